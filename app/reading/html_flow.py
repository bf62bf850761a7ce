"""Running text of a web page: white space as a browser shows it, paragraphs, lines of their own."""

from __future__ import annotations

import re

from app.reading.blocks import Block

_SPACE = re.compile(r"[ \t\n\r\f]+")
_WIDE = "[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\U00020000-\U0003ffff]"
_WRAP = re.compile(rf"(?<={_WIDE})[ \t\r\f]*\n[ \t\n\r\f]*(?={_WIDE})")
_RAISED = str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")


class Flow:
    """What stands in a page, a cell or a caption: its blocks so far and the paragraph being read.

    ``struck`` is what was struck out in it.
    """

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.struck: list[Block] = []
        self._parts: list[str] = []
        self._gap = False
        self._fresh = True  # nothing stands in this line yet

    def text(self, text: str) -> None:
        """Add text in which white space only sets words apart.

        A line that the source breaks between two Chinese characters goes on without a space.
        """
        if "\n" in text:
            text = _WRAP.sub("", text)
        words = _SPACE.sub(" ", text)
        core = words.strip(" ")
        if not core:
            self._gap = self._gap or bool(words)
            return
        if (self._gap or words[0] == " ") and not self._fresh:
            self._parts.append(" ")
        self._parts.append(core)
        self._fresh = False
        self._gap = words[-1] == " "

    def preformatted(self, text: str) -> None:
        """Add text whose spaces and lines stand as they are."""
        if self._gap and not self._fresh:
            self._parts.append(" ")
        self._parts.append(text.replace("\r\n", "\n").replace("\r", "\n"))
        self._fresh, self._gap = text.endswith("\n"), False

    def raised(self, text: str) -> None:
        """Add superscript text; its digits become superscript digits, so that no number grows by them."""
        self.text(text.translate(_RAISED))

    def line(self) -> None:
        """End the line, not the paragraph."""
        self._parts.append("\n")
        self._fresh, self._gap = True, False

    def paragraph(self) -> None:
        """End the paragraph if there is one."""
        if self._parts:
            text = "".join(self._parts).strip("\n")
            if text:
                self.blocks.append(text)
            self._parts = []
        self._fresh, self._gap = True, False

    def last(self) -> str:
        """The last text with anything in it, "" if there is none."""
        begun = "".join(self._parts)
        texts = (block for block in reversed(self.blocks) if isinstance(block, str) and block.strip())
        return begun if begun.strip() else next(texts, "")

    def add(self, blocks: list[Block]) -> None:
        """Add blocks that are ready."""
        self.paragraph()
        self.blocks += blocks

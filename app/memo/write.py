"""Writing the memo to a file: the format by the suffix, the file there whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from app.memo.content import memo_content
from app.memo.model import Memo
from app.review.atomic import write_atomically
from app.review.refused import refused
from app.review.review import Review
from app.sentence import Sentence


class MemoProblem(Exception):
    """A memo or a copy was not written. ``sentence`` says what happened, what is safe and what to do."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.message = str(sentence)
        super().__init__(self.message)


def _docx(memo: Memo) -> bytes:
    from app.memo.docx import render  # python-docx takes its time, and only this format needs it

    return render(memo)


def _pdf(memo: Memo) -> bytes:
    try:
        from app.memo.pdf import render  # Qt, which only a PDF needs

        return render(memo)
    except ImportError as error:
        raise MemoProblem(
            Sentence(
                "写 PDF 需要 Qt，而 Qt 在这台机器上加载不了（{error}），没有写入任何文件。"
                "请改用 .docx 或 .html，或安装 PySide6-Essentials 及其所需的系统库。",
                error=str(error),
            )
        ) from error


def _html(memo: Memo) -> bytes:
    from app.memo.html import render

    return render(memo).encode("utf-8")


def _markdown(memo: Memo) -> bytes:
    from app.memo.markdown import render

    return render(memo).encode("utf-8")


FORMATS: dict[str, Callable[[Memo], bytes]] = {
    ".docx": _docx,
    ".pdf": _pdf,
    ".html": _html,
    ".md": _markdown,
}
"""What can be written, by suffix."""


def write_memo(review: Review, path: Path, *, on: date | None = None) -> None:
    """Write the memo of a review, dated ``on`` or today, in the format of the suffix.

    Raises MemoProblem; whatever stood at ``path`` is then untouched.
    """
    memo_writer(review, path, on=on)()


def memo_writer(review: Review, path: Path, *, on: date | None = None) -> Callable[[], None]:
    """:func:`write_memo` in two: what is to be written is settled now, the function given writes it.

    That may be on another thread, while the review goes on. Both raise MemoProblem.
    """
    render = FORMATS.get(path.suffix.lower())
    if render is None:
        raise MemoProblem(
            Sentence(
                "不能导出“{suffix}”格式的备忘录，没有写入任何文件。请使用以下扩展名之一：{known}。",
                suffix=path.suffix or path.name,
                known=tuple(FORMATS),
            )
        )
    if same_file(path, review.source.path):
        raise MemoProblem(
            Sentence("备忘录不能覆盖被校核的文件“{name}”，没有写入任何内容。请换一个文件名。", name=path.name)
        )
    memo = memo_content(review, on=on or date.today())
    return lambda: put(path, render(memo), Sentence("备忘录"))


def put(path: Path, data: bytes, what: Sentence) -> None:
    """Write what was made, a memo or a copy, all of it or nothing; raises MemoProblem."""
    try:
        write_atomically(path, data)
    except OSError as error:
        _, why, todo = refused(error)
        raise MemoProblem(
            Sentence(
                "{what}未能写入“{path}”：{why}。原有文件没有改动。{todo}",
                what=what,
                path=path,
                why=why,
                todo=todo,
            )
        ) from error


def same_file(one: Path, other: Path) -> bool:
    """Whether both names mean one file, whether or not it is there."""
    try:
        return one.samefile(other)
    except OSError:
        return one.absolute() == other.absolute()

"""RTF files: a small reader of groups, character sets, tables and text boxes.

The text is what Word shows when all tracked changes are accepted; numbers of lists are those the
file itself holds as text. Left out: headers and footers, notes, comments, hidden text, pictures
(one in the place of a table is told).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from app.reading.blocks import Block, compose, numbered
from app.reading.document import Read
from app.reading.instead import note_pictures
from app.reading.package import BadPackage, OversizedPackage
from app.reading.rtf_tables import CellShape, RowShape, Story
from app.sentence import Sentence

WHAT = Sentence("这份 RTF 文档")

_TOKEN = re.compile(
    rb"\\([A-Za-z]{1,32})(-?\d{1,20})? ?|\\'([0-9A-Fa-f]{2})|\\([^A-Za-z])|([{}])|([^\\{}]+)", re.DOTALL
)
_GROUPS = 20_000
_CHARSETS = {
    128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251",
    222: "cp874", 238: "cp1250",
}  # fmt: skip
_PAGES = {936: "gb18030", 950: "cp950", 932: "cp932", 949: "cp949", 65001: "utf-8", 54936: "gb18030"}
_SKIPPED = {
    "colortbl", "stylesheet", "info", "pict", "header", "headerl", "headerr", "headerf", "footer",
    "footerl", "footerr", "footerf", "footnote", "annotation", "fldinst", "nonshppict", "shprslt",
    "nonesttables", "xe", "tc", "tcn", "rxe", "listtable", "listoverridetable", "revtbl", "pntxta",
    "pntxtb", "objdata", "filetbl", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn",
    "sp", "mmathPr", "comment", "generator", "private", "bkmkstart", "bkmkend", "themedata", "datastore",
}  # fmt: skip
_SIGNS = {
    "tab": "\t", "line": "\n", "page": "\n", "column": "\n", "emdash": "—", "endash": "–",
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "·", "emspace": "\u2003",
    "enspace": "\u2002", "qmspace": "\u2005",
}  # fmt: skip
_SYMBOLS = {b"~": "\u00a0", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}", b"\t": "\t"}
_SHAPE_CELLS = 500
_LARGEST = 2**31


@dataclass(frozen=True, slots=True)
class _State:
    """What a group inherits and gives back at its end.

    ``inside`` is "" for text, "fonts", "shape" (a drawing, of which only the text box is read),
    "property" (of a drawing), "upr" (text twice, of which the second is read), "number" (of a list) or
    "left out".
    """

    inside: str = ""
    font: int = -1
    fallback: int = 1  # how many characters stand in for one of Unicode
    hidden: bool = False
    deleted: bool = False
    in_table: bool = False
    depth: int = 0
    nested: bool = False  # the shape of a row of an inner table is being stated
    box: bool = False  # this group began a text box


@dataclass(slots=True)
class _Flow:
    """A story and its open paragraph."""

    story: Story = field(default_factory=Story)
    parts: list[str] = field(default_factory=list)
    boxes: list[Block] = field(default_factory=list)
    number_at: int = 0
    numeral: str = ""


@dataclass(slots=True)
class _Shape:
    """The shape of a row as far as it is stated."""

    left: int = 0
    cells: list[CellShape] = field(default_factory=list)
    across: str = ""
    down: str = ""


def read_rtf(data: bytes) -> Read:
    """The text and the tables of an RTF file; raises BadPackage if it is none or is cut off."""
    data = data.lstrip()
    if not data.startswith(b"{\\rtf"):
        raise BadPackage(WHAT)
    reader = _Reader()
    reader.run(data)
    return compose(reader.blocks())._replace(notes=note_pictures(reader.above))


class _Reader:
    def __init__(self) -> None:
        self._state = _State()
        self._stack: list[_State] = []
        self._flows = [_Flow()]
        self._pending = bytearray()  # bytes of text not yet decoded: a sign may have several
        self._stand_ins = 0  # characters still to be dropped
        self._starred = False  # the next word names a destination that may be left out
        self._page = "cp1252"
        self._default_font = -1
        self._font = -1  # the one the font table is describing
        self._fonts: dict[int, str] = {}
        self.above: list[str] = []  # the last words before each picture
        self._words = ""
        self._shapes = {False: _Shape(), True: _Shape()}  # of rows, and of rows of inner tables

    def run(self, data: bytes) -> None:
        """Read all tokens up to the end of the outermost group."""
        position = 0
        while (token := _TOKEN.match(data, position)) is not None:
            position = token.end()
            word, argument, code, sign, brace, plain = token.groups()
            if plain is not None:
                self._bytes(plain)
            elif code is not None:
                self._bytes(bytes([int(code, 16)]))
            elif word is not None:
                number = None if argument is None else max(-_LARGEST, min(_LARGEST, int(argument)))
                if word == b"bin":
                    position += max(0, number or 0)
                else:
                    self._word(word.decode("ascii"), number)
            elif brace == b"{":
                self._open()
            elif brace == b"}":
                self._close()
                if not self._stack:
                    return
            elif sign is not None:
                self._sign(sign)
        raise BadPackage(WHAT)

    def blocks(self) -> list[Block]:
        """What was read."""
        flow = self._flows[0]
        if flow.parts:
            self._end_paragraph()
        return flow.story.blocks()

    def _open(self) -> None:
        self._flush()
        self._stand_ins = 0
        self._stack.append(self._state)
        self._state = replace(self._state, box=False)
        if len(self._stack) > _GROUPS:
            raise OversizedPackage(WHAT)

    def _close(self) -> None:
        self._flush()
        self._stand_ins = 0
        self._starred = False
        state = self._state
        if state.box:
            if self._flows[-1].parts:
                self._end_paragraph()
            box = self._flows.pop()
            self._flows[-1].boxes += box.story.blocks()
        self._state = self._stack.pop()
        if state.inside == "number" and self._state.inside != "number":
            flow = self._flows[-1]
            flow.numeral += "".join(flow.parts[flow.number_at :]).strip()
            del flow.parts[flow.number_at :]

    def _bytes(self, data: bytes) -> None:
        if self._state.inside not in _READ or self._state.hidden or self._state.deleted:
            return
        data = data.replace(b"\r", b"").replace(b"\n", b"")
        if self._stand_ins:
            dropped = min(self._stand_ins, len(data))
            self._stand_ins -= dropped
            data = data[dropped:]
        self._pending += data

    def _flush(self) -> None:
        if self._pending:
            data, self._pending = bytes(self._pending), bytearray()
            codec = self._fonts.get(self._state.font if self._state.font >= 0 else self._default_font, "")
            self._put(_decoded(data, codec or self._page))

    def _put(self, text: str) -> None:
        if self._state.inside in _READ and not self._state.hidden and not self._state.deleted:
            self._flows[-1].parts.append(text)

    def _sign(self, sign: bytes) -> None:
        if self._stand_ins:
            self._stand_ins -= 1
        elif sign == b"*":
            self._starred = True
        elif sign in (b"\n", b"\r"):
            self._flush()
            self._end_paragraph()
        elif sign in _SYMBOLS:
            self._flush()
            self._put(_SYMBOLS[sign])

    def _word(self, name: str, number: int | None) -> None:
        self._flush()
        self._stand_ins = 0
        starred, self._starred = self._starred, False
        if self._begins(name, starred):
            return
        if self._state.inside == "fonts":
            self._describe_font(name, number)
        elif name == "u":
            self._put(chr((number or 0) % 0x10000))
            self._stand_ins = self._state.fallback
        elif name in _SIGNS:
            self._put(_SIGNS[name])
        elif name in _PROPERTIES:
            self._state = _PROPERTIES[name](self._state, number)
        elif name == "ansicpg":
            self._page = _PAGES.get(number or 0, "cp1252")
        elif name == "deff":
            self._default_font = number or 0
        elif self._state.inside in _READ:
            self._mark(name, number)

    def _begins(self, name: str, starred: bool) -> bool:
        """Whether the word begins a destination: a part of the file that is not plain text."""
        state = self._state
        if name in ("pict", "shppict") and state.inside in _WITH_PICTURES:
            self.above.append("".join(self._flows[-1].parts).strip() or self._words)
        if name in ("shptxt", "dptxbxtext") and state.inside == "shape":
            self._flows.append(_Flow())
            self._state = replace(
                state, inside="", box=True, hidden=False, deleted=False, in_table=False, depth=0
            )
        elif name == "ud" and state.inside == "upr":
            self._state = replace(state, inside="")
        elif name == "fonttbl":
            self._state = replace(state, inside="fonts")
        elif name in ("shpinst", "do") and starred:
            self._state = replace(state, inside="shape" if state.inside in _READ else "left out")
        elif name == "upr":
            self._state = replace(state, inside="upr" if state.inside in _READ else "left out")
        elif name == "sp" and state.inside == "shape":
            self._state = replace(state, inside="property")
        elif name == "nesttableprops":
            self._state = replace(state, nested=True)
        elif name in ("listtext", "pntext"):
            if state.inside == "":
                self._state = replace(state, inside="number")
                self._flows[-1].number_at = len(self._flows[-1].parts)
        elif (name in _SKIPPED and state.inside != "fonts") or (
            starred and state.inside not in ("fonts", "shape")
        ):
            self._state = replace(state, inside="left out")
        else:
            return False
        return True

    def _describe_font(self, name: str, number: int | None) -> None:
        if name == "f":
            self._font = number or 0
        elif name == "fcharset" and number in _CHARSETS:
            self._fonts[self._font] = _CHARSETS[number]
        elif name == "cpg" and number in _PAGES:
            self._fonts[self._font] = _PAGES[number]

    def _mark(self, name: str, number: int | None) -> None:
        """A word that shapes the text: ends of paragraphs, cells and rows, and the shapes of rows."""
        depth = self._state.depth
        shape = self._shapes[self._state.nested]
        if name in ("par", "sect"):
            if not self._state.deleted:
                self._end_paragraph()
        elif name == "cell":
            self._end_cell(1)
        elif name == "nestcell":
            self._end_cell(max(2, depth))
        elif name == "row":
            shape = self._shapes[False]
            self._flows[-1].story.end_row(1, RowShape(shape.left, tuple(shape.cells)))
        elif name == "nestrow":
            self._flows[-1].story.end_row(max(2, depth), RowShape(shape.left, tuple(shape.cells)))
        elif name == "trowd":
            self._shapes[self._state.nested] = _Shape()
        elif name == "trleft":
            shape.left = number or 0
        elif name in ("clmgf", "clmrg"):
            shape.across = "first" if name == "clmgf" else "more"
        elif name in ("clvmgf", "clvmrg"):
            shape.down = "first" if name == "clvmgf" else "more"
        elif name == "cellx":
            if len(shape.cells) > _SHAPE_CELLS:
                raise OversizedPackage(WHAT)
            shape.cells.append(CellShape(number or 0, shape.across, shape.down))
            shape.across = shape.down = ""

    def _end_cell(self, depth: int) -> None:
        text, boxes = self._paragraph()
        story = self._flows[-1].story
        for box in boxes:
            story.add(depth, box)
        story.end_cell(depth, text)

    def _end_paragraph(self) -> None:
        story = self._flows[-1].story
        depth = self._state.depth or int(self._state.in_table or story.row_is_open)
        text, boxes = self._paragraph()
        story.add(depth, text)
        for box in boxes:
            story.add(depth, box)

    def _paragraph(self) -> tuple[str, list[Block]]:
        """The open paragraph's text, whole, and its text boxes; the next one is open now."""
        flow = self._flows[-1]
        text = "".join(flow.parts)
        if _SURROGATE.search(text):
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        text = numbered(flow.numeral, "tab", text)
        self._words = text.strip() or self._words
        boxes = flow.boxes
        flow.parts, flow.boxes, flow.numeral = [], [], ""
        return text, boxes


_READ = ("", "number")
_WITH_PICTURES = (*_READ, "shape", "property")
_SURROGATE = re.compile("[\ud800-\udfff]")

_PROPERTIES: dict[str, Callable[[_State, int | None], _State]] = {
    "f": lambda state, number: replace(state, font=number or 0),
    "uc": lambda state, number: replace(state, fallback=max(0, min(16, number or 0))),
    "plain": lambda state, _: replace(state, font=-1, hidden=False, deleted=False),
    "v": lambda state, number: replace(state, hidden=number != 0),
    "deleted": lambda state, number: replace(state, deleted=number != 0),
    "mvf": lambda state, number: replace(state, deleted=number != 0),
    "pard": lambda state, _: replace(state, in_table=False, depth=0),
    "intbl": lambda state, _: replace(state, in_table=True),
    "itap": lambda state, number: replace(state, depth=max(0, number or 0)),
}


def _decoded(data: bytes, codec: str) -> str:
    """Text of one font. A code page that cannot be right gives way to that of Western text."""
    for each in (codec, "cp1252"):
        try:
            return data.decode(each)
        except UnicodeDecodeError:
            continue
    return data.decode(codec, errors="replace")

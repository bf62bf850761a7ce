"""A worksheet as it was read: texts by place, merged ranges, what is hidden, what has borders."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from app.reading.problems import ReadProblem
from app.sentence import Sentence

WHAT = Sentence("电子表格")
"""How messages name this kind of file."""

CELLS = 200_000
"""The most filled cells a workbook may have; a report has five hundred."""
AREA = 600_000
"""The most places of the used range of one sheet, blank ones included."""
MERGES = 20_000
"""The most merged ranges of one sheet."""

LAST_COLUMN = 16_384
"""How many columns a sheet of Excel 2007 and later has."""

Place: TypeAlias = tuple[int, int]
"""Row and column, both from 0."""


class OversizedSheet(ReadProblem):
    """A worksheet that is far larger than any report."""

    kind = "too_large"

    def __init__(self) -> None:
        super().__init__(
            Sentence(
                "工作表的行列数远超一份年度报告应有的规模，为免耗尽内存未予读取。文件未被改动。"
                "请确认选对了文件，或只将报告所在的区域复制到新工作簿后再打开。"
            )
        )


class NoSheet(ReadProblem):
    """A workbook without a visible worksheet that holds anything."""

    kind = "empty"

    def __init__(self) -> None:
        super().__init__(
            Sentence(
                "电子表格中没有可见的内容（空工作表和隐藏的工作表不读取）。文件未被改动。"
                "请在原软件中确认报告所在的工作表没有被隐藏，另存后再打开。"
            )
        )


@dataclass(slots=True)
class Book:
    """What the sheets of one workbook share; ``formats`` and ``bordered`` are by style."""

    strings: list[str] = field(default_factory=list)
    formats: list[str] = field(default_factory=list)
    bordered: list[bool] = field(default_factory=list)
    date1904: bool = False


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range; both ends belong to it."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Sheet:
    """One worksheet. ``texts`` holds filled cells only, as a person sees them.

    Of a ``hidden`` one only the name is known.
    ``bordered`` are places, filled or not, that are drawn with a border.
    """

    name: str
    texts: dict[Place, str] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    bordered: set[Place] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    hidden: bool = False

    def put(self, row: int, column: int, text: str) -> None:
        """Note the text of a cell. Raises OversizedSheet beyond the limit."""
        if text.strip():
            self.texts[row, column] = text
            if len(self.texts) > CELLS:
                raise OversizedSheet

    def border(self, row: int, column: int) -> None:
        """Note that a place has a border; those beyond the limit are of no use to anybody."""
        if len(self.bordered) < CELLS:
            self.bordered.add((row, column))

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Note a merged range. Raises OversizedSheet beyond the limit."""
        if bottom < top or right < left or (top, left) == (bottom, right):
            return
        if len(self.merges) >= MERGES:
            raise OversizedSheet
        self.merges.append(Merge(top, left, bottom, right))

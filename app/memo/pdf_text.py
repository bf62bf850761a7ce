"""The text of the memo as one document of Qt, on a sheet without end (:mod:`app.memo.pdf_breaks`).

Lengths are in units of a quarter point, also those of fonts, so that a page looks the same on paper,
in a file and on any screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from app.memo.layout import ROOM, Block, Grid, Heading, Look, Paragraph, Signatures, plain

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

UNIT: Final = 4
"""Units to the point."""
RESOLUTION: Final = 72 * UNIT
"""Units to the inch."""
_MM: Final = RESOLUTION / 25.4
WIDTH: Final = 210 * _MM
HEIGHT: Final = 297 * _MM
LEFT, RIGHT, TOP, BOTTOM = 28 * _MM, 26 * _MM, 37 * _MM, 35 * _MM  # GB/T 9704
TEXT_WIDTH: Final = WIDTH - LEFT - RIGHT
TEXT_HEIGHT: Final = HEIGHT - TOP - BOTTOM
SMALL: Final = 9
"""The font of the head and the foot of a page, in points."""
_TITLE, _CHAPTER, _BODY, _TABLE = 22, 14, 12, 10.5  # points, as in the Word memo
CELL_SPACING: Final = 104
"""The height of a line in a table, in percent of the font's own."""
_BESIDE: Final = 5
"""Points between the letters of a cell and the rule beside them, as in Word."""
_LONG: Final = 200
"""Characters of a cell from which on its row may be parted, so that its cells begin at the top."""


def font(family: str, points: float) -> QFont:
    """A font of that height; without hinting, which would set letters by the grid of one screen."""
    from PySide6.QtGui import QFont

    font = QFont(family)
    font.setPixelSize(round(points * UNIT))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def written(laid_out: Sequence[Block], family: str) -> tuple[QTextDocument, list[int]]:
    """All blocks as one document, and the position at which each of them begins."""
    from PySide6.QtGui import QTextCursor, QTextDocument

    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setDefaultFont(font(family, _BODY))
    cursor = QTextCursor(document)
    starts = []
    for index, block in enumerate(laid_out):
        if isinstance(block, Grid):
            starts.append(_table(cursor, block, family))
        else:
            look, character = _look(block, family)
            if index == 0:
                cursor.setBlockFormat(look)
                cursor.setBlockCharFormat(character)
            else:
                cursor.insertBlock(look, character)
            starts.append(cursor.position())
            _say(cursor, block, character)
    document.setTextWidth(TEXT_WIDTH)
    return document, starts


def _look(block: Heading | Paragraph | Signatures, family: str) -> tuple[QTextBlockFormat, QTextCharFormat]:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QTextBlockFormat, QTextCharFormat

    look, character = QTextBlockFormat(), QTextCharFormat()
    points, spacing, before, after = float(_BODY), 130, 0, 0
    match block:
        case Heading(0):
            points, spacing, after = _TITLE, 110, 10
            look.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        case Heading(1):
            points, before, after = _CHAPTER, 10, 4
        case Heading():
            before, after = 8, 2
        case Signatures():
            before, after = 20, 10
        case Paragraph(_, Look.BODY):
            look.setTextIndent(2 * _BODY * UNIT)
        case Paragraph(_, Look.ITEM):
            before = 8
        case Paragraph(_, Look.DETAIL):
            points, spacing = _TABLE, 120
            look.setLeftMargin(1.5 * _BODY * UNIT)
        case Paragraph(_, Look.CLOSING):
            look.setAlignment(Qt.AlignmentFlag.AlignRight)
            look.setRightMargin(2 * _BODY * UNIT)
    look.setTopMargin(before * UNIT)
    look.setBottomMargin(after * UNIT)
    look.setLineHeight(spacing, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    character.setFont(font(family, points))
    return look, character


def _say(cursor: QTextCursor, block: Block, character: QTextCharFormat) -> None:
    from PySide6.QtGui import QFont, QTextCharFormat

    strong, ruled = QTextCharFormat(character), QTextCharFormat(character)
    strong.setFontWeight(QFont.Weight.Bold)
    ruled.setFontUnderline(True)
    match block:
        case Heading(level, text):
            # The title is not bold, as in Word. Qt would make it so in a file and not on the screen: there
            # it embolds only letters of less than 64 dots.
            cursor.insertText(plain(text), strong if level else character)
        case Paragraph(runs):
            for run in runs:
                cursor.insertText(plain(run.text), strong if run.strong else character)
        case Signatures():
            for number, line in enumerate(block.lines):
                for index, entry in enumerate(line):
                    before = "　" if index else "\u2028" * bool(number)  # a new line of the paragraph
                    cursor.insertText(f"{before}{entry.label}：", character)
                    room = max(0, ROOM - len(entry.value))
                    filled = "　" * (room // 2) + plain(entry.value) + "　" * (room - room // 2)
                    cursor.insertText(filled + "\u2060", ruled)  # else Qt rules no blanks that end a line


def _table(cursor: QTextCursor, grid: Grid, family: str) -> int:
    """Put a table in; gives the position of its first cell."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import (
        QColor,
        QFont,
        QTextBlockFormat,
        QTextCharFormat,
        QTextFrameFormat,
        QTextLength,
        QTextTableFormat,
    )

    rows = [grid.header, *grid.rows] if grid.header else list(grid.rows)
    whole = sum(grid.widths)
    look = QTextTableFormat()
    look.setBorderCollapse(True)
    look.setBorder(2)
    look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    look.setBorderBrush(QColor("#555555"))
    look.setCellPadding(3 * UNIT)
    look.setCellSpacing(0)
    look.setTopMargin(3 * UNIT)
    look.setBottomMargin(6 * UNIT)
    look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    look.setColumnWidthConstraints(
        [QTextLength(QTextLength.Type.PercentageLength, 100 * width / whole) for width in grid.widths]
    )
    look.setHeaderRowCount(1 if grid.header else 0)
    table = cursor.insertTable(len(rows), len(grid.widths), look)
    for row, cells in enumerate(rows):
        may_be_parted = max(map(len, cells)) > _LONG
        for column, text in enumerate(cells):
            header = bool(grid.header) and row == 0
            label = header or (not grid.header and column == 0)
            cell = table.cellAt(row, column)
            character, block = QTextCharFormat(), QTextBlockFormat()
            character.setFont(font(family, _TABLE))
            block.setLineHeight(CELL_SPACING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            centred = header or column in grid.centred
            block.setAlignment(Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft)
            shade = cell.format().toTableCellFormat()
            shade.setLeftPadding(_BESIDE * UNIT)
            shade.setRightPadding(_BESIDE * UNIT)
            if not may_be_parted:
                shade.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
            if label:
                character.setFontWeight(QFont.Weight.Bold)
                shade.setBackground(QColor("#f2f2f2"))
            cell.setFormat(shade)
            inside = cell.firstCursorPosition()
            inside.setBlockFormat(block)
            inside.insertText(plain(text), character)
    cursor.movePosition(cursor.MoveOperation.End)
    return int(table.cellAt(0, 0).firstCursorPosition().position())

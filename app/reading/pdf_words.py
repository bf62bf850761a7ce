"""Where tables without rules stand among the lines of a page, outside every ruled table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.reading.pdf_blocks import Word, is_heading, split_words
from app.reading.pdf_columns import NO_TABLE, Above
from app.reading.pdf_rows import zone_tables
from app.reading.placed import PlacedPage
from app.reading.placed_join import Table
from app.reading.placed_text import Line

_ALONE = 2.4  # heights of a line from one that belongs to nothing else to the next
_WIDE = 0.58  # the share of the page's width that no label takes
_EDGE = 0.033  # the share of the page above and below that printers leave to their own lines
_MARGIN = 0.09  # the share of the page above and below in which page numbers stand


def find_tables(
    lines: Sequence[Line], page: PlacedPage, before: Above = NO_TABLE
) -> Iterator[tuple[float, Table | list[Line]]]:
    """Tables and the running text between them, each with where it begins, from top to bottom.

    ``before`` is the table that the page before ends with, if it may go on here.
    """
    found = list(_found(lines, page, before))
    last = lines[-1]
    if len(lines) > 1 and is_page_number(last, page) and last.y - lines[-2].y < _ALONE * last.size:
        # The page's number, close under the text: or is it the rest of a value?
        for _, table in found:
            if isinstance(table, Table) and table.box.bottom > last.top - 2 * _ALONE * last.size:
                for cell in table.cells:
                    cell.certain = cell.certain and cell.row < table.rows - 1
    yield from found


def is_page_number(line: Line, page: PlacedPage) -> bool:
    """Whether nothing but the page's number stands in a line: 4, - 4 -."""
    return line.text.strip("-—– ") == str(page.number)


def is_in_margin(line: Line, page: PlacedPage) -> bool:
    """Whether a line stands where page numbers do, at the page's top or bottom."""
    return not _MARGIN * page.height < line.y < (1 - _MARGIN) * page.height


def _found(
    lines: Sequence[Line], page: PlacedPage, before: Above
) -> Iterator[tuple[float, Table | list[Line]]]:
    words = [split_words(line) for line in lines]
    zones = list(_zones(lines, words, page))
    prose: list[Line] = []
    done = 0
    for start, end in zones:
        prose += lines[done:start]
        if prose:
            yield prose[0].top, prose
        goes_on = all(is_in_margin(line, page) for line in lines[:start])
        prose = []
        yield from zone_tables(words[start:end], before if goes_on else NO_TABLE)
        done = end
    prose += lines[done:]
    if prose:
        yield prose[0].top, prose


def _zones(
    lines: Sequence[Line], words: Sequence[Sequence[Word]], page: PlacedPage
) -> Iterator[tuple[int, int]]:
    """The ranges of lines in which a table stands: those with figures, and what is near them."""
    marks = [_is_row(line, parts, page) for line, parts in zip(lines, words, strict=True)]
    for index, near in ((0, 1), (-1, -2)):
        if marks[index] and _is_short(lines[index]):  # a page number stands alone
            apart = abs(lines[index].y - lines[near].y) if len(lines) > 1 else float("inf")
            marks[index] = apart < _ALONE * lines[index].size and not is_page_number(lines[index], page)
    prose = [_is_prose(line, parts, page) for line, parts in zip(lines, words, strict=True)]
    for index in (0, -1):
        prose[index] = prose[index] or is_page_number(lines[index], page)
    index = 0
    while index < len(lines):
        if not marks[index]:
            index += 1
            continue
        start = index
        while start > 0 and not prose[start - 1] and not _stands_alone(lines, words, start - 1):
            start -= 1
        end = last = index + 1
        while end < len(lines) and not prose[end] and not _stands_alone(lines, words, end):
            end += 1
            if marks[end - 1]:
                last = end
        while last < end and not _stands_alone(lines, words, last):
            last += 1
        yield start, last
        index = last
    rest = len(lines)  # heads at a page's end, of rows on the next page
    while rest > 0 and prose[rest - 1]:
        rest -= 1
    end = rest
    while rest > 0 and not marks[rest - 1] and not prose[rest - 1]:
        if is_heading(words[rest - 1]):
            if any(len(parts) > 1 for parts in words[rest:end]):
                yield rest, end
            return
        rest -= 1


def _is_short(line: Line) -> bool:
    return len(line.text) <= 8 and line.right - line.left < 6 * line.size


def _is_row(line: Line, words: Sequence[Word], page: PlacedPage) -> bool:
    """Whether figures stand apart in a line, and it is no page number."""
    if not any(word.figure for word in words):
        return False
    if sum(not word.figure for word in words) > 3:
        return False
    if not _EDGE * page.height < line.y < (1 - _EDGE) * page.height:
        return False
    return not (is_in_margin(line, page) and len(words) <= 3 and all(len(word.text) <= 4 for word in words))


def _is_prose(line: Line, words: Sequence[Word], page: PlacedPage) -> bool:
    """Whether a line is running text, or stands in the page's margin."""
    if not _EDGE * page.height < line.y < (1 - _EDGE) * page.height:
        return True
    widest = max((word.line.right - word.line.left for word in words), default=0.0)
    return (widest > _WIDE * page.width and not any(word.figure for word in words)) or line.text.endswith(
        "。"
    )


def _stands_alone(lines: Sequence[Line], words: Sequence[Sequence[Word]], index: int) -> bool:
    """Whether a line is a heading, and not the first line of a row's label that begins as one."""
    if not is_heading(words[index]):
        return False
    line = lines[index]
    return index + 1 == len(lines) or lines[index + 1].y - line.y > 1.65 * line.size

"""The facts of a report: title, issuer, year, period, sign-off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from app.parsing.dates import DATE, MONTH_DAY, YEAR, read_date, read_year
from app.parsing.issuers import issuer_kind
from app.parsing.lines import Line, trimmed
from app.parsing.values import absent_cell, date_cell, read_cell
from app.record import NamedTuple
from app.report.address import FACTS, Address, fact_address
from app.report.cell import Cell, Span
from app.report.issuer import KIND_LABELS, IssuerKind

_LEAD_LINES = 14
_TITLE_LINES = 3
_LONGEST_TITLE = 60
_LAST_LINES = 8
_CHROME_LINES = 60
"""How many lines of a web page's frame may stand between the report and what is looked for."""
_CLOSING_LINES = 12
_LEAD = 3000

_SENTENCE = re.compile(r"[。；;，,！？]|[:：].")
_TITLE_END = re.compile(r"(?:报告|年报|报告书)(?:[(（][^()（）]{1,12}[)）])?$")
_TITLE_WORD = re.compile(r"公开|年度报告|工作报告|年报")
_NAME = re.compile(
    r"(?:关于)?(?:政府信息公开|政务信息公开|政务公开|政务信息|信息公开|政府信息|年度工作报告|年度报告|工作报告|年报|工作年度报告)"
)
_TITLE_YEAR = re.compile(rf"(?:关于)?\s*({YEAR})\s*(?:年度|年)?(?![0-9０-９月])")
_AREA = re.compile(r"\S{1,9}[省市区县州盟旗镇乡]")
_NUMBERED = re.compile(r"〔|〕|第?\d+号$")
_WHITE = re.compile(r"\s+")

_TO = r"[至到—\-~～－–―]{1,2}"
_PERIOD = re.compile(
    rf"({DATE})(?:零时|0时)?\s{{0,4}}[起始]?\s{{0,4}}(?:,|，)?{_TO}\s{{0,4}}({DATE}|{MONTH_DAY})"
)
_PERIOD_WORD = re.compile(r"统计|期限|时限|数据")
_PERIOD_HINT = re.compile(r"时间|期间|年度|报告")
_BODY_YEAR = re.compile(r"(?<![0-9〔（(第])((?:19|20)\d{2})\s?年度?(?!\s?\d{1,2}\s?月)")

_WHOLE_DATE = re.compile(rf"[(（]?\s*(?:(?:落款|签发)?(?:日期|时间)\s*[:：])?\s*({DATE})\s*[)）]?")
_ENDING_DATE = re.compile(rf"(.{{2,40}}?)\s*({DATE})\s*")


class Place(NamedTuple):
    """A piece of the text that is a fact."""

    raw: str
    span: Span


def _place(text: str, start: int, end: int) -> Place:
    span = trimmed(text, start, end)
    return Place(text[span.start : span.end], span)


def read_facts(text: str, lines: Sequence[Line], first: int, last: int) -> dict[Address, Cell]:
    """All facts in the order of ``FACTS``; what is not printed is absent.

    ``first`` is where the first section's heading starts and ``last`` where the last section's
    heading ends (0 and the end of the text if there are no sections).
    """
    title, title_line = _title(text, lines, first)
    signer, signed = _sign_off(text, lines, last, title_line)
    issuer, year = _of_title(text, title) if title else (None, None)
    lead = first or min(len(text), _LEAD)
    period = _period(text, lead)
    found: dict[Address, Cell] = {}

    def put(name: str, place: Place | None) -> None:
        if place is not None:
            found[fact_address(name)] = read_cell(fact_address(name), place.raw, place.span)

    put("title", title)
    put("issuer", issuer or signer)
    put("year", year)
    put("signed_on", signed)
    put("published_on", _published(text, first, last))
    if period:
        start, end = period
        began = read_date(start.raw)
        ended = read_date(end.raw, began.year if began else None)
        for name, place, day in (("period_start", start, began), ("period_end", end, ended)):
            found[fact_address(name)] = date_cell(fact_address(name), place.raw, place.span, day)
    if fact_address("year") not in found:
        cell = _year(text, lead, period, signed)
        if cell:
            found[fact_address("year")] = cell
    names = [place.raw for place in (issuer, signer) if place]
    if names:
        found[fact_address("issuer_kind")] = _kind(names)
    return {
        fact_address(name): found.get(fact_address(name)) or absent_cell(fact_address(name)) for name in FACTS
    }


def _title(text: str, lines: Sequence[Line], first: int) -> tuple[Place | None, int]:
    """The title, over up to three lines, and the index of its last line (-1 if there is none).

    It stands at the top. On a web page bars and menus may stand before it: then it is the whole
    title that is nearest to the first section.
    """
    found = _title_at_top(text, lines, first)
    if first and (found[0] is None or not _is_whole(found[0].raw)):
        before = [i for i, line in enumerate(lines) if line.text and line.start < first]
        for index in reversed(before[-_CHROME_LINES:]):
            line = lines[index].text
            if (
                _may_be_title(line)
                and _TITLE_END.search(line)
                and _TITLE_WORD.search(line)
                and _is_whole(line)
            ):
                return _line_place(text, lines[index]), index
    return found


def _title_at_top(text: str, lines: Sequence[Line], first: int) -> tuple[Place | None, int]:
    head: list[int] = []
    for index, line in enumerate(lines):
        if first and line.start >= first:
            break
        if line.text:
            head.append(index)
            if len(head) >= _LEAD_LINES or len(line.text) > _LONGEST_TITLE:
                break
    for position, index in enumerate(head):
        if not _may_be_title(lines[index].text) or not _TITLE_END.search(lines[index].text):
            continue
        top = position
        while top > 0 and position - top < _TITLE_LINES - 1:
            above = lines[head[top - 1]].text
            joined = "".join(lines[i].text for i in head[top : position + 1])
            if not _may_be_title(above) or _NUMBERED.search(above):
                break
            if _is_whole(joined) and (
                _TITLE_YEAR.search(lines[head[top]].text) or above in joined or not _AREA.fullmatch(above)
            ):
                break
            top -= 1
        place = _place(text, lines[head[top]].start, lines[index].end)
        if _TITLE_WORD.search(_WHITE.sub("", place.raw)):
            return place, index
    return None, -1


def _may_be_title(line: str) -> bool:
    return len(line) <= _LONGEST_TITLE and not _SENTENCE.search(line) and "\t" not in line


def _is_whole(title: str) -> bool:
    """Whether nothing is missing before this end of a title: it names an issuer and a year."""
    title = _WHITE.sub("", title)
    year = _TITLE_YEAR.search(title)
    name = _NAME.search(title, year.end() if year else 0)
    if year is None or name is None:
        return False
    return bool(title[: year.start()] or title[year.end() : name.start()])


def _of_title(text: str, title: Place) -> tuple[Place | None, Place | None]:
    """Issuer and year out of the title."""
    start, raw = title.span.start, title.raw
    year = _TITLE_YEAR.search(raw)
    if year and raw[: year.start()].strip():
        about = re.match(r"\s*关于", raw)
        issuer = _place(text, start + (about.end() if about else 0), start + year.start())
    else:
        begin = year.end() if year else 0
        name = _NAME.search(raw, begin)
        issuer = _place(text, start + begin, start + (name.start() if name else begin))
    printed = _place(text, start + year.start(1), start + year.end(1)) if year else None
    return (issuer if issuer.raw else None), printed


def _period(text: str, lead: int) -> tuple[Place, Place] | None:
    """The statistics period: two dates joined by 至 with a word of statistics before them.

    In the lead, or with a weaker word before, two dates will do if the first is a 1 January; a
    campaign in spring is no period.
    """
    for match in _PERIOD.finditer(text):
        before = text[max(0, match.start() - 40) : match.start()].rpartition("。")[2]
        start = read_date(match[1])
        new_year = start is not None and (start.month, start.day) == (1, 1)
        hinted = match.start() < lead or _PERIOD_HINT.search(before)
        if _PERIOD_WORD.search(before) or (new_year and hinted):
            return _place(text, *match.span(1)), _place(text, *match.span(2))
    return None


def _year(text: str, lead: int, period: tuple[Place, Place] | None, signed: Place | None) -> Cell | None:
    """The year where the title has none: of the period, of the lead, or the one before the sign-off."""
    address = fact_address("year")
    if period:
        match = re.match(YEAR, period[0].raw)
        if match and read_year(match[0]) is not None:
            start = period[0].span.start
            return read_cell(address, match[0], Span(start, start + match.end()))
    found = list(_BODY_YEAR.finditer(text, 0, lead))
    if found:
        certain = len({match[1] for match in found}) == 1
        return read_cell(address, found[0][1], Span(*found[0].span(1)), certain)
    if signed and read_date(signed.raw):
        return read_cell(address, signed.raw, signed.span, certain=False)
    return None


def _kind(names: Sequence[str]) -> Cell:
    """The kind that the first of the names tells; there is no text of its own in the report."""
    kinds = [issuer_kind(name) for name in names]
    kind = next((kind for kind in kinds if kind is not IssuerKind.UNKNOWN), IssuerKind.UNKNOWN)
    return read_cell(
        fact_address("issuer_kind"), KIND_LABELS[kind], None, certain=kind is not IssuerKind.UNKNOWN
    )


def _sign_off(
    text: str, lines: Sequence[Line], last: int, title_line: int
) -> tuple[Place | None, Place | None]:
    """Issuer and date at the end, or the date under the title. Never a date in running text.

    On a web page the end of the report is not the end of the text: then they stand soon after the
    last section's heading.
    """
    tail: list[int] = []
    for index in range(len(lines) - 1, -1, -1):
        if lines[index].start < last or len(tail) >= _LAST_LINES:
            break
        if lines[index].text:
            tail.append(index)
    after = [index for index, line in enumerate(lines) if line.text and line.start >= last]
    if len(after) > len(tail):
        tail += after[:_CLOSING_LINES][::-1]
    for position, index in enumerate(tail):
        line = lines[index]
        if len(line.text) > _LONGEST_TITLE or "|" in line.text:
            continue
        whole = _WHOLE_DATE.fullmatch(line.text)
        if whole:
            signer = next(
                (
                    _line_place(text, lines[near])
                    for near in (*tail[position + 1 : position + 2], *tail[position - 1 : position][:1])
                    if _is_signer(lines[near].text)
                ),
                None,
            )
            return signer, _within(text, line, whole.span(1))
        ending = _ENDING_DATE.fullmatch(line.text)
        if ending and _is_signer(ending[1]):
            return _within(text, line, ending.span(1)), _within(text, line, ending.span(2))
    if title_line >= 0:
        below = [line for line in lines[title_line + 1 : title_line + 8] if line.text][:2]
        for line in below:
            whole = _WHOLE_DATE.fullmatch(line.text) if len(line.text) <= _LONGEST_TITLE else None
            if whole:
                return None, _within(text, line, whole.span(1))
    return None, None


_PUBLISHED = tuple(act + what for act in ("发布", "公布", "公开") for what in ("日期", "时间"))
_FRAME = 4000
"""How many characters before and behind a report may be the frame of its page."""


@cache
def _publication() -> re.Pattern[str]:
    return re.compile(
        r"(?:发布|公布|公开)(?:日期|时间)\s{0,4}[:：]?\s{0,4}"
        r"(20\d{2}\s?[年/.\-－]\s?\d{1,2}\s?[月/.\-－]\s?\d{1,2}(?:\s?日)?)"
    )


def _published(text: str, first: int, last: int) -> Place | None:
    """The first date of publication in the frame of a page: before the first part or behind the last."""
    if not any(word in text for word in _PUBLISHED):
        return None
    behind = max(last or len(text), len(text) - _FRAME)
    found = _publication().search(text, 0, first if last else _FRAME) or _publication().search(text, behind)
    return _place(text, *found.span(1)) if found else None


def _is_signer(line: str) -> bool:
    name = _WHITE.sub("", line)
    return len(name) <= 30 and not _SENTENCE.search(name) and issuer_kind(name) is not IssuerKind.UNKNOWN


def _line_place(text: str, line: Line) -> Place:
    return _place(text, line.start, line.end)


def _within(text: str, line: Line, span: tuple[int, int]) -> Place:
    start = _line_place(text, line).span.start
    return _place(text, start + span[0], start + span[1])

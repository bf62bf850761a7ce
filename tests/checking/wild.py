"""Reports as nobody would write them: what a hand may type, what a file may hold, what a reader may miss."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from app.forms.load import Forms
from app.parsing.parse import parse
from app.reading.read import read
from app.report.cell import Cell, CellState
from app.report.correction import Correction, Origin
from app.report.report import Report, Table
from app.review.correct import corrected_report
from tests.builders import build_report
from tests.checking.make import with_block_of
from tests.conftest import REAL_REPORTS, SAMPLES
from tests.parsing.texts import document
from tests.review.reviews import START

SOURCES = (*sorted(SAMPLES.glob("*.txt")), *sorted(REAL_REPORTS.glob("*.txt")))
"""The samples and, where they are beside this checkout, the real reports."""
TYPED = (
    *(
        "",
        " ",
        "\t",
        "／",
        "/",
        "—",
        "无",
        "不涉及",
        "0",
        "-0",
        "00",
        "7",
        "-1",
        "0.5",
        "12.3456789",
        "1,234",
    ),
    *("１２", "十二", "二〇二一", "约十", "12件", "1e9", "1E400", "NaN", "Infinity", "-Infinity", "九" * 40),
    *("9" * 30, "9" * 400, "9" * 5000, "0." + "3" * 60, "1" + "0" * 27, "٣", "²", "½", "Ⅳ", "𠮷", "\ud800"),
    *(
        "2022年1月18日",
        "2022-01-18",
        "2021年2月30日",
        "0年0月0日",
        "9999年12月31日",
        "0001-01-01",
        "2021",
        "99999",
    ),
    *(
        "二〇二二年一月十八日",
        "1月18日",
        "2021年",
        "12.31",
        "乡镇",
        "街道",
        "部门",
        "政府",
        "town",
        "{name}",
        "%s",
    ),
    *(
        "江州市水务局2019年政府信息公开工作年度报告",
        "年度报告",
        "柳溪街道办事处",
        "<b>1</b>",
        "（",
        "“",
        "\x00",
        "\u202e1",
    ),
)


@cache
def text_of(path: Path) -> str:
    """A report's text, read once."""
    return read(path).text


@cache
def as_read(path: Path, forms: Forms) -> Report:
    """A report as it is read."""
    return parse(read(path), forms)


class Wild:
    """A report, told in a failing test by what was typed into it and not by all that it has."""

    def __init__(self, report: Report) -> None:
        self.report = report

    def __repr__(self) -> str:
        odd = {a: (c.raw, c.state.value, c.certain) for a, c in self.report.cells.items() if c.settled}
        return f"<{len(self.report.text)} characters, form {self.report.form}, typed {odd}>"


def texts() -> st.SearchStrategy[str]:
    """What somebody may put into a cell: mostly what looks like something."""
    return st.one_of(st.sampled_from(TYPED), st.sampled_from(TYPED), st.text(max_size=12))


@st.composite
def typed(draw: st.DrawFn, report: Report, at_most: int = 40) -> Report:
    """The report after a reviewer has put anything into some of its cells and facts."""
    facts = [address for address in report.cells if address.startswith("report/")]
    cells = list(report.cells)
    addresses = st.one_of(st.sampled_from(facts), st.sampled_from(cells), st.sampled_from(cells))
    changes = draw(st.dictionaries(addresses, texts(), max_size=at_most))
    return corrected_report(
        report,
        {
            address: Correction(address, report.cells[address].raw, text, Origin.TYPED, START)
            for address, text in changes.items()
        },
    )


@st.composite
def torn(draw: st.DrawFn, forms: Forms) -> Report:
    """A report made of the lines of one or two others: some lost, some twice, some changed."""
    lines: list[str] = []
    for path in draw(st.lists(st.sampled_from(SOURCES), min_size=1, max_size=2)):
        own = text_of(path).splitlines(keepends=True)
        start = draw(st.integers(0, len(own) - 1))
        lines += own[start:] if draw(st.booleans()) else own[: len(own) - start]
    for _ in range(draw(st.integers(0, 8))):
        at = draw(st.integers(0, len(lines) - 1))
        what = draw(st.sampled_from(["lost", "twice", "words", "figure", "moved"]))
        if what == "lost" and len(lines) > 1:
            del lines[at : at + draw(st.integers(1, 12))]
            lines = lines or ["\n"]
        elif what == "twice":
            lines[at:at] = lines[at : at + draw(st.integers(1, 12))]
        elif what == "moved":
            lines.append(lines.pop(at))
        elif what == "words":
            lines[at] = lines[at].replace("\n", "") + draw(texts()).replace("\ud800", "") + "\n"
        else:
            cut = lines[at].split("\t")
            cut[draw(st.integers(0, len(cut) - 1))] = draw(texts()).replace("\ud800", "")
            lines[at] = "\t".join(cut)
    return parse(document("".join(lines)), forms)


@st.composite
def misread(draw: st.DrawFn, report: Report) -> Report:
    """The report as a reader may give it that understood less: cells, rows, tables and parts lacking."""
    cells = dict(report.cells)
    for address in draw(st.lists(st.sampled_from(list(cells)), max_size=30)):
        state = draw(st.sampled_from([CellState.ABSENT, CellState.UNREADABLE, CellState.BLANK, None]))
        if state is None:
            cells[address] = cells[address]._replace(certain=False)
        else:
            cells[address] = Cell(address, "", state, None, cells[address].span, draw(st.booleans()))
    tables = dict(report.tables)
    for id, table in report.tables.items():
        if draw(st.integers(0, 3)) == 0:
            tables[id] = table._replace(rows=tuple(row for row in table.rows if draw(st.booleans())))
        if draw(st.integers(0, 7)) == 0:
            tables[id] = Table(id, None)
            cells |= {a: Cell(a, "", CellState.ABSENT) for a in cells if a.startswith(id + "/")}
    sections = tuple(section for section in report.sections if draw(st.integers(0, 7)))
    return report._replace(cells=cells, tables=tables, sections=sections)


@st.composite
def built(draw: st.DrawFn, forms: Forms) -> Report:
    """A report of one form in which blocks of the other may stand."""
    form, other = draw(st.permutations(["2021", "2019"]))
    report = build_report(forms, form=form)
    for table in forms.form(form).tables:
        for block in table.blocks:
            shared = block.id in {one.id for one in forms.form(other).table(table.id).blocks}
            if shared and draw(st.booleans()):
                report = with_block_of(forms, report, table.id, block.id, other)
    return report


@st.composite
def wild_reports(draw: st.DrawFn, forms: Forms) -> Wild:
    """Any report at all that a reviewer may come to have before him."""
    kind = draw(st.sampled_from(["read", "read", "torn", "built"]))
    if kind == "read":
        report = as_read(draw(st.sampled_from(SOURCES)), forms)
    else:
        report = draw(torn(forms) if kind == "torn" else built(forms))
    if draw(st.booleans()):
        report = draw(misread(report))
    return Wild(draw(typed(report)))

"""What is to be said about a cell that no finding is about, and about a review as a whole."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.reading.document import Kind
from app.report.address import Address, is_fact
from app.report.cell import Cell, CellState
from app.report.finding import Answer
from app.report.report import MIXED
from app.review.correct import cell_name
from app.review.review import Review
from app.ui.core_words import step_label
from app.ui.settled_cells import settled_sentences

translate = QCoreApplication.translate


def cell_lines(review: Review, address: Address) -> tuple[str, list[str]]:
    """A title and the sentences about one cell: what stands there, how sure, which checks passed."""
    cell = review.report.cells.get(address)
    if cell is None:
        return "", []
    name = cell_name(address, review.report, review.forms)
    lines = [_state(cell)]
    lines += settled_sentences(review, cell)
    if not cell.certain:
        lines.append(
            translate("cell", "这一格未能确认识别无误，有关的勾稽没有检查；请对照原文核对，必要时更正。")
        )
    about = [outcome for outcome in review.checks.outcomes if address in outcome.cells]
    passed = sum(outcome.answer is Answer.PASSED for outcome in about)
    waiting = sum(outcome.answer in (Answer.NOT_CHECKED, Answer.BROKEN) for outcome in about)
    if cell.state is CellState.UNREADABLE and not waiting:
        lines.append(translate("cell", "无法识别，相关检查未进行。"))
    elif passed and not waiting:
        lines.append(translate("cell", "与这一格有关的 {passed} 项检查全部通过。").format(passed=passed))
    elif passed:
        lines.append(translate("cell", "{passed} 项检查通过。").format(passed=passed))
    if waiting:
        text = translate("cell", "{waiting} 项检查因有单元格未能识别而没有进行。")
        lines.append(text.format(waiting=waiting))
    return name, lines


def _state(cell: Cell) -> str:
    states = {
        CellState.BLANK: translate("cell", "单元格空白。"),
        CellState.NOT_APPLICABLE: translate("cell", "填写为“{raw}”，即无此项。"),
        CellState.UNREADABLE: translate("cell", "“{raw}”不是可以识别的数字。"),
        CellState.ABSENT: translate("cell", "报告中没有找到这一项。"),
    }
    if is_fact(cell.address):
        states[CellState.UNREADABLE] = (
            translate("cell", "“{raw}”不是可以识别的年度，请写作“2021”。")
            if cell.address == "report/year"
            else translate("cell", "“{raw}”不是可以识别的日期，请写作“2022年1月20日”。")
        )
    raw = cell.raw.strip()
    if cell.state in states:
        return states[cell.state].format(raw=raw)
    if cell.value is not None and not is_fact(cell.address) and str(cell.value) != raw:
        return translate("cell", "填写为“{raw}”，识别为 {value}。").format(raw=raw, value=cell.value)
    return translate("cell", "填写为“{raw}”。").format(raw=raw)


def report_name(review: Review) -> str:
    """The issuer, else the title, else the file's name."""
    for fact in ("issuer", "title"):
        raw = review.report.fact(fact).raw.strip()
        if raw:
            return raw.replace("\n", "")
    return review.source.name


def year_text(review: Review) -> str:
    """The year, or that it is not known."""
    year = review.report.year
    if year is None:
        return translate("facts", "年度不明")
    return translate("facts", "{year} 年度").format(year=year)


def form_text(review: Review) -> str:
    """Which form the report follows."""
    form = review.report.form
    if form == MIXED:
        return translate("facts", "混用表式")
    if not form:
        return translate("facts", "未识别到表格")
    return translate("facts", "{form} 表式").format(form=form)


def checks_text(review: Review) -> str:
    """The counts of all four answers, in one line."""
    checks = review.checks
    numbers = {answer: checks.count(answer) for answer in Answer}
    parts = [
        translate("facts", "检查 {all} 项：通过 {passed}").format(
            all=len(checks.outcomes), passed=numbers[Answer.PASSED]
        ),
        translate("facts", "问题 {count}").format(count=len(checks.findings)),
    ]
    if count := numbers[Answer.NOT_CHECKED]:
        parts.append(translate("facts", "未检查 {count}").format(count=count))
    if count := numbers[Answer.BROKEN]:
        parts.append(translate("facts", "出错 {count}").format(count=count))
    return " · ".join(parts)


def step_text(review: Review) -> str:
    """The last step in force, or nothing."""
    history = review.history
    if not history.undo_label:
        return ""
    text = translate("facts", "第 {number} 步：{label}")
    return text.format(number=history.position, label=step_label(history.undo_label))


def saved_text(review: Review) -> str:
    """Whether there is unsaved work; nothing to say about an untouched report."""
    if review.dirty:
        return translate("facts", "未保存")
    return translate("facts", "已保存") if review.saved_to is not None else ""


def why_no_corrected_copy(review: Review) -> str:
    """Why no corrected copy can be made of the report, in a sentence; "" where one can."""
    if review.source.kind is not Kind.DOCX:
        return translate("facts", "只有 Word（docx）报告可以导出更正本")
    if not review.corrections:
        return translate("facts", "还没有更正，没有可写入更正本的内容")
    return ""

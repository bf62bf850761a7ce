"""What is to be said about a cell that no finding is about, and about a review as a whole."""

from __future__ import annotations

from app.report.address import Address, is_fact
from app.report.cell import Cell, CellState
from app.report.finding import Answer
from app.report.report import MIXED
from app.review.correct import cell_name
from app.review.review import Review

_STATES = {
    CellState.BLANK: "单元格空白。",
    CellState.NOT_APPLICABLE: "填写为“{raw}”，即无此项。",
    CellState.UNREADABLE: "“{raw}”不是可以识别的数字。",
    CellState.ABSENT: "报告中没有找到这一项。",
}


def cell_lines(review: Review, address: Address) -> tuple[str, list[str]]:
    """A title and the sentences about one cell: what stands there, how sure, which checks passed."""
    cell = review.report.cells.get(address)
    if cell is None:
        return "", []
    name = cell_name(address, review.report, review.forms)
    lines = [_state(cell)]
    if cell.corrected:
        lines.append(f"已更正：原文为“{cell.read_as}”。" if cell.read_as else "已更正：原文为空白。")
    if not cell.certain:
        lines.append("这一格未能确认识别无误，有关的勾稽没有检查；请对照原文核对，必要时更正。")
    about = [outcome for outcome in review.checks.outcomes if address in outcome.cells]
    passed = sum(outcome.answer is Answer.PASSED for outcome in about)
    waiting = sum(outcome.answer in (Answer.NOT_CHECKED, Answer.BROKEN) for outcome in about)
    if passed:
        lines.append(f"与这一格有关的 {passed} 项检查全部通过。" if not waiting else f"{passed} 项检查通过。")
    if waiting:
        lines.append(f"{waiting} 项检查因有单元格未能识别而没有进行。")
    return name, lines


def _state(cell: Cell) -> str:
    if cell.state in _STATES:
        return _STATES[cell.state].format(raw=cell.raw.strip())
    if cell.value is not None and not is_fact(cell.address) and str(cell.value) != cell.raw.strip():
        return f"填写为“{cell.raw.strip()}”，识别为 {cell.value}。"
    return f"填写为“{cell.raw.strip()}”。"


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
    return f"{year} 年度" if year is not None else "年度不明"


def form_text(review: Review) -> str:
    """Which form the report follows."""
    form = review.report.form
    if form == MIXED:
        return "混用表式"
    return f"{form} 表式" if form else "未识别到表格"


def checks_text(review: Review) -> str:
    """The counts of all four answers, in one line."""
    checks = review.checks
    numbers = {answer: checks.count(answer) for answer in Answer}
    text = f"检查 {len(checks.outcomes)} 项：通过 {numbers[Answer.PASSED]} · 问题 {len(checks.findings)}"
    if numbers[Answer.NOT_CHECKED]:
        text += f" · 未检查 {numbers[Answer.NOT_CHECKED]}"
    if numbers[Answer.BROKEN]:
        text += f" · 出错 {numbers[Answer.BROKEN]}"
    return text


def step_text(review: Review) -> str:
    """The last step in force, or nothing."""
    history = review.history
    return f"第 {history.position} 步：{history.undo_label}" if history.undo_label else ""


def saved_text(review: Review) -> str:
    """Whether there is unsaved work; nothing to say about an untouched report."""
    if review.dirty:
        return "未保存"
    return "已保存" if review.saved_to is not None else ""

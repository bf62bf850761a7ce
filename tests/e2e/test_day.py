"""A day's work through the real main(): what a reviewer does, and what then stands on the disk."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QAbstractButton, QLineEdit

from tests.e2e.user import Script, User, run

Sample = Callable[[str], Path]


def saved(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def test_a_report_is_corrected_by_keys_decided_saved_and_found_again(user: User, sample: Sample) -> None:
    source = sample("signed-2025")
    review_file = source.with_name("signed-2025.gouji.json")
    untouched = source.read_bytes()

    def first() -> Script:
        yield user.titled("柳溪镇", "2021 年度")
        yield user.sees("落款日期")
        user.press("F8", "F6", "F6", "F6")  # the date; then the panels on to the table
        yield lambda: user.has_keys(user.window.report.grid)
        user.write("２０２２年1月18日")  # full-width digits, as an input method may give them
        user.press("Return")
        yield user.titled("未保存")
        yield lambda: "已更正 1" in _tabs(user)
        user.press("Ctrl+Z")
        yield lambda: "未保存" not in user.window.windowTitle()
        user.press("Ctrl+Y")
        yield user.titled("未保存")
        user.press("Ctrl+S")
        yield user.titled("已保存")
        user.press("Ctrl+Q")

    run(["open", source], first())
    assert saved(review_file)["report"]["signed_on"] == "2022-01-18"
    assert source.read_bytes() == untouched

    def again() -> Script:
        yield user.titled("柳溪镇", "已保存")
        yield lambda: "已更正 1" in _tabs(user)
        user.press("Ctrl+Q")

    run(["open", review_file], again())


def _tabs(user: User) -> list[str]:
    tabs = user.window.report.findings.tabs
    return [tabs.tabText(index) for index in range(tabs.count())]


def test_a_finding_is_decided_with_a_note_and_the_memo_tells_it(user: User, sample: Sample) -> None:
    source = sample("tally-faults-2021")
    folder = source.parent

    def script() -> Script:
        yield user.titled("梧桐里街道")
        user.press("F8")
        yield user.sees("处理意见")
        user.click(user.find(QAbstractButton, "属实"))
        yield lambda: user.find(QLineEdit, "备注").isEnabled()
        user.click(user.find(QLineEdit, "备注"))
        yield lambda: user.has_keys(user.find(QLineEdit, "备注"))
        user.write("已电话核实")
        user.press("Ctrl+S")  # the note is still being typed
        yield user.titled("已保存")
        for suffix in (".docx", ".pdf", ".html", ".md"):
            user.press("Ctrl+E")
            yield from user.names_file(folder / f"备忘录{suffix}")
            yield (folder / f"备忘录{suffix}").exists
        user.press("Ctrl+Q")

    run(["open", source], script())
    (decision,) = saved(folder / "tally-faults-2021.gouji.json")["decisions"]
    assert (decision["kind"], decision["note"]) == ("confirmed", "已电话核实")
    assert "已电话核实" in (folder / "备忘录.md").read_text(encoding="utf-8")
    assert "已电话核实" in (folder / "备忘录.html").read_text(encoding="utf-8")
    assert (folder / "备忘录.pdf").read_bytes().startswith(b"%PDF")
    assert (folder / "备忘录.docx").read_bytes().startswith(b"PK")


def test_a_name_without_a_suffix_is_saved_as_a_review(user: User, sample: Sample) -> None:
    source = sample("clean-2021")

    def script() -> Script:
        yield user.titled("临溪市水务局")
        user.press("Ctrl+Shift+S")
        yield from user.names_file(source.parent / "第一次校核")
        yield user.titled("已保存")
        user.press("Ctrl+Q")

    run(["open", source], script())
    assert saved(source.parent / "第一次校核.gouji.json")["schema"] == "gouji/1"


def test_leaving_unsaved_work_asks_once_and_rightly(user: User, sample: Sample) -> None:
    source = sample("signed-2025")

    def script() -> Script:
        yield user.titled("柳溪镇")
        user.press("F8", "F6", "F6", "F6")
        yield lambda: user.has_keys(user.window.report.grid)
        user.write("2022-01-18")
        user.press("Ctrl+Q")  # while the cell is still being edited
        yield user.asked("未保存")
        user.press("Escape")
        yield user.back_at_window
        yield user.titled("未保存")
        user.press("Ctrl+Q")
        yield from user.answers("未保存", "保存")

    run(["open", source], script())
    assert saved(source.with_name("signed-2025.gouji.json"))["report"]["signed_on"] == "2022-01-18"

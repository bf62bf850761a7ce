"""Files through the real main(): chosen, dropped, handed over, changed by others, left behind by a crash."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QListWidget

from app.desktop.hand_over import address
from app.forms.load import Forms
from app.report.correction import Origin
from app.review.journal import JournalWriter
from app.review.open import open_report
from app.settings import Settings
from tests.e2e.user import Script, User, run

Sample = Callable[[str], Path]
ROOT = Path(__file__).parents[2]


def test_a_report_is_chosen_in_the_dialog_and_found_in_the_list_of_the_next_start(
    user: User, sample: Sample
) -> None:
    source = sample("signed-2025")

    def first() -> Script:
        yield user.sees("打开报告")
        user.press("Ctrl+O")
        yield from user.names_file(source)
        yield user.titled("柳溪镇")
        user.press("Ctrl+W")
        yield user.sees("打开报告")
        user.press("Ctrl+Q")

    def second() -> Script:
        yield user.sees(source.name)
        user.click(user.find(QAbstractButton, source.name))
        yield user.titled("柳溪镇")
        user.press("Ctrl+Q")

    def third() -> Script:  # what was open when the window was closed is opened again
        yield user.titled("柳溪镇")
        user.press("Ctrl+Q")

    run(["open"], first())
    run([], second())
    run([], third())


def test_a_file_that_is_no_report_is_refused_with_a_sentence_and_the_way_back(
    user: User, sample: Sample, tmp_path: Path
) -> None:
    source = sample("signed-2025")
    photo = tmp_path / "照片.txt"
    photo.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))

    def script() -> Script:
        yield user.titled("柳溪镇")
        user.drop(photo)
        yield user.sees("照片.txt")
        yield user.sees("signed-2025.txt”")
        user.click(user.find(QAbstractButton, "signed-2025.txt"))
        yield lambda: user.window.report.isVisible()
        user.press("Ctrl+Q")

    run(["open", source], script())


def test_a_file_and_a_folder_are_dropped_and_the_list_leads_through_the_folder(
    user: User, sample: Sample
) -> None:
    folder = sample("signed-2025").parent
    sample("tally-faults-2021")
    other = sample("clean-2021")

    def script() -> Script:
        yield user.sees("打开报告")
        user.drop(other)
        yield user.titled("临溪市水务局")
        user.drop(folder)
        yield lambda: len(_list(user)) == 3
        for name, title in (("tally-faults-2021", "梧桐里街道"), ("signed-2025", "柳溪镇")):
            items: QListWidget = user.find(QListWidget, "")
            row = next(n for n in range(items.count()) if name in items.item(n).text())
            user.click(items.viewport(), items.visualItemRect(items.item(row)).center())
            yield user.titled(title)
        user.press("Ctrl+Q")

    run(["open"], script())


def _list(user: User) -> list[str]:
    lists = [one for one in user.window.findChildren(QListWidget) if one.isVisible()]
    return [one.item(row).text() for one in lists for row in range(one.count())]


@pytest.fixture
def started() -> Iterator[list[subprocess.Popen[str]]]:
    """Processes that a test starts; none outlives it."""
    made: list[subprocess.Popen[str]] = []
    yield made
    for process in made:
        if process.poll() is None:
            process.kill()
        process.communicate()


def test_a_second_start_gives_its_file_to_the_window_that_is_open(
    user: User, sample: Sample, started: list[subprocess.Popen[str]]
) -> None:
    first, second = sample("signed-2025"), sample("clean-2021")

    def script() -> Script:
        yield user.titled("柳溪镇")
        place = address()
        assert place is not None
        yield Path(place).exists  # the window takes the files of others
        command = [sys.executable, "-m", "app", "open", str(second)]
        started.append(
            subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        )
        yield user.titled("临溪市水务局")
        yield lambda: started[0].poll() is not None
        assert started[0].returncode == 0
        user.press("Ctrl+Q")

    run(["open", first], script())


def test_a_report_that_another_program_changes_is_told_and_read_again_with_the_work(
    user: User, sample: Sample
) -> None:
    source = sample("signed-2025")
    printed = source.read_text(encoding="utf-8")

    def script() -> Script:
        yield user.titled("柳溪镇")
        user.press("F8", "F6", "F6", "F6")
        yield lambda: user.has_keys(user.window.report.grid)
        user.write("2022-01-18")
        user.press("Return")
        yield user.titled("未保存")
        yield lambda: bool(user.window.changes.watched)
        source.write_text(printed.replace("频道公开信息138条", "频道公开信息139条"), encoding="utf-8")
        yield user.sees("有改动")
        user.click(user.find(QAbstractButton, "重新读取"))
        yield lambda: "139条" in user.window.report.source.editor.toPlainText()
        yield user.titled("未保存")
        user.press("Ctrl+S")
        yield user.titled("已保存")
        user.press("Ctrl+Q")

    run(["open", source], script())
    review = json.loads(source.with_name("signed-2025.gouji.json").read_text(encoding="utf-8"))
    assert review["report"]["signed_on"] == "2022-01-18"


def test_work_that_a_killed_window_left_is_offered_brought_back_and_saved(
    user: User, sample: Sample, forms: Forms
) -> None:
    source = sample("signed-2025")
    review = open_report(source, forms, Settings())
    writer = JournalWriter(review)
    review.correct([("report/signed_on", "2022年1月18日")], origin=Origin.TYPED)
    writer.close(keep=True)

    def script() -> Script:
        yield user.sees("有未保存的工作可以恢复")
        user.press("Return")  # the keyboard is on the first way on
        yield user.titled("柳溪镇", "未保存")
        user.press("Ctrl+S")
        yield user.titled("已保存")
        user.press("Ctrl+Q")

    run([], script())
    saved = json.loads(source.with_name("signed-2025.gouji.json").read_text(encoding="utf-8"))
    assert saved["report"]["signed_on"] == "2022-01-18"

    def nothing_is_left() -> Script:
        yield user.titled("柳溪镇")
        yield user.back_at_window
        assert user.window.banners.notice("leftover") is None
        user.press("Ctrl+Q")

    run([], nothing_is_left())

"""Nothing is lost and nobody overwritten: kills, changed files, two windows, closing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.forms.load import Forms
from app.report.correction import Origin
from app.review import atomic
from app.review.aside import aside_folder
from app.review.journal import JournalWriter, journal_folder
from app.review.open import open_report
from app.review.recover import leftovers
from app.review.review import Review
from app.review.save import save
from app.settings import Settings
from app.ui import messages
from app.ui.banner import Banner
from app.ui.main_window import MainWindow
from app.ui.messages import Answer
from app.ui.recovery import RecoveryPage
from app.ui.tasks import InlineRunner
from tests.ui.windows import shown_window

SIGNED, YEAR = "report/signed_on", "report/year"
SAMPLE = "signed-2025"

Sample = Callable[[str], Path]


def edit(review: Review, text: str = "2022年1月18日") -> None:
    assert review.correct([(SIGNED, text)], origin=Origin.TYPED)


@pytest.fixture
def killed(sample: Sample, forms: Forms) -> Path:
    """A report's file with two steps of work that a killed window left behind."""
    path = sample(SAMPLE)
    review = open_report(path, forms, Settings())
    writer = JournalWriter(review)
    edit(review)
    edit(review, "2022年1月19日")
    writer.close(keep=True)
    return path


@pytest.fixture
def second(qtbot: QtBot, window: MainWindow) -> Iterator[MainWindow]:
    """Another window."""
    with shown_window(qtbot, InlineRunner()) as made:
        yield made


def open_review(window: MainWindow, path: Path) -> Review:
    window.open_paths([path])
    review = window.session.review
    assert review is not None
    return review


def banner(qtbot: QtBot, window: MainWindow, key: str) -> Banner:
    qtbot.waitUntil(lambda: window.banners.notice(key) is not None)
    found = window.banners.notice(key)
    assert found is not None
    assert found.isVisible()
    return found


def press(qtbot: QtBot, shown: Banner, title: str) -> None:
    (button,) = [button for button in shown.buttons if button.text() == title]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def journals() -> list[Path]:
    return sorted(journal_folder().glob("*.jsonl")) if journal_folder().exists() else []


def page_of(qtbot: QtBot, window: MainWindow) -> RecoveryPage:
    qtbot.waitUntil(lambda: window.recovering.page is not None)
    page = window.recovering.page
    assert page is not None
    assert page.isVisible()
    return page


# after a kill


def test_the_next_start_offers_the_work_back(qtbot: QtBot, killed: Path, window: MainWindow) -> None:
    page = page_of(qtbot, window)
    (card,) = page.cards
    assert killed.name in card.accessibleName()
    assert "2 步" in card.facts.text()
    (old,) = journals()
    qtbot.mouseClick(card.recover, Qt.MouseButton.LeftButton)
    review = window.session.review
    assert review is not None
    assert review.report.cells[SIGNED].raw == "2022年1月19日"
    assert (review.dirty, len(review.history.steps)) == (True, 2)
    assert "2 步" in banner(qtbot, window, "recovered").text.text()
    (new,) = journals()
    assert new != old
    window.session.save()
    assert journals() == []
    assert leftovers() == ()


def test_the_work_of_a_report_that_is_gone_comes_back_too(
    qtbot: QtBot, killed: Path, window: MainWindow
) -> None:
    killed.unlink()
    window.recovering.look()
    (card,) = page_of(qtbot, window).cards
    assert "已不在原处" in card.facts.text()
    qtbot.mouseClick(card.recover, Qt.MouseButton.LeftButton)
    assert window.session.review is not None
    assert window.session.review.report.cells[SIGNED].raw == "2022年1月19日"
    window.session.save()
    assert killed.with_name(f"{SAMPLE}.gouji.json").exists()


def test_dropping_it_takes_two_clicks(qtbot: QtBot, killed: Path, window: MainWindow) -> None:
    (card,) = page_of(qtbot, window).cards
    qtbot.mouseClick(card.discard, Qt.MouseButton.LeftButton)
    assert len(journals()) == 1
    qtbot.mouseClick(card.discard, Qt.MouseButton.LeftButton)
    assert journals() == []
    assert window.pages.currentWidget() is window.pages.start


def test_later_is_the_next_start(qtbot: QtBot, killed: Path, window: MainWindow) -> None:
    page = page_of(qtbot, window)
    qtbot.mouseClick(page.later, Qt.MouseButton.LeftButton)
    assert window.pages.currentWidget() is window.pages.start
    window.recovering.look()
    assert not page.isVisible()
    assert [left.source for left in leftovers()] == [killed]


def test_opening_the_report_itself_offers_its_work(qtbot: QtBot, killed: Path, window: MainWindow) -> None:
    review = open_review(window, killed)
    shown = banner(qtbot, window, "leftover")
    assert not review.dirty
    press(qtbot, shown, "恢复")
    assert window.session.review is not None
    assert window.session.review.report.cells[SIGNED].raw == "2022年1月19日"
    assert window.banners.notice("leftover") is None


def test_another_report_tells_of_it_and_leads_to_the_page(
    qtbot: QtBot, killed: Path, window: MainWindow, sample: Sample
) -> None:
    open_review(window, sample("clean-2021"))
    press(qtbot, banner(qtbot, window, "others"), "查看")
    page = page_of(qtbot, window)
    qtbot.mouseClick(page.later, Qt.MouseButton.LeftButton)
    assert window.pages.currentWidget() is window.report


# the journal


def test_each_step_is_kept_until_it_is_saved_or_given_up(
    window: MainWindow, sample: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    review = open_review(window, sample(SAMPLE))
    assert journals() == []
    edit(review)
    assert len(journals()) == 1
    window.session.save()
    assert journals() == []
    edit(review, "2022年1月19日")
    assert len(journals()) == 1
    monkeypatch.setattr(messages, "ask_save", lambda *_: Answer.DISCARD)
    window.session.close()
    assert journals() == []


def test_a_journal_that_cannot_be_written_is_told_and_stops_nothing(
    qtbot: QtBot, window: MainWindow, sample: Sample, home: Path
) -> None:
    (home / "journal").write_text("", encoding="utf-8")  # a file where the folder should be
    review = open_review(window, sample(SAMPLE))
    edit(review)
    assert "请及时保存" in banner(qtbot, window, "journal").text.text()
    window.session.save()
    assert not review.dirty


# files that others change


def test_a_changed_source_is_told_and_read_again_with_the_work_upon_it(
    qtbot: QtBot, window: MainWindow, sample: Sample
) -> None:
    path = sample(SAMPLE)
    review = open_review(window, path)
    edit(review)
    qtbot.waitUntil(lambda: bool(window.changes.watched))
    path.write_text(path.read_text(encoding="utf-8") + "\n附注：补充。\n", encoding="utf-8")
    shown = banner(qtbot, window, "source")
    assert path.name in shown.text.text()
    press(qtbot, shown, "重新读取")
    again = window.session.review
    assert again is not None
    assert again is not review
    assert "附注：补充。" in again.report.text
    assert again.report.cells[SIGNED].raw == "2022年1月18日"
    assert again.dirty
    assert window.banners.notice("source") is None
    assert len(journals()) == 1


def test_corrections_upon_other_text_are_told_when_it_is_read_again(
    qtbot: QtBot, window: MainWindow, sample: Sample
) -> None:
    path = sample(SAMPLE)
    review = open_review(window, path)
    edit(review)
    read = review.as_read.cells[SIGNED].raw
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(read, "2022年1月7日"), encoding="utf-8")
    window.changes.look()
    press(qtbot, banner(qtbot, window, "source"), "重新读取")
    assert "1 处更正所在的单元格原文已变" in banner(qtbot, window, "reread").text.text()


def test_a_change_that_was_ignored_is_not_told_again(
    qtbot: QtBot, window: MainWindow, sample: Sample
) -> None:
    path = sample(SAMPLE)
    open_review(window, path)
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    window.changes.look()
    press(qtbot, banner(qtbot, window, "source"), "忽略")
    window.changes.look()
    assert window.banners.notice("source") is None
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    window.changes.look()
    assert window.banners.notice("source") is not None


def test_a_saved_review_whose_source_changed_meanwhile_can_be_put_upon_it(
    qtbot: QtBot, window: MainWindow, sample: Sample, forms: Forms
) -> None:
    path = sample(SAMPLE)
    review = open_report(path, forms, Settings())
    edit(review)
    saved = save(review)
    path.write_text(path.read_text(encoding="utf-8") + "\n附注。\n", encoding="utf-8")
    open_review(window, saved)
    press(qtbot, banner(qtbot, window, "source"), "重新读取")
    again = window.session.review
    assert again is not None
    assert "附注。" in again.report.text
    assert (again.saved_to, again.dirty) == (saved, True)
    window.session.save()
    assert not again.dirty


def test_a_saved_review_that_somebody_else_wrote_is_told_and_not_overwritten(
    qtbot: QtBot, window: MainWindow, sample: Sample, forms: Forms, monkeypatch: pytest.MonkeyPatch
) -> None:
    review = open_review(window, sample(SAMPLE))
    edit(review)
    window.session.save()
    saved = review.saved_to
    assert saved is not None
    other = open_report(saved, forms, Settings())
    edit(other, "2022年1月30日")
    save(other)
    theirs = saved.read_bytes()
    window.changes.look()
    assert "不会覆盖" in banner(qtbot, window, "saved").text.text()
    edit(review, "2022年1月20日")
    told: list[str] = []
    monkeypatch.setattr(messages, "tell", lambda *words: told.append(words[2]))
    monkeypatch.setattr(messages, "choose_review_path", lambda _, proposed: proposed)
    assert window.session.save()
    assert "未予覆盖" in told[0]
    assert saved.read_bytes() == theirs
    assert review.saved_to == saved.with_name(f"{SAMPLE}-2.gouji.json")
    window.changes.look()
    assert window.banners.notice("saved") is None


# two windows


def test_the_work_of_yesterday_is_offered_where_the_report_itself_is_opened(
    qtbot: QtBot, window: MainWindow, sample: Sample, forms: Forms
) -> None:
    path = sample(SAMPLE)
    yesterday = open_report(path, forms, Settings())
    edit(yesterday)
    saved = save(yesterday)
    assert not open_review(window, path).corrections
    shown = banner(qtbot, window, "earlier")
    assert saved.name in shown.text.text()
    press(qtbot, shown, "接着以前的做")
    qtbot.waitUntil(lambda: bool(window.session.review and window.session.review.corrections))
    assert window.session.review is not None
    assert window.session.review.saved_to == saved
    window._look_at_files()
    assert window.banners.notice("earlier") is None


def test_who_begins_anew_is_not_asked_again(
    qtbot: QtBot, window: MainWindow, sample: Sample, forms: Forms
) -> None:
    path = sample(SAMPLE)
    save(open_report(path, forms, Settings()))
    open_review(window, path)
    press(qtbot, banner(qtbot, window, "earlier"), "重新校核")
    window._look_at_files()
    assert window.banners.notice("earlier") is None


def test_two_windows_on_one_report_do_not_overwrite_each_other(
    qtbot: QtBot,
    window: MainWindow,
    second: MainWindow,
    sample: Sample,
    forms: Forms,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = sample(SAMPLE)
    one, two = open_review(window, path), open_review(second, path)
    assert "另一个勾稽窗口" in banner(qtbot, second, "lock").text.text()
    assert window.banners.notice("lock") is None
    edit(one)
    edit(two, "2022年1月30日")
    told: list[str] = []
    monkeypatch.setattr(messages, "tell", lambda *words: told.append(words[2]))
    monkeypatch.setattr(messages, "choose_review_path", lambda _, proposed: proposed)
    assert second.session.save()
    assert len(told) == 1
    assert window.session.save()
    assert one.saved_to is not None
    assert two.saved_to is not None
    texts = [
        open_report(to, forms, Settings()).report.cells[SIGNED].raw for to in (one.saved_to, two.saved_to)
    ]
    assert texts == ["2022年1月18日", "2022年1月30日"]
    assert two.saved_to.name == f"{SAMPLE}-2.gouji.json"
    assert leftovers() == ()


def test_the_report_is_free_when_the_other_window_has_left_it(
    window: MainWindow, second: MainWindow, sample: Sample, qtbot: QtBot
) -> None:
    path = sample(SAMPLE)
    open_review(window, path)
    two = open_review(second, path)
    banner(qtbot, second, "lock")
    window.session.close()
    edit(two)
    assert second.session.save()
    assert second.banners.notice("lock") is None
    assert two.saved_to == path.with_name(f"{SAMPLE}.gouji.json")


# closing


class Asked:
    def __init__(self, *answers: Answer) -> None:
        self.answers, self.times = list(answers), 0

    def __call__(self, *_: object) -> Answer:
        self.times += 1
        return self.answers.pop(0)


def test_closing_asks_once_and_only_about_unsaved_work(
    window: MainWindow, sample: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Asked(Answer.CANCEL, Answer.SAVE)
    monkeypatch.setattr(messages, "ask_save", asked)
    review = open_review(window, sample(SAMPLE))
    edit(review)
    review.undo()
    assert window.session.may_leave()  # nothing is left of it
    review.redo()
    assert not window.close()
    assert (asked.times, window.isVisible(), len(journals())) == (1, True, 1)
    assert window.close()
    assert (asked.times, review.dirty) == (2, False)
    assert journals() == []
    assert window.close()
    assert asked.times == 2


def test_undoing_what_was_saved_is_unsaved_work_too(
    window: MainWindow, sample: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Asked(Answer.DISCARD)
    monkeypatch.setattr(messages, "ask_save", asked)
    review = open_review(window, sample(SAMPLE))
    edit(review)
    window.session.save()
    review.undo()
    assert window.close()
    assert asked.times == 1


def test_a_save_that_fails_on_closing_keeps_the_window(
    window: MainWindow, sample: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    told: list[str] = []
    monkeypatch.setattr(messages, "ask_save", Asked(Answer.SAVE))
    monkeypatch.setattr(messages, "tell", lambda *words: told.append(words[2]))
    review = open_review(window, sample(SAMPLE))
    edit(review)
    with monkeypatch.context() as patched:
        patched.setattr("app.review.save.write_atomically", full)
        assert not window.close()
    assert "磁盘空间不足" in told[0]
    assert (window.isVisible(), review.dirty, len(journals())) == (True, True, 1)


def test_a_folder_that_cannot_be_written_leads_to_another_place_at_once(
    window: MainWindow, sample: Sample, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    told: list[str] = []
    monkeypatch.setattr(messages, "tell", lambda *words: told.append(words[2]))
    monkeypatch.setattr(messages, "choose_review_path", lambda _, proposed: proposed)
    source = sample(SAMPLE)
    review = open_review(window, source)
    edit(review)
    write = atomic.write_atomically

    def read_only(path: Path, data: bytes) -> None:
        if path.parent == source.parent:
            raise PermissionError(13, "Permission denied")
        write(path, data)

    monkeypatch.setattr("app.review.save.write_atomically", read_only)
    monkeypatch.setattr(messages, "ask_save", Asked(Answer.SAVE))
    window.close()
    assert len(told) == 1
    assert "没有写入该文件夹的权限" in told[0]
    assert review.saved_to == home / f"{source.stem}.gouji.json"
    assert not review.dirty
    assert not window.isVisible()


def test_a_damaged_record_gives_back_what_is_whole_and_says_what_is_missing(
    qtbot: QtBot, killed: Path, window: MainWindow
) -> None:
    (old,) = journals()
    data = old.read_bytes()
    old.write_bytes(data[:-90] + b"?" + data[-89:])
    page = page_of(qtbot, window)
    window.recovering.look()
    qtbot.waitUntil(lambda: "有损坏" in page.cards[0].facts.text())
    qtbot.mouseClick(page.cards[0].recover, Qt.MouseButton.LeftButton)
    review = window.session.review
    assert review is not None
    assert review.report.cells[SIGNED].raw == "2022年1月18日"
    assert "其后约 1 步没有能恢复" in banner(qtbot, window, "recovered").text.text()
    window.session.save()


def test_a_record_that_tells_nothing_is_told_of_until_it_was_seen_and_kept(
    qtbot: QtBot, killed: Path, window: MainWindow
) -> None:
    page_of(qtbot, window)
    (old,) = journals()
    old.write_bytes(b"\0" * 90)
    window.recovering.look()
    text = banner(qtbot, window, "damaged").text.text()
    (kept,) = put_aside_files()
    assert str(kept) in text
    assert killed.name in text
    assert kept.read_bytes() == b"\0" * 90
    open_review(window, killed)
    press(qtbot, banner(qtbot, window, "damaged"), "知道了")
    window.recovering.look()
    assert window.banners.notice("damaged") is None


def put_aside_files() -> list[Path]:
    return sorted(aside_folder().glob("*.jsonl"))

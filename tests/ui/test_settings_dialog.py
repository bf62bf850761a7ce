"""The settings dialog: what it shows, what it writes, and what that does to the open report."""

from __future__ import annotations

import errno
import os
import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QDoubleSpinBox,
    QLineEdit,
    QSpinBox,
    QTreeWidgetItem,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app import paths
from app.checking.rulebook import RULES
from app.report.correction import Origin
from app.settings import Deadlines, Names, Settings, Thresholds, load_settings, save_settings, settings_path
from app.ui import memory, theme
from app.ui.app import make_application
from app.ui.main_window import MainWindow
from app.ui.settings_dialog import SettingsDialog
from app.ui.tasks import InlineRunner

Sample = Callable[[str], Path]
OWN = Settings(
    Deadlines(town="02-28"),
    Thresholds(other_share=0.123456, fee_in_yuan=500),
    Names(office="办公室"),
    ("cell.blank", "my.tally"),
)


@pytest.fixture
def make(qtbot: QtBot, dressed: None) -> Callable[[], SettingsDialog]:
    """The dialog, shown."""

    def made() -> SettingsDialog:
        dialog = SettingsDialog()
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        return dialog

    return made


Make = Callable[[], SettingsDialog]


def item_of(dialog: SettingsDialog, rule: str) -> QTreeWidgetItem:
    found = dialog.rules.findItems(rule, Qt.MatchFlag.MatchExactly, 2)
    assert len(found) == 1
    return found[0]


def test_every_setting_and_every_rule_is_shown(make: Make) -> None:
    dialog = make()
    assert [dialog.tabs.tabText(i) for i in range(dialog.tabs.count())] == [
        *("界面", "落款期限", "阈值", "名称", "规则", "表式")
    ]
    for group, fields in (
        ("deadlines", Deadlines._fields),
        ("thresholds", Thresholds._fields),
        ("names", Names._fields),
    ):
        for name in fields:
            widget = dialog.findChild(QWidget, f"{group}.{name}")
            assert widget is not None
            assert widget.accessibleName()
    assert dialog.rules.topLevelItemCount() == len(RULES)
    assert dialog.settings() == Settings()
    assert not dialog.banner.isVisible()


def test_what_nobody_touches_stays_as_it_is(make: Make) -> None:
    save_settings(OWN)
    dialog = make()
    assert item_of(dialog, "cell.blank").checkState(0) is Qt.CheckState.Unchecked
    assert dialog.settings() == OWN
    dialog.restore_defaults()
    assert dialog.settings() == Settings()
    dialog.reject()
    assert load_settings() == OWN


def test_what_is_changed_is_written_when_ok_is_pressed(make: Make, home: Path) -> None:
    shutil.rmtree(home)  # it is made
    dialog = make()
    town = dialog.findChild(QDateEdit, "deadlines.town")
    share = dialog.findChild(QDoubleSpinBox, "thresholds.other_share")
    length = dialog.findChild(QSpinBox, "thresholds.overview_length")
    office = dialog.findChild(QLineEdit, "names.office")
    assert town is not None
    assert share is not None
    assert length is not None
    assert office is not None
    town.setDate(QDate(2001, 3, 15))
    share.setValue(12.5)
    length.setValue(1000)
    office.setText("青禾县政务公开办公室")
    item_of(dialog, "cell.unit").setCheckState(0, Qt.CheckState.Unchecked)
    dialog.ok.click()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert tomllib.loads(settings_path().read_text(encoding="utf-8")) == {
        "rules_off": ["cell.unit"],
        "deadlines": {"town": "03-15"},
        "thresholds": {"other_share": 0.125, "overview_length": 1000},
        "names": {"office": "青禾县政务公开办公室"},
    }
    assert load_settings() == dialog.settings()


def test_the_keys_suffice(make: Make) -> None:
    dialog = make()
    dialog.tabs.setFocus()
    QTest.keyClick(dialog.tabs, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert dialog.tabs.tabText(dialog.tabs.currentIndex()) == "落款期限"
    dialog.tabs.setCurrentIndex(4)
    dialog.rules.setFocus()
    QTest.keyClick(dialog.rules, Qt.Key.Key_Space)
    first = dialog.rules.topLevelItem(0)
    assert first is not None
    assert dialog.settings().rules_off == (first.text(2),)
    QTest.keyClick(dialog.rules, Qt.Key.Key_Return)
    assert load_settings().rules_off == (first.text(2),)


def test_a_broken_file_is_told_with_its_key_and_kept(make: Make) -> None:
    text = '[deadlines]\ntown = "02-30"\n'
    settings_path().write_text(text, encoding="utf-8")
    dialog = make()
    assert "“deadlines.town”" in dialog.banner.text()
    assert dialog.banner.isVisible()
    assert dialog.settings() == Settings()
    dialog.accept()
    assert load_settings() == Settings()
    assert settings_path().with_name("settings.toml.bak").read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("number", "reason"),
    [(errno.EROFS, "没有写入该文件夹的权限"), (errno.ENOSPC, "磁盘空间不足"), (errno.EIO, "odd")],
)
def test_a_file_that_cannot_be_written_is_told_and_nothing_is_lost(
    make: Make, monkeypatch: pytest.MonkeyPatch, number: int, reason: str
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(number, "odd")

    monkeypatch.setattr("app.ui.settings_dialog.save_settings", refuse)
    dialog = make()
    office = dialog.findChild(QLineEdit, "names.office")
    assert office is not None
    office.setText("办公室")
    dialog.accept()
    assert dialog.isVisible()
    assert reason in dialog.banner.text()
    assert office.text() == "办公室"
    assert not settings_path().exists()


def test_forms_are_listed_with_where_they_come_from(make: Make) -> None:
    own = paths.user_folder() / "forms"
    own.mkdir()
    shutil.copy(paths.resources() / "forms" / "2021.toml", own / "a.toml")
    (own / "b.toml").write_text("id = ", encoding="utf-8")
    dialog = make()
    forms = dialog.forms
    lines = [
        [item.text(column) for column in range(3)]
        for row in range(forms.topLevelItemCount())
        if (item := forms.topLevelItem(row)) is not None
    ]
    assert [line[:2] for line in lines] == [
        ["2019表式", "2019—2020"],
        ["2021表式", "已被取代"],
        ["2021表式", "2021年度起"],
        ["b", ""],
    ]
    assert lines[2][2] == str(own / "a.toml")
    assert "不是有效的 TOML" in lines[3][2]


def test_it_is_dressed_in_the_dark_too(make: Make) -> None:
    app = make_application()
    theme.apply(app, "dark")
    dialog = make()
    image = dialog.grab().toImage()
    assert image.pixelColor(3, 3).lightness() < 60


def choose(monkeypatch: pytest.MonkeyPatch, act: Callable[[SettingsDialog], None]) -> None:
    """Have the window's dialog do this instead of waiting for a person."""

    def run(dialog: SettingsDialog) -> int:
        act(dialog)
        return dialog.result()

    monkeypatch.setattr(SettingsDialog, "exec", run)


def test_the_open_report_is_checked_again_at_once_and_that_is_no_step(
    window: MainWindow, sample: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.open_paths([sample("tally-faults-2021")])
    review = window.session.review
    assert review is not None
    before = len(review.checks.findings)
    gone = [f for f in review.checks.findings if f.rule == "requests.balance"]
    assert gone

    def switch_off(dialog: SettingsDialog) -> None:
        item_of(dialog, "requests.balance").setCheckState(0, Qt.CheckState.Unchecked)
        dialog.accept()

    choose(monkeypatch, switch_off)
    window.acts.settings.trigger()
    assert len(review.checks.findings) == before - len(gone)
    assert window.report.findings.tabs.tabText(0) == f"问题 {before - len(gone)}"
    assert not review.dirty
    assert not review.history.steps
    assert not review.resolved  # switched off is not corrected
    window.session.start(review.source.path)  # the next report too
    assert window.session.review is not None
    assert window.session.review.settings.rules_off == ("requests.balance",)

    def think_better(dialog: SettingsDialog) -> None:
        dialog.restore_defaults()
        dialog.reject()

    choose(monkeypatch, think_better)
    window.acts.settings.trigger()
    assert window.session.review.settings.rules_off == ("requests.balance",)


def test_the_windows_looks_are_chosen_there_too(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.delenv("GOUJI_LANGUAGE")

    def change(dialog: SettingsDialog) -> None:
        for name, value in (("language", "en"), ("theme", "dark"), ("zoom", 1.5)):
            box = dialog.findChild(QComboBox, f"window.{name}")
            assert box is not None
            box.setCurrentIndex(box.findData(value))
        restore = dialog.findChild(QCheckBox, "window.restore")
        assert restore is not None
        restore.setChecked(False)
        dialog.accept()

    choose(monkeypatch, change)
    with qtbot.waitSignal(window.language_changed):
        window.acts.settings.trigger()
    assert (memory.language(), memory.theme_mode(), memory.zoom()) == ("en", "dark", 1.5)
    assert not memory.restores()
    assert theme.current().dark
    assert window.acts.themes["dark"].isChecked()
    assert not window.acts.restore.isChecked()
    window.acts.zoom_out.trigger()
    assert memory.zoom() == 1.25


def test_cancelling_leaves_the_looks(make: Make) -> None:
    dialog = make()
    box = dialog.findChild(QComboBox, "window.theme")
    assert box is not None
    box.setCurrentIndex(2)
    dialog.reject()
    assert memory.theme_mode() == "system"
    dialog = make()
    dialog.restore_defaults()
    dialog.accept()
    assert memory.theme_mode() == "system"


def test_a_broken_file_is_told_above_the_report_and_the_defaults_hold(
    window: MainWindow, sample: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings_path().write_text("[thresholds]\nreturn_days = 'ten'\n", encoding="utf-8")
    window.open_paths([sample("tally-faults-2021")])
    notice = window.banners.notice("settings")
    assert notice is not None
    assert "“thresholds.return_days”应为 0 至 365 的整数" in notice.text.text()
    assert window.session.review is not None
    assert window.session.review.settings == Settings()
    choose(monkeypatch, lambda dialog: dialog.accept())
    notice.buttons[0].click()  # opens the settings, which write a file that can be used
    assert load_settings() == Settings()
    assert window.banners.notice("settings") is None


def spoil_with_a_file(home: Path) -> None:
    shutil.rmtree(home)
    home.write_text("", encoding="utf-8")


def spoil_with_a_name_too_long(home: Path) -> None:
    os.environ["GOUJI_HOME"] = str(home / ("x" * 300))  # set back by the fixture


def spoil_window_ini(home: Path) -> None:
    text = b"\x00[\xff\xfe\nzoom=\x00@Invalid()\n[geometry\nwindow=@ByteArray(x)\n"
    (home / "window.ini").write_bytes(text)


@pytest.mark.parametrize("spoil", [spoil_with_a_file, spoil_with_a_name_too_long, spoil_window_ini])
def test_a_broken_folder_never_keeps_the_window_from_work(
    spoil: Callable[[Path], None], home: Path, qtbot: QtBot, dressed: None, sample: Sample
) -> None:
    spoil(home)
    make_application()
    window = MainWindow(InlineRunner())
    qtbot.addWidget(window)
    window.show()
    window.open_paths([sample("tally-faults-2021")])
    review = window.session.review
    assert review is not None
    assert review.settings == Settings()
    assert review.correct([("requests/received/natural_person", "8")], origin=Origin.TYPED)
    window.looks.set_theme("dark")
    assert window.session.save()
    window.session.close()


def test_settings_can_be_changed_without_a_report(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, lambda dialog: dialog.accept())
    assert window.acts.settings.isEnabled()
    window.acts.settings.trigger()
    assert settings_path().exists()
    assert window.session.review is None

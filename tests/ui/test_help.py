"""The help page: beside the work, complete, searched."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from app.checking.rulebook import RULES
from app.ui.help import HelpDialog
from app.ui.main_window import MainWindow


@pytest.fixture
def page(window: MainWindow) -> HelpDialog:
    window.acts.help.trigger()
    found = window.findChild(HelpDialog)
    assert found is not None
    return found


def test_it_opens_beside_the_work_and_only_once(window: MainWindow, page: HelpDialog) -> None:
    assert page.isVisible()
    assert not page.isModal()
    window.acts.help.trigger()
    assert len(window.findChildren(HelpDialog)) == 1
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert not page.isVisible()


def test_every_key_of_the_menus_is_listed(window: MainWindow, page: HelpDialog) -> None:
    listed = " / ".join(label.text() for label in page.findChildren(QLabel))
    keys = {
        action.shortcut().toString(QKeySequence.SequenceFormat.PortableText): name
        for name, action in window.acts.all.items()
        if not action.shortcut().isEmpty()
    }
    in_groups = {"Ctrl++": "Ctrl+ + / −", "Ctrl+-": "Ctrl+ + / −", "Ctrl+Shift+Z": "Ctrl+Z / Ctrl+Y"}
    in_groups |= {"Ctrl+2": "Ctrl+1 / 2", "Ctrl+4": "Ctrl+3 / 4"}
    in_groups |= {"Alt+PgDown": "Alt+PgUp / PgDn"}
    missing = {key: name for key, name in keys.items() if in_groups.get(key, key) not in listed}
    assert not missing


def test_every_rule_is_listed_with_its_severity_and_basis(page: HelpDialog) -> None:
    page.show_tab(2)
    assert {item.text(2) for item in page.rules.shown()} == {rule.id for rule in RULES.values()}
    chosen = next(item for item in page.rules.shown() if item.text(2) == "date.signed")
    page.rules.list.setCurrentItem(chosen)
    assert chosen.text(1) == "错误"
    assert RULES["date.signed"].basis in page.rules.basis.toPlainText()


def test_rules_are_found_by_any_of_their_words(page: HelpDialog) -> None:
    page.show_tab(2)
    assert page.focusWidget() is page.rules.search
    QTest.keyClicks(page.rules.search, "DATE. ")
    page.rules.search.insert("四十九条")
    assert page.rules.shown()
    for item in page.rules.shown():
        assert "date." in item.text(2)
        assert "四十九条" in RULES[item.text(2)].basis
    QTest.keyClick(page.rules.search, Qt.Key.Key_Return)
    assert page.isVisible()
    page.rules.search.setText("没有这样的词")
    assert not page.rules.shown()
    assert "没有这样的规则" in page.rules.basis.toPlainText()
    page.rules.search.clear()
    assert len(page.rules.shown()) == len(RULES)

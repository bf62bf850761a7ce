"""Where to write a file: the kind chosen in the dialog is the kind that is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialogButtonBox, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.ui import file_dialog

KINDS = {".docx": "Word 文档 (*.docx)", ".pdf": "PDF 文件 (*.pdf)"}


def _driven(downs: int, name: str = "") -> None:
    """Choose another kind by keyboard, perhaps type a name, and accept."""
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    edit = dialog.findChild(QLineEdit, "fileNameEdit")
    kinds = dialog.findChild(QComboBox, "fileTypeCombo")
    buttons = dialog.findChild(QDialogButtonBox)
    assert edit is not None
    assert kinds is not None
    assert buttons is not None
    for _ in range(downs):
        QTest.keyClick(kinds, Qt.Key.Key_Down)
    if name:
        edit.setText(name)
    buttons.button(QDialogButtonBox.StandardButton.Save).click()


@pytest.mark.parametrize(
    ("downs", "typed", "written"),
    [
        (0, "", "备忘录.docx"),
        (1, "", "备忘录.pdf"),
        (1, "另一份", "另一份.pdf"),
        (0, "一.pdf", "一.pdf"),
    ],
)
def test_the_kind_chosen_is_the_kind_written(
    downs: int, typed: str, written: str, qtbot: QtBot, tmp_path: Path
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    QTimer.singleShot(0, lambda: _driven(downs, typed))
    got = file_dialog.place_for(parent, "导出", tmp_path / "备忘录.docx", KINDS)
    assert got == tmp_path / written


def test_every_word_of_the_dialog_is_chinese(qtbot: QtBot, tmp_path: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = file_dialog.made(parent, "打开", str(tmp_path))
    assert dialog.labelText(QFileDialog.DialogLabel.LookIn) == "位置："
    assert dialog.labelText(QFileDialog.DialogLabel.FileType) == "文件类型："
    dialog.deleteLater()


def test_the_reports_chosen_are_opened_together(qtbot: QtBot, tmp_path: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    (tmp_path / "a.txt").touch()

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        edit = dialog.findChild(QLineEdit, "fileNameEdit")
        assert edit is not None
        edit.setText("a.txt")
        dialog.accept()

    QTimer.singleShot(0, choose)
    dialog = file_dialog.made(parent, "打开", str(tmp_path))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    assert file_dialog.chosen(dialog) == [tmp_path / "a.txt"]

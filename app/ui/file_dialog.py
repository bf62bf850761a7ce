"""The file dialog of the desktop, or Qt's own where there is none, with what both of them lack."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

translate = QCoreApplication.translate


def made(parent: QWidget, title: str, folder: str) -> QFileDialog:
    """A dialog that begins in a folder; the labels that Qt's Chinese lacks are said here."""
    dialog = QFileDialog(parent, title, folder)
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, translate("file_dialog", "位置："))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, translate("file_dialog", "文件类型："))
    return dialog


def chosen(dialog: QFileDialog) -> list[Path]:
    """What was chosen, when the dialog has closed; empty if the user thought better of it."""
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    paths = [Path(name) for name in dialog.selectedFiles()] if accepted else []
    dialog.deleteLater()
    return paths


def place_for(parent: QWidget, title: str, proposed: Path, filters: Mapping[str, str]) -> Path | None:
    """Where to write a file of one of these kinds, told by its suffix (".pdf"); the first is proposed.

    Choosing another kind changes the suffix of the name at once: the file that is written, and the one
    that the dialog asks about before it is replaced, are those that the user sees.
    """
    dialog = made(parent, title, str(proposed.parent))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(list(filters.values()))
    suffixes = {text: suffix for suffix, text in filters.items()}

    def rename(text: str) -> None:
        suffix = suffixes.get(text)
        if suffix is None:
            return
        dialog.setDefaultSuffix(suffix)
        if dialog.selectedFiles() and (old := Path(dialog.selectedFiles()[0])).suffix.lower() in filters:
            dialog.selectFile(old.with_suffix(suffix).name)

    dialog.filterSelected.connect(rename)
    first = next(iter(filters))
    dialog.setDefaultSuffix(first)
    dialog.selectFile(proposed.name)
    paths = chosen(dialog)
    if not paths:
        return None
    path = paths[0]
    if path.suffix.lower() in filters:
        return path
    return path.with_name(path.name + suffixes.get(dialog.selectedNameFilter(), first))

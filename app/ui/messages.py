"""Every dialog of the window. Tests put their own functions in the place of these.

Qt's dialogs are imported when one is asked for: to make these classes known to Python takes a
tenth of the time in which the window starts.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from app.ui.language import marked

translate = QCoreApplication.translate
_CONTEXT = "messages"


def _said(text: str) -> str:
    """What the tables below have, in the window's language."""
    return translate(_CONTEXT, text)


class Answer(Enum):
    """What was answered to "save first?"."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


def ask_save(parent: QWidget, name: str) -> Answer:
    """Ask once what becomes of unsaved work."""
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setWindowTitle(translate("messages", "未保存的校核"))
    box.setText(translate("messages", "“{name}”的更正和处理意见还没有保存。").format(name=name))
    box.setInformativeText(translate("messages", "不保存，这些内容将丢失；原报告文件不受影响。"))
    save = box.addButton(translate("messages", "保存"), QMessageBox.ButtonRole.AcceptRole)
    discard = box.addButton(translate("messages", "不保存"), QMessageBox.ButtonRole.DestructiveRole)
    cancel = box.addButton(translate("messages", "取消"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(save)
    box.setEscapeButton(cancel)
    box.exec()
    clicked = box.clickedButton()
    if clicked is save:
        return Answer.SAVE
    return Answer.DISCARD if clicked is discard else Answer.CANCEL


def tell(parent: QWidget | None, title: str, message: str, details: str = "") -> None:
    """Say one sentence that must be read; ``details`` can be unfolded and copied."""
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setWindowTitle(title)
    box.setText(message)
    box.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    if details:
        box.setDetailedText(details)
    box.addButton(translate("messages", "知道了"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()


def report_crash(parent: QWidget | None, details: str, more: Callable[[], int], *, safe: bool) -> bool:
    """Tell of an unexpected error; whether the program is to end.

    ``more`` counts those that follow, ``safe`` says that unsaved work is in the journal.
    """
    from app.ui.crash import log_path
    from app.ui.crash_dialog import CrashDialog

    dialog = CrashDialog(parent, details, more, str(log_path()), safe=safe)
    dialog.exec()
    dialog.deleteLater()
    return dialog.leave


KINDS = (
    (marked("messages", "Word、WPS 文档"), "*.docx *.docm *.doc *.wps *.rtf *.odt"),
    (marked("messages", "PDF、OFD 文件"), "*.pdf *.ofd"),
    (marked("messages", "网页"), "*.html *.htm *.mht *.mhtml"),
    (marked("messages", "电子表格"), "*.xlsx *.xlsm *.xlsb *.xls *.et *.ods"),
    (marked("messages", "文本文件"), "*.txt *.md"),
    (marked("messages", "图片"), "*.png *.jpg *.jpeg *.tif *.tiff *.bmp"),
    (marked("messages", "压缩文件"), "*.zip"),
    (marked("messages", "校核存档"), "*.gouji.json *.json"),
)
"""Kinds of file that can be opened, by what they are usually called; what counts is the content."""


def choose_files(parent: QWidget, folder: str) -> list[Path]:
    """Reports to open; empty if the user thought better of it."""
    from PySide6.QtWidgets import QFileDialog

    from app.ui import file_dialog  # only those who ask wait for it

    everything = " ".join(patterns for _, patterns in KINDS)
    filters = [
        (translate("messages", "报告和校核存档"), everything),
        *((_said(name), patterns) for name, patterns in KINDS),
        (translate("messages", "所有文件"), "*"),
    ]
    dialog = file_dialog.made(parent, translate("messages", "打开报告"), folder)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilters([f"{name} ({patterns})" for name, patterns in filters])
    return file_dialog.chosen(dialog)


def choose_folder(parent: QWidget, folder: str) -> Path | None:
    """A folder of reports."""
    from PySide6.QtWidgets import QFileDialog

    name = QFileDialog.getExistingDirectory(parent, translate("messages", "打开文件夹"), folder)
    return Path(name) if name else None


def choose_review_path(parent: QWidget, proposed: Path) -> Path | None:
    """Where to save the review."""
    from PySide6.QtWidgets import QFileDialog

    name, _ = QFileDialog.getSaveFileName(
        parent,
        translate("messages", "保存校核"),
        str(proposed),
        translate("messages", "校核存档 (*.gouji.json)"),
    )
    return review_name(Path(name)) if name else None


def review_name(path: Path) -> Path:
    """The path as a review's: whatever was typed or clicked at, a report's file is none."""
    return path if path.suffix.lower() == ".json" else path.with_name(path.name + ".gouji.json")


MEMO_FILTERS = {
    ".docx": marked("messages", "Word 文档 (*.docx)"),
    ".pdf": marked("messages", "PDF 文件 (*.pdf)"),
    ".html": marked("messages", "网页 (*.html)"),
    ".md": "Markdown (*.md)",
}


def choose_memo_path(parent: QWidget, proposed: Path) -> Path | None:
    """Where to write the memo; a name without a known suffix gets that of the chosen filter."""
    from app.ui import file_dialog  # only those who export wait for it

    filters = {suffix: _said(text) for suffix, text in MEMO_FILTERS.items()}
    return file_dialog.place_for(parent, translate("messages", "导出校核备忘录"), proposed, filters)


COPY_FILTERS = {suffix: MEMO_FILTERS[suffix] for suffix in (".docx", ".html")}


def choose_copy_path(parent: QWidget, title: str, proposed: Path, suffixes: tuple[str, ...]) -> Path | None:
    """Where to write a copy of the report, in one of the formats; a name without one gets the first."""
    from app.ui import file_dialog  # only those who export wait for it

    filters = {suffix: _said(COPY_FILTERS[suffix]) for suffix in suffixes}
    return file_dialog.place_for(parent, title, proposed, filters)

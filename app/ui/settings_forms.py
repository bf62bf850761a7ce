"""The form files, for the settings: which there are, for which years, and what is wrong with one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QTreeWidgetItem

from app.forms.load import FormFileError, load_form
from app.forms.model import Form
from app.ui.sentences import told

translate = QCoreApplication.translate


def form_lines(shipped: Path, own: Path) -> list[QTreeWidgetItem]:
    """A line for each form file: title, years, path; a fault of a user's own in place of the years."""
    files = [*sorted(shipped.glob("*.toml")), *sorted(own.glob("*.toml"))]
    lines: dict[str, QTreeWidgetItem] = {}
    made = []
    for path in files:
        item = QTreeWidgetItem([path.stem, "", str(path)])
        made.append(item)
        try:
            form = load_form(path)
        except FormFileError as error:
            item.setText(2, told(error.sentence))
            item.setToolTip(2, told(error.sentence))
            continue
        item.setToolTip(2, str(path))
        item.setText(0, form.title)
        item.setText(1, _years(form))
        if (earlier := lines.get(form.id)) is not None:
            earlier.setText(1, translate("settings", "已被取代"))
        lines[form.id] = item
    return made


def _years(form: Form) -> str:
    if form.until is not None:
        return f"{form.since}—{form.until}"
    return translate("settings", "{year}年度起").format(year=form.since)

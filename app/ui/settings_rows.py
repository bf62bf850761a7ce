"""One setting as a widget: made from its row in :mod:`app.settings`, or from what the window remembers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QDate, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QDoubleSpinBox, QLineEdit, QSpinBox, QWidget

from app.record import NamedTuple
from app.settings import Key, Kind
from app.ui import memory
from app.ui.core_words import said

translate = QCoreApplication.translate

COMMON_YEAR: Final = 2001
"""A deadline is a day that every year has, so it is chosen in a year without 29 February."""


class Entry(NamedTuple):
    """A widget that shows one value: how to read it and how to put another one in."""

    widget: QWidget
    get: Callable[[], Any]
    put: Callable[[Any], None]


def entry_of(key: Key) -> Entry:
    """The widget for a setting."""
    match key.kind:
        case Kind.DAY:
            return _day()
        case Kind.SHARE:
            return _share(key)
        case Kind.COUNT:
            number = QSpinBox()
            number.setRange(int(key.lowest), int(key.highest))
            number.setSuffix(f" {said(key.unit)}" if key.unit else "")
            return Entry(number, number.value, number.setValue)
        case Kind.TEXT:
            edit = QLineEdit()
            return Entry(edit, edit.text, edit.setText)


def _day() -> Entry:
    edit = QDateEdit()
    edit.setDateRange(QDate(COMMON_YEAR, 1, 1), QDate(COMMON_YEAR, 12, 31))
    edit.setDisplayFormat(translate("settings", "M月d日"))

    def put(day: str) -> None:
        edit.setDate(QDate.fromString(f"{COMMON_YEAR}-{day}", Qt.DateFormat.ISODate))

    return Entry(edit, lambda: edit.date().toString("MM-dd"), put)


def _share(key: Key) -> Entry:
    """From 0 to 1, shown in per cent."""
    share = QDoubleSpinBox()
    share.setDecimals(1)
    share.setRange(100 * key.lowest, 100 * key.highest)
    share.setSuffix(" %")
    return Entry(share, lambda: round(share.value() / 100, 6), lambda value: share.setValue(100 * value))


class Remembered(NamedTuple):
    """A choice that the window remembers itself: what it is called, how it is kept, its default."""

    label: str
    entry: Entry
    stored: Callable[[], Any]
    store: Callable[[Any], None]
    default: object


def remembered() -> dict[str, Remembered]:
    """The choices of how the window looks; they hold for the one who sits here, not for the checks."""
    languages = {"system": translate("settings", "跟随系统"), "zh": "中文", "en": "English"}
    themes = {
        "system": translate("settings", "跟随系统"),
        "light": translate("settings", "浅色"),
        "dark": translate("settings", "深色"),
    }
    zooms = {zoom: f"{zoom:.0%}" for zoom in memory.ZOOMS}
    return {
        "language": Remembered(
            translate("settings", "语言"),
            _choice(languages),
            memory.language,
            memory.remember_language,
            "system",
        ),
        "theme": Remembered(
            translate("settings", "颜色"),
            _choice(themes),
            memory.theme_mode,
            lambda mode: memory.remember_look(mode, memory.zoom()),
            "system",
        ),
        "zoom": Remembered(
            translate("settings", "文字大小"),
            _choice(zooms),
            memory.zoom,
            lambda zoom: memory.remember_look(memory.theme_mode(), zoom),
            1.0,
        ),
        "restore": Remembered(
            translate("settings", "启动时恢复上次打开的报告"),
            _switch(),
            memory.restores,
            memory.remember_restores,
            True,
        ),
    }


def _choice(texts: Mapping[Any, str]) -> Entry:
    box = QComboBox()
    for value, text in texts.items():
        box.addItem(text, value)
    return Entry(box, box.currentData, lambda value: box.setCurrentIndex(max(box.findData(value), 0)))


def _switch() -> Entry:
    box = QCheckBox()
    return Entry(box, box.isChecked, box.setChecked)

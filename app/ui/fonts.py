"""The application's font: one that has Chinese glyphs on every machine."""

from __future__ import annotations

from functools import cache
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase

from app import paths

FAMILIES: Final = (
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "HarmonyOS Sans SC",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "SimSun",
)
"""Wanted in this order. A name that is not installed resolves to a font without Chinese glyphs on
some systems, so only installed ones are asked for."""

SMALLEST: Final = 9.75
"""Points; 13 pixels on a screen of 96 dots to the inch."""


@cache
def families() -> tuple[str, ...]:
    """Installed families with Chinese glyphs, best first; loads the shipped font if there is none."""
    known = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    if not known:
        known = _load_shipped()
    wanted = [name for name in FAMILIES if name in known]
    return tuple(wanted or known[:1])


@cache
def _system_size() -> float:
    return QFont().pointSizeF()


def application_font(zoom: float = 1.0) -> QFont:
    """The font for everything, at least 13 pixels high, times ``zoom``."""
    size = _system_size()  # of the system, once: QFont() is ours after the first call
    font = QFont()
    if names := families():
        font.setFamilies(list(names))
    font.setPointSizeF(max(size, SMALLEST) * zoom)
    return font


def _load_shipped() -> list[str]:
    loaded: list[str] = []
    folder = paths.resources() / "fonts"
    for path in sorted((*folder.glob("*.otf"), *folder.glob("*.ttf"))):
        number = QFontDatabase.addApplicationFont(str(path))
        if number >= 0:
            loaded += QFontDatabase.applicationFontFamilies(number)
    return loaded

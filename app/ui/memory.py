"""What the window remembers from one time to the next: its place, its theme, the size of letters."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QByteArray, QSettings

from app import paths
from app.ui.theme import Mode

ZOOMS: Final = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)


def _settings() -> QSettings:
    return QSettings(str(paths.user_folder() / "window.ini"), QSettings.Format.IniFormat)


def theme_mode() -> Mode:
    """The theme that was chosen last."""
    value = _settings().value("theme", "system")
    return value if value in ("light", "dark") else "system"


def zoom() -> float:
    """The size of letters that was chosen last, one of ``ZOOMS``."""
    try:
        value = float(str(_settings().value("zoom", 1.0)))
    except ValueError:
        return 1.0
    return value if value in ZOOMS else 1.0


def remember_look(mode: Mode, zoom: float) -> None:
    """Keep the theme and the size of letters."""
    settings = _settings()
    settings.setValue("theme", mode)
    settings.setValue("zoom", zoom)


def geometry(name: str) -> QByteArray | None:
    """The place or state of a widget as it was left."""
    value = _settings().value(f"geometry/{name}")
    return value if isinstance(value, QByteArray) else None


def remember_geometry(parts: dict[str, QByteArray]) -> None:
    """Keep places; to be called only when the window really closes."""
    settings = _settings()
    for name, state in parts.items():
        settings.setValue(f"geometry/{name}", state)

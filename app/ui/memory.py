"""What the window remembers from one time to the next: its place, its looks, its language."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QByteArray, QSettings

from app import paths
from app.record import NamedTuple
from app.ui.language import CHOICES, Choice
from app.ui.theme import Mode

ZOOMS: Final = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)


def _settings() -> QSettings:
    return QSettings(str(paths.user_folder() / "window.ini"), QSettings.Format.IniFormat)


def theme_mode() -> Mode:
    """The theme that was chosen last."""
    value = _settings().value("theme", "system")
    return value if value in ("light", "dark") else "system"


def language() -> Choice:
    """The language that was chosen last."""
    value = _settings().value("language", "system")
    return next((choice for choice in CHOICES if choice == value), "system")


def remember_language(choice: Choice) -> None:
    """Keep the language."""
    _settings().setValue("language", choice)


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


def choice(name: str, default: str) -> str:
    """A word that was chosen last, for a switch of the window: which view, wrapped or not."""
    return str(_settings().value(f"choice/{name}", default))


def remember_choice(name: str, word: str) -> None:
    """Keep a word for a switch of the window."""
    _settings().setValue(f"choice/{name}", word)


def geometry(name: str) -> QByteArray | None:
    """The place or state of a widget as it was left."""
    value = _settings().value(f"geometry/{name}")
    return value if isinstance(value, QByteArray) else None


def remember_geometry(parts: dict[str, QByteArray]) -> None:
    """Keep places; to be called only when the window really closes."""
    settings = _settings()
    for name, state in parts.items():
        settings.setValue(f"geometry/{name}", state)


def recent() -> list[str]:
    """The files that were opened last, the latest first."""
    return _texts(_settings().value("recent"))


def remember_recent(names: list[str]) -> None:
    """Keep the files that were opened last."""
    _settings().setValue("recent", names)


def restores() -> bool:
    """Whether a start without files opens what was open last."""
    return str(_settings().value("restore", "true")).lower() != "false"


def remember_restores(on: bool) -> None:
    """Keep whether a start opens what was open last."""
    _settings().setValue("restore", on)


class Last(NamedTuple):
    """What was open: the files or folders that were asked for, and which report was shown."""

    opened: list[str]
    current: str


def take_session() -> Last:
    """What was open when the window was last closed; forgotten by being asked.

    So a report that ends the program does not do so at every start.
    """
    settings = _settings()
    last = Last(_texts(settings.value("session/opened")), str(settings.value("session/current", "")))
    if last.opened:
        settings.remove("session")
        settings.sync()
    return last


def remember_session(last: Last) -> None:
    """Keep what is open while the window closes; nothing, if nothing is."""
    settings = _settings()
    settings.setValue("session/opened", last.opened)
    settings.setValue("session/current", last.current)


def _texts(value: object) -> list[str]:
    """A list of texts as an INI file gives it back: one text stands for a list of one."""
    if isinstance(value, str):
        return [value] if value else []
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []

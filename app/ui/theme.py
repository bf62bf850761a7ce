"""Colours by meaning, light and dark, and the one style sheet that is made from them.

Painting code asks :func:`current` when it paints; it keeps no colour of its own, so that a change
of theme needs nothing but a repaint (every widget gets a ``PaletteChange`` event).
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from typing import Final, Literal, TypeAlias

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from app.record import NamedTuple
from app.ui import fonts
from app.ui.stylesheet import style_sheet

Mode: TypeAlias = Literal["light", "dark", "system"]


class Theme(NamedTuple):
    """The colours of one theme, named by what they mean. ``*_fill`` lies behind text."""

    dark: bool
    window: QColor  # between the panels
    panel: QColor  # behind text and figures
    border: QColor
    text: QColor
    muted: QColor
    accent: QColor
    accent_text: QColor  # on accent
    header: QColor  # heads of tables, status bar
    header_text: QColor
    error: QColor
    error_fill: QColor
    warning: QColor
    warning_fill: QColor
    info: QColor
    info_fill: QColor
    corrected: QColor
    corrected_fill: QColor
    uncertain: QColor  # not read with certainty
    selection: QColor  # behind a selected row or piece of text
    outline: QColor  # around the cells of the selected finding
    highlight: QColor  # behind words of the text that a finding is about
    hover: QColor


def _theme(*, dark: bool, **colours: str) -> Theme:
    return Theme(dark=dark, **{name: QColor(value) for name, value in colours.items()})


LIGHT: Final = _theme(
    dark=False,
    window="#f4f5f7",
    panel="#ffffff",
    border="#d9dde3",
    text="#1d232b",
    muted="#5b646f",
    accent="#1f5fd0",
    accent_text="#ffffff",
    header="#f0f2f5",
    header_text="#1d232b",
    error="#b3261e",
    error_fill="#fbe6e4",
    warning="#8a5a00",
    warning_fill="#fff3d6",
    info="#5b646f",
    info_fill="#eceff3",
    corrected="#1b7a43",
    corrected_fill="#e3f4e9",
    uncertain="#7a4fb5",
    selection="#e6eefc",
    outline="#1f5fd0",
    highlight="#fff1a8",
    hover="#eceff3",
)

DARK: Final = _theme(
    dark=True,
    window="#16191d",
    panel="#1e2227",
    border="#343a42",
    text="#e4e7eb",
    muted="#a3acb8",
    accent="#7aa7ff",
    accent_text="#10151c",
    header="#262b31",
    header_text="#e4e7eb",
    error="#ff8a80",
    error_fill="#4a2222",
    warning="#ffcc66",
    warning_fill="#453a1c",
    info="#a3acb8",
    info_fill="#2b3138",
    corrected="#7fd6a0",
    corrected_fill="#1f3d2b",
    uncertain="#c3a3f2",
    selection="#253450",
    outline="#7aa7ff",
    highlight="#5b5216",
    hover="#2d333a",
)

_current: Theme = LIGHT
_mode: Mode = "system"


def current() -> Theme:
    """The theme in force."""
    return _current


def mode() -> Mode:
    """What was asked for: light, dark, or as the system is."""
    return _mode


def apply(app: QApplication, mode: Mode = "system", zoom: float = 1.0, *, sheet: bool = True) -> Theme:
    """Dress the whole application: palette, font, style sheet. ``zoom`` scales all text.

    ``sheet`` False leaves the style sheet for a second call: widgets that are made before it is
    set are polished once, and not again each time they get another parent.
    """
    _finish()
    wanted = _wish(app, mode, zoom)
    worn = app.property("gouji_worn")
    if worn == wanted:
        if sheet:
            put_on_sheet(app, zoom)
    elif worn is None:
        _undress(app, wanted, zoom)
        if sheet:
            put_on_sheet(app, zoom)
    else:
        from app.ui.stillness import still  # not at the start: it needs what makes PySide make many enums

        with still(app.topLevelWidgets()):
            _undress(app, wanted, zoom)
            if sheet:
                put_on_sheet(app, zoom)
    return _current


def change(app: QApplication, mode: Mode, zoom: float, done: Callable[[], None]) -> None:
    """As :func:`apply`, for windows at work: half now, half in the next turn of the event loop.

    Then ``done`` is called, before anything of it is painted. One is not longer than 30 ms, both are 45.
    """
    global _half_done
    _finish()
    wanted = _wish(app, mode, zoom)
    if app.property("gouji_worn") == wanted:
        done()
        return
    from app.ui.stillness import TURN_MS, still  # only who changes something waits for it

    stillness = ExitStack()
    stillness.enter_context(still(app.topLevelWidgets()))
    _undress(app, wanted, zoom)

    def finish() -> None:
        put_on_sheet(app, zoom)
        stillness.close()
        done()

    _half_done = finish
    QTimer.singleShot(TURN_MS, app, _finish)


_half_done: Callable[[], None] | None = None


def _finish() -> None:
    """The second half of a change, if one is half done."""
    global _half_done
    half, _half_done = _half_done, None
    if half is not None:
        half()


def _wish(app: QApplication, mode: Mode, zoom: float) -> str:
    """Choose the theme; gives what the application will wear then."""
    global _current, _mode
    if _mode != mode:
        _mode = mode  # before the call: it may come back here through colorSchemeChanged
        _ask_for(app, mode)
    _current = DARK if mode == "dark" or (mode == "system" and _system_is_dark(app)) else LIGHT
    return f"{_current.dark} {fonts.application_font(zoom).key()}"


def _undress(app: QApplication, wanted: str, zoom: float) -> None:
    """Palette and font, and no style sheet."""
    if app.property("gouji_sheet"):
        # Qt takes three times as long to put one sheet in the place of another as to take one away,
        # put the palette and the font on, and dress everything again.
        app.setStyleSheet("")
    app.setPalette(palette(_current))
    app.setFont(fonts.application_font(zoom))
    app.setProperty("gouji_worn", wanted)
    app.setProperty("gouji_sheet", False)


def put_on_sheet(app: QApplication, zoom: float) -> None:
    """The style sheet of the theme in force, if that is not on."""
    if not app.property("gouji_sheet"):
        app.setStyleSheet(style_sheet(_current, zoom))
        app.setProperty("gouji_sheet", True)


def _ask_for(app: QApplication, mode: Mode) -> None:
    from PySide6.QtCore import Qt

    schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark, "system": Qt.ColorScheme.Unknown}
    app.styleHints().setColorScheme(schemes[mode])


def _system_is_dark(app: QApplication) -> bool:
    if app.property("gouji_worn") is None:
        # The palette is the system's still. The hint below says it in an enum of Qt's, of which PySide
        # makes all when it meets one: 15 ms. It is asked when the window has been painted.
        return app.palette().window().color().lightness() < 128
    from PySide6.QtCore import Qt

    return app.styleHints().colorScheme() == Qt.ColorScheme.Dark


def palette(theme: Theme) -> QPalette:
    """The theme as a palette, for everything that the style itself draws."""
    roles = {
        QPalette.ColorRole.Window: theme.window,
        QPalette.ColorRole.WindowText: theme.text,
        QPalette.ColorRole.Base: theme.panel,
        QPalette.ColorRole.AlternateBase: theme.header,
        QPalette.ColorRole.Text: theme.text,
        QPalette.ColorRole.Button: theme.panel,
        QPalette.ColorRole.ButtonText: theme.text,
        QPalette.ColorRole.BrightText: theme.error,
        QPalette.ColorRole.PlaceholderText: theme.muted,
        QPalette.ColorRole.ToolTipBase: theme.panel,
        QPalette.ColorRole.ToolTipText: theme.text,
        QPalette.ColorRole.Highlight: theme.selection,
        QPalette.ColorRole.HighlightedText: theme.text,
        QPalette.ColorRole.Accent: theme.accent,
        QPalette.ColorRole.Link: theme.accent,
        QPalette.ColorRole.LinkVisited: theme.accent,
        QPalette.ColorRole.Light: theme.panel,
        QPalette.ColorRole.Midlight: theme.header,
        QPalette.ColorRole.Mid: theme.border,
        QPalette.ColorRole.Dark: theme.muted,
        QPalette.ColorRole.Shadow: theme.border,
    }
    made = QPalette()
    for role, colour in roles.items():
        made.setColor(role, colour)
    faded = QColor(theme.muted.name())  # a copy; a QColor of a QColor has PySide look among all enums of Qt
    faded.setAlpha(150)
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, faded)
    return made


def bold(font: QFont, on: bool = True) -> QFont:
    """The font in bold."""
    made = QFont(font)
    made.setBold(on)
    return made

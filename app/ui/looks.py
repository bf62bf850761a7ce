"""What the user chooses of the window's looks: theme, size of letters, language; and the settings."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from app.ui import language, memory, theme
from app.ui.actions import Actions
from app.ui.banner import Banners, nothing
from app.ui.session import Session


class Looks(QObject):
    """Applies these choices, remembers them, and keeps the menu's marks with them.

    Signals: ``dressed()`` when colours or sizes changed; ``language_changed()`` when another language
    was chosen: texts are made with their widgets, so another window takes the place of this one,
    see :mod:`app.ui.another_window`; ``message(text)`` for the status bar.
    """

    dressed = Signal()
    language_changed = Signal()
    message = Signal(str)

    def __init__(self, session: Session, acts: Actions, banners: Banners, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._acts, self._banners = session, acts, banners
        self._zoom = memory.zoom()
        acts.zoom_in.triggered.connect(lambda: self.step_zoom(1))
        acts.zoom_out.triggered.connect(lambda: self.step_zoom(-1))
        acts.zoom_reset.triggered.connect(lambda: self.step_zoom(0))
        acts.settings.triggered.connect(self.edit_settings)
        for mode, action in acts.themes.items():
            action.setChecked(mode == theme.mode())
            action.triggered.connect(lambda _=False, action=action: self.set_theme(action.data()))
        for choice, action in acts.languages.items():
            action.setChecked(choice == memory.language())
            action.triggered.connect(lambda _=False, action=action: self.set_language(action.data()))
        session.settings_broken.connect(self.tell_broken)

    def edit_settings(self) -> None:
        """Show the settings; what they change of the window's looks is seen at once."""
        before = memory.language(), memory.theme_mode(), memory.zoom(), memory.restores()
        self._session.edit_settings()
        tongue, mode, zoom, restores = (
            memory.language(),
            memory.theme_mode(),
            memory.zoom(),
            memory.restores(),
        )
        if (tongue, mode, zoom, restores) == before:
            return
        self._zoom = zoom
        self._dress(mode)
        self._acts.themes[mode].setChecked(True)
        self._acts.restore.setChecked(restores)
        self._acts.languages[tongue].setChecked(True)
        self.set_language(tongue)

    def tell_broken(self, text: str) -> None:
        """Say in a banner that the settings cannot be read."""
        acts = [(self.tr("打开设置"), self.edit_settings), (self.tr("知道了"), nothing)]
        self._banners.show_notice("settings", text, acts)

    def set_theme(self, mode: theme.Mode) -> None:
        """Light, dark, or as the system is; remembered."""
        self._dress(mode)
        memory.remember_look(mode, self._zoom)

    def set_language(self, choice: language.Choice) -> None:
        """Chinese, English, or as the system is; remembered."""
        memory.remember_language(choice)
        if language.resolved(choice) != language.current():
            QTimer.singleShot(0, self, self.language_changed.emit)  # not while its own menu is open

    def step_zoom(self, by: int) -> None:
        """Larger letters (1), smaller ones (-1), or as they are by themselves (0); remembered."""
        from app.ui.zoom_keys import stepped  # only those who zoom wait for it

        self._zoom = stepped(memory.ZOOMS, self._zoom, by)
        self._dress(theme.mode())
        memory.remember_look(theme.mode(), self._zoom)
        self.message.emit(self.tr("文字大小 {percent}%").format(percent=round(self._zoom * 100)))

    def _dress(self, mode: theme.Mode) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.change(app, mode, self._zoom, self._tell)

    def _tell(self) -> None:
        if isValid(self):  # the window may have been closed meanwhile
            self.dressed.emit()

    def follow_system(self) -> None:
        """The system's light or dark has changed."""
        if theme.mode() == "system":
            self._dress("system")

"""The language of the window: Chinese, in which it is written, or English.

Texts are made when a widget is made. So another language means another window, see
:func:`app.ui.another_window.reopen`: every text is right then, whoever wrote it.
"""

from __future__ import annotations

import os
from typing import Final, Literal, TypeAlias, get_args

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from app import paths

Language: TypeAlias = Literal["zh", "en"]
Choice: TypeAlias = Literal["system", "zh", "en"]
LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)
CHOICES: Final[tuple[Choice, ...]] = get_args(Choice)

OVERRIDE: Final = "GOUJI_LANGUAGE"
"""An environment variable that comes before what was chosen: ``zh`` or ``en``."""

_installed: list[QTranslator] = []
_current: Language = "zh"


def current() -> Language:
    """The language in force."""
    return _current


def resolved(choice: Choice) -> Language:
    """The language that a choice stands for."""
    forced = os.environ.get(OVERRIDE)
    for language in LANGUAGES:
        if forced == language:
            return language
    return of_system(QLocale.system().uiLanguages()) if choice == "system" else choice


def of_system(languages: list[str]) -> Language:
    """The language for a system that is used in these, the best one first.

    Chinese for a system in any Chinese, or one that names no language (``C``); else English.
    """
    first = next((name for name in languages if name), "C")
    tongue = first.replace("_", "-").partition("-")[0].partition(".")[0].lower()
    return "zh" if tongue in ("zh", "yue", "c", "posix") else "en"


def install(app: QCoreApplication, choice: Choice) -> Language:
    """Have the application speak a language from now on; gives which.

    English has texts of ours to load; Chinese has those of Qt (of the file dialog, of context menus),
    and a few of ours for what Qt lacks. A file that is missing leaves the words in the language they
    are written in.
    """
    global _current
    language = resolved(choice)
    for translator in _installed:
        app.removeTranslator(translator)
        translator.deleteLater()  # the application's child would stay as long as that
    _installed.clear()
    _current = language
    ours = str(paths.resources() / "translations")
    wanted = {
        "zh": (
            ("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
            ("gouji_zh", ours),  # the one that comes last is asked first
        ),
        "en": (("gouji_en", ours),),
    }
    for place in wanted[language]:
        translator = QTranslator(app)
        if translator.load(*place):
            app.installTranslator(translator)
            _installed.append(translator)
        else:
            translator.deleteLater()
    return language


def marked(context: str, text: str) -> str:  # noqa: ARG001 - the collector reads both
    """The text itself: marks what is translated later, where a table of constants is shown."""
    return text

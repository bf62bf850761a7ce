"""The one style sheet, generated from a theme.

Widgets say what they are by object name (``panel``, ``quiet`` …) or by the property ``kind``
(``accent``, ``muted``, ``link``, ``gone``); no widget has a style sheet of its own, for such a widget keeps
the old palette when the theme changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app import paths

if TYPE_CHECKING:
    from app.ui.theme import Theme

_SHEET = """
QMainWindow, QDialog {{ background: {window}; }}
QToolTip {{ background: {panel}; color: {text}; border: 1px solid {border}; padding: 4px 6px; }}

QMenuBar {{ background: {header}; color: {text}; border-bottom: 1px solid {border}; }}
QMenuBar::item {{ padding: 5px 10px; background: transparent; }}
QMenuBar::item:selected {{ background: {selection}; }}
QMenu {{ background: {panel}; color: {text}; border: 1px solid {border}; padding: 4px; }}
QMenu::item {{ padding: 5px 28px 5px 22px; border-radius: 4px; }}
QMenu::item:selected {{ background: {selection}; }}
QMenu::item:disabled {{ color: {muted}; }}
QMenu::separator {{ height: 1px; background: {border}; margin: 4px 8px; }}
QMenu::indicator {{ left: 6px; }}

QToolBar {{ background: {panel}; border: none; border-bottom: 1px solid {border};
    padding: 4px 9px 4px 5px; spacing: 2px; }}
QToolBar::separator {{ background: {border}; width: 1px; margin: 6px 9px; }}
QToolBar QToolButton {{ background: transparent; color: {text}; border: 1px solid transparent;
    border-radius: 5px; padding: 4px 9px; }}
QToolBar QToolButton:hover {{ background: {hover}; }}
QToolBar QToolButton:pressed {{ background: {selection}; }}
QToolBar QToolButton:focus {{ border-color: {accent}; }}
QToolBar QToolButton:disabled {{ color: {faded}; }}
QToolBar QToolButton[kind="accent"] {{ background: {accent}; color: {accent_text}; }}
QToolBar QToolButton[kind="accent"]:hover {{ background: {accent_hover}; }}
QToolBar QToolButton[kind="accent"]:focus {{ border-color: {text}; }}
QToolBar QToolButton[kind="accent"]:disabled {{ background: {hover}; color: {faded}; }}
QToolButton::menu-indicator {{ image: none; }}

QFrame#panel {{ background: {panel}; border: 1px solid {border}; border-radius: 6px; }}
QFrame#card {{ background: {panel}; border: 1px solid {border}; border-radius: 6px; }}
QFrame#banner {{ background: {warning_fill}; color: {text}; border: 1px solid {warning};
    border-radius: 6px; }}
QFrame#line {{ background: {border}; border: none; max-height: 1px; min-height: 1px; }}
QSplitter::handle {{ background: transparent; }}
QSplitter#source::handle {{ background: {window}; }}
QSplitter#source::handle:vertical {{ border-top: 1px solid {border}; border-bottom: 1px solid {border}; }}
QSplitter#source::handle:horizontal {{ border-left: 1px solid {border}; border-right: 1px solid {border}; }}
QSplitter::handle:hover {{ background: {hover}; }}

QTabBar {{ background: transparent; }}
QTabBar::tab {{ background: transparent; color: {muted}; border: none;
    border-bottom: 2px solid transparent; padding: 7px 1px 5px 1px; margin: 0 13px 0 0; }}
QTabBar::tab:hover {{ color: {text}; }}
QTabBar::tab:selected {{ color: {text}; border-bottom-color: {accent}; }}
QTabBar:focus {{ outline: none; }}
QTabBar::tab:selected:focus {{ background: {selection}; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {border}; }}
QTabWidget::tab-bar {{ left: 12px; }}

QAbstractItemView {{ background: {panel}; color: {text}; border: none; outline: none;
    selection-background-color: {selection}; selection-color: {text}; }}
QPlainTextEdit, QTextEdit, QTextBrowser {{ background: {panel}; color: {text}; border: none;
    selection-background-color: {text_selection}; selection-color: {text}; }}
QScrollArea, QScrollArea > QWidget > QWidget#page,
QTabWidget QWidget#page {{ background: {panel}; border: none; }}
QHeaderView::section {{ background: {header}; color: {text}; border: none;
    border-bottom: 1px solid {border}; padding: 4px 8px; }}

QLineEdit, QComboBox {{ background: {panel}; color: {text}; border: 1px solid {border};
    border-radius: 5px; padding: 4px 9px; selection-background-color: {text_selection};
    selection-color: {text}; placeholder-text-color: {muted}; }}
QLineEdit:focus, QComboBox:focus {{ border-color: {accent}; }}
QComboBox::drop-down {{ border: none; width: 22px; }}
QComboBox::down-arrow {{ image: url("{icons}/down-{tone}.png"); width: 12px; height: 12px; }}
QLineEdit#cell_editor, QComboBox#cell_editor {{ background: {panel}; border: 2px solid {accent};
    border-radius: 0; padding: 0 2px; }}
QPushButton {{ background: {panel}; color: {text}; border: 1px solid {border}; border-radius: 5px;
    padding: 5px 14px; min-height: 17px; }}
QPushButton:hover {{ background: {hover}; }}
QPushButton:focus {{ border-color: {accent}; }}
QPushButton:disabled {{ color: {faded}; }}
QPushButton[kind="link"], QPushButton[kind="gone"] {{ background: transparent; color: {accent};
    border: 1px solid transparent; padding: 2px 0; text-align: left; }}
QPushButton[kind="gone"] {{ color: {muted}; }}
QPushButton[kind="link"]:hover, QPushButton[kind="gone"]:hover {{ background: {hover}; }}
QPushButton[kind="link"]:focus, QPushButton[kind="gone"]:focus {{ border-color: {accent}; }}
QProgressBar {{ background: {header}; border: none; border-radius: 2px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 2px; }}
QListWidget::item {{ padding: 6px 12px; border-bottom: 1px solid {border}; }}
QListWidget::item:selected {{ background: {selection}; color: {text}; }}
QPushButton:default, QPushButton[kind="accent"] {{ background: {accent}; color: {accent_text};
    border-color: {accent}; }}
QPushButton:default:hover, QPushButton[kind="accent"]:hover {{ background: {accent_hover}; }}
QPushButton:default:focus, QPushButton[kind="accent"]:focus {{ border-color: {text}; }}
QToolButton[kind="quiet"] {{ background: transparent; color: {muted}; border: 1px solid transparent;
    border-radius: 4px; padding: 3px 6px; }}
QToolButton[kind="quiet"]:hover {{ color: {text}; background: {hover}; }}
QToolButton[kind="quiet"]:checked {{ color: {text}; background: {selection}; }}
QToolButton[kind="quiet"]:focus {{ border-color: {accent}; }}

QLabel {{ background: transparent; }}
QLabel[kind="muted"] {{ color: {muted}; }}
QLabel[kind="title"] {{ color: {text}; font-size: {title}pt; }}
QLabel[kind="sum"] {{ font-size: {sum}pt; }}
QLabel[kind="error"] {{ color: {error}; }}
QRadioButton, QCheckBox {{ background: transparent; spacing: 5px; }}
QRadioButton:focus, QCheckBox:focus {{ color: {accent}; }}
QCheckBox::indicator, QTreeView::indicator {{ width: 12px; height: 12px; border: 1px solid {muted};
    border-radius: 3px; background: {panel}; }}
QCheckBox::indicator:checked, QTreeView::indicator:checked {{ border-color: {accent}; background: {accent};
    image: url("{icons}/tick-{tone}.png"); }}
QCheckBox::indicator:hover, QTreeView::indicator:hover {{ border-color: {accent}; }}
QRadioButton::indicator {{ width: {ring}px; height: {ring}px; border: 1px solid {muted};
    border-radius: {round}px; background: {panel}; }}
QRadioButton::indicator:checked {{ width: {dot}px; height: {dot}px; border: {band}px solid {accent};
    background: {panel}; }}
QRadioButton::indicator:hover {{ border-color: {accent}; }}
QRadioButton::indicator:disabled {{ border-color: {border}; }}

QStatusBar {{ background: {header}; color: {muted}; border-top: 1px solid {border}; }}
QStatusBar::item {{ border: none; }}
QStatusBar QLabel {{ color: {muted}; padding: 3px 0; }}

QScrollBar:vertical {{ background: transparent; width: 11px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 11px; margin: 0; }}
QScrollBar::handle {{ background: {scroll}; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:hover {{ background: {muted}; }}
QScrollBar::handle:vertical {{ min-height: 28px; }}
QScrollBar::handle:horizontal {{ min-width: 28px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
"""


def style_sheet(theme: Theme, zoom: float = 1.0) -> str:
    """The style sheet in the theme's colours."""
    names = {name: value.name() for name, value in theme._asdict().items() if name != "dark"}
    names["accent_hover"] = (theme.accent.lighter(112) if theme.dark else theme.accent.darker(112)).name()
    names["icons"] = (paths.resources() / "icons").as_posix()
    names["tone"] = "dark" if theme.dark else "light"
    names["faded"] = "#5f6772" if theme.dark else "#a3abb6"
    names["scroll"] = "#454c55" if theme.dark else "#c8cdd5"
    names["text_selection"] = "#34518a" if theme.dark else "#bcd4fb"
    # Rings grow with the letters, though less; an odd number of pixels across: the dot is in the middle.
    grown = 1 + (zoom - 1) * 0.6
    band, dot = round(4 * grown), round(2 * grown) * 2 + 1
    ring = dot + 2 * band - 2
    names |= {"ring": str(ring), "round": str(ring // 2 + 1), "dot": str(dot), "band": str(band)}
    return _SHEET.format(**names, title=round(13.5 * zoom, 1), sum=round(11.2 * zoom, 1))

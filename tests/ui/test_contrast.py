"""Letters stand out from what is behind them: 4.5 to 1 at least, as WCAG asks of text."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from app.ui.theme import DARK, LIGHT, Theme

ON_ALL = ("panel", "window", "header", "selection", "hover")
PAIRS = [
    *(
        (ink, paper)
        for ink in ("text", "muted", "accent", "error", "warning", "corrected")
        for paper in ON_ALL
    ),
    *((ink, f"{ink}_fill") for ink in ("error", "warning", "info", "corrected")),
    *(("text", f"{name}_fill") for name in ("error", "warning", "info", "corrected")),
    *((ink, paper) for ink in ("muted", "uncertain") for paper in ("panel", "info_fill", "warning_fill")),
    ("text", "highlight"),
    ("accent_text", "accent"),
    *(("panel", badge) for badge in ("error", "warning", "info", "corrected")),  # its number, its sign
]


def light_of(colour: QColor) -> float:
    """The relative luminance, 0 to 1."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_ink_can_be_read_on_every_paper_it_is_used_on(theme: Theme) -> None:
    faint = {}
    for ink, paper in PAIRS:
        darker, lighter = sorted((light_of(getattr(theme, ink)), light_of(getattr(theme, paper))))
        contrast = (lighter + 0.05) / (darker + 0.05)
        if contrast < 4.5:
            faint[ink, paper] = round(contrast, 2)
    assert faint == {}

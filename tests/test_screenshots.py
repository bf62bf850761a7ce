"""The pictures of the README: few colours, none of them changed where one looks."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter

ROOT = Path(__file__).resolve().parents[1]


def test_a_picture_in_few_colours_looks_as_before(tmp_path: Path) -> None:
    """Qt's own 256 colours made red cells yellow, and the lines of the dark theme vanish."""
    spec = importlib.util.spec_from_file_location("make_screenshots", ROOT / "build" / "make_screenshots.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = tool
    spec.loader.exec_module(tool)

    picture = QImage(300, 200, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(QColor("#fdecea"))  # like a cell with a fault; and lines in what is nearly the same
    painter = QPainter(picture)
    painter.fillRect(0, 0, 300, 40, QColor("#f4f5f7"))
    painter.fillRect(0, 40, 300, 1, QColor("#e3e5e9"))
    shade = QLinearGradient(0, 0, 300, 0)
    shade.setColorAt(0, QColor("#1f5fd0"))
    shade.setColorAt(1, QColor("#b3261e"))
    painter.fillRect(0, 100, 300, 60, shade)  # many colours, as at the edges of letters
    painter.end()

    path = tmp_path / "picture.png"
    tool.save(tool.with_few_colours(picture), path)
    few = QImage(str(path))
    assert few.format() == QImage.Format.Format_Indexed8
    assert few.colorCount() <= 256
    for x, y in ((5, 5), (5, 40), (5, 80), (5, 180)):
        assert few.pixelColor(x, y).name() == picture.pixelColor(x, y).name()
    for x in range(300):
        one, other = few.pixelColor(x, 130), picture.pixelColor(x, 130)
        assert abs(one.red() - other.red()) <= 6
        assert abs(one.blue() - other.blue()) <= 6

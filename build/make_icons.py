"""Make the PNG sizes and the Windows icon of resources/icons from their SVG drawings.

    python build/make_icons.py

gouji.svg is the drawing; up to 24 px gouji-small.svg stands in, without the lines that blur there.
"""

from __future__ import annotations

import os
import struct
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "icons"
SIZES = (16, 24, 32, 48, 64, 128, 256)
SMALL = 24


def render(size: int) -> bytes:
    """The icon of that size as a PNG file's bytes."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    name = "gouji-small.svg" if size <= SMALL else "gouji.svg"
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(FOLDER / name)).render(painter)
    painter.end()
    return _png(image)


def _png(image: QImage) -> bytes:
    from PySide6.QtCore import QBuffer, QIODevice

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # PySide 6.11 says that it wants bytes here, and takes only a str.
    assert image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """A Windows icon file that holds the PNG pictures, by size."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    at = len(head) + 16 * len(pictures)
    entries = b""
    for size, data in pictures.items():
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(data), at)
        at += len(data)
    return head + entries + b"".join(pictures.values())


TICKS = {"light": "#ffffff", "dark": "#10151c"}
"""The ink of the tick in a box, on the accent of each theme."""


def tick(ink: str, size: int) -> bytes:
    """A tick as a PNG file's bytes, for the style sheet: it can draw a box, but no tick."""
    from PySide6.QtCore import QPointF, Qt
    from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(ink), size * 0.15, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
    points = ((0.22, 0.53), (0.43, 0.74), (0.79, 0.29))
    painter.drawPolyline(QPolygonF([QPointF(x * size, y * size) for x, y in points]))
    painter.end()
    return _png(image)


def main() -> None:
    """Write all sizes, the Windows icon and the ticks."""
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication([])
    pictures = {size: render(size) for size in SIZES}
    for size, data in pictures.items():
        (FOLDER / f"gouji-{size}.png").write_bytes(data)
    (FOLDER / "gouji.ico").write_bytes(ico(pictures))
    for theme, ink in TICKS.items():
        (FOLDER / f"tick-{theme}.png").write_bytes(tick(ink, 12))
        (FOLDER / f"tick-{theme}@2x.png").write_bytes(tick(ink, 24))
    application.quit()


if __name__ == "__main__":
    main()

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


LINES = {
    "tick-light": ("#ffffff", 0.15, ((0.22, 0.53), (0.43, 0.74), (0.79, 0.29))),
    "tick-dark": ("#10151c", 0.15, ((0.22, 0.53), (0.43, 0.74), (0.79, 0.29))),
    "down-light": ("#67707c", 0.12, ((0.2, 0.37), (0.5, 0.67), (0.8, 0.37))),
    "down-dark": ("#98a1ad", 0.12, ((0.2, 0.37), (0.5, 0.67), (0.8, 0.37))),
}
"""Drawings for the style sheet, which can draw boxes only: name, ink, width, points in a square of 1."""
LINES_SIZE = 12


def line(name: str, size: int) -> bytes:
    """One of the drawings as a PNG file's bytes."""
    from PySide6.QtCore import QPointF, Qt
    from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

    ink, width, points = LINES[name]
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(ink), size * width, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
    painter.drawPolyline(QPolygonF([QPointF(x * size, y * size) for x, y in points]))
    painter.end()
    return _png(image)


def main() -> None:
    """Write all sizes, the Windows icon and the drawings."""
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication([])
    pictures = {size: render(size) for size in SIZES}
    for size, data in pictures.items():
        (FOLDER / f"gouji-{size}.png").write_bytes(data)
    (FOLDER / "gouji.ico").write_bytes(ico(pictures))
    for name in LINES:
        (FOLDER / f"{name}.png").write_bytes(line(name, LINES_SIZE))
        (FOLDER / f"{name}@2x.png").write_bytes(line(name, 2 * LINES_SIZE))
    application.quit()


if __name__ == "__main__":
    main()

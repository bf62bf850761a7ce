"""Make the PNG sizes and the Windows icon of resources/icons from their SVG drawings.

    python build/make_icons.py

gouji.svg is the drawing; up to 24 px gouji-small.svg stands in, without the lines that blur there.
"""

from __future__ import annotations

import os
import struct
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "icons"
SIZES = (16, 24, 32, 48, 64, 128, 256)
SMALL = 24


def render(size: int) -> bytes:
    """The icon of that size as a PNG file's bytes."""
    from PySide6.QtCore import QBuffer, QIODevice, Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    name = "gouji-small.svg" if size <= SMALL else "gouji.svg"
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(FOLDER / name)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, b"PNG")
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


def main() -> None:
    """Write all sizes and the Windows icon."""
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication([])
    pictures = {size: render(size) for size in SIZES}
    for size, data in pictures.items():
        (FOLDER / f"gouji-{size}.png").write_bytes(data)
    (FOLDER / "gouji.ico").write_bytes(ico(pictures))
    application.quit()


if __name__ == "__main__":
    main()

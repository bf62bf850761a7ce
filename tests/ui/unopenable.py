"""Files that no window can open: each is answered with a sentence, in each language."""

from __future__ import annotations

from pathlib import Path
from typing import Final

UNOPENABLE: Final[dict[str, bytes | None]] = {
    "empty.txt": b"",
    "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(200),
    "damaged.pdf": b"%PDF-1.7\n" + bytes(200),
    "archive.zip": b"PK\x03\x04" + bytes(200),
    "letter.txt": "今天天气很好。\n".encode(),
    "other.json": b'{"a": 1}',
    "half.gouji.json": b'{"schema": "gouji/1", "source": {"path": "a',
    "newer.gouji.json": b'{"schema": "gouji/9"}',
    "gone.txt": None,
}


def unopenable(folder: Path, name: str) -> Path:
    """The file of this name, written into the folder; the one that is gone is not."""
    path = folder / name
    content = UNOPENABLE[name]
    if content is not None:
        path.write_bytes(content)
    return path

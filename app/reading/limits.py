"""How much a file of each kind may take: its size, and the time and memory of its reader."""

from __future__ import annotations

from app.reading.document import Kind
from app.record import NamedTuple

MB = 1_000_000

LARGEST = 200 * MB
"""No file larger than this is opened at all."""


class Limits(NamedTuple):
    """What a reader may take.

    ``size`` is that of the file in bytes. ``seconds`` pass without a sign of life before the
    reader is stopped; one that tells its progress may take ``total`` seconds. ``memory`` is in
    bytes, beside what the file itself takes.
    """

    size: int
    seconds: float = 60.0
    total: float = 60.0
    memory: int = 480 * MB


_USUAL = Limits(100 * MB)

LIMITS: dict[Kind, Limits] = {
    Kind.TEXT: Limits(20 * MB),
    Kind.HTML: Limits(20 * MB),
    Kind.MHT: Limits(60 * MB),
    # Recognition of a page takes 8 s and, with its models loaded, up to 1.1 GB.
    Kind.PDF: Limits(LARGEST, total=1800.0),
    Kind.IMAGE: Limits(60 * MB, total=1800.0, memory=3000 * MB),
    Kind.OFD: Limits(LARGEST),
}


def limits_of(kind: Kind) -> Limits:
    """The limits for a kind of file."""
    return LIMITS.get(kind, _USUAL)

"""What a sentence can state: plain values, and the names of what the tables count."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from app.checking.words.lexer import Token
from app.checking.words.prose import Sentence
from app.record import NamedTuple

REQUESTS: Final = "requests"
FOREIGN: Final = "foreign"
PROCEEDINGS: Final = frozenset({"reconsideration", "litigation", "litigation_direct", "litigation_after"})
DECISIONS: Final = ("permits", "penalties", "coercion")
RESULTS: Final = frozenset(
    {"granted", "partial", "granted_partial", "denied", "unavailable", "unprocessed", "other", "absent"}
)
CARRIED: Final = frozenset({"carried_in", "carried_out", "pending_request"})
GENERIC: Final = frozenset({"received", "concluded", "handled"})
DOCUMENTS: Final = frozenset({"issued", "repealed", "effective"})


class Statement(NamedTuple):
    """A figure that a sentence states, or that something did not happen.

    ``targets`` are what the number may stand for: right if it agrees with any; empty where no cell
    counts it. ``kind`` is ``figure``, ``zero`` (in words), ``all`` (均为自然人) or ``none`` (无败诉).
    ``start`` and ``end`` are the place of the number (or of the phrase) in the sentence. ``dimension``
    says among which parts it counts; ``part`` that it stands after 其中. ``doubtful``: it may mean
    something else, so that a mismatch is a question.
    """

    sentence: Sentence
    start: int
    end: int
    amount: Decimal
    targets: tuple[str, ...]
    kind: str = "figure"
    dimension: str = ""
    part: bool = False
    doubtful: bool = False
    published: bool = False
    area: str = ""
    addend: Decimal = Decimal(0)
    money: bool = False


class Share(NamedTuple):
    """A percentage with the words before it."""

    token: Token
    back: tuple[Token, ...]
    order: int  # how many numbers stand before it


class Said(NamedTuple):
    """Everything that a sentence says. ``numbers`` are all counts, with or without a cell."""

    sentence: Sentence
    tokens: list[Token]
    statements: list[Statement]
    numbers: list[Statement]
    shares: list[Share]
    topics: frozenset[str]
    strong: bool
    informs: bool
    timely: list[bool]  # for every token whether the year it is said of is the report's


class Topic(NamedTuple):
    """What a paragraph is about, handed from sentence to sentence.

    ``strong`` says that its heading names it; ``informs`` that it is about disclosure at all.
    """

    item: int = -1
    subject: str = ""
    strong: bool = False
    informs: bool = False

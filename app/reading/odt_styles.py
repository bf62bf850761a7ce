"""What a reader needs of an OpenDocument's styles: which hide their text, how lists are numbered."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from app.reading import numerals
from app.reading.xml_safe import first_child

LEVELS = 10
_CHAIN = 20
_LARGEST = 1_000_000

_FORMATS: dict[str, Callable[[int], str]] = {
    "1": str,
    "a": numerals.letters,
    "A": lambda number: numerals.letters(number).upper(),
    "i": numerals.roman,
    "I": lambda number: numerals.roman(number).upper(),
    "一": numerals.chinese,
    "壹": numerals.chinese_legal,
    "甲": numerals.stems,
    "子": numerals.branches,
    "１": numerals.full_width,
    "①": lambda number: numerals.enclosed(number, 0x2460, 20),
    "⑴": lambda number: numerals.enclosed(number, 0x2474, 20),
    "㈠": lambda number: numerals.enclosed(number, 0x3220, 10),
}
"""By the first sign of what the file names them: ``1``, ``一, 二, 三, ...``."""


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered; ``pattern`` (``%1%、``) wins over prefix and suffix."""

    format: str
    prefix: str
    suffix: str
    start: int
    shown: int
    pattern: str


Levels = Mapping[int, Level]


@dataclass(frozen=True, slots=True)
class OdfStyles:
    """Hidden styles, each paragraph style's list, each list's levels, the levels of headings."""

    hidden: frozenset[str] = frozenset()
    list_of: Mapping[str, str] = field(default_factory=dict)
    lists: Mapping[str, Levels] = field(default_factory=dict)
    outline: Levels = field(default_factory=dict)


class Counts:
    """The counters of one list."""

    def __init__(self) -> None:
        self._counts: list[int | None] = [None] * LEVELS

    def next(self, levels: Levels, level: int, start: int | None = None) -> str:
        """Count one item and give the number printed before it; levels count from 0."""
        own = levels.get(level)
        if own is None or not 0 <= level < LEVELS:
            return ""
        before = self._counts[level]
        if start is not None:
            self._counts[level] = start
        else:
            self._counts[level] = own.start if before is None else before + 1
        for deeper in range(level + 1, LEVELS):
            self._counts[deeper] = None
        return self._printed(levels, level, own)

    def _printed(self, levels: Levels, level: int, own: Level) -> str:
        def one(position: int) -> str:
            at = levels.get(position)
            count = self._counts[position] if 0 <= position < LEVELS else None
            if at is None:
                return ""
            return _FORMATS.get(at.format, str)(at.start if count is None else count) if at.format else ""

        if own.pattern:
            return re.sub(r"%(\d\d?)%", lambda match: one(int(match[1]) - 1), own.pattern)
        if not own.format:
            return ""
        first = max(0, level + 1 - own.shown)
        return own.prefix + ".".join(filter(None, map(one, range(first, level + 1)))) + own.suffix


def read_odf_styles(roots: Iterable[Element]) -> OdfStyles:
    """The styles of these parts (tags prefixed)."""
    styles: dict[str, Element] = {}
    lists: dict[str, Levels] = {}
    outline: Levels = {}
    for root in roots:
        styles |= {each.get("style:name", ""): each for each in root.iter("style:style")}
        lists |= {each.get("style:name", ""): _levels(each) for each in root.iter("text:list-style")}
        for each in root.iter("text:outline-style"):
            outline = _levels(each)
    hidden = {name for name in styles if _inherited(name, styles, _hides) == "none"}
    list_of = {name: found for name in styles if (found := _inherited(name, styles, _lists)) is not None}
    return OdfStyles(frozenset(hidden), list_of, lists, outline)


def whole(text: str | None, default: int) -> int:
    """A whole number of an attribute, clamped; the default if it is none."""
    try:
        return max(-_LARGEST, min(_LARGEST, int(text or "")))
    except ValueError:
        return default


def _hides(style: Element) -> str | None:
    properties = first_child(style, "style:text-properties")
    return None if properties is None else properties.get("text:display")


def _lists(style: Element) -> str | None:
    return style.get("style:list-style-name")


def _inherited(name: str, styles: Mapping[str, Element], of: Callable[[Element], str | None]) -> str | None:
    for _ in range(_CHAIN):
        style = styles.get(name)
        if style is None:
            return None
        value = of(style)
        if value is not None:
            return value
        name = style.get("style:parent-style-name", "")
    return None


def _levels(element: Element) -> Levels:
    levels = {}
    for each in element:
        if each.tag in ("text:list-level-style-number", "text:outline-level-style"):
            levels[whole(each.get("text:level"), 1) - 1] = Level(
                each.get("style:num-format", "")[:1],
                each.get("style:num-prefix", ""),
                each.get("style:num-suffix", ""),
                whole(each.get("text:start-value"), 1),
                max(1, whole(each.get("text:display-levels"), 1)),
                each.get("loext:num-list-format", "") or each.get("style:num-list-format", ""),
            )
    return levels

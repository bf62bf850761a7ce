"""The numbers that Word prints before paragraphs: numbering.xml, counted along the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from app.reading import numerals
from app.reading.xml_safe import first_child

LEVELS = 9
_LARGEST = 1_000_000

_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "decimalHalfWidth": str,
    "decimalFullWidth": numerals.full_width,
    "decimalFullWidth2": numerals.full_width,
    "decimalEnclosedCircle": lambda number: numerals.enclosed(number, 0x2460, 20),
    "decimalEnclosedCircleChinese": lambda number: numerals.enclosed(number, 0x2460, 20),
    "decimalEnclosedParen": lambda number: numerals.enclosed(number, 0x2474, 20),
    "decimalEnclosedFullstop": lambda number: numerals.enclosed(number, 0x2488, 20),
    "ideographEnclosedCircle": lambda number: numerals.enclosed(number, 0x3280, 10),
    "lowerLetter": numerals.letters,
    "upperLetter": lambda number: numerals.letters(number).upper(),
    "lowerRoman": numerals.roman,
    "upperRoman": lambda number: numerals.roman(number).upper(),
    "chineseCounting": numerals.chinese,
    "chineseCountingThousand": numerals.chinese,
    "japaneseCounting": numerals.chinese,
    "taiwaneseCounting": numerals.chinese,
    "taiwaneseCountingThousand": numerals.chinese,
    "chineseLegalSimplified": numerals.chinese_legal,
    "ideographLegalTraditional": numerals.chinese_legal,
    "ideographDigital": numerals.chinese_digits,
    "japaneseDigitalTenThousand": numerals.chinese_digits,
    "taiwaneseDigital": numerals.chinese_digits,
    "ideographTraditional": numerals.stems,
    "ideographZodiac": numerals.branches,
    "numberInDash": lambda number: f"- {number} -",
    "none": lambda _: "",
}


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered. ``restart`` is Word's lvlRestart, None for the default."""

    start: int
    format: str
    text: str
    suffix: str
    restart: int | None
    style: str
    legal: bool
    hidden: bool


@dataclass(frozen=True, slots=True)
class List:
    """One list of numbering.xml: which counters it shares, its levels, the starts it overrides."""

    counters: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


@dataclass(slots=True)
class Counting:
    """The state of all lists along the text."""

    lists: Mapping[str, List]
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _overridden: set[tuple[str, int]] = field(default_factory=set)

    def level_of_style(self, list_id: str, style: str) -> int | None:
        """The level that a list links to a paragraph style."""
        numbered = self.lists.get(list_id)
        levels = numbered.levels if numbered else {}
        return next((level for level, each in levels.items() if each.style == style), None)

    def count(self, list_id: str, level: int) -> tuple[str, str]:
        """Count one paragraph of a list: its printed number and what stands behind it ("tab" …)."""
        numbered = self.lists.get(list_id)
        if numbered is None or level not in numbered.levels:
            return "", ""
        counts = self._counts.setdefault(numbered.counters, [None] * LEVELS)
        own = numbered.levels[level]
        before = counts[level]
        if level in numbered.starts and (list_id, level) not in self._overridden:
            self._overridden.add((list_id, level))
            counts[level] = numbered.starts[level]
        else:
            counts[level] = own.start if before is None else before + 1
        for higher in range(level):
            if counts[higher] is None:
                counts[higher] = numbered.levels[higher].start if higher in numbered.levels else 1
        for deeper in range(level + 1, LEVELS):
            restart = numbered.levels[deeper].restart if deeper in numbered.levels else None
            if restart is None or level < restart:
                counts[deeper] = None
        if own.hidden or own.format == "bullet":
            return "", ""
        return _printed(own, numbered.levels, counts), own.suffix


def read_numbering(root: Element | None) -> dict[str, List]:
    """The lists of a numbering part (tags prefixed) by their id."""
    if root is None:
        return {}
    abstracts = {each.get("w:abstractNumId", ""): each for each in root.iter("w:abstractNum")}
    by_link = {
        link.get("w:val", ""): each
        for each in abstracts.values()
        if (link := first_child(each, "w:styleLink")) is not None
    }
    lists = {}
    for num in root.iter("w:num"):
        reference = first_child(num, "w:abstractNumId")
        key = reference.get("w:val", "") if reference is not None else ""
        abstract = abstracts.get(key)
        if abstract is None:
            continue
        link = first_child(abstract, "w:numStyleLink")
        if link is not None and (target := by_link.get(link.get("w:val", ""))) is not None:
            abstract, key = target, target.get("w:abstractNumId", "")
        levels = _levels(abstract)
        starts: dict[int, int] = {}
        for override in num.iter("w:lvlOverride"):
            level = number(override.get("w:ilvl"), -1)
            start = first_child(override, "w:startOverride")
            if start is not None:
                starts[level] = number(start.get("w:val"), 1)
            levels.update(_levels(override))
        lists[num.get("w:numId", "")] = List(key, levels, starts)
    return lists


def number(text: str | None, default: int) -> int:
    """A whole number of an attribute, clamped; the default if it is none."""
    try:
        return max(-_LARGEST, min(_LARGEST, int(float(text or ""))))
    except (ValueError, OverflowError):
        return default


def _levels(parent: Element) -> dict[int, Level]:
    levels = {}
    for element in parent.iter("w:lvl"):
        position = number(element.get("w:ilvl"), -1)
        if 0 <= position < LEVELS:
            levels[position] = _level(element)
    return levels


def _level(element: Element) -> Level:
    def value(name: str) -> str | None:
        found = first_child(element, name)
        return None if found is None else found.get("w:val")

    restart = value("w:lvlRestart")
    legal = first_child(element, "w:isLgl")
    return Level(
        number(value("w:start"), 1),
        value("w:numFmt") or "decimal",
        value("w:lvlText") or "",
        value("w:suff") or "tab",
        None if restart is None else number(restart, 0),
        value("w:pStyle") or "",
        legal is not None and on(legal),
        is_hidden(first_child(element, "w:rPr")) is True,
    )


def on(element: Element) -> bool:
    """Whether a switch element is on (it is, unless it says no)."""
    return element.get("w:val", "1").lower() not in ("0", "false", "off")


def is_hidden(properties: Element | None) -> bool | None:
    """Whether character properties hide the text; None if they do not say."""
    vanish = first_child(properties, "w:vanish")
    return None if vanish is None else on(vanish)


def _printed(own: Level, levels: Mapping[int, Level], counts: list[int | None]) -> str:
    def one(match: re.Match[str]) -> str:
        level = int(match[1]) - 1
        count = counts[level] if 0 <= level < LEVELS else None
        if count is None:
            return ""
        format = levels[level].format if level in levels else "decimal"
        if own.legal and format != "decimalZero":
            format = "decimal"
        return _FORMATS.get(format, str)(count)

    return re.sub(r"%([1-9])", one, own.text)

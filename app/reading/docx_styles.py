"""What a reader needs of Word's styles: which number their paragraphs, which hide their text."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from app.reading.docx_numbering import is_hidden, number
from app.reading.xml_safe import first_child

_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Style:
    """A style with what it inherits. ``list_id`` is "" without numbering; ``level`` None if unsaid.

    ``lists_from`` is the style of the chain that states the numbering.
    """

    hidden: bool = False
    list_id: str = ""
    level: int | None = None
    lists_from: str = ""


@dataclass(frozen=True, slots=True)
class Styles:
    """All styles by id; ``default`` is the id of paragraphs that name none."""

    by_id: dict[str, Style]
    default: str = ""

    def get(self, id: str | None) -> Style:
        """The style of that id, a plain one if there is none."""
        return self.by_id.get(id or "", _PLAIN)


_PLAIN = Style()


def read_styles(root: Element | None) -> Styles:
    """The styles of a styles part (tags prefixed)."""
    if root is None:
        return Styles({})
    elements = {each.get("w:styleId", ""): each for each in root.iter("w:style")}
    default = ""
    for id, element in elements.items():
        if element.get("w:type") == "paragraph" and element.get("w:default", "0").lower() in (
            "1", "true", "on",
        ):  # fmt: skip
            default = id
    return Styles({id: _resolved(id, elements) for id in elements}, default)


def _resolved(id: str, elements: dict[str, Element]) -> Style:
    hidden: bool | None = None
    list_id: str | None = None
    level: int | None = None
    lists_from = ""
    for _ in range(_CHAIN):
        element = elements.get(id)
        if element is None:
            break
        if hidden is None:
            hidden = is_hidden(first_child(element, "w:rPr"))
        if list_id is None and (reference := first_child(element, "w:pPr", "w:numPr", "w:numId")) is not None:
            list_id, lists_from = reference.get("w:val", ""), id
        if level is None and (position := first_child(element, "w:pPr", "w:numPr", "w:ilvl")) is not None:
            level = number(position.get("w:val"), 0)
        based = first_child(element, "w:basedOn")
        if based is None:
            break
        id = based.get("w:val", "")
    return Style(bool(hidden), list_id or "", level, lists_from)

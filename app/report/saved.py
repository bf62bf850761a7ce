"""The file format ``gouji/1`` (DESIGN, The JSON): models, and text in and out.

One format for ``check --format jsonl``, for the saved review and for import. Keys that this
version does not know are kept at every level, so that a file of a later version or of another
tool loses nothing when it is saved again. Only keys that were set are written: a certain cell
has no ``certain``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer

from app.report.cell import CellState, Conversion
from app.report.correction import DecisionKind, Origin
from app.report.finding import Severity

SCHEMA: Final = "gouji/1"
INDENT_WIDTH = 110
"""A value that fits on a line of this many characters is not broken up: one cell, one line."""


def _exact(value: object) -> object:
    """JSON numbers only: neither booleans nor numbers in quotes are figures."""
    if isinstance(value, bool | str | float):
        raise ValueError("not a number")
    return value


Number = Annotated[
    Decimal,
    BeforeValidator(_exact, json_schema_input_type=float),
    PlainSerializer(lambda value: value, return_type=float, when_used="json"),
]
"""A JSON number with every printed digit."""
SpanPair = tuple[int, int]
"""Start and end, counted in characters of the document's text."""


class _Saved(BaseModel):
    model_config = ConfigDict(extra="allow", frozen=True)


class SavedSource(_Saved):
    """The file that the report was read from."""

    path: str
    name: str
    sha256: str
    bytes: int = Field(ge=0)
    kind: str
    encoding: str


class SavedReport(_Saved):
    """The facts of the report, corrected."""

    title: str | None = None
    issuer: str | None = None
    issuer_kind: str | None = None
    year: int | None = None
    period_start: date | None = None
    period_end: date | None = None
    signed_on: date | None = None
    published_on: date | None = None
    form: str = ""


class SavedCell(_Saved):
    """What stands in a cell. ``raw`` is the corrected text where ``read_as`` is there."""

    raw: str
    state: CellState
    span: SpanPair | None = None
    certain: bool = True
    conversions: tuple[Conversion, ...] = ()
    read_as: str | None = None


class SavedSection(_Saved):
    """A part of the report: its number in the form, 1–6."""

    id: int
    heading: str
    span: SpanPair


class SavedOperand(_Saved):
    """One cell of a sum; ``value`` is what was counted, 0 where ``blank``."""

    cell: str
    label: str
    value: Number
    blank: bool = False


class SavedSum(_Saved):
    """The tally written out; ``difference`` is left less right."""

    left: tuple[SavedOperand, ...]
    relation: str
    right: tuple[SavedOperand, ...]
    difference: Number


class SavedSuggestion(_Saved):
    """Changes that would mend a finding: new texts by cell."""

    text: str
    changes: dict[str, str]


class SavedFinding(_Saved):
    """One fault. ``id`` is the same tomorrow."""

    id: str
    rule: str
    severity: Severity
    place: str = ""
    cells: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    facts: dict[str, Any] = {}
    sum: SavedSum | None = None
    message: str
    span: SpanPair | None = None
    suggestions: tuple[SavedSuggestion, ...] = ()


class SavedChecks(_Saved):
    """How many rule instances gave each of the four answers."""

    passed: int
    failed: int
    not_checked: int
    broken: int


class SavedCorrection(_Saved):
    """One cell's text replaced. The same ``step`` is one act of the reviewer."""

    cell: str
    before: str
    after: str
    reason: str = ""
    origin: Origin
    at: datetime
    by: str = ""
    step: int = 0


class SavedDecision(_Saved):
    """The reviewer's word on a finding. Steps are numbered together with the corrections'."""

    finding: str
    kind: DecisionKind
    note: str = ""
    at: datetime
    by: str = ""
    step: int = 0


class SavedStep(_Saved):
    """A step that was undone and can be done again."""

    label: str = ""
    corrections: tuple[SavedCorrection, ...] = ()
    decisions: tuple[SavedDecision, ...] = ()


class SavedHistory(_Saved):
    """What the numbered steps are called, and those that were undone, in the order of redoing."""

    labels: tuple[str, ...] = ()
    undone: tuple[SavedStep, ...] = ()


class SavedGridCell(_Saved):
    """A cell of a grid: place, extent and span; not ``certain`` where it was recognised from a picture."""

    row: int
    column: int
    height: int
    width: int
    span: SpanPair
    certain: bool = True


class SavedGrid(_Saved):
    """A table whose rows and columns the source file itself states."""

    rows: int
    columns: int
    span: SpanPair
    cells: tuple[SavedGridCell, ...]


class SavedPage(_Saved):
    """A page of the source file, from 1, and its range of the text."""

    number: int
    span: SpanPair
    certain: bool = True


class SavedDocument(_Saved):
    """The text that all spans refer to: with it the review opens without its source.

    ``places`` say where pieces of the text stand on the pages: start, end, page, and left, top,
    right and bottom in 10,000ths of the page's width and height.
    """

    text: str
    grids: tuple[SavedGrid, ...] = ()
    pages: tuple[SavedPage, ...] = ()
    places: tuple[tuple[int, int, int, int, int, int, int], ...] = ()
    notes: tuple[str, ...] = ()


class Saved(_Saved):
    """A report with its findings and the reviewer's work, as a file."""

    schema_: Literal["gouji/1"] = Field(default=SCHEMA, alias="schema")
    source: SavedSource
    report: SavedReport
    tables: dict[str, dict[str, dict[str, Number | None]]] = {}
    cells: dict[str, SavedCell] = {}
    sections: tuple[SavedSection, ...] = ()
    findings: tuple[SavedFinding, ...] = ()
    checks: SavedChecks | None = None
    corrections: tuple[SavedCorrection, ...] = ()
    decisions: tuple[SavedDecision, ...] = ()
    history: SavedHistory | None = None
    document: SavedDocument | None = None


def json_schema() -> dict[str, Any]:
    """The JSON Schema of the format."""
    schema = Saved.model_json_schema(by_alias=True)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = SCHEMA
    schema["required"] = ["schema", *schema["required"]]
    return schema


def parse_json(text: str) -> object:
    """The value of a JSON text, numbers with a point as Decimal; raises ValueError.

    NaN and Infinity, which Python would let pass, are refused as JSON has none.
    """

    def refuse(name: str) -> object:
        raise ValueError(f"{name} is not JSON")

    try:
        return json.loads(text, parse_float=Decimal, parse_constant=refuse)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def loads(text: str) -> Saved:
    """The model of a JSON text; raises ValueError (of which pydantic's error is one)."""
    return Saved.model_validate(parse_json(text))


def dumps(saved: Saved, *, indent: bool = False) -> str:
    """The JSON text of a model: on one line, or indented so that two versions can be compared."""
    value = saved.model_dump(mode="python", by_alias=True, exclude_unset=True)
    return _indented({"schema": SCHEMA} | value, "") + "\n" if indent else _text({"schema": SCHEMA} | value)


def dumps_plain(value: object, *, indent: bool = False) -> str:
    """The JSON text of a plain value, with the same digits and line breaks as the format's."""
    return _indented(value, "") + "\n" if indent else _text(value)


def _text(value: object) -> str:
    """JSON on one line. The standard encoder cannot write a Decimal's digits, hence our own."""
    match value:
        case None | bool():
            return {None: "null", True: "true", False: "false"}[value]
        case str():  # enums too, as their value
            return json.dumps(str(value), ensure_ascii=False)
        case int():
            return int.__repr__(value)
        case Decimal():
            if not value.is_finite():
                raise ValueError(f"{value} has no JSON")
            return str(value)
        case float():
            return json.dumps(value, allow_nan=False)
        case date():  # datetimes too
            return f'"{value.isoformat()}"'
        case Mapping():
            return "{" + ", ".join(f"{_text(str(key))}: {_text(item)}" for key, item in value.items()) + "}"
        case list() | tuple():
            return "[" + ", ".join(map(_text, value)) + "]"
    raise TypeError(f"{type(value).__name__} has no JSON")


def _indented(value: object, margin: str) -> str:
    line = _text(value)
    if not isinstance(value, Mapping | list | tuple) or len(margin) + len(line) <= INDENT_WIDTH:
        return line
    inner = margin + "  "

    def parts() -> Iterator[str]:
        if isinstance(value, Mapping):
            for key, item in value.items():
                yield f"{inner}{_text(str(key))}: {_indented(item, inner)}"
        else:
            for item in value:
                yield inner + _indented(item, inner)

    opening, closing = "{}" if isinstance(value, Mapping) else "[]"
    return f"{opening}\n" + ",\n".join(parts()) + f"\n{margin}{closing}"

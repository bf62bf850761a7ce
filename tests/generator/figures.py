"""Random figures as offices print them, each with what it means."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from random import Random

from app.forms.model import Block, FormTable, Measure
from app.report.cell import CellState


@dataclass(frozen=True, slots=True)
class Figure:
    """What is printed for a cell and what it means: ``value`` is None but for numbers."""

    raw: str
    state: CellState
    value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Style:
    """What a layout can print in a cell without becoming ambiguous to any reader.

    ``spaced`` allows spaces inside a number, ``wrapped`` line breaks inside one, ``noted`` units
    and notes.
    """

    spaced: bool = True
    wrapped: bool = False
    noted: bool = True


_WIDE = str.maketrans("0123456789,.-+", "０１２３４５６７８９，．－＋")


def numbers(table: FormTable, block: Block, rng: Random) -> dict[tuple[str, str], Decimal | None]:
    """The numbers of a block by (row, column); None is blank.

    All zero, small, large and distinct, or blank where zero; sums are right but in every fourth block.
    """
    mood = rng.choice(("zero", "small", "small", "large", "large", "total only", "sparse"))
    found: dict[tuple[str, str], Decimal | None] = {}
    total = block.columns[-1].id == "total"
    for row in block.rows:
        values: list[Decimal] = []
        for column in block.columns:
            value = _number(column.measure, mood, rng)
            values.append(sum(values, Decimal(0)) if total and column.id == "total" else value)
        for column, value in zip(block.columns, values, strict=True):
            hidden = (mood == "sparse" and value == 0 and rng.random() < 0.8) or (
                mood == "total only" and total and column.id != "total"
            )
            found[row.id, column.id] = None if hidden else value
    if mood == "total only":
        for row in block.rows:
            if total:
                found[row.id, "total"] = Decimal(rng.choice((0, 0, 0, rng.randint(1, 40))))
    if rng.random() < 0.25:  # faults of the report itself
        for key in rng.sample(sorted(found), k=min(3, len(found))):
            old = found[key]
            found[key] = Decimal(rng.randint(0, 30)) if old is None else old + rng.choice((1, 10, 7))
    return found


def _number(measure: Measure, mood: str, rng: Random) -> Decimal:
    if mood in ("zero", "total only"):
        return Decimal(0)
    if mood in ("small", "sparse"):
        size = rng.choice((0, 0, 0, 0, 3, 20, 200))
    else:
        size = rng.choice((99, 999, 99_999, 9_999_999))
    value = Decimal(rng.randint(0 if mood != "large" else 1, size) if size else 0)
    if measure is Measure.CHANGE and rng.random() < 0.4:
        return -value if value else value
    if measure is Measure.AMOUNT and value and rng.random() < 0.6:
        places = rng.randint(1, 5)
        return value + Decimal(rng.randint(1, 10**places - 1)).scaleb(-places)
    return value


def printed(value: Decimal | None, measure: Measure, noise: float, style: Style, rng: Random) -> Figure:
    """How this number is printed; the more ``noise`` (0 to 1), the less plain."""
    if value is None:
        if rng.random() >= noise:
            return Figure("", CellState.BLANK)
        raw = rng.choice(("/", "／", "—", "-", "无", "--", "不涉及"))
        return Figure(raw, CellState.NOT_APPLICABLE)
    text = str(abs(value))
    sign = "-" if value < 0 else ""
    if rng.random() < noise:
        whole, _, decimals = text.partition(".")
        how = rng.choice(("wide", "grouped", "wide grouped", "spaced", "wrapped", "unit", "note", "sign"))
        if "grouped" in how and len(whole) > 3:
            text = f"{int(whole):,}" + (f".{decimals}" if decimals else "")
        if "wide" in how:
            text, sign = text.translate(_WIDE), sign and rng.choice(("-", "－"))
        if how == "spaced" and style.spaced and len(whole) > 3:
            text = f"{int(whole):,}".replace(",", " ") + (f".{decimals}" if decimals else "")
        if how == "wrapped" and style.wrapped and len(whole) > 1:
            at = rng.randint(1, len(whole) - 1)
            text = f"{text[:at]}\n{text[at:]}"
        if how == "unit" and style.noted:
            text += "万元" if measure is Measure.AMOUNT else "件"
        if how == "note" and style.noted and value > 0:
            text += f"（其中修订{rng.randint(1, 16)}件）"
        if how == "sign" and measure is Measure.CHANGE and value:
            sign = rng.choice(("减", "-")) if value < 0 else rng.choice(("增", "+"))
    return Figure(sign + text, CellState.NUMBER, value)

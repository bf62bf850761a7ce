"""Figures of a report that add up, and wrong ones in their place. Pure; seeded by the caller's ``Random``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

from app.forms.load import Forms
from tests.checking.make import APPLICANTS

KINDS = ("swapped", "lost", "doubled", "one more or less", "neighbour", "another")
"""The ways in which a figure goes wrong."""
LARGEST = 5_000


def consistent(forms: Forms, form: str, random: Random) -> dict[str, str]:
    """Random figures of all three tables with every sum worked out from them, none bound broken."""
    largest = random.choice((9, 60, 400, LARGEST))

    def some(share: float = 0.5) -> int:
        return random.randint(0, largest) if random.random() < share else 0

    block = forms.block(form, "requests", "requests")
    own = ("received", "carried_in", "concluded", "carried_out")
    columns: dict[str, dict[str, int]] = {}
    for column in APPLICANTS:
        used = 0.4 if column in ("natural_person", "business") else 0.1
        figure = {row.id: some(used) for row in block.rows if row.id not in own}
        figure["concluded"] = sum(figure.values())
        figure["carried_out"] = some(used)
        total = figure["concluded"] + figure["carried_out"]
        figure["carried_in"] = random.randint(0, total) if random.random() < used else 0
        figure["received"] = total - figure["carried_in"]
        columns[column] = figure
    columns["total"] = {row.id: sum(columns[c][row.id] for c in APPLICANTS) for row in block.rows}
    found = {f"requests/{row}/{c}": str(n) for c, rows in columns.items() for row, n in rows.items()}
    for row in ("reconsideration", "litigation_direct", "litigation_after"):
        parts = {c: some() for c in ("upheld", "corrected", "other", "pending")}
        parts["total"] = sum(parts.values())
        found |= {f"proceedings/{row}/{c}": str(n) for c, n in parts.items()}
    few, more = sorted((some(), some()))
    name = "proactive/normative_documents"
    if form == "2021":
        found |= {f"{name}/issued": str(few), f"{name}/repealed": str(some()), f"{name}/effective": str(more)}
    else:
        found |= {f"{name}/disclosed": str(few), f"{name}/made": str(more + some())}
        found |= {f"{name}/total_disclosed": str(more)}
    return found


def spoilt(forms: Forms, form: str, figures: Mapping[str, str], random: Random, kind: str) -> tuple[str, str]:
    """A cell and a wrong figure for it, of a kind that its figure allows."""
    order = list(figures)
    while True:
        address = random.choice(order)
        text = wrong(figures, order, address, random, kind)
        if text is not None and text != figures[address]:
            return address, text
        if random.random() < 0.01:  # figures of which none allows it
            kind = "another"


def wrong(
    figures: Mapping[str, str], order: Sequence[str], address: str, random: Random, kind: str
) -> str | None:
    """A wrong text for a figure, None where it allows none of that kind."""
    old = figures[address]
    if kind == "swapped":
        at = random.randrange(len(old))
        text = old[:at] + old[at : at + 2][::-1] + old[at + 2 :]
        return None if text.startswith("0") else text
    if kind == "lost":
        at = random.randrange(len(old))
        text = (old[:at] + old[at + 1 :]).lstrip("0")
        return text or None
    if kind == "doubled":
        at = random.randrange(len(old))
        return None if old == "0" else old[:at] + old[at] + old[at:]
    if kind == "one more or less":
        number = int(old) + random.choice((-1, 1))
        return None if number < 0 else str(number)
    if kind == "neighbour":
        return figures[order[(order.index(address) + random.choice((-1, 1))) % len(order)]]
    return str(random.randint(0, LARGEST))

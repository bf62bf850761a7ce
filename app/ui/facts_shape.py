"""The first grid, 基本信息: two columns, the names of the facts and what the report says."""

from __future__ import annotations

from app.forms.grid import GridShape, Place, Role
from app.report.address import FACTS, fact_address


def facts_shape() -> GridShape:
    """Labels and facts in the order of :data:`app.report.address.FACTS`."""
    places: list[Place] = []
    for row, (name, label) in enumerate(FACTS.items()):
        places.append(Place(row, 0, 1, 1, Role.LABEL, label))
        places.append(Place(row, 1, 1, 1, Role.CELL, address=fact_address(name)))
    return GridShape(len(FACTS), 2, 1, tuple(places))

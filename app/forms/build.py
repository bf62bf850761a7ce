"""A form straight from the data of its file, for the files that the tests vouch for: the shipped ones."""

from __future__ import annotations

from typing import Any

from app.forms.model import Block, Column, Form, FormRow, FormTable, Layout, Measure, TallyRule


def build_form(data: dict[str, Any]) -> Form:
    """The form that this data describes.

    Nothing is validated: data that does not fit raises whatever it comes to, or makes a form that
    is no good. :func:`app.forms.validate.validated_form` is for files that somebody wrote.
    """
    return Form(**data | {"tables": tuple(map(_table, data["tables"]))})


def _table(data: dict[str, Any]) -> FormTable:
    blocks = tuple(map(_block, data["blocks"]))
    return FormTable(**data | {"layout": Layout(data["layout"]), "blocks": blocks})


def _block(data: dict[str, Any]) -> Block:
    parts = {
        "columns": tuple(map(_column, data["columns"])),
        "rows": tuple(FormRow(**_frozen(row)) for row in data["rows"]),
        "tallies": tuple(TallyRule(**_frozen(tally)) for tally in data.get("tallies", ())),
    }
    return Block(**_frozen(data) | parts)


def _column(data: dict[str, Any]) -> Column:
    return Column(**_frozen(data) | {"measure": Measure(data.get("measure", Measure.COUNT))})


def _frozen(data: dict[str, Any]) -> dict[str, Any]:
    """With tuples for lists, so that the form can be hashed."""
    return {key: tuple(value) if isinstance(value, list) else value for key, value in data.items()}

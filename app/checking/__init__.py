"""Checking: a report → outcomes. One module a group of rules; nothing here reads or repairs.

Importing the package registers every rule, in the order in which they run.
"""

from app.checking import (
    basis,
    cells,
    copying,
    dates,
    dates_in_text,
    form,
    issuer,
    labels,
    lead,
    overview,
    period,
    proactive,
    problems,
    proceedings,
    proofreading,
    requests,
    residue,
    rows,
    sections,
    structure,
    text_inside,
    title,
)

__all__ = [
    "basis",
    "cells",
    "copying",
    "dates",
    "dates_in_text",
    "form",
    "issuer",
    "labels",
    "lead",
    "overview",
    "period",
    "proactive",
    "problems",
    "proceedings",
    "proofreading",
    "requests",
    "residue",
    "rows",
    "sections",
    "structure",
    "text_inside",
    "title",
]

"""All rules: importing this module registers every one, in the order in which they run.

Not the package itself does that: whoever shows findings that another process found (the window, at
its start) needs the package, and none of its rules.
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
    text,
    text_inside,
    title,
)
from app.checking.registry import RULES, rules

__all__ = [
    "RULES",
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
    "rules",
    "sections",
    "structure",
    "text",
    "text_inside",
    "title",
]

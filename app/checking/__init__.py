"""Checking: a report → outcomes. One module a group of rules; nothing here reads or repairs.

Importing the package registers every rule, in the order in which they run.
"""

from app.checking import cells, dates, form, period, proactive, proceedings, requests, rows, structure, title

__all__ = [
    "cells",
    "dates",
    "form",
    "period",
    "proactive",
    "proceedings",
    "requests",
    "rows",
    "structure",
    "title",
]

"""Finding words: in the source text first, then in the findings."""

from __future__ import annotations

from typing import NamedTuple

from app.review.review import Review

MOST = 2000
"""Hits beyond this are not counted: nobody walks them."""


class Hit(NamedTuple):
    """A place where the words stand: a piece of the text, or a finding by its id."""

    start: int = 0
    end: int = 0
    finding: str = ""


def find(review: Review, words: str) -> list[Hit]:
    """All hits, whatever the case of letters: the text's in its order, then the findings'."""
    wanted = words.casefold()
    if not wanted:
        return []
    text = review.report.text
    folded = text.casefold()
    if len(folded) != len(text):  # a letter that folds to two (ß) would shift every place after it
        folded, wanted = text.lower(), words.lower()
        if len(folded) != len(text):
            folded, wanted = text, words
    hits: list[Hit] = []
    at = folded.find(wanted)
    while at >= 0 and len(hits) < MOST:
        hits.append(Hit(at, at + len(wanted)))
        at = folded.find(wanted, at + len(wanted))
    for finding in review.checks.findings:
        if wanted in finding.message.casefold() or wanted in finding.place.casefold():
            hits.append(Hit(finding=finding.id))
    return hits

"""What a check found in the words of a report, kept for the next check of the same words.

A reviewer corrects one figure after another: nothing of that changes what the words say, and half of
all rules look at the words alone. Such a rule (``reads="text"``) is given a report that has no figure,
so that it cannot depend on one; what it answered stands as long as that report, the forms and the
settings are the same.
"""

from __future__ import annotations

from app.checking.context import Context
from app.forms.load import Forms
from app.record import NamedTuple
from app.report.address import FACTS, fact_address
from app.report.finding import Outcome
from app.report.report import Report
from app.settings import Settings

_FACTS = tuple(map(fact_address, FACTS))


def without_figures(report: Report) -> Report:
    """The report with its facts, words and labels, and no cell of a table."""
    return report._replace(cells={address: report.cells[address] for address in _FACTS})


class Words(NamedTuple):
    """What rules that read the words see, and what they answered so far, by rule."""

    context: Context
    answers: dict[str, list[Outcome]]


class Kept:
    """What is known of the words, between two checks of one reviewer's report."""

    def __init__(self) -> None:
        self._words: Words | None = None

    def words(self, report: Report, forms: Forms, settings: Settings) -> Words:
        """What is known of the report's words, to be looked up and added to.

        Nothing is, where the words, a fact, the forms or a setting are not those of the last time.
        """
        bare = without_figures(report)
        last = self._words
        if last is not None:
            known = last.context
            if known.forms is forms and (known.report, known.settings) == (bare, settings):
                return last
        self._words = Words(Context(bare, forms, settings), {})
        return self._words

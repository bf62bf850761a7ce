"""Where in the report's file something is printed, as its issuer can find it: the line or the page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from app.reading.document import Kind, Page
from app.record import NamedTuple
from app.report.cell import Span
from app.review.review import Review


class Where(NamedTuple):
    """What tells the place of a span.

    Lines are those of a text file; a Word file or a web page has none that its issuer would see.
    """

    text: str
    lines: bool
    pages: Sequence[Page] = ()

    def at(self, span: Span | None) -> str:
        """``第53行`` or ``第2页``; "" where there is no such place."""
        return self.between([span])

    def between(self, spans: Sequence[Span | None]) -> str:
        """The same of several: ``第53行至第60行``."""
        known = [span.start for span in spans if span is not None and span.end <= len(self.text)]
        if not known:
            return ""
        places = list(dict.fromkeys((self._name(min(known)), self._name(max(known)))))
        return "至".join(places) if all(places) else ""

    def _name(self, position: int) -> str:
        if self.pages:
            index = bisect_right([page.start for page in self.pages], position) - 1
            return f"第{self.pages[max(index, 0)].number}页"
        return f"第{1 + self.text.count(chr(10), 0, position)}行" if self.lines else ""


def where_in(review: Review) -> Where:
    """What tells the places of this review's report."""
    pages = review.document.pages if review.document is not None else ()
    return Where(review.report.text, review.source.kind is Kind.TEXT, pages)

"""What is selected: a finding, a cell, or both. The one place that all panels look at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from app.report.address import Address
from app.report.finding import Finding
from app.review.review import Review


class Selection(QObject):
    """The selected finding and the selected cell of one review.

    A panel that the user clicked calls one of the setters; every panel then shows what is
    selected when ``changed`` comes. Setting what is selected already is silent, and so are calls
    while ``changed`` is on its way: there can be no loop.

    Signals: ``changed()``.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._review: Review | None = None
        self._busy = False
        self._finding_id = ""
        self._several: tuple[str, ...] = ()
        self.address: Address = ""

    def set_review(self, review: Review | None) -> None:
        """Look at another review; nothing is selected in it."""
        self._review = review
        self._set("", "")

    @property
    def finding(self) -> Finding | None:
        """The selected finding as it is now; one that is gone is found among the resolved ones."""
        if self._review is None or not self._finding_id:
            return None
        known = (*self._review.checks.findings, *self._review.resolved)
        return next((finding for finding in known if finding.id == self._finding_id), None)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of all selected findings, in the order of the list; :attr:`finding` is one of them."""
        return self._several or ((self._finding_id,) if self._finding_id else ())

    @property
    def resolved(self) -> bool:
        """Whether the selected finding is gone (已更正, or 未能校核)."""
        finding = self.finding
        return finding is not None and all(
            finding.id != other.id for other in (self._review.checks.findings if self._review else ())
        )

    @property
    def operands(self) -> tuple[Address, ...]:
        """The cells of the selected finding: primary and related."""
        finding = self.finding
        return (*finding.cells, *finding.related) if finding else ()

    def select_finding(self, finding_id: str) -> None:
        """Select a finding and the first of its cells."""
        self.select_findings([finding_id] if finding_id else [], finding_id)

    def select_findings(self, finding_ids: Sequence[str], current: str) -> None:
        """Select several findings; what is shown elsewhere is about the current one of them."""
        several = tuple(finding_ids) if len(finding_ids) > 1 else ()
        if self._busy or (current, several) == (self._finding_id, self._several):
            return
        if current != self._finding_id:
            self._finding_id = current
            operands = self.operands
            self.address = operands[0] if operands else ""
        self._set(current, self.address, several)

    def select_cell(self, address: Address) -> None:
        """Select a cell, and a finding about it: the selected one if it is, else the first."""
        if self._review is None or address == self.address or self._busy:
            return
        if address in self.operands:
            self._set(self._finding_id, address)
            return
        known = (*self._review.checks.findings, *self._review.resolved)
        about = next((f for f in known if address in f.cells), None)
        about = about or next((f for f in known if address in f.related), None)
        self._set(about.id if about else "", address)

    def refresh(self) -> None:
        """Tell all panels once more: the review has changed."""
        self._tell()

    def _set(self, finding_id: str, address: Address, several: tuple[str, ...] = ()) -> None:
        if self._busy:
            return
        self._finding_id, self.address, self._several = finding_id, address, several
        self._tell()

    def _tell(self) -> None:
        if self._busy:
            return
        self._busy = True
        try:
            self.changed.emit()
        finally:
            self._busy = False

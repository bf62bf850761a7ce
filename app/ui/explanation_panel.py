"""Why a finding is one: the sum written out, what could mend it, what the reviewer decides."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.checking.explain import Piece
from app.report.correction import DECISION_LABELS, DecisionKind, Origin
from app.report.finding import Finding, Suggestion
from app.review.review import Review
from app.ui import theme
from app.ui.cell_facts import cell_lines
from app.ui.core_words import decision_label
from app.ui.findings_model import corrected_message
from app.ui.history_list import HistoryList
from app.ui.panel import Panel
from app.ui.rich_text import escaped
from app.ui.selection import Selection

_WORD_JOINER = "\u2060"
"""Between the letters of the verdict, so that a narrow panel does not break it in two."""


class ExplanationPanel(Panel):
    """说明 and 历史. Shows the selected finding, or the selected cell where no finding is about it.

    Signals: ``message(text)`` for the status bar.
    """

    message = Signal(str)

    def __init__(self, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("说明"))
        self._selection = selection
        self._review: Review | None = None
        self._shown: object = None
        self.history = HistoryList()
        self.add_page(self.tr("说明"), self._make_page())
        self.add_page(self.tr("历史"), self.history)

    def set_review(self, review: Review | None) -> None:
        """Look at another review, or none."""
        self._review = review
        self._shown = None
        self.history.set_review(review)
        self.tabs.setCurrentIndex(0)
        self.show_selection()

    def show_selection(self) -> None:
        """Explain what is selected now."""
        self.history.refresh()
        finding = self._selection.finding
        decision = self._review.decision(finding.id) if self._review and finding else None
        state = (finding, decision, self._selection.address, self._selection.resolved, theme.current())
        position = self._review.history.position if self._review else 0
        if (state, position) == self._shown:
            return
        self._shown = (state, position)
        self._clear()
        if self._review is None:
            return
        if finding is None:
            self._show_cell(self._review)
        elif self._selection.resolved:
            self._show_resolved(self._review, finding)
        else:
            self._show_finding(self._review, finding)
        self._show_decision(finding)

    def texts(self) -> list[str]:
        """What is said now, piece by piece, as rich text."""
        found = []
        for index in range(self._lines.count()):
            item = self._lines.itemAt(index)
            widget = item.widget() if item is not None else None
            if isinstance(widget, QLabel):
                found.append(widget.text())
        return found

    # the page

    def _make_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setObjectName("page")
        self._lines = QVBoxLayout(inside)
        self._lines.setContentsMargins(14, 9, 14, 6)
        self._lines.setSpacing(6)
        self._lines.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._scroll.setWidget(inside)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._make_decision_row())
        return page

    def _make_decision_row(self) -> QWidget:
        self.decision_row = QWidget()
        row = QHBoxLayout(self.decision_row)
        row.setContentsMargins(14, 4, 14, 8)
        row.setSpacing(10)
        title = QLabel(self.tr("处理意见"))
        title.setProperty("kind", "muted")
        row.addWidget(title)
        self.radios: dict[DecisionKind, QRadioButton] = {}
        group = QButtonGroup(self.decision_row)
        for kind in DECISION_LABELS:
            radio = QRadioButton(decision_label(kind))
            radio.clicked.connect(lambda _=False, chosen=kind: self._decide(chosen))
            group.addButton(radio)
            row.addWidget(radio)
            self.radios[kind] = radio
        self.note = QLineEdit()
        self.note.setPlaceholderText(self.tr("备注"))
        self.note.setAccessibleName(self.tr("处理意见的备注"))
        self.note.setMinimumWidth(60)
        self.note.editingFinished.connect(self.commit_note)
        row.addWidget(self.note, 1)
        return self.decision_row

    def _clear(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.decision_row.hide()

    # what is said

    def _show_finding(self, review: Review, finding: Finding) -> None:
        told = review.explained(finding)
        self._add_text(escaped(f"{finding.place} · {told.title}"), "muted")
        if finding.sum is not None:
            *sides, verdict = told.lines
            for side in sides[:-1]:
                self._add_text(self._html(side), "sum")
            said = tuple(
                Piece(_WORD_JOINER.join(piece.text), emphasis=True) for piece in verdict if piece.emphasis
            )
            self._add_text(self._html(sides[-1]) + "&nbsp;" * 7 + self._html(said, bad=True), "sum")
        else:
            for pieces in told.lines:
                self._add_text(self._html(pieces))
        for suggestion in finding.suggestions:
            self._add_suggestion(suggestion)
        for note in told.notes:
            self._add_text(escaped(note))
        if finding.sum is not None:
            self._add_text(escaped(finding.message))
        if told.basis:
            self._add_text(escaped(self.tr("依据：{basis}").format(basis=told.basis)), "muted")

    def _show_resolved(self, review: Review, finding: Finding) -> None:
        look = theme.current()
        told = review.explained(finding)
        self._add_text(escaped(f"{finding.place} · {told.title}"), "muted")
        said = self.tr("已更正：这一问题在更正后不再出现。")
        self._add_text(f"<b style='color:{look.corrected.name()}'>✓ {escaped(said)}</b>")
        self._add_text(escaped(corrected_message(review, finding)))

    def _show_cell(self, review: Review) -> None:
        if not self._selection.address:
            if review.checks.findings:
                self._add_text(
                    self.tr("在左边选一个问题，或用 F8 逐个查看；这里会写出它的算式和依据。"), "muted"
                )
            else:
                self._add_text(
                    self.tr("没有发现问题。选中表格中的单元格，可以看到它在原文中的写法。"), "muted"
                )
            return
        title, lines = cell_lines(review, self._selection.address)
        self._add_text(escaped(title), "muted")
        for text in lines:
            self._add_text(escaped(text))

    def _add_text(self, html: str, kind: str = "") -> None:
        label = QLabel(html)
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setWordWrap(True)
        flags = Qt.TextInteractionFlag.TextSelectableByMouse
        if "<a " in html:
            flags |= Qt.TextInteractionFlag.LinksAccessibleByMouse
            flags |= Qt.TextInteractionFlag.LinksAccessibleByKeyboard
            label.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            label.linkActivated.connect(self._selection.select_cell)
        label.setTextInteractionFlags(flags)
        if kind:
            label.setProperty("kind", kind)
        self._lines.addWidget(label)

    def _html(self, pieces: tuple[Piece, ...], *, bad: bool = False) -> str:
        """Pieces as rich text: the figure behind a label is the link to its cell."""
        look = theme.current()
        parts = []
        for piece in pieces:
            text = escaped(piece.text)
            if piece.address:
                label, space, figure = text.rpartition(" ")
                link = f"color:{look.accent.name()}; text-decoration:underline"
                text = f"{label}{space}<a href='{escaped(piece.address)}' style='{link}'>{figure}</a>"
            if piece.emphasis and not piece.address:
                text = f"<b style='color:{(look.error if bad else look.text).name()}'>{text}</b>"
            parts.append(text)
        return "".join(parts)

    def _add_suggestion(self, suggestion: Suggestion) -> None:
        card = QFrame()
        card.setObjectName("card")
        row = QHBoxLayout(card)
        row.setContentsMargins(11, 6, 8, 6)
        text = QLabel(suggestion.text)
        text.setWordWrap(True)
        row.addWidget(text, 1)
        button = QPushButton(self.tr("采纳"))
        button.setProperty("kind", "accent")
        button.setAccessibleDescription(suggestion.text)
        button.clicked.connect(lambda: self._accept(suggestion))
        row.addWidget(button)
        self._lines.addWidget(card)

    def _show_decision(self, finding: Finding | None) -> None:
        self.decision_row.setVisible(finding is not None and not self._selection.resolved)
        if finding is None or self._review is None:
            return
        decision = self._review.decision(finding.id)
        self.radios[decision.kind if decision else DecisionKind.OPEN].setChecked(True)
        if not (self.note.hasFocus() and self.note.isModified()):
            self.note.setText(decision.note if decision else "")
        self.note.setEnabled(decision is not None)
        self.note.setToolTip("" if decision else self.tr("先选一项处理意见，再写备注。"))

    # acts

    def _decide(self, kind: DecisionKind) -> None:
        finding = self._selection.finding
        if self._review is not None and finding is not None:
            self._review.decide([finding.id], kind, self.note.text().strip())

    def commit_note(self) -> None:
        """Put a note that was typed into the review."""
        finding = self._selection.finding
        if self._review is None or finding is None or not self.note.isModified():
            return
        self.note.setModified(False)
        decision = self._review.decision(finding.id)
        if decision is not None and self.note.text().strip() != decision.note:
            self._review.decide([finding.id], decision.kind, self.note.text().strip())

    def _accept(self, suggestion: Suggestion) -> None:
        if self._review is not None and self._review.correct(
            suggestion.changes, origin=Origin.SUGGESTION, reason=suggestion.text
        ):
            self.message.emit(self.tr("已采纳建议；可以撤销。"))

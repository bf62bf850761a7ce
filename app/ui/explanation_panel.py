"""Why a finding is one: the sum written out, what could mend it, what the reviewer decides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.checking.explain import Piece
from app.report.correction import DecisionKind, Origin
from app.report.finding import Finding, Suggestion
from app.review.review import Review
from app.review.states import FindingState, state_of, unanswered
from app.ui import theme
from app.ui.cell_facts import cell_lines
from app.ui.core_words import severity_label
from app.ui.deciding import common_kind, common_note, decidable, give_note
from app.ui.decision_bar import DecisionBar
from app.ui.findings_lines import GRAVITY, corrected_message, listed, state_label
from app.ui.fitting_label import FittingLabel
from app.ui.panel import Panel, line
from app.ui.rich_text import escaped
from app.ui.selection import Selection

if TYPE_CHECKING:
    from app.ui.history_list import HistoryList

HISTORY: Final = 1
"""The index of the history's tab."""
MOST_PLACES: Final = 6
_WORD_JOINER = "\u2060"
"""Between the letters of the verdict, so that a narrow panel does not break it in two."""
_NO_BREAK_SPACE = "\u00a0"


class ExplanationPanel(Panel):
    """说明 and 历史. Shows the selected finding, or the selected cell where no finding is about it.

    Signals: ``message(text)`` for the status bar; ``note_left()`` when the keyboard is done with the
    note; ``cell_wanted()`` when it is to go to the finding's cell.
    """

    message = Signal(str)
    note_left = Signal()
    cell_wanted = Signal()

    def __init__(self, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("说明"))
        self.tabs.setAccessibleName(self.tr("说明"))
        self._selection = selection
        self._review: Review | None = None
        self._shown: object = None
        self._ids: tuple[str, ...] = ()
        self.subject = FittingLabel(self, elides=True)
        """What is explained: beside the tabs, so that the page begins with the sum."""
        self.head.addWidget(self.subject, 100)
        self.add_page(self.tr("说明"), self._make_page())
        self.tabs.addTab(self.tr("历史"))
        self.tabs.currentChanged.connect(self._on_tab)

    @cached_property
    def history(self) -> HistoryList:
        """The steps, made when they are first looked at."""
        from app.ui.history_list import HistoryList  # only those who ask wait for it

        history = HistoryList()
        self.pages.addWidget(history)
        history.set_review(self._review)
        return history

    def _on_tab(self, index: int) -> None:
        self.subject.setVisible(index != HISTORY)
        if index == HISTORY:
            self.pages.setCurrentWidget(self.history)

    def set_review(self, review: Review | None) -> None:
        """Look at another review, or none."""
        self._review = review
        self._shown, self._ids = None, ()
        self.note.setModified(False)
        if "history" in self.__dict__:
            self.history.set_review(review)
        self.tabs.setCurrentIndex(0)
        self.show_selection()

    def show_selection(self) -> None:
        """Explain what is selected now."""
        if "history" in self.__dict__:
            self.history.refresh()
        chosen = self._selection.chosen
        if decidable(self._review, chosen) != self._ids if self._review else True:
            self.commit_note()  # of what was selected so far
        finding = self._selection.finding
        decisions = tuple(self._review.decision(id) for id in chosen) if self._review else ()
        address, gone = self._selection.address, self._selection.resolved
        state = (finding, chosen, decisions, address, gone, theme.current())
        position = self._review.history.position if self._review else 0
        if (state, position) == self._shown:
            return
        self._shown = (state, position)
        self._clear()
        if self._review is None:
            return
        if len(chosen) > 1:
            self._show_several(self._review, chosen)
        elif finding is None:
            self._show_cell(self._review)
        elif self._selection.resolved:
            self._show_resolved(self._review, finding)
        else:
            self._show_finding(self._review, finding)
        self._show_decision(chosen)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Let Tab go from the head through what was just made to the decision.

        New widgets come last in the window's order, behind the grid, which keeps Tab for its cells.
        """
        before: QWidget = self.tabs
        for index in range(self._lines.count()):
            item = self._lines.itemAt(index)
            widget = item.widget() if item is not None else None
            made = [] if widget is None else [widget, *widget.findChildren(QPushButton)]
            for one in made:
                if one.focusPolicy() & Qt.FocusPolicy.TabFocus:
                    QWidget.setTabOrder(before, one)
                    before = one
        QWidget.setTabOrder(before, next(iter(self.radios.values())))

    def texts(self) -> list[str]:
        """What is said now, piece by piece, as rich text; what it is about first."""
        found = [self.subject.accessibleName()]
        for index in range(self._lines.count()):
            item = self._lines.itemAt(index)
            widget = item.widget() if item is not None else None
            if isinstance(widget, QLabel):
                found.append(widget.text())
        return found

    # the page

    def _make_page(self) -> QWidget:
        page = QWidget(self.pages)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._scroll = QScrollArea(page)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = self._inside = QWidget()
        inside.setObjectName("page")
        self._lines = QVBoxLayout(inside)
        self._lines.setContentsMargins(14, 8, 14, 6)
        self._lines.setSpacing(6)
        self._lines.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._scroll.setWidget(inside)
        column.addWidget(self._scroll, 1)
        self._edge = line(page)  # what is scrolled above it ends there, and not in the middle of a letter
        column.addWidget(self._edge)
        self.decision_row = DecisionBar(page)
        self.radios, self.note = self.decision_row.radios, self.decision_row.note
        self.decision_row.chosen.connect(self._decide)
        self.decision_row.noted.connect(self.commit_note)
        self.decision_row.left.connect(self.note_left)
        column.addWidget(self.decision_row)
        return page

    def _clear(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.decision_row.hide()
        self._edge.hide()
        self.subject.say("", "")

    # what is said

    def _show_finding(self, review: Review, finding: Finding) -> None:
        told = review.explained(finding)
        self.subject.say(f"{finding.place} · {told.title}", finding.place)
        decision = review.decision(finding.id)
        if decision is not None and decision.kind is DecisionKind.MISREAD:
            self._add_misread(finding)
        if finding.sum is not None:
            *sides, verdict = told.lines
            for side in sides[:-1]:
                self._add_text(self._html(side), "sum")
            said = tuple(
                Piece(_WORD_JOINER.join(piece.text.replace(" ", _NO_BREAK_SPACE)), emphasis=True)
                for piece in verdict
                if piece.emphasis
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
        basis = self.tr("依据：{basis}").format(basis=told.basis) if told.basis else ""
        self._add_text(escaped(" · ".join(filter(None, (told.title, basis)))), "muted")

    def _show_several(self, review: Review, ids: Sequence[str]) -> None:
        """How many are selected, of which kinds, and what stands on them."""
        wanted = set(ids)
        chosen = [one for one in listed(review) if one.finding.id in wanted]
        self._add_text(f"<b>{escaped(self.tr('已选 {count} 条').format(count=len(chosen)))}</b>", "sum")
        standing = sorted(GRAVITY[one.finding.severity] for one in chosen if not one.gone)
        names = {rank: severity_label(severity) for severity, rank in GRAVITY.items()}
        kinds = Counter(names[rank] for rank in standing)
        decisions = Counter(state_label(one.state) for one in chosen)
        said = (
            " · ".join(f"{text} {number}" for text, number in some.items()) for some in (kinds, decisions)
        )
        self._add_text(escaped("；".join(filter(None, said))), "muted")
        places = list(dict.fromkeys(one.finding.place for one in chosen))
        more = "…" if len(places) > MOST_PLACES else ""
        self._add_text(escaped("；".join(places[:MOST_PLACES]) + more), "muted")
        self._add_text(escaped(self.tr("下面的处理意见对所选各条一并生效，算一步，可以撤销。")))

    def _show_resolved(self, review: Review, finding: Finding) -> None:
        look = theme.current()
        told = review.explained(finding)
        self.subject.say(f"{finding.place} · {told.title}", finding.place)
        state = state_of(review, finding.id)
        why = unanswered(review, finding) if state is FindingState.UNJUDGED else None
        if why is not None:
            text = self.tr("改动后无法校核，这一问题是否已经更正，现在不能判断：{reason}")
            self._add_text(f"<b>{escaped(text.format(reason=why))}</b>")
        else:
            said = (
                self.tr("订正识别之后，这一问题不再出现；备忘录不提。")
                if state is FindingState.MISREAD
                else self.tr("已更正：这一问题在更正后不再出现。")
            )
            self._add_text(f"<b style='color:{look.corrected.name()}'>✓ {escaped(said)}</b>")
        self._add_text(escaped(corrected_message(review, finding, state)))

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
        self.subject.say(title, title)
        for text in lines:
            self._add_text(escaped(text))

    def _add_text(self, html: str, kind: str = "") -> None:
        label = QLabel(html, self._inside)
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
            text = escaped(piece.text).replace("＝ ", "＝" + _NO_BREAK_SPACE)
            if piece.address:
                label, space, figure = text.rpartition(" ")
                link = f"color:{look.accent.name()}; text-decoration:underline"
                text = f"{label}{space}<a href='{escaped(piece.address)}' style='{link}'>{figure}</a>"
            if piece.emphasis and not piece.address:
                text = f"<b style='color:{(look.error if bad else look.text).name()}'>{text}</b>"
            parts.append(text)
        return "".join(parts)

    def _add_misread(self, finding: Finding) -> None:
        """What to do where our reading is at fault: retype what the paper says."""
        if finding.cells or finding.related:
            text = self.tr("是识别有误：请在框出的单元格中照原文键入。记为“订正识别”，备忘录不提。")
        else:
            text = self.tr("是识别有误：备忘录不提。请对照原文。")
        self._add_card(text, self.tr("到单元格") if finding.cells else "", self.cell_wanted.emit)

    def _add_suggestion(self, suggestion: Suggestion) -> None:
        self._add_card(suggestion.text, self.tr("采纳"), lambda: self._accept(suggestion))

    def _add_card(self, words: str, act: str, do: Callable[[], object]) -> None:
        card = QFrame(self._inside)
        card.setObjectName("card")
        row = QHBoxLayout(card)
        row.setContentsMargins(11, 6, 8, 6)
        text = QLabel(words, card)
        text.setWordWrap(True)
        row.addWidget(text, 1)
        if act:
            button = QPushButton(act, card)
            button.setProperty("kind", "accent")
            button.setAccessibleDescription(words)
            button.clicked.connect(lambda: do())
            row.addWidget(button)
        self._lines.addWidget(card)

    def _show_decision(self, ids: tuple[str, ...]) -> None:
        review = self._review
        self._ids = decidable(review, ids) if review is not None else ()
        self.decision_row.setVisible(bool(self._ids))
        self._edge.setVisible(bool(self._ids))
        if review is None or not self._ids:
            return
        kind = common_kind(review, self._ids)
        accepted = kind is DecisionKind.ACCEPTED
        if accepted:
            from app.review.reasons import ReasonFor, offered  # nobody who only looks waits for it

            self.note.offers = offered(ReasonFor.DECISION)
        else:
            self.note.offers = ()
        self.decision_row.show_decision(kind, common_note(review, self._ids))

    # acts

    def _decide(self, kind: DecisionKind) -> None:
        """A click on an answer stays here: a note may follow."""
        self.commit_note()
        if self._review is not None and self._ids:
            self._review.decide(self._ids, kind, None)
            if kind is DecisionKind.ACCEPTED and not self.radios[kind].hasFocus():
                self.note.setFocus()  # by mouse: the arrow keys would pass here on their way

    def ask_note(self) -> None:
        """Put the keyboard into the note of what is selected."""
        self.tabs.setCurrentIndex(0)
        if not self.note.isEnabled() or self.decision_row.isHidden():
            self.message.emit(self.tr("先选一项处理意见，再写备注。"))
            return
        self.note.setFocus()
        self.note.selectAll()

    def commit_note(self) -> None:
        """Put a note that was typed into the review."""
        review, ids = self._review, self._ids
        if review is None or not ids or not self.note.isModified():
            return
        self.note.setModified(False)
        note = " ".join(self.note.text().split())
        if give_note(review, ids, note) and common_kind(review, ids) is DecisionKind.ACCEPTED:
            from app.review.reasons import ReasonFor, remember  # as above

            remember(ReasonFor.DECISION, note)

    def _accept(self, suggestion: Suggestion) -> None:
        if self._review is not None and self._review.correct(
            suggestion.changes, origin=Origin.SUGGESTION, reason=suggestion.text
        ):
            self.message.emit(self.tr("已采纳建议；可以撤销。"))

"""The left panel: the source as text, as its pages or its tables, and its outline."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QLabel, QWidget

from app.review.review import Review
from app.ui import zoom_keys
from app.ui.panel import Panel
from app.ui.selection import Selection
from app.ui.source_body import SourceBody
from app.ui.source_marks import address_at, addresses_in, finding_at, place_of, source_marks
from app.ui.source_switch import BESIDE, PAGES, TEXT, SourceSwitch, views_of
from app.ui.telling import selected_words, tell

if TYPE_CHECKING:
    from app.ui.page_view import PageView
    from app.ui.plane_view import PlaneView
    from app.ui.source_editor import SourceEditor
    from app.ui.source_outline import SourceOutline

OUTLINE: Final = 1
"""The index of the outline's tab."""
HEAD_RIMS: Final = 34
"""Pixels of the head that are neither tabs nor switch."""
ZOOMS: Final = (0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)
"""How large the source can be, compared with what it is by itself."""


class SourceView(Panel):
    """原文 and 大纲. Shows what is selected; a click in the source selects what stands there.

    The source is shown as text or, where its kind of file has them, as pages or tables; which of
    them is remembered for each kind.

    Signals: ``outline_chosen(start)``; ``cells_chosen(addresses)`` when text that became cells was
    selected; ``cell_wanted()`` when the keyboard is to go on in the table; ``message(sentence)``.
    """

    outline_chosen = Signal(int)
    cells_chosen = Signal(object)
    cell_wanted = Signal()
    message = Signal(str)

    def __init__(self, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("原文"))
        self.tabs.setAccessibleName(self.tr("原文"))
        self._selection = selection
        self._review: Review | None = None
        self._text: str | None = None
        self._shown: tuple[str, str] = ("", "")
        self._unavailable = False
        self._planes: dict[str, PlaneView] = {}
        self._notice: QLabel | None = None
        self.body = SourceBody(self.pages)
        self.editor = self.body.editor
        self.add_page(self.tr("原文"), self.body)
        self.tabs.addTab(self.tr("大纲"))
        self.switch = SourceSwitch(self)
        self.add_corner(self.switch)
        self.editor.clicked.connect(self._on_clicked)
        self.editor.pieces_chosen.connect(self._on_pieces)
        self.editor.entered.connect(self._on_entered)
        self.editor.hits_shown.connect(self._on_hits)
        self.editor.zoom_wanted.connect(lambda by: self._step_zoom(self.editor, by))
        self.editor.set_wrapped(self.switch.wrapped)
        self.body.resized.connect(self._fit)
        self.switch.chosen.connect(lambda _: self._on_view())
        self.switch.wrapping_changed.connect(self.editor.set_wrapped)
        self.tabs.currentChanged.connect(lambda _: self._show_view())

    @cached_property
    def outline(self) -> SourceOutline:
        """The outline, made when it is first looked at."""
        from app.ui.source_outline import SourceOutline  # only those who ask wait for it

        outline = SourceOutline()
        self.pages.addWidget(outline)
        outline.set_review(self._review)
        outline.chosen.connect(self._on_outline)
        return outline

    # the report

    def set_review(self, review: Review | None) -> None:
        """Show another report, or none."""
        self._review = review
        text = review.report.text if review else ""
        self._shown = ("", "")
        if text != self._text:
            self._text = text
            self.editor.set_text(text)
        self._unavailable = False
        self._say("")
        if "outline" in self.__dict__:
            self.outline.set_review(review)
        self.switch.set_views(review.source.kind if review else "", views_of(review))
        self._fit()
        for plane in self._planes.values():
            plane.set_review(review)
        self._show_view()
        self.show_selection()

    def show_selection(self) -> None:
        """Mark what is selected, and scroll to it if it is another than before."""
        if self._review is None:
            self.editor.set_marks(())
            return
        finding, address = self._selection.finding, self._selection.address
        marks = source_marks(self._review, finding, address)
        self.editor.set_marks(marks)
        plane = self.plane(self.view)
        if plane is not None:
            plane.set_marks(marks)
            tell(plane, selected_words(self._review, address))
        tell(self.editor, selected_words(self._review, address))
        shown = (finding.id if finding else "", address)
        if shown != self._shown:
            self._shown = shown
            place = place_of(self._review, finding, address) if any(shown) else None
            if place is not None:
                self.editor.show_position(place.start)
                if plane is not None:
                    plane.show_position(place.start, place.end)

    def changeEvent(self, event: QEvent) -> None:
        """Other letters take other room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._review is not None:
            self._fit()

    def take_focus(self) -> None:
        """Put the keyboard into the source or the outline."""
        widget = self.pages.currentWidget()
        if widget is not None:
            widget.setFocus()

    def shutdown(self) -> None:
        """Stop what is being made in the background; to be called before the window goes."""
        self.body.remember()
        pages = self._planes.get(PAGES)
        if pages is not None:
            pages.shutdown()

    # text, pages, tables

    @property
    def notice(self) -> str:
        """The sentence above the text, "" for none."""
        return self._notice.text() if self._notice is not None else ""

    @property
    def view(self) -> str:
        """How the source is shown: as text, pages or tables, or both beside each other."""
        return self.switch.view

    def plane(self, view: str) -> PlaneView | None:
        """The pages or the tables of a view, made when they are first wanted; None for the text."""
        if view == TEXT or self._review is None:
            return None
        if view == BESIDE:
            view = views_of(self._review)[0]
        if view not in self._planes:
            made = self._make_pages() if view == PAGES else self._make_tables()
            made.clicked.connect(self._on_clicked)
            made.pieces_chosen.connect(self._on_pieces)
            made.walked.connect(lambda right, down: self._walk(made, right, down))
            made.entered.connect(lambda: self._on_entered(-1, -1))
            made.zoom_wanted.connect(lambda by: self._step_zoom(made, by))
            made.hide()
            self._planes[view] = made
            made.set_review(self._review)
        return self._planes[view]

    def _make_pages(self) -> PageView:
        from app.ui.page_view import PageView  # only those who look at pages wait for it

        pages = PageView()
        pages.unavailable.connect(self._on_unavailable)
        return pages

    def _make_tables(self) -> PlaneView:
        from app.ui.tables_view import TablesView  # only those who look at tables wait for it

        return TablesView()

    def _on_view(self) -> None:
        """Another view was chosen."""
        self._say("")
        self._show_view()
        self._shown = ("", "")
        self.show_selection()
        self.take_focus()

    def _show_view(self) -> None:
        outline = self.tabs.currentIndex() == OUTLINE
        self.switch.setVisible(not outline)
        if self._notice is not None:
            self._notice.setVisible(not outline and bool(self._notice.text()))
        self.body.arrange(self.plane(self.view), text=self.view in (TEXT, BESIDE))
        shown = self.outline if outline else self.body
        self.pages.setCurrentWidget(shown)
        self.setFocusProxy(shown)

    def _fit(self) -> None:
        """Fit the switch into the head; show page and text, if the user did not choose otherwise."""
        self.switch.set_room(self.width() - self.tabs.sizeHint().width() - HEAD_RIMS)
        if self._review is None or PAGES not in views_of(self._review) or self.switch.chosen_before:
            return
        if self._unavailable:
            return
        view = BESIDE if self.body.roomy else PAGES
        if view != self.view:
            had_focus = self._has_focus()
            self.switch.set_view(view)
            self._show_view()
            self._shown = ("", "")
            self.show_selection()
            if had_focus:
                self.take_focus()

    def _has_focus(self) -> bool:
        return self.isAncestorOf(self.window().focusWidget() or self.window())

    def _on_unavailable(self, sentence: str) -> None:
        """There are no pages to look at: the text is shown, and why."""
        had_focus = self._has_focus()
        self._unavailable = True
        self.switch.set_view(TEXT)
        self._show_view()
        self._say(self.tr("页面无法显示，这里是读出的文本。{why}").format(why=sentence))
        if had_focus:
            self.take_focus()

    def _say(self, sentence: str) -> None:
        if self._notice is None:
            if not sentence:
                return
            self._notice = QLabel()
            self._notice.setObjectName("banner")
            self._notice.setWordWrap(True)
            self._notice.setMargin(7)
            self.column.insertWidget(2, self._notice)
        self._notice.setText(sentence)
        self._notice.setVisible(bool(sentence) and self.tabs.currentIndex() != OUTLINE)

    def _step_zoom(self, view: SourceEditor | PlaneView, by: int) -> None:
        """Text and page each have a size of their own: what is small on paper need not be so as text."""
        view.set_zoom(zoom_keys.stepped(ZOOMS, view.zoom, by))
        self.message.emit(self.tr("原文大小 {percent}%").format(percent=round(view.zoom * 100)))

    # what the user does

    def _on_hits(self, spans: Sequence[tuple[int, int]], current: int) -> None:
        for plane in self._planes.values():
            plane.set_hits(spans, current)

    def _on_outline(self, start: int) -> None:
        self.tabs.setCurrentIndex(0)
        self.editor.show_at_top(start)
        plane = self.plane(self.view)
        if plane is not None:
            plane.show_at_top(start)
        self.outline_chosen.emit(start)

    def _on_clicked(self, position: int) -> bool:
        """Select what stands there; False if that is nothing."""
        if self._review is None:
            return False
        if address := address_at(self._review, position):
            self._selection.select_cell(address)
        elif finding := finding_at(self._review, position):
            self._selection.select_finding(finding)
        else:
            return False
        return True

    def _on_pieces(self, pieces: Sequence[tuple[int, int]]) -> bool:
        """Select the cells that these pieces of the text became; False if there are none."""
        if self._review is None:
            return False
        addresses = addresses_in(self._review, pieces)
        if addresses:
            self.cells_chosen.emit(addresses)
            if len(addresses) > 1:
                self.message.emit(self.tr("选中的文字读成了 {count} 个单元格").format(count=len(addresses)))
        else:
            self.message.emit(self.tr("选中的文字没有读成单元格"))
        return bool(addresses)

    def _on_entered(self, start: int, end: int) -> None:
        """Enter: from the text with what stands there, from a page (-1) with the selected cell."""
        if start < end:
            found = self._on_pieces([(start, end)])
        elif start >= 0:
            found = self._on_clicked(start)
        else:
            found = bool(self._selection.address)
        if found:
            self.cell_wanted.emit()
        elif start == end:
            self.message.emit(self.tr("这里没有读成单元格"))

    def _walk(self, plane: PlaneView, right: int, down: int) -> None:
        """An arrow key on a page: to the cell beside the selected one."""
        from app.ui import source_walk  # only those who look at pages wait for it

        if self._review is None:
            return
        there = source_walk.step(self._review, plane, self._selection.address, right, down)
        if there:
            self._selection.select_cell(there)

"""The memo as it will be printed: its sheets one below the other, to look at, print and export."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPalette, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.memo.pdf_text import HEIGHT, RESOLUTION, WIDTH
from app.ui.memo_pages import MemoPages, Wanted
from app.ui.zoom_keys import ZoomsByKeys

ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0)
KEPT = 6
"""Pictures of pages that are kept, or as many as are in sight; one takes some megabytes."""
_GAP = 16
_SMALLEST = 0.25
"""Fitted to a window that is made narrower than this, the sheets are scrolled: nobody could read them."""
_SCREEN = 96
"""Pixels to the inch of a screen at 100 %."""


class Sheets(QWidget):
    """The pages, of which only those in sight are drawn, elsewhere: until then a sheet is blank."""

    def __init__(self, pages: MemoPages) -> None:
        super().__init__()
        self._pages, self._zoom = pages, 1.0
        self._pictures: dict[int, QPixmap] = {}
        pages.drawn.connect(self._on_drawn)
        self.setAccessibleName(self.tr("备忘录预览，共 {count} 页").format(count=pages.count))
        self.set_zoom(1.0)

    @property
    def zoom(self) -> float:
        """1.0 is the size of paper on a screen of 96 dots to the inch."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Show the sheets in another size."""
        self._zoom = zoom
        self.setMinimumSize(self.sizeHint())  # before: what scrolls over this looks at both at once
        self.resize(self.sizeHint())
        self.update()

    def fit_width(self, width: int) -> None:
        """Make the sheets as wide as there is room, so that nothing has to be scrolled sideways."""
        wanted = (width - 2 * _GAP) * RESOLUTION / (WIDTH * _SCREEN)
        self.set_zoom(min(max(wanted, _SMALLEST), ZOOMS[-1]))

    def sizeHint(self) -> QSize:
        """All sheets with their gaps."""
        sheet = self._sheet(self._pages.count - 1)
        return QSize(round(sheet.width()) + 2 * _GAP, round(sheet.bottom()) + _GAP)

    def page_at(self, y: int) -> int:
        """The number of the page, from 1, at this height."""
        page = self._sheet(0).height() + _GAP
        return min(self._pages.count, 1 + int(max(0, y - _GAP) / page))

    def _sheet(self, number: int) -> QRectF:
        scale = self._zoom * _SCREEN / RESOLUTION
        width, height = WIDTH * scale, HEIGHT * scale
        left = max(_GAP, (self.width() - width) / 2)
        return QRectF(left, _GAP + number * (height + _GAP), width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheets in sight, black on white in the dark theme too: so it comes out of the printer."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number in range(self._pages.count):
            sheet = self._sheet(number)
            if sheet.intersects(QRectF(event.rect())):
                painter.setPen(QPen(QColor("#b9bec6"), 1))
                painter.setBrush(QColor("white"))
                painter.drawRect(sheet)
                if (picture := self._pictures.get(number)) is not None:
                    if self._is_sharp(number):
                        painter.drawPixmap(sheet.topLeft().toPoint(), picture)
                    else:  # one of another zoom serves meanwhile
                        painter.drawPixmap(sheet.toRect(), picture)
        self._pages.want([self._wanted(number) for number in self._in_sight() if not self._is_sharp(number)])

    @property
    def drawn(self) -> bool:
        """Whether every sheet in sight shows its page as it will be."""
        return all(map(self._is_sharp, self._in_sight()))

    def _in_sight(self) -> list[int]:
        visible = QRectF(self.visibleRegion().boundingRect())
        return [number for number in range(self._pages.count) if self._sheet(number).intersects(visible)]

    def _wanted(self, number: int) -> Wanted:
        sheet, ratio = self._sheet(number), self.devicePixelRatioF()
        return Wanted(number, round(sheet.width() * ratio), round(sheet.height() * ratio))

    def _is_sharp(self, number: int) -> bool:
        known, wanted = self._pictures.get(number), self._wanted(number)
        return known is not None and (known.width(), known.height()) == (wanted.width, wanted.height)

    def _on_drawn(self, wanted: Wanted, image: QImage) -> None:
        made = QPixmap.fromImage(image)
        made.setDevicePixelRatio(self.devicePixelRatioF())
        self._pictures.pop(wanted.number, None)
        self._pictures[wanted.number] = made
        in_sight = self._in_sight()
        for number in [number for number in self._pictures if number not in in_sight]:
            if len(self._pictures) <= KEPT:
                break
            del self._pictures[number]
        self.update(self._sheet(wanted.number).toAlignedRect())


class _Area(ZoomsByKeys, QScrollArea):
    """Scrolls over the sheets, and zooms them.

    Signals: ``zoom_wanted(by)``; ``resized()``.
    """

    zoom_wanted = Signal(int)
    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Sheets fitted to the width follow it."""
        super().resizeEvent(event)
        self.resized.emit()


class MemoPreview(ZoomsByKeys, QDialog):
    """The sheets with what can be done with them. They are fitted to the width until a zoom is chosen.

    ``proposed`` is where the memo would be written as a PDF, if the dialog that prints is told to.
    Signals: ``export_wanted()``, to a file of any of the formats; ``zoom_wanted(by)``.
    """

    export_wanted = Signal()
    zoom_wanted = Signal(int)

    def __init__(self, pages: MemoPages, parent: QWidget | None = None, proposed: Path | None = None) -> None:
        super().__init__(parent)
        self._proposed = proposed
        self.finished.connect(pages.close)
        self.finished.connect(self.deleteLater)  # WA_DeleteOnClose crashes PySide in accept()
        self.setWindowTitle(self.tr("备忘录预览"))
        self._pages = pages
        self.fitted = True
        self.sheets = Sheets(pages)
        self.area = _Area()
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # or the width changes
        self.area.resized.connect(self._fit)
        self.area.setAccessibleName(self.sheets.accessibleName())
        for zoomed in (self, self.area):
            zoomed.zoom_wanted.connect(self.step_zoom)
        self.area.setWidget(self.sheets)
        self.area.setWidgetResizable(True)
        self.area.setBackgroundRole(QPalette.ColorRole.Mid)
        self.area.verticalScrollBar().valueChanged.connect(self._show_page)
        self.count = QLabel()
        self.count.setProperty("kind", "muted")
        row = QHBoxLayout()
        row.addWidget(self.count)
        row.addStretch(1)
        self.smaller = self._button(row, self.tr("缩小"), lambda: self.zoom_wanted.emit(-1), "Ctrl+-")
        self.larger = self._button(row, self.tr("放大"), lambda: self.zoom_wanted.emit(1), "Ctrl+=")
        self.fit = self._button(row, self.tr("适合宽度"), lambda: self.zoom_wanted.emit(0), "Ctrl+0")
        row.addSpacing(18)
        self.print = self._button(row, self.tr("打印…"), self.print_out, "Ctrl+P")
        self.export = self._button(row, self.tr("导出…"), self.export_wanted.emit, "Ctrl+E")
        self.export.setDefault(True)
        self._button(row, self.tr("关闭"), self.reject, "")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.addWidget(self.area, 1)
        column.addLayout(row)
        room = self.screen().availableSize()
        self.resize(min(self.sheets.sizeHint().width() + 60, room.width() - 40), min(820, room.height() - 60))
        self._show_page()
        self.area.setFocus()

    def _button(self, row: QHBoxLayout, text: str, act: object, key: str) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: act() if callable(act) else None)
        if key:
            button.setShortcut(key)
            button.setToolTip(f"{text}（{key}）")
        row.addWidget(button)
        return button

    def step_zoom(self, by: int) -> None:
        """One step larger (1), smaller (-1), or fitted to the width (0)."""
        now = self.sheets.zoom
        if by == 0:
            self.fitted = True
            self._fit()
            return
        steps = [zoom for zoom in ZOOMS if (zoom - now) * by > 0.01]
        if steps:
            self.fitted = False
            wanted = min(steps, key=lambda zoom: abs(zoom - now))
            self._keep_place(lambda: self.sheets.set_zoom(wanted))

    def _fit(self) -> None:
        if self.fitted:
            self._keep_place(lambda: self.sheets.fit_width(self.area.viewport().width()))

    def _keep_place(self, change: Callable[[], None]) -> None:
        """Change the size of the sheets; what is at the upper edge stays there."""
        bar = self.area.verticalScrollBar()
        share = bar.value() / self.sheets.sizeHint().height()
        change()
        bar.setValue(round(share * self.sheets.sizeHint().height()))
        self._show_page()

    def _show_page(self) -> None:
        self.smaller.setEnabled(self.sheets.zoom > ZOOMS[0])
        self.larger.setEnabled(self.sheets.zoom < ZOOMS[-1])
        bar = self.area.verticalScrollBar()
        number = self.sheets.page_at(bar.value() + self.area.viewport().height() // 2)
        text = self.tr("第 {number} 页，共 {count} 页 · {percent}%")
        percent = round(self.sheets.zoom * 100)
        self.count.setText(text.format(number=number, count=self._pages.count, percent=percent))

    def print_out(self) -> None:
        """Ask for a printer, and print."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # only those who print wait for it

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if self._proposed is not None:
            printer.setDocName(self._proposed.stem)  # of the job, and of the file that a driver writes
        dialog = QPrintDialog(printer, self)
        if self._proposed is not None:
            propose_file(dialog, self._proposed)
        dialog.accepted.connect(lambda: self._pages.print_on(printer))
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)  # not exec(): the preview may be closed under it


def propose_file(dialog: QDialog, path: Path) -> None:
    """Fill in where the memo goes if it is printed to a file; Qt's own dialog says ~/print.pdf.

    Not QPrinter.setOutputFileName: with one, a real printer prints into a file too. Where the system
    has a dialog of its own there is no such field.
    """
    field = dialog.findChild(QLineEdit, "filename")
    if field is not None:
        field.setText(str(path))

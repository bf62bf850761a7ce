"""Paints labels and figures, and gives the editor of a cell."""

from __future__ import annotations

from enum import Enum
from math import ceil
from typing import Final, TypeAlias, cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QPainter, QTransform
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.forms.grid import Place, Role
from app.report.address import is_fact
from app.report.finding import Severity
from app.report.issuer import KIND_LABELS
from app.ui.cell_fit import LEAST_SQUEEZE, fact_indent, fit, roomy
from app.ui.corner_marks import MARK_MARGIN, mark_picture, marks, severity_colour
from app.ui.grid_looks import Look
from app.ui.grid_model import GridModel
from app.ui.grid_scene import Scene, scene_of
from app.ui.grid_sizes import PADDING, broken, is_vertical, padding
from app.ui.theme import Theme

Index: TypeAlias = QModelIndex | QPersistentModelIndex
Align = Qt.AlignmentFlag

LEFT: Final = int(Align.AlignLeft | Align.AlignVCenter)
RIGHT: Final = int(Align.AlignRight | Align.AlignVCenter)
CENTRED: Final = int(Align.AlignCenter)

_CHOSEN: Final = "report/issuer_kind"
"""The cell whose text is one of a list."""


class Step(Enum):
    """Where the current cell goes when an editor is left by a key."""

    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"
    ABOVE = "above"  # Shift+Enter
    BELOW = "below"  # Enter
    NEXT = "next"
    PREVIOUS = "previous"


_LEAVING: Final[dict[int, Step]] = {
    Qt.Key.Key_Tab: Step.NEXT,
    Qt.Key.Key_Backtab: Step.PREVIOUS,
}
_LEAVING_FRESH: Final[dict[int, Step]] = {
    Qt.Key.Key_Left: Step.LEFT,
    Qt.Key.Key_Right: Step.RIGHT,
    Qt.Key.Key_Up: Step.UP,
    Qt.Key.Key_Down: Step.DOWN,
}


class GridDelegate(QStyledItemDelegate):
    """How a :class:`GridModel` looks and is edited.

    Signals: ``left(Step)`` after a key has committed and closed the editor; ``filled(text)`` after
    Ctrl+Enter has closed it: the text is meant for all selected cells, and none has it yet;
    ``closed()`` when there is no editor any more, for whatever reason.
    """

    left = Signal(Step)
    filled = Signal(str)
    closed = Signal()

    def __init__(self, parent: QTableView) -> None:
        super().__init__(parent)
        self._scene = scene_of(parent)
        self.editor: QWidget | None = None
        self._committing = False
        self.proxy: QWidget | None = None  # keeps the focus of an editor that opens
        self.fresh = False  # opened by typing: the arrow keys leave the editor, as in Excel

    # Painting

    def begin(self, scene: Scene) -> None:
        """Take what all cells of the coming painting have in common."""
        self._scene = scene

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> None:
        """Draw one merged rectangle."""
        model = cast(GridModel, index.model())
        place = model.place_at(index.row(), index.column())
        if place is None:
            return
        rect, scene = option.rect, self._scene
        border = scene.theme.border
        # The lines at the right and below are what the fill leaves of the border's colour.
        painter.fillRect(rect, border)
        painter.setFont(scene.font)
        if place.address:
            self._paint_figure(painter, rect, place, model, scene)
        else:
            self._paint_label(painter, rect, place, model, scene)
        if place.column == 0 or place.row == 0:
            painter.setPen(border)
            if place.column == 0:
                painter.drawLine(rect.topLeft(), rect.bottomLeft())
            if place.row == 0:
                painter.drawLine(rect.topLeft(), rect.topRight())
        if place.address:
            self._paint_frames(painter, rect, place, model, scene)

    def _paint_label(
        self, painter: QPainter, rect: QRect, place: Place, model: GridModel, scene: Scene
    ) -> None:
        theme = scene.theme
        painter.fillRect(rect.adjusted(0, 0, -1, -1), theme.header)
        if is_vertical(place, model.shape):
            painter.setPen(theme.header_text)
            _paint_downwards(painter, rect, place.text)
            return
        align = CENTRED
        colour = theme.header_text
        if place.role is Role.LABEL:
            align = LEFT
        elif place.role is Role.CORNER and place.height > 1:
            align = LEFT
            colour = theme.muted
        elif place.role is Role.CAPTION:
            colour = theme.muted
        painter.setPen(colour)
        lines = broken(place, scene.metrics, rect.width())
        inner = rect.adjusted(padding(place), 0, -padding(place), 0)
        painter.drawText(inner, align, "\n".join(lines))

    def _paint_figure(
        self, painter: QPainter, rect: QRect, place: Place, model: GridModel, scene: Scene
    ) -> None:
        look, theme = model.look(place.address), scene.theme
        fact = is_fact(place.address)
        spot = (place.row, place.column)
        fill = _fill(look, theme)
        if spot in scene.selected and spot != scene.current:
            fill = theme.selection if fill == theme.panel else _mixed(fill, theme.accent, 0.18)
        inside = rect.adjusted(0, 0, -1, -1)
        painter.fillRect(inside, fill)
        if look.absent and not fact:
            hatch = QColor(theme.muted)
            hatch.setAlpha(90)
            painter.fillRect(inside, QBrush(hatch, Qt.BrushStyle.BDiagPattern))
        signs = marks(look, theme)
        text, colour = " ".join(look.text.split()), theme.text
        if look.severity is Severity.ERROR and not look.operand:
            colour = severity_colour(theme, look.severity)
            painter.setFont(scene.bold)
        if fact and look.absent:
            text, colour = self.tr("报告中没有写明"), theme.muted
        room = roomy(rect.width(), len(signs), scene.mark_size)
        long = len(text) * scene.em > room.text_right - room.text_left  # else there is room, however wide
        if long and not fact:
            room = fit(
                rect.width(), painter.fontMetrics().horizontalAdvance(text), len(signs), scene.mark_size
            )
        left = rect.left() + room.mark_left
        for mark, mark_colour in signs:
            picture = mark_picture(mark, mark_colour.rgba(), room.mark_size, scene.ratio)
            painter.drawImage(left - MARK_MARGIN, rect.top() + room.mark_left - MARK_MARGIN, picture)
            left += round(room.mark_size) + room.mark_gap
        if not text:
            return
        start = max(fact_indent(scene.metrics.height()), room.text_left) if fact else room.text_left
        inner = QRect(0, rect.top(), ceil((room.text_right - start) / room.squeeze), rect.height())
        if long and (fact or room.squeeze == LEAST_SQUEEZE):
            text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
        painter.save()
        painter.setTransform(QTransform(room.squeeze, 0, 0, 1, rect.left() + start, 0), combine=True)
        if model.found(place.address):
            behind = painter.fontMetrics().boundingRect(inner, LEFT if fact else RIGHT, text)
            painter.fillRect(behind.adjusted(-2, 0, 2, 0), theme.highlight)
        painter.setPen(colour)
        painter.drawText(inner, LEFT if fact else RIGHT, text)
        painter.restore()

    def _paint_frames(
        self, painter: QPainter, rect: QRect, place: Place, model: GridModel, scene: Scene
    ) -> None:
        """The outline of an operand, and the frame and handle of the current cell."""
        theme = scene.theme
        outlined = model.outlined(place.address)
        if outlined:
            _frame(painter, rect, theme.outline, 2)
        if (place.row, place.column) != scene.current:
            return
        colour = theme.text if scene.focused else theme.muted
        if outlined:
            inner = rect.adjusted(2, 2, -2, -2)
            _frame(painter, inner, colour, 1)
        else:
            _frame(painter, rect, colour, 2 if scene.focused else 1)
        handle = QRect(0, 0, 5, 5)
        handle.moveBottomRight(rect.bottomRight())
        painter.fillRect(handle.adjusted(-1, -1, 0, 0), theme.panel)
        painter.fillRect(handle, colour)

    # Editing

    def takes_text(self, index: Index) -> bool:
        """Whether any text can be written into a cell; False where one is chosen from a list."""
        return cast(GridModel, index.model()).address_at(index) != _CHOSEN

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line for any text, or the list of kinds of issuer."""
        self.fresh = False
        address = cast(GridModel, index.model()).address_at(index)
        if address == _CHOSEN:
            box = QComboBox(parent)
            box.addItems(list(KIND_LABELS.values()))
            box.activated.connect(lambda: self.commit(box))
            self.editor = box
        else:
            line = QLineEdit(parent)
            line.setFrame(False)
            if is_fact(address):
                line.setTextMargins(fact_indent(option.fontMetrics.height()) - PADDING, 0, 0, 0)
            else:
                line.setAlignment(Align.AlignRight)
            self.editor = line
        self.editor.setObjectName("cell_editor")
        self.editor.setFont(option.font)
        self.editor.setAutoFillBackground(True)
        if self.proxy is not None:
            self.editor.setFocusProxy(self.proxy)
        return self.editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Forget the editor."""
        if editor is self.editor:
            self.editor = None
            self.closed.emit()
        super().destroyEditor(editor, index)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Start from the text in the cell."""
        text = index.data(Qt.ItemDataRole.EditRole) or ""
        if isinstance(editor, QComboBox):
            editor.setCurrentText(text)
        elif isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(text)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand the text over, unless nothing was typed."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
        elif isinstance(editor, QLineEdit) and editor.isModified():
            model.setData(index, editor.text())

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: Index,  # noqa: ARG002 - Qt's own signature
    ) -> None:
        """The editor covers its cell."""
        editor.setGeometry(option.rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Keys that leave the editor and move on: Enter, Tab and, as in Excel, arrows."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if _is_filling(event):
                text = (
                    editor.currentText() if isinstance(editor, QComboBox) else cast(QLineEdit, editor).text()
                )
                self.closeEditor.emit(cast(QWidget, editor), QStyledItemDelegate.EndEditHint.NoHint)
                self.filled.emit(text)
                return True
            step = self._leaving(editor, event)
            if step is not None:
                self.commit(cast(QWidget, editor))
                self.left.emit(step)
                return True
            if isinstance(editor, QLineEdit) and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                editor.end(False) if event.key() == Qt.Key.Key_Down else editor.home(False)
                return True  # opened by F2, it has one line: the cursor goes to its ends, as in Excel
        return super().eventFilter(editor, event)

    def _leaving(self, editor: QObject, event: QKeyEvent) -> Step | None:
        key = event.key()  # not Key(…): input methods send any code point as a key
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return None
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return Step.ABOVE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else Step.BELOW
        if isinstance(editor, QComboBox) and key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            return None
        if self.fresh and key in _LEAVING_FRESH:
            return _LEAVING_FRESH[key]
        return _LEAVING.get(key)

    def commit(self, editor: QWidget) -> None:
        """Hand over what was typed and close the editor."""
        if self._committing:  # the review's subscribers may ask for it while it happens
            return
        self._committing = True
        try:
            self._hand_over(editor)
        finally:
            self._committing = False

    def _hand_over(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)


def _is_filling(event: QKeyEvent) -> bool:
    enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
    return enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


def _fill(look: Look, theme: Theme) -> QColor:
    fills = {
        Severity.ERROR: theme.error_fill,
        Severity.WARNING: theme.warning_fill,
        Severity.INFO: theme.info_fill,
    }
    if look.severity is not None:
        fill = fills[look.severity]
        return _mixed(fill, theme.panel, 0.5) if look.operand else fill
    return theme.corrected_fill if look.corrected else theme.panel


def _mixed(one: QColor, other: QColor, share: float) -> QColor:
    """``one`` with a ``share`` (0–1) of ``other``."""
    keep = 1 - share
    return QColor(
        round(one.red() * keep + other.red() * share),
        round(one.green() * keep + other.green() * share),
        round(one.blue() * keep + other.blue() * share),
    )


def _frame(painter: QPainter, rect: QRect, colour: QColor, thickness: int) -> None:
    """A sharp frame inside the rectangle."""
    for inset in range(thickness):
        painter.setPen(colour)
        painter.drawRect(rect.adjusted(inset, inset, -inset - 1, -inset - 1))


def _paint_downwards(painter: QPainter, rect: QRect, text: str) -> None:
    """Characters below each other; a punctuation mark stays beside the character before it."""
    groups: list[str] = []
    for character in text:
        if groups and character in "、，。）":
            groups[-1] += character
        else:
            groups.append(character)
    painter.save()
    painter.setClipRect(rect)
    metrics = painter.fontMetrics()
    step = min(metrics.height(), rect.height() // max(1, len(groups)))
    top = rect.top() + (rect.height() - step * len(groups)) // 2
    for number, group in enumerate(groups):
        left = rect.left() + (rect.width() - metrics.horizontalAdvance(group[0])) // 2
        line = QRect(left, top + number * step, rect.right() - left, step)
        flags = int(Align.AlignLeft | Align.AlignVCenter) | int(Qt.TextFlag.TextDontClip)
        painter.drawText(line, flags, group)
    painter.restore()

"""The model of one grid: the official shape, filled with the cells of a review."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.forms.grid import GridShape, Place, Role
from app.report.address import Address
from app.report.correction import Origin
from app.review.review import Review
from app.ui.grid_looks import Look, looks, spoken_marks, spoken_state
from app.ui.rich_text import escaped

translate = QCoreApplication.translate
Index = QModelIndex | QPersistentModelIndex
ItemRole = Qt.ItemDataRole

_BLANK: Final = Look()
_LABEL: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_FIGURE: Final = _LABEL | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable


class GridModel(QAbstractTableModel):
    """Labels (read-only) and figures (editable) of one table, all as cells of the model.

    A merged rectangle answers at its first cell; the cells that it covers are empty.
    Every change goes to the review, and what changed comes back from it: ``dataChanged`` covers
    exactly the cells that look different afterwards.
    """

    figures_changed = Signal()
    """``longest_figures``, the characters of the longest figure of each column, are others than before."""

    def __init__(self, shape: GridShape, review: Review, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shape = shape
        self.review = review
        self._covering: dict[tuple[int, int], Place] = {
            (row, column): place
            for place in shape.places
            for row in range(place.row, place.row + place.height)
            for column in range(place.column, place.column + place.width)
        }
        self._by_address = {place.address: place for place in shape.places if place.address}
        self._paths: dict[Address, str] = {}
        self._outlined: frozenset[Address] = frozenset()
        self._found: frozenset[Address] = frozenset()
        self.mending: tuple[Address, ...] = ()
        self._looks: dict[Address, Look] = looks(review, self._by_address)
        self.longest_figures = self._longest()
        self.release = review.subscribe(self._on_review_changed)
        """Stop listening to the review; to be called before the model is thrown away."""

    # What stands where

    def place_at(self, row: int, column: int) -> Place | None:
        """The merged rectangle that covers a cell of the grid."""
        return self._covering.get((row, column))

    def figure_at(self, row: int, column: int) -> Place | None:
        """The place that covers a cell of the grid, if it is editable."""
        place = self._covering.get((row, column))
        return place if place is not None and place.role is Role.CELL else None

    def place_of(self, address: Address) -> Place | None:
        """Where a cell of the report stands, None if not in this grid."""
        return self._by_address.get(address)

    def index_of(self, address: Address) -> QModelIndex:
        """The index of a cell of the report; invalid if it is not in this grid."""
        place = self._by_address.get(address)
        return QModelIndex() if place is None else self.index(place.row, place.column)

    def address_at(self, index: Index) -> Address:
        """The address at an index, "" on labels."""
        place = self._covering.get((index.row(), index.column()))
        return "" if place is None else place.address

    @property
    def addresses(self) -> tuple[Address, ...]:
        """All cells of the report in this grid, in the order of the form."""
        return tuple(self._by_address)

    def look(self, address: Address) -> Look:
        """What a cell shows."""
        return self._looks.get(address, _BLANK)

    def outlined(self, address: Address) -> bool:
        """Whether the cell is an operand of the selected finding."""
        return address in self._outlined

    def found(self, address: Address) -> bool:
        """Whether the text of the cell is one that was searched for."""
        return address in self._found

    def spans(self) -> Iterable[tuple[int, int, int, int]]:
        """Row, column, height and width of every merged rectangle, for ``setSpan``."""
        for place in self.shape.places:
            if place.height > 1 or place.width > 1:
                yield place.row, place.column, place.height, place.width

    def label_path(self, address: Address) -> str:
        """The labels and heads that lead to a cell: “（三）不予公开，1.属于国家秘密；自然人”."""
        if address not in self._paths:
            self._paths[address] = self._label_path(self._by_address[address])
        return self._paths[address]

    def _label_path(self, place: Place) -> str:
        before = [self._covering[place.row, column] for column in range(place.column)]
        labels = [other.text for other in before if other.role in {Role.LABEL, Role.GROUP}]
        heads: list[str] = []
        for row in range(place.row - 1, -1, -1):
            other = self._covering[row, place.column]
            if other.role is Role.CAPTION:
                break
            if other.role is Role.HEADER:
                heads.insert(0, other.text)
        parts = (_without_repeats(labels), _without_repeats(heads))
        return "；".join("，".join(part) for part in parts if part)

    def figures_for(self, label: Place) -> list[Place]:
        """The figures that a row label, a group or a head is for; those of its own block only."""
        rows, columns = range(label.row, label.row + label.height), range(self.shape.columns)
        if label.role is Role.HEADER:
            rows = range(label.row, self.shape.rows)
            columns = range(label.column, label.column + label.width)
        elif label.role not in {Role.LABEL, Role.GROUP}:
            return []
        figures: dict[Place, None] = {}
        for row in rows:
            places = [self._covering[row, column] for column in columns]
            if any(place.role is Role.CAPTION for place in places):
                break  # the head of the next block
            figures.update((place, None) for place in places if place.address)
        return list(figures)

    # Changes

    def set_outlined(self, addresses: Iterable[Address]) -> None:
        """Outline these cells and no others; addresses of other grids are passed over."""
        wanted = frozenset(addresses) & self._by_address.keys()
        changed = wanted ^ self._outlined
        self._outlined = frozenset(wanted)
        self._tell(changed)

    def set_found(self, addresses: Iterable[Address]) -> None:
        """Mark the texts of these cells and no others; addresses of other grids are passed over."""
        wanted = frozenset(addresses) & self._by_address.keys()
        changed = wanted ^ self._found
        self._found = frozenset(wanted)
        self._tell(changed)

    def correct(self, changes: Sequence[tuple[Address, str]], origin: Origin, label: str = "") -> bool:
        """Correct cells as one step; texts that a cell shows already are left out."""
        real = [(address, text) for address, text in changes if self._differs(address, text)]
        return bool(real) and self.review.correct(real, origin=origin, label=label)

    def _differs(self, address: Address, text: str) -> bool:
        look = self.look(address)
        if look.uncertain:
            return True  # the same text confirms the reading
        return text != look.edit or (look.absent and bool(text))

    def _on_review_changed(self) -> None:
        before = self._looks
        self._looks = looks(self.review, self._by_address)
        longest = self._longest()
        if longest != self.longest_figures:
            self.longest_figures = longest
            self.figures_changed.emit()
        self._tell(address for address, look in self._looks.items() if before.get(address) != look)

    def _longest(self) -> dict[int, int]:
        longest: dict[int, int] = {}
        for address, look in self._looks.items():
            place = self._by_address[address]
            if place.width == 1 and len(look.text) > longest.get(place.column, 0):
                longest[place.column] = len(look.text)
        return longest

    def _tell(self, addresses: Iterable[Address]) -> None:
        for address in addresses:
            index = self.index_of(address)
            self.dataChanged.emit(index, index)

    # Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Rows of the shape."""
        return 0 if parent.isValid() else self.shape.rows

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Columns of the shape."""
        return 0 if parent.isValid() else self.shape.columns

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Figures can be selected and edited, labels only be read."""
        place = self._covering.get((index.row(), index.column()))  # none for an invalid index
        if place is None:
            return Qt.ItemFlag.NoItemFlags
        return _FIGURE if place.address else _LABEL

    def data(self, index: Index, role: int = ItemRole.DisplayRole) -> Any:  # noqa: ANN401 - a QVariant
        """Texts, tool tips and what a screen reader says."""
        place = self._covering.get((index.row(), index.column()))
        if place is None or (place.row, place.column) != (index.row(), index.column()):
            return None
        if not place.address:
            return place.text if role in {ItemRole.DisplayRole, ItemRole.ToolTipRole} else None
        look = self.look(place.address)
        match role:
            case ItemRole.DisplayRole:
                return look.text
            case ItemRole.EditRole:
                return look.edit
            case ItemRole.ToolTipRole:
                return _tool_tip(look.remarks)
            case ItemRole.AccessibleTextRole:
                said = (self.label_path(place.address), spoken_state(look), *spoken_marks(look))
                return "；".join((*said, *look.remarks[:1]))
            case ItemRole.AccessibleDescriptionRole:
                return "".join(look.remarks)
        return None

    def setData(self, index: Index, value: Any, role: int = ItemRole.EditRole) -> bool:  # noqa: ANN401
        """Correct one cell, as typed. True if the cell now shows the text."""
        address = self.address_at(index)
        if role != ItemRole.EditRole or not address:
            return False
        self.correct([(address, str(value))], Origin.MISREAD if address in self.mending else Origin.TYPED)
        return True


def _tool_tip(sentences: Sequence[str]) -> str:
    """Sentences below each other, as rich text: only that is broken into lines by Qt."""
    return "".join(f"<p>{escaped(sentence)}</p>" for sentence in sentences)


def _without_repeats(texts: Sequence[str]) -> list[str]:
    """Texts without neighbours that are the same: a merged label covers several cells."""
    return [*texts[:1], *(after for before, after in pairwise(texts) if after != before)]

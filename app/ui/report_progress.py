"""What the list of reports says of each: whether it was reviewed, and what is left to do."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem

from app.record import NamedTuple
from app.review.progress import Progress, saved_progress
from app.ui import theme
from app.ui.tasks import Tasks

WORDS = Qt.ItemDataRole.UserRole + 1
FOLDER = Qt.ItemDataRole.UserRole + 2
"""Where a report lies, of which another one listed has the same name; "" of all others."""
_GAP = 10
_MARGIN = 12
"""Of a line to both sides, as in the style sheet."""


class ProgressDelegate(QStyledItemDelegate):
    """A name, behind it in quiet letters its folder where one is told, at the right end its review."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The line as ever, its name shortened so that the words have room."""
        super().paint(painter, option, index)
        line = _line(option, index)
        painter.save()
        painter.setPen(theme.current().muted)
        painter.setFont(option.font)
        room = option.rect.adjusted(_MARGIN, 0, -_MARGIN, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, line.words)
        room.setLeft(room.left() + option.fontMetrics.horizontalAdvance(line.name) + _GAP)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, line.folder)
        painter.restore()

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Shorten the name by what stands behind it."""
        super().initStyleOption(option, index)
        option.text = _line(option, index).name


class Line(NamedTuple):
    """What there is room for in a line, from left to right."""

    name: str
    folder: str
    words: str


def _line(option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> Line:
    """The words in full; the folder tells two reports apart and has half of what is left if it needs it."""
    name, folder, words = (
        str(index.data(role) or "") for role in (Qt.ItemDataRole.DisplayRole, FOLDER, WORDS)
    )
    metrics, middle = option.fontMetrics, Qt.TextElideMode.ElideMiddle
    room = option.rect.width() - 2 * _MARGIN
    room -= _GAP + metrics.horizontalAdvance(words) if words else 0
    if folder:
        room = max(0, room - _GAP)
        spare = room - metrics.horizontalAdvance(name)
        folder = metrics.elidedText(folder, middle, max(spare, room // 2))
        room -= metrics.horizontalAdvance(folder)
    if words or folder:
        name = metrics.elidedText(name, middle, max(0, room))
    return Line(name, folder, words)


class ReportProgress(QObject):
    """Reads the saved reviews of the reports that are in sight, one by one and not on the UI thread."""

    def __init__(self, list: QListWidget, tasks: Tasks) -> None:
        super().__init__(list)
        self._list, self._tasks = list, tasks
        self._known: set[Path] = set()
        self._reading = False
        list.setItemDelegate(ProgressDelegate(list))
        list.verticalScrollBar().valueChanged.connect(self.look)

    def forget(self, *paths: Path) -> None:
        """Read these again, or all."""
        self._known = self._known.difference(paths) if paths else set()
        self.look()

    def look(self) -> None:
        """Go on with the first report in sight of which nothing is known yet."""
        if self._reading or not self._list.isVisible():
            return
        for row in range(
            max(0, self._list.indexAt(self._list.viewport().rect().topLeft()).row()), self._list.count()
        ):
            item = self._list.item(row)
            if self._list.visualItemRect(item).top() > self._list.viewport().height():
                return
            path = item.data(Qt.ItemDataRole.UserRole)
            if path not in self._known:
                self._read(path)
                return

    def _read(self, path: Path) -> None:
        self._reading = True
        self._known.add(path)

        def arrived(progress: Progress | None) -> None:
            self._reading = False
            for row in range(self._list.count()):
                item = self._list.item(row)
                if item.data(Qt.ItemDataRole.UserRole) == path:
                    self._tell(item, path, progress)
            self.look()

        self._tasks.start(lambda: saved_progress(path), arrived, lambda _: arrived(None))

    def _tell(self, item: QListWidgetItem, path: Path, progress: Progress | None) -> None:
        words, more = "", ""
        if progress is not None:
            if progress.waiting is None:
                words, more = self.tr("有存档"), self.tr("有校核存档")
            elif progress.waiting:
                words = self.tr("待核 {n}").format(n=progress.waiting)
                more = self.tr("有校核存档，待核 {n} 处").format(n=progress.waiting)
            else:
                words, more = self.tr("已校核"), self.tr("已校核，没有待核的问题")
        item.setData(WORDS, words)
        item.setToolTip(f"{path}\n{more}" if more else str(path))
        parts = (path.name, item.data(FOLDER), more)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, " · ".join(filter(None, parts)))

"""The help page: keys, marks, and every rule with its basis. It stays open beside the work."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QMargins, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.ui import theme
from app.ui.flow_layout import FlowLayout
from app.ui.help_rules import RulesPage
from app.ui.marks import Sign, paint_sign
from app.ui.panel import fit, scrolled
from app.ui.zoom_keys import add_zoom_keys

Row = tuple[str, str]


class HelpDialog(QDialog):
    """Tabs for keys, marks and rules; not modal, Escape closes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("使用说明"))
        intro = QLabel(
            self.tr(
                "选中一个问题，表格会框出它的全部加数，原文会滚到出处，右下角写出算式。"
                "在表格里改正后立即重新检查，消失的问题移到“已更正”。原报告文件从不改动。"
            )
        )
        intro.setWordWrap(True)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(self.tr("使用说明"))
        self.rules = RulesPage()
        self.tabs.addTab(scrolled(self._keys()), self.tr("按键"))
        self.tabs.addTab(scrolled(self._marks()), self.tr("标记"))
        self.tabs.addTab(self.rules, self.tr("规则"))
        self.tabs.currentChanged.connect(lambda _: self._show_rules())
        buttons = QDialogButtonBox()
        close = buttons.addButton(self.tr("关闭"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 12)
        column.setSpacing(10)
        column.addWidget(intro)
        column.addWidget(self.tabs, 1)
        column.addWidget(buttons)
        fit(self, 60, 62)
        add_zoom_keys(self)

    def show_tab(self, index: int) -> None:
        """Show one of the tabs: keys, marks or rules."""
        self.tabs.setCurrentIndex(index)

    def _show_rules(self) -> None:
        if self.tabs.currentWidget() is self.rules:
            self.rules.load()
            self.rules.search.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the search box must not close the page."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    # keys

    def _keys(self) -> QWidget:
        page = QWidget()
        flow = FlowLayout(page, QMargins(14, 12, 14, 12), 28, top=True)  # side by side, where there is room
        left = ((self.tr("报告"), self._report_keys()), (self.tr("查看"), self._view_keys()))
        right = (
            (self.tr("问题"), self._finding_keys()),
            (self.tr("原文"), self._source_keys()),
            (self.tr("表格"), self._grid_keys()),
        )
        for tables in (left, right):
            half = QWidget(page)
            column = QVBoxLayout(half)
            column.setContentsMargins(0, 0, 0, 0)
            keys = [key for _, rows in tables for key, _ in rows]
            width = max(self.fontMetrics().horizontalAdvance(key) for key in keys)
            for title, rows in tables:
                column.addLayout(_table(title, rows, width))
            column.setSpacing(14)
            column.addStretch(1)
            flow.addWidget(half)
        return page

    def _report_keys(self) -> tuple[Row, ...]:
        return (
            ("Ctrl+O", self.tr("打开报告")),
            ("Ctrl+Shift+O", self.tr("打开文件夹")),
            ("Alt+PgUp / PgDn", self.tr("列表中的上一份、下一份")),
            ("Ctrl+S", self.tr("保存校核")),
            ("Ctrl+Shift+S", self.tr("另存校核")),
            ("Ctrl+E", self.tr("导出备忘录")),
            ("Ctrl+P", self.tr("备忘录预览、打印")),
            ("Ctrl+W", self.tr("关闭报告")),
            ("Ctrl+,", self.tr("设置")),
            ("Ctrl+Q", self.tr("退出")),
        )

    def _view_keys(self) -> tuple[Row, ...]:
        return (
            ("Ctrl+F", self.tr("查找")),
            ("F3 / Shift+F3", self.tr("查找下一个、上一个")),
            ("F6", self.tr("到下一个窗格")),
            ("Alt+1 … 4", self.tr("到某一张表")),
            ("Ctrl+PgUp / PgDn", self.tr("上一张、下一张表")),
            ("Ctrl+ + / −", self.tr("放大、缩小文字")),
            ("Ctrl+0", self.tr("恢复文字大小")),
            ("F10", self.tr("菜单")),
            ("F1", self.tr("使用说明")),
        )

    def _finding_keys(self) -> tuple[Row, ...]:
        return (
            ("F8 / Shift+F8", self.tr("下一处、上一处问题")),
            ("Ctrl+F8", self.tr("下一处待核")),
            ("Ctrl+1 / 2", self.tr("属实、不构成问题（列表中按 1、2）")),
            ("Ctrl+3 / 4", self.tr("待核、识别有误（列表中按 3、4）")),
            (self.tr("列表中 F2 / Enter"), self.tr("写备注、到单元格")),
            ("Ctrl+Z / Ctrl+Y", self.tr("撤销、重做")),
        )

    def _source_keys(self) -> tuple[Row, ...]:
        return (
            ("Enter", self.tr("到光标处或所选文字读成的单元格")),
            ("← ↑ → ↓", self.tr("在页面、表样上逐格移动")),
            ("Esc", self.tr("从表格回到原文或问题列表")),
            (self.tr("Ctrl+滚轮"), self.tr("只放大、缩小原文；Ctrl+ + / − 也可")),
        )

    def _grid_keys(self) -> tuple[Row, ...]:
        return (
            ("F2", self.tr("修改单元格；直接键入则改写")),
            ("Enter / Tab", self.tr("向下、向右；在所选区域内循环")),
            ("Ctrl+Enter", self.tr("把键入的内容填入所选各格")),
            ("Ctrl+D / Ctrl+R", self.tr("向下、向右填充")),
            ("Ctrl+ ← ↑ → ↓", self.tr("到数据的边缘；加 Shift 选到那里")),
            (self.tr("Shift / Ctrl+空格"), self.tr("选整行、整列")),
            ("Delete", self.tr("清空单元格")),
            ("Ctrl+C / X / V", self.tr("复制、剪切、粘贴一块单元格")),
            ("F7 / Shift+F7", self.tr("所选格、整行核对无误")),
            ("Alt+R", self.tr("填写或选用更正理由")),
        )

    # marks

    def _marks(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(14, 12, 14, 12)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        signs = (
            (Sign.ERROR, self.tr("错误：报告自身矛盾，或缺少法定内容")),
            (Sign.WARNING, self.tr("警告：很可能有误，请核对")),
            (Sign.INFO, self.tr("提示：供参考")),
            (Sign.CORRECTED, self.tr("已更正：更正后不再有的问题")),
            (Sign.UNJUDGED, self.tr("未能校核：改动后无法判断是否还有的问题")),
        )
        size = self.fontMetrics().height()
        for number, (sign, what) in enumerate(signs):
            picture = QLabel()
            picture.setPixmap(_picture(sign, size, self.devicePixelRatioF()))
            picture.setAccessibleName(what.partition("：")[0])
            grid.addWidget(picture, number, 0)
            grid.addWidget(_words(what), number, 1)
        rest = (
            ("×  !  i", self.tr("单元格角上：须改的数")),
            ("·", self.tr("单元格角上：和式中的其他数")),
            ("?", self.tr("未能识别，或未能确认识别无误，有关检查不作判断")),
            (self.tr("框线"), self.tr("所选问题涉及的单元格")),
            (self.tr("绿底和笔形"), self.tr("更正过的单元格，停留可见原值")),
            (self.tr("灰色勾"), self.tr("识别存疑、已对照原文核对无误的单元格")),
            (self.tr("黄底"), self.tr("问题涉及的原文词句")),
        )
        for number, (mark, what) in enumerate(rest, len(signs)):
            grid.addWidget(QLabel(mark), number, 0)
            grid.addWidget(_words(what), number, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        column.addStretch(1)
        return page


def _table(title: str, rows: Iterable[Row], width: int) -> QGridLayout:
    """A title, and below it keys and what they do; ``width`` is that of the keys, in pixels."""
    grid = QGridLayout()
    grid.setColumnMinimumWidth(0, width)
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(7)
    head = QLabel(title)
    head.setProperty("kind", "title")
    grid.addWidget(head, 0, 0, 1, 2)
    for number, (key, what) in enumerate(rows, 1):
        name = QLabel(key)
        name.setProperty("kind", "muted")
        name.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(name, number, 0)
        grid.addWidget(_words(what), number, 1)
    grid.setColumnStretch(1, 1)
    return grid


def _words(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    return label


def _picture(sign: Sign, size: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_sign(painter, QRectF(0, 0, size, size), sign, theme.current())
    painter.end()
    return pixmap

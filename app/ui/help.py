"""The help page: keys and marks, on one sheet."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from app.ui import theme
from app.ui.marks import Sign, paint_sign


class HelpDialog(QDialog):
    """Keys at the left, marks at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("使用说明"))
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 14)
        column.setSpacing(12)
        intro = QLabel(
            self.tr(
                "选中一个问题，表格会框出它的全部加数，原文会滚到出处，右下角写出算式。"
                "在表格里改正后立即重新检查，消失的问题移到“已更正”。原报告文件从不改动。"
            )
        )
        intro.setWordWrap(True)
        column.addWidget(intro)
        row = QHBoxLayout()
        row.setSpacing(36)
        row.addLayout(self._keys())
        row.addLayout(self._marks())
        column.addLayout(row)
        buttons = QDialogButtonBox()
        buttons.addButton(self.tr("关闭"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.setMinimumWidth(max(640, row.minimumSize().width() + 44))  # the words of any language

    def _keys(self) -> QGridLayout:
        keys = (
            ("Ctrl+O", self.tr("打开报告")),
            ("Ctrl+S", self.tr("保存校核")),
            ("Ctrl+E", self.tr("导出备忘录")),
            ("Ctrl+P", self.tr("备忘录预览、打印")),
            ("F8 / Shift+F8", self.tr("下一处、上一处问题")),
            ("F6", self.tr("到下一个窗格")),
            ("Alt+1 … 4", self.tr("到某一张表")),
            ("F2", self.tr("修改单元格；直接键入则改写")),
            ("Enter / Tab", self.tr("向下、向右；在所选区域内循环")),
            ("Ctrl+Enter", self.tr("把键入的内容填入所选各格")),
            ("Ctrl+D / Ctrl+R", self.tr("向下、向右填充")),
            ("Ctrl+ ← ↑ → ↓", self.tr("到数据的边缘；加 Shift 选到那里")),
            (self.tr("Shift / Ctrl+空格"), self.tr("选整行、整列")),
            ("Delete", self.tr("清空单元格")),
            ("Ctrl+1 / 2", self.tr("属实、不构成问题（列表中按 1、2）")),
            ("Ctrl+3 / 4", self.tr("待核、识别有误（列表中按 3、4）")),
            (self.tr("列表中 F2 / Enter"), self.tr("写备注、到单元格")),
            ("Ctrl+C / X / V", self.tr("复制、剪切、粘贴一块单元格")),
            ("F7 / Shift+F7", self.tr("所选格、整行核对无误")),
            ("Alt+R", self.tr("填写或选用更正理由")),
            ("Ctrl+Z / Ctrl+Y", self.tr("撤销、重做")),
            ("Ctrl+F, F3", self.tr("查找、下一个")),
            ("Ctrl + / −", self.tr("放大、缩小文字")),
            ("F10", self.tr("菜单")),
        )
        grid = self._grid(self.tr("按键"))
        for number, (key, what) in enumerate(keys, 1):
            name = QLabel(key)
            name.setProperty("kind", "muted")
            grid.addWidget(name, number, 0)
            grid.addWidget(QLabel(what), number, 1)
        grid.setRowStretch(len(keys) + 1, 1)
        return grid

    def _marks(self) -> QGridLayout:
        marks = (
            (Sign.ERROR, self.tr("错误：报告自身矛盾，或缺少法定内容")),
            (Sign.WARNING, self.tr("警告：很可能有误，请核对")),
            (Sign.INFO, self.tr("提示：供参考")),
            (Sign.CORRECTED, self.tr("已更正：更正后不再有的问题")),
        )
        grid = self._grid(self.tr("标记"))
        for number, (sign, what) in enumerate(marks, 1):
            picture = QLabel()
            picture.setPixmap(_picture(sign, self.devicePixelRatioF()))
            grid.addWidget(picture, number, 0)
            grid.addWidget(QLabel(what), number, 1)
        more = QLabel(
            self.tr(
                "×  !  i　单元格须改；　·　和式中的其他数\n?　未能确认识别无误，有关勾稽不作判断\n"
                "蓝框　所选问题涉及的单元格\n绿底和笔形　更正过的单元格，停留可见原值\n"
                "黄底　问题涉及的原文词句"
            )
        )
        grid.addWidget(more, len(marks) + 1, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(marks) + 2, 1)
        return grid

    @staticmethod
    def _grid(title: str) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(7)
        head = QLabel(title)
        head.setProperty("kind", "title")
        grid.addWidget(head, 0, 0, 1, 2)
        return grid


def _picture(sign: Sign, ratio: float) -> QPixmap:
    size = 18
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_sign(painter, QRectF(0, 0, size, size), sign, theme.current())
    painter.end()
    return pixmap

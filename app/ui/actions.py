"""Every act of the window: its id, its words, its keys. Menus, tool bar and tests use these."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from app.report.correction import DecisionKind
from app.ui import language


class Actions(QObject):
    """The actions as attributes. What they do is connected by the window."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self.all: dict[str, QAction] = {}
        self.open = self._make("open", self.tr("打开"), self.tr("打开报告或校核存档"), "Ctrl+O")
        self.open_folder = self._make(
            "open_folder", self.tr("打开文件夹"), self.tr("列出文件夹中的报告"), "Ctrl+Shift+O"
        )
        self.restore = self._make(
            "restore", self.tr("启动时恢复上次打开的报告"), self.tr("启动时恢复上次打开的报告")
        )
        self.restore.setCheckable(True)
        self.save = self._make("save", self.tr("保存"), self.tr("保存校核（不改动原报告）"), "Ctrl+S")
        self.save_as = self._make("save_as", self.tr("另存为…"), self.tr("另存校核"), "Ctrl+Shift+S")
        self.export_memo = self._make(
            "export_memo",
            self.tr("导出备忘录"),
            self.tr("导出校核备忘录（Word、PDF、网页、Markdown）"),
            "Ctrl+E",
        )
        self.preview_memo = self._make(
            "preview_memo", self.tr("备忘录预览…"), self.tr("看打印出来的备忘录，打印或导出"), "Ctrl+P"
        )
        self.export_annotated = self._make(
            "export_annotated", self.tr("导出批注本…"), self.tr("报告副本，每个问题是一条批注")
        )
        self.export_corrected = self._make("export_corrected", self.tr("导出更正本…"), "")
        self.close = self._make("close", self.tr("关闭报告"), self.tr("关闭报告"), "Ctrl+W")
        self.quit = self._make("quit", self.tr("退出"), self.tr("退出勾稽"), "Ctrl+Q")
        self.undo = self._make("undo", self.tr("撤销"), self.tr("撤销上一步"), "Ctrl+Z")
        self.redo = self._make("redo", self.tr("重做"), self.tr("重做"), "Ctrl+Shift+Z", "Ctrl+Y")
        self.previous = self._make("previous", self.tr("上一处"), self.tr("上一处问题"), "Shift+F8")
        self.next = self._make("next", self.tr("下一处"), self.tr("下一处问题"), "F8")
        self.next_open = self._make(
            "next_open", self.tr("下一处待核"), self.tr("下一处还没有处理意见的问题"), "Ctrl+F8"
        )
        self.previous_report = self._make(
            "previous_report", self.tr("上一份报告"), self.tr("列表中的上一份报告"), "Alt+PgUp"
        )
        self.next_report = self._make(
            "next_report", self.tr("下一份报告"), self.tr("列表中的下一份报告"), "Alt+PgDown"
        )
        self.decisions = {
            DecisionKind.CONFIRMED: self._make("confirm", self.tr("属实"), self.tr("所选问题属实"), "Ctrl+1"),
            DecisionKind.ACCEPTED: self._make(
                "accept", self.tr("不构成问题"), self.tr("所选的不构成问题"), "Ctrl+2"
            ),
            DecisionKind.OPEN: self._make("reopen", self.tr("待核"), self.tr("收回处理意见"), "Ctrl+3"),
            DecisionKind.MISREAD: self._make(
                "misread", self.tr("识别有误"), self.tr("是识别有误，不是报告的错"), "Ctrl+4"
            ),
        }
        self.find = self._make("find", self.tr("查找"), self.tr("在原文、表格和问题中查找"), "Ctrl+F")
        self.find_next = self._make("find_next", self.tr("查找下一个"), self.tr("查找下一个"), "F3")
        self.find_previous = self._make(
            "find_previous", self.tr("查找上一个"), self.tr("查找上一个"), "Shift+F3"
        )
        self.zoom_in = self._make("zoom_in", self.tr("放大"), self.tr("放大文字"), "Ctrl++", "Ctrl+=")
        self.zoom_out = self._make("zoom_out", self.tr("缩小"), self.tr("缩小文字"), "Ctrl+-")
        self.zoom_reset = self._make("zoom_reset", self.tr("原始大小"), self.tr("恢复文字大小"), "Ctrl+0")
        self.settings = self._make(
            "settings", self.tr("设置…"), self.tr("落款期限、阈值、规则、名称和表式"), "Ctrl+,"
        )
        self.next_panel = self._make("next_panel", self.tr("下一个窗格"), self.tr("下一个窗格"), "F6")
        self.help = self._make("help", self.tr("使用说明"), self.tr("按键、标记和规则的说明"), "F1")
        self.about = self._make("about", self.tr("关于勾稽"), self.tr("关于勾稽"))
        self.menu = self._make("menu", self.tr("菜单"), self.tr("全部功能"), "F10")
        self.themes = self._choices(
            "theme", {"system": self.tr("跟随系统"), "light": self.tr("浅色"), "dark": self.tr("深色")}
        )
        self.languages = self._choices(
            # Each in its own words: whoever cannot read one finds the other.
            "language",
            {"system": self.tr("跟随系统"), "zh": "中文", "en": "English"},
        )
        self.encodings: dict[str, QAction] = {}

    def _make(self, id: str, text: str, tip: str, *keys: str) -> QAction:
        action = QAction(text, self._parent)
        action.setObjectName(id)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setToolTip(self.tr("{tip}（{key}）").format(tip=tip, key=keys[0]) if keys else tip)
        action.setStatusTip("")
        self._parent.addAction(action)
        self.all[id] = action
        return action

    def _choices(self, prefix: str, texts: dict[str, str]) -> dict[str, QAction]:
        group = QActionGroup(self._parent)
        made = {}
        for name, text in texts.items():
            action = self._make(f"{prefix}_{name}", text, text)
            action.setCheckable(True)
            action.setData(name)
            group.addAction(action)
            made[name] = action
        return made

    def make_encodings(self, names: tuple[str, ...]) -> None:
        """Make one action for every encoding that a text can be opened again in."""
        self.encodings = self._choices("encoding", {name: name for name in names})

    def build_menu(self, menu: QMenu) -> None:
        """All actions in the order of a menu bar."""
        file = menu.addMenu(self.tr("文件(&F)"))
        file.setToolTipsVisible(True)  # why something cannot be done
        file.addActions([self.open, self.open_folder])
        self.recent_menu = file.addMenu(self.tr("最近打开(&R)"))
        self.encoding_menu = file.addMenu(self.tr("重新以编码打开(&C)"))
        self.encoding_menu.addActions(list(self.encodings.values()))
        file.addSeparator()
        file.addActions([self.save, self.save_as])
        file.addSeparator()
        file.addActions([self.preview_memo, self.export_memo, self.export_annotated, self.export_corrected])
        file.addSeparator()
        file.addActions([self.close, self.quit])
        edit = menu.addMenu(self.tr("编辑(&E)"))
        edit.addActions([self.undo, self.redo])
        edit.addSeparator()
        edit.addActions([self.find, self.find_next, self.find_previous])
        edit.addSeparator()
        edit.addMenu(self.tr("处理意见(&D)")).addActions(list(self.decisions.values()))
        edit.addSeparator()
        edit.addAction(self.settings)
        view = menu.addMenu(self.tr("查看(&V)"))
        view.addActions([self.previous, self.next, self.next_open, self.next_panel])
        view.addActions([self.previous_report, self.next_report])
        view.addSeparator()
        view.addActions([self.zoom_in, self.zoom_out, self.zoom_reset])
        view.addSeparator()
        view.addActions(list(self.themes.values()))
        self.language_menu = view.addMenu(self.tr("界面语言(&L)") + _other_name())
        self.language_menu.addActions(list(self.languages.values()))
        menu.addSeparator()
        menu.addActions([self.help, self.about])

    def set_report_open(self, on: bool) -> None:
        """Enable what needs a report."""
        for action in (
            self.save,
            self.save_as,
            self.export_memo,
            self.preview_memo,
            self.export_annotated,
            self.close,
            self.previous,
            self.next,
            self.next_open,
            self.find,
            self.find_next,
            self.find_previous,
            *self.decisions.values(),
        ):
            action.setEnabled(on)
        for action in self.encodings.values():
            action.setEnabled(on)
        if not on:
            self.set_history(None, None)
            self.set_corrected(self.tr("没有打开的报告"))

    def set_corrected(self, why_not: str) -> None:
        """Offer the corrected copy, or say why there is none."""
        self.export_corrected.setEnabled(not why_not)
        tip = why_not or self.tr("报告副本，更正以修订方式写入")
        self.export_corrected.setToolTip(tip)

    def set_history(self, undo: str | None, redo: str | None) -> None:
        """Say what can be undone and redone."""
        self.undo.setEnabled(undo is not None)
        self.redo.setEnabled(redo is not None)
        self.undo.setToolTip(
            self.tr("撤销：{label}（Ctrl+Z）").format(label=undo) if undo else self.tr("没有可撤销的操作")
        )
        self.redo.setToolTip(
            self.tr("重做：{label}（Ctrl+Shift+Z）").format(label=redo)
            if redo
            else self.tr("没有可重做的操作")
        )


def _other_name() -> str:
    """The word for language in the other language, for whoever cannot read this one."""
    return "  Language" if language.current() == "zh" else "  语言"

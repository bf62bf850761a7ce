"""The settings, to be seen and changed: made from the rows of :mod:`app.settings`."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app import paths
from app.checking.rulebook import rules
from app.settings import Settings, SettingsError, groups, load_settings, save_settings, settings_path
from app.ui.core_words import said, severity_label
from app.ui.panel import fit, scrolled
from app.ui.sentences import told
from app.ui.settings_forms import form_lines
from app.ui.settings_rows import Entry, entry_of, remembered
from app.ui.zoom_keys import add_zoom_keys

FIELD_EMS: Final = 14
"""The least width of a field, in letters."""
_ID: Final = Qt.ItemDataRole.UserRole


class SettingsDialog(QDialog):
    """A tab for each group of settings. OK writes the file; what then stands in it is ``settings()``.

    A file that cannot be used is said, and the defaults are shown; it is kept beside the new one.
    A file that cannot be written is said too, and the dialog stays as it is.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("设置"))
        fit(self, 58, 43)
        add_zoom_keys(self)
        self._entries: dict[tuple[str, str], Entry] = {}
        self._remembered = remembered()
        self._shown: dict[tuple[str, str], Any] = {}
        self._broken = False
        self.banner = QLabel()
        self.banner.setObjectName("banner")
        self.banner.setWordWrap(True)
        self.banner.setMargin(8)
        self.banner.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.banner.hide()
        self.tabs = QTabWidget()
        self.tabs.addTab(self._window(), self.tr("界面"))
        for name, (group, _) in groups().items():
            self.tabs.addTab(self._group(name), said(group.label))
        self.tabs.addTab(self._rules(), self.tr("规则"))
        self.tabs.addTab(self._forms(), self.tr("表式"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(10)
        column.addWidget(self.banner)
        column.addWidget(self.tabs, 1)
        column.addWidget(self._buttons())
        for choice in self._remembered.values():
            choice.entry.put(choice.stored())
        try:
            self._show(load_settings())
        except SettingsError as error:
            self._broken = True
            self._show(Settings())
            keep = self.tr("按“确定”写成新文件时，原文件另存为 {name}。")
            self._say(told(error.sentence) + keep.format(name=_kept(settings_path()).name))

    def settings(self) -> Settings:
        """The settings as they stand in the dialog."""
        defaults = Settings()
        changed = {name: getattr(defaults, name)._replace(**self._values(name)) for name in groups()}
        return Settings(**changed, rules_off=self._rules_off())

    def restore_defaults(self) -> None:
        """Show the defaults; nothing is written before OK."""
        self._show(Settings())
        for choice in self._remembered.values():
            choice.entry.put(choice.default)

    def accept(self) -> None:
        """Write the file and close; if that fails say so and stay."""
        path = settings_path()
        try:
            if self._broken:
                shutil.copy(path, _kept(path))
            save_settings(self.settings(), path)
        except OSError as error:
            sentence = self.tr(
                "设置没有保存到 {path}：{reason}。原有文件没有改动，所填内容仍在窗口中；"
                "请取得权限或清理磁盘后再按“确定”。"
            )
            self._say(sentence.format(path=path, reason=self._reason(error)))
            return
        for choice in self._remembered.values():
            if (now := choice.entry.get()) != choice.stored():
                choice.store(now)
        super().accept()

    # pages

    def _group(self, name: str) -> QWidget:
        """The page of a table of settings."""
        group, keys = groups()[name]
        page, rows = self._page(said(group.intro))
        for key_name, key in keys.items():
            entry = entry_of(key)
            self._add(rows, f"{name}.{key_name}", said(key.label), entry)
            self._entries[name, key_name] = entry
        return page

    def _window(self) -> QWidget:
        """The page of what the window remembers itself."""
        page, rows = self._page(
            self.tr("语言只改变窗口里的文字：校核发现、备忘录和表格中的名称总是中文，报告单位看的就是这些。")
        )
        for name, choice in self._remembered.items():
            self._add(rows, f"window.{name}", choice.label, choice.entry)
        return page

    def _rules(self) -> QWidget:
        page, column = self._plain_page(self.tr("不勾选的规则不校核。空格键勾选或取消。"))
        self.rules = QTreeWidget()
        self.rules.setAccessibleName(self.tr("规则"))
        self.rules.setHeaderLabels([self.tr("规则"), self.tr("程度"), self.tr("编号")])
        self._fill_looks(self.rules)
        for rule in rules():
            item = QTreeWidgetItem([rule.title, severity_label(rule.severity), rule.id])
            item.setData(0, _ID, rule.id)
            item.setToolTip(0, rule.basis)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
            )
            self.rules.addTopLevelItem(item)
        self._settle(self.rules)
        column.addWidget(self.rules)
        return page

    def _forms(self) -> QWidget:
        own = paths.user_folder() / "forms"
        page, column = self._plain_page(
            self.tr(
                "自己的表式放在下面的文件夹，一个表式一个 .toml 文件，可以复制随附的文件修改；"
                "编号与随附表式相同的，取代随附的。下次启动时生效。"
            )
        )
        folder = QLineEdit(str(own))
        folder.setReadOnly(True)
        folder.setAccessibleName(self.tr("表式文件夹"))
        column.addWidget(folder)
        self.forms = QTreeWidget()
        self.forms.setAccessibleName(self.tr("表式"))
        self.forms.setHeaderLabels([self.tr("表式"), self.tr("年度"), self.tr("文件")])
        self._fill_looks(self.forms)
        self.forms.addTopLevelItems(form_lines(paths.resources() / "forms", own))
        self._settle(self.forms)
        column.addWidget(self.forms)
        return page

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        roles = QDialogButtonBox.ButtonRole
        self.defaults = QPushButton(self.tr("恢复默认"))
        self.defaults.setToolTip(self.tr("各页都恢复默认值，按“确定”后才写入"))
        self.ok = QPushButton(self.tr("确定"))
        self.ok.setDefault(True)
        cancel = QPushButton(self.tr("取消"))
        for button in (self.defaults, cancel):
            button.setAutoDefault(False)
        buttons.addButton(self.defaults, roles.ResetRole)
        buttons.addButton(self.ok, roles.AcceptRole)
        buttons.addButton(cancel, roles.RejectRole)
        self.defaults.clicked.connect(self.restore_defaults)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    # parts of pages

    def _plain_page(self, intro: str) -> tuple[QWidget, QVBoxLayout]:
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 12, 12, 8)
        column.setSpacing(10)
        label = QLabel(intro)
        label.setProperty("kind", "muted")
        label.setWordWrap(True)
        column.addWidget(label)
        return page, column

    def _page(self, intro: str) -> tuple[QWidget, QGridLayout]:
        page, column = self._plain_page(intro)
        rows = QGridLayout()
        rows.setHorizontalSpacing(16)
        rows.setVerticalSpacing(9)
        rows.setColumnStretch(1, 1)
        column.addLayout(rows)
        column.addStretch(1)
        return scrolled(page), rows

    def _add(self, rows: QGridLayout, name: str, label: str, entry: Entry) -> None:
        number, em = rows.rowCount(), self.fontMetrics().horizontalAdvance("字")
        if isinstance(entry.widget, QCheckBox):
            entry.widget.setText(label)
            rows.addWidget(entry.widget, number, 0, 1, 2)
        else:
            words = QLabel(label)
            words.setWordWrap(True)
            room = self.width() - em * FIELD_EMS - 100
            words.setMinimumWidth(min(self.fontMetrics().horizontalAdvance(label) + 2, room))
            words.setBuddy(entry.widget)
            rows.addWidget(words, number, 0)
            wide = isinstance(entry.widget, QLineEdit)
            if not wide:
                entry.widget.setMinimumWidth(em * FIELD_EMS)
            side = Qt.AlignmentFlag(0) if wide else Qt.AlignmentFlag.AlignLeft
            rows.addWidget(entry.widget, number, 1, side)
        entry.widget.setObjectName(name)
        entry.widget.setAccessibleName(label)

    @staticmethod
    def _fill_looks(tree: QTreeWidget) -> None:
        tree.setRootIsDecorated(False)
        tree.setUniformRowHeights(True)
        tree.setAllColumnsShowFocus(True)
        tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    @staticmethod
    def _settle(tree: QTreeWidget) -> None:
        for column in (0, 1):
            tree.resizeColumnToContents(column)
            tree.setColumnWidth(column, tree.columnWidth(column) + 20)
        if (first := tree.topLevelItem(0)) is not None:
            tree.setCurrentItem(first)  # so that the keys work at once

    # values

    def _show(self, settings: Settings) -> None:
        for (group, name), entry in self._entries.items():
            value = getattr(getattr(settings, group), name)
            entry.put(value)
            self._shown[group, name] = (value, entry.get())
        off = set(settings.rules_off)
        known = set()
        for item in self._rule_items():
            id = item.data(0, _ID)
            known.add(id)
            item.setCheckState(0, Qt.CheckState.Unchecked if id in off else Qt.CheckState.Checked)
        # Rules of a user's own form or of another version have no line here; they stay off.
        self._unlisted = tuple(id for id in settings.rules_off if id not in known)

    def _values(self, group: str) -> dict[str, Any]:
        values = {}
        for (of, name), entry in self._entries.items():
            if of == group:
                value, as_shown = self._shown[of, name]
                now = entry.get()
                # What nobody touched stays exact, though a widget may show it rounded.
                values[name] = value if now == as_shown else now
        return values

    def _rule_items(self) -> list[QTreeWidgetItem]:
        found = [self.rules.topLevelItem(row) for row in range(self.rules.topLevelItemCount())]
        return [item for item in found if item is not None]

    def _rules_off(self) -> tuple[str, ...]:
        off = (
            str(item.data(0, _ID))
            for item in self._rule_items()
            if item.checkState(0) is Qt.CheckState.Unchecked
        )
        return (*off, *self._unlisted)

    # words

    def _say(self, sentence: str) -> None:
        self.banner.setText(sentence)
        self.banner.show()

    def _reason(self, error: OSError) -> str:
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            return self.tr("没有写入该文件夹的权限")
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            return self.tr("磁盘空间不足")
        return error.strerror or str(error)


def _kept(path: Path) -> Path:
    """Where a settings file that cannot be used is kept when a new one is written."""
    return path.with_name(path.name + ".bak")

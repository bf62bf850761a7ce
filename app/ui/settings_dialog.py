"""The settings, to be seen and changed: made from the fields of :class:`Settings`."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app import paths
from app.checking.rulebook import rules
from app.forms.load import FormFileError, load_form
from app.report.issuer import KIND_LABELS, IssuerKind
from app.settings import (
    NAME_LABELS,
    THRESHOLD_FIELDS,
    Deadlines,
    Names,
    Settings,
    SettingsError,
    Thresholds,
    load_settings,
    save_settings,
    settings_path,
)
from app.ui.core_words import severity_label

COMMON_YEAR: Final = 2001
"""A deadline is a day that every year has, so it is chosen in a year without 29 February."""
_ID: Final = Qt.ItemDataRole.UserRole


class _Entry(NamedTuple):
    """A widget that shows one value: how to read it and how to put another one in."""

    widget: QWidget
    get: Callable[[], Any]
    put: Callable[[Any], None]


class SettingsDialog(QDialog):
    """A tab for each group of settings. OK writes the file; what then stands in it is ``settings()``.

    A file that cannot be used is said, and the defaults are shown; it is kept beside the new one.
    A file that cannot be written is said too, and the dialog stays as it is.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("设置"))
        self._entries: dict[tuple[str, str], _Entry] = {}
        self._shown: dict[tuple[str, str], Any] = {}
        self._broken = False
        self.banner = QLabel()
        self.banner.setObjectName("banner")
        self.banner.setWordWrap(True)
        self.banner.setMargin(8)
        self.banner.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.banner.hide()
        self.tabs = QTabWidget()
        self.tabs.addTab(self._deadlines(), self.tr("落款期限"))
        self.tabs.addTab(self._thresholds(), self.tr("阈值"))
        self.tabs.addTab(self._rules(), self.tr("规则"))
        self.tabs.addTab(self._names(), self.tr("名称"))
        self.tabs.addTab(self._forms(), self.tr("表式"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(10)
        column.addWidget(self.banner)
        column.addWidget(self.tabs, 1)
        column.addWidget(self._buttons())
        self.resize(720, 560)
        try:
            self._show(load_settings())
        except SettingsError as error:
            self._broken = True
            self._show(Settings())
            keep = self.tr("按“确定”写成新文件时，原文件另存为 {name}。")
            self._say(str(error) + keep.format(name=_kept(settings_path()).name))

    def settings(self) -> Settings:
        """The settings as they stand in the dialog."""
        return Settings(
            deadlines=Deadlines(**self._values("deadlines")),
            thresholds=Thresholds(**self._values("thresholds")),
            names=Names(**self._values("names")),
            rules_off=self._rules_off(),
        )

    def restore_defaults(self) -> None:
        """Show the defaults; nothing is written before OK."""
        self._show(Settings())

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
        super().accept()

    # pages

    def _deadlines(self) -> QWidget:
        page, form = self._page(
            self.tr("报告年度的次年，最迟在这一天落款。乡镇、街道、开发区以当地通知为准。")
        )
        for name in Deadlines._fields:
            edit = QDateEdit()
            edit.setDateRange(QDate(COMMON_YEAR, 1, 1), QDate(COMMON_YEAR, 12, 31))
            edit.setDisplayFormat(self.tr("M月d日"))

            def get(edit: QDateEdit = edit) -> str:
                return edit.date().toString("MM-dd")

            def put(day: str, edit: QDateEdit = edit) -> None:
                edit.setDate(QDate.fromString(f"{COMMON_YEAR}-{day}", Qt.DateFormat.ISODate))

            self._add(form, "deadlines", name, KIND_LABELS[IssuerKind(name)], _Entry(edit, get, put))
        return page

    def _thresholds(self) -> QWidget:
        page, form = self._page(self.tr("从多大起值得提示。只影响提示和警告，不影响法定的勾稽关系。"))
        for name, default in Thresholds()._asdict().items():
            field = THRESHOLD_FIELDS[name]
            if isinstance(default, float):  # a share, shown in per cent
                share = QDoubleSpinBox()
                share.setDecimals(1)
                share.setRange(100 * field.lowest, 100 * field.highest)
                share.setSuffix(" %")

                def get_share(box: QDoubleSpinBox = share) -> float:
                    return round(box.value() / 100, 6)

                def put_share(value: float, box: QDoubleSpinBox = share) -> None:
                    box.setValue(100 * value)

                entry = _Entry(share, get_share, put_share)
            else:
                number = QSpinBox()
                number.setRange(int(field.lowest), int(field.highest))
                number.setSuffix(f" {field.unit}")
                entry = _Entry(number, number.value, number.setValue)
            self._add(form, "thresholds", name, field.label, entry)
        return page

    def _names(self) -> QWidget:
        page, form = self._page(self.tr("印在校核备忘录上；校核人也记入每一处更正和处理意见。可以空着。"))
        for name in Names._fields:
            edit = QLineEdit()
            self._add(form, "names", name, NAME_LABELS[name], _Entry(edit, edit.text, edit.setText))
        return page

    def _rules(self) -> QWidget:
        page, column = self._plain_page(self.tr("不勾选的规则不校核。空格键勾选或取消。"))
        self.rules = QTreeWidget()
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
        self.forms.setHeaderLabels([self.tr("表式"), self.tr("年度"), self.tr("文件")])
        self._fill_looks(self.forms)
        for item in _form_lines(paths.resources() / "forms", own, self.tr("已被取代"), self.tr("年度起")):
            self.forms.addTopLevelItem(item)
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
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 12, 12, 8)
        column.setSpacing(10)
        label = QLabel(intro)
        label.setProperty("kind", "muted")
        label.setWordWrap(True)
        column.addWidget(label)
        return page, column

    def _page(self, intro: str) -> tuple[QWidget, QFormLayout]:
        page, column = self._plain_page(intro)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(9)
        column.addLayout(form)
        column.addStretch(1)
        return page, form

    def _add(self, form: QFormLayout, group: str, name: str, label: str, entry: _Entry) -> None:
        if not isinstance(entry.widget, QLineEdit):
            entry.widget.setFixedWidth(170)
        entry.widget.setObjectName(f"{group}.{name}")
        entry.widget.setAccessibleName(label)
        form.addRow(label, entry.widget)
        self._entries[group, name] = entry

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


def _form_lines(shipped: Path, own: Path, replaced: str, onwards: str) -> list[QTreeWidgetItem]:
    """A line for each form file: title, years, path; a fault of a user's own in place of the years."""
    files = [*sorted(shipped.glob("*.toml")), *sorted(own.glob("*.toml"))]
    lines: dict[str, QTreeWidgetItem] = {}
    made = []
    for path in files:
        item = QTreeWidgetItem([path.stem, "", str(path)])
        made.append(item)
        try:
            form = load_form(path)
        except FormFileError as error:
            item.setText(2, str(error))
            item.setToolTip(2, str(error))
            continue
        item.setToolTip(2, str(path))
        item.setText(0, form.title)
        item.setText(1, f"{form.since}{onwards}" if form.until is None else f"{form.since}—{form.until}")
        if (earlier := lines.get(form.id)) is not None:
            earlier.setText(1, replaced)
        lines[form.id] = item
    return made

"""The context menu of the findings list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenu

from app.review.states import FindingState
from app.ui.decision_bar import KINDS
from app.ui.findings_lines import state_label

if TYPE_CHECKING:
    from app.ui.findings_panel import FindingsPanel

translate = QCoreApplication.translate


def findings_menu(panel: FindingsPanel) -> QMenu:
    """The menu for what is selected now; it goes when it is closed."""
    menu = QMenu(panel.view)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    present = any(not line.gone for line in panel.view.selected())
    for number, kind in enumerate(KINDS, 1):
        label = state_label(FindingState(kind.value))
        action = menu.addAction(f"{label}\t{number}")
        action.triggered.connect(lambda _=False, kind=kind: panel.round.decide(kind))
        action.setEnabled(present)
    note = menu.addAction(translate("findings", "备注…") + "\tF2", panel.round.ask_note)
    note.setEnabled(present)
    menu.addSeparator()
    menu.addAction(translate("findings", "到单元格") + "\tEnter", panel.cell_wanted.emit)
    menu.addSeparator()
    menu.addAction(translate("findings", "只看这一规则"), panel.only_this_rule)
    menu.addAction(translate("findings", "只看这一部分"), panel.only_this_part)
    menu.addSeparator()
    menu.addAction(translate("findings", "复制") + "\tCtrl+C", panel.view.copy)
    menu.addAction(translate("findings", "全选") + "\tCtrl+A", panel.view.selectAll)
    return menu

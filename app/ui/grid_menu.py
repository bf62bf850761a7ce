"""The context menu of a grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from app.ui.grid_view import GridView

translate = QCoreApplication.translate


def grid_menu(view: GridView) -> QMenu:
    """The menu for what is selected now; it goes when it is closed."""
    menu = QMenu(view)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    looks = [view.grid().look(place.address) for place in view.selected()]
    menu.addAction(translate("grid", "剪切") + "\tCtrl+X", view.cut)
    menu.addAction(translate("grid", "复制") + "\tCtrl+C", view.copy)
    menu.addAction(translate("grid", "粘贴") + "\tCtrl+V", view.paste)
    menu.addAction(translate("grid", "清除") + "\tDel", view.clear)
    menu.addSeparator()
    menu.addAction(translate("grid", "向下填充") + "\tCtrl+D", lambda: view.fill(down=True))
    menu.addAction(translate("grid", "向右填充") + "\tCtrl+R", lambda: view.fill(down=False))
    menu.addSeparator()
    vouch = menu.addAction(translate("grid", "核对无误") + "\tF7", view.vouch)
    vouch.setEnabled(any(look.uncertain for look in looks))
    row = menu.addAction(translate("grid", "整行核对无误") + "\tShift+F7", lambda: view.vouch(rows=True))
    row.setEnabled(bool(view.doubtful(rows=True)))
    if view.blamed(misread=True):
        back = translate("grid", "是报告的错，不是识别有误")
        menu.addAction(back, lambda: view.declare_misread(misread=False))
    else:
        misread = menu.addAction(translate("grid", "是识别有误，不是报告的错"), view.declare_misread)
        misread.setEnabled(bool(view.blamed()))
    why = menu.addAction(translate("grid", "更正理由…") + "\tAlt+R", view.reason_wanted.emit)
    settled = any(look.corrected or look.confirmed for look in looks)
    why.setEnabled(settled)
    restore = menu.addAction(translate("grid", "恢复为读取的内容"), view.restore)
    restore.setEnabled(settled)
    return menu

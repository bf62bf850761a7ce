"""Words of the core that the window shows in its own language.

The core speaks Chinese and knows nothing of Qt: findings, the memo and what is kept in the history stay
as they are. Labels and the names of steps are translated where they are shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QCoreApplication

from app.report.correction import DECISION_LABELS, DecisionKind
from app.report.finding import Severity

CONTEXT: Final = "core"
"""The context of these words in the translation."""

SEVERITIES: Final = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}
RESOLVED: Final = "已更正"
CLEAR, FILL, FILL_DOWN, FILL_RIGHT = "清除", "填充", "向下填充", "向右填充"
"""Acts of the grid. They name a step in the saved file, which is Chinese whatever the window speaks."""
_ACTS: Final = (
    *("更正", "粘贴", "采纳建议", "恢复原值", "订正识别", "更正理由", "改为更正"),
    *(CLEAR, FILL, FILL_DOWN, FILL_RIGHT, "核对无误"),
)
_DECIDED: Final = "处理意见：{kind}"
_DECIDED_MANY: Final = "处理意见：{kind}（{count} 项）"
_CELLS: Final = "{act} {count} 格"

_DECISION_STEP: Final = re.compile("处理意见：([^（]+)(?:（([0-9]+) 项）)?")
_CELLS_STEP: Final = re.compile(r"(\S+) ([0-9]+) 格")


def said(text: str) -> str:
    """A word of the core in the window's language; what is not known stays as it is."""
    return QCoreApplication.translate(CONTEXT, text)


def severity_label(severity: Severity) -> str:
    """错误, 警告 or 提示."""
    return said(SEVERITIES[severity])


def decision_label(kind: DecisionKind) -> str:
    """待核, 属实 …."""
    return said(DECISION_LABELS[kind])


def cells_step(act: str, count: int) -> str:
    """The name of a step as it is kept: an act on so many cells."""
    return _CELLS.format(act=act, count=count)


def step_label(label: str) -> str:
    """The name of a step as the history keeps it, in the window's language; names of cells stay."""
    if found := _DECISION_STEP.fullmatch(label):
        pattern = _DECIDED_MANY if found[2] else _DECIDED
        return said(pattern).format(kind=said(found[1]), count=found[2])
    if (found := _CELLS_STEP.fullmatch(label)) and found[1] in _ACTS:
        return said(_CELLS).format(act=said(found[1]), count=found[2])
    act, space, rest = label.partition(" ")
    return said(act) + space + rest if act in _ACTS else label


def core_words() -> Iterable[str]:
    """All of them, for the translators."""
    from app.review.states import STATE_LABELS  # they are collected by a tool, not at a start
    from app.settings import groups

    for group, keys in groups().values():
        yield from (group.label, group.intro)
        for key in keys.values():
            yield from filter(None, (key.label, key.unit))
    yield from (*SEVERITIES.values(), *DECISION_LABELS.values(), *STATE_LABELS.values())
    yield from (RESOLVED, *_ACTS, _DECIDED, _DECIDED_MANY, _CELLS)

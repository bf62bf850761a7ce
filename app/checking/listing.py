"""The rules as ``gouji rules`` lists and explains them."""

from __future__ import annotations

import unicodedata
from typing import Final

from app.checking.registry import Rule
from app.checking.rulebook import RULES, rules
from app.checking.wording import TEMPLATES
from app.report.finding import Severity
from app.settings import Settings

SEVERITIES: Final = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}
NEEDS: Final = {"report": "一份报告", "last_year": "上年度报告", "batch": "同批其他报告"}
_ID_WIDTH, _TITLE_WIDTH = 32, 24


def listed(settings: Settings) -> str:
    """Every rule in a line: id, severity, title, basis; one that is switched off says so."""
    lines = []
    for rule in rules():
        off = "（已关闭）" if rule.id in settings.rules_off else ""
        title = _padded(rule.title, _TITLE_WIDTH)
        lines.append(f"{_padded(rule.id, _ID_WIDTH)}{SEVERITIES[rule.severity]}  {title}{off}{rule.basis}")
    counts = "、".join(
        f"{name} {sum(1 for rule in RULES.values() if rule.severity is severity)}"
        for severity, name in SEVERITIES.items()
    )
    lines.append(f"\n共 {len(RULES)} 条规则（{counts}）。用 gouji rules 规则编号 查看一条规则的说明。")
    return "\n".join(lines)


def explained(id: str, settings: Settings) -> str | None:
    """One rule in full; None if there is none of that id."""
    rule = RULES.get(id)
    if rule is None:
        return None
    state = "已在设置中关闭（rules_off）" if id in settings.rules_off else "启用"
    lines = [
        f"{rule.id}  {rule.title}",
        f"级别：{SEVERITIES[rule.severity]}",
        f"依据：{rule.basis}",
        f"适用年度：{_years(rule)}",
        f"需要：{NEEDS[rule.needs]}",
        f"状态：{state}",
        "提示语：",
        *(f"  {text}" for key, text in TEMPLATES.items() if key.partition(":")[0] == id),
        "说明 (what it checks, and where that is said)：",
        *(f"  {line}" if line else "" for line in rule.doc.splitlines()),
    ]
    return "\n".join(lines)


def similar(id: str) -> list[str]:
    """Ids of rules that may have been meant."""
    from difflib import get_close_matches

    inside = [known for known in sorted(RULES) if id and id in known]
    return (inside or get_close_matches(id, sorted(RULES), n=3, cutoff=0.6))[:5]


def _years(rule: Rule) -> str:
    if rule.since is None and rule.until is None:
        return "不限"
    if rule.until is None:
        return f"{rule.since}年度起"
    return f"{rule.until}年度止" if rule.since is None else f"{rule.since}年度至{rule.until}年度"


def _padded(text: str, width: int) -> str:
    """The text filled up to a width in which a Chinese character takes two places."""
    taken = len(text) + sum(1 for sign in text if unicodedata.east_asian_width(sign) in "WF")
    return text + " " * max(1, width - taken)

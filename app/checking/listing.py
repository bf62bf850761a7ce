"""The rules as ``gouji rules`` lists and explains them."""

from __future__ import annotations

import unicodedata
from typing import Final

from app.checking.registry import OWN_BASIS, OWN_TITLE, Rule
from app.checking.rulebook import RULES, rules
from app.checking.wording import GENERIC, TEMPLATES
from app.forms.load import Forms
from app.report.finding import Severity
from app.settings import Settings

SEVERITIES: Final = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}
NEEDS: Final = {"report": "一份报告", "last_year": "上年度报告", "batch": "同批其他报告"}
_ID_WIDTH, _TITLE_WIDTH = 32, 24


def own_rules(forms: Forms) -> dict[str, Rule]:
    """The tallies of form files that bear an id of their own, as rules; each says what it asks for."""
    made: dict[str, Rule] = {}
    for form in forms.forms:
        blocks = [(table, block) for table in form.tables for block in table.blocks]
        for table, block in blocks:
            for tally in block.tallies:
                if tally.rule in RULES:
                    continue
                every = "列" if tally.each == "column" else "行"
                sides = (" + ".join(side) for side in (tally.left, tally.right))
                doc = f"{form.title}《{table.title}》每{every}：{f' {tally.relation} '.join(sides)}"
                if known := made.get(tally.rule):
                    made[tally.rule] = known._replace(doc=f"{known.doc}\n{doc}")
                else:
                    severity = Severity(tally.severity)
                    made[tally.rule] = Rule(
                        tally.rule, OWN_TITLE, severity, OWN_BASIS, doc, lambda _: iter(())
                    )
    return made


def listed(settings: Settings, forms: Forms) -> str:
    """Every rule in a line: id, severity, title, basis; one that is switched off says so."""
    lines = []
    everything = [*rules(), *own_rules(forms).values()]
    for rule in everything:
        off = "（已关闭）" if rule.id in settings.rules_off else ""
        title = _padded(rule.title, _TITLE_WIDTH)
        lines.append(f"{_padded(rule.id, _ID_WIDTH)}{SEVERITIES[rule.severity]}  {title}{off}{rule.basis}")
    counts = "、".join(
        f"{name} {sum(1 for rule in everything if rule.severity is severity)}"
        for severity, name in SEVERITIES.items()
    )
    lines.append(f"\n共 {len(everything)} 条规则（{counts}）。用 gouji rules 规则编号 查看一条规则的说明。")
    return "\n".join(lines)


def explained(id: str, settings: Settings, forms: Forms) -> str | None:
    """One rule in full; None if there is none of that id."""
    rule = RULES.get(id) or own_rules(forms).get(id)
    if rule is None:
        return None
    state = "已在设置中关闭（rules_off）" if id in settings.rules_off else "启用"
    own = [text for key, text in TEMPLATES.items() if key.partition(":")[0] == id]
    wordings = own if id in RULES else [GENERIC]
    lines = [
        f"{rule.id}  {rule.title}",
        f"级别：{SEVERITIES[rule.severity]}",
        f"依据：{rule.basis}",
        f"适用年度：{_years(rule)}",
        f"需要：{NEEDS[rule.needs]}",
        f"状态：{state}",
        "提示语：",
        *(f"  {text}" for text in wordings),
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

"""Rules of the issuer's name: in the title, in the text, under the report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from app.checking.body import body
from app.checking.context import Context
from app.checking.registry import PRACTICE, rule
from app.checking.signs import all_han, is_han
from app.checking.verdicts import Failed, Passed, Verdict
from app.forms.labels import fold
from app.report.address import fact_address
from app.report.finding import Fact, Severity
from app.report.issuer import IssuerKind

ISSUER = fact_address("issuer")
_PLACE = "编制机关"
_LOCAL = (IssuerKind.STREET, IssuerKind.TOWN)


def _title_issuer(ctx: Context) -> str:
    value = ctx.report.fact("issuer").value
    return re.sub(r"[(（].*?[)）]", "", fold(value)) if isinstance(value, str) else ""


def signer(ctx: Context) -> str:
    """The issuer as the sign-off names it, "" where it does not."""
    span = body(ctx).signer
    return fold(ctx.report.text[span.start : span.end]) if span else ""


_AREAS = ("省", "自治区", "自治州", "市", "州", "盟", "地区", "区", "县", "旗", "林区")
_LONGEST_AREA = 7


def _without_areas(name: str) -> str:
    """What follows the names of areas before a name: 江州市, 青禾县 … as far as they go."""
    while end := _area_end(name):
        name = name[end:]
    return name


def _area_end(name: str) -> int:
    """Where the area ends with which the name begins, 0 if it begins with none."""
    for at in range(1, _LONGEST_AREA + 1):
        if not is_han(name[at - 1 : at]):
            return 0
        for ending in _AREAS if name.startswith(_AREAS, at) else ():
            end = at + len(ending)
            if name.startswith(ending, at) and len(name) >= end + 3 and all_han(name[end : end + 3]):
                return end
    return 0


@cache
def _endings() -> tuple[tuple[re.Pattern[str], str], ...]:
    return (
        (re.compile(r"(?:街道办事处|街道办公室|街道办|街道|街办)$"), "街道"),
        (re.compile(r"镇(?:人民政府|政府)?(?:党政办公室|党政办|办公室)?$"), "镇"),
        (re.compile(r"乡(?:人民政府|政府)?(?:党政办公室|党政办|办公室)?$"), "乡"),
        (re.compile(r"(?<=[省市区县州盟旗])人民政府(?:办公厅|办公室)?$"), ""),
    )


def _core(name: str) -> str:
    """What is left of a name without the area before it and with one ending of several."""
    core = _without_areas(name) if len(name) > 5 else name
    for pattern, ending in _endings():
        if pattern.search(core):
            return pattern.sub(ending, core)
    return core


def _agree(ctx: Context, one: str, other: str) -> bool:
    """Whether two names may be the same office: one is the other's abbreviation."""
    one, other = _core(one), _core(other)
    if one.endswith(other) or other.endswith(one) or one in other or other in one:
        return True
    if ctx.report.issuer_kind in _LOCAL:
        return False
    short, long = sorted((one, other), key=len)
    letters = iter(long)  # 发改委 for 发展和改革委员会: the same letters in the same order
    return len(short) < len(long) - 1 and all(letter in letters for letter in short)


@rule(
    "issuer.mismatch",
    title="机关名称不一致",
    reads="text",
    severity=Severity.WARNING,
    basis="编制机关名称在标题、正文和落款中应当一致。",
)
def mismatch(ctx: Context) -> Iterator[Verdict]:
    """One office has one name. Met: 办事处 in the title, 街道办事处 in the text and under it.

    An area before the name, 街道 for 街道办事处, 镇 for 镇人民政府 and usual short forms agree.
    """
    issuer, sign = _title_issuer(ctx), signer(ctx)
    if not issuer:
        yield ctx.fact_not_checked(ISSUER, "issuer", "未能识别编制机关。")
        return
    inside = _in_text(ctx, issuer)
    named = [name for name in (inside, sign) if name]
    if all(_agree(ctx, issuer, name) for name in named):
        yield Passed(ISSUER, (ISSUER,))
        return
    facts: dict[str, Fact] = {"title": issuer, "text": inside or "未见", "sign_off": sign or "未见"}
    cell = ctx.report.fact("issuer")
    yield Failed(ISSUER, _PLACE, (ISSUER,), facts=facts, span=cell.span, doubtful=not cell.certain)


def _in_text(ctx: Context, issuer: str) -> str:
    """How the text names a street or town of that place first, "" where it does not."""
    if ctx.report.issuer_kind not in _LOCAL:
        return ""
    place = re.sub(r"(?:街道|镇|乡)?(?:办事处|人民政府|政府|街道|镇|乡)?$", "", _core(issuer))
    if len(place) < 2:
        return ""
    text = body(ctx)
    start = text.parts.get(0, (0, 0))[1] if 1 not in text.parts else text.parts[1][0]
    found = re.compile(re.escape(place) + r"(?:街道办事处|街道|办事处|镇人民政府|镇|乡人民政府|乡)").search(
        text.text, start
    )
    return found[0] if found else ""


@cache
def _with_area() -> re.Pattern[str]:
    return re.compile(
        r"^.{1,8}?(?:省|市(?!场|容|政管理|民)|区(?!划)|县|州|盟|旗|自治区)(?!$).{2,}|^(?:国家|中国|中华|国务院|全国)"
    )


@rule(
    "issuer.short",
    title="机关名称不是全称",
    reads="text",
    severity=Severity.INFO,
    basis=f"{PRACTICE}：标题宜使用带行政区划的机关全称。",
)
def short(ctx: Context) -> Iterator[Verdict]:
    """Practice: place and full name. Met: 〈X〉街道, 市场监督管理局 without a place, 〈X〉镇 alone.

    What the sign-off names in full is not asked for again.
    """
    issuer, sign = _title_issuer(ctx), signer(ctx)
    if not issuer:
        yield ctx.fact_not_checked(ISSUER, "issuer", "未能识别编制机关。")
        return
    kind = ctx.report.issuer_kind
    lacking = {name: _lacks(name, kind) for name in (issuer, sign) if name}
    if not all(lacking.values()):
        yield Passed(ISSUER, (ISSUER,))
        return
    facts: dict[str, Fact] = {"issuer": issuer, "lacking": "、".join(lacking[issuer])}
    cell = ctx.report.fact("issuer")
    yield Failed(ISSUER, _PLACE, (ISSUER,), facts=facts, span=cell.span)


def _lacks(name: str, kind: IssuerKind) -> list[str]:
    lacking = []
    if kind in (IssuerKind.STREET, IssuerKind.TOWN, IssuerKind.DEPARTMENT) and not _with_area().search(name):
        lacking.append("行政区划")
    if kind is IssuerKind.STREET and not re.search(r"街道办事处", name):
        lacking.append("“街道办事处”")
    if kind is IssuerKind.TOWN and "政府" not in name:
        lacking.append("“人民政府”")
    return lacking

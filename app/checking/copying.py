"""Rule of text that was copied from another office's report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from app.checking.body import body
from app.checking.context import Context
from app.checking.lexicons import any_of, lexicon
from app.checking.registry import rule
from app.checking.signs import all_han
from app.checking.verdicts import Failed, Passed, Verdict
from app.forms.labels import fold
from app.report.finding import Fact, Severity
from app.report.issuer import IssuerKind

_SUBJECT = "text"
_PLACE = "正文"
_LOCAL = (IssuerKind.STREET, IssuerKind.TOWN)
_SELF = "我本全"
_OTHER_WORDS = frozenset("自安健")  # 自我镇定, 健全镇级 …
_BORDERS = frozenset("，。；：、\n(“") | {""}  # 镇政府 with a name before it is another's


@cache
def _quoted() -> re.Pattern[str]:
    """Words of somebody else: names of documents, slogans."""
    return re.compile(r"《[^》\n]{1,60}》|“[^”\n]{1,40}”|〈[^〉\n]{1,60}〉")


@rule(
    "copy.other_unit",
    title="疑似套用其他单位文字",
    reads="text",
    severity=Severity.WARNING,
    basis="国办公开办函〔2021〕30号将内容不准确、内容雷同列为应予纠正的情形。",
)
def other_unit(ctx: Context) -> Iterator[Verdict]:
    """国办公开办函〔2021〕30号 names 内容不准确、内容雷同 as faults.

    The kind of the issuer decides: 我镇 in a street's report, 县政府 over a street of a 区, another
    office's name as the author. Quotations are let be, and a street and town that were merged
    (街道(镇)) may call itself either. Tasks of another office are a hint.
    """
    kind = ctx.report.issuer_kind
    issuer = _issuer(ctx)
    if kind is IssuerKind.UNKNOWN or not issuer:
        return
    text = body(ctx)
    prose = _quoted().sub(lambda found: "\n" * len(found[0]), text.text)
    failed = False
    foreign = [*_own_words(prose, kind, issuer), *_superior(prose, kind, issuer)]
    foreign += _other_author(prose, issuer) if kind in _LOCAL else []
    for word, at, count in foreign:
        failed = True
        times = f"（{count}处）" if count > 1 else ""
        facts: dict[str, Fact] = {"word": word, "times": times, "issuer": issuer}
        yield Failed(f"{_SUBJECT}/{word}", _PLACE, facts=facts, span=text.span(at, at + len(word)))
    if kind in _LOCAL:
        tasks = lexicon("contents")["tasks"]
        there = any_of(*(each["word"] for each in tasks)).search(prose)
        places = [(each, prose.find(each["word"])) for each in tasks if there]
        met = [(each, at) for each, at in places if at >= 0]
        if met:
            failed = True
            facts = {
                "word": "、".join(each["word"] for each, _ in met),
                "office": met[0][0]["office"],
                "issuer": issuer,
            }
            span = text.span(*text.sentence(met[0][1]))
            yield Failed(
                f"{_SUBJECT}/tasks", _PLACE, variant="tasks", facts=facts, severity=Severity.INFO, span=span
            )
    if not failed:
        yield Passed(_SUBJECT)


def _issuer(ctx: Context) -> str:
    value = ctx.report.fact("issuer").value
    return fold(value) if isinstance(value, str) else ""


def _is_merged(issuer: str) -> bool:
    """街道(镇), 镇(街道), 镇街: an office that is both."""
    return bool(re.search(r"\((?:镇|乡|街道)[^)]*\)|镇街|街镇|(?:街道|镇|乡)[、和暨]", issuer))


def _own_words(prose: str, kind: IssuerKind, issuer: str) -> Iterator[tuple[str, int, int]]:
    """Words by which only an office of another kind can mean itself: the word, its place, how often."""
    if _is_merged(issuer):
        return
    for group in lexicon("units")["words"]:
        if kind.value not in group["wrong_for"] or not any_of(*group["words"]).search(prose):
            continue
        if group.get("unless_superior") and _level(prose, issuer) in ("", group["unless_superior"]):
            continue
        not_before = group.get("not_before", "")
        for word in group["words"]:
            places = _places(prose, word, not_before)
            if places:
                yield word, places[0], len(places)


def _places(prose: str, word: str, not_before: str) -> list[int]:
    """Where the word stands as a word of its own."""
    places = []
    at = prose.find(word)
    while at >= 0:
        before, behind = prose[at - 1 : at] if at else "", prose[at + len(word) : at + len(word) + 1]
        own = before not in _OTHER_WORDS if word[0] in _SELF else before in _BORDERS
        if own and (not behind or behind not in not_before):
            places.append(at)
        at = prose.find(word, at + 1)
    return places


def _level(prose: str, issuer: str) -> str:
    """Whether the office stands under a 区 or a 县: by its name, else by what its text nearly always says."""
    for at, sign in enumerate(issuer):
        behind = issuer[at + 1 : at + 3]
        if sign in "区县" and len(behind) == 2 and behind[0] not in "划域" and all_han(behind):
            return sign
    district = prose.count("区政府") + prose.count("区委")
    county = prose.count("县政府") + prose.count("县委") + prose.count("县人民政府")
    if district > 1 and district > 2 * county:
        return "区"
    return "县" if county > 1 and county > 2 * district else ""


def _superior(prose: str, kind: IssuerKind, issuer: str) -> Iterator[tuple[str, int, int]]:
    """A superior of the other level: 县政府 where the office belongs to a 区, and the reverse."""
    if kind not in _LOCAL:
        return
    level = _level(prose, issuer)
    wrong = {"区": ("县政府", "县委", "县人民政府"), "县": ("区政府", "区委", "区人民政府")}.get(level, ())
    for word in wrong:
        # 自治区政府, 新区政府 are others; 市区县政府 and 区县政府 list levels.
        found = re.search(rf"(?<![治新市区县地开园、]){word}(?!工作部门)", prose) if word in prose else None
        if found:
            yield word, found.start(), prose.count(word)


_EARNEST = ("认真", "严格", "积极", "紧紧", "高度重视", "始终", "深入贯彻", "全面贯彻", "坚持以", "坚持把")


@cache
def _earnest() -> re.Pattern[str]:
    """A word of earnest behind what may end the name of a town or street: met less often than the words."""
    return re.compile(f"[处道府镇乡](?:{'|'.join(_EARNEST)})")


@cache
def _author() -> re.Pattern[str]:
    """Another town or street as the subject of a sentence, of letters that ought to be Chinese."""
    return re.compile(
        r"[。；，：\n](?:20\d\d年(?:度|以来)?，?)?(?P<name>[^\W\da-zA-Z_]{2,10}?(?:街道办事处|街道|镇人民政府|乡人民政府|镇政府|乡政府|镇|乡))"
        rf"(?={'|'.join(_EARNEST)})"
    )


def _authors(prose: str) -> Iterator[re.Match[str]]:
    """Towns and streets that a sentence begins with and says something earnest of."""
    if _earnest().search(prose):
        for found in _author().finditer(prose):
            if all_han(found["name"]):
                yield found


def _other_author(prose: str, issuer: str) -> Iterator[tuple[str, int, int]]:
    """A name that is not the issuer's where the author of the report must stand."""
    seen: set[str] = set()
    for found in _authors(prose):
        name = found["name"]
        place = re.sub(r"(?:街道|镇|乡)(?:办事处|人民政府|政府)?$", "", name)
        if (
            name in seen
            or len(place) < 2
            or place[-2:] in issuer
            or re.search(r"[各我本全该镇乡街们]", place)
        ):
            continue
        if re.search(r"[的和与向对在由将把为及]", place) or any(
            part in place for part in ("村", "社区", "政府")
        ):
            continue
        seen.add(name)
        yield name, found.start("name"), prose.count(name)

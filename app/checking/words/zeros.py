"""The grammar of what did not happen (未收到…申请, 没有…提起行政诉讼), and of 均为 and 无败诉.

A negation reaches to the next comma. What it denies must be a thing that the tables count, and
nothing else may stand between or after: 没有因信息公开工作被责任追究 denies no application.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from app.checking.words.lexer import NUMBER, Token
from app.checking.words.statements import (
    CARRIED,
    DECISIONS,
    DOCUMENTS,
    PROCEEDINGS,
    REQUESTS,
    RESULTS,
    Said,
    Statement,
)

_ENDS: Final = frozenset({"comma", "semicolon", "colon", "item", "close"})
_VERBS: Final = (
    *("收到", "受理", "收办", "接", "新收", "收取", "征收", "申请", "办理", "提起", "有"),
    *("发", "产生", "出现", "被", "因", "引发", "引起", "涉及", "开展", "结转"),
    *("制发", "制定", "出台", "印发", "废止", "作出", "做出", "实施"),
)
"""After 未 a verb must follow that denies the thing itself."""
_CAUSES: Final = ("因", "被", "引发", "引起", "涉及", "有关", "关于", "针对", "对", "就")
_HARMLESS: Final = frozenset({"信息", "政府信息", "政务信息", "事项", "问题"})
_REACH = 26
_TAIL = 7
_NEAR = 4
_ZERO: Final = Decimal(0)


def denied(said: Said) -> Iterator[Statement]:
    """What the sentence says did not happen."""
    for index, token in enumerate(said.tokens):
        if not said.timely[index]:
            continue
        if token.kind == "negation":
            yield from _negation(said, index)
        elif (token.kind, token.value) == ("scope", "all"):
            yield from _all(said, index)


def _negation(said: Said, index: int) -> Iterator[Statement]:
    negation = said.tokens[index]
    if negation.value == "zero":
        yield from _zero(said, index)
        return
    clause = _clause(said.tokens, index)
    if not clause or any(token.kind in (NUMBER, "negation") for token in clause):
        return
    if any(token.kind == "foreign" and token.word not in _HARMLESS for token in clause):
        return
    if not _denies(said, negation, clause):
        return
    keys = list(_denied_keys(said, negation, clause))
    end = max((token.end for token in clause), default=negation.end)
    for key, kind, doubtful in keys:
        yield Statement(
            said.sentence, negation.start, end, _ZERO, (key,), kind, doubtful=doubtful, dimension="zero"
        )


def _clause(tokens: list[Token], index: int) -> list[Token]:
    """The tokens that a negation reaches."""
    clause = []
    for token in tokens[index + 1 :]:
        if token.kind in _ENDS:
            break
        clause.append(token)
    return clause


def _denies(said: Said, negation: Token, clause: list[Token]) -> bool:
    """Whether the negation is one of a thing, near enough, with nothing after that it denies instead."""
    text = said.sentence.text
    if "未" in negation.word and not text.startswith(tuple(_VERBS), negation.end):
        return False
    telling = [
        token for token in clause if token.kind not in ("nothing", "list", "scope", "foreign", "channel")
    ]
    if not telling or telling[0].start - negation.end > _REACH:
        return False
    last = clause[-1].end
    following = text.find("，", last)
    tail = text[last : following if following >= 0 else len(text)]
    return len(tail.rstrip("、;；")) <= _TAIL or tail.startswith(("的", "等"))


def _denied_keys(said: Said, negation: Token, clause: list[Token]) -> Iterator[tuple[str, str, bool]]:
    """(key, kind, doubtful) of everything denied."""
    values = [token.value for token in clause]
    subjects = [token.value for token in clause if token.kind == "subject"]
    text = said.sentence.text[negation.end : clause[-1].end]
    proceedings = [value for value in subjects if value in PROCEEDINGS]
    if "corrected" in values:
        if said.informs:
            yield f"{_group(said, proceedings)}.corrected", "none", False
        return
    received = "received" in values
    asked = received or any(word in text for word in ("提出", "提交", "要求", "申请"))
    applications = [value for value in subjects if value in (REQUESTS, "application")]
    if proceedings:
        if not said.informs:
            return
        caused = any(word in text for word in _CAUSES)
        for key in dict.fromkeys(proceedings):
            yield key, "zero", False
        if not (received and applications and not caused):
            return
    carried = [value for value in values if value in CARRIED]
    if carried:
        for key in dict.fromkeys(carried):
            yield key, "zero", False
        return
    if any(kind in DECISIONS for kind in subjects):
        if not received and not any(word in text for word in ("公开", "信息")):
            yield from ((key, "zero", False) for key in dict.fromkeys(subjects) if key in DECISIONS)
        return
    if "fees" in subjects:
        yield "fees", "zero", False
        return
    if "normative" in subjects:
        yield from ((key, "zero", False) for key in dict.fromkeys(values) if key in DOCUMENTS)
        return
    if (applications and asked and (said.strong or said.informs)) or (REQUESTS in applications):
        if applications == ["application"] and not (said.strong or said.informs):
            return
        yield "received", "zero", not said.strong
        return
    results = [value for value in values if value in RESULTS]
    if results:
        if said.strong:
            yield from ((key, "zero", True) for key in dict.fromkeys(results))
    elif received and said.strong and not subjects:
        yield "received", "zero", REQUESTS not in said.topics


def _zero(said: Said, index: int) -> Iterator[Statement]:
    """零申请, and 申请为零 with everything that is named before it in its clause."""
    token = said.tokens[index]
    if token.word in ("零申请", "零受理"):
        if said.informs:
            yield Statement(
                said.sentence, token.start, token.end, _ZERO, ("received",), "zero", dimension="zero"
            )
        return
    named: list[str] = []
    for before in reversed(said.tokens[:index]):
        if before.kind in ("comma", "semicolon", NUMBER, "foreign"):
            break
        if before.kind == "subject":
            named.append("received" if before.value in (REQUESTS, "application") else before.value)
        elif before.kind == "role" and before.value in CARRIED | RESULTS:
            named.append(before.value)
    for key in dict.fromkeys(named):
        if key not in ("normative", "application") and (said.informs or key in (*DECISIONS, "fees")):
            yield Statement(said.sentence, token.start, token.end, _ZERO, (key,), "zero", dimension="zero")


def _all(said: Said, index: int) -> Iterator[Statement]:
    """均为自然人, 均获维持."""
    token = said.tokens[index]
    if index + 1 >= len(said.tokens):
        return
    following = said.tokens[index + 1]
    if following.start - token.end > _NEAR or any(
        t.kind == NUMBER for t in said.tokens[index + 1 : index + 2]
    ):
        return
    base = Statement(said.sentence, token.start, following.end, _ZERO, (), "all")
    if (following.kind, following.value) == ("applicant", "natural_person") and said.strong:
        after = said.tokens[index + 2 : index + 4]
        if not any(t.kind in ("applicant", "list") for t in after):
            yield base._replace(targets=("natural_person",))
    elif following.value == "upheld" and said.informs:
        before = [t.value for t in said.tokens[:index] if t.value in PROCEEDINGS]
        if before or said.sentence.section == 4:
            yield base._replace(targets=(f"{_group(said, before)}.upheld",))


def _group(said: Said, named: list[str]) -> str:
    """The row of table four that is meant: what is named near, else in the sentence, else all."""
    found = set(named) or {t.value for t in said.tokens if t.value in PROCEEDINGS}
    if len(found) == 1:
        return next(iter(found))
    if found and "reconsideration" not in found:
        return "litigation"
    return "merged"

"""The grammar: a sentence's tokens → what it states.

A number belongs to the words before it in its clause (back to the last number, comma or bracket),
else to those after it (5件结转下年度), else to those of a clause before that has no number
of its own (收到申请，共计5件). What the numbers are about (the *topic*) is what was last named; a
thing that no table counts (建议, 热线, 信息) is a topic too, and its numbers are passed over.
"""

from __future__ import annotations

from typing import Final

from app.checking.words.lexer import COUNT, MONEY, NUMBER, PERCENT, Token, lex
from app.checking.words.phrases import (
    HEADING,
    group_of,
    is_carried,
    joined,
    lists_attributes,
    names_another,
    roles_of,
    speaks,
)
from app.checking.words.prose import Sentence
from app.checking.words.statements import (
    CARRIED,
    DECISIONS,
    DOCUMENTS,
    FOREIGN,
    GENERIC,
    PROCEEDINGS,
    REQUESTS,
    RESULTS,
    Said,
    Share,
    Statement,
    Topic,
)
from app.checking.words.targets import OUTCOMES

_SOFT: Final = frozenset({"comma", "open", "close", "semicolon", "colon", "item"})


def read(sentence: Sentence, year: int | None, before: Topic) -> tuple[Said, Topic]:
    """What the sentence says, and the topic for the next one."""
    topic = before if before.item == sentence.item else Topic(sentence.item)
    reader = _Reader(sentence, year, topic)
    reader.run()
    return reader.said, reader.after()


class _Reader:
    """One walk over the tokens of one sentence."""

    def __init__(self, sentence: Sentence, year: int | None, topic: Topic) -> None:
        self.sentence = sentence
        self.year = year
        self.tokens = joined(lex(sentence.text), year)
        self.before = topic
        named = [token for token in self.tokens if (token.kind, token.value) == ("subject", REQUESTS)]
        heads = [token for token in named if token.end <= HEADING]
        self.informs = topic.informs or bool(named) or sentence.section in (3, 4)
        self.informs = self.informs or "信息公开" in sentence.text or "政务公开" in sentence.text
        strong = bool(named) or topic.strong or sentence.section == 3
        self.heading = bool(heads) and sentence.opening
        self.other_heading = sentence.opening and not heads and names_another(sentence.text)
        self.said = Said(
            sentence, self.tokens, [], [], [], frozenset(t.value for t in named), strong, self.informs, []
        )
        inherited = "" if self.other_heading else topic.subject
        self.subject = inherited or {3: REQUESTS, 4: "merged"}.get(sentence.section, "")
        self.group = ""
        self.groups: set[str] = set()
        self.attributes = lists_attributes(self.tokens)
        self.unsure = False
        self.stated_year: int | None = year
        self.area = ""
        self.among = False
        self.back: list[Token] = []
        self.clause: list[Token] = []
        self.last: Statement | None = None

    def after(self) -> Topic:
        """The topic that the sentence leaves behind."""
        subject = self.before.subject
        strong = self.before.strong
        if self.other_heading:
            subject, strong = "", False
        if self.said.topics or (self.subject == REQUESTS and self.before.subject == REQUESTS):
            subject = REQUESTS
        return Topic(self.sentence.item, subject, strong or self.heading, self.informs)

    def run(self) -> None:
        for index, token in enumerate(self.tokens):
            self.said.timely.append(self.year is None or self.stated_year == self.year)
            if token.kind in _SOFT:
                self._border(token, index)
            elif token.kind == NUMBER:
                self._number(token, index)
                self.back, self.clause = [], []
            else:
                self._word(token)
                self.back.append(token)

    def _border(self, token: Token, index: int) -> None:
        if token.kind in ("open", "close") and self._is_aside(token, index):
            return
        if self.back and token.kind != "close":
            self.clause = self.back
        self.back = []
        if token.kind == "item":
            self.among = False
            if self.subject != REQUESTS or not self.before.strong:
                self.subject = self.before.subject
        if token.kind == "semicolon":
            self.clause = []

    def _is_aside(self, token: Token, index: int) -> bool:
        """Whether this bracket belongs to a pair without a number: 不予公开（过程性信息）8件."""
        step, other = (1, "close") if token.kind == "open" else (-1, "open")
        place = index + step
        while 0 <= place < len(self.tokens):
            kind = self.tokens[place].kind
            if kind == other:
                return True
            if kind == NUMBER:
                return False
            place += step
        return False

    def _word(self, token: Token) -> None:
        match token.kind:
            case "subject":
                self._subject(token)
            case "foreign":
                self.subject = FOREIGN
            case "year":
                self._year(token)
            case "area":
                self.area = token.word
            case "scope":
                self.among = self.among or token.value == "among"

    def _subject(self, token: Token) -> None:
        if token.value == "application":
            known = REQUESTS in (self.before.subject, self.subject) or bool(self.said.topics) or self.informs
            self.subject = REQUESTS if known else "application"
        else:
            self.subject = token.value
        if token.value in PROCEEDINGS:
            self.group = token.value

    def _year(self, token: Token) -> None:
        """A year before a figure dates it; a year that dates a document (2019年印发的) does not."""
        if self.year is None:
            return
        known = {"this": self.year, "last": self.year - 1, "next": self.year + 1}
        if token.value.isdigit():
            rest = self.sentence.text[token.end : token.end + 3]
            if rest.startswith(
                ("以来", "以前", "之前", "印发", "制定", "发布", "版", "起", "至", "-", "—", "政府信息", "底")
            ):
                return
            self.stated_year = int(token.value)
        else:
            self.stated_year = known[token.value]

    # -- numbers ------------------------------------------------------------------------------------

    def _number(self, token: Token, index: int) -> None:
        if token.value == PERCENT:
            back = tuple(self.clause + self.back)
            self.said.shares.append(Share(token, back, len(self.said.numbers)))
            return
        ahead = self._ahead(index)
        money = token.value == MONEY
        if money or token.value == COUNT:
            for found in self._found(token, ahead, money=money):
                self.said.numbers.append(found)
                if found.targets and token.exact:
                    self.said.statements.append(found)
                self.last = found

    def _ahead(self, index: int) -> list[Token]:
        """The words after a number in its clause."""
        found = []
        for token in self.tokens[index + 1 :]:
            if token.kind in _SOFT or token.kind in ("list", NUMBER):
                break
            found.append(token)
        return found

    def _found(self, token: Token, ahead: list[Token], *, money: bool) -> list[Statement]:
        assert token.amount is not None  # a number has one
        base = Statement(
            self.sentence,
            token.start,
            token.end,
            token.amount,
            (),
            area=self.area,
            part=self.among,
            money=money,
        )
        back = self.back
        changes = [word for word in back if word.kind == "change"]
        if changes:
            earlier = all("上年" in word.word or "去年" in word.word for word in changes)
            return [base._replace(dimension="year:last" if earlier else "change")]
        subject, back = self._topic(back, ahead)
        if any(word.value == "each" for word in back) or subject == FOREIGN:
            return [base._replace(dimension=FOREIGN)]
        if money != (subject == "fees"):
            return [base._replace(dimension=FOREIGN)]
        if self.year is not None and self.stated_year != self.year and not is_carried(back, ahead):
            return [base._replace(dimension=f"year:{self.stated_year}")]
        if subject in PROCEEDINGS or subject == "merged":
            return [self._proceeding(base, back, ahead, subject)]
        if subject == "normative":
            return [self._document(base, back, ahead)]
        if subject in DECISIONS:
            return [self._decision(base, back)]
        if subject == "fees":
            return [base._replace(targets=("fees",))]
        if subject == REQUESTS and not self.attributes:
            return self._request(base, back, ahead)
        return [base]

    def _topic(self, back: list[Token], ahead: list[Token]) -> tuple[str, list[Token]]:
        """What the number is about, and the words that say so."""
        after = [word for word in ahead if word.kind in ("subject", "foreign")]
        subject = self.subject
        if after and not any(word.kind == "subject" for word in back):
            asked = [word.value for word in after if word.value in (REQUESTS, "application")]
            asked = [value for value in asked if value == REQUESTS or self.informs]
            if after[0].kind == "foreign" and not asked:
                return FOREIGN, back
            named = REQUESTS if asked else after[0].value
            if named in PROCEEDINGS:
                self.group = named
            if named == REQUESTS:
                subject = REQUESTS
            elif named in PROCEEDINGS or subject in ("", FOREIGN):
                subject = named
        carries = [word for word in [*back, *ahead] if word.value in CARRIED]
        if carries and subject == "" and self.informs:
            subject = REQUESTS
        alone = not any(word.kind == "subject" for word in back) and not speaks(back)
        if alone and not roles_of(ahead) and self.clause and not self.among:
            return subject, [*self.clause, *back]
        return subject, back

    def _request(self, base: Statement, back: list[Token], ahead: list[Token]) -> list[Statement]:
        """A number of applications."""
        if not self.said.strong or self.unsure:
            base = base._replace(doubtful=True)
        applicants = {word.value for word in back if word.kind == "applicant"}
        channels = any(word.kind == "channel" for word in back)
        roles = roles_of(back) or roles_of(ahead)
        specific = [role for role in roles if role in RESULTS or role in CARRIED or "." in role]
        if applicants and len(applicants) == 1 and not specific:
            return [base._replace(targets=(applicants.pop(),), dimension="applicant")]
        if channels and not specific:
            among = self.among or base.part or self._continues_a_list()
            perhaps = () if among else tuple(role for role in roles if role in GENERIC)[:1]
            self.unsure = self.unsure or bool(perhaps)
            return [self._with_addend(base._replace(targets=perhaps, dimension="channel", doubtful=True))]
        if any(word.value == "rest" for word in back) and not specific:
            return [base._replace(dimension="rest")]
        if specific:
            return [self._result(base, specific, roles)]
        generic = [role for role in roles if role in GENERIC]
        if not generic:
            return self._bare(base, back)
        if "received" in generic and "concluded" in generic:
            return [base._replace(targets=("received",)), base._replace(targets=("concluded",))]
        best = next(role for role in ("received", "concluded", "handled") if role in generic)
        doubtful = base.doubtful or (base.part and not any(word.word.startswith("新收") for word in back))
        return [base._replace(targets=(best,), doubtful=doubtful)]

    def _result(self, base: Statement, specific: list[str], roles: list[str]) -> Statement:
        role = specific[-1]
        if role in CARRIED:
            both = "concluded" in roles or any(other in RESULTS for other in specific)
            return base._replace(targets=() if both else (role,), dimension="carried")
        if "." in role:
            whole = role.partition(".")[0]
            named = (role, whole) if whole in specific else (role,)
            return base._replace(targets=named, dimension="result" if whole in specific else "reason")
        reasons = tuple(other for other in specific if "." in other and other.startswith(role))
        return base._replace(targets=(role, *reasons), dimension="result")

    def _bare(self, base: Statement, back: list[Token]) -> list[Statement]:
        """Only 申请 and a number: an addend (申请3件、纸质申请36件), or applications of some kind."""
        if self._continues_a_list():
            self._with_addend(base)
            return [base]
        if any(word.kind == "subject" for word in back):
            return [base._replace(targets=("handled",), doubtful=True)]
        return [base]

    def _continues_a_list(self) -> bool:
        """Whether only a 、 or 和 parts the number from the one before it."""
        return self.last is not None and bool(self.back) and self.back[0].kind == "list"

    def _with_addend(self, base: Statement) -> Statement:
        """Add the number to the statement before it, which may give only the first of several."""
        statements = self.said.statements
        if self.among or not self._continues_a_list() or not statements:
            return base
        if self.last is statements[-1] and statements[-1].targets[0] in GENERIC:
            last = statements[-1]
            statements[-1] = last._replace(addend=last.addend + base.amount, doubtful=True)
        return base

    def _proceeding(self, base: Statement, back: list[Token], ahead: list[Token], subject: str) -> Statement:
        named = list(dict.fromkeys(word.value for word in back if word.value in PROCEEDINGS))
        if not named:
            named = list(dict.fromkeys(word.value for word in ahead if word.value in PROCEEDINGS))
        outcomes = [word.value for word in [*back, *ahead] if word.value in OUTCOMES]
        if not self.informs:
            return base
        group = group_of(named) or self.group or subject
        self.group = group
        self.groups.add(group)
        if outcomes:
            several = (f"merged.{outcomes[0]}",) if self.among and len(self.groups) > 1 else ()
            return base._replace(targets=(f"{group}.{outcomes[0]}", *several), dimension="outcome")
        if not named or any(word.value in ("rest", "each") for word in back):
            return base
        return base._replace(targets=(group,))

    def _document(self, base: Statement, back: list[Token], ahead: list[Token]) -> Statement:
        roles = [word.value for word in back if word.value in DOCUMENTS]
        if not roles and not any(word.value == "published" for word in back):
            roles = [word.value for word in ahead if word.value in DOCUMENTS]
        others = any(word.value in ("published", "among", "rest") for word in back) and "issued" not in roles
        if not roles or others or self.among:
            return base
        return base._replace(targets=(roles[-1],))

    def _decision(self, base: Statement, back: list[Token]) -> Statement:
        named = [kind for kind in DECISIONS if any(word.value == kind for word in back)]
        words = {word.value for word in back}
        if not named or self.among or "received" in words or "rest" in words:
            return base
        key = {1: named[0], 3: "decisions"}.get(len(named), "_".join(named))
        if key not in (*DECISIONS, "decisions", "penalties_coercion", "permits_penalties"):
            return base
        published = "published" in words
        decided = any(word.word.endswith(("决定", "案件")) for word in back if word.kind == "subject")
        unit = self.sentence.text[base.end - 1]
        if published and not (decided and unit in "件宗起"):
            return base
        vague = unit in "项条" and "decided" not in words and not decided and base.amount > 0
        doubtful = base.doubtful or vague
        return base._replace(targets=(key,), published=published, doubtful=doubtful)

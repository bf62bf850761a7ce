"""A finding explained: its sum written out in pieces, each with the cell it comes from.

The window makes the pieces clickable, the memo and the command line print them one after the other.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.checking.names import show
from app.checking.registry import OWN_BASIS, OWN_TITLE
from app.record import NamedTuple
from app.report.address import FACTS, Address, is_fact
from app.report.finding import Finding, Operand, Sum


class Piece(NamedTuple):
    """A piece of a line. ``address`` is the cell it stands for; ``emphasis`` asks for weight."""

    text: str
    address: Address | None = None
    emphasis: bool = False


class Explanation(NamedTuple):
    """What a finding means: the rule's name, lines of pieces, what the rule rests on, notes."""

    title: str
    lines: tuple[tuple[Piece, ...], ...]
    basis: str
    notes: tuple[str, ...]

    @property
    def text(self) -> str:
        """The lines as plain text, one below the other."""
        return "\n".join("".join(piece.text for piece in line) for line in self.lines)


def explain(finding: Finding) -> Explanation:
    """The explanation of a finding. A rule that is not known (of an old file) gets no basis."""
    from app.checking.rulebook import RULES  # whoever has explanations ready needs no rule

    rule = RULES.get(finding.rule)
    if rule is not None:
        title, basis = rule.title, rule.basis
    else:
        title, basis = (OWN_TITLE, OWN_BASIS) if finding.sum else (finding.rule, "")
    if finding.sum is None:
        return Explanation(title, _plain(finding), basis, ())
    return Explanation(title, _written_out(finding.sum, set(finding.cells)), basis, _notes(finding.sum))


def _plain(finding: Finding) -> tuple[tuple[Piece, ...], ...]:
    """The message, and for a finding about facts or one cell the way there.

    The fact ``way`` names that cell where the finding's place is not the cell itself.
    """
    lines: list[tuple[Piece, ...]] = [(Piece(finding.message),)]
    if "quote" in finding.facts:
        return (*lines, *_words(finding))
    addresses = [a for a in (*finding.cells, *finding.related) if is_fact(a)]
    if addresses:
        lines.append(tuple(_separated(addresses)))
    elif len(finding.cells) == 1:
        way = str(finding.facts.get("way", finding.place))
        lines.append((Piece(way, finding.cells[0], True),))
    return tuple(lines)


def _words(finding: Finding) -> Iterator[tuple[Piece, ...]]:
    """The sentence with what it says marked, and what stands in the cells beside it."""
    facts = finding.facts
    quote, start, end = str(facts["quote"]), facts["mark_start"], facts["mark_end"]
    if isinstance(start, int) and isinstance(end, int):
        yield Piece("正文：" + quote[:start]), Piece(quote[start:end], None, True), Piece(quote[end:])
    cells = [(str(facts[f"stands.{n}"]), a) for n, a in enumerate(finding.cells) if f"stands.{n}" in facts]
    if cells:
        pieces = [Piece("表中：")]
        for order, (text, address) in enumerate(cells):
            pieces += [Piece("、")] if order else []
            pieces.append(Piece(text, address, True))
        yield tuple(pieces)


def _separated(addresses: list[Address]) -> Iterator[Piece]:
    for index, address in enumerate(addresses):
        if index:
            yield Piece(" · ")
        yield Piece(FACTS.get(address.removeprefix("report/"), address), address, index == 0)


def _written_out(written: Sum, primary: set[Address]) -> tuple[tuple[Piece, ...], ...]:
    difference = abs(written.difference)
    last = Piece(f"相差 {show(difference)}", None, True)
    if written.relation == "<=":
        should = Piece("前者不应大于后者，")
        return (_side(written.left, primary), _side(written.right, primary), (should, last))
    return (_side(written.left, primary), _side(written.right, primary), (Piece("两边应相等，"), last))


def _side(operands: tuple[Operand, ...], primary: set[Address]) -> tuple[Piece, ...]:
    pieces = []
    for index, operand in enumerate(operands):
        if index:
            pieces.append(Piece(" ＋ "))
        blank = "（空白）" if operand.blank else ""
        text = f"{operand.label} {show(operand.value)}{blank}"
        pieces.append(Piece(text, operand.address, operand.address in primary))
    if len(operands) > 1:
        total = Sum(operands, ()).left_total
        pieces += [Piece(" ＝ "), Piece(show(total), None, True)]
    return tuple(pieces)


def _notes(written: Sum) -> tuple[str, ...]:
    blanks = [operand.label for operand in (*written.left, *written.right) if operand.blank]
    if not blanks:
        return ()
    return (f"空白按0计算：{'、'.join(blanks)}。",)

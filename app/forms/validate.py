"""Whether the data of a form file makes a form, and where it does not: key and reason.

pydantic tells whether every key has a value of its type; what the values must be among each other
is said below. Only for files that somebody wrote: pydantic is a third of a start of the program.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import TypeAdapter, ValidationError

from app.forms.model import Block, Form, FormTable, TallyRule, expand
from app.sentence import Sentence

_ID = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?")
_FORM_ID = re.compile(r"[a-z0-9][a-z0-9_-]*")
_NAME = Sentence("名称只能用小写字母、数字和下划线，以字母开头")
_EMPTY = Sentence("不能为空")


class NoForm(Exception):
    """The data is no form: ``key`` says where, ``reason`` why, in words for who wrote the file."""

    def __init__(self, key: str, reason: str | Sentence) -> None:
        self.key, self.reason = key, reason
        super().__init__(f"{key}: {reason}")


def validated_form(data: dict[str, Any]) -> Form:
    """The form that this data describes; raises NoForm with the first fault."""
    try:
        form = TypeAdapter(Form).validate_python(data)
    except ValidationError as error:
        first = error.errors()[0]
        raise NoForm(".".join(map(str, first["loc"])), _reason(first["type"], first["msg"])) from error
    for key, reason in _faults(form):
        raise NoForm(key, reason)
    return form


def _faults(form: Form) -> Iterator[tuple[str, Sentence]]:
    """Key and reason of everything that is wrong with a form although its types are right."""
    if not _FORM_ID.fullmatch(form.id):
        yield "id", _NAME
    if not form.tables:
        yield "tables", _EMPTY
    for number, table in enumerate(form.tables):
        yield from _table_faults(f"tables.{number}", table)
    yield from _repeated("", "tables", [table.id for table in form.tables])
    if form.until is not None and form.until < form.since:
        yield "", Sentence("until（{until}）早于 since（{since}）", until=form.until, since=form.since)


def _table_faults(key: str, table: FormTable) -> Iterator[tuple[str, Sentence]]:
    yield from _bad_id(key, table.id)
    if table.section < 1:
        yield f"{key}.section", Sentence("数值太小")
    if table.section > 6:
        yield f"{key}.section", Sentence("数值太大")
    if not table.blocks:
        yield f"{key}.blocks", _EMPTY
    for number, block in enumerate(table.blocks):
        yield from _block_faults(f"{key}.blocks.{number}", block)
    yield from _repeated(key, "blocks", [block.id for block in table.blocks])
    cells = ((row, column) for block in table.blocks for row in block.rows for column in block.columns)
    yield from _repeated(key, "blocks", [f"{row.id}/{column.id}" for row, column in cells])


def _block_faults(key: str, block: Block) -> Iterator[tuple[str, Sentence]]:
    yield from _bad_id(key, block.id)
    columns, rows = [column.id for column in block.columns], [row.id for row in block.rows]
    for name, ids in (("columns", columns), ("rows", rows)):
        if not ids:
            yield f"{key}.{name}", _EMPTY
        for number, id in enumerate(ids):
            yield from _bad_id(f"{key}.{name}.{number}", id)
        yield from _repeated(key, name, ids)
    for number, tally in enumerate(block.tallies):
        for side in ("left", "right"):
            if not getattr(tally, side):
                yield f"{key}.tallies.{number}.{side}", _EMPTY
        for name in _unknown_names(tally, block):
            yield key, Sentence("tallies.{rule}: 本块没有名为 “{name}” 的行或列", rule=tally.rule, name=name)


def _unknown_names(tally: TallyRule, block: Block) -> Iterator[str]:
    by_column = tally.each == "column"
    summed, others = (block.rows, block.columns) if by_column else (block.columns, block.rows)
    yield from (name for name in (*tally.left, *tally.right) if not expand(name, summed))
    yield from (name for name in tally.only if not expand(name, others))


def _bad_id(key: str, id: str) -> Iterator[tuple[str, Sentence]]:
    if not _ID.fullmatch(id):
        yield f"{key}.id", _NAME


def _repeated(key: str, what: str, ids: Sequence[str]) -> Iterator[tuple[str, Sentence]]:
    for name, times in Counter(ids).items():
        if times > 1:
            yield key, Sentence("{what}: “{name}” 出现两次", what=what, name=name)


def _reason(kind: str, message: str) -> str | Sentence:
    """Pydantic's reason in words for the person who wrote the file."""
    reasons: dict[str, Sentence] = {
        "missing": Sentence("缺少这一项"),
        "extra_forbidden": Sentence("没有这样的项"),
        "named_tuple_type": Sentence("应为一组“名称 = 值”"),
        "string_type": Sentence("应为文字"),
        "int_type": Sentence("应为整数"),
        "int_parsing": Sentence("应为整数"),
        "int_from_float": Sentence("应为整数"),
        "tuple_type": Sentence("应为列表"),
        "literal_error": Sentence("取值不在允许范围内"),
        "enum": Sentence("取值不在允许范围内"),
    }
    return reasons.get(kind, message)

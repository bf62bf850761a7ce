"""Loading form files: the shipped ones, then the user's own."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pydantic import ValidationError

from app import paths
from app.forms.model import Block, Form, FormTable


class FormFileError(Exception):
    """A form file cannot be used. The message names the file, the key and what is wrong."""

    def __init__(self, path: Path, key: str, reason: str) -> None:
        self.path, self.key, self.reason = path, key, reason
        at = f"，{key}" if key else ""
        super().__init__(f"表式文件 {path} 有误{at}：{reason}。请改正该文件或将其移走后重试。")


@dataclass(frozen=True)
class Forms:
    """All forms that are known, oldest first."""

    forms: tuple[Form, ...]

    def form(self, id: str) -> Form:
        """The form of that id; KeyError if there is none."""
        return self._by_id[id]

    @cached_property
    def _by_id(self) -> dict[str, Form]:
        return {form.id: form for form in self.forms}

    def for_year(self, year: int | None) -> Form:
        """The form that reports on that year must use; the newest where the year is not known."""
        if year is not None:
            for form in reversed(self.forms):
                if form.covers(year):
                    return form
            if year < self.forms[0].since:
                return self.forms[0]
        return self.forms[-1]

    def table(self, form: str, table: str) -> FormTable:
        """A table of a form; KeyError if there is none."""
        return self.form(form).table(table)

    def block(self, form: str, table: str, block: str) -> Block:
        """A block of a form's table; KeyError if there is none."""
        return self.form(form).table(table).block(block)

    @cached_property
    def table_ids(self) -> tuple[str, ...]:
        """The ids of all tables, in the order of the newest form."""
        ids = {table.id: None for form in reversed(self.forms) for table in form.tables}
        return tuple(ids)


def load_form(path: Path) -> Form:
    """Load one form file; raises FormFileError."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))  # Notepad writes a BOM
    except OSError as error:
        raise FormFileError(path, "", f"无法读取（{error.strerror or error}）") from error
    except UnicodeDecodeError as error:
        raise FormFileError(path, "", "不是 UTF-8 文本") from error
    except tomllib.TOMLDecodeError as error:
        raise FormFileError(path, "", f"不是有效的 TOML（{error}）") from error
    try:
        return Form.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise FormFileError(path, key, _reason(first["type"], first["msg"])) from error


def load_forms(*folders: Path) -> Forms:
    """Load the shipped forms, or all ``*.toml`` of the folders given; raises FormFileError.

    A later file with the id of an earlier one takes its place, so that a user can replace a form.
    """
    found: dict[str, Form] = {}
    for folder in folders or (paths.resources() / "forms", paths.user_folder() / "forms"):
        for path in sorted(folder.glob("*.toml")):
            form = load_form(path)
            found[form.id] = form
    if not found:
        raise FormFileError(paths.resources() / "forms", "", "没有任何表式文件")
    return Forms(tuple(sorted(found.values(), key=lambda form: form.since)))


def _reason(kind: str, message: str) -> str:
    """The validator's reason in words for the person who wrote the file."""
    reasons = {
        "missing": "缺少这一项",
        "extra_forbidden": "没有这样的项",
        "string_type": "应为文字",
        "int_type": "应为整数",
        "int_parsing": "应为整数",
        "int_from_float": "应为整数",
        "tuple_type": "应为列表",
        "model_type": "应为一组“名称 = 值”",
        "too_short": "不能为空",
        "greater_than_equal": "数值太小",
        "less_than_equal": "数值太大",
        "literal_error": "取值不在允许范围内",
        "enum": "取值不在允许范围内",
        "string_pattern_mismatch": "名称只能用小写字母、数字和下划线，以字母开头",
    }
    return reasons.get(kind, message.removeprefix("Value error, "))

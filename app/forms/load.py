"""Loading form files: the shipped ones, then the user's own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from app import paths
from app.forms.build import build_form
from app.forms.model import Block, Form, FormTable
from app.sentence import Sentence
from app.toml_files import load_toml


class FormFileError(Exception):
    """A form file cannot be used. ``sentence`` names the file, the key and what is wrong."""

    def __init__(self, path: Path, key: str, reason: str | Sentence) -> None:
        self.path, self.key, self.reason = path, key, str(reason)
        if key:
            self.sentence = Sentence(
                "表式文件 {path} 有误，{key}：{reason}。请改正该文件或将其移走后重试。",
                path=path,
                key=key,
                reason=reason,
            )
        else:
            self.sentence = Sentence(
                "表式文件 {path} 有误：{reason}。请改正该文件或将其移走后重试。", path=path, reason=reason
            )
        super().__init__(str(self.sentence))


class Forms:
    """All forms that are known, oldest first. Compared by identity.

    ``table_ids`` are the ids of all tables, in the order of the newest form.
    """

    def __init__(self, forms: tuple[Form, ...]) -> None:
        self.forms = forms
        self._by_id = {form.id: form for form in forms}
        self.table_ids = tuple(dict.fromkeys(table.id for form in reversed(forms) for table in form.tables))

    def form(self, id: str) -> Form:
        """The form of that id; KeyError if there is none."""
        return self._by_id[id]

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


def load_form(path: Path) -> Form:
    """Load one form file that somebody wrote; raises FormFileError."""
    from app.forms.validate import NoForm, validated_form  # with pydantic, which the shipped forms spare

    data = _data(path)
    try:
        return validated_form(data)
    except NoForm as error:
        raise FormFileError(path, error.key, error.reason) from error


def _load_shipped(path: Path) -> Form:
    """Load one form file that the tests validate; somebody may have changed it all the same."""
    data = _data(path)
    try:
        return build_form(data)
    except Exception:  # whatever it is, load_form says what is wrong with the file
        return load_form(path)


def _data(path: Path) -> dict[str, Any]:
    """What the TOML of a file says; raises FormFileError."""
    try:
        return load_toml(path)
    except OSError as error:
        raise FormFileError(
            path, "", Sentence("无法读取（{why}）", why=error.strerror or str(error))
        ) from error
    except UnicodeDecodeError as error:
        raise FormFileError(path, "", Sentence("不是 UTF-8 文本")) from error
    except ValueError as error:
        raise FormFileError(path, "", Sentence("不是有效的 TOML（{why}）", why=str(error))) from error


def _files(folder: Path) -> list[Path]:
    """The form files of a folder; none where it cannot be looked into.

    Then the settings beside it cannot be read either, and that is told.
    """
    try:
        return sorted(folder.glob("*.toml"))
    except OSError:
        return []


def load_forms(*folders: Path) -> Forms:
    """Load the shipped forms, or all ``*.toml`` of the folders given; raises FormFileError.

    A later file with the id of an earlier one takes its place, so that a user can replace a form.
    """
    shipped = paths.resources() / "forms"
    found: dict[str, Form] = {}
    for folder in folders or (shipped, paths.user_folder() / "forms"):
        load = load_form if folders or folder != shipped else _load_shipped
        for path in _files(folder):
            form = load(path)
            found[form.id] = form
    if not found:
        raise FormFileError(shipped, "", Sentence("没有任何表式文件"))
    return Forms(tuple(sorted(found.values(), key=lambda form: form.since)))

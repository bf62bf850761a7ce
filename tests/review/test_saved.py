from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.report.saved import Saved, dumps, dumps_plain, json_schema, loads, parse_json

SOURCE: dict[str, Any] = {
    "path": "a.txt",
    "name": "a.txt",
    "sha256": "0" * 64,
    "bytes": 1,
    "kind": "text",
    "encoding": "UTF-8",
}
LEAST: dict[str, Any] = {"schema": "gouji/1", "source": SOURCE, "report": {"form": "2021"}}

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.decimals(allow_nan=False, allow_infinity=False).filter(lambda number: str(number) != "-0")
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@pytest.mark.parametrize(
    "printed", ["12.50", "0", "0.00", "1782", "12.39205", "-8", "1E+3", "100000000000000000000.10"]
)
@pytest.mark.parametrize("indent", [True, False])
def test_a_figure_keeps_every_printed_digit(printed: str, indent: bool) -> None:
    text = json.dumps(LEAST | {"tables": {"proactive": {"fees": {"amount": 0}}}}).replace(
        ": 0}", f": {printed}}}"
    )
    saved = loads(text)
    assert saved.tables["proactive"]["fees"]["amount"] == Decimal(printed)
    assert f'"amount": {printed}}}' in dumps(saved, indent=indent)


@given(JSON)
def test_any_json_value_comes_back_as_it_was(value: object) -> None:
    def same(one: object, other: object) -> bool:
        """Equal, and with the same digits (Decimal("1") is written as an integer)."""
        if isinstance(one, Decimal):
            return str(one) == str(other)
        if isinstance(one, list) and isinstance(other, list):
            return len(one) == len(other) and all(map(same, one, other))
        if isinstance(one, dict) and isinstance(other, dict):
            return list(one) == list(other) and all(map(same, one.values(), other.values()))
        return type(one) is type(other) and one == other

    for indent in (True, False):
        assert same(value, parse_json(dumps_plain(value, indent=indent)))


def test_the_text_is_readable_chinese_one_line_for_jsonl() -> None:
    saved = loads(json.dumps(LEAST | {"report": {"title": "青禾县柳溪镇", "form": "2021"}}))
    assert '"title": "青禾县柳溪镇"' in dumps(saved)
    assert "\n" not in dumps(saved)
    assert dumps(saved, indent=True).count("\n") > 3


def test_unknown_keys_are_kept_at_every_level() -> None:
    extra: dict[str, Any] = {"later": {"a": [1, "二", None]}}
    value = LEAST | extra
    value["source"] = SOURCE | extra
    value["report"] = {"form": "2021"} | extra
    value["cells"] = {"report/title": {"raw": "题", "state": "text", "span": None} | extra}
    value["sections"] = [{"id": 1, "heading": "总体情况", "span": [0, 4]} | extra]
    value["checks"] = {"passed": 1, "failed": 0, "not_checked": 0, "broken": 0} | extra
    finding: dict[str, Any] = {"id": "a.b@c", "rule": "a.b", "severity": "info", "message": "x"} | extra
    finding["sum"] = {"left": [], "relation": "=", "right": [], "difference": 0} | extra
    value["findings"] = [finding]
    at: dict[str, Any] = {"at": "2022-03-01T09:30:00+08:00"}
    value["corrections"] = [
        {"cell": "report/title", "before": "", "after": "x", "origin": "typed"} | at | extra
    ]
    value["decisions"] = [{"finding": "a.b@c", "kind": "accepted"} | at | extra]
    value["document"] = {"text": "题", "grids": []} | extra
    assert json.loads(dumps(loads(json.dumps(value)))) == value


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "Expecting value"),
        ("{", "property name"),
        ("[]", "valid dictionary"),
        ("null", "valid dictionary"),
        ('{"schema": "gouji/2"}', "gouji/1"),
        ("NaN", "not JSON"),
        ("[" * 100_000, "too deeply"),
        (json.dumps(LEAST | {"cells": 3}), "cells"),
    ],
)
def test_what_is_not_of_the_format_is_a_value_error(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        loads(text)


@pytest.mark.parametrize("wrong", ["true", '"12"', "[]"])
def test_only_numbers_and_null_are_figures(wrong: str) -> None:
    text = json.dumps(LEAST | {"tables": {"t": {"r": {"c": 0}}}}).replace(": 0}", f": {wrong}}}")
    with pytest.raises(ValueError, match="tables"):
        loads(text)


def test_the_schema_says_what_a_statistician_finds_in_the_tables() -> None:
    schema = json_schema()
    assert schema["properties"]["schema"]["const"] == "gouji/1"
    assert set(schema["required"]) >= {"schema", "source", "report"}
    figure = schema["properties"]["tables"]
    for _ in range(3):
        figure = figure["additionalProperties"]
    assert {option["type"] for option in figure["anyOf"]} == {"number", "null"}


def test_the_models_are_frozen() -> None:
    saved = Saved.model_validate(LEAST)
    with pytest.raises(ValueError, match="frozen"):
        saved.checks = None

"""The English words: all of them there, none left over, and the compiled file up to date."""

from __future__ import annotations

import ast
import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType
from typing import cast

import pytest

ROOT = Path(__file__).parents[2]
CHINESE = re.compile(r"[\u3400-\u9fff]")
FIELDS = re.compile(r"\{[^}]*\}")


def _tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("translations", ROOT / "build" / "translations.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["translations"] = module
    spec.loader.exec_module(module)
    return module


tool = _tool()


@pytest.fixture(scope="module")
def entries() -> dict[tuple[str, str], str]:
    return cast(dict[tuple[str, str], str], tool.entries())


ADVICE = "run `python3 build/dev.py translations`, translate what is new in the .ts file, and run it again"


def test_every_text_of_the_window_is_in_the_file_and_no_other(entries: dict[tuple[str, str], str]) -> None:
    said = tool.collect()
    assert sorted(said - set(entries)) == [], ADVICE
    assert sorted(set(entries) - said) == [], ADVICE


def test_every_text_is_translated(entries: dict[tuple[str, str], str]) -> None:
    assert [text for text, english in entries.items() if not english.strip()] == [], ADVICE
    assert "unfinished" not in tool.TS.read_text(encoding="utf-8")
    assert "vanished" not in tool.TS.read_text(encoding="utf-8")


def test_the_same_fields_stand_in_both(entries: dict[tuple[str, str], str]) -> None:
    wrong = {
        text: english
        for text, english in entries.items()
        if sorted(FIELDS.findall(text[1])) != sorted(FIELDS.findall(english))
        or text[1].count("\n") != english.count("\n")
    }
    assert wrong == {}


def test_filters_mnemonics_and_ellipses_are_kept(entries: dict[tuple[str, str], str]) -> None:
    for (_, text), english in entries.items():
        assert re.findall(r"\(\*[^)]*\)", text) == re.findall(r"\(\*[^)]*\)", english)
        assert bool(re.search("&[A-Z]", text)) == bool(re.search("&[A-Za-z]", english)), text
        assert text.endswith("…") == english.endswith("…"), text


NAMES_OF_THE_FORM = {"其他处理—其他", "总体情况", "语言"}
"""What stays Chinese in English: labels of the report's tables and parts."""


def test_english_is_english(entries: dict[tuple[str, str], str]) -> None:
    for english in entries.values():
        rest = english
        for name in NAMES_OF_THE_FORM:
            rest = rest.replace(name, "")
        assert not CHINESE.search(rest), english
        assert not re.search("[，。：；（）！？、“”]", english), english  # quotes of a Chinese font are wide


def test_the_compiled_file_is_up_to_date(tmp_path: Path) -> None:
    made = tmp_path / "made.qm"
    tool.compile_to(made)
    assert made.read_bytes() == tool.QM.read_bytes(), ADVICE


def test_what_qt_does_not_say_in_chinese_is_said_by_us(tmp_path: Path) -> None:
    made = tmp_path / "made.qm"
    tool.compile_to(made, tool.OF_QT)
    assert made.read_bytes() == tool.OF_QT.with_suffix(".qm").read_bytes(), ADVICE


def test_words_that_move_to_another_class_keep_their_translation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ts = tmp_path / "own.ts"
    ts.write_text(tool.TS.read_text(encoding="utf-8"), encoding="utf-8")
    moved = {tool.Message("Elsewhere", "打开"), tool.Message("Elsewhere", "从来没有说过的话")}
    monkeypatch.setattr(tool, "collect", lambda: moved)
    tool.update(ts)
    assert tool.entries(ts) == {("Elsewhere", "打开"): "Open", ("Elsewhere", "从来没有说过的话"): ""}


# --- what is not marked --------------------------------------------------------------------------

MEASURES = {"字", "国"}
"""Letters whose width is measured."""
ELSEWHERE = {
    "app/ui/core_words.py": "words of the core, collected by core_words()",
    "app/ui/tasks.py": "a line for the terminal",
}
OWN_NAMES = {"中文", "  语言"}
"""Languages are called by their own names, whatever the window speaks."""


def unmarked(path: Path) -> list[str]:
    """Every Chinese text of a module that is no docstring and is not marked for translation."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    passed: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            passed.add(node.value)
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in {"tr", "translate", "marked"}:
                passed |= set(node.args)
    return [
        f"{path.name}:{node.lineno}: {node.value}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and node not in passed
        and isinstance(node.value, str)
        and CHINESE.search(node.value)
        and node.value not in MEASURES | OWN_NAMES
    ]


def test_no_chinese_is_said_that_cannot_be_translated() -> None:
    found: list[str] = []
    for path in sorted((ROOT / "app" / "ui").rglob("*.py")):
        if path.relative_to(ROOT).as_posix() not in ELSEWHERE:
            found += unmarked(path)
    assert found == []


# --- the collector -------------------------------------------------------------------------------


def test_the_collector_finds_every_way_to_say_something() -> None:
    source = """
translate = QCoreApplication.translate
class A(QObject):
    def f(self):
        x = self.tr("甲" "乙\\n“{name}”").format(name=1)
        class B:
            pass
        return self.tr("后"), QCoreApplication.translate("c", "丁"), self.tr("反\\\\斜")
KINDS = {1: marked("m", "网页")}
def said(text):
    return translate(_CONTEXT, text)
"""
    assert tool.messages_of(source, "x.py") == {
        ("A", "甲乙\n“{name}”"),
        ("A", "后"),
        ("c", "丁"),
        ("A", "反\\斜"),
        ("m", "网页"),
    }


@pytest.mark.parametrize("call", ["self.tr(f'{x} 处')", "self.tr(words)", "translate('c', '甲' + x)"])
def test_the_collector_refuses_what_it_cannot_collect(call: str) -> None:
    with pytest.raises(tool.CannotTranslate, match=r"x\.py:1"):
        tool.messages_of(call, "x.py")

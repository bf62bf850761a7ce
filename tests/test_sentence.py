"""Sentences of the core: the Chinese, other words for the template, and fields that all have a value."""

from __future__ import annotations

import ast
import pickle
import re
from pathlib import Path

import pytest

from app.reading.frames import pack, plain_sentence, sentence_of, unpack
from app.reading.problems import Missing, Undecodable, Unsupported
from app.sentence import Sentence

ROOT = Path(__file__).parents[1]
WORDS = {"“{name}”是{what}。": '"{name}" is {what}.', "程序": "a program"}


def test_it_says_chinese_unless_other_words_are_given() -> None:
    sentence = Sentence("“{name}”是{what}。", name=Path("{what}.exe"), what=Sentence("程序"))
    assert str(sentence) == "“{what}.exe”是程序。"
    assert sentence.filled(lambda text: WORDS[text]) == '"{what}.exe" is a program.'


def test_the_words_of_a_list_stand_apart_as_the_language_has_it() -> None:
    sentence = Sentence("只能用 {suffixes}。", suffixes=(".docx", ".pdf"))
    assert str(sentence) == "只能用 .docx、.pdf。"
    assert sentence.filled({"只能用 {suffixes}。": "Only {suffixes}.", "、": ", "}.__getitem__) == (
        "Only .docx, .pdf."
    )
    assert sentence_of(unpack(pack([plain_sentence(sentence)]))[0]) == sentence


def test_a_field_without_a_value_stays() -> None:
    assert str(Sentence("{a}{b.__class__}{c:9}", a=1)) == "1{b.__class__}{c:9}"


def test_sentences_compare_by_what_they_say() -> None:
    assert Sentence("{n} 页", n=3) == Sentence("{n} 页", n="3")
    assert Sentence("{n} 页", n=3) != Sentence("{n} 页", n=4)
    assert Sentence("程序") != "程序"
    assert len({Sentence("程序"), Sentence("程序")}) == 1
    assert not Sentence("")


def test_a_problem_keeps_its_sentence_through_both_pipes() -> None:
    problem = Unsupported(Path("报告.exe"), Sentence("程序文件"))
    assert pickle.loads(pickle.dumps(problem)).sentence == problem.sentence
    assert sentence_of(unpack(pack([plain_sentence(problem.sentence)]))[0]) == problem.sentence


def nested(depth: int) -> object:
    """Sentences within sentences, as plain values."""
    return {"template": "{n}", "values": {"n": nested(depth - 1) if depth else ""}}


@pytest.mark.parametrize(
    "value",
    [
        "程序",
        ["程序"],
        {"template": "程序"},
        {"template": "程序", "values": []},
        {"template": 1, "values": {}},
        {"template": "{n}", "values": {"n": 1}},
        {"template": "{n}", "values": {"n": [1]}},
        {"template": "{n}", "values": {"n": {"template": "{n}", "values": {"n": None}}}},
        nested(5),
    ],
)
def test_what_is_no_sentence_is_not_taken_from_a_reading_process(value: object) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        sentence_of(value)


def test_problems_say_in_chinese_what_they_always_did() -> None:
    assert Missing(Path("a.txt")).message == (
        "找不到文件“a.txt”，可能已被移动、改名或删除。没有任何内容被改动。请核对路径后重试。"
    )
    assert Undecodable(Path("a.txt"), "GBK").message.startswith("“a.txt”不能按 GBK 解码，为免误读")
    assert Undecodable(Path("a.txt")).message.startswith("“a.txt”的文字编码无法识别，为免误读")


def test_every_field_of_every_sentence_has_a_value() -> None:
    seen = 0
    for path in sorted((ROOT / "app").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="Sentence"), args=[ast.Constant(value=str(template))]):
                    fields = set(re.findall(r"\{([^}]*)\}", template))
                    assert fields == {each.arg for each in node.keywords}, f"{path.name}:{node.lineno}"
                    seen += 1
    assert seen > 80


def _chinese_of(node: ast.AST) -> list[str]:
    """Chinese words in an expression that stand in no sentence."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Sentence":
        return []
    if isinstance(node, ast.Constant):
        return (
            [node.value] if isinstance(node.value, str) and re.search("[\u3400-\u9fff]", node.value) else []
        )
    return [words for child in ast.iter_child_nodes(node) for words in _chinese_of(child)]


@pytest.mark.parametrize("part", ["reading", "review", "forms", "memo", "settings.py"])
def test_what_a_problem_says_can_be_translated(part: str) -> None:
    place = ROOT / "app" / part
    found = []
    for path in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Raise) or (
                isinstance(node, ast.Call) and ast.unparse(node.func) == "super().__init__"
            ):
                found += [f"{path.name}:{node.lineno}: {words}" for words in _chinese_of(node)]
    assert found == []

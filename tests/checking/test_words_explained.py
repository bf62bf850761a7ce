"""A finding of words shows its sentence with the number marked, beside what stands in the cells."""

from __future__ import annotations

from app.checking.explain import explain
from app.forms.load import Forms
from tests.checking.cases_text import requests
from tests.checking.make import finding


def test_the_number_is_marked_in_its_sentence_and_the_cell_stands_beside_it(forms: Forms) -> None:
    found = finding(requests("全年共收到政府信息公开申请１3件，均已登记。")(forms), forms, "text.figure")
    told = explain(found)
    _, sentence, cells = told.lines
    assert "".join(piece.text for piece in sentence) == "正文：全年共收到政府信息公开申请13件，均已登记"
    assert [piece.text for piece in sentence if piece.emphasis] == ["13件"]
    assert [(p.text, p.address) for p in cells if p.address] == [
        ("本年新收·总计 12", "requests/received/total")
    ]
    assert found.related == ("requests/carried_in/total",)
    assert "与本年新收＋上年结转14也不符" in found.message


def test_every_row_of_a_group_is_there_with_its_figure(forms: Forms) -> None:
    told = explain(finding(requests("办理结果中不予公开4件。")(forms), forms, "text.figure"))
    cells = {piece.address: piece.text for piece in told.lines[-1] if piece.address}
    assert len(cells) == 8
    assert cells["requests/denied.process_information/total"].endswith(" 3")


def test_a_long_sentence_is_quoted_round_its_number(forms: Forms) -> None:
    long = "，对每件申请都由专人登记、逐件研究、按期答复" * 8
    found = finding(
        requests(f"严格规范办理程序{long}，全年共收到政府信息公开申请13件{long}。")(forms),
        forms,
        "text.figure",
    )
    quote, start, end = (found.facts[key] for key in ("quote", "mark_start", "mark_end"))
    assert isinstance(quote, str)
    assert isinstance(start, int)
    assert isinstance(end, int)
    assert len(quote) < 100
    assert quote[start:end] == "13件"
    assert quote.startswith("…")
    assert quote.endswith("…")

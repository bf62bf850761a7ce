"""Copies to send back: every remark at its place, every correction written, nothing else changed."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx as python_docx
import pytest
from lxml import etree

from app.forms.load import Forms
from app.memo.copies import annotated_writer, corrected_writer, told_of, why_not_correct
from app.memo.remarks import Remark
from app.memo.word_comments import annotate
from app.memo.write import MemoProblem
from app.reading.document import Kind
from app.reading.docx import read_docx
from app.report.address import Address
from app.report.correction import DecisionKind, Origin
from app.report.report import Report
from app.review.open import open_report
from app.review.review import Review
from app.review.save import save
from tests.memo.reviews import BALANCE, BALANCE_TOTAL, SETTINGS, UNBALANCED, accept, mend, review_of
from tests.memo.word import AT, word_file, word_review, word_xml
from tests.memo.word_order import out_of_order
from tests.zips import zipped

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def annotated(review: Review) -> Path:
    path = review.source.path.with_name("批注.docx")
    annotated_writer(review, path, at=AT)()
    return path


def corrected(review: Review, *, tracked: bool = True) -> tuple[Path, tuple[str, ...]]:
    path = review.source.path.with_name("更正.docx")
    return path, corrected_writer(review, path, at=AT, tracked=tracked)()


def commented(path: Path) -> dict[str, str]:
    """The text of each comment → the words that it stands at."""
    word = python_docx.Document(str(path))
    texts = {str(comment.comment_id): comment.text for comment in word.comments}
    words = dict.fromkeys(texts, "")
    standing: set[str] = set()
    for node in word.element.body.iter():
        if node.tag == f"{W}commentRangeStart":
            standing.add(node.get(f"{W}id"))
        elif node.tag == f"{W}commentRangeEnd":
            standing.remove(node.get(f"{W}id"))
        elif node.tag == f"{W}t":
            for id in standing:
                words[id] += node.text or ""
    references = [node.get(f"{W}id") for node in word.element.body.iter(f"{W}commentReference")]
    assert sorted(references) == sorted(texts)
    return {texts[id]: words[id] for id in texts}


def parts(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def said(report: Report) -> dict[Address, tuple[object, ...]]:
    return {address: (cell.state, cell.value, cell.certain) for address, cell in report.cells.items()}


# annotated


def test_each_finding_is_a_comment_at_its_words(tmp_path: Path, forms: Forms) -> None:
    review = word_review(tmp_path, forms)
    comments = commented(annotated(review))
    assert len(comments) == len(review.checks.findings)
    (balance,) = [text for text in comments if "“自然人”列" in text]
    assert comments[balance] == "5"
    assert re.match(r"问题\d+【错误】", balance)
    assert "计算：" in balance
    assert "处理要求：须更正" in balance
    assert "没有收到政府信息公开申请" in comments.values()  # cut out of its run, word by word


def test_the_reviewer_is_the_author_and_without_a_name_the_program(tmp_path: Path, forms: Forms) -> None:
    for settings, author in ((SETTINGS, "林知远"), (None, "勾稽")):
        review = word_review(
            tmp_path, forms, settings=settings or SETTINGS._replace(names=type(SETTINGS.names)())
        )
        word = python_docx.Document(str(annotated(review)))
        assert {comment.author for comment in word.comments} == {author}
        assert {comment.timestamp.replace(tzinfo=None) for comment in word.comments if comment.timestamp} == {
            AT
        }


def test_what_was_settled_gets_no_comment_and_a_correction_does(tmp_path: Path, forms: Forms) -> None:
    review = word_review(tmp_path, forms, {**UNBALANCED, "proactive/fees/amount": "7000000"})
    accept(review, BALANCE, "另有说明")
    review.decide([BALANCE_TOTAL], DecisionKind.MISREAD)
    review.correct([("proactive/fees/amount", "700")], origin=Origin.TYPED, reason="单位应为万元")
    comments = commented(annotated(review))
    assert not any("勾稽" in text for text in comments)
    (correction,) = [text for text in comments if text.startswith("【更正】")]
    assert "原值“7000000”，更正为“700”" in correction
    assert "单位应为万元" in correction
    assert comments[correction] == "7000000"


def test_the_annotated_copy_reads_as_the_original(tmp_path: Path, forms: Forms) -> None:
    review = word_review(tmp_path, forms)
    before = review.source.path.read_bytes()
    path = annotated(review)
    assert read_docx(path.read_bytes()) == read_docx(before)
    assert review.source.path.read_bytes() == before


def test_all_other_parts_stay_byte_for_byte(tmp_path: Path, forms: Forms) -> None:
    source = tmp_path / "原.docx"
    word = python_docx.Document()
    for line in read_docx(word_file(tmp_path, forms).read_bytes()).text.splitlines():
        word.add_paragraph(line)
    word.save(str(source))
    review = open_report(source, forms, SETTINGS)
    old, new = parts(source), parts(annotated(review))
    changed = {name for name in new if new[name] != old.get(name)}
    assert changed == {
        "word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"
    }  # fmt: skip
    assert list(old) == [name for name in new if name in old]


def test_comments_that_are_there_stay(tmp_path: Path, forms: Forms) -> None:
    source = word_file(tmp_path, forms)
    word = python_docx.Document(str(source))
    word.add_comment(word.paragraphs[0].runs, text="旧批注", author="甲")
    word.save(str(source))
    comments = commented(annotated(open_report(source, forms, SETTINGS)))
    assert comments.pop("旧批注") == word.paragraphs[0].text
    assert comments


def test_comments_that_are_told_of_and_not_there_are_made(tmp_path: Path, forms: Forms) -> None:
    """As tools leave it that take comments out: there were then two that told of comments."""
    source = word_file(tmp_path, forms)
    word = python_docx.Document(str(source))
    word.add_comment(word.paragraphs[0].runs, text="旧批注", author="甲")
    word.save(str(source))
    left = {name: data for name, data in parts(source).items() if name != "word/comments.xml"}
    for body in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        left["word/document.xml"] = re.sub(rb"<w:%b [^>]*/>" % body.encode(), b"", left["word/document.xml"])
    source.write_bytes(zipped(left))
    path = annotated(open_report(source, forms, SETTINGS))
    assert len(commented(path)) > 1
    types = parts(path)["[Content_Types].xml"].decode()
    assert types.count('PartName="/word/comments.xml"') == 1


def test_copies_have_every_element_in_its_order(tmp_path: Path, forms: Forms) -> None:
    review = word_review(tmp_path, forms, {**UNBALANCED, "proactive/fees/amount": ""})
    review.correct(AFTER, origin=Origin.TYPED, reason="补填")
    for path in (annotated(review), corrected(review)[0]):
        for name, data in parts(path).items():
            if name.startswith("word/") and name.endswith(".xml"):
                assert list(out_of_order(etree.fromstring(data))) == [], (path.name, name)


def test_a_remark_without_a_place_stands_at_the_title(tmp_path: Path, forms: Forms) -> None:
    source = word_file(tmp_path, forms)
    text = read_docx(source.read_bytes()).text
    path = tmp_path / "批注.docx"
    path.write_bytes(annotate(source.read_bytes(), text, [Remark(1, "错误", "", ("缺少",), None)], "甲", AT))
    assert commented(path) == {"缺少": text.partition("\n")[0]}


def test_a_remark_on_an_empty_cell_stands_in_it(tmp_path: Path, forms: Forms) -> None:
    source = word_file(tmp_path, forms, {"requests/received/business": ""})
    review = open_report(source, forms, SETTINGS)
    word = python_docx.Document(str(annotated(review)))
    (start,) = [
        node
        for node in word.element.body.iter(f"{W}commentRangeStart")
        if not "".join(t.text or "" for t in node.getparent().iter(f"{W}t"))
    ]
    row = next(start.iterancestors(f"{W}tr"))
    assert "".join(t.text or "" for t in row.iter(f"{W}t")).startswith("一、本年新收")


def test_a_file_that_changed_meanwhile_is_not_annotated(tmp_path: Path, forms: Forms) -> None:
    review = word_review(tmp_path, forms)
    review.source.path.write_bytes(word_file(tmp_path, forms, {}, name="其他").read_bytes())
    with pytest.raises(MemoProblem, match="改动过"):
        annotated(review)
    review.source.path.unlink()
    with pytest.raises(MemoProblem, match="找不到文件"):
        annotated(review)
    assert not (tmp_path / "批注.docx").exists()


@pytest.mark.parametrize("what", ["批注本", "更正本"])
def test_a_report_in_one_piece_of_xml_is_told_what_it_is(tmp_path: Path, forms: Forms, what: str) -> None:
    """It is whole: “已损坏” was said of it, because it is no package."""
    path = tmp_path / "报告.doc"
    path.write_bytes(word_xml(forms))
    review = open_report(path, forms, SETTINGS)
    assert review.source.kind is Kind.DOCX
    mend(review)
    write = annotated if what == "批注本" else corrected
    with pytest.raises(MemoProblem) as told:
        write(review)
    assert "Word 2003" in told.value.message
    assert "另存为 .docx" in told.value.message
    assert "损坏" not in told.value.message
    page = tmp_path / "批注.html"
    annotated_writer(review, page, at=AT)()
    assert "批注本" in page.read_text(encoding="utf-8")


# corrected

AFTER = [
    ("requests/carried_out/natural_person", "1"),
    ("requests/carried_out/total", "1"),
    ("proactive/fees/amount", "12.5"),
    ("requests/granted/business", "／"),
    ("report/title", "青禾县柳溪镇人民政府2021年度政府信息公开工作年度报告"),
    ("report/signed_on", "2022年1月18日"),
]


@pytest.mark.parametrize("tracked", [True, False])
def test_the_corrected_copy_reads_as_the_corrected_report(
    tmp_path: Path, forms: Forms, tracked: bool
) -> None:
    review = word_review(tmp_path, forms, {**UNBALANCED, "proactive/fees/amount": ""})
    before = review.source.path.read_bytes()
    review.correct(AFTER, origin=Origin.TYPED)
    path, left = corrected(review, tracked=tracked)
    again = open_report(path, forms, SETTINGS)
    assert left == ()
    assert said(again.report) == said(review.report)
    assert [f.id for f in again.checks.findings] == [f.id for f in review.checks.findings]
    assert review.source.path.read_bytes() == before


def test_changes_are_tracked_in_the_cells_own_look(tmp_path: Path, forms: Forms) -> None:
    source = word_file(tmp_path, forms)
    word = python_docx.Document(str(source))
    (row,) = [row for row in word.tables[1].rows if row.cells[0].text.startswith("四、")]
    paragraph = row.cells[-1].paragraphs[0]
    paragraph.runs[0].bold = True
    paragraph.add_run("")
    word.save(str(source))
    review = open_report(source, forms, SETTINGS)
    mend(review)
    path, _ = corrected(review)
    body = python_docx.Document(str(path)).element.body
    deleted = ["".join(t.text for t in d.iter(f"{W}delText")) for d in body.iter(f"{W}del")]
    inserted = list(body.iter(f"{W}ins"))
    assert deleted == ["0", "0"]
    assert ["".join(t.text for t in i.iter(f"{W}t")) for i in inserted] == ["1", "1"]
    assert {i.get(f"{W}author") for i in inserted} == {"林知远"}
    assert inserted[-1].find(f"{W}r/{W}rPr/{W}b") is not None
    assert inserted[0].find(f"{W}r/{W}rPr/{W}b") is None
    ids = [n.get(f"{W}id") for n in body.iter(f"{W}ins", f"{W}del")]
    assert len(set(ids)) == len(ids) == 4


def test_a_figure_in_several_runs_is_replaced_as_a_whole(tmp_path: Path, forms: Forms) -> None:
    source = word_file(tmp_path, forms, {"proactive/fees/amount": "123.45"})
    word = python_docx.Document(str(source))
    cell = word.tables[0].rows[-1].cells[-1]
    cell.paragraphs[0].runs[0].text = "1"
    for text in ("23", ".45", "  "):
        cell.paragraphs[0].add_run(text)
    word.save(str(source))
    review = open_report(source, forms, SETTINGS)
    review.correct([("proactive/fees/amount", "54.321")], origin=Origin.TYPED)
    path, left = corrected(review)
    assert left == ()
    assert said(open_report(path, forms, SETTINGS).report) == said(review.report)


def test_what_has_no_place_of_its_own_is_told(tmp_path: Path, forms: Forms) -> None:
    review = word_review(tmp_path, forms)
    mend(review)
    review.correct([("report/issuer_kind", "street"), ("report/issuer", "青禾县柳溪镇")], origin=Origin.TYPED)
    review.correct([("report/title", "青禾县年报")], origin=Origin.TYPED)
    _, left = corrected(review)
    assert left
    (sentence,) = told_of(review, left)
    assert "手工改正" in str(sentence)
    assert left[0] in str(sentence)


def test_what_we_misread_is_not_written(tmp_path: Path, forms: Forms) -> None:
    review = word_review(tmp_path, forms)
    review.correct([("requests/granted/natural_person", "7")], origin=Origin.MISREAD)
    assert why_not_correct(review)
    mend(review)
    path, left = corrected(review)
    assert left == ()
    assert any("识别" in str(sentence) for sentence in told_of(review, left))
    again = open_report(path, forms, SETTINGS)
    assert again.report.cells["requests/granted/natural_person"].raw == "6"


def test_other_kinds_have_no_corrected_copy_and_are_told_why(tmp_path: Path, forms: Forms) -> None:
    review = review_of(tmp_path, forms, UNBALANCED)
    mend(review)
    with pytest.raises(MemoProblem, match="Word"):
        corrected(review)
    with pytest.raises(MemoProblem, match=r"\.html"):
        annotated(review)


def test_a_saved_review_finds_its_report_beside_it(tmp_path: Path, forms: Forms) -> None:
    review = word_review(tmp_path, forms)
    mend(review)
    saved = save(review)
    moved = tmp_path / "另处"
    moved.mkdir()
    for path in (review.source.path, saved):
        path.rename(moved / path.name)
    again = open_report(moved / saved.name, forms, SETTINGS)
    target = tmp_path / "更正.docx"
    assert corrected_writer(again, target)() == ()
    assert said(open_report(target, forms, SETTINGS).report) == said(again.report)


def test_neither_the_report_nor_the_review_is_written_over(tmp_path: Path, forms: Forms) -> None:
    review = word_review(tmp_path, forms)
    mend(review)
    before = review.source.path.read_bytes()
    with pytest.raises(MemoProblem, match="不能覆盖"):
        annotated_writer(review, review.source.path)
    with pytest.raises(MemoProblem, match="不能覆盖"):
        corrected_writer(review, review.source.path)
    assert review.source.path.read_bytes() == before
    assert BytesIO(before).read(2) == b"PK"


# what Word refuses


PLAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MACROS = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"


def with_macros(review: Review, kind: bytes) -> dict[str, bytes]:
    """The parts of the report's file as one with macros."""
    found = parts(review.source.path)
    types = found["[Content_Types].xml"].replace(PLAIN, kind)
    default = b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
    found["[Content_Types].xml"] = types.replace(b"</Types>", default)
    name = "word/_rels/document.xml.rels"
    empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    relation = f'<Relationship Id="rIdM" Type="{MACROS}" Target="vbaProject.bin"/></Relationships>'.encode()
    found[name] = found.get(name, empty).replace(b"</Relationships>", relation)
    return {**found, "word/vbaProject.bin": b"macro", "word/_rels/vbaProject.bin.rels": empty}


@pytest.mark.parametrize(
    "kind",
    [
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    ],
)
def test_copies_of_a_file_with_macros_are_plain_documents(tmp_path: Path, forms: Forms, kind: bytes) -> None:
    path = tmp_path / "宏.docm"
    path.write_bytes(zipped(with_macros(word_review(tmp_path, forms), kind)))
    before = path.read_bytes()
    review = open_report(path, forms, SETTINGS)
    mend(review)
    for made in (annotated(review), corrected(review)[0]):
        found = parts(made)
        assert PLAIN in found["[Content_Types].xml"]
        assert kind not in found["[Content_Types].xml"]
        assert not [name for name in found if "vba" in name.casefold()]
        assert b"vbaProject" not in b"".join(found.values())
        assert python_docx.Document(str(made)).tables
    assert path.read_bytes() == before


@pytest.mark.parametrize("part", ["[Content_Types].xml", "word/comments.xml"])
def test_a_part_that_is_damaged_is_told_and_nothing_is_written(
    tmp_path: Path, forms: Forms, part: str
) -> None:
    first = word_review(tmp_path, forms)
    found = parts(annotated(first) if "comments" in part else first.source.path)
    path = tmp_path / "损坏.docx"
    path.write_bytes(zipped({**found, part: b"<w:comments"}))
    review = open_report(path, forms, SETTINGS)
    with pytest.raises(MemoProblem, match="已损坏"):
        annotated_writer(review, tmp_path / "新.docx", at=AT)()
    assert not (tmp_path / "新.docx").exists()

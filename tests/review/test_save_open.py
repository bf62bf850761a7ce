from __future__ import annotations

import json
import os
import sys
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest

from app.checking.engine import check
from app.forms.load import Forms
from app.parsing.parse import parse
from app.paths import resources
from app.reading.document import Document, Grid, GridCell, Kind, Page, Place, Source
from app.reading.problems import ReadProblem
from app.report.correction import DecisionKind, Origin
from app.report.finding import Answer
from app.report.saved import dumps, loads
from app.review.convert import document_from, to_saved
from app.review.open import open_report
from app.review.review import Review
from app.review.save import SaveProblem, default_path, save
from tests.review.reviews import BALANCE, CELL, FEE, SETTINGS, TOTAL, reopen


def work(review: Review) -> None:
    """A few steps of every kind, one of them undone."""
    review.correct([(CELL, "7"), (TOTAL, "7")], origin=Origin.PASTED, reason="已与台账核对")
    review.correct([(CELL, "8")], origin=Origin.TYPED)
    review.decide([BALANCE], DecisionKind.CONFIRMED, "请镇办更正")
    review.correct([("report/signed_on", "2022年1月9日")], origin=Origin.TYPED)
    review.correct([(FEE, "13")], origin=Origin.TYPED)
    review.undo()


def state(review: Review) -> tuple[object, ...]:
    """What the reviewer sees."""
    return (
        dict(review.report.cells),
        review.report.sections,
        review.checks,
        review.resolved,
        review.corrections,
        review.decisions,
    )


def test_a_saved_review_comes_back_as_it_was(review: Review, forms: Forms) -> None:
    work(review)
    again = reopen(save(review), forms)
    assert state(again) == state(review)
    assert again.history.steps == review.history.steps
    assert again.saved_to == default_path(review.source.path)
    assert (again.dirty, again.source_changed) == (False, False)


def test_a_shipped_sample_is_saved_in_the_home_and_not_among_the_programs_files() -> None:
    sample = resources() / "samples" / "clean-2021.txt"
    assert default_path(sample) == Path.home() / "clean-2021.gouji.json"


def test_reports_of_a_zip_that_are_called_the_same_are_saved_apart(tmp_path: Path) -> None:
    archive = tmp_path / "2021年度.zip"
    members = ("柳溪镇/年报.docx", "白石镇/年报.docx", "年报.docx")
    with ZipFile(archive, "w") as made:
        for member in members:
            made.writestr(member, "x")
    assert [default_path(archive / member) for member in members] == [
        tmp_path / f"2021年度-{name}.gouji.json" for name in ("柳溪镇-年报", "白石镇-年报", "年报")
    ]
    long = "政" * 80 + ".docx"
    with ZipFile(archive, "w") as made:
        made.writestr(f"柳溪镇/{long}", "x")
    assert default_path(archive / "柳溪镇" / long) == tmp_path / ("政" * 80 + ".gouji.json")


def test_the_steps_can_be_undone_after_reopening(review: Review, forms: Forms) -> None:
    work(review)
    again = reopen(save(review), forms)
    for expected in (3, 2, 1, 0):
        assert again.undo()
        review.undo()
        assert again.history.position == expected
        assert state(again) == state(review)
    assert again.corrections == ()
    assert again.report.cells == again.as_read.cells


def test_what_was_undone_can_be_redone_after_reopening(review: Review, forms: Forms) -> None:
    work(review)
    review.correct([(FEE, "14")], origin=Origin.TYPED, label="补录")
    review.go_to(2)
    again = reopen(save(review), forms)
    assert (again.history.position, again.dirty) == (2, False)
    assert again.history.steps[-1].label == "补录"
    for position in (5, 0, 3):
        assert again.go_to(position)
        review.go_to(position)
        assert state(again) == state(review)
    again.correct([(FEE, "1")], origin=Origin.TYPED)
    assert len(reopen(save(again), forms).history.steps) == 4


def test_a_history_of_other_steps_than_the_file_has_is_left_aside(
    review: Review, source: Path, forms: Forms
) -> None:
    work(review)
    path = save(review)
    value = json.loads(path.read_text(encoding="utf-8"))
    value["decisions"] = []  # a tool that does not know the history took one step out
    path.write_text(json.dumps(value), encoding="utf-8")
    again = reopen(path, forms)
    assert again.history.undone == ()
    assert again.history.done[0].label == "粘贴 2 格"
    assert len(again.history.done) == 3


def test_saving_beside_the_source_never_writes_the_source(review: Review, source: Path) -> None:
    before = source.read_bytes()
    review.correct([(CELL, "7")], origin=Origin.TYPED)
    assert review.dirty
    path = save(review)
    assert path == source.with_name("柳溪镇-2021.gouji.json")
    assert not review.dirty
    with pytest.raises(SaveProblem) as caught:
        save(review, source)
    assert caught.value.kind == "source"
    link = source.with_name("另一个名字.json")
    link.hardlink_to(source)
    with pytest.raises(SaveProblem):
        save(review, link)
    assert source.read_bytes() == before


def test_the_unsaved_mark_goes_and_comes(review: Review) -> None:
    review.correct([(CELL, "7")], origin=Origin.TYPED)
    save(review)
    review.correct([(CELL, "8")], origin=Origin.TYPED)
    assert review.dirty
    review.undo()
    assert not review.dirty
    review.undo()
    assert review.dirty


def test_a_failed_save_keeps_the_old_file_and_the_unsaved_mark(
    review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    review.correct([(CELL, "7")], origin=Origin.TYPED)
    path = save(review)
    before = path.read_bytes()
    review.correct([(CELL, "8")], origin=Origin.TYPED)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(SaveProblem, match="没有写入") as caught:
        save(review)
    assert caught.value.kind == "denied"
    assert path.read_bytes() == before
    assert review.dirty
    assert sorted(item.name for item in path.parent.iterdir()) == [
        "柳溪镇-2021.gouji.json",
        "柳溪镇-2021.txt",
    ]
    monkeypatch.undo()
    save(review)
    assert not review.dirty


REFUSALS = {
    "full": (OSError(28, "No space left on device"), "磁盘空间不足"),
    "denied": (PermissionError(13, "Permission denied"), "没有写入该文件夹的权限"),
    "failed": (OSError(5, "Input/output error"), "Input/output error"),
}


@pytest.mark.parametrize("where", ["open", "fsync", "replace"])
@pytest.mark.parametrize("kind", REFUSALS)
def test_whatever_refuses_a_save_keeps_the_old_file_and_says_so(
    review: Review, monkeypatch: pytest.MonkeyPatch, where: str, kind: str
) -> None:
    review.correct([(CELL, "7")], origin=Origin.TYPED)
    path = save(review)
    before = path.read_bytes()
    review.correct([(CELL, "8")], origin=Origin.TYPED)
    error, words = REFUSALS[kind]

    def refuse(*_: object, **__: object) -> None:
        raise error

    with monkeypatch.context() as patched:
        patched.setattr(os, where, refuse)
        with pytest.raises(SaveProblem, match=words) as caught:
            save(review)
    assert caught.value.kind == kind
    assert "原有文件没有改动" in caught.value.message
    assert path.read_bytes() == before
    assert review.dirty
    assert len(list(path.parent.iterdir())) == 2  # the source and the old file, no litter
    save(review)
    assert not review.dirty


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="a mode stops neither")
def test_a_folder_that_may_only_be_read_is_one_sentence(review: Review, tmp_path: Path) -> None:
    review.correct([(CELL, "7")], origin=Origin.TYPED)
    folder = tmp_path / "只读"
    folder.mkdir(mode=0o500)
    with pytest.raises(SaveProblem) as caught:
        save(review, folder / "a.gouji.json")
    assert caught.value.kind == "denied"
    assert review.dirty


def test_a_file_that_somebody_else_has_written_is_not_overwritten(review: Review, forms: Forms) -> None:
    review.correct([(CELL, "7")], origin=Origin.TYPED)
    path = save(review)
    other = reopen(path, forms)
    other.correct([(CELL, "8")], origin=Origin.TYPED)
    save(other)
    review.correct([(CELL, "9")], origin=Origin.TYPED)
    with pytest.raises(SaveProblem) as caught:
        save(review)
    assert caught.value.kind == "changed"
    assert review.dirty
    assert reopen(path, forms).report.cells[CELL].raw == "8"
    save(review, path)  # the reviewer has agreed
    path.unlink()
    review.correct([(CELL, "10")], origin=Origin.TYPED)
    assert save(review) == path  # one that is gone is made again


def test_a_folder_that_is_gone_is_one_sentence(review: Review, tmp_path: Path) -> None:
    review.correct([(CELL, "7")], origin=Origin.TYPED)
    with pytest.raises(SaveProblem, match="没有这个文件夹"):
        save(review, tmp_path / "没有" / "a.gouji.json")
    assert review.dirty


def test_an_earlier_review_at_the_default_place_is_not_overwritten(
    review: Review, source: Path, forms: Forms
) -> None:
    review.correct([(CELL, "7")], origin=Origin.TYPED)
    path = save(review)
    before = path.read_bytes()
    second = open_report(source, forms, SETTINGS)
    second.correct([(CELL, "9")], origin=Origin.TYPED)
    with pytest.raises(SaveProblem) as caught:
        save(second)
    assert caught.value.kind == "exists"
    assert path.read_bytes() == before
    save(second, path)  # the reviewer has agreed
    assert reopen(path, forms).report.cells[CELL].raw == "9"


def test_the_saved_file_opens_without_its_source(review: Review, source: Path, forms: Forms) -> None:
    work(review)
    path = save(review)
    source.unlink()
    again = reopen(path, forms)
    assert state(again) == state(review)
    assert again.document is not None
    assert again.document.text == source_text(review)
    assert not again.source_changed


def source_text(review: Review) -> str:
    assert review.document is not None
    return review.document.text


def test_a_source_that_changed_is_told_and_the_review_stays(
    review: Review, source: Path, forms: Forms
) -> None:
    work(review)
    path = save(review)
    source.write_text(source.read_text(encoding="utf-8") + "\n补充", encoding="utf-8")
    again = reopen(path, forms)
    assert again.source_changed
    assert state(again) == state(review)


def test_the_saved_file_is_a_readable_diff(review: Review) -> None:
    review.correct([(CELL, "7")], origin=Origin.TYPED)
    first = save(review).read_text(encoding="utf-8").splitlines()
    review.correct([(CELL, "8")], origin=Origin.TYPED)
    second = save(review).read_text(encoding="utf-8").splitlines()
    assert f'    "{CELL}": {{"raw": "7"' in "\n".join(first)
    assert len(set(second) - set(first)) < 25
    assert '"amount": 12.50' in "\n".join(first)


def jsonl(review: Review) -> str:
    return dumps(to_saved(review.source, review.report, review.checks, review.history.done))


def test_a_line_of_the_command_line_opens_from_its_source(review: Review, source: Path, forms: Forms) -> None:
    work(review)
    path = source.with_name("输出.json")
    path.write_text(jsonl(review), encoding="utf-8")
    again = reopen(path, forms)
    assert again.document is not None
    assert state(again) == state(review)


def test_a_line_of_the_command_line_opens_without_text_where_the_source_is_gone(
    review: Review, source: Path, forms: Forms
) -> None:
    work(review)
    path = source.with_name("输出.json")
    path.write_text(jsonl(review), encoding="utf-8")
    source.unlink()
    again = reopen(path, forms)
    assert again.document is None

    def figures(review: Review) -> dict[str, object]:
        return {address: (cell.value, cell.state) for address, cell in review.report.cells.items()}

    def tallies(review: Review) -> list[tuple[str, str, Answer]]:
        groups = ("requests.", "proceedings.", "proactive.", "cell.", "date.signed")
        return [(o.rule, o.subject, o.answer) for o in review.checks.outcomes if o.rule.startswith(groups)]

    assert figures(again) == figures(review)
    assert tallies(again) == tallies(review)
    assert again.corrections == review.corrections
    again.go_to(0)
    review.go_to(0)
    assert figures(again) == figures(review)


def test_tables_alone_can_be_opened(tmp_path: Path, forms: Forms) -> None:
    source = {"path": "", "name": "", "sha256": "", "bytes": 0, "kind": "text", "encoding": ""}
    tables = {"requests": {"received": {"natural_person": 5, "total": 5.0}}}
    value = {
        "schema": "gouji/1",
        "source": source,
        "report": {"year": 2022, "form": "2021"},
        "tables": tables,
    }
    path = tmp_path / "别的工具.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    review = reopen(path, forms)
    assert review.report.cells[CELL].number == Decimal(5)
    assert (review.report.year, review.report.form) == (2022, "2021")
    assert not review.report.tables["proceedings"].found


def test_unknown_keys_come_through_a_whole_session(review: Review, forms: Forms) -> None:
    work(review)
    path = save(review)
    value = json.loads(path.read_text(encoding="utf-8"))
    places = [
        value,
        value["source"],
        value["report"],
        value["cells"][CELL],
        value["sections"][0],
        value["findings"][0],
        value["checks"],
        value["corrections"][0],
        value["decisions"][0],
        value["document"],
    ]
    for place in places:
        place["later"] = {"kept": [1, 2.50]}
    value["tables"]["summary"] = {"all": {"total": 3}}
    path.write_text(json.dumps(value), encoding="utf-8")
    again = reopen(path, forms)
    again.correct([(TOTAL, "6")], origin=Origin.TYPED)
    kept = json.loads(save(again).read_text(encoding="utf-8"))
    assert kept["cells"][TOTAL]["raw"] == "6"
    assert kept["tables"]["summary"] == {"all": {"total": 3}}
    for place in (
        kept,
        kept["source"],
        kept["report"],
        kept["cells"][CELL],
        kept["sections"][0],
        next(finding for finding in kept["findings"] if finding["id"] == value["findings"][0]["id"]),
        kept["checks"],
        kept["corrections"][0],
        kept["decisions"][0],
        kept["document"],
    ):
        assert place["later"] == {"kept": [1, 2.5]}


def test_a_date_of_publication_comes_back_with_and_without_the_text(review: Review, forms: Forms) -> None:
    assert review.report.published_on is None
    review.correct([("report/published_on", "2022年1月30日")], origin=Origin.TYPED)
    path = save(review)
    assert reopen(path, forms).report.published_on == date(2022, 1, 30)
    value = json.loads(path.read_text(encoding="utf-8"))
    del value["document"]
    review.source.path.unlink()
    path.write_text(json.dumps(value), encoding="utf-8")
    assert reopen(path, forms).report.published_on == date(2022, 1, 30)
    for older in (value["report"], value["cells"]):  # a file of the time before there was this fact
        older.pop("published_on", older.pop("report/published_on", None))
    value["corrections"] = []
    path.write_text(json.dumps(value), encoding="utf-8")
    assert reopen(path, forms).report.published_on is None


def test_dates_are_iso_and_times_have_their_zone(review: Review) -> None:
    work(review)
    value = json.loads(save(review).read_text(encoding="utf-8"))
    assert value["report"]["signed_on"] == "2022-01-09"
    assert value["report"]["period_start"] == "2021-01-01"
    assert datetime.fromisoformat(value["corrections"][0]["at"]).tzinfo is not None
    assert [correction["step"] for correction in value["corrections"]] == [1, 1, 2, 4]


def problem(path: Path, forms: Forms) -> ReadProblem:
    with pytest.raises(ReadProblem) as caught:
        reopen(path, forms)
    return caught.value


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('{"name": "别的", "version": 1}', "not_ours"),
        ("[1, 2, 3]", "not_ours"),
        ("不是 JSON", "not_ours"),
        ('{"schema": "gouji/2", "source": {}}', "newer"),
        ('{"schema": "gouji/1", "source": 3}', "damaged"),
        ("", "empty"),
    ],
)
def test_json_that_cannot_be_reviewed_is_one_sentence(
    tmp_path: Path, forms: Forms, text: str, kind: str
) -> None:
    path = tmp_path / "a.gouji.json"
    path.write_text(text, encoding="utf-8")
    caught = problem(path, forms)
    assert caught.kind == kind
    assert path.name in caught.message


@pytest.mark.parametrize("share", [0.05, 0.5, 0.999])
def test_a_saved_review_that_is_cut_short_is_told_from_a_strange_file(
    review: Review, forms: Forms, share: float
) -> None:
    path = save(review)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)].decode("utf-8", "ignore").encode())
    assert problem(path, forms).kind == "damaged"


def test_a_saved_review_is_known_by_its_content(review: Review, forms: Forms) -> None:
    work(review)
    path = save(review)
    renamed = path.rename(path.with_name("改了名.txt"))
    assert state(reopen(renamed, forms)) == state(review)


def test_a_text_that_is_no_report_is_refused(tmp_path: Path, forms: Forms) -> None:
    path = tmp_path / "会议纪要.txt"
    path.write_text("会议纪要\n研究了近期工作。\n", encoding="utf-8")
    assert problem(path, forms).kind == "no_report"


def test_a_review_sent_by_somebody_never_makes_the_machine_look_across_the_network(
    review: Review, forms: Forms, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = save(review)
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace(json.dumps(str(source), ensure_ascii=False), r'"\\\\server\\share\\a.txt"'), "utf-8"
    )
    source.unlink()
    looked: list[str] = []
    stat = Path.stat

    def watched(self: Path, **options: bool) -> os.stat_result:
        looked.append(str(self))
        return stat(self, **options)

    monkeypatch.setattr(Path, "stat", watched)
    assert reopen(path, forms).source.path == Path(r"\\server\share\a.txt")
    assert looked
    assert not any("server" in name for name in looked)


def test_what_was_doubted_on_a_page_is_still_doubted_without_the_source(tmp_path: Path, forms: Forms) -> None:
    source = Source(tmp_path / "a.pdf", "a.pdf", "", 0, Kind.PDF, "")
    grid = Grid(1, 2, (GridCell(0, 0, 1, 1, 0, 1), GridCell(0, 1, 1, 1, 2, 3, certain=False)), 0, 3)
    document = Document(
        source, "a\t5\n", (grid,), (Page(1, 0, 4, certain=False),), places=(Place(2, 3, 1, 5, 6, 7, 8),)
    )
    report = parse(document, forms)
    saved = to_saved(source, report, check(report, forms, SETTINGS), document=document)
    assert document_from(loads(dumps(saved, indent=True))) == document

from __future__ import annotations

import json
import os
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from app.commands.open import opened_ahead
from app.forms.load import Forms
from app.reading.read import read
from app.report.correction import Origin
from app.report.saved import loads
from app.review.folder import WRITTEN
from app.review.open import open_report
from app.review.save import save
from app.settings import Settings
from tests.conftest import SAMPLES, real_report
from tests.texts import render_report

UNBALANCED = {"requests/received/natural_person": "5", "requests/received/total": "5"}


@pytest.fixture
def clean(tmp_path: Path, forms: Forms) -> Path:
    path = tmp_path / "甲镇-2021.txt"
    path.write_text(render_report(form=forms.form("2021")), encoding="utf-8")
    return path


@pytest.fixture
def faulty(tmp_path: Path, forms: Forms) -> Path:
    path = tmp_path / "乙镇-2021.txt"
    path.write_text(render_report(UNBALANCED, form=forms.form("2021")), encoding="utf-8")
    return path


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_clean_report_is_0_and_says_what_was_checked(
    clean: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(clean)]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    head, title, form, counts, *rest = out.splitlines()
    assert head == str(clean)
    assert title.strip() == "青禾县柳溪镇人民政府2021年政府信息公开工作年度报告"
    assert form.strip() == "2021 表式 · 2021 年度"
    assert "未通过 0" in counts
    assert "未校核 0" in counts
    assert rest == ["  没有发现问题。", ""]


def test_a_tally_fault_is_1_and_the_sum_is_written_out(
    faulty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(faulty)]) == 1
    out = capsys.readouterr().out
    assert "[错误]" in out
    assert "(requests.balance)" in out
    assert "相差 5" in out


def test_what_would_mend_a_sum_is_said_below_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(SAMPLES / "tally-faults-2021.txt")]) == 1
    assert "可考虑：将 结转下年度继续办理·自然人 2 改为 3，可同时消除 2 处勾稽错误" in capsys.readouterr().out


def test_what_mends_several_findings_together_is_said_once_below_them(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """With each of the seven, the same three cells were told seven times."""
    main(["check", str(SAMPLES / "tally-faults-2021.txt")])
    out = capsys.readouterr().out
    assert out.count("可同时消除 7 处勾稽错误") == 1
    _, _, told = out.partition("  [一并更正] 将 予以公开·总计 12 改为 11、")
    head, *mended = told.splitlines()
    assert head.endswith("可同时消除 7 处勾稽错误：")
    assert [line.split() for line in mended[:2]] == [
        ["三", "·", "自然人", "(requests.balance)"],
        ["三", "·", "商业企业", "(requests.balance)"],
    ]
    assert len([line for line in mended if line.strip()]) == 7


def test_jsonl_is_one_line_a_report_in_the_order_given(
    clean: Path, faulty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--format", "jsonl", str(faulty), str(clean)]) == 1
    first, second = lines(capsys)
    assert [first["source"]["name"], second["source"]["name"]] == [faulty.name, clean.name]
    assert first["schema"] == "gouji/1"
    assert first["tables"]["requests"]["received"]["natural_person"] == 5
    assert first["checks"]["failed"] > 0
    assert "document" not in first
    balance = next(f for f in first["findings"] if f["id"] == "requests.balance@requests/*/natural_person")
    assert balance["sum"]["difference"] == 5
    assert [operand["value"] for operand in balance["sum"]["left"]] == [5, 0]
    assert set(balance["cells"]) | set(balance["related"]) >= {o["cell"] for o in balance["sum"]["left"]}


def test_a_file_that_cannot_be_read_is_2_and_the_others_are_still_checked(
    tmp_path: Path, faulty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = str(tmp_path / "没有.txt")
    assert main(["check", gone, str(faulty)]) == 2
    out, err = capsys.readouterr()
    assert "没有.txt" in err
    assert len(err.splitlines()) == 1
    assert "(requests.balance)" in out
    assert out.splitlines()[-1] == "共 2 份：0 份没有错误，1 份有错误，1 份无法读取。"
    assert main(["check", "--format", "jsonl", gone, str(faulty)]) == 2
    problem, report = lines(capsys)
    assert problem["source"] == {"path": gone, "name": "没有.txt"}
    assert problem["problem"]["kind"] == "missing"
    assert problem["problem"]["message"]
    assert report["source"]["name"] == faulty.name


def test_each_result_is_out_before_the_next_file_is_read(
    clean: Path, faulty: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def watched(path: Path, *, encoding: str | None = None, **_: object) -> object:
        seen.append(capsys.readouterr().out)
        return read(path, encoding=encoding)

    monkeypatch.setattr("app.review.open.read", watched)
    main(["check", str(clean), str(faulty)])
    assert seen[0] == ""
    assert clean.name in seen[1]


# --- folders


def test_a_folder_is_walked_in_order_without_what_is_hidden(
    tmp_path: Path, forms: Forms, capsys: pytest.CaptureFixture[str]
) -> None:
    text = render_report(form=forms.form("2021"))
    for name in (
        "b.txt",
        "a.txt",
        "c/d.txt",
        "c/a/e.txt",
        ".hidden.txt",
        ".git/x.txt",
        "~$a.txt",
        "Thumbs.db",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "round").symlink_to(tmp_path, target_is_directory=True)
    assert main(["check", "--format", "jsonl", str(tmp_path)]) == 0
    found = [Path(line["source"]["path"]).relative_to(tmp_path).as_posix() for line in lines(capsys)]
    assert found == ["a.txt", "b.txt", "c/d.txt", "c/a/e.txt"]


def test_a_pipe_in_a_folder_does_not_hang_the_walk(clean: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(clean.with_name("管道"))
    assert main(["check", "--format", "jsonl", str(clean.parent)]) == 0
    assert len(lines(capsys)) == 1


def test_a_folder_without_files_is_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path)]) == 2
    assert "没有可校核的文件" in capsys.readouterr().err


def test_a_folder_that_cannot_be_read_is_a_sentence_and_the_walk_goes_on(
    clean: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = clean.with_name("不准进")
    closed.mkdir()
    scandir = os.scandir

    def guarded(path: Path) -> object:  # root, who runs the tests, may enter everywhere
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    assert main(["check", str(clean.parent)]) == 2
    out, err = capsys.readouterr()
    assert clean.name in out
    assert "不准进" in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("command", ["check", "memo"])
def test_a_file_in_a_folder_without_permission_is_a_sentence(
    command: str, clean: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    stat = Path.stat
    opened = Path.open

    def guarded(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if path == clean:
            raise PermissionError(13, "Permission denied", str(path))
        return stat(path, follow_symlinks=follow_symlinks)

    def kept(path: Path, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401  (as Path.open)
        if path == clean:
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *arguments, **named)

    monkeypatch.setattr(Path, "stat", guarded)
    monkeypatch.setattr(Path, "open", kept)
    assert opened_ahead([clean]) is None
    more = ["-o", str(clean.with_name("m.html"))] if command == "memo" else []
    assert main([command, str(clean), *more]) == 2
    err = capsys.readouterr().err
    assert "没有读取" in err
    assert "权限" in err
    assert len(err.splitlines()) == 1


def test_in_a_folder_the_report_stands_for_the_review_beside_it(
    faulty: Path, forms: Forms, capsys: pytest.CaptureFixture[str]
) -> None:
    review = open_report(faulty, forms, Settings())
    fixes = [("requests/carried_out/natural_person", "5"), ("requests/carried_out/total", "5")]
    review.correct(fixes, origin=Origin.TYPED)
    saved = save(review)
    assert main(["check", "--format", "jsonl", str(faulty.parent)]) == 1
    (only,) = lines(capsys)
    assert only["corrections"] == []
    assert main(["check", "--format", "jsonl", str(saved)]) == 0
    (only,) = lines(capsys)
    assert [correction["after"] for correction in only["corrections"]] == ["5", "5"]
    assert main(["check", str(saved)]) == 0
    assert "按 2 处更正校核" in capsys.readouterr().out
    faulty.unlink()
    assert main(["check", str(saved.parent)]) == 0


def test_in_a_folder_memos_and_annotated_copies_are_no_reports(
    clean: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = clean.read_text(encoding="utf-8")
    for ending in (*WRITTEN, "更正", "二稿"):
        clean.with_stem(f"{clean.stem}-{ending}").write_text(text, encoding="utf-8")
    alone = clean.with_name("别的-批注.txt")  # nothing stands beside it that it is a copy of
    alone.write_text(text, encoding="utf-8")
    main(["check", "--format", "jsonl", str(clean.parent)])
    found = {line["source"]["name"] for line in lines(capsys)}
    copies = {f"{clean.stem}-更正.txt", f"{clean.stem}-二稿.txt"}
    assert found == {clean.name, alone.name, *copies}


# --- bad input: one sentence each, exit status 2


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(2_000_000_000)


BAD: dict[str, Callable[[Path], object]] = {
    "空.txt": lambda path: path.write_bytes(b""),
    "白.txt": lambda path: path.write_bytes(b" \n\t\n"),
    "图片.png": lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(200)),
    "图片.txt": lambda path: path.write_bytes(b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(range(256)) * 4),
    "包.zip": lambda path: path.write_bytes(b"PK\x03\x04" + bytes(100)),
    "大.txt": sparse,
    "纪要.txt": lambda path: path.write_text("会议纪要\n研究了近期工作。\n", encoding="utf-8"),
    "别的.json": lambda path: path.write_text('{"name": "别的", "items": [1, 2]}', encoding="utf-8"),
    "半截.gouji.json": lambda path: path.write_text('{"schema": "gouji/1", "source": {"pa', encoding="utf-8"),
    "新版.gouji.json": lambda path: path.write_text('{"schema": "gouji/2"}', encoding="utf-8"),
    "深.json": lambda path: path.write_text("[" * 200_000, encoding="utf-8"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_one_sentence_and_2(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    BAD[name](path)
    before = path.stat()
    assert main(["check", str(path)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    assert name in err
    assert "程序出错" not in err
    assert err.rstrip().endswith("。")
    assert path.stat().st_mtime_ns == before.st_mtime_ns


def test_a_file_that_vanishes_between_listing_and_reading_is_one_sentence(
    clean: Path, faulty: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import app.review.folder

    original = app.review.folder.report_files

    def vanishing(folder: Path) -> object:
        for path in original(folder):
            if path == faulty:
                faulty.unlink()
            yield path

    monkeypatch.setattr(app.review.folder, "report_files", vanishing)
    assert main(["check", str(clean.parent)]) == 2
    out, err = capsys.readouterr()
    assert clean.name in out
    assert faulty.name in err


def test_a_fault_of_the_program_in_one_file_does_not_stop_the_others(
    clean: Path, faulty: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(path: Path, *, encoding: str | None = None, **_: object) -> object:
        if path == faulty:
            raise ZeroDivisionError
        return read(path, encoding=encoding)

    monkeypatch.setattr("app.review.open.read", failing)
    assert main(["check", "--format", "jsonl", str(faulty), str(clean)]) == 2
    problem, report = lines(capsys)
    assert problem["problem"]["kind"] == "internal"
    assert "ZeroDivisionError" in problem["problem"]["message"]
    assert report["source"]["name"] == clean.name


def test_bad_settings_are_told_and_the_check_goes_on(
    clean: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "settings.toml").write_text("deadline = 3\n", encoding="utf-8")
    assert main(["check", str(clean)]) == 0
    assert "settings.toml" in capsys.readouterr().err


def test_a_bad_form_file_stops_with_its_name(
    clean: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "forms").mkdir()
    (home / "forms" / "我的.toml").write_text("id = 3\n", encoding="utf-8")
    assert main(["check", str(clean)]) == 2
    assert "我的.toml" in capsys.readouterr().err


# --- the table of issue 2, on the real reports

APPLICANTS = ("natural_person", "business", "research", "public_interest", "legal_service", "other")


def real(name: str, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """What ``gouji check --format jsonl`` says; the figures as Decimals."""
    main(["check", "--format", "jsonl", str(real_report(name))])
    (line,) = capsys.readouterr().out.splitlines()
    value: dict[str, Any] = json.loads(line, parse_float=Decimal)
    assert loads(line).schema_ == "gouji/1"
    return value


def figures(value: dict[str, Any]) -> dict[str, Any]:
    return {
        f"{table}/{row}/{column}": figure
        for table, rows in value["tables"].items()
        for row, columns in rows.items()
        for column, figure in columns.items()
    }


@pytest.mark.parametrize(
    ("name", "form", "year", "signed_on"),
    [
        ("liye-2021", "2021", 2021, None),
        ("cuiyun-2021", "2021", 2021, None),
        ("zhenjiang-2020", "2019", 2020, "2021-02-05"),
        ("xian-2021", "2021", 2021, None),
        ("penghou-2024", "mixed", 2024, "2025-01-20"),
    ],
)
def test_the_facts_of_the_real_reports(
    name: str, form: str, year: int, signed_on: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    facts = real(name, capsys)["report"]
    assert (facts["form"], facts["year"], facts["signed_on"]) == (form, year, signed_on)


@pytest.mark.parametrize("name", ["liye-2021", "cuiyun-2021", "zhenjiang-2020"])
def test_every_cell_is_0(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    value = real(name, capsys)
    assert set(figures(value).values()) == {0}
    assert not any(finding["severity"] == "error" for finding in value["findings"])


def test_the_rows_with_eight_values_are_told_and_not_judged(capsys: pytest.CaptureFixture[str]) -> None:
    value = real("cuiyun-2021", capsys)
    assert any(finding["rule"] == "row.width" for finding in value["findings"])
    assert value["cells"]["requests/granted/total"]["certain"] is False
    assert "certain" not in value["cells"]["requests/received/total"]


def test_only_the_total_column_is_filled(capsys: pytest.CaptureFixture[str]) -> None:
    value = real("xian-2021", capsys)
    for row, columns in value["tables"]["requests"].items():
        assert columns["total"] == 0, row
        for column in APPLICANTS:
            assert columns[column] is None
            assert value["cells"][f"requests/{row}/{column}"]["state"] == "blank"
    others = [figure for address, figure in figures(value).items() if not address.startswith("requests/")]
    assert set(others) == {0}


def test_the_figures_of_a_mixed_report_keep_every_digit(capsys: pytest.CaptureFixture[str]) -> None:
    value = real("penghou-2024", capsys)
    found = figures(value)
    expected = {
        "proactive/permits/decisions": 1782,
        "proactive/penalties/decisions": 55,
        "proactive/fees/amount": Decimal("12.39205"),
    }
    assert {address: found[address] for address in expected} == expected
    assert {figure for address, figure in found.items() if address not in expected} == {0}
    assert set(value["tables"]["proactive"]["normative_documents"]) == {
        "made",
        "disclosed",
        "total_disclosed",
    }
    assert value["cells"]["report/year"]["certain"] is False


def test_the_late_signature_is_found(capsys: pytest.CaptureFixture[str]) -> None:
    value = real("zhenjiang-2020", capsys)
    (late,) = [finding for finding in value["findings"] if finding["rule"] == "date.late"]
    assert late["severity"] == "warning"
    assert late["cells"] == ["report/signed_on"]

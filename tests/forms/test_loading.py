"""Form files that somebody writes: accepted with their rows, or refused with file, key and reason."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from app import paths
from app.forms.build import build_form
from app.forms.grid import shape
from app.forms.load import FormFileError, load_form, load_forms
from app.forms.tallies import tallies

GOOD = """\
id = "2030"
title = "2030表式"
document = "某办〔2030〕1号"
since = 2030

[[tables]]
id = "requests"
section = 3
title = "三、申请情况"
short = "三、申请"
layout = "matrix"

[[tables.blocks]]
id = "requests"
corner = "项目"
columns = [{ id = "natural_person", label = "自然人" }, { id = "total", label = "总计" }]
rows = [
    { id = "received", label = "一、本年新收" },
    { id = "denied.work_secret", label = "9.属于工作秘密", group = ["（三）不予公开"] },
]

[[tables.blocks.tallies]]
rule = "requests.row_total"
each = "row"
left = ["natural_person"]
right = ["total"]
"""


def written(folder: Path, text: str, name: str = "2030.toml", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding=encoding)
    return path


def test_a_new_form_with_a_new_row_needs_no_code(tmp_path: Path) -> None:
    form = load_form(written(tmp_path, GOOD))
    table = form.table("requests")
    block = table.block("requests")
    addresses = [place.address for place in shape(table, table.blocks).places if place.address]
    assert "requests/denied.work_secret/total" in addresses
    assert [tally.subject for tally in tallies("requests", block)] == [
        "requests/received",
        "requests/denied.work_secret",
    ]


def test_a_file_saved_by_notepad_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    assert load_form(written(tmp_path, GOOD, encoding="utf-8-sig")).id == "2030"


@pytest.mark.parametrize(
    ("old", "new", "key", "reason"),
    [
        pytest.param('title = "2030表式"\n', "", "title", "缺少这一项", id="missing key"),
        pytest.param(
            'label = "自然人"',
            'name = "自然人"',
            "tables.0.blocks.0.columns.0.label",
            "缺少",
            id="key of a part",
        ),
        pytest.param(
            "since = 2030", "since = 2030\nuntill = 2040", "untill", "没有这样的项", id="unknown key"
        ),
        pytest.param("since = 2030", 'since = "早"', "since", "应为整数", id="text for a number"),
        pytest.param('title = "2030表式"', "title = 2030", "title", "应为文字", id="number for text"),
        pytest.param(
            'left = ["natural_person"]', 'left = "natural_person"', ".left", "应为列表", id="text for a list"
        ),
        pytest.param('left = ["natural_person"]', "left = []", ".left", "不能为空", id="empty side"),
        pytest.param("rows = [\n    {", 'rows = ["x", {', "rows.0", "应为一组", id="text for a part"),
        pytest.param(
            'layout = "matrix"', 'layout = "round"', "tables.0.layout", "取值不在允许范围内", id="layout"
        ),
        pytest.param('each = "row"', 'each = "cell"', ".each", "取值不在允许范围内", id="each"),
        pytest.param("section = 3", "section = 7", "tables.0.section", "太大", id="section"),
        pytest.param('id = "received"', 'id = "Received!"', "rows.0.id", "小写字母", id="name"),
        pytest.param(
            'right = ["total"]', 'right = ["sum"]', "tables.0.blocks.0", "“sum”", id="tally without column"
        ),
        pytest.param(
            'id = "denied.work_secret"',
            'id = "received"',
            "tables.0.blocks.0",
            "“received” 出现两次",
            id="row twice",
        ),
        pytest.param(
            'id = "total"', 'id = "natural_person"', "tables.0.blocks.0", "出现两次", id="column twice"
        ),
        pytest.param("since = 2030", "since = 2030\nuntil = 2029", "", "早于", id="ends before it starts"),
        pytest.param("since = 2030", "since 2030", "", "TOML", id="not TOML"),
    ],
)
def test_a_bad_file_is_named_with_key_and_reason(
    tmp_path: Path, old: str, new: str, key: str, reason: str
) -> None:
    assert old in GOOD
    path = written(tmp_path, GOOD.replace(old, new, 1))
    with pytest.raises(FormFileError) as caught:
        load_form(path)
    assert caught.value.path == path
    assert key in caught.value.key
    assert reason in caught.value.reason
    assert all(part in str(caught.value) for part in (str(path), caught.value.key, caught.value.reason))


@pytest.mark.parametrize("name", ["2019.toml", "2021.toml"])
def test_a_shipped_form_is_built_as_it_would_be_validated(name: str) -> None:
    path = paths.resources() / "forms" / name
    assert build_form(tomllib.loads(path.read_text(encoding="utf-8"))) == load_form(path)


def test_a_shipped_form_that_somebody_broke_is_named_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    path = written(tmp_path / "forms", GOOD.replace('label = "自然人"', 'name = "自然人"'))
    with pytest.raises(FormFileError, match="缺少这一项") as caught:
        load_forms()
    assert (caught.value.path, caught.value.key) == (path, "tables.0.blocks.0.columns.0.label")


def test_a_table_or_a_cell_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    _, _, table = GOOD.partition("[[tables]]")
    with pytest.raises(FormFileError, match="“requests” 出现两次"):
        load_form(written(tmp_path, GOOD + "\n[[tables]]" + table))
    _, _, block = GOOD.partition("[[tables.blocks]]")
    again = "\n[[tables.blocks]]" + block.replace('id = "requests"', 'id = "again"', 1)
    with pytest.raises(FormFileError, match="“received/natural_person” 出现两次"):
        load_form(written(tmp_path, GOOD + again))


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FormFileError, match="不是 UTF-8"):
        load_form(written(tmp_path, GOOD, encoding="gb18030"))


@pytest.mark.parametrize("make", [Path.mkdir, lambda path: None], ids=["a folder", "nothing"])
def test_what_cannot_be_read_is_refused(tmp_path: Path, make: object) -> None:
    path = tmp_path / "2030.toml"
    assert callable(make)
    make(path)
    with pytest.raises(FormFileError, match="无法读取"):
        load_form(path)


def test_a_users_own_form_stands_beside_the_shipped_ones(home: Path) -> None:
    written(home / "forms", GOOD)
    forms = load_forms()
    assert [form.id for form in forms.forms] == ["2019", "2021", "2030"]
    assert forms.for_year(2031).id == "2030"


def test_a_users_own_form_replaces_the_shipped_one_of_the_same_id(home: Path) -> None:
    written(
        home / "forms", GOOD.replace('id = "2030"', 'id = "2021"').replace("since = 2030", "since = 2021")
    )
    forms = load_forms()
    assert [form.id for form in forms.forms] == ["2019", "2021"]
    assert forms.form("2021").title == "2030表式"


def test_a_users_bad_form_is_refused_by_name(home: Path) -> None:
    path = written(home / "forms", "id = ")
    with pytest.raises(FormFileError) as caught:
        load_forms()
    assert caught.value.path == path


def test_a_folder_without_forms_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FormFileError, match="没有任何表式文件"):
        load_forms(tmp_path)

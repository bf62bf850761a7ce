"""``gouji rules``: every rule in a line, one rule in full, a wrong id."""

from __future__ import annotations

import pytest

from app import paths
from app.checking.rulebook import RULES
from app.cli import main
from app.settings import settings_path


def test_every_rule_is_a_line_with_its_severity_title_and_basis(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[:-2]] == sorted(RULES)
    for line, id in zip(lines, sorted(RULES), strict=False):
        assert line.split()[1] in {"错误", "警告", "提示"}
        assert RULES[id].title in line
        assert line.endswith(RULES[id].basis)
    assert lines[-1].startswith(f"共 {len(RULES)} 条规则")


@pytest.mark.parametrize("id", ["requests.balance", "overview.aspects", "section.processing_fee"])
def test_a_rule_is_explained(id: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", id]) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"{id}  {RULES[id].title}\n")
    assert f"依据：{RULES[id].basis}" in out
    assert RULES[id].doc.splitlines()[0] in out


def test_a_tally_that_a_users_form_names_itself_is_listed_and_explained(
    capsys: pytest.CaptureFixture[str],
) -> None:
    shipped = (paths.resources() / "forms" / "2021.toml").read_text(encoding="utf-8")
    own = """
[[tables.blocks.tallies]]
rule = "proceedings.pending_bound"
each = "row"
left = ["pending"]
relation = "<="
right = ["total"]
severity = "warning"
"""
    folder = paths.user_folder() / "forms"
    folder.mkdir(parents=True)
    (folder / "ours.toml").write_text(shipped + own, encoding="utf-8")  # the last block is 复议诉讼
    assert main(["rules"]) == 0
    (line,) = [line for line in capsys.readouterr().out.splitlines() if "pending_bound" in line]
    assert "警告" in line
    assert main(["rules", "proceedings.pending_bound"]) == 0
    assert "每行：pending <= total" in capsys.readouterr().out


def test_years_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    main(["rules", "section.processing_fee", "section.order"])
    out = capsys.readouterr().out
    assert "适用年度：2021年度起" in out
    assert "适用年度：不限" in out


def test_a_rule_that_is_switched_off_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    settings_path().write_text('rules_off = ["cell.blank"]\n', encoding="utf-8")
    main(["rules"])
    assert sum("（已关闭）" in line for line in capsys.readouterr().out.splitlines()) == 1
    main(["rules", "cell.blank"])
    assert "已在设置中关闭" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("id", "says"),
    [
        ("requests.balanse", "requests.balance"),
        ("balance", "requests.balance"),
        ("?", "用 gouji rules 查看全部"),
    ],
)
def test_an_id_that_is_none_is_one_sentence(id: str, says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", id]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith(f"没有规则“{id}”")
    assert says in shown.err
    assert shown.err.count("\n") == 1

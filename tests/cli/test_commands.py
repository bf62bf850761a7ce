from __future__ import annotations

import ctypes
import gc
import json
import sys
from pathlib import Path

import pytest

import app.commands
from app import __version__, cli
from app.cli import main
from app.forms.load import Forms
from app.report.saved import json_schema
from app.review.save import save
from tests.memo.reviews import mend
from tests.memo.word import word_review
from tests.texts import render_report

HELPERS = {"__init__", "command", "display", "exporting", "reports"}
"""What lies beside the commands in app/commands."""


@pytest.fixture
def report(tmp_path: Path, forms: Forms) -> Path:
    path = tmp_path / "甲镇-2021.txt"
    path.write_text(render_report(form=forms.form("2021")), encoding="utf-8")
    return path


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], *([name, "--help"] for name in cli.COMMANDS)])
def test_help_is_in_chinese(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 0
    out = capsys.readouterr().out
    assert out.startswith("用法：gouji")
    assert "usage" not in out
    assert "options:" not in out


def test_the_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--help"])
    out = capsys.readouterr().out
    listed = out.split("命令 (commands):\n")[1].split("\n\n")[0].splitlines()
    expected = [[name, command.summary] for name, command in cli.COMMANDS.items()]
    assert [line.split(maxsplit=1) for line in listed] == expected


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_the_help_of_a_command_is_told_in_both_languages_with_its_exit_statuses(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main([name, "--help"])
    out = capsys.readouterr().out
    assert "退出状态：0" in out
    assert "Exit status: 0" in out


def test_every_module_of_a_command_is_a_command() -> None:
    modules = {path.stem for path in Path(app.commands.__path__[0]).glob("*.py")}
    assert modules - HELPERS == {name.replace("-", "_") for name in cli.COMMANDS}


@pytest.mark.parametrize("arguments", [["--version"], ["check", "没有.txt"], ["memo"]])
def test_garbage_is_collected_again_after_a_start(arguments: list[str]) -> None:
    main(arguments)
    assert gc.isenabled()


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"gouji {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["check"], "缺少 文件|文件夹"),
        (["check", "--format", "xml", "a"], "不能用 'xml'"),
        (["check", "--nothing", "a"], "没有这样的选项或参数 --nothing"),
        (["memo", "a"], "缺少 -o/--output"),
    ],
)
def test_wrong_options_are_one_sentence(
    arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert says in err
    assert len(err.splitlines()) == 1


def test_schema_prints_the_json_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out) == json_schema()


@pytest.mark.parametrize("suffix", [".docx", ".html", ".md"])
def test_memo_writes_a_memo(report: Path, suffix: str, capsys: pytest.CaptureFixture[str]) -> None:
    target = report.with_name(f"备忘录{suffix}")
    assert main(["memo", str(report), "-o", str(target)]) == 0
    assert target.stat().st_size > 1000
    assert target.name in capsys.readouterr().err


def test_memo_of_what_cannot_be_read_or_written_is_a_sentence(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["memo", str(report.with_name("没有.txt")), "-o", str(report.with_name("a.md"))]) == 2
    assert main(["memo", str(report), "-o", str(report.parent / "没有" / "a.md")]) == 2
    assert main(["memo", str(report), "-o", str(report.with_name("a.xyz"))]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 3
    assert "没有这个文件夹" in err  # and not in the system's English
    assert [path.name for path in report.parent.iterdir()] == [report.name]


def test_annotate_writes_a_page_of_any_report(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = report.with_name("批注.html")
    assert main(["annotate", str(report), "-o", str(target)]) == 0
    assert report.stem in target.read_text(encoding="utf-8")
    assert target.name in capsys.readouterr().err
    assert main(["annotate", str(report), "-o", str(report.with_name("批注.docx"))]) == 2
    assert ".html" in capsys.readouterr().err


def test_correct_writes_the_corrections_of_a_saved_review(
    tmp_path: Path, forms: Forms, capsys: pytest.CaptureFixture[str]
) -> None:
    review = word_review(tmp_path, forms)
    assert main(["correct", str(review.source.path), "-o", str(tmp_path / "更正.docx")]) == 2
    assert "还没有对报告作更正" in capsys.readouterr().err
    mend(review)
    saved = save(review)
    assert main(["correct", "--plain", str(saved), "-o", str(tmp_path / "更正.docx")]) == 0
    assert "更正本已写到" in capsys.readouterr().err
    assert main(["check", str(tmp_path / "更正.docx")]) == main(["check", str(saved)])


def opened(monkeypatch: pytest.MonkeyPatch) -> list[list[Path]]:
    """The files with which the window is asked to open, without one."""
    import app.ui.app

    asked: list[list[Path]] = []

    def run(paths: list[Path], *_: object, **__: object) -> int:
        asked.append(paths)
        return 0

    monkeypatch.setattr(app.ui.app, "run", run)
    return asked


def test_a_file_without_a_command_opens_the_window(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = opened(monkeypatch)
    assert main([str(report)]) == 0
    assert main(["open", str(report)]) == 0
    assert main([]) == 0
    assert asked == [[report], [report], []]


@pytest.fixture
def linux(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A Linux desktop with an X server."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    return monkeypatch


def test_a_missing_library_of_the_xcb_plugin_names_the_packages(
    report: Path, linux: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing(name: str, *_: object, **__: object) -> object:
        raise OSError(f"{name}: cannot open shared object file")

    linux.setattr(ctypes, "CDLL", missing)
    asked = opened(linux)
    assert main([str(report)]) == 0
    out, err = capsys.readouterr()
    assert asked == []
    assert "libxcb-cursor0" in err
    assert "libxkbcommon-x11-0" in err
    assert len(err.splitlines()) == 1
    assert "没有发现问题" in out


def test_qt_without_its_libraries_names_the_packages(
    report: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Broken:
        def __getattr__(self, name: str) -> object:
            raise ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")

    monkeypatch.setitem(sys.modules, "PySide6.QtCore", Broken())
    monkeypatch.delitem(sys.modules, "app.ui.app", raising=False)
    assert main([str(report)]) == 0
    out, err = capsys.readouterr()
    assert "libEGL.so.1" in err
    assert "libegl1" in err
    assert len(err.splitlines()) == 1
    assert "没有发现问题" in out


@pytest.mark.parametrize(("word", "command"), [("chek", "check"), ("Check", "check"), ("rule", "rules")])
def test_a_mistyped_command_is_told_and_opens_no_window(
    word: str,
    command: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([word, "a.txt"]) == 2
    out, err = capsys.readouterr()
    assert (out, len(err.splitlines())) == ("", 1)
    assert f"gouji {command}" in err


def test_a_file_with_the_name_of_nearly_a_command_is_opened(
    monkeypatch: pytest.MonkeyPatch, report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(report.parent)
    report.rename("chek")
    assert main(["chek"]) == 0
    assert "2021 年度" in capsys.readouterr().out

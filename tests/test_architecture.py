"""The house rules of the design, held as data: who may import what, what loads late, what lies where."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from app.forms.load import Forms
from tests.builders import HEADINGS
from tests.conftest import REAL_REPORTS, SAMPLES, real_report

ROOT = Path(__file__).parents[1]

FLOW = {
    "forms": set(),
    "report": set(),
    "reading": set(),
    "parsing": {"forms", "report", "reading"},
    "checking": {"forms", "report"},
    "review": {"report", "reading", "parsing", "checking", "forms"},
    "memo": {"review", "report", "forms", "checking", "reading"},  # a copy must know how the file was read
}
BATCH = {*FLOW}
DESKTOP = {"review", "memo", "forms", "report", "reading"}
MAY_IMPORT: dict[str, set[str]] = {
    **FLOW,
    "batch": BATCH,
    "desktop": DESKTOP,
    "commands": BATCH | {"batch", "desktop"},
    "cli": {"commands", "reading"},
    "ui": BATCH | {"batch", "desktop"},
    "settings": set(),
    "paths": set(),
    "sentence": set(),
    "toml_files": set(),
    "patterns": set(),
    "kept": set(),
    "pyside_code": set(),
    "pyside_enums": set(),
    "record": set(),
    "__main__": {"cli"},
    "__init__": set(),
}
"""The design's table of imports. Anyone may import the modules beside the folders."""
ANYONE = {
    "settings",
    "paths",
    "sentence",
    "toml_files",
    "patterns",
    "kept",
    "pyside_code",
    "pyside_enums",
    "record",
    "__init__",
}
DOORS = {("app.commands.open", "app.ui.app"), ("app.commands.self_test", "app.ui.self_test")}
"""`gouji open` and `--self-test` go through these doors, and only when they are asked for."""

LATE = {
    "PySide6",
    "pandas",
    "numpy",
    "docx",
    "lxml",
    "chardet",
    "xlrd",
    "selectolax",
    "pypdfium2",
    "doc2docx",
    "rapidocr",
    "cv2",
    "PIL",
}
"""Too heavy to load before they are needed; never at the top of a module outside the window."""
THIRD_PARTY: dict[str, set[str]] = {
    "pydantic": {"forms", "report", "review"},
    "pydantic_core": {"forms", "report", "review"},
    "chardet": {"reading"},
    "docx": {"memo"},
    "lxml": {"memo"},
    "xlrd": {"reading"},
    "selectolax": {"reading"},
    "pypdfium2": {"reading"},
    "doc2docx": {"reading"},
    "pandas": {"batch", "ui"},
    "numpy": {"batch", "reading"},
    "rapidocr": {"reading"},
    "cv2": {"reading"},
    "PIL": {"reading"},
    "PySide6": {"ui"},
    "shiboken6": {"ui"},
}
"""Which folder may use which package; whoever brings a new one in says here where it belongs."""
EXCEPTIONS = {
    (module, target)
    for module in ("app.memo.pdf", "app.memo.pdf_breaks", "app.memo.pdf_text")
    for target in ("PySide6.QtGui", "PySide6.QtCore")
}
NETWORK = {"socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "xmlrpc", "socketserver"}
NETWORK |= {"PySide6.QtNetwork", "PySide6.QtWebSockets", "asyncio"}


class Import(NamedTuple):
    """One imported name: by which module, where, and whether only inside a function."""

    module: str
    line: int
    target: str
    late: bool

    def __str__(self) -> str:
        return f"{self.module.replace('.', '/')}.py:{self.line} imports {self.target}"


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the program by its dotted name."""
    found = {}
    for path in sorted((ROOT / "app").rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(parts)
        found[name] = ast.parse(path.read_text(encoding="utf-8"), str(path))
    return found


@cache
def imports() -> tuple[Import, ...]:
    """Every import of the program, those inside functions and for types only as well."""
    found: list[Import] = []
    for module, tree in modules().items():
        found += _within(module, tree, late=False)
    return tuple(found)


def _within(module: str, node: ast.AST, *, late: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        for target in _targets(module, child):
            yield Import(module, getattr(child, "lineno", 0), target, late)
        inside = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        types_only = isinstance(child, ast.If) and ast.unparse(child.test).endswith("TYPE_CHECKING")
        yield from _within(module, child, late=late or inside or types_only)


def _targets(module: str, node: ast.AST) -> Iterable[str]:
    match node:
        case ast.Import(names=names):
            return [name.name for name in names]
        case ast.ImportFrom(module=source, names=names, level=level):
            parent = ".".join(module.split(".")[:-level]) if level else ""
            whole = ".".join(part for part in (parent, source) if part)
            # `from app import cli`, `from . import registry`, `from PySide6 import QtGui` import modules
            named = "." not in whole or not source
            return [f"{whole}.{name.name}" if named else whole for name in names]
        case ast.Call(func=ast.Name(id="__import__" | "import_module"), args=args):
            return [ast.literal_eval(args[0])]
        case ast.Call(func=ast.Attribute(attr="import_module"), args=args):
            return [ast.literal_eval(args[0])]
    return []


def area(module: str) -> str:
    """The folder or module under app/ that a dotted name lies in."""
    parts = module.split(".")
    top = parts[1] if len(parts) > 1 else "__init__"
    return top if top in MAY_IMPORT else "__init__" if top.startswith("__") else top


def test_every_folder_stands_in_the_table() -> None:
    assert {area(module) for module in modules()} <= set(MAY_IMPORT)


def test_imports_follow_the_flow_of_a_report() -> None:
    offending = [
        str(one)
        for one in imports()
        if one.target.split(".")[0] == "app"
        and area(one.target) not in MAY_IMPORT[area(one.module)] | ANYONE | {area(one.module)}
        and not ((one.module, one.target) in DOORS and one.late)
    ]
    assert not offending, "\n".join(offending)


def test_packages_are_used_where_they_belong() -> None:
    offending = []
    for one in imports():
        top = one.target.split(".")[0]
        if top == "app" or top in sys.stdlib_module_names:
            continue
        allowed = area(one.module) in THIRD_PARTY.get(top, set())
        if not allowed and (one.module, one.target) not in EXCEPTIONS:
            offending.append(str(one))
    assert not offending, "\n".join(offending)


def test_heavy_packages_are_imported_inside_functions() -> None:
    offending = [
        str(one)
        for one in imports()
        if not one.late
        and (top := one.target.split(".")[0]) in LATE
        and not (area(one.module) == "ui" and top == "PySide6")
    ]
    assert not offending, "\n".join(offending)


LOCAL = {("app.desktop.hand_over", "socket"), ("app.ui.single_instance", "PySide6.QtNetwork")}
"""They speak to the other window of the same user, by a socket in the user's own folder."""


def test_nothing_reaches_the_network() -> None:
    offending = [
        str(one)
        for one in imports()
        if (one.module, one.target) not in LOCAL
        and any(one.target == name or one.target.startswith(f"{name}.") for name in NETWORK)
    ]
    assert not offending, "\n".join(offending)


@pytest.mark.parametrize(
    ("source", "target", "late"),
    [
        ("import app.ui.theme", "app.ui.theme", False),
        ("from app import cli", "app.cli", False),
        ("from PySide6 import QtGui", "PySide6.QtGui", False),
        ("from app.ui.theme import LIGHT", "app.ui.theme", False),
        ("from . import registry", "app.checking.registry", False),
        ("from .registry import RULES", "app.checking.registry", False),
        ("from ..memo import docx", "app.memo", False),
        ("def f():\n    import pandas", "pandas", True),
        ("class C:\n    def f(self):\n        if x:\n            import docx", "docx", True),
        ("if TYPE_CHECKING:\n    import pandas", "pandas", True),
        ("import importlib\nimportlib.import_module('pandas')", "pandas", False),
        ("try:\n    import numpy\nexcept ImportError:\n    pass", "numpy", False),
    ],
)  # fmt: skip
def test_the_reader_of_imports_sees_every_kind(source: str, target: str, late: bool) -> None:
    found = list(_within("app.checking.engine", ast.parse(source), late=False))
    assert (target, late) in {(one.target, one.late) for one in found}


def run(code: str, *arguments: str) -> str:
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


LOADED = f"import sys; print(*sorted({LATE!r} & {{name.split('.')[0] for name in sys.modules}}))"


def test_importing_the_command_line_loads_nothing_heavy() -> None:
    assert run(f"import app.cli\n{LOADED}").split() == []


def test_checking_a_report_loads_nothing_heavy() -> None:
    code = f"import sys, app.cli\nassert app.cli.main(['check', sys.argv[1]]) == 0\nprint()\n{LOADED}"
    shown = run(code, str(SAMPLES / "clean-2021.txt"))
    assert shown.splitlines()[-1].split() == []


def test_nothing_new_lies_at_the_top() -> None:
    allowed = {"app", "resources", "tests", "build", "pyproject.toml", "README.md"}
    assert {path.name for path in ROOT.iterdir() if not path.name.startswith(".")} == allowed


RUN = 25
CHINESE = re.compile(r"[^\u4e00-\u9fff\n]+")
OFFICIAL = (
    "中华人民共和国政府信息公开条例",
    "中华人民共和国政府信息公开工作年度报告格式",
    "国务院办公厅政府信息与政务公开办公室",
    "政府信息公开工作年度报告",
    "本列数据的勾稽关系为第一项加第二项之和等于第三项加第四项之和",
)


def pieces(text: str, official: Iterable[str]) -> set[str]:
    """Every run of 25 Chinese characters that is the writer's own, punctuation and figures aside."""
    own = CHINESE.sub("", text.replace("\r", "").replace("\n", ""))
    for phrase in sorted(official, key=len, reverse=True):
        own = own.replace(phrase, "\n")
    return {line[at : at + RUN] for line in own.split("\n") for at in range(len(line) - RUN + 1)}


def official_phrases(forms: Forms) -> set[str]:
    phrases = {*OFFICIAL, *HEADINGS}
    for form in forms.forms:
        phrases |= {form.title, *(table.title for table in form.tables)}
        for table in form.tables:
            for block in table.blocks:
                phrases |= {block.corner, block.caption}
                for part in block.rows:
                    phrases |= {part.label, *part.group}
                for head in block.columns:
                    phrases |= {head.label, *head.group}
    bare = {CHINESE.sub("", phrase) for phrase in phrases}
    return {phrase for phrase in bare if len(phrase) > 3}


@pytest.mark.parametrize("name", ["cuiyun-2021", "liye-2021", "penghou-2024", "xian-2021", "zhenjiang-2020"])
def test_no_real_reports_text_is_copied_into_the_project(forms: Forms, name: str) -> None:
    official = official_phrases(forms)
    real = pieces(real_report(name).read_text(encoding="utf-8-sig"), official)
    assert real, f"{REAL_REPORTS / name}: no prose was found"
    for folder in ("app", "resources", "tests", "build"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in {".py", ".txt", ".toml", ".md", ".json", ".html"}:
                copied = real & pieces(path.read_text(encoding="utf-8", errors="ignore"), official)
                assert not copied, f"{path.relative_to(ROOT)} repeats {name}: {sorted(copied)[:3]}"

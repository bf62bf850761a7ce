"""The window's words in other languages: collected from app, merged into the .ts file, compiled to .qm.

Started by ``python3 build/dev.py translations``. Translate what is new in the .ts file (by hand or with Qt
Linguist) and run it again. Both files are tracked: the window works from a checkout without a build step,
and tests/ui/test_translations.py says when they are behind.

lupdate takes a call for one of another class after a nested class, or after two calls on a line. So the
calls are found here, in the syntax tree, and lupdate is given a file in which nothing else stands.
"""

from __future__ import annotations

import ast
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[1]
APP = ROOT / "app"
FOLDER = ROOT / "resources" / "translations"
TS = FOLDER / "gouji_en.ts"
QM = TS.with_suffix(".qm")
OF_QT = FOLDER / "gouji_zh.ts"
"""What Qt's Chinese lacks. Nothing is collected into it."""
PROBLEMS = "problems"
"""The context of the sentences of the core, see app/ui/sentences.py."""


class Message(NamedTuple):
    """A text to be translated; ``context`` is the class it is said by, or a name that was given."""

    context: str
    text: str


class CannotTranslate(Exception):
    """A call whose words are not plain text, so that nobody can collect them."""


def messages_of(source: str, name: str) -> set[Message]:
    """Every text that a module has translated; raises CannotTranslate with the line."""
    return set(_within(ast.parse(source), "", name))


def _within(node: ast.AST, context: str, name: str) -> Iterator[Message]:
    for child in ast.iter_child_nodes(node):
        inside = child.name if isinstance(child, ast.ClassDef) else context
        if isinstance(child, ast.Call) and (message := _message(child, context, name)) is not None:
            yield message
        yield from _within(child, inside, name)


def _message(call: ast.Call, context: str, name: str) -> Message | None:
    match call:
        case ast.Call(func=ast.Attribute(value=ast.Name(id="self"), attr="tr"), args=[text]):
            words = [text]
        case ast.Call(
            func=ast.Attribute(attr="translate") | ast.Name(id="translate" | "marked"),
            args=[ast.expr() as where, text],
        ):
            if isinstance(where, ast.Name):  # a function that hands on what others collect
                return None
            context, words = _plain(where, call, name), [text]
        case ast.Call(func=ast.Name(id="Sentence"), args=[text]) if not _empty(text):
            context, words = PROBLEMS, [text]
        case _:
            return None
    return Message(context, _plain(words[0], call, name))


def _empty(text: ast.expr) -> bool:
    return isinstance(text, ast.Constant) and text.value == ""


def _plain(node: ast.expr, call: ast.Call, name: str) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    raise CannotTranslate(
        f"{name}:{call.lineno}: tr(), translate() and Sentence() take plain text: {ast.unparse(call)}"
    )


def collect() -> set[Message]:
    """All texts of the window, and the words and sentences of the core that it shows."""
    sys.path.insert(0, str(ROOT))
    from app.ui.core_words import CONTEXT, core_words

    found = {Message(CONTEXT, text) for text in core_words()}
    for path in sorted(APP.rglob("*.py")):
        found |= messages_of(path.read_text(encoding="utf-8"), str(path.relative_to(ROOT)))
    return found


def as_python(messages: set[Message]) -> str:
    """A module that has nothing but these texts translated, for lupdate."""
    lines = (f"translate({_quoted(one.context)}, {_quoted(one.text)})\n" for one in sorted(messages))
    return "".join(lines)


def _quoted(text: str) -> str:
    for old, new in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\t", "\\t")):
        text = text.replace(old, new)
    return f'"{text}"'


def _run(tool: str, *arguments: str) -> None:
    import PySide6

    folder = Path(PySide6.__path__[0])
    program = next(path for path in (folder / tool, folder / f"{tool}.exe") if path.exists())
    done = subprocess.run([str(program), *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{tool} failed (exit status {done.returncode}): {done.stderr or done.stdout}")


def update(ts: Path = TS) -> None:
    """Merge what the window says now into the .ts file; what it says no more is dropped.

    The same words said by another class, as after a module was split, keep their translation.
    """
    known = {one.text: words for one, words in (entries(ts) if ts.exists() else {}).items() if words}
    with tempfile.TemporaryDirectory() as scratch:
        collected = Path(scratch) / "collected.py"
        collected.write_text(as_python(collect()), encoding="utf-8")
        options = ("-silent", "-no-obsolete", "-sort-messages", "-locations", "none")
        languages = ("-source-language", "zh_CN", "-target-language", "en")
        # A sentence that only resembles another is translated anew, not guessed.
        exact = ("-disable-heuristic", "similartext")
        lupdate = partial(_run, "lupdate", *options, *languages, *exact, str(collected), "-ts", str(ts))
        lupdate()
        if _carry_over(known, ts):
            lupdate()  # which writes the file as it always does


def _carry_over(known: Mapping[str, str], ts: Path) -> bool:
    tree = ElementTree.parse(ts)
    changed = False
    for message in tree.getroot().iter("message"):
        translation, text = message.find("translation"), message.findtext("source", "")
        if translation is not None and translation.get("type") == "unfinished" and text in known:
            translation.text = known[text]
            del translation.attrib["type"]
            changed = True
    if changed:
        tree.write(ts, encoding="utf-8", xml_declaration=True)
    return changed


def compile_to(qm: Path = QM, ts: Path = TS) -> None:
    """Write the .qm file that Qt loads."""
    _run("lrelease", "-silent", "-nounfinished", str(ts), "-qm", str(qm))


def main() -> int:
    """Update and compile; 1 if something is left to be translated, and says what."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    try:
        update()
    except CannotTranslate as problem:
        print(problem, file=sys.stderr)
        return 1
    compile_to()
    compile_to(OF_QT.with_suffix(".qm"), OF_QT)
    left = unfinished()
    for one in left:
        print(f"{TS.name}: not translated: {one.context}: {one.text}", file=sys.stderr)
    return int(bool(left))


def entries(ts: Path = TS) -> dict[Message, str]:
    """Every text of the .ts file with its translation; "" where that is lacking or unfinished."""
    found = {}
    for context in ElementTree.parse(ts).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            done = translation is not None and translation.get("type") is None
            words = (translation.text or "") if translation is not None and done else ""
            found[Message(context.findtext("name", ""), message.findtext("source", ""))] = words
    return found


def unfinished(ts: Path = TS) -> list[Message]:
    """What is not translated."""
    return [one for one, words in entries(ts).items() if not words]


if __name__ == "__main__":
    sys.exit(main())

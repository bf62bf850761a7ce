"""Gouji beside the tools people would take instead, on the same files in one run.

    python -m tests.bench.others [--reports 40] [--pdf 12] [--seed 1]

Made reports (tests/generator) are written as web pages, Word files, workbooks and, where LibreOffice
is installed, printed to PDF. Each file is read by Gouji, by pandas.read_html and by markitdown; what
the others give, tables or Markdown, goes through Gouji's own parser, so that reading alone is compared
and what is doubtful in the others' tables is flagged by Gouji as well. Tools that are not installed are
named and left out.

A cell is right, flagged (for the others most of all: not found) or silently wrong. What stands in the
others' way only by their way of printing is taken away first: escapes, ``NaN``, ``Unnamed: 3``.

"html, dressed and damaged" are pages of many makes (tests/reading/web_made): site chrome with a hidden
decoy table, a span a character, any encoding, declared or not, and half of them with broken tags.
"""

from __future__ import annotations

import argparse
import io
import re
import statistics
import tempfile
import time
import warnings
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from app.forms.load import Forms, load_forms
from app.parsing.parse import parse
from app.reading.compose import Composer, Piece
from app.reading.document import Document, Read
from tests.generator.compare import Score, compare
from tests.generator.figures import Style
from tests.generator.files import docx, html, parts_of, xlsx
from tests.generator.made import Made, make, random_noise
from tests.generator.samples import document
from tests.reading.pdf_prints import print_libreoffice
from tests.reading.web_made import random_page

if TYPE_CHECKING:
    from pandas import DataFrame

HIDDEN = "'7777' (number)"
"""How a figure is reported that was read out of a hidden table of tests/reading/web_pages."""
HEADS = ("official", "official", "flat", "none")
_SMALL = b"<head><style>body, td { font-size: 9pt } table { width: 100% }</style>"
_ESCAPED = re.compile(r"\\([^\w\s])")
_FILLER = re.compile(r"(?<=\| )(?:NaN|Unnamed: [\d_a-z]+)(?= \|)")


@dataclass(frozen=True, slots=True)
class Written:
    """A report with the truth about it, and its file."""

    made: Made
    data: bytes


@dataclass(frozen=True, slots=True)
class Tool:
    """A reader: from a file's bytes, its suffix and the report's year to a document."""

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, str, int], Document]


@dataclass(slots=True)
class Result:
    """What came of one kind of file with one tool; ``refused`` counts files it raised on."""

    score: Score = field(default_factory=Score)
    refused: dict[str, int] = field(default_factory=dict)
    reading: list[float] = field(default_factory=list)
    whole: list[float] = field(default_factory=list)


def gouji() -> Tool:
    """Gouji's readers, in this process."""
    from app.reading.docx import read_docx
    from app.reading.html import read_html
    from app.reading.pdf import read_pdf
    from app.reading.sheet import read_sheet

    readers: dict[str, Callable[[bytes], Read]] = {
        "html": read_html,
        "docx": read_docx,
        "xlsx": read_sheet,
        "pdf": read_pdf,
    }
    return Tool("Gouji", tuple(readers), lambda data, suffix, year: document(readers[suffix](data)))


def pandas_tools() -> list[Tool]:
    """pandas.read_html as it comes, and told all that helps it; raises ImportError without it."""
    import pandas

    from app.reading.html_decode import decode_html

    for name in ("lxml.html", "bs4", "html5lib"):  # what pandas reads with, and first asks for on a hard page
        import_module(name)

    def defaults(data: bytes, suffix: str, year: int) -> Document:
        return _of_frames(pandas.read_html(io.BytesIO(data)), year)

    def helped(data: bytes, suffix: str, year: int) -> Document:
        text, _ = decode_html(data, None)
        frames = pandas.read_html(io.StringIO(text), thousands=None, keep_default_na=False)
        return _of_frames(frames, year)

    return [
        Tool(f"pandas {pandas.__version__} read_html, defaults", ("html",), defaults),
        Tool(f"pandas {pandas.__version__} read_html, decoded text, thousands=None", ("html",), helped),
    ]


def markitdown_tools() -> list[Tool]:
    """markitdown; raises ImportError without it."""
    markitdown = import_module("markitdown")  # by name: it is no dependency, so mypy has never seen it
    converter = markitdown.MarkItDown(enable_plugins=False)

    def read(data: bytes, suffix: str, year: int) -> Document:
        told = markitdown.StreamInfo(extension=f".{suffix}")
        text = str(converter.convert_stream(io.BytesIO(data), stream_info=told).text_content)
        text = _FILLER.sub("", _ESCAPED.sub(r"\1", text.replace("\r\n", "\n")))
        return document(Read(text))

    return [Tool(f"markitdown {markitdown.__version__}", ("html", "docx", "xlsx", "pdf"), read)]


def _of_frames(frames: Iterable[DataFrame], year: int) -> Document:
    """The tables that pandas found, behind the one sentence that says which year's they are."""
    composer = Composer()
    composer.paragraph(f"统计期限自{year}年1月1日起至{year}年12月31日止。")
    for frame in frames:
        rows = [*_heads(frame), *frame.itertuples(index=False, name=None)]
        composer.grid(
            Piece(row, column, "" if value != value else str(value))  # NaN is not itself
            for row, values in enumerate(rows)
            for column, value in enumerate(values)
        )
        composer.paragraph("")
    return document(composer.read())


def _heads(frame: DataFrame) -> list[tuple[object, ...]]:
    """The rows that pandas took for the head of the table, none where it only numbered the columns."""
    levels = [tuple(frame.columns.get_level_values(level)) for level in range(frame.columns.nlevels)]
    return [level for level in levels if level != tuple(range(len(level)))]


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--reports", type=int, default=40, help="of each kind of file")
    parser.add_argument("--pdf", type=int, default=12, help="of them printed to PDF")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, help="silently wrong cells to print for each")
    options = parser.parse_args()
    forms = load_forms()
    tools = [gouji()]
    missing = []
    for name, offer in (("pandas.read_html", pandas_tools), ("markitdown", markitdown_tools)):
        try:
            tools += offer()
        except ImportError as error:
            missing.append(f"{name} is left out, it is not installed here: {error}.")
    print(
        "| file | reader | reports | refused | cells | right | flagged or missing | silently wrong |", end=""
    )
    print(" ms reading | ms with parsing |\n|" + " --- |" * 10, flush=True)
    for kind, write in WRITERS.items():
        reports = min(options.reports, options.pdf) if kind.startswith("pdf") else options.reports
        try:
            files = write(made_reports(reports, options.seed, forms))
        except FileNotFoundError as error:
            missing.append(f"{kind} is left out, {error} is not installed here.")
            continue
        suffix = re.split(r"\W", kind)[0]
        for tool in tools:
            if suffix in tool.suffixes and files:
                line(kind, tool, files, measure(tool, files, suffix, forms), options.show)
    print("\n" + "\n".join(missing))


def made_reports(count: int, seed: int, forms: Forms) -> list[tuple[Made, Random]]:
    """Reports of both forms with noise of all sorts, the same for every kind of file."""
    found = []
    for number in range(count):
        rng = Random(f"others {seed} {number}")
        form = forms.forms[number % len(forms.forms)]
        found.append((make(form, random_noise(rng), Style(wrapped=True), rng), rng))
    return found


def _each(write: Callable[[Made, Random], bytes]) -> Callable[[Sequence[tuple[Made, Random]]], list[Written]]:
    return lambda reports: [Written(made, write(made, rng)) for made, rng in reports]


def _printed(reports: Sequence[tuple[Made, Random]]) -> list[Written]:
    """The plain pages, their tables ruled, printed by LibreOffice; raises FileNotFoundError without it."""
    pages = [html(list(parts_of(made, rng)), rng).replace(b"<head>", _SMALL) for made, rng in reports]
    with tempfile.TemporaryDirectory() as folder:
        printed = print_libreoffice([page.decode() for page in pages], Path(folder)) if pages else []
    return [Written(made, data) for (made, _), data in zip(reports, printed, strict=True)]


WRITERS: dict[str, Callable[[Sequence[tuple[Made, Random]]], list[Written]]] = {
    "html, plain": _each(lambda made, rng: html(list(parts_of(made, rng, rng.choice(HEADS))), rng)),
    "html, dressed and damaged": _each(random_page),
    "docx": _each(lambda made, rng: docx(list(parts_of(made, rng, rng.choice(HEADS))), rng)),
    "xlsx, one sheet": _each(lambda made, rng: xlsx(list(parts_of(made, rng, rng.choice(HEADS))), rng)),
    "pdf by LibreOffice, ruled": _printed,
}


def measure(tool: Tool, files: Sequence[Written], suffix: str, forms: Forms) -> Result:
    """Read every file with the tool and compare; the first is read once before for its imports."""
    result = Result()
    for number, each in enumerate([files[0], *files]):
        begin = time.perf_counter()
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                got = tool.read(each.data, suffix, each.made.year)
        except Exception as error:  # whatever a foreign reader raises is its answer
            got, name = document(Read("")), type(error).__name__
            if number:
                result.refused[name] = result.refused.get(name, 0) + 1
        read = time.perf_counter()
        report = parse(got, forms)
        end = time.perf_counter()
        if number:
            result.score.add(_lenient(compare(report, each.made.truth)))
            result.reading.append(1000 * (read - begin))
            result.whole.append(1000 * (end - begin))
    return result


def _lenient(score: Score) -> Score:
    """A cell of which the report has nothing at all is missing, which everybody sees."""
    wrong = [each for each in score.wrong if not each.endswith(" read as nothing")]
    return Score(score.right, score.flagged + len(score.wrong) - len(wrong), wrong)


def line(kind: str, tool: Tool, files: Sequence[Written], result: Result, show: int) -> None:
    """Print a line of the table."""
    score = result.score
    cells = max(1, score.cells)
    refused = ", ".join(f"{count} {name}" for name, count in result.refused.items()) or "0"
    hidden = sum(each.endswith(HIDDEN) for each in score.wrong)
    wrong = f"{len(score.wrong)}" + (f" ({hidden} of them out of hidden tables)" if hidden else "")
    print(
        f"| {kind} | {tool.name} | {len(files)} | {refused} | {score.cells} "
        f"| {100 * score.right / cells:.2f} % | {100 * score.flagged / cells:.2f} % | {wrong} "
        f"| {statistics.median(result.reading):.1f} | {statistics.median(result.whole):.1f} |",
        flush=True,
    )
    for each in score.wrong[:show]:
        print(f"    {each}")


if __name__ == "__main__":
    main()

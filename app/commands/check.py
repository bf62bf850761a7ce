"""``gouji check``: validate without a window."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app.commands.command import FAULTY, FINE, UNREADABLE, Command

if TYPE_CHECKING:
    import argparse

    from app.review.review import Review

HELP = """不开窗口，直接校核。文件夹和 ZIP 压缩文件逐层处理，隐藏文件跳过；
文件夹中的 *.gouji.json 如与其报告原文件同在，只校核原文件，单独指定时按其中的更正校核。

退出状态：0 没有错误；1 至少有一处错误；2 有文件无法读取（其余文件仍校核）。
Exit status: 0 no error found, 1 at least one error, 2 a file could not be read."""


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="文件|文件夹", help="报告、已保存的校核结果或文件夹")
    parser.add_argument(
        "--format",
        choices=("text", "jsonl"),
        default="text",
        help="text 供人阅读（默认）；jsonl 每份报告一行 JSON（gouji/1）",
    )


def _run(options: argparse.Namespace) -> int:
    return check_paths([Path(path) for path in options.paths], jsonl=options.format == "jsonl")


def check_paths(paths: list[Path], *, jsonl: bool) -> int:
    """Check files and folders in order; each result is out before the next file is read."""
    from app.commands.reports import files, load, reviews, sentence
    from app.report.finding import Severity
    from app.review.result import text_result

    found = {FINE: 0, FAULTY: 0, UNREADABLE: 0}
    forms, settings = load()
    for path, result in reviews(files(paths), forms, settings):
        gc.enable()  # the first report ends the start
        if isinstance(result, Exception):
            found[UNREADABLE] += 1
            if jsonl:
                print(_problem_line(path, result), flush=True)
            else:
                print(sentence(path, result), file=sys.stderr, flush=True)
            continue
        print(_line(result) if jsonl else text_result(result) + "\n", flush=True)
        found[FAULTY if result.checks.count_severity(Severity.ERROR) else FINE] += 1
    if not jsonl and sum(found.values()) > 1:
        unread = f"，{found[UNREADABLE]} 份无法读取" if found[UNREADABLE] else ""
        print(f"共 {sum(found.values())} 份：{found[FINE]} 份没有错误，{found[FAULTY]} 份有错误{unread}。")
    return max(status for status, count in found.items() if count or status == FINE)


def _line(review: Review) -> str:
    """One report as a line of JSON."""
    from app.report.saved import dumps
    from app.review.convert import to_saved

    steps = review.history.done
    return dumps(to_saved(review.source, review.report, review.checks, steps, kept=review.kept))


def _problem_line(path: Path, error: Exception) -> str:
    """A file that could not be read, as a line of JSON."""
    from app.commands.reports import kind_and_message
    from app.report.saved import dumps_plain

    kind, message = kind_and_message(path, error)
    source = {"path": str(path), "name": path.name}
    return dumps_plain({"source": source, "problem": {"kind": kind, "message": message}})


COMMAND = Command(
    usage="[--format text|jsonl] 文件|文件夹 ...",
    summary="不开窗口，直接校核 (validate without a window)",
    help=HELP,
    add_options=_add_options,
    run=_run,
)

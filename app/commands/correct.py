"""``gouji correct``: a copy of a Word report with the corrections of a saved review."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from app.commands.command import WRITTEN, Command

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from app.review.review import Review

HELP = f"""把已保存校核结果中的更正写入 Word 报告的副本，原文件不改动。更正以修订方式写入，
编制机关可逐处接受或拒绝。原报告文件应与校核结果放在一起。
Write a copy of a Word report with the corrections of a saved review as tracked changes.

{WRITTEN}"""


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", metavar="文件", help="已保存的校核结果（*.gouji.json）")
    parser.add_argument("-o", "--output", required=True, metavar="输出文件", help=".docx")
    parser.add_argument("--plain", action="store_true", help="直接改写，不留修订标记")


def _run(options: argparse.Namespace) -> int:
    from app.commands.exporting import export
    from app.memo.copies import corrected_writer, told_of

    def write(review: Review, output: Path) -> None:
        left = corrected_writer(review, output, tracked=not options.plain)()
        for sentence in told_of(review, left):
            print(sentence, file=sys.stderr)

    return export(options, write, "更正本")


COMMAND = Command(
    usage="[--plain] 文件 -o 输出文件",
    summary="写出更正本 (write a corrected copy)",
    help=HELP,
    add_options=_add_options,
    run=_run,
)

"""``gouji memo``: the memo of a report or of a saved review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.commands.command import WRITTEN, Command

if TYPE_CHECKING:
    import argparse

HELP = f"""写出校核备忘录，可直接发回编制机关：校核情况、逐条问题、更正和处理意见。
文件若是已保存的校核结果，其中的更正和处理意见都写入备忘录；报告原文件不改动。
Write the memo of a report or of a saved review.

{WRITTEN}"""


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", metavar="文件", help="报告或已保存的校核结果")
    parser.add_argument("-o", "--output", required=True, metavar="输出文件", help=".docx、.pdf、.html 或 .md")


def _run(options: argparse.Namespace) -> int:
    from app.commands.exporting import export
    from app.memo.write import write_memo

    return export(options, write_memo, "校核备忘录")


COMMAND = Command(
    usage="文件 -o 输出文件",
    summary="写出校核备忘录 (write the memo)",
    help=HELP,
    add_options=_add_options,
    run=_run,
)

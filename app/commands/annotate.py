"""``gouji annotate``: a copy of a report with every finding as a comment at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.commands.command import WRITTEN, Command

if TYPE_CHECKING:
    import argparse

HELP = f"""写出批注本，原文件不改动。Word 报告写成 .docx，每个问题是一条批注；
任何报告都可写成 .html，问题标在原文和表格的相应位置。
Write an annotated copy: comments in a Word report, or a page of any report.

{WRITTEN}"""


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", metavar="文件", help="报告或已保存的校核结果")
    parser.add_argument("-o", "--output", required=True, metavar="输出文件", help=".docx 或 .html")


def _run(options: argparse.Namespace) -> int:
    from app.commands.exporting import export
    from app.memo.copies import annotated_writer

    return export(options, lambda review, output: annotated_writer(review, output)(), "批注本")


COMMAND = Command(
    usage="文件 -o 输出文件",
    summary="写出批注本 (write an annotated copy)",
    help=HELP,
    add_options=_add_options,
    run=_run,
)

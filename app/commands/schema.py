"""``gouji schema``: the JSON Schema of the saved file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.commands.command import FINE, Command, no_options

if TYPE_CHECKING:
    import argparse

HELP = """显示 gouji/1 的 JSON Schema：窗口保存的 *.gouji.json 和 check --format jsonl 的每一行都是这种格式。
Print the JSON Schema of the saved file.

退出状态：0。
Exit status: 0."""


def _run(_: argparse.Namespace) -> int:
    from app.report.saved import dumps_plain, json_schema

    print(dumps_plain(json_schema(), indent=True), end="")
    return FINE


COMMAND = Command(
    usage="",
    summary="显示所保存 JSON 的 JSON Schema (the schema of the saved file)",
    help=HELP,
    add_options=no_options,
    run=_run,
)

"""``gouji rules``: every rule in a line, or some explained."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from app.commands.command import FINE, UNREADABLE, Command

if TYPE_CHECKING:
    import argparse

HELP = """不带编号时每条规则一行：编号、级别、名称、依据；带编号时逐条说明：依据、适用年度、
提示语、校核内容及出处。设置中停用的规则也列出，并注明停用。
List the rules, or explain those named.

退出状态：0 已列出；2 有编号不存在（其余仍说明）。
Exit status: 0 listed, 2 there is no such rule (the others are explained)."""


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", nargs="*", metavar="规则编号", help="例如 requests.balance；省略则列出全部")


def _run(options: argparse.Namespace) -> int:
    from app.checking.listing import explained, listed, similar
    from app.commands.reports import load

    forms, settings = load()
    if not options.ids:
        print(listed(settings, forms))
        return FINE
    status = FINE
    for number, id in enumerate(options.ids):
        text = explained(id, settings, forms)
        if text is None:
            near = "、".join(similar(id))
            hint = f"是否为 {near}？" if near else "用 gouji rules 查看全部。"
            print(f"没有规则“{id}”，{hint}", file=sys.stderr)
            status = UNREADABLE
        else:
            print(("\n" if number else "") + text)
    return status


COMMAND = Command(
    usage="[规则编号 ...]",
    summary="列出或说明校核规则 (list or explain the rules)",
    help=HELP,
    add_options=_add_options,
    run=_run,
)

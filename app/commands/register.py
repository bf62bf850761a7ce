"""``gouji register``: put Gouji under “open with”, or take it away."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from app.commands.command import FINE, UNREADABLE, Command

if TYPE_CHECKING:
    import argparse

HELP = """让系统认识勾稽：报告文件的“打开方式”里列出勾稽；校核存档（*.gouji.json）由勾稽打开。
只写当前用户的设置，不需要管理员权限，不改变其他文件的默认程序。
Put Gouji under “open with” for its kinds of file, for this user only.

退出状态：0 已完成；2 没有完成，原因见提示。
Exit status: 0 done, 2 not done."""


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--remove", action="store_true", help="撤销登记 (take it away again)")


def _run(options: argparse.Namespace) -> int:
    from app.desktop.register import register

    try:
        done = register(removing=options.remove)
    except OSError as error:
        place = f"“{error.filename}”" if error.filename else "登记处"
        print(
            f"登记没有完成：{place}无法写入（{error.strerror or error}）。"
            "报告和校核存档不受影响；请检查权限或磁盘空间后再执行一次。",
            file=sys.stderr,
        )
        return UNREADABLE
    print("\n".join(done))
    return FINE


COMMAND = Command(
    usage="[--remove]",
    summary="登记到桌面的“打开方式” (put Gouji under “open with”)",
    help=HELP,
    add_options=_add_options,
    run=_run,
)

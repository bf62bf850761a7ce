"""``gouji self-test``, also ``gouji --self-test``: one round through everything, in a scratch folder."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from app.commands.command import FAULTY, FINE, Command, no_options

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

HELP = """自检：在临时文件夹里打开样例报告，更正、保存、重新打开、写出各种备忘录、显示窗口。
不读写用户的设置和文件。
Go one round through everything, in a scratch folder.

退出状态：0 通过；1 没有通过。
Exit status: 0 passed, 1 failed."""


def _run(_: argparse.Namespace) -> int:
    import traceback
    from tempfile import TemporaryDirectory

    from app import __version__
    from app.desktop.self_test import self_test

    def look(path: Path) -> str:
        from app.ui.self_test import look

        return look(path)

    packaged = "软件包" if getattr(sys, "frozen", False) else "已安装的程序"
    print(f"gouji {__version__} 自检（{packaged}）", flush=True)
    # Nobody's screen and nobody's settings.
    with TemporaryDirectory(prefix="gouji-home-") as home:
        os.environ |= {"GOUJI_HOME": home, "QT_QPA_PLATFORM": "offscreen"}
        try:
            for done in self_test(look):
                print(f"  {done}", flush=True)
        except Exception as error:
            traceback.print_exc()
            print(f"自检没有通过：{str(error).rstrip('。')}。请把以上内容发给维护人员。", file=sys.stderr)
            return FAULTY
    print("自检通过。")
    return FINE


COMMAND = Command(
    usage="",
    summary="自检，也可写作 gouji --self-test (go one round through everything)",
    help=HELP,
    add_options=no_options,
    run=_run,
)

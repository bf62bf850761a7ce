"""``gouji open``, and ``gouji`` without a command: the window."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app.commands.command import FINE, UNREADABLE, Command
from app.paths import is_there

if TYPE_CHECKING:
    import argparse

    from app.review.ahead import Ahead

HELP = """打开窗口。没有图形界面时，改为在终端显示校核结果。
Open the window; without a display, show the check result in the terminal.

退出状态：0 已打开或已显示；2 窗口打不开，且没有可显示的文件或有文件无法读取。
Exit status: 0 opened or shown, 2 no window and nothing to show, or a file could not be read."""


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", metavar="文件|文件夹", help="报告、已保存的校核结果或文件夹")
    parser.add_argument("--new-window", action="store_true", help="另开一个窗口，不交给已打开的窗口")


def _run(options: argparse.Namespace) -> int:
    paths = [Path(path) for path in options.paths]
    if not options.new_window:
        from app.desktop.hand_over import hand_over

        if hand_over(paths):
            print("已交给打开着的勾稽窗口。", file=sys.stderr)
            return FINE
    from app.commands.display import display_obstacle

    why = display_obstacle()
    if why is None:
        shown = _show(options, paths)
        if isinstance(shown, int):
            return shown
        why = shown
    rest = "以下在终端显示校核结果。" if paths else "在终端校核请用 gouji check 文件，命令见 gouji --help。"
    print(why + rest, file=sys.stderr, flush=True)
    if not paths:
        return UNREADABLE
    from app.commands.check import check_paths

    # Asked to show a report, and it was shown: what is in it is no failure of this command.
    return UNREADABLE if check_paths(paths, jsonl=False) == UNREADABLE else FINE


def _show(options: argparse.Namespace, paths: list[Path]) -> int | str:
    """Open the window and give the exit status; or a sentence why there is none.

    A process of our own ends here, with its window.
    """
    from app.commands.display import qt_obstacle
    from app.pyside_code import kept_code
    from app.pyside_enums import make_quickly

    ahead = None
    try:
        try:
            make_quickly()
            with kept_code():
                ahead = opened_ahead(paths) if options.own_process else None
                from app.ui.app import run as show_window
        except ImportError as error:
            return qt_obstacle(error)
        gc.enable()
        status = show_window(paths, ahead, new_window=options.new_window)
    finally:
        if ahead is not None:
            ahead.end()
    if options.own_process:
        from app.ui.app import end_process

        end_process(status)
    return status


def opened_ahead(paths: list[Path]) -> Ahead | None:
    """The file, opened by a child process while this one loads Qt; several, or a ZIP, are listed first."""
    if len(paths) != 1 or paths[0].suffix.lower() == ".zip":
        return None
    if not is_there(paths[0]) or not paths[0].is_file():
        return None
    from app.review.ahead import open_ahead

    return open_ahead(paths[0])


COMMAND = Command(
    usage="[--new-window] [文件|文件夹 ...]",
    summary="打开窗口 (open the window)",
    help=HELP,
    add_options=_add_options,
    run=_run,
)

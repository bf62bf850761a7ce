"""The command line: which command is meant, and what its options are. The commands are in app/commands."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from typing import NoReturn

from app import __version__
from app.commands import annotate, check, correct, memo, register, rules, schema, self_test
from app.commands import open as open_window
from app.commands.command import FINE, UNREADABLE, Command

COMMANDS: dict[str, Command] = {
    "open": open_window.COMMAND,
    "check": check.COMMAND,
    "memo": memo.COMMAND,
    "annotate": annotate.COMMAND,
    "correct": correct.COMMAND,
    "rules": rules.COMMAND,
    "schema": schema.COMMAND,
    "register": register.COMMAND,
    "self-test": self_test.COMMAND,
}
"""Every command by its name, in the order of the help."""
OPTIONS = ("-h", "--help", "--version")
"""What is no command and no file to open."""
READER_PROCESS = "--reader-process"
"""How a packaged program starts itself to read one file; see app.reading.sandbox."""
INTERRUPTED, PIPE_CLOSED = 130, 141
"""Exit status as shells give it to a program ended by Ctrl-C and by a closed pipe."""


def main(argv: list[str] | None = None) -> int:
    """Run the command line and return the exit status."""
    if argv is None and sys.argv[1:2] == [READER_PROCESS]:
        from app.reading.worker import main as read_for_parent

        read_for_parent()
    if argv is None:  # a process of our own
        from app.patterns import use_kept

        use_kept()
    gc.disable()  # nothing that a start makes is garbage; looking for it takes a tenth of the time
    _speak_utf8()
    # Plugins of pydantic are looked for among all installed packages: 8 ms for what nobody uses here.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:1] == ["--self-test"]:
        arguments[0] = "self-test"
    if not arguments or (arguments[0] not in COMMANDS and arguments[0] not in OPTIONS):
        if arguments and (meant := _meant(arguments[0])):
            said = f"没有命令“{arguments[0]}”，也没有这个文件。是否想用 gouji {meant}？"
            print(f"{said}全部命令见 gouji --help。", file=sys.stderr)
            return UNREADABLE
        arguments.insert(0, "open")
    try:
        name, *rest = arguments
        if name in OPTIONS:
            _overview().parse_args(arguments)  # prints and raises SystemExit
        options = _parser(name).parse_args(rest)
        options.own_process = argv is None
        status = COMMANDS[name].run(options)
        if sys.stdout is not None:  # a window of Windows has none
            sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads has seen enough. Python would complain once more while it shuts down.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except SystemExit as stop:  # help, version, or options that cannot be used
        return stop.code if isinstance(stop.code, int) else FINE
    finally:
        gc.enable()
    return status


def _meant(word: str) -> str:
    """The command that was mistyped; "" for the name of a file."""
    if not word.replace("-", "").isalpha() or not word.isascii() or os.path.lexists(word):
        return ""
    from difflib import get_close_matches  # only who errs waits for it

    return next(iter(get_close_matches(word.lower(), COMMANDS, 1, 0.7)), "")


def _speak_utf8() -> None:
    """Have Chinese come out right on a Windows console or in the C locale, and never raise."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


# --- options -------------------------------------------------------------------------------------


class _Parser(argparse.ArgumentParser):
    """A parser that speaks Chinese, with the help option."""

    def __init__(self, prog: str, usage: str, description: str, epilog: str = "") -> None:
        super().__init__(prog, usage, description, epilog, formatter_class=_formatter, add_help=False)
        self._positionals.title = "参数"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示本帮助 (show this help)")

    def format_help(self) -> str:
        return super().format_help().replace("usage: ", "用法：", 1)

    def format_usage(self) -> str:
        return super().format_usage().replace("usage: ", "用法：", 1)

    def error(self, message: str) -> NoReturn:
        for english, chinese in (
            ("the following arguments are required: ", "缺少 "),
            ("unrecognized arguments: ", "没有这样的选项或参数 "),
            ("expected one argument", "后面应有一个值"),
            ("expected at least one argument", "后面应至少有一个值"),
            ("invalid choice: ", "不能用 "),
            ("choose from ", "可用 "),
            ("argument ", ""),
        ):
            message = message.replace(english, chinese)
        self.exit(UNREADABLE, f"{self.prog}：{message}。用 {self.prog} --help 查看用法。\n")


def _overview() -> argparse.ArgumentParser:
    """What ``gouji --help`` shows: every command in a line."""
    commands = "\n".join(f"  {name:<11}{command.summary}" for name, command in COMMANDS.items())
    parser = _Parser(
        "gouji",
        "gouji [文件|文件夹 ...]\n      gouji 命令 [选项]",
        "勾稽：校核政府信息公开工作年度报告。不带命令时打开窗口。\n"
        "Gouji checks annual reports on government information disclosure.\n\n"
        f"命令 (commands):\n{commands}",
        "每个命令的选项和退出状态用 gouji 命令 --help 查看。",
    )
    version = f"gouji {__version__}"
    parser.add_argument("--version", action="version", version=version, help="显示版本 (show the version)")
    return parser


def _parser(name: str) -> argparse.ArgumentParser:
    """The options of one command. Those of the others are not made: every start would pay for them."""
    command = COMMANDS[name]
    parser = _Parser(f"gouji {name}", f"gouji {name} {command.usage}".rstrip(), command.help)
    command.add_options(parser)
    return parser


def _formatter(prog: str) -> argparse.HelpFormatter:
    """As wide as the terminal. Left to itself, argparse loads shutil for that: 4 ms of every start."""
    try:
        width = int(os.environ.get("COLUMNS") or 0) or os.get_terminal_size().columns
    except (ValueError, OSError):  # no number, no terminal
        width = 80
    return argparse.RawDescriptionHelpFormatter(prog, width=max(width, 40) - 2)

"""The command line. What a subcommand needs is imported when it runs: a check must start fast."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from app.paths import is_folder, is_there

if TYPE_CHECKING:
    from app.forms.load import Forms
    from app.review.ahead import Ahead
    from app.review.review import Review
    from app.settings import Settings

FINE, FAULTY, UNREADABLE = 0, 1, 2
"""Exit status of ``check``: no error, at least one finding of severity error, a file not read."""
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
        arguments.insert(0, "open")
    try:
        options = _parser().parse_args(arguments)
        options.own_process = argv is None
        status = int(options.run(options))
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


def _speak_utf8() -> None:
    """Have Chinese come out right on a Windows console or in the C locale, and never raise."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


# --- options -------------------------------------------------------------------------------------


class _Parser(argparse.ArgumentParser):
    """A parser that speaks Chinese."""

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


def _parser() -> argparse.ArgumentParser:
    parser = _command_parser(
        prog="gouji",
        usage="gouji [文件|文件夹 ...]\n      gouji 命令 [选项]",
        description="勾稽：校核政府信息公开工作年度报告。不带命令时打开窗口。\n"
        "Gouji checks annual reports on government information disclosure.",
        epilog="每个命令的选项用 gouji 命令 --help 查看。",
    )
    parser.add_argument("--version", action="version", version=_version(), help="显示版本 (show the version)")
    commands = parser.add_subparsers(
        title="命令 (commands)", metavar="命令", prog="gouji", required=True, parser_class=_Parser
    )

    def command(name: str, usage: str, summary: str, description: str = "") -> argparse.ArgumentParser:
        return _dressed(
            commands.add_parser(
                name,
                usage=f"gouji {name} {usage}",
                help=summary,
                description=description or summary,
                add_help=False,
                formatter_class=_formatter,
            )
        )

    sub = command("open", "[--new-window] [文件|文件夹 ...]", "打开窗口 (open the window)", OPEN_HELP)
    sub.add_argument("paths", nargs="*", metavar="文件|文件夹", help="报告、已保存的校核结果或文件夹")
    sub.add_argument("--new-window", action="store_true", help="另开一个窗口，不交给已打开的窗口")
    sub.set_defaults(run=_open)
    sub = command(
        "check",
        "[--format text|jsonl] 文件|文件夹 ...",
        "不开窗口，直接校核 (validate without a window)",
        CHECK_HELP,
    )
    sub.add_argument("paths", nargs="+", metavar="文件|文件夹", help="报告、已保存的校核结果或文件夹")
    sub.add_argument(
        "--format",
        choices=("text", "jsonl"),
        default="text",
        help="text 供人阅读（默认）；jsonl 每份报告一行 JSON（gouji/1）",
    )
    sub.set_defaults(run=_check)
    sub = command("memo", "文件 -o 输出文件", "写出校核备忘录 (write the memo)")
    sub.add_argument("path", metavar="文件", help="报告或已保存的校核结果")
    sub.add_argument("-o", "--output", required=True, metavar="输出文件", help=".docx、.pdf、.html 或 .md")
    sub.set_defaults(run=_memo)
    sub = command("annotate", "文件 -o 输出文件", "写出批注本 (write an annotated copy)", ANNOTATE_HELP)
    sub.add_argument("path", metavar="文件", help="报告或已保存的校核结果")
    sub.add_argument("-o", "--output", required=True, metavar="输出文件", help=".docx 或 .html")
    sub.set_defaults(run=_annotate)
    sub = command(
        "correct", "[--plain] 文件 -o 输出文件", "写出更正本 (write a corrected copy)", CORRECT_HELP
    )
    sub.add_argument("path", metavar="文件", help="已保存的校核结果（*.gouji.json）")
    sub.add_argument("-o", "--output", required=True, metavar="输出文件", help=".docx")
    sub.add_argument("--plain", action="store_true", help="直接改写，不留修订标记")
    sub.set_defaults(run=_correct)
    sub = command("rules", "[规则编号 ...]", "列出或说明校核规则 (list or explain the rules)")
    sub.add_argument("ids", nargs="*", metavar="规则编号", help="例如 requests.balance；省略则列出全部")
    sub.set_defaults(run=_rules)
    sub = command("schema", "", "显示所保存 JSON 的 JSON Schema (the schema of the saved file)")
    sub.set_defaults(run=_schema)
    sub = command(
        "register", "[--remove]", "登记到桌面的“打开方式” (put Gouji under “open with”)", REGISTER_HELP
    )
    sub.add_argument("--remove", action="store_true", help="撤销登记 (take it away again)")
    sub.set_defaults(run=_register)
    sub = command("self-test", "", "自检，也可写作 gouji --self-test (go one round through everything)")
    sub.set_defaults(run=_self_test)
    return parser


OPEN_HELP = """打开窗口。没有图形界面时，改为在终端显示校核结果。
Open the window; without a display, show the check result in the terminal."""

CHECK_HELP = """不开窗口，直接校核。文件夹和 ZIP 压缩文件逐层处理，隐藏文件跳过；
文件夹中的 *.gouji.json 如与其报告原文件同在，只校核原文件，单独指定时按其中的更正校核。

退出状态：0 没有错误；1 至少有一处错误；2 有文件无法读取（其余文件仍校核）。
Exit status: 0 no error found, 1 at least one error, 2 a file could not be read."""


REGISTER_HELP = """让系统认识勾稽：报告文件的“打开方式”里列出勾稽；校核存档（*.gouji.json）由勾稽打开。
只写当前用户的设置，不需要管理员权限，不改变其他文件的默认程序。
Put Gouji under “open with” for its kinds of file, for this user only."""

ANNOTATE_HELP = """写出批注本，原文件不改动。Word 报告写成 .docx，每个问题是一条批注；
任何报告都可写成 .html，问题标在原文和表格的相应位置。
Write an annotated copy: comments in a Word report, or a page of any report."""

CORRECT_HELP = """把已保存校核结果中的更正写入 Word 报告的副本，原文件不改动。更正以修订方式写入，
编制机关可逐处接受或拒绝。原报告文件应与校核结果放在一起。
Write a copy of a Word report with the corrections of a saved review as tracked changes."""


def _command_parser(**texts: str) -> argparse.ArgumentParser:
    return _dressed(
        _Parser(add_help=False, formatter_class=_formatter, **texts)  # type: ignore[arg-type]  # texts only
    )


def _formatter(prog: str) -> argparse.HelpFormatter:
    """As wide as the terminal. Left to itself, argparse loads shutil for that: 4 ms of every start."""
    try:
        width = int(os.environ.get("COLUMNS") or 0) or os.get_terminal_size().columns
    except (ValueError, OSError):  # no number, no terminal
        width = 80
    return argparse.RawDescriptionHelpFormatter(prog, width=max(width, 40) - 2)


def _dressed(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """With Chinese group titles and the help option."""
    parser._positionals.title = "参数"
    parser._optionals.title = "选项"
    parser.add_argument("-h", "--help", action="help", help="显示本帮助 (show this help)")
    return parser


def _version() -> str:
    from app import __version__

    return f"gouji {__version__}"


# --- commands ------------------------------------------------------------------------------------


def _check(options: argparse.Namespace) -> int:
    return _check_paths([Path(path) for path in options.paths], jsonl=options.format == "jsonl")


def _check_paths(paths: list[Path], *, jsonl: bool) -> int:
    """Check files and folders in order; each result is out before the next file is read."""
    from app.report.finding import Severity
    from app.review.result import text_result

    found = {FINE: 0, FAULTY: 0, UNREADABLE: 0}
    forms, settings = _load()
    for path, result in _reviews(_files(paths), forms, settings):
        gc.enable()  # the first report ends the start
        if isinstance(result, Exception):
            found[UNREADABLE] += 1
            if jsonl:
                _print_problem(path, result)
            else:
                print(_sentence(path, result), file=sys.stderr, flush=True)
            continue
        print(_json(result) if jsonl else text_result(result) + "\n", flush=True)
        found[FAULTY if result.checks.count_severity(Severity.ERROR) else FINE] += 1
    if not jsonl and sum(found.values()) > 1:
        unread = f"，{found[UNREADABLE]} 份无法读取" if found[UNREADABLE] else ""
        print(f"共 {sum(found.values())} 份：{found[FINE]} 份没有错误，{found[FAULTY]} 份有错误{unread}。")
    return max(status for status, count in found.items() if count or status == FINE)


def _open(options: argparse.Namespace) -> int:
    paths = [Path(path) for path in options.paths]
    if not options.new_window:
        from app.desktop.hand_over import hand_over

        if hand_over(paths):
            print("已交给打开着的勾稽窗口。", file=sys.stderr)
            return FINE
    why = _display_obstacle()
    if why is None:
        from app.pyside_code import kept_code

        ahead = None
        try:
            try:
                with kept_code():
                    ahead = _opened_ahead(paths) if options.own_process else None
                    from app.ui.app import run
            except ImportError as error:
                why = _qt_obstacle(error)
            else:
                gc.enable()
                return run(paths, ahead, new_window=options.new_window)
        finally:
            if ahead is not None:
                ahead.end()
    print(why + ("以下在终端显示校核结果。" if paths else ""), file=sys.stderr, flush=True)
    if not paths:
        return UNREADABLE
    # Asked to show a report, and it was shown: what is in it is no failure of this command.
    return UNREADABLE if _check_paths(paths, jsonl=False) == UNREADABLE else FINE


def _opened_ahead(paths: list[Path]) -> Ahead | None:
    """The file, opened by a child process while this one loads Qt; several, or a ZIP, are listed first."""
    if len(paths) != 1 or paths[0].suffix.lower() == ".zip":
        return None
    if not is_there(paths[0]) or not paths[0].is_file():
        return None
    from app.review.ahead import open_ahead

    return open_ahead(paths[0])


def _memo(options: argparse.Namespace) -> int:
    from app.memo.write import write_memo

    return _export(options, write_memo, "校核备忘录")


def _annotate(options: argparse.Namespace) -> int:
    from app.memo.copies import annotated_writer

    return _export(options, lambda review, output: annotated_writer(review, output)(), "批注本")


def _correct(options: argparse.Namespace) -> int:
    from app.memo.copies import corrected_writer, told_of

    def write(review: Review, output: Path) -> None:
        left = corrected_writer(review, output, tracked=not options.plain)()
        for sentence in told_of(review, left):
            print(sentence, file=sys.stderr)

    return _export(options, write, "更正本")


def _export(options: argparse.Namespace, write: Callable[[Review, Path], None], what: str) -> int:
    """Open one report, write something of it, and say so, or why not."""
    from app.memo.write import MemoProblem

    path = Path(options.path)
    [(_, result)] = _reviews([(path, None)], *_load())
    if isinstance(result, Exception):
        print(_sentence(path, result), file=sys.stderr)
        return UNREADABLE
    try:
        write(result, Path(options.output))
    except MemoProblem as problem:
        print(problem.message, file=sys.stderr)
        return UNREADABLE
    print(f"{what}已写到 {options.output}。", file=sys.stderr)
    return FINE


def _rules(options: argparse.Namespace) -> int:
    from app.checking.listing import explained, listed, similar

    _, settings = _load()
    if not options.ids:
        print(listed(settings))
        return FINE
    status = FINE
    for number, id in enumerate(options.ids):
        text = explained(id, settings)
        if text is None:
            near = "、".join(similar(id))
            hint = f"是否为 {near}？" if near else "用 gouji rules 查看全部。"
            print(f"没有规则“{id}”，{hint}", file=sys.stderr)
            status = UNREADABLE
        else:
            print(("\n" if number else "") + text)
    return status


def _schema(_: argparse.Namespace) -> int:
    from app.report.saved import dumps_plain, json_schema

    print(dumps_plain(json_schema(), indent=True), end="")
    return FINE


def _register(options: argparse.Namespace) -> int:
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


def _self_test(_: argparse.Namespace) -> int:
    import traceback
    from tempfile import TemporaryDirectory

    from app.desktop.self_test import self_test

    def look(path: Path) -> str:
        from app.ui.self_test import look

        return look(path)

    packaged = "软件包" if getattr(sys, "frozen", False) else "已安装的程序"
    print(f"{_version()} 自检（{packaged}）", flush=True)
    # Nobody's screen and nobody's settings.
    with TemporaryDirectory(prefix="gouji-home-") as home:
        os.environ |= {"GOUJI_HOME": home, "QT_QPA_PLATFORM": "offscreen"}
        try:
            for done in self_test(look):
                print(f"  {done}", flush=True)
        except Exception as error:
            traceback.print_exc()
            print(f"自检没有通过：{error}。请把以上内容发给维护人员。", file=sys.stderr)
            return FAULTY
    print("自检通过。")
    return FINE


# --- reading -------------------------------------------------------------------------------------


def _load() -> tuple[Forms, Settings]:
    """The forms and the settings; a settings file that cannot be used is told and passed over."""
    from app.forms.load import FormFileError, load_forms
    from app.settings import Settings, SettingsError, load_settings

    try:
        settings = load_settings()
    except SettingsError as error:
        print(error, file=sys.stderr)
        settings = Settings()
    try:
        return load_forms(), settings
    except FormFileError as error:
        print(error, file=sys.stderr)
        raise SystemExit(UNREADABLE) from error


def _files(paths: list[Path]) -> Iterator[tuple[Path, Exception | None]]:
    """The files meant by the paths, folders and archives walked; with an error where one gives none."""
    from app.review.folder import report_files, reports_of_archive

    for path in paths:
        if not is_folder(path):
            yield from ((file, None) for file in reports_of_archive(path) or [path])
            continue
        empty = True
        for file in report_files(path):
            empty = False
            if isinstance(file, OSError):
                yield Path(file.filename or path), file
            else:
                yield file, None
        if empty:
            yield path, FileNotFoundError()


def _reviews(
    files: Iterable[tuple[Path, Exception | None]], forms: Forms, settings: Settings
) -> Iterator[tuple[Path, Review | Exception]]:
    """Each file opened, or why it was not; whatever happens to one, the others are still read."""
    from app.review.open import open_report

    for path, error in files:
        if error is not None:
            yield path, error
            continue
        try:
            result: Review | Exception = open_report(path, forms, settings)
        except Exception as caught:
            result = caught
        yield path, result


# --- output --------------------------------------------------------------------------------------


def _kind_and_message(path: Path, error: Exception) -> tuple[str, str]:
    """What went wrong with a file: for a program and, in a sentence, for a person."""
    from app.reading.problems import ReadProblem

    match error:
        case ReadProblem():
            return error.kind, error.message
        case FileNotFoundError():
            return "no_files", f"文件夹“{path}”里没有可校核的文件，请确认文件夹是否正确。"
        case OSError():
            why = "没有权限" if isinstance(error, PermissionError) else error.strerror or str(error)
            return "denied", f"文件夹“{path}”无法读取（{why}），其余文件照常校核；请检查文件夹权限。"
    where = type(error).__name__
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    if frame is not None:
        where += f"，{Path(frame.tb_frame.f_code.co_filename).name}:{frame.tb_lineno}"
    return (
        "internal",
        f"“{path.name}”没有校核：程序出错（{where}），原文件没有改动；请把该文件和本提示反馈给开发者。",
    )


def _sentence(path: Path, error: Exception) -> str:
    message = _kind_and_message(path, error)[1]
    return message if path.name in message else f"{path}：{message}"


def _print_problem(path: Path, error: Exception) -> None:
    from app.report.saved import dumps_plain

    kind, message = _kind_and_message(path, error)
    source = {"path": str(path), "name": path.name}
    print(dumps_plain({"source": source, "problem": {"kind": kind, "message": message}}), flush=True)


def _json(review: Review) -> str:
    from app.report.saved import dumps
    from app.review.convert import to_saved

    steps = review.history.done
    return dumps(to_saved(review.source, review.report, review.checks, steps, kept=review.kept))


# --- the window ----------------------------------------------------------------------------------

QT_PACKAGES = "libgl1 libegl1 libxkbcommon0 libfontconfig1 libglib2.0-0 libdbus-1-3"
XCB_PACKAGES = "libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0"
XCB_LIBRARIES = (
    "libxcb-cursor.so.0",
    "libxcb-icccm.so.4",
    "libxcb-keysyms.so.1",
    "libxcb-shape.so.0",
    "libxkbcommon-x11.so.0",
)
"""What Qt's xcb plugin loads; without one of them Qt ends the process instead of raising."""


def _display_obstacle() -> str | None:
    """Why no window can be shown on this Linux machine, in a sentence; None where one can."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return None
    if os.environ.get("WAYLAND_DISPLAY"):
        return None
    if not os.environ.get("DISPLAY"):
        return "没有图形界面（DISPLAY 和 WAYLAND_DISPLAY 均未设置），窗口打不开。"
    return _x11_obstacle(os.environ["DISPLAY"])


def _x11_obstacle(display: str) -> str | None:
    """What would make Qt's xcb plugin abort the process: a missing library, a dead X server."""
    import ctypes

    for name in XCB_LIBRARIES:
        try:
            ctypes.CDLL(name)
        except OSError:
            return f"缺少 Qt 所需的系统库 {name}，窗口打不开；{_install(QT_PACKAGES, XCB_PACKAGES)}"
    xcb = ctypes.CDLL("libxcb.so.1")  # a dependency of those above
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return f"连接不上图形界面（DISPLAY={display}），窗口打不开。" if failed else None


def _qt_obstacle(error: ImportError) -> str:
    """Why Qt cannot be loaded, in a sentence; an error that is not Qt's is raised again."""
    if (error.name or "").partition(".")[0] == "app":
        raise error
    if isinstance(error, ModuleNotFoundError):
        return f"没有安装 PySide6（{error}），窗口打不开；请用 pip install PySide6-Essentials 安装。"
    return f"Qt 缺少系统库（{error}），窗口打不开；{_install(QT_PACKAGES)}"


def _install(*packages: str) -> str:
    return f"Debian、Ubuntu 请执行 apt-get install --no-install-recommends {' '.join(packages)}。"


COMMANDS = ("open", "check", "memo", "annotate", "correct", "rules", "schema", "register", "self-test")
OPTIONS = ("-h", "--help", "--version")

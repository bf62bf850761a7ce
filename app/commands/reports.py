"""How a command finds its reports and opens them, and what it says of one that cannot be opened."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from app.commands.command import UNREADABLE
from app.paths import is_folder

if TYPE_CHECKING:
    from app.forms.load import Forms
    from app.review.review import Review
    from app.settings import Settings


def load() -> tuple[Forms, Settings]:
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


def files(paths: list[Path]) -> Iterator[tuple[Path, Exception | None]]:
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


def reviews(
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


def kind_and_message(path: Path, error: Exception) -> tuple[str, str]:
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


def sentence(path: Path, error: Exception) -> str:
    """Why a file was not read, for a person; its name is always in it."""
    message = kind_and_message(path, error)[1]
    return message if path.name in message else f"{path}：{message}"

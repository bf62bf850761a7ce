"""The process in which a file is read: it limits itself, reads, answers, and ends.

It gets the file's bytes from its parent and needs nothing else: it opens no connection, starts no
program and writes no file, and it is stopped if a library tries to. Only the reader of old Word files
has a folder to write in, and may ask LibreOffice for a second opinion. Started by
:mod:`app.reading.sandbox`.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
from contextlib import suppress
from queue import SimpleQueue
from typing import TYPE_CHECKING, BinaryIO, cast

from app.reading.frames import (
    PROBLEM,
    PROGRESS,
    RESULT,
    Request,
    pack,
    pack_picture,
    pack_read,
    plain_sentence,
    unpack,
    write_frame,
)

if TYPE_CHECKING:
    from app.reading.readers import Progress

_FORBIDDEN = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "pty.",
    "urllib.",
    "http.",
    "ftplib.",
    "smtplib.",
    "webbrowser.",
)
"""Beginnings of the names of audit events (PEP 578) that no reader has a reason for."""
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_WRITTEN = 16_000_000
"""The most bytes a file may be given: byte code that Python keeps, the parent's log."""


def main() -> None:
    """Read what is asked for on standard input until it ends."""
    gc.disable()  # one file does not make enough garbage to be worth looking for
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no answer
    questions: SimpleQueue[tuple[Request, bytes]] = SimpleQueue()
    _limit_for_ever()
    listener = threading.Thread(
        target=_listen, args=(os.fdopen(0, "rb", closefd=False), questions), daemon=True
    )
    listener.start()
    sys.addaudithook(_refuse)
    while True:
        request, data = questions.get()
        _limit(request)
        _give_scratch(request.scratch)
        _answer(request, data, answers)
        del data


def _listen(source: BinaryIO, questions: SimpleQueue[tuple[Request, bytes]]) -> None:
    """Pass questions on; once the parent is gone, or wants no more, end at once."""
    try:
        while len(head := source.read(4)) == 4:
            request = unpack(source.read(int.from_bytes(head, "big")))
            question = Request(
                *cast("tuple[str, int, str | None, int, int, str, int | None, int]", tuple(request))
            )
            questions.put((question, source.read(question.size)))
    finally:
        os._exit(0)


def _answer(request: Request, data: bytes, answers: BinaryIO) -> None:
    def progress(done: int, of: int) -> None:
        write_frame(answers.write, PROGRESS, pack([done, of]))
        answers.flush()

    try:
        letter, body = _read(request, data, progress)
    except MemoryError:
        letter, body = PROBLEM, pack(["memory", ""])
    write_frame(answers.write, letter, body)
    answers.flush()


def _read(request: Request, data: bytes, progress: Progress) -> tuple[bytes, bytes]:
    from app.reading.decode import NotText
    from app.reading.problems import ReadProblem
    from app.reading.readers import read_kind

    try:
        if request.page is not None:
            return RESULT, _look(request, data, request.page)
        found = read_kind(request.reader, data, encoding=request.encoding, progress=progress)
        return RESULT, pack_read(found)
    except ReadProblem as problem:
        return PROBLEM, pack([problem.kind, plain_sentence(problem.sentence)])
    except NotText:
        return PROBLEM, pack(["not_text", ""])
    except UnicodeError:
        return PROBLEM, pack(["undecodable", ""])
    except MemoryError:
        raise
    except Exception:  # a damaged file that its reader did not expect
        import traceback  # 10 ms, and hardly ever needed

        traceback.print_exc()
        return PROBLEM, pack(["internal", ""])


def _look(request: Request, data: bytes, page: int) -> bytes:
    """A picture of a page, or the sizes of all."""
    from app.reading.page_render import page_sizes, render

    try:
        if page:
            return pack_picture(render(request.reader, data, page, request.width))
        return pack(page_sizes(request.reader, data))
    except ModuleNotFoundError as error:
        from app.reading.problems import NotInstalled

        raise NotInstalled(error.name or "") from error


# --- limits ---------------------------------------------------------------------------------------


def _limit_for_ever() -> None:
    """No core dumps, no large files; a Windows or macOS without a limit has the parent's clock."""
    sys.setrecursionlimit(1000)
    try:
        import resource
    except ImportError:
        return
    _set(resource.RLIMIT_CORE, 0, 0)
    _set(resource.RLIMIT_FSIZE, _WRITTEN, _WRITTEN)


def _limit(request: Request) -> None:
    """Time of the processor and memory for one file. Limits that the system does not know are passed over."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + request.cpu_seconds + 1
    _set(resource.RLIMIT_CPU, seconds, resource.RLIM_INFINITY)
    # DATA counts what is really the process's own; AS also what libraries map and reserve.
    memory = request.memory + 3 * request.size
    _set(resource.RLIMIT_DATA, memory, resource.RLIM_INFINITY)
    _set(resource.RLIMIT_AS, 2 * memory + 1_000_000_000, resource.RLIM_INFINITY)


def _set(which: int, soft: int, hard: int) -> None:
    import resource

    _, most = resource.getrlimit(which)
    if most != resource.RLIM_INFINITY:
        hard = most if hard == resource.RLIM_INFINITY else min(hard, most)
        soft = min(soft, most)
    with suppress(ValueError, OSError):
        resource.setrlimit(which, (soft, hard))


_scratch: list[str] = []


def _give_scratch(folder: str) -> None:
    """Let temporary files be made in this folder, which the parent removes; "" for nowhere."""
    _scratch[:] = [folder] if folder else []
    if folder:
        import tempfile

        tempfile.tempdir = folder
        os.environ["TMPDIR"] = folder


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    """Stop what a reader must never do."""
    if event == "open":
        path, _, flags = arguments
        if isinstance(flags, int) and flags & _WRITING and not _may_write(str(path)):
            raise PermissionError(f"a reader must not write: {path}")
    elif event.startswith(_FORBIDDEN) and not (event == "subprocess.Popen" and _is_office(arguments[0])):
        raise PermissionError(f"a reader must not use {event}")


def _may_write(path: str) -> bool:
    """Whether this is Python's own byte code, nothing at all, or the folder that was given."""
    if "__pycache__" in path or path == os.devnull:
        return True
    place = os.path.realpath(path) + os.sep
    return any(place.startswith(os.path.realpath(each) + os.sep) for each in _scratch)


def _is_office(program: object) -> bool:
    if not _scratch:
        return False
    from app.reading.office import find_office

    return program == find_office()

"""A second start gives its files to the window that is open, and ends.

This is the side that starts: plain Python, before anything of Qt is loaded. Where no window is open it
costs one look whether a file is there. The other side is :mod:`app.ui.single_instance`.

They talk over a local socket (a named pipe on Windows) that only this user may open; nothing of it ever
reaches a network. A message is its length in four bytes, the highest first, and JSON:
``{"files": [...], "token": "..."}``; the answer is ``ok``.
"""

from __future__ import annotations

import os
import sys
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Final

from app import paths

OK: Final = b"ok"
PATIENCE: Final = 3.0
"""Seconds until a window that does not answer is left alone and a new one opens."""
LONGEST: Final = 1_000_000
"""The most bytes of a message; a thousand files have long names."""
_LONGEST_ADDRESS: Final = 100
"""What a socket's address may have: 108 bytes on Linux, 104 on macOS."""


def address() -> str | None:
    """Where this user's window listens; None where no such place can be had.

    A user folder and a screen have one window: who works on two screens has one on each.
    """
    screen = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY") or ""
    home = paths.user_folder().absolute()
    own = f"gouji-{zlib.crc32(os.fsencode(home) + os.fsencode(screen)):08x}"
    if sys.platform == "win32":
        return rf"\\.\pipe\{own}"
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    place = os.path.join(runtime or home, f"{own}.sock")  # noqa: PTH118  (read at every start)
    return place if len(os.fsencode(place)) <= _LONGEST_ADDRESS else None


def hand_over(files: Sequence[Path]) -> bool:
    """Give files to the open window, which comes to the front; False if there is none that takes them."""
    place = address()
    if place is None:
        return False
    if sys.platform == "win32":
        return _by_pipe(place, files)
    # A socket and of this user: what others put there gets no names of files.
    try:
        if os.stat(place).st_uid != os.getuid():  # noqa: PTH116
            return False
    except OSError:
        return False
    return _by_socket(place, files)


def message(files: Sequence[Path]) -> bytes:
    """What is sent. Names are absolute, for the other process may stand in another folder."""
    import json  # only those who have something to say wait for it

    # The right to come to the front, which the desktop gave to this process.
    token = os.environ.get("XDG_ACTIVATION_TOKEN") or os.environ.get("DESKTOP_STARTUP_ID") or ""
    body = json.dumps({"files": [str(file.absolute()) for file in files], "token": token}).encode()
    return len(body).to_bytes(4, "big") + body


def _by_socket(place: str, files: Sequence[Path]) -> bool:
    import socket  # 4 ms, and this process has nothing else to do

    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
            line.settimeout(PATIENCE)
            line.connect(place)
            line.sendall(message(files))
            return _answer(line.makefile("rb"))
    except OSError:  # nobody listens any more, or the window hangs
        return False


def _by_pipe(place: str, files: Sequence[Path]) -> bool:
    try:
        with open(place, "r+b", buffering=0) as line:  # noqa: PTH123  (no file, and no path either)
            _let_come_to_front()
            line.write(message(files))
            return _answer(line)
    except OSError:
        return False


def _answer(line: IO[bytes]) -> bool:
    return line.read(len(OK)) == OK


def _let_come_to_front() -> None:
    """Windows lets only the program in front bring another there: that is this one, just started."""
    if sys.platform == "win32":
        import ctypes

        anyone = -1  # ASFW_ANY
        ctypes.windll.user32.AllowSetForegroundWindow(anyone)

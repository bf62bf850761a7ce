"""Readers that do what no reader may do, in place of the real ones; the file's text says which."""

from __future__ import annotations

import ctypes
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from app.reading import readers
from app.reading.document import Grid, GridCell, Read
from app.reading.problems import ReadProblem
from app.reading.readers import Progress
from app.sentence import Sentence


def _read(reader: str, data: bytes, encoding: str | None, progress: Progress | None) -> Read:
    match data.decode().split():
        case ["hang"]:
            threading.Event().wait()
        case ["spin"]:
            while True:
                pass
        case ["memory"]:
            blocks = [bytes(10_000_000) for _ in range(1000)]
            return Read(str(len(blocks)))
        case ["crash"]:
            ctypes.string_at(0)
        case ["abort"]:
            os.abort()
        case ["exit"]:
            os._exit(0)
        case ["raise"]:
            raise ZeroDivisionError("in a reader")
        case ["refuse"]:
            raise ReadProblem(Sentence("这份文件不好。"))
        case ["connect"]:
            socket.create_connection(("127.0.0.1", 9), 1)
        case ["program"]:
            subprocess.run([sys.executable, "-c", ""], check=False)
        case ["write", name]:
            Path(name).write_text("x")
        case ["scratch"]:
            with tempfile.NamedTemporaryFile() as file:
                file.write(b"x")
                return Read(file.name)
        case ["print"]:
            print("not an answer")
            os.write(1, b"not an answer\n")
        case ["outside"]:
            return Read("ab", (Grid(1, 1, (GridCell(0, 0, 1, 1, 0, 99),), 0, 2),))
        case ["pages", count]:
            for done in range(int(count)):
                assert progress is not None
                progress(done + 1, int(count))
                time.sleep(0.3)
        case ["surrogate"]:
            return Read("a\ud800b")
    return Read(
        f"{reader} {encoding}", (Grid(1, 1, (GridCell(0, 0, 1, 1, 0, 2, False),), 0, 2),), (), "E", ("n",)
    )


readers._read = _read

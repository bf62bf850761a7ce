"""Reads many mutated files as the program would, in reading processes that are used for many files."""

from __future__ import annotations

import hashlib
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from app.reading.archive import members
from app.reading.decode import NotText, decode
from app.reading.document import Kind
from app.reading.limits import Limits
from app.reading.problems import ReaderDied, ReadProblem, TooMuchMemory, TooSlow
from app.reading.sandbox import Worker
from app.reading.signatures import ARCHIVE, recognise
from tests.fuzz.mutate import mutated

SECONDS, MEMORY = 5.0, 500_000_000
"""What the reading of one file may take."""
USES = 100
"""How many files one process reads: its memory is then its own again."""
LIMITS = Limits(10**9, SECONDS, SECONDS, MEMORY)


@dataclass
class Tally:
    """What became of the files of one kind. Faults are what a user must never meet."""

    count: int = 0
    read: int = 0
    refused: int = 0
    unexpected: int = 0
    crashed: int = 0
    hung: int = 0
    memory: int = 0
    most_memory: int = 0
    most_seconds: float = 0.0
    faults: list[tuple[int, str, bytes]] = field(default_factory=list)


class Fuzzer:
    """Reads files one after the other; keeps a process until it dies or has read enough."""

    def __init__(self, scratch: str) -> None:
        self._scratch = scratch
        self._worker: Worker | None = None
        self._uses = 0

    def close(self) -> None:
        """End the process."""
        if self._worker is not None:
            self._worker.close()
            self._worker = None

    def try_file(self, number: int, data: bytes, tally: Tally) -> None:
        """Read one file and count what became of it."""
        tally.count += 1
        start = time.perf_counter()
        try:
            self._read(data)
            tally.read += 1
        except TooSlow:
            tally.hung += 1
            tally.faults.append((number, "hung", data))
        except TooMuchMemory:
            tally.memory += 1
            tally.faults.append((number, "memory", data))
        except ReaderDied as death:
            alive = self._worker is not None and self._worker.alive
            tally.unexpected += alive
            tally.crashed += not alive
            tally.faults.append((number, f"{'unexpected' if alive else 'crashed'}\n{death.details}", data))
        except (ReadProblem, NotText, UnicodeError):
            tally.refused += 1
        except Exception as error:  # in this process, where nothing at all is expected
            tally.crashed += 1
            tally.faults.append((number, f"crashed here: {error!r}", data))
        tally.most_seconds = max(tally.most_seconds, time.perf_counter() - start)
        if self._worker is not None and self._worker.alive:
            tally.most_memory = max(tally.most_memory, peak_memory(self._worker.pid))

    def _read(self, data: bytes) -> None:
        """As app.reading.read does it, with one process for many files."""
        found = recognise(data)
        if found.what == ARCHIVE:
            for _, member in members(data):
                if isinstance(member, ReadProblem):
                    raise member
            return
        if found.kind is None:
            raise ReadProblem(found.what)
        if found.kind is Kind.TEXT:
            decode(data)
            return
        worker = self._working()
        reader = found.reader or found.kind.value
        worker.read(reader, data, Path("file"), LIMITS, scratch=self._scratch)

    def _working(self) -> Worker:
        if self._worker is not None and (self._uses >= USES or not self._worker.alive):
            self.close()
        if self._worker is None:
            self._worker, self._uses = Worker(), 0
        self._uses += 1
        return self._worker


def peak_memory(pid: int) -> int:
    """The most memory in bytes that a process has held; 0 where the system does not say."""
    if not sys.platform.startswith("linux"):
        return 0
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    line = next((line for line in status.splitlines() if line.startswith("VmHWM")), "VmHWM 0 kB")
    return int(line.split()[1]) * 1024


def file_of(kind: str, number: int, seeds: Mapping[str, bytes]) -> bytes:
    """The mutated file of that kind and number."""
    rng = Random(f"{kind} {number}")
    other = seeds[rng.choice(sorted(seeds))]
    return mutated(seeds[kind], other, rng)


def run(
    kinds: Iterable[str],
    numbers: range,
    seeds: Mapping[str, bytes],
    on_kind: Callable[[str, Tally], None] = lambda *_: None,
) -> dict[str, Tally]:
    """Read the mutated files of these numbers of each kind."""
    tallies = {}
    with TemporaryDirectory(prefix="gouji-fuzz-") as scratch:
        fuzzer = Fuzzer(scratch)
        for kind in kinds:
            tally = tallies[kind] = Tally()
            for number in numbers:
                fuzzer.try_file(number, file_of(kind, number, seeds), tally)
            fuzzer.close()
            on_kind(kind, tally)
    return tallies


def name_of(kind: str, number: int, data: bytes) -> str:
    """A file name for a fault."""
    digest = hashlib.sha256(data).hexdigest()[:8]
    return f"{kind.replace(' ', '-')}-{number}-{digest}"

"""Locks between the windows of one machine. The system drops them when their process ends, however it ends.

They are advisory and stand in the user's folder: they tell this user's windows apart. Against
another user or another machine a save is guarded by the digest of the file (``save``).
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
from pathlib import Path

from app import paths

_FAR = 1 << 30
"""Windows refuses others the reading of locked bytes: we lock one that no file has."""

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> bool:
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def try_lock(descriptor: int) -> bool:
    """Lock an open file for this process; False if another one, or another opening of it, has it.

    Raises OSError where the file system knows no locks. Closing the file unlocks it.
    """
    return _lock(descriptor)


def is_left(descriptor: int) -> bool | None:
    """Whether nobody has the file locked; it is locked then. None where the file system knows no locks."""
    try:
        return try_lock(descriptor)
    except OSError:
        return None


def lives(pid: int) -> bool:
    """Whether there is a process of that number; not for Windows, where this signal ends it."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


class FileLock:
    """A lock that is held until :meth:`release`, or until the process ends."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self.path, self._descriptor = path, descriptor

    @classmethod
    def take(cls, path: Path) -> FileLock | None:
        """Lock the file of that name, which is made if need be; None if somebody else has it.

        Where the folder cannot be written or knows no locks, a lock of nothing is given: this
        protects from an oversight, and without it work must still go on.
        """
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
        for _ in range(9):
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                descriptor = os.open(path, flags, 0o600)
            except OSError:
                return cls(path, -1)
            try:
                if not try_lock(descriptor):
                    os.close(descriptor)
                    return None
                if os.path.samestat(os.fstat(descriptor), path.stat()):
                    return cls(path, descriptor)
            except FileNotFoundError:  # it was released and removed while we opened it
                pass
            except OSError:
                os.close(descriptor)
                return cls(path, -1)
            os.close(descriptor)
        return None

    def release(self, *, remove: bool = True) -> None:
        """Let others have it."""
        if self._descriptor < 0:
            return
        if remove:
            with contextlib.suppress(OSError):  # Windows: the file is still open
                self.path.unlink()
        os.close(self._descriptor)
        self._descriptor = -1
        if remove and sys.platform == "win32":
            with contextlib.suppress(OSError):  # somebody else has it by now
                self.path.unlink()


def lock_review(target: Path) -> FileLock | None:
    """The right to write the review file at ``target``; None if another window has it."""
    name = os.path.normcase(os.path.realpath(target))
    digest = hashlib.sha256(name.encode("utf-8", "surrogateescape")).hexdigest()[:32]
    return FileLock.take(paths.user_folder() / "locks" / f"{digest}.lock")

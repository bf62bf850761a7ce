"""Why a file could not be written, in the user's language, and what to do about it."""

from __future__ import annotations

import errno

from app.record import NamedTuple
from app.sentence import Sentence

_IN_USE = (32, 33)
"""Windows' errors for a file that another program has open."""


class Refused(NamedTuple):
    """What the system answered. ``kind`` is "denied", "busy", "full", "missing", "long" or "failed"."""

    kind: str
    why: str | Sentence
    todo: Sentence


def refused(error: OSError) -> Refused:
    """What an error of writing a file means."""
    if error.errno in (errno.ETXTBSY, errno.EBUSY) or getattr(error, "winerror", 0) in _IN_USE:
        return _busy(Sentence("该文件正被其他程序打开"))
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        if error.filename2 is not None:  # of the renaming: so Windows says that Word has the file open
            return _busy(Sentence("没有改写该文件的权限，或它正被其他程序打开"), "denied")
        return Refused("denied", Sentence("没有写入该文件夹的权限"), Sentence("请另选一个文件夹保存。"))
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Refused("full", Sentence("磁盘空间不足"), Sentence("请清理磁盘后重试，或另选位置保存。"))
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return Refused("missing", Sentence("没有这个文件夹"), Sentence("请另选一个文件夹保存。"))
    if error.errno == errno.ENAMETOOLONG:
        return Refused("long", Sentence("文件名太长"), Sentence("请换一个较短的文件名保存。"))
    if error.errno == errno.EISDIR:
        return Refused("failed", Sentence("有同名的文件夹"), Sentence("请换一个文件名保存。"))
    return Refused("failed", error.strerror or str(error), Sentence("请重试，或另选位置保存。"))


def _busy(why: Sentence, kind: str = "busy") -> Refused:
    return Refused(kind, why, Sentence("请关闭打开它的程序后重试，或另选文件名保存。"))

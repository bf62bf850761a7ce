"""Bytes to text: BOM, UTF-16 by its NUL pattern, strict UTF-8, strict GB18030, then chardet's hint."""

from __future__ import annotations

import codecs
import re

ENCODINGS = ("UTF-8", "GB18030", "UTF-16", "UTF-16LE", "UTF-16BE", "BIG5")
"""The encodings offered for "reopen as". GB18030 contains GBK and GB2312."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8 BOM"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16LE"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16BE"),
)

_CONTROL = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
_SAMPLE = 4096
_REPLACED_SHARE = 0.001


class NotText(Exception):
    """The bytes decode, but what comes out is no text."""


def decode(data: bytes, encoding: str | None = None) -> tuple[str, str]:
    """The text of these bytes and the name of its encoding.

    Raises UnicodeError if they are text in no encoding (or not in the one asked for) and NotText
    if they are binary.
    """
    if encoding is not None:
        return _forced(data, encoding)
    for bom, codec, name in _BOMS:
        if data.startswith(bom):
            return _checked(data[len(bom) :].decode(codec)), name
    if b"\0" in data[:_SAMPLE]:
        for codec, name in (("utf-16-le", "UTF-16LE"), ("utf-16-be", "UTF-16BE")):
            if _looks_like(data, codec):
                return _checked(data[: len(data) // 2 * 2].decode(codec)), name
        raise NotText
    for codec, name in (("utf-8", "UTF-8"), ("gb18030", "GB18030")):
        try:
            return _checked(data.decode(codec)), name
        except UnicodeDecodeError:
            continue
    return _hinted(data)


def _forced(data: bytes, encoding: str) -> tuple[str, str]:
    for bom, codec, _ in _BOMS:
        family = codec.removesuffix("-le").removesuffix("-be")
        if data.startswith(bom) and encoding.lower().startswith(family):
            return _checked(data[len(bom) :].decode(codec)), encoding
    if encoding.upper() == "UTF-16":
        codec = max(("utf-16-le", "utf-16-be"), key=lambda codec: _share(data, codec))
        return _checked(data.decode(codec)), encoding
    try:
        return _checked(data.decode(encoding)), encoding
    except LookupError as error:
        raise UnicodeError(str(error)) from error


def _hinted(data: bytes) -> tuple[str, str]:
    """What chardet says, or UTF-8 or GB18030 with a few bad bytes, which then show as U+FFFD."""
    import chardet  # 100 ms to import, and rarely needed

    hint = chardet.detect(data[: 64 * _SAMPLE])["encoding"] or ""
    if hint:
        try:
            return _checked(data.decode(hint)), hint.upper()
        except (UnicodeDecodeError, LookupError):
            pass
    best: tuple[int, str, str] | None = None
    for codec, name in (("utf-8", "UTF-8"), ("gb18030", "GB18030")):
        text = data.decode(codec, errors="replace")
        replaced = text.count("\ufffd")
        if replaced <= 1 + _REPLACED_SHARE * len(text) and (best is None or replaced < best[0]):
            best = (replaced, text, name)
    if best is None or len(best[1]) < 20 * best[0]:
        raise UnicodeError("no encoding fits")
    return _checked(best[1]), best[2]


def _looks_like(data: bytes, codec: str) -> bool:
    return _share(data, codec) > 0.9


def _share(data: bytes, codec: str) -> float:
    """How much of a sample, read so, is in the small set of common characters.

    Two bytes of anything else make a Chinese character easily, but seldom a common one.
    """
    sample = data[:_SAMPLE].decode(codec, errors="replace")
    usual = sample.encode("gb2312", errors="ignore").decode("gb2312")
    return len(usual) / max(1, len(sample)) - len(_CONTROL.findall(usual))


def _checked(text: str) -> str:
    """The text, unless it has more control characters than a text has."""
    text = text.removeprefix("\ufeff")
    if "\0" in text or len(_CONTROL.findall(text)) > 2 + len(text) // 1000:
        raise NotText
    return text

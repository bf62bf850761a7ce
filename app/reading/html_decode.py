"""The bytes of a web page to text: what a page says of its encoding is a hint and often wrong."""

from __future__ import annotations

import codecs
import re

from app.reading.decode import NotText, decode

_DECLARED = re.compile(
    rb"<(?:meta\b[^<>]{0,500}?\bcharset|\?xml\b[^<>]{0,200}?\bencoding)\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{2,40})",
    re.IGNORECASE,
)
_MOST_DECLARED = 8

_FAMILIES = {"gb2312": "gb18030", "gbk": "gb18030", "hz": "hz"}
"""By Python's name of a codec: what is really meant. Pages called GB2312 hold characters of GBK."""

_BELIEVED = {"gb18030", "big5", "big5hkscs", "utf-8", "hz"}
"""Encodings that a page is believed about, if its bytes decode. Any bytes decode as latin-1."""

_USUAL = frozenset("的一是不了在有人和中大为上国政府信息公开年度报告工作及与會報開資訊為來時個們這對發學")
"""Characters that tell GB18030 from Big5, where the bytes are both."""

_SAMPLE = 20_000


def decode_html(data: bytes, encoding: str | None = None, hint: str = "") -> tuple[str, str]:
    """The text of a page and the name of its encoding; ``hint`` is what was said outside the page.

    In order: the encoding asked for, a BOM, UTF-16 by its NULs, UTF-8 if all bytes are, the first of
    ``hint`` and the declared ones under which all bytes decode, GB18030, and chardet last.
    Raises as :func:`app.reading.decode.decode` does.
    """
    if encoding is not None or data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(data, encoding)
    if b"\0" in data[:_SAMPLE]:
        return decode(data)
    as_utf8 = _utf8(data)
    declared = _declared(data, hint)
    # Bytes of GBK that happen to be UTF-8 make two-byte characters, none of them Chinese.
    if as_utf8 is not None and ("utf-8" in declared or not declared or _has_wide(as_utf8)):
        return as_utf8, "UTF-8"
    for codec in declared:
        text = _strict(data, codec)
        if text is None:
            continue
        if codec.startswith("big5") and (other := _strict(data, "gb18030")) and _usual(other) > _usual(text):
            return other, "GB18030"
        return text, codec.upper()
    if as_utf8 is not None:
        return as_utf8, "UTF-8"
    return decode(data)


def _declared(data: bytes, hint: str) -> list[str]:
    """Codecs that the page or its carrier names, as far as they are believed, without repeats."""
    names = [hint] if hint else []
    for found in _DECLARED.finditer(data):
        names.append(found[1].decode("ascii", "replace"))
        if len(names) > _MOST_DECLARED:
            break
    codecs_ = []
    for name in names:
        try:
            codec = codecs.lookup(name.strip()).name
        except (LookupError, ValueError):
            continue
        codec = _FAMILIES.get(codec, codec)
        if codec in _BELIEVED:
            codecs_.append(codec)
    return list(dict.fromkeys(codecs_))


def _utf8(data: bytes) -> str | None:
    """The text if it is UTF-8; a file may break off inside its last character."""
    try:
        return _checked(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        cut = error.start >= len(data) - 3 and "unexpected end" in error.reason
        return _checked(data[: error.start].decode("utf-8") + "\ufffd") if cut and error.start else None


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return _checked(data.decode(codec))
    except UnicodeDecodeError:
        return None


def _checked(text: str) -> str:
    if "\0" in text:
        raise NotText
    return text


def _has_wide(text: str) -> bool:
    return any(char >= "\u0800" for char in text)


def _usual(text: str) -> int:
    return sum(1 for char in text[:_SAMPLE] if char in _USUAL)

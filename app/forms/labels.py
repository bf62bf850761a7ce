"""Folding of labels: what is left of a printed label when its typography is taken away."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_QUOTES = str.maketrans(dict.fromkeys("“”‘’\"'「」『』*") | {"〔": "(", "〕": ")", "【": "(", "】": ")"})
_WHITE = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]+")
_NUMBERING = re.compile(
    r"^(?:\([一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,3}[、.,:)]"
    r"|\(\d{1,2}\)|\d{1,2}[、.,:)]|\d{1,2}(?=[\u4e00-\u9fff]))[、.,:]?"
)
_PUNCTUATION = re.compile(r"[、,。:;/]")


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """The text without white space, quotes and emphasis, in half-width characters.

    >>> fold("（三） 不予 公开")
    '(三)不予公开'
    """
    return _WHITE.sub("", unicodedata.normalize("NFKC", text)).translate(_QUOTES)


@lru_cache(maxsize=8192)
def fold_bare(text: str) -> str:
    """The folded text without a leading number and without punctuation between words.

    >>> fold_bare("（三） 不予 公开")
    '不予公开'
    """
    folded = fold(text)
    bare = _NUMBERING.sub("", folded, count=1)
    return _PUNCTUATION.sub("", bare) if bare else folded

"""Kinds of characters. As ranges of a pattern they take a millisecond each to compile."""

from __future__ import annotations


def is_han(sign: str) -> bool:
    """Whether this one character is a Chinese one of the common block (U+4E00 to U+9FFF)."""
    return "\u4e00" <= sign <= "\u9fff"


def all_han(text: str) -> bool:
    """Whether every character is; also of no text."""
    return all(map(is_han, text))

"""Suggestions as a letter says them: the window's short form, 将 本年新收·自然人 5 改为 6, in sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from app.report.finding import Suggestion

_CHANGE: Final = re.compile(
    r"(?:(?<=^将 )|(?<=、))(\S+)·(\S+) (空白|-?[\d.]+) ((?:至少|至多)?改为) (-?[\d.]+)"
)
_SPACES: Final = re.compile(r"(?<=^将) | (?=\d+ 处)|(?<=\d) (?=处)")


def suggested(suggestions: Sequence[Suggestion]) -> str:
    """What might be changed, in one sentence; "" where nothing is suggested."""
    ways = [_written(suggestion.text).rstrip("。") for suggestion in suggestions]
    if len(ways) > 1:
        ways = [f"{sign}{way}" for sign, way in zip("①②③④⑤", ways, strict=False)]
    return f"可能的更正（仅供参考）：{'；'.join(ways)}。" if ways else ""


def _written(text: str) -> str:
    return _SPACES.sub("", _CHANGE.sub(r"“\1·\2”由\3\4\5", text))

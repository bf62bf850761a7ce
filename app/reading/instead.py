"""Pictures that stand in the place of a table: right below the heading that announces it.

Other pictures (logos, seals, photographs) hold nothing that a report must have, so nobody is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_ANNOUNCES = re.compile(r"公开.{0,16}情况|行政复议.{0,12}情况")
_LONGEST = 45


def announces_table(paragraph: str) -> bool:
    """Whether a paragraph reads like the heading of a part that is a table."""
    text = "".join(paragraph.split())
    return len(text) <= _LONGEST and not text.endswith("。") and _ANNOUNCES.search(text) is not None


def note_pictures(above: Sequence[str]) -> tuple[str, ...]:
    """The note about pictures that stand right below these paragraphs, if any of them announces a table."""
    names = dict.fromkeys("".join(text.split()) for text in above if announces_table(text))
    if not names:
        return ()
    where = "、".join(f"“{name}”" for name in names)
    return (f"{where}之下是图片，图中的文字没有读取。",)

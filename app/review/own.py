"""What Gouji itself wrote for people: a memo or an annotated page is told from a report by its first lines.

Its marks would be read as figures ("[1]6"), so it is refused. The lines are looked at instead of a mark
in the file, so that a copy is known in every kind it is saved as, also one of an older version. An
annotated DOCX needs none of this: its comments stand apart, and its text is that of the report.
"""

from __future__ import annotations

from pathlib import Path

from app.review.problems import OwnCopy
from app.sentence import Sentence

MEMO = "政府信息公开工作年度报告校核备忘录"
"""How every memo begins, see ``app.memo.content``."""
ANNOTATED = "\u3000批注本"
"""How the first line of an annotated page ends, and how the next begins: ``app.memo.annotated_html``."""
CHECKED_ON = "校核日期："


def refuse_own(path: Path, text: str) -> None:
    """Raise OwnCopy if a file that was read is one that Gouji wrote for people."""
    first, _, rest = text[:2000].lstrip("# \t\n\u3000").partition("\n")
    if first.rstrip() == MEMO:
        raise OwnCopy(path, Sentence("校核备忘录"))
    if first.rstrip().endswith(ANNOTATED) and rest.lstrip("\n").startswith(CHECKED_ON):
        raise OwnCopy(path, Sentence("批注本"))

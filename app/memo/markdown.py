"""The memo as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.memo.layout import Block, Grid, Heading, Look, Paragraph, Signatures, blocks, plain
from app.memo.model import Memo, Run

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])")
_LINE_START = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)")


def render(memo: Memo) -> str:
    """The memo as Markdown text; what the report printed cannot become markup."""
    parts = [_block(block) for block in blocks(memo)]
    if memo.footer:
        parts += ["---", escape(memo.footer)]
    return "\n\n".join(parts) + "\n"


def escape(text: str) -> str:
    """The text with every character that Markdown would take for its own made plain."""
    escaped = _SPECIAL.sub(r"\\\1", " ".join(plain(text).split("\n")))
    return _LINE_START.sub(lambda match: f"{match[1]}\\{match[2]}", escaped)


def _block(block: Block) -> str:
    match block:
        case Heading(level, text):
            return f"{'#' * (level + 1)} {escape(text)}"
        case Paragraph(runs, look):
            return f"- {_runs(runs)}" if look is Look.DETAIL else _runs(runs)
        case Grid(rows, widths, header, centred):
            lines = [_row(header or ("项目", "内容"))]
            marks = (":---:" if column in centred else "---" for column in range(len(widths)))
            lines.append(f"| {' | '.join(marks)} |")
            return "\n".join([*lines, *(_row(row) for row in rows)])
        case Signatures(entries):
            return "　　".join(f"{entry.label}：{escape(entry.value) or '＿＿＿＿＿＿'}" for entry in entries)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(escape(cell) for cell in cells) + " |"


def _runs(runs: Iterable[Run]) -> str:
    return "".join(
        f"**{escape(run.text)}**" if run.strong and run.text.strip() else escape(run.text) for run in runs
    )

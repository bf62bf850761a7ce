"""The memo as one HTML page that needs nothing else and prints on A4."""

from __future__ import annotations

import html
from collections.abc import Iterable

from app.memo.layout import Block, Grid, Heading, Paragraph, Signatures, blocks, plain, stays
from app.memo.model import Memo, Run

_STYLE = """
@page { size: A4; margin: 37mm 26mm 35mm 28mm; }
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #eceef1; color: #1b1e23; line-height: 1.75; font-size: 16px;
  font-family: "仿宋", "FangSong", "STFangsong", "Songti SC", "SimSun", "宋体", "Noto Serif CJK SC",
  "Source Han Serif SC", serif; }
main { max-width: 820px; margin: 32px auto; padding: 64px 72px; background: #fff;
  border: 1px solid #d9dce1; border-radius: 4px; }
h2, h3, th, .label { font-family: "Heiti SC", "SimHei", "黑体", "Microsoft YaHei", "Noto Sans CJK SC",
  "Noto Sans SC", sans-serif; }
h1 { font-family: "方正小标宋简体", "FZXiaoBiaoSong-B05S", "STZhongsong", "Songti SC", "SimSun",
  "Noto Serif CJK SC", serif; font-size: 26px; font-weight: 400;
  text-align: center; line-height: 1.4; margin: 0 0 28px; }
h2 { font-size: 18px; margin: 28px 0 10px; }
h3 { font-size: 16px; margin: 20px 0 6px; }
p { margin: 6px 0; overflow-wrap: anywhere; }
.body { text-indent: 2em; text-align: justify; }
.item { margin: 16px 0 2px; }
.detail { margin: 2px 0 2px 1.6em; font-size: 15px; }
.closing { text-align: right; margin: 4px 2em 4px 0; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; margin: 10px 0 14px; font-size: 14px;
  line-height: 1.55; }
th, td { border: 1px solid #8b919b; padding: 5px 7px; text-align: left; vertical-align: middle;
  overflow-wrap: anywhere; }
th { background: #f1f3f6; font-weight: 600; }
thead th, td.centred { text-align: center; }
.sign { display: flex; flex-wrap: wrap; gap: 12px 24px; margin: 44px 0 28px; }
.sign span { flex: 1; white-space: nowrap; }
.sign b { display: inline-block; min-width: 7em; border-bottom: 1px solid #1b1e23; font-weight: 400; }
footer { break-before: avoid; margin-top: 36px; padding-top: 8px; border-top: 1px solid #d9dce1;
  font-size: 12px; color: #5b626d; text-align: center; }
@media print {
  body { background: #fff; font-size: 12pt; }
  main { max-width: none; margin: 0; padding: 0; border: 0; }
  h1 { font-size: 22pt; } h2 { font-size: 14pt; } h3 { font-size: 12pt; }
  .detail { font-size: 11pt; } table { font-size: 10.5pt; }
  thead { display: table-header-group; }
  tr, .item, .detail, .sign { break-inside: avoid; } h2, h3, .kept, .sign { break-after: avoid; }
}
@media (max-width: 640px) { main { margin: 0; padding: 28px 20px; border: 0; } .sign { flex-wrap: wrap; } }
"""


def escape(text: str) -> str:
    """The text as HTML text or attribute."""
    return html.escape(plain(text))


def render(memo: Memo) -> str:
    """The memo as a page; what the report printed is text and never markup."""
    laid_out = blocks(memo)
    body = "\n".join(
        _block(block, kept=stays(block, laid_out[index + 1 : index + 3]))
        for index, block in enumerate(laid_out)
    )
    footer = f"\n<footer>{escape(memo.footer)}</footer>" if memo.footer else ""
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(memo.title)}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{body}{footer}\n</main>\n</body>\n</html>\n"
    )


def _block(block: Block, *, kept: bool) -> str:
    match block:
        case Heading(level, text):
            return f"<h{level + 1}>{escape(text)}</h{level + 1}>"
        case Paragraph(runs, look):
            return f'<p class="{look.value}{" kept" if kept else ""}">{_runs(runs)}</p>'
        case Grid():
            return _table(block)
        case Signatures(entries):
            spans = "".join(
                f"<span>{escape(entry.label)}：<b>{escape(entry.value) or '&nbsp;'}</b></span>"
                for entry in entries
            )
            return f'<div class="sign">{spans}</div>'


def _runs(runs: Iterable[Run]) -> str:
    return "".join(f"<strong>{escape(run.text)}</strong>" if run.strong else escape(run.text) for run in runs)


def _table(grid: Grid) -> str:
    whole = sum(grid.widths)
    columns = "".join(f'<col style="width:{100 * width / whole:.1f}%">' for width in grid.widths)
    head = ""
    if grid.header:
        cells = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in grid.header)
        head = f"<thead><tr>{cells}</tr></thead>"
    rows = "".join(f"<tr>{_cells(row, grid)}</tr>\n" for row in grid.rows)
    return f"<table><colgroup>{columns}</colgroup>{head}<tbody>\n{rows}</tbody></table>"


def _cells(row: tuple[str, ...], grid: Grid) -> str:
    cells = []
    for column, text in enumerate(row):
        if not grid.header and column == 0:
            cells.append(f'<th scope="row">{escape(text)}</th>')
        else:
            kind = ' class="centred"' if column in grid.centred else ""
            cells.append(f"<td{kind}>{escape(text)}</td>")
    return "".join(cells)

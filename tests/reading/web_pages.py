"""Whole reports as web pages, in the ways that sites and word processors write them. Pure."""

from __future__ import annotations

import base64
import quopri
import re
from collections.abc import Callable, Iterator
from html import escape

from app.forms.grid import Place, Role
from tests.reading.plans import Plan, PlannedTable

Cell = Callable[[str], str]
"""The inside of a cell or a paragraph from its text."""


def plain(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def spans(text: str) -> str:
    """Each character in a span of its own, as editors leave it after pasting."""
    return "".join(
        f'<span style="font-size:16px;font-family:仿宋_GB2312"><span>{escape(char)}</span></span>'
        for char in text
    )


def paragraphs(text: str) -> str:
    """Word's way: a paragraph in each cell, source lines broken anywhere between tags."""
    inner = "".join(
        f"<p class=MsoNormal align=center\n style='text-align:center'><span lang=EN-US\n"
        f"style='font-size:12.0pt'>{escape(line)}<o:p></o:p></span></p>\n\n"
        for line in text.split("\n")
    )
    return f"\n  {inner}\n  "


def pieces(text: str) -> str:
    """A text of some length as paragraphs of four characters, as narrow columns are forced."""
    if len(text) < 6 or text[0].isdigit():
        return f"<div>{escape(text)}</div>"
    return "".join(f"<p>{escape(text[at : at + 4])}</p>" for at in range(0, len(text), 4))


def spaced(text: str) -> str:
    return f"&nbsp;\n\t  {escape(text)} &nbsp;"


def inputs(text: str) -> str:
    """Figures as the values of form fields, as reporting systems save them."""
    if re.fullmatch(r"[-\d.]+", text):
        return f'<input type="text" class="num" value="{text}" readonly>'
    return plain(text)


CELLS: dict[str, Cell] = {
    "plain": plain,
    "a span a character": spans,
    "word paragraphs": paragraphs,
    "narrow paragraphs": pieces,
    "spaces": spaced,
    "inputs": inputs,
}


def table_rows(table: PlannedTable) -> Iterator[list[Place]]:
    """The places that begin in each row, from left to right."""
    for row in range(table.shape.rows):
        yield sorted((p for p in table.shape.places if p.row == row), key=lambda place: place.column)


def table(planned: PlannedTable, cell: Cell = plain) -> str:
    """A table with the merged cells of the official form."""
    rows = []
    for places in table_rows(planned):
        cells = []
        for place in places:
            tag = "td" if place.role is Role.CELL else "th"
            span = f' rowspan="{place.height}"' if place.height > 1 else ""
            span += f' colspan="{place.width}"' if place.width > 1 else ""
            cells.append(f"<{tag}{span}>{cell(planned.text(place))}</{tag}>")
        rows.append("<tr>" + "\n".join(cells) + "</tr>")
    return '<table border="1" cellspacing="0">\n<tbody>' + "\n".join(rows) + "</tbody>\n</table>"


Table = Callable[[PlannedTable], str]


def content(plan: Plan, table: Table = table, paragraph: Cell = plain) -> str:
    """The report without anything around it."""
    return "\n".join(f"<p>{paragraph(part)}</p>" if isinstance(part, str) else table(part) for part in plan)


def page(body: str, head: str = '<meta charset="utf-8">') -> str:
    head = f"<head>\n{head}\n<title>页面</title>\n</head>"
    return f"<!DOCTYPE html>\n<html>\n{head}\n<body>\n{body}\n</body>\n</html>\n"


DECOY = "<table><tr><td>规章</td><td>7777</td><td>7777</td><td>7777</td></tr></table>"

CHROME_TOP = f"""\
<script>var t = '{DECOY}';</script>
<style>.x:before {{ content: "7777" }}</style>
<div class="top"><a href="/">网站首页</a> | <a href="/en">English</a> | <a href="#">无障碍</a> |
今天是2026年1月5日</div>
<ul class="nav"><li><a>首页</a></li><li><a>新闻中心</a></li><li><a>政务公开</a></li><li><a>规章</a></li>
<li><a>行政规范性文件</a></li><li><a>行政许可</a></li></ul>
<div class="crumbs">您现在的位置：<a>首页</a> &gt; <a>政府信息公开</a> &gt; <a>政府信息公开年报</a></div>
<table class="meta" width="100%"><tr><td>索引号：</td><td>QH-2022-0018</td>
<td>发文日期：</td><td>2022-02-18</td></tr>
<tr><td>发布机构：</td><td>青禾县人民政府办公室</td><td>文号：</td><td>&nbsp;</td></tr></table>
<div style="display: none">{DECOY}</div><div hidden>{DECOY}</div><template>{DECOY}</template>
<p>发布日期：2022-02-18 浏览次数：<span id="n">7777</span>
字体：[<a>大</a> <a>中</a> <a>小</a>] <a>打印</a> <a>分享</a></p>"""

CHROME_BOTTOM = f"""\
<noscript>{DECOY}</noscript><!-- {DECOY} -->
<div>扫一扫在手机打开当前页</div><select><option>部门网站</option><option>县财政局</option></select>
<table><tr><td>主办：青禾县人民政府</td><td>网站标识码：1234567890</td></tr>
<tr><td>电话：0000-1234567</td><td>备案号</td></tr></table>
<footer>版权所有 青禾县人民政府 2026年</footer>"""


def site(inside: str) -> str:
    """The page of a site: bars, menus, a table of metadata, decoys, nested tables that lay it out."""
    return page(
        f"""{CHROME_TOP}
<table width="1000" align="center"><tr><td colspan="2" height="5"></td></tr><tr><td width="200" valign="top">
<table><tr><td>栏目导航</td></tr><tr><td><a>规章</a></td></tr><tr><td><a>财政预决算</a></td></tr></table></td>
<td><table width="98%"><tbody><tr><td><table><tr><td><div id="zoom">
{inside}
</div></td></tr></table></td></tr></tbody></table></td></tr></table>
{CHROME_BOTTOM}"""
    )


def without(*tags: str) -> Callable[[str], str]:
    """A page from which these tags ("</td", "<tr") were left out."""
    pattern = re.compile("|".join(rf"{re.escape(tag)}\b[^<>]*>" for tag in tags))
    return lambda html: pattern.sub("", html)


def spans_longer(html: str) -> str:
    """Every cell over several rows reaches far below the table."""
    return re.sub(r'rowspan="\d+"', 'rowspan="999"', html)


def percent(html: str) -> str:
    return re.sub(r'(rowspan|colspan)="(\d+)"', r'\1="\2%"', html)


def rest_of_part(html: str) -> str:
    """rowspan 0, which is: to the end of the row group."""
    return re.sub(r'rowspan="(22|20)"', 'rowspan="0"', html)


def with_form(html: str) -> str:
    return html.replace("<tbody>", '<form action="/x"><input type="hidden" value="7777"><tbody>').replace(
        "</table>", "</form></table>"
    )


def shouting(html: str) -> str:
    """Tags in capitals, attributes without quotes."""
    html = re.sub(r"<(/?)(\w+)", lambda found: f"<{found[1]}{found[2].upper()}", html)
    return re.sub(r'="(\w+)"', r"=\1", html)


def noisy_spans(html: str) -> str:
    """Spans of 1, none, negative and nonsense on all cells that have none."""
    noise = iter(
        ['rowspan="1" colspan=" 1"', 'colspan="0"', 'rowspan="-3"', 'colspan="x"', 'rowspan=""', "rowspan"]
        * 999
    )
    return re.sub(r"<td>", lambda _: f"<td {next(noise)}>", html)


def form_feed(html: str) -> str:
    """Empty rows and hidden cells that nobody sees."""
    html = html.replace("<tbody>", "<colgroup><col width=9><col></colgroup><tbody><tr></tr>")
    return html.replace("</tr>", '<td style="display:none;">7777</td></tr>\n<tr hidden><td>7777</td></tr>')


DAMAGES: dict[str, Callable[[str], str]] = {
    "as it should be": lambda html: html,
    "no end tags in tables": without("</td", "</th", "</tr", "</tbody"),
    "no end tags of cells": without("</td", "</th"),
    "no tr start tags": without("<tr"),
    "no tbody": without("<tbody", "</tbody"),
    "no paragraph ends": without("</p"),
    "no end of tables": without("</table"),
    "no end of cells, rows and tables": without("</td", "</th", "</tr", "</tbody", "</table"),
    "percent spans": percent,
    "rowspan 0": rest_of_part,
    "rowspans longer than the table": spans_longer,
    "nonsense spans": noisy_spans,
    "form in table": with_form,
    "capitals": shouting,
    "hidden cells and empty rows": form_feed,
}


def declare(head: str, late: bool = False) -> Callable[[str], str]:
    """Another declaration of the encoding; late ones stand behind 6 KB of scripts, or in the body."""

    def change(html: str) -> str:
        html = html.replace('<meta charset="utf-8">', "" if late else head)
        padding = "<script>" + "var a = 1;\n" * 600 + "</script>" + head
        return html.replace("<body>", f"<body>{padding}") if late else html

    return change


DECLARED: dict[str, Callable[[str], str]] = {
    "utf-8": lambda html: html,
    "none": declare(""),
    "gb2312": declare('<meta http-equiv="Content-Type" content="text/html; charset=gb2312" />'),
    "gbk": declare("<META charset=GBK>"),
    "late utf-8": declare('<meta http-equiv=Content-Type content="text/html; charset=utf-8">', late=True),
    "late gbk": declare("<meta charset='gbk'>", late=True),
    "big5": declare('<meta charset="big5">'),
    "latin": declare('<meta charset="iso-8859-1">'),
    "unknown": declare('<meta charset="x-none-such">'),
}


def archive(page: bytes, charset: str, encoding: str, *more: tuple[str, bytes], start: str = "") -> bytes:
    """A page saved in one file, with further pages (address, bytes) as parts, as browsers write it."""
    coded: dict[str, Callable[[bytes], bytes]] = {
        "quoted-printable": quopri.encodestring,
        "base64": base64.encodebytes,
        "8bit": bytes,
    }
    kind = f'text/html; charset="{charset}"' if charset else "text/html"
    parts = [
        f"Content-Type: {kind if not index else 'text/html'}\r\nContent-ID: <part-{index}@x>\r\n"
        f"Content-Transfer-Encoding: {encoding}\r\nContent-Location: {address}\r\n\r\n".encode()
        + coded[encoding](content)
        for index, (address, content) in enumerate((("http://www.example.cn/a/1.html", page), *more))
    ]
    parts.append(
        b"Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n"
        b"Content-Location: http://www.example.cn/a.png\r\n\r\niVBORw0KGgo=\r\n"
    )
    root = f'\tstart="{start}";\r\n' if start else ""
    head = (
        "From: <Saved by a browser>\r\nSubject: =?utf-8?Q?=E5=B9=B4=E6=8A=A5?=\r\nMIME-Version: 1.0\r\n"
        f'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n{root}\tboundary="----=_Next_0"\r\n\r\n'
    )
    return (
        head.encode()
        + b"".join(b"------=_Next_0\r\n" + part + b"\r\n" for part in parts)
        + b"------=_Next_0--\r\n"
    )

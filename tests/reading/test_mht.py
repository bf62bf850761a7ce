"""Web pages saved in one file: the page is found, decoded and read with what stands in its frames."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.forms.load import Forms
from app.reading.decode import NotText
from app.reading.document import Kind
from app.reading.mht import read_mht
from app.reading.problems import NoPage, ReadProblem, TooComplex
from tests.effort import at_most
from tests.reading import web_pages as web
from tests.reading.plans import parsed, plan_report, random_figures, wrong_cells

ELSEWHERE = b"<html><body><p>elsewhere</p></body></html>"


def assert_exact(data: bytes, figures: dict[str, str], forms: Forms) -> str:
    read = read_mht(data)
    assert wrong_cells(parsed(read, forms, Kind.MHT), figures) == {}
    return read.encoding


@pytest.mark.parametrize("transfer", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize(
    ("codec", "charset", "declared", "name"),
    [
        ("utf-8", "", "none", "UTF-8"),
        ("utf-8", "utf-8", "utf-8", "UTF-8"),
        ("gbk", "gb2312", "none", "GB18030"),
        ("gbk", "gb2312", "gb2312", "GB18030"),
        ("gbk", "utf-8", "late gbk", "GB18030"),
        ("utf-8", "gb2312", "gb2312", "UTF-8"),
        ("gbk", "us-ascii", "none", "GB18030"),
        ("utf-16", "unicode", "none", "UTF-16LE"),
    ],
)
def test_every_cell(transfer: str, codec: str, charset: str, declared: str, name: str, forms: Forms) -> None:
    form = forms.form("2021")
    figures = random_figures(form, seed=6)
    html = web.DECLARED[declared](web.site(web.content(plan_report(form, figures))))
    data = web.archive(html.encode(codec), charset, transfer, ("http://www.example.cn/b.html", ELSEWHERE))
    assert assert_exact(data, figures, forms) == name
    assert "elsewhere" not in read_mht(data).text


def test_the_page_that_the_file_names_as_its_start(forms: Forms) -> None:
    figures = random_figures(forms.form("2019"), seed=7)
    html = web.page(web.content(plan_report(forms.form("2019"), figures))).encode()
    data = web.archive(ELSEWHERE, "", "base64", ("http://www.example.cn/b.html", html), start="<part-1@x>")
    assert_exact(data, figures, forms)


@pytest.mark.parametrize("address", ["../b/2.html", "http://www.example.cn/b/2.html#top", "cid:part-1@x"])
def test_a_report_in_a_frame(address: str, forms: Forms) -> None:
    figures = random_figures(forms.form("2021"), seed=8)
    html = web.page(web.content(plan_report(forms.form("2021"), figures))).encode()
    shell = f'<p>前</p><iframe src="{address}"></iframe><p>后</p>'.encode()
    data = web.archive(shell, "", "quoted-printable", ("http://www.example.cn/b/2.html", html))
    assert_exact(data, figures, forms)
    text = read_mht(data).text
    assert text.startswith("前\n页面" if "页面" in text else "前\n青禾县")
    assert text.endswith("后\n")


def test_a_frameset(forms: Forms) -> None:
    shell = b'<html><frameset cols="20%,80%"><frame src="2.html"><frame src="http://example.org/"></frameset></html>'
    data = web.archive(shell, "", "8bit", ("http://www.example.cn/a/2.html", "<p>正文</p>".encode()))
    assert read_mht(data).text == "正文\n"


def test_frames_that_hold_each_other_end() -> None:
    frame = b'<p>x</p><iframe src="1.html"></iframe><iframe src="2.html"></iframe>'
    data = web.archive(frame, "", "8bit", ("http://www.example.cn/a/2.html", frame))
    assert read_mht(data).text == "x\nx\n"


def test_a_message_that_is_the_page_itself() -> None:
    data = b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=gb2312\r\n\r\n" + "<p>年报</p>".encode(
        "gbk"
    )
    assert read_mht(data)[0::3] == ("年报\n", "GB18030")
    assert read_mht(b"\r\n" + data).text == "年报\n"


def test_an_encoding_on_demand() -> None:
    data = web.archive("<p>年报</p>".encode("gbk"), "utf-8", "base64")
    assert read_mht(data, encoding="GB18030").text == "年报\n"
    with pytest.raises(UnicodeError):
        read_mht(data, encoding="UTF-8")


def test_no_page_is_said() -> None:
    head = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n"
    data = head + b"--x\r\nContent-Type: image/png\r\n\r\n\r\n--x--"
    with pytest.raises(NoPage) as caught:
        read_mht(data)
    assert "未被改动" in caught.value.message


@pytest.mark.parametrize(
    "data",
    [
        b"".join(b"Content-Type: multipart/mixed; boundary=%d\r\n\r\n--%d\r\n" % (n, n) for n in range(5000)),
        b"Content-Type: multipart/mixed; boundary=x\r\n\r\n" + b"--x\r\n\r\na\r\n" * 200_000,
        b"Content-Type: text/html\r\n\r\n" + b"<table><tr>" + b"<td>" * 1_000_000,
        b"Content-Type: " + b"text/html;" * 100_000 + b"\r\n\r\n<p>x",
        b"Content-Type: text/html; x=" + b'"' * 100_000 + b"\r\n\r\n<p>x",
        b"X: y\r\n" * 200_000 + b"Content-Type: text/html\r\n\r\n<p>x",
    ],
    ids=["nested", "many parts", "many cells", "parameters", "quotes", "headers"],
)
def test_a_hostile_file_is_read_or_refused_soon(data: bytes) -> None:
    with at_most(1600), contextlib.suppress(TooComplex, NoPage):
        read_mht(data)


BASE = web.archive(
    web.page("<p>年度报告</p><table><tr><td>规章<td>1</table>").encode(), "utf-8", "quoted-printable"
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, len(BASE) - 1), st.binary(max_size=4)), max_size=6),
    st.integers(0, len(BASE)),
)
def test_a_damaged_file_is_read_or_refused(changes: list[tuple[int, bytes]], end: int) -> None:
    data = bytearray(BASE)
    for at, new in changes:
        data[at : at + len(new)] = new
    try:
        read_mht(bytes(data[:end]))
    except (ReadProblem, UnicodeError, NotText):
        return

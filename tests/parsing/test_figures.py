"""What each printed figure means: one table, and properties."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.parsing.figures import Figure, may_be_two, read_figure
from app.report.cell import CellState, Conversion

FULL_WIDTH, SEPARATORS, SPACES, CHINESE, UNIT, NOTE, SIGN = Conversion

NUMBERS = [
    ("0", "0", ()),
    ("1782", "1782", ()),
    (" 6", "6", ()),
    ("\u00a00\u3000", "0", ()),
    ("12.39205", "12.39205", ()),
    ("0.0000", "0.0000", ()),
    ("１７８２", "1782", (FULL_WIDTH,)),
    ("１２．５", "12.5", (FULL_WIDTH,)),
    ("1,782", "1782", (SEPARATORS,)),
    ("1，782", "1782", (FULL_WIDTH, SEPARATORS)),
    ("12,345,678.90", "12345678.90", (SEPARATORS,)),
    ("1 782", "1782", (SPACES,)),
    ("1\n782", "1782", (SPACES,)),
    ("12.\u00a0392", "12.392", (SPACES,)),
    ("一件", "1", (CHINESE, UNIT)),
    ("零", "0", (CHINESE,)),
    ("〇", "0", (CHINESE,)),
    ("○", "0", (CHINESE,)),
    ("十", "10", (CHINESE,)),
    ("二十", "20", (CHINESE,)),
    ("二十一", "21", (CHINESE,)),
    ("一百零五", "105", (CHINESE,)),
    ("三百二十一", "321", (CHINESE,)),
    ("一千七百八十二", "1782", (CHINESE,)),
    ("三万五千", "35000", (CHINESE,)),
    ("二〇", "20", (CHINESE,)),
    ("十二点五", "12.5", (CHINESE,)),
    ("160.5964万元", "160.5964", (UNIT,)),
    ("251000元", "251000", (UNIT,)),
    ("￥251000", "251000", (UNIT,)),
    ("5 件", "5", (UNIT,)),
    ("22（其中修订16件）", "22", (NOTE,)),
    ("55(含自然失效29件)", "55", (NOTE,)),
    ("22件，其中修订16件", "22", (UNIT, NOTE)),
    ("22\n（其中修订16件）", "22", (NOTE,)),
    ("（7） 0", "0", (NOTE,)),
    ("+19", "19", (SIGN,)),
    ("＋19", "19", (FULL_WIDTH, SIGN)),
    ("+1036", "1036", (SIGN,)),
    ("增19", "19", (SIGN,)),
    ("增加 19 项", "19", (UNIT, SIGN)),
    ("减4", "-4", (SIGN,)),
    ("减少4", "-4", (SIGN,)),
    ("-8", "-8", ()),
    ("－7", "-7", (FULL_WIDTH,)),
    ("−7", "-7", (SIGN,)),
    ("1,234,567件（含结转）", "1234567", (SEPARATORS, UNIT, NOTE)),
]

NONE = [
    *("/", "／", " / ", "//", "-", "--", "—", "——", "–", "－", "－－", "─", "- -"),
    *("无", "空", "不涉及", "不适用", "N/A", "n/a", "NA", "\u3000无\u00a0"),
]
BLANKS = ["", " ", "\t", "\n", "\u00a0", "\u3000", "\u200b", "\ufeff", " " * 500]
UNREADABLE = [
    *(
        "见附件",
        "约20",
        "近三百",
        "20余",
        "3.7万",
        "3.7万条",
        "12%",
        "1,78",
        "1782,",
        "1,2,3",
        "12.3.4",
        "5.",
    ),
    *(
        "5²",
        "①",
        "O",
        "l",
        "1/2",
        "2021-1-1",
        "三百五",
        "十十",
        "百",
        "点五",
        "(5)",
        "5 6件7",
        "一、",
        "（一）",
    ),
    *("0.5.", "--5", "+", "增", "件", "万元", "无5", "9" * 400, "x" * 400),
]


@pytest.mark.parametrize(("raw", "value", "conversions"), NUMBERS)
def test_numbers(raw: str, value: str, conversions: tuple[Conversion, ...]) -> None:
    figure = read_figure(raw)
    assert figure.state is CellState.NUMBER
    assert str(figure.value) == value
    assert figure.conversions == conversions


@pytest.mark.parametrize("raw", NONE)
def test_marks_for_nothing(raw: str) -> None:
    assert read_figure(raw) == Figure(CellState.NOT_APPLICABLE)


@pytest.mark.parametrize("raw", BLANKS)
def test_blanks(raw: str) -> None:
    assert read_figure(raw) == Figure(CellState.BLANK)


@pytest.mark.parametrize(
    ("raw", "is_one"),
    [
        ("9" * 20, True),
        ("9" * 21, False),
        ("0" * 30 + "7", True),
        ("0." + "3" * 20, True),
        ("九" * 21, False),
    ],
)
def test_a_figure_has_no_more_digits_than_can_be_added_up(raw: str, is_one: bool) -> None:
    assert read_figure(raw).state is (CellState.NUMBER if is_one else CellState.UNREADABLE)


@pytest.mark.parametrize("raw", UNREADABLE)
def test_what_is_no_exact_figure_is_not_guessed(raw: str) -> None:
    assert read_figure(raw) == Figure(CellState.UNREADABLE)


def wide(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def spoken(number: int) -> str:
    """A number below 10 000 as it is spoken."""
    digits = "零一二三四五六七八九"
    if number < 10:
        return digits[number]
    text, zero = "", False
    for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit:
            text += ("零" if zero else "") + digits[digit] + name
            zero = False
        elif text:
            zero = True
    return text.removeprefix("一") if 10 <= number < 20 else text


WHOLE = st.integers(0, 10**15)
EXACT = st.decimals(0, 10**9, places=5, allow_nan=False, allow_infinity=False)


@given(WHOLE)
def test_a_whole_number_reads_back_however_it_is_printed(number: int) -> None:
    for text in (
        f"{number}",
        wide(f"{number}"),
        f"{number:,}",
        wide(f"{number:,}"),
        " ".join(f"{number}"),
        "\n".join(f"{number}"),
        f"\u00a0{number}\u3000",
        f"{number}件",
        f"{number} 条",
        f"{number}（其中依申请1件）",
        f"+{number}",
        f"增{number}",
        f"{number:,}元",
    ):
        assert read_figure(text).value == number, text
    for text in (f"-{number}", f"减{number}", wide(f"-{number}"), f"减少{number}项"):
        assert read_figure(text).value == -number, text


@given(EXACT)
def test_an_amount_keeps_every_printed_digit(number: Decimal) -> None:
    printed = f"{number:f}"
    for text in (printed, wide(printed), f"{number:,f}", wide(f"{number:,f}"), f"{printed}万元"):
        assert str(read_figure(text).value) == str(Decimal(printed)), text


@given(st.integers(0, 9999))
def test_a_spoken_number_reads_back(number: int) -> None:
    assert read_figure(spoken(number)).value == number
    assert read_figure(f"{spoken(number)}件").value == number


@given(
    st.text(
        alphabet=st.sampled_from(
            "0123456789０９,，.．。+-－—/／ \n\u00a0一二十百千万零〇点件元（）()其中增减无余"
        ),
        max_size=40,
    )
)
def test_never_raises_on_pieces_of_figures(text: str) -> None:
    figure = read_figure(text)
    assert (figure.value is not None) == (figure.state is CellState.NUMBER)


@given(st.text(max_size=300))
def test_never_raises_on_any_text(text: str) -> None:
    assert read_figure(text).state in CellState


@pytest.mark.parametrize(
    ("raw", "two"),
    [
        ("12", False),
        ("1 234", False),
        ("12 345 678", False),
        ("5 1 0 5 4", False),
        ("5105\n4", False),
        ("12 8", True),
        ("0 13", True),
        ("0 0", True),
        ("81\u300068", True),
        ("4999336 97966", True),
        ("", False),
        ("／", False),
    ],
)
def test_digits_apart_may_be_two_figures(raw: str, two: bool) -> None:
    """Two figures in one cell were read as one, and nobody was told."""
    assert may_be_two(raw) is two

"""OFD files: all cells of whole reports, however text and rules are drawn, and what is refused."""

from __future__ import annotations

import random
import zipfile
from io import BytesIO

import pytest

from app.forms.load import Forms
from app.reading import ocr
from app.reading.document import Kind
from app.reading.ofd import read_ofd
from app.reading.ofd_objects import placed_pages
from app.reading.ofd_shapes import Matrix, deltas
from app.reading.package import BadPackage, LockedPackage, OversizedPackage
from app.reading.placed import Char
from app.reading.problems import ReadProblem
from tests.effort import at_most
from tests.reading.ofd_writer import Rules, Style, package, write_ofd
from tests.reading.plans import parsed, plan_report, random_figures, read_sections, wrong_cells

DRAWN: tuple[tuple[Style, Rules, str], ...] = (
    ("object a line", "lines", "2021"),
    ("object a line", "filled", "2019"),
    ("object a character", "lines", "2019"),
    ("object a character", "boxes", "2021"),
    ("g repeats", "boxes", "2019"),
    ("g repeats", "filled", "2021"),
    ("scaled", "boxes", "2019"),
    ("scaled", "filled", "2021"),
)
MM = 72 / 25.4


def layer(*objects: str) -> str:
    return f'<ofd:Layer ID="1">{"".join(objects)}</ofd:Layer>'


def text(words: str, *, at: str = "10 10 90 5", more: str = "", code: str = 'X="0" Y="4"') -> str:
    return (
        f'<ofd:TextObject ID="2" Boundary="{at}" Font="1" Size="4"{more}>'
        f"<ofd:TextCode {code}>{words}</ofd:TextCode></ofd:TextObject>"
    )


def path(data: str, more: str = "") -> str:
    return (
        f'<ofd:PathObject ID="3" Boundary="10 20 100 100"{more}>'
        f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def chars(data: bytes) -> list[Char]:
    return [char for page in placed_pages(data) for char in page.chars]


def lefts(data: bytes) -> list[float]:
    return [round(char.left / MM, 3) for char in chars(data)]


@pytest.mark.parametrize(("style", "rules", "form"), DRAWN)
def test_every_cell_of_a_report_is_read(style: Style, rules: Rules, form: str, forms: Forms) -> None:
    figures = random_figures(forms.form(form), seed=5)
    read = read_ofd(write_ofd(plan_report(forms.form(form), figures), style=style, rules=rules))
    report = parsed(read, forms, Kind.OFD)
    assert wrong_cells(report, figures) == {}
    assert read_sections(report) == [1, 2, 3, 4, 5, 6]
    assert report.cells["report/issuer"].value == "青禾县柳溪镇人民政府"
    assert [page.number for page in read.pages] == [1, 2]
    assert read.pages[0].end == read.pages[1].start
    assert not read.notes


def test_long_numbers_wrapped_in_narrow_cells_are_whole(forms: Forms) -> None:
    figures = random_figures(forms.form("2021"), seed=6, most=99_999_999)
    report = parsed(read_ofd(write_ofd(plan_report(forms.form("2021"), figures))), forms, Kind.OFD)
    assert wrong_cells(report, figures) == {}


def test_blank_cells_stay_blank(forms: Forms) -> None:
    rng = random.Random(1)
    figures = {
        address: "" if rng.random() < 0.4 else value
        for address, value in random_figures(forms.form("2021"), seed=8).items()
    }
    report = parsed(read_ofd(write_ofd(plan_report(forms.form("2021"), figures))), forms, Kind.OFD)
    doubted = wrong_cells(report, figures)
    assert all(not report.cells[address].certain for address in doubted)
    # Where a page ends a blank may be a figure that was carried over: those two rows alone are doubted.
    assert len({address.rpartition("/")[0] for address in doubted}) <= 2


def test_pages_that_are_pictures_are_named(forms: Forms) -> None:
    figures = random_figures(forms.form("2021"), seed=9)
    read = read_ofd(write_ofd(plan_report(forms.form("2021"), figures), blank=True))
    assert read.notes == ("第 1 页是图片，没有文字层，没有读取。",)
    assert wrong_cells(parsed(read, forms, Kind.OFD), figures) == {}


@pytest.mark.parametrize(("recognises", "said"), [(True, "另存为 PDF"), (False, "组件没有安装")])
def test_a_file_of_pictures_only_says_what_can_be_done(
    recognises: bool, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "available", lambda: recognises)
    picture = '<ofd:ImageObject ID="4" Boundary="0 0 210 297" ResourceID="9"/>'
    with pytest.raises(ReadProblem, match="只有图片") as raised:
        read_ofd(package([layer(picture)]))
    assert said in raised.value.message


@pytest.mark.parametrize(
    ("written", "steps"),
    [
        ("1 2 3", [1, 2, 3]),
        ("g 3 2.5", [2.5, 2.5, 2.5]),
        ("1 g 2 2 3", [1, 2, 2, 3]),
        ("G 2 1", [1, 1]),
        ("", []),
        ("x 1", [0, 1]),
        ("g", [0]),
        ("g -5 1 2", [2]),
        ("1,2", [1, 2]),
    ],
)
def test_steps(written: str, steps: list[float]) -> None:
    assert deltas(written, 9) == steps


def test_where_characters_stand() -> None:
    assert lefts(package([layer(text("甲乙1丙", code='X="1" Y="4" DeltaX="5 g 2 6"'))])) == [11, 16, 22, 28]
    assert lefts(package([layer(text("甲1乙"))])) == [10, 14, 16]  # no steps: as wide as they are
    scaled = text("甲乙", more=' CTM="2 0 0 2 1 0"', code='X="0" Y="2" DeltaX="3"')
    assert lefts(package([layer(scaled)])) == [11, 17]
    down = [round(char.top / MM, 2) for char in chars(package([layer(text("甲乙", code='DeltaY="5"'))]))]
    assert down[1] - down[0] == pytest.approx(5)
    assert lefts(package([layer(text("甲乙", code='DeltaY="5"'))])) == [10, 10]


def test_templates_shared_drawings_and_blocks_are_on_the_page() -> None:
    unit = (
        '<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="50" Width="9" Height="9"><ofd:Content>'
        f"{text('图')}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>"
    )
    use = '<ofd:CompositeObject ID="6" Boundary="30 0 9 9" ResourceID="50"/>'
    block = f'<ofd:PageBlock ID="5">{text("块")}</ofd:PageBlock>'
    data = package([layer(block, use), layer(text("二"))], templates=[layer(text("模"))], resources=unit)
    pages = list(placed_pages(data))
    assert ["".join(char.text for char in page.chars) for page in pages] == ["模块图", "模二"]
    assert round(pages[0].chars[2].left / MM) == 40


def test_what_is_not_shown_is_not_read() -> None:
    hidden = text("隐", more=' Visible="false"')
    assert [char.text for char in chars(package([layer(hidden, text("显"))]))] == ["显"]


def test_a_character_of_private_use_is_not_sure() -> None:
    data = package([layer(text("甲\ue11e"))])
    assert [(char.text, char.sure) for char in chars(data)] == [("甲", True), ("\ufffd", False)]
    assert read_ofd(data).notes == ("第 1 页有文字来自扫描识别或缺少字符对照，读出的数据须逐一核对。",)


@pytest.mark.parametrize("more", [' Alpha="0"', ' Fill="false"'])
def test_text_that_is_not_drawn_under_a_scan_is_not_sure(more: str) -> None:
    assert [(char.text, char.sure) for char in chars(package([layer(text("甲", more=more))]))] == [
        ("甲", False)
    ]


def test_lines_of_paths() -> None:
    def rules(data: str, more: str = "") -> list[tuple[bool, float, float, float]]:
        page = next(placed_pages(package([layer(path(data, more))])))
        mm = [[round(each / MM, 1) for each in rule[1:]] for rule in page.rules]
        return [(rule[0], at, start, end) for rule, (at, start, end) in zip(page.rules, mm, strict=True)]

    assert rules("M 0 0 L 50 0") == [(True, 20, 10, 60)]
    assert rules("S 0 0 M 0 0 L 0 9 L 5 9 C") == [(False, 10, 20, 29), (True, 29, 10, 15)]
    assert rules("M0 0L50 0L50 10") == [(True, 20, 10, 60), (False, 60, 20, 30)]
    assert rules("M 0 0 B 1 1 2 2 3 0 L 9 0 Q 1 1 2 2 A 1 1 0 0 1 4 4") == [(True, 20, 13, 19)]
    assert rules("M 0 0 L 50 0", ' Stroke="false"') == []
    assert rules("M 0 0 L 50 0 L 50 .2 L 0 .2 C", ' Stroke="false" Fill="true"') == [(True, 20.1, 10, 60)]
    assert rules("M 0 0 L 50 0 L 50 9 L 0 9 C", ' Stroke="false" Fill="true"') == []
    assert rules("M 0 0 L 5", "") == []
    assert rules("M 0 0 L 1e300 0", "") == []


def test_matrices_follow_each_other() -> None:
    turn, shift = Matrix(0, 1, -1, 0), Matrix(e=3, f=4)
    assert shift.after(turn).at(1, 0) == (3, 5)
    assert turn.after(shift).at(1, 0) == (-4, 4)


def test_a_locked_file_says_so() -> None:
    data = _with(package([layer(text("甲"))]), "Encryptions.xml", "<ofd:Encryptions/>")
    with pytest.raises(LockedPackage, match="密码"):
        read_ofd(data)


def test_a_drawing_that_holds_itself_ends_soon() -> None:
    use = '<ofd:CompositeObject ID="6" Boundary="0 0 9 9" ResourceID="50"/>' * 4
    unit = (
        '<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="50"><ofd:Content>'
        f"{use}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>"
    )
    with at_most(2000), pytest.raises(OversizedPackage, match="远超"):
        read_ofd(package([layer(use)], resources=unit))


def test_many_characters_and_pages_are_refused() -> None:
    crowded = package([layer(text("甲" * 100_000))], templates=[layer(text("乙" * 300_000))])
    for data in (crowded, package([layer(text("甲"))] * 501)):
        with pytest.raises(OversizedPackage):
            read_ofd(data)


def test_parts_that_are_not_there_are_damage() -> None:
    whole = package([layer(text("甲"))])
    with pytest.raises(BadPackage):
        read_ofd(_without(whole, "Doc_0/Pages/Page_0/Content.xml"))
    with pytest.raises(BadPackage):
        read_ofd(_without(whole, "OFD.xml"))
    assert read_ofd(_without(whole, "Doc_0/PublicRes.xml")).text == "甲\n"


def test_damage_anywhere_is_a_sentence_or_a_reading(forms: Forms) -> None:
    figures = random_figures(forms.form("2021"), seed=2)
    good = write_ofd(plan_report(forms.form("2021"), figures))
    rng = random.Random(4)
    for _ in range(25):
        data = bytearray(good[: rng.randrange(len(good))] if rng.random() < 0.3 else good)
        for _ in range(rng.randrange(1, 10)):
            if data:
                data[rng.randrange(len(data))] = rng.randrange(256)
        _try(bytes(data))
    page = zipfile.ZipFile(BytesIO(good)).read("Doc_0/Pages/Page_0/Content.xml").decode()
    for _ in range(15):  # inside the XML, where no checksum catches it
        at = rng.randrange(200, len(page))
        broken = page[:at] + rng.choice('-9e. gMLC"') + page[at + 1 :]
        _try(
            _with(_without(good, "Doc_0/Pages/Page_0/Content.xml"), "Doc_0/Pages/Page_0/Content.xml", broken)
        )


def _try(data: bytes) -> None:
    message = "。"
    try:
        read_ofd(data)
    except ReadProblem as problem:
        message = problem.message
    assert message.endswith("。")


def _with(data: bytes, name: str, part: str) -> bytes:
    file = BytesIO(data)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(name, part)
    return file.getvalue()


def _without(data: bytes, name: str) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(file, "w") as made:
        for each in source.namelist():
            if each != name:
                made.writestr(each, source.read(each))
    return file.getvalue()

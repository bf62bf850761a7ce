"""Spreadsheets of every kind: all cells of whole reports, what a person sees, what is refused."""

from __future__ import annotations

import datetime
import io
import random
import zipfile
from collections.abc import Callable
from itertools import product

import openpyxl
import pytest
import python_calamine
import xlwt

from app.forms.load import Forms
from app.reading import sheet_model
from app.reading.document import Grid, Kind, Read
from app.reading.package import BadPackage, LockedPackage, OversizedPackage
from app.reading.problems import ReadProblem
from app.reading.sheet import read_sheet
from app.reading.sheet_model import NoSheet, OversizedSheet
from app.reading.sheet_numbers import is_date, show_number
from tests.reading.books import Laid, Lay, lay_out, write_ods, write_xls, write_xlsb, write_xlsx
from tests.reading.plans import parsed, plan_report, random_figures, read_sections, wrong_cells

Writer = Callable[..., bytes]
WRITERS: dict[str, Writer] = {"xlsx": write_xlsx, "xls": write_xls, "ods": write_ods, "xlsb": write_xlsb}
LAYS: tuple[Lay, ...] = ("one", "one tight", "sheets")


def cells(read: Read, grid: Grid) -> list[list[str]]:
    rows: dict[int, list[str]] = {}
    for cell in grid.cells:
        rows.setdefault(cell.row, []).append(read.text[cell.start : cell.end])
    return [rows[index] for index in sorted(rows)]


def book(**values: object) -> openpyxl.Workbook:
    made = openpyxl.Workbook()
    for place, value in values.items():
        made.active[place] = value
    return made


def saved(made: openpyxl.Workbook | xlwt.Workbook) -> bytes:
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def read(made: openpyxl.Workbook | xlwt.Workbook) -> Read:
    return read_sheet(saved(made))


LAID = tuple(product(WRITERS, LAYS, (True, False), (True, False)))


@pytest.mark.parametrize("index", range(len(LAID)))
def test_every_cell_of_a_report_is_read(index: int, forms: Forms) -> None:
    kind, lay, borders, wide = LAID[index]
    form = forms.form("2019" if index % 3 else "2021")
    figures = random_figures(form, seed=index)
    parts = plan_report(form, figures)
    data = WRITERS[kind](lay_out(parts, lay, wide=wide, left=1), borders=borders)
    report = parsed(read_sheet(data), forms, Kind.SHEET)
    assert wrong_cells(report, figures) == {}
    assert read_sections(report) == [1, 2, 3, 4, 5, 6]
    assert report.cells["report/issuer"].value == "青禾县柳溪镇人民政府"
    assert report.cells["report/signed_on"].value is not None


@pytest.mark.parametrize("kind", WRITERS)
def test_blank_cells_stay_blank(kind: str, forms: Forms) -> None:
    form = forms.form("2021")
    rng = random.Random(3)
    figures = {
        address: ("" if rng.random() < 0.5 or "/repealed" in address else value)
        for address, value in random_figures(form, 5).items()
    }
    figures |= {
        address: "" for address in figures if address.startswith(("requests/carried_out", "proceedings"))
    }
    for lay in LAYS:
        for borders in (True, False):
            data = WRITERS[kind](lay_out(plan_report(form, figures), lay), borders=borders)
            report = parsed(read_sheet(data), forms, Kind.SHEET)
            for address, planned in figures.items():
                cell = report.cells[address]
                silently = cell.certain and cell.raw != planned
                assert not silently, (lay, borders, address, planned, cell)


def test_calamine_sees_the_same_in_every_kind(forms: Forms) -> None:
    form = forms.form("2021")
    sheets = lay_out(plan_report(form, random_figures(form, 11)), "sheets")
    for kind, writer in WRITERS.items():
        data = writer(sheets)
        seen: list[str] = []
        with python_calamine.load_workbook(io.BytesIO(data)) as other:
            for name in other.sheet_names:
                for row in other.get_sheet_by_name(name).to_python():
                    seen += [show_number(v) if isinstance(v, float) else str(v) for v in row if v != ""]
        text = read_sheet(data).text
        mine = [piece for line in text.split("\n") for piece in line.split("\t") if piece]
        names = {laid.name for laid in sheets}
        wanted = [piece for value in seen for piece in value.split("\n")]
        assert sorted(p for p in mine if p not in names) == sorted(p for p in wanted if p not in names), kind


def test_values_are_shown_as_a_person_sees_them() -> None:
    made = book(
        A1="x", B1=12.0, C1=0.1 + 0.2, D1=12.39205, E1=True, F1=-8, G1="0012", H1=1e15, I1="甲\n乙",
        J1=datetime.date(2022, 1, 20), K1=datetime.datetime(2022, 1, 20, 8, 30), L1=datetime.time(8, 30),
        M1=0.5, N1=160.5, O1=1234.5, P1=None, Q1=1 / 3,
    )  # fmt: skip
    sheet = made.active
    sheet["M1"].number_format = "0%"
    sheet["N1"].number_format = "0.0000"
    sheet["O1"].number_format = '#,##0.00"元";[Red]-#,##0.00'
    sheet["R1"] = "#DIV/0!"
    sheet["R1"].data_type = "e"
    shown = cells(read(made), read(made).grids[0])[0]
    assert shown == [
        "x", "12", "0.3", "12.39205", "TRUE", "-8", "0012", "1000000000000000", "甲\n乙", "2022-01-20",
        "2022-01-20 08:30:00", "08:30:00", "50%", "160.5000", "1234.50", "", "0.333333333333333", "#DIV/0!",
    ]  # fmt: skip


def test_values_of_the_binary_kind_are_shown_alike() -> None:
    made = xlwt.Workbook()
    sheet = made.add_sheet("表")
    values = [12.0, 0.1 + 0.2, 12.39205, True, "文"]
    for column, value in enumerate(values):
        sheet.write(0, column, value)
    sheet.write(0, 5, 160.5, xlwt.easyxf(num_format_str="0.0000"))
    sheet.write(0, 6, datetime.date(2022, 1, 20), xlwt.easyxf(num_format_str='yyyy"年"m"月"d"日"'))
    sheet.write(0, 7, xlwt.Formula("1/0"))
    sheet.row(0).set_cell_error(8, 0x2A)
    read_back = read(made)
    shown = cells(read_back, read_back.grids[0])[0]
    assert shown[:7] == ["12", "0.3", "12.39205", "TRUE", "文", "160.5000", "2022-01-20"]
    assert shown[8] == "#N/A"


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        ("44581", "yyyy-mm-dd", "2022-01-20"),
        ("44581", '[$-804]yyyy"年"m"月"', "2022-01-20"),
        ("1", "m/d/yy", "1900-01-01"),
        ("59", "m/d/yy", "1900-02-28"),
        ("61", "m/d/yy", "1900-03-01"),
        ("0.5", "h:mm", "12:00:00"),
        ("1.5", "[h]:mm", "36:00:00"),
        ("12", "G/通用格式", "12"),
        ("12", 'General"件"', "12"),
        ("0", '_ * #,##0_ ;_ * \\-#,##0_ ;_ * "-"_ ;_ @_ ', "0"),
        ("-0", "", "0"),
        ("1e3", "", "1000"),
        ("0.1234", "0.00%", "12.34%"),
        ("3.14159", "0.00", "3.14159"),
        ("nan", "", "nan"),
        ("text", "0.00", "text"),
        ("99999999999", "yyyy-mm-dd", "99999999999"),
    ],
)
def test_numbers(value: str, code: str, shown: str) -> None:
    assert show_number(value, code) == shown


def test_dates_may_count_from_1904() -> None:
    assert show_number("43119", "yyyy-mm-dd", date1904=True) == "2022-01-20"
    assert not is_date('0.00"d"')


def test_a_formula_counts_with_its_saved_value() -> None:
    data = saved(book(A1="总计", B1="=1+2"))
    assert read_sheet(data).text == "总计\n"  # openpyxl saves no value
    data = _edited(data, "xl/worksheets/sheet1.xml", b"<f>1+2</f><v></v>", b"<f>1+2</f><v>3</v>")
    data = _edited(data, "xl/worksheets/sheet1.xml", b"<f>1+2</f><v />", b"<f>1+2</f><v>3</v>")
    assert read_sheet(data).text == "总计\t3\n"


def test_hidden_sheets_rows_and_columns_are_left_out() -> None:
    made = book(A1="甲", B1=1, C1=2, A2="乙", B2=3, C2=4, A3="丙", B3=5, C3=6)
    made.active.row_dimensions[2].hidden = True
    made.active.column_dimensions["B"].hidden = True
    other = made.create_sheet("旧稿")
    other["A1"] = "隐藏"
    other.sheet_state = "veryHidden"
    assert read(made).text == "甲\t2\n丙\t6\n"
    assert read(made).notes == (
        "隐藏的工作表“旧稿”没有读取。",
        "工作表“Sheet”中隐藏的 1 行、1 列没有读取。",
    )
    assert python_calamine.load_workbook(io.BytesIO(saved(made))).sheet_names == ["Sheet", "旧稿"]


def test_hidden_rows_of_the_binary_kind_are_left_out() -> None:
    made = xlwt.Workbook()
    sheet = made.add_sheet("表")
    for row in range(3):
        sheet.write(row, 0, f"行{row}")
        sheet.write(row, 1, row)
    sheet.row(1).hidden = True
    hidden = made.add_sheet("旧稿")
    hidden.write(0, 0, "隐藏")
    hidden.visibility = 1
    assert read(made).text == "行0\t0\n行2\t2\n"
    assert read(made).notes == ("隐藏的工作表“旧稿”没有读取。", "工作表“表”中隐藏的 1 行没有读取。")


def test_names_of_several_sheets_are_paragraphs_unless_the_program_gave_them() -> None:
    made = book(A1="甲", B1=1)
    made.active.title = "二、主动公开政府信息情况"
    second = made.create_sheet("Sheet2")
    second["A1"], second["B1"] = "乙", 2
    third = made.create_sheet("附件")
    third["A1"], third["A2"], third["B2"] = "附 件", "丙", 3
    assert read(made).text == "二、主动公开政府信息情况\n甲\t1\n乙\t2\n附 件\n丙\t3\n"
    del made["Sheet2"], made["附件"]
    assert read(made).text == "甲\t1\n"


def test_a_merged_cell_is_one_cell_and_what_it_covers_is_not_shown() -> None:
    made = book(A1="头", C1="右", A2="左", B2="covered by nothing", C2=5)
    made.active.merge_cells("A1:B1")
    made.active.merge_cells("A2:A3")
    made.active["C3"] = 6
    found = read(made)
    assert found.text == "头\t右\n左\tcovered by nothing\t5\n\t6\n"
    assert [(cell.row, cell.column, cell.height, cell.width) for cell in found.grids[0].cells][:3] == [
        (0, 0, 1, 2),
        (0, 2, 1, 1),
        (1, 0, 2, 1),
    ]


def test_a_merge_over_the_whole_sheet_does_not_blow_the_grid_up() -> None:
    made = book(A1="标题", A2="甲", B2=1)
    made.active.merge_cells("A1:XFD1")
    found = read(made)
    assert found.text == "标题\n甲\t1\n"


SHARED = (
    '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><r><t>规</t></r>'
    '<r><t xml:space="preserve"> 章</t></r><rPh sb="0" eb="1"><t>gui</t></rPh></si>'
    "<si><t>甲_x000D_\n乙</t></si></sst>"
)


def shared(*indices: int) -> bytes:
    """A workbook whose first row refers to the strings of SHARED."""
    row = "".join(f'<c t="s"><v>{index}</v></c>' for index in indices)
    sheet = f"<worksheet><sheetData><row>{row}</row></sheetData></worksheet>".encode()
    data = _edited(saved(book(A1="a")), "xl/worksheets/sheet1.xml", None, sheet)
    return _edited(data, "xl/sharedStrings.xml", None, SHARED.encode())


def test_rich_and_escaped_strings_and_phonetic_hints() -> None:
    assert read_sheet(shared(0, 1)).text == "规 章\t甲\n乙\n"


def test_a_reference_to_a_string_that_is_not_there_is_damage() -> None:
    with pytest.raises(BadPackage):
        read_sheet(shared(0, 9))


def test_a_value_in_the_last_cell_neither_hangs_nor_takes_the_memory() -> None:
    assert read(book(A1="甲", XFD1048576=1)).text == "甲\n1\n"


def test_a_million_rows_are_refused_with_a_sentence() -> None:
    row = b'<row><c t="n"><v>1</v></c></row>'
    sheet = b"<worksheet><sheetData>" + row * 400_000 + b"</sheetData></worksheet>"
    data = _edited(saved(book(A1="a")), "xl/worksheets/sheet1.xml", None, sheet)
    with pytest.raises((OversizedSheet, OversizedPackage), match="远超"):
        read_sheet(data)


def test_many_blank_places_between_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.reading.sheet.AREA", 1000)
    made = openpyxl.Workbook()
    for row in range(1, 12):
        made.active.cell(row, 1).value = made.active.cell(row, 100).value = row
    with pytest.raises(OversizedSheet):
        read(made)
    monkeypatch.setattr(sheet_model, "CELLS", 10)
    with pytest.raises(OversizedSheet):
        read(made)


def test_rows_of_an_ods_sheet_repeated_without_end_are_refused() -> None:
    laid = Laid("表")
    laid.cells.append((0, 0, 1, 1, "1", True, True))
    data = write_ods([laid])
    content = zipfile.ZipFile(io.BytesIO(data)).read("content.xml")
    endless = content.replace(
        b"<table:table-row>", b'<table:table-row table:number-rows-repeated="900000">', 1
    )
    with pytest.raises(OversizedSheet):
        read_sheet(_edited(data, "content.xml", None, endless))


def test_an_empty_workbook_says_so() -> None:
    for data in (saved(openpyxl.Workbook()), write_ods([_one("")])):
        with pytest.raises(NoSheet, match="没有可见的内容"):
            read_sheet(data)


def test_locked_workbooks_say_so() -> None:
    manifest = b'<manifest><file-entry full-path="content.xml"><encryption-data/></file-entry></manifest>'
    ods = _edited(write_ods([_one("x")]), "META-INF/manifest.xml", None, manifest)
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    for data in (ods, ole):
        with pytest.raises(LockedPackage, match="密码"):
            read_sheet(data)


@pytest.mark.parametrize("kind", WRITERS)
def test_damage_anywhere_is_a_sentence_or_a_reading(kind: str, forms: Forms) -> None:
    form = forms.form("2021")
    good = WRITERS[kind](lay_out(plan_report(form, random_figures(form, 1)), "one"))
    rng = random.Random(kind)
    for _ in range(20):
        data = bytearray(good[: rng.randrange(len(good))] if rng.random() < 0.3 else good)
        for _ in range(rng.randrange(1, 20)):
            if data:
                data[rng.randrange(len(data))] = rng.randrange(256)
        try:
            read_sheet(bytes(data))
        except ReadProblem as problem:
            sentence = problem.message
        else:
            sentence = "。"
        assert sentence.endswith("。")


def _one(text: str) -> Laid:
    laid = Laid("表")
    laid.cells.append((0, 0, 1, 1, text, False, False))
    return laid


def _edited(data: bytes, name: str, old: bytes | None, new: bytes) -> bytes:
    """The package with a part changed, or replaced where ``old`` is None."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for each in source.namelist():
            if each != name:
                made.writestr(each, source.read(each))
        made.writestr(name, new if old is None else source.read(name).replace(old, new))
    return file.getvalue()

"""Reports whose prose is written from their own figures: templates over the pattern table of the domain.

A template names what it states: ``<received>`` is the figure of that name. What is written down
as stated is found again by its place, so that a test can change one number and ask for its finding.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random

from app.forms.load import Forms
from app.report.report import Report
from tests.checking.make import APPLICANTS
from tests.checking.words_made import saying

RESULT_ROWS = {
    "granted": ("granted",),
    "partial": ("partial",),
    "denied": ("denied.third_party", "denied.process_information", "denied.internal_affairs"),
    "unavailable": ("unavailable.not_held", "unavailable.needs_creation"),
    "unprocessed": ("unprocessed.petition", "unprocessed.duplicate"),
    "other": ("other.no_correction", "other.other"),
}
OUTCOME_COLUMNS = ("upheld", "corrected", "other", "pending")
CASE_ROWS = ("reconsideration", "litigation_direct", "litigation_after")


@dataclass(frozen=True)
class Stated:
    """One number as it stands in the prose: of what, how much, where in the report's text."""

    key: str
    amount: int
    start: int
    end: int


@dataclass
class Written:
    """A report's figures (address → text), its prose by part, and the numbers that it states."""

    form: str
    cells: dict[str, str]
    values: dict[str, int]
    prose: dict[int, str]
    numbers: list[tuple[int, str, int, int, int]] = field(default_factory=list)  # part, key, amount, place

    def report(self, forms: Forms) -> Report:
        year = 2021
        return saying(forms, self.prose, self.cells, form=self.form, year=year)

    def stated(self, report: Report) -> list[Stated]:
        """The numbers with their places in the report's text."""
        bodies = {section.id: section.body.start + 1 for section in report.sections}
        return [
            Stated(key, amount, bodies[part] + start, bodies[part] + end)
            for part, key, amount, start, end in self.numbers
        ]

    def is_right(self, order: int, amount: int) -> bool:
        """Whether another number would be right as well: those received, with or without those carried in."""
        _, key, now, _, _ = self.numbers[order]
        others = {now}
        if key in ("received", "in_hand"):
            others |= {self.values["received"], self.values["in_hand"]}
        if key == "natural_person":
            rows = ("received", "carried_in", "concluded")
            natural, carried, done = (int(self.cells[f"requests/{row}/natural_person"]) for row in rows)
            others |= {natural, natural + carried, done}
        if key == "legal":
            others |= {self.values[name] for name in ("legal", "legal_in_hand", "legal_done")}
        if key == "process":
            others.add(self.values["denied"])
        return amount in others

    def changed(self, order: int, amount: int) -> Written:
        """The same report with one stated number replaced in the prose."""
        part, _, _, start, end = self.numbers[order]
        text = self.prose[part]
        return Written(
            self.form, self.cells, self.values, {**self.prose, part: text[:start] + str(amount) + text[end:]}
        )


def figures_of(rng: Random, form: str = "2021") -> tuple[dict[str, str], dict[str, int]]:
    """Cells that add up and the values of everything that a template may state."""
    size = rng.choice((0, 3, 12, 60, 900, 2500))
    cells: dict[str, str] = {}
    rows: dict[str, dict[str, int]] = {}

    def put(row: str, counts: Mapping[str, int]) -> None:
        rows[row] = dict(counts)
        for column in APPLICANTS:
            cells[f"requests/{row}/{column}"] = str(counts.get(column, 0))
        cells[f"requests/{row}/total"] = str(sum(counts.values()))

    columns = ("natural_person", "business", "other")
    results = [row for rows_ in RESULT_ROWS.values() for row in rows_]
    if form == "2019":
        results = [row for row in results if not row.startswith("other.")] + ["other"]
    done = {
        row: {c: rng.randint(0, size // rng.choice((1, 4, 9))) if size else 0 for c in columns}
        for row in results
    }
    for row, counts in done.items():
        put(row, counts)
    concluded = {c: sum(counts[c] for counts in done.values()) for c in columns}
    carried_out = {c: rng.randint(0, 3) if size else 0 for c in columns}
    hand = {c: concluded[c] + carried_out[c] for c in columns}
    carried_in = {c: rng.randint(0, min(4, hand[c])) for c in columns}
    received = {c: hand[c] - carried_in[c] for c in columns}
    for row, counts in (
        ("received", received),
        ("carried_in", carried_in),
        ("concluded", concluded),
        ("carried_out", carried_out),
    ):
        put(row, counts)
    values = {row: sum(rows[row].values()) for row in ("received", "carried_in", "concluded", "carried_out")}
    for key in RESULT_ROWS:
        values[key] = sum(
            sum(c.values()) for row, c in rows.items() if row == key or row.startswith(key + ".")
        )
    values["granted_partial"] = values["granted"] + values["partial"]
    values["process"] = sum(rows["denied.process_information"].values())
    values["in_hand"] = values["received"] + values["carried_in"]
    values["natural_person"] = received["natural_person"]
    values["legal_done"] = concluded["business"] + concluded["other"]
    values["legal_in_hand"] = hand["business"] + hand["other"]
    values["legal"] = received["business"] + received["other"]
    for row in CASE_ROWS:
        cases = [rng.randint(0, 9) if rng.random() < 0.6 else 0 for _ in OUTCOME_COLUMNS]
        for column, count in zip(OUTCOME_COLUMNS, cases, strict=True):
            cells[f"proceedings/{row}/{column}"] = str(count)
            values[f"{row}.{column}"] = count
        cells[f"proceedings/{row}/total"] = str(sum(cases))
        values[row] = sum(cases)
    values["litigation"] = values["litigation_direct"] + values["litigation_after"]
    values["merged"] = values["reconsideration"] + values["litigation"]
    values["issued"], values["repealed"] = rng.randint(0, 9), rng.randint(0, 5)
    values["effective"] = values["issued"] + rng.randint(0, 40)
    if form == "2021":
        for column in ("issued", "repealed", "effective"):
            cells[f"proactive/normative_documents/{column}"] = str(values[column])
    else:
        for column, key in (("made", "issued"), ("disclosed", "issued"), ("total_disclosed", "effective")):
            cells[f"proactive/normative_documents/{column}"] = str(values[key])
    for row in ("permits", "penalties", "coercion"):
        values[row] = rng.choice((0, rng.randint(1, 60), rng.randint(100, 3000)))
        cells[f"proactive/{row}/decisions"] = str(values[row])
    values["fee"] = rng.randint(1, 300)
    if form == "2021":
        cells["proactive/fees/amount"] = str(values["fee"])
    return cells, values


ZERO = (
    "全年未收到政府信息公开申请。",
    "2021年没有任何公民、法人和其他组织向本机关提出政府信息公开申请。",
    "本年度未接到依申请公开事项。",
    "全年无依申请公开办理事项。",
    "共收到申请<received>件，共办结<concluded>件。",
    "本年度实现政府信息公开零申请。",
    "全年没有接到群众主动要求公开政府信息的申请。",
)
RECEIVED = (
    "全年共收到政府信息公开申请<received>件，上年结转<carried_in>件，办结<concluded>件，结转下年度继续办理<carried_out>件。",
    "本年度新收政府信息公开申请<received>件，其中自然人<natural_person>件，法人或其他组织<legal>件。"
    "上年度结转申请<carried_in>件，已答复<concluded>件，<carried_out>件结转下年度。",
    "共受理依申请公开申请<received>件，按期答复<concluded>件（含上年度转结<carried_in>件，另有<carried_out>件转结下年度）。",
    "累计收到<received>件政府信息公开申请；上年结转<carried_in>件；依法办结<concluded>件；结转下一年度继续办理<carried_out>件。",
    "收到申请<received>份，结转上年<carried_in>份，办理答复<concluded>份，顺延至下一年答复<carried_out>份。",
    "受理政府信息公开申请<in_hand>件（含上年度结转<carried_in>件），办结<concluded>件。",
    "收到政府信息公开申请，共计<received>件，已全部登记。",
)
RESULTS = (
    "",
    "其中，予以公开<granted>件，部分公开<partial>件，不予公开<denied>件，无法提供<unavailable>件，不予处理<unprocessed>件，"
    "其他处理<other>件。",
    "答复申请<concluded>件，其中同意公开答复<granted>件、部分公开答复<partial>件、不予公开答复<denied>件。",
    "予以公开及部分公开<granted_partial>件，不予公开（过程性信息）<process>件。",
    "准予公开<granted>件，因本机关不掌握等原因无法提供<unavailable>件。",
)
CASES = (
    "",
    "因政府信息公开被申请行政复议<reconsideration>件，其中结果维持<reconsideration.upheld>件、"
    "结果纠正<reconsideration.corrected>件；被提起行政诉讼<litigation>件。",
    "政府信息公开行政复议案件<reconsideration>起；行政诉讼案件中未经复议直接起诉<litigation_direct>起，"
    "复议后起诉<litigation_after>起。",
    "涉政府信息公开行政复议、行政诉讼案件共<merged>件。",
    "政府信息公开行政复议<reconsideration>件，尚未审结<reconsideration.pending>件。",
)
NO_CASES = (
    "未发生因政府信息公开引起的行政复议、行政诉讼。",
    "没有因政府信息公开被申请行政复议、提起行政诉讼的情况。",
    "政府信息公开行政复议、行政诉讼均为0件。",
)
DOCUMENTS = (
    "",
    "制发行政规范性文件<issued>件，废止<repealed>件，现行有效<effective>件。",
    "本年制定出台规范性文件<issued>件，继续有效<effective>件。",
)
DECISIONS = (
    "",
    "作出行政许可决定<permits>件，行政处罚决定<penalties>件，行政强制<coercion>件。",
    "办理行政许可<permits>件、行政处罚案件<penalties>件。",
    "行政许可处理决定数量<permits>件。",
)
FEES = ("", "收取行政事业性收费<fee>万元。", "行政事业性收费金额<fee>万元。")
DECOYS = (
    "",
    "制发各类信息130件，其中主动公开18件，不予公开112件。",
    "承办人大代表建议5件、政协提案7件，答复12件。",
    "全年受理12345热线工单301件，办结299件。",
    "发布行政许可信息76条、行政处罚信息2条。",
    "全年未收到行政许可申请。",
    "主动公开信息112条，其中政务动态80条。",
    "全年没有因政府信息公开工作被责任追究的情形。",
    "组织培训2次，参加人员30余人次，解答咨询四十余条。",
    "对2018年以前印发的规范性文件作了清理，转发上级规范性文件3件。",
    "依照《办法》（国办函〔2020〕109号）收取信息处理费400元。",
    "2020年，本机关收到政府信息公开申请941件。",
    "2022年，本机关将组织公开培训6次，计划制发规范性文件3件。",
    "电话：0451-57351430，邮编150025。",
    "做到办结一件、登记一件。",
    "公开率达到100%，排名第3位。",
)
_SLOT = re.compile(r"<([a-z_.]+)>")


def write(rng: Random, form: str = "2021", *, noise: float = 0.3) -> Written:
    """A report that says nothing but what stands in its tables."""
    cells, values = figures_of(rng, form)
    nothing = not values["in_hand"] and not values["concluded"]
    first = rng.choice(ZERO if nothing else RECEIVED)
    results = "" if nothing or "in_hand" in first or "共计" in first else rng.choice(RESULTS)
    if "<concluded>" in first and results.startswith("答复"):
        results = ""
    documents = rng.choice(DOCUMENTS) if form == "2021" else ""
    fees = rng.choice(FEES) if form == "2021" else ""
    parts = [
        f"（一）主动公开方面。{documents}{rng.choice(DECISIONS)}{fees}{rng.choice(DECOYS)}",
        f"（二）依申请公开方面。{first}{results}{rng.choice(NO_CASES if not values['merged'] else CASES)}",
        f"（三）政府信息管理方面。逐件审查公开属性。{rng.choice(DECOYS)}",
        f"（五）监督保障方面。{rng.choice(DECOYS)}",
    ]
    written = Written(form, cells, values, {5: rng.choice(DECOYS)})
    text = ""
    for part in parts:
        text = _fill(written, text, part, values, noise, rng) + "\n"
    written.prose[1] = text
    return written


def _fill(
    written: Written, text: str, template: str, values: Mapping[str, int], noise: float, rng: Random
) -> str:
    place = 0
    for slot in _SLOT.finditer(template):
        text += template[place : slot.start()]
        amount = values[slot[1]]
        printed = _printed(amount, noise, rng)
        written.numbers.append((1, slot[1], amount, len(text), len(text) + len(printed)))
        text += printed
        place = slot.end()
    return text + template[place:]


_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_CHINESE = "零一二三四五六七八九"


def _printed(amount: int, noise: float, rng: Random) -> str:
    """The number as some office prints it."""
    text = str(amount)
    if rng.random() >= noise:
        return text
    match rng.choice(("wide", "grouped", "broken", "spaced", "chinese")):
        case "wide":
            return text.translate(_WIDE)
        case "grouped":
            return f"{amount:,}"
        case "broken" if len(text) > 1:
            return text[0] + "\n" + text[1:]
        case "spaced":
            return f" {text} "
        case "chinese" if 2 < amount < 10:
            return _CHINESE[amount]
    return text

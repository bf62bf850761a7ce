"""Each sample shows what it is for, and nothing else."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from app.forms.load import Forms
from app.report.cell import CellState
from app.report.finding import Answer, Severity
from app.report.issuer import IssuerKind
from app.review.open import open_report
from app.review.review import Review
from app.settings import Settings
from tests.conftest import SAMPLES

FACTS = {
    "clean-2021": ("2021", 2021, "临溪市水务局", IssuerKind.DEPARTMENT, date(2022, 1, 18)),
    "tally-faults-2021": ("2021", 2021, "霁川市东桥区梧桐里街道办事处", IssuerKind.STREET, date(2022, 1, 21)),
    "signed-2025": ("2021", 2021, "青禾县柳溪镇人民政府", IssuerKind.TOWN, date(2025, 1, 16)),
    "blank-and-shifted-2023": ("2021", 2023, "望岭县石桥乡人民政府", IssuerKind.TOWN, date(2024, 1, 25)),
    "form-2019": ("2019", 2020, "霁川市教育局", IssuerKind.DEPARTMENT, date(2021, 1, 22)),
}


def sample(name: str, forms: Forms) -> Review:
    return open_report(SAMPLES / f"{name}.txt", forms, Settings())


def grave(review: Review) -> list[str]:
    """The ids of all findings but hints, sorted."""
    return sorted(f.id for f in review.checks.findings if f.severity is not Severity.INFO)


def test_every_sample_file_is_known() -> None:
    assert {path.stem for path in SAMPLES.iterdir()} == set(FACTS)


@pytest.mark.parametrize("name", FACTS)
def test_a_sample_is_read_with_its_facts(name: str, forms: Forms) -> None:
    report = sample(name, forms).report
    found = (report.form, report.year, report.fact("issuer").value, report.issuer_kind, report.signed_on)
    assert found == FACTS[name]
    assert [section.id for section in report.sections] == [1, 2, 3, 4, 5, 6]
    absent = [address for address, cell in report.cells.items() if cell.state is CellState.ABSENT]
    assert absent == ["report/published_on"]


@pytest.mark.parametrize("name", FACTS)
def test_no_check_breaks_on_a_sample(name: str, forms: Forms) -> None:
    assert sample(name, forms).checks.count(Answer.BROKEN) == 0


@pytest.mark.parametrize("name", ["clean-2021", "form-2019"])
def test_the_clean_samples_have_no_fault(name: str, forms: Forms) -> None:
    review = sample(name, forms)
    assert grave(review) == []
    assert review.checks.count(Answer.NOT_CHECKED) == 0


def test_the_tally_faults_are_found_and_no_others(forms: Forms) -> None:
    assert grave(sample("tally-faults-2021", forms)) == [
        "proactive.effective@proactive/normative_documents",
        "proceedings.total@proceedings/litigation_direct",
        "requests.balance@requests/*/business",
        "requests.balance@requests/*/natural_person",
        "requests.concluded_total@requests/*/business",
        "requests.concluded_total@requests/*/total",
        "requests.row_total@requests/carried_out",
        "requests.row_total@requests/concluded",
        "requests.row_total@requests/granted",
    ]


def test_the_late_signature_is_the_only_fault_of_its_sample(forms: Forms) -> None:
    review = sample("signed-2025", forms)
    (id,) = grave(review)
    (finding,) = [finding for finding in review.checks.findings if finding.id == id]
    assert (finding.rule, finding.severity) == ("date.signed", Severity.ERROR)
    assert finding.cells == ("report/signed_on",)


def test_blank_and_shifted_cells_are_told_from_wrong_sums(forms: Forms) -> None:
    review = sample("blank-and-shifted-2023", forms)
    rules = Counter(id.partition("@")[0] for id in grave(review))
    assert set(rules) == {"row.width", "cell.blank", "cell.not_a_number", "requests.total_blank"}
    assert rules["row.width"] == 1
    cells = review.report.cells
    uncertain = {address.rpartition("/")[0] for address, cell in cells.items() if not cell.certain}
    assert uncertain == {"requests/granted", "requests/partial", "requests/unavailable.unclear"}
    assert cells["proactive/permits/decisions"].value == 1286
    assert cells["proactive/penalties/decisions"].value == 34
    assert cells["proactive/coercion/decisions"].state is CellState.BLANK
    assert cells["proactive/regulations/issued"].state is CellState.NOT_APPLICABLE
    assert review.checks.count(Answer.NOT_CHECKED) > 0

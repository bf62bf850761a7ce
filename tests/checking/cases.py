"""For every rule: reports that fail it and reports that pass it. The guard test reads this table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from app.forms.load import Forms
from app.report.cell import Conversion
from app.report.report import Report
from app.settings import Settings
from tests.builders import build_report
from tests.checking.make import (
    figures,
    uncertain,
    with_block_of,
    with_conversion,
    with_extra_row,
    with_row_values,
)

Build: TypeAlias = Callable[[Forms], Report]

BALANCED = {
    **figures("received", [5, 0, 0, 0, 0, 0, 5]),
    **figures("granted", [3, 0, 0, 0, 0, 0, 3]),
    **figures("partial", [1, 0, 0, 0, 0, 0, 1]),
    **figures("concluded", [4, 0, 0, 0, 0, 0, 4]),
    **figures("carried_out", [1, 0, 0, 0, 0, 0, 1]),
}
"""Five received, three granted, one in part, one carried out: everything adds up."""


@dataclass(frozen=True)
class Case:
    failing: tuple[Build, ...]
    passing: tuple[Build, ...]
    settings: Settings | None = None


def zeros(forms: Forms) -> Report:
    """A report without a fault, every figure 0."""
    return build_report(forms)


def with_figures(changes: dict[str, str], form: str = "2021", **facts: object) -> Build:
    def build(forms: Forms) -> Report:
        return build_report(forms, {**changes}, form=form, facts=facts)  # type: ignore[arg-type]  # facts are values

    return build


def of(form: str = "2021", **facts: object) -> Build:
    """A report of zeros with these facts."""
    return with_figures({}, form, **facts)


def balanced(**changes: str) -> Build:
    """The balanced report with cells changed: row__column="5", dots as one underscore."""
    cells = {f"requests/{name.replace('__', '/')}": value for name, value in changes.items()}
    return with_figures({**BALANCED, **cells})


def after(build: Build, change: Callable[[Report], Report]) -> Build:
    return lambda forms: change(build(forms))


def blocks(form: str, *changed: tuple[str, str, str], **facts: object) -> Build:
    """A report of a form with some blocks of another: (table, block, form)."""

    def build(forms: Forms) -> Report:
        report = of(form, **facts)(forms)
        for table, block, other in changed:
            report = with_block_of(forms, report, table, block, other)
        return report

    return build


DENIED_SECRET = {
    **figures("received", [1, 0, 0, 0, 0, 0, 1]),
    **figures("denied.state_secret", [1, 0, 0, 0, 0, 0, 1]),
    **figures("concluded", [1, 0, 0, 0, 0, 0, 1]),
}
MANY_OTHERS = {
    **figures("received", [10, 0, 0, 0, 0, 0, 10]),
    **figures("other.other", [6, 0, 0, 0, 0, 0, 6]),
    **figures("granted", [4, 0, 0, 0, 0, 0, 4]),
    **figures("concluded", [10, 0, 0, 0, 0, 0, 10]),
}
LITIGATION = {"proceedings/reconsideration/upheld": "2", "proceedings/reconsideration/total": "2"}
TITLE = "青禾县柳溪镇人民政府"

CASES: dict[str, Case] = {
    "requests.balance": Case(
        (
            balanced(carried_in__natural_person="1", carried_in__total="1"),
            balanced(carried_out__total="0"),
        ),
        (zeros, balanced()),
    ),
    "requests.row_total": Case((balanced(received__business="1"),), (zeros, balanced())),
    "requests.concluded_total": Case(
        (balanced(granted__natural_person="2", granted__total="2"),), (zeros, balanced())
    ),
    "requests.carried_out_bound": Case(
        (
            # The balance cannot be judged, so that the bound speaks for itself.
            lambda forms: build_report(
                forms,
                figures("carried_out", [3, 0, 0, 0, 0, 0, 3]),
                uncertain=frozenset({"requests/concluded"}),
            ),
        ),
        (zeros, balanced()),
    ),
    "requests.total_blank": Case(
        (balanced(received__total=""), balanced(received__total="/", granted__total="")),
        (zeros, balanced()),
    ),
    "requests.other_share": Case((with_figures(MANY_OTHERS),), (zeros, balanced())),
    "requests.state_secret": Case((with_figures(DENIED_SECRET),), (zeros, balanced())),
    "proceedings.total": Case(
        (with_figures({**LITIGATION, "proceedings/reconsideration/total": "3"}),),
        (zeros, with_figures(LITIGATION)),
    ),
    "proceedings.width": Case(
        (after(zeros, lambda r: with_row_values(r, "proceedings/litigation_after", ["0"] * 4)),),
        (zeros,),
    ),
    "proceedings.without_requests": Case(
        (with_figures(LITIGATION),), (zeros, with_figures({**BALANCED, **LITIGATION}))
    ),
    "proactive.effective": Case(
        (with_figures({"proactive/normative_documents/issued": "5"}),),
        (
            zeros,
            with_figures(
                {
                    "proactive/normative_documents/issued": "5",
                    "proactive/normative_documents/repealed": "2",
                    "proactive/normative_documents/effective": "3",
                }
            ),
        ),
    ),
    "proactive.disclosed": Case(
        (
            with_figures(
                {
                    "proactive/normative_documents/made": "5",
                    "proactive/normative_documents/disclosed": "5",
                    "proactive/normative_documents/total_disclosed": "4",
                },
                "2019",
            ),
            with_figures(
                {
                    "proactive/normative_documents/made": "1",
                    "proactive/normative_documents/disclosed": "5",
                    "proactive/normative_documents/total_disclosed": "9",
                },
                "2019",
            ),
        ),
        (of("2019"),),
    ),
    "proactive.regulation_authority": Case(
        (
            with_figures({"proactive/regulations/effective": "6"}),
            with_figures(
                {"proactive/regulations/effective": "6"},
                issuer="青禾县民政局",
                issuer_kind="department",
            ),
        ),
        (zeros, with_figures({"proactive/normative_documents/effective": "6"})),
    ),
    "proactive.fee_decimals": Case(
        (with_figures({"proactive/fees/amount": "8.12345"}),),
        (zeros, with_figures({"proactive/fees/amount": "8.1234"})),
    ),
    "proactive.fee_unit": Case(
        (
            with_figures({"proactive/fees/amount": "251000"}),
            after(
                with_figures({"proactive/fees/amount": "2510"}),
                lambda r: with_conversion(r, "proactive/fees/amount", "2510元", Conversion.UNIT),
            ),
        ),
        (
            zeros,
            with_figures({"proactive/fees/amount": "9999"}),
            with_figures(
                {"proactive/fees/amount": "251000"}, issuer="江州市财政局", issuer_kind="department"
            ),
        ),
    ),
    "proactive.decisions_as_items": Case(
        (
            with_figures(
                {
                    "proactive/permits/prior_items": "30",
                    "proactive/permits/change": "-2",
                    "proactive/permits/decisions": "28",
                },
                "2019",
            ),
        ),
        (of("2019"),),
    ),
    "cell.blank": Case((balanced(received__business=""),), (zeros, balanced())),
    "cell.not_a_number": Case(
        (balanced(received__business="若干"), with_figures({"proactive/regulations/issued": "/"})),
        (zeros, balanced(received__business="")),
    ),
    "cell.negative": Case(
        (balanced(received__business="-1"),),
        (zeros, with_figures({"proactive/permits/change": "-8"}, "2019")),
    ),
    "cell.fraction": Case(
        (balanced(received__business="1.5"),),
        (zeros, with_figures({"proactive/fees/amount": "1.5"})),
    ),
    "cell.unit": Case(
        (
            after(
                with_figures({"proactive/fees/amount": "160.5964"}),
                lambda r: with_conversion(r, "proactive/fees/amount", "160.5964万元", Conversion.UNIT),
            ),
        ),
        (zeros,),
    ),
    "cell.normalised": Case(
        (
            after(
                balanced(),
                lambda r: with_conversion(r, "requests/received/total", "５", Conversion.FULL_WIDTH),
            ),
        ),
        (
            zeros,
            after(
                with_figures({"proactive/permits/change": "19"}, "2019"),
                lambda r: with_conversion(r, "proactive/permits/change", "+19", Conversion.SIGN),
            ),
        ),
    ),
    "row.width": Case(
        (
            after(zeros, lambda r: with_row_values(r, "requests/granted", ["0"] * 8)),
            after(zeros, lambda r: with_row_values(r, "proactive/regulations", ["1"] * 2)),
        ),
        (zeros,),
    ),
    "row.split_number": Case(
        (
            after(
                zeros,
                lambda r: with_row_values(r, "requests/granted", ["2", "0", "0", "0", "0", "0", "3", "23"]),
            ),
        ),
        (zeros, balanced()),
    ),
    "row.missing": Case(
        (
            lambda forms: build_report(forms, absent=frozenset({"requests/partial"})),
            blocks("2021", ("requests", "requests", "2019")),
        ),
        (zeros, of("2019"), of("2019", year=2023, signed_on=date(2024, 1, 20))),
    ),
    "row.extra": Case((after(zeros, lambda r: with_extra_row(r, "9.属于工作秘密")),), (zeros,)),
    "form.outdated": Case(
        (
            of("2019", year=2022),
            blocks("2021", ("proactive", "documents", "2019"), ("requests", "requests", "2019")),
        ),
        (zeros, of("2019"), blocks("2021", ("proactive", "documents", "2019"))),
    ),
    "form.early": Case((of("2021", year=2020),), (zeros, of("2019"))),
    "form.mixed": Case(
        (
            blocks("2021", ("proactive", "documents", "2019")),
            blocks("2019", ("proactive", "fees", "2021")),
        ),
        (zeros, of("2019"), blocks("2021", ("requests", "requests", "2019"))),
    ),
    "section.missing": Case(
        (
            lambda forms: build_report(forms, missing_sections=frozenset({5})),
            lambda forms: build_report(forms, missing_sections=frozenset({3})),
        ),
        (zeros,),
    ),
    "table.missing": Case(
        (lambda forms: build_report(forms, missing_tables=frozenset({"proceedings"})),), (zeros,)
    ),
    "title.missing": Case((of(title=None),), (zeros,)),
    "title.name": Case(
        (of(title=f"{TITLE}2021年政府信息公开工作报告"), of(title=f"{TITLE}2021年信息公开年度报告")),
        (zeros, of(title=f"{TITLE}\n2021年政府信息 公开工作年度报告")),
    ),
    "title.year_missing": Case(
        (
            of(title=f"{TITLE}政府信息公开工作年度报告"),
            of(title=f"{TITLE}政府信息公开工作年度报告", year=None),
            after(of(title=None), lambda r: uncertain(r, "report/year")),
        ),
        (zeros, of(title=f"{TITLE}二〇二一年政府信息公开工作年度报告")),
    ),
    "title.year_style": Case(
        (
            of(title=f"{TITLE}2021政府信息公开工作年度报告"),
            of(title=f"{TITLE}2021年度政府信息公开工作年度报告"),
        ),
        (zeros, of(title=f"2021年{TITLE}政府信息公开工作年度报告")),
    ),
    "period.year": Case(
        (of(period_start=date(2020, 1, 1), period_end=date(2020, 12, 31)), of(period_end=date(2020, 12, 31))),
        (zeros, of(period_start=None)),
    ),
    "period.range": Case(
        (of(period_end=date(2021, 12, 21)), of(period_start=date(2021, 3, 1))),
        (zeros, of(period_start=date(2020, 1, 1), period_end=date(2020, 12, 31))),
    ),
    "period.missing": Case((of(period_start=None, period_end=None),), (zeros, of(period_start=None))),
    "date.signed": Case(
        (of(signed_on=date(2025, 1, 20)), of(signed_on=date(2021, 12, 30))),
        (zeros, of(signed_on=date(2022, 6, 1))),
    ),
    "date.late": Case(
        (
            of(signed_on=date(2022, 2, 1)),
            of(signed_on=date(2022, 2, 1), issuer_kind="department"),
            of(signed_on=date(2022, 4, 1), issuer_kind="government"),
        ),
        (
            zeros,
            of(signed_on=date(2022, 1, 31)),
            of(signed_on=date(2022, 3, 31), issuer_kind="government"),
        ),
    ),
    "date.unsigned": Case((of(signed_on=None),), (zeros, of(signed_on=date(2025, 1, 20)))),
}

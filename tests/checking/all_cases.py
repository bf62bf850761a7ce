"""The cases of all rules together; the guard test reads this table."""

from __future__ import annotations

from tests.checking.cases import CASES, Case
from tests.checking.cases_prose import PROSE_CASES
from tests.checking.cases_text import TEXT

ALL_CASES: dict[str, Case] = {**CASES, **PROSE_CASES, **{id: Case(*cases) for id, cases in TEXT.items()}}

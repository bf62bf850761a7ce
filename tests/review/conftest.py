"""A report with a fault, and its review."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.forms.load import Forms
from app.review.open import open_report
from app.review.review import Review
from tests.review.reviews import FEE, SETTINGS, UNBALANCED, write_report


@pytest.fixture
def source(tmp_path: Path, forms: Forms) -> Path:
    """A report of which one column does not balance."""
    return write_report(tmp_path, forms, UNBALANCED | {FEE: "12.50"})


@pytest.fixture
def review(source: Path, forms: Forms) -> Review:
    """The review of that report, with nothing done yet."""
    return open_report(source, forms, SETTINGS)

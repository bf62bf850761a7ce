from __future__ import annotations

from pathlib import Path

import pytest

from app.review.reasons import LONGEST, MOST, STARTERS, ReasonFor, offered, remember

CORRECTION, DECISION = ReasonFor.CORRECTION, ReasonFor.DECISION


def test_the_reason_given_last_is_offered_first_and_once() -> None:
    for reason in ("甲", "乙", " 甲\n"):
        assert remember(CORRECTION, reason)
    assert offered(CORRECTION) == ("甲", "乙", *STARTERS[CORRECTION])
    assert offered(DECISION) == STARTERS[DECISION]


def test_there_are_never_many() -> None:
    for number in range(MOST + 5):
        remember(DECISION, f"理由{number}")
    assert len(offered(DECISION)) == MOST
    assert offered(DECISION)[0] == f"理由{MOST + 4}"


@pytest.mark.parametrize("reason", ["", " ", "长" * (LONGEST + 1)])
def test_nothing_and_whole_essays_are_not_offered_again(reason: str) -> None:
    assert not remember(CORRECTION, reason)
    assert offered(CORRECTION) == STARTERS[CORRECTION]


@pytest.mark.parametrize("text", ["", "[]", '{"correction": 3, "decision": [1, "乙"]}', "[" * 100_000])
def test_a_broken_list_is_no_list(home: Path, text: str) -> None:
    (home / "reasons.json").write_text(text, encoding="utf-8")
    assert offered(CORRECTION) == STARTERS[CORRECTION]
    assert remember(CORRECTION, "甲")
    assert offered(CORRECTION)[0] == "甲"


def test_a_folder_that_cannot_be_written_only_forgets(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("GOUJI_HOME", str(home / "file"))
    assert not remember(CORRECTION, "甲")

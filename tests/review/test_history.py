from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.review.history import History, Step, StepKind

AT = datetime(2022, 3, 1, 9, 30, tzinfo=UTC)


def step(label: str) -> Step:
    return Step(StepKind.CORRECTION, label, AT)


def test_a_new_history_has_nothing_to_undo_and_is_clean() -> None:
    history = History()
    assert (history.undo_label, history.redo_label, history.clean) == (None, None, True)


def test_the_labels_name_what_undo_and_redo_would_do() -> None:
    history = History().push(step("一")).push(step("二")).go_to(1)
    assert (history.undo_label, history.redo_label) == ("一", "二")


def test_a_new_step_drops_what_could_be_redone() -> None:
    history = History().push(step("一")).push(step("二")).go_to(1).push(step("三"))
    assert [done.label for done in history.steps] == ["一", "三"]
    assert history.redo_label is None


def test_going_back_to_the_saved_state_is_clean_again() -> None:
    history = History().push(step("一")).mark_clean().push(step("二"))
    assert not history.clean
    assert history.go_to(1).clean


def test_a_saved_state_that_no_redo_leads_to_is_never_clean_again() -> None:
    history = History().push(step("一")).push(step("二")).mark_clean().go_to(1).push(step("三"))
    assert not history.clean
    assert not any(history.go_to(position).clean for position in range(3))


def test_there_is_no_step_beyond_the_ends() -> None:
    history = History().push(step("一"))
    for position in (-1, 2):
        with pytest.raises(ValueError, match="no such step"):
            history.go_to(position)

"""The list of default programs: ours goes in and out, what others wrote stays to the letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.desktop.mimeapps import with_default, without_default

MIME, OURS = "application/vnd.gouji.review+json", "gouji.desktop"
FOREIGN = (
    "[Added Associations]\ntext/plain=editor.desktop;\n\n"
    "[Default Applications]\n# mine\ntext/html=browser.desktop\n"
)


def test_an_empty_list_gets_a_section_and_loses_it_again() -> None:
    text = with_default("", MIME, OURS)
    assert text == f"[Default Applications]\n{MIME}={OURS};\n"
    assert without_default(text, MIME, OURS) == ""


def test_the_entries_of_others_stay() -> None:
    text = with_default(FOREIGN, MIME, OURS)
    assert f"[Default Applications]\n{MIME}={OURS};\n# mine\ntext/html=browser.desktop\n" in text
    assert without_default(text, MIME, OURS) == FOREIGN


def test_another_program_for_our_files_keeps_its_place_behind_us() -> None:
    other = f"[Default Applications]\n{MIME}=other.desktop;\n"
    text = with_default(other, MIME, OURS)
    assert text == f"[Default Applications]\n{MIME}={OURS};other.desktop;\n"
    assert without_default(text, MIME, OURS) == other


@pytest.mark.parametrize("text", ["", FOREIGN, "[Default Applications]", "no list at all"])
def test_twice_is_as_once(text: str) -> None:
    once = with_default(text, MIME, OURS)
    assert with_default(once, MIME, OURS) == once


LINES = st.sampled_from(
    [
        "[Default Applications]",
        "[Added Associations]",
        "text/plain=a.desktop;",
        "# note",
        "",
        "image/png=b.desktop",
    ]
)


@given(st.lists(LINES))
def test_in_and_out_gives_back_every_entry_of_others(lines: list[str]) -> None:
    text = "".join(f"{line}\n" for line in lines)
    back = without_default(with_default(text, MIME, OURS), MIME, OURS)
    assert [line for line in back.splitlines() if line and not line.startswith("[Default")] == [
        line for line in lines if line and not line.startswith("[Default")
    ]

"""The user's settings file: defaults, values, and refusals that name file and key."""

from __future__ import annotations

import errno
import re
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from app.report.issuer import KIND_LABELS
from app.settings import (
    Deadlines,
    Names,
    Settings,
    SettingsError,
    Thresholds,
    groups,
    load_settings,
    save_settings,
    settings_path,
)

TEXT = """\
rules_off = ["cell.normalised"]

[deadlines]
street = "02-28"

[thresholds]
other_share = 0.5

[names]
office = "青禾县政务公开办公室"
"""


def write(text: str, encoding: str = "utf-8") -> Path:
    path = settings_path()
    path.write_text(text, encoding=encoding)
    return path


def test_without_a_file_everything_has_its_default(home: Path) -> None:
    assert settings_path() == home / "settings.toml"
    settings = load_settings()
    assert settings == Settings()
    assert settings.deadlines.department == "01-31"  # article 49
    assert settings.deadlines.government == "03-31"
    assert settings.rules_off == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_file_changes_what_it_names_and_nothing_else(encoding: str) -> None:
    write(TEXT, encoding)
    settings = load_settings()
    assert settings.deadlines.street == "02-28"
    assert settings.deadlines.town == "01-31"
    assert settings.thresholds.other_share == 0.5
    assert settings.thresholds.other_minimum == Settings().thresholds.other_minimum
    assert settings.names.office == "青禾县政务公开办公室"
    assert settings.rules_off == ("cell.normalised",)


def test_another_file_can_be_named(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text('[names]\nreviewer = "张三"\n', encoding="utf-8")
    assert load_settings(path).names.reviewer == "张三"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('[deadline]\ntown = "01-31"', "deadline"),
        ('[deadlines]\nvillage = "01-31"', "deadlines.village"),
        ('[deadlines]\ntown = "1月31日"', "deadlines.town"),
        ('[deadlines]\ntown = "02-30"', "deadlines.town"),
        ('[deadlines]\ntown = "02-29"', "deadlines.town"),
        ('[deadlines]\ntown = "13-01"', "deadlines.town"),
        ('[deadlines]\ntown = "1231"', "deadlines.town"),
        ("[deadlines]\ntown = 131", "deadlines.town"),
        ("[thresholds]\nother_share = 30", "thresholds.other_share"),
        ("[thresholds]\nother_share = nan", "thresholds.other_share"),
        ("[thresholds]\nother_minimum = -1", "thresholds.other_minimum"),
        ("[thresholds]\nfee_in_yuan = 0", "thresholds.fee_in_yuan"),
        ("[thresholds]\noverview_length = -1", "thresholds.overview_length"),
        ('[thresholds]\nproblems_length = "一百"', "thresholds.problems_length"),
        ("[thresholds]\nfee_in_yuan = 1_000_000_000", "thresholds.fee_in_yuan"),
        ("deadlines = 1", "deadlines"),
        ('rules_off = "cell.unit"', "rules_off"),
        ("rules_off = [1]", "rules_off"),
        ("[thresholds]\nreturn_days = true", "thresholds.return_days"),
        ("[thresholds]\nreturn_days = 2.5", "thresholds.return_days"),
        ("[thresholds]\nreturn_days = 366", "thresholds.return_days"),
        ("[names]\noffice = 1", "names.office"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named_with_what_it_should_be(text: str, key: str) -> None:
    path = write(text)
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert caught.value.key == key
    assert str(path) in str(caught.value)
    assert re.search(f"“{key}”(应为|没有这一项设置)", str(caught.value))


@pytest.mark.parametrize(("text", "encoding"), [("deadlines =", "utf-8"), (TEXT, "gb18030")])
def test_a_file_that_is_not_toml_in_utf8_is_refused(text: str, encoding: str) -> None:
    path = write(text, encoding)
    with pytest.raises(SettingsError, match="不是有效的 TOML") as caught:
        load_settings()
    assert str(path) in str(caught.value)


def test_a_file_that_cannot_be_read_is_refused() -> None:
    settings_path().mkdir()
    with pytest.raises(SettingsError, match="无法读取"):
        load_settings()


def test_settings_do_not_change_once_loaded() -> None:
    with pytest.raises(AttributeError):
        Settings().rules_off = ("cell.unit",)  # type: ignore[misc]  # that is the point


def test_every_field_that_is_shown_has_its_words_and_its_default_lies_within() -> None:
    assert [*groups(), "rules_off"] == list(Settings._fields)
    for name, (group, keys) in groups().items():
        assert group.label
        assert group.intro
        default = getattr(Settings(), name)
        assert tuple(keys) == default._fields
        for key, row in keys.items():
            assert row.label
            assert row.accepts(getattr(default, key))


def test_issuers_are_called_the_same_everywhere() -> None:
    labels = {name: key.label for name, key in groups()["deadlines"][1].items()}
    assert labels == {kind.value: label for kind, label in KIND_LABELS.items()}


def test_the_readme_shows_every_setting_with_its_default() -> None:
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    shown = tomllib.loads(readme.partition("## Settings")[2].partition("```toml")[2].partition("```")[0])
    shown.pop("rules_off")
    assert shown == {name: getattr(Settings(), name)._asdict() for name in groups()}


def test_a_settings_file_is_read_without_anything_heavy() -> None:
    write(TEXT)
    code = "import sys, app.settings; app.settings.load_settings(); print('pydantic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
DAYS = st.dates(date(2001, 1, 1), date(2001, 12, 31)).map(lambda day: day.strftime("%m-%d"))
COUNTS = st.integers(1, 999_999_999)
SETTINGS = st.builds(
    Settings,
    st.builds(Deadlines, *[DAYS] * len(Deadlines._fields)),
    st.builds(Thresholds, st.floats(0, 1), *[COUNTS] * (len(Thresholds._fields) - 2), st.integers(0, 365)),
    st.builds(Names, *[WORDS] * len(Names._fields)),
    st.lists(WORDS, max_size=3).map(tuple),
)


@given(SETTINGS)
@hypothesis_settings(max_examples=25)  # each is written to the disk
def test_what_is_saved_is_loaded_again(settings: Settings) -> None:
    save_settings(settings)
    assert load_settings() == settings


def test_only_what_is_no_default_is_written_and_the_folder_is_made(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "settings.toml"
    settings = Settings(
        Deadlines(town="02-28"), names=Names(office="办“公”室\\\n\x7f"), rules_off=("cell.unit",)
    )
    save_settings(settings, path)
    assert tomllib.loads(path.read_text(encoding="utf-8")) == {
        "rules_off": ["cell.unit"],
        "deadlines": {"town": "02-28"},
        "names": {"office": "办“公”室\\\n\x7f"},
    }
    save_settings(Settings(), path)
    assert tomllib.loads(path.read_text(encoding="utf-8")) == {}
    assert [one.name for one in path.parent.iterdir()] == ["settings.toml"]


def test_half_a_character_does_not_keep_settings_from_being_saved() -> None:
    save_settings(Settings(names=Names(footer="页\ud800脚")))
    assert load_settings().names.footer == "页?脚"


def test_a_save_that_fails_leaves_the_old_file(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    path = write(TEXT)

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="full"):
        save_settings(Settings())
    assert path.read_text(encoding="utf-8") == TEXT
    assert [one.name for one in home.iterdir()] == ["settings.toml"]

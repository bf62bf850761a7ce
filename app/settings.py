"""The user's settings: deadlines, thresholds, rules switched off, names for the memo."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from app import paths


class SettingsError(Exception):
    """A settings file cannot be used. The message names the file and the key."""

    def __init__(self, path: Path, key: str, reason: str) -> None:
        self.path, self.key, self.reason = path, key, reason
        at = f"“{key}”" if key else ""
        super().__init__(f"设置文件 {path} 有误：{at}{reason}。请改正后重试；未改正前使用默认设置。")


class Deadlines(NamedTuple):
    """The last day (month-day of the next year) to sign, by kind of issuer.

    Article 49 of the Regulation binds departments (31 January) and whole-area reports of
    governments (31 March); towns, streets and zones follow local notices.
    """

    department: str = "01-31"
    government: str = "03-31"
    town: str = "01-31"
    street: str = "01-31"
    zone: str = "01-31"
    unknown: str = "01-31"


class Thresholds(NamedTuple):
    """From which size on a hint is worth a reviewer's while."""

    other_share: float = 0.3  # from 0 to 1
    other_minimum: int = 5
    fee_decimals: int = 4
    fee_in_yuan: int = 10_000  # at least 1
    overview_length: int = 0  # characters of 总体情况; 0 asks for no length
    problems_length: int = 100  # characters of part five


class Names(NamedTuple):
    """Names printed in the memo."""

    office: str = ""
    reviewer: str = ""
    footer: str = ""


class Settings(NamedTuple):
    """All settings; every one has a default."""

    deadlines: Deadlines = Deadlines()
    thresholds: Thresholds = Thresholds()
    names: Names = Names()
    rules_off: tuple[str, ...] = ()


def settings_path() -> Path:
    """The user's settings file; it need not exist."""
    return paths.user_folder() / "settings.toml"


def load_settings(path: Path | None = None) -> Settings:
    """The settings of a file, by default the user's; defaults if there is none.

    Raises SettingsError if the file is there but cannot be used.
    """
    path = settings_path() if path is None else path
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))  # Notepad writes a BOM
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise SettingsError(path, "", f"无法读取（{error.strerror or error}）") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(path, "", f"不是有效的 TOML（{error}）") from error
    return _validated(path, data)


def _validated(path: Path, data: dict[str, object]) -> Settings:
    """The settings that this data makes; raises SettingsError with the first fault."""
    from pydantic import TypeAdapter, ValidationError  # a third of a start, and most have no such file

    try:
        settings = TypeAdapter(Settings).validate_python(data)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(map(str, first["loc"]))
        reason = "没有这一项设置" if first["type"] == "extra_forbidden" else "的值不合要求"
        raise SettingsError(path, key, reason) from error
    for key in _out_of_range(settings):
        raise SettingsError(path, key, "的值不合要求")
    return settings


def _out_of_range(settings: Settings) -> Iterator[str]:
    """The keys whose values have the right type and still cannot be used."""
    for name, day in settings.deadlines._asdict().items():
        if not _is_every_year(day):
            yield f"deadlines.{name}"
    least = Thresholds(0, 0, 0, 1, 0, 0)
    for name, lowest in least._asdict().items():
        if not getattr(settings.thresholds, name) >= lowest:  # nan is not
            yield f"thresholds.{name}"
    if settings.thresholds.other_share > 1:
        yield "thresholds.other_share"


def _is_every_year(day: str) -> bool:
    """Whether this is a month-day (“02-28”) that every year has."""
    try:
        return date.fromisoformat(f"2001-{day}").strftime("%m-%d") == day  # 2001 is no leap year
    except ValueError:
        return False

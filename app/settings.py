"""The user's settings: deadlines, thresholds, rules switched off, names for the memo."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from app import paths


def _every_year(text: str) -> str:
    date.fromisoformat(f"2001-{text}")  # not a leap year: the day must exist in each
    return text


MonthDay = Annotated[str, Field(pattern=r"^\d\d-\d\d$"), AfterValidator(_every_year)]


class SettingsError(Exception):
    """A settings file cannot be used. The message names the file and the key."""

    def __init__(self, path: Path, key: str, reason: str) -> None:
        self.path, self.key, self.reason = path, key, reason
        at = f"“{key}”" if key else ""
        super().__init__(f"设置文件 {path} 有误：{at}{reason}。请改正后重试；未改正前使用默认设置。")


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Deadlines(_Part):
    """The last day (month-day of the next year) to sign, by kind of issuer.

    Article 49 of the Regulation binds departments (31 January) and whole-area reports of
    governments (31 March); towns, streets and zones follow local notices.
    """

    department: MonthDay = "01-31"
    government: MonthDay = "03-31"
    town: MonthDay = "01-31"
    street: MonthDay = "01-31"
    zone: MonthDay = "01-31"
    unknown: MonthDay = "01-31"


class Thresholds(_Part):
    """From which size on a hint is worth a reviewer's while."""

    other_share: float = Field(default=0.3, ge=0, le=1)
    other_minimum: int = Field(default=5, ge=0)
    fee_decimals: int = Field(default=4, ge=0)
    fee_in_yuan: int = Field(default=10_000, ge=1)


class Names(_Part):
    """Names printed in the memo."""

    office: str = ""
    reviewer: str = ""
    footer: str = ""


class Settings(_Part):
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
    try:
        return Settings.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        reason = "没有这一项设置" if first["type"] == "extra_forbidden" else "的值不合要求"
        raise SettingsError(path, key, reason) from error

"""The user's settings: deadlines, thresholds, rules switched off, names for the memo."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from app import paths
from app.toml_files import load_toml


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
    """From which size on a hint is worth a reviewer's while, and how long an answer may take."""

    other_share: float = 0.3  # from 0 to 1
    other_minimum: int = 5
    fee_decimals: int = 4
    fee_in_yuan: int = 10_000  # at least 1
    overview_length: int = 0  # characters of 总体情况; 0 asks for no length
    problems_length: int = 100  # characters of part five
    return_days: int = 10  # days that the memo gives for an answer; 0 names no day


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


class Field(NamedTuple):
    """A threshold as a person sees it: what it is called, and within what it may lie."""

    label: str
    unit: str
    lowest: float = 0
    highest: float = 999_999_999  # what a spin box holds


THRESHOLD_FIELDS: Final[dict[str, Field]] = {
    "other_share": Field("“其他处理—其他”占办结总数的比例，达到时提示", "", 0, 1),
    "other_minimum": Field("“其他处理—其他”的件数，不足时不提示", "件"),
    "fee_decimals": Field("收费金额的小数位数，超出时提示", "位"),
    "fee_in_yuan": Field("收费金额的整数，达到时怀疑误以元填写", "万元", 1),
    "overview_length": Field("总体情况的字数，超出时提示（0 为不校核）", "字"),
    "problems_length": Field("问题及改进情况的字数，不足时提示", "字"),
    "return_days": Field("备忘录要求反馈的期限（0 为不写明日期）", "天", 0, 365),
}
"""Every field of :class:`Thresholds`; their defaults stand there only."""

NAME_LABELS: Final[dict[str, str]] = {"office": "办公室", "reviewer": "校核人", "footer": "页脚"}
"""Every field of :class:`Names`."""


def settings_path() -> Path:
    """The user's settings file; it need not exist."""
    return paths.user_folder() / "settings.toml"


def load_settings(path: Path | None = None) -> Settings:
    """The settings of a file, by default the user's; defaults if there is none.

    Raises SettingsError if the file is there but cannot be used.
    """
    path = settings_path() if path is None else path
    try:
        data = load_toml(path)
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise SettingsError(path, "", f"无法读取（{error.strerror or error}）") from error
    except ValueError as error:
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
    for name, field in THRESHOLD_FIELDS.items():
        if not field.lowest <= getattr(settings.thresholds, name) <= field.highest:  # nan is not
            yield f"thresholds.{name}"


def _is_every_year(day: str) -> bool:
    """Whether this is a month-day (“02-28”) that every year has."""
    try:
        return date.fromisoformat(f"2001-{day}").strftime("%m-%d") == day  # 2001 is no leap year
    except ValueError:
        return False


def save_settings(settings: Settings, path: Path | None = None) -> None:
    """Write a settings file, by default the user's; its folder is made if need be.

    Only what differs from the default is written, so that a later version may have better
    defaults. The file is made anew: comments that somebody wrote in it are lost. It is there
    whole or not at all; raises OSError, and then the old file is untouched.
    """
    path = (settings_path() if path is None else path).resolve()  # a link stays a link
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.parent / f".gouji-{os.urandom(6).hex()}.part"
    try:
        with part.open("xb") as file:
            file.write(_toml(settings).encode("utf-8", "replace"))  # no lone surrogates
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
        raise


def _toml(settings: Settings) -> str:
    """What differs from the defaults, as TOML: keys of their own first, then the tables."""
    lines, tables = ["# 勾稽的设置。没有写出的各项用默认值。"], []
    defaults = Settings()
    for name, default in defaults._asdict().items():
        value = getattr(settings, name)
        if value == default:
            continue
        if isinstance(default, (Deadlines, Thresholds, Names)):
            tables += ["", f"[{name}]"]
            own = default._asdict()
            tables += [
                f"{key} = {_toml_value(one)}" for key, one in value._asdict().items() if one != own[key]
            ]
        else:
            lines.append(f"{name} = [{', '.join(map(_toml_value, value))}]")
    return "\n".join([*lines, *tables, ""])


def _toml_value(value: str | int | float) -> str:
    """A value as TOML. Its strings are those of JSON, but for one character."""
    if not isinstance(value, str):
        return repr(value)
    import json  # only those who save wait for it

    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")

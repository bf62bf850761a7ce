"""The user's settings: deadlines, thresholds, rules switched off, names for the memo.

The tables below are the one place that says what settings there are. A row is a field: its type and
default, and in :class:`Key` what it is called and what it may be. Reading and its messages, saving, the
dialog and its translation are made from it.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Final, get_type_hints

from app import paths
from app.record import NamedTuple
from app.sentence import Sentence
from app.toml_files import load_toml


class SettingsError(Exception):
    """A settings file cannot be used. ``sentence`` names the file and the key."""

    def __init__(self, path: Path, key: str, reason: Sentence) -> None:
        self.path, self.key, self.reason = path, key, reason
        if key:
            self.sentence = Sentence(
                "设置文件 {path} 有误：“{key}”{reason}。请改正后重试；未改正前使用默认设置。",
                path=path,
                key=key,
                reason=reason,
            )
        else:
            self.sentence = Sentence(
                "设置文件 {path} 有误：{reason}。请改正后重试；未改正前使用默认设置。",
                path=path,
                reason=reason,
            )
        super().__init__(str(self.sentence))


class Kind(StrEnum):
    """What a setting holds."""

    DAY = "day"  # month-day, “01-31”, of every year
    SHARE = "share"  # from 0 to 1
    COUNT = "count"
    TEXT = "text"


class Key(NamedTuple):
    """What a setting is called (in Chinese), its unit, and within what it may lie."""

    kind: Kind
    label: str
    unit: str = ""
    lowest: float = 0
    highest: float = 999_999_999  # what a spin box holds

    @property
    def wanted(self) -> Sentence:
        """What a value must be, for a message."""
        lowest, highest = f"{self.lowest:g}", f"{self.highest:.0f}"
        match self.kind:
            case Kind.DAY:
                return Sentence('应为每年都有的月-日，如 "01-31"')
            case Kind.SHARE:
                return Sentence("应为 {lowest} 至 {highest} 的数", lowest=lowest, highest=highest)
            case Kind.COUNT:
                return Sentence("应为 {lowest} 至 {highest} 的整数", lowest=lowest, highest=highest)
            case Kind.TEXT:
                return Sentence("应为带引号的文字")

    def accepts(self, value: object) -> bool:
        """Whether this value can be used."""
        if isinstance(value, str):
            return self.kind is Kind.TEXT or (self.kind is Kind.DAY and _is_every_year(value))
        if isinstance(value, bool) or not isinstance(value, int | float):
            return False
        fits = self.kind is Kind.SHARE or (self.kind is Kind.COUNT and isinstance(value, int))
        return fits and self.lowest <= value <= self.highest  # nan is not


class Group(NamedTuple):
    """What a table of settings is called, and a sentence on what it is for."""

    label: str
    intro: str


class Deadlines(NamedTuple):
    """The last day (month-day of the next year) to sign, by kind of issuer.

    Article 49 of the Regulation binds departments (31 January) and whole-area reports of
    governments (31 March); towns, streets and zones follow local notices.
    """

    department: Annotated[str, Key(Kind.DAY, "政府部门")] = "01-31"
    government: Annotated[str, Key(Kind.DAY, "县级以上人民政府")] = "03-31"
    town: Annotated[str, Key(Kind.DAY, "乡镇人民政府")] = "01-31"
    street: Annotated[str, Key(Kind.DAY, "街道办事处")] = "01-31"
    zone: Annotated[str, Key(Kind.DAY, "开发区管委会")] = "01-31"
    unknown: Annotated[str, Key(Kind.DAY, "未识别")] = "01-31"


class Thresholds(NamedTuple):
    """From which size on a hint is worth a reviewer's while, and how long an answer may take."""

    other_share: Annotated[
        float, Key(Kind.SHARE, "“其他处理—其他”占办结总数的比例，达到时提示", "", 0, 1)
    ] = 0.3
    other_minimum: Annotated[int, Key(Kind.COUNT, "“其他处理—其他”的件数，不足时不提示", "件")] = 5
    fee_decimals: Annotated[int, Key(Kind.COUNT, "收费金额的小数位数，超出时提示", "位")] = 4
    fee_in_yuan: Annotated[int, Key(Kind.COUNT, "收费金额的整数，达到时怀疑误以元填写", "万元", 1)] = 10_000
    overview_length: Annotated[int, Key(Kind.COUNT, "总体情况的字数，超出时提示（0 为不校核）", "字")] = 0
    problems_length: Annotated[int, Key(Kind.COUNT, "问题及改进情况的字数，不足时提示", "字")] = 100
    return_days: Annotated[int, Key(Kind.COUNT, "备忘录要求反馈的期限（0 为不写明日期）", "天", 0, 365)] = 10


class Names(NamedTuple):
    """Names printed in the memo."""

    office: Annotated[str, Key(Kind.TEXT, "办公室")] = ""
    reviewer: Annotated[str, Key(Kind.TEXT, "校核人")] = ""
    footer: Annotated[str, Key(Kind.TEXT, "页脚")] = ""


class Settings(NamedTuple):
    """All settings; every one has a default."""

    deadlines: Annotated[
        Deadlines,
        Group("落款期限", "报告年度的次年，最迟在这一天落款。乡镇、街道、开发区以当地通知为准。"),
    ] = Deadlines()
    thresholds: Annotated[
        Thresholds,
        Group("阈值", "从多大起值得提示。只影响提示和警告，不影响法定的勾稽关系。"),
    ] = Thresholds()
    names: Annotated[
        Names,
        Group("名称", "印在校核备忘录上；校核人也记入每一处更正和处理意见。可以空着。"),
    ] = Names()
    rules_off: tuple[str, ...] = ()


@cache
def groups() -> Mapping[str, tuple[Group, Mapping[str, Key]]]:
    """The tables of settings with their keys, in order."""
    found = {}
    for name, hint in get_type_hints(Settings, include_extras=True).items():
        if metadata := getattr(hint, "__metadata__", ()):
            hints = get_type_hints(hint.__origin__, include_extras=True)
            found[name] = (metadata[0], {key: one.__metadata__[0] for key, one in hints.items()})
    return found


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
        raise SettingsError(
            path, "", Sentence("无法读取（{why}）", why=error.strerror or str(error))
        ) from error
    except ValueError as error:
        raise SettingsError(path, "", Sentence("不是有效的 TOML（{why}）", why=str(error))) from error
    return _validated(path, data)


_UNKNOWN: Final = Sentence("没有这一项设置")


def _validated(path: Path, data: Mapping[str, object]) -> Settings:
    """The settings that this data makes; raises SettingsError with the first fault."""
    values: dict[str, Any] = {}
    for name, given in data.items():
        if name == "rules_off":
            if not (isinstance(given, list) and all(isinstance(rule, str) for rule in given)):
                raise SettingsError(path, name, Sentence("应为规则编号的列表"))
            values[name] = tuple(given)
        elif name not in groups():
            raise SettingsError(path, name, _UNKNOWN)
        elif not isinstance(given, dict):
            raise SettingsError(path, name, Sentence("应为一组设置"))
        else:
            default = getattr(Settings(), name)
            values[name] = default._replace(**_usable(path, name, given))
    return Settings(**values)


def _usable(path: Path, group: str, given: Mapping[str, object]) -> Mapping[str, object]:
    keys = groups()[group][1]
    for name, value in given.items():
        if name not in keys:
            raise SettingsError(path, f"{group}.{name}", _UNKNOWN)
        if not keys[name].accepts(value):
            raise SettingsError(path, f"{group}.{name}", keys[name].wanted)
    return given


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
        if name in groups():
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

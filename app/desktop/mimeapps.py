"""The user's ``mimeapps.list``: one default put in or taken out, every other line left as it is."""

from __future__ import annotations

from typing import Final

SECTION: Final = "[Default Applications]"


def with_default(text: str, mime: str, desktop: str) -> str:
    """The list with this program first among the defaults of that type."""
    lines = text.splitlines(keepends=True)
    start, end = _section(lines)
    if start is None:
        gap = "" if not text or text.endswith("\n") else "\n"
        return f"{text}{gap}{SECTION}\n{mime}={desktop};\n"
    for at in range(start, end):
        key, equals, value = lines[at].partition("=")
        if equals and key.strip() == mime:
            others = [one for one in _names(value) if one != desktop]
            lines[at] = f"{mime}={';'.join([desktop, *others])};\n"
            return "".join(lines)
    if not lines[start - 1].endswith("\n"):
        lines[start - 1] += "\n"
    return "".join([*lines[:start], f"{mime}={desktop};\n", *lines[start:]])


def without_default(text: str, mime: str, desktop: str) -> str:
    """The list without this program as a default of that type; a section left empty goes too."""
    lines = text.splitlines(keepends=True)
    start, end = _section(lines)
    if start is None:
        return text
    for at in range(start, end):
        key, equals, value = lines[at].partition("=")
        names = _names(value)
        if not equals or key.strip() != mime or desktop not in names:
            continue
        others = [one for one in names if one != desktop]
        if others:
            lines[at] = f"{mime}={';'.join(others)};\n"
        elif any(line.strip() for line in lines[start:at] + lines[at + 1 : end]):
            del lines[at]
        else:
            del lines[start - 1 : at + 1]
        return "".join(lines)
    return text


def _names(value: str) -> list[str]:
    return [name.strip() for name in value.split(";") if name.strip()]


def _section(lines: list[str]) -> tuple[int | None, int]:
    """Where the entries of the defaults begin and end; (None, 0) if there is no such section."""
    heads = [at for at, line in enumerate(lines) if line.lstrip().startswith("[")]
    for number, at in enumerate(heads):
        if lines[at].strip() == SECTION:
            return at + 1, heads[number + 1] if number + 1 < len(heads) else len(lines)
    return None, 0

"""Characters of PDF and OFD files as people write them."""

from __future__ import annotations

# Radicals without a compatibility mapping that a browser's print has for the common character.
_RADICALS = dict(
    zip(
        "⺟⺠⺩⺪⺬⺰⺱⺶⺼⻁⻂⻄⻅⻆⻈⻉⻊⻋⻐⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "母民王疋示纟网羊肉虎衤西见角讠贝足车钅長长门雨青韦页风飞食饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
        strict=True,
    )
)


def ordinary(code: int) -> str:
    """The character for a code point, one for one: compatibility radicals as the usual character."""
    import unicodedata

    if code == 0x02:
        return "-"  # PDFium's mark for a hyphen at a line's end
    if code in (0, 0xFFFE, 0xFFFF) or 0xE000 <= code < 0xF900 or code > 0x10FFFF:
        return "\ufffd"
    char = chr(code)
    if 0x2E80 <= code < 0x2F00:
        return _RADICALS.get(char, char)
    if 0x2F00 <= code < 0x2FE0 or 0xF900 <= code < 0xFB00:
        folded = unicodedata.normalize("NFKC", char)
        return folded if len(folded) == 1 else char
    if code == 0xA0 or (code < 0x20 and code != 0x09):
        return " "
    return char

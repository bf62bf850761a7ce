"""Sentences of the memo that stand for themselves: what was misread, and what is asked for by when."""

from __future__ import annotations

from datetime import date, timedelta

from app.checking.names import day
from app.review.review import Review


def sentence(text: str) -> str:
    """The text with a full stop, "" where there is none."""
    return text if not text or text[-1] in "。！？" else text + "。"


def of_misreadings(findings: int, cells: int) -> str:
    """One sentence on what we misread; nothing of it is held against the issuer."""
    if not findings and not cells:
        return ""
    parts = []
    if findings:
        parts.append(f"{findings}处系校核程序识别有误造成的误报")
    if cells:
        parts.append(f"{cells}个单元格已对照原文改正或确认识别结果")
    return f"校核过程中，{'，'.join(parts)}，不属于报告本身的问题，未列入以上各项。"


def return_by(review: Review, on: date) -> str:
    """When the answer is wanted: “于2022年3月11日前”, or “及时” where the settings name no term."""
    days = review.settings.thresholds.return_days
    return f"于{day(on + timedelta(days=days))}前" if days else "及时"


def closing(found: bool, changes: bool, unchecked: bool, when: str, office: str) -> str:
    """What is asked of the issuer, in order, and to whom and when the answer goes."""
    asks = []
    if found:
        asks.append("逐项核实所列问题，予以更正或书面说明理由")
    if changes:
        asks.append("核对所列更正，确认无误的在已公布的报告中作相同更正")
    if unchecked:
        asks.append("补充或核对未能校核的内容")
    if not asks:
        return "本备忘录供存档备查，无需反馈。"
    if len(asks) > 1:
        asks = [f"{ordinal}是{ask}" for ordinal, ask in zip("一二三", asks, strict=False)]
        asks[0] = f"：{asks[0]}"
    return f"请你单位{'；'.join(asks)}。办理情况和更正后的报告请{when}报送{office}，以便复核。"

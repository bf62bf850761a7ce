"""``gouji --self-test``: one round through everything, installed or packaged, in a scratch folder."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from app import paths

SAMPLE = "tally-faults-2021.txt"
CELL, VALUE = "report/signed_on", "2022年1月18日"


class SelfTestFailed(Exception):
    """A step did not come out as it must; the message says which."""


def self_test(look: Callable[[Path], str]) -> Iterator[str]:
    """Go the round; gives a sentence for each step that is done. Whatever is wrong is raised.

    ``look`` opens a file in the window and gives the window's title.
    """
    with TemporaryDirectory(prefix="gouji-self-test-") as name:
        folder = Path(name)
        shipped = paths.resources() / "samples" / SAMPLE
        source = folder / SAMPLE
        source.write_bytes(shipped.read_bytes())
        before = hashlib.sha256(source.read_bytes()).digest()
        yield from _review(source)
        # Before the memos: a PDF is written by Qt, and the window needs the whole application.
        title = look(source)
        _hold("梧桐里街道" in title, f"窗口的标题是“{title}”")
        yield f"窗口：{title}"
        yield from _memos(source)
        _hold(hashlib.sha256(source.read_bytes()).digest() == before, "样例文件被改动")
        yield "样例文件没有改动"


def _review(source: Path) -> Iterator[str]:
    from app.forms.load import load_forms
    from app.report.correction import Origin
    from app.review.open import open_report
    from app.review.save import save
    from app.settings import Settings

    forms = load_forms()
    review = open_report(source, forms, Settings())
    found = len(review.checks.findings)
    _hold(found > 0, "样例中没有发现问题")
    yield f"打开样例：校核 {len(review.checks.outcomes)} 项，发现 {found} 处问题"
    review.correct([(CELL, VALUE)], origin=Origin.TYPED)
    _hold(review.dirty and len(review.corrections) == 1, "更正没有记入")
    yield "更正一处"
    saved = save(review)
    again = open_report(saved, forms, Settings())
    _hold(again.corrections == review.corrections, "重新打开后更正不同")
    _hold(again.checks.findings == review.checks.findings, "重新打开后问题不同")
    yield f"保存并重新打开：{saved.name}，{saved.stat().st_size} 字节"


def _memos(source: Path) -> Iterator[str]:
    from app.forms.load import load_forms
    from app.memo.write import FORMATS, write_memo
    from app.reading.read import read
    from app.review.open import open_report
    from app.settings import Settings

    review = open_report(source, load_forms(), Settings())
    for suffix in FORMATS:
        memo = source.with_name(f"memo{suffix}")
        write_memo(review, memo)
        # Read as any report is: in the process of its own that a package starts differently.
        text = "".join(read(memo).text.split())
        _hold("梧桐里街道" in text, f"备忘录 {suffix} 中没有编制机关")
        yield f"备忘录 {suffix}：{memo.stat().st_size} 字节，读回 {len(text)} 字"


def _hold(right: bool, otherwise: str) -> None:
    if not right:
        raise SelfTestFailed(otherwise)

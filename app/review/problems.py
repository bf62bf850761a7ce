"""Why a file cannot be reviewed although it can be read."""

from __future__ import annotations

from pathlib import Path

from app.reading.problems import ReadProblem
from app.sentence import Sentence


class NotOurs(ReadProblem):
    """A JSON file that is no saved review."""

    kind = "not_ours"

    def __init__(self, path: Path) -> None:
        super().__init__(
            Sentence(
                "“{name}”不是 Gouji 保存的校核结果（gouji/1）。文件未被改动。"
                "请打开报告原文件，或选择 Gouji 保存的 *.gouji.json 文件。",
                name=path.name,
            )
        )


class Damaged(ReadProblem):
    """A saved review that is cut in half or was mangled; ``where`` says where it breaks off."""

    kind = "damaged"

    def __init__(self, path: Path, where: Sentence) -> None:
        super().__init__(
            Sentence(
                "校核结果“{name}”不完整或已损坏（{where}）。文件未被改动。请改用备份，或重新打开报告原文件。",
                name=path.name,
                where=where,
            )
        )


class Newer(ReadProblem):
    """A saved review that a later version wrote; ``what`` names what is not known here."""

    kind = "newer"

    def __init__(self, path: Path, what: str | Sentence) -> None:
        super().__init__(
            Sentence(
                "“{name}”由更新版本的 Gouji 保存（{what}），本版本不能读取。文件未被改动。"
                "请升级 Gouji 后再打开。",
                name=path.name,
                what=what,
            )
        )


class NoReport(ReadProblem):
    """A text without any of the tables and with hardly a heading of a report."""

    kind = "no_report"

    def __init__(self, path: Path) -> None:
        super().__init__(
            Sentence(
                "“{name}”里没有找到年度报告的表格和章节，没有校核。文件未被改动。"
                "请确认打开的是政府信息公开工作年度报告；如果显示为乱码，请换一种编码重新打开。",
                name=path.name,
            )
        )


class OwnCopy(ReadProblem):
    """A memo or an annotated page that Gouji wrote, not a report; ``what`` names it."""

    kind = "own_copy"

    def __init__(self, path: Path, what: Sentence) -> None:
        super().__init__(
            Sentence(
                "“{name}”是勾稽导出的{what}，不是报告。文件未被改动。"
                "请打开报告原文件；要接着上次的校核，也请打开报告原文件或校核存档（.gouji.json）。",
                name=path.name,
                what=what,
            )
        )

"""Why a file cannot be read, one type for each situation, each with its sentence for the reviewer."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import ClassVar

from app.sentence import Sentence


class ReadProblem(Exception):
    """A file cannot be read. ``sentence`` says what happened, what is safe and what to do.

    ``message`` is that in Chinese.
    """

    kind: ClassVar[str] = "unreadable"

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.message = str(sentence)
        super().__init__(self.message)

    def __reduce__(self) -> tuple[object, ...]:
        """As it is, whatever its type is made from, when it goes through a pipe."""
        return type(self).__new__, (type(self), self.message), self.__dict__


class Missing(ReadProblem):
    """There is no such file."""

    kind = "missing"

    def __init__(self, path: Path) -> None:
        super().__init__(
            Sentence(
                "找不到文件“{path}”，可能已被移动、改名或删除。没有任何内容被改动。请核对路径后重试。",
                path=path,
            )
        )


class IsFolder(ReadProblem):
    """A folder stands where a file was expected."""

    kind = "folder"

    def __init__(self, path: Path) -> None:
        super().__init__(
            Sentence("“{path}”是文件夹，不是报告文件。没有任何内容被改动。请选择其中的一份报告。", path=path)
        )


class Denied(ReadProblem):
    """The user may not read the file."""

    kind = "denied"

    def __init__(self, path: Path) -> None:
        super().__init__(
            Sentence(
                "没有读取“{path}”的权限。文件未被改动。请向文件所有者取得权限，或复制到自己的文件夹后再打开。",
                path=path,
            )
        )


class Empty(ReadProblem):
    """Nothing but white space."""

    kind = "empty"

    def __init__(self, path: Path) -> None:
        super().__init__(
            Sentence(
                "“{name}”是空文件，没有可校核的内容。文件未被改动。请确认报告已正确导出后重试。",
                name=path.name,
            )
        )


class TooLarge(ReadProblem):
    """Larger than any report."""

    kind = "too_large"

    def __init__(self, path: Path, limit: int) -> None:
        super().__init__(
            Sentence(
                "“{name}”超过 {limit} MB，不像一份年度报告，未予读取。文件未被改动。"
                "请确认选对了文件，或只将报告正文和表格另存为文本后再打开。",
                name=path.name,
                limit=limit // 1_000_000,
            )
        )


class Unsupported(ReadProblem):
    """A kind of file that no reader reads: a program, a film, another archive … ``what`` names it."""

    kind = "unsupported"

    def __init__(self, path: Path, what: Sentence) -> None:
        super().__init__(
            Sentence(
                "“{name}”是{what}，不能作为报告读取。文件未被改动。"
                "请将报告另存为 Word（.docx）、PDF 或文本（.txt）后再打开。",
                name=path.name,
                what=what,
            )
        )


class Damaged(ReadProblem):
    """The name says one kind of file (``what``), and the bytes are of no kind at all."""

    kind = "damaged"

    def __init__(self, path: Path, what: Sentence) -> None:
        super().__init__(
            Sentence(
                "“{name}”的内容不是{what}，可能已经损坏、没有传完，或者扩展名不对。文件未被改动。"
                "请用原软件打开后另存再试；打不开的，请向报送单位重新索取。",
                name=path.name,
                what=what,
            )
        )


class Encrypted(ReadProblem):
    """The file asks for a password; ``what`` names its kind."""

    kind = "encrypted"

    def __init__(self, path: Path, what: Sentence) -> None:
        super().__init__(
            Sentence(
                "“{name}”是{what}，设有打开密码，无法读取。文件未被改动。"
                "请在原软件中取消密码并另存后，再打开另存的文件。",
                name=path.name,
                what=what,
            )
        )


class IsArchive(ReadProblem):
    """An archive of reports stands where one report was expected."""

    kind = "archive"

    def __init__(self, path: Path) -> None:
        super().__init__(
            Sentence(
                "“{name}”是压缩文件，里面可以有多份报告。文件未被改动。"
                "请从报告列表中选择其中的一份，或解压后打开。",
                name=path.name,
            )
        )


_SCAN = Sentence("这是图片或扫描件")


class NoOcr(ReadProblem):
    """A picture, or pages that are pictures, and nothing here that recognises text in them.

    ``what`` says what the file is. What can be done depends on who has to do it: nobody can install
    anything into the packaged program.
    """

    kind = "scanned"

    def __init__(self, what: Sentence = _SCAN) -> None:
        super().__init__(
            Sentence(
                "{what}，没有可以直接读取的文字。文件未被改动。"
                "请向报送单位索取 Word 文件、带文字的 PDF 或文本文件；也可先用其他文字识别（OCR）软件"
                "转成带文字的 PDF，再打开。"
                "这个软件包不含文字识别。常收到扫描件的，可请信息技术人员用 Python 安装"
                "带文字识别的勾稽（附加组件 ocr）。",
                what=what,
            )
            if getattr(sys, "frozen", False)
            else Sentence(
                "{what}，没有可以直接读取的文字。文件未被改动。"
                "请向报送单位索取 Word 文件、带文字的 PDF 或文本文件；也可先用其他文字识别（OCR）软件"
                "转成带文字的 PDF，再打开。"
                "文字识别组件没有安装：可在勾稽的源码文件夹中运行 "
                'python -m pip install "gouji[ocr] @ ."，然后重新打开。',
                what=what,
            )
        )


class ScannedOfd(ReadProblem):
    """An OFD file that is made of pictures, where text in pictures is recognised, but not in these."""

    kind = "scanned"

    def __init__(self) -> None:
        super().__init__(
            Sentence(
                "这份 OFD 文件的各页只有图片或图形，没有可以直接读取的文字。文件未被改动。"
                "请在 OFD 阅读软件中另存为 PDF，再打开那份 PDF 识别；"
                "或向报送单位索取 Word 文件、带文字的 PDF 或文本文件。"
            )
        )


class BadPicture(ReadProblem):
    """A picture that is damaged, too large or too small to hold a report."""

    kind = "damaged"

    def __init__(self) -> None:
        super().__init__(
            Sentence(
                "这张图片已损坏，或尺寸过大、过小，不能识别。文件未被改动。"
                "请重新扫描（不低于 200 dpi）或另存为 PNG、JPEG 后再打开。"
            )
        )


class NotInstalled(ReadProblem):
    """A library that reads this kind of file is not installed; ``module`` names it."""

    kind = "not_installed"

    def __init__(self, module: str) -> None:
        super().__init__(
            Sentence(
                "读取这种文件所需的组件 {module} 没有安装，未予读取。文件未被改动。"
                "请重新安装 Gouji，或将报告另存为文本（.txt）后再打开。",
                module=module,
            )
        )


class TooSlow(ReadProblem):
    """The reader was stopped because it did not end."""

    kind = "too_slow"

    def __init__(self, path: Path) -> None:
        super().__init__(
            Sentence(
                "读取“{name}”超过了时限，已经停止。文件未被改动。"
                "请用原软件打开后另存为新文件再试，或只将报告正文和表格另存为文本后再打开。",
                name=path.name,
            )
        )


class TooMuchMemory(ReadProblem):
    """The reader was stopped because it took more memory than any report needs."""

    kind = "too_large"

    def __init__(self, path: Path) -> None:
        super().__init__(
            Sentence(
                "读取“{name}”所需的内存远超一份年度报告，已经停止。文件未被改动。"
                "请用原软件打开后另存为新文件再试，或只将报告正文和表格另存为文本后再打开。",
                name=path.name,
            )
        )


class ReaderDied(ReadProblem):
    """The reader's process broke down; ``details`` may say more to a developer."""

    kind = "crashed"

    def __init__(self, path: Path, details: str = "") -> None:
        self.details = details
        super().__init__(
            Sentence(
                "读取“{name}”时读取程序意外中断，文件可能已损坏。文件未被改动，其他工作不受影响。"
                "请用原软件打开后另存为新文件再试，或另存为文本后再打开。",
                name=path.name,
            )
        )


class Cancelled(ReadProblem):
    """Somebody did not want to wait any longer."""

    kind = "cancelled"

    def __init__(self, path: Path) -> None:
        super().__init__(Sentence("已取消读取“{name}”。文件未被改动。请在需要时重新打开。", name=path.name))


class Undecodable(ReadProblem):
    """Bytes that are text in no encoding that was tried."""

    kind = "undecodable"

    def __init__(self, path: Path, encoding: str = "") -> None:
        if encoding:
            why = Sentence("“{name}”不能按 {encoding} 解码", name=path.name, encoding=encoding)
        else:
            why = Sentence("“{name}”的文字编码无法识别", name=path.name)
        super().__init__(
            Sentence(
                "{why}，为免误读未予打开。文件未被改动。"
                "请换一种编码重新打开，或用原软件另存为 UTF-8 文本后再试。",
                why=why,
            )
        )


class Vanished(ReadProblem):
    """The file went away, or its disk did, while it was being read."""

    kind = "vanished"

    def __init__(self, path: Path, reason: str = "") -> None:
        because = Sentence("（{reason}）", reason=reason) if reason else ""
        super().__init__(
            Sentence(
                "读取“{name}”时中断{because}，文件可能已被移走或所在磁盘已断开。没有任何内容被改动。"
                "请确认文件仍在原处后重新打开。",
                name=path.name,
                because=because,
            )
        )


class TooComplex(ReadProblem):
    """A page of so many or so deeply nested elements that reading it would not end soon."""

    kind = "too_complex"

    def __init__(self) -> None:
        super().__init__(
            Sentence(
                "这个网页的结构过于庞杂（标签过多或嵌套过深），不像一份年度报告，未予读取。文件未被改动。"
                "请在浏览器中打开，只将报告正文和表格复制到文本或 Word 文档后再打开。"
            )
        )


class NoPage(ReadProblem):
    """A saved web page (mht) in which no page is found."""

    kind = "no_page"

    def __init__(self) -> None:
        super().__init__(
            Sentence(
                "这个网页存档中没有找到网页正文，可能保存不完整。文件未被改动。请在浏览器中重新打开原网页并保存后再试。"
            )
        )

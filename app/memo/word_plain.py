"""A Word file with macros, or a template, as the plain document that the name .docx promises.

Word refuses a .docx whose content types speak of macros or of a template; nor is a report to be sent
back with somebody's program in it.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final

from app.memo.word_parts import TYPES_PART, parsed, written
from app.reading.docx import WHAT, main_part, related_part, relations_of
from app.reading.package import Package

if TYPE_CHECKING:
    from lxml.etree import _Element as Node

_PLAIN: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OTHERS: Final = {
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
}
_MACROS: Final = ("/vbaProject", "/wordVbaData")
"""How relationships to macros end: from the main part, and from the macros on."""


def as_plain_document(data: bytes) -> bytes:
    """The package without macros and with the type of a document; the same bytes if it is one already.

    What is told of the text stays as it is, byte for byte. Raises ReadProblem.
    """
    package = Package(data, WHAT)
    if TYPES_PART not in package:
        return data
    types = parsed(package.read(TYPES_PART))
    kinds = [node for node in types if node.get("ContentType") in _OTHERS]
    if not kinds:
        return data
    for node in kinds:
        node.set("ContentType", _PLAIN)
    changed = {}
    gone = set()
    if macros := related_part(package, _MACROS[0]):
        gone = {macros.casefold(), relations_of(macros).casefold()}
        gone |= {name.casefold() for name in package.names if name.casefold().endswith("/vbadata.xml")}
        name = relations_of(main_part(package))
        relations = parsed(package.read(name))
        _drop(relations, "Type", _MACROS)
        changed[name.casefold()] = written(relations)
    for node in list(types):
        if (node.get("PartName") or "").lstrip("/").casefold() in gone:
            types.remove(node)
    if not any(name.casefold().endswith(".bin") and name.casefold() not in gone for name in package.names):
        _drop(types, "ContentType", ("vbaProject",))  # the type of all .bin, of which there are none now
    changed[TYPES_PART.casefold()] = written(types)
    return _packed(package, changed, gone)


def _drop(root: Node, key: str, ends: tuple[str, ...]) -> None:
    for node in list(root):
        if (node.get(key) or "").endswith(ends):
            root.remove(node)


def _packed(package: Package, changed: dict[str, bytes], gone: set[str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in dict.fromkeys(package.names):
            if name.casefold() not in gone and not name.endswith("/"):
                new.writestr(name, changed.get(name.casefold()) or package.read(name))
    return buffer.getvalue()

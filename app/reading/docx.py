"""Word files (docx, docm, and the XML files of Word 2003 and later): an own walk over the XML.

The text is what Word shows when all tracked changes are accepted. Left out: headers and footers,
notes, comments, hidden text, field codes.
"""

from __future__ import annotations

import posixpath
from xml.etree.ElementTree import Element

from app.reading.blocks import compose
from app.reading.document import Read
from app.reading.docx_numbering import Counting, read_numbering
from app.reading.docx_styles import Styles, read_styles
from app.reading.docx_walk import Walk
from app.reading.instead import note_pictures
from app.reading.package import BadPackage, Package
from app.reading.xml_safe import first_child, parse_xml, prefix_names
from app.sentence import Sentence

WHAT = Sentence("这份 Word 文档")

_STRICT = "http://purl.oclc.org/ooxml/"
_LOOSE = "http://schemas.openxmlformats.org/"
_PREFIXES = {
    _LOOSE + "wordprocessingml/2006/main": "w",
    _STRICT + "wordprocessingml/main": "w",
    "http://schemas.microsoft.com/office/word/2003/wordml": "w",
    "http://schemas.microsoft.com/office/word/2003/auxHint": "wx",
    "http://schemas.microsoft.com/aml/2001/core": "aml",
    _LOOSE + "officeDocument/2006/relationships": "r",
    _STRICT + "officeDocument/relationships": "r",
    _LOOSE + "officeDocument/2006/math": "m",
    _STRICT + "officeDocument/math": "m",
    _LOOSE + "drawingml/2006/main": "a",
    _STRICT + "drawingml/main": "a",
    "urn:schemas-microsoft-com:vml": "v",
    _LOOSE + "markup-compatibility/2006": "mc",
    _LOOSE + "package/2006/relationships": "rels",
    "http://schemas.microsoft.com/office/2006/xmlPackage": "pkg",
    "http://www.w3.org/XML/1998/namespace": "xml",
}


def read_docx(data: bytes) -> Read:
    """The text and the tables of a docx or docm package.

    Raises ReadProblem if the package is damaged, encrypted, oversized or holds no document.
    """
    document, styles, counting = opened(Package(data, WHAT))
    return _walked(Walk(styles, counting), document)


def opened(package: Package) -> tuple[Element, Styles, Counting]:
    """The main part and what a walk over its body needs; raises ReadProblem."""
    document = _parse(package.read(main_part(package)))

    def part(kind: str, usual: str) -> Element | None:
        content = package.get(related_part(package, kind) or _beside_main(package, usual))
        return None if content is None else _parse(content)

    styles, numbering = part("/styles", "styles.xml"), part("/numbering", "numbering.xml")
    return document, read_styles(styles), _counting(numbering)


def main_part(package: Package) -> str:
    """The name of the part that holds the document's body."""
    return _target(package, "_rels/.rels", "", "/officeDocument") or "word/document.xml"


def relations_of(part: str) -> str:
    """The name of the part that holds the relationships of a part."""
    folder, name = posixpath.split(part)
    return f"{folder}/_rels/{name}.rels".lstrip("/")


def related_part(package: Package, kind: str) -> str:
    """The part to which the main part has a relationship of that kind ("/styles"), "" for none."""
    main = main_part(package)
    return _target(package, relations_of(main), posixpath.dirname(main), kind)


def _beside_main(package: Package, name: str) -> str:
    return posixpath.join(posixpath.dirname(main_part(package)), name)


def read_word_xml(data: bytes) -> Read:
    """The text and the tables of a Word file that is one piece of XML.

    That is Word 2003's ``w:wordDocument`` or a package in one file (``pkg:package``); many office
    systems write these and name them .doc. Raises ReadProblem.
    """
    root = _parse(data)
    if root.tag == "w:wordDocument":
        return _read(root, first_child(root, "w:styles"), None)
    parts: dict[str, Element] = {}
    for part in root.iter("pkg:part"):
        content = first_child(part, "pkg:xmlData")
        if content is not None and len(content):
            parts[part.get("pkg:name", "").lstrip("/")] = content[0]
    if "word/document.xml" not in parts:
        raise BadPackage(WHAT)
    return _read(parts["word/document.xml"], parts.get("word/styles.xml"), parts.get("word/numbering.xml"))


def _read(document: Element, styles: Element | None, numbering: Element | None) -> Read:
    return _walked(Walk(read_styles(styles), _counting(numbering)), document)


def _walked(walk: Walk, document: Element) -> Read:
    read = compose(walk.blocks(body_of(document)))
    return read._replace(notes=note_pictures(walk.pictures))


def body_of(document: Element) -> Element:
    """The body of a main part; raises ReadProblem if there is none."""
    body = first_child(document, "w:body")
    if body is None:
        raise BadPackage(WHAT)
    return body


def _counting(numbering: Element | None) -> Counting:
    return Counting(read_numbering(numbering))


def _parse(data: bytes) -> Element:
    root = parse_xml(data, WHAT)
    prefix_names(root, _PREFIXES)
    return root


def _target(package: Package, relations: str, folder: str, kind: str) -> str:
    """The part a relationship of that kind names, "" if there is none (or it is outside)."""
    content = package.get(relations)
    if content is None:
        return ""
    for relation in _parse(content).iter("rels:Relationship"):
        inside = relation.get("TargetMode") != "External"
        if inside and relation.get("Type", "").endswith(kind):
            path = posixpath.normpath(posixpath.join("/" + folder, relation.get("Target", "")))
            if path.lstrip("/") in package:
                return path.lstrip("/")
    return ""

"""Safe parsing of XML from files of strangers: no DTD, no entities, bounded size and depth."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element, ParseError, XMLParser

from app.reading.package import FILE, BadPackage, OversizedPackage
from app.sentence import Sentence

LENGTH = 32_000_000
"""The most characters of one part; the text part of a long report has one million."""
TAGS = 1_200_000
"""The most start and end tags together; 600,000 elements take about 100 MB."""
ATTRIBUTES = 1_500_000
"""The most attributes."""
DEPTH = 240
"""The deepest nesting; readers walk elements recursively and Python's stack is bounded."""

_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_CODECS = {"utf-8", "ascii", "iso8859-1", "cp1252", "gb2312", "gbk", "gb18030", "big5", "utf-16"}
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def parse_xml(data: bytes, what: Sentence = FILE) -> Element:
    """The root element of a piece of XML.

    ``what`` names the file in messages. Raises BadPackage if it is not well-formed or has a
    document type declaration (no office format uses one, and it is the door of entity bombs and
    external entities), OversizedPackage if it is too large or too deep. Nothing outside is loaded.
    """
    text = _decoded(data, what)
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise BadPackage(what)
    attributes = text.count('="') + text.count("='")
    if len(text) > LENGTH or text.count("<") > TAGS or attributes > ATTRIBUTES:
        raise OversizedPackage(what)
    # The text is passed as UTF-8 whatever its declaration says, so that no other encoding can hide a
    # declaration from the look above.
    parser = XMLParser(encoding="utf-8")
    try:
        parser.feed(_NOT_XML.sub("", text).encode("utf-8"))
        root = parser.close()
    except (ParseError, UnicodeError, ValueError) as error:
        raise BadPackage(what) from error
    if not isinstance(root, Element):
        raise BadPackage(what)
    _check_depth(root, what)
    return root


def prefix_names(root: Element, prefixes: Mapping[str, str]) -> None:
    """Rename all elements and attributes in place from ``{namespace}name`` to ``prefix:name``.

    Names of other namespaces stay as they are. Several namespaces may have the same prefix: that is
    how the strict and the transitional spelling of a format are read alike.
    """
    known: dict[str, str] = {}

    def short(name: str) -> str:
        if name not in known:
            namespace, brace, local_name = name[1:].rpartition("}")
            prefix = prefixes.get(namespace) if brace else None
            known[name] = f"{prefix}:{local_name}" if prefix else name
        return known[name]

    for element in root.iter():
        element.tag = short(element.tag)
        if element.attrib:
            element.attrib = {short(name): value for name, value in element.attrib.items()}


def first_child(element: Element | None, *names: str) -> Element | None:
    """The first child of that name, and of it the first child of the next name, and so on.

    ``Element.find`` takes what stands before a colon for a prefix that has to be declared.
    """
    found = element
    for name in names:
        found = next((each for each in found if each.tag == name), None) if found is not None else None
    return found


def local(tag: object) -> str:
    """The name of an element or attribute without its namespace."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _decoded(data: bytes, what: Sentence) -> str:
    try:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            text = data.decode("utf-16")
        elif data.startswith((b"<\0", b"\0<")):
            text = data.decode("utf-16-le" if data[1:2] == b"\0" else "utf-16-be")
        else:
            data = data.removeprefix(codecs.BOM_UTF8)
            stated = _ENCODING.match(data[:200])
            name = codecs.lookup(stated[1].decode("ascii")).name if stated else "utf-8"
            if name not in _CODECS:
                raise BadPackage(what)
            text = data.decode("gb18030" if name in ("gb2312", "gbk") else name)
    except (UnicodeError, LookupError) as error:
        raise BadPackage(what) from error
    return _DECLARATION.sub("", text, count=1)


def _check_depth(root: Element, what: Sentence) -> None:
    level = [root]
    for _ in range(DEPTH):
        level = [child for element in level for child in element]
        if not level:
            return
    raise OversizedPackage(what)

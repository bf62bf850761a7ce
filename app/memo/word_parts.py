"""The part of a Word package that holds its comments: the one that is there, or a new one."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Final

from app.memo.word_copy import WordCopy
from app.reading.docx import WHAT, related_part, relations_of
from app.reading.package import BadPackage
from app.record import NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element as Node

_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_KIND: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_STRICT: Final = "http://purl.oclc.org/ooxml/"
TYPES_PART: Final = "[Content_Types].xml"


class CommentsPart(NamedTuple):
    """The comments as a tree to add to, and what else must change so that Word finds them."""

    name: str
    root: Node
    next_id: int
    others: dict[str, bytes]

    def parts(self) -> dict[str, bytes]:
        """The parts of the package that are to be written."""
        return {self.name: written(self.root), **self.others}


def comments_part(copy: WordCopy) -> CommentsPart:
    """The package's comments, made if it has none, also if those it tells of are not there."""
    name = related_part(copy.package, "/comments")
    if name:
        root = parsed(copy.package.read(name))
        ids = [node.get(copy.w("id"), "") for node in root]
        return CommentsPart(name, root, 1 + max((int(id) for id in ids if id.isdigit()), default=0), {})
    name = posixpath.join(posixpath.dirname(copy.main), "comments.xml")
    number = 1
    while name in copy.package:  # it is there, but nothing says that it is ours
        number += 1
        name = posixpath.join(posixpath.dirname(copy.main), f"comments{number}.xml")
    others = {
        relations_of(copy.main): _related(copy, posixpath.basename(name)),
        TYPES_PART: _typed(copy, name),
    }
    return CommentsPart(name, copy.make("comments"), 0, others)


def _related(copy: WordCopy, target: str) -> bytes:
    """The relationships of the main part with one to its comments.

    One whose part is not there, as some tools leave it that take comments out, would be a second.
    """
    content = copy.package.get(relations_of(copy.main))
    root = parsed(content) if content is not None else _made(_RELATIONS, "Relationships")
    for broken in [node for node in root if node.get("Type", "").endswith("/comments")]:
        root.remove(broken)
    ids = {node.get("Id") for node in root}
    number = 1
    while f"rIdGouji{number}" in ids:
        number += 1
    base = _STRICT if copy.namespace.startswith(_STRICT) else "http://schemas.openxmlformats.org/"
    middle = "officeDocument/relationships" if base == _STRICT else "officeDocument/2006/relationships"
    relation = _made(_RELATIONS, "Relationship")
    relation.set("Id", f"rIdGouji{number}")
    relation.set("Type", f"{base}{middle}/comments")
    relation.set("Target", target)
    root.append(relation)
    return written(root)


def _typed(copy: WordCopy, name: str) -> bytes:
    """The list of content types with that of the comments."""
    root = parsed(copy.package.read(TYPES_PART))
    part = f"/{name.lstrip('/')}"
    for known in [node for node in root if node.get("PartName", "").casefold() == part.casefold()]:
        root.remove(known)
    override = _made(_TYPES, "Override")
    override.set("PartName", part)
    override.set("ContentType", _KIND)
    root.append(override)
    return written(root)


def _made(namespace: str, name: str) -> Node:
    from lxml import etree

    return etree.Element(f"{{{namespace}}}{name}", nsmap={None: namespace})


def parsed(data: bytes) -> Node:
    """A part of a package as a tree; raises ReadProblem if it is damaged."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:  # a part that reading has no need of
        raise BadPackage(WHAT) from error


def written(root: Node) -> bytes:
    """The part again."""
    from lxml import etree

    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))

"""What the elements of a web page are to a reader of it."""

from __future__ import annotations


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


PARAGRAPHS = _tags(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup html legend li listing main"
    " menu nav ol optgroup option p plaintext pre search section select summary textarea ul xmp"
)
"""Elements that stand in lines of their own."""

UNSEEN = _tags(
    "-comment -doctype area audio base canvas col colgroup command datalist embed head img link meta noembed"
    " noframes noscript param script source style svg template title track video"
)
"""Elements of which no text is shown."""

PREFORMATTED = _tags("listing plaintext pre textarea xmp")
"""Elements whose spaces and lines stand as they are."""

INPUTS_WITHOUT_TEXT = _tags("button checkbox color file hidden image password radio range reset submit")
"""Types of ``input`` whose value is not a text that somebody filled in."""

SPECIAL = _tags("table thead tbody tfoot tr td th sup hr input iframe frame del s strike")
"""Elements that are more than a paragraph or a piece of one."""

NEVER_OPEN = _tags("area base br col embed hr img input link meta param source track wbr")
"""Elements that have no content and no end tag."""

END_BY_THEMSELVES = _tags(
    "body caption colgroup dd dt head html li optgroup option p rp rt tbody td tfoot th thead tr"
)
"""Elements that end where the next one begins, so that their end tags are often left out."""

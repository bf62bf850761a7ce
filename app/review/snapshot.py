"""What was read, as a small ``gouji/1`` file that opens without its source.

Made from plain values: the journal needs it at the first step, when pydantic is not loaded yet.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from app.reading.document import Document, Source
from app.review.seal import seal

if TYPE_CHECKING:
    from app.report.saved import Saved


def snapshot(source: Source, document: Document | None, kept: Saved | None) -> bytes | None:
    """The file's bytes, sealed: the text that was read or, where there is none, the saved file it came from.

    None if there is neither (a report that was built, not read).
    """
    if document is not None:
        value = {
            "schema": "gouji/1",
            "source": source_value(source),
            "report": {},
            "document": document_value(document),
        }
        return seal(json.dumps(value).encode("ascii"))
    if kept is None:
        return None
    from app.report.saved import dumps  # it is loaded, or there would be no ``kept``

    return seal(dumps(kept).encode("utf-8", "backslashreplace").rstrip())


def source_value(source: Source) -> dict[str, Any]:
    """The source as JSON has it."""
    return {
        "path": str(source.path),
        "name": source.name,
        "sha256": source.sha256,
        "bytes": source.bytes,
        "kind": source.kind.value,
        "encoding": source.encoding,
    }


def document_value(document: Document) -> dict[str, Any]:
    """The document as JSON has it; what is certain or not there is left out."""
    value: dict[str, Any] = {
        "text": document.text,
        "grids": [
            {
                "rows": grid.rows,
                "columns": grid.columns,
                "span": [grid.start, grid.end],
                "cells": [
                    {
                        "row": cell.row,
                        "column": cell.column,
                        "height": cell.height,
                        "width": cell.width,
                        "span": [cell.start, cell.end],
                        **_doubt(certain=cell.certain),
                    }
                    for cell in grid.cells
                ],
            }
            for grid in document.grids
        ],
    }
    if document.pages:
        value["pages"] = [
            {"number": page.number, "span": [page.start, page.end], **_doubt(certain=page.certain)}
            for page in document.pages
        ]
        value["places"] = [list(place) for place in document.places]
    if document.notes:
        value["notes"] = list(document.notes)
    return value


def _doubt(*, certain: bool) -> dict[str, bool]:
    return {} if certain else {"certain": False}

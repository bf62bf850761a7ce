"""What the program wrote down as gone wrong and went on: a broken rule, repairs that could not be made."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator


class _Errors(logging.Handler):
    """Keeps every error as text, with its traceback."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(self.format(record))


@contextlib.contextmanager
def errors_logged() -> Iterator[list[str]]:
    """The errors that the program logs while this lasts, each with its traceback, as they come."""
    handler = _Errors()
    logger = logging.getLogger("gouji")
    logger.addHandler(handler)
    try:
        yield handler.texts
    finally:
        logger.removeHandler(handler)

"""Sentences of the core, as problems carry them, in the window's language."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from app.sentence import Sentence

CONTEXT: Final = "problems"
"""The context of these sentences in the translation."""


def told(sentence: Sentence) -> str:
    """The sentence in the language in force, the sentences within it too. From any thread."""
    return sentence.filled(lambda template: QCoreApplication.translate(CONTEXT, template))

"""Text inside of rich text."""

from __future__ import annotations


def escaped(text: str) -> str:
    """The text as rich text that shows just it. ``html`` could do it, and loads two thousand entities."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")

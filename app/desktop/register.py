"""``gouji register``: on whatever system this is."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from app.desktop.program import this_program


def register(*, removing: bool = False) -> Sequence[str]:
    """Put Gouji on the desktop or take it away; gives what was done, in sentences. Raises OSError."""
    if sys.platform == "darwin":
        from app.desktop.macos import SENTENCES

        return SENTENCES
    if sys.platform == "win32":
        from app.desktop import windows

        registry = windows.UserRegistry()
        done = windows.remove(registry) if removing else windows.register(registry, this_program())
        windows.tell_explorer()
        return done
    from app.desktop import linux

    places = linux.user_places()
    return linux.remove(places) if removing else linux.register(places, this_program())

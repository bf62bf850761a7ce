"""Garbage is looked for while nobody waits, on the window's thread.

Left to itself Python looks whenever enough was made: in the middle of an edit, 10 to 30 ms with a report
of many findings, or in a worker's thread, where a widget must not end. So it is switched off for good,
and this looks when a while has passed in which nothing was made.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

EVERY_MS: Final = 2000
WORTH_IT: Final = 5_000
"""Objects made and not yet let go since the last look; an edit makes some hundreds."""
RESTING: Final = 100
"""Objects that come and go with a blinking cursor and this timer."""
TOO_MANY: Final = 500_000
"""So many are looked through even if the window never rests: a folder of reports being checked."""


class IdleGarbage(QObject):
    """Looks for garbage from now on, as long as ``parent`` is there."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._before = -1
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> bool:
        """Look if that is worth it and nothing has been made since the last time; whether it did."""
        made = gc.get_count()[0]
        rests = made - self._before < RESTING
        self._before = made
        if made < WORTH_IT or not (rests or made > TOO_MANY):
            return False
        gc.collect()
        self._before = gc.get_count()[0]
        return True

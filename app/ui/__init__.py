"""The window. The only place that knows Qt."""

import PySide6.QtCore  # noqa: F401 - which brings the hook that is taken out here

from app.pyside_code import without_features

without_features()

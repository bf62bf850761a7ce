"""Why no window can be shown on this machine, found out before Qt ends the process over it."""

from __future__ import annotations

import os
import sys

QT_PACKAGES = "libgl1 libegl1 libxkbcommon0 libfontconfig1 libglib2.0-0 libdbus-1-3"
XCB_PACKAGES = "libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0"
XCB_LIBRARIES = (
    "libxcb-cursor.so.0",
    "libxcb-icccm.so.4",
    "libxcb-keysyms.so.1",
    "libxcb-shape.so.0",
    "libxkbcommon-x11.so.0",
)
"""What Qt's xcb plugin loads; without one of them Qt ends the process instead of raising."""


def display_obstacle() -> str | None:
    """Why no window can be shown on this Linux machine, in a sentence; None where one can."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return None
    if os.environ.get("WAYLAND_DISPLAY"):
        return None
    if not os.environ.get("DISPLAY"):
        return "没有图形界面（DISPLAY 和 WAYLAND_DISPLAY 均未设置），窗口打不开。"
    return _x11_obstacle(os.environ["DISPLAY"])


def _x11_obstacle(display: str) -> str | None:
    """What would make Qt's xcb plugin abort the process: a missing library, a dead X server."""
    import ctypes

    for name in XCB_LIBRARIES:
        try:
            ctypes.CDLL(name)
        except OSError:
            return f"缺少 Qt 所需的系统库 {name}，窗口打不开；{_install(QT_PACKAGES, XCB_PACKAGES)}"
    xcb = ctypes.CDLL("libxcb.so.1")  # a dependency of those above
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return f"连接不上图形界面（DISPLAY={display}），窗口打不开。" if failed else None


def qt_obstacle(error: ImportError) -> str:
    """Why Qt cannot be loaded, in a sentence; an error that is not Qt's is raised again."""
    if (error.name or "").partition(".")[0] == "app":
        raise error
    if isinstance(error, ModuleNotFoundError):
        return f"没有安装 PySide6（{error}），窗口打不开；请用 pip install PySide6-Essentials 安装。"
    return f"Qt 缺少系统库（{error}），窗口打不开；{_install(QT_PACKAGES)}"


def _install(*packages: str) -> str:
    return f"Debian、Ubuntu 请执行 apt-get install --no-install-recommends {' '.join(packages)}。"

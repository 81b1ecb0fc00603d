"""What Windows does differently from other systems: files, their names and paths, and its language."""

from __future__ import annotations

import errno
import ntpath
import os
import re
import stat
import time
from collections.abc import Callable
from pathlib import Path, PurePath
from typing import Any, TypeVar

T = TypeVar("T")

WINDOWS = os.name == "nt"
"""Whether this is Windows. Tests set it, to see on any system what happens there."""

SHARING_VIOLATION, LOCK_VIOLATION, ACCESS_DENIED = 32, 33, 5
HELD = frozenset({SHARING_VIOLATION, LOCK_VIOLATION, ACCESS_DENIED})
"""The numbers with which Windows says that another program has a file open; the last has other causes too."""

PATIENCE = 2.0
PAUSE = 0.02
"""Seconds for which a file that another program holds is waited for, and between two attempts.

A virus scanner, the indexer or OneDrive holds a file that was just written for some tens of milliseconds.
"""

DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:[.:].*)?", re.IGNORECASE)
"""The names that Windows keeps for devices, in any folder and with any ending."""

EXTENDED = "\\\\?\\"
LONG = 150
"""How a path begins that Windows takes at any length, and the characters from which on a path is written so."""

LONGEST_LOCALE = 85

MOUNT_POINT = 0xA0000003
"""The tag of a junction, which leads to another folder as a link does (IO_REPARSE_TAG_MOUNT_POINT)."""


def patiently(action: Callable[[], T]) -> T:
    """Return what an action on a file returns; on Windows, try for two seconds while another program has it open."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return action()
        except OSError as error:
            if not _may_be_held(error) or time.monotonic() > end:
                raise
        time.sleep(PAUSE)


def is_open_elsewhere(path: Path, error: OSError) -> bool:
    """Return whether an error about a file means that another program has it open; only Windows has such errors."""
    if not _may_be_held(error):
        return False
    if getattr(error, "winerror", None) in {SHARING_VIOLATION, LOCK_VIOLATION}:
        return True
    # Access is denied to a file that is open, but also to a folder, and to a file that is marked as read-only.
    return os.path.isfile(path) and os.access(path, os.W_OK)  # noqa: PTH113 - Path.is_file may raise


def _may_be_held(error: OSError) -> bool:
    # What C's library opens has no Windows number, but the one of C for all three.
    number = getattr(error, "winerror", None)
    return WINDOWS and (error.errno == errno.EACCES if number is None else number in HELD)


def is_device(name: str) -> bool:
    """Return whether Windows keeps the name of a file for a device, such as `con` or `nul.yaml`."""
    return DEVICE.fullmatch(name) is not None


def device_name(path: PurePath) -> str:
    """Return the part of a path that names a device on Windows; "" on other systems."""
    return next(filter(is_device, path.parts), "") if WINDOWS else ""


def extended(path: Path) -> Path:
    """Return a path in the form that Windows takes at any length, if names in it may pass its usual 260 characters.

    Other paths, and those on other systems, stay as they are.
    """
    whole = ntpath.abspath(path) if WINDOWS else ""
    if len(whole) < LONG or whole.startswith(EXTENDED):
        return path
    return Path(f"{EXTENDED}UNC{whole[1:]}" if whole.startswith("\\\\") else f"{EXTENDED}{whole}")


def real(path: Path) -> Path:
    """Return a path without links, as people write it; with them, but whole, if the system cannot follow them."""
    try:
        return Path(shown(os.path.realpath(path)))
    except OSError:  # some network drives of Windows do not tell
        return Path(shown(os.path.abspath(path)))  # noqa: PTH100 - Path.absolute keeps `..`


def shown(path: str | Path) -> str:
    """Return a path as people write it, without what `extended` has added."""
    text = str(path)
    if text.startswith(f"{EXTENDED}UNC\\"):
        return f"\\{text.removeprefix(f'{EXTENDED}UNC')}"
    return text.removeprefix(EXTENDED)


def ui_language() -> str:
    """Return the language in which Windows speaks to this user, such as `cy-GB`; "" on other systems."""
    if not WINDOWS:
        return ""
    import ctypes

    kernel: Any = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined]
    name = ctypes.create_unicode_buffer(LONGEST_LOCALE)
    kernel.LCIDToLocaleName(kernel.GetUserDefaultUILanguage(), name, LONGEST_LOCALE, 0)
    return name.value


def is_link(path: Path) -> bool:
    """Return whether a path is a symbolic link, or a junction of Windows; False if there is nothing."""
    try:
        status = path.lstat()
    except OSError:
        return False
    return stat.S_ISLNK(status.st_mode) or getattr(status, "st_reparse_tag", 0) == MOUNT_POINT


def open_plainly(path: Path, flags: int, mode: int = 0o600) -> int:
    """Return the descriptor of a file, opened without following a link, waiting for a pipe or changing line ends.

    `OSError` if it is a link. Windows cannot refuse that while it opens, so it is asked afterwards.
    """
    more = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY", "O_NOINHERIT"))
    handle = patiently(lambda: os.open(path, flags | more, mode))
    if not hasattr(os, "O_NOFOLLOW") and is_link(path):
        os.close(handle)
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    return handle

"""The signals by which somebody, or the system, asks a run to stop: Ctrl-C, a log-out, a lost line, a shutdown."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

NAMES = ("SIGINT", "SIGTERM", "SIGHUP")
STOPS = tuple(getattr(signal, name) for name in NAMES if hasattr(signal, name))
"""Those of them that the system has."""


@contextmanager
def answered(answer: Callable[[int, Any], None]) -> Iterator[None]:
    """Have `answer` called when a run is asked to stop while the context lasts.

    A signal that was to be ignored from the start, as `nohup` has it, is ignored on.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {each: signal.getsignal(each) for each in STOPS}
    heard = [each for each, what in before.items() if what not in (signal.SIG_IGN, None)]
    for each in heard:
        signal.signal(each, answer)
    try:
        yield
    finally:
        for each in heard:
            signal.signal(each, before[each])

"""Check time limits, which are in seconds of the machine on which they were set.

On a slower or a busy machine the same work takes longer. So when work exceeds its limit, a fixed calculation (the
yardstick) is timed too, and the limit grows with it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from yardstick import yardstick

T = TypeVar("T")

YARDSTICK = 0.0303
"""Seconds that the yardstick takes on the machine on which the limits were set."""


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """Return the result of `work` and the seconds of CPU time that it took."""
    begun = time.process_time()
    result = work()
    return result, time.process_time() - begun


def timely(seconds: float, bound: float) -> bool:
    """Return whether `seconds` is below the limit, or below the limit scaled to the speed of this machine."""
    return seconds < bound or seconds < bound * slowness()


def slowness() -> float:
    """Return how many times slower than that machine this one is now."""
    return min(timed(yardstick)[1] for _ in range(5)) / YARDSTICK

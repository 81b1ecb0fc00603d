"""How long work may take: a bound is in seconds of the machine on which it was set.

On a slower machine, and beside other work, the same takes longer, and nothing of ours is the cause. So where work
takes longer than its bound, a fixed piece of work that is not ours is timed next to it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from yardstick import yardstick

T = TypeVar("T")

YARDSTICK = 0.0303
"""Seconds that the yardstick takes on the machine on which the bounds were set."""


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """Return what `work` returns, and the seconds of work of this process that it takes; waiting is not counted."""
    begun = time.process_time()
    made = work()
    return made, time.process_time() - begun


def timely(seconds: float, bound: float) -> bool:
    """Return whether work that took `seconds` kept to its bound, or to what belongs to that here and now."""
    return seconds < bound or seconds < bound * slowness()


def slowness() -> float:
    """Return how many times as long as there the yardstick takes here and now."""
    return min(timed(yardstick)[1] for _ in range(5)) / YARDSTICK

"""Pseudo-random choices that are the same on every machine and with every Python."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """Dice that fall as their seeds say.

    Only `Random.random` is used, since of its methods Python promises that one's results alone.
    """

    def __init__(self, *seeds: int) -> None:
        self._random = Random("/".join(map(str, seeds))).random  # noqa: S311 - no secret hangs on it

    def chance(self, share: float) -> bool:
        """Return True with the probability `share`, from 0 to 1."""
        return self._random() < share

    def between(self, low: int, high: int) -> int:
        """Return a whole number from `low` to `high`, inclusive."""
        return low + int(self._random() * (high - low + 1))

    def one(self, of: Sequence[T]) -> T:
        """Return one of several items."""
        return of[self.between(0, len(of) - 1)]

    def some(self, of: Sequence[T], count: int) -> list[T]:
        """Return `count` different items, or all if there are fewer, in any order."""
        left = list(of)
        return [left.pop(self.between(0, len(left) - 1)) for _ in range(min(count, len(left)))]

"""Where things are on a page: matrices, and boxes in points from its lower left corner."""

from __future__ import annotations

from collections.abc import Iterable
from math import hypot
from typing import NamedTuple

Point = tuple[float, float]


class Box(NamedTuple):
    """An upright rectangle."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        """How high it is."""
        return self.top - self.bottom

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left

    @property
    def middle(self) -> Point:
        """The point in its middle."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    def holds(self, point: Point) -> bool:
        """Whether a point is in it."""
        return self.left <= point[0] <= self.right and self.bottom <= point[1] <= self.top

    def within(self, other: Box) -> Box:
        """Return the part of it that is in another one."""
        return Box(
            max(self.left, other.left),
            max(self.bottom, other.bottom),
            min(self.right, other.right),
            min(self.top, other.top),
        )


EVERYWHERE = Box(-1e9, -1e9, 1e9, 1e9)


def around(boxes: Iterable[Box]) -> Box | None:
    """Return the box around some boxes; none around none."""
    every = list(boxes)
    if not every:
        return None
    lefts, bottoms, rights, tops = zip(*every, strict=True)
    return Box(min(lefts), min(bottoms), max(rights), max(tops))


def box_of(points: Iterable[Point]) -> Box:
    """Return the box around some points."""
    across, up = zip(*points, strict=True)
    return Box(min(across), min(up), max(across), max(up))


class Matrix(NamedTuple):
    """A change of coordinates, as PDF writes it."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def then(self, outer: Matrix) -> Matrix:
        """Return this change followed by another."""
        a, b, c, d, e, f = self
        oa, ob, oc, od, oe, of = outer
        return Matrix(
            a * oa + b * oc,
            a * ob + b * od,
            c * oa + d * oc,
            c * ob + d * od,
            e * oa + f * oc + oe,
            e * ob + f * od + of,
        )

    def moved(self, across: float, up: float) -> Matrix:
        """Return the change for a place that lies so much further on."""
        a, b, c, d, e, f = self
        return Matrix(a, b, c, d, across * a + up * c + e, across * b + up * d + f)

    def at(self, point: Point) -> Point:
        """Return where a point comes to lie."""
        x, y = point
        return x * self.a + y * self.c + self.e, x * self.b + y * self.d + self.f

    def box(self, box: Box) -> Box:
        """Return the box around a box that is changed."""
        left, bottom, right, top = box
        corners = (left, bottom), (right, bottom), (left, top), (right, top)
        return box_of(self.at(corner) for corner in corners)

    @property
    def along(self) -> float:
        """How much larger a thing is from side to side."""
        return hypot(self.a, self.b)

    @property
    def upright(self) -> float:
        """How much larger a thing is up and down."""
        return hypot(self.c, self.d)


def turned(box: Box, degrees: int) -> Matrix:
    """Return the change that lays a page's corner at 0, turned as a reader sees it."""
    moved = Matrix(e=-box.left, f=-box.bottom)
    turns = {
        90: Matrix(0, -1, 1, 0, 0, box.width),
        180: Matrix(-1, 0, 0, -1, box.width, box.height),
        270: Matrix(0, 1, -1, 0, box.height, 0),
    }
    return moved.then(turns.get(degrees % 360, Matrix()))

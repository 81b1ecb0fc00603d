"""Matrices and boxes on a page, in points from its lower left corner."""

from __future__ import annotations

from collections.abc import Collection, Iterable
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
        """Its height."""
        return self.top - self.bottom

    @property
    def width(self) -> float:
        """Its width."""
        return self.right - self.left

    @property
    def middle(self) -> Point:
        """Its centre."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    def holds(self, point: Point) -> bool:
        """Return whether a point is in it."""
        return self.left <= point[0] <= self.right and self.bottom <= point[1] <= self.top

    def within(self, other: Box) -> Box:
        """Return its intersection with another box."""
        return Box(
            max(self.left, other.left),
            max(self.bottom, other.bottom),
            min(self.right, other.right),
            min(self.top, other.top),
        )


EVERYWHERE = Box(-1e9, -1e9, 1e9, 1e9)


def around(boxes: Collection[Box]) -> Box:
    """Return the box around one box or several."""
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return Box(min(lefts), min(bottoms), max(rights), max(tops))


def box_of(points: Iterable[Point]) -> Box:
    """Return the box around some points."""
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


class Matrix(NamedTuple):
    """A transformation matrix as PDF writes it."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def then(self, outer: Matrix) -> Matrix:
        """Return this transformation followed by another."""
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

    def moved(self, x: float, y: float) -> Matrix:
        """Return the transformation with its origin moved."""
        a, b, c, d, e, f = self
        return Matrix(a, b, c, d, x * a + y * c + e, x * b + y * d + f)

    def at(self, point: Point) -> Point:
        """Return the transformed point."""
        x, y = point
        return x * self.a + y * self.c + self.e, x * self.b + y * self.d + self.f

    def box(self, box: Box) -> Box:
        """Return the box around the transformed box."""
        left, bottom, right, top = box
        corners = (left, bottom), (right, bottom), (left, top), (right, top)
        return box_of(self.at(corner) for corner in corners)

    @property
    def scale_x(self) -> float:
        """The horizontal scale."""
        return hypot(self.a, self.b)

    @property
    def scale_y(self) -> float:
        """The vertical scale."""
        return hypot(self.c, self.d)


def rotated(box: Box, degrees: int) -> Matrix:
    """Return the transformation that puts a page's corner at the origin, rotated clockwise."""
    moved = Matrix(e=-box.left, f=-box.bottom)
    turns = {
        90: Matrix(0, -1, 1, 0, 0, box.width),
        180: Matrix(-1, 0, 0, -1, box.width, box.height),
        270: Matrix(0, 1, -1, 0, box.height, 0),
    }
    return moved.then(turns.get(degrees % 360, Matrix()))

"""Draws the digit zero without its slash; the slashed zero stays in the font as its feature `zero`.

A slash splits the counter of a zero, the space inside it, in two. The counter is joined again from both parts: their
curves stay as they were drawn, and each of the two gaps is bridged in the direction of the curves beside it.
"""

from __future__ import annotations

from copy import deepcopy
from itertools import pairwise
from typing import Any

from fontTools.misc.roundTools import otRound
from fontTools.otlLib.builder import buildLookup, buildSingleSubstSubtable
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables
from fontTools.ttLib.tables._g_l_y_f import GlyphCoordinates

FEATURE = "zero"
SLASH = ".slash"

Point = tuple[tuple[int, int], bool]
"""A place, and whether the outline passes through it; if not, it is a control point of a quadratic curve."""

Contour = list[Point]


class OutlineError(Exception):
    """The digit zero is not drawn as one outline with a slash."""


def plain_zeros(font: TTFont) -> dict[str, str]:
    """Make the zeros of a font plain, and add the slashed ones as the feature `zero`.

    Returns the glyph names of the slashed zeros, each with that of its plain zero. Raises `OutlineError` if the zero
    has no slash.
    """
    zero = font.getBestCmap()[ord("0")]
    slashed = {name + SLASH: name for name in (zero, *made_of(font, zero))}
    add_copies(font, slashed)
    redraw(font, zero)
    add_feature(font, {plain: name for name, plain in slashed.items()})
    return slashed


def made_of(font: TTFont, name: str) -> list[str]:
    """Return the names of the glyphs that have another as a component, as tabular figures do."""
    table = font["glyf"]
    return [other for other in font.getGlyphOrder() if name in table[other].getComponentNames(table)]


def add_copies(font: TTFont, copies: dict[str, str]) -> None:
    """Add copies of glyphs at the end of the font, each made of the copies of its components."""
    table, metrics = font["glyf"], font["hmtx"]
    renamed = {old: new for new, old in copies.items()}
    glyphs = {new: deepcopy(table[old]) for new, old in copies.items()}
    font.setGlyphOrder([*font.getGlyphOrder(), *copies])
    for new, glyph in glyphs.items():
        for component in getattr(glyph, "components", ()):
            component.glyphName = renamed.get(component.glyphName, component.glyphName)
        table[new] = glyph
        metrics[new] = metrics[copies[new]]


def redraw(font: TTFont, name: str) -> None:
    """Redraw a glyph without its slash."""
    table = font["glyf"]
    glyph = table[name]
    contours = contours_of(glyph, table)
    if len(contours) != 3:
        raise OutlineError(f"a zero with a slash has three contours, not {len(contours)}")
    outside, *counters = contours
    contours = [outside, joined_counter(*counters)]
    points = [point for contour in contours for point in contour]
    glyph.coordinates = GlyphCoordinates([place for place, _ in points])
    glyph.flags = bytearray(passes for _, passes in points)
    glyph.numberOfContours = len(contours)
    glyph.endPtsOfContours = [len(outside) - 1, len(points) - 1]
    glyph.recalcBounds(table)


def contours_of(glyph: Any, table: Any) -> list[Contour]:
    """Return the contours of a simple glyph, each a list of its points in order."""
    coordinates, ends, flags = glyph.getCoordinates(table)
    points = [((x, y), bool(flag & 1)) for (x, y), flag in zip(coordinates, flags, strict=True)]
    return [points[start:end] for start, end in pairwise([0, *(end + 1 for end in ends)])]


def joined_counter(one: Contour, other: Contour) -> Contour:
    """Return the counter that a slash split in two."""
    first, second = without_edge(one), without_edge(other)
    return [*first, bridge(first, second), *second, bridge(second, first)]


def without_edge(counter: Contour) -> Contour:
    """Return part of a counter, beginning and ending at the edge of the slash, its one straight line."""
    starts = [index for index, (_, passes) in enumerate(counter) if passes and counter[index - 1][1]]
    if len(starts) != 1:
        raise OutlineError(f"the part of a zero beside a slash has one straight line, not {len(starts)}")
    return counter[starts[0] :] + counter[: starts[0]]


def bridge(before: Contour, after: Contour) -> Point:
    """Return the control point that leads from the end of one curve to the start of another without a corner.

    It is where the tangents of the two ends meet.
    """
    (previous, _), ((x, y), _) = before[-2:]
    (start, _), (following, _) = after[:2]
    along = x - previous[0], y - previous[1]
    onward = following[0] - start[0], following[1] - start[1]
    length = cross((start[0] - x, start[1] - y), onward) / cross(along, onward)
    return (otRound(x + length * along[0]), otRound(y + length * along[1])), False


def cross(one: tuple[int, int], other: tuple[int, int]) -> int:
    """Return the cross product of two vectors, 0 if they are parallel."""
    return one[0] * other[1] - one[1] * other[0]


def add_feature(font: TTFont, substitutes: dict[str, str]) -> None:
    """Add the feature `zero` for every script and language; it replaces glyphs after all other features did."""
    table = font["GSUB"].table
    table.LookupList.Lookup.append(buildLookup([buildSingleSubstSubtable(substitutes)]))
    record = otTables.FeatureRecord()
    record.FeatureTag = FEATURE
    record.Feature = otTables.Feature()
    record.Feature.FeatureParams = None
    record.Feature.LookupListIndex = [len(table.LookupList.Lookup) - 1]
    table.FeatureList.FeatureRecord.append(record)
    for script in table.ScriptList.ScriptRecord:
        languages = [language.LangSys for language in script.Script.LangSysRecord]
        for language in filter(None, (script.Script.DefaultLangSys, *languages)):
            language.FeatureIndex.append(len(table.FeatureList.FeatureRecord) - 1)

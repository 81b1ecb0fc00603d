"""Colours as a file sets them, and how much they stand out from each other (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

from collections.abc import Sequence

Colour = tuple[float, float, float]
"""Red, green and blue from 0 to 1."""

WHITE: Colour = (1.0, 1.0, 1.0)
BLACK: Colour = (0.0, 0.0, 0.0)


def colour(parts: Sequence[float]) -> Colour | None:
    """Return the colour of one, three or four parts: grey, red-green-blue, or the inks of a press."""
    kept = [min(max(part, 0.0), 1.0) for part in parts]
    if len(kept) == 1:
        return kept[0], kept[0], kept[0]
    if len(kept) == 3:
        return kept[0], kept[1], kept[2]
    if len(kept) == 4:
        cyan, magenta, yellow, black = kept
        light = 1 - black
        return (1 - cyan) * light, (1 - magenta) * light, (1 - yellow) * light
    return None


def over(front: Colour, back: Colour, opacity: float) -> Colour:
    """Return what is seen of a colour that lets another one through."""
    red, green, blue = (f * opacity + b * (1 - opacity) for f, b in zip(front, back, strict=True))
    return red, green, blue


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(shown: Colour) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in shown)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

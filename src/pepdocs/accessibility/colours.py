"""Colours, and the contrast between them (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

from collections.abc import Sequence

Colour = tuple[float, float, float]
"""Red, green and blue from 0 to 1."""

WHITE: Colour = (1.0, 1.0, 1.0)
BLACK: Colour = (0.0, 0.0, 0.0)


def colour(parts: Sequence[float]) -> Colour | None:
    """Return the colour of grey, RGB or CMYK components, clipped to 0 to 1; `None` for another number of them."""
    clipped = [min(max(part, 0.0), 1.0) for part in parts]
    if len(clipped) == 1:
        return clipped[0], clipped[0], clipped[0]
    if len(clipped) == 3:
        return clipped[0], clipped[1], clipped[2]
    if len(clipped) == 4:
        cyan, magenta, yellow, black = clipped
        light = 1 - black
        return (1 - cyan) * light, (1 - magenta) * light, (1 - yellow) * light
    return None


def over(front: Colour, back: Colour, opacity: float) -> Colour:
    """Return a colour blended over another with an opacity from 0 to 1."""
    red, green, blue = (f * opacity + b * (1 - opacity) for f, b in zip(front, back, strict=True))
    return red, green, blue


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast ratio of two colours, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

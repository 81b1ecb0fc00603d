"""The resulting format of a run: its styles and its direct formatting laid one over another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pepdocs.accessibility.colours import WHITE, Colour
from pepdocs.accessibility.word.model import WordFormat
from pepdocs.accessibility.word.properties import TOGGLES, Properties, rgb
from pepdocs.accessibility.word.styles import NOTHING, WordStyles
from pepdocs.accessibility.word.values import whole

DEFAULT_SIZE = 10
"""Word's size of type in points if none is set."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a paragraph inherits from its table and cell: run properties, and grounds."""

    runs: Properties = field(default_factory=lambda: NOTHING)
    grounds: tuple[str, ...] = ()
    """The nearest last."""


def text_format(
    styles: WordStyles, around: Surroundings, paragraph: str, character: str = "", own: Properties = NOTHING
) -> WordFormat:
    """Return the format of a run by its paragraph style, character style and direct formatting."""
    below = {**styles.run, **around.runs, **styles.run_of(paragraph)}
    above = styles.run_of(character) if character else {}
    merged = {**below, **above, **own, **_toggles(below, above, own)}
    return WordFormat(
        lang=merged.get("bidi" if merged.get("right_to_left") else "lang", ""),
        size=whole(merged.get("size", ""), DEFAULT_SIZE * 2) / 2,
        is_bold=bool(merged["bold"]),
        italic=bool(merged["italic"]),
        capitals=bool(merged["capitals"]),
        hidden=bool(merged["hidden"]),
        unproofed=bool(merged.get("unproofed")),
        font=merged.get("font", ""),
        colour=rgb(merged.get("colour", "")),
        ground=_ground((*around.grounds, merged.get("ground", ""))),
    )


def _toggles(below: Properties, above: Properties, own: Properties) -> dict[str, str]:
    """Return the toggle properties: direct formatting wins, and two styles that set one cancel out."""
    return {
        name: own[name] if name in own else "1" * (bool(below.get(name)) != bool(above.get(name))) for name in TOGGLES
    }


def _ground(grounds: Iterable[str]) -> Colour:
    """Return the nearest colour behind a text."""
    return next((colour for ground in reversed(tuple(grounds)) if (colour := rgb(ground))), WHITE)

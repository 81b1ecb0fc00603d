"""How a text is set in the end: the styles and the properties of a run laid one over another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pepdocs.accessibility.colours import WHITE
from pepdocs.accessibility.word.model import Look
from pepdocs.accessibility.word.names import whole
from pepdocs.accessibility.word.properties import SWITCHES, Given, rgb
from pepdocs.accessibility.word.styles import NOTHING, Styles

POINTS = 10
"""Word's own size of type, where nothing says another."""


@dataclass(frozen=True, slots=True)
class Around:
    """What a paragraph is in: what it says of its text, and the grounds behind it."""

    runs: Given = field(default_factory=lambda: NOTHING)
    grounds: tuple[str, ...] = ()
    """The nearer ones last."""


def look(styles: Styles, around: Around, paragraph: str, character: str = "", own: Given = NOTHING) -> Look:
    """Return how a run is set that is in a paragraph of some style."""
    below = {**styles.run, **around.runs, **styles.run_of(paragraph)}
    above = styles.run_of(character) if character else {}
    said = {**below, **above, **own, **_switches(below, above, own)}
    return Look(
        lang=said.get("bidi" if said.get("right_to_left") else "lang", ""),
        size=whole(said.get("size", ""), POINTS * 2) / 2,
        bold=bool(said["bold"]),
        italic=bool(said["italic"]),
        capitals=bool(said["capitals"]),
        hidden=bool(said["hidden"]),
        unproofed=bool(said.get("unproofed")),
        font=said.get("font", ""),
        colour=rgb(said.get("colour", "")),
        ground=_ground((*around.grounds, said.get("ground", ""))),
    )


def _switches(below: Given, above: Given, own: Given) -> dict[str, str]:
    """Return what is switched on: said by two styles it is off again, and what is direct decides."""
    return {
        name: own[name] if name in own else "1" * (bool(below.get(name)) != bool(above.get(name))) for name in SWITCHES
    }


def _ground(said: Iterable[str]) -> tuple[float, float, float]:
    """Return the nearest colour behind a text."""
    return next((found for each in reversed(tuple(said)) if (found := rgb(each))), WHITE)

"""Whether the colours of a theme stand out from what they stand on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pepdocs.accessibility.colours import contrast
from pepdocs.authoring.check.faults import found
from pepdocs.authoring.check.style import sheets
from pepdocs.authoring.check.style.sheets import Declaration, Look
from pepdocs.findings import theme as codes
from pepdocs.findings.model import Finding
from pepdocs.theme import STYLE, Theme
from pepdocs.theme.layer import SETTINGS
from pepdocs.theme.settings import COLOURS
from pepdocs.view.compose import ORDER

TEXT, LARGE = 4.5, 3.0
"""The contrast that WCAG AA asks for of text, and of large or bold headings."""

DARK = "prefers-color-scheme"
"""What a rule for a dark screen asks."""

PAIRS = (
    ("--ink", "--paper", TEXT), ("--quiet", "--paper", TEXT), ("--soft", "--paper", TEXT),
    ("--ink", "--pale", TEXT), ("--soft", "--pale", TEXT), ("--deep", "--paper", LARGE),
    ("--deep", "--pale", LARGE),
)  # fmt: skip
"""Which colour stands on which in our sheets; `--deep` is that of headings and of large numbers."""


def of_variables(theme: Theme, layer: int) -> Iterator[Finding]:
    """Yield the pairs of colours that a layer makes too alike, each once; none of a colour that is not one."""
    unclear = theme.layers[layer].settings.unclear
    for phase in ORDER:
        places = dict(_places(theme, layer, phase.code))
        known = sheets.dressed(theme, phase.code)
        for front, back, wanted in PAIRS:
            where = places.get(front) or places.get(back)
            pair = [sheets.colour(sheets.resolved(known.get(each, ""), known)) for each in (front, back)]
            if where and all(pair) and unclear.isdisjoint((front, back)):
                yield from _too_alike(where, (pair[0], pair[1]), wanted)


def _places(theme: Theme, layer: int, phase: str) -> Iterator[tuple[str, tuple[str, int]]]:
    """Yield the variables of colours that a layer sets, with the file and line of each."""
    for key, name in COLOURS.items():
        if name in theme.layers[layer].settings.colours:
            yield name, (SETTINGS, theme.layers[layer].line_of(key))
    for sheet in (*sheets.declaring(phase), STYLE):
        text = theme.layers[layer].text(sheet) if sheet in theme.layers[layer].files else ""
        for rule in sheets.read(text).rules:
            if rule.is_root:
                yield from ((each.name, (sheet, each.line)) for each in rule.declarations)


def _too_alike(where: tuple[str, int], pair: tuple[str, str], wanted: float) -> Iterator[Finding]:
    front, back = (_parts(each) for each in pair)
    ratio = contrast(front, back)
    if ratio < wanted:
        yield found(
            codes.LOW_CONTRAST,
            *where,
            colours=" / ".join(pair),
            ratio=f"{ratio:.1f}",
            wanted=f"{wanted:g}",
        )


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    return red, green, blue


def of_rules(look: Look) -> Iterator[Finding]:
    """Yield the rules whose own colour does not stand out from their own ground, or from the paper.

    Of a ground that changes its colour, each is tried. A dark screen has a paper of its own, of which nobody knows.
    """
    for rule in look.sheet.rules:
        text, ground = (
            rule.value("color"),
            rule.value("background-color") or rule.value("background"),
        )
        front, back = _colours(text, look.known), _colours(ground, look.known)
        if not (front or back) or DARK in rule.media:
            continue
        line = (text or ground or Declaration("", "", 1)).line
        (own, *_) = front or (sheets.colour(look.known["--ink"]),)
        for paper in back or (sheets.colour(look.known["--paper"]),):
            yield from _too_alike((look.name, line), (own, paper), TEXT)


def _colours(each: Declaration | None, known: Mapping[str, str]) -> tuple[str, ...]:
    return sheets.colours(sheets.resolved(each.value, known)) if each else ()

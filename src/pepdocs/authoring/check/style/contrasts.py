"""Check the contrast of a theme's colours with their backgrounds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pepdocs.accessibility.colours import contrast
from pepdocs.authoring.check.faults import line_finding
from pepdocs.authoring.check.style import sheets
from pepdocs.authoring.check.style.sheets import Look
from pepdocs.findings import theme as codes
from pepdocs.findings.model import Finding
from pepdocs.theme import STYLE, Theme
from pepdocs.theme.css import Declaration, read
from pepdocs.theme.settings import COLOURS, SETTINGS
from pepdocs.view.chapters import CHAPTERS

TEXT, LARGE = 4.5, 3.0
"""Least contrast in WCAG AA for text, and for large or bold headings."""

DARK = "prefers-color-scheme"
"""The media feature of a rule for a dark screen."""

PAIRS = (
    ("--ink", "--paper", TEXT), ("--quiet", "--paper", TEXT), ("--soft", "--paper", TEXT),
    ("--ink", "--pale", TEXT), ("--soft", "--pale", TEXT), ("--deep", "--paper", LARGE),
    ("--deep", "--pale", LARGE),
)  # fmt: skip
"""Text colour, background and least contrast in the built-in sheets; `--deep` is for headings and large numbers."""


def of_variables(theme: Theme, layer: int) -> Iterator[Finding]:
    """Yield the pairs of colours that a layer gives too little contrast, except with an invalid colour."""
    unclear = theme.layers[layer].settings.unclear
    for phase in CHAPTERS:
        places = dict(_places(theme, layer, phase.code))
        known = sheets.phase_variables(theme, phase.code)
        for front, back, wanted in PAIRS:
            where = places.get(front) or places.get(back)
            text, ground = (sheets.colour(sheets.resolved(known.get(name, ""), known)) for name in (front, back))
            if where and text and ground and unclear.isdisjoint((front, back)):
                yield from _low_contrast(where, text, ground, wanted)


def _places(theme: Theme, layer: int, phase: str) -> Iterator[tuple[str, tuple[str, int]]]:
    """Yield the colour variables that a layer sets, with the file and line of each."""
    for key, name in COLOURS.items():
        if name in theme.layers[layer].settings.colours:
            yield name, (SETTINGS, theme.layers[layer].line_of(key))
    for sheet in (*sheets.declaring(phase), STYLE):
        text = theme.layers[layer].text(sheet) if sheet in theme.layers[layer].files else ""
        for rule in read(text).rules:
            if rule.is_root:
                yield from ((declared.name, (sheet, declared.line)) for declared in rule.declarations)


def _low_contrast(where: tuple[str, int], text: str, ground: str, wanted: float) -> Iterator[Finding]:
    ratio = contrast(_rgb(text), _rgb(ground))
    if ratio < wanted:
        pair = f"{text} / {ground}"
        yield line_finding(codes.LOW_CONTRAST, *where, colours=pair, ratio=f"{ratio:.1f}", wanted=f"{wanted:g}")


def _rgb(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    return red, green, blue


def of_rules(look: Look) -> Iterator[Finding]:
    """Yield the rules whose text has too little contrast with their background, or with the paper.

    Each colour of a gradient is tried. Rules for a dark screen are skipped, since its background is unknown.
    """
    for rule in look.sheet.rules:
        text, ground = rule.value("color"), rule.value("background-color") or rule.value("background")
        front, back = _colours(text, look.known), _colours(ground, look.known)
        if not (front or back) or DARK in rule.media:
            continue
        line = (text or ground or Declaration((), "", (), 1)).line
        (own, *_) = front or (sheets.colour(look.known["--ink"]),)
        for paper in back or (sheets.colour(look.known["--paper"]),):
            yield from _low_contrast((look.name, line), own, paper, TEXT)


def _colours(declared: Declaration | None, known: Mapping[str, str]) -> tuple[str, ...]:
    return sheets.colours(sheets.resolved(declared.value, known)) if declared else ()

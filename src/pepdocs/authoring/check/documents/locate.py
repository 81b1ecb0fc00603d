"""Which file of a theme is the cause of what a document shows, and where in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pepdocs.authoring.check.documents.comparison import COVER, Seen
from pepdocs.authoring.check.documents.examine import Choice
from pepdocs.authoring.check.faults import NOWHERE, Where
from pepdocs.authoring.check.templates import trees, word
from pepdocs.findings import theme as codes
from pepdocs.render import Format
from pepdocs.theme import STYLE, Theme
from pepdocs.theme.layer import SETTINGS
from pepdocs.theme.theme import MACROS

SHARED = ("shared/blocks.html.jinja", "shared/words.html.jinja", "shared/section.html.jinja")
COVERING = "shared/document.html.jinja"
MACROS_OF_ALL = (
    "value",
    "line",
    "fact",
    "fact_columns",
    "phrase",
    "stack",
    "paragraphs",
    "run",
    "cell",
)
"""Macros that every kind of block is made with."""


@dataclass(frozen=True, slots=True)
class Origin:
    """A line of a file of one of a theme's layers, or a place in its Word template."""

    layer: int
    file: str
    line: int = 1
    where: Where = NOWHERE


def origin(theme: Theme, seen: Seen, choice: Choice) -> Origin:
    """Return the place in a theme that is the likeliest cause of what was seen in a document."""
    found = _failing(theme, seen) if seen.file else ()
    if choice.form is Format.DOCX:
        found = (*found, *_in_word(theme, seen, choice))
    else:
        found = (*found, *_in_html(theme, seen, choice))
    return next(iter((*found, Origin(0, SETTINGS))))


def _failing(theme: Theme, seen: Seen) -> tuple[Origin, ...]:
    """Return the line on which a template of the theme failed."""
    if seen.file.endswith(word.ENDING):
        return ()
    return tuple(Origin(n, seen.file, max(seen.line, 1)) for n in _layers(theme, seen.file))


def _layers(theme: Theme, name: str) -> Iterator[int]:
    """Yield the numbers of the layers that have a file, the highest first."""
    yield from (n for n, layer in enumerate(theme.layers) if name in layer.files)


def _in_word(theme: Theme, seen: Seen, choice: Choice) -> Iterator[Origin]:
    name = f"{choice.phase.code}/pep.docx"
    for number in _layers(theme, name):
        where = word.place_of_section(theme.layers[number].files[name], seen.section)
        yield Origin(number, name, where.paragraph or 1, where)


def _in_html(theme: Theme, seen: Seen, choice: Choice) -> Iterator[Origin]:
    phase = f"{choice.phase.code}/pep.html.jinja"
    sections = tuple(_in_phase(theme, seen, phase)) if seen.section != COVER else ()
    if seen.code == codes.SECTION_NOT_SHOWN:
        yield from sections
    yield from _in_macros(theme, seen)
    yield from sections
    for name in (COVERING, phase, *SHARED, MACROS, STYLE):
        yield from (Origin(number, name) for number in _layers(theme, name))


def _in_phase(theme: Theme, seen: Seen, name: str) -> Iterator[Origin]:
    """Yield the line on which a phase's template shows a section."""
    for number in _layers(theme, name):
        yield Origin(number, name, trees.line_of_section(theme, number, name, seen.section))


def _in_macros(theme: Theme, seen: Seen) -> Iterator[Origin]:
    """Yield the macros of a theme that show a block of the kind in which something was seen."""
    for macro in (seen.block, *MACROS_OF_ALL) if seen.block else ("section",):
        for name in (MACROS, *SHARED):
            for number in _layers(theme, name):
                if line := trees.line_of_macro(theme, number, name, macro):
                    yield Origin(number, name, line)

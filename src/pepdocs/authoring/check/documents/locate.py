"""Locate the place in a theme that caused an observation in a document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from pepdocs.authoring.check.documents.comparison import COVER, Observation
from pepdocs.authoring.check.documents.examine import ThemeDocument
from pepdocs.authoring.check.faults import NOWHERE, Where
from pepdocs.authoring.check.templates import trees, word
from pepdocs.findings import theme as codes
from pepdocs.render import Format
from pepdocs.theme import STYLE, Theme
from pepdocs.theme.settings import SETTINGS
from pepdocs.theme.theme import MACROS

SHARED = ("shared/blocks.html.jinja", "shared/words.html.jinja", "shared/section.html.jinja")
DOCUMENT = "shared/document.html.jinja"
COMMON_MACROS = ("value", "line", "fact", "fact_columns", "phrase", "stack", "paragraphs", "run", "cell")
"""The macros that every kind of block uses."""


@dataclass(frozen=True, slots=True)
class ThemePlace:
    """A line of a file in one of a theme's layers, or a place in its Word template."""

    layer: int
    file: str
    line: int = 1
    where: Where = NOWHERE


def locate(theme: Theme, observation: Observation, document: ThemeDocument) -> ThemePlace:
    """Return the place in a theme that most likely caused an observation in a document."""
    places = _in_word if document.form is Format.DOCX else _in_html
    likeliest = chain(_at_failure(theme, observation), places(theme, observation, document))
    return next(likeliest, ThemePlace(0, SETTINGS))


def _at_failure(theme: Theme, observation: Observation) -> Iterator[ThemePlace]:
    """Yield the line on which a template of the theme failed."""
    if observation.file and not observation.file.endswith(word.ENDING):
        for number in _layers(theme, observation.file):
            yield ThemePlace(number, observation.file, max(observation.line, 1))


def _layers(theme: Theme, name: str) -> Iterator[int]:
    """Yield the numbers of the layers that have a file, the highest first."""
    yield from (n for n, layer in enumerate(theme.layers) if name in layer.files)


def _in_word(theme: Theme, observation: Observation, document: ThemeDocument) -> Iterator[ThemePlace]:
    name = f"{document.phase.code}/pep.docx"
    for number in _layers(theme, name):
        where = word.place_of_section(theme.layers[number].files[name], observation.section)
        yield ThemePlace(number, name, where.paragraph or 1, where)


def _in_html(theme: Theme, observation: Observation, document: ThemeDocument) -> Iterator[ThemePlace]:
    phase = f"{document.phase.code}/pep.html.jinja"
    sections = tuple(_in_phase(theme, observation, phase)) if observation.section != COVER else ()
    if observation.code == codes.SECTION_NOT_SHOWN:
        yield from sections
    yield from _in_macros(theme, observation)
    yield from sections
    for name in (DOCUMENT, phase, *SHARED, MACROS, STYLE):
        yield from (ThemePlace(number, name) for number in _layers(theme, name))


def _in_phase(theme: Theme, observation: Observation, name: str) -> Iterator[ThemePlace]:
    """Yield the line on which a phase's template shows a section."""
    for number in _layers(theme, name):
        yield ThemePlace(number, name, trees.line_of_section(theme, number, name, observation.section))


def _in_macros(theme: Theme, observation: Observation) -> Iterator[ThemePlace]:
    """Yield the macros of a theme that show the kind of block of an observation."""
    for macro in (observation.block, *COMMON_MACROS) if observation.block else ("section",):
        for name in (MACROS, *SHARED):
            for number in _layers(theme, name):
                if line := trees.line_of_macro(theme, number, name, macro):
                    yield ThemePlace(number, name, line)

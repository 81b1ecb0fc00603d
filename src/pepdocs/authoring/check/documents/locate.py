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
COMMON_MACROS = (
    "value", "run_in", "fact_in_a_cell", "content", "line", "lines", "pair", "each", "stacked", "paragraphs", "written",
    "run", "cell",
)  # fmt: skip
"""The macros that every kind of block uses."""

WITHIN = {"target": ("grid", "records", "answers"), "voice": ("answer",)}
"""The macros with which a block shows what it holds."""

CHAPTER_MACROS = ("chapter", "chapter_title", "one_section")


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
        where = word.place_of_chapter(theme.layers[number].files[name], observation.chapter)
        yield ThemePlace(number, name, where.paragraph or 1, where)


def _in_html(theme: Theme, observation: Observation, document: ThemeDocument) -> Iterator[ThemePlace]:
    phase = f"{document.phase.code}/pep.html.jinja"
    chapters = tuple(_in_phase(theme, observation, phase)) if observation.chapter != COVER else ()
    if observation.code == codes.CHAPTER_NOT_SHOWN:
        yield from chapters
    yield from _in_macros(theme, observation)
    yield from chapters
    for name in (DOCUMENT, phase, *SHARED, MACROS, STYLE):
        yield from (ThemePlace(number, name) for number in _layers(theme, name))


def _in_phase(theme: Theme, observation: Observation, name: str) -> Iterator[ThemePlace]:
    """Yield the line on which a phase's template shows a chapter."""
    for number in _layers(theme, name):
        yield ThemePlace(number, name, trees.line_of_chapter(theme, number, name, observation.chapter))


def _in_macros(theme: Theme, observation: Observation) -> Iterator[ThemePlace]:
    """Yield the macros of a theme that show the kind of block of an observation."""
    for macro in _macros(observation.block) if observation.block else CHAPTER_MACROS:
        for name in (MACROS, *SHARED):
            for number in _layers(theme, name):
                if line := trees.line_of_macro(theme, number, name, macro):
                    yield ThemePlace(number, name, line)


def _macros(block: str) -> tuple[str, ...]:
    """Return the macros that show a kind of block, its own first."""
    return block, *WITHIN.get(block, ()), *COMMON_MACROS

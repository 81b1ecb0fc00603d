"""The files of a theme as a whole: which take the place of nothing, and which view it is written for."""

from __future__ import annotations

from collections.abc import Iterator

from pepdocs.authoring.check.faults import found, nearest
from pepdocs.authoring.check.templates import trees
from pepdocs.authoring.check.templates.vocabulary import packaged
from pepdocs.findings import theme as codes
from pepdocs.findings.model import Finding
from pepdocs.theme import STYLE, Theme
from pepdocs.theme.layer import SETTINGS
from pepdocs.theme.safety.finding import LONGEST_NAME, shown
from pepdocs.theme.theme import MACROS
from pepdocs.view.blocks import VIEW

CATALOGUES = frozenset({"words/cy.po", "words/en.po"})
ENDINGS = (".jinja", ".css", ".docx", ".po")
"""The endings of what is used by its name; pictures and notes are not."""

CHANGES = "view:change.{}"
"""Where the catalogues say what changed in a version of the view."""


def faults(theme: Theme, layer: int) -> Iterator[Finding]:
    """Yield what is wrong with the files of a layer as a whole."""
    yield from _idle(theme, layer)
    yield from _passed_over(theme, layer)
    yield from _view(theme, layer)


def _idle(theme: Theme, layer: int) -> Iterator[Finding]:
    """Yield the files that nothing uses."""
    known = {*packaged(), STYLE, MACROS, *CATALOGUES}
    used = known | {name for n in range(len(theme.layers)) for name in trees.called(theme, n)}
    for name in sorted(theme.layers[layer].files):
        if name.endswith(ENDINGS) and name not in used and not _may_be_called(theme, name):
            yield found(codes.OVERRIDES_NOTHING, name, nearest=nearest(name, known))


def _passed_over(theme: Theme, layer: int) -> Iterator[Finding]:
    """Yield the files of kinds that no theme has."""
    known = {*packaged(), STYLE, MACROS, *CATALOGUES}
    for name in theme.layers[layer].passed_over:
        near = nearest(name, known)
        yield found(codes.PASSED_OVER, shown(name, LONGEST_NAME), nearest=near)


def _may_be_called(theme: Theme, name: str) -> bool:
    """Whether a template that is left out may ask for a file."""
    is_of_pages = name.endswith((".jinja", ".css"))
    return is_of_pages and any(layer.left_out.may_end(".jinja") for layer in theme.layers)


def _view(theme: Theme, layer: int) -> Iterator[Finding]:
    """Yield each version of the view that a layer has not heard of, with what changed in it."""
    typed = theme.layers[layer].settings.view
    if typed == VIEW:
        return
    line = theme.layers[layer].line_of("view")
    versions = range(max(typed, 0) + 1, VIEW + 1) if typed < VIEW else (VIEW,)
    for version in versions:
        change = CHANGES.format(version)
        yield found(codes.OTHER_VIEW, SETTINGS, line, typed=typed, wanted=VIEW, change=change)

"""Check a theme's files as a whole: files that replace nothing, and the version of the view."""

from __future__ import annotations

from collections.abc import Iterator

from pepdocs.authoring.check.faults import line_finding, nearest
from pepdocs.authoring.check.templates import trees
from pepdocs.authoring.check.templates.vocabulary import packaged_files
from pepdocs.findings import theme as codes
from pepdocs.findings.model import Finding
from pepdocs.theme import STYLE, Theme, earlier
from pepdocs.theme.safety.finding import LONGEST_NAME, sanitise
from pepdocs.theme.settings import SETTINGS
from pepdocs.theme.theme import MACROS
from pepdocs.view.blocks import VIEW

CATALOGUES = frozenset({"words/cy.po", "words/en.po"})
ENDINGS = (".jinja", ".css", ".docx", ".po")
"""Endings of files that are used by name, unlike pictures and notes."""

CHANGES = "view:change.{}"
"""The context of the text about the changes in a version of the view."""


def faults(theme: Theme, layer: int) -> Iterator[Finding]:
    """Yield the faults of a layer's files as a whole."""
    known = {*packaged_files(), STYLE, MACROS, *CATALOGUES}
    used = known | {name for n in range(len(theme.layers)) for name in trees.requested_files(theme, n)}
    for name in sorted(theme.layers[layer].files):
        if name.endswith(ENDINGS) and name not in used and not _may_be_called(theme, name):
            yield line_finding(codes.OVERRIDES_NOTHING, name, nearest=nearest(name, known))
    for name in theme.layers[layer].passed_over:
        yield line_finding(codes.PASSED_OVER, sanitise(name, LONGEST_NAME), nearest=nearest(name, known))
    yield from _view(theme, layer)


def _may_be_called(theme: Theme, name: str) -> bool:
    """Return whether an unavailable template may refer to a file."""
    is_of_pages = name.endswith((".jinja", ".css"))
    return is_of_pages and any(layer.unavailable.may_end(".jinja") for layer in theme.layers)


def _view(theme: Theme, layer: int) -> Iterator[Finding]:
    """Yield the versions of the view that a layer was not written for, and what it asks for that is gone."""
    settings, line = theme.layers[layer].settings, theme.layers[layer].line_of("view")
    if settings.view > VIEW:
        change = CHANGES.format(VIEW)
        yield line_finding(codes.OTHER_VIEW, SETTINGS, line, typed=settings.view, wanted=VIEW, change=change)
    for version in range(max(settings.view, 0) + 1, VIEW + 1):
        change = CHANGES.format(version)
        yield line_finding(codes.OLDER_VIEW, SETTINGS, line, typed=settings.view, wanted=VIEW, change=change)
    yield from earlier.faults(theme.layers[layer])

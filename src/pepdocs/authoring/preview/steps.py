"""What a worker does for the page: it reads a theme, or makes a document of a plan that reaches it as bytes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pepdocs import generate
from pepdocs.authoring.preview.frames import Choice
from pepdocs.base.errors import PepdocsError, RenderError
from pepdocs.base.language import Edition
from pepdocs.generate import Blocked, Request
from pepdocs.theme import Theme, loaded
from pepdocs.theme.sandbox.environment import APART, place_of


def read(folder: Path) -> Theme:
    """Return the theme in a folder; `ThemeError` where it, or a field that it declares, cannot be used."""
    theme = loaded(folder)
    generate.own_fields(theme)
    return theme


def made(plan: bytes, choice: Choice, request: Request) -> bytes:
    """Return a document; one of a plan with errors is marked as a draft.

    `Blocked` or `SourceError` where the plan cannot be shown, `RenderError` where the theme fails.
    """
    try:
        return _document(plan, choice, request)
    except (PepdocsError, MemoryError):
        raise
    except Exception as error:
        if not request.theme.layers:
            raise
        # A theme's words and templates can fail in any way; what they say is not repeated.
        raise _failed(error) from None


def _document(plan: bytes, choice: Choice, request: Request) -> bytes:
    try:
        examined = generate.examine(plan, request)
    except Blocked:
        request = replace(request, draft=True)
        examined = generate.examine(plan, request)
    return generate.document(examined.pep, Edition(choice.mode), choice.form, request)


def _failed(error: Exception) -> RenderError:
    """Return where a template of the theme failed, or that the theme and the document do not go together."""
    file, line = place_of(error, "")
    if file:
        return RenderError("error.template", template=file.rpartition(APART)[2], line=line)
    return RenderError("error.preview_fails")

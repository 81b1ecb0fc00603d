"""The tasks of a preview's workers: read a theme, or make a document from the bytes of a plan."""

from __future__ import annotations

from pathlib import Path

from pepdocs import authority, generate
from pepdocs.authoring.preview.state import PreviewDocument, PreviewPlan
from pepdocs.base import error_keys
from pepdocs.base.errors import PepdocsError, RenderError
from pepdocs.base.language import Edition
from pepdocs.generate import Request
from pepdocs.theme import Theme, load
from pepdocs.theme.sandbox.failures import SEPARATOR, place_of


def read_theme(folder: Path) -> Theme:
    """Return the theme in a folder; `ThemeError` if it, or a field that it declares, cannot be used."""
    theme = load(folder)
    authority.own_fields(theme)
    return theme


def make_document(plan: PreviewPlan, choice: PreviewDocument, request: Request) -> bytes:
    """Return a document's content; that of a plan with errors is marked as a draft.

    `Blocked` or `SourceError` if the plan cannot be used, `RenderError` if the theme fails.
    """
    try:
        return _document(plan, choice, request)
    except (PepdocsError, MemoryError):
        raise
    except Exception as error:
        if not request.theme.layers:
            raise
        # A theme's words and templates can fail in any way; their messages are not repeated.
        raise _theme_error(error) from None


def _document(plan: PreviewPlan, choice: PreviewDocument, request: Request) -> bytes:
    examined, request = generate.examined_as_it_is(plan.content, request, plan.pictures)
    return generate.document(examined.pep, Edition(choice.mode), choice.form, request)


def _theme_error(error: Exception) -> RenderError:
    """Return an error with the place where a template failed, or one about the theme as a whole."""
    file, line = place_of(error, "")
    if file:
        return RenderError(error_keys.TEMPLATE, template=file.rpartition(SEPARATOR)[2], line=line)
    return RenderError(error_keys.PREVIEW_FAILS)

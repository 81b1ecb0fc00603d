"""A document as a Word file."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from jinja2 import Template, TemplateError

from pepdocs.errors import RenderError
from pepdocs.render.docx_colours import recoloured
from pepdocs.render.docx_finish import renumbered, replaced, xml_part, zipped
from pepdocs.render.docx_logo import with_logo
from pepdocs.render.docx_size import enlarged
from pepdocs.render.docx_template import Part, compiled
from pepdocs.theme import BUILTIN, Theme
from pepdocs.theme.safety_docx import is_unsafe
from pepdocs.view.blocks import DocumentView


def render(view: DocumentView, dress: Theme = BUILTIN) -> bytes:
    """Return the document as a Word file; the same view gives the same bytes."""
    name = f"{view.phase}/pep.docx"
    parts = _parts(_template(dress, name), view)
    if dress.layers:
        parts = with_logo(recoloured(parts, dress, view.phase), dress.logo(view.lang))
        parts = _read_again(parts, name)
    return zipped(parts)


def filled(template: tuple[Part, ...], view: DocumentView) -> bytes:
    """Return the document as a Word file made from a compiled template."""
    return zipped(_parts(template, view))


def _read_again(parts: Iterator[tuple[str, bytes]], template: str) -> Iterator[tuple[str, bytes]]:
    """Yield the parts of a stranger's document; `RenderError` where one opens or runs something."""
    for name, body in parts:
        if is_unsafe(name, body):
            raise RenderError("error.template", template=template, line=0)
        yield name, body


def _parts(template: tuple[Part, ...], view: DocumentView) -> Iterator[tuple[str, bytes]]:
    return ((part.name, _content(part, view)) for part in template)


@lru_cache(maxsize=24)
def _template(dress: Theme, name: str) -> tuple[Part, ...]:
    """Return a theme's template, compiled once a process."""
    return compiled(name, dress.content(name))


def _content(part: Part, view: DocumentView) -> bytes:
    if isinstance(part.content, Template):
        source = enlarged(_rendered(part, part.content, view), view.size)
        return renumbered(xml_part(source))
    return replaced(part.name, part.content, view)


def _rendered(part: Part, template: Template, view: DocumentView) -> str:
    try:
        return template.render(view=view)
    except (TemplateError, OverflowError):
        # What Jinja says may quote what was shown.
        failed = RenderError("error.template", template=part.template, line=0)
    raise failed

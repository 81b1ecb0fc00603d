"""A document as a Word file."""

from __future__ import annotations

from functools import cache

from jinja2 import Template, TemplateError

from pepdocs import theme
from pepdocs.errors import RenderError
from pepdocs.render.docx_finish import renumbered, replaced, xml_part, zipped
from pepdocs.render.docx_size import enlarged
from pepdocs.render.docx_template import Part, compiled
from pepdocs.view.blocks import DocumentView


def render(view: DocumentView) -> bytes:
    """Return the document as a Word file; the same view gives the same bytes."""
    return filled(_template(f"{view.phase}/pep.docx"), view)


def filled(template: tuple[Part, ...], view: DocumentView) -> bytes:
    """Return the document as a Word file made from a compiled template."""
    return zipped((part.name, _content(part, view)) for part in template)


@cache
def _template(name: str) -> tuple[Part, ...]:
    """Return a packaged template, compiled once a process."""
    return compiled(name, theme.resource(name).read_bytes())


def _content(part: Part, view: DocumentView) -> bytes:
    if isinstance(part.content, Template):
        return xml_part(enlarged(renumbered(_rendered(part, part.content, view)), view.size))
    return replaced(part.name, part.content, view)


def _rendered(part: Part, template: Template, view: DocumentView) -> str:
    try:
        return template.render(view=view)
    except (TemplateError, OverflowError):
        # What Jinja says may quote what was shown.
        failed = RenderError("error.template", template=part.template, line=0)
    raise failed

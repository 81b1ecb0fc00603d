"""A document as a Word file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from jinja2 import Template, TemplateError

from pepdocs.base.errors import RenderError
from pepdocs.render import section_order
from pepdocs.render.word.colours import recoloured
from pepdocs.render.word.finish import renumbered, replaced, xml_part, zipped
from pepdocs.render.word.logo import with_logo
from pepdocs.render.word.size import enlarged
from pepdocs.render.word.template import Part, compiled
from pepdocs.render.word.text import bookmark
from pepdocs.theme import BUILTIN, Theme
from pepdocs.theme.safety.word import is_unsafe
from pepdocs.theme.sandbox.reasons import reason
from pepdocs.view.blocks import DocumentView

Parts = tuple[tuple[str, bytes], ...]

_DOCUMENT: Final = "word/document.xml"
_BOOKMARK: Final = re.compile(r'<w:bookmarkStart [^>]*?w:name="([^"]*)"')


def render(view: DocumentView, dress: Theme = BUILTIN) -> bytes:
    """Return the document as a Word file; the same view gives the same bytes.

    A section that a theme moves is numbered where it stands.
    """
    name = f"{view.phase}/pep.docx"
    template = _template(dress, name)
    if not dress.layers:
        return filled(template, view)
    parts = recoloured(iter(_settled(template, view)), dress, view.phase)
    return zipped(_read_again(with_logo(parts, dress.logo(view.lang)), name))


def filled(template: tuple[Part, ...], view: DocumentView) -> bytes:
    """Return the document as a Word file made from a compiled template."""
    return zipped(_parts(template, view))


def _settled(template: tuple[Part, ...], view: DocumentView) -> Parts:
    """Return the parts of a document whose sections are numbered in the order in which the template has them."""
    anchors = {bookmark(section.anchor): section.anchor for section in view.sections}

    def shown(parts: Parts) -> Iterator[str]:
        names = _BOOKMARK.findall(dict(parts).get(_DOCUMENT, b"").decode())
        return (anchors[name] for name in names if name in anchors)

    return section_order.settled(view, lambda whole: tuple(_parts(template, whole)), shown)


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
    except (TemplateError, OverflowError) as error:
        # What Jinja says may quote what was shown.
        failed = RenderError("error.template", template=part.template, line=0)
        failed.reason = reason(error)
    raise failed

"""Render a view as a Word file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from jinja2 import Template, TemplateError

from pepdocs.base import error_keys
from pepdocs.base.errors import RenderError
from pepdocs.render import section_order
from pepdocs.render.word.adapting.chapters import with_chapters
from pepdocs.render.word.adapting.earlier import upgraded
from pepdocs.render.word.branding import add_logo, recolour
from pepdocs.render.word.links import add_links, targets
from pepdocs.render.word.package import adapt_part, encode_part, renumber
from pepdocs.render.word.packing import Parts, zip_parts
from pepdocs.render.word.pictures import embed, of_the_child
from pepdocs.render.word.size import enlarge
from pepdocs.render.word.template import TemplatePart, compile_template
from pepdocs.render.word.text import bookmark
from pepdocs.theme import BUILTIN, Theme, earlier
from pepdocs.theme.safety.word import is_unsafe
from pepdocs.theme.sandbox.environment import FAULTS
from pepdocs.theme.sandbox.failures import reason
from pepdocs.view.blocks import DocumentView

_DOCUMENT: Final = "word/document.xml"
_BOOKMARK: Final = re.compile(r'<w:bookmarkStart [^>]*?w:name="([^"]*)"')


def render(view: DocumentView, theme: Theme = BUILTIN) -> bytes:
    """Return the document as a Word file; the same view gives the same bytes.

    A chapter that a theme moves is numbered by its new place.
    """
    name = f"{view.phase}/pep.docx"
    template = _template(theme, name, _order(view, theme, name))
    if not theme.layers:
        return fill(template, view)
    parts = recolour(_parts_in_order(template, view), theme, view.phase)
    return zip_parts(_check_safety(add_logo(parts, theme.logo(view.lang)), name))


def fill(template: tuple[TemplatePart, ...], view: DocumentView) -> bytes:
    """Return the document as a Word file made from a compiled template."""
    return zip_parts(_parts(template, view))


def _parts_in_order(template: tuple[TemplatePart, ...], view: DocumentView) -> Parts:
    """Return the parts of a document whose chapters are numbered in the template's order."""
    anchors = {bookmark(chapter.anchor): chapter.anchor for chapter in view.chapters}

    def anchors_of(parts: Parts) -> Iterator[str]:
        names = _BOOKMARK.findall(dict(parts).get(_DOCUMENT, b"").decode())
        return (anchors[name] for name in names if name in anchors)

    return section_order.make_in_order(view, lambda view: tuple(_parts(template, view)), anchors_of)


def _check_safety(parts: Parts, template: str) -> Iterator[tuple[str, bytes]]:
    """Yield the parts of a theme's document; `RenderError` if one would open or run something."""
    for name, body in parts:
        if is_unsafe(name, body):
            raise RenderError(error_keys.TEMPLATE, template=template, line=0)
        yield name, body


def _order(view: DocumentView, theme: Theme, name: str) -> tuple[str, ...]:
    """Return the keys of the chapters in their order, if a theme has no template of its own for them."""
    has_own = not theme.layers or theme.layers_of(name)
    return () if has_own else tuple(dict.fromkeys(chapter.key for chapter in view.chapters))


@lru_cache(maxsize=24)
def _template(theme: Theme, name: str, chapters: tuple[str, ...]) -> tuple[TemplatePart, ...]:
    content = theme.content(name)
    if any(earlier.is_earlier(layer) for layer in theme.layers_of(name)[:1]):
        content = upgraded(content, BUILTIN.content(name))
    return compile_template(name, with_chapters(content, chapters) if chapters else content)


def _parts(template: tuple[TemplatePart, ...], view: DocumentView) -> Iterator[tuple[str, bytes]]:
    parts = ((part.name, _content(part, view)) for part in template)
    return add_links(embed(parts, of_the_child(view)), targets(view))


def _content(part: TemplatePart, view: DocumentView) -> bytes:
    if isinstance(part.content, Template):
        return renumber(encode_part(enlarge(_fill_part(part, part.content, view), view.size)))
    return adapt_part(part.name, part.content, view)


def _fill_part(part: TemplatePart, template: Template, view: DocumentView) -> str:
    try:
        return template.render(view=view)
    except (TemplateError, OverflowError, *FAULTS) as error:
        # Raised outside the handler, without the cause: Jinja's message may quote the document.
        failed = RenderError(error_keys.TEMPLATE, template=part.template, line=0)
        failed.reason = reason(error)
    raise failed

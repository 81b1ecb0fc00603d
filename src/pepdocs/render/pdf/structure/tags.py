"""Make WeasyPrint write our structure tree instead of its own.

WeasyPrint 70 tags a document well enough for a validator but not for a reader: the languages of parts are lost, a
table that crosses a page becomes several, page headers are read out as content. The names that `own_structure` replaces
are private to that version; tests/render/pdf/test_upgrade.py fails when they change. Remove this with the WeasyPrint
that passes the rest of tests/render/pdf/test_tags.py without it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import weasyprint.pdf as engine_pdf
from weasyprint.layout import inline as engine_lines
from weasyprint.logger import LOGGER

from pepdocs.render.pdf import glyphs, text
from pepdocs.render.pdf.structure import tables as pdf_tables
from pepdocs.render.pdf.structure.shape import shape
from pepdocs.render.pdf.structure.tree import Box, ContentId, StructureTree, read
from pepdocs.render.pdf.structure.write import Writer

split_text_box: Callable[..., Any] = engine_lines.split_text_box
build_fonts_dictionary: Callable[..., Any] = engine_pdf.build_fonts_dictionary


@contextmanager
def own_structure() -> Iterator[None]:
    """Make WeasyPrint write our structure tree while the context lasts."""
    with (
        patch(engine_lines, "split_text_box", _split_text_box),
        patch(engine_pdf, "build_fonts_dictionary", _build_fonts),
        patch(engine_pdf, "add_tags", add_tags),
    ):
        yield


@contextmanager
def patch(owner: Any, name: str, ours: Any) -> Iterator[None]:
    """Replace an attribute of a module or class while the context lasts."""
    theirs = getattr(owner, name)
    setattr(owner, name, ours)
    try:
        yield
    finally:
        setattr(owner, name, theirs)


def _split_text_box(context: Any, box: Box, width: Any, skip: int, **options: Any) -> Any:
    """Split a line of text from a box as WeasyPrint does, and record what was typed there."""
    split, resume, is_break = split_text_box(context, box, width, skip, **options)
    if split is not None:
        text.note_typed(box, split, skip, resume)
    return split, resume, is_break


def _build_fonts(pdf: Any, fonts: dict[int, Any], *options: Any) -> Any:
    glyphs.correct_fonts(fonts.values())
    return build_fonts_dictionary(pdf, fonts, *options)


def add_tags(pdf: Any, document: Any, _version: Any, page_streams: list[Any]) -> None:
    """Write the structure tree of a laid-out document into its PDF; called in place of WeasyPrint's function."""
    lang = document.metadata.lang or ""
    if not lang:
        LOGGER.error("The document has no language")
    marked = [stream._tags for stream in page_streams]  # noqa: SLF001 - WeasyPrint keeps it for this function
    counts = [len(tags) for tags in marked]
    tree = read(document.pages, marked, lang)
    shape(tree.root)
    tables = (node for node in tree.root.walk() if node.kind == "Table")
    for number, table in enumerate(tables):
        pdf_tables.describe(table, number)
    text.correct_pages(tree, [stream.stream for stream in page_streams], document.fonts.values())
    if _count_contents(tree) != sum(counts):
        raise RuntimeError("content is in no structure element")
    Writer(pdf, [page.height for page in document.pages]).write(tree, counts)


def _count_contents(tree: StructureTree) -> int:
    """Return the number of marked contents that are in an element or are artifacts."""
    kids = (kid for node in tree.root.walk() for kid in node.kids)
    return len(tree.artifacts) + sum(isinstance(kid, ContentId) for kid in kids)

"""The structure of our PDFs, in place of WeasyPrint's.

WeasyPrint 70 tags a document well enough for a validator and not for a reader: the languages of
parts are lost, a table that crosses a page becomes several, page headers are read out as content.
`mended` has it ask us instead. The names that are replaced are private to that one version;
tests/render/test_pdf_upgrade.py fails when they change. Remove with the WeasyPrint that passes the
rest of tests/render/test_pdf_tags.py without this.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import weasyprint.pdf as engine_pdf
from weasyprint.layout import inline as engine_lines
from weasyprint.logger import LOGGER

from pepdocs.render.pdf import glyphs, text
from pepdocs.render.pdf.structure import tables as pdf_tables
from pepdocs.render.pdf.structure.shape import shape
from pepdocs.render.pdf.structure.tree import Box, Mark, Tree, read
from pepdocs.render.pdf.structure.write import Writer

split_text_box: Callable[..., Any] = engine_lines.split_text_box
build_fonts_dictionary: Callable[..., Any] = engine_pdf.build_fonts_dictionary


@contextmanager
def mended() -> Iterator[None]:
    """Have WeasyPrint write our structure while the context lasts."""
    with ExitStack() as stack:
        stack.enter_context(replaced(engine_lines, "split_text_box", _split_text_box))
        stack.enter_context(replaced(engine_pdf, "build_fonts_dictionary", _build_fonts))
        stack.enter_context(replaced(engine_pdf, "add_tags", add_tags))
        yield


@contextmanager
def replaced(module: Any, name: str, ours: Any) -> Iterator[None]:
    """Put something of ours in a module's or class's place of one name while the context lasts."""
    theirs = getattr(module, name)
    setattr(module, name, ours)
    try:
        yield
    finally:
        setattr(module, name, theirs)


def _split_text_box(context: Any, box: Box, width: Any, skip: int, **options: Any) -> Any:
    """Split a line of text from a box as WeasyPrint does, and note what was typed there."""
    split, resume, is_break = split_text_box(context, box, width, skip, **options)
    if split is not None:
        text.note_typed(box, split, skip, resume)
    return split, resume, is_break


def _build_fonts(pdf: Any, fonts: dict[int, Any], *options: Any) -> Any:
    """Write the fonts as WeasyPrint does, once they say the right thing."""
    glyphs.mend(fonts.values())
    return build_fonts_dictionary(pdf, fonts, *options)


def add_tags(pdf: Any, document: Any, _version: Any, page_streams: list[Any]) -> None:
    """Write a laid-out document's structure into its PDF."""
    lang = document.metadata.lang or ""
    if not lang:
        LOGGER.error("The document has no language")
    marked = [stream._tags for stream in page_streams]  # noqa: SLF001 - kept for this function
    marks = [len(tags) for tags in marked]
    tree = read(document.pages, marked, lang)
    shape(tree.root)
    _describe_tables(tree)
    text.mend_pages(tree, [stream.stream for stream in page_streams], document.fonts.values())
    if _placed(tree) != sum(marks):
        raise RuntimeError("content is in no structure element")
    Writer(pdf, [page.height for page in document.pages]).write(tree, marks)


def _placed(tree: Tree) -> int:
    """Return how many marked contents are in an element or set aside as artifacts."""
    kids = (kid for node in tree.root.walk() for kid in node.kids)
    return len(tree.artifacts) + sum(isinstance(kid, Mark) for kid in kids)


def _describe_tables(tree: Tree) -> None:
    """Say of each table which headers belong to which cells."""
    tables = (node for node in tree.root.walk() if node.kind == "Table")
    for number, table in enumerate(tables):
        pdf_tables.describe(table, number)

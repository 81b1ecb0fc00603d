"""Parse a page with Python's XML parser, forty times faster than with WeasyPrint's HTML parser.

This is done only if both give the same tree: the page is well-formed and has the elements that an HTML parser would
add, such as the body of a table. Our templates write such pages; tests/render/pdf/test_markup.py compares the two
parsers' trees. A line break in an attribute becomes a space, as bookmarks and margins show it anyway. The name that is
replaced is private to WeasyPrint 70.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any
from xml.etree import ElementTree as ET

import weasyprint

from pepdocs.render.pdf.structure.tags import patch

CHILDREN = {"html": ("head", "body"), "table": ("caption", "colgroup", "thead", "tbody", "tfoot")}
"""Elements that may have only these children, which an HTML parser adds if they are missing."""

parse: Callable[..., Any] = weasyprint.tinyhtml5.parse


def read_as_xml() -> AbstractContextManager[None]:
    """Make WeasyPrint parse well-formed pages as XML while the context lasts."""
    return patch(weasyprint.tinyhtml5, "parse", parse_page)


def parse_page(source: Any, **options: Any) -> Any:
    """Return the root of the tree of an HTML file."""
    text = source.read()
    root = xml_root(text)
    return parse(text, **options) if root is None else root


def xml_root(text: str) -> Any:
    """Return the root of a page's tree, or `None` if an HTML parser might give another one."""
    try:
        # Our templates declare no entities, and Python's parser limits their expansion.
        root = ET.fromstring(text)  # noqa: S314
    except ET.ParseError:
        return None
    return root if root.tag == "html" and _is_complete(root) else None


def _is_complete(root: Any) -> bool:
    """Return whether an HTML parser would add no element to a tree."""
    return all(
        child.tag in children for tag, children in CHILDREN.items() for parent in root.iter(tag) for child in parent
    )

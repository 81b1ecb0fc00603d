"""A page's markup read by Python's own XML parser, in a fortieth of the time of HTML's.

Only where the two read the same: a page that is well-formed and names what an HTML parser would
add, such as the body of a table. Our templates write such pages; tests/render/test_pdf_markup.py
compares what the two parsers make of them. A line break in an attribute becomes a space, which
is all that a bookmark or a margin would show. The name that is replaced is WeasyPrint 70's own.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any
from xml.etree import ElementTree as ET

import weasyprint

from pepdocs.render.pdf.structure.tags import replaced

LEFT_OUT = {"html": ("head", "body"), "table": ("caption", "colgroup", "thead", "tbody", "tfoot")}
"""Elements that have only these below them: HTML lets them be left out, and adds them."""

parse: Callable[..., Any] = weasyprint.tinyhtml5.parse


def read_as_xml() -> AbstractContextManager[None]:
    """Have WeasyPrint read what is well-formed as XML while the context lasts."""
    return replaced(weasyprint.tinyhtml5, "parse", parsed)


def parsed(source: Any, **options: Any) -> Any:
    """Return the root of the tree of a file of HTML."""
    text = source.read()
    root = well_formed(text)
    return parse(text, **options) if root is None else root


def well_formed(text: str) -> Any:
    """Return the root of a page's tree, or nothing where an HTML parser might read it otherwise."""
    try:
        # Entities of a page's own are not in our templates, and Python's parser limits them.
        root = ET.fromstring(text)  # noqa: S314
    except ET.ParseError:
        return None
    return root if root.tag == "html" and _is_complete(root) else None


def _is_complete(root: Any) -> bool:
    """Whether nothing is left out of a tree that an HTML parser would add."""
    return all(kid.tag in kids for tag, kids in LEFT_OUT.items() for each in root.iter(tag) for kid in each)

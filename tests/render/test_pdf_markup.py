"""Our pages are read as XML, and are the same then as when they are read as HTML."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from typing import Any

import pytest
from weasyprint import tinyhtml5

from pepdocs.base.language import Mode
from pepdocs.render import fallback_fonts
from pepdocs.render.html import page as html
from pepdocs.render.pdf import document, engine
from pepdocs.render.pdf.speed.markup import well_formed
from sample_pdf import FONTS
from sample_views import PHASES, a_hostile_view, a_view

XMLNS = "{http://www.w3.org/2000/xmlns/}xmlns"
"""To XML it is no attribute; to HTML it is one that means nothing."""

KINDS = pytest.mark.parametrize("made", [a_view, a_hostile_view])
EVERY = pytest.mark.parametrize(("phase", "mode"), [(phase, mode) for phase in PHASES for mode in Mode])


def shown(element: Any) -> Iterator[tuple[str, str, Any]]:
    """Yield the elements, attributes and texts of a tree; space between blocks shows nowhere."""
    for each in element.iter():
        yield (
            "element",
            each.tag,
            {name: each.attrib[name] for name in each.attrib if name != XMLNS},
        )
        yield "text", (each.text or "").strip("\n"), (each.tail or "").strip("\n")


@KINDS
@EVERY
def test_both_parsers_make_the_same_of_our_pages(made, phase, mode):
    view = made(phase, mode)
    page = html.render(view, fallback_fonts.marked(FONTS), fallback_fonts.plain(FONTS))

    as_xml = well_formed(page)

    assert as_xml is not None
    as_html = tinyhtml5.parse(page, namespace_html_elements=False)
    assert list(shown(as_xml)) == list(shown(as_html))


@pytest.mark.parametrize(
    "page",
    [
        "<html><head></head><body><p>un<br>dau</p></body></html>",
        "<html><head></head><body><p>un\x0bdau</p></body></html>",
        "<html><head></head><body><p>un&nbsp;dau</p></body></html>",
        "<html><head></head><body><table><tr><td>un</td></tr></table></body></html>",
        "<html><p>un</p></html>",
        "<body><p>un</p></body>",
        "<HTML><head></head><body></body></HTML>",
        "",
    ],
)
def test_a_page_that_html_would_read_otherwise_is_left_to_it(page):
    assert well_formed(page) is None


def test_a_page_of_entities_that_grow_is_not_read_as_xml():
    entities = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    page = f'<!DOCTYPE html [<!ENTITY e0 "x">{entities}]><html><body>&e9;</body></html>'

    assert well_formed(page) is None


def test_a_page_says_the_same_whichever_parser_read_it(monkeypatch):
    view = a_view("primary", Mode.BILINGUAL)
    page, sheets = html.render(view), html.stylesheets(view)
    as_xml = document.render(page, sheets, fonts=FONTS)

    monkeypatch.setattr(engine, "read_as_xml", nullcontext)

    assert document.render(page, sheets, fonts=FONTS) == as_xml

"""Our pages are parsed as XML, with the same result as when they are parsed as HTML."""

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
from pepdocs.render.pdf.speed.markup import xml_root
from sample_pdf import FONTS
from sample_views import PHASES, a_hostile_view, a_view

XMLNS = "{http://www.w3.org/2000/xmlns/}xmlns"
"""An attribute in HTML, without meaning; not one in XML."""

KINDS = pytest.mark.parametrize("make_view", [a_view, a_hostile_view])
EVERY = pytest.mark.parametrize(("phase", "mode"), [(phase, mode) for phase in PHASES for mode in Mode])


def contents(root: Any) -> Iterator[tuple[str, dict[str, str], str, str]]:
    """Yield the tags, attributes and texts of a tree, without line breaks between blocks."""
    for element in root.iter():
        attributes = {name: value for name, value in element.attrib.items() if name != XMLNS}
        yield element.tag, attributes, (element.text or "").strip("\n"), (element.tail or "").strip("\n")


@KINDS
@EVERY
def test_both_parsers_give_the_same_tree_of_our_pages(make_view, phase, mode):
    view = make_view(phase, mode)
    page = html.render(view, fallback_fonts.html_fallback(FONTS), fallback_fonts.plain_fallback(FONTS))

    as_xml = xml_root(page)

    assert as_xml is not None
    as_html = tinyhtml5.parse(page, namespace_html_elements=False)
    assert list(contents(as_xml)) == list(contents(as_html))


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
def test_a_page_that_html_parses_differently_is_left_to_it(page):
    assert xml_root(page) is None


def test_a_page_with_exploding_entities_is_not_parsed_as_xml():
    entities = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    page = f'<!DOCTYPE html [<!ENTITY e0 "x">{entities}]><html><body>&e9;</body></html>'

    assert xml_root(page) is None


def test_the_pdf_is_the_same_whichever_parser_is_used(monkeypatch):
    view = a_view("primary", Mode.BILINGUAL)
    page, sheets = html.render(view), html.stylesheets(view)
    as_xml = document.render(page, sheets, fonts=FONTS)

    monkeypatch.setattr(engine, "read_as_xml", nullcontext)

    assert document.render(page, sheets, fonts=FONTS) == as_xml

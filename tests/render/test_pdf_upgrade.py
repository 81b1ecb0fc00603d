"""Fails when WeasyPrint is another, and says what the repair of its structure leans on."""

from __future__ import annotations

import inspect
import re
from contextlib import nullcontext
from xml.etree import ElementTree as ET

import pytest
import weasyprint
from weasyprint import css as engine_css
from weasyprint import html as engine_html
from weasyprint import pdf as engine_pdf
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.pdf.fonts import Font
from weasyprint.pdf.stream import Stream
from weasyprint.urls import URLFetcher

from pepdocs.language import Mode
from pepdocs.render import html, pdf, pdf_engine, pdf_style
from sample_pdf import FONTS, MARGINS, RICH, made
from sample_views import a_view

ADVICE = (
    "render/pdf_tags.py replaces this private name of WeasyPrint 70.0. Compare the two versions' "
    "pdf/tags.py, pdf/fonts.py, draw/text.py and split_text_box of layout/inline.py; then make "
    "all of tests/render/test_pdf_tags.py and test_pdf_text.py pass before moving the pin"
)

SPEED = (
    "render/pdf_style.py and pdf_markup.py replace private names of WeasyPrint 70.0 for speed, "
    "nothing else. Read the new version's css/html5_ua.css and StyleFor of css/__init__.py; make "
    "the examples with them and without, and keep what gives the same bytes"
)

SIGNATURES = {
    engine_pdf.add_tags: "(pdf, document, pdf_version, page_streams)",
    engine_pdf.build_fonts_dictionary: "(pdf, fonts, compress, subset, options)",
    inline.split_text_box: "(context, box, available_width, skip, is_line_start=True)",
}


def test_the_engine_is_the_one_we_know():
    assert weasyprint.__version__ == pdf.ENGINE_VERSION == "70.0", ADVICE


@pytest.mark.parametrize("function", SIGNATURES, ids=lambda function: function.__name__)
def test_a_replaced_function_is_called_as_before(function):
    assert str(inspect.signature(function)) == SIGNATURES[function], ADVICE


def test_the_replaced_names_are_the_ones_that_are_called():
    assert "add_tags(pdf, document, options['pdf_version'], page_streams)" in inspect.getsource(
        engine_pdf.generate_pdf
    ), ADVICE
    assert "pdf_fonts = build_fonts_dictionary(" in inspect.getsource(engine_pdf.generate_pdf), (
        ADVICE
    )
    assert "= split_text_box(" in inspect.getsource(inline.split_inline_level), ADVICE


def test_boxes_still_tell_what_we_read():
    for name in ("link_annotation", "is_leader", "colspan", "rowspan"):
        assert hasattr(boxes.Box, name), ADVICE
    assert AbsolutePlaceholder(boxes.Box("p", None, None))._box.element_tag == "p", ADVICE


def test_pages_still_tell_what_was_drawn():
    marked = inspect.getsource(Stream.marked)

    assert "self._tags[box] = {'tag': tag, 'mcid': mcid}" in marked, ADVICE
    assert {"to_unicode", "widths", "hash", "file_content", "bitmap", "index"} <= set(
        Font.__init__.__code__.co_names
    ), ADVICE


def test_a_fetcher_is_still_made_as_we_make_it():
    assert {"allowed_protocols", "allow_redirects"} <= set(
        inspect.signature(URLFetcher).parameters
    ), ADVICE


def test_the_engines_own_style_sheet_is_asked_for_as_before():
    asked = inspect.getsource(engine_css.get_all_computed_styles)

    assert "html._ua_stylesheets(forms)" in asked, SPEED
    assert "html._ua_counter_style()" in asked, SPEED


def test_the_engines_own_style_sheet_is_the_one_we_know():
    told = set(engine_html.UA.splitlines())
    kept = set(pdf_style.lean(engine_html.UA).splitlines())

    left_out = {line.partition(" {")[0] for line in told - kept if "@counter-style" not in line}
    assert left_out == {
        "::footnote-call", "::footnote-marker", "::note-call", "::note-marker", "::note-callback",
        "::marker",
    }, SPEED  # fmt: skip
    assert {line.partition(" {")[0] for line in kept - told} == {"li::marker"}, SPEED


def everything() -> bytes:
    """Return a PDF with every kind of block, in two languages."""
    view = a_view("primary", Mode.BILINGUAL)
    return pdf.render(html.render(view), html.stylesheets(view), fonts=FONTS)


def test_the_leaner_style_sheet_changes_no_byte(monkeypatch):
    ours = everything(), made(RICH, MARGINS)

    monkeypatch.setattr(pdf_engine, "Page", weasyprint.HTML)

    assert (everything(), made(RICH, MARGINS)) == ours, SPEED


def test_style_attributes_are_asked_for_as_before():
    assert str(inspect.signature(engine_css.find_style_attributes)) == (
        "(tree, presentational_hints=False, base_url=None)"
    ), SPEED
    asked = inspect.getsource(engine_css.StyleFor.__init__)
    assert "in find_style_attributes(" in asked, SPEED
    assert "elements_declarations[element] = tuple(declarations)" in asked, SPEED
    assert "key = (parent_id, element_declarations, tuple(selectors_keys))" in asked, SPEED


def test_every_attribute_that_makes_a_style_is_known():
    made_of = inspect.getsource(engine_css.find_style_attributes)
    always = made_of.partition("# Apply presentational hints.")[0]

    named = set(re.findall(r"element\.get\('(\w+)'\)", always))
    assert named == {"style", "lang", "id", "name"}, SPEED
    assert "for attribute in ('width', 'height'):" in always, SPEED
    assert named | {"width", "height"} == set(pdf_style.STYLING), SPEED


@pytest.mark.parametrize(
    ("attributes", "is_shared"),
    [
        ('lang="cy"', True),
        ('style="color: red"', True),
        ('class="text" lang="cy"', True),
        ('id="a" lang="cy"', False),
        ('name="a" lang="cy"', False),
        ('lang="cy" style="color: red"', False),
        ('id="a"', False),
    ],
)
def test_only_what_is_wholly_alike_shares_a_style(attributes, is_shared):
    tree = ET.fromstring(f"<div><a {attributes}/><a {attributes}/></div>")

    blocks = {element: found for _, element, found, _ in pdf_style.declarations_of(tree)}

    first, second = blocks.values()
    assert (first is second) == is_shared


def test_other_attributes_do_not_share_a_style():
    tree = ET.fromstring('<div><p lang="cy"/><p lang="en"/><p style="en"/></div>')

    assert len({id(found) for _, _, found, _ in pdf_style.declarations_of(tree)}) == 3


def test_shared_styles_change_no_byte(monkeypatch):
    targets = '<p><a href="#a">a</a> <a href="#b">b</a></p>' + "".join(
        f'<p id="{name}" lang="en">x</p><p lang="en" style="color: red">y</p>' for name in "ab"
    )
    ours = everything(), made(RICH, MARGINS), made(targets)

    monkeypatch.setattr(pdf_engine, "alike", nullcontext)

    assert (everything(), made(RICH, MARGINS), made(targets)) == ours, SPEED


def test_a_page_is_parsed_as_before():
    asked = inspect.getsource(weasyprint.HTML.__init__)

    assert "kwargs = {'namespace_html_elements': False}" in asked, SPEED
    assert "result = tinyhtml5.parse(file_obj, **kwargs)" in asked, SPEED

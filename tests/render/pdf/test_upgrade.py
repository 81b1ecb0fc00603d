"""Fails when WeasyPrint or pydyf change in a way that our replacements of their names depend on."""

from __future__ import annotations

import inspect
import re
from contextlib import nullcontext
from xml.etree import ElementTree as ET

import pydyf
import pytest
import weasyprint
from weasyprint import css as engine_css
from weasyprint import html as engine_html
from weasyprint import pdf as engine_pdf
from weasyprint.formatting_structure import boxes
from weasyprint.formatting_structure import build as engine_build
from weasyprint.layout import inline
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.pdf.fonts import Font
from weasyprint.pdf.stream import Stream
from weasyprint.text import line_break as engine_text
from weasyprint.text.ffi import ffi
from weasyprint.urls import URLFetcher

from pepdocs.base.language import Mode
from pepdocs.render.html import page
from pepdocs.render.pdf import document, engine
from pepdocs.render.pdf.speed import boxes as pdf_boxes
from pepdocs.render.pdf.speed import lines, serialising, style
from sample_pdf import FONTS, MARGINS, RICH, made
from sample_views import a_view

ADVICE = (
    "render/pdf/structure/tags.py replaces this private name of WeasyPrint 70.0. Compare the two versions' "
    "pdf/tags.py, pdf/fonts.py, draw/text.py and split_text_box of layout/inline.py; then make "
    "all of tests/render/pdf/test_tags.py and test_text.py pass before moving the pin"
)

SPEED = (
    "the modules of render/pdf/speed replace private "
    "names of WeasyPrint 70.0 and pydyf 0.13 for speed, nothing else. Read the new version's "
    "css/html5_ua.css, StyleFor of css/__init__.py, and each function in FASTER; then "
    "tests/render/pdf/test_speed.py says what still gives the same bytes"
)

SIGNATURES = {
    engine_pdf.add_tags: "(pdf, document, pdf_version, page_streams)",
    engine_pdf.build_fonts_dictionary: "(pdf, fonts, compress, subset, options)",
    inline.split_text_box: "(context, box, available_width, skip, is_line_start=True)",
}


FASTER = {
    style.find_stylesheets: "(wrapper_element, device_media_type, url_fetcher, base_url, "
    "font_config, counter_style, color_profiles, page_rules, layers)",
    style.find_style_attributes: "(tree, presentational_hints=False, base_url=None)",
    style.preprocess_declarations: "(base_url, declarations, prelude=None)",
    engine_css.StyleFor.set_computed_styles: "(self, element, parent, root=None, pseudo_type=None, "
    "base_url=None, target_collector=None)",
    engine_css.ComputedStyle: "(parent_style, cascaded, pseudo_type, root_style, base_url, "
    "font_config, initial_page_sizes)",
    pdf_boxes.resolve_percentages: "(box, containing_block)",
    pdf_boxes.strut: "(style)",
    pdf_boxes.avoid_collisions: "(context, box, containing_block, outer=True)",
    pdf_boxes.is_in_normal_flow: "(self)",
    boxes.Box.descendants: "(self, placeholders=False)",
    pdf_boxes.layout_box_backgrounds: "(page, box, get_image_from_uri, layout_children=True, style=None)",
    pdf_boxes.draw_border: "(stream, box)",
    pdf_boxes.draw_outline: "(stream, box)",
    lines.setup: "(self, style)",
    lines.reactivate: "(self, style)",
    engine_text.Layout.deactivate: "(self)",
    lines.draw_first_line: "(stream, textbox, text_overflow, block_ellipsis, matrix)",
    serialising.to_bytes: "(item)",
}


def test_the_engine_has_the_expected_version():
    assert weasyprint.__version__ == document.ENGINE_VERSION == "70.0", ADVICE


@pytest.mark.parametrize("function", [*SIGNATURES, *FASTER], ids=lambda function: function.__qualname__)
def test_a_replaced_function_is_called_as_before(function):
    advice = ADVICE if function in SIGNATURES else SPEED
    assert str(inspect.signature(function)) == (SIGNATURES | FASTER)[function], advice


def test_pydyf_has_the_expected_version():
    assert pydyf.__version__ == "0.13.0", SPEED
    assert "zlib.compressobj(level=9)" in inspect.getsource(pydyf.Stream), SPEED


def test_only_the_styles_of_two_elements_are_changed():
    source = inspect.getsource(engine_build.set_viewport_overflow)

    assert "chosen_box.style['overflow'] = 'visible'" in source, SPEED
    assert "'html'" in source, SPEED
    assert "'body'" in source, SPEED


def test_every_length_that_is_resolved_is_known():
    source = inspect.getsource(pdf_boxes.resolve_percentages)

    named = set(re.findall(r"resolve_one_percentage\(box, '(\w+)'", source))
    assert named == set(pdf_boxes.LENGTHS), SPEED


def test_a_pango_glyph_has_five_numbers():
    assert ffi.sizeof("PangoGlyphInfo") == lines.GLYPH * ffi.sizeof("int"), SPEED
    assert ffi.offsetof("PangoGlyphInfo", "geometry", "width") == ffi.sizeof("int"), SPEED


def test_a_layout_has_no_other_attributes():
    attributes = set(re.findall(r"self\.(\w+) = ", inspect.getsource(engine_text.Layout)))

    assert attributes - lines.OWN == {
        "ascent", "first_line_direction", "language", "strikethrough_position",
        "strikethrough_thickness", "underline_position", "underline_thickness",
    }, SPEED  # fmt: skip


def test_the_replaced_names_are_called():
    assert "add_tags(pdf, document, options['pdf_version'], page_streams)" in inspect.getsource(
        engine_pdf.generate_pdf
    ), ADVICE
    assert "pdf_fonts = build_fonts_dictionary(" in inspect.getsource(engine_pdf.generate_pdf), ADVICE
    assert "= split_text_box(" in inspect.getsource(inline.split_inline_level), ADVICE


def test_boxes_have_the_attributes_that_we_read():
    for name in ("link_annotation", "is_leader", "colspan", "rowspan"):
        assert hasattr(boxes.Box, name), ADVICE
    assert AbsolutePlaceholder(boxes.Box("p", None, None))._box.element_tag == "p", ADVICE


def test_pages_record_what_was_drawn():
    source = inspect.getsource(Stream.marked)

    assert "self._tags[box] = {'tag': tag, 'mcid': mcid}" in source, ADVICE
    assert {"to_unicode", "widths", "hash", "file_content", "bitmap", "index"} <= set(
        Font.__init__.__code__.co_names
    ), ADVICE


def test_a_fetcher_has_the_parameters_that_we_use():
    assert {"allowed_protocols", "allow_redirects"} <= set(inspect.signature(URLFetcher).parameters), ADVICE


def test_the_engines_own_style_sheet_is_requested_as_before():
    source = inspect.getsource(engine_css.get_all_computed_styles)

    assert "html._ua_stylesheets(forms)" in source, SPEED
    assert "html._ua_counter_style()" in source, SPEED


def test_the_engines_own_style_sheet_is_as_expected():
    full = set(engine_html.UA.splitlines())
    lean = set(style.lean_sheet(engine_html.UA).splitlines())

    removed = {line.partition(" {")[0] for line in full - lean if "@counter-style" not in line}
    assert removed == {
        "::footnote-call", "::footnote-marker", "::note-call", "::note-marker", "::note-callback",
        "::marker",
    }, SPEED  # fmt: skip
    assert {line.partition(" {")[0] for line in lean - full} == {"li::marker"}, SPEED


def everything() -> bytes:
    """Return a PDF with every kind of block, in two languages."""
    view = a_view("primary", Mode.BILINGUAL)
    return document.render(page.render(view), page.stylesheets(view), fonts=FONTS)


def test_the_leaner_style_sheet_changes_no_byte(monkeypatch):
    ours = everything(), made(RICH, MARGINS)

    monkeypatch.setattr(engine, "LeanPage", weasyprint.HTML)

    assert (everything(), made(RICH, MARGINS)) == ours, SPEED


def test_style_attributes_are_requested_as_before():
    source = inspect.getsource(engine_css.StyleFor.__init__)
    assert "in find_style_attributes(" in source, SPEED
    assert "elements_declarations[element] = tuple(declarations)" in source, SPEED
    assert "key = (parent_id, element_declarations, tuple(selectors_keys))" in source, SPEED


def test_every_attribute_that_makes_a_style_is_known():
    source = inspect.getsource(engine_css.find_style_attributes)
    always = source.partition("# Apply presentational hints.")[0]

    named = set(re.findall(r"element\.get\('(\w+)'\)", always))
    assert named == {"style", "lang", "id", "name"}, SPEED
    assert "for attribute in ('width', 'height'):" in always, SPEED
    assert named | {"width", "height"} == set(style.STYLING), SPEED


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
def test_only_elements_with_equal_attributes_share_a_style(attributes, is_shared):
    tree = ET.fromstring(f"<div><a {attributes}/><a {attributes}/></div>")

    declarations = {element: declared for _, element, declared, _ in style.StyleCache().declared(tree)}

    first, second = declarations.values()
    assert (first is second) == is_shared


def test_other_attributes_do_not_share_a_style():
    tree = ET.fromstring('<div><p lang="cy"/><p lang="en"/><p style="en"/></div>')

    assert len({id(declared) for _, _, declared, _ in style.StyleCache().declared(tree)}) == 3


def test_shared_styles_change_no_byte(monkeypatch):
    targets = '<p><a href="#a">a</a> <a href="#b">b</a></p>' + "".join(
        f'<p id="{name}" lang="en">x</p><p lang="en" style="color: red">y</p>' for name in "ab"
    )
    ours = everything(), made(RICH, MARGINS), made(targets)

    monkeypatch.setattr(style.StyleCache, "shared", lambda _: nullcontext())

    assert (everything(), made(RICH, MARGINS), made(targets)) == ours, SPEED


def test_a_page_is_parsed_as_before():
    source = inspect.getsource(weasyprint.HTML.__init__)

    assert "kwargs = {'namespace_html_elements': False}" in source, SPEED
    assert "result = tinyhtml5.parse(file_obj, **kwargs)" in source, SPEED

"""Fails when WeasyPrint or pydyf change in a way that our replacements of their names depend on."""

from __future__ import annotations

import inspect

import pydyf
import pytest
import weasyprint
from weasyprint import pdf as engine_pdf
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.pdf.fonts import Font
from weasyprint.pdf.stream import Stream
from weasyprint.urls import URLFetcher

from pepdocs.render.pdf import document

ADVICE = (
    "render/pdf/structure/tags.py replaces this private name of WeasyPrint 70.0. Compare the two versions' "
    "pdf/tags.py, pdf/fonts.py, draw/text.py and split_text_box of layout/inline.py; then make "
    "all of tests/render/pdf/test_tags.py and test_text.py pass before moving the pin"
)

PYDYF = (
    "render/pdf/archive.py replaces `Stream.data` of pydyf 0.13, and render/pdf/structure/write.py works around its "
    "cross-reference table; make all of tests/render/pdf/test_archive.py pass before moving the pin"
)

SIGNATURES = {
    engine_pdf.add_tags: "(pdf, document, pdf_version, page_streams)",
    engine_pdf.build_fonts_dictionary: "(pdf, fonts, compress, subset, options)",
    inline.split_text_box: "(context, box, available_width, skip, is_line_start=True)",
}


def test_the_engine_has_the_expected_version():
    assert weasyprint.__version__ == document.ENGINE_VERSION == "70.0", ADVICE


@pytest.mark.parametrize("function", SIGNATURES, ids=lambda function: function.__qualname__)
def test_a_replaced_function_is_called_as_before(function):
    assert str(inspect.signature(function)) == SIGNATURES[function], ADVICE


def test_pydyf_has_the_expected_version():
    assert pydyf.__version__ == "0.13.0", PYDYF


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

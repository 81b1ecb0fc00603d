"""PDFs for archives conform to PDF/A-2a and PDF/UA-1, by an independent validator."""

from __future__ import annotations

import io
import re

import page
import pikepdf
import pydyf
import pytest

from pepdocs.base.language import Mode
from pepdocs.render import Format, outline, render
from pepdocs.render.pdf import archive as pdf_archive
from sample_views import PHASES, a_view

EVERY = pytest.mark.parametrize(
    ("phase", "mode"),
    [
        pytest.param(phase, mode, marks=() if phase == "primary" or mode is Mode.BILINGUAL else pytest.mark.long)
        for phase in PHASES
        for mode in Mode
    ],
)


def failures(content: bytes, profile: str) -> list[str]:
    """Return the rules of a standard that a PDF violates."""
    return [failure.rule_id for failure in page.validate_pdf_bytes(content, profile=profile).failures]


@EVERY
def test_an_archive_conforms_to_both_standards(phase: str, mode: Mode):
    content = render(a_view(phase, mode), Format.PDF, archive=True)

    assert failures(content, "2a") == []
    assert failures(content, "ua1") == []


def test_another_document_does_not_conform_to_the_archives_standard():
    content = render(a_view("primary", Mode.CY), Format.PDF)

    assert failures(content, "ua1") == []
    assert failures(content, "2a")


def test_an_archive_has_the_text_of_the_document():
    view = a_view("secondary", Mode.BILINGUAL)

    plain, archive = (render(view, Format.PDF, archive=is_archive) for is_archive in (False, True))

    assert outline(archive, Format.PDF) == outline(plain, Format.PDF)
    assert archive != plain


def test_an_archive_is_the_same_every_time():
    view = a_view("post16", Mode.CY)

    assert render(view, Format.PDF, archive=True) == render(view, Format.PDF, archive=True)


def test_the_metadata_of_an_archive_is_not_compressed():
    content = render(a_view("primary", Mode.EN), Format.PDF, archive=True)

    assert content.count(b"<pdfuaid:part>1</pdfuaid:part>") == 1
    assert re.search(rb"pdfaid:part=\"2\"|<pdfaid:part>2<", content)
    assert b"<rdf:li>en-GB</rdf:li>" in content


def test_a_stream_that_would_end_in_a_line_end_is_written_in_ascii85():
    with pdf_archive.clear_ends():
        data = pydyf.Stream([b"0 0 m\r"]).data

    assert b"ASCII85Decode" in data
    with pikepdf.open(io.BytesIO(in_a_file(data))) as pdf:
        assert pdf.pages[0].Contents.read_bytes() == b"0 0 m\r"


def test_other_streams_are_unchanged():
    plain = pydyf.Stream([b"0 0 m"], compress=True)
    with pdf_archive.clear_ends():
        data = plain.data

    assert data == plain.data


def in_a_file(stream: bytes) -> bytes:
    """Return a PDF whose one page has this stream."""
    page_ = b"4 0 obj<</Type/Page/Parent 3 0 R/MediaBox[0 0 9 9]/Contents 5 0 R>>endobj\n"
    pages = b"3 0 obj<</Type/Pages/Count 1/Kids[4 0 R]>>endobj\n"
    catalog = b"2 0 obj<</Type/Catalog/Pages 3 0 R>>endobj\n"
    body = b"5 0 obj\n" + stream + b"\nendobj\n"
    return b"%PDF-1.7\n" + catalog + pages + page_ + body + b"trailer<</Root 2 0 R>>\n%%EOF"

"""A file of Typst's is taken apart and put together again, and no other file is."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pytest

from pepdocs.base.errors import RenderError
from pepdocs.base.language import Mode
from pepdocs.render.typst import engine, inputs, pdf_objects
from pepdocs.theme import BUILTIN
from sample_pdf import made
from sample_views import a_view


@pytest.fixture(scope="module")
def plain() -> bytes:
    """A file as Typst writes it."""
    view = a_view("secondary", Mode.CY)
    writer = inputs.ViewWriter(view, engine.fonts_folder())
    return engine.compile_pdf(engine.source(BUILTIN, view), inputs.to_json(writer.document()))


def objects(content: bytes) -> dict[tuple[int, int], bytes]:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        skipped = {"/ObjStm", "/XRef"}
        return {
            item.objgen: item.unparse(resolved=True)
            for item in pdf.objects
            if not isinstance(item, pikepdf.Stream) and str(item.get("/Type", "")) not in skipped
            if isinstance(item, pikepdf.Dictionary)
        }


def test_written_again_a_file_has_the_same_objects_in_less_room(plain):
    packed = pdf_objects.write(pdf_objects.read(plain))

    assert objects(packed) == objects(plain)
    assert len(packed) < len(plain) / 2
    with pikepdf.open(io.BytesIO(packed)) as pdf:
        assert pdf.check_pdf_syntax() == [] if hasattr(pdf, "check_pdf_syntax") else pdf.check() == []


@pytest.mark.parametrize("last", [b"\r", b"\n", b"c"])
def test_a_stream_is_as_long_as_it_says_however_it_ends(plain, last: bytes):
    whole = pdf_objects.read(plain)
    number = max(whole.bodies) + 1
    bodies = whole.bodies | {number: b"<</Length 3>>\nstream\nab%b\nendstream" % last}

    packed = pdf_objects.write(replace(whole, bodies=bodies))

    raw = packed.partition(b"<</Length 3>>\nstream\n")[2].partition(b"endstream")[0]
    assert raw.removesuffix(b"\n").removesuffix(b"\r") == b"ab" + last
    with pikepdf.open(io.BytesIO(packed)) as pdf:
        assert pdf.get_object(number, 0).read_raw_bytes() == b"ab" + last


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n", b"trailer\n<<>>\nstartxref\n9\n%%EOF"])
def test_what_is_no_file_is_refused(content: bytes):
    with pytest.raises(RenderError):
        pdf_objects.read(content)


def test_a_file_of_another_program_is_refused():
    with pytest.raises(RenderError):
        pdf_objects.read(made("<p>Prawf</p>"))


def test_a_torn_file_is_refused(plain):
    with pytest.raises(RenderError):
        pdf_objects.read(plain[: len(plain) // 2])

"""A sealed document opens with its password, with nothing else, and is what it was before."""

from __future__ import annotations

import io
import subprocess
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

import sample_pdf
from pepdocs.accessibility.pdf import validator
from pepdocs.base.errors import PepdocsError, RenderError
from pepdocs.handover.encryption import document, docx
from pepdocs.handover.encryption import pdf as seal_pdf
from pepdocs.render import Format, outline
from pepdocs.render.pdf import document as pdf

PASSWORD = "Tŷ ŵyn a môr 12"
WRONG = "Tŷ ŵyn a môr 13"
SENTINEL = b"gair1x"

TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'
)


def a_docx() -> bytes:
    """Return the least that is sealed as a Word file, with a word that can be seen in its bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("[Content_Types].xml", TYPES)
        package.writestr("word/document.xml", f"<p>{SENTINEL.decode()}</p>" * 1000)
    return made.getvalue()


def a_pdf() -> bytes:
    """Return a PDF with a word that can be seen in its text, its title and its metadata."""
    made = io.BytesIO()
    with pikepdf.new() as new:
        page = new.add_blank_page(page_size=(200, 200))
        page.Contents = new.make_stream(b"BT (" + SENTINEL + b") Tj ET")
        with new.open_metadata(set_pikepdf_as_editor=False) as metadata:
            metadata["dc:title"] = SENTINEL.decode()
        new.docinfo["/Title"] = SENTINEL.decode()
        new.save(made, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return made.getvalue()


PLAIN: dict[Format, Callable[[], bytes]] = {Format.PDF: a_pdf, Format.DOCX: a_docx}
each_form = pytest.mark.parametrize("form", [Format.PDF, Format.DOCX], ids=lambda form: form.value)


@pytest.fixture(scope="module")
def accessible() -> bytes:
    """A PDF as we make them: tagged, with a title, tables, links and several languages."""
    sheets = (sample_pdf.STYLE,)
    return pdf.render(sample_pdf.page(sample_pdf.RICH), sheets, fonts=sample_pdf.FONTS)


def text_of(content: bytes, form: Format) -> bytes:
    """Return the text of one of the two documents above."""
    if form is Format.DOCX:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return package.read("word/document.xml")
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return pdf.pages[0].Contents.read_bytes()


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(PepdocsError) as raised:
        act()
    assert PASSWORD not in f"{raised.value!r}{raised.value.facts}"
    return raised.value.key


@each_form
def test_a_sealed_document_opens_with_its_password_only(form):
    sealed = document.sealed(PLAIN[form](), form, PASSWORD)

    assert text_of(document.opened(sealed, form, PASSWORD), form) == text_of(PLAIN[form](), form)
    for other in (WRONG, "", PASSWORD.lower(), f"{PASSWORD} "):
        assert refused(lambda other=other: document.opened(sealed, form, other)) == ("error.password_wrong")


@each_form
def test_nothing_of_the_document_can_be_read_without_the_password(form):
    plain = PLAIN[form]()

    sealed = document.sealed(plain, form, PASSWORD)

    assert SENTINEL in plain
    assert SENTINEL not in sealed
    assert SENTINEL.decode().encode("utf-16-le") not in sealed
    assert not zipfile.is_zipfile(io.BytesIO(sealed))


@each_form
def test_a_document_that_was_never_sealed_does_not_pass_for_one(form):
    plain = PLAIN[form]()

    assert refused(lambda: document.opened(plain, form, PASSWORD)) == "error.password_wrong"


@each_form
def test_a_password_opens_however_its_accents_are_typed(form):
    composed, apart = (unicodedata.normalize(way, PASSWORD) for way in ("NFC", "NFD"))
    assert composed != apart

    for sealed_with, opened_with in ((composed, apart), (apart, composed)):
        sealed = document.sealed(PLAIN[form](), form, sealed_with)
        assert document.opened(sealed, form, opened_with)


@each_form
def test_a_document_sealed_twice_differs_but_opens_to_the_same(form):
    plain = PLAIN[form]()
    first, second = (document.sealed(plain, form, PASSWORD) for _ in range(2))

    assert first != second
    assert document.opened(first, form, PASSWORD) == document.opened(second, form, PASSWORD)


@each_form
def test_a_short_password_seals_nothing(form):
    assert refused(lambda: document.sealed(PLAIN[form](), form, "short")) == "error.password_short"


def test_a_web_page_cannot_be_sealed():
    for act in (document.sealed, document.opened):
        assert refused(lambda act=act: act(b"<html>", Format.HTML, PASSWORD)) == "error.seal_html"


def test_a_word_file_comes_back_byte_for_byte():
    plain = a_docx()

    assert document.opened(document.sealed(plain, Format.DOCX, PASSWORD), Format.DOCX, PASSWORD) == plain


def test_a_sealed_word_file_says_that_it_is_aes_256():
    from msoffcrypto.format.ooxml import OOXMLFile

    sealed = document.sealed(a_docx(), Format.DOCX, PASSWORD)

    found = OOXMLFile(io.BytesIO(sealed))
    assert (found.type, found.info["passwordKeyBits"], found.info["passwordHashAlgorithm"]) == (
        "agile",
        256,
        "SHA512",
    )
    assert found.info["spinValue"] >= 100_000


def test_a_word_file_that_was_changed_on_its_way_does_not_open():
    sealed = bytearray(document.sealed(a_docx(), Format.DOCX, PASSWORD))
    place = len(sealed) // 2
    sealed[place] ^= 1

    assert refused(lambda: document.opened(bytes(sealed), Format.DOCX, PASSWORD)) == ("error.password_wrong")


def test_a_sealed_pdf_says_the_same_in_the_same_languages_when_it_is_opened(accessible):
    sealed = document.sealed(accessible, Format.PDF, PASSWORD)

    opened = document.opened(sealed, Format.PDF, PASSWORD)
    assert outline(opened, Format.PDF) == outline(accessible, Format.PDF)
    assert len(outline(opened, Format.PDF)) > 60


def test_a_sealed_pdf_is_still_pdf_ua_when_it_is_opened(accessible):
    before = validator.failed(accessible)

    sealed = document.sealed(accessible, Format.PDF, PASSWORD)

    assert validator.failed(document.opened(sealed, Format.PDF, PASSWORD)) == before


def test_a_sealed_pdf_may_be_read_aloud_printed_copied_and_marked_but_not_changed(accessible):
    sealed = document.sealed(accessible, Format.PDF, PASSWORD)

    with pikepdf.open(io.BytesIO(sealed), password=PASSWORD) as opened:
        may = opened.allow
        assert opened.encryption.P & 1 << 9, "PDF/UA-1, 7.16: the tenth bit"
        assert str(opened.open_metadata()["dc:title"]) == "Prawf"
        assert opened.Root.ViewerPreferences.DisplayDocTitle
    assert (may.accessibility, may.extract, may.print_highres, may.modify_annotation) == (True,) * 4
    assert (may.modify_other, may.modify_assembly) == (False, False)


def test_the_password_of_readers_is_not_the_owners(accessible):
    sealed = document.sealed(accessible, Format.PDF, PASSWORD)

    with pikepdf.open(io.BytesIO(sealed), password=PASSWORD) as opened:
        assert (opened.user_password_matched, opened.owner_password_matched) == (True, False)


def test_a_pdf_that_an_archive_keeps_is_not_sealed():
    kept = pdf.render(
        sample_pdf.page(sample_pdf.RICH),
        (sample_pdf.STYLE,),
        fonts=sample_pdf.FONTS,
        archive=True,
    )

    assert refused(lambda: document.sealed(kept, Format.PDF, PASSWORD)) == "error.seal_archive"


@pytest.mark.parametrize("weaker", [4, 3])
def test_a_pdf_that_is_encrypted_in_a_weaker_way_does_not_pass(weaker):
    made = io.BytesIO()
    lock = pikepdf.Encryption(owner="o", user="password 1234", R=weaker, aes=weaker == 4, metadata=weaker == 4)
    with pikepdf.open(io.BytesIO(a_pdf())) as plain:
        plain.save(made, encryption=lock)

    assert refused(lambda: document.opened(made.getvalue(), Format.PDF, "password 1234")) == ("error.password_wrong")


@pytest.mark.parametrize(("form", "home"), [(Format.PDF, seal_pdf), (Format.DOCX, docx)])
def test_a_library_that_loses_something_is_found_out(monkeypatch, form, home):
    right = home.sealed
    monkeypatch.setattr(home, "sealed", lambda _content, password: right(PLAIN[form](), password))
    other = a_pdf().replace(SENTINEL, b"gair2x") if form is Format.PDF else b"another"

    with pytest.raises(RenderError) as raised:
        document.sealed(other, form, PASSWORD)
    assert raised.value.key == "error.sealed_differs"


@pytest.mark.parametrize("form", [Format.PDF, Format.DOCX])
def test_a_library_that_does_not_seal_is_found_out(monkeypatch, form):
    home = {Format.PDF: seal_pdf, Format.DOCX: docx}[form]
    monkeypatch.setattr(home, "sealed", lambda content, _password: content)

    assert refused(lambda: document.sealed(PLAIN[form](), form, PASSWORD)) == "error.password_wrong"


@pytest.mark.gate
def test_qpdf_agrees_that_a_sealed_pdf_is_aes_256_and_sound(program, tmp_path, accessible):
    file = tmp_path / "sealed.pdf"
    file.write_bytes(document.sealed(accessible, Format.PDF, PASSWORD))

    told = asked(program("qpdf"), file, PASSWORD, "--show-encryption", "--check")

    assert told.returncode == 0
    assert "R = 6" in told.stdout
    assert {line for line in told.stdout.splitlines() if " method: " in line} == {
        f"{what} encryption method: AESv3" for what in ("stream", "string", "file")
    }
    assert "extract for accessibility: allowed" in told.stdout
    assert asked(program("qpdf"), file, WRONG, "--check").returncode == 2


@pytest.mark.gate
def test_poppler_reads_a_sealed_pdf_with_the_password_only(program, tmp_path, accessible):
    file = tmp_path / "sealed.pdf"
    file.write_bytes(document.sealed(accessible, Format.PDF, PASSWORD))

    assert "Cynllun Addysg Personol" in shown(program("pdftotext"), file, PASSWORD)
    assert shown(program("pdftotext"), file, WRONG) == ""


def asked(qpdf: str, file: Path, password: str, *options: str) -> subprocess.CompletedProcess[str]:
    command = [qpdf, f"--password={password}", *options, file]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def shown(pdftotext: str, file: Path, password: str) -> str:
    command = [pdftotext, "-upw", password, file, "-"]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False).stdout

"""Encrypted documents open with their password only, and come back unchanged."""

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
from pepdocs.handover import encryption
from pepdocs.handover.encryption import decrypt, encrypt
from pepdocs.render import Format, outline
from pepdocs.render.pdf import document as pdf

PASSWORD = "Tŷ ŵyn a môr 12"
WRONG = "Tŷ ŵyn a môr 13"
SENTINEL = b"gair1x"

TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'
)


def plain_docx() -> bytes:
    """Return the least that is encrypted as a Word file, with a word that can be seen in its bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("[Content_Types].xml", TYPES)
        package.writestr("word/document.xml", f"<p>{SENTINEL.decode()}</p>" * 1000)
    return made.getvalue()


def plain_pdf() -> bytes:
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


PLAIN: dict[Format, Callable[[], bytes]] = {Format.PDF: plain_pdf, Format.DOCX: plain_docx}
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
def test_an_encrypted_document_opens_with_its_password_only(form):
    encrypted = encrypt(PLAIN[form](), form, PASSWORD)

    assert text_of(decrypt(encrypted, form, PASSWORD), form) == text_of(PLAIN[form](), form)
    for other in (WRONG, "", PASSWORD.lower(), f"{PASSWORD} "):
        assert refused(lambda other=other: decrypt(encrypted, form, other)) == ("error.password_wrong")


@each_form
def test_nothing_of_the_document_can_be_read_without_the_password(form):
    plain = PLAIN[form]()

    encrypted = encrypt(plain, form, PASSWORD)

    assert SENTINEL in plain
    assert SENTINEL not in encrypted
    assert SENTINEL.decode().encode("utf-16-le") not in encrypted
    assert not zipfile.is_zipfile(io.BytesIO(encrypted))


@each_form
def test_a_document_that_was_never_encrypted_does_not_pass_for_one(form):
    plain = PLAIN[form]()

    assert refused(lambda: decrypt(plain, form, PASSWORD)) == "error.password_wrong"


@each_form
def test_a_password_opens_however_its_accents_are_typed(form):
    composed, apart = (unicodedata.normalize(way, PASSWORD) for way in ("NFC", "NFD"))
    assert composed != apart

    for before, after in ((composed, apart), (apart, composed)):
        encrypted = encrypt(PLAIN[form](), form, before)
        assert decrypt(encrypted, form, after)


@each_form
def test_a_document_encrypted_twice_differs_but_opens_to_the_same(form):
    plain = PLAIN[form]()
    first, second = (encrypt(plain, form, PASSWORD) for _ in range(2))

    assert first != second
    assert decrypt(first, form, PASSWORD) == decrypt(second, form, PASSWORD)


@each_form
def test_a_short_password_encrypts_nothing(form):
    assert refused(lambda: encrypt(PLAIN[form](), form, "short")) == "error.password_short"


def test_a_web_page_cannot_be_encrypted():
    for act in (encrypt, decrypt):
        assert refused(lambda act=act: act(b"<html>", Format.HTML, PASSWORD)) == "error.encrypt_html"


def test_a_word_file_comes_back_byte_for_byte():
    plain = plain_docx()

    assert decrypt(encrypt(plain, Format.DOCX, PASSWORD), Format.DOCX, PASSWORD) == plain


def test_an_encrypted_word_file_says_that_it_is_aes_256():
    from msoffcrypto.format.ooxml import OOXMLFile

    encrypted = encrypt(plain_docx(), Format.DOCX, PASSWORD)

    found = OOXMLFile(io.BytesIO(encrypted))
    assert (found.type, found.info["passwordKeyBits"], found.info["passwordHashAlgorithm"]) == ("agile", 256, "SHA512")
    assert found.info["spinValue"] >= 100_000


def test_a_word_file_that_was_changed_on_its_way_does_not_open():
    encrypted = bytearray(encrypt(plain_docx(), Format.DOCX, PASSWORD))
    place = len(encrypted) // 2
    encrypted[place] ^= 1

    assert refused(lambda: decrypt(bytes(encrypted), Format.DOCX, PASSWORD)) == ("error.password_wrong")


def test_an_encrypted_pdf_says_the_same_in_the_same_languages_when_it_is_opened(accessible):
    encrypted = encrypt(accessible, Format.PDF, PASSWORD)

    opened = decrypt(encrypted, Format.PDF, PASSWORD)
    assert outline(opened, Format.PDF) == outline(accessible, Format.PDF)
    assert len(outline(opened, Format.PDF)) > 60


def test_an_encrypted_pdf_is_still_pdf_ua_when_it_is_opened(accessible):
    before = validator.failed_rules(accessible)

    encrypted = encrypt(accessible, Format.PDF, PASSWORD)

    assert validator.failed_rules(decrypt(encrypted, Format.PDF, PASSWORD)) == before


def test_an_encrypted_pdf_may_be_read_aloud_printed_copied_and_marked_but_not_changed(accessible):
    encrypted = encrypt(accessible, Format.PDF, PASSWORD)

    with pikepdf.open(io.BytesIO(encrypted), password=PASSWORD) as opened:
        may = opened.allow
        assert opened.encryption.P & 1 << 9, "PDF/UA-1, 7.16: the tenth bit"
        assert str(opened.open_metadata()["dc:title"]) == "Prawf"
        assert opened.Root.ViewerPreferences.DisplayDocTitle
    assert (may.accessibility, may.extract, may.print_highres, may.modify_annotation) == (True,) * 4
    assert (may.modify_other, may.modify_assembly) == (False, False)


def test_the_password_of_readers_is_not_that_of_the_owner(accessible):
    encrypted = encrypt(accessible, Format.PDF, PASSWORD)

    with pikepdf.open(io.BytesIO(encrypted), password=PASSWORD) as opened:
        assert (opened.user_password_matched, opened.owner_password_matched) == (True, False)


def test_a_pdf_for_an_archive_is_not_encrypted():
    kept = pdf.render(sample_pdf.page(sample_pdf.RICH), (sample_pdf.STYLE,), fonts=sample_pdf.FONTS, archive=True)

    assert refused(lambda: encrypt(kept, Format.PDF, PASSWORD)) == "error.encrypt_archive"


@pytest.mark.parametrize("weaker", [4, 3])
def test_a_pdf_that_is_encrypted_in_a_weaker_way_does_not_pass(weaker):
    made = io.BytesIO()
    lock = pikepdf.Encryption(owner="o", user="password 1234", R=weaker, aes=weaker == 4, metadata=weaker == 4)
    with pikepdf.open(io.BytesIO(plain_pdf())) as plain:
        plain.save(made, encryption=lock)

    assert refused(lambda: decrypt(made.getvalue(), Format.PDF, "password 1234")) == ("error.password_wrong")


@each_form
def test_a_library_that_loses_something_is_noticed(monkeypatch, form):
    right = getattr(encryption, f"_encrypt_{form.value}")
    monkeypatch.setattr(encryption, f"_encrypt_{form.value}", lambda _content, password: right(PLAIN[form](), password))
    other = plain_pdf().replace(SENTINEL, b"gair2x") if form is Format.PDF else b"another"

    with pytest.raises(RenderError) as raised:
        encrypt(other, form, PASSWORD)
    assert raised.value.key == "error.encrypted_differs"


@each_form
def test_a_library_that_does_not_encrypt_is_noticed(monkeypatch, form):
    monkeypatch.setattr(encryption, f"_encrypt_{form.value}", lambda content, _password: content)

    assert refused(lambda: encrypt(PLAIN[form](), form, PASSWORD)) == "error.password_wrong"


@pytest.mark.gate
def test_qpdf_agrees_that_an_encrypted_pdf_is_aes_256_and_sound(program, tmp_path, accessible):
    file = tmp_path / "encrypted.pdf"
    file.write_bytes(encrypt(accessible, Format.PDF, PASSWORD))

    told = asked(program("qpdf"), file, PASSWORD, "--show-encryption", "--check")

    assert told.returncode == 0
    assert "R = 6" in told.stdout
    assert {line for line in told.stdout.splitlines() if " method: " in line} == {
        f"{what} encryption method: AESv3" for what in ("stream", "string", "file")
    }
    assert "extract for accessibility: allowed" in told.stdout
    assert asked(program("qpdf"), file, WRONG, "--check").returncode == 2


@pytest.mark.gate
def test_poppler_reads_an_encrypted_pdf_with_the_password_only(program, tmp_path, accessible):
    file = tmp_path / "encrypted.pdf"
    file.write_bytes(encrypt(accessible, Format.PDF, PASSWORD))

    assert "Cynllun Addysg Personol" in shown(program("pdftotext"), file, PASSWORD)
    assert shown(program("pdftotext"), file, WRONG) == ""


def asked(qpdf: str, file: Path, password: str, *options: str) -> subprocess.CompletedProcess[str]:
    command = [qpdf, f"--password={password}", *options, file]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def shown(pdftotext: str, file: Path, password: str) -> str:
    command = [pdftotext, "-upw", password, file, "-"]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False).stdout

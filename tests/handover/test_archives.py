"""An archive holds its documents whole, under their own names, and opens as it should."""

from __future__ import annotations

import hashlib
import hmac
import io
import os
import struct
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import pyzipper
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from pepdocs.base.errors import PepdocsError, RenderError
from pepdocs.handover import archives
from pepdocs.handover.recipients import By

PASSWORD = "correct horse battery"
SENTINEL = b"gair1x"
NAMES = ("FX-1-cy.pdf", "FX-1-en.docx", "FX-2-cy-en.html")


@pytest.fixture
def documents(tmp_path) -> list[Path]:
    paths = [tmp_path / "out" / name for name in NAMES]
    paths[0].parent.mkdir()
    for number, path in enumerate(paths):
        path.write_bytes(SENTINEL * 1000 * (number + 1))
    return paths


def archive(documents: list[Path], password: str | None = None) -> bytes:
    made = io.BytesIO()
    assert archives.fill(made, documents, password) == len(documents)
    return made.getvalue()


def test_an_archive_holds_its_documents_under_their_own_names(documents):
    with zipfile.ZipFile(io.BytesIO(archive(documents))) as found:
        assert found.namelist() == list(NAMES)
        assert [found.read(name) for name in NAMES] == [path.read_bytes() for path in documents]
        assert found.comment == b""


def test_equal_documents_make_an_equal_archive_in_whatever_order_and_on_whatever_day(documents):
    before = archive(documents)
    for path in documents:
        os.utime(path, (1, 1))
        path.chmod(0o644)

    assert archive(documents[::-1]) == before


def test_what_comes_out_of_an_archive_is_for_its_owner_only(documents):
    with zipfile.ZipFile(io.BytesIO(archive(documents))) as found:
        assert {entry.external_attr >> 16 for entry in found.infolist()} == {0o600}
        assert {entry.date_time[0] for entry in found.infolist()} == {1980}


def test_an_archive_with_a_password_opens_with_it_only(documents):
    made = archive(documents, PASSWORD)

    with pyzipper.AESZipFile(io.BytesIO(made)) as found:
        assert found.namelist() == list(NAMES)
        for name, path in zip(NAMES, documents, strict=True):
            assert found.read(name, PASSWORD.encode()) == path.read_bytes()
            for other in (b"correct horse staple", b"Correct horse battery", None):
                with pytest.raises(RuntimeError):
                    found.read(name, other)


def test_nothing_of_the_documents_can_be_read_in_an_archive_with_a_password(documents):
    assert SENTINEL in archive(documents)
    assert SENTINEL not in archive(documents, PASSWORD)


def test_two_archives_of_equal_documents_share_no_key(documents):
    first, second = (archive(documents, PASSWORD) for _ in range(2))

    assert first != second


def test_the_encryption_is_the_aes_256_that_winzip_describes(documents):
    """Opens the first document with nothing but the description of the format."""
    made = archive(documents[:1], PASSWORD)

    assert opened_by_hand(made, PASSWORD) == documents[0].read_bytes()
    assert opened_by_hand(made, "correct horse staple") is None


def opened_by_hand(made: bytes, password: str) -> bytes | None:
    with zipfile.ZipFile(io.BytesIO(made)) as found:
        entry = found.infolist()[0]
    extra = struct.unpack("<HHH2sBH", entry.extra[:11])
    assert extra == (0x9901, 7, 2, b"AE", 3, zipfile.ZIP_STORED), "AE-2, 256 bits, stored"
    assert (entry.compress_type, entry.flag_bits & 1, entry.CRC) == (99, 1, 0)
    name, more = struct.unpack_from("<HH", made, entry.header_offset + 26)
    start = entry.header_offset + 30 + name + more
    body = made[start : start + entry.compress_size]
    salt, check, secret, code = body[:16], body[16:18], body[18:-10], body[-10:]
    keys = hashlib.pbkdf2_hmac("sha1", password.encode(), salt, 1000, 66)
    if keys[64:] != check:
        return None
    assert hmac.new(keys[32:64], secret, "sha1").digest()[:10] == code
    blocks = b"".join(n.to_bytes(16, "little") for n in range(1, len(secret) // 16 + 2))
    stream = Cipher(algorithms.AES(keys[:32]), modes.ECB()).encryptor().update(blocks)
    return bytes(a ^ b for a, b in zip(secret, stream, strict=False))


@pytest.mark.parametrize(
    ("password", "key"),
    [("", "error.password_short"), ("too short", "error.password_short"), ("Tŷ ŵyn a môr 12", "error.password_ascii")],
)
def test_a_password_that_does_not_open_everywhere_is_refused(documents, password, key):
    made = io.BytesIO()

    with pytest.raises(PepdocsError) as refused:
        archives.fill(made, documents, password)
    assert (refused.value.key, made.getvalue()) == (key, b"")


@pytest.mark.parametrize("password", [None, PASSWORD])
def test_an_archive_that_was_not_written_as_it_should_is_found_out(monkeypatch, documents, password):
    monkeypatch.setattr(archives.shutil, "copyfileobj", lambda _from, place, _size: place.write(b"x"))

    with pytest.raises(RenderError) as raised:
        archives.fill(io.BytesIO(), documents, password)
    assert raised.value.key == "error.encrypted_differs"


def test_an_archive_that_was_not_encrypted_is_found_out(monkeypatch, documents):
    right = pyzipper.AESZipFile

    def careless(file: io.BytesIO, mode: str, **how: object) -> object:
        return zipfile.ZipFile(file, "w") if mode == "w" else right(file, mode, **how)

    monkeypatch.setattr(pyzipper, "AESZipFile", careless)

    with pytest.raises(RenderError):
        archives.fill(io.BytesIO(), documents, PASSWORD)


def test_two_documents_of_one_name_are_not_put_on_top_of_each_other(documents, tmp_path):
    other = tmp_path / NAMES[0].upper()
    other.write_bytes(b"another")

    with pytest.raises(ValueError, match="the same name"):
        archives.fill(io.BytesIO(), [*documents, other])


@pytest.mark.parametrize("password", [None, PASSWORD], ids=["plain", "encrypted"])
def test_a_large_archive_does_not_have_to_fit_into_the_memory(tmp_path, password):
    paths = [tmp_path / f"FX-{number}-cy.pdf" for number in range(3)]
    for path in paths:
        path.write_bytes(bytes(12_000_000))

    peak = most_memory(lambda: fill_file(tmp_path / "all.zip", paths, password))

    assert (tmp_path / "all.zip").stat().st_size > 36_000_000
    assert peak < 8_000_000


def test_an_archive_in_the_memory_is_noticed(tmp_path):
    path = tmp_path / "FX-1-cy.pdf"
    path.write_bytes(bytes(12_000_000))

    assert most_memory(lambda: archive([path])) > 8_000_000


def fill_file(place: Path, documents: list[Path], password: str | None) -> None:
    with place.open("w+b") as file:
        archives.fill(file, documents, password)


def most_memory(act: Callable[[], object]) -> int:
    tracemalloc.start()
    try:
        act()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_what_is_in_an_archive_and_whether_it_is_encrypted_can_be_told_without_a_password(documents, tmp_path):
    for name, password in (("open", None), ("encrypted", PASSWORD)):
        fill_file(tmp_path / name, documents, password)

    assert [archives.document_names(tmp_path / name) for name in ("open", "encrypted")] == [NAMES, NAMES]
    assert [archives.is_encrypted(tmp_path / name) for name in ("open", "encrypted")] == [False, True]


@pytest.mark.parametrize("content", [b"", b"PK", b"PK\x05\x06" + b"\xff" * 18, b"PK\x03\x04" * 20])
def test_what_is_no_archive_holds_nothing(tmp_path, content):
    (tmp_path / "no.zip").write_bytes(content)

    assert archives.document_names(tmp_path / "no.zip") == ()
    assert not archives.is_encrypted(tmp_path / "no.zip")


def test_a_plan_that_was_read_decides_over_where_its_documents_lay():
    documents = {"FX-1-cy.pdf": "FX-1", "FX-1-en.pdf": "FX-1", "FX-2-cy.pdf": "FX-2"}
    before = dict.fromkeys(documents, "old.zip")

    assert archives.documents_by_archive(documents, {"FX-1": "new.zip"}, before) == {
        "new.zip": ["FX-1-cy.pdf", "FX-1-en.pdf"],
        "old.zip": ["FX-2-cy.pdf"],
    }


def test_a_plan_that_was_read_and_says_nobody_goes_to_nobody():
    assert archives.documents_by_archive({"FX-1-cy.pdf": "FX-1"}, {"FX-1": ""}, {"FX-1-cy.pdf": "old.zip"}) == {}


def test_a_document_of_which_nothing_is_known_goes_to_nobody():
    assert archives.documents_by_archive({"FX-1-cy.pdf": ""}, {}, {}) == {}


def test_of_two_names_that_only_capitals_tell_apart_that_of_the_run_is_taken():
    documents = {"FX-A-cy.pdf": "FX-A", "FX-a-cy.pdf": "FX-a"}
    before = {"FX-A-cy.pdf": "one.zip"}

    assert archives.documents_by_archive(documents, {"FX-a": "one.zip"}, before) == {"one.zip": ["FX-a-cy.pdf"]}


def test_names_of_one_recipient_share_an_archive():
    found = archives.archive_names({"1": "Ysgol Un", "2": "YSGOL UN", "3": ""}, By.SCHOOL, b"salt")

    assert found["1"] == found["2"] != ""
    assert found["3"] == ""

"""Which passwords are allowed, and how one is read from a file."""

from __future__ import annotations

import os
import sys
import unicodedata
from pathlib import Path

import pytest

from pepdocs.base.errors import PepdocsError
from pepdocs.handover import passwords

GOOD = "Tŷ ŵyn a môr 12"
ON_UNIX = pytest.mark.skipif(os.name != "posix", reason="only Unix says who may read a file")


def kept(folder: Path, content: bytes, mode: int = 0o600) -> Path:
    path = folder / "password.txt"
    path.write_bytes(content)
    path.chmod(mode)
    return path


def refusal(password: str) -> str:
    with pytest.raises(PepdocsError) as refused:
        passwords.proper(password)
    assert password not in f"{refused.value!r} {refused.value.facts}" or not password
    return refused.value.key


@pytest.mark.parametrize("password", ["", "much 2 b4", "elevenchars", "ŵ" * 11])
def test_a_password_of_less_than_twelve_characters_is_refused(password):
    assert refusal(password) == "error.password_short"


def test_a_letter_and_its_accent_count_as_one_character():
    assert refusal(unicodedata.normalize("NFD", "ŵ" * 11)) == "error.password_short"
    assert passwords.proper(unicodedata.normalize("NFD", "ŵ" * 12)) == "ŵ" * 12


def test_what_a_pdf_would_cut_off_is_refused():
    assert passwords.proper("x" * 127) == "x" * 127
    assert refusal("x" * 128) == "error.password_long"
    assert refusal("ŵ" * 64) == "error.password_long"


@pytest.mark.parametrize(
    "password",
    [
        " leading and long",
        "trailing and long ",
        "a tab\tin the middle",
        "no-break\u00a0space inside",
        "zero width\u200bspace inside",
        "soft hy\u00adphen inside",
        "a ligature: ﬁsh and more",
        "superscript two: m² it is",
        "bidi \u202eoverride inside",
        "a lone surrogate \udce9 inside",
        "a null \0 in the middle",
    ],
)
def test_what_readers_do_not_agree_on_or_nobody_sees_is_refused(password):
    assert refusal(password) == "error.password_characters"


@pytest.mark.parametrize("password", [GOOD, "correct horse battery", "p@ss-w0rd_with!signs", "كلمة سر طويلة"])
def test_words_digits_signs_and_every_script_are_welcome(password):
    assert passwords.proper(password) == password


def test_a_password_of_an_archive_is_plain_ascii():
    assert passwords.proper_for_archive("correct horse battery") == "correct horse battery"
    with pytest.raises(PepdocsError) as refused:
        passwords.proper_for_archive(GOOD)
    assert refused.value.key == "error.password_ascii"


@pytest.mark.parametrize(
    "content",
    [
        GOOD.encode(),
        f"{GOOD}\n".encode(),
        f"{GOOD}\r\nanother line\r\n".encode(),
        f"\ufeff{GOOD}\r\n".encode(),
        unicodedata.normalize("NFD", GOOD).encode(),
    ],
    ids=["bare", "line", "windows", "notepad", "decomposed"],
)
def test_the_password_is_the_first_line_of_its_file(tmp_path, content):
    assert passwords.from_file(kept(tmp_path, content)) == GOOD


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "error.password_short"),
        (b"\nthe second line is no password", "error.password_short"),
        (GOOD.encode("utf-16"), "error.password_file"),
        (GOOD.encode("cp1252", "replace"), "error.password_file"),
        (b"%PDF-1.7 " + b"x" * 10_000, "error.password_long"),
    ],
    ids=["empty", "second line", "UTF-16", "Windows-1252", "another file"],
)
def test_a_file_that_holds_no_password_is_refused(tmp_path, content, key):
    with pytest.raises(PepdocsError) as refused:
        passwords.from_file(kept(tmp_path, content))
    assert refused.value.key == key


def test_a_file_that_is_not_there_and_a_folder_are_refused(tmp_path):
    for path in (tmp_path / "none.txt", tmp_path):
        with pytest.raises(PepdocsError) as refused:
            passwords.from_file(path)
        assert (refused.value.key, refused.value.facts) == ("error.password_file", {"file": path.name})


@ON_UNIX
@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o660, 0o620, 0o602])
def test_a_file_that_others_may_read_or_change_is_refused(tmp_path, mode):
    with pytest.raises(PepdocsError) as refused:
        passwords.from_file(kept(tmp_path, GOOD.encode(), mode))
    assert refused.value.key == "error.password_open"


@ON_UNIX
@pytest.mark.parametrize("mode", [0o600, 0o400, 0o700])
def test_a_file_of_its_owner_only_is_read(tmp_path, mode):
    assert passwords.from_file(kept(tmp_path, GOOD.encode(), mode)) == GOOD


@pytest.mark.skipif(sys.platform != "linux", reason="needs /dev/fd")
def test_a_password_can_come_from_a_pipe():
    read, write = os.pipe()
    os.write(write, f"{GOOD}\n".encode())
    os.close(write)
    try:
        assert passwords.from_file(Path(f"/dev/fd/{read}")) == GOOD
    finally:
        os.close(read)


def test_a_fingerprint_tells_passwords_apart_and_does_not_show_them():
    salt = b"s" * 16
    found = passwords.fingerprint(GOOD, salt)

    assert found == passwords.fingerprint(unicodedata.normalize("NFD", GOOD), salt)
    assert found != passwords.fingerprint(f"{GOOD}3", salt)
    assert found != passwords.fingerprint(GOOD, b"t" * 16)
    assert len(found) == 32

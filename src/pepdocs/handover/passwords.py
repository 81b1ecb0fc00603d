"""Passwords: which ones seal a document, where they come from, how one is known again."""

from __future__ import annotations

import hashlib
import os
import stat
import unicodedata
from pathlib import Path
from typing import BinaryIO

from pepdocs.base.errors import PepdocsError

SHORTEST = 12
"""Characters that a password must have.

Whoever gets hold of a sealed file may guess at it for as long as they like, without anybody
noticing, so a password here has to stand more than one of a website. Three random words, which the
National Cyber Security Centre advises, are as a rule longer.
"""

LONGEST = 127
"""Bytes of UTF-8 that a PDF takes account of (ISO 32000-2, 7.6.4.3.3); what follows would protect nothing."""

OTHERS = stat.S_IRGRP | stat.S_IWGRP | stat.S_IROTH | stat.S_IWOTH
LONGEST_LINE = 4096


def proper(password: str) -> str:
    """Return a password in the one form in which it seals; `PepdocsError` where it may not.

    It may not be shorter than `SHORTEST` or longer than `LONGEST`. Nor may it hold what readers do
    not agree on, or what nobody sees: PDF readers turn some characters into others first
    (SASLprep), Word does not; a space at an end is lost when a password is told on.
    """
    plain = normal(password)
    if len(plain) < SHORTEST:
        raise PepdocsError("error.password_short", least=SHORTEST)
    if not _is_agreed(plain):
        raise PepdocsError("error.password_characters")
    if len(plain.encode()) > LONGEST:
        raise PepdocsError("error.password_long", most=LONGEST)
    return plain


def proper_for_archive(password: str) -> str:
    """Return a password that opens an archive everywhere; `PepdocsError` where it may not.

    The format does not say how letters beyond ASCII become bytes. 7-Zip takes the code page of
    Windows, which has no ŵ: nobody could type the password that we had meant.
    """
    plain = proper(password)
    if not plain.isascii():
        raise PepdocsError("error.password_ascii")
    return plain


def normal(password: str) -> str:
    """Return a password as keyboards type it: a letter and its accent are one character (NFC)."""
    return unicodedata.normalize("NFC", password)


def from_file(path: Path) -> str:
    """Return the password on the first line of a file in UTF-8.

    `PepdocsError` where the file cannot be read as that, where the password is not `proper`, or,
    on Unix, where others than the owner may read or change the file: a warning would be lost
    among those of the plans, and the password would be known.
    """
    try:
        with path.open("rb") as file:
            private = _is_private(file)
            line = file.readline(LONGEST_LINE).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise PepdocsError("error.password_file", file=path.name) from None
    if not private:
        raise PepdocsError("error.password_open", file=path.name)
    return proper(line.rstrip("\r\n"))


def fingerprint(password: str, salt: bytes) -> str:
    """Return what tells a password from others, and takes long to guess it by.

    It is kept beside the documents, to know whether they were sealed with the password given now.
    `salt` is random and of the run's own folder.
    """
    cost = {"n": 2**15, "r": 8, "p": 3, "maxmem": 2**26}
    secret = normal(password).encode("utf-8", "surrogatepass")
    return hashlib.scrypt(secret, salt=salt, dklen=16, **cost).hex()


def _is_agreed(password: str) -> bool:
    same = unicodedata.normalize("NFKC", password) == password
    return same and password.isprintable() and password == password.strip()


def _is_private(file: BinaryIO) -> bool:
    """Whether nobody but the owner may read or change a file; Windows does not say so in its mode."""
    return os.name != "posix" or not os.fstat(file.fileno()).st_mode & OTHERS

"""Check passwords, read them from a file, and compute their fingerprints."""

from __future__ import annotations

import hashlib
import os
import stat
import unicodedata
from pathlib import Path
from typing import BinaryIO

from pepdocs.base import error_keys
from pepdocs.base.errors import PepdocsError

SHORTEST = 12
"""Characters that a password must have.

Whoever has an encrypted file may guess for as long as they like without anybody noticing, so its password has to resist
more than that of a website. Three random words, which the National Cyber Security Centre advises, are usually longer.
"""

LONGEST = 127
"""Bytes of UTF-8 that a PDF uses (ISO 32000-2, 7.6.4.3.3); further ones would protect nothing."""

OTHERS = stat.S_IRGRP | stat.S_IWGRP | stat.S_IROTH | stat.S_IWOTH
LONGEST_LINE = 4096


def proper(password: str) -> str:
    """Return a password in the form that documents are encrypted with; `PepdocsError` if it is not allowed.

    It may not be shorter than `SHORTEST` or longer than `LONGEST`, and may not contain invisible characters or those
    that programs read differently: PDF readers first replace some characters (SASLprep), Word does not. A space at
    either end is easily lost when a password is passed on.
    """
    plain = normal(password)
    if len(plain) < SHORTEST:
        raise PepdocsError(error_keys.PASSWORD_SHORT, least=SHORTEST)
    if not _is_unambiguous(plain):
        raise PepdocsError(error_keys.PASSWORD_CHARACTERS)
    if len(plain.encode()) > LONGEST:
        raise PepdocsError(error_keys.PASSWORD_LONG, most=LONGEST)
    return plain


def proper_for_archive(password: str) -> str:
    """Return a password that opens an archive in every program; `PepdocsError` if it is not allowed.

    The format does not say how letters beyond ASCII become bytes. 7-Zip uses the code page of Windows, which has no ŵ,
    so such a password could not be typed.
    """
    plain = proper(password)
    if not plain.isascii():
        raise PepdocsError(error_keys.PASSWORD_ASCII)
    return plain


def normal(password: str) -> str:
    """Return a password as keyboards type it, with a letter and its accent as one character (NFC)."""
    return unicodedata.normalize("NFC", password)


def from_file(path: Path) -> str:
    """Return the password on the first line of a file in UTF-8.

    `PepdocsError` if the file cannot be read, if the password is not `proper`, or, on Unix, if anybody but the owner
    may read or change the file: a warning would be overlooked, and the password would be known to others.
    """
    try:
        with path.open("rb") as file:
            is_private = _is_private(file)
            line = file.readline(LONGEST_LINE).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise PepdocsError(error_keys.PASSWORD_FILE, file=path.name) from None
    if not is_private:
        raise PepdocsError(error_keys.PASSWORD_OPEN, file=path.name)
    return proper(line.rstrip("\r\n"))


def fingerprint(password: str, salt: bytes) -> str:
    """Return a hash that tells passwords apart and is slow to compute (scrypt), so that guessing takes long.

    It is kept in the journal, to know whether documents were encrypted with the password given now. `salt` is the
    random text of the run's folder.
    """
    cost = {"n": 2**15, "r": 8, "p": 3, "maxmem": 2**26}
    secret = normal(password).encode("utf-8", "surrogatepass")
    return hashlib.scrypt(secret, salt=salt, dklen=16, **cost).hex()


def _is_unambiguous(password: str) -> bool:
    same = unicodedata.normalize("NFKC", password) == password
    return same and password.isprintable() and password == password.strip()


def _is_private(file: BinaryIO) -> bool:
    """Return whether only the owner may read or change a file; always true on Windows, whose modes do not say so."""
    return os.name != "posix" or not os.fstat(file.fileno()).st_mode & OTHERS

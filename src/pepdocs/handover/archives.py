"""One archive of documents for each recipient, with a password or without, read back when written.

An archive can be larger than the memory, so it is written to a file, and documents pass through
in pieces.
"""

from __future__ import annotations

import hashlib
import shutil
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO

from pepdocs.base.errors import RenderError
from pepdocs.handover import passwords

PIECE = 2**20
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The date of every file in an archive, so that equal documents make an equal archive."""

OWNER_ONLY = 0o600 << 16
UNIX = 3
PACKED = frozenset({".pdf", ".docx"})
"""Endings of documents that are compressed already."""

AES_256 = 3
"""The strength of encryption as WinZip writes it."""

ENCRYPTED = 1
"""The bit of an entry's flags that says that it is."""


def fill(file: BinaryIO, documents: Iterable[Path], password: str | None = None) -> int:
    """Write an archive of documents to an empty file that can be read too; return how many they are.

    The documents keep their own file names, which are references. Without a password, equal
    documents make equal bytes, in whatever order they come; with one, each is encrypted with
    AES-256 in WinZip's way, which 7-Zip opens. File names can be read without the password.
    `RenderError` where what is read back differs, `PepdocsError` where the password is not one
    (see `passwords.proper_for_archive`); whatever is in the file then is not an archive.
    """
    secret = passwords.proper_for_archive(password).encode() if password is not None else None
    paths = sorted(documents, key=lambda path: path.name)
    if len({path.name.casefold() for path in paths}) < len(paths):
        raise ValueError("two documents of an archive have the same name")
    with _archive(file, "w", secret) as archive:
        written = {path.name: _added(archive, path) for path in paths}
    if _read_back(file, secret) != written:
        raise RenderError("error.sealed_differs")
    return len(written)


def names(path: Path) -> tuple[str, ...]:
    """Return the names of the documents in an archive, which need no password; none of what is no archive."""
    return tuple(entry.filename for entry in _entries(path))


def is_sealed(path: Path) -> bool:
    """Whether nothing in an archive can be read without a password."""
    entries = _entries(path)
    return bool(entries) and all(entry.flag_bits & ENCRYPTED for entry in entries)


def is_open(path: Path) -> bool:
    """Whether something in an archive can be read without a password."""
    return bool(_entries(path)) and not is_sealed(path)


def _entries(path: Path) -> list[zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.infolist()
    except (OSError, EOFError, ValueError, NotImplementedError, zipfile.BadZipFile):
        return []


def _archive(file: BinaryIO, mode: str, secret: bytes | None) -> Any:
    """Return an archive, opened; the encrypting kind is imported when first needed."""
    if secret is None:
        return zipfile.ZipFile(file, "w" if mode == "w" else "r")
    import pyzipper

    archive = pyzipper.AESZipFile(file, mode, encryption=pyzipper.WZ_AES)
    archive.setpassword(secret)
    return archive


def _added(archive: Any, path: Path) -> bytes:
    """Add a document to an archive; return its digest."""
    size = path.stat().st_size
    with path.open("rb") as document, archive.open(_entry(archive, path, size), "w") as place:
        shutil.copyfileobj(document, place, PIECE)
        document.seek(0)
        return hashlib.file_digest(document, "sha256").digest()


def _entry(archive: Any, path: Path, size: int) -> Any:
    """Return what an archive says of a document besides its content: nothing that changes by itself."""
    kind = getattr(archive, "zipinfo_cls", zipfile.ZipInfo)
    entry = kind(path.name, date_time=EARLIEST)
    packed = path.suffix.lower() in PACKED
    entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
    entry.create_system = UNIX
    entry.external_attr = OWNER_ONLY
    entry.file_size = size
    return entry


def _read_back(file: BinaryIO, secret: bytes | None) -> dict[str, bytes]:
    """Return the digests of what is in an archive, by name; of documents that are sealed as asked."""
    with _archive(file, "r", secret) as archive:
        return {
            entry.filename: _digest(archive, entry)
            for entry in archive.infolist()
            if secret is None or entry.wz_aes_strength == AES_256
        }


def _digest(archive: Any, entry: Any) -> bytes:
    with archive.open(entry) as document:
        return hashlib.file_digest(document, "sha256").digest()

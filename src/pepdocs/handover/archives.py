"""Fill and read the ZIP files of recipients, and decide which document goes into which.

An archive can be larger than the memory, so it is written to a file, and documents are copied in pieces.
"""

from __future__ import annotations

import hashlib
import shutil
import zipfile
import zlib
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from pepdocs.base import error_keys, system
from pepdocs.base.copies import Copy
from pepdocs.base.errors import PepdocsError, RenderError, WriteError
from pepdocs.base.language import named_edition
from pepdocs.handover import passwords
from pepdocs.handover.recipients import By, token

CHUNK = 2**20
DATE = (1980, 1, 1, 0, 0, 0)
"""The date of every file in an archive, so that equal documents make an equal archive."""

OWNER_MODE = 0o600 << 16
UNIX = 3
COMPRESSED = frozenset({".pdf", ".docx"})
"""Endings of documents that are already compressed."""

AES_256 = 3
"""The strength of encryption as WinZip writes it."""

ENCRYPTED_FLAG = 1
"""The bit of an entry's flags for encryption."""


def fill(file: BinaryIO, documents: Iterable[Path], password: str | None = None) -> int:
    """Write an archive of documents to an empty, readable file, and return the number of documents.

    The documents keep their file names, which are references and can be read without the password. Without a password,
    equal documents make equal bytes in whatever order they come; with one, each is encrypted with AES-256 as in WinZip
    and 7-Zip. `RenderError` if the content differs when it is read back, `PepdocsError` if the password is not allowed
    (see `passwords.proper_for_archive`); the file then holds no valid archive.
    """
    secret = passwords.proper_for_archive(password).encode() if password is not None else None
    paths = sorted(documents, key=lambda path: path.name)
    if len({path.name.casefold() for path in paths}) < len(paths):
        raise ValueError("two documents of an archive have the same name")
    with _open_archive(file, "w", secret) as archive:
        written = {path.name: _add(archive, path) for path in paths}
    if _read_back(file, secret) != written:
        raise RenderError(error_keys.ENCRYPTED_DIFFERS)
    return len(written)


def fill_without(file: BinaryIO, source: Path, names: Collection[str], password: str | None = None) -> int:
    """Write an archive of the documents of another one but for some to an empty, readable file; return their number.

    It is encrypted with the password of the other one, if that is encrypted. `RenderError` if the content differs when
    it is read back, `PepdocsError` if the password does not open the other one, `WriteError` if that cannot be read.
    """
    secret = passwords.normal(password).encode() if password is not None else None
    try:
        with source.open("rb") as older, _open_archive(older, "r", secret) as before:
            kept = [entry for entry in before.infolist() if entry.filename not in names]
            with _open_archive(file, "w", secret) as archive:
                written = {entry.filename: _move(before, entry, archive) for entry in kept}
    except RuntimeError:  # how the library says that the password is wrong
        raise PepdocsError(error_keys.PASSWORD_WRONG) from None
    except (OSError, EOFError, ValueError, zipfile.BadZipFile, zlib.error):
        raise WriteError(error_keys.WRITE, file=source.name) from None
    if _read_back(file, secret) != written:
        raise RenderError(error_keys.ENCRYPTED_DIFFERS)
    return len(written)


def document_names(path: Path) -> tuple[str, ...]:
    """Return the names of the documents in an archive, which need no password; empty if the file is no archive."""
    return tuple(entry.filename for entry in _entries(path))


def is_encrypted(path: Path) -> bool:
    """Return whether every document in an archive is encrypted; False if the file is no archive."""
    entries = _entries(path)
    return bool(entries) and all(entry.flag_bits & ENCRYPTED_FLAG for entry in entries)


def is_readable(path: Path) -> bool:
    """Return whether some document in an archive is not encrypted."""
    return bool(_entries(path)) and not is_encrypted(path)


def archive_names(recipients: Mapping[str, str], by: By, salt: bytes) -> dict[str, str]:
    """Return the file name of the archive of each plan, "" for a plan that names no recipient.

    The keys of `recipients` and of the result are the plans' references.
    """
    return {record: f"{token(name, by, salt)}.zip" if name else "" for record, name in recipients.items()}


def documents_by_archive(
    documents: Mapping[str, str], archives: Mapping[str, str], before: Mapping[str, str]
) -> dict[str, list[str]]:
    """Return the names of documents by the archive that each goes into.

    `documents` has the references of their plans, `archives` the archives of plans that were read. A document of
    another plan stays in the archive that held it `before`; if none did, it goes nowhere. Of two names that differ only
    in capitals, that of a plan that was read is taken.
    """
    shares: dict[str, dict[str, str]] = {}
    for name in sorted(documents, key=lambda name: documents[name] not in archives):
        if archive := archives.get(documents[name], before.get(name, "")):
            shares.setdefault(archive, {}).setdefault(name.casefold(), name)
    return {archive: sorted(names.values()) for archive, names in shares.items()}


def copy_of(name: str) -> Copy:
    """Return whose copy a document is, by its file name."""
    edition = named_edition(Path(name).stem)
    return edition.copy if edition else Copy.FULL


def archives_by_document(archives: Iterable[Path]) -> dict[str, str]:
    """Return the name of the archive that holds each document; of several, the last."""
    return {name: path.name for path in archives for name in document_names(path)}


def _entries(path: Path) -> list[zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.infolist()
    except (OSError, EOFError, ValueError, NotImplementedError, zipfile.BadZipFile):
        return []


def _open_archive(file: BinaryIO, mode: str, secret: bytes | None) -> Any:
    if secret is None:
        return zipfile.ZipFile(file, "w" if mode == "w" else "r")
    import pyzipper

    archive = pyzipper.AESZipFile(file, mode, encryption=pyzipper.WZ_AES)
    archive.setpassword(secret)
    return archive


def _add(archive: Any, path: Path) -> bytes:
    """Add a document to an archive, and return its digest."""
    size = path.stat().st_size
    opened = system.patiently(lambda: path.open("rb"))
    with opened as document, archive.open(_entry(archive, path.name, size), "w") as target:
        shutil.copyfileobj(document, target, CHUNK)
        document.seek(0)
        return hashlib.file_digest(document, "sha256").digest()


def _move(before: Any, entry: Any, archive: Any) -> bytes:
    """Add a document of another archive to an archive, and return its digest."""
    digest = hashlib.sha256()
    with before.open(entry) as document, archive.open(_entry(archive, entry.filename, entry.file_size), "w") as target:
        while piece := document.read(CHUNK):
            digest.update(piece)
            target.write(piece)
    return digest.digest()


def _entry(archive: Any, name: str, size: int) -> Any:
    """Return the metadata of a document in an archive, the same on every day and computer."""
    entry = getattr(archive, "zipinfo_cls", zipfile.ZipInfo)(name, date_time=DATE)
    is_compressed = Path(name).suffix.lower() in COMPRESSED
    entry.compress_type = zipfile.ZIP_STORED if is_compressed else zipfile.ZIP_DEFLATED
    entry.create_system = UNIX
    entry.external_attr = OWNER_MODE
    entry.file_size = size
    return entry


def _read_back(file: BinaryIO, secret: bytes | None) -> dict[str, bytes]:
    """Return the digests of the documents in an archive by name, without those that are not encrypted as asked."""
    with _open_archive(file, "r", secret) as archive:
        return {
            entry.filename: _digest(archive, entry)
            for entry in archive.infolist()
            if secret is None or entry.wz_aes_strength == AES_256
        }


def _digest(archive: Any, entry: Any) -> bytes:
    with archive.open(entry) as document:
        return hashlib.file_digest(document, "sha256").digest()

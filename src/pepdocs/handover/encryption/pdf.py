"""PDFs sealed with AES-256 (revision 6 of the standard handler, as in PDF 2.0).

Everything is encrypted, the metadata too: a program that may not open the document need not know
its reference. PDF/UA-1 (7.16) asks only that assistive technology is not shut out, and whoever
opens the document gets its title as before.
"""

from __future__ import annotations

import io
import secrets
from typing import Final

import pikepdf

from pepdocs.base.errors import PepdocsError

REVISION: Final = 6
AES_256 = "aesv3"
VERSION = ("1.7", 8)
"""PDF 1.7 with the extension that this encryption is; it is set with or without a password."""

ALLOWED = pikepdf.Permissions(modify_other=False, modify_assembly=False)
"""All but changing what the document says: to copy, print or highlight helps some to read it."""


def sealed(content: bytes, password: str) -> bytes:
    """Return a PDF sealed with a password; `PepdocsError` for one that an archive keeps.

    The owner's password, which only lifts what is not allowed, is random and told to nobody.
    """
    lock = pikepdf.Encryption(owner=secrets.token_urlsafe(), user=password, R=REVISION, allow=ALLOWED, metadata=True)
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        if pdf.open_metadata().pdfa_status:
            raise PepdocsError("error.seal_archive")
        pdf.save(made, encryption=lock, force_version=VERSION)
    return made.getvalue()


def opened(content: bytes, password: str) -> bytes:
    """Return a sealed PDF without its seal; equal documents give equal bytes.

    `PepdocsError` where it is not sealed as ours are, or not with this password.
    """
    if _opens(content):
        raise PepdocsError("error.password_wrong")
    try:
        with pikepdf.open(io.BytesIO(content), password=password) as pdf:
            if not _is_ours(pdf):
                raise PepdocsError("error.password_wrong")
            return _rewritten(pdf)
    except pikepdf.PasswordError:
        raise PepdocsError("error.password_wrong") from None


def plain(content: bytes) -> bytes:
    """Return a PDF that was never sealed as `opened` would return it."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return _rewritten(pdf)


def _opens(content: bytes) -> bool:
    """Whether a PDF opens without any password."""
    try:
        pikepdf.open(io.BytesIO(content)).close()
    except pikepdf.PasswordError:
        return False
    return True


def _is_ours(pdf: pikepdf.Pdf) -> bool:
    """Whether a sealed PDF is encrypted as we do it, all of it, and was opened as its readers do."""
    lock = pdf.encryption
    methods = {way.name for way in (lock.stream_method, lock.string_method, lock.file_method)}
    return lock.R == REVISION and methods == {AES_256} and pdf.user_password_matched


def _rewritten(pdf: pikepdf.Pdf) -> bytes:
    """Return a PDF as bytes that depend on nothing but its objects, not on how it was stored."""
    if "/ID" in pdf.trailer:
        del pdf.trailer.ID
    made = io.BytesIO()
    pdf.save(
        made,
        static_id=True,
        force_version=VERSION,
        compress_streams=False,
        stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
    )
    return made.getvalue()

"""Encrypt documents with a password, and open them again.

PDFs are encrypted with AES-256 (revision 6 of the standard handler, as in PDF 2.0), Word files as Office does it
("agile" encryption of ECMA-376: AES-256, SHA-512). The metadata of a PDF are encrypted too: a program that may not open
the document need not know its reference. PDF/UA-1 (7.16) asks only that assistive technology is not shut out, and
whoever opens the document gets its title as before.
"""

from __future__ import annotations

import io
import secrets
from typing import TYPE_CHECKING, Final

from pepdocs.base import error_keys
from pepdocs.base.errors import PepdocsError, RenderError
from pepdocs.handover import passwords
from pepdocs.render import Format

if TYPE_CHECKING:
    import pikepdf

PDF_REVISION: Final = 6
AES_256 = "aesv3"
PDF_VERSION = ("1.7", 8)
"""PDF 1.7 with the extension that defines this encryption; it is set with or without a password."""


def encrypt(content: bytes, form: Format, password: str) -> bytes:
    """Return a document encrypted with a password, after it was opened again and compared.

    `PepdocsError` if this kind of document cannot be encrypted or the password is not allowed (see
    `passwords.proper`), `RenderError` if the opened document differs from the original.
    """
    _require_encryptable(form)
    secret = passwords.proper(password)
    if form is Format.PDF:
        encrypted, original = _encrypt_pdf(content, secret), _normal_pdf(content)
    else:
        encrypted, original = _encrypt_docx(content, secret), content
    if decrypt(encrypted, form, secret) != original:
        raise RenderError(error_keys.ENCRYPTED_DIFFERS)
    return encrypted


def decrypt(content: bytes, form: Format, password: str) -> bytes:
    """Return an encrypted document without its encryption; `PepdocsError` if the password does not open it.

    A Word file comes back byte for byte, after its checksum was verified. A PDF comes back with the same objects,
    written anew; one that is not encrypted as ours are does not pass.
    """
    _require_encryptable(form)
    secret = passwords.normal(password)
    return _decrypt_pdf(content, secret) if form is Format.PDF else _decrypt_docx(content, secret)


def _require_encryptable(form: Format) -> None:
    if form is Format.HTML:  # a browser knows no password for a page
        raise PepdocsError(error_keys.ENCRYPT_HTML)


def _encrypt_docx(content: bytes, password: str) -> bytes:
    from msoffcrypto.format.ooxml import OOXMLFile

    encrypted = io.BytesIO()
    OOXMLFile(io.BytesIO(content)).encrypt(password, encrypted)
    return encrypted.getvalue()


def _decrypt_docx(content: bytes, password: str) -> bytes:
    from msoffcrypto.exceptions import DecryptionError, FileFormatError
    from msoffcrypto.format.ooxml import OOXMLFile

    decrypted = io.BytesIO()
    try:
        file = OOXMLFile(io.BytesIO(content))
        file.load_key(password=password)
        file.decrypt(decrypted, verify_integrity=True)
    except (DecryptionError, FileFormatError):
        raise PepdocsError(error_keys.PASSWORD_WRONG) from None
    return decrypted.getvalue()


def _encrypt_pdf(content: bytes, password: str) -> bytes:
    """Return an encrypted PDF; `PepdocsError` for PDF/A.

    The owner's password, which only lifts the restrictions, is random and kept nowhere. Only changing the document is
    restricted: copying, printing or highlighting helps some people to read it.
    """
    import pikepdf

    encryption = pikepdf.Encryption(
        owner=secrets.token_urlsafe(),
        user=password,
        R=PDF_REVISION,
        allow=pikepdf.Permissions(modify_other=False, modify_assembly=False),
        metadata=True,
    )
    encrypted = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        if pdf.open_metadata().pdfa_status:
            raise PepdocsError(error_keys.ENCRYPT_ARCHIVE)
        pdf.save(encrypted, encryption=encryption, force_version=PDF_VERSION)
    return encrypted.getvalue()


def _decrypt_pdf(content: bytes, password: str) -> bytes:
    import pikepdf

    if _opens_without_password(content):
        raise PepdocsError(error_keys.PASSWORD_WRONG)
    try:
        with pikepdf.open(io.BytesIO(content), password=password) as pdf:
            if not _is_encrypted_as_ours(pdf):
                raise PepdocsError(error_keys.PASSWORD_WRONG)
            return _rewritten(pdf)
    except pikepdf.PasswordError:
        raise PepdocsError(error_keys.PASSWORD_WRONG) from None


def _opens_without_password(content: bytes) -> bool:
    import pikepdf

    try:
        pikepdf.open(io.BytesIO(content)).close()
    except pikepdf.PasswordError:
        return False
    return True


def _normal_pdf(content: bytes) -> bytes:
    """Return a PDF that was never encrypted as `decrypt` would return it."""
    import pikepdf

    with pikepdf.open(io.BytesIO(content)) as pdf:
        return _rewritten(pdf)


def _is_encrypted_as_ours(pdf: pikepdf.Pdf) -> bool:
    """Return whether all of a PDF is encrypted with AES-256 and it was opened with its readers' password."""
    encryption = pdf.encryption
    methods = {method.name for method in (encryption.stream_method, encryption.string_method, encryption.file_method)}
    return encryption.R == PDF_REVISION and methods == {AES_256} and pdf.user_password_matched


def _rewritten(pdf: pikepdf.Pdf) -> bytes:
    """Return a PDF as bytes that depend only on its objects, not on how they were stored."""
    import pikepdf

    if "/ID" in pdf.trailer:
        del pdf.trailer.ID
    content = io.BytesIO()
    pdf.save(
        content,
        static_id=True,
        force_version=PDF_VERSION,
        compress_streams=False,
        stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
    )
    return content.getvalue()

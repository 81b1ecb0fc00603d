"""Word files sealed as Office does it ("agile" encryption of ECMA-376: AES-256, SHA-512)."""

from __future__ import annotations

import io

from msoffcrypto.exceptions import DecryptionError, FileFormatError
from msoffcrypto.format.ooxml import OOXMLFile

from pepdocs.base.errors import PepdocsError


def sealed(content: bytes, password: str) -> bytes:
    """Return a Word file sealed with a password."""
    made = io.BytesIO()
    OOXMLFile(io.BytesIO(content)).encrypt(password, made)
    return made.getvalue()


def opened(content: bytes, password: str) -> bytes:
    """Return a sealed Word file without its seal, after its checksum was found right."""
    made = io.BytesIO()
    try:
        file = OOXMLFile(io.BytesIO(content))
        file.load_key(password=password)
        file.decrypt(made, verify_integrity=True)
    except (DecryptionError, FileFormatError):
        raise PepdocsError("error.password_wrong") from None
    return made.getvalue()


def plain(content: bytes) -> bytes:
    """Return a Word file that was never sealed as `opened` would return it."""
    return content

"""A document that opens with a password only (AES-256), opened again before it is given away."""

from __future__ import annotations

from typing import Any

from pepdocs.base.errors import PepdocsError, RenderError
from pepdocs.handover import passwords
from pepdocs.render import Format

SEALED = frozenset({Format.PDF, Format.DOCX})
"""The kinds of document that can be sealed; a browser knows no password for a page."""


def sealed(content: bytes, form: Format, password: str) -> bytes:
    """Return a document sealed with a password.

    `PepdocsError` where this kind of document cannot be sealed or the password is not one (see
    `passwords.proper`), `RenderError` where what opens again is not what was sealed.
    """
    home = _home(form)
    secret = passwords.proper(password)
    made: bytes = home.sealed(content, secret)
    if home.opened(made, secret) != home.plain(content):
        raise RenderError("error.sealed_differs")
    return made


def opened(content: bytes, form: Format, password: str) -> bytes:
    """Return what a sealed document holds; `PepdocsError` where the password does not open it.

    A Word file comes back byte for byte. A PDF comes back with the same objects, written anew.
    """
    made: bytes = _home(form).opened(content, passwords.normal(password))
    return made


def _home(form: Format) -> Any:
    """Return the module that seals a kind of document, imported when first needed."""
    if form not in SEALED:
        raise PepdocsError("error.seal_html")
    if form is Format.PDF:
        from pepdocs.handover.encryption import pdf

        return pdf
    from pepdocs.handover.encryption import docx

    return docx

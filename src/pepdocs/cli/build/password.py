"""The password of documents, from a file or typed twice."""

from __future__ import annotations

import sys
import warnings
from getpass import GetPassWarning
from pathlib import Path

import click

from pepdocs.base import error_keys, system
from pepdocs.base.errors import PepdocsError
from pepdocs.wording import Speaker


def read(speaker: Speaker, file: Path | None, *, for_archive: bool) -> str:
    """Return the password in a file, or else one that is typed; raise `PepdocsError` if it is not fit for use."""
    from pepdocs.handover import passwords

    password = passwords.from_file(file) if file else _typed(speaker)
    return passwords.proper_for_archive(password) if for_archive else passwords.proper(password)


def _typed(speaker: Speaker) -> str:
    """Return a password that was typed twice without being shown."""
    # Python's getpass asks Windows for keys, and where there is no console it gets none, for ever.
    if system.WINDOWS and not (sys.stdin and sys.stdin.isatty()):
        raise PepdocsError(error_keys.NO_TERMINAL)
    with warnings.catch_warnings():
        # Without a terminal, what is typed would be shown, and Python would say so in English.
        warnings.simplefilter("error", GetPassWarning)
        try:
            first, again = (_prompt(speaker, which) for which in ("password", "password_again"))
        except GetPassWarning:
            raise PepdocsError(error_keys.NO_TERMINAL) from None
        except click.Abort:
            raise PepdocsError(error_keys.NOT_BEGUN) from None
    if first != again:
        raise PepdocsError(error_keys.PASSWORD_DIFFERS)
    return first


def _prompt(speaker: Speaker, which: str) -> str:
    return str(click.prompt(speaker.text(f"cli:{which}"), hide_input=True, type=str, err=True))

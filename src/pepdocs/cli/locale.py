"""The language of the command line, and of the library that reads it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import ModuleType

import click

from pepdocs.base import system
from pepdocs.base.language import CY, EN
from pepdocs.wording import Speaker
from pepdocs.wording.english.cli import CLICK

OPTIONS = ("--iaith", "--ui-lang")
VARIABLES = ("PEPDOCS_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


def chosen_language(arguments: Sequence[str]) -> str:
    """Return `cy` or `en`: what the command line asks for, else the language of the locale or Windows, else English."""
    for place, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name in OPTIONS:
            following = arguments[place + 1] if place + 1 < len(arguments) else ""
            return _language(value or following)
    return _language(next((os.environ[name] for name in VARIABLES if os.environ.get(name)), system.ui_language()))


def _language(name: str) -> str:
    return CY if name.casefold().startswith(CY) else EN


@contextmanager
def localized_click(lang: str) -> Iterator[Speaker]:
    """Make click use `lang` too; a sentence that is not in our catalogues stays as click has it.

    click gets every sentence from gettext by the names `_` and `ngettext` of its modules. There is
    no other way in: gettext itself would need compiled files in a folder named after the locale.
    """
    speaker = Speaker(lang)
    modules = [module for module in vars(click).values() if isinstance(module, ModuleType)]
    originals = [(m, name, vars(m)[name]) for m in modules for name in ("_", "ngettext") if name in vars(m)]
    for module, name, _ in originals:
        setattr(module, name, _translate(speaker) if name == "_" else _translate_counted(speaker))
    try:
        yield speaker
    finally:
        for module, name, original in originals:
            setattr(module, name, original)


def _translate(speaker: Speaker) -> Callable[[str], str]:
    def translate(message: str) -> str:
        context = f"click:{message}"
        return speaker.unfilled(context) if context in CLICK else message

    return translate


def _translate_counted(speaker: Speaker) -> Callable[[str, str, int], str]:
    translate = _translate(speaker)
    return lambda singular, plural, n: translate(singular if n == 1 else plural)

"""Which language the command line speaks, and how its library is made to speak it too."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import ModuleType

import click

from pepdocs.base.language import CY, EN
from pepdocs.wording import Speaker
from pepdocs.wording.english.cli import CLICK

OPTIONS = ("--iaith", "--ui-lang")
VARIABLES = ("PEPDOCS_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


def chosen_language(arguments: Sequence[str]) -> str:
    """Return `cy` or `en`: what the command line asks for, else the locale's, else English."""
    for place, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name in OPTIONS:
            following = arguments[place + 1] if place + 1 < len(arguments) else ""
            return _language(value or following)
    return _language(next((os.environ[name] for name in VARIABLES if os.environ.get(name)), ""))


def _language(name: str) -> str:
    return CY if name.casefold().startswith(CY) else EN


@contextmanager
def speaking(lang: str) -> Iterator[Speaker]:
    """Make click speak `lang` as well; what we have no words for stays as click says it.

    click asks gettext for every sentence by the names `_` and `ngettext` of its modules. There is
    no other way in: gettext itself would want compiled files in a folder named after the locale.
    """
    speaker = Speaker(lang)
    modules = [module for module in vars(click).values() if isinstance(module, ModuleType)]
    kept = [(m, name, vars(m)[name]) for m in modules for name in ("_", "ngettext") if name in vars(m)]
    for module, name, _ in kept:
        setattr(module, name, _spoken(speaker) if name == "_" else _counted(speaker))
    try:
        yield speaker
    finally:
        for module, name, original in kept:
            setattr(module, name, original)


def _spoken(speaker: Speaker) -> Callable[[str], str]:
    def say(message: str) -> str:
        context = f"click:{message}"
        return speaker.unfilled(context) if context in CLICK else message

    return say


def _counted(speaker: Speaker) -> Callable[[str, str, int], str]:
    say = _spoken(speaker)
    return lambda singular, several, n: say(singular if n == 1 else several)

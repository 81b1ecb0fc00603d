"""Message catalogues: what is said in which context, in one language.

A text is found by its context alone (`field:history.attendance.percent`), so neither language is
the other's original, and a text that is missing is missed: there is no falling back to English.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import polib

from pepdocs.base.errors import PepdocsError
from pepdocs.wording import plural


class MissingWording(PepdocsError):
    """A catalogue does not hold a text that is needed; the fact `context` says which."""

    def __init__(self, context: str, lang: str) -> None:
        super().__init__("error.wording", context=context, lang=lang)


@dataclass(frozen=True, slots=True)
class Entry:
    """One text of a catalogue.

    `english` is one text, or a singular and a plural; `texts` is one text, or one for each of the
    language's plural forms, and is empty where nothing is translated.
    """

    context: str
    english: tuple[str, ...]
    texts: tuple[str, ...] = ()
    comment: str = ""
    fuzzy: bool = False

    @property
    def counts(self) -> bool:
        """Whether the text changes with a number."""
        return len(self.english) > 1

    @property
    def translated(self) -> bool:
        """Whether every form has a text, and nobody doubts it."""
        return bool(self.texts) and all(self.texts) and not self.fuzzy


Catalogue = dict[str, Entry]
"""Entries by their contexts."""


class Own:
    """Texts that an authority says in its own words, in place of ours: a catalogue for each language.

    A text that it does not have, or not in that language, is ours.
    """

    def __init__(self, catalogues: Mapping[str, Catalogue]) -> None:
        self._catalogues = dict(catalogues)

    def find(self, lang: str, context: str, form: int = 0) -> str:
        """Return a text; `MissingWording` where neither they nor we have it."""
        entry = self._catalogues.get(lang, {}).get(context)
        if entry is not None and entry.translated:
            return entry.texts[form]
        return find(load(lang), lang, context, form)


OURS = Own({})
"""No words but ours."""


@cache
def load(lang: str) -> Catalogue:
    """Return the catalogue of `lang`, read once a run."""
    shipped = files("pepdocs.translations").joinpath(f"{lang}.po")
    return read(shipped.read_text(encoding="utf-8"))


def find(catalogue: Catalogue, lang: str, context: str, form: int = 0) -> str:
    """Return a text; `MissingWording` where there is none, or only a doubtful one."""
    entry = catalogue.get(context)
    if entry is None or not entry.translated:
        raise MissingWording(context, lang)
    return entry.texts[form]


def read(written: str) -> Catalogue:
    """Return the entries of a catalogue file's text."""
    # A text without a line end could be the name of a file, which polib would open.
    found = polib.pofile(f"\n{written}")
    return {entry.msgctxt: _entry(entry) for entry in found if not entry.obsolete}


def read_own(written: str, lang: str) -> Catalogue:
    """Return the entries of an authority's catalogue in a language; `PepdocsError` where its lines make no sense."""
    try:
        return read(written)
    except (OSError, ValueError):  # what polib says of such a file
        raise PepdocsError("error.own_catalogue", file=f"words/{lang}.po") from None


def write(lang: str, entries: Iterable[Entry]) -> str:
    """Return a catalogue file; equal entries make an equal file. No `lang` makes a template."""
    catalogue = polib.POFile(wrapwidth=100)
    catalogue.metadata = _metadata(lang)
    catalogue.extend(_written(entry) for entry in sorted(entries, key=lambda e: e.context))
    return f"{catalogue}\n"


def _entry(entry: polib.POEntry) -> Entry:
    plural_forms = tuple(text for _, text in sorted(entry.msgstr_plural.items()))
    texts = plural_forms or (entry.msgstr,)
    english = (entry.msgid, entry.msgid_plural) if entry.msgid_plural else (entry.msgid,)
    return Entry(entry.msgctxt, english, texts if any(texts) else (), entry.comment, entry.fuzzy)


def _written(entry: Entry) -> polib.POEntry:
    flags = ["fuzzy"] if entry.fuzzy else []
    common = {"msgctxt": entry.context, "comment": entry.comment, "flags": flags}
    if not entry.counts:
        text = entry.texts[0] if entry.texts else ""
        return polib.POEntry(msgid=entry.english[0], msgstr=text, **common)
    singular, several = entry.english
    forms = dict(enumerate(entry.texts or ("", "")))
    return polib.POEntry(msgid=singular, msgid_plural=several, msgstr_plural=forms, **common)


def _metadata(lang: str) -> dict[str, str]:
    """Return a header that says nothing that changes by itself, such as a date."""
    header = {
        "Project-Id-Version": "pepdocs",
        "Language": lang,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    return header | ({"Plural-Forms": plural.HEADERS[lang]} if lang else {})

"""Message catalogues: the texts of one language by their contexts.

A text is found by its context alone (`field:history.attendance.percent`), so neither language is
the other's original, and a missing text is an error: there is no fallback to English.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from pepdocs.base import error_keys
from pepdocs.base.errors import PepdocsError
from pepdocs.base.language import EN
from pepdocs.wording import plural
from pepdocs.wording.english.sources import SOURCES, Texts

if TYPE_CHECKING:
    import polib

APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"


class MissingWording(PepdocsError):
    """A catalogue does not hold a text that is needed; the fact `context` says which."""

    def __init__(self, context: str, lang: str) -> None:
        super().__init__(error_keys.WORDING, context=context, lang=lang)


@dataclass(frozen=True, slots=True)
class Message:
    """One text of a catalogue.

    `english` is one text, or a singular and a plural; `texts` is one text, or one for each plural
    form of the language, and is empty if nothing is translated.
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
        """Whether every form has a text and none is fuzzy."""
        return bool(self.texts) and all(self.texts) and not self.fuzzy


Catalogue = dict[str, Message]
"""Messages by their contexts."""


class Own:
    """The texts of an authority that replace ours: a catalogue for each language.

    A text that it lacks in a language is ours.
    """

    def __init__(self, catalogues: Mapping[str, Catalogue]) -> None:
        self._catalogues = dict(catalogues)

    def find(self, lang: str, context: str, form: int = 0) -> str:
        """Return a text; raise `MissingWording` if neither the authority nor we have it."""
        message = self._catalogues.get(lang, {}).get(context)
        if message is not None and message.translated:
            return message.texts[form]
        return find(_holding(lang, context), lang, context, form)


OURS = Own({})
"""No texts but ours."""


@cache
def load(lang: str) -> Catalogue:
    """Return the catalogue of `lang`, sorted by context and made once a run."""
    if lang == EN:
        messages = [message for source in SOURCES for message in _english(source).items()]
        return dict(sorted(messages))
    from importlib.resources import files  # an English run reads no catalogue

    shipped = files("pepdocs.translations").joinpath(f"{lang}.po")
    return read(shipped.read_text(encoding="utf-8"))


@cache
def _english(source: Callable[[], Texts]) -> Catalogue:
    """Return the English messages of a source, made from the declarations: no file is read."""
    declared = ((context, (text,) if isinstance(text, str) else text) for context, text in source())
    return {context: Message(context, english, tuple(map(typographic, english))) for context, english in declared}


def _holding(lang: str, context: str) -> Catalogue:
    """Return the catalogue of `lang`; of English only the first source that has `context`, which is quicker to load."""
    if lang == EN:
        return next((_english(source) for source in SOURCES if context in _english(source)), {})
    return load(lang)


def typographic(text: str) -> str:
    """Return `text` composed (NFC) and with printed apostrophes."""
    composed = text if text.isascii() else unicodedata.normalize("NFC", text)
    return composed.replace("'", APOSTROPHE)


def find(catalogue: Catalogue, lang: str, context: str, form: int = 0) -> str:
    """Return a text; raise `MissingWording` if there is none or it is fuzzy."""
    message = catalogue.get(context)
    if message is None or not message.translated:
        raise MissingWording(context, lang)
    return message.texts[form]


def read(content: str) -> Catalogue:
    """Return the messages of a catalogue file's content; raise `OSError` or `ValueError` if it is malformed."""
    import polib  # an English run reads no catalogue

    # polib would open a file if the content were its name; a file name holds no line break.
    entries = polib.pofile(f"\n{content}")
    return {entry.msgctxt: _message(entry) for entry in entries if not entry.obsolete}


def read_own(content: str, lang: str) -> Catalogue:
    """Return the messages of an authority's catalogue; raise `PepdocsError` if it is malformed."""
    try:
        return read(content)
    except (OSError, ValueError):
        raise PepdocsError(error_keys.OWN_CATALOGUE, file=f"words/{lang}.po") from None


def write(lang: str, messages: Iterable[Message]) -> str:
    """Return the content of a catalogue file, sorted by context; of a template (.pot) if `lang` is empty.

    It holds nothing that changes by itself, such as a date.
    """
    import polib

    catalogue = polib.POFile(wrapwidth=100)
    catalogue.metadata = {
        "Project-Id-Version": "pepdocs",
        "Language": lang,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    } | ({"Plural-Forms": plural.HEADERS[lang]} if lang else {})
    catalogue.extend(_entry(message) for message in sorted(messages, key=lambda message: message.context))
    return f"{catalogue}\n"


def for_translators() -> dict[str, str]:
    """Return the content of the files that are made for translators, by name; the program reads neither."""
    messages = load(EN).values()
    return {
        "en.po": write(EN, messages),
        "pepdocs.pot": write("", (replace(message, texts=()) for message in messages)),
    }


def _message(entry: polib.POEntry) -> Message:
    plural_forms = tuple(text for _, text in sorted(entry.msgstr_plural.items()))
    texts = plural_forms or (entry.msgstr,)
    english = (entry.msgid, entry.msgid_plural) if entry.msgid_plural else (entry.msgid,)
    return Message(entry.msgctxt, english, texts if any(texts) else (), entry.comment, entry.fuzzy)


def _entry(message: Message) -> polib.POEntry:
    import polib

    flags = ["fuzzy"] if message.fuzzy else []
    common = {"msgctxt": message.context, "comment": message.comment, "flags": flags}
    if not message.counts:
        text = message.texts[0] if message.texts else ""
        return polib.POEntry(msgid=message.english[0], msgstr=text, **common)
    singular, several = message.english
    forms = dict(enumerate(message.texts or ("", "")))
    return polib.POEntry(msgid=singular, msgid_plural=several, msgstr_plural=forms, **common)

"""The words of a theme: catalogues that are none, texts that we do not have, slots that differ."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pepdocs.authoring.check.faults import found, nearest
from pepdocs.base.language import CY, EN
from pepdocs.findings import theme as codes
from pepdocs.findings.model import Finding
from pepdocs.theme import Theme
from pepdocs.wording import catalogue
from pepdocs.wording.catalogue import Catalogue, Entry
from pepdocs.wording.mutation import is_mutated, strange_slots

LANGUAGES = (CY, EN)
LINE = re.compile(r"line (\d+)")
CONTEXT = re.compile(r'\s*msgctxt\s+"(.*)"\s*$')

BREAKING = frozenset({codes.BROKEN_CATALOGUE, codes.WRONG_SLOTS, codes.WRONG_FORMS})
"""With one of these in it a catalogue cannot be used."""


def faults(theme: Theme, layer: int) -> Iterator[Finding]:
    """Yield what is wrong with the words of a layer."""
    files = theme.layers[layer].files
    texts = {lang: theme.layers[layer].text(_file(lang)) for lang in LANGUAGES if _file(lang) in files}
    read: dict[str, Catalogue] = {}
    for lang, text in texts.items():
        try:
            read[lang] = catalogue.read(text)
        except (OSError, ValueError) as error:
            yield found(codes.BROKEN_CATALOGUE, _file(lang), _line_of_error(error))
    left_out = theme.layers[layer].left_out
    lost = {lang for lang in LANGUAGES if lang in texts or left_out.may_be(_file(lang))} - read.keys()
    for lang, entries in read.items():
        yield from _twice(lang, texts[lang])
        for context, entry in entries.items():
            line = _line(texts[lang], context)
            yield from _of_entry(lang, entry, line)
            yield from _alone(lang, entry, line, read, is_lost=bool(lost))


def _twice(lang: str, text: str) -> Iterator[Finding]:
    """Yield every text but the first in a context, on its line."""
    before = set[str]()
    for number, line in enumerate(text.splitlines(), 1):
        said = CONTEXT.match(line)
        if said and said[1] in before:
            yield found(codes.SAME_TEXT, _file(lang), number, name=_said(said[1]))
        before |= {said[1]} if said else set()


def _file(lang: str) -> str:
    return f"words/{lang}.po"


def _of_entry(lang: str, entry: Entry, line: int) -> Iterator[Finding]:
    """Yield what is wrong with one text, whatever the other language says."""
    file, ours = _file(lang), catalogue.load(lang)
    known = ours.get(entry.context or "")
    if known is None:
        near = nearest(entry.context or "", ours)
        yield found(codes.UNKNOWN_TEXT, file, line, name=_said(entry.context), nearest=_said(near))
    elif entry.texts:
        if len(entry.texts) != len(known.texts):
            yield found(codes.WRONG_FORMS, file, line, count=len(known.texts))
        elif strange := strange_slots(entry, known.texts):
            slots = ", ".join(f"{{{each}}}" for each in strange)
            yield found(codes.WRONG_SLOTS, file, line, slots=slots)
        if lang == CY and any(map(is_mutated, entry.texts)):
            yield found(codes.MUTATING, file, line, name=_said(entry.context))


def _alone(lang: str, entry: Entry, line: int, read: dict[str, Catalogue], *, is_lost: bool) -> Iterator[Finding]:
    """Yield that a text of ours is said anew in one language and left as it was in the other.

    That of the other language may be in a catalogue that `is_lost`.
    """
    other = EN if lang == CY else CY
    twin = read.get(other, {}).get(entry.context)
    if not entry.translated or (twin is None and not is_lost and entry.context in catalogue.load(lang)):
        yield found(codes.ONE_LANGUAGE, _file(lang), line, name=_said(entry.context))


def _said(context: str | None) -> str:
    """Return a context as a finding names it; bare, it would be told as the text that it stands for."""
    return f"“{context}”"


def _line(text: str, context: str) -> int:
    """Return the line on which a catalogue names a context."""
    for number, line in enumerate(text.splitlines(), 1):
        if (said := CONTEXT.match(line)) and said[1] == context:
            return number
    return 1


def _line_of_error(error: Exception) -> int:
    """Return the line that polib complains of; it counts the one that is put before the file."""
    told = LINE.search(str(error))
    return max(1, int(told[1]) - 1) if told else 1

"""Check a theme's catalogues: unreadable files, unknown texts, differing slots."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pepdocs.authoring.check.faults import line_finding, nearest
from pepdocs.base.language import CY, EN
from pepdocs.findings import theme as codes
from pepdocs.findings.model import Finding
from pepdocs.theme import Theme
from pepdocs.wording import catalogue
from pepdocs.wording.catalogue import Catalogue, Message
from pepdocs.wording.slots import is_mutated, strange_slots

LANGUAGES = (CY, EN)
LINE = re.compile(r"line (\d+)")
CONTEXT = re.compile(r'\s*msgctxt\s+"(.*)"\s*$')

BREAKING = frozenset({codes.BROKEN_CATALOGUE, codes.WRONG_SLOTS, codes.WRONG_FORMS})
"""A catalogue with one of these faults cannot be used."""


def faults(theme: Theme, layer: int) -> Iterator[Finding]:
    """Yield the faults of a layer's catalogues."""
    files = theme.layers[layer].files
    texts = {lang: theme.layers[layer].text(_file(lang)) for lang in LANGUAGES if _file(lang) in files}
    read: dict[str, Catalogue] = {}
    for lang, text in texts.items():
        try:
            read[lang] = catalogue.read(text)
        except (OSError, ValueError) as error:
            yield line_finding(codes.BROKEN_CATALOGUE, _file(lang), _line_of_error(error))
    unavailable = theme.layers[layer].unavailable
    lost = {lang for lang in LANGUAGES if lang in texts or unavailable.may_be(_file(lang))} - read.keys()
    for lang, entries in read.items():
        yield from _duplicates(lang, texts[lang])
        for context, entry in entries.items():
            line = _line(texts[lang], context)
            yield from _of_entry(lang, entry, line)
            yield from _untranslated(lang, entry, line, read, is_lost=bool(lost))


def _duplicates(lang: str, text: str) -> Iterator[Finding]:
    """Yield every text after the first with the same context, with its line."""
    contexts = set[str]()
    for number, line in enumerate(text.splitlines(), 1):
        if match := CONTEXT.match(line):
            if match[1] in contexts:
                yield line_finding(codes.SAME_TEXT, _file(lang), number, name=_quoted(match[1]))
            contexts.add(match[1])


def _file(lang: str) -> str:
    return f"words/{lang}.po"


def _of_entry(lang: str, entry: Message, line: int) -> Iterator[Finding]:
    """Yield the faults of one text that do not depend on the other language."""
    file, ours = _file(lang), catalogue.load(lang)
    known = ours.get(entry.context or "")
    if known is None:
        near = _quoted(nearest(entry.context or "", ours))
        yield line_finding(codes.UNKNOWN_TEXT, file, line, name=_quoted(entry.context), nearest=near)
    elif entry.texts:
        if len(entry.texts) != len(known.texts):
            yield line_finding(codes.WRONG_FORMS, file, line, count=len(known.texts))
        elif strange := strange_slots(entry, known.texts):
            slots = ", ".join(f"{{{slot}}}" for slot in strange)
            yield line_finding(codes.WRONG_SLOTS, file, line, slots=slots)
        if lang == CY and any(map(is_mutated, entry.texts)):
            yield line_finding(codes.MUTATING, file, line, name=_quoted(entry.context))


def _untranslated(
    lang: str, entry: Message, line: int, read: dict[str, Catalogue], *, is_lost: bool
) -> Iterator[Finding]:
    """Yield a finding if a built-in text is replaced in one language only.

    Its translation may be in a catalogue that `is_lost`.
    """
    other = EN if lang == CY else CY
    translation = read.get(other, {}).get(entry.context)
    if not entry.translated or (translation is None and not is_lost and entry.context in catalogue.load(lang)):
        yield line_finding(codes.ONE_LANGUAGE, _file(lang), line, name=_quoted(entry.context))


def _quoted(context: str | None) -> str:
    """Return a context in quotation marks; without them its text would be shown instead."""
    return f"“{context}”"


def _line(text: str, context: str) -> int:
    """Return the first line of a catalogue with a context, or 1."""
    matches = ((number, CONTEXT.match(line)) for number, line in enumerate(text.splitlines(), 1))
    return next((number for number, match in matches if match and match[1] == context), 1)


def _line_of_error(error: Exception) -> int:
    """Return the line in an error of polib, which counts from a line put before the file."""
    match = LINE.search(str(error))
    return max(1, int(match[1]) - 1) if match else 1

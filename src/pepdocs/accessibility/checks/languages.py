"""Check the languages that a document and its parts are tagged with, and those that they are in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pepdocs.accessibility.barriers import Barrier, barrier
from pepdocs.accessibility.language_guess import exists, looks, primary
from pepdocs.accessibility.pdf.document import PdfDocument
from pepdocs.accessibility.word.document import WordDocument
from pepdocs.accessibility.word.model import NO_LANGUAGE, Text, WordParagraph
from pepdocs.base.term_language import term_language
from pepdocs.findings import accessibility as kinds

TITLE_WORDS = {
    "cy": frozenset(
        "adolygiad adroddiad addysg blynyddol cofnod cyfarfod cynllun dysgu ddysgu gofal gynllun "
        "personol unigol ysgol datblygu plentyn disgybl llwybr".split()
    ),
    "en": frozenset(
        "annual care child education individual learning meeting pathway personal plan pupil record "
        "report review school development".split()
    ),
}
"""Words that reveal the language of a title, which is too short for a guess."""
ENOUGH_WORDS = 2

_WORD = re.compile(r"[^\W\d_]+")
_STROKE = re.compile(r"\s/\s")


def main_language(document: PdfDocument | WordDocument) -> Iterator[Barrier]:
    """The file names one main language, the same in every place."""
    main = document.language
    if not main:
        yield barrier(kinds.NO_LANGUAGE)
        return
    for other in document.other_languages:
        if other and primary(other) != primary(main):
            yield barrier(kinds.LANGUAGES_DIFFER, one=_printable(main), other=_printable(other))


def tags(document: PdfDocument | WordDocument) -> Iterator[Barrier]:
    """Every tag of a language exists; each other tag is reported once."""
    known = {""}
    for at, tag in document.language_tags():
        if tag not in known and not exists(tag):
            yield barrier(kinds.ODD_LANGUAGE, at)
        known.add(tag)


def _wrong(document: PdfDocument | WordDocument, judged: tuple[str, ...]) -> Iterator[Barrier]:
    """Yield the texts in another language than the one of those `judged` that they are tagged with."""
    for at, texts in document.by_language():
        for tag, text in texts.items():
            marked, guess = primary(tag), looks(text)
            if guess is not None and marked in judged and marked != guess:
                yield barrier(kinds.WRONG_LANGUAGE, at, marked=marked or "-", looks=guess)


def terms(document: PdfDocument | WordDocument) -> Iterator[Barrier]:
    """The name of a service or role, or a pronoun, is in the language that it is tagged with."""
    for at, tag, text in document.runs():
        marked, guess = primary(tag), term_language(text)
        if guess and marked in ("cy", "en") and marked != guess:
            yield barrier(kinds.TERM_LANGUAGE, at, marked=marked, looks=guess)


def _printable(tag: str) -> str:
    """Return a tag if it exists, as other tags may hold anything."""
    return tag if exists(tag) else "?"


# PDF


def pdf_parts(document: PdfDocument) -> Iterator[Barrier]:
    """Each block is in the language that it is tagged with."""
    yield from _wrong(document, ("cy", "en"))


def pdf_unused(document: PdfDocument) -> Iterator[Barrier]:
    """Each language that the metadata name is the language of some text."""
    used = {primary(tag) for _, texts in document.by_language() for tag in texts}
    for tag in document.properties.languages if used else ():
        if primary(tag) not in used:
            yield barrier(kinds.LANGUAGE_UNUSED, language=_printable(tag))


# Word


def word_parts(document: WordDocument) -> Iterator[Barrier]:
    """Each paragraph is in the languages that it is tagged with; untagged text is in neither."""
    yield from _wrong(document, ("cy", "en", ""))


def sides(document: WordDocument) -> Iterator[Barrier]:
    """Where short lines are bilingual, with a stroke between, each side is in its language.

    One label is too short for a guess, so all sides of a document are judged together.
    """
    for marked in ("cy", "en"):
        lines = [paragraph for paragraph in document.paragraphs if _has_two_sides(paragraph, marked)]
        for texts in zip(*(_STROKE.split(paragraph.text) for paragraph in lines), strict=True):
            guess = looks(" ".join(texts).lower())
            if guess is not None and guess != marked:
                for paragraph in lines:
                    yield barrier(kinds.WRONG_LANGUAGE, paragraph.at, marked=marked, looks=guess)


def _has_two_sides(paragraph: WordParagraph, marked: str) -> bool:
    """Return whether a paragraph has two sides that are both tagged with one language."""
    languages = {primary(text.format.lang) for text in paragraph.lettered}
    return languages == {marked} and len(_STROKE.findall(paragraph.text)) == 1


def proofed(document: WordDocument) -> Iterator[Barrier]:
    """No text is excluded from proofing or tagged as having no language."""
    for paragraph in document.paragraphs:
        if any(_is_excluded(text, paragraph) for text in paragraph.lettered):
            yield barrier(kinds.NOT_PROOFED, paragraph.at)


def _is_excluded(text: Text, paragraph: WordParagraph) -> bool:
    # Word itself excludes its tables of contents from proofing.
    is_unproofed = text.format.unproofed and not paragraph.style.startswith("toc")
    return is_unproofed or text.format.lang.lower() in NO_LANGUAGE


def word_unused(document: WordDocument) -> Iterator[Barrier]:
    """Each language that the title is in, or that the properties name, is the language of some text."""
    used = {primary(text.format.lang) for paragraph in document.paragraphs for text in paragraph.lettered}
    promised = {primary(tag): _printable(tag) for tag in document.properties.languages}
    promised |= {lang: lang for lang in _title_languages(document)}
    for lang in sorted(set(promised) - used) if used else ():
        yield barrier(kinds.LANGUAGE_UNUSED, language=promised[lang])


def _title_languages(document: WordDocument) -> Iterator[str]:
    """Yield the languages of the file's title and its first heading."""
    heading = next((heading.text for heading in document.headings if heading.level == 1), "")
    words = set(_WORD.findall(f"{document.properties.title} {heading}".casefold()))
    yield from (lang for lang, known in TITLE_WORDS.items() if len(known & words) >= ENOUGH_WORDS)


PDF = (main_language, tags, pdf_parts, pdf_unused, terms)
WORD = (main_language, tags, proofed, word_parts, sides, word_unused, terms)

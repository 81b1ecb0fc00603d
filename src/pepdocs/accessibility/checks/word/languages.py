"""In which language a Word file, and each text of it, says that it is, and in which it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pepdocs.accessibility import kinds
from pepdocs.accessibility.barriers import Barrier, Place, barrier
from pepdocs.accessibility.language_guess import exists, looks, primary
from pepdocs.accessibility.word.model import Document, Paragraph, Text

NO_LANGUAGE = frozenset({"x-none", "zxx", "und", "mul", "mis"})
"""Tags that name no language."""

IN_TITLES = {
    "cy": frozenset(
        "adolygiad adroddiad addysg blynyddol cofnod cyfarfod cynllun dysgu ddysgu gofal gynllun "
        "personol unigol ysgol datblygu plentyn disgybl llwybr".split()
    ),
    "en": frozenset(
        "annual care child education individual learning meeting pathway personal plan pupil record "
        "report review school development".split()
    ),
}
"""Words of titles by which their language is known; a title is too short for anything else."""

ENOUGH = 2
WORD = re.compile(r"[^\W\d_]+")
STROKE = re.compile(r"\s/\s")


def whole(document: Document) -> Iterator[Barrier]:
    """The file names one main language, the same in every place."""
    facts = document.facts
    if not facts.main:
        yield barrier(kinds.NO_LANGUAGE)
    others = (facts.theme, *([facts.languages[0]] if len(facts.languages) == 1 else []))
    for other in dict.fromkeys(each for each in others if each):
        if facts.main and primary(other) != primary(facts.main):
            yield barrier(kinds.LANGUAGES_DIFFER, one=_tag(facts.main), other=_tag(other))


def tags(document: Document) -> Iterator[Barrier]:
    """Every tag of a language is one that exists, and names a language."""
    told = set()
    if document.facts.main and _is_odd(document.facts.main):
        told.add(document.facts.main)
        yield barrier(kinds.ODD_LANGUAGE)
    for paragraph in document.paragraphs:
        for each in _lettered(paragraph):
            lang = each.look.lang
            if lang not in told and _is_odd(lang):
                yield barrier(kinds.ODD_LANGUAGE, paragraph.at)
            told.add(lang)


def proofed(document: Document) -> Iterator[Barrier]:
    """No text is set aside from the languages."""
    for paragraph in document.paragraphs:
        if any(_is_set_aside(each, paragraph) for each in _lettered(paragraph)):
            yield barrier(kinds.NOT_PROOFED, paragraph.at)


def parts(document: Document) -> Iterator[Barrier]:
    """Each text is in the language that it is marked as."""
    for paragraph in document.paragraphs:
        for lang, text in spoken(paragraph.read).items():
            marked, read = primary(lang), looks(text)
            if read is not None and marked in ("cy", "en", "") and marked != read:
                yield barrier(kinds.WRONG_LANGUAGE, paragraph.at, marked=marked or "-", looks=read)


def sides(document: Document) -> Iterator[Barrier]:
    """Where many short lines say a thing on both sides of a stroke, each side is in its language.

    One label is too short to tell its language by; all those of a document together are not.
    """
    for marked in ("cy", "en"):
        lines = [each for each in document.paragraphs if _is_parted(each, marked)]
        for said in zip(*(STROKE.split(each.text) for each in lines), strict=True):
            read = looks(" ".join(said).lower())
            if read is not None and read != marked:
                for each in lines:
                    yield barrier(kinds.WRONG_LANGUAGE, each.at, marked=marked, looks=read)


def _is_parted(paragraph: Paragraph, marked: str) -> bool:
    """Return whether a paragraph has two sides that are marked as one language."""
    languages = {primary(each.look.lang) for each in _lettered(paragraph)}
    return languages == {marked} and len(STROKE.findall(paragraph.text)) == 1


def unused(document: Document) -> Iterator[Barrier]:
    """Each language that the title is in, or that the properties name, is the language of a text."""
    used = {primary(each.look.lang) for paragraph in document.paragraphs for each in _lettered(paragraph)}
    promised = {primary(tag): _tag(tag) for tag in document.facts.languages}
    promised |= {lang: lang for lang in _of_title(document)}
    for lang in sorted(set(promised) - used) if used else ():
        yield barrier(kinds.LANGUAGE_UNUSED, Place(), language=promised[lang])


def _of_title(document: Document) -> Iterator[str]:
    """Yield the languages of the file's title and of its first heading."""
    first = next((each.text for each in document.headings if each.level == 1), "")
    words = WORD.findall(f"{document.facts.title} {first}".casefold())
    yield from (lang for lang, known in IN_TITLES.items() if len(known & set(words)) >= ENOUGH)


def spoken(texts: Iterable[Text]) -> dict[str, str]:
    """Return what some texts say in each language."""
    found: dict[str, list[str]] = {}
    for each in texts:
        found.setdefault(each.look.lang, []).append(each.text)
    return {lang: " ".join("".join(said).split()) for lang, said in found.items()}


def _lettered(paragraph: Paragraph) -> Iterator[Text]:
    """Yield the texts of a paragraph in which there are letters."""
    return (each for each in paragraph.read if WORD.search(each.text))


def _is_odd(lang: str) -> bool:
    return bool(lang) and lang.lower() not in NO_LANGUAGE and not exists(lang)


def _is_set_aside(text: Text, paragraph: Paragraph) -> bool:
    # Word itself says of its tables of contents that they are not to be proofed.
    unproofed = text.look.unproofed and not paragraph.style.startswith("toc")
    return unproofed or text.look.lang.lower() in NO_LANGUAGE


def _tag(tag: str) -> str:
    """Return a tag as it may be repeated: only if it is one."""
    return tag if exists(tag) else "?"


CHECKS = (whole, tags, proofed, parts, sides, unused)

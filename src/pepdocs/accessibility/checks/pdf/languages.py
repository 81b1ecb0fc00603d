"""In which language a PDF, and each part of it, says that it is, and in which it is."""

from __future__ import annotations

from collections.abc import Iterator

from pepdocs.accessibility import kinds
from pepdocs.accessibility.barriers import Barrier, Place, barrier
from pepdocs.accessibility.language_guess import exists, looks, primary
from pepdocs.accessibility.pdf.model import Document, Drawn, Element, Mark, joined

Piece = tuple[str, Drawn | str]
"""A language, and what is drawn in it or the words that stand for it."""


def whole(document: Document) -> Iterator[Barrier]:
    """The file names one main language."""
    main = document.facts.lang.strip()
    if not main:
        yield barrier(kinds.NO_LANGUAGE)
        return
    named = {primary(tag) for tag in document.facts.languages}
    if named and primary(main) not in named:
        yield barrier(kinds.LANGUAGES_DIFFER, one=_tag(main), other=_tag(min(named)))
    for element in document.root.elements:
        if element.kind == "Document" and primary(element.lang) != primary(main):
            yield barrier(kinds.LANGUAGES_DIFFER, one=_tag(main), other=_tag(element.lang))


def tags(document: Document) -> Iterator[Barrier]:
    """Every tag of a language is one that exists."""
    main = document.facts.lang.strip()
    if main and not exists(main):
        yield barrier(kinds.ODD_LANGUAGE)
    told = {main}
    for element in document.every:
        if element.lang not in told and not exists(element.lang):
            yield barrier(kinds.ODD_LANGUAGE, document.at(element))
        told.add(element.lang)


def parts(document: Document) -> Iterator[Barrier]:
    """Each part is in the language that it is marked as."""
    for block in document.blocks:
        for lang, text in spoken(document, block).items():
            marked, read = primary(lang), looks(text)
            if read is not None and marked in ("cy", "en") and marked != read:
                at = document.at(block)
                yield barrier(kinds.WRONG_LANGUAGE, at, marked=marked, looks=read)


def unused(document: Document) -> Iterator[Barrier]:
    """Each language that the metadata name is the language of some text."""
    used = {primary(lang) for block in document.blocks for lang in spoken(document, block)}
    for tag in document.facts.languages if used else ():
        if primary(tag) not in used:
            yield barrier(kinds.LANGUAGE_UNUSED, Place(), language=_tag(tag))


def spoken(document: Document, block: Element) -> dict[str, str]:
    """Return what a block says in each of its languages."""
    found: dict[str, list[Drawn | str]] = {}
    for lang, piece in pieces(document, block):
        found.setdefault(lang, []).append(piece)
    texts = {lang: joined(iter(each)) for lang, each in found.items()}
    return {lang: text for lang, text in texts.items() if text}


def pieces(document: Document, element: Element) -> Iterator[Piece]:
    """Yield the pieces of an element, each with its language."""
    stands = element.actual if element.actual is not None else element.alt
    if stands is not None:
        yield element.lang, stands
        return
    for kid in element.kids:
        if isinstance(kid, Mark):
            yield from ((each.lang or element.lang, each) for each in document.shown.get(kid, ()))
        elif isinstance(kid, Element):
            yield from pieces(document, kid)


def _tag(tag: str) -> str:
    """Return a tag as it may be repeated: only if it is one."""
    return tag if exists(tag) else "?"


CHECKS = (whole, tags, parts, unused)

"""Check headings, and the bookmarks of a PDF: the lists by which a reader finds a part."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise

from pepdocs.accessibility.barriers import Barrier, barrier
from pepdocs.accessibility.document import Heading
from pepdocs.accessibility.pdf.document import PdfDocument
from pepdocs.accessibility.pdf.model import HEADINGS, Element
from pepdocs.accessibility.word.document import WordDocument
from pepdocs.accessibility.word.model import WordFormat, WordParagraph
from pepdocs.findings import accessibility as kinds

CONTENTS_LINKS = 3
"""The links that make a list of contents."""
LONGEST = 100
"""The characters that a line which only looks like a heading may have."""
LARGER = 1.5
"""The points above the size of its style from which a text is larger on purpose."""

_SENTENCE_END = re.compile(r"[.,:;?!…]\s*$")
_HEADING_STYLE = re.compile(r"heading|pennawd|penawdau")

Entry = tuple[str, int]
"""The letters of a title, and its page."""


def present(document: PdfDocument | WordDocument) -> Iterator[Barrier]:
    """There are headings, and none is empty."""
    headings = list(document.headings)
    if document.needs_headings and not headings:
        yield barrier(kinds.NO_HEADING)
    yield from (barrier(kinds.HEADING_EMPTY, heading.at) for heading in headings if not heading.text)


def levels(document: PdfDocument | WordDocument) -> Iterator[Barrier]:
    """The levels start at 1, skip none, and have one title, or one in each language."""
    headings = [heading for heading in document.headings if heading.level]
    if headings and headings[0].level != 1:
        yield barrier(kinds.FIRST_HEADING, headings[0].at)
    for before, after in pairwise(headings):
        if after.level > before.level + 1:
            yield barrier(kinds.HEADING_SKIPPED, after.at, before=before.level, after=after.level)
    titles = [heading for heading in headings if heading.level == 1]
    if len(titles) > len({title.languages for title in titles}):
        yield barrier(kinds.SEVERAL_TITLES, titles[1].at)


def alone(document: PdfDocument | WordDocument) -> Iterator[Barrier]:
    """There is a text under each heading, or a heading of a lower level."""
    headings = [(heading, has_content) for heading, has_content in document.headings_with_content() if heading.text]
    after: Heading | None = None
    for heading, has_content in reversed(headings):
        if not has_content and heading.level and _ends(heading, after):
            yield barrier(kinds.HEADING_ALONE, heading.at)
        after = heading


def _ends(heading: Heading, after: Heading | None) -> bool:
    """Return whether the part under a heading ends where the next heading begins; the other language's goes on."""
    if after is None:
        return True
    is_translation = after.level == heading.level and heading.languages.isdisjoint(after.languages)
    return after.level <= heading.level and not is_translation


# PDF


def bookmarks(document: PdfDocument) -> Iterator[Barrier]:
    """The bookmarks are the headings, in their order; a single page needs none."""
    headings = [element for element in document.of_kind(*HEADINGS) if document.text(element)]
    if not headings:
        return
    if not document.bookmarks:
        if len(document.pages) > 1:
            yield barrier(kinds.NO_BOOKMARKS)
        return
    entries = [(_letters(bookmark.title), bookmark.page) for bookmark in document.bookmarks]
    every = [_entry(document, heading) for heading in headings]
    contents = set(_contents(document))
    parts = [
        _entry(document, heading) for heading in headings if heading.kind in ("H1", "H2") and heading not in contents
    ]
    if not (_is_subsequence(entries, every) and _is_subsequence(parts, entries)):
        yield barrier(kinds.BOOKMARKS_DIFFER)


def joined(document: PdfDocument) -> Iterator[Barrier]:
    """The words of a bookmark are as far apart as those of its heading."""
    spaces: defaultdict[str, list[set[int]]] = defaultdict(list)
    for heading in document.of_kind(*HEADINGS):
        spaces[_letters(document.text(heading))].append(_spaces(document, heading))
    for bookmark in document.bookmarks:
        breaks = set(_breaks(bookmark.title))
        if any(not needed <= breaks for needed in spaces.get(_letters(bookmark.title), ())):
            yield barrier(kinds.BOOKMARK_JOINED, document.on(bookmark.page))


def _spaces(document: PdfDocument, heading: Element) -> set[int]:
    """Return after how many of its letters a heading has a space, or another language begins."""
    text, lang = "", heading.lang
    for tag, piece in document.tagged_pieces(heading):
        text += (" " if tag != lang else "") + (piece if isinstance(piece, str) else piece.text)
        lang = tag
    return {place for place in _breaks(text, str.isspace) if 0 < place < len(_letters(text))}


def _breaks(text: str, is_break: Callable[[str], bool] = lambda letter: not letter.isalnum()) -> Iterator[int]:
    """Yield after how many of its letters a text has a break."""
    letters = 0
    for letter in text.casefold():
        letters += letter.isalnum()
        if is_break(letter):
            yield letters


def _contents(document: PdfDocument) -> Iterator[Element]:
    """Yield the headings of lists of contents."""
    for parent in document.elements:
        for heading, below in pairwise(parent.elements):
            links = sum(element.kind == "Link" for element in below.walk())
            if heading.kind in HEADINGS and links >= CONTENTS_LINKS:
                yield heading


def _entry(document: PdfDocument, heading: Element) -> Entry:
    return _letters(document.text(heading)), document.at(heading).page


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _is_subsequence(entries: list[Entry], every: list[Entry]) -> bool:
    remaining = iter(every)
    return all(entry in remaining for entry in entries)


# Word


def fake(document: WordDocument) -> Iterator[Barrier]:
    """What looks like a heading is one: a line set apart by its format, with other text below it."""
    body = [paragraph for paragraph in document.body if not paragraph.is_blank]
    for paragraph, below in pairwise(body):
        looks_so = _stands_out(paragraph) or _HEADING_STYLE.search(paragraph.style)
        if looks_so and _could_be_heading(paragraph) and not below.level and not _stands_out(below):
            yield barrier(kinds.FAKE_HEADING, paragraph.at)


def _could_be_heading(paragraph: WordParagraph) -> bool:
    text = paragraph.text.strip()
    has_role = paragraph.level or paragraph.in_table or paragraph.is_item
    has_role = has_role or paragraph.style.startswith(("caption", "toc", "title", "subtitle", "table of"))
    fits = 0 < len(text) <= LONGEST and any(map(str.isalpha, text)) and not _SENTENCE_END.search(text)
    return fits and not has_role


def _stands_out(paragraph: WordParagraph) -> bool:
    """Return whether a whole paragraph is larger or bolder than its style makes it."""
    texts = paragraph.visible
    return bool(texts) and all(_is_more(text.format, paragraph.usual) for text in texts)


def _is_more(own: WordFormat, usual: WordFormat) -> bool:
    return (own.is_bold and not usual.is_bold) or own.size >= usual.size + LARGER


def derived(document: WordDocument) -> Iterator[Barrier]:
    """A heading has one of the styles that Word has for headings."""
    yield from (barrier(kinds.HEADING_DERIVED, one.at) for one in document.body if one.is_derived_heading)


PDF = (present, levels, bookmarks, joined, alone)
WORD = (present, levels, fake, derived, alone)

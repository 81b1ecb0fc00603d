"""Check that a bilingual document treats neither language less favourably than the other.

Welsh and English are compared in pairs of texts that belong together: the two languages of one line,
and neighbours that differ in their language. Other neighbours may differ because they have different
roles, such as a label and its value.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeVar

from pepdocs.accessibility.barriers import Barrier, Place, barrier
from pepdocs.accessibility.document import FormattedText
from pepdocs.accessibility.language_guess import primary
from pepdocs.accessibility.pdf.document import PdfDocument
from pepdocs.accessibility.pdf.model import HEADINGS, Element, TextPiece
from pepdocs.accessibility.word.document import WordDocument
from pepdocs.accessibility.word.model import Text, WordParagraph
from pepdocs.findings import accessibility as kinds

BOTH = frozenset({"cy", "en"})
SMALLER = 0.4
"""The points from which a text is smaller."""

TITLES = frozenset({*HEADINGS, "Caption"})
DECISIVE = TITLES | {"TH"}
"""Kinds of which a single pair that differs is a barrier."""
ENOUGH_HEADINGS = 3
"""The headings in each language that show how headings in it are set."""
SHARE = 0.5
LEAST = 2
"""The part of the pairs of another kind that has to differ, and their number."""

LONGER = 3
"""How many times as long as its text no translation is."""

_SEPARATOR = re.compile(r"\s/\s|\n")

Prominence = tuple[float, bool]
"""The size of most of a text, and whether it begins in bold."""
Sort = tuple[str, ...]
AnyText = TypeVar("AnyText", bound=FormattedText)


@dataclass(frozen=True, slots=True)
class TextPair:
    """Two texts that belong together: the place of one, their languages, and their prominence."""

    at: Place
    sort: Sort
    """What the pair has in common with others: its kind in a PDF, its styles in Word."""
    texts: tuple[str, str] = field(repr=False)
    languages: tuple[str, str]
    prominence: tuple[Prominence, Prominence]

    @property
    def lesser(self) -> int | None:
        """The index of the text that is smaller, or else lighter; `None` if they are alike."""
        (size, is_bold), (other_size, is_other_bold) = self.prominence
        if abs(size - other_size) > SMALLER:
            return 0 if size < other_size else 1
        return None if is_bold == is_other_bold else int(is_bold)


def _pair(at: Place, sort: Sort, texts: dict[str, list[AnyText]]) -> TextPair:
    (lang, first), (other_lang, second) = texts.items()
    joined = ["".join(piece.text for piece in some) for some in (first, second)]
    return TextPair(at, sort, (joined[0], joined[1]), (lang, other_lang), (_prominence(first), _prominence(second)))


def _prominence(texts: Iterable[FormattedText]) -> Prominence:
    """Return the size of most letters, and whether the first of them are bold, as a label before its value is."""
    every = list(texts)
    letters: Counter[float] = Counter()
    for text in every:
        letters[text.format.size] += len(text.text)
    return letters.most_common(1)[0][0], every[0].format.is_bold


def _grouped(texts: Iterable[tuple[str, AnyText]]) -> dict[str, list[AnyText]]:
    """Return the texts with letters by their language."""
    groups: dict[str, list[AnyText]] = {}
    for lang, text in texts:
        if any(map(str.isalpha, text.text)):
            groups.setdefault(primary(lang), []).append(text)
    return groups


def _barriers(pairs: Iterable[TextPair]) -> Iterator[Barrier]:
    for pair in pairs:
        if pair.lesser is not None:
            yield barrier(kinds.LESS_PROMINENT, pair.at, language=pair.languages[pair.lesser])


# PDF: pairs of one kind are judged together, since a note in one language may follow a text in the other.


def pdf_prominence(document: PdfDocument) -> Iterator[Barrier]:
    """Both languages are set in the same size and weight."""
    main_headings = document.of_kind("H1", "H2")
    if not {lang for heading in main_headings for lang in _pdf_texts(document, heading)} >= BOTH:
        return
    sorts: defaultdict[Sort, list[TextPair]] = defaultdict(list)
    for pair in (*_pdf_lines(document), *_pdf_neighbours(document), *_pdf_headings(document)):
        sorts[pair.sort].append(pair)
    for pairs in sorts.values():
        yield from _barriers(_unequal(pairs))


def _pdf_texts(document: PdfDocument, element: Element) -> dict[str, list[TextPiece]]:
    pieces = document.tagged_pieces(element)
    return _grouped((lang, piece) for lang, piece in pieces if isinstance(piece, TextPiece))


def _unequal(pairs: list[TextPair]) -> list[TextPair]:
    """Return the pairs of one sort that differ, if they do not by chance."""
    unequal = [pair for pair in pairs if pair.lesser is not None]
    if pairs[0].sort[1] in DECISIVE:
        return unequal
    distinct = {pair.texts[pair.lesser or 0] for pair in unequal}
    equal = {pair.texts for pair in pairs if pair.lesser is None}
    are_enough = len(distinct) >= max(LEAST, SHARE * (len(distinct) + len(equal)))
    return unequal if are_enough else []


def _pdf_lines(document: PdfDocument) -> Iterator[TextPair]:
    """Yield the two languages of each block that has both."""
    for block in document.blocks:
        texts = _pdf_texts(document, block)
        if set(texts) == BOTH:
            yield _pair(document.at(block), ("line", block.kind), texts)


def _pdf_neighbours(document: PdfDocument) -> Iterator[TextPair]:
    """Yield neighbours of one kind, the first of them in the document's main language.

    Pairs that differ as neighbours in one and the same language do are left out: they have two roles.
    """
    main = primary(document.properties.lang)
    pairs: list[TextPair] = []
    roles: set[tuple[Sort, tuple[Prominence, Prominence]]] = set()
    for one, other, parent in _siblings(document):
        first, second = _pdf_texts(document, one), _pdf_texts(document, other)
        sort = ("beside", one.kind, parent.kind)
        if set(first) == {main} and set(second) == BOTH - {main}:
            pairs.append(_pair(document.at(other), sort, {**first, **second}))
        elif len(first) == len(second) == 1 and set(first) == set(second):
            (texts,), (others,) = first.values(), second.values()
            roles.add((sort, (_prominence(texts), _prominence(others))))
    return (pair for pair in pairs if (pair.sort, pair.prominence) not in roles or pair.lesser is None)


def _siblings(document: PdfDocument) -> Iterator[tuple[Element, Element, Element]]:
    """Yield each two neighbours of one kind, and their parent."""
    for parent in document.elements:
        for one, other in pairwise(parent.elements):
            if one.kind == other.kind and one.kind:
                yield one, other, parent


def _pdf_headings(document: PdfDocument) -> Iterator[TextPair]:
    """Yield pairs of the headings of each level that are in one language, as in a document in two parts."""
    levels: defaultdict[str, dict[str, list[list[TextPiece]]]] = defaultdict(dict)
    first: dict[tuple[str, str], Element] = {}
    for element in document.of_kind(*TITLES):
        texts = _pdf_texts(document, element)
        if len(texts) == 1:
            (lang,) = texts
            levels[element.kind].setdefault(lang, []).append(texts[lang])
            first.setdefault((element.kind, lang), element)
    for kind, headings in levels.items():
        if set(headings) == BOTH and min(map(len, headings.values())) >= ENOUGH_HEADINGS:
            last = [first[kind, lang] for lang in headings][-1]
            yield from _heading_pairs(document.at(last), ("apart", kind), headings)


def _heading_pairs(at: Place, sort: Sort, headings: dict[str, list[list[TextPiece]]]) -> Iterator[TextPair]:
    """Yield each heading in one language with its counterpart in the other.

    If their numbers differ, all of them are one pair, unless both languages use the same styles.
    """
    if len({len(some) for some in headings.values()}) == 1:
        for counterparts in zip(*headings.values(), strict=True):
            yield _pair(at, sort, dict(zip(headings, counterparts, strict=True)))
    elif len({frozenset(map(_prominence, some)) for some in headings.values()}) > 1:
        yield _pair(at, sort, {lang: [piece for one in some for piece in one] for lang, some in headings.items()})


# Word: pairs of one style are compared one by one; pairs of two only if each style is for one language.


def word_prominence(document: WordDocument) -> Iterator[Barrier]:
    """Both languages are set in the same size and weight."""
    main_headings = (paragraph for paragraph in document.body if 0 < paragraph.level <= 2)
    if {lang for heading in main_headings for lang in _word_texts(heading)} >= BOTH:
        yield from _barriers((*_word_lines(document), *_word_neighbours(document)))


def _word_texts(paragraph: WordParagraph) -> dict[str, list[Text]]:
    return _grouped((text.format.lang, text) for text in paragraph.visible)


def _word_lines(document: WordDocument) -> Iterator[TextPair]:
    """Yield the two languages of each line that has both."""
    for paragraph in document.paragraphs:
        texts = _word_texts(paragraph)
        if set(texts) == BOTH and _SEPARATOR.search(paragraph.text):
            yield _pair(paragraph.at, (paragraph.style,), texts)


def _word_neighbours(document: WordDocument) -> Iterator[TextPair]:
    """Yield the neighbours in two languages that ought to be set alike."""
    languages: defaultdict[str, set[str]] = defaultdict(set)
    for paragraph in document.paragraphs:
        languages[paragraph.style] |= set(_word_texts(paragraph))
    pairs = (*_below(document), *_beside(document))
    beside: defaultdict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        for text, neighbour in (pair.texts, pair.texts[::-1]):
            beside[text].add(neighbour)
    for pair in pairs:
        one, other = pair.sort
        # What stands beside several texts is a remark on each, such as "in English only", and translates none.
        is_translation = all(len(beside[text]) == 1 for text in pair.texts)
        if one == other or (is_translation and len(languages[one]) == len(languages[other]) == 1):
            yield pair


def _below(document: WordDocument) -> Iterator[TextPair]:
    """Yield neighbours, one below the other."""
    for one, other in pairwise(document.body):
        if one.group == other.group:
            yield from _word_pair(one, other)


def _beside(document: WordDocument) -> Iterator[TextPair]:
    """Yield neighbours in the cells of a row; a header of the row may differ in style."""
    for table in document.tables:
        for row in table.rows:
            for place, (left, right) in enumerate(pairwise(row.cells)):
                for one, other in zip(left.paragraphs, right.paragraphs, strict=False):
                    if place or one.style == other.style or not table.has_row_headers:
                        yield from _word_pair(one, other)


def _word_pair(one: WordParagraph, other: WordParagraph) -> Iterator[TextPair]:
    """Yield the pair of two paragraphs of about the same length, each in one language."""
    first, second = _word_texts(one), _word_texts(other)
    short, long = sorted(len(paragraph.text.strip()) for paragraph in (one, other))
    fits = one.level == other.level and long <= LONGER * short
    if fits and len(first) == len(second) == 1 and {*first, *second} == BOTH:
        yield _pair(other.at, (one.style, other.style), {**first, **second})


PDF = (pdf_prominence,)
WORD = (word_prominence,)

"""Whether a PDF in two languages treats one of them less favourably than the other.

Texts are compared in pairs: the two languages of one line, and neighbours of one kind that differ
in their language only. A heading says it alone; elsewhere most pairs of a kind have to agree,
since a note in one language may well stand below a text in the other. Where neighbours in one and
the same language differ in the same way, as a label and its value do, it is not for the language.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from pepdocs.accessibility import kinds
from pepdocs.accessibility.barriers import Barrier, barrier
from pepdocs.accessibility.checks.pdf.languages import pieces
from pepdocs.accessibility.checks.prominence import Style, lesser
from pepdocs.accessibility.language_guess import primary
from pepdocs.accessibility.pdf.model import HEADINGS, Document, Drawn, Element

BOTH = frozenset({"cy", "en"})
TITLES = frozenset({*HEADINGS, "Caption"})
ALONE = TITLES | {"TH"}
"""Kinds in which a single pair that differs is enough."""
ENOUGH = 3
"""So many headings in each language say how the headings in it are set."""
SHARE = 0.5
LEAST = 2


@dataclass(frozen=True, slots=True)
class Pair:
    """A text in both languages, and how each of them is set."""

    element: Element
    sort: tuple[str, ...]
    texts: tuple[str, str] = field(repr=False)
    languages: tuple[str, str]
    styles: tuple[Style, Style]

    @property
    def lesser(self) -> int | None:
        """Which of the two is smaller, or else lighter."""
        return lesser(self.styles)


def prominence(document: Document) -> Iterator[Barrier]:
    """Both languages are set in the same size and weight."""
    if not _is_bilingual(document):
        return
    sorts: defaultdict[tuple[str, ...], list[Pair]] = defaultdict(list)
    for pair in (*_in_lines(document), *_neighbours(document), *_apart(document)):
        sorts[pair.sort].append(pair)
    for pairs in sorts.values():
        for pair in _unequal(pairs):
            less = pair.languages[pair.lesser or 0]
            yield barrier(kinds.LESS_PROMINENT, document.at(pair.element), language=less)


def _is_bilingual(document: Document) -> bool:
    """Return whether the headings of a file are in both languages."""
    headings = (each for each in document.every if each.kind in ("H1", "H2"))
    return {lang for each in headings for lang in _by_language(document, each)} >= BOTH


def _unequal(pairs: list[Pair]) -> list[Pair]:
    """Return the pairs of one sort that differ, if they do not by chance."""
    differ = [pair for pair in pairs if pair.lesser is not None]
    if pairs[0].element.kind in ALONE:
        return differ
    distinct = {pair.texts[pair.lesser or 0] for pair in differ}
    equal = {pair.texts for pair in pairs if pair.lesser is None}
    enough = len(distinct) >= max(LEAST, SHARE * (len(distinct) + len(equal)))
    return differ if enough else []


def _in_lines(document: Document) -> Iterator[Pair]:
    """Yield the two languages of each line that has both."""
    for block in document.blocks:
        drawn = _by_language(document, block)
        if set(drawn) == BOTH:
            yield _pair(block, ("line", block.kind), drawn)


def _neighbours(document: Document) -> Iterator[Pair]:
    """Yield neighbours of one kind, the first of them in the document's main language."""
    main = primary(document.facts.lang)
    pairs: list[Pair] = []
    roles: set[tuple[tuple[str, ...], tuple[Style, Style]]] = set()
    for one, other, parent in _beside(document):
        first, second = _by_language(document, one), _by_language(document, other)
        sort = ("beside", one.kind, parent.kind)
        if set(first) == {main} and set(second) == BOTH - {main}:
            pairs.append(_pair(other, sort, {**first, **second}))
        elif len(first) == len(second) == 1 and set(first) == set(second):
            styles = [_style(drawn) for each in (first, second) for drawn in each.values()]
            roles.add((sort, (styles[0], styles[1])))
    return (pair for pair in pairs if (pair.sort, pair.styles) not in roles or pair.lesser is None)


def _beside(document: Document) -> Iterator[tuple[Element, Element, Element]]:
    """Yield each two neighbours of one kind, and what they are in."""
    for parent in document.every:
        for one, other in pairwise(parent.elements):
            if one.kind == other.kind and one.kind:
                yield one, other, parent


def _apart(document: Document) -> Iterator[Pair]:
    """Yield for each level the headings that are in one language only, as those of two parts are."""
    found: defaultdict[str, dict[str, list[list[Drawn]]]] = defaultdict(dict)
    first: dict[tuple[str, str], Element] = {}
    for each in document.every:
        drawn = _by_language(document, each) if each.kind in TITLES else {}
        if len(drawn) == 1:
            (lang,) = drawn
            found[each.kind].setdefault(lang, []).append(drawn[lang])
            first.setdefault((each.kind, lang), each)
    for kind, said in found.items():
        if set(said) == BOTH and min(map(len, said.values())) >= ENOUGH:
            yield from _twins(kind, said, [first[kind, lang] for lang in said])


def _twins(kind: str, said: dict[str, list[list[Drawn]]], first: list[Element]) -> Iterator[Pair]:
    """Yield each heading of one language beside the one at its place in the other.

    Where there are not as many, a level that has the same styles in both is set alike.
    """
    if len({len(each) for each in said.values()}) == 1:
        for twins in zip(*said.values(), strict=True):
            yield _pair(first[-1], ("apart", kind), dict(zip(said, twins, strict=True)))
    elif len({frozenset(map(_style, each)) for each in said.values()}) > 1:
        joined = {lang: [piece for each in some for piece in each] for lang, some in said.items()}
        yield _pair(first[-1], ("apart", kind), joined)


def _pair(element: Element, sort: tuple[str, ...], drawn: dict[str, list[Drawn]]) -> Pair:
    (one, first), (other, second) = drawn.items()
    return Pair(element, sort, (_text(first), _text(second)), (one, other), (_style(first), _style(second)))


def _by_language(document: Document, element: Element) -> dict[str, list[Drawn]]:
    """Return what is drawn of an element in each language."""
    found: dict[str, list[Drawn]] = {}
    for lang, piece in pieces(document, element):
        if isinstance(piece, Drawn) and any(map(str.isalpha, piece.text)):
            found.setdefault(primary(lang), []).append(piece)
    return found


def _text(drawn: Iterable[Drawn]) -> str:
    return "".join(piece.text for piece in drawn)


def _style(drawn: Iterable[Drawn]) -> Style:
    """Return the style of most letters."""
    letters: Counter[Style] = Counter()
    for piece in drawn:
        letters[piece.size, piece.font.is_bold] += len(piece.text)
    return letters.most_common(1)[0][0]


CHECKS = (prominence,)

"""Compare the words of a view with the text that other programs read from the finished file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, groupby

from pepdocs.base.language import Run
from pepdocs.view.blocks import Block, DocumentView, Grid, Voice, runs

NOT_WRITTEN = re.compile("[\\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")
RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})


def parts(view: DocumentView) -> Iterator[tuple[str, list[Run]]]:
    """Yield the key of each part of a view with its runs, in order."""
    cover = view.cover
    yield "cover", list(runs((cover.title, cover.name, cover.facts, cover.key_dates, cover.ring)))
    if isinstance(cover.actions, Grid):
        rows = tuple(row.cells[:-1] for row in cover.actions.rows)
        yield "actions", list(runs((cover.actions.caption, cover.actions.columns, rows)))
    for section in view.sections:
        yield section.key, list(runs(replace(section, blocks=tuple(map(_drawn, section.blocks)))))


def _drawn(block: Block) -> Block:
    """Return a block as it is drawn.

    The alternative text of a picture is read out, and drawn nowhere. What there is to say of somebody's words is one
    line in each language, and so is what became of them.
    """
    if not isinstance(block, Voice):
        return block
    if block.picture and block.picture.source:
        block = replace(block, picture=replace(block.picture, alt=()))
    answer = block.answer
    if answer and answer.told:
        answer = replace(answer, word=tuple(chain(*zip(answer.word, answer.told, strict=True))), told=())
    return replace(block, details=tuple(zip(*block.details, strict=True)), answer=answer)


def pieces(text: str) -> Iterator[str]:
    """Yield the words of a text in the form in which they are compared.

    Programs return right-to-left words of a PDF in different directions, so consecutive words of that
    kind count as one, with its letters sorted.
    """
    words = (word for word in NOT_WRITTEN.split(text) if word)
    for is_turned, together in groupby(words, key=_is_right_to_left):
        if is_turned:
            yield "".join(sorted("".join(together)))
        else:
            yield from together


def _is_right_to_left(word: str) -> bool:
    return any(unicodedata.bidirectional(letter) in RIGHT_TO_LEFT for letter in word)


def squeezed(text: str) -> str:
    """Return a text without white space, in the form in which it is compared."""
    return "".join(pieces(text))


def words(said: Iterable[Run]) -> list[str]:
    """Return every word of some runs, in the form in which it is compared."""
    return [word for run in said for word in pieces(run.text)]


def are_in(sought: list[tuple[str, ...]], text: str, gap: int) -> bool:
    """Return whether texts, each in one of its forms, follow each other in `text`.

    Between two of them there may be at most `gap` other characters: a slash between two languages, a
    column heading, the header and footer of a page.
    """
    starts = (found.start() for form in sought[0] for found in re.finditer(re.escape(form), text))
    return any(_follow(sought, text, start, gap) for start in starts)


def _follow(sought: list[tuple[str, ...]], text: str, start: int, gap: int) -> bool:
    for forms in sought:
        found = ((text.find(form, start, start + gap + len(form)), len(form)) for form in forms)
        place, length = min(((place, length) for place, length in found if place >= 0), default=(-1, 0))
        if place < 0:
            return False
        start = place + length
    return True


def unread(view: DocumentView, text: str, *, gap: int) -> list[str]:
    """Return the keys of the parts whose words are not all in `text`, in order."""
    given = squeezed(text)
    return [key for key, said in parts(view) if not are_in([(word,) for word in words(said)], given, gap)]


def unsaid(drawn: str, tagged: str, view: DocumentView) -> list[str]:
    """Return the words drawn on pages that are neither in the structure nor in a header or footer.

    A word that is divided at the end of a line counts as its parts.
    """
    given = squeezed(tagged) + squeezed(" ".join(run.text for run in _at_the_edges(view)))
    return [word for word in pieces(drawn) if word not in given and not word.isdecimal()]


def _at_the_edges(view: DocumentView) -> Iterator[Run]:
    cover = view.cover
    return runs((cover.footer, cover.running, cover.draft, cover.page_words))

"""A finished document beside its plan: what is missing from it, and what it says in another language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from pepdocs.accessibility import kinds
from pepdocs.accessibility.barriers import Barrier, barrier, in_order
from pepdocs.base.language import NEUTRAL, Run
from pepdocs.render.read_back.compare import missing
from pepdocs.render.read_back.outline import Line
from pepdocs.theme import tag
from pepdocs.view.blocks import DocumentView, runs


def against(view: DocumentView, lines: Iterable[Line]) -> tuple[Barrier, ...]:
    """Return where the lines of a finished file differ from what the plan's view says."""
    read = tuple(lines)
    return in_order((*_missing(view, read), *_otherwise(view, read)))


def _missing(view: DocumentView, read: tuple[Line, ...]) -> Iterator[Barrier]:
    titles = {part.key: part.title for part in view.sections}
    for key in missing(view, read):
        title = titles.get(key, view.cover.title)
        yield barrier(kinds.MISSING, section=" / ".join(run.text for run in title))


def _otherwise(view: DocumentView, read: tuple[Line, ...]) -> Iterator[Barrier]:
    """Yield the texts that are there, but nowhere in the language that they have in the plan."""
    voiced = Voiced(run for line in read for run in line.runs)
    for run in runs(view.sections):
        if run.lang != NEUTRAL:
            found = voiced.languages(run.text)
            if found and tag(run.lang) not in found:
                language = Counter(found).most_common(1)[0][0]
                yield barrier(kinds.OTHER_LANGUAGE, wanted=tag(run.lang), found=language)


class Voiced:
    """The text of a file without white space, and the language of each of its characters."""

    def __init__(self, said: Iterable[Run]) -> None:
        pieces = [("".join(run.text.split()), run.lang) for run in said]
        self._text = "".join(text for text, _ in pieces)
        self._languages = [lang for text, lang in pieces for _ in text]

    def languages(self, text: str) -> list[str]:
        """Return the language of each place where a text stands; "" where it is in several."""
        sought = "".join(text.split())
        return [self._language(place, len(sought)) for place in self._places(sought)]

    def _places(self, sought: str) -> Iterator[int]:
        place = self._text.find(sought) if sought else -1
        while place >= 0:
            yield place
            place = self._text.find(sought, place + 1)

    def _language(self, place: int, length: int) -> str:
        found = set(self._languages[place : place + length])
        return found.pop() if len(found) == 1 else ""

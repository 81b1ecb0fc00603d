"""Compare a finished document with its plan: what is missing, and what is in another language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from pepdocs.accessibility.barriers import Barrier, barrier, in_order
from pepdocs.base.language import NEUTRAL, Run
from pepdocs.findings import accessibility as kinds
from pepdocs.render.read_back.compare import missing_parts
from pepdocs.render.read_back.outline import Line
from pepdocs.theme import tag
from pepdocs.view.blocks import DocumentView, runs


def against(view: DocumentView, lines: Iterable[Line]) -> tuple[Barrier, ...]:
    """Return where the lines of a finished file differ from the view of its plan."""
    read = tuple(lines)
    return in_order((*_missing(view, read), *_in_other_language(view, read)))


def _missing(view: DocumentView, lines: tuple[Line, ...]) -> Iterator[Barrier]:
    titles = {section.key: section.title for section in view.sections}
    for key in missing_parts(view, lines):
        title = titles.get(key, view.cover.title)
        yield barrier(kinds.MISSING, section=" / ".join(run.text for run in title))


def _in_other_language(view: DocumentView, lines: tuple[Line, ...]) -> Iterator[Barrier]:
    """Yield the texts that are present, but nowhere in their language."""
    index = LanguageIndex(run for line in lines for run in line.runs)
    for run in runs(view.sections):
        if run.lang != NEUTRAL:
            languages = index.languages(run.text)
            if languages and tag(run.lang) not in languages:
                language = Counter(languages).most_common(1)[0][0]
                yield barrier(kinds.OTHER_LANGUAGE, wanted=tag(run.lang), found=language)


class LanguageIndex:
    """The text of a file without white space, with the language of each character."""

    def __init__(self, runs: Iterable[Run]) -> None:
        pieces = [("".join(run.text.split()), run.lang) for run in runs]
        self._text = "".join(text for text, _ in pieces)
        self._languages = [lang for text, lang in pieces for _ in text]

    def languages(self, text: str) -> list[str]:
        """Return the language of each occurrence of a text, "" for one in several languages."""
        wanted = "".join(text.split())
        return [self._language(place, len(wanted)) for place in self._places(wanted)]

    def _places(self, wanted: str) -> Iterator[int]:
        place = self._text.find(wanted) if wanted else -1
        while place >= 0:
            yield place
            place = self._text.find(wanted, place + 1)

    def _language(self, place: int, length: int) -> str:
        languages = set(self._languages[place : place + length])
        return languages.pop() if len(languages) == 1 else ""

"""Nothing is lost: everything that a view says is in the finished file, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pepdocs.errors import RenderError
from pepdocs.render.outline import Line, squeezed
from pepdocs.view.blocks import DocumentView, runs


def verify(view: DocumentView, lines: Iterable[Line]) -> None:
    """Raise `RenderError` unless every part of the view is in `lines`, each in its order.

    Parts may stand in another order than the view's: a theme may move a section. The error names
    the part, never what is missing from it.
    """
    text = squeezed(lines)
    for key, part in _parts(view):
        for sought in _sought(part, view.languages):
            if not _is_there(sought, text):
                raise RenderError("error.incomplete", section=key)


def _parts(view: DocumentView) -> Iterator[tuple[str, object]]:
    cover = view.cover
    yield "cover", (cover.title, cover.name, cover.facts, cover.key_dates)
    for section in view.sections:
        yield section.key, section


def _sought(part: object, languages: tuple[str, ...]) -> Iterator[list[str]]:
    """Yield what must stand in order below `part`, once for each language of the document.

    Each language is followed for itself, with what is in neither: side by side, a document may
    have the languages take turns paragraph by paragraph.
    """
    for language in languages:
        others = set(languages) - {language}
        yield [
            text
            for run in runs(part)
            if run.lang not in others
            for paragraph in run.text.split("\n")
            if (text := "".join(paragraph.split()))
        ]


def _is_there(sought: list[str], text: str) -> bool:
    """Whether the texts sought stand in `text` one after the other, from some heading on."""
    return any(_follow(sought, text, start) for start in _starts(sought[0], text))


def _starts(first: str, text: str) -> Iterator[int]:
    start = text.find(first)
    while start >= 0:
        yield start
        start = text.find(first, start + 1)


def _follow(sought: list[str], text: str, start: int) -> bool:
    for words in sought:
        found = text.find(words, start)
        if found < 0:
            return False
        start = found + len(words)
    return True

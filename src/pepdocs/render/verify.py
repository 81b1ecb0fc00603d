"""Nothing is lost: everything that a view says is in the finished file, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pepdocs.errors import RenderError
from pepdocs.language import Phrase
from pepdocs.render.outline import Line, squeezed
from pepdocs.view.blocks import DocumentView, runs

SECTION = "H2"
"""The kind of line that heads a section."""


def verify(view: DocumentView, lines: Iterable[Line]) -> None:
    """Raise `RenderError` unless every part of the view is in `lines`, each in its order.

    Parts may stand in another order than the view's: a theme may move a section. The error names
    the part, never what is missing from it.
    """
    for key in missing(view, lines):
        raise RenderError("error.incomplete", section=key)


def missing(view: DocumentView, lines: Iterable[Line]) -> Iterator[str]:
    """Yield the key of each part of the view that is not in `lines`, whole and in its order."""
    chapters = _chapters(lines)
    for key, heading, part in _parts(view):
        sought = zip(_sought(heading, view.languages), _sought(part, view.languages), strict=True)
        if not all(any(_holds(each, *texts) for each in chapters) for texts in sought):
            yield key


def _holds(chapter: list[Line], title: list[str], sought: list[str]) -> bool:
    """Whether a chapter is headed by `title` and says all that is sought, in order."""
    return _follow(title, squeezed(chapter[:1])) and _follow(sought, squeezed(chapter))


def _chapters(lines: Iterable[Line]) -> list[list[Line]]:
    """Return what stands before the first heading of a section, then each with what follows it.

    A value that is missing from its own section is not to be found in a later one.
    """
    chapters: list[list[Line]] = [[]]
    for line in lines:
        if line.kind == SECTION:
            chapters.append([])
        chapters[-1].append(line)
    return chapters


def _parts(view: DocumentView) -> Iterator[tuple[str, Phrase, object]]:
    """Yield each part of the view: its key, its heading in the file, and all that it says."""
    cover = view.cover
    yield "cover", (), (cover.title, cover.name, cover.facts, cover.key_dates)
    for section in view.sections:
        yield section.key, section.title, section


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


def _follow(sought: list[str], text: str) -> bool:
    """Whether the texts sought stand in `text` one after the other."""
    start = 0
    for words in sought:
        found = text.find(words, start)
        if found < 0:
            return False
        start = found + len(words)
    return True

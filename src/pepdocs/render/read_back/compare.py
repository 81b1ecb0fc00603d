"""Nothing is lost: everything that a view says is in the finished file, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pepdocs.base.errors import RenderError
from pepdocs.base.language import Phrase
from pepdocs.render.read_back.outline import Line, squeezed
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
    """Yield the key of each part of the view that is not in `lines`, whole and in its order.

    Each language is followed for itself, with what is in neither: side by side, a document may
    have the languages take turns paragraph by paragraph.
    """
    chapters = [(squeezed(chapter[:1]), squeezed(chapter)) for chapter in _chapters(lines)]
    for key, heading, part in _parts(view):
        title, said = _texts(heading), _texts(part)
        for language in view.languages:
            others = set(view.languages) - {language}
            if not _is_held(chapters, _without(others, title), _without(others, said)):
                yield key
                break


def _is_held(chapters: list[tuple[str, str]], title: list[str], said: list[str]) -> bool:
    """Whether a chapter is headed by `title` and says all that is `said`, in order."""
    return any(_follow(title, head) and _follow(said, whole) for head, whole in chapters)


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


def _texts(part: object) -> list[tuple[str, str]]:
    """Return the paragraphs below a part in order, without white space, with their languages."""
    return [
        (text, run.lang)
        for run in runs(part)
        for paragraph in run.text.split("\n")
        if (text := "".join(paragraph.split()))
    ]


def _without(languages: set[str], texts: list[tuple[str, str]]) -> list[str]:
    """Return the texts that are in none of these languages."""
    return [text for text, language in texts if language not in languages]


def _follow(sought: list[str], text: str) -> bool:
    """Whether the texts sought stand in `text` one after the other."""
    start = 0
    for words in sought:
        found = text.find(words, start)
        if found < 0:
            return False
        start = found + len(words)
    return True

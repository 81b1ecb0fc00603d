"""Verify that a finished document contains everything in the view, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import takewhile

from pepdocs.base import error_keys
from pepdocs.base.errors import RenderError
from pepdocs.base.language import Phrase
from pepdocs.render.read_back.outline import AnyLine, compact, compact_text
from pepdocs.view.blocks import Chapter, DocumentView, Voice, runs

CHAPTER, FIGURE = "H2", "Figure"
"""The kinds of line that head a chapter, and that are the words of a picture."""


def verify(view: DocumentView, lines: Iterable[AnyLine]) -> None:
    """Raise `RenderError` unless every part of the view is in `lines`, each with its texts in order.

    The parts may be in another order than the view's, because a theme may move a section. The error names the part,
    never the missing text.
    """
    for key in missing_parts(view, lines):
        raise RenderError(error_keys.INCOMPLETE, section=key)


def missing_parts(view: DocumentView, lines: Iterable[AnyLine]) -> Iterator[str]:
    """Yield the key of each part of the view that is not complete and in order in `lines`.

    Each language is compared separately, together with text in no language: side by side, the languages of a document
    may alternate paragraph by paragraph. A picture must be there as one, and not in words only.
    """
    lines = tuple(lines)
    figures = {compact_text([line]) for line in lines if line.kind == FIGURE}
    chapters = [(compact_text(_headings(chapter)), compact_text(chapter)) for chapter in _chapters(lines)]
    for key, heading, part in _parts(view):
        if not figures.issuperset(_pictures(part)):
            yield key
            continue
        title, texts = _texts(heading), _texts(part)
        for language in view.languages:
            others = set(view.languages) - {language}
            if not _is_in_a_chapter(chapters, _without(others, title), _without(others, texts)):
                yield key
                break


def _pictures(part: object) -> Iterator[str]:
    """Yield the words of each picture of a chapter, without white space."""
    sections = part.sections if isinstance(part, Chapter) else ()
    for block in (block for section in sections for block in section.blocks):
        if isinstance(block, Voice) and block.picture is not None and block.picture.source:
            yield compact(block.picture.alt[0].text)


def _is_in_a_chapter(chapters: list[tuple[str, str]], title: list[str], texts: list[str]) -> bool:
    return any(_is_in_order(title, head) and _is_in_order(texts, whole) for head, whole in chapters)


def _chapters(lines: Iterable[AnyLine]) -> list[list[AnyLine]]:
    """Return the lines before the first heading of a chapter, then each heading with the lines that follow it.

    A value that is missing from its own chapter must not be found in a later one. A chapter in two languages has two
    headings, one after the other.
    """
    chapters: list[list[AnyLine]] = [[]]
    was_heading = False
    for line in lines:
        is_heading = line.kind == CHAPTER
        if is_heading and not was_heading:
            chapters.append([])
        chapters[-1].append(line)
        was_heading = is_heading
    return chapters


def _headings(chapter: list[AnyLine]) -> list[AnyLine]:
    """Return the lines that head a chapter."""
    return list(takewhile(lambda line: line.kind == CHAPTER, chapter))


def _parts(view: DocumentView) -> Iterator[tuple[str, Phrase, object]]:
    """Yield each part of the view: its key, its heading in the file, and its contents."""
    cover = view.cover
    parts = (cover.draft_notice, cover.title, cover.name, cover.facts, cover.key_dates, cover.ring, cover.actions)
    yield "cover", (), parts
    yield "written", (), (cover.written, cover.also)
    for chapter in view.chapters:
        yield chapter.key, chapter.title, chapter


def _texts(part: object) -> list[tuple[str, str]]:
    """Return the paragraphs of a part in order, without white space, with their languages."""
    return [
        (text, run.lang) for run in runs(part) for paragraph in run.text.split("\n") if (text := compact(paragraph))
    ]


def _without(languages: set[str], texts: list[tuple[str, str]]) -> list[str]:
    return [text for text, language in texts if language not in languages]


def _is_in_order(texts: list[str], whole: str) -> bool:
    """Return whether `whole` contains the texts one after the other."""
    start = 0
    for text in texts:
        place = whole.find(text, start)
        if place < 0:
            return False
        start = place + len(text)
    return True

"""The lines of each example with their languages, in the view and in each format, against golden files.

The golden files are read by people: after `pytest tests/test_golden.py --golden`, read their diff. Every view
has one; the documents of one example have them too, and those of the others are compared with their views and
with each other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from itertools import groupby, pairwise, takewhile

import pytest

from builders import DRAFT, EXAMPLES, FINISHED, SECONDARY
from gates.documents import Case, Documents
from gates.documents import view as view_of_case
from pepdocs.base.language import EDITIONS, Mode, Phrase, Run
from pepdocs.render import Format, outline
from pepdocs.render.html import page
from pepdocs.render.read_back import html as outline_html
from pepdocs.render.read_back.outline import Line, text
from pepdocs.render.word.runs import SHAPES
from pepdocs.theme import tag
from pepdocs.view.blocks import DocumentView, Row, Value, runs

NAMES = (*FINISHED, DRAFT)
BY_EXAMPLE = pytest.mark.parametrize("example", NAMES)
BY_MODE = pytest.mark.parametrize("mode", EDITIONS, ids=lambda mode: mode.suffix)

PAGE = re.compile(r" \d+$")

Example = Callable[[str, Mode], "ReadBack"]


@dataclass(frozen=True, slots=True)
class ReadBack:
    """The view of an example in one mode, and the lines that are read back from each kind of file."""

    view: DocumentView
    html: tuple[Line, ...]
    docx: tuple[Line, ...]
    pdf: tuple[Line, ...]


def case_of(example: str, mode: Mode) -> Case:
    return Case(EXAMPLES / f"{example}.yaml", mode)


def view_of(example: str, mode: Mode) -> DocumentView:
    return view_of_case(case_of(example, mode))


@cache
def read_back(example: str, mode: Mode, documents: Documents) -> ReadBack:
    view, case = view_of(example, mode), case_of(example, mode)
    docx, pdf = (outline(documents.file(case, form).read_bytes(), form) for form in (Format.DOCX, Format.PDF))
    return ReadBack(view, outline_html.outline(page.render(view)), docx, pdf)


@pytest.fixture
def read(documents: Documents) -> Example:
    """`read(example, mode)` is an example in a mode, read back from its files."""
    return lambda example, mode: read_back(example, mode, documents)


# The view as text.


def written(view: DocumentView) -> str:
    """Return a view as text: a chapter, a section, a block or a phrase a line, with its languages."""
    lines = [f"{name:<16} {' | '.join(said)}".rstrip() for name, said in _written("view", view)]
    return "\n".join(lines)


def _written(name: str, part: object) -> Iterator[tuple[str, list[str]]]:
    if isinstance(part, tuple):
        if part and all(isinstance(run, Run) for run in part):
            yield name, _spoken(part)
        else:
            for item in part:
                yield from _written(name, item)
    elif isinstance(part, Run):
        yield name, _spoken((part,))
    elif is_dataclass(part):
        yield from _announced(part)
        for field in fields(part):
            if field.name not in {"kind", "share"}:
                yield from _written(field.name, getattr(part, field.name))
    elif part not in {"", -1, "said", None}:
        # What a picture's points are packed into differs with the version of a library.
        yield name, [str(part).partition(";base64,")[0]]


def _announced(part: object) -> Iterator[tuple[str, list[str]]]:
    """Yield that a block or a row begins, and that a cell says nothing."""
    if isinstance(part, Row):
        yield "ROW", []
    elif isinstance(part, Value) and not part.phrases:
        yield "phrases", ["nothing"]
    elif kind := getattr(part, "kind", ""):
        yield kind.upper(), []


def _spoken(phrase: Phrase) -> list[str]:
    return [f"{run.lang or '-'} {run.text!r}" for run in phrase]


@BY_MODE
@BY_EXAMPLE
def test_the_view_says_what_it_said(example: str, mode: Mode, golden: Callable[[str, str], None]) -> None:
    golden(written(view_of(example, mode)), f"{example}-{mode.suffix}.view.txt")


@BY_MODE
@pytest.mark.parametrize("form", [Format.DOCX, Format.PDF], ids=lambda form: form.value)
def test_the_documents_say_what_they_said(form: Format, mode: Mode, read: Example, golden) -> None:
    lines = getattr(read(SECONDARY, mode), form.value)

    golden(text(lines), f"{SECONDARY}-{mode.suffix}.{form.value}.txt")


@pytest.mark.slow
def test_the_documents_have_the_kinds_of_lines_that_they_had(read: Example, golden) -> None:
    """Which words stand where is compared below; that a heading is a heading, and a cell a cell, is seen here."""
    files = {
        f"{example}-{mode.suffix}.{form}": Counter(line.kind for line in getattr(read(example, mode), form))
        for example in NAMES
        for mode in EDITIONS
        for form in ("pdf", "docx")
    }

    counts = {
        name: " ".join(f"{kind}:{count}" for kind, count in sorted(kinds.items())) for name, kinds in files.items()
    }
    golden("\n".join(f"{name:<38} {kinds}" for name, kinds in counts.items()), "kinds.txt")


# The three agree.


def chapters(lines: tuple[Line, ...]) -> list[list[Line]]:
    """Return the lines of each chapter, whose headings are one a language, and what stands before the first."""
    found: list[list[Line]] = [[]]
    for before, line in pairwise((Line("", ()), *lines)):
        if line.kind == "H2" != before.kind:
            found.append([])
        found[-1].append(line)
    return found


def headings(chapter: list[Line]) -> list[Line]:
    """Return the lines that head a chapter."""
    return list(takewhile(lambda line: line.kind == "H2", chapter))


def words(lines: list[Line], lang: str) -> list[str]:
    """Return the words of one language in order, but those of boxes, which only Word titles.

    In Word, what would else look like a heading ends in a colon or a full stop, and a remark is in brackets.
    """
    spoken = (line.runs for line in lines if line.kind != "Figure")
    texts = ("".join(run.text if run.lang == lang else " " for run in runs) for runs in spoken)
    return [word for said in texts for part in said.split() if (word := part.strip(".,:()"))]


def with_whole_labels(lines: tuple[Line, ...]) -> Iterator[Line]:
    """Yield lines with the labels of a value that all languages share as one, as a PDF has them."""
    for is_label, group in groupby(lines, key=lambda line: line.kind == "Lbl"):
        labels = list(group)
        if is_label and len(labels) > 1:
            spaced = (Run(f"{run.text} ", run.lang) for label in labels[:-1] for run in label.runs)
            yield Line("Lbl", (*spaced, *labels[-1].runs))
        else:
            yield from labels


def is_numbered(line: Line, html: tuple[Line, ...]) -> bool:
    """Return whether a line is one of the contents with its page, which only a PDF has."""
    return bool(PAGE.search(line.text)) and line not in html and without_page(line) in html


def without_page(line: Line) -> Line:
    """Return a line of the contents without its page."""
    run = line.runs[-1]
    return Line(line.kind, (*line.runs[:-1], Run(PAGE.sub("", run.text), run.lang)))


def languages(lines: tuple[Line, ...]) -> set[str]:
    return {run.lang for line in lines for run in line.runs}


@BY_MODE
@BY_EXAMPLE
def test_a_pdf_has_the_lines_of_its_html(example: str, mode: Mode, read: Example) -> None:
    files = read(example, mode)

    html = tuple(with_whole_labels(files.html))
    numbered = [line for line in files.pdf if is_numbered(line, html)]
    assert len(html) > 200
    assert len(numbered) == sum(len(chapter.title) for chapter in files.view.chapters)
    assert [without_page(line) if line in numbered else line for line in files.pdf] == [*html]


@BY_MODE
@BY_EXAMPLE
def test_word_and_pdf_have_the_same_headings_in_the_same_order(example: str, mode: Mode, read: Example) -> None:
    files = read(example, mode)

    pdf, docx = ([headings(part) for part in chapters(lines)[1:]] for lines in (files.pdf, files.docx))

    assert len(pdf) == len(files.view.chapters)
    assert docx == pdf


@BY_MODE
@BY_EXAMPLE
def test_word_and_pdf_say_the_same_on_the_cover(example: str, mode: Mode, read: Example) -> None:
    """But for the numbers of the contents, and for the order: the contents stand elsewhere in Word."""
    files = read(example, mode)

    for lang in languages(files.pdf):
        pdf, docx = (Counter(words(chapters(lines)[0], lang)) for lines in (files.pdf, files.docx))
        assert {word: docx[word] for word in docx if not word.isdecimal()} == {
            word: pdf[word] for word in pdf if not word.isdecimal()
        }


@BY_MODE
@BY_EXAMPLE
def test_word_and_pdf_say_the_same_in_every_chapter_in_each_language(example: str, mode: Mode, read: Example) -> None:
    files = read(example, mode)
    known = sorted(languages(files.pdf))

    assert sorted(languages(files.docx)) == known
    for pdf, docx in zip(chapters(files.pdf)[1:], chapters(files.docx)[1:], strict=True):
        for lang in known:
            # The shape of a state is drawn in PDF, and a letter in Word.
            assert [word for word in words(docx, lang) if word not in SHAPES.values()] == words(pdf, lang)


@BY_MODE
@BY_EXAMPLE
def test_every_text_is_in_its_language_in_all_three(example: str, mode: Mode, read: Example) -> None:
    files = read(example, mode)

    for chapter in files.view.chapters:
        for lines in (files.html, files.docx, files.pdf):
            spoken = _by_language(lines)
            assert not [run for run in _runs(chapter) if _bare(run.text) not in spoken[tag(run.lang)]]


def _by_language(lines: tuple[Line, ...]) -> dict[str, str]:
    return {
        lang: "".join(_bare(run.text) for line in lines for run in line.runs if run.lang == lang)
        for lang in languages(lines)
    }


def _runs(part: object) -> Iterator[Run]:
    return (run for run in runs(part) if run.lang)


def _bare(text: str) -> str:
    return "".join(text.split())


def test_a_view_that_says_something_else_is_noticed() -> None:
    view = view_of(DRAFT, Mode.EN)

    assert written(view) != written(view_of(DRAFT, Mode.CY))
    assert "en 'Not recorded yet'" in written(view)
    assert "GRID" in written(view)

"""What each example says, line by line with its languages: as a view, on the web, in Word, in a PDF.

The golden files are read by people: after `pytest tests/test_golden.py --golden`, read their diff.
A PDF has the lines of its HTML, so one golden file shows both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache

import pytest

from builders import DRAFT, EXAMPLES, FINISHED
from pepdocs.base.language import EDITIONS, Mode, Phrase, Run
from pepdocs.reading import parse, source
from pepdocs.render import Format, outline, render
from pepdocs.render.html import page
from pepdocs.render.read_back import html as outline_html
from pepdocs.render.read_back.outline import Line, text
from pepdocs.theme import tag
from pepdocs.view import compose
from pepdocs.view.blocks import DocumentView, Row, Value, runs
from pepdocs.wording import Wording

NAMES = (*FINISHED, DRAFT)
BY_EXAMPLE = pytest.mark.parametrize("example", NAMES)
BY_MODE = pytest.mark.parametrize("mode", EDITIONS, ids=lambda mode: mode.suffix)
SEPARATOR = "/"


@dataclass(frozen=True, slots=True)
class Made:
    """An example in one mode: its view, and what is read back of each kind of file."""

    view: DocumentView
    html: tuple[Line, ...]
    docx: tuple[Line, ...]
    pdf: tuple[Line, ...]


@cache
def view_of(example: str, mode: Mode) -> DocumentView:
    pep = parse.pep(source.load(EXAMPLES / f"{example}.yaml")).pep
    return compose.document(pep, Wording(mode), draft=example == DRAFT)


@cache
def made(example: str, mode: Mode) -> Made:
    view = view_of(example, mode)
    read_back = (outline(render(view, form), form) for form in (Format.DOCX, Format.PDF))
    return Made(view, outline_html.outline(page.render(view)), *read_back)


# The view as text.


def written(view: DocumentView) -> str:
    """Return a view as text: a section, a block or a phrase a line, with its languages."""
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
    elif part not in {"", -1, "said"}:
        yield name, [str(part)]


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
@BY_EXAMPLE
def test_the_html_and_the_pdf_say_what_they_said(example: str, mode: Mode, golden: Callable[[str, str], None]) -> None:
    golden(text(made(example, mode).pdf), f"{example}-{mode.suffix}.pdf.txt")


@BY_MODE
@BY_EXAMPLE
def test_the_word_file_says_what_it_said(example: str, mode: Mode, golden: Callable[[str, str], None]) -> None:
    golden(text(made(example, mode).docx), f"{example}-{mode.suffix}.docx.txt")


# The three agree.


def sections(lines: tuple[Line, ...]) -> list[list[Line]]:
    """Return the lines of each section, and what stands before the first."""
    found: list[list[Line]] = [[]]
    for line in lines:
        if line.kind == "H2":
            found.append([])
        found[-1].append(line)
    return found


def words(lines: list[Line], lang: str) -> list[str]:
    """Return the words of one language in order, but those of pictures."""
    texts = (run.text for line in lines if line.kind != "Figure" for run in line.runs if run.lang == lang)
    return [word for said in texts for word in said.split() if word != SEPARATOR]


def pictures(lines: list[Line]) -> Counter[str]:
    """Return the alternative texts of pictures in their first language; a PDF's have only one."""
    return Counter(line.text.split(" / ")[0] for line in lines if line.kind == "Figure")


def without_headers(lines: list[Line], view: DocumentView) -> list[Line]:
    """Return Word's lines without what heads a table there that is no table in a PDF."""
    rows = {_row(*view.item_words), _row(*((name,) for name in view.column_names))}
    pairs = zip(lines, [*lines[1:], Line("", ())], strict=True)
    heads = {n for n, pair in enumerate(pairs) if tuple(_said(line) for line in pair) in rows}
    heads |= {n + 1 for n in heads}
    title = {run.text for run in view.item_words[1]}
    return [
        line for n, line in enumerate(lines) if n not in heads and not (line.kind == "Caption" and _said(line) == title)
    ]


def _row(*phrases: Phrase) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(run.text for run in phrase) for phrase in phrases)


def _said(line: Line) -> frozenset[str]:
    return frozenset(run.text.strip(" /") for run in line.runs)


def languages(lines: tuple[Line, ...]) -> set[str]:
    return {run.lang for line in lines for run in line.runs}


@BY_MODE
@BY_EXAMPLE
def test_a_pdf_has_the_lines_of_its_html(example: str, mode: Mode) -> None:
    found = made(example, mode)

    assert len(found.html) > 300
    assert found.pdf == found.html


@BY_MODE
@BY_EXAMPLE
def test_word_and_pdf_have_the_same_headings_in_the_same_order(example: str, mode: Mode) -> None:
    found = made(example, mode)

    pdf, docx = ([_heading(part[0]) for part in sections(lines)[1:]] for lines in (found.pdf, found.docx))

    assert len(pdf) > 20
    assert docx == pdf


def _heading(line: Line) -> list[tuple[str, list[str]]]:
    return [(run.lang, [word for word in run.text.split() if word != SEPARATOR]) for run in line.runs]


@BY_MODE
@BY_EXAMPLE
def test_word_and_pdf_say_the_same_in_every_section_in_each_language(example: str, mode: Mode) -> None:
    found = made(example, mode)
    known = sorted(languages(found.pdf))

    assert sorted(languages(found.docx)) == known
    pairs = list(zip(sections(found.pdf)[2:], sections(found.docx)[2:], strict=True))
    assert len(pairs) == len(found.view.sections)
    for pdf, docx in pairs:
        plain = without_headers(docx, found.view)
        assert pictures(docx) == pictures(pdf)
        for lang in known:
            assert words(plain, lang) == words(pdf, lang)


@BY_MODE
@BY_EXAMPLE
def test_every_text_is_in_its_language_in_all_three(example: str, mode: Mode) -> None:
    found = made(example, mode)

    for section in found.view.sections:
        for lines in (found.html, found.docx, found.pdf):
            spoken = _by_language(lines)
            assert not [run for run in _runs(section) if _bare(run.text) not in spoken[tag(run.lang)]]


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
    assert "en 'Not recorded'" in written(view)
    assert "GRID" in written(view)

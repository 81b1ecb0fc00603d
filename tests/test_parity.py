"""Welsh and English are treated alike: the same headings, fields, order, type size and weight.

Each text of a plan is a pair of sentinels, `gair7x` and `word7x`. Whatever a document does with the one, it
must do with the other (Welsh Language Standards; domain notes on bilingual design, 6.8).
"""

from __future__ import annotations

import io
import operator
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache, reduce
from typing import TypeVar

import pytest
from lxml import etree

from builders import typed
from full_plan import PHASES, full, pair
from pepdocs.accessibility.pdf import reading
from pepdocs.base.language import Edition, Layout, Mode, Run, Size
from pepdocs.render import Format, outline
from pepdocs.render.read_back.outline import Line
from pepdocs.view import compose
from pepdocs.view.arrange import arrange
from pepdocs.view.blocks import DocumentView, Facts, runs
from pepdocs.wording import Wording
from sentinels import EVERY, finished, view_of
from shared_documents import rendered

pytestmark = pytest.mark.slow

WELSH, ENGLISH = re.compile(r"gair(\d+)x"), re.compile(r"word(\d+)x")
EITHER = re.compile(r"(?:Gair|Word) (\d+)q")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BY_PHASE = pytest.mark.parametrize("phase", PHASES)
BY_FORM = pytest.mark.parametrize("form", Format, ids=lambda form: form.value)
TOGETHER = [
    (phase, edition) for phase, edition in EVERY if edition.mode.is_bilingual and edition.size is not Size.VERY_LARGE
]
BY_EDITION = pytest.mark.parametrize(
    ("phase", "edition"), TOGETHER, ids=[f"{phase}-{each.suffix}" for phase, each in TOGETHER]
)

Part = TypeVar("Part")
Looks = dict[str, set[object]]
"""How each sentinel is set, by its number."""


def looks(found: Iterator[tuple[str, object]], language: re.Pattern[str]) -> Looks:
    """Return how the sentinels of one language look, by their numbers."""
    by_number: Looks = {}
    for text, look in found:
        for number in language.findall(text):
            by_number.setdefault(number, set()).add(look)
    return by_number


def in_pdf(content: bytes) -> Iterator[tuple[str, object]]:
    """Yield each text drawn in a PDF with its size, weight and colour."""
    for page in reading.read(content).pages:
        for piece in page.pieces:
            if not piece.is_artifact:
                yield piece.text, (round(piece.format.size, 1), piece.format.is_bold, piece.format.colour)


def in_word(content: bytes) -> Iterator[tuple[str, object]]:
    """Yield each text of a Word file with the style of its paragraph and what its run adds."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    for run in body.iter(f"{W}r"):
        style = next(run.iterancestors(f"{W}p")).find(f"{W}pPr/{W}pStyle")
        own = run.find(f"{W}rPr")
        added = [] if own is None else [e.tag for e in own if e.tag not in {f"{W}lang", f"{W}rStyle"}]
        yield "".join(run.itertext()), (style.get(f"{W}val"), *added)


def numbers(lines: Iterable[Line], language: re.Pattern[str]) -> list[tuple[str, str]]:
    """Return each sentinel of a language in order, with the kind of its line."""
    return [(line.kind, number) for line in lines for number in language.findall(line.text)]


@BY_EDITION
def test_a_text_and_its_translation_have_one_size_weight_and_colour_in_a_pdf(phase, edition):
    found = list(in_pdf(finished(phase, edition, Format.PDF)))

    welsh, english = looks(iter(found), WELSH), looks(iter(found), ENGLISH)

    assert len(welsh) > 100
    assert welsh == english


@BY_EDITION
def test_a_text_and_its_translation_have_one_style_in_word(phase: str, edition: Edition):
    found = list(in_word(finished(phase, edition, Format.DOCX)))

    welsh, english = looks(iter(found), WELSH), looks(iter(found), ENGLISH)

    assert len(welsh) > 100
    assert welsh == english


def in_foot(line: Line, foot: list[str]) -> bool:
    """Whether a line is the foot of the page, which a screen shows once, at the end."""
    return any(text in line.text for text in foot)


def halves(lines: list[Line], edition: Edition) -> tuple[list[Line], list[Line]]:
    """Return the lines in which each language stands: all of them, or every other section's."""
    if edition.layout is not Layout.SECTIONS:
        return list(lines), list(lines)
    chapters: list[list[Line]] = [[]]
    for line in lines:
        if line.kind == "H2":
            chapters.append([])
        chapters[-1].append(line)
    # The cover stands before the first section, and in some formats the contents with a heading.
    parts = chapters[2 - len(chapters) % 2 :]
    return reduce(operator.iadd, parts[::2], []), reduce(operator.iadd, parts[1::2], [])


@BY_FORM
@BY_EDITION
def test_both_languages_have_the_same_fields_in_the_same_order(phase, edition, form: Format):
    foot = [run.text for run in view_of(phase, edition).cover.footer]
    # The title of a box to tick in Word has only the beginning of the text beside it.
    boxes = {"Figure"} if form is Format.DOCX else set()
    lines = [line for line in outline(finished(phase, edition, form), form) if line.kind not in boxes]

    one, other = halves([line for line in lines if not in_foot(line, foot)], edition)
    welsh, english = numbers(one, WELSH), numbers(other, ENGLISH)

    assert len(welsh) > 100
    assert welsh == english


@BY_FORM
@BY_PHASE
def test_separate_documents_have_the_same_lines_in_the_same_order(phase: str, form: Format):
    welsh, english = (outline(finished(phase, Edition(mode), form), form) for mode in (Mode.CY, Mode.EN))

    headings = [[line.kind for line in lines if line.kind[0] == "H"] for lines in (welsh, english)]
    assert headings[0] == headings[1]
    assert len(headings[0]) > 40
    assert dict(numbers(welsh, WELSH)).keys() == dict(numbers(english, ENGLISH)).keys()
    fields = [re.sub(r"\D+", "", number) for _, number in numbers(welsh, WELSH)]
    assert fields == [number for _, number in numbers(english, ENGLISH)]


@BY_EDITION
def test_every_heading_is_in_both_languages(phase: str, edition: Edition):
    lines = outline(finished(phase, edition, Format.PDF), Format.PDF)

    heads = [(line.kind, run.lang) for line in lines if line.kind in {"H1", "H2", "H3", "H4"} for run in line.runs]

    welsh, english = ([kind for kind, lang in heads if lang == one] for one in ("cy-GB", "en-GB"))
    assert Counter(welsh) == Counter(english)
    assert welsh.count("H2") == 9
    assert len(welsh) > 30


@BY_EDITION
def test_a_heading_is_in_one_language(phase: str, edition: Edition):
    lines = outline(finished(phase, edition, Format.PDF), Format.PDF)

    heads = [line for line in lines if line.kind in {"H1", "H2", "H3", "H4"}]

    assert [line.text for line in heads if len({run.lang for run in line.runs}) > 1] == []
    assert len(heads) > 60


# Side by side, each column is read alone.


BY_PAIR = pytest.mark.parametrize("mode", [Mode.BILINGUAL, Mode.ENGLISH_FIRST], ids=lambda mode: mode.suffix)


@cache
def translated(mode: Mode) -> DocumentView:
    """Return a document whose every text is in both languages: `Gair 7q`, `Word 7q`."""
    content, _ = full("secondary", pair, each=1)
    return arrange(compose.document(typed(content).pep, Wording(mode)))


def column(content: bytes, place: int) -> str:
    """Return what begins in the left or the right half of the pages of a PDF, without white space."""
    halves: tuple[list[str], list[str]] = ([], [])
    for page in reading.read(content).pages:
        middle = (page.box.left + page.box.right) / 2 - GAP
        for piece in page.pieces:
            if not piece.is_artifact:
                halves[piece.box.left >= middle].append(piece.text)
    return squeezed("".join(halves[place]))


GAP = 20
"""Points between the columns, at most."""


def cells(view: DocumentView, place: int) -> list[str]:
    """Return the labels and values of one column of a view, in order, without white space."""
    lines = (line for block in parts(view.chapters, Facts) for line in block.lines)
    shown = (run for line in lines for run in runs(line.cells[place]))
    return [squeezed(text) for run in shown for text in run.text.split("\n") if text.strip()]


def parts(part: object, kind: type[Part]) -> Iterator[Part]:
    """Yield every part of a kind, in order."""
    if isinstance(part, kind):
        yield part
    elif isinstance(part, tuple):
        for item in part:
            yield from parts(item, kind)
    elif is_dataclass(part) and not isinstance(part, Run):
        for field in fields(part):
            yield from parts(getattr(part, field.name), kind)


def squeezed(text: str) -> str:
    return "".join(text.split())


def first_lost(wanted: Iterable[str], text: str) -> str:
    """Return the first text that is not there after the one before it, or nothing."""
    place = 0
    for one in wanted:
        place = text.find(one, place)
        if place < 0:
            return one
        place += len(one)
    return ""


@BY_PAIR
@pytest.mark.parametrize("place", [0, 1], ids=["left", "right"])
def test_one_column_of_every_page_has_every_label_and_value_of_its_language(mode: Mode, place: int):
    view = translated(mode)
    wanted = cells(view, place)

    text = column(rendered(view, Format.PDF), place)

    assert len(wanted) > 300
    assert first_lost(wanted, text) == ""
    assert {run.lang for block in parts(view.chapters, Facts) for line in block.lines for run in runs(line.cells[place])
            } <= {mode.languages[place], ""}  # fmt: skip


def test_the_columns_are_not_each_others():
    view = translated(Mode.BILINGUAL)
    content = rendered(view, Format.PDF)

    assert first_lost(cells(view, 0), column(content, 1)) != ""
    assert first_lost(cells(view, 1), column(content, 0)) != ""


@BY_PAIR
def test_both_columns_have_the_same_rows(mode: Mode):
    lines = [line for block in parts(translated(mode).chapters, Facts) for line in block.lines]

    left, right = (
        [[number for run in runs(line.cells[place]) for number in EITHER.findall(run.text)] for line in lines]
        for place in (0, 1)
    )

    assert {len(line.cells) for line in lines} == {2}
    assert left == right
    assert len([found for found in left if found]) > 60


def test_a_translation_that_is_set_smaller_is_noticed():
    content = finished("primary", Edition(Mode.BILINGUAL), Format.DOCX)
    number = next(iter(looks(in_word(content), ENGLISH)))
    small = f"word{number}x"
    found = [(text, "smaller" if small in text else look) for text, look in in_word(content)]

    assert looks(iter(found), WELSH) != looks(iter(found), ENGLISH)

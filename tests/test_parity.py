"""Welsh and English are treated alike: the same headings, fields, order, type size and weight.

Each text of a plan is a pair of sentinels, `gair7x` and `word7x`. Whatever a document does with the one, it
must do with the other (Welsh Language Standards; domain notes on bilingual design, 6.8).
"""

from __future__ import annotations

import io
import operator
import re
import zipfile
from collections.abc import Iterable, Iterator
from functools import reduce

import pytest
from lxml import etree

from full_plan import PHASES
from pepdocs.accessibility.pdf import reading
from pepdocs.base.language import Edition, Layout, Mode, Size
from pepdocs.render import Format, outline
from pepdocs.render.read_back.outline import Line
from sentinels import EVERY, finished, view_of

pytestmark = pytest.mark.slow

WELSH, ENGLISH = re.compile(r"gair(\d+)x"), re.compile(r"word(\d+)x")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BY_PHASE = pytest.mark.parametrize("phase", PHASES)
BY_FORM = pytest.mark.parametrize("form", Format, ids=lambda form: form.value)
TOGETHER = [
    (phase, edition) for phase, edition in EVERY if edition.mode.is_bilingual and edition.size is not Size.VERY_LARGE
]
BY_EDITION = pytest.mark.parametrize(
    ("phase", "edition"), TOGETHER, ids=[f"{phase}-{each.suffix}" for phase, each in TOGETHER]
)

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
    lines = outline(finished(phase, edition, form), form)

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

    sections = [line for line in lines if line.kind == "H2"]
    said = {lang: sum(any(r.lang == lang for r in line.runs) for line in sections)
            for lang in ("cy-GB", "en-GB")}  # fmt: skip
    assert said["cy-GB"] == said["en-GB"] > 15


def test_a_translation_that_is_set_smaller_is_noticed():
    content = finished("primary", Edition(Mode.BILINGUAL), Format.DOCX)
    number = next(iter(looks(in_word(content), ENGLISH)))
    small = f"word{number}x"
    found = [(text, "smaller" if small in text else look) for text, look in in_word(content)]

    assert looks(iter(found), WELSH) != looks(iter(found), ENGLISH)

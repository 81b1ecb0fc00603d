"""Large print in Word: no type is smaller than it should be, and the standard file is as it was."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from pepdocs.base.language import Layout, Mode, Size
from pepdocs.render import Format, outline, render
from pepdocs.render.word.size import EDGE, GROWTH, enlarged
from pepdocs.view.arrange import arranged
from sample_views import PHASES, a_view

LARGER = pytest.mark.parametrize("size", [Size.LARGE, Size.VERY_LARGE], ids=lambda s: s.value)
STYLE = re.compile(r'<w:style [^>]*w:styleId="(\w+)".*?</w:style>', re.DOTALL)
TYPE = re.compile(r'<w:sz w:val="(\d+)"')


def sizes(content: bytes) -> dict[str, list[float]]:
    """Return the points that each style of a Word file names, and those that its text names itself."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        styles = package.read("word/styles.xml").decode()
        body = package.read("word/document.xml").decode()
    named = {style[1]: points(style[0]) for style in STYLE.finditer(styles)}
    return {**named, "defaults": points(styles.partition("<w:style ")[0]), "body": points(body)}


def points(xml: str) -> list[float]:
    return [int(halves) / 2 for halves in TYPE.findall(xml)]


@LARGER
@pytest.mark.parametrize("phase", PHASES)
def test_no_type_of_a_large_document_is_smaller_than_its_text(phase: str, size: Size):
    found = sizes(render(arranged(a_view(phase, Mode.BILINGUAL), size), Format.DOCX))

    edges = [found.pop(name) for name in ("Header", "Footer", "PEPDraftBand")]
    assert edges == [[EDGE]] * 3
    assert len(found) > 30
    assert {name: all_ for name, all_ in found.items() if any(p < size.points for p in all_)} == {}


def test_a_heading_is_larger_than_text_in_every_size():
    for size in (Size.LARGE, Size.VERY_LARGE):
        grown = [new for _, new in GROWTH[size.value]]
        assert grown == sorted(set(grown))
        assert grown[0] == size.points


@pytest.mark.parametrize("source", ['<w:sz w:val="24"/>', '<w:top w:sz="4"/>'])
def test_a_standard_document_keeps_its_sizes(source: str):
    assert enlarged(source, "standard") == source


def test_the_line_of_a_border_is_no_type():
    assert enlarged('<w:top w:sz="4"/>', "large") == '<w:top w:sz="4"/>'


def test_a_size_that_an_authority_chose_grows_too_and_a_huge_one_stays():
    assert enlarged('<w:sz w:val="15"/><w:sz w:val="200"/>', "large") == ('<w:sz w:val="36"/><w:sz w:val="200"/>')


@LARGER
@pytest.mark.parametrize("layout", [Layout.COLUMNS, Layout.SECTIONS], ids=lambda e: e.value)
def test_every_edition_has_the_headings_of_its_view(layout: Layout, size: Size):
    view = arranged(a_view("secondary", Mode.BILINGUAL), size, layout)

    lines = outline(render(view, Format.DOCX), Format.DOCX)

    titles = [" / ".join(run.text for run in part.title) for part in view.sections]
    found = [line.text.partition(" ")[2] for line in lines if line.kind == "H2"]
    assert found[1:] == titles

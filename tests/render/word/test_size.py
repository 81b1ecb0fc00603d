"""Large print in Word: no type is too small, and the standard file keeps its sizes."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from pepdocs.base.language import Layout, Mode, Size
from pepdocs.render import Format, outline, render
from pepdocs.render.word.size import EDGE, GROWTH, enlarge
from pepdocs.view.arrange import arrange
from sample_views import PHASES, a_composed_view

LARGER = pytest.mark.parametrize("size", [Size.LARGE, Size.VERY_LARGE], ids=lambda s: s.value)
STYLE = re.compile(r'<w:style [^>]*w:styleId="(\w+)".*?</w:style>', re.DOTALL)
TYPE = re.compile(r'<w:sz w:val="(\d+)"')


def sizes(content: bytes) -> dict[str, list[float]]:
    """Return the type sizes of each style of a Word file, and those in its text, in points."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        styles = package.read("word/styles.xml").decode()
        body = package.read("word/document.xml").decode()
    by_style = {style[1]: points(style[0]) for style in STYLE.finditer(styles)}
    return {**by_style, "defaults": points(styles.partition("<w:style ")[0]), "body": points(body)}


def points(xml: str) -> list[float]:
    return [int(halves) / 2 for halves in TYPE.findall(xml)]


@LARGER
@pytest.mark.parametrize("phase", PHASES)
def test_no_type_of_a_large_document_is_smaller_than_its_text(phase: str, size: Size):
    by_style = sizes(render(arrange(a_composed_view(phase, Mode.BILINGUAL), size), Format.DOCX))

    edges = [by_style.pop(name) for name in ("Header", "Footer", "PEPDraftBand")]
    assert edges == [[EDGE]] * 3
    assert len(by_style) > 30
    assert [name for name, points in by_style.items() if any(point < size.points for point in points)] == []


def test_a_heading_is_larger_than_text_in_every_size():
    for size in (Size.LARGE, Size.VERY_LARGE):
        grown = [new for _, new in GROWTH[size.value]]
        assert grown == sorted(set(grown))
        assert grown[0] == size.points


@pytest.mark.parametrize(
    ("size", "source", "enlarged"),
    [
        ("standard", '<w:sz w:val="24"/>', '<w:sz w:val="24"/>'),
        ("standard", '<w:top w:sz="4"/>', '<w:top w:sz="4"/>'),
        ("large", '<w:top w:sz="4"/>', '<w:top w:sz="4"/>'),
        ("large", '<w:sz w:val="15"/><w:sz w:val="200"/>', '<w:sz w:val="36"/><w:sz w:val="200"/>'),
    ],
    ids=["standard", "standard border", "large border", "large, small type and huge type"],
)
def test_only_small_type_of_a_large_document_grows(size: str, source: str, enlarged: str):
    assert enlarge(source, size) == enlarged


@LARGER
@pytest.mark.parametrize("layout", [Layout.COLUMNS, Layout.SECTIONS], ids=lambda e: e.value)
def test_every_edition_has_the_headings_of_its_view(layout: Layout, size: Size):
    view = arrange(a_composed_view("secondary", Mode.BILINGUAL), size, layout)

    lines = outline(render(view, Format.DOCX), Format.DOCX)

    titles = [f"{chapter.number} {run.text}" for chapter in view.chapters for run in chapter.title]
    assert [line.text for line in lines if line.kind == "H2"] == titles


@pytest.mark.parametrize(("size", "line"), [("standard", 240), ("large", 264), ("very-large", 264)])
def test_the_lines_of_a_large_document_are_further_apart(size: str, line: int):
    assert (
        enlarge('<w:spacing w:line="240" w:lineRule="auto"/>', size)
        == f'<w:spacing w:line="{line}" w:lineRule="auto"/>'
    )

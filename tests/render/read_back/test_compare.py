"""A finished document is verified: whatever is removed from it is missed."""

from __future__ import annotations

import pytest

from builders import EXAMPLES
from pepdocs.base.errors import RenderError
from pepdocs.base.language import Mode, Run
from pepdocs.reading import parse, source
from pepdocs.render.html import page
from pepdocs.render.read_back import html as outline_html
from pepdocs.render.read_back.compare import verify
from pepdocs.render.read_back.outline import Line
from pepdocs.view import compose
from pepdocs.view.arrange import arrange
from pepdocs.view.blocks import DocumentView
from pepdocs.wording import Wording


def a_plan(mode: Mode) -> tuple[DocumentView, list[Line]]:
    pep = parse.pep(source.load(EXAMPLES / "secondary-review.yaml")).pep
    view = arrange(compose.document(pep, Wording(mode)))
    return view, list(outline_html.outline(page.render(view)))


def first_section(lines: list[Line]) -> int:
    return next(n for n, line in enumerate(lines) if line.kind == "H2" and line.text[0] == "1")


@pytest.mark.parametrize("mode", Mode, ids=lambda mode: mode.suffix)
def test_a_complete_document_passes(mode: Mode):
    view, lines = a_plan(mode)

    verify(view, lines)


@pytest.mark.parametrize("mode", Mode, ids=lambda mode: mode.suffix)
def test_any_line_removed_from_a_section_is_missed(mode: Mode):
    view, lines = a_plan(mode)
    places = range(first_section(lines), len(lines), 2)

    passed = [lines[n].text for n in places if not _is_missed(view, [*lines[:n], *lines[n + 1 :]])]

    assert len(places) > 300
    assert passed == []


def _is_missed(view: DocumentView, lines: list[Line]) -> bool:
    try:
        verify(view, lines)
    except RenderError:
        return True
    return False


def test_a_section_may_be_in_another_place():
    view, lines = a_plan(Mode.CY)
    heads = [n for n, line in enumerate(lines) if line.kind == "H2"]
    last = lines[heads[-1] :]

    verify(view, [*lines[: heads[2]], *last, *lines[heads[2] : heads[-1]]])


def test_a_changed_word_is_missed():
    view, lines = a_plan(Mode.EN)
    place = next(n for n, line in enumerate(lines) if "sea swimming" in line.text)
    lines[place] = Line(lines[place].kind, (Run("Something else", "en-GB"),))

    with pytest.raises(RenderError) as error:
        verify(view, lines)

    assert "sea swimming" not in str(error.value)


@pytest.mark.parametrize("mode", Mode, ids=lambda mode: mode.suffix)
def test_any_line_removed_from_the_cover_is_missed(mode: Mode):
    view, lines = a_plan(mode)
    contents = next(n for n, line in enumerate(lines) if line.text == view.cover.contents[0].text)

    passed = [lines[n].text for n in range(contents) if not _is_missed(view, [*lines[:n], *lines[n + 1 :]])]

    assert contents > 30
    assert passed == []

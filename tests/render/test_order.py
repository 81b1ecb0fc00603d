"""Sections are numbered in the order in which a document shows them."""

from __future__ import annotations

from pepdocs.base.language import Layout, Mode
from pepdocs.render.section_order import ordered, settled
from pepdocs.view.arrange import arranged
from pepdocs.view.blocks import DocumentView
from sample_views import a_view

VIEW = a_view("secondary", Mode.BILINGUAL)
ANCHORS = [part.anchor for part in VIEW.sections]


def anchors(view: DocumentView) -> list[str]:
    return [part.anchor for part in view.sections]


def test_a_view_that_is_in_order_stays_as_it_is() -> None:
    assert ordered(VIEW, ANCHORS) is VIEW
    assert ordered(VIEW, ["content", *ANCHORS, ANCHORS[0]]) is VIEW
    assert ordered(VIEW, []) is VIEW


def test_a_section_that_stands_elsewhere_is_numbered_there() -> None:
    moved = ordered(VIEW, [ANCHORS[0], ANCHORS[9], *ANCHORS[1:]])

    assert anchors(moved)[:3] == [ANCHORS[0], ANCHORS[9], ANCHORS[1]]
    assert [part.number for part in moved.sections] == [str(number + 1) for number in range(len(ANCHORS))]
    assert {part.key: part.blocks for part in moved.sections} == {part.key: part.blocks for part in VIEW.sections}


def test_a_section_that_is_shown_nowhere_keeps_its_place() -> None:
    first, second, third, fourth, fifth, *others = ANCHORS
    moved = ordered(VIEW, [fourth, fifth, *others, second, first])

    assert anchors(moved) == [fourth, fifth, third, *others, second, first]


def test_what_one_section_says_in_two_languages_stays_together() -> None:
    view = arranged(VIEW, layout=Layout.SECTIONS)
    moved = ordered(view, ["people-cy", "people-en", *anchors(view)])

    assert anchors(moved)[:4] == ["people-cy", "people-en", f"{ANCHORS[0]}-cy", f"{ANCHORS[0]}-en"]
    assert [part.number for part in moved.sections[:4]] == ["1", "1", "2", "2"]


def test_a_document_is_made_once_where_nothing_moves() -> None:
    seen: list[DocumentView] = []

    def make(view: DocumentView) -> list[str]:
        seen.append(view)
        return anchors(view)

    assert settled(VIEW, make, list) == ANCHORS
    assert seen == [VIEW]


def test_a_template_that_shows_some_sections_first_and_the_rest_in_a_loop_is_followed() -> None:
    def people_first(view: DocumentView) -> list[str]:
        return sorted(anchors(view), key=lambda anchor: anchor != "people")

    moved = settled(VIEW, lambda view: (view, people_first(view)), lambda made: made[1])[0]

    assert anchors(moved) == people_first(VIEW)


def test_a_template_that_turns_every_order_round_keeps_ours() -> None:
    kept = settled(VIEW, lambda view: view, lambda view: reversed(anchors(view)))

    assert kept is VIEW

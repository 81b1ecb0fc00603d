"""Chapters are numbered in the order in which a document shows them."""

from __future__ import annotations

from pepdocs.base.language import Layout, Mode
from pepdocs.render.section_order import make_in_order, reorder
from pepdocs.view.arrange import arrange
from pepdocs.view.blocks import DocumentView
from sample_views import a_composed_view, a_view

VIEW = a_view("secondary", Mode.BILINGUAL)
ANCHORS = [part.anchor for part in VIEW.chapters]


def anchors(view: DocumentView) -> list[str]:
    return [part.anchor for part in view.chapters]


def test_a_view_in_order_is_unchanged() -> None:
    assert reorder(VIEW, ANCHORS) is VIEW
    assert reorder(VIEW, ["content", *ANCHORS, ANCHORS[0]]) is VIEW
    assert reorder(VIEW, []) is VIEW


def test_a_moved_chapter_is_numbered_by_its_new_place() -> None:
    moved = reorder(VIEW, [ANCHORS[0], ANCHORS[7], *ANCHORS[1:]])

    assert anchors(moved)[:3] == [ANCHORS[0], ANCHORS[7], ANCHORS[1]]
    assert [part.number for part in moved.chapters] == [str(number + 1) for number in range(len(ANCHORS))]
    assert {part.key: part.sections for part in moved.chapters} == {part.key: part.sections for part in VIEW.chapters}


def test_a_chapter_that_is_not_shown_keeps_its_place() -> None:
    first, second, third, fourth, fifth, *others = ANCHORS
    moved = reorder(VIEW, [fourth, fifth, *others, second, first])

    assert anchors(moved) == [fourth, fifth, third, *others, second, first]


def test_the_language_versions_of_a_chapter_stay_together() -> None:
    view = arrange(a_composed_view("secondary", Mode.BILINGUAL), layout=Layout.SECTIONS)
    moved = reorder(view, ["chapter-people-cy", "chapter-people-en", *anchors(view)])

    assert anchors(moved)[:4] == ["chapter-people-cy", "chapter-people-en", f"{ANCHORS[0]}-cy", f"{ANCHORS[0]}-en"]
    assert [part.number for part in moved.chapters[:4]] == ["1", "1", "2", "2"]


def test_a_document_is_made_once_if_nothing_moves() -> None:
    seen: list[DocumentView] = []

    def make(view: DocumentView) -> list[str]:
        seen.append(view)
        return anchors(view)

    assert make_in_order(VIEW, make, list) == ANCHORS
    assert seen == [VIEW]


def test_a_template_with_some_chapters_first_and_the_rest_in_a_loop_is_followed() -> None:
    def people_first(view: DocumentView) -> list[str]:
        return sorted(anchors(view), key=lambda anchor: anchor != "chapter-people")

    moved = make_in_order(VIEW, lambda view: (view, people_first(view)), lambda document: document[1])[0]

    assert anchors(moved) == people_first(VIEW)


def test_a_template_that_reverses_every_order_keeps_ours() -> None:
    kept = make_in_order(VIEW, lambda view: view, lambda view: reversed(anchors(view)))

    assert kept is VIEW

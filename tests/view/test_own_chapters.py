"""The chapters that a theme declares: which sections they have, in which order, and what is wrong with them."""

from __future__ import annotations

import tomllib

import pytest

from pepdocs.findings.model import Findings
from pepdocs.schema.pep import Phase
from pepdocs.view.chapters import CHAPTERS, ChapterPlan
from pepdocs.view.own_chapters import LayerChapters, OwnChapters, own_chapters

OURS = CHAPTERS[Phase.secondary]


def read(*layers: str) -> tuple[OwnChapters, Findings]:
    """Return the chapters of layers, the lowest first, and what is wrong with them."""
    return own_chapters(LayerChapters(tomllib.loads(text).get("chapters", {}), text) for text in layers)


def chapter(key: str, *sections: str, title: str = "", phase: str = "secondary") -> str:
    """Return the declaration of a chapter."""
    lines = [f"[[chapters.{phase}]]", f'key = "{key}"']
    lines += [f"sections = {list(sections)}"] if sections else []
    lines += [title] if title else []
    return "\n".join((*lines, ""))


def plans(*layers: str) -> dict[str, ChapterPlan]:
    own, findings = read(*layers)
    assert findings.items == ()
    return {plan.key: plan for plan in own.plans[Phase.secondary]}


TITLE = 'title = { cy = "Amser rhydd", en = "Free time" }'


def test_without_a_declaration_the_chapters_are_ours() -> None:
    assert read("")[0].plans == CHAPTERS


def test_chapters_come_in_the_order_in_which_they_are_named_and_the_others_after_them() -> None:
    keys = [*plans(chapter("record") + chapter("my_page"))]

    assert keys[:2] == ["record", "my_page"]
    assert keys[2:] == [plan.key for plan in OURS if plan.key not in {"record", "my_page"}]


def test_a_chapter_of_ours_that_names_no_sections_keeps_its_own() -> None:
    assert plans(chapter("record"))["record"] == next(plan for plan in OURS if plan.key == "record")


def test_a_section_that_no_chapter_names_stays_in_its_own_at_the_end() -> None:
    moved = plans(chapter("people", "people", "care") + chapter("at_school", "aln"))

    assert moved["people"].sections == ("people", "care")
    assert moved["at_school"].sections == ("aln", "progress", "arrangements", "funding")
    assert moved["record"].sections == ("child", "setting", "meeting", "agreement", "further")


def test_every_section_is_in_one_chapter_whatever_a_theme_names() -> None:
    own, _ = read(chapter("people", "people", "care", "nothing", "care") + chapter("record", "people", "meeting"))

    sections = [section for plan in own.plans[Phase.secondary] for section in plan.sections]
    assert sorted(sections) == sorted(section for plan in OURS for section in plan.sections)


def test_a_chapter_of_a_themes_own_has_its_title_in_both_languages() -> None:
    own, findings = read(chapter("free_time", "leisure", title=TITLE))

    first = own.plans[Phase.secondary][0]
    assert findings.items == ()
    assert (first.key, first.sections, first.is_apart) == ("free_time", ("leisure",), False)
    assert (own.words[first.title].cy, own.words[first.title].en) == ("Amser rhydd", "Free time")


def test_a_chapter_of_ours_keeps_its_title_and_its_page_unless_a_theme_gives_it_another_title() -> None:
    moved = plans(chapter("people", "people", "care") + chapter("so_far", title=TITLE) + chapter("my_page"))

    assert moved["people"].title == "field:people"
    assert moved["so_far"].title == "chapter:secondary.so_far"
    assert moved["my_page"].is_apart


def test_the_chapters_of_a_phase_are_those_of_the_highest_layer_that_names_any() -> None:
    below = chapter("record") + chapter("next", phase="primary")
    own, _ = read(below, chapter("people"))

    assert own.plans[Phase.secondary][0].key == "people"
    assert own.plans[Phase.primary][0].key == "next"


FAULTS = {
    "an unknown phase": (chapter("record", phase="nursery"), "1 THM111"),
    "no list of chapters": ("[chapters]\nsecondary = 1", "1 THM112"),
    "an unknown setting": (chapter("record", title="sectons = []"), "3 THM111"),
    "a setting of another kind": (chapter("record", title='sections = "care"'), "3 THM112"),
    "no key": ('[[chapters.secondary]]\nsections = ["care"]', "1 THM320"),
    "a key that is no name": (chapter("Y bobl", "people"), "2 THM320"),
    "a chapter named twice": (chapter("record") + chapter("record"), "4 THM321"),
    "an unknown section": (chapter("record", "cair"), "3 THM206"),
    "a section in two chapters": (chapter("people", "care") + chapter("record", "care"), "6 THM322"),
    "a section twice in a chapter": (chapter("record", "care", "care"), "3 THM322"),
    "a chapter without sections": (chapter("free_time", title=TITLE), "2 THM323"),
    "a chapter without a title": (chapter("free_time", "leisure"), "2 THM115"),
    "a title in one language": (chapter("free_time", "leisure", title='title = { en = "Free" }'), "4 THM115"),
    "a title with braces": (chapter("record", title='title = { cy = "{a}", en = "b" }'), "3 THM306"),
    "the child's page in another chapter": (chapter("record", "my_page"), "3 THM324"),
    "a section on the child's page": (chapter("my_page", "my_page", "care"), "3 THM324"),
    "the page that is kept apart in another chapter": (chapter("record", "designated_person"), "3 THM324"),
}


@pytest.mark.parametrize("case", FAULTS)
def test_what_is_wrong_is_told_with_its_line(case: str) -> None:
    text, fault = FAULTS[case]

    assert [f"{item.at.line} {item.code.number}" for item in read(text)[1].items] == [fault]
    assert read(text)[0].plans.keys() == CHAPTERS.keys()


def test_an_unknown_section_is_answered_with_the_nearest() -> None:
    (fault,) = read(chapter("record", "cair"))[1].items

    assert dict(fault.facts) == {"name": "cair", "nearest": "care"}

"""The sections of a document, their order, and the texts of the form itself."""

from __future__ import annotations

import re

import pytest

from builders import FINISHED, POST16, PRIMARY, SECONDARY
from pepdocs import theme
from pepdocs.base.language import CY, EN, Mode, Run
from pepdocs.schema.pep import Phase
from pepdocs.view import blocks as b
from pepdocs.view.compose import ORDER, PARTS
from pepdocs.view.cover import KEY_DATES
from pepdocs.wording import Speaker
from showing import a_view, an_empty_view, facts, only, plain, rows, values

ENGLAND = {"jurisdiction": "england"}


@pytest.mark.parametrize("phase", Phase, ids=lambda phase: phase.code)
def test_a_template_shows_the_sections_in_the_order_of_the_view(phase: Phase) -> None:
    template = theme.text(f"{phase.code}/pep.html.jinja")

    listed = re.findall(r'"(\w+)"', template)

    assert [key for key in listed if key in PARTS] == list(ORDER[phase])


@pytest.mark.parametrize("phase", Phase, ids=lambda phase: phase.code)
def test_every_section_has_its_place_in_every_phase(phase: Phase) -> None:
    assert sorted(ORDER[phase]) == sorted(PARTS)
    assert ORDER[phase][:3] == ("my_page", "what_happened", "targets")


@pytest.mark.parametrize("example", FINISHED)
def test_sections_are_numbered_without_gaps(example: str) -> None:
    view = a_view(example)

    assert [section.number for section in view.sections] == [str(number) for number in range(1, len(view.sections) + 1)]


def test_an_empty_section_is_omitted() -> None:
    keys = [section.key for section in a_view(PRIMARY).sections]

    assert "pathway" not in keys
    assert "further" not in keys
    assert all(section.blocks for section in a_view(PRIMARY).sections)


def test_the_hopes_of_a_young_person_come_before_progress() -> None:
    keys = [section.key for section in a_view(POST16).sections]

    assert keys.index("pathway") < keys.index("future") < keys.index("progress")


def test_a_section_is_found_by_its_key() -> None:
    view = a_view()

    assert view.section("child").key == "child"
    with pytest.raises(KeyError):
        view.section("nothing")


def test_an_empty_plan_is_a_document_of_gaps() -> None:
    view = an_empty_view()

    assert view.phase == "primary"
    assert view.record == ""
    assert values(view.cover.key_dates.rows[0].cells[1]) == ["Not recorded"]
    assert len(view.sections) > 12


def test_undeclared_local_fields_are_shown_as_typed() -> None:
    view = a_view(local={"bus": {"pass": "yes", "lines": ["22", "T5"]}, "none": None})

    blocks = view.section("further").blocks
    assert [(plain(block.label), values(block.value)) for block in blocks] == [
        ("bus – pass", ["yes"]),
        ("bus – lines", ["22"]),
        ("bus – lines", ["T5"]),
    ]


# Differences by law and phase.


@pytest.mark.parametrize(("lang", "mode"), [(CY, Mode.CY), (EN, Mode.EN)])
def test_england_has_its_own_words(lang: str, mode: Mode) -> None:
    wales, england = a_view(mode=mode), a_view(mode=mode, **ENGLAND)

    words = Speaker(lang).text("section:aln@england")
    assert plain(england.section("aln").title) == words
    assert plain(wales.section("aln").title) != words


def test_a_young_person_is_addressed_as_such() -> None:
    assert a_view(POST16).cover.title != a_view(SECONDARY).cover.title
    assert a_view(POST16).section("my_page").intro != a_view(SECONDARY).section("my_page").intro


def history_grid(section: b.Section, style: str) -> b.Grid:
    """Return the one table with a style."""
    (grid,) = (block for block in section.blocks if isinstance(block, b.Grid) and block.style == style)
    return grid


def test_attendance_has_a_bar_for_each_figure() -> None:
    changes = {"history.attendance.1": {"year": "2025/26", "percent": None}}

    history = a_view(**changes).section("history")

    assert [row.bar for row in history_grid(history, "bars").rows] == [81.4, -1]


def test_the_history_has_a_timeline_of_schools() -> None:
    timeline = history_grid(a_view().section("history"), "timeline")

    schools = ["Ysgol Gynradd Llanfair", "Glanmor High School", "Ysgol Bro Aeron"]
    assert [row[0] for row in rows(timeline)] == [[school] for school in schools]


def test_an_explicit_none_in_the_history_is_shown() -> None:
    history = a_view(**{"history.attendance": {"none_stated_by": "dp"}}).section("history")

    assert facts(history)["Attendance record"] == ["None"]


# The first page.


def test_the_title_of_a_window_never_names_the_child() -> None:
    view = a_view(mode=Mode.BILINGUAL)

    assert view.title == "Cynllun Addysg Personol / Personal Education Plan – FX-SEC-0147-03"
    assert view.cover.name == (Run("Catrin Haf Tŷ-Gwyn", ""),)


def test_a_child_without_a_name_is_a_gap() -> None:
    view = a_view(without="child.first_names child.surname child.known_as")

    assert plain(view.cover.name) == "Not recorded"


def test_every_key_date_has_a_row() -> None:
    grid = a_view(without="plan.next_care_review").cover.key_dates

    assert len(grid.rows) == len(KEY_DATES)
    dates = ["11 March 2026", "18 March 2026", "9 September 2026", "Not recorded"]
    assert [row[1] for row in rows(grid)] == [[date] for date in dates]


@pytest.mark.parametrize(
    ("mode", "foot"),
    [
        (Mode.EN, ["FX-SEC-0147-03 · Version 3 · Official – sensitive"]),
        (Mode.BILINGUAL, ["FX-SEC-0147-03 · Fersiwn 3 · Swyddogol – sensitif", "Version 3 · Official – sensitive"]),
    ],
    ids=["en", "cy-en"],
)
def test_the_foot_has_the_reference_once_and_the_marking(mode: Mode, foot: list[str]) -> None:
    assert [run.text for run in a_view(mode=mode).cover.footer] == foot


def test_a_marking_in_one_language_is_in_the_foot_once() -> None:
    foot = a_view(mode=Mode.BILINGUAL, **{"meeting.confidentiality": {"en": "Official – sensitive"}}).cover.footer

    assert [run.text for run in foot] == ["FX-SEC-0147-03 · Fersiwn 3", "Version 3", "Official – sensitive"]


def test_the_foot_has_the_default_marking_if_the_plan_has_none() -> None:
    foot = a_view(mode=Mode.BILINGUAL, without="meeting.confidentiality plan.version").cover.footer

    assert foot == (Run("FX-SEC-0147-03 · Cyfrinachol", CY), Run("Confidential", EN))


@pytest.mark.parametrize("text", ["x" * 81, "one\ntwo"], ids=["long", "lines"])
def test_a_marking_that_does_not_fit_the_foot_is_in_its_section_only(text: str) -> None:
    view = a_view(**{"meeting.confidentiality": text, "plan.version": text})

    assert plain(view.cover.footer) == "FX-SEC-0147-03 · Confidential"
    assert [text] in facts(view.section("meeting")).values()
    assert [run.text for run in b.runs(view)].count(text) > 1


@pytest.mark.parametrize(("mode", "other"), [(Mode.CY, EN), (Mode.EN, CY)])
def test_a_document_notes_its_version_in_the_other_language(mode: Mode, other: str) -> None:
    assert a_view(mode=mode).cover.also == (Run(Speaker(other).text(f"view:also_{other}"), other),)


def test_a_bilingual_document_notes_untranslated_text() -> None:
    assert [run.lang for run in a_view(mode=Mode.BILINGUAL).cover.also] == [CY]


@pytest.mark.parametrize("draft", [True, False])
def test_a_draft_is_marked_on_every_page_and_at_the_start(draft: bool) -> None:
    view = a_view(mode=Mode.BILINGUAL, draft=draft)

    notices = [block for block in view.section("my_page").blocks if isinstance(block, b.Notice)]
    assert bool(view.cover.draft) is draft
    assert [notice.style for notice in notices] == (["draft"] if draft else []) + ["privacy"]


def test_the_author_is_the_authority() -> None:
    assert a_view().author == "Cyngor Sir Dyffryn Aeron"
    assert an_empty_view().author == ""


def test_the_meeting_lists_who_was_present() -> None:
    present = next(block for block in a_view().section("meeting").blocks if isinstance(block, b.Grid))

    assert rows(present)[0] == [["Owain Prydderch"], ["Social worker"]]


# Agreement.


def test_there_is_a_row_for_every_signature_the_child_first() -> None:
    grid = only(a_view().section("agreement"), b.Grid)

    names = ["Cadi", "Owain Prydderch", "Siân Llwyd", "Jan Whitlock", "Peter Whitlock"]
    assert [row[0][0] for row in rows(grid)] == names
    assert grid.style == "sign"


def test_every_agreement_is_shown_even_a_second_or_anonymous_one() -> None:
    agreed = [
        {"person": "sw", "on": "2026-03-12"},
        {"person": "sw", "note": "Again"},
        {"person": "adv", "note": "Heard"},
        {"on": "2026-03-13"},
    ]

    grid = only(a_view(**{"meeting.agreement": agreed}).section("agreement"), b.Grid)

    shown = [row for row in rows(grid) if row[2] or row[3]]
    assert shown == [
        [["Owain Prydderch"], ["Social worker"], [], ["12 March 2026"]],
        [["Owain Prydderch"], ["Social worker"], ["Again"], []],
        [["Nia Rees"], ["Advocate"], ["Heard"], []],
        [["Not recorded"], [], [], ["13 March 2026"]],
    ]

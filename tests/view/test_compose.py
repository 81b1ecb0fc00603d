"""The sections of a document, their order, and the texts of the form itself."""

from __future__ import annotations

from datetime import date

import pytest

from builders import FINISHED, POST16, PRIMARY, SECONDARY, a_plan
from pepdocs.base.language import CY, EN, Mode, Run
from pepdocs.schema.declare import by_key
from pepdocs.schema.kinds import said
from pepdocs.schema.pep import Phase
from pepdocs.schema.sections.child import Child
from pepdocs.schema.sections.plan import Plan
from pepdocs.schema.sections.setting import Setting
from pepdocs.view import blocks as b
from pepdocs.view.chapters import CHAPTERS, ON_THE_COVER
from pepdocs.view.compose import PARTS
from pepdocs.view.cover import KEY_DATES
from pepdocs.wording import Speaker, Wording
from showing import a_view, an_empty_view, facts, nones, not_recorded, only, plain, rows, values

ENGLAND = {"jurisdiction": "england"}
MODELS = {"child": Child, "setting": Setting, "plan": Plan}
BY_EXAMPLE = pytest.mark.parametrize("example", FINISHED)


BY_PHASE = pytest.mark.parametrize("phase", Phase, ids=lambda phase: phase.code)


def chapter_keys(view: b.DocumentView) -> list[str]:
    return [chapter.key for chapter in view.chapters]


@BY_PHASE
def test_every_section_has_its_place_in_one_chapter_of_every_phase(phase: Phase) -> None:
    assert sorted(key for plan in CHAPTERS[phase] for key in plan.sections) == sorted(PARTS)
    assert [plan.key for plan in CHAPTERS[phase]][:2] == ["my_page", "targets"]


@pytest.mark.parametrize("example", FINISHED)
def test_chapters_are_numbered_without_gaps(example: str) -> None:
    view = a_view(example)

    assert [chapter.number for chapter in view.chapters] == [str(n + 1) for n in range(len(view.chapters))]
    assert len({chapter.anchor for chapter in view.chapters}) == len(view.chapters) == 9


def test_a_section_has_a_heading_only_beside_others() -> None:
    headed = {section.key for section in a_view().sections if section.title}

    alone = {plan.key for plan in CHAPTERS[Phase.secondary] if not plan.has_headings}
    assert alone == {"my_page", "so_far", "people", "designated_person"}
    assert not headed & {"my_page", "history", "people"}
    assert {"review", "targets", "child", "agreement"} <= headed


def test_the_childs_page_is_handed_out_alone() -> None:
    assert [chapter.key for chapter in a_view().chapters if chapter.is_apart] == ["my_page"]


def test_an_empty_section_is_omitted() -> None:
    view = a_view(PRIMARY)
    keys = [section.key for section in view.sections]

    assert "pathway" not in keys
    assert "further" not in keys
    assert all(section.blocks for section in view.sections)
    assert all(chapter.sections for chapter in view.chapters)


def test_the_hopes_of_a_young_person_come_before_progress() -> None:
    keys = [section.key for section in a_view(POST16).sections]

    assert keys.index("pathway") < keys.index("future") < keys.index("progress")
    assert chapter_keys(a_view(POST16))[:4] == ["my_page", "targets", "next", "at_school"]


def test_a_section_is_found_by_its_key() -> None:
    view = a_view()

    assert view.section("child").key == "child"
    with pytest.raises(KeyError):
        view.section("nothing")


def test_an_empty_plan_is_a_document_of_gaps() -> None:
    view = an_empty_view()

    assert view.phase == "primary"
    assert view.record == ""
    assert not_recorded(view.cover.key_dates) == [DATES[key] for key in KEY_DATES]
    assert len(view.sections) > 12
    assert len([section for section in view.sections if not_recorded(section)]) > 8


def test_undeclared_local_fields_are_shown_as_typed() -> None:
    view = a_view(local={"bus": {"pass": "yes", "lines": ["22", "T5"]}, "none": None})

    (block,) = view.section("further").blocks
    assert isinstance(block, b.Facts)
    assert [(plain(fact.label), values(fact.value)) for fact in block.facts] == [
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


def test_the_history_has_a_timeline_of_schools() -> None:
    timeline = history_grid(a_view().section("history"), "timeline")

    schools = ["Ysgol Gynradd Llanfair", "Glanmor High School", "Ysgol Bro Aeron"]
    assert [row[0] for row in rows(timeline)] == [[school] for school in schools]


def test_an_explicit_none_in_the_history_is_shown() -> None:
    history = a_view(**{"history.attendance": {"none_stated_by": "dp"}}).section("history")

    assert "Attendance record (Said by: Siân Llwyd)" in nones(history)


# The first page.


def test_the_title_of_a_window_never_names_the_child() -> None:
    view = a_view(mode=Mode.BILINGUAL)

    assert view.title.startswith("Cynllun Addysg Personol")
    assert view.title.endswith("Personal Education Plan – FX-SEC-0147-03")
    assert view.cover.name == (Run("Catrin Haf Tŷ-Gwyn", ""),)


def test_a_child_without_a_name_is_a_gap() -> None:
    view = a_view(without="child.first_names child.surname child.known_as")

    assert plain(view.cover.name) == "Not recorded"


DATES = {
    "meeting": "Date of meeting",
    "completed": "Date completed",
    "next_meeting": "Date of next meeting",
    "next_care_review": "My next review",
}


def test_every_key_date_is_on_the_cover_recorded_or_not() -> None:
    (dates,) = a_view(without="plan.next_care_review").cover.key_dates

    recorded = ["11 March 2026", "18 March 2026", "9 September 2026"]
    assert facts(dates) == dict(zip(DATES.values(), ([day] for day in recorded), strict=False))
    assert not_recorded(dates) == ["My next review"]
    assert list(DATES) == list(KEY_DATES)


def test_the_cover_says_what_the_plan_is_and_whom_it_is_about() -> None:
    cover = a_view().cover

    (at_a_glance,) = cover.facts
    assert at_a_glance.style == "run_on"
    assert facts(at_a_glance) == {
        "Preferred name": ["Cadi"],
        "Year group": ["9"],
        "Name of school or setting": ["Ysgol Bro Aeron"],
        "Responsible authority": ["Cyngor Sir Dyffryn Aeron"],
        "Plan": ["Review of the plan", "Final", "Version 3", "FX-SEC-0147-03"],
    }


def test_the_cover_says_whom_to_ring_if_there_is_a_number() -> None:
    ring = a_view().cover.ring
    without = a_view(without="setting.phone people.0.phone people.1.phone").cover.ring

    assert facts(ring) == {
        "School or setting": ["01970 555 0110"],
        "Social worker": ["Owain Prydderch", "01970 555 0101"],
        "Designated person for looked after children": ["Siân Llwyd", "01970 555 0110"],
    }
    assert without == ()


@BY_EXAMPLE
def test_nothing_that_the_cover_shows_is_a_fact_of_the_record_again(example: str) -> None:
    view = a_view(example)
    record = next(chapter for chapter in view.chapters if chapter.key == "record")

    on_cover = {label for block in (*view.cover.facts, *view.cover.key_dates) for label in facts(block)}
    labels = {label for section in record.sections for label in facts(section)}

    assert len(on_cover) > 7
    assert not on_cover & labels
    assert len(labels) > 20


def test_every_field_of_the_cover_is_declared() -> None:
    assert all(keys <= set(by_key(MODELS[section])) for section, keys in ON_THE_COVER.items())
    assert set(MODELS) == set(ON_THE_COVER)


# Who does what.


@BY_EXAMPLE
def test_the_cover_lists_every_action_of_the_plan_once_by_its_date_with_one_box(example: str) -> None:
    plan = a_plan(example).pep

    grid = a_view(example).cover.actions

    assert isinstance(grid, b.Grid)
    planned = [action for target in said(plan.targets) for action in target.actions or ()]
    planned += [
        action for change in said(plan.change.changes if plan.change else ()) for action in said(change.actions)
    ]
    assert len(grid.rows) == len(planned) > 3
    boxes = [cell for row in grid.rows for cell in row.cells if cell.tone in {"tick", "ticked"}]
    assert [cell.tone for cell in boxes] == ["tick"] * len(planned)
    listed = [Wording(Mode.EN).date(action.by) for action in sorted(planned, key=lambda each: each.by or date.max)]
    assert [row[0] for row in rows(grid)] == [[plain(day)] for day in listed]


def test_a_box_on_the_cover_is_ticked_if_the_action_is_done() -> None:
    changes = {"targets.0.actions.0.done": "2026-05-04"}

    grid = a_view(**changes).cover.actions

    assert isinstance(grid, b.Grid)
    ticked = [row.cells for row in grid.rows if row.cells[-1].tone == "ticked"]
    assert [values(cells[1]) for cells in ticked] == [["One hour of tuition each week"]]
    assert values(ticked[0][-1]) == [Speaker(EN).text("view:box_ticked")]


def test_an_action_without_a_date_is_the_last() -> None:
    grid = a_view(without="targets.0.actions.0.by").cover.actions

    assert isinstance(grid, b.Grid)
    assert values(grid.rows[-1].cells[1]) == ["One hour of tuition each week"]


def test_a_plan_without_actions_has_no_list_of_them() -> None:
    assert an_empty_view(targets=[{"text": "Read"}]).cover.actions is None


@pytest.mark.parametrize("example", FINISHED)
def test_a_cards_actions_have_no_boxes_of_their_own(example: str) -> None:
    cards = [block for block in a_view(example).section("targets").blocks if isinstance(block, b.Target)]

    grids = [card.actions for card in cards if isinstance(card.actions, b.Grid)]
    assert grids
    assert not {cell.tone for grid in grids for row in grid.rows for cell in row.cells} & {"tick", "ticked"}


@pytest.mark.parametrize(
    ("mode", "foot"),
    [
        (Mode.EN, ["FX-SEC-0147-03 · Version 3 · Official – sensitive"]),
        (
            Mode.BILINGUAL,
            ["FX-SEC-0147-03 · Fersiwn 3 · Swyddogol – sensitif", "FX-SEC-0147-03 · Version 3 · Official – sensitive"],
        ),
    ],
    ids=["en", "cy-en"],
)
def test_the_foot_is_whole_in_each_language(mode: Mode, foot: list[str]) -> None:
    view = a_view(
        mode=mode, **{"meeting.confidentiality": {"cy": "Swyddogol – sensitif", "en": "Official – sensitive"}}
    )

    assert [run.text for run in view.cover.footer] == foot


def test_a_marking_in_one_language_is_once_in_the_foot() -> None:
    foot = a_view(mode=Mode.BILINGUAL, **{"meeting.confidentiality": "Official – sensitive"}).cover.footer

    assert [run.text for run in foot] == [
        "FX-SEC-0147-03 · Fersiwn 3",
        "FX-SEC-0147-03 · Version 3",
        "Official – sensitive",
    ]
    assert [run.lang for run in foot] == [CY, EN, EN]


def test_the_foot_has_the_default_marking_if_the_plan_has_none() -> None:
    foot = a_view(mode=Mode.BILINGUAL, without="meeting.confidentiality plan.version").cover.footer

    assert foot == (Run("FX-SEC-0147-03 · Cyfrinachol", CY), Run("FX-SEC-0147-03 · Confidential", EN))


@pytest.mark.parametrize("text", ["x" * 81, "one\ntwo"], ids=["long", "lines"])
def test_a_marking_that_does_not_fit_the_foot_is_in_its_section_only(text: str) -> None:
    view = a_view(**{"meeting.confidentiality": text, "plan.version": text})

    assert plain(view.cover.footer) == "FX-SEC-0147-03 · Confidential"
    assert [text] in facts(view.section("meeting")).values()
    assert f"Version {text}" in facts(view.cover.facts)["Plan"]


@pytest.mark.parametrize(("mode", "other"), [(Mode.CY, EN), (Mode.EN, CY)])
def test_a_document_notes_its_version_in_the_other_language(mode: Mode, other: str) -> None:
    assert a_view(mode=mode).cover.also == (Run(Speaker(other).text(f"view:also_{other}"), other),)


def test_a_document_in_both_languages_is_not_available_in_another() -> None:
    assert a_view(mode=Mode.BILINGUAL).cover.also == ()


@pytest.mark.parametrize("mode", Mode, ids=lambda mode: mode.suffix)
def test_the_cover_says_how_many_texts_are_in_which_language(mode: Mode) -> None:
    view = an_empty_view(mode, **TRANSLATED | {"leisure": {"would_help": {"en": "A lift."}}})

    counts = {"both": "1", "cy": "0", "en": "1"}
    assert [run.text for run in view.cover.written] == [
        Speaker(lang).text("view:text_languages", **counts) for lang in mode.languages
    ]


def test_a_plan_with_every_text_in_both_languages_counts_none() -> None:
    assert an_empty_view(Mode.BILINGUAL, **TRANSLATED).cover.written == ()


TRANSLATED = {"carers": {"achievement": {"cy": "Yn darllen gyda hi.", "en": "Reads with her."}}}


@pytest.mark.parametrize("mode", [Mode.EN, Mode.BILINGUAL], ids=lambda mode: mode.suffix)
def test_a_drafts_status_says_draft_whatever_the_plan_says(mode: Mode) -> None:
    (final,) = a_view(mode=mode).cover.facts
    (draft,) = a_view(mode=mode, draft=True).cover.facts

    word = Speaker(EN).text("choice:Status.draft")
    assert [word in text for text in facts(final)[PLAN[mode]]] == [False] * 4
    assert [word in text for text in facts(draft)[PLAN[mode]]] == [False, True, False, False]


PLAN = {Mode.EN: "Plan", Mode.BILINGUAL: "Cynllun / Plan"}


@pytest.mark.parametrize("draft", [True, False])
def test_a_draft_is_marked_on_every_page_and_on_the_cover_and_not_on_the_childs_page(draft: bool) -> None:
    view = a_view(mode=Mode.BILINGUAL, draft=draft)

    notices = [block for block in view.section("my_page").blocks if isinstance(block, b.Notice)]
    assert [run.lang for run in view.cover.draft] == [run.lang for run in view.cover.draft_notice]
    assert [run.lang for run in view.cover.draft_notice] == ([CY, EN] if draft else [])
    assert [notice.style for notice in notices] == ["privacy"]


def test_the_author_is_the_authority() -> None:
    assert a_view().author == "Cyngor Sir Dyffryn Aeron"
    assert an_empty_view().author == ""


def test_what_part_people_had_in_the_meeting_is_said_in_the_table_of_people() -> None:
    view = a_view()

    table = {row[0][0]: row[1] for row in rows(only(view.section("people"), b.Grid))}
    assert table["Owain Prydderch"] == ["Social worker (Welsh)", "Present"]
    assert table["Peter Whitlock"] == ["Carer (English)", "Invited, not present", "By telephone the day before"]
    assert not [block for block in view.section("meeting").blocks if isinstance(block, b.Grid)]


# Agreement.


def test_there_is_a_row_for_every_signature_the_child_first() -> None:
    grid = only(a_view().section("agreement"), b.Grid)

    assert [row[0] for row in rows(grid)] == [
        ["Cadi", "The child"],
        ["Owain Prydderch", "Social worker"],
        ["Siân Llwyd", "Designated person for looked after children"],
        ["Jan Whitlock", "Carer"],
        ["Peter Whitlock", "Carer"],
    ]
    assert grid.style == "sign"


def test_every_agreement_is_shown_even_a_second_or_anonymous_one() -> None:
    agreed = [
        {"person": "sw", "on": "2026-03-12"},
        {"person": "sw", "note": "Again"},
        {"person": "adv", "note": "Heard"},
        {"on": "2026-03-13"},
    ]

    grid = only(a_view(**{"meeting.agreement": agreed}).section("agreement"), b.Grid)

    shown = [row for row in rows(grid) if row[1] or row[2]]
    assert shown == [
        [["Owain Prydderch", "Social worker"], [], ["12 March 2026"]],
        [["Owain Prydderch", "Social worker"], ["Again"], []],
        [["Nia Rees", "Advocate"], ["Heard"], []],
        [["Not recorded"], [], ["13 March 2026"]],
    ]

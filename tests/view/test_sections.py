"""Facts, tables and records; the child's page, targets, people and their views."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from builders import DRAFT, FINISHED, POST16, PRIMARY, SECONDARY, a_plan
from pepdocs.base.language import CY, EN, Mode, Run
from pepdocs.schema.declare import Declared, PlanSection, declared
from pepdocs.schema.people import Role
from pepdocs.schema.sections.arrangements import Aln, Arrangements
from pepdocs.schema.sections.care import Carers
from pepdocs.schema.sections.child import Child
from pepdocs.schema.sections.future import Future
from pepdocs.schema.sections.pathway import Pathway
from pepdocs.schema.sections.setting import Setting
from pepdocs.schema.sections.wellbeing import Leisure, Wellbeing
from pepdocs.view import blocks as b
from pepdocs.view.arrange import arrange
from pepdocs.view.derive import LONG_CELL
from pepdocs.wording import Speaker
from showing import a_view, an_empty_view, facts, nones, not_recorded, only, plain, rows, values

BY_MODE = pytest.mark.parametrize("mode", Mode, ids=lambda mode: mode.suffix)
SHOWN_AS_DECLARED = (Arrangements, Aln, Carers, Child, Future, Leisure, Pathway, Setting, Wellbeing)


def label_of(model: type[PlanSection], field: Declared) -> str:
    return Speaker(EN).text(f"field:{model.path}.{field.key}")


def fact_of(section: b.Section, label: str) -> b.Fact:
    """Return the one fact with a label."""
    blocks = (block for block in section.blocks if isinstance(block, b.Facts))
    (fact,) = (fact for block in blocks for fact in block.facts if plain(fact.label) == label)
    return fact


def last_line(section: b.Section, mode: Mode) -> list[str]:
    """Return the last line of a section in its edition: a text for each language."""
    view = a_view(mode=mode)
    chapter = replace(view.chapters[0], sections=(section,))
    block = arrange(replace(view, chapters=(chapter,))).sections[0].blocks[-1]
    assert isinstance(block, b.Facts)
    return [f"{plain(cell.label)}: {', '.join(values(cell.value))}" for cell in block.lines[-1].cells]


# Blocks made from the declarations.


@pytest.mark.parametrize("text", ["x", "x" * 900, "x\ny"], ids=["short", "long", "lines"])
def test_a_text_of_any_length_is_a_fact_in_its_place(text: str) -> None:
    section = a_view(**{"leisure.would_help": text}).section("leisure")

    (block,) = section.blocks
    assert isinstance(block, b.Facts)
    assert [plain(fact.label) for fact in block.facts] == ["Interests", "Takes part in", "What would help"]
    assert facts(section)["What would help"] == [text]


@pytest.mark.parametrize("section", SHOWN_AS_DECLARED, ids=lambda model: model.path)
def test_facts_are_in_the_order_of_their_declarations(section: type[PlanSection]) -> None:
    order = [label_of(section, field) for field in declared(section)]
    shown = [
        [label for label in facts(each) if label in order]
        for each in a_view(POST16 if section is Pathway else SECONDARY).sections
        if each.key == section.path
    ]

    assert [sorted(labels, key=order.index) for labels in shown] == shown
    assert min(map(len, shown)) > 1


def test_tables_stand_where_their_fields_are_declared() -> None:
    section = a_view().section("arrangements")

    labels = [plain(fact.label) for block in section.blocks for fact in getattr(block, "facts", ())]
    tables = [type(block) for block in section.blocks]
    assert tables == [b.Facts, b.Records, b.Facts, b.Grid, b.Facts]
    assert labels[2:4] == ["Promoting achievement", "Homework, tuition and study support"]


def test_a_list_of_texts_is_a_list_or_a_line_if_they_are_short() -> None:
    few = a_view().section("leisure")
    many = a_view(**{"leisure.interests": ["Swimming", "Acting", "Baking", "Chess", "Running"]}).section("leisure")

    assert facts(few)["Interests"] == ["Sea swimming", "Reciting and acting", "Baking"]
    assert [fact_of(each, "Interests").value.form for each in (few, many)] == ["line", "list"]


def test_a_list_in_one_language_has_one_remark() -> None:
    interests = [{"en": "Sea swimming"}, {"en": "Baking"}]

    section = a_view(mode=Mode.BILINGUAL, **{"leisure.interests": interests}).section("leisure")

    assert fact_of(section, "Diddordebau / Interests").value.note == (Run("Yn Saesneg", CY),)


# What is not there.


def test_a_missing_field_is_listed_only_if_it_is_required_or_recommended() -> None:
    view = a_view(without="leisure.interests voice.took_part_note")

    assert not_recorded(view.section("leisure")) == ["Interests"]
    assert "More about taking part" not in facts(view.section("my_page"))
    assert "More about taking part" not in not_recorded(view.section("my_page"))
    assert "More about taking part" in facts(a_view().section("my_page"))


@BY_MODE
def test_what_is_not_recorded_is_one_line_at_the_end_of_a_section_in_each_language(mode: Mode) -> None:
    section = a_view(mode=mode, without="leisure.interests leisure.takes_part_in").section("leisure")

    titles = ("field:leisure.interests", "field:leisure.takes_part_in")
    assert last_line(section, mode) == [
        f"{Speaker(lang).text('view:not_recorded_yet')}: {', '.join(map(Speaker(lang).text, titles))}"
        for lang in mode.languages
    ]


@BY_MODE
def test_what_there_is_none_of_is_one_line_with_who_said_so_in_each_language(mode: Mode) -> None:
    none = {"none_stated_by": "dp"}

    section = a_view(mode=mode, **{"leisure.interests": none, "leisure.takes_part_in": none}).section("leisure")

    lines = {
        CY: "Dim: Diddordebau (Dywedwyd gan: Siân Llwyd), Yn cymryd rhan mewn (Dywedwyd gan: Siân Llwyd)",
        EN: "None: Interests (Said by: Siân Llwyd), Takes part in (Said by: Siân Llwyd)",
    }
    assert last_line(section, mode) == [lines[lang] for lang in mode.languages]


def tones(section: b.Section) -> list[str]:
    """Return the tone of each fact of a section."""
    blocks = (block for block in section.blocks if isinstance(block, b.Facts))
    return [fact.value.tone for block in blocks for fact in block.facts]


@pytest.mark.parametrize("example", [*FINISHED, DRAFT])
def test_every_section_lists_what_is_missing_once_and_last(example: str) -> None:
    listed = [tones(section) for section in a_view(example).sections]

    gaps = [found for found in listed if "gap" in found]
    assert gaps
    assert [found for found in listed if found.count("gap") > 1 or found.count("none") > 1] == []
    assert [found for found in gaps if found[-1] != "gap"] == []


# Tables and records.


def test_records_are_a_table_with_a_column_for_each_used_field() -> None:
    section = a_view(
        **{"progress.subjects": [{"name": "Art", "current": "Secure"}, {"name": "Music", "on_track": "yes"}]}
    ).section("progress")

    grid = only(section, b.Grid)
    assert plain(grid.columns[0].label) == "Subject"
    assert len(grid.columns) == 3
    assert [row[0] for row in rows(grid)] == [["Art"], ["Music"]]


def test_entries_with_a_long_text_are_records_headed_by_their_first_fact() -> None:
    subjects = [{"name": "Art", "comment": "x " * LONG_CELL}, {"name": "Music"}]

    section = a_view(**{"progress.subjects": subjects}).section("progress")

    assert not [block for block in section.blocks if isinstance(block, b.Grid)]
    records = only(section, b.Records)
    assert [plain(record.facts[0].label) for record in records.records] == ["Subject", "Subject"]
    assert [values(record.facts[0].value) for record in records.records] == [["Art"], ["Music"]]


def test_a_nested_record_has_its_label_as_title() -> None:
    section = a_view().section("aln")

    (idp,) = (block for block in section.blocks if isinstance(block, b.Facts) and block.title)
    assert ["2 October 2025"] in [values(fact.value) for fact in idp.facts]


# The child's page.


def voices(view: b.DocumentView) -> list[b.Voice]:
    return [block for block in view.section("my_page").blocks if isinstance(block, b.Voice)]


def test_the_childs_words_are_in_their_own_language_without_a_remark() -> None:
    said = voices(a_view(mode=Mode.EN))

    assert len(said) == 5
    assert said[0].words == b.Value(((Run("Dw i'n dwlu ar ddrama a dw i'n teimlo'n saff yma.", CY),),), "own")
    assert plain(said[0].prompt) == "What is going well"
    assert [plain(detail) for detail in said[0].details] == ["In conversation", "My carer may see this"]


def test_a_feeling_has_a_code_and_its_word() -> None:
    first = next(block for block in voices(a_view(PRIMARY, mode=Mode.BILINGUAL)) if block.feeling)

    assert first.feeling in {"happy", "unsure", "worried", "sad", "excited", "angry"}
    assert [run.lang for run in first.details[0]] == [CY, EN]


@pytest.mark.parametrize(("example", "lines"), [(PRIMARY, [9]), (SECONDARY, [5]), (POST16, [])], ids=str)
def test_a_younger_child_has_more_empty_space(example: str, lines: list[int]) -> None:
    page = a_view(example).section("my_page")

    assert [block.lines for block in page.blocks if isinstance(block, b.Space)] == lines


def test_a_young_persons_agreement_comes_first() -> None:
    page = a_view(POST16, **{"voice.agrees": "yes"}).section("my_page")

    kinds = [block.kind for block in page.blocks]
    assert kinds[:2] == ["notice", "facts"]
    assert kinds.index("facts") < kinds.index("voice")
    assert facts(page)["I agree with this plan"] == ["Yes"]


def test_a_page_without_views_has_a_notice() -> None:
    page = an_empty_view(voice={"how_told": "By letter"}).section("my_page")

    notices = [block for block in page.blocks if isinstance(block, b.Notice)]
    assert plain(notices[1].text) == Speaker(EN).text("view:nothing_said")
    assert ["By letter"] in facts(page).values()


# The answers to the child's views.


@pytest.mark.parametrize("example", [*FINISHED, DRAFT])
def test_each_of_the_childs_views_has_its_answer_right_below_it(example: str) -> None:
    plan = a_plan(example).pep
    views = plan.voice.views if plan.voice else None

    said_by_the_child = voices(a_view(example))

    assert [voice.words.phrases[0][0].text for voice in said_by_the_child] == [
        view.text.texts[0][1] for view in views or () if view.text
    ]
    assert [voice for voice in said_by_the_child if voice.answer is None] == []
    assert said_by_the_child


def test_an_answer_says_what_was_decided_who_decided_and_why() -> None:
    answer = voices(a_view())[4].answer

    assert answer is not None
    assert (answer.state, plain(answer.word)) == ("not_done", "It was not done")
    assert plain(answer.told) == "Owain Prydderch told me on 16 March 2026"
    assert facts(answer.facts) == {
        "What was decided": ["Every fortnight for now."],
        "Who decided": ["Owain Prydderch"],
        "Why": ["My brother lives two hours away; we have a video call in the weeks between visits."],
    }


@pytest.mark.parametrize(
    ("done", "state"), [("yes", "done"), ("planned", "planned"), ("partly", "partly"), ("no", "not_done")]
)
def test_what_became_of_a_view_has_a_state_and_its_word(done: str, state: str) -> None:
    answer = voices(a_view(mode=Mode.BILINGUAL, **{"voice.views.0.response.done": done}))[0].answer

    assert answer is not None
    assert answer.state == state
    assert answer.word == tuple(Run(Speaker(lang).text(f"view:done.{done}"), lang) for lang in (CY, EN))


def test_a_view_without_a_response_is_marked() -> None:
    answer = voices(a_view(without="voice.views.0.response"))[0].answer

    assert answer == b.Answer("waiting", (Run(Speaker(EN).text("view:answered_not_yet"), EN),))


def test_a_response_of_which_nobody_told_the_child_is_a_gap() -> None:
    without = "voice.views.0.response.told_by voice.views.0.response.told_on"

    answer = voices(a_view(without=without))[0].answer

    assert answer is not None
    assert answer.told == ()
    assert not_recorded(answer.facts) == [Speaker(EN).text("view:who_told_me_when")]


def test_an_answer_of_which_nothing_is_known_has_no_word() -> None:
    answer = voices(a_view(**{"voice.views.0.response": {"decision": "Yes."}}))[0].answer

    assert answer is not None
    assert (answer.state, answer.word) == ("unknown", ())
    assert Speaker(EN).text("view:is_it_done") in not_recorded(answer.facts)


# Targets, review and funding.


def cards(view: b.DocumentView) -> list[b.Target]:
    return [block for block in view.section("targets").blocks if isinstance(block, b.Target)]


def test_a_target_is_a_card_with_its_actions_and_views() -> None:
    third = cards(a_view(mode=Mode.BILINGUAL))[2]

    assert (third.number, plain(third.area)) == ("3", "Dyheadau / Aspirations")
    assert isinstance(third.actions, b.Grid)
    assert [row[1] for row in rows(third.actions)] == [["Iestyn Wyn"], ["Iestyn Wyn"], ["Owain Prydderch"]]
    assert [value.phrases[0][0].lang for value in third.answers] == [CY, CY]
    assert [run.lang for run in third.text.cells[0].value.phrases[0]] == [CY, EN]


def test_the_funding_of_a_target_is_on_its_card() -> None:
    first = cards(a_view())[0]

    assert facts(first.facts)["Money used for this target"] == ["Mathematics tuition", "£660.00"]


def test_a_target_shows_ids_that_do_not_exist() -> None:
    changes = {"targets.0.views": ["v99"], "targets.0.funding": ["f99"]}

    first = cards(a_view(**changes))[0]

    assert [values(value) for value in first.answers] == [["v99"]]
    assert facts(first.facts)["Money used for this target"] == ["f99"]


def test_a_target_that_answers_nothing_says_who_said_so() -> None:
    first = cards(a_view(**{"targets.0.views": {"none_stated_by": "dp"}}))[0]

    assert first.answers == ()
    assert nones(first.facts) == ["What I said that this answers (Said by: Siân Llwyd)"]


def test_an_empty_target_is_a_card_of_gaps() -> None:
    (card,) = cards(an_empty_view(targets=[{"id": "t1"}]))

    assert (card.text.cells[0].value.tone, card.actions, card.answers) == ("gap", None, ())
    assert plain(card.area) == "Target"
    assert facts(card.facts) == {}
    assert "By when" in not_recorded(card.facts)


def test_an_action_that_is_done_says_when_on_its_card() -> None:
    first = cards(a_view(**{"targets.0.actions.0.done": "2026-05-04"}))[0]

    assert isinstance(first.actions, b.Grid)
    assert values(first.actions.rows[0].cells[2])[1] == "Done on 4 May 2026"


@pytest.mark.parametrize("found", [None, []], ids=str)
def test_a_plan_without_targets_has_a_statement(found: object) -> None:
    (notice,) = a_view(targets=found).section("targets").blocks

    assert isinstance(notice, b.Notice)
    assert plain(notice.text) == "No targets have been recorded"


def test_a_plan_that_states_that_there_are_no_targets_says_who_stated_it() -> None:
    section = a_view(targets={"none_stated_by": "dp"}).section("targets")

    assert (facts(section), nones(section)) == ({}, [f"{Speaker(EN).text('field:targets')} (Said by: Siân Llwyd)"])


@pytest.mark.parametrize("key", ["review", "funding"])
def test_missing_reviews_and_funding_are_gaps_or_nones(key: str) -> None:
    missing = a_view(without=key).section(key)
    none = a_view(**{key: {"none_stated_by": "dp"}}).section(key)

    title = Speaker(EN).text(f"field:{key}")
    assert (facts(missing), not_recorded(missing), nones(missing)) == ({}, [title], [])
    assert (facts(none), not_recorded(none), nones(none)) == ({}, [], [f"{title} (Said by: Siân Llwyd)"])


# People.


def test_people_are_one_table_in_groups_by_role() -> None:
    grid = only(a_view().section("people"), b.Grid)

    heads = [n for n, row in enumerate(grid.rows) if row.group]
    assert grid.style == "people"
    assert [after - before for before, after in pairwise((*heads, len(grid.rows)))] == [2, 3, 3, 3]
    assert [plain(grid.rows[n].group) for n in heads] == [
        Speaker(EN).text(f"view:people.{key}") for key in ("home", "school", "authority", "others")
    ]


def test_every_person_is_there_once() -> None:
    everybody = [{"id": f"p{n}", "role": role.code, "name": f"N{n}"} for n, role in enumerate(Role)]
    grid = only(a_view(people=[*everybody, {"name": "Nobody"}], without="meeting").section("people"), b.Grid)

    names = [row[0][0] for row in rows(grid)]
    assert sorted(names) == sorted([*(person["name"] for person in everybody), "Nobody"])


def test_a_person_has_every_way_to_reach_them_beside_what_they_do() -> None:
    changes = {"people.1.language": "cy", "people.1.address": "Ffordd y Môr", "people.1.since": "2024-09-02"}

    grid = only(a_view(**changes).section("people"), b.Grid)

    (row,) = (row for row in rows(grid) if row[0][0] == "Siân Llwyd")
    assert row[0][1:] == ["Ysgol Bro Aeron", "01970 555 0110", "s.llwyd@bro-aeron.example", "Ffordd y Môr"]
    assert row[1][:2] == ["Designated person for looked after children (Welsh)", "Since: 2 September 2024"]


def test_those_to_ring_in_an_emergency_are_in_the_order_in_which_to_ring() -> None:
    contacts = [{"person": "sw", "order": "2"}, {"person": "dp", "order": "1"}]

    care = a_view(**{"care.emergency_contacts": contacts}).section("care")

    grid = next(block for block in care.blocks if isinstance(block, b.Grid) and "mergency" in plain(block.caption))
    assert [row[0] + row[1] for row in rows(grid)] == [["1", "Siân Llwyd"], ["2", "Owain Prydderch"]]


def test_an_opinion_is_under_its_authors_name_in_the_original_words() -> None:
    (block,) = (
        a_view(mode=Mode.BILINGUAL, **{"views_of_others.0.text": {"en": "Proud."}}).section("views_of_others").blocks
    )

    assert isinstance(block, b.Facts)
    assert [(plain(fact.label), len(fact.value.phrases[0])) for fact in block.facts] == [
        ("Jan Whitlock (Gofalwr) / Jan Whitlock (Carer)", 1),
        ("Aled Môn (Tiwtor dosbarth) / Aled Môn (Form tutor)", 2),
        ("Rhiant / Parent", 2),
    ]
    assert [plain(fact.value.note) for fact in block.facts] == ["Yn Saesneg", "", ""]


def test_a_missing_opinion_is_a_gap_and_its_date_is_not() -> None:
    alone = an_empty_view(views_of_others=[{"from": "carer"}]).section("views_of_others")
    known = an_empty_view(views_of_others=[{"from": "carer", "on": "2026-03-01"}]).section("views_of_others")

    assert (facts(alone), not_recorded(alone)) == ({}, ["Carer"])
    assert (facts(known), not_recorded(known)) == ({"Carer": ["1 March 2026"]}, [])


# The template author's vocabulary.


def test_runs_are_in_reading_order_without_empty_ones() -> None:
    part = b.Facts(
        (b.Fact((Run("a", EN),), b.Value(((Run("b", EN), Run("", CY)),), note=(Run("c", EN),))),), (Run("t", EN),)
    )

    assert [run.text for run in b.runs(part)] == ["t", "a", "b", "c"]

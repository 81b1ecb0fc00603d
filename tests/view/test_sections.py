"""Facts, prose, lists, tables and cards; the child's page, targets, people and their views."""

from __future__ import annotations

import pytest

from builders import POST16, PRIMARY, SECONDARY
from pepdocs.base.language import CY, EN, Mode, Run
from pepdocs.schema.people import Role
from pepdocs.view import blocks as b
from pepdocs.view.derive import LONG_CELL, SHORT
from pepdocs.wording import Speaker
from showing import a_view, an_empty_view, facts, only, plain, rows, values


def kinds(section: b.Section, label: str) -> list[str]:
    """Return the kinds of block that a label heads."""
    return [
        block.kind
        for block in section.blocks
        if label in plain(getattr(block, "label", ()) or getattr(block, "caption", ()) or getattr(block, "title", ()))
    ]


# What follows from the declarations.


@pytest.mark.parametrize(
    ("text", "kind"),
    [("x" * SHORT, []), ("x" * (SHORT + 1), ["prose"]), ("x\ny", ["prose"])],
    ids=["short", "long", "lines"],
)
def test_a_short_text_is_a_fact_and_a_long_one_has_room(text: str, kind: list[str]) -> None:
    section = a_view(**{"leisure.would_help": text}).section("leisure")

    assert kinds(section, "What would help") == kind
    assert [text] in facts(section).values()


def test_a_list_of_texts_is_a_list() -> None:
    section = a_view().section("leisure")

    assert facts(section)["Interests"] == ["Sea swimming", "Reciting and acting", "Baking"]
    assert kinds(section, "Interests") == ["points"]


def test_a_list_in_one_language_says_so_once() -> None:
    section = a_view(mode=Mode.BILINGUAL).section("leisure")

    (points,) = (x for x in section.blocks if isinstance(x, b.Points) and "Interests" in plain(x.label))
    assert points.value.note == (Run("Yn Saesneg yn unig", CY),)


def test_a_gap_of_what_is_asked_for_is_shown_and_of_what_may_be_there_is_not() -> None:
    view = a_view(without="leisure.interests voice.took_part_note")

    assert facts(view.section("leisure"))["Interests"] == ["Not recorded"]
    assert "More about taking part" not in facts(view.section("my_page"))
    assert "More about taking part" in facts(a_view().section("my_page"))


def test_records_are_a_table_with_a_column_for_each_field_that_is_used() -> None:
    section = a_view(
        **{
            "progress.subjects": [
                {"name": "Art", "current": "Secure"},
                {"name": "Music", "on_track": "yes"},
            ]
        }
    ).section("progress")

    grid = only(section, b.Grid)
    assert plain(grid.columns[0].label) == "Subject"
    assert len(grid.columns) == 3
    assert [row[0] for row in rows(grid)] == [["Art"], ["Music"]]


def test_records_with_a_long_text_are_cards() -> None:
    subjects = [{"name": "Art", "comment": "x " * LONG_CELL}, {"name": "Music"}]

    section = a_view(**{"progress.subjects": subjects}).section("progress")

    assert not [block for block in section.blocks if isinstance(block, b.Grid)]
    assert [run.text for run in b.runs(section) if run.text in {"Art", "Music"}] == ["Art", "Music"]


def test_a_record_within_a_record_is_headed_by_its_label() -> None:
    section = a_view().section("aln")

    (idp,) = (block for block in section.blocks if isinstance(block, b.Facts) and block.title)
    assert ["2 October 2025"] in [values(fact.value) for fact in idp.facts]


# The child's page.


def test_the_childs_words_are_whole_and_in_their_language_without_a_remark() -> None:
    page = a_view(mode=Mode.EN).section("my_page")

    said = [block for block in page.blocks if isinstance(block, b.Voice)]
    assert len(said) == 5
    assert said[0].words == b.Value(((Run("Dw i'n dwlu ar ddrama a dw i'n teimlo'n saff yma.", CY),),))
    assert plain(said[0].prompt) == "What is going well"
    assert plain(said[0].form) == "In conversation"


def test_a_feeling_has_a_face_and_its_word() -> None:
    page = a_view(PRIMARY, mode=Mode.BILINGUAL).section("my_page")

    first = next(block for block in page.blocks if isinstance(block, b.Voice) and block.feeling)
    assert first.feeling in {"happy", "unsure", "worried", "sad", "excited", "angry"}
    assert len(first.feeling_word) == 2


@pytest.mark.parametrize(("example", "lines"), [(PRIMARY, [9]), (SECONDARY, [5]), (POST16, [])], ids=str)
def test_the_younger_the_child_the_more_room_there_is(example: str, lines: list[int]) -> None:
    page = a_view(example).section("my_page")

    assert [block.lines for block in page.blocks if isinstance(block, b.Space)] == lines


def test_an_owner_agrees_first() -> None:
    page = a_view(POST16, **{"voice.agrees": "yes"}).section("my_page")

    first = next(block for block in page.blocks if not isinstance(block, b.Notice))
    assert isinstance(first, b.Facts | b.Prose)
    assert page.blocks.index(first) < next(n for n, block in enumerate(page.blocks) if isinstance(block, b.Voice))


def test_nothing_said_is_said_so() -> None:
    view = an_empty_view(voice={"how_told": "By letter"})

    notices = [block for block in view.section("my_page").blocks if isinstance(block, b.Notice)]
    assert plain(notices[1].text) == Speaker(EN).text("view:nothing_said")
    assert ["By letter"] in facts(view.section("what_happened")).values()


# What came of it.


def test_each_view_has_a_row_with_what_was_decided_why_and_who_told() -> None:
    loop = only(a_view().section("what_happened"), b.Grid)

    assert loop.style == "loop"
    assert len(loop.rows) == 5
    assert rows(loop)[4] == [
        ["Hoffwn i weld fy mrawd bob wythnos."],
        ["Every fortnight for now.", "It was not done", "Owain Prydderch"],
        ["His placement is two hours away; a video call has been added in the weeks between."],
        ["Owain Prydderch", "16 March 2026"],
    ]


def test_a_view_without_an_answer_says_so() -> None:
    loop = only(a_view(without="voice.views.0.response").section("what_happened"), b.Grid)

    decided = loop.rows[0].cells[1]
    assert (decided.tone, values(decided)) == ("gap", ["No answer has been recorded yet"])


def test_an_answer_that_nobody_told_the_child_is_a_gap() -> None:
    without = "voice.views.0.response.told_by voice.views.0.response.told_on"

    loop = only(a_view(without=without).section("what_happened"), b.Grid)

    assert loop.rows[0].cells[3].tone == "gap"


# Targets, review and money.


def test_a_target_is_a_card_with_its_actions_and_the_words_it_answers() -> None:
    cards = a_view(mode=Mode.BILINGUAL).section("targets").blocks

    third = cards[2]
    assert isinstance(third, b.Target)
    assert (third.number, plain(third.area)) == ("3", "Dyheadau / Aspirations")
    assert len(third.actions) == 3
    assert values(third.actions[0].who) == ["Iestyn Wyn"]
    assert [value.phrases[0][0].lang for value in third.answers] == [CY, CY]


def test_the_money_of_a_target_is_on_its_card() -> None:
    first = a_view().section("targets").blocks[0]

    assert isinstance(first, b.Target)
    assert values(first.facts[-1].value) == ["Mathematics tuition", "£660.00"]


def test_a_target_that_points_nowhere_shows_where_it_points() -> None:
    changes = {"targets.0.views": ["v99"], "targets.0.funding": ["f99"]}

    first = a_view(**changes).section("targets").blocks[0]

    assert isinstance(first, b.Target)
    assert [values(value) for value in first.answers] == [["v99"]]
    assert values(first.facts[-1].value) == ["f99"]


def test_a_target_without_anything_is_a_card_of_gaps() -> None:
    (card,) = an_empty_view(targets=[{}]).section("targets").blocks

    assert isinstance(card, b.Target)
    assert (card.text.tone, card.actions, card.answers) == ("gap", (), ())
    assert plain(card.area) == "Target"


@pytest.mark.parametrize("found", [None, [], {"none_stated_by": "dp"}], ids=str)
def test_no_targets_is_said(found: object) -> None:
    section = a_view(targets=found).section("targets")

    assert "No targets have been recorded" in [run.text for block in section.blocks for run in b.runs(block)]


@pytest.mark.parametrize("key", ["review", "funding"])
def test_no_review_and_no_money_are_gaps_or_nones(key: str) -> None:
    missing = a_view(without=key).section(key)
    none = a_view(**{key: {"none_stated_by": "dp"}}).section(key)

    assert list(facts(missing).values()) == [["Not recorded"]]
    assert list(facts(none).values()) == [["None"]]


# People.


def test_people_are_grouped_by_who_they_are_to_the_child() -> None:
    grids = a_view().section("people").blocks

    assert [len(grid.rows) for grid in grids if isinstance(grid, b.Grid)] == [2, 3, 3, 2]


def test_everybody_is_in_one_group_whatever_their_role() -> None:
    everybody = [{"id": f"p{n}", "role": role.code, "name": f"N{n}"} for n, role in enumerate(Role)]
    grids = a_view(people=[*everybody, {"name": "Nobody"}]).section("people").blocks

    names = [row[0][0] for grid in grids if isinstance(grid, b.Grid) for row in rows(grid)]
    assert sorted(names) == sorted([*(person["name"] for person in everybody), "Nobody"])


def test_an_opinion_stands_under_its_owners_name_in_the_words_used() -> None:
    opinions = a_view(mode=Mode.BILINGUAL).section("views_of_others").blocks

    assert [(plain(x.label), len(x.value.phrases[0])) for x in opinions if isinstance(x, b.Prose)] == [
        ("Jan Whitlock", 1),
        ("Aled Môn", 2),
        ("Rhiant / Parent", 1),
    ]
    assert not [x for x in opinions if isinstance(x, b.Prose) and x.value.note]


def test_an_opinion_that_is_missing_is_a_gap_and_what_is_known_of_it_stays() -> None:
    (alone,) = an_empty_view(views_of_others=[{"from": "carer"}]).section("views_of_others").blocks
    (known,) = an_empty_view(views_of_others=[{"from": "carer", "on": "2026-03-01"}]).section("views_of_others").blocks

    assert isinstance(alone, b.Prose)
    assert isinstance(known, b.Prose)
    assert (alone.value.tone, values(alone.value)) == ("gap", ["Not recorded"])
    assert values(known.value) == ["Not recorded", "1 March 2026"]


# The template author's vocabulary.


def test_runs_come_in_reading_order_and_without_empty_ones() -> None:
    part = b.Facts(
        (b.Fact((Run("a", EN),), b.Value(((Run("b", EN), Run("", CY)),), note=(Run("c", EN),))),),
        (Run("t", EN),),
    )

    assert [run.text for run in b.runs(part)] == ["t", "a", "b", "c"]

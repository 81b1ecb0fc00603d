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


# Blocks made from the declarations.


@pytest.mark.parametrize(
    ("text", "kind"),
    [("x" * SHORT, []), ("x" * (SHORT + 1), ["prose"]), ("x\ny", ["prose"])],
    ids=["short", "long", "lines"],
)
def test_a_short_text_is_a_fact_and_a_long_one_is_prose(text: str, kind: list[str]) -> None:
    section = a_view(**{"leisure.would_help": text}).section("leisure")

    assert kinds(section, "What would help") == kind
    assert [text] in facts(section).values()


def test_a_list_of_texts_is_a_list() -> None:
    section = a_view().section("leisure")

    assert facts(section)["Interests"] == ["Sea swimming", "Reciting and acting", "Baking"]
    assert kinds(section, "Interests") == ["points"]


def test_a_list_in_one_language_has_one_remark() -> None:
    interests = [{"en": "Sea swimming"}, {"en": "Baking"}]

    section = a_view(mode=Mode.BILINGUAL, **{"leisure.interests": interests}).section("leisure")

    (points,) = (x for x in section.blocks if isinstance(x, b.Points) and "Interests" in plain(x.label))
    assert points.value.note == (Run("Yn Saesneg yn unig", CY),)


def test_a_missing_field_is_shown_only_if_it_is_required_or_recommended() -> None:
    view = a_view(without="leisure.interests voice.took_part_note")

    assert facts(view.section("leisure"))["Interests"] == ["Not recorded"]
    assert "More about taking part" not in facts(view.section("my_page"))
    assert "More about taking part" in facts(a_view().section("my_page"))


def test_records_are_a_table_with_a_column_for_each_used_field() -> None:
    section = a_view(
        **{"progress.subjects": [{"name": "Art", "current": "Secure"}, {"name": "Music", "on_track": "yes"}]}
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


def test_a_nested_record_has_its_label_as_title() -> None:
    section = a_view().section("aln")

    (idp,) = (block for block in section.blocks if isinstance(block, b.Facts) and block.title)
    assert ["2 October 2025"] in [values(fact.value) for fact in idp.facts]


# The child's page.


def test_the_childs_words_are_in_their_own_language_without_a_remark() -> None:
    page = a_view(mode=Mode.EN).section("my_page")

    said = [block for block in page.blocks if isinstance(block, b.Voice)]
    assert len(said) == 5
    assert said[0].words == b.Value(((Run("Dw i'n dwlu ar ddrama a dw i'n teimlo'n saff yma.", CY),),))
    assert plain(said[0].prompt) == "What is going well"
    assert plain(said[0].form) == "In conversation"


def test_a_feeling_has_a_code_and_its_word() -> None:
    page = a_view(PRIMARY, mode=Mode.BILINGUAL).section("my_page")

    first = next(block for block in page.blocks if isinstance(block, b.Voice) and block.feeling)
    assert first.feeling in {"happy", "unsure", "worried", "sad", "excited", "angry"}
    assert len(first.feeling_word) == 2


@pytest.mark.parametrize(("example", "lines"), [(PRIMARY, [9]), (SECONDARY, [5]), (POST16, [])], ids=str)
def test_a_younger_child_has_more_empty_space(example: str, lines: list[int]) -> None:
    page = a_view(example).section("my_page")

    assert [block.lines for block in page.blocks if isinstance(block, b.Space)] == lines


def test_a_young_persons_agreement_comes_first() -> None:
    page = a_view(POST16, **{"voice.agrees": "yes"}).section("my_page")

    first = next(block for block in page.blocks if not isinstance(block, b.Notice))
    assert isinstance(first, b.Facts | b.Prose)
    assert page.blocks.index(first) < next(n for n, block in enumerate(page.blocks) if isinstance(block, b.Voice))


def test_a_page_without_views_has_a_notice() -> None:
    view = an_empty_view(voice={"how_told": "By letter"})

    notices = [block for block in view.section("my_page").blocks if isinstance(block, b.Notice)]
    assert plain(notices[1].text) == Speaker(EN).text("view:nothing_said")
    assert ["By letter"] in facts(view.section("what_happened")).values()


# Responses to the child's views.


def test_each_view_has_a_row_with_decision_and_reason() -> None:
    loop = only(a_view().section("what_happened"), b.Grid)

    assert loop.style == "loop"
    assert len(loop.rows) == 5
    assert rows(loop)[4] == [
        ["Hoffwn i weld fy mrawd bob wythnos."],
        ["Every fortnight for now.", "It was not done", "Owain Prydderch"],
        ["My brother lives two hours away; we have a video call in the weeks between visits."],
        ["Owain Prydderch", "16 March 2026"],
    ]


def test_a_view_without_a_response_is_marked() -> None:
    loop = only(a_view(without="voice.views.0.response").section("what_happened"), b.Grid)

    decided = loop.rows[0].cells[1]
    assert (decided.tone, values(decided)) == ("gap", ["No answer has been recorded yet"])


def test_a_response_that_nobody_told_the_child_is_a_gap() -> None:
    without = "voice.views.0.response.told_by voice.views.0.response.told_on"

    loop = only(a_view(without=without).section("what_happened"), b.Grid)

    assert loop.rows[0].cells[3].tone == "gap"


# Targets, review and funding.


def test_a_target_is_a_card_with_its_actions_and_views() -> None:
    cards = a_view(mode=Mode.BILINGUAL).section("targets").blocks

    third = cards[2]
    assert isinstance(third, b.Target)
    assert (third.number, plain(third.area)) == ("3", "Dyheadau / Aspirations")
    assert len(third.actions) == 3
    assert values(third.actions[0].who) == ["Iestyn Wyn"]
    assert [value.phrases[0][0].lang for value in third.answers] == [CY, CY]


def test_the_funding_of_a_target_is_on_its_card() -> None:
    first = a_view().section("targets").blocks[0]

    assert isinstance(first, b.Target)
    assert values(first.facts[-1].value) == ["Mathematics tuition", "£660.00"]


def test_a_target_shows_ids_that_do_not_exist() -> None:
    changes = {"targets.0.views": ["v99"], "targets.0.funding": ["f99"]}

    first = a_view(**changes).section("targets").blocks[0]

    assert isinstance(first, b.Target)
    assert [values(value) for value in first.answers] == [["v99"]]
    assert values(first.facts[-1].value) == ["f99"]


def test_an_empty_target_is_a_card_of_gaps() -> None:
    (card,) = an_empty_view(targets=[{"id": "t1"}]).section("targets").blocks

    assert isinstance(card, b.Target)
    assert (card.text.tone, card.actions, card.answers) == ("gap", (), ())
    assert plain(card.area) == "Target"


@pytest.mark.parametrize("found", [None, [], {"none_stated_by": "dp"}], ids=str)
def test_a_plan_without_targets_has_a_statement(found: object) -> None:
    section = a_view(targets=found).section("targets")

    assert "No targets have been recorded" in [run.text for block in section.blocks for run in b.runs(block)]


@pytest.mark.parametrize("key", ["review", "funding"])
def test_missing_reviews_and_funding_are_gaps_or_nones(key: str) -> None:
    missing = a_view(without=key).section(key)
    none = a_view(**{key: {"none_stated_by": "dp"}}).section(key)

    assert list(facts(missing).values()) == [["Not recorded"]]
    assert list(facts(none).values()) == [["None"]]


# People.


def test_people_are_grouped_by_role() -> None:
    grids = a_view().section("people").blocks

    assert [len(grid.rows) for grid in grids if isinstance(grid, b.Grid)] == [2, 3, 3, 2]


def test_every_person_is_in_one_group() -> None:
    everybody = [{"id": f"p{n}", "role": role.code, "name": f"N{n}"} for n, role in enumerate(Role)]
    grids = a_view(people=[*everybody, {"name": "Nobody"}]).section("people").blocks

    names = [row[0][0] for grid in grids if isinstance(grid, b.Grid) for row in rows(grid)]
    assert sorted(names) == sorted([*(person["name"] for person in everybody), "Nobody"])


def test_an_opinion_is_under_its_authors_name_in_the_original_words() -> None:
    opinions = a_view(mode=Mode.BILINGUAL).section("views_of_others").blocks

    assert [(plain(x.label), len(x.value.phrases[0])) for x in opinions if isinstance(x, b.Prose)] == [
        ("Jan Whitlock", 1),
        ("Aled Môn", 2),
        ("Rhiant / Parent", 2),
    ]
    assert not [x for x in opinions if isinstance(x, b.Prose) and x.value.note]


def test_a_missing_opinion_is_a_gap_beside_its_date() -> None:
    (alone,) = an_empty_view(views_of_others=[{"from": "carer"}]).section("views_of_others").blocks
    (known,) = an_empty_view(views_of_others=[{"from": "carer", "on": "2026-03-01"}]).section("views_of_others").blocks

    assert isinstance(alone, b.Prose)
    assert isinstance(known, b.Prose)
    assert (alone.value.tone, values(alone.value)) == ("gap", ["Not recorded"])
    assert values(known.value) == ["Not recorded", "1 March 2026"]


# The template author's vocabulary.


def test_runs_are_in_reading_order_without_empty_ones() -> None:
    part = b.Facts(
        (b.Fact((Run("a", EN),), b.Value(((Run("b", EN), Run("", CY)),), note=(Run("c", EN),))),), (Run("t", EN),)
    )

    assert [run.text for run in b.runs(part)] == ["t", "a", "b", "c"]

"""What somebody filled in is taken into the plan; nothing that others wrote meanwhile is lost or guessed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from builders import POST16, PRIMARY, SECONDARY
from entry.forms import as_page, envelope, example, saved
from pepdocs.base import error_keys
from pepdocs.base.copies import Part
from pepdocs.entry.answers import LARGEST_MB, returned
from pepdocs.entry.merge import STOPPED, Effect
from pepdocs.entry.taking import Taken, take
from pepdocs.findings.model import name
from pepdocs.rewrite.changes import Change, Insert, MoveEntry, Remove, Set, Tree, as_text, bare
from pepdocs.rewrite.edit import apply, tree_of
from pepdocs.schema.parts import only
from rewrite.random_changes import randomly_changed

PLAN = example(SECONDARY)
CHILD, CARER, SCHOOL, PARENT = Part.CHILD, Part.CARER, Part.SCHOOL, Part.PARENT


def nothing(_: Tree) -> None:
    """Change nothing."""


def put(*path: str | int, value: Any) -> Callable[[Tree], None]:
    def change(tree: Tree) -> None:
        here: Any = tree
        for step in path[:-1]:
            here = here[step]
        here[path[-1]] = value

    return change


def took(folder: Path, change: Callable[[Tree], object], *parts: Part, meanwhile: tuple[Change, ...] = ()) -> Taken:
    """Return what is taken of a form into a plan that was changed meanwhile."""
    form = saved(folder, envelope(PLAN, change, *parts))
    return take(apply(PLAN, meanwhile), [form])[0]


def told(taken: Taken) -> list[tuple[Effect, str]]:
    return [(one.effect, name(one.loc)) for one in taken.told]


def test_a_form_that_nobody_filled_in_changes_nothing(tmp_path: Path) -> None:
    for parts in ((), *((part,) for part in Part)):
        taken = took(tmp_path, nothing, *parts)

        assert (taken.error, taken.told, taken.content == PLAN) == (None, (), True)


def test_what_a_child_writes_is_taken_and_all_else_stays(tmp_path: Path) -> None:
    text = {"cy": "Rhododendron"}
    taken = took(tmp_path, put("voice", "views", 0, "text", value=text), CHILD)

    assert told(taken) == [(Effect.CHANGED, "voice.views[0].text.cy")]
    assert tree_of(taken.content) == tree_of(apply(PLAN, [Set(("voice", "views", 0, "text"), text)]))
    assert b"# A fictional plan: nobody in it exists." in taken.content


def test_a_new_view_is_added_and_the_answers_stay(tmp_path: Path) -> None:
    view = {"id": "v9", "prompt": "going_well", "text": "Nofio"}
    taken = took(tmp_path, lambda tree: tree["voice"]["views"].insert(1, view), CHILD)

    assert told(taken) == [(Effect.ADDED, "voice.views[1]")]
    assert tree_of(taken.content) == tree_of(apply(PLAN, [Insert(("voice", "views"), 1, view)]))


def test_what_both_changed_stays_as_the_plan_has_it(tmp_path: Path) -> None:
    meanwhile = (Set(("carers", "goals"), "Ours"),)
    taken = took(tmp_path, put("carers", "goals", value="Theirs"), CARER, meanwhile=meanwhile)

    assert told(taken) == [(Effect.CONFLICT, "carers.goals")]
    assert taken.content == apply(PLAN, meanwhile)


def test_what_both_changed_alike_is_no_conflict(tmp_path: Path) -> None:
    meanwhile = (Set(("carers", "goals"), "Same"),)
    taken = took(tmp_path, put("carers", "goals", value="Same"), CARER, meanwhile=meanwhile)

    assert (told(taken), taken.content) == ([], apply(PLAN, meanwhile))


def test_a_form_that_leaves_out_what_is_blank_changes_nothing(tmp_path: Path) -> None:
    blank = PLAN + b"parts: []\nwithhold:\n"
    answers = envelope(blank, lambda tree: [tree.pop(key) for key in ("parts", "withhold")])

    taken = take(blank, [saved(tmp_path, answers)])[0]

    assert (taken.error, taken.told, taken.content) == (None, (), blank)


def test_a_date_typed_in_another_way_is_no_change(tmp_path: Path) -> None:
    taken = took(tmp_path, put("plan", "meeting", value="11/03/2026"))

    assert (told(taken), taken.content) == ([], PLAN)


def test_a_plan_that_was_changed_meanwhile_keeps_every_value(tmp_path: Path) -> None:
    meanwhile = (
        Set(("plan", "meeting"), "2026-05-05"), MoveEntry(("targets", 0), 1), Remove(("leisure", "takes_part_in")),
        Insert(("people",), 0, {"id": "new", "role": "camhs", "name": "Neb"}),
        Set(("voice", "views", "v1", "response", "decision"), "Yes"),
    )  # fmt: skip
    ours = tree_of(apply(PLAN, meanwhile))

    def fill_in(tree: Tree) -> None:
        tree["voice"]["views"][0]["form"] = "drawing"
        tree["leisure"]["interests"].append("Seiclo")
        tree["voice"]["who_i_want"] = "Mam-gu"

    taken = took(tmp_path, fill_in, CHILD, meanwhile=meanwhile)

    now = tree_of(taken.content)
    ours["voice"]["views"][0]["form"] = "drawing"
    ours["leisure"]["interests"].append("Seiclo")
    ours["voice"]["who_i_want"] = "Mam-gu"
    assert bare(now) == bare(ours)
    assert {one.effect for one in taken.told} <= {Effect.ADDED, Effect.CHANGED}


def test_a_view_that_was_answered_is_not_removed_with_its_answer(tmp_path: Path) -> None:
    taken = took(tmp_path, lambda tree: tree["voice"]["views"].pop(0), CHILD)

    assert told(taken) == [(Effect.CONFLICT, "voice.views[0]")]
    assert taken.content == PLAN


def test_an_entry_is_removed_if_nobody_changed_it(tmp_path: Path) -> None:
    taken = took(tmp_path, lambda tree: tree["targets"].pop(1), SCHOOL)
    changed = took(
        tmp_path, lambda tree: tree["targets"].pop(1), SCHOOL, meanwhile=(Set(("targets", 1, "need"), "Other"),)
    )

    assert told(taken) == [(Effect.REMOVED, "targets[1]")]
    assert tree_of(taken.content) == tree_of(apply(PLAN, [Remove(("targets", 1))]))
    assert told(changed) == [(Effect.CONFLICT, "targets[1]")]


def test_another_order_of_entries_is_taken(tmp_path: Path) -> None:
    taken = took(tmp_path, lambda tree: tree["targets"].insert(0, tree["targets"].pop()), SCHOOL)

    assert told(taken) == [(Effect.MOVED, "targets")]
    assert tree_of(taken.content)["targets"][0] == tree_of(PLAN)["targets"][-1]


def test_fields_of_another_part_are_not_taken(tmp_path: Path) -> None:
    def inject(tree: Tree) -> None:
        tree["care"] = {"no_contact": {"none_stated_by": "carer"}, "placement_address": "Elsewhere"}
        tree["voice"]["views"][0]["response"] = {"decision": "No"}
        tree["Rhododendron"] = "x"
        tree["voice"]["who_i_want"] = "Mam-gu"

    taken = took(tmp_path, inject, CHILD)

    assert tree_of(taken.content) == tree_of(apply(PLAN, [Set(("voice", "who_i_want"), "Mam-gu")]))
    effects = {place: effect for effect, place in told(taken)}
    assert effects["voice.who_i_want"] in {Effect.ADDED, Effect.CHANGED}
    ignored = {place for place, effect in effects.items() if effect is Effect.IGNORED}
    assert ignored == {"care", "voice.views", "Rhododendron"}


def test_a_school_answers_a_view_and_changes_no_word_of_it(tmp_path: Path) -> None:
    def answer(tree: Tree) -> None:
        tree["voice"]["views"][1]["response"]["decision"] = "Decided"
        tree["voice"]["views"][1]["text"] = "Put into her mouth"
        tree["voice"]["views"].append({"id": "v77", "response": {"decision": "x"}})

    taken = took(tmp_path, answer, SCHOOL)

    assert tree_of(taken.content) == tree_of(
        apply(PLAN, [Set(("voice", "views", 1, "response", "decision"), "Decided")])
    )
    assert [place for effect, place in told(taken) if effect is Effect.IGNORED] == ["voice.views[5]", "voice.views"]


def test_a_carer_cannot_speak_for_the_parent(tmp_path: Path) -> None:
    taken = took(
        tmp_path, lambda tree: tree.setdefault("views_of_others", []).append({"from": "parent", "text": "x"}), CARER
    )

    assert taken.content == PLAN
    assert {one.effect for one in taken.told} == {Effect.IGNORED}


def test_a_value_that_cannot_be_read_is_refused_at_its_field(tmp_path: Path) -> None:
    def fill_in(tree: Tree) -> None:
        tree["plan"]["meeting"] = "soon"
        tree["plan"]["place"] = "a\x07b"
        tree["targets"].append({"id": "t9", "text": "New", "due": "never"})
        tree["carers"]["goals"] = "Good"

    taken = took(tmp_path, fill_in)

    assert {place for effect, place in told(taken) if effect is Effect.REFUSED} == {
        "plan.meeting", "plan.place", f"targets[{len(tree_of(PLAN)['targets'])}].due",
    }  # fmt: skip
    now = tree_of(taken.content)
    assert (now["plan"]["meeting"], now["carers"]["goals"]) == ("2026-03-11", "Good")
    assert now["targets"][-1] == {"id": "t9", "text": "New"}


def test_several_forms_are_taken_one_after_the_other(tmp_path: Path) -> None:
    child = saved(tmp_path, envelope(PLAN, put("voice", "who_i_want", value="Mam-gu"), CHILD), "a.html")
    carer = saved(tmp_path, envelope(PLAN, put("carers", "goals", value="Good"), CARER), "b.json")

    taken = take(PLAN, [child, carer])

    wanted = [Set(("voice", "who_i_want"), "Mam-gu"), Set(("carers", "goals"), "Good")]
    assert tree_of(taken[-1].content) == tree_of(apply(PLAN, wanted))


@pytest.mark.parametrize("example_name", [PRIMARY, SECONDARY, POST16])
def test_two_people_who_changed_different_parts_have_both_their_changes(tmp_path: Path, example_name: str) -> None:
    content = example(example_name)
    base, seen = tree_of(content), 0
    for number in range(8):
        random = Random(f"{example_name} {number}")
        theirs = only(randomly_changed(base, random), [CHILD, CARER])
        answers = envelope(content, nothing, CHILD, CARER) | {"plan": theirs}
        ours = apply(content, [Set(("plan", "trigger"), "Ours"), Set(("history", "punctuality"), "Ours")])

        taken = take(ours, [saved(tmp_path, answers)])[0]

        now = tree_of(taken.content)
        assert not taken.error
        assert only(now, [SCHOOL, Part.AUTHORITY]) == only(tree_of(ours), [SCHOOL, Part.AUTHORITY])
        if not any(one.effect in STOPPED for one in taken.told):
            seen += 1
            assert bare(only(now, [CHILD, CARER])) == bare(as_text(theirs))
    assert seen


HOSTILE: dict[str, tuple[Callable[[dict[str, Any]], bytes], str]] = {
    "another plan's": (lambda it: as_page(it | {"record": "FX-OTHER"}), error_keys.OTHER_RECORD),
    "prototype keys": (
        lambda it: as_page(it).replace(b'"plan": {', b'"plan": {"__proto__": 1, ', 1), error_keys.RETURNED_UNSAFE,
    ),
    "constructor keys": (
        lambda it: as_page(it | {"plan": {"child": {"constructor": {"prototype": "x"}}}}), error_keys.RETURNED_UNSAFE,
    ),
    "the same key twice": (
        lambda it: as_page(it).replace(b'"record":', b'"record": "X", "record":', 1), error_keys.RETURNED_UNSAFE,
    ),
    "deep": (lambda it: as_page(it | {"plan": json.loads("[" * 60 + "]" * 60)}), error_keys.RETURNED_UNSAFE),
    "very deep": (lambda _: b"{" + b'"a":{' * 100_000, error_keys.RETURNED_UNSAFE),
    "a text of 6 MB": (
        lambda it: as_page(it | {"plan": {"voice": {"who_i_want": "a" * 6_000_000}}}), error_keys.RETURNED_UNSAFE,
    ),
    "no answers": (lambda _: b"<html><script>alert(1)</script></html>", error_keys.RETURNED_UNREADABLE),
    "two answers": (lambda it: as_page(it) + as_page(it), error_keys.RETURNED_UNREADABLE),
    "not JSON": (lambda _: as_page(0).replace(b">0<", b">alert(1)<"), error_keys.RETURNED_UNREADABLE),
    "not a number": (lambda it: as_page(it | {"plan": {"x": float("nan")}}), error_keys.RETURNED_UNSAFE),
    "not UTF-8": (lambda it: as_page(it).replace(b"going_well", b"\xff"), error_keys.RETURNED_UNREADABLE),
    "an unknown part": (lambda it: as_page(it | {"part": ["police"]}), error_keys.RETURNED_UNREADABLE),
    "part of another shape": (lambda it: as_page(it | {"part": {"child": 1}}), error_keys.RETURNED_UNREADABLE),
    "a later form": (lambda it: as_page(it | {"pepdocs_form": 2}), error_keys.RETURNED_UNREADABLE),
    "a list for a plan": (lambda it: as_page(it | {"plan": []}), error_keys.RETURNED_UNREADABLE),
    "empty": (lambda _: b"", error_keys.RETURNED_UNREADABLE),
    "a PDF": (lambda _: b"%PDF-1.7 \xff", error_keys.RETURNED_UNREADABLE),
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_refused_and_the_plan_stays(tmp_path: Path, kind: str) -> None:
    make, key = HOSTILE[kind]
    path = tmp_path / "form.html"
    path.write_bytes(make(envelope(PLAN, put("voice", "who_i_want", value="Rhododendron"), CHILD)))

    taken = take(PLAN, [path])[0]

    assert taken.error
    assert taken.error.key == key
    assert taken.content == PLAN
    assert "Rhododendron" not in f"{taken!r} {taken.error!r} {taken.error.facts}"


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "form.html"
    with path.open("wb") as file:
        file.truncate(LARGEST_MB * 1024 * 1024 + 1)

    taken = take(PLAN, [path])[0]

    assert taken.error
    assert (taken.error.key, taken.error.facts["limit"]) == (error_keys.RETURNED_TOO_LARGE, LARGEST_MB)


def test_markup_in_a_text_is_text(tmp_path: Path) -> None:
    script = "</script><script>alert(1)</script>"
    taken = took(tmp_path, put("voice", "who_i_want", value=script), CHILD)

    assert tree_of(taken.content)["voice"]["who_i_want"] == script


def test_half_a_character_is_refused(tmp_path: Path) -> None:
    form = saved(tmp_path, envelope(PLAN, put("voice", "who_i_want", value="\ud800"), CHILD), "form.json")

    taken = take(PLAN, [form])[0]

    assert (told(taken), taken.content) == ([(Effect.REFUSED, "voice.who_i_want")], PLAN)


def test_what_was_returned_shows_none_of_it(tmp_path: Path) -> None:
    form = returned(saved(tmp_path, envelope(PLAN, put("voice", "who_i_want", value="Rhododendron"), CHILD)))

    assert "Rhododendron" in str(form.plan)
    assert "Rhododendron" not in repr(form)
    assert form.parts == {CHILD}

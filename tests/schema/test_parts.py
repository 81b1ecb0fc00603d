from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pepdocs.base.copies import Part
from pepdocs.reading import parse, source
from pepdocs.schema.declare import by_key, declared
from pepdocs.schema.derived.messages import records
from pepdocs.schema.derived.shape import shape
from pepdocs.schema.parts import PARTS_OF_ROLES, holds, is_shared, only, part_of, part_of_entry
from pepdocs.schema.people import Role
from pepdocs.schema.pep import Pep

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").rglob("*.yaml"))
TREE: dict[str, Any] = {
    "record": "R-1",
    "people": [{"id": "carys", "role": "carer", "name": "Carys"}, {"id": "mam", "role": "parent", "name": "Mam"}],
    "carers": {"achievement": "Reads with her", "others": "Her aunt"},
    "voice": {"views": [{"id": "v1", "text": "I like it", "share": "yes", "response": {"decision": "Yes"}}]},
    "views_of_others": [{"from": "carys", "text": "Going well"}, {"from": "mam", "text": "Miss her"}],
    "history": {"exclusions": {"none_stated_by": "school"}},
    "targets": [{"id": "t1", "text": "Read"}],
}


def a_tree(path: Path) -> dict[str, Any]:
    tree = parse.plain(source.load(path).root)
    assert isinstance(tree, dict)
    return tree


def all_paths() -> Iterator[tuple[str, ...]]:
    def below(model: Any, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        for field in declared(model):
            here = (*path, field.key)
            record = shape(field.annotation).record
            yield from below(record, here) if record else (here,)

    return below(Pep, ())


def test_every_part_has_fields_to_fill_in() -> None:
    paths = list(all_paths())

    assert len(paths) > 400
    assert {part for part in Part if any(holds(path, {part}) for path in paths)} == set(Part)


def test_a_list_that_parts_share_tells_its_entries_apart() -> None:
    lists = [
        (field.path, shape(field.annotation).record)
        for model in records()
        for field in declared(model)
        if shape(field.annotation).listed and shape(field.annotation).record
    ]
    split = [
        path
        for path, record in lists
        if record and len({part_of((*path.split("."), key)) for key in by_key(record)}) > 1
    ]

    assert sorted(split) == ["funding", "voice.views"]
    assert all("id" in by_key(record) for path, record in lists if path in split and record)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_all_parts_together_are_the_whole_plan(path: Path) -> None:
    tree = a_tree(path)

    assert only(tree, list(Part)) == tree


def test_a_part_holds_its_own_fields_only() -> None:
    assert only(TREE, [Part.CARER]) == {
        "carers": {"achievement": "Reads with her"},
        "views_of_others": [{"from": "carys", "text": "Going well"}],
    }


def test_a_parents_private_view_is_in_no_other_part() -> None:
    having = [part for part in Part if "Miss her" in str(only(TREE, [part]))]

    assert having == [Part.PARENT]


def test_the_childs_part_has_the_childs_words_without_the_answer() -> None:
    assert only(TREE, [Part.CHILD])["voice"] == {"views": [{"id": "v1", "text": "I like it"}]}


def test_an_entry_of_a_list_that_parts_share_keeps_its_id() -> None:
    assert only(TREE, [Part.SCHOOL])["voice"] == {"views": [{"id": "v1", "response": {"decision": "Yes"}}]}


def test_an_explicit_none_goes_with_its_field() -> None:
    assert only(TREE, [Part.SCHOOL])["history"] == TREE["history"]
    assert "history" not in only(TREE, [Part.CARER])


def test_an_authority_moves_a_field_and_what_is_in_it() -> None:
    moved = {"targets": Part.SOCIAL_WORKER}

    assert part_of(("targets", "text"), moved) is Part.SOCIAL_WORKER
    assert only(TREE, [Part.SOCIAL_WORKER], moved)["targets"] == TREE["targets"]
    assert "targets" not in only(TREE, [Part.SCHOOL], moved)


def test_a_shared_list_that_was_moved_is_in_one_part() -> None:
    moved = {"views_of_others": Part.SCHOOL}

    assert not is_shared(("views_of_others", "text"), moved)
    assert only(TREE, [Part.SCHOOL], moved)["views_of_others"] == TREE["views_of_others"]
    assert "views_of_others" not in only(TREE, [Part.PARENT], moved)


def test_keys_that_are_not_declared_are_in_no_part() -> None:
    assert only({"__proto__": {"x": "1"}, "carers": {"constructor": "x"}}, list(Part)) == {}


def test_a_person_by_role_alone_has_a_part_too() -> None:
    assert part_of_entry(("views_of_others",), {"from": "carer"}, None) is Part.CARER
    assert part_of_entry(("views_of_others",), {"from": "nobody"}, None) is Part.SOCIAL_WORKER
    assert PARTS_OF_ROLES.keys() <= {role.code for role in Role}

"""Files of format 1 are read as the same plan in format 2, and findings point at what was typed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from builders import TODAY, a_plan, typed
from pepdocs import rules
from pepdocs.base.language import Mode
from pepdocs.findings.model import Finding, Severity
from pepdocs.reading import parse, source
from pepdocs.reading.formats import MOVES, Move
from pepdocs.reading.parse import Parsed
from pepdocs.schema.declare import Record, by_key
from pepdocs.schema.derived.shape import shape
from pepdocs.schema.kinds import NoneStated
from pepdocs.schema.pep import Pep
from pepdocs.view import compose
from pepdocs.wording import Wording

OLD, NEW = (Path(__file__).parent / f"format_{version}" for version in "12")
NAMES = sorted(path.stem for path in OLD.glob("*.yaml"))
HEADER = "pepdocs: 1\nrecord: FX-1\njurisdiction: wales\nphase: secondary\nwritten_in: en\n"
KEYS = [(move, old, new) for move in MOVES for old, new in move.keys.items()]


def read(text: str) -> Parsed:
    return parse.pep(source.read(text.encode()))


def in_file(folder: Path, name: str) -> Parsed:
    return parse.pep(source.load(folder / f"{name}.yaml"))


def all_findings(plan: Parsed) -> tuple[Finding, ...]:
    return (plan.findings + rules.check(plan.pep, plan.places, today=TODAY)).items


def kinds(plan: Parsed) -> list[tuple[str, str]]:
    """Return what is found, without the remark about the format and without places."""
    return sorted((one.code.number, one.field) for one in all_findings(plan) if one.code.number != "PEP140")


def without_nones(value: object) -> object:
    """Return a plan as values in which a none says no more who said so, as in format 1."""
    if isinstance(value, NoneStated):
        return []
    if isinstance(value, list):
        return [without_nones(item) for item in value]
    return {key: without_nones(inner) for key, inner in value} if isinstance(value, Record) else value


def test_plans_of_format_1_were_found() -> None:
    assert {f"{name}.yaml" for name in NAMES} == {path.name for path in NEW.glob("*.yaml")}
    assert all(re.search("^pepdocs: 1$", (OLD / f"{name}.yaml").read_text("utf-8"), re.MULTILINE) for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_plan_of_format_1_is_read_as_the_same_plan_of_format_2(name: str) -> None:
    old, new = in_file(OLD, name), in_file(NEW, name)

    assert without_nones(old.pep) == without_nones(new.pep)
    assert kinds(old) == kinds(new)


@pytest.mark.parametrize("mode", Mode, ids=lambda mode: mode.name)
def test_a_plan_of_format_1_without_nones_has_the_same_documents(mode: Mode) -> None:
    old, new = (compose.document(in_file(folder, "primary-initial").pep, Wording(mode)) for folder in (OLD, NEW))

    assert old == new


@pytest.mark.parametrize("name", NAMES)
def test_one_remark_names_the_command_that_rewrites_the_file(name: str) -> None:
    plan = in_file(OLD, name)

    [told] = [one for one in all_findings(plan) if one.code.number.startswith("PEP14")]

    assert (told.code.number, told.severity, told.at) == ("PEP140", Severity.INFO, plan.places.at("pepdocs"))
    assert "pepdocs upgrade" in told.code.hint
    assert in_file(NEW, name).findings.items == ()


def test_the_plan_says_the_format_that_it_was_read_into() -> None:
    assert read(HEADER).pep.pepdocs == "2"


# What has moved.


@pytest.mark.parametrize(("move", "old", "new"), KEYS, ids=str)
def test_what_moves_has_a_place_in_the_schema(move: Move, old: str, new: str) -> None:
    model: Any = Pep
    for key in (*move.group, move.into):
        model = shape(by_key(model)[key].annotation).record

    assert new in by_key(model), old


@pytest.mark.parametrize(("move", "old"), [(move, old) for move, old, _ in KEYS], ids=str)
def test_a_wrong_value_is_found_at_the_line_where_it_was_typed(move: Move, old: str) -> None:
    indents = ["  " * level for level in range(len(move.group))]
    groups = "".join(f"{indent}{key}:\n" for indent, key in zip(indents, move.group, strict=True))

    plan = read(f"{HEADER}{groups}{indents[-1]}  {old}: [[x], [y]]\n")

    line = (HEADER + groups).count("\n") + 1
    at = {one.at.line for one in plan.findings.items if one.code.number != "PEP140"}
    assert at == {line}


def test_the_fields_of_a_change_are_those_of_its_only_entry() -> None:
    plan = read(f"{HEADER}change: {{expected: yes, kind: placement, when: 2026-03-23}}\n")

    assert plan.pep.change
    assert isinstance(plan.pep.change.changes, list)
    [change] = plan.pep.change.changes
    assert (change.kind and change.kind.code, str(change.when)) == ("placement", "2026-03-23")
    assert plan.places.at("change", "changes", 0, "when").line == 6


def test_a_provision_keeps_its_language() -> None:
    plan = read(f"{HEADER}aln: {{idp: {{provision_in_welsh: yes, provision: {{cy: Gwersi, en: Lessons}}}}}}\n")

    assert plan.pep.aln
    assert plan.pep.aln.idp
    assert isinstance(plan.pep.aln.idp.provision, list)
    [row] = plan.pep.aln.idp.provision
    assert row.in_welsh is True
    assert row.what
    assert row.what.said_in("cy") == "Gwersi"


@pytest.mark.parametrize("stated", ["{none_stated_by: dp}", "{not_practicable: Not sent}", "[{what: Lessons}]"])
def test_what_has_the_shape_of_format_2_stays_as_it_is(stated: str) -> None:
    old = read(f"{HEADER}aln: {{idp: {{provision: {stated}}}}}\n")
    new = read(f"{HEADER}aln: {{idp: {{provision: {stated}}}}}\n".replace("pepdocs: 1", "pepdocs: 2"))

    assert old.pep == new.pep
    assert old.pep.aln


@pytest.mark.parametrize("empty", ["", "{}", "[]", '""'])
def test_fields_that_were_left_empty_do_not_move(empty: str) -> None:
    plan = read(f"{HEADER}change:\n  expected: no\n  kind: {empty}\n  actions: {empty}\n")

    assert plan.pep.change
    assert plan.pep.change.changes is None
    assert [one.code.number for one in plan.findings.items] == ["PEP140"]


def test_the_new_shape_counts_where_a_file_has_both() -> None:
    plan = read(f"{HEADER}change:\n  kind: placement\n  what: Old\n  changes: [{{what: New}}]\n")

    assert plan.pep.change
    assert isinstance(plan.pep.change.changes, list)
    assert [change.what.said_in("") for change in plan.pep.change.changes] == ["New"]
    assert [(one.code.number, one.field, one.at.line) for one in plan.findings.items][1:] == [
        ("PEP141", "change.kind", 7)
    ]


def test_an_empty_field_beside_the_new_shape_is_nothing_to_tell_of() -> None:
    plan = read(f"{HEADER}change:\n  kind:\n  changes: [{{what: New}}]\n")

    assert [one.code.number for one in plan.findings.items] == ["PEP140"]


# What an empty list says.

LISTS = ["child.accessible_formats", "language.home", "targets.0.views", "targets.0.agreed_with", "meeting.attended"]


def with_empty_list(path: str, version: str) -> Parsed:
    return a_plan(**{"pepdocs": version, path: []})


@pytest.mark.parametrize("path", LISTS)
def test_an_empty_list_of_codes_or_ids_says_none_in_format_1_and_nothing_in_format_2(path: str) -> None:
    missing = [("PEP202", path.replace(".0.", "[0]."))]
    of_field = {version: [one for one in kinds(with_empty_list(path, version)) if one in missing] for version in "12"}

    assert of_field == {"1": [], "2": missing}


@pytest.mark.parametrize("path", ["leisure.interests", "review", "funding", "history.exclusions"])
def test_an_empty_list_of_texts_or_records_says_nothing_in_either_format(path: str) -> None:
    old, new = with_empty_list(path, "1"), with_empty_list(path, "2")

    assert old.pep == new.pep == a_plan(without=path).pep


def test_an_explicit_none_is_one_in_both_formats() -> None:
    none = {"none_stated_by": "child"}
    plans = [typed({"pepdocs": version, "child": {"accessible_formats": none}}) for version in "12"]

    assert [isinstance(plan.pep.child and plan.pep.child.accessible_formats, NoneStated) for plan in plans] == [
        True
    ] * 2

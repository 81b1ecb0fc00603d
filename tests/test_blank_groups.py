"""A form that was filled in and left with its empty groups is the same plan as one without them."""

from __future__ import annotations

import json
import random
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from builders import DRAFT, POST16, PRIMARY, SECONDARY, TODAY, written
from full_plan import full, pair
from pepdocs import rules
from pepdocs.base.language import Mode
from pepdocs.reading import parse, source
from pepdocs.reading.nodes import Mapping, Node, Sequence
from pepdocs.reading.parse import Parsed
from pepdocs.render import Format, render
from pepdocs.schema.declare import Jurisdiction, Record, declared
from pepdocs.schema.derived.blank import blank
from pepdocs.schema.derived.shape import shape
from pepdocs.schema.pep import Pep, Phase
from pepdocs.view import compose
from pepdocs.view.arrange import arrange
from pepdocs.view.blocks import DocumentView
from pepdocs.wording import Speaker, Wording
from test_blank import filled_in

CASES = Path(__file__).parent / "cases"
FORMS = list(product(Phase, Jurisdiction))
FIXED = ("pepdocs", "record", "jurisdiction", "phase", "written_in")


def read(text: str) -> Parsed:
    return parse.pep(source.read(text.encode()))


def kinds(plan: Parsed) -> list[tuple[str, str]]:
    """Return the findings without places."""
    found = plan.findings + rules.check(plan.pep, plan.places, today=TODAY)
    return sorted((one.code.number, one.field) for one in found.items)


def views(plan: Parsed) -> list[DocumentView]:
    return [compose.document(plan.pep, Wording(mode)) for mode in Mode]


def plain(node: Node) -> Any:
    if isinstance(node, Mapping):
        return {entry.key.text: plain(entry.value) for entry in node.entries}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return None if node.is_null else node.text


def compact(value: Any) -> Any:
    """Return a plan without its empty keys, groups, lists and entries."""
    if isinstance(value, dict):
        return {key: inner for key, given in value.items() if (inner := compact(given)) not in (None, {}, [])}
    if isinstance(value, list):
        return [inner for given in value if (inner := compact(given)) not in (None, {}, [])]
    return value


def spread(given: Any, model: type[Record], chance: random.Random) -> Any:
    """Return content with every other key of its groups, empty, and with empty entries in its lists."""
    content = {}
    for field in declared(model):
        inner = shape(field.annotation)
        value = given.get(field.key) if isinstance(given, dict) else None
        if inner.record and not (isinstance(value, dict) and "none_stated_by" in value):
            value = rows(value, inner.record, chance) if inner.listed else spread(value, inner.record, chance)
        content[field.key] = value
    return content


def rows(given: Any, model: type[Record], chance: random.Random) -> Any:
    entries = [spread(entry, model, chance) for entry in given or ()]
    for _ in range(chance.randrange(3)):
        entries.insert(chance.randrange(len(entries) + 1), chance.choice([None, {}, [], spread({}, model, chance)]))
    return entries


def some_of(content: Any, chance: random.Random, share: float) -> Any:
    """Return content with only a share of its fields."""
    if isinstance(content, list):
        return [some_of(item, chance, share) for item in content]
    if not isinstance(content, dict) or content.keys() <= {"cy", "en"}:
        return content
    return {key: some_of(value, chance, share) for key, value in content.items() if chance.random() < share}


def form_and_short(phase: Phase, law: Jurisdiction, seed: int) -> tuple[str, str]:
    """Return a plan as JSON with the empty groups, lists and entries of a form, and the same without them."""
    chance = random.Random(seed)
    content, _ = full(phase.code, pair, each=1)
    kept = some_of(content, chance, chance.choice([0.15, 0.5, 0.85]))
    whole = kept | {key: content[key] for key in FIXED} | {"jurisdiction": law.name}
    form = spread(whole, Pep, chance)
    return json.dumps(form), json.dumps(compact(form))


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(("phase", "law"), FORMS, ids=lambda each: each.name)
def test_empty_groups_make_no_difference(phase: Phase, law: Jurisdiction, seed: int) -> None:
    form, short = form_and_short(phase, law, seed)

    with_groups, without = read(form), read(short)

    assert with_groups.pep == without.pep
    assert kinds(with_groups) == kinds(without)
    assert views(with_groups) == views(without)


def test_the_forms_have_empty_groups_and_the_short_ones_have_none() -> None:
    form, short = form_and_short(Phase.secondary, Jurisdiction.wales, 0)

    assert form.count("null") > 100
    assert short.count("null") == 0
    assert len(short) > 1000


@pytest.mark.parametrize(("phase", "law"), FORMS, ids=lambda each: each.name)
def test_a_blank_form_has_the_documents_of_a_plan_with_nothing_in_it(phase: Phase, law: Jurisdiction) -> None:
    form = blank(phase, law, Speaker("en").text)
    keys = {key: value for key, value in plain(source.read(form.encode()).root).items() if key in FIXED and value}

    assert views(read(form)) == views(read(json.dumps(keys)))
    assert kinds(read(form)) == kinds(read(json.dumps(keys)))


@pytest.mark.parametrize("law", Jurisdiction, ids=lambda law: law.name)
@pytest.mark.parametrize("example", [PRIMARY, SECONDARY, POST16, DRAFT])
def test_a_blank_form_that_was_filled_in_has_the_documents_of_the_plan_without_its_empty_groups(
    example: str, law: Jurisdiction
) -> None:
    content = written(example) | {"jurisdiction": law.name}
    form = filled_in(blank(Phase[content["phase"]], law, Speaker("cy").text), content)
    short = json.dumps(compact(plain(source.read(form.encode()).root)))

    assert read(form).findings.blocking == ()
    assert kinds(read(form)) == kinds(read(short))
    assert views(read(form)) == views(read(short))
    assert len(form.splitlines()) > 800


# Two plans transcribed from a real form, with its empty groups and without them.


def case(name: str) -> Parsed:
    text = (CASES / f"{name}.yaml").read_text("utf-8")
    return read(text.replace("record: F3-KS4-0003", "record: F3-KS4-COMPACT"))


def test_a_real_form_has_the_findings_and_views_of_the_plan_without_its_empty_groups() -> None:
    form, short = case("f3-ks4-england"), case("f3-compact")

    assert form.pep.setting
    assert form.pep.setting.no_place is None
    assert kinds(form) == kinds(short)
    assert views(form) == views(short)


@pytest.mark.parametrize("kind", Format, ids=lambda kind: kind.name)
def test_a_real_form_has_the_documents_of_the_plan_without_its_empty_groups(kind: Format) -> None:
    form, short = (render(arrange(views(case(name))[0]), kind) for name in ("f3-ks4-england", "f3-compact"))

    assert form == short


def test_a_real_form_says_nothing_that_nobody_said() -> None:
    said = json.dumps([repr(view) for view in views(case("f3-ks4-england"))])

    assert "No school place" not in said
    assert "Reduced timetable" not in said


# Where findings point.

HEADER = "pepdocs: 2\nrecord: FX-1\njurisdiction: wales\nphase: secondary\nwritten_in: en\n"


def places(text: str) -> dict[str, int]:
    plan = read(HEADER + text)
    found = rules.check(plan.pep, plan.places, today=TODAY)
    return {one.field: one.at.line for one in found.items}


def test_a_missing_field_is_found_at_its_key_in_an_empty_group() -> None:
    assert places("leisure:\n  interests:\n")["leisure.interests"] == 7
    assert places("leisure:\n  interests: []\n")["leisure.interests"] == 7


def test_an_entry_behind_an_empty_one_keeps_its_line() -> None:
    at = places("targets:\n  - id:\n    text:\n  - id: t1\n    text: Reads\n    due:\n")

    assert at["targets[0].due"] == 11
    assert at["targets[0].success"] == 9
    assert "targets[1]" not in " ".join(at)


def test_an_answer_that_was_begun_is_not_an_empty_group() -> None:
    plan = read(f"{HEADER}history:\n  training: {{none_stated_by: }}\n")

    assert [one.at.line for one in plan.findings.items] == [7]


def test_a_misspelt_key_is_found_in_an_empty_group() -> None:
    plan = read(f"{HEADER}leisure:\n  interets:\n")

    assert [(one.code.number, one.at.line) for one in plan.findings.items] == [("PEP110", 7)]


@pytest.mark.parametrize("typed", ["[, ]", "[~]", "[{}]", "[[], {}]", "{}", "[]", '""', '"  "', "~"])
def test_a_list_of_nothing_is_not_recorded(typed: str) -> None:
    text = f"{HEADER}leisure: {{interests: {typed.replace('[, ]', '[null, null]')}}}\n"

    assert read(text).pep == read(HEADER).pep
    assert read(text).findings == read(HEADER).findings

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path
from typing import NamedTuple

import pytest

from pepdocs import rules
from pepdocs.reading import parse, source
from pepdocs.reading.nodes import Mapping, Node, Sequence
from pepdocs.schema.declare import Item, Jurisdiction, Level, PlanSection, Record, Stage, declared
from pepdocs.schema.derived.blank import MARKS, STAGES, blank
from pepdocs.schema.derived.messages import records
from pepdocs.schema.derived.shape import shape
from pepdocs.schema.local.fields import Both, LocalField, LocalFields
from pepdocs.schema.pep import Pep, Phase
from pepdocs.schema.sections.plan import PlanKind
from pepdocs.wording import Speaker

EXAMPLES = Path(__file__).parent.parent / "examples"
KEY = re.compile(r"(?P<indent> *)(?P<key>[a-z][a-z0-9_]*):(?: \S.*)?")
ENTRY = re.compile(r"( *)# - ")


def blank_text(phase: Phase, jurisdiction: Jurisdiction, lang: str) -> str:
    return blank(phase, jurisdiction, Speaker(lang).text)


class Blank(NamedTuple):
    """A blank file, and what it was made for."""

    phase: Phase
    jurisdiction: Jurisdiction
    text: str


@pytest.fixture(
    params=product(Phase, Jurisdiction, ("cy", "en")), ids=lambda param: f"{param[0].code}-{param[1].name}-{param[2]}"
)
def form(request: pytest.FixtureRequest) -> Blank:
    phase, jurisdiction, lang = request.param
    return Blank(phase, jurisdiction, blank_text(phase, jurisdiction, lang))


def with_entries(text: str) -> str:
    """Return a blank file with an entry in every list: `# ` taken off every line of an entry."""
    lines = text.splitlines()
    while any(map(ENTRY.match, lines)):
        lines = list(once_with_entries(lines))
    return "\n".join(lines) + "\n"


def once_with_entries(lines: list[str]) -> Iterator[str]:
    indent: str | None = None
    for line in lines:
        if begins := ENTRY.match(line):
            indent = begins[1]
        elif indent is not None and not line.startswith(f"{indent}#   "):
            indent = None
        yield line if indent is None else indent + line[len(indent) + 2 :]


def read(text: str) -> Node:
    return source.read(text.encode()).root


def paths(node: Node, around: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the path of every key, without places in lists."""
    if isinstance(node, Mapping):
        for entry in node.entries:
            path = (*around, entry.key.text)
            yield path
            yield from paths(entry.value, path)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from paths(item, around)


def is_offered(item: Item, phase: Phase) -> bool:
    """Return whether a form of a phase offers a field: not one of an earlier format."""
    return bool(set(item.stages + item.also) & set(STAGES[phase])) and not item.earlier


def expected(model: type[Record], phase: Phase, around: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Item]]:
    """Yield every field that a form of a phase offers, with its path."""
    for field in declared(model):
        if is_offered(field.item, phase):
            path = (*around, field.key)
            yield path, field.item
            record = shape(field.annotation).record
            yield from expected(record, phase, path) if record else ()


def asked(item: Item, phase: Phase, law: Jurisdiction) -> Level:
    """Return how strongly a field is asked for; one that is only allowed in the phase may be asked for by law."""
    level = item.level_in(law)
    return level if level is Level.LAW or set(item.stages) & set(STAGES[phase]) else min(level, Level.MAY)


def marks(text: str) -> list[str]:
    """Return the mark of every field of a blank file that has entries, in order."""
    every_mark, comment = [], ""
    for line in text.splitlines():
        bare = line.strip().removeprefix("- ")
        if KEY.fullmatch(line.replace("- ", "  ", 1) if line.lstrip()[:2] == "- " else line):
            every_mark.append(comment)
            comment = ""
        elif bare.startswith("#") and not comment:
            first = bare.split()[1] if len(bare.split()) > 1 else ""
            comment = first if first in {"**", "*", "+"} else "none"
        elif not bare:
            comment = ""
    return ["" if mark == "none" else mark for mark in every_mark]


def test_a_blank_file_can_be_read(form: Blank) -> None:
    parsed = parse.pep(source.read(form.text.encode()))

    assert parsed.findings.items == ()
    assert (parsed.pep.form, parsed.pep.law) == (form.phase, form.jurisdiction)


def test_a_blank_file_has_only_findings_about_missing_fields(form: Blank) -> None:
    parsed = parse.pep(source.read(form.text.encode()))

    findings = rules.check(parsed.pep, parsed.places, today=date(2026, 3, 11))

    assert {finding.code.number[:4] for finding in findings.items} == {"PEP2"}


def test_a_blank_file_has_every_field_of_its_phase_and_no_other(form: Blank) -> None:
    text = with_entries(form.text)

    assert list(paths(read(text))) == [path for path, _ in expected(Pep, form.phase)]


def test_the_marks_are_the_levels(form: Blank) -> None:
    text = with_entries(form.text)

    assert marks(text) == [MARKS[asked(item, form.phase, form.jurisdiction)] for _, item in expected(Pep, form.phase)]


def test_an_entry_that_was_added_but_not_filled_in_can_be_read(form: Blank) -> None:
    text = with_entries(form.text)

    parsed = parse.pep(source.read(text.encode()))

    assert parsed.findings.items == ()
    assert parsed.pep == parse.pep(source.read(form.text.encode())).pep


def test_no_line_is_wider_than_a_hundred_columns(form: Blank) -> None:
    assert max(map(len, form.text.splitlines())) <= 100


def test_a_blank_file_has_no_slot_no_tab_and_no_space_at_a_lines_end(form: Blank) -> None:
    text = form.text

    assert not re.search(r"\{[a-z_]*\}|\{\{|\{%|\t| $|\r", text, flags=re.MULTILINE)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_the_declarations_have_a_mark_of_every_kind() -> None:
    levels = {item.level(Jurisdiction.wales, Stage.POST16) for _, item in expected(Pep, Phase.post16)}

    assert levels == set(Level)
    assert len({MARKS[Level.LAW], MARKS[Level.MUST], MARKS[Level.SHOULD], MARKS[Level.MAY]}) == 4


def test_phases_differ_in_their_fields() -> None:
    keys = {phase: {path for path, _ in expected(Pep, phase)} for phase in Phase}

    assert ("child", "upn") in keys[Phase.primary] - keys[Phase.post16]
    assert ("pathway",) in keys[Phase.post16] - keys[Phase.primary]
    assert ("future", "options") in keys[Phase.secondary] - keys[Phase.primary]


def test_every_stage_belongs_to_one_phase() -> None:
    assert sorted("".join(STAGES.values())) == sorted(stage.value for stage in Stage)


@pytest.mark.parametrize("lang", ["cy", "en"])
def test_comments_and_the_language_of_the_text_are_those_of_the_catalogue(lang: str) -> None:
    text = blank_text(Phase.primary, Jurisdiction.wales, lang)

    assert Speaker(lang).text("help:child.date_of_birth") in text
    assert f"\nwritten_in: {lang}\n" in text


def test_a_code_is_beside_its_label() -> None:
    text = blank_text(Phase.primary, Jurisdiction.wales, "cy")

    assert f"#     foster_care = {Speaker('cy').text('choice:PlacementType.foster_care')}\n" in text


def test_england_offers_its_reason_and_wales_does_not() -> None:
    assert "{not_practicable: ...}" in blank_text(Phase.primary, Jurisdiction.england, "en")
    assert "not_practicable" not in blank_text(Phase.primary, Jurisdiction.wales, "en")


def test_a_none_is_not_offered_if_the_law_does_not_accept_it() -> None:
    text = blank_text(Phase.primary, Jurisdiction.wales, "en")

    comments = dict(re.findall(r"((?:^ *#.*\n)+)^ +(conduct|expected):", text, flags=re.MULTILINE))
    offers = {key: "none_stated_by" in comment for comment, key in comments.items()}

    assert offers == {"conduct": True, "expected": False}


def test_a_blank_file_is_the_same_every_time() -> None:
    once = blank_text(Phase.post16, Jurisdiction.england, "cy")

    assert blank_text(Phase.post16, Jurisdiction.england, "cy") == once


GROUPS = {record.path for record in records()}
FILLED = ("england-primary-draft", "primary-initial", "secondary-review", "post16-pathway")


@pytest.mark.parametrize("name", FILLED)
def test_a_filled_in_form_is_read_like_the_example(name: str) -> None:
    written = (EXAMPLES / f"{name}.yaml").read_bytes()
    example = parse.pep(source.read(written)).pep
    empty = blank(example.form, example.law, Speaker("en").text)

    filled = filled_in(empty, plain(source.read(written).root))

    values, of_example, of_empty = (recorded(pep, example.form) for pep in (pep_of(filled), example, pep_of(empty)))
    assert values == of_example
    assert values != of_empty


def pep_of(text: str) -> Pep:
    return parse.pep(source.read(text.encode())).pep


def recorded(value: object, phase: Phase) -> object:
    """Return the values of the fields of a phase; an empty group is the same as none."""
    if isinstance(value, list):
        return [recorded(item, phase) for item in value]
    if not isinstance(value, Record) or not declared(type(value)):
        return value
    inner = {
        field.key: recorded(getattr(value, field.name), phase)
        for field in declared(type(value))
        if is_offered(field.item, phase)
    }
    return {key: value for key, value in inner.items() if value is not None} or None


def plain(node: Node) -> object:
    if isinstance(node, Mapping):
        return {entry.key.text: plain(entry.value) for entry in node.entries}
    return [plain(item) for item in node.items] if isinstance(node, Sequence) else node.text


def filled_in(text: str, values: object) -> str:
    """Return a blank file with values written after its colons."""
    around: list[str] = []
    return "\n".join(with_value(line, around, values) for line in text.splitlines())


def with_value(line: str, around: list[str], values: object) -> str:
    match = KEY.fullmatch(line)
    if not match:
        return line
    around[len(match["indent"]) // 2 :] = [match["key"]]
    value = value_at(values, around)
    if value is None or is_group(value, around):
        return line
    return f"{match['indent']}{match['key']}: {json.dumps(value, ensure_ascii=False)}"


def is_group(value: object, path: list[str]) -> bool:
    return isinstance(value, dict) and ".".join(path) in GROUPS and "none_stated_by" not in value


def value_at(values: object, path: list[str]) -> object:
    for key in path:
        values = values.get(key) if isinstance(values, dict) else None
    return values


# Short forms, and forms for a kind of plan.


def short_text(phase: Phase, jurisdiction: Jurisdiction, kind: PlanKind | None = None) -> str:
    return blank(phase, jurisdiction, Speaker("en").text, kind=kind, is_short=True)


def levels(phase: Phase, jurisdiction: Jurisdiction) -> dict[tuple[str, ...], Level]:
    in_phase = {path: set(item.stages) & set(STAGES[phase]) for path, item in expected(Pep, phase)}
    fields = dict(expected(Pep, phase))
    return {path: item.level_in(jurisdiction) if in_phase[path] else Level.MAY for path, item in fields.items()}


SECTIONS = {
    (field.key,) for field in declared(Pep) if issubclass(shape(field.annotation).record or Record, PlanSection)
}
FORMS = list(product(Phase, Jurisdiction))


@pytest.mark.parametrize(("phase", "jurisdiction"), FORMS, ids=lambda each: each.name)
def test_a_short_form_has_every_field_that_is_asked_for(phase: Phase, jurisdiction: Jurisdiction) -> None:
    there = set(paths(read(with_entries(short_text(phase, jurisdiction)))))
    asked = {path for path, level in levels(phase, jurisdiction).items() if level >= Level.SHOULD}

    around = {path for path in asked if all(path[:length] in asked | SECTIONS for length in range(1, len(path)))}

    assert around <= there
    assert len(around) > 100


@pytest.mark.parametrize(("phase", "jurisdiction"), FORMS, ids=lambda each: each.name)
def test_a_short_form_has_nothing_that_is_not_asked_for(phase: Phase, jurisdiction: Jurisdiction) -> None:
    level = levels(phase, jurisdiction)
    there = list(paths(read(with_entries(short_text(phase, jurisdiction)))))

    spare = [path for path in there if level[path] < Level.SHOULD and path not in SECTIONS and path[-1] != "id"]

    # A group that is asked for as a whole has all its fields.
    assert [
        path for path in spare if any(other != path and other[:-1] == path[:-1] for other in set(there) - set(spare))
    ] == []
    assert len(there) < len(level)


@pytest.mark.parametrize("kind", [None, *PlanKind], ids=lambda kind: kind.code if kind else "any")
@pytest.mark.parametrize(("phase", "jurisdiction"), FORMS, ids=lambda each: each.name)
def test_a_short_form_can_be_read(phase: Phase, jurisdiction: Jurisdiction, kind: PlanKind | None) -> None:
    parsed = parse.pep(source.read(short_text(phase, jurisdiction, kind).encode()))

    assert parsed.findings.items == ()
    assert (parsed.pep.form, parsed.pep.law) == (phase, jurisdiction)
    assert (parsed.pep.plan.kind if parsed.pep.plan else None) is kind


def test_a_form_for_a_first_plan_does_not_ask_for_the_one_before() -> None:
    first, review = (set(paths(read(short_text(Phase.primary, Jurisdiction.wales, kind)))) for kind in KINDS_OF_PLAN)

    assert ("plan", "previous") in review - first
    assert first < review


KINDS_OF_PLAN = (PlanKind.initial, PlanKind.review)


def test_what_is_not_of_the_kind_of_plan_is_in_no_form_for_it() -> None:
    whole = blank(Phase.primary, Jurisdiction.wales, Speaker("en").text, kind=PlanKind.initial)

    assert ("plan", "previous") not in set(paths(read(whole)))
    assert ("plan", "place") in set(paths(read(whole)))


def test_a_short_form_has_the_fields_that_an_authority_asks_for() -> None:
    asked, spare = (LocalField(key, "text", "further", Item("A12", key, "", level, level), BOTH) for key, level in OWN)
    raised = {"child.pronouns": Level.SHOULD}
    own = LocalFields((asked, spare), raised)

    text = blank(Phase.primary, Jurisdiction.wales, lambda context: f"({context})", own, is_short=True)
    there = set(paths(read(text)))

    assert ("local", "bus_pass") in there
    assert ("local", "nickname") not in there
    assert ("child", "pronouns") in there
    assert not {path for path in paths(read(short_text(Phase.primary, Jurisdiction.wales))) if path[0] == "local"}


BOTH = Both("x", "x")
OWN = (("bus_pass", Level.SHOULD), ("nickname", Level.MAY))

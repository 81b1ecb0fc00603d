from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from pepdocs import rules
from pepdocs.reading import parse, source
from pepdocs.reading.nodes import Mapping, Node, Sequence
from pepdocs.schema.declare import Item, Jurisdiction, Level, Record, Stage, declared
from pepdocs.schema.derived.blank import MARKS, STAGES, blank
from pepdocs.schema.derived.messages import records
from pepdocs.schema.derived.shape import shape
from pepdocs.schema.pep import Pep, Phase
from pepdocs.wording import Speaker

EXAMPLES = Path(__file__).parent.parent / "examples"
ALL = [
    pytest.param(phase, jurisdiction, lang, id=f"{phase.code}-{jurisdiction.name}-{lang}")
    for phase, jurisdiction, lang in product(Phase, Jurisdiction, ("cy", "en"))
]
every_form = pytest.mark.parametrize(("phase", "jurisdiction", "lang"), ALL)

KEY = re.compile(r"(?P<indent> *)(?P<key>[a-z][a-z0-9_]*):(?: \S.*)?")
ENTRY = re.compile(r"( *)# - ")


def made(phase: Phase, jurisdiction: Jurisdiction, lang: str) -> str:
    return blank(phase, jurisdiction, Speaker(lang).text)


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


def expected(model: type[Record], phase: Phase, around: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Item]]:
    """Yield every field that is declared for a phase, with its path."""
    for field in declared(model):
        if any(stage in field.item.stages for stage in STAGES[phase]):
            path = (*around, field.key)
            yield path, field.item
            record = shape(field.annotation).record
            yield from expected(record, phase, path) if record else ()


def marks(text: str) -> list[str]:
    """Return the mark of every field of a blank file that has entries, in order."""
    found, comment = [], ""
    for line in text.splitlines():
        bare = line.strip().removeprefix("- ")
        if KEY.fullmatch(line.replace("- ", "  ", 1) if line.lstrip()[:2] == "- " else line):
            found.append(comment)
            comment = ""
        elif bare.startswith("#") and not comment:
            first = bare.split()[1] if len(bare.split()) > 1 else ""
            comment = first if first in {"**", "*", "+"} else "none"
        elif not bare:
            comment = ""
    return ["" if mark == "none" else mark for mark in found]


@every_form
def test_a_blank_file_can_be_read(phase: Phase, jurisdiction: Jurisdiction, lang: str) -> None:
    parsed = parse.pep(source.read(made(phase, jurisdiction, lang).encode()))

    assert parsed.findings.items == ()
    assert (parsed.pep.form, parsed.pep.law) == (phase, jurisdiction)


@every_form
def test_a_blank_file_checks_with_nothing_but_what_is_missing(
    phase: Phase, jurisdiction: Jurisdiction, lang: str
) -> None:
    parsed = parse.pep(source.read(made(phase, jurisdiction, lang).encode()))

    found = rules.check(parsed.pep, parsed.places, on=date(2026, 3, 11))

    assert {finding.code.number[:4] for finding in found.items} == {"PEP2"}


@every_form
def test_a_blank_file_has_every_field_of_its_phase_and_no_other(
    phase: Phase, jurisdiction: Jurisdiction, lang: str
) -> None:
    text = with_entries(made(phase, jurisdiction, lang))

    assert list(paths(read(text))) == [path for path, _ in expected(Pep, phase)]


@every_form
def test_the_marks_are_the_levels(phase: Phase, jurisdiction: Jurisdiction, lang: str) -> None:
    text = with_entries(made(phase, jurisdiction, lang))
    stages = [Stage(letter) for letter in STAGES[phase]]

    assert marks(text) == [
        MARKS[max(item.level(jurisdiction, stage) for stage in stages)] for _, item in expected(Pep, phase)
    ]


@every_form
def test_an_entry_that_was_added_but_not_filled_in_can_be_read(
    phase: Phase, jurisdiction: Jurisdiction, lang: str
) -> None:
    text = with_entries(made(phase, jurisdiction, lang))

    parsed = parse.pep(source.read(text.encode()))

    assert parsed.findings.items == ()
    assert parsed.pep.people is not None


@every_form
def test_no_line_is_wider_than_a_hundred_columns(phase: Phase, jurisdiction: Jurisdiction, lang: str) -> None:
    assert max(map(len, made(phase, jurisdiction, lang).splitlines())) <= 100


@every_form
def test_a_blank_file_has_no_slot_no_tab_and_no_space_at_a_lines_end(
    phase: Phase, jurisdiction: Jurisdiction, lang: str
) -> None:
    text = made(phase, jurisdiction, lang)

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
    text = made(Phase.primary, Jurisdiction.wales, lang)

    assert Speaker(lang).text("help:child.date_of_birth") in text
    assert f"\nwritten_in: {lang}\n" in text


def test_a_code_stands_beside_its_label() -> None:
    text = made(Phase.primary, Jurisdiction.wales, "cy")

    assert f"#     foster_care = {Speaker('cy').text('choice:PlacementType.foster_care')}\n" in text


def test_england_offers_its_reason_and_wales_does_not() -> None:
    assert "{not_practicable: ...}" in made(Phase.primary, Jurisdiction.england, "en")
    assert "not_practicable" not in made(Phase.primary, Jurisdiction.wales, "en")


def test_a_none_is_not_offered_where_the_law_takes_none_for_no_answer() -> None:
    text = made(Phase.primary, Jurisdiction.wales, "en")

    said = dict(re.findall(r"((?:^ *#.*\n)+)^ +(conduct|expected):", text, flags=re.MULTILINE))
    offers = {key: "none_stated_by" in comment for comment, key in said.items()}

    assert offers == {"conduct": True, "expected": False}


def test_a_blank_file_is_the_same_every_time() -> None:
    once = made(Phase.post16, Jurisdiction.england, "cy")

    assert made(Phase.post16, Jurisdiction.england, "cy") == once


GROUPS = {record.path for record in records()}
FILLED = ("england-primary-draft", "primary-initial", "secondary-review", "post16-pathway")


@pytest.mark.parametrize("name", FILLED)
def test_what_is_filled_in_is_read_as_in_the_example(name: str) -> None:
    written = (EXAMPLES / f"{name}.yaml").read_bytes()
    wanted = parse.pep(source.read(written)).pep
    form = blank(wanted.form, wanted.law, Speaker("en").text)

    filled = filled_in(form, plain(source.read(written).root))

    found = recorded(parse.pep(source.read(filled.encode())).pep, wanted.form)
    assert found == recorded(wanted, wanted.form)
    assert found != recorded(parse.pep(source.read(form.encode())).pep, wanted.form)


def recorded(value: object, phase: Phase) -> object:
    """Return what the fields of a phase hold; an empty group is like one that is not there."""
    if isinstance(value, list):
        return [recorded(item, phase) for item in value]
    if not isinstance(value, Record) or not declared(type(value)):
        return value
    inner = {
        field.key: recorded(getattr(value, field.name), phase)
        for field in declared(type(value))
        if set(field.item.stages) & set(STAGES[phase])
    }
    return {key: held for key, held in inner.items() if held is not None} or None


def plain(node: Node) -> object:
    if isinstance(node, Mapping):
        return {entry.key.text: plain(entry.value) for entry in node.entries}
    return [plain(item) for item in node.items] if isinstance(node, Sequence) else node.text


def filled_in(form: str, values: object) -> str:
    """Return a blank file with values written after its colons, as somebody would."""
    around: list[str] = []
    return "\n".join(with_value(line, around, values) for line in form.splitlines())


def with_value(line: str, around: list[str], values: object) -> str:
    found = KEY.fullmatch(line)
    if not found:
        return line
    around[len(found["indent"]) // 2 :] = [found["key"]]
    value = value_at(values, around)
    if value is None or is_group(value, around):
        return line
    return f"{found['indent']}{found['key']}: {json.dumps(value, ensure_ascii=False)}"


def is_group(value: object, path: list[str]) -> bool:
    return isinstance(value, dict) and ".".join(path) in GROUPS and "none_stated_by" not in value


def value_at(values: object, path: list[str]) -> object:
    for key in path:
        values = values.get(key) if isinstance(values, dict) else None
    return values

"""Fields that an authority declares in its theme are required, checked and shown like ours, and never lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from builders import EXAMPLES, POST16, PRIMARY, SECONDARY, TODAY, put, written
from pepdocs import generate, theme
from pepdocs.authority import declared_parts
from pepdocs.base.copies import Part
from pepdocs.base.language import CY, EN, Edition, Mode, Run
from pepdocs.cli import run
from pepdocs.findings.model import Findings
from pepdocs.generate import Request
from pepdocs.reading import check
from pepdocs.reading.check import Checked
from pepdocs.render import Format
from pepdocs.schema.declare import ANSWERS, Jurisdiction, Level, declared
from pepdocs.schema.derived.blank import blank
from pepdocs.schema.derived.json_schema import json_schema
from pepdocs.schema.derived.text_languages import TextLanguages
from pepdocs.schema.local.declarations import MOST_FIELDS, MOST_FOUND, LayerDeclarations, local_fields
from pepdocs.schema.local.fields import NO_FIELDS, SECTIONS, LocalFields
from pepdocs.schema.pep import Pep, Phase
from pepdocs.theme import Theme, ThemeError
from pepdocs.theme.settings import read_settings
from pepdocs.theme.unavailable import Unavailable
from pepdocs.view import compose
from pepdocs.view.blocks import DocumentView, Facts, runs
from pepdocs.view.compose import PARTS
from pepdocs.view.local import SHOWN_IN
from pepdocs.view.phrasing import Phrasing
from pepdocs.wording import Speaker, Wording, catalogue
from showing import facts, not_recorded

NAME = 'theme = 1\nname = {cy = "Sir Ddychmygol", en = "Imaginary County"}\n'

BUS = """
[[field]]
id = "bus_pass"
kind = "yes_no"
label = {cy = "Tocyn bws", en = "Bus pass"}
help = {cy = "A oes gan y plentyn docyn.", en = "Whether the child has a pass."}
section = "setting"
level = "must"
"""

EVERY_KIND = f"""{NAME}{BUS}
[[field]]
id = "journey"
kind = "long"
label = {{cy = "Y daith i’r ysgol", en = "The journey to school"}}
section = "setting"

[[field]]
id = "nickname"
label = {{cy = "Llysenw", en = "Nickname"}}
section = "child"

[[field]]
id = "pass_ends"
kind = "date"
label = {{cy = "Daw’r tocyn i ben", en = "The pass ends"}}
section = "setting"

[[field]]
id = "miles"
kind = "number"
label = {{cy = "Milltiroedd", en = "Miles"}}
section = "setting"

[[field]]
id = "club"
kind = "choice"
label = {{cy = "Clwb", en = "Club"}}
section = "leisure"
level = "should"
options = [
    {{id = "choir", cy = "Côr", en = "Choir"}},
    {{id = "chess", cy = "Gwyddbwyll", en = "Chess"}},
]
"""

FILLED: dict[str, Any] = {
    "bus_pass": "yes",
    "journey": {"cy": "Ar y bws.", "en": "By bus."},
    "nickname": "Cadi",
    "pass_ends": "2026-07-01",
    "miles": "12",
    "club": "choir",
}
"""A value for every field of `EVERY_KIND`."""


def a_theme(folder: Path, text: str = EVERY_KIND, name: str = "sir") -> Theme:
    """Return a theme whose theme.toml says `text`."""
    place = folder / name
    place.mkdir()
    (place / "theme.toml").write_text(text, encoding="utf-8")
    return theme.load(place)


def declares(*layers: str) -> tuple[LocalFields, Findings]:
    """Return the fields in several theme.toml, the lowest layer's first, and what is wrong with them."""
    settings = [read_settings((NAME + text).encode(), frozenset({"theme.toml"}), Unavailable()) for text in layers]
    assert not any(findings for _, findings in settings)
    return local_fields(
        LayerDeclarations(own.fields, own.require, NAME + text) for (own, _), text in zip(settings, layers, strict=True)
    )


def wrong(*layers: str) -> list[tuple[str, int]]:
    """Return number and line of each finding about the fields of some layers."""
    return [(finding.code.number, finding.at.line) for finding in declares(*layers)[1].items]


@cache
def every_kind() -> LocalFields:
    return declares(EVERY_KIND.removeprefix(NAME))[0]


def a_file(example: str = SECONDARY, **changes: Any) -> bytes:
    """Return a file of an example with some parts changed."""
    content = written(example)
    for path, value in changes.items():
        put(content, path, value)
    return json.dumps(content).encode()


def checked(own: LocalFields | None = None, example: str = SECONDARY, **changes: Any) -> Checked:
    """Return an example with some parts changed, checked with an authority's fields."""
    return check.checked(a_file(example, **changes), today=TODAY, own=every_kind() if own is None else own)


def about(result: Checked, path: str = "local") -> list[tuple[str, str]]:
    """Return number and field of each finding about a part of a plan."""
    return [(item.code.number, item.field) for item in result.findings.items if item.field.startswith(path)]


def a_view(style: Theme, example: str = SECONDARY, mode: Mode = Mode.EN, **changes: Any) -> DocumentView:
    """Return the view of an example with a theme."""
    pep = generate.examine(a_file(example, **changes), Request(Path(), TODAY, theme=style)).pep
    return generate.view_of(pep, Edition(mode), theme=style)


def texts(part: object) -> list[str]:
    return [run.text for run in runs(part)]


# Declarations.


def test_a_field_has_every_property_of_ours() -> None:
    (field,) = declares(BUS + 'phases = ["secondary"]\naudience = "school carer"\n')[0].fields

    assert (field.path, field.kind, field.section) == ("local.bus_pass", "yes_no", "setting")
    assert (field.label.cy, field.label.en) == ("Tocyn bws", "Bus pass")
    assert (field.item.stages, field.declared.audience.names) == ("34", ("full", "school", "carer"))
    assert field.level is Level.MUST


def test_a_field_has_the_mildest_defaults() -> None:
    (field,) = declares('[[field]]\nid = "x"\nlabel = {cy = "Y", en = "X"}\n')[0].fields

    assert (field.kind, field.section, field.level) == ("text", "further", Level.MAY)
    assert (field.item.stages, field.help_context) == ("EP34X", "")


LABEL = 'label = {cy = "a", en = "b"}'
ANSWER = '{id = "a", cy = "a", en = "b"}'
CHOICE = f'id = "x"\n{LABEL}\nkind = "choice"'

FAULTS = {
    "no id": (LABEL, "THM301", 3),
    "an id with a capital": (f'id = "Bus"\n{LABEL}', "THM301", 4),
    "an id with a path": (f'id = "../x"\n{LABEL}', "THM301", 4),
    "an unknown kind": (f'id = "x"\n{LABEL}\nkind = "money"', "THM303", 6),
    "the level of law": (f'id = "x"\nlevel = "law"\n{LABEL}', "THM303", 5),
    "an unknown section": (f'id = "x"\n{LABEL}\nsection = "cover"', "THM303", 6),
    "an unknown phase": (f'id = "x"\nphases = ["nursery"]\n{LABEL}', "THM303", 5),
    "no phase": (f'id = "x"\nphases = []\n{LABEL}', "THM303", 5),
    "an unknown reader": (f'id = "x"\naudience = "press"\n{LABEL}', "THM303", 5),
    "no label": ('id = "x"', "THM115", 3),
    "a label in one language": ('id = "x"\nlabel = {en = "b"}', "THM115", 5),
    "help in one language": (f'id = "x"\n{LABEL}\nhelp = {{cy = "c"}}', "THM115", 6),
    "a label in no language": ('id = "x"\nlabel = "b"', "THM112", 5),
    "an unknown setting": (f'id = "x"\n{LABEL}\nsort = 1', "THM111", 6),
    "a label with a direction mark": ('id = "x"\nlabel = {cy = "\\u202Ea", en = "b"}', "THM306", 5),
    "a label with a placeholder": ('id = "x"\nlabel = {cy = "a {b}", en = "b"}', "THM306", 5),
    "a long label": (f'id = "x"\nlabel = {{cy = "{"a" * 301}", en = "b"}}', "THM306", 5),
    "options of a text": (f'id = "x"\n{LABEL}\noptions = [{ANSWER}]', "THM304", 6),
    "a choice without options": (CHOICE, "THM304", 6),
    "the same option twice": (f"{CHOICE}\noptions = [{ANSWER}, {ANSWER}]", "THM305", 7),
    "an option that is not a table": (f'{CHOICE}\noptions = ["a"]', "THM305", 7),
}  # fmt: skip


@pytest.mark.parametrize(("text", "number", "line"), FAULTS.values(), ids=FAULTS)
def test_a_fault_of_a_field_has_its_line(text: str, number: str, line: int) -> None:
    assert (number, line) in wrong(f"[[field]]\n{text}\n")


def test_the_fields_of_these_tests_have_no_faults() -> None:
    assert wrong(EVERY_KIND.removeprefix(NAME)) == []


def test_a_fault_has_the_line_of_its_own_field() -> None:
    text = f"{BUS}\n[[field]]\nid = 'other'\nkind = 'money'\nlabel = {{cy = 'a', en = 'b'}}\n"

    lines = (NAME + text).splitlines()
    assert wrong(text) == [("THM303", lines.index("kind = 'money'") + 1)]


def test_a_field_that_is_declared_twice_is_reported() -> None:
    assert [number for number, _ in wrong(BUS + BUS)] == ["THM302"]


def test_the_number_of_fields_is_limited() -> None:
    many = "".join(f'[[field]]\nid = "f{n}"\nlabel = {{cy = "a", en = "b"}}\n' for n in range(MOST_FIELDS + 5))

    fields, findings = declares(many)

    assert len(fields.fields) == MOST_FIELDS
    assert [finding.code.number for finding in findings.items] == ["THM310"]


def test_the_number_of_findings_is_limited() -> None:
    many = "".join(f'[[require]]\nfield = "nothing{n}"\n' for n in range(2000))

    assert len(declares(many)[1].items) == MOST_FOUND


def test_every_section_of_a_field_is_in_documents() -> None:
    assert {SHOWN_IN.get(section, section) for section in SECTIONS} <= set(PARTS)
    assert set(SECTIONS) >= {f.key for f in declared(Pep)} & set(PARTS)


# Layers.


def test_a_higher_layer_overrides_a_field_of_a_lower_one() -> None:
    stricter = BUS.replace("Bus pass", "Bus ticket").replace('"setting"', '"child"')

    (field,) = declares(BUS, stricter)[0].fields

    assert (field.label.en, field.section) == ("Bus ticket", "child")


def test_a_higher_layer_can_require_more() -> None:
    mild = BUS.replace('"must"', '"may"')

    assert wrong(mild, BUS) == []
    assert declares(mild, BUS)[0].fields[0].level is Level.MUST


def test_a_higher_layer_cannot_require_less() -> None:
    mild = BUS.replace('"must"', '"may"')
    line = (NAME + mild).splitlines().index('level = "may"') + 1

    assert wrong(BUS, mild) == [("THM307", line)]
    assert declares(BUS, mild)[0].fields[0].level is Level.MUST


# Our fields, required more strongly.

PRONOUNS = '[[require]]\nfield = "child.pronouns"\nlevel = "must"\n'
"""A field that is optional by law in either country."""


def without_pronouns(text: str = "") -> Checked:
    return checked(declares(text)[0] if text else NO_FIELDS, **{"child.pronouns": ...})


def test_a_field_of_ours_can_be_required_more_strongly() -> None:
    assert about(without_pronouns(), "child.pronouns") == [("PEP203", "child.pronouns")]
    assert about(without_pronouns(PRONOUNS), "child.pronouns") == [("PEP210", "child.pronouns")]


def test_a_field_that_an_authority_requires_blocks_nothing() -> None:
    findings = without_pronouns(PRONOUNS).findings

    assert [item.code.number for item in findings.items].count("PEP210") == 1
    assert "PEP210" not in {item.code.number for item in findings.blocking}
    assert "the authority asks for this" in Speaker(EN).text("PEP210.message", label="x")
    assert "awdurdod" in Speaker(CY).text("PEP210.message", label="x")


def test_a_required_field_in_a_missing_section_is_reported() -> None:
    assert ("PEP210", "child.pronouns") in about(checked(declares(PRONOUNS)[0], child=...), "child")


def test_a_required_field_of_ours_is_shown_as_a_gap(tmp_path: Path) -> None:
    changes = {"child.pronouns": ...}
    requiring = a_theme(tmp_path, NAME + PRONOUNS)

    assert "Pronouns" in not_recorded(a_view(requiring, **changes).section("child"))
    assert "Pronouns" not in not_recorded(a_view(theme.BUILTIN, **changes).section("child"))


@pytest.mark.parametrize("level", ["may", "should"])
def test_the_legal_minimum_cannot_be_lowered(level: str) -> None:
    text = f'[[require]]\nfield = "history.institutions"\nlevel = "{level}"\n'
    changes = {"history.institutions": ...}

    assert wrong(text) == [("THM308", 5)]
    assert about(checked(declares(text)[0], **changes), "history.institutions") == about(
        checked(NO_FIELDS, **changes), "history.institutions"
    )


def test_a_theme_cannot_unblock_a_plan_without_a_field_of_law() -> None:
    lowered = LocalFields(raised={"history.institutions": Level.MAY})

    findings = checked(lowered, **{"history.institutions": ...}).findings

    assert "PEP201" in {finding.code.number for finding in findings.blocking}


def test_an_unknown_field_cannot_be_required() -> None:
    (finding,) = declares(PRONOUNS.replace("pronouns", "pronoun"))[1].items

    assert (finding.code.number, dict(finding.facts)) == ("THM309", {"nearest": "child.pronouns"})


def test_a_higher_layer_cannot_require_a_field_of_ours_less() -> None:
    milder = PRONOUNS.replace("must", "should")

    assert wrong(PRONOUNS, milder) == [("THM307", 5)]
    assert declares(PRONOUNS, milder)[0].raised == {"child.pronouns": Level.MUST}


def test_a_field_of_another_stage_is_not_required() -> None:
    fields, findings = declares('[[require]]\nfield = "pathway.national_insurance"\nlevel = "must"\n')

    assert findings == Findings()
    assert about(checked(fields, PRIMARY), "pathway") == []


# Values.


@pytest.mark.parametrize(
    ("key", "value", "number"),
    [
        ("bus_pass", "sometimes", "PEP117"),
        ("journey", ["a", "b"], "PEP104"),
        ("journey", {"not a tag": "x"}, "PEP113"),
        ("nickname", {"cy": ["x"]}, "PEP104"),
        ("pass_ends", "soon", "PEP114"),
        ("pass_ends", "31/02/2026", "PEP115"),
        ("miles", "a few", "PEP120"),
        ("club", "football", "PEP111"),
        ("club", {"none_stated_by": ["sw"]}, "PEP104"),
    ],
)
def test_a_value_of_the_wrong_kind_is_reported_and_not_as_missing(key: str, value: Any, number: str) -> None:
    findings = about(checked(local={**FILLED, key: value}))

    assert [code for code, field in findings if field.startswith(f"local.{key}")] == [number]


def test_a_value_of_the_wrong_kind_has_its_line() -> None:
    text = (EXAMPLES / f"{SECONDARY}.yaml").read_text(encoding="utf-8")
    typed = f"{text}\nlocal:\n  bus_pass: yes\n  miles: a few\n"

    findings = check.checked(typed.encode(), today=TODAY, own=every_kind()).findings

    (wrong_kind,) = [finding for finding in findings.items if finding.code.number == "PEP120"]
    assert typed.splitlines()[wrong_kind.at.line - 1] == "  miles: a few"


def test_the_codes_of_a_choice_are_in_the_finding() -> None:
    findings = checked(local={**FILLED, "club": "football"}).findings

    (not_a_choice,) = [finding for finding in findings.items if finding.code.number == "PEP111"]
    assert dict(not_a_choice.facts) == {"choices": "choir, chess"}


@pytest.mark.parametrize(("answers", "word"), [("", "Ydy"), ('answers = "there_is"', "Oes"), ('answers = "did"', "Do")])
def test_a_welsh_yes_takes_the_verb_of_its_question(tmp_path: Path, answers: str, word: str) -> None:
    view = a_view(a_theme(tmp_path, f"{NAME}{BUS}{answers}\n"), mode=Mode.CY, local={"bus_pass": True})

    assert facts(view.section("setting"))["Tocyn bws"] == [word]


def test_every_pair_of_answers_has_words() -> None:
    pairs = {context for context in catalogue.load(CY) if context.startswith("answer:")}

    assert pairs == {f"answer:{verb}.{word}" for verb in ANSWERS for word in ("yes", "no")}


MISSING = [
    ("PEP203", "local.journey"),
    ("PEP203", "local.miles"),
    ("PEP203", "local.nickname"),
    ("PEP203", "local.pass_ends"),
    ("PEP210", "local.bus_pass"),
    ("PEP210", "local.club"),
]

VALUES: dict[str, tuple[Any, list[tuple[str, str]]]] = {
    "a value of every kind": (FILLED, []),
    "a date with the day first": ({**FILLED, "pass_ends": "1/7/2026"}, [("PEP116", "local.pass_ends")]),
    "an explicit none": ({**FILLED, "bus_pass": {"none_stated_by": "child"}}, []),
    "an explicit none of nobody in the plan": (
        {**FILLED, "bus_pass": {"none_stated_by": "nobody"}}, [("PEP310", "local.bus_pass.none_stated_by")]
    ),
    "nothing": (..., MISSING),
}  # fmt: skip


@pytest.mark.parametrize(("local", "findings"), VALUES.values(), ids=VALUES)
def test_local_values_are_checked(local: Any, findings: list[tuple[str, str]]) -> None:
    assert about(checked(local=local)) == findings


def test_a_missing_field_of_an_authority_blocks_no_document() -> None:
    assert checked(local=...).findings.blocking == checked(NO_FIELDS, local=...).findings.blocking


@pytest.mark.parametrize("typed", ["Choir", "côr", "COR", "CHOIR"])
def test_an_option_is_read_by_its_label_in_both_languages(typed: str) -> None:
    result = checked(local={**FILLED, "club": typed})

    assert about(result) == [("PEP146", "local.club")]
    assert (result.pep.local or {})["club"] == "choir"


def test_a_label_of_two_options_is_refused_with_both() -> None:
    options = '[{id = "brass", cy = "Band", en = "Brass band"}, {id = "jazz", cy = "Band", en = "Jazz band"},'
    options += ' {id = "none", cy = "Dim", en = "None"}]'
    field = f'[[field]]\nid = "band"\nkind = "choice"\nlabel = {{cy = "Band", en = "Band"}}\noptions = {options}\n'

    result = checked(declares(field)[0], local={"band": "band"})

    found = [item for item in result.findings.items if item.field == "local.band"]
    assert [(item.code.number, dict(item.facts)) for item in found] == [("PEP111", {"choices": "brass, jazz"})]


def test_a_date_and_a_person_in_a_field_of_an_authority_are_read_as_people_write_them() -> None:
    local = {**FILLED, "pass_ends": "1 Gorffennaf 2026", "bus_pass": {"none_stated_by": "Gofalwr"}}

    found = about(checked(local=local))

    assert found == [("PEP147", "local.bus_pass.none_stated_by"), ("PEP116", "local.pass_ends")]


def test_an_unknown_name_is_reported_with_the_nearest_and_not_repeated() -> None:
    typed = {"bus_pas": "yes", "Nia said so": "yes"}
    findings = checked(declares(BUS.replace("must", "may"))[0], local=typed).findings.items
    (near, none) = [finding for finding in findings if finding.code.number == "PEP211"]

    assert (near.severity.value, near.field, dict(near.facts)) == ("info", "local", {"nearest": "bus_pass"})
    assert dict(none.facts) == {"nearest": "–"}
    assert "Nia" not in repr(findings)


def test_without_local_fields_any_name_is_accepted() -> None:
    assert about(checked(NO_FIELDS, local={"bus_pas": "yes"})) == []


def test_values_under_local_are_kept_as_typed() -> None:
    typed = {**FILLED, "club": "football", "unknown": {"a": ["b"]}}

    assert checked(local=typed).pep.local == typed


def test_a_field_is_required_in_its_phases_only() -> None:
    fields, _ = declares(BUS + 'phases = ["secondary"]\n')

    assert about(checked(fields, SECONDARY)) == [("PEP210", "local.bus_pass")]
    assert about(checked(fields, PRIMARY)) == []
    assert about(checked(fields, PRIMARY, local={"bus_pass": "yes"})) == [("PEP204", "local.bus_pass")]


# Documents.


@pytest.mark.parametrize("example", [PRIMARY, SECONDARY, POST16])
@pytest.mark.parametrize("mode", Mode, ids=lambda mode: mode.suffix)
def test_fields_are_shown_in_their_sections_in_every_phase_and_mode(tmp_path: Path, example: str, mode: Mode) -> None:
    view = a_view(a_theme(tmp_path), example, mode, local=FILLED)

    labels = {CY: "Tocyn bws", EN: "Bus pass"}
    assert {Run(labels[lang], lang) for lang in mode.languages} <= set(runs(view.section("setting")))
    clubs = {CY: "Côr", EN: "Choir"}
    assert {Run(clubs[lang], lang) for lang in mode.languages} <= set(runs(view.section("leisure")))
    assert "further" not in {section.key for section in view.sections}


def test_fields_are_at_the_end_of_their_section_in_their_order(tmp_path: Path) -> None:
    blocks = a_view(a_theme(tmp_path), local=FILLED).section("setting").blocks
    ours = a_view(theme.BUILTIN).section("setting").blocks

    assert blocks[: len(ours)] == ours
    (own,) = blocks[len(ours) :]
    assert isinstance(own, Facts)
    assert texts(own) == [
        "Bus pass", "Yes", "The journey to school", "By bus.", "The pass ends", "1 July 2026", "Miles", "12",
    ]  # fmt: skip


def test_a_missing_field_is_a_gap_if_the_authority_requires_it(tmp_path: Path) -> None:
    view = a_view(a_theme(tmp_path), local={"miles": "12"})

    shown = facts(view.section("setting"))
    assert not_recorded(view.section("setting")) == ["Bus pass"]
    assert "The pass ends" not in shown


@pytest.mark.parametrize("form", Format, ids=lambda form: form.value)
def test_every_format_shows_the_fields(tmp_path: Path, form: Format) -> None:
    request = Request(tmp_path, TODAY, theme=a_theme(tmp_path))
    pep = generate.examine(a_file(local=FILLED), request).pep

    # A document is read back; a missing value is an error.
    assert generate.document(pep, Edition(Mode.BILINGUAL), form, request)


def test_values_are_kept_from_one_authority_to_another_and_back(tmp_path: Path) -> None:
    first = a_theme(tmp_path, name="first")
    other = a_theme(tmp_path, NAME + BUS.replace("bus_pass", "car_pass"), "other")
    journey = [first, theme.BUILTIN, other, first]

    typed = {**FILLED, "unknown": {"deep": ["kept"]}}
    views = [a_view(style, local=typed, mode=Mode.BILINGUAL) for style in journey]

    assert views[0] == views[-1]
    for view in views[1:3]:
        shown = texts(view.section("further"))
        assert set(shown) >= {"yes", "Ar y bws.", "By bus.", "Cadi", "2026-07-01", "12", "choir", "kept"}
    labels = ["unknown – deep", "unknown – deep"]
    assert texts(views[0].section("further").blocks) == [text for label in labels for text in (label, "kept")]


def test_a_value_of_another_authoritys_kind_is_reported_and_kept() -> None:
    fields, _ = declares(BUS)
    result = checked(fields, local={"bus_pass": "since May"})

    view = compose.document(result.pep, Wording(Mode.EN), own=fields)

    assert about(result) == [("PEP117", "local.bus_pass")]
    assert texts(view.section("further").blocks) == ["bus_pass", "since May"]


def test_a_local_text_in_one_language_is_counted() -> None:
    pep = checked(local={"journey": {"cy": "Ar y bws."}}).pep
    alone = Pep(pepdocs="1", local=pep.local)

    assert Phrasing(alone, Wording(Mode.EN), every_kind()).text_languages == TextLanguages(0, cy=1, en=0)
    assert Phrasing(alone, Wording(Mode.EN)).text_languages == TextLanguages(0, cy=0, en=0)


def test_a_field_of_another_phase_is_shown_under_further_with_its_label(tmp_path: Path) -> None:
    secondary = a_theme(tmp_path, NAME + BUS + 'phases = ["secondary"]\n')

    view = a_view(secondary, PRIMARY, local={"bus_pass": "yes"})

    assert facts(view.section("further"))["Bus pass"] == ["Yes"]


def test_a_layer_above_can_replace_a_label(tmp_path: Path) -> None:
    a_theme(tmp_path, name="county")
    school = tmp_path / "school"
    (school / "words").mkdir(parents=True)
    (school / "theme.toml").write_text(f'{NAME}extends = "county"\n', encoding="utf-8")
    (school / "words" / "en.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgctxt "field:local.bus_pass"\nmsgid "Bus pass"\nmsgstr "Bus ticket"\n',
        encoding="utf-8",
    )

    view = a_view(theme.load(school), local=FILLED)

    assert facts(view.section("setting"))["Bus ticket"] == ["Yes"]


def test_a_theme_moves_fields_to_another_part_of_the_form(tmp_path: Path) -> None:
    own = a_theme(tmp_path, f'{NAME}[parts]\n"targets" = "social_worker"\n"local.bus_pass" = "carer"\n{BUS}')

    moved, findings = declared_parts(own)

    assert not findings.items
    assert moved == {"targets": Part.SOCIAL_WORKER, "local.bus_pass": Part.CARER}


def test_a_field_or_part_that_does_not_exist_is_told_at_its_line(tmp_path: Path) -> None:
    own = a_theme(tmp_path, f'{NAME}[parts]\n"target" = "school"\n"people" = "police"\n"review" = "health"\n')

    moved, findings = declared_parts(own)

    assert [(found.code.number, found.at.line) for found in findings.items] == [("THM309", 4), ("THM303", 5)]
    assert moved == {"review": Part.HEALTH}


def test_a_theme_with_faulty_fields_makes_no_document(tmp_path: Path) -> None:
    faulty = a_theme(tmp_path, NAME + BUS.replace("yes_no", "money"))

    with pytest.raises(ThemeError) as refused:
        generate.examine(a_file(), Request(tmp_path, TODAY, theme=faulty))

    assert [finding.code.number for finding in refused.value.findings.items] == ["THM303"]


# Blank files and the JSON Schema.


def speaker(own: LocalFields, lang: str) -> Callable[[str], str]:
    """Return a function that returns our texts and those of an authority's fields by context."""
    words = dict(own.words())

    def text(context: str) -> str:
        return words[context].said_in(lang) if context in words else Speaker(lang).text(context)

    return text


def blank_file(fields: LocalFields, phase: Phase = Phase.secondary, lang: str = EN) -> str:
    return blank(phase, Jurisdiction.wales, speaker(fields, lang), fields)


@pytest.mark.parametrize(
    ("lang", "label", "level"),
    [(CY, "Tocyn bws", "gofynnol yn ôl yr awdurdod"), (EN, "Bus pass", "required by the authority")],
)
def test_a_blank_file_explains_the_fields_in_its_language(lang: str, label: str, level: str) -> None:
    local = blank_file(every_kind(), lang=lang).partition("\nlocal:\n")[2]

    for text in (f"  # {label}. ", f"  #   {level}\n", "  bus_pass:\n", "choir = "):
        assert text in local


def test_a_blank_file_with_the_fields_can_be_read_and_filled_in() -> None:
    text = blank_file(every_kind())
    filled = text.replace("\n  bus_pass:\n", "\n  bus_pass: yes\n")
    before, after = (check.checked(file.encode(), today=TODAY, own=every_kind()) for file in (text, filled))

    assert ("PEP210", "local.bus_pass") in about(before)
    assert after.pep.local is not None
    assert after.pep.local["bus_pass"] == "yes"


def test_a_blank_file_has_the_fields_of_its_phase_only() -> None:
    fields, _ = declares(BUS + 'phases = ["secondary"]\n')

    assert "bus_pass" in blank_file(fields)
    assert "bus_pass" not in blank_file(fields, Phase.primary)


def test_a_blank_file_says_what_the_authority_requires_beyond_law() -> None:
    lines = blank_file(declares(PRONOUNS)[0]).splitlines()

    assert "  #   required by the authority" in lines[: lines.index("  pronouns:")][-5:]


def schema_of(own: LocalFields) -> dict[str, Any]:
    return json_schema(lambda lang, context: speaker(own, lang)(context), own)


def local_in(schema: dict[str, Any]) -> dict[str, Any]:
    properties: dict[str, Any] = schema["properties"]["local"]["anyOf"][0]["properties"]
    return properties


@pytest.mark.parametrize(
    ("local", "is_valid"),
    [
        ({**FILLED, "unknown": {"a": ["b"]}}, True),
        ({"bus_pass": None}, True),
        ({"club": "football"}, False),
        ({"pass_ends": "soon"}, False),
    ],
)
def test_the_json_schema_validates_the_fields_and_allows_others(local: dict[str, Any], is_valid: bool) -> None:
    assert Draft202012Validator(schema_of(every_kind())).is_valid({**written(SECONDARY), "local": local}) == is_valid


def test_the_json_schema_explains_the_fields_in_both_languages() -> None:
    local = local_in(schema_of(every_kind()))

    assert local["bus_pass"]["title"] == "Tocyn bws / Bus pass"
    assert "required by the authority" in local["bus_pass"]["description"]
    assert [option["const"] for option in local["club"]["anyOf"][0]["anyOf"][0]["oneOf"]] == ["choir", "chess"]


def english_lines(schema: dict[str, Any], section: str, key: str) -> list[str]:
    """Return the lines of the English description of a field of ours in the JSON Schema."""
    described = schema["$defs"][section]["properties"][key]["description"]
    return str(described).split("\n\n")[1].splitlines()


@pytest.mark.parametrize("level", ["must", "should"])
def test_the_json_schema_says_what_an_authority_requires_besides_law(level: str) -> None:
    raised = declares(PRONOUNS.replace("must", level))[0]
    ours = english_lines(schema_of(NO_FIELDS), "Child", "pronouns")

    line = {"must": "required by the authority", "should": "asked for by the authority"}[level]
    assert english_lines(schema_of(raised), "Child", "pronouns") == [*ours, line]
    welsh = schema_of(raised)["$defs"]["Child"]["properties"]["pronouns"]["description"]
    assert Speaker(CY).text(f"level:authority_{level}") in welsh.split("\n\n")[0].splitlines()


def test_the_json_schema_says_no_more_of_a_field_that_law_requires() -> None:
    as_law, findings = declares('[[require]]\nfield = "child.surname"\nlevel = "must"\n')

    assert findings == Findings()
    assert as_law.raised
    assert schema_of(as_law)["$defs"]["Child"] == schema_of(NO_FIELDS)["$defs"]["Child"]


def test_the_json_schema_says_at_which_stages_a_field_is_required() -> None:
    fields, _ = declares(BUS + 'phases = ["post16"]\n')

    assert local_in(schema_of(fields))["bus_pass"]["description"].split("\n\n")[1].splitlines() == [
        "Whether the child has a pass.",
        "yes or no",
        "required by the authority",
        "Only: post-16",
    ]


def test_without_fields_the_json_schema_is_ours() -> None:
    assert schema_of(NO_FIELDS) == json_schema(lambda lang, context: Speaker(lang).text(context))


# The command line.


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    a_theme(tmp_path)
    return tmp_path / "sir"


def test_check_names_the_fields_in_the_words_of_the_theme(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = EXAMPLES / f"{SECONDARY}.yaml"

    for lang, label in ((CY, "Tocyn bws"), (EN, "Bus pass")):
        assert run(["--ui-lang", lang, "check", "--theme", str(folder), str(plan)]) == 0
        (line,) = [line for line in capsys.readouterr().out.splitlines() if "local.bus_pass" in line]
        assert "PEP210" in line
        assert line.endswith(f": {label}")


def test_new_writes_the_fields_of_a_theme(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "new.yaml"

    assert run(["new", str(out), "--phase", "primary", "--theme", str(folder), "--lang", "cy"]) == 0

    assert "  # Tocyn bws. " in out.read_text(encoding="utf-8")
    assert "\nlocal:\n" in out.read_text(encoding="utf-8")
    assert check.check(out, today=TODAY).pep.local is None


def test_schema_writes_the_fields_of_a_theme(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", "--theme", str(folder)]) == 0

    assert set(local_in(json.loads(capsys.readouterr().out))) == set(FILLED)


def test_a_theme_that_cannot_be_used_is_an_error_with_a_message(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a_theme(tmp_path, NAME + BUS.replace("yes_no", "money"))

    assert run(["--ui-lang", "en", "schema", "--theme", str(tmp_path / "sir")]) == 1
    assert "pepdocs theme check" in capsys.readouterr().err

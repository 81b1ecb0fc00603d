"""Fields that an authority declares in its theme: asked for, checked and shown like ours, and never lost."""

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
from pepdocs.schema.local.declarations import MOST_FIELDS, MOST_FOUND, Layer, local_fields
from pepdocs.schema.local.fields import NO_FIELDS, SECTIONS, LocalFields
from pepdocs.schema.pep import Pep, Phase
from pepdocs.theme import Theme, ThemeError
from pepdocs.theme.settings import settings
from pepdocs.view import compose
from pepdocs.view.blocks import DocumentView, Facts, Prose, runs
from pepdocs.view.compose import PARTS
from pepdocs.view.local import SHOWN_IN
from pepdocs.view.phrasing import Teller
from pepdocs.wording import Speaker, Wording, catalogue
from showing import facts

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
    return theme.loaded(place)


def declares(*layers: str) -> tuple[LocalFields, Findings]:
    """Return what is said in several theme.toml, the lowest layer's first."""
    told = [settings((NAME + text).encode(), frozenset({"theme.toml"})) for text in layers]
    assert [wrong for _, wrong in told] == [[]] * len(layers)
    return local_fields(
        Layer(each.fields, each.require, NAME + text) for (each, _), text in zip(told, layers, strict=True)
    )


def wrong(*layers: str) -> list[tuple[str, int]]:
    """Return number and line of what is wrong with the fields of layers."""
    return [(each.code.number, each.at.line) for each in declares(*layers)[1].items]


@cache
def every_kind() -> LocalFields:
    return declares(EVERY_KIND.removeprefix(NAME))[0]


def a_file(example: str = SECONDARY, **changes: Any) -> bytes:
    """Return an example with some parts changed, as a file."""
    content = written(example)
    for path, value in changes.items():
        put(content, path, value)
    return json.dumps(content).encode()


def checked(own: LocalFields | None = None, example: str = SECONDARY, **changes: Any) -> Checked:
    """Return an example with some parts changed, as it is checked with an authority's fields."""
    fields = every_kind() if own is None else own
    return check.checked(a_file(example, **changes), on=TODAY, own=fields)


def about(found: Checked, path: str = "local") -> list[tuple[str, str]]:
    """Return number and field of what is said of a part of a plan."""
    return [(each.code.number, each.field) for each in found.findings.items if each.field.startswith(path)]


def a_view(made: Theme, example: str = SECONDARY, mode: Mode = Mode.EN, **changes: Any) -> DocumentView:
    """Return what a themed document of an example says."""
    pep = generate.examine(a_file(example, **changes), Request(Path(), TODAY, theme=made)).pep
    return generate.view_of(pep, Edition(mode), theme=made)


def texts(part: object) -> list[str]:
    return [run.text for run in runs(part)]


# What is declared.


def test_a_field_has_everything_that_ours_have() -> None:
    (field,) = declares(BUS + 'phases = ["secondary"]\naudience = "school carer"\n')[0].fields

    assert (field.path, field.kind, field.section) == ("local.bus_pass", "yes_no", "setting")
    assert (field.label.cy, field.label.en) == ("Tocyn bws", "Bus pass")
    assert (field.item.stages, field.item.audience) == ("34", "school carer")
    assert field.level is Level.MUST


def test_what_is_not_said_is_the_mildest() -> None:
    (field,) = declares('[[field]]\nid = "x"\nlabel = {cy = "Y", en = "X"}\n')[0].fields

    assert (field.kind, field.section, field.level) == ("text", "further", Level.MAY)
    assert (field.item.stages, field.help_context) == ("EP34X", "")


ANSWER = '{id = "a", cy = "a", en = "b"}'

FAULTS = {
    "no id": ('label = {cy = "a", en = "b"}', "THM301", 3),
    "an id with a capital": ('id = "Bus"\nlabel = {cy = "a", en = "b"}', "THM301", 4),
    "an id that leads away": ('id = "../x"\nlabel = {cy = "a", en = "b"}', "THM301", 4),
    "no such kind": ('id = "x"\nlabel = {cy = "a", en = "b"}\nkind = "money"', "THM303", 6),
    "a level of law": ('id = "x"\nlevel = "law"\nlabel = {cy = "a", en = "b"}', "THM303", 5),
    "no such section": ('id = "x"\nlabel = {cy = "a", en = "b"}\nsection = "cover"', "THM303", 6),
    "no such phase": ('id = "x"\nphases = ["nursery"]\nlabel = {cy = "a", en = "b"}', "THM303", 5),
    "no phase": ('id = "x"\nphases = []\nlabel = {cy = "a", en = "b"}', "THM303", 5),
    "no such reader": ('id = "x"\naudience = "press"\nlabel = {cy = "a", en = "b"}', "THM303", 5),
    "no label": ('id = "x"', "THM115", 3),
    "a label in one language": ('id = "x"\nlabel = {en = "b"}', "THM115", 5),
    "help in one language": ('id = "x"\nlabel = {cy = "a", en = "b"}\nhelp = {cy = "c"}', "THM115", 6),
    "a label that is no text": ('id = "x"\nlabel = "b"', "THM112", 5),
    "a setting that there is not": ('id = "x"\nlabel = {cy = "a", en = "b"}\nsort = 1', "THM111", 6),
    "a label that turns the line": ('id = "x"\nlabel = {cy = "\\u202Ea", en = "b"}', "THM306", 5),
    "a label with a place in it": ('id = "x"\nlabel = {cy = "a {b}", en = "b"}', "THM306", 5),
    "a very long label": (f'id = "x"\nlabel = {{cy = "{"a" * 301}", en = "b"}}', "THM306", 5),
    "options of a text": (
        'id = "x"\nlabel = {cy = "a", en = "b"}\noptions = [{id = "a", cy = "a", en = "b"}]', "THM304", 6,
    ),
    "a choice of nothing": ('id = "x"\nlabel = {cy = "a", en = "b"}\nkind = "choice"', "THM304", 6),
    "the same option twice": (
        f'id = "x"\nlabel = {{cy = "a", en = "b"}}\nkind = "choice"\noptions = [{ANSWER}, {ANSWER}]', "THM305", 7,
    ),
    "an option that is no table": (
        'id = "x"\nlabel = {cy = "a", en = "b"}\nkind = "choice"\noptions = ["a"]', "THM305", 7,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "number", "line"), FAULTS.values(), ids=FAULTS)
def test_what_is_wrong_with_a_field_is_told_with_its_line(text: str, number: str, line: int) -> None:
    found = wrong(f"[[field]]\n{text}\n")

    assert (number, line) in found


def test_nothing_is_wrong_with_the_fields_of_these_tests() -> None:
    assert wrong(EVERY_KIND.removeprefix(NAME)) == []


def test_the_line_is_that_of_the_field_and_not_of_its_neighbour() -> None:
    text = f"{BUS}\n[[field]]\nid = 'other'\nkind = 'money'\nlabel = {{cy = 'a', en = 'b'}}\n"

    lines = (NAME + text).splitlines()
    assert wrong(text) == [("THM303", lines.index("kind = 'money'") + 1)]


def test_a_field_that_is_declared_twice_is_told() -> None:
    assert [number for number, _ in wrong(BUS + BUS)] == ["THM302"]


def test_a_theme_cannot_declare_fields_without_end() -> None:
    many = "".join(f'[[field]]\nid = "f{n}"\nlabel = {{cy = "a", en = "b"}}\n' for n in range(MOST_FIELDS + 5))

    fields, found = declares(many)

    assert len(fields.fields) == MOST_FIELDS
    assert [each.code.number for each in found.items] == ["THM310"]


def test_of_faults_without_end_the_first_are_told() -> None:
    many = "".join(f'[[require]]\nfield = "nothing{n}"\n' for n in range(2000))

    assert len(declares(many)[1].items) == MOST_FOUND


def test_every_section_of_a_field_is_one_of_a_document() -> None:
    assert {SHOWN_IN.get(section, section) for section in SECTIONS} <= set(PARTS)
    assert set(SECTIONS) >= {f.key for f in declared(Pep)} & set(PARTS)


# Layers.


def test_a_higher_layer_puts_its_field_in_the_place_of_a_lower_ones() -> None:
    stricter = BUS.replace("Bus pass", "Bus ticket").replace('"setting"', '"child"')

    (field,) = declares(BUS, stricter)[0].fields

    assert (field.label.en, field.section) == ("Bus ticket", "child")


def test_a_higher_layer_can_ask_for_more() -> None:
    mild = BUS.replace('"must"', '"may"')

    assert wrong(mild, BUS) == []
    assert declares(mild, BUS)[0].fields[0].level is Level.MUST


def test_a_higher_layer_cannot_ask_for_less() -> None:
    mild = BUS.replace('"must"', '"may"')
    line = (NAME + mild).splitlines().index('level = "may"') + 1

    assert wrong(BUS, mild) == [("THM307", line)]
    assert declares(BUS, mild)[0].fields[0].level is Level.MUST


# Ours, asked for more strongly.

PRONOUNS = '[[require]]\nfield = "child.pronouns"\nlevel = "must"\n'
"""A field that is optional by law in either country."""


def without_pronouns(text: str = "") -> Checked:
    return checked(declares(text)[0] if text else NO_FIELDS, **{"child.pronouns": ...})


def test_a_field_of_ours_can_be_asked_for_more_strongly() -> None:
    assert about(without_pronouns(), "child.pronouns") == [("PEP203", "child.pronouns")]
    assert about(without_pronouns(PRONOUNS), "child.pronouns") == [("PEP210", "child.pronouns")]


def test_what_an_authority_asks_for_is_said_as_such_and_blocks_nothing() -> None:
    (found,) = [f for f in without_pronouns(PRONOUNS).findings.items if f.code.number == "PEP210"]

    assert found not in without_pronouns(PRONOUNS).findings.blocking
    assert "the authority asks for this" in Speaker(EN).text("PEP210.message", label="x")
    assert "awdurdod" in Speaker(CY).text("PEP210.message", label="x")


def test_what_an_authority_asks_for_within_a_section_that_is_not_there_is_told() -> None:
    found = checked(declares(PRONOUNS)[0], child=...)

    assert ("PEP210", "child.pronouns") in about(found, "child")


def test_a_gap_is_shown_where_an_authority_asks_for_a_field_of_ours(tmp_path: Path) -> None:
    changes = {"child.pronouns": ...}
    asked = a_theme(tmp_path, NAME + PRONOUNS)

    assert facts(a_view(asked, **changes).section("child"))["Pronouns"] == ["Not recorded"]
    assert "Pronouns" not in facts(a_view(theme.BUILTIN, **changes).section("child"))


@pytest.mark.parametrize("level", ["may", "should"])
def test_the_legal_minimum_cannot_be_lowered(level: str) -> None:
    text = f'[[require]]\nfield = "history.institutions"\nlevel = "{level}"\n'
    changes = {"history.institutions": ...}

    assert wrong(text) == [("THM308", 5)]
    assert about(checked(declares(text)[0], **changes), "history.institutions") == about(
        checked(NO_FIELDS, **changes), "history.institutions"
    )


def test_a_plan_without_what_law_asks_for_stays_blocked_whatever_a_theme_says() -> None:
    lowered = LocalFields(raised={"history.institutions": Level.MAY})

    found = checked(lowered, **{"history.institutions": ...})

    assert "PEP201" in {each.code.number for each in found.findings.blocking}


def test_a_field_that_no_plan_has_cannot_be_asked_for() -> None:
    (found,) = declares(PRONOUNS.replace("pronouns", "pronoun"))[1].items

    assert (found.code.number, dict(found.facts)) == ("THM309", {"nearest": "child.pronouns"})


def test_a_higher_layer_cannot_take_back_what_a_lower_one_asks_for() -> None:
    milder = PRONOUNS.replace("must", "should")

    assert wrong(PRONOUNS, milder) == [("THM307", 5)]
    assert declares(PRONOUNS, milder)[0].raised == {"child.pronouns": Level.MUST}


def test_what_belongs_to_another_stage_is_not_asked_for() -> None:
    fields, found = declares('[[require]]\nfield = "pathway.national_insurance"\nlevel = "must"\n')

    assert found == Findings()
    assert about(checked(fields, PRIMARY), "pathway") == []


# What is typed.


def test_values_of_every_kind_are_read() -> None:
    assert about(checked(local=FILLED)) == []


@pytest.mark.parametrize(
    ("key", "value", "number"),
    [
        ("bus_pass", "sometimes", "PEP117"),
        ("journey", ["a", "b"], "PEP104"),
        ("journey", {"cy": None}, "PEP112"),
        ("journey", {"not a tag": "x"}, "PEP113"),
        ("nickname", {"cy": ["x"]}, "PEP104"),
        ("pass_ends", "soon", "PEP114"),
        ("pass_ends", "31/02/2026", "PEP115"),
        ("miles", "a few", "PEP120"),
        ("club", "football", "PEP111"),
        ("club", {"none_stated_by": "not an id"}, "PEP123"),
    ],
)
def test_a_value_of_the_wrong_kind_is_told_and_not_called_missing(key: str, value: Any, number: str) -> None:
    found = about(checked(local={**FILLED, key: value}))

    assert [code for code, field in found if field.startswith(f"local.{key}")] == [number]


def test_a_value_of_the_wrong_kind_is_told_with_its_line() -> None:
    text = (EXAMPLES / f"{SECONDARY}.yaml").read_text(encoding="utf-8")
    typed = f"{text}\nlocal:\n  bus_pass: yes\n  miles: a few\n"

    found = check.checked(typed.encode(), on=TODAY, own=every_kind())

    (wrong_kind,) = [f for f in found.findings.items if f.code.number == "PEP120"]
    assert typed.splitlines()[wrong_kind.at.line - 1] == "  miles: a few"


def test_the_codes_of_a_choice_are_told() -> None:
    found = checked(local={**FILLED, "club": "football"})

    (not_a_choice,) = [f for f in found.findings.items if f.code.number == "PEP111"]
    assert dict(not_a_choice.facts) == {"choices": "choir, chess"}


def test_a_date_that_was_read_day_first_is_told() -> None:
    assert about(checked(local={**FILLED, "pass_ends": "1/7/2026"})) == [("PEP116", "local.pass_ends")]


@pytest.mark.parametrize(("answers", "said"), [("", "Ydy"), ('answers = "there_is"', "Oes"), ('answers = "did"', "Do")])
def test_a_welsh_yes_takes_the_verb_of_its_question(tmp_path: Path, answers: str, said: str) -> None:
    made = a_theme(tmp_path, f"{NAME}{BUS}{answers}\n")

    view = a_view(made, mode=Mode.CY, local={"bus_pass": True})

    assert facts(view.section("setting"))["Tocyn bws"] == [said]


def test_every_pair_of_answers_has_words() -> None:
    pairs = {context for context in catalogue.load(CY) if context.startswith("answer:")}

    assert pairs == {f"answer:{each}.{word}" for each in ANSWERS for word in ("yes", "no")}


def test_an_explicit_none_is_an_answer() -> None:
    assert about(checked(local={**FILLED, "bus_pass": {"none_stated_by": "child"}})) == []


def test_an_explicit_none_comes_from_somebody_in_the_plan() -> None:
    found = about(checked(local={**FILLED, "bus_pass": {"none_stated_by": "nobody"}}))

    assert found == [("PEP310", "local.bus_pass.none_stated_by")]


def test_what_the_authority_asks_for_and_is_missing_is_told() -> None:
    assert about(checked(local=...)) == [
        ("PEP203", "local.journey"),
        ("PEP203", "local.miles"),
        ("PEP203", "local.nickname"),
        ("PEP203", "local.pass_ends"),
        ("PEP210", "local.bus_pass"),
        ("PEP210", "local.club"),
    ]


def test_no_field_of_an_authority_blocks_a_document_by_its_absence() -> None:
    assert checked(local=...).findings.blocking == checked(NO_FIELDS, local=...).findings.blocking


def test_a_name_that_no_field_has_is_a_remark_with_the_nearest_and_is_not_repeated() -> None:
    typed = {"bus_pas": "yes", "Nia said so": "yes"}
    found = checked(declares(BUS.replace("must", "may"))[0], local=typed).findings.items
    (near, none) = [each for each in found if each.code.number == "PEP211"]

    assert (near.severity.value, near.field, dict(near.facts)) == (
        "info",
        "local",
        {"nearest": "bus_pass"},
    )
    assert dict(none.facts) == {"nearest": "–"}
    assert "Nia" not in repr(found)


def test_where_a_theme_has_no_fields_nothing_is_said_of_those_of_others() -> None:
    assert about(checked(NO_FIELDS, local={"bus_pas": "yes"})) == []


def test_what_is_typed_under_local_is_kept_word_for_word() -> None:
    typed = {**FILLED, "club": "football", "unknown": {"a": ["b"]}}

    assert checked(local=typed).pep.local == typed


def test_a_field_is_asked_for_in_its_phases_only() -> None:
    fields, _ = declares(BUS + 'phases = ["secondary"]\n')

    assert about(checked(fields, SECONDARY)) == [("PEP210", "local.bus_pass")]
    assert about(checked(fields, PRIMARY)) == []
    assert about(checked(fields, PRIMARY, local={"bus_pass": "yes"})) == [("PEP204", "local.bus_pass")]


# What documents show.


@pytest.mark.parametrize("example", [PRIMARY, SECONDARY, POST16])
@pytest.mark.parametrize("mode", Mode, ids=lambda mode: mode.suffix)
def test_fields_are_shown_in_their_sections_in_every_phase_and_mode(tmp_path: Path, example: str, mode: Mode) -> None:
    view = a_view(a_theme(tmp_path), example, mode, local=FILLED)

    labels = {CY: "Tocyn bws", EN: "Bus pass"}
    assert {Run(labels[lang], lang) for lang in mode.languages} <= set(runs(view.section("setting")))
    clubs = {CY: "Côr", EN: "Choir"}
    assert {Run(clubs[lang], lang) for lang in mode.languages} <= set(runs(view.section("leisure")))
    assert "further" not in {section.key for section in view.sections}


def test_fields_stand_at_the_end_of_their_section_short_ones_first(tmp_path: Path) -> None:
    blocks = a_view(a_theme(tmp_path), local=FILLED).section("setting").blocks
    ours = a_view(theme.BUILTIN).section("setting").blocks

    assert blocks[: len(ours)] == ours
    short, long = blocks[len(ours) :]
    assert isinstance(short, Facts)
    assert isinstance(long, Prose)
    assert texts(short) == ["Bus pass", "Yes", "The pass ends", "1 July 2026", "Miles", "12"]
    assert texts(long) == ["The journey to school", "By bus."]


def test_what_is_missing_is_a_gap_where_the_authority_asks_for_it(tmp_path: Path) -> None:
    view = a_view(a_theme(tmp_path), local={"miles": "12"})

    shown = facts(view.section("setting"))
    assert shown["Bus pass"] == ["Not recorded"]
    assert "The pass ends" not in shown


@pytest.mark.parametrize("form", Format, ids=lambda form: form.value)
def test_every_format_shows_the_fields(tmp_path: Path, form: Format) -> None:
    request = Request(tmp_path, TODAY, theme=a_theme(tmp_path))
    pep = generate.examine(a_file(local=FILLED), request).pep

    # A document is read back: a value that were not there would be an error.
    assert generate.document(pep, Edition(Mode.BILINGUAL), form, request)


def test_nothing_typed_is_dropped_from_authority_to_authority_and_back(tmp_path: Path) -> None:
    first = a_theme(tmp_path, name="first")
    other = a_theme(tmp_path, NAME + BUS.replace("bus_pass", "car_pass"), "other")
    journey = [first, theme.BUILTIN, other, first]

    typed = {**FILLED, "unknown": {"deep": ["kept"]}}
    views = [a_view(made, local=typed, mode=Mode.BILINGUAL) for made in journey]

    assert views[0] == views[-1]
    for view in views[1:3]:
        said = texts(view.section("further"))
        assert set(said) >= {
            "yes",
            "Ar y bws.",
            "By bus.",
            "Cadi",
            "2026-07-01",
            "12",
            "choir",
            "kept",
        }
    assert texts(views[0].section("further").blocks) == ["unknown – deep", "kept"]


def test_a_value_that_another_authority_reads_otherwise_is_told_and_kept() -> None:
    fields, _ = declares(BUS)
    found = checked(fields, local={"bus_pass": "since May"})

    view = compose.document(found.pep, Wording(Mode.EN), own=fields)

    assert about(found) == [("PEP117", "local.bus_pass")]
    assert texts(view.section("further").blocks) == ["bus_pass", "since May"]


def test_a_text_in_one_language_only_counts_as_one() -> None:
    pep = checked(local={"journey": {"cy": "Ar y bws."}}).pep
    alone = Pep(pepdocs="1", local=pep.local)

    assert Teller(alone, Wording(Mode.EN), every_kind()).has_text_only_in(CY)
    assert not Teller(alone, Wording(Mode.EN)).has_text_only_in(CY)


def test_what_another_phase_has_is_shown_with_the_rest_under_its_label(tmp_path: Path) -> None:
    made = a_theme(tmp_path, NAME + BUS + 'phases = ["secondary"]\n')

    view = a_view(made, PRIMARY, local={"bus_pass": "yes"})

    assert facts(view.section("further"))["Bus pass"] == ["Yes"]


def test_a_label_can_be_said_otherwise_by_a_layer_above(tmp_path: Path) -> None:
    a_theme(tmp_path, name="county")
    school = tmp_path / "school"
    (school / "words").mkdir(parents=True)
    (school / "theme.toml").write_text(f'{NAME}extends = "county"\n', encoding="utf-8")
    (school / "words" / "en.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgctxt "field:local.bus_pass"\nmsgid "Bus pass"\nmsgstr "Bus ticket"\n',
        encoding="utf-8",
    )

    view = a_view(theme.loaded(school), local=FILLED)

    assert facts(view.section("setting"))["Bus ticket"] == ["Yes"]


def test_a_theme_whose_fields_cannot_be_used_makes_no_document(tmp_path: Path) -> None:
    made = a_theme(tmp_path, NAME + BUS.replace("yes_no", "money"))

    with pytest.raises(ThemeError) as refused:
        generate.examine(a_file(), Request(tmp_path, TODAY, theme=made))

    assert [f.code.number for f in refused.value.findings.items] == ["THM303"]


# What is written for those who fill plans in.


def told(own: LocalFields, lang: str) -> Callable[[str], str]:
    """Return what says things in our words and in those of an authority's fields."""
    words = dict(own.words())

    def say(context: str) -> str:
        return words[context].said_in(lang) if context in words else Speaker(lang).text(context)

    return say


def test_a_blank_file_has_the_fields_explained_in_the_language_of_whoever_fills_it_in() -> None:
    fields = every_kind()

    for lang, label, asked in (
        (CY, "Tocyn bws", "gofynnol yn ôl yr awdurdod"),
        (EN, "Bus pass", "required by the authority"),
    ):
        text = blank(Phase.secondary, Jurisdiction.wales, told(fields, lang), fields)
        local = text[text.index("\nlocal:\n") :]
        assert f"  # {label}. " in local
        assert f"  #   {asked}\n" in local
        assert "  bus_pass:\n" in local
        assert "choir = " in local


def test_a_blank_file_with_the_fields_can_be_read_and_filled_in() -> None:
    fields = every_kind()
    text = blank(Phase.secondary, Jurisdiction.wales, told(fields, EN), fields)

    filled = text.replace("\n  bus_pass:\n", "\n  bus_pass: yes\n")
    found = check.checked(filled.encode(), on=TODAY, own=fields)

    assert found.pep.local is not None
    assert found.pep.local["bus_pass"] == "yes"
    assert ("PEP210", "local.bus_pass") in about(check.checked(text.encode(), on=TODAY, own=fields))


def test_a_blank_file_has_the_fields_of_its_phase_only() -> None:
    fields, _ = declares(BUS + 'phases = ["secondary"]\n')

    assert "bus_pass" in blank(Phase.secondary, Jurisdiction.wales, told(fields, EN), fields)
    assert "bus_pass" not in blank(Phase.primary, Jurisdiction.wales, told(fields, EN), fields)


def test_a_blank_file_says_what_the_authority_asks_for_beyond_law() -> None:
    fields, _ = declares(PRONOUNS)

    text = blank(Phase.secondary, Jurisdiction.wales, told(fields, EN), fields)

    lines = text.splitlines()
    before = lines[: lines.index("  pronouns:")]
    assert "  #   required by the authority" in before[-5:]


def schema_of(own: LocalFields) -> dict[str, Any]:
    return json_schema(lambda lang, context: told(own, lang)(context), own)


def test_the_json_schema_knows_the_fields_and_leaves_others_alone() -> None:
    schema = schema_of(every_kind())
    validator = Draft202012Validator(schema)
    plan = written(SECONDARY)

    assert not list(validator.iter_errors({**plan, "local": {**FILLED, "unknown": {"a": ["b"]}}}))
    assert list(validator.iter_errors({**plan, "local": {"club": "football"}}))
    assert list(validator.iter_errors({**plan, "local": {"pass_ends": "soon"}}))
    assert not list(validator.iter_errors({**plan, "local": {"bus_pass": None}}))


def test_the_json_schema_explains_the_fields_in_both_languages() -> None:
    local = schema_of(every_kind())["properties"]["local"]["anyOf"][0]["properties"]

    assert local["bus_pass"]["title"] == "Tocyn bws / Bus pass"
    assert "required by the authority" in local["bus_pass"]["description"]
    assert [each["const"] for each in local["club"]["anyOf"][0]["oneOf"]] == ["choir", "chess"]


def english_lines(schema: dict[str, Any], section: str, key: str) -> list[str]:
    """Return what the JSON Schema says in English of a field of ours, line by line."""
    described = schema["$defs"][section]["properties"][key]["description"]
    return str(described).split("\n\n")[1].splitlines()


@pytest.mark.parametrize("level", ["must", "should"])
def test_the_json_schema_says_what_an_authority_asks_for_besides_law(level: str) -> None:
    raised = declares(PRONOUNS.replace("must", level))[0]
    ours = english_lines(schema_of(NO_FIELDS), "Child", "pronouns")

    said = {"must": "required by the authority", "should": "asked for by the authority"}
    assert english_lines(schema_of(raised), "Child", "pronouns") == [*ours, said[level]]
    welsh = schema_of(raised)["$defs"]["Child"]["properties"]["pronouns"]["description"]
    assert Speaker(CY).text(f"level:authority_{level}") in welsh.split("\n\n")[0].splitlines()


def test_the_json_schema_says_no_more_of_a_field_that_law_asks_for_as_strongly() -> None:
    as_law, found = declares('[[require]]\nfield = "child.surname"\nlevel = "must"\n')

    assert found == Findings()
    assert as_law.raised
    assert schema_of(as_law)["$defs"]["Child"] == schema_of(NO_FIELDS)["$defs"]["Child"]


def test_the_json_schema_says_at_which_stages_a_field_is_asked_for() -> None:
    fields, _ = declares(BUS + 'phases = ["post16"]\n')
    described = schema_of(fields)["properties"]["local"]["anyOf"][0]["properties"]["bus_pass"]

    assert described["description"].split("\n\n")[1].splitlines() == [
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


def test_check_speaks_of_the_fields_in_the_words_of_the_theme(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = EXAMPLES / f"{SECONDARY}.yaml"

    for lang, said in ((CY, "Tocyn bws"), (EN, "Bus pass")):
        assert run(["--ui-lang", lang, "check", "--theme", str(folder), str(plan)]) == 0
        line = next(s for s in capsys.readouterr().out.splitlines() if "local.bus_pass" in s)
        assert "PEP210" in line
        assert line.endswith(f": {said}")


def test_new_writes_the_fields_of_a_theme(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "new.yaml"

    assert run(["new", str(out), "--phase", "primary", "--theme", str(folder), "--lang", "cy"]) == 0

    assert "  # Tocyn bws. " in out.read_text(encoding="utf-8")
    assert check.check(out, on=TODAY).pep.local is not None


def test_schema_writes_the_fields_of_a_theme(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", "--theme", str(folder)]) == 0

    local = json.loads(capsys.readouterr().out)["properties"]["local"]["anyOf"][0]["properties"]
    assert set(local) == set(FILLED)


def test_a_theme_that_cannot_be_used_is_told_in_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    a_theme(tmp_path, NAME + BUS.replace("yes_no", "money"))

    assert run(["--ui-lang", "en", "schema", "--theme", str(tmp_path / "sir")]) == 1
    assert "pepdocs theme check" in capsys.readouterr().err

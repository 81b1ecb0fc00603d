from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter, ValidationError
from ruamel.yaml import YAML

from pepdocs.schema import kinds
from pepdocs.schema.declare import Jurisdiction, Record, declared
from pepdocs.schema.derived.blank import blank
from pepdocs.schema.derived.json_schema import REQUIRED, json_schema
from pepdocs.schema.derived.messages import choices, records
from pepdocs.schema.pep import Pep, Phase
from pepdocs.wording import Speaker

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
NAMES = ("england-primary-draft", "post16-pathway", "primary-initial", "secondary-review")


def words(lang: str, context: str) -> str:
    return Speaker(lang).text(context)


SCHEMA = json_schema(words)
VALIDATOR = Draft202012Validator(SCHEMA)


def as_an_editor_reads(text: str) -> Any:
    """Return what YAML 1.2 makes of a text; it knows numbers and booleans, but no dates."""
    return without_dates(YAML(typ="safe", pure=True).load(text))


def without_dates(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_dates(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [without_dates(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value


def example(name: str) -> Any:
    return as_an_editor_reads((EXAMPLES / f"{name}.yaml").read_text(encoding="utf-8"))


def test_the_schema_is_a_valid_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_check_of_schemas_sees_a_wrong_one() -> None:
    with pytest.raises(Exception, match="not valid"):
        Draft202012Validator.check_schema(SCHEMA | {"type": "plan"})


@pytest.mark.parametrize("name", NAMES)
def test_an_example_validates(name: str) -> None:
    assert [error.json_path for error in VALIDATOR.iter_errors(example(name))] == []


BROKEN: dict[str, Callable[[Any], object]] = {
    "an unknown section": lambda pep: pep.update(hobbies="Rabbits"),
    "an unknown field": lambda pep: pep["child"].update(nickname="Cadi"),
    "an unknown field in a list": lambda pep: pep["people"][0].update(rôle="iro"),
    "no record": lambda pep: pep.pop("record"),
    "an empty phase": lambda pep: pep.update(phase=None),
    "a newer format": lambda pep: pep.update(pepdocs=3),
    "a record that is a path": lambda pep: pep.update(record="../FX-1"),
    "a code that is none": lambda pep: pep["plan"].update(kind="third"),
    "a per cent above 100": lambda pep: pep["history"]["attendance"][0].update(percent=101),
    "a per cent of two decimals": lambda pep: pep["history"]["attendance"][0].update(percent="9.25"),
    "a month without a name": lambda pep: pep["plan"].update(meeting="11 Marchember 2026"),
    "a year of two digits": lambda pep: pep["plan"].update(meeting="11/03/26"),
    "a number for a date": lambda pep: pep["plan"].update(meeting=2026),
    "a school year in one piece": lambda pep: pep["history"]["attendance"][0].update(year=2025),
    "a list for one text": lambda pep: pep["history"].update(punctuality=["On time"]),
    "one text for a list": lambda pep: pep["leisure"].update(interests="Swimming"),
    "an empty item in a list": lambda pep: pep["leisure"].update(interests=[None]),
    "a list for a section": lambda pep: pep.update(child=[]),
    "a language that is no tag": lambda pep: pep["history"].update(punctuality={"Welsh!": "Da"}),
    "text in no language": lambda pep: pep["history"].update(punctuality={}),
    "a none that nobody stated": lambda pep: pep["history"].update(training={"none_stated_by": None}),
    "a none beside a value": lambda pep: pep.update(review={"none_stated_by": "dp", "target": "Settle"}),
    "an id with a space": lambda pep: pep["people"][0].update(id="sw 1"),
    "neither yes nor no": lambda pep: pep["care"].update(emergency="perhaps"),
    "negative money": lambda pep: pep["funding"][0].update(planned=-1),
    "Year 15": lambda pep: pep["child"].update(year_group=15),
    "local fields in a list": lambda pep: pep.update(local=["bus"]),
}


@pytest.mark.parametrize("damage", BROKEN.values(), ids=BROKEN)
def test_a_broken_plan_does_not_validate(damage: Callable[[Any], object]) -> None:
    pep = deepcopy(example("secondary-review"))

    damage(pep)

    assert not VALIDATOR.is_valid(pep)


@pytest.mark.parametrize("model", records(), ids=lambda model: model.__name__)
def test_a_record_takes_the_keys_that_are_declared_and_no_others(model: type[Record]) -> None:
    node = SCHEMA if model is Pep else SCHEMA["$defs"][model.public_name()]

    assert list(node["properties"]) == [field.key for field in declared(model)]
    assert node["additionalProperties"] is False


@pytest.mark.parametrize("choice", choices(), ids=lambda choice: choice.__name__)
def test_a_choice_offers_its_codes_each_with_a_label(choice: type[kinds.Choice]) -> None:
    offered = SCHEMA["$defs"][choice.public_name()]["anyOf"][0]["oneOf"]

    assert tuple(code["const"] for code in offered) == choice.codes()
    assert all(code["title"] and code["description"] for code in offered)


ACCEPTED = {
    "date": (
        kinds.Date,
        (
            "2026-03-11|11/03/2026|1.3.2026|11 March 2026|11  MAWRTH 2026|1 mai 2026|11-03-2026|2026/3/11|11 Mar 2026"
            "|11eg o Fawrth 2026|Mawrth 11, 2026|dydd Mercher, 11 Mawrth 2026|Wed 11th March, 2026|11 mis Mawrth 2026"
            "|2026-03-11T10:00:00|2026-03-11 10:00|11/03/2026, 2.30pm|11/03/2026 at 14:30|2026-03-11T00:00:00Z"
        ),
    ),
    "yes_no": (kinds.YesNo, "true|false|yes|no|Yes|NO|ie|na|nac oes|Oes|cytuno|Nac ydw|nac  oes|y|N|Nag oes"),
    "percent": (kinds.Percent, "0|91|91.0|94.6|100|100.0|94.6%|007|94.6 %|94 per cent|94 Y CANT"),
    "money": (kinds.Money, "0|180.00|12.5|£120|1,200.00|999999.99|£ 120|£ 1,200"),
    "hours": (kinds.Hours, "16.5|0|25|168|16.25|25 hours|1 awr|2.5h"),
    "days": (kinds.Days, "2|2.5|2.0|0|999.5|3 days|2.5 diwrnod"),
    "count": (kinds.Count, "0|3|9999|0003|1,200"),
    "time": (
        kinds.Time,
        "13:30|13.30|09:00|9.30|1.30pm|1:30 p.m.|1pm|2 PM|1:30 y.p.|9.15 yb|1.30 y prynhawn|11 yn y bore",
    ),
    "identifier": (kinds.Identifier, "sw|carer1|Target-2|a_b"),
    "record_name": (kinds.RecordName, "FX-SEC-0147-03|A1|plan.v2|0147|a_b"),
    "school_year": (kinds.SchoolYear, "2025/26|2025-26|2025 / 2026|2025–26"),
    "year_group": (
        kinds.YearGroup,
        "N1|n2|R|r|1|9|14|Year 9|Y10|Yr 7|bl. 10|Blwyddyn 10|Y 07|F2|FS 1|Derbyn|Rec|Nursery",
    ),
    "reference": (kinds.Person, "sw|Mrs Jones|y plentyn"),
    "language_tag": (kinds.LanguageTag, "cy|en|ar|zh-Hant|en-GB"),
    "name": (kinds.Name, "Llŷr|01970 0300|0012345678|true|12.5"),
    "text": (kinds.Text, "Merit|12|true|93.2%|{cy: Da, en: Good}|{ar: 12, cy: null}"),
}
"""By kind: its type, and what may be typed without quotation marks."""

REFUSED = {
    "date": (kinds.Date, "11/3/26|11 Mar 26|20260311|soon|March 2026|11 March|2026-03-11T23:30:00Z|11/03/2026 25:00"),
    "yes_no": (kinds.YesNo, "1|0|maybe|[yes]"),
    "percent": (kinds.Percent, "101|-1|100.1|94,6|lots|1000|50%%"),
    "money": (kinds.Money, "-5|£|1,2|1000000|twelve|120 euros"),
    "hours": (kinds.Hours, "169|-1|all|1,5"),
    "days": (kinds.Days, "2.3|-1|1000|two|2 weeks"),
    "count": (kinds.Count, "-1|10000|2.5|two|1,20"),
    "time": (kinds.Time, "soon|13h30|noon|1:3|1;30|-9:30|9:300"),
    "identifier": (kinds.Identifier, f"1a|a b|é|a/b|{'a' * 41}"),
    "record_name": (kinds.RecordName, f"../a|a/b|a..b|.hidden|a.|a b|ŵ|{'a' * 81}"),
    "school_year": (kinds.SchoolYear, "2025|25/26|1999/00"),
    "year_group": (kinds.YearGroup, "0|15|N3|Year 15|-1|1.5|7/8|Year|KS3|10B|sixth form"),
    "language_tag": (kinds.LanguageTag, "c|welsh_cy|en GB|12"),
    "text": (kinds.Text, "[Merit]|{}|{cy!: Da}|{cy: {en: Da}}"),
}
"""By kind: its type, and what is refused."""


def as_typed(text: str) -> Any:
    """Return what reaches our own reader: text as it was typed, in mappings and lists too."""
    return YAML(typ="base", pure=True).load(text) if text[0] in "[{" else text


def accepted_by_the_reader(kind: Any, text: str) -> bool:
    try:
        TypeAdapter(kind).validate_python(as_typed(text))
    except ValidationError:
        return False
    return True


def accepted_by_the_schema(name: str, text: str) -> bool:
    schema = {"$ref": f"#/$defs/{name}", "$defs": SCHEMA["$defs"]}
    return Draft202012Validator(schema).is_valid(as_an_editor_reads(text))


def cases(table: dict[str, tuple[Any, str]]) -> list[tuple[str, Any, str]]:
    return [(name, kind, text) for name, (kind, texts) in table.items() for text in texts.split("|")]


@pytest.mark.parametrize(("name", "kind", "text"), cases(ACCEPTED))
def test_what_the_reader_accepts_the_schema_accepts(name: str, kind: Any, text: str) -> None:
    assert accepted_by_the_reader(kind, text)
    assert accepted_by_the_schema(name, text)


@pytest.mark.parametrize(("name", "kind", "text"), cases(REFUSED))
def test_what_the_schema_refuses_the_reader_refuses(name: str, kind: Any, text: str) -> None:
    assert not accepted_by_the_schema(name, text)
    assert not accepted_by_the_reader(kind, text)


@pytest.mark.parametrize("key", REQUIRED)
def test_a_plan_without_a_required_field_does_not_validate(key: str) -> None:
    pep = example("secondary-review")
    del pep[key]

    assert [error.validator for error in VALIDATOR.iter_errors(pep)] == ["required"]


@pytest.mark.parametrize("phase", Phase, ids=lambda phase: phase.code)
def test_a_blank_file_lacks_only_a_record(phase: Phase) -> None:
    pep = as_an_editor_reads(blank(phase, Jurisdiction.wales, Speaker("cy").text))

    assert [error.json_path for error in VALIDATOR.iter_errors(pep)] == ["$.record"]


def test_a_field_is_titled_in_welsh_then_in_english() -> None:
    percent = SCHEMA["$defs"]["Attendance"]["properties"]["percent"]
    context = "field:history.attendance.percent"

    assert percent["title"] == f"{words('cy', context)} / {words('en', context)}"


def test_a_field_is_explained_in_welsh_and_after_an_empty_line_in_english() -> None:
    described = SCHEMA["$defs"]["History"]["properties"]["attendance"]["description"]

    welsh, english = described.split("\n\n")

    assert welsh.startswith(words("cy", "help:history.attendance") + "\n")
    assert english.splitlines() == [
        words("en", "help:history.attendance"),
        "List of entries",
        "Wales: required by law (WSI 2015/1818 Sch 2 para 2(1))",
        "England: required by law (SI 2010/959 Sch 1 para 2(1))",
    ]


def test_markdown_keeps_the_lines_of_an_explanation_apart() -> None:
    field = SCHEMA["properties"]["child"]

    assert field["markdownDescription"] == "\n\n".join(
        "  \n".join(half.splitlines()) for half in field["description"].split("\n\n")
    )


def test_every_reference_has_a_definition() -> None:
    references = set(referred(SCHEMA))

    assert "#/$defs/Attendance" in references
    assert references <= {f"#/$defs/{name}" for name in SCHEMA["$defs"]}


def referred(node: Any) -> list[str]:
    if isinstance(node, list):
        return [name for part in node for name in referred(part)]
    if not isinstance(node, dict):
        return []
    own = [node["$ref"]] if isinstance(node.get("$ref"), str) else []
    return own + [name for part in node.values() for name in referred(part)]

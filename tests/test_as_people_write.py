"""Dates, year groups, codes and people are read as people write them, with a remark, and never wrongly."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

import pytest

from builders import DRAFT, FINISHED, SECONDARY, a_plan, checked, typed, written
from pepdocs.base.language import CY, EN
from pepdocs.findings.model import Loc, Severity, name
from pepdocs.reading.parse import Parsed, model_at
from pepdocs.reading.words import codes_of
from pepdocs.schema.declare import Jurisdiction, by_key
from pepdocs.schema.derived.messages import choices
from pepdocs.schema.derived.shape import shape
from pepdocs.schema.kinds import YEAR_GROUPS, Choice
from pepdocs.schema.people import Role
from pepdocs.schema.pep import Phase
from pepdocs.schema.sections.care import PlacementType
from pepdocs.schema.sections.child import PlanLanguage
from pepdocs.wording import Speaker


def remarks(parsed: Parsed) -> list[tuple[str, str, str]]:
    """Return the number, the field and the form to use of each finding of reading."""
    return [(item.code.number, item.field, dict(item.facts).get("usual", "")) for item in parsed.findings.items]


def serious(parsed: Parsed) -> list[tuple[str, str]]:
    items = (parsed.findings + checked(parsed)).items
    return [(item.code.number, item.field) for item in items if item.severity is not Severity.INFO]


# Dates.

TENTH = (
    "10/09/2017|10.9.2017|10-09-2017|10 / 09 / 2017|10 September 2017|10th Sept 2017|10 Sep. 2017|10-Sep-2017"
    "|10fed Medi 2017|10 o Fedi 2017|10fed o Fedi 2017|y 10fed o Fedi, 2017|10 mis Medi 2017|10 MEDI 2017"
    "|Medi 10, 2017|September 10th, 2017|the 10th of September 2017|Sunday 10 September 2017"
    "|dydd Sul, 10 Medi 2017|Sul 10/09/2017|ar ddydd Sul 10 Medi 2017|Sun, 10 Sep 2017|2017/09/10|2017.9.10"
    "|2017-09-10T00:00:00|2017-09-10 09:30|10/09/2017 14:30|10/09/2017, 2.30pm|10 Medi 2017 am 2.30 yp"
    "|10 September 2017 at 2 pm|2017-09-10T00:00:00.000Z|10\N{NO-BREAK SPACE}September  2017|  10/09/2017 "
).split("|")


@pytest.mark.parametrize("text", TENTH)
def test_a_date_is_read_as_people_write_it(text: str) -> None:
    parsed = a_plan(**{"setting.started": text})

    assert parsed.pep.setting
    assert parsed.pep.setting.started == date(2017, 9, 10)
    assert remarks(parsed) == [("PEP116", "setting.started", "")]


MONTHS = {
    1: "January|Jan|Ionawr|Ion",
    2: "February|Feb|Chwefror|Chwef",
    3: "March|Mar|Mawrth|Maw|o Fawrth",
    4: "April|Apr|Ebrill|Ebr",
    5: "May|Mai|o Fai",
    6: "June|Jun|Mehefin|Meh|o Fehefin",
    7: "July|Jul|Gorffennaf|Gorff|o Orffennaf",
    8: "August|Aug|Awst",
    9: "September|Sept|Medi|o Fedi",
    10: "October|Oct|Hydref|Hyd",
    11: "November|Nov|Tachwedd|Tach|o Dachwedd",
    12: "December|Dec|Rhagfyr|Rhag|o Ragfyr",
}


@pytest.mark.parametrize(("month", "name"), [(n, name) for n, names in MONTHS.items() for name in names.split("|")])
def test_a_month_is_known_in_both_languages_abbreviated_and_mutated(month: int, name: str) -> None:
    parsed = a_plan(**{"setting.started": f"1 {name} 2024"})

    assert parsed.pep.setting
    assert parsed.pep.setting.started == date(2024, month, 1)


@pytest.mark.parametrize("lang", [CY, EN])
@pytest.mark.parametrize("day", [date(2026, month, 28) for month in range(1, 13)], ids=str)
def test_a_date_that_a_document_prints_is_read(day: date, lang: str) -> None:
    parsed = a_plan(**{"setting.started": Speaker(lang).date(day)})

    assert parsed.pep.setting
    assert parsed.pep.setting.started == day


def test_the_day_comes_first_where_both_might() -> None:
    parsed = a_plan(**{"plan.meeting": "03/04/2026"})

    assert parsed.pep.plan
    assert parsed.pep.plan.meeting == date(2026, 4, 3)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("10/09/17", "PEP114"),
        ("10 Medi 17", "PEP114"),
        ("September 2017", "PEP114"),
        ("10 September", "PEP114"),
        ("20170910", "PEP114"),
        ("10 Mrz 2017", "PEP114"),
        ("10/11 September 2017", "PEP114"),
        ("early September 2017", "PEP114"),
        ("2017-09-09T23:00:00Z", "PEP114"),
        ("31/02/2026", "PEP115"),
        ("09/13/2017", "PEP115"),
        ("2017-13-01", "PEP115"),
        ("30 Chwefror 2026", "PEP115"),
        ("Monday 10 September 2017", "PEP115"),
        ("dydd Mawrth 10 Medi 2017", "PEP115"),
    ],
)
def test_a_date_that_is_not_certain_is_not_read(text: str, code: str) -> None:
    parsed = a_plan(**{"setting.started": text})

    assert parsed.pep.setting
    assert parsed.pep.setting.started is None
    assert remarks(parsed) == [(code, "setting.started", "")]


def test_a_remark_on_a_date_does_not_repeat_it() -> None:
    parsed = a_plan(**{"child.date_of_birth": "5 Mehefin 2011"})

    assert "2011" not in repr(parsed.findings)


# Year groups.

YEARS = {
    "N1": "n1|Nursery 1|Meithrin 1",
    "N2": "N2|Nursery|Meithrin|FS1|F1|Nursery 2|dosbarth meithrin",
    "R": "R|Rec|Reception|Derbyn|F2|FS2|fs 2|Year R|YR|Dosbarth Derbyn|Blwyddyn Derbyn",
    "7": "7|Y7|Y 7|Year 7|YEAR 7|Yr 7|Bl 7|Bl. 7|Bl.7|Blwyddyn 7|B7|07|Year 07|Year-7",
    "10": "10|Y10|Yr 10|Year 10|year  10|Bl. 10|Blwyddyn 10|B10",
    "14": "14|Year 14|Blwyddyn 14",
}


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in YEARS.items() for text in texts.split("|")])
def test_a_year_group_is_read_as_people_write_it(code: str, text: str) -> None:
    parsed = a_plan(**{"child.year_group": text})

    assert parsed.pep.child
    assert parsed.pep.child.year_group == code
    expected = [] if text.upper() in YEAR_GROUPS else [("PEP145", "child.year_group", code)]
    assert remarks(parsed) == expected


@pytest.mark.parametrize("code", YEAR_GROUPS)
@pytest.mark.parametrize("word", ["Year", "Bl.", "Y"])
def test_every_numbered_year_is_known(code: str, word: str) -> None:
    parsed = a_plan(**{"child.year_group": f"{word} {code}"})

    assert parsed.pep.child
    if code.isdigit():
        assert parsed.pep.child.year_group == code


@pytest.mark.parametrize("text", ["15", "0", "7/8", "7-8", "Year", "KS3", "10B", "1.0", "-7", "sixth form", "Year 1 2"])
def test_a_year_group_that_is_not_certain_is_one_finding(text: str) -> None:
    before = serious(a_plan())

    parsed = a_plan(**{"child.year_group": text})

    assert parsed.pep.child
    assert parsed.pep.child.year_group is None
    assert parsed.places.unusable("child", "year_group")
    assert [item for item in serious(parsed) if item not in before] == [("PEP126", "child.year_group")]


# Codes.


@pytest.mark.parametrize("choice", choices(), ids=lambda choice: choice.__name__)
@pytest.mark.parametrize("lang", [CY, EN])
def test_every_code_is_read_by_its_label_in_both_languages(choice: type[Choice], lang: str) -> None:
    for member in choice:
        label = Speaker(lang).text(member.context)
        assert [codes_of(choice, text) for text in (label, label.upper(), f" {label.lower()}. ")] == [
            (member.code,)
        ] * 3


@pytest.mark.parametrize("choice", choices(), ids=lambda choice: choice.__name__)
def test_every_code_is_read_in_whatever_case_and_spacing(choice: type[Choice]) -> None:
    for member in choice:
        for text in (member.code.upper(), member.code.replace("_", " "), member.code.replace("_", "-").title()):
            assert codes_of(choice, text) == (member.code,)


@pytest.mark.parametrize(
    ("choice", "text", "code"),
    [
        (Phase, "Ôl 16", "post16"),
        (Phase, "post-16", "post16"),
        (PlacementType, "childrens home", "childrens_home"),
        (PlacementType, "Children's Home", "childrens_home"),
        (Role, "IRO", "iro"),
        (Role, "SAA", "iro"),
        (Role, "Independent Reviewing Officer", "iro"),
        (Role, "CADY", "alnco"),
        (PlanLanguage, "cymraeg", "cy"),
    ],
)
def test_a_code_is_read_without_accents_and_by_an_abbreviation(choice: type[Choice], text: str, code: str) -> None:
    assert codes_of(choice, text) == (code,)


def test_the_codes_of_the_first_lines_are_read() -> None:
    parsed = a_plan(jurisdiction="Cymru", phase="Uwchradd", written_in="Saesneg")

    assert parsed.pep.law is Jurisdiction.wales
    assert parsed.pep.phase is Phase.secondary
    assert [(code, usual) for code, _, usual in remarks(parsed)] == [
        ("PEP146", "wales"), ("PEP146", "secondary"), ("PEP146", "en"),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["Yes", "YES", " yes ", "Ydw", "Ydy", "oes", "Y"])
def test_yes_is_read_in_both_languages(text: str) -> None:
    parsed = a_plan(**{"aln.has_aln": text})

    assert parsed.pep.aln
    assert parsed.pep.aln.has_aln is True
    assert remarks(parsed) == []


def test_a_code_by_yes_and_no_is_read_too() -> None:
    parsed = a_plan(**{"voice.views.0.response.done": "Na"})

    assert remarks(parsed) == [("PEP146", "voice.views[0].response.done", "no")]


def test_a_code_in_a_list_is_read() -> None:
    parsed = a_plan(**{"child.accessible_formats": ["Large print", "Hawdd ei ddarllen", "audio"]})

    assert parsed.pep.child
    assert [one.code for one in parsed.pep.child.accessible_formats or ()] == ["large_print", "easy_read", "audio"]


def test_a_language_is_read_by_its_name() -> None:
    parsed = a_plan(**{"people.0.language": "Cymraeg"})

    assert remarks(parsed) == [("PEP146", "people[0].language", "cy")]


def test_a_word_that_is_none_of_the_codes_is_refused_with_all_of_them() -> None:
    parsed = a_plan(**{"plan.status": "finished"})

    assert remarks(parsed) == [("PEP111", "plan.status", "")]
    assert dict(parsed.findings.items[0].facts)["choices"] == "draft, final, superseded"


# A name where an id belongs.

PEOPLE = [
    {"id": "sw", "role": "social_worker", "name": "Ms Siân Prys-Jones"},
    {"id": "carer1", "role": "carer", "name": "Mr Dafydd Jones"},
    {"id": "carer2", "role": "carer", "name": "Mrs Mair Jones"},
    {"id": "dt", "role": "designated_teacher", "name": "Dana Teacher"},
    {"id": "iro", "role": "iro", "name": "Dr A. O'Neill"},
    {"id": "LW", "role": "lead_worker", "name": "Gwen Evans"},
    {"id": "tutor", "role": "form_tutor", "name": "Gwen Parry"},
]
CHILD = {"first_names": "Llŷr Dafydd", "known_as": "Llŷr", "surname": "Ddu"}


def who(typed_name: str, people: Any = PEOPLE) -> Parsed:
    content = {
        "pepdocs": "2",
        "child": CHILD,
        "people": people,
        "targets": [{"id": "t1", "actions": [{"what": "x", "who": typed_name}]}],
    }
    return typed(content)


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Mrs Jones", "carer2"),
        ("mr jones", "carer1"),
        ("Mair", "carer2"),
        ("M Jones", "carer2"),
        ("Dafydd Jones", "carer1"),
        ("D Teacher", "dt"),
        ("D. TEACHER", "dt"),
        ("Miss Teacher", "dt"),
        ("Sian Prys-Jones", "sw"),
        ("Ms Prys Jones", "sw"),
        ("Dr ONeill", "iro"),
        ("Andrew O’Neill", "iro"),
        ("lw", "LW"),
        ("CARER1", "carer1"),
        ("Evans", "LW"),
        ("Social worker", "social_worker"),
        ("Gweithiwr cymdeithasol", "social_worker"),
        ("Designated Teacher", "designated_teacher"),
        ("the child", "child"),
        ("Y plentyn", "child"),
        ("Llŷr", "child"),
        ("Llyr Ddu", "child"),
        ("Llŷr Dafydd Ddu", "child"),
    ],
)
def test_a_name_is_read_as_the_id_of_the_one_person_who_has_it(name: str, id_: str) -> None:
    parsed = who(name)

    assert remarks(parsed) == [("PEP147", "targets[0].actions[0].who", id_)]
    assert _who(parsed) == id_


def _who(parsed: Parsed) -> str | None:
    targets: Any = parsed.pep.targets
    who: str | None = targets[0].actions[0].who
    return who


@pytest.mark.parametrize(
    "name",
    ["Jones", "Gwen", "Mx Jones", "Miss Mair Jones", "Mr and Mrs Jones", "Jo Bloggs", "?!", "Mr Dafydd", "Miss Ddu"],
)
def test_a_name_that_may_be_of_two_people_or_of_none_is_one_finding(name: str) -> None:
    parsed = who(name)

    assert remarks(parsed) == []
    found = [item for item in checked(parsed).items if item.field == "targets[0].actions[0].who"]
    assert [item.code.number for item in found] == ["PEP310"]


def test_a_stranger_is_answered_with_who_is_there_by_ids_and_roles_and_never_by_names() -> None:
    parsed = who("Mrs Thomas")

    found = next(item for item in checked(parsed).items if item.code.number == "PEP310")
    facts = dict(found.facts)
    assert facts["limit"] == "7"
    assert facts["ids"].startswith("sw (social_worker), carer1 (carer), ")
    assert not any(name in repr(found) for name in ("Thomas", "Jones", "Teacher"))


def test_an_id_that_may_be_made_of_a_name_is_shown_by_its_place() -> None:
    people = [
        {"id": "mair", "role": "carer", "name": "Mair Jones"},
        {"id": "bethan-evans", "role": "parent", "name": "B. E."},
        {"id": "carer2", "role": "carer", "name": "Siôn Puw"},
    ]

    refused, read = (who(name, people) for name in ("Mrs Thomas", "Mrs Jones"))

    found = next(item for item in checked(refused).items if item.code.number == "PEP310")
    assert dict(found.facts)["ids"] == "people[0] (carer), people[1] (parent), carer2 (carer)"
    assert _who(read) == "mair"
    assert [usual for _, _, usual in remarks(read)] == ["people[0]"]


def test_a_long_list_of_people_is_cut() -> None:
    people = [{"id": f"p{n}", "role": "other"} for n in range(300)]

    found = next(item for item in checked(who("Mrs Thomas", people)).items if item.code.number == "PEP310")

    assert len(dict(found.facts)["ids"]) < 400


def test_names_are_read_in_lists_and_where_somebody_says_that_there_is_none() -> None:
    parsed = a_plan(
        **{"meeting.attended": ["child", "Carer"], "history.exclusions": {"none_stated_by": "Social worker"}}
    )

    assert remarks(parsed) == [
        ("PEP147", "history.exclusions.none_stated_by", "social_worker"),
        ("PEP147", "meeting.attended[1]", "carer"),
    ]


def test_an_id_of_a_target_is_found_in_whatever_case_or_answered_with_those_that_there_are() -> None:
    read, refused = (a_plan(**{"funding.0.targets": [text]}) for text in ("T1", "first target"))

    assert remarks(read) == [("PEP147", "funding[0].targets[0]", "t1")]
    found = [dict(item.facts)["ids"] for item in checked(refused).items if item.code.number == "PEP311"]
    assert found == ["t1, t2, t3"]


# Keys.


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("paln", "plan"),
        ("plna", "plan"),
        ("Plan", "plan"),
        ("chidl", "child"),
        ("Targets and actions", "targets"),
        ("Targedau a chamau gweithredu", "targets"),
        ("child.Date of birth", "date_of_birth"),
        ("child.date-of-birth", "date_of_birth"),
        ("child.DateOfBirth", "date_of_birth"),
        ("child.Dyddiad geni", "date_of_birth"),
        ("child.date_of_brith", "date_of_birth"),
        ("people.0.di", "id"),
    ],
)
def test_an_unknown_key_names_the_one_that_is_meant_and_is_the_only_finding(path: str, key: str) -> None:
    *within, unknown = path.split(".")
    content = written(SECONDARY)
    record = _at(content, *(int(step) if step.isdigit() else step for step in within))
    record[unknown] = record.pop(key)

    parsed = typed(content)

    assert [dict(item.facts) for item in parsed.findings.items] == [{"nearest": key}]
    assert _new(parsed, SECONDARY) == [("PEP110", parsed.findings.items[0].field)]


def _at(content: Any, *loc: str | int) -> Any:
    for step in loc:
        content = content[step]
    return content


def _new(parsed: Parsed, example: str) -> list[tuple[str, str]]:
    """Return the errors and warnings about a plan that an example does not have."""
    before = _serious(example)
    return [found for found in serious(parsed) if found not in before]


@cache
def _serious(example: str) -> frozenset[tuple[str, str]]:
    return frozenset(serious(a_plan(example)))


def test_a_key_that_is_missing_beats_one_that_is_there() -> None:
    parsed = a_plan(without="plan", paln={"kind": "review"})

    assert [dict(item.facts) for item in parsed.findings.items] == [{"nearest": "plan"}]


@pytest.mark.parametrize("field", ["history.exclusions", "history.disruption"])
@pytest.mark.parametrize("key", ["none_statedby", "none_stated_yb", "None stated by"])
def test_a_misspelt_none_is_the_only_finding(field: str, key: str) -> None:
    parsed = a_plan(**{field: {key: "sw"}})

    assert _new(parsed, SECONDARY) == [("PEP110", field)]
    assert ("nearest", "none_stated_by") in parsed.findings.blocking[0].facts


def test_a_file_of_names_and_keys_that_nobody_knows_is_read_in_time() -> None:
    people = [{"id": f"p{n}", "name": f"{n:04} Jones"} for n in range(1000)]
    content = {
        "pepdocs": "2",
        "people": people,
        "child": {f"{n:x}ate_of_b{n:x}rth": "x" for n in range(4000)},
        "targets": [{"agreed_with": [f"{n:04}x Jones" for n in range(4000)]}],
    }
    began = time.process_time()

    parsed = typed(content)

    assert len(parsed.findings.items) == 4000
    assert time.process_time() - began < 10


# One typing error, one finding.

NONSENSE = "Qqqq zzz?!"
FREE = ("text", "name", "proper_name", "free")
"""Kinds of value that any text is."""

DECIDING: set[str] = set()
"""Fields that decide which others are asked for; what follows from a wrong one is a matter of the rules."""


def _values(example: str) -> Iterator[Loc]:
    """Yield the place of a value of each field of an example that not every text is a value of."""
    content = written(example)
    seen = set()
    for loc, text in _texts(content, ()):
        keys = tuple(step for step in loc if isinstance(step, str))
        model = model_at(loc[: loc.index(keys[-1])])
        declared = by_key(model).get(keys[-1]) if model else None
        kind = shape(declared.annotation).kind if declared else "none_stated_by"
        if text is not None and kind not in FREE and keys not in seen and keys[-1] not in (CY, EN, "not_practicable"):
            seen.add(keys)
            yield loc


def _texts(value: Any, loc: Loc) -> Iterator[tuple[Loc, Any]]:
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    if not isinstance(value, dict | list):
        yield loc, value
    for step, inner in steps:
        yield from _texts(inner, (*loc, step))


MISTYPED = [(example, loc) for example in (*FINISHED, DRAFT) for loc in _values(example) if loc[0] not in DECIDING]


BY_PLACE = pytest.mark.parametrize(
    ("example", "loc"),
    [
        pytest.param(*each, id=f"{each[0]}-{name(each[1])}", marks=() if each[0] == SECONDARY else pytest.mark.long)
        for each in MISTYPED
    ],
)
"""Every field of one example in every run, and of the others in `make long`."""


def test_values_were_found() -> None:
    assert len(MISTYPED) > 300


@BY_PLACE
def test_one_mistyped_value_is_one_finding_at_its_place(example: str, loc: Loc) -> None:
    content = written(example)
    _at(content, *loc[:-1])[loc[-1]] = NONSENSE

    assert [field for _, field in _new(typed(content), example)] == [name(loc)]


@BY_PLACE
def test_one_mistyped_key_is_one_finding_at_its_place(example: str, loc: Loc) -> None:
    content = written(example)
    if not isinstance(loc[-1], str) or loc[-1] == "none_stated_by":
        return
    record = _at(content, *loc[:-1])
    record[_transposed(loc[-1])] = record.pop(loc[-1])

    parsed = typed(content)

    assert [field for _, field in _new(parsed, example)] == [name(loc[:-1]) or "pepdocs"]
    assert ("nearest", loc[-1]) in parsed.findings.blocking[0].facts


def _transposed(key: str) -> str:
    """Return a key with two of its letters transposed."""
    place = next(place for place in reversed(range(len(key) - 1)) if key[place] != key[place + 1])
    return key[:place] + key[place + 1] + key[place] + key[place + 2 :]

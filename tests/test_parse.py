"""Parsing turns text into a PEP; a value of the wrong kind becomes a finding, and no other value is lost."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import EXAMPLES, FINISHED, a_plan, put, typed, written
from full_plan import PHASES, Filled, full
from pepdocs.base.language import EN
from pepdocs.findings.model import TOP, Severity
from pepdocs.reading import parse, source
from pepdocs.reading.parse import MAX_ROUNDS, Parsed
from pepdocs.schema import kinds
from pepdocs.schema.pep import Pep
from pepdocs.schema.sections.child import Child
from pepdocs.schema.sections.history import Attendance

MARKER = "Rhododendron"

WRONG = {
    "a list for a text": ("arrangements.education", ["a"], "PEP104"),
    "a mapping for a code": ("plan.kind", {"a": "b"}, "PEP104"),
    "a text for a list": ("leisure.interests", "swimming", "PEP105"),
    "a mapping for a list": ("progress.subjects", {"a": "b"}, "PEP105"),
    "a text for a record": ("plan", "final", "PEP103"),
    "a text for an entry": ("people.0", "Siân", "PEP103"),
    "a code that is none": ("plan.kind", "weekly", "PEP111"),
    "a date that is none": ("plan.meeting", "soon", "PEP114"),
    "a day that is none": ("plan.meeting", "2026-02-30", "PEP115"),
    "a day of the thirteenth month": ("plan.meeting", "11/13/2026", "PEP115"),
    "a year of two digits": ("plan.meeting", "11/03/26", "PEP114"),
    "neither yes nor no": ("aln.has_aln", "perhaps", "PEP117"),
    "over 100": ("history.attendance.0.percent", "100.1", "PEP118"),
    "two decimals": ("history.attendance.0.percent", "93.25", "PEP118"),
    "no money": ("funding.0.planned", "lots", "PEP119"),
    "no count": ("care.school_moves", "-1", None),
    "no school year": ("history.attendance.0.year", "2025/27", "PEP125"),
    "a year group that is none": ("child.year_group", "15", None),
    "a language that is none": ("voice.views.0.text", {"Welsh!": "x"}, None),
    "an id that is none": ("targets.0.id", "1 2", None),
    "an unsafe record": ("record", "../x", "PEP124"),
}


def codes(parsed: Parsed) -> list[tuple[str, str]]:
    return [(item.code.number, item.field) for item in parsed.findings.items]


def in_file(name: str) -> Parsed:
    return parse.pep(source.load(EXAMPLES / f"{name}.yaml"))


@pytest.mark.parametrize("example", FINISHED)
def test_an_example_has_nothing_of_the_wrong_kind(example: str) -> None:
    parsed = in_file(example)

    assert parsed.findings.graded(Severity.ERROR) == ()
    assert parsed.pep.record


@pytest.mark.parametrize("phase", PHASES)
def test_every_declared_field_is_read(phase: str) -> None:
    content, taken = full(phase)

    parsed = typed(content)

    assert codes(parsed) == []
    unread = [f.name for f in taken if _value_at(parsed.pep, f) is None]
    assert unread == []


def _value_at(pep: Pep, filled: Filled) -> Any:
    value: Any = pep
    for step in filled.loc:
        named = f"{step}_" if hasattr(value, f"{step}_") else str(step)
        value = value[step] if isinstance(step, int) else getattr(value, named)
    return value


@pytest.mark.parametrize(("path", "value", "code"), WRONG.values(), ids=WRONG)
def test_a_value_of_the_wrong_kind_is_reported_at_its_position_and_nothing_else_is_lost(
    path: str, value: Any, code: str | None
) -> None:
    content = written("secondary-review")
    put(content, path, value)
    field = parse.name(tuple(int(step) if step.isdigit() else step for step in path.split(".")))

    parsed = typed(content)

    assert [found for _, found in codes(parsed)] == [field]
    assert code in {None, parsed.findings.items[0].code.number}
    assert len(parsed.findings.blocking) == 1
    assert parsed.pep.voice
    assert parsed.pep.targets
    assert MARKER not in repr(parsed)


def test_a_wrong_entry_leaves_the_numbers_of_its_neighbours() -> None:
    parsed = a_plan(**{"people.1": "Siân", "people.2.role": "wizard"})

    assert codes(parsed) == [("PEP103", "people[1]"), ("PEP111", "people[2].role")]
    assert parsed.pep.people
    assert [person.id for person in parsed.pep.people][:4] == ["sw", None, "lace", "iro"]


def test_everything_wrong_is_reported_at_once() -> None:
    content, taken = full("primary")
    dates = [f for f in taken if f.kind == "date"]
    for filled in dates:
        put(content, ".".join(map(str, filled.loc)), "soon")

    found = codes(typed(content))

    assert len(dates) > 50
    assert sorted(found) == sorted(("PEP114", parse.name(f.loc)) for f in dates)


def test_a_key_that_is_nearly_one_of_ours_names_the_nearest() -> None:
    parsed = a_plan(**{"child.nmae": "x", "child.known_ass": "y"})

    facts = [dict(item.facts).get("nearest") for item in parsed.findings.items]
    assert codes(parsed) == [("PEP109", "child"), ("PEP110", "child")]
    assert facts == [None, "known_as"]


def test_a_key_that_is_like_none_of_ours_is_not_repeated() -> None:
    parsed = a_plan(**{f"plan.{MARKER}": "x", MARKER: "y"})

    assert {code for code, _ in codes(parsed)} == {"PEP109"}
    assert MARKER not in repr(parsed.findings)


# The version of the format.


@pytest.mark.parametrize(
    ("version", "code"),
    [
        (..., "PEP100"),
        (None, "PEP100"),
        ("3", "PEP102"),
        ("99999999999999999999", "PEP102"),
        ("0", "PEP101"),
        ("one", "PEP101"),
        ("1.0", "PEP101"),
        ("-1", "PEP101"),
        ("١", "PEP101"),
        (["1"], "PEP101"),
    ],
    ids=repr,
)
def test_a_file_of_another_format_is_not_read_at_all(version: Any, code: str) -> None:
    parsed = a_plan(**{"pepdocs": version, "plan.kind": "nonsense"})

    assert codes(parsed) == [(code, "pepdocs")]
    assert parsed.pep == Pep()


# Dates that were typed in another way.


@pytest.mark.parametrize("text", ["11/03/2026", "11.3.2026", "11 March 2026", "11 Mawrth 2026", "11 MAWRTH 2026"])
def test_a_date_typed_in_another_way_is_read_with_a_remark(text: str) -> None:
    parsed = a_plan(**{"plan.meeting": text})

    assert parsed.pep.plan
    assert parsed.pep.plan.meeting == date(2026, 3, 11)
    assert codes(parsed) == [("PEP116", "plan.meeting")]
    assert parsed.findings.blocking == ()


def test_a_wrong_date_has_no_second_finding() -> None:
    assert codes(a_plan(**{"plan.meeting": "31 February 2026"})) == [("PEP115", "plan.meeting")]


# Values.


def test_values_keep_what_was_typed() -> None:
    parsed = typed(
        {
            "pepdocs": "2",
            "child": {"upn": "0012", "year_group": "r", "first_names": "O\u0302"},
            "aln": {"has_aln": "nac oes"},
            "history": {"attendance": [{"year": "2025-26", "percent": "93.5"}]},
            "leisure": {"interests": []},
        }
    )

    child, history = parsed.pep.child, parsed.pep.history
    assert isinstance(child, Child)
    assert (child.upn, child.year_group, child.first_names) == ("0012", "R", "Ô")
    assert parsed.pep.aln
    assert parsed.pep.aln.has_aln is False
    assert history
    assert history.attendance == [Attendance(year="2025/26", percent=Decimal("93.5"))]
    assert parsed.pep.leisure is None


def test_a_value_that_is_blank_is_missing() -> None:
    parsed = typed({"pepdocs": "2", "child": {"first_names": "  ", "surname": None}})

    assert parsed.pep.child is None
    assert codes(parsed) == []


def test_text_keeps_its_languages_in_the_order_typed() -> None:
    parsed = typed({"pepdocs": "2", "leisure": {"would_help": {"pl": "tak", "en": "yes"}}})

    assert parsed.pep.leisure
    assert parsed.pep.leisure.would_help == kinds.LocalText((("pl", "tak"), ("en", "yes")))
    assert parsed.pep.leisure.would_help.said_in(EN) == "yes"


@pytest.mark.parametrize("tags", [("cy", "en"), ("CY", "en-GB"), ("cy-GB", "EN-gb")], ids="-".join)
def test_welsh_and_english_are_one_language_each_whatever_the_region(tags: tuple[str, str]) -> None:
    parsed = typed({"pepdocs": "2", "leisure": {"would_help": dict(zip(tags, "ab", strict=True))}})

    assert parsed.pep.leisure
    assert parsed.pep.leisure.would_help == kinds.LocalText((("cy", "a"), ("en", "b")))


def test_one_language_cannot_be_given_twice() -> None:
    parsed = typed({"pepdocs": "2", "leisure": {"would_help": {"cy": "a", "cy-GB": "b"}}})

    assert [field for _, field in codes(parsed)] == ["leisure.would_help"]


# Places.


def test_places_are_those_of_keys_and_entries() -> None:
    places = in_file("primary-initial").places

    assert places.at("record") < places.at("plan") < places.at("plan", "kind")
    assert places.at("people", 1, "role").line == places.at("people", 0).line + 1
    assert places.at("people", 0, "nothing") == places.at("people", 0)
    assert places.at("nothing", "at", "all") == TOP


def test_given_and_unusable_values_are_distinguished() -> None:
    places = a_plan(**{"plan.kind": "nonsense"}, without="plan.status").places

    assert (places.given("plan", "kind"), places.unusable("plan", "kind")) == (True, True)
    assert (places.given("plan", "status"), places.unusable("plan", "status")) == (False, False)
    assert (places.given("plan", "meeting"), places.unusable("plan", "meeting")) == (True, False)
    assert places.unusable("plan", "kind", "below")


@pytest.mark.parametrize(
    ("loc", "model"),
    [
        ((), Pep),
        (("child",), Child),
        (("history", "attendance", 0), Attendance),
        (("history", "attendance", 0, "percent"), None),
        (("nothing",), None),
        (("local", "anything"), None),
    ],
    ids=str,
)
def test_the_record_type_of_a_path_is_known(loc: parse.Loc, model: type | None) -> None:
    assert parse.model_at(loc) is model


# Whatever stands in a file.

SCALARS = st.none() | st.sampled_from(["1", "yes", "2026-03-11", "sw", "x y", "{{ x }}", "\u202e"])
KEYS = st.sampled_from(["cy", "en", "none_stated_by", "not_practicable", "id", "zz", "kind", ""])
TREES = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3))


@settings(max_examples=100, deadline=None, derandomize=True)
@given(spoilt=st.dictionaries(st.integers(0, 500), TREES, min_size=1, max_size=12))
def test_no_content_raises(spoilt: dict[int, Any]) -> None:
    content, taken = full("post16", each=1)
    places = {
        (loc := taken[number % len(taken)].loc)[: 1 + number % len(loc)]: value for number, value in spoilt.items()
    }
    for place in sorted(places, key=len, reverse=True):
        put(content, ".".join(map(str, place)), places[place])

    parsed = typed(content)

    assert parsed.pep.pepdocs == "2"
    assert all(item.field for item in parsed.findings.items)


def test_a_file_of_nonsense_is_reported_in_a_few_rounds() -> None:
    content: dict[str, Any] = {key: [[{"x": "y"}]] for key in Pep.model_fields}
    content["pepdocs"] = "2"

    parsed = typed(content)

    assert len(parsed.findings.items) > 20
    assert parsed.pep.pepdocs == "2"
    assert MAX_ROUNDS >= 40

"""Who a plan goes to, what the archive is called, and the list that says whose it is."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import sys

import pytest

from builders import EXAMPLES, SECONDARY, a_plan
from pepdocs.base.copies import Copy
from pepdocs.handover.recipients import By, RecipientArchive, listing, recipient, token

SALT = bytes(range(16))
OTHER_SALT = bytes(16)

SCHOOL = "Ysgol Bro Aeron"
HOSTILE = [
    "=cmd|' /C calc'!A0",
    "+441970",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r\n=1+1",
    "＝1+1",
    'Ysgol\nUn,Dau;"Tri"',
    "\u202eloohcS",
    "x" * 10_000,
    "مدرسة",
    "",
    "   ",
    "../../etc/passwd",
    "CON",
]
by_hostile = pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))


def goes_to(by: By, *, without: str = "", **changes: object) -> str | None:
    return recipient(a_plan(SECONDARY, without=without, **changes).pep, by)


def rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_plan_goes_to_its_school_its_social_worker_its_authority_its_carer_or_its_reviewing_officer():
    assert [goes_to(by) for by in By] == [
        SCHOOL,
        "Owain Prydderch <owain.prydderch@dyffryn-aeron.example>",
        "Cyngor Sir Dyffryn Aeron",
        "Jan Whitlock (FX-SEC-0147-03)",
        "Marcus O'Neill",
    ]
    assert [by.value for by in By] == ["school", "social_worker", "authority", "carer", "officer"]


@pytest.mark.parametrize(
    ("by", "without"),
    [
        (By.SCHOOL, "setting.name"),
        (By.SCHOOL, "setting"),
        (By.SOCIAL_WORKER, "people"),
        (By.SOCIAL_WORKER, "people.0"),
        (By.SOCIAL_WORKER, "people.0.name"),
        (By.AUTHORITY, "plan.responsible_authority"),
        (By.AUTHORITY, "plan"),
    ],
)
def test_a_plan_that_does_not_say_goes_to_nobody(by, without):
    assert goes_to(by, without=without) is None


def test_a_child_without_a_school_place_has_no_school_to_send_to():
    stated = {"none_stated_by": "sw"}

    assert goes_to(By.SCHOOL, **{"setting.name": stated}) is None


def test_an_official_pair_of_names_is_one_recipient_however_it_was_typed():
    welsh, english = "Ysgol y Bont", "Bridge School"

    typed = [{"cy": welsh, "en": english}, {"en": english, "cy": welsh}]
    assert {goes_to(By.SCHOOL, **{"setting.name": pair}) for pair in typed} == {"Ysgol y Bont / Bridge School"}
    assert goes_to(By.SCHOOL, **{"setting.name": {"cy": welsh, "en": welsh}}) == welsh


def test_two_schools_of_one_name_are_told_apart_by_their_postcodes():
    here, there = (
        goes_to(By.SCHOOL, **{"setting.address": f"Heol Un, {postcode}"}) for postcode in ("sa46  0aa", "CF10 1AA")
    )

    assert (here, there) == (f"{SCHOOL}, SA46 0AA", f"{SCHOOL}, CF10 1AA")


def test_two_social_workers_of_one_name_are_told_apart_by_their_emails():
    found = {
        goes_to(By.SOCIAL_WORKER, **{"people.0.name": "Siân Jones", "people.0.email": email})
        for email in ("s.jones@un.example", "s.jones@dau.example")
    }

    assert found == {"Siân Jones <s.jones@un.example>", "Siân Jones <s.jones@dau.example>"}


def test_two_carers_of_one_name_are_never_taken_for_one():
    found = {
        goes_to(By.CARER, record=record, people=[{"id": "carer", "role": "carer", "name": "Siân Jones", **email}])
        for record in ("FX-1", "FX-2")
        for email in ({}, {"email": "s.jones@un.example"})
    }

    assert found == {"Siân Jones (FX-1)", "Siân Jones (FX-2)", "Siân Jones <s.jones@un.example>"}


by_kind = pytest.mark.parametrize("by", By, ids=lambda by: by.value)


@by_kind
def test_a_recipient_gets_their_own_copy_even_if_the_full_record_is_made_too(by):
    assert by.packed(tuple(Copy)) is by.own_copy
    assert by.own_copy.value == {"authority": "full"}.get(by.value, by.value)


@by_kind
def test_only_offices_are_handed_the_full_record_if_that_is_asked_for(by):
    may = by in {By.SCHOOL, By.SOCIAL_WORKER, By.AUTHORITY}

    assert by.packed((Copy.FULL,)) is (Copy.FULL if may else None)


@by_kind
def test_nobody_is_handed_the_copy_of_somebody_else(by):
    assert by.packed([copy for copy in Copy if copy not in {by.own_copy, Copy.FULL}]) is None


def test_names_that_differ_in_capitals_spaces_and_apostrophes_only_share_an_archive():
    names = ["St David’s School", "ST DAVID'S  SCHOOL", " st david’s\u00a0school\n"]

    assert len({token(name, By.SCHOOL, SALT) for name in names}) == 1
    assert token("St Davids School", By.SCHOOL, SALT) != token(names[0], By.SCHOOL, SALT)
    assert token("Ysgol Tŷ", By.SCHOOL, SALT) != token("Ysgol Ty", By.SCHOOL, SALT)


def test_the_name_of_an_archive_says_what_kind_of_recipient_and_no_more():
    assert re.fullmatch(r"school-[0-9a-f]{12}", token(SCHOOL, By.SCHOOL, SALT))
    assert re.fullmatch(r"social-worker-[0-9a-f]{12}", token(SCHOOL, By.SOCIAL_WORKER, SALT))
    assert re.fullmatch(r"authority-[0-9a-f]{12}", token(SCHOOL, By.AUTHORITY, SALT))


@by_hostile
def test_whatever_a_recipient_is_called_the_archive_has_a_safe_name(name):
    assert re.fullmatch(r"school-[0-9a-f]{12}", token(name, By.SCHOOL, SALT))


def test_nobody_finds_the_school_by_trying_all_names_without_the_salt():
    assert token(SCHOOL, By.SCHOOL, SALT) != token(SCHOOL, By.SCHOOL, OTHER_SALT)
    with pytest.raises(ValueError, match="salt"):
        token(SCHOOL, By.SCHOOL, b"")


def test_the_name_of_an_archive_is_the_same_in_every_run():
    program = f"from pepdocs.handover.recipients import By, token\nprint(token({SCHOOL!r}, By.SCHOOL, {SALT!r}))"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)

    assert run.stdout.strip() == token(SCHOOL, By.SCHOOL, SALT)


def test_ten_thousand_recipients_have_ten_thousand_archives():
    assert len({token(f"Ysgol {n}", By.SCHOOL, SALT) for n in range(10_000)}) == 10_000


def test_the_list_says_in_both_languages_whose_archive_is_whose():
    content = listing([RecipientArchive("school-b.zip", "Ysgol Ŵyn", 3), RecipientArchive("school-a.zip", SCHOOL, 12)])

    assert content.startswith(b"\xef\xbb\xbf"), "Excel takes it for UTF-8"
    assert rows(content) == [
        ["Ffeil ZIP / ZIP file", "Derbynnydd / Recipient", "Dogfennau / Documents"],
        ["school-a.zip", SCHOOL, "12"],
        ["school-b.zip", "Ysgol Ŵyn", "3"],
    ]


@by_hostile
def test_no_recipient_is_taken_for_a_formula_or_breaks_the_list(name):
    head, row = rows(listing([RecipientArchive("school-a.zip", name, 1)]))

    assert len(head) == len(row) == 3
    assert not row[1].startswith(("=", "+", "-", "@", "\t", "\r", "＝"))
    assert row[1].lstrip("'") == " ".join(name.split())


def test_a_recipient_is_not_shown_where_programs_show_values():
    assert SCHOOL not in repr(RecipientArchive("school-a.zip", SCHOOL, 1))


def test_every_example_says_who_it_goes_to_but_for_what_its_author_omitted():
    found = {
        (example.stem, by.value)
        for example in EXAMPLES.glob("*.yaml")
        for by in By
        if recipient(a_plan(example.stem).pep, by) is None
    }

    assert {example for example, _ in found} <= {"england-primary-draft"}

"""The lints of the catalogues: each sees what it is for, and lets pass what is right."""

from __future__ import annotations

import dataclasses
import unicodedata
from pathlib import Path

import pytest

import lint_messages as lints
from glossary import Term, load_terms
from pepdocs.wording.catalogue import Entry
from pepdocs.wording.mutation import MUTATING

WRONG = [
    (lints.mutation, Entry("x", ("Target for {name}",), ("Targed i {name}",))),
    (lints.mutation, Entry("x", ("{date} in {place}",), ("{date} yn {place}",))),
    (lints.mutation, Entry("x", ("And “{name}”",), ("Ac “{name}”",))),
    (lints.mutation, Entry("x", ("To the {role}",), ("I’r {role}",))),
    (lints.mutation, Entry("x", ("Two {noun}",), ("Dwy {noun}",))),
    (lints.mutation, Entry("x", ("{n} of {many}",), ("{n} o {many}",))),
    (lints.slots, Entry("x", ("Name: {name}",), ("Enw: {enw}",))),
    (lints.slots, Entry("x", ("Name: {name}",), ("Enw",))),
    (lints.slots, Entry("x", ("{n} day", "{n} days"), ("{n}", "{n}", "{n}", "{n}", "{n}", "x"))),
    (lints.slots, Entry("x", ("{n} day", "{n} days"), ("{a}", "{n}", "{n}", "{n}", "{n}", "{n}"))),
    (lints.ampersand, Entry("field:x", ("Health and care",), ("Iechyd & gofal",))),
    (lints.abbreviation, Entry("field:x", ("Grant",), ("Grant PDG",))),
    (lints.abbreviation, Entry("help:x", ("The PEP",), ("Y CAP",))),
    (lints.labelling, Entry("choice:Prompt.x", ("When I was looked after",), ("Fy hanes",))),
    (lints.labelling, Entry("choice:Prompt.x", ("Me",), ("Plentyn sy’n derbyn gofal",))),
    (lints.address, Entry("choice:Prompt.x", ("Write",), ("Ysgrifennwch yma",))),
    (lints.address, Entry("help:x", ("Write",), ("Dywed beth rwyt ti am ei newid",))),
    (lints.composed, Entry("x", ("House",), (unicodedata.normalize("NFD", "tŷ"),))),
    (lints.apostrophe, Entry("x", ("Done",), ("Wedi'i wneud",))),
    (lints.spaces, Entry("x", ("A name",), ("Yr  enw",))),
    (lints.spaces, Entry("x", ("Name",), ("Enw ",))),
    (lints.spaces, Entry("x", ("Name",), ("\tEnw",))),
    (lints.ending, Entry("x", ("Say who.",), ("Dywedwch pwy",))),
    (lints.ending, Entry("x", ("Who",), ("Pwy?",))),
    (lints.copied, Entry("x", ("Say who told you",), ("Say who told you",))),
]

RIGHT = [
    (lints.mutation, Entry("x", ("Name: {name}",), ("Enw: {name}",))),
    (lints.mutation, Entry("x", ("Page {x} of {y}",), ("Tudalen {x} o {y}",))),
    (lints.mutation, Entry("x", ("{library} {version}",), ("{library} {version}",))),
    (lints.mutation, Entry("x", ("Write {name}",), ("Ysgrifennwch: i {",))),
    (lints.slots, Entry("x", ("{n} day", "{n} days"), ("dim", "{n}", "{n}", "{n}", "{n}", "{n}"))),
    (lints.ampersand, Entry("PEP013.message", ("& and *",), ("& a *",))),
    (lints.abbreviation, Entry("field:x", ("IDP",), ("Cynllun Datblygu Unigol (CDU)",))),
    (lints.labelling, Entry("field:care.x", ("Looked after since",), ("Yn derbyn gofal ers",))),
    (lints.address, Entry("choice:Prompt.x", ("Write",), ("Ysgrifenna yma",))),
    (lints.address, Entry("help:x", ("Write",), ("Ysgrifennwch beth mae’r plentyn am ei newid",))),
    (lints.composed, Entry("x", ("House",), ("tŷ",))),
    (lints.apostrophe, Entry("x", ("Done",), ("Wedi’i wneud",))),
    (lints.spaces, Entry("x", ("A name",), ("Yr enw",))),
    (lints.ending, Entry("x", ("Who?",), ("Pwy?",))),
    (lints.copied, Entry("x", ("A level",), ("A level",))),
]


@pytest.mark.parametrize(("lint", "entry"), WRONG, ids=lambda part: getattr(part, "__name__", ""))
def test_a_lint_sees_what_is_wrong(lint: lints.Lint, entry: Entry):
    assert list(lints.faults([entry], [lint]))


@pytest.mark.parametrize(("lint", "entry"), RIGHT, ids=lambda part: getattr(part, "__name__", ""))
def test_a_lint_lets_pass_what_is_right(lint: lints.Lint, entry: Entry):
    assert list(lints.faults([entry], [lint])) == []


@pytest.mark.parametrize("lint", lints.WELSH, ids=lambda lint: lint.__name__)
def test_every_lint_has_a_wrong_and_a_right_sample(lint: lints.Lint):
    assert lint in [sample for sample, _ in WRONG]
    assert lint in [sample for sample, _ in RIGHT]


@pytest.mark.parametrize("word", MUTATING)
def test_every_mutating_word_is_seen_before_a_slot(word: str):
    entry = Entry("x", ("{x}",), (f"Gair {word} {{x}}",))

    assert list(lints.mutation(entry))


TERMS = (
    Term("target", "targed", verified=True, source="a website"),
    Term("exam access arrangements", "trefniadau mynediad at arholiadau", verified=False, source=""),
    Term("further education (FE)", "addysg bellach (AB)", verified=True, source="a style guide"),
)


@pytest.mark.parametrize(
    ("english", "welsh", "right"),
    [
        ("Target", "Targed", True),
        ("target.", "targed.", True),
        ("Target", "Nod", False),
        ("Exam access arrangements", "Trefniadau mynediad at arholiadau", True),
        ("Exam access arrangements", "Trefniadau arholiad", False),
        ("Further education", "Addysg bellach", True),
        ("Further education (FE)", "Addysg bellach (AB)", True),
        ("Further education", "Addysg uwch", False),
        ("Target date", "Dyddiad", True),
    ],
)
def test_a_label_that_is_a_term_says_what_the_glossary_says(english: str, welsh: str, right: bool):
    found = list(lints.term(TERMS, ())(Entry("field:x", (english,), (welsh,))))

    assert (found == []) is right


def test_an_exception_is_spared():
    entry = Entry("field:x", ("Target",), ("Nod",))

    assert list(lints.term(TERMS, ["field:x"])(entry)) == []


def test_an_entry_that_is_not_translated_has_no_faults_yet():
    assert list(lints.faults([Entry("x", ("Name: {name}",))], lints.WELSH)) == []


def test_the_glossary_is_whole():
    terms = load_terms(lints.TRANSLATIONS / "glossary.csv")

    assert len(terms) > 450
    assert sum(term.verified for term in terms) > 300
    assert all(term.en and term.cy for term in terms)


def test_every_exception_has_a_reason_and_is_needed():
    excepted = lints.exceptions(lints.TRANSLATIONS / "glossary-exceptions.csv")
    strict = lints.term(load_terms(lints.TRANSLATIONS / "glossary.csv"), ())
    entries = lints.catalogue.load("cy")

    assert all(excepted.values())
    assert [context for context in excepted if not list(strict(entries[context]))] == []


def test_the_catalogues_read_well():
    assert list(lints.all_faults(lints.TRANSLATIONS)) == []


def test_the_catalogues_are_really_read(tmp_path: Path):
    for name in ("glossary.csv", "glossary-exceptions.csv"):
        (tmp_path / name).write_bytes((lints.TRANSLATIONS / name).read_bytes())
    spoilt = [dataclasses.replace(entry) for entry in lints.catalogue.load("cy").values()]
    spoilt.append(Entry("zz", ("For {name}",), ("I {name}",)))
    (tmp_path / "cy.po").write_text(lints.catalogue.write("cy", spoilt), encoding="utf-8")
    (tmp_path / "en.po").write_text(lints.catalogue.write("en", []), encoding="utf-8")

    found = list(lints.all_faults(tmp_path))

    assert [line.split(":")[1].strip() for line in found] == ["zz"]

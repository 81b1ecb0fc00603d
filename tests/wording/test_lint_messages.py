"""The lints of the catalogues: each sees what it is for, and lets pass what is right."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

import lint_messages as lints
from glossary import Term, load_terms
from pepdocs.wording.catalogue import Message
from pepdocs.wording.slots import MUTATING

WRONG = [
    (lints.mutation, Message("x", ("Target for {name}",), ("Targed i {name}",))),
    (lints.mutation, Message("x", ("{date} in {place}",), ("{date} yn {place}",))),
    (lints.mutation, Message("x", ("And “{name}”",), ("Ac “{name}”",))),
    (lints.mutation, Message("x", ("To the {role}",), ("I’r {role}",))),
    (lints.mutation, Message("x", ("Two {noun}",), ("Dwy {noun}",))),
    (lints.mutation, Message("x", ("{n} of {many}",), ("{n} o {many}",))),
    (lints.slots, Message("x", ("Name: {name}",), ("Enw: {enw}",))),
    (lints.slots, Message("x", ("Name: {name}",), ("Enw",))),
    (lints.slots, Message("x", ("{n} day", "{n} days"), ("{n}", "{n}", "{n}", "{n}", "{n}", "x"))),
    (lints.slots, Message("x", ("{n} day", "{n} days"), ("{a}", "{n}", "{n}", "{n}", "{n}", "{n}"))),
    (lints.ampersand, Message("field:x", ("Health and care",), ("Iechyd & gofal",))),
    (lints.abbreviation, Message("field:x", ("Grant",), ("Grant PDG",))),
    (lints.abbreviation, Message("help:x", ("The PEP",), ("Y CAP",))),
    (lints.labelling, Message("choice:Prompt.x", ("When I was looked after",), ("Fy hanes",))),
    (lints.labelling, Message("choice:Prompt.x", ("Me",), ("Plentyn sy’n derbyn gofal",))),
    (lints.address, Message("choice:Prompt.x", ("Write",), ("Ysgrifennwch yma",))),
    (lints.address, Message("help:x", ("Write",), ("Dywed beth rwyt ti am ei newid",))),
    (lints.composed, Message("x", ("House",), (unicodedata.normalize("NFD", "tŷ"),))),
    (lints.apostrophe, Message("x", ("Done",), ("Wedi'i wneud",))),
    (lints.spaces, Message("x", ("A name",), ("Yr  enw",))),
    (lints.spaces, Message("x", ("Name",), ("Enw ",))),
    (lints.spaces, Message("x", ("Name",), ("\tEnw",))),
    (lints.ending, Message("x", ("Say who.",), ("Dywedwch pwy",))),
    (lints.ending, Message("x", ("Who",), ("Pwy?",))),
    (lints.copied, Message("x", ("Say who told you",), ("Say who told you",))),
]

RIGHT = [
    (lints.mutation, Message("x", ("Name: {name}",), ("Enw: {name}",))),
    (lints.mutation, Message("x", ("Page {x} of {y}",), ("Tudalen {x} o {y}",))),
    (lints.mutation, Message("x", ("{library} {version}",), ("{library} {version}",))),
    (lints.mutation, Message("x", ("Write {name}",), ("Ysgrifennwch: i {",))),
    (lints.slots, Message("x", ("{n} day", "{n} days"), ("dim", "{n}", "{n}", "{n}", "{n}", "{n}"))),
    (lints.ampersand, Message("PEP013.message", ("& and *",), ("& a *",))),
    (lints.abbreviation, Message("field:x", ("IDP",), ("Cynllun Datblygu Unigol (CDU)",))),
    (lints.labelling, Message("field:care.x", ("Looked after since",), ("Yn derbyn gofal ers",))),
    (lints.address, Message("choice:Prompt.x", ("Write",), ("Ysgrifenna yma",))),
    (lints.address, Message("help:x", ("Write",), ("Ysgrifennwch beth mae’r plentyn am ei newid",))),
    (lints.composed, Message("x", ("House",), ("tŷ",))),
    (lints.apostrophe, Message("x", ("Done",), ("Wedi’i wneud",))),
    (lints.spaces, Message("x", ("A name",), ("Yr enw",))),
    (lints.ending, Message("x", ("Who?",), ("Pwy?",))),
    (lints.copied, Message("x", ("A level",), ("A level",))),
]


@pytest.mark.parametrize(("lint", "entry"), WRONG, ids=lambda part: getattr(part, "__name__", ""))
def test_a_lint_sees_what_is_wrong(lint: lints.Lint, entry: Message):
    assert list(lints.faults([entry], [lint]))


@pytest.mark.parametrize(("lint", "entry"), RIGHT, ids=lambda part: getattr(part, "__name__", ""))
def test_a_lint_accepts_what_is_right(lint: lints.Lint, entry: Message):
    assert list(lints.faults([entry], [lint])) == []


@pytest.mark.parametrize("lint", lints.WELSH, ids=lambda lint: lint.__name__)
def test_every_lint_has_a_wrong_and_a_right_sample(lint: lints.Lint):
    assert lint in [sample for sample, _ in WRONG]
    assert lint in [sample for sample, _ in RIGHT]


@pytest.mark.parametrize("word", MUTATING)
def test_every_mutating_word_is_seen_before_a_slot(word: str):
    message = Message("x", ("{x}",), (f"Gair {word} {{x}}",))

    assert list(lints.mutation(message))


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
def test_a_label_that_is_a_term_agrees_with_the_glossary(english: str, welsh: str, right: bool):
    complaints = list(lints.term(TERMS, ())(Message("field:x", (english,), (welsh,))))

    assert (complaints == []) is right


def test_an_exception_has_no_fault():
    message = Message("field:x", ("Target",), ("Nod",))

    assert list(lints.term(TERMS, ["field:x"])(message)) == []


def test_an_entry_that_is_not_translated_has_no_faults_yet():
    assert list(lints.faults([Message("x", ("Name: {name}",))], lints.WELSH)) == []


def test_the_glossary_is_whole():
    terms = load_terms(lints.TRANSLATIONS / "glossary.csv")

    assert len(terms) > 450
    assert sum(term.verified for term in terms) > 300
    assert all(term.en and term.cy for term in terms)


def test_every_exception_has_a_reason_and_is_needed():
    exceptions = lints.exceptions(lints.TRANSLATIONS / "glossary-exceptions.csv")
    strict = lints.term(load_terms(lints.TRANSLATIONS / "glossary.csv"), ())
    messages = lints.catalogue.load("cy")

    assert all(exceptions.values())
    assert [context for context in exceptions if not list(strict(messages[context]))] == []


def test_the_catalogues_have_no_fault():
    assert list(lints.all_faults(lints.TRANSLATIONS)) == []


def test_the_catalogues_are_really_read(tmp_path: Path):
    for name in ("glossary.csv", "glossary-exceptions.csv"):
        (tmp_path / name).write_bytes((lints.TRANSLATIONS / name).read_bytes())
    messages = [*lints.catalogue.load("cy").values()]
    messages.append(Message("zz", ("For {name}",), ("I {name}",)))
    (tmp_path / "cy.po").write_text(lints.catalogue.write("cy", messages), encoding="utf-8")

    faults = list(lints.all_faults(tmp_path))

    assert [line.split(":")[1].strip() for line in faults] == ["zz"]

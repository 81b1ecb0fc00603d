"""Every word of a Welsh text has the mutation that the word before it causes, as far as rules.toml knows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from welsh import mutation, texts
from welsh.dictionary import Dictionary
from welsh.texts import Text

pytestmark = pytest.mark.gate

GRAMMAR = mutation.grammar()
EXCEPTIONS = mutation.exceptions()

Broken = Callable[[str], list[str]]

WRONG = {
    "soft mutation after a preposition": ("am plant", "o Cymru", "i’r ysgol, ac i merch", "gan mhlant", "at rhieni"),
    "soft mutation after dy and ’th": ("dy pen", "i’th llyfr"),
    "soft mutation after two": ("y ddau plentyn", "dwy merch"),
    "soft mutation after neu": ("targed neu cam", "merch neu bachgen"),
    "soft mutation after pan": ("pan cafwyd", "Pan daeth"),
    "soft mutation after a word that stands before its noun": ("unrhyw plentyn", "pa tabl", "prif rheswm", "rhy mawr"),
    "soft mutation of the object of a command": ("rhowch teitl", "Gallwch darllen", "ysgrifennwch rhif"),
    "soft mutation of a predicate after yn": ("yn pwysig", "mae’n cywir", "sy'n mawr", "yn tabl"),
    "soft mutation after mor": ("mor pwysig", "mor gwael"),
    "aspirate mutation": ("gyda plant", "â testun", "tua cant", "tri plentyn", "chwe ceffyl", "gyda blant"),
    "mutation after a, na, ni and oni": ("targed a cynllun", "na plant", "ni cafodd", "oni ceir"),
    "mutation after ei": ("ei plentyn", "o’i cynllun", "gyda'i teulu"),
    "nasal mutation after fy": ("fy plentyn", "fy blant", "fy thad", "fy geiriau"),
    "yng before ng": ("yng Cymru", "yng mhentref"),
    "ym before m": ("ym plentyn", "ym nhabl"),
    "yng or ym, not yn, before ng and mh": ("yn nghynllun", "yn mhlentyn"),
    "no mutation after eich": ("eich gynllun", "o’ch phlant"),
    "no mutation after ein and eu, but h": ("eu gynllun", "ein ysgol", "wedi’u agor", "o’n enwau", "ein dargedau"),
    "no mutation after a word that causes none": ("mewn dabl", "ar gyfer blant", "wedi gael", "bob blentyn"),
    "no mutation of the object of an impersonal verb": ("rhoddwyd ddogfen", "Cafwyd blant"),
}

RIGHT = {
    "soft mutation after a preposition": (
        "am blant",
        "o Gymru",
        "i ferch",
        "ar lyfr",
        "i mi",
        "o ysgol",
        "i gael",
        "i, plant",
    ),
    "soft mutation after dy and ’th": ("dy ben", "i’th lyfr"),
    "soft mutation after two": ("y ddau blentyn", "dwy ferch", "dau"),
    "soft mutation after neu": ("targed neu gam", "neu tynnwch"),
    "soft mutation after pan": ("pan gafwyd", "pan mae"),
    "soft mutation after a word that stands before its noun": ("unrhyw blentyn", "pa dabl", "prif reswm", "rhyw ysgol"),
    "soft mutation of the object of a command": ("rhowch deitl", "dywedwch pwy", "blwch ticio", "Dechreuwch gyda"),
    "soft mutation of a predicate after yn": ("yn bwysig", "yn llawn", "yn cael", "sy’n trefnu", "yn rhan", "o’n tabl"),
    "soft mutation after mor": ("mor bwysig", "mor llawn", "mor rhad"),
    "aspirate mutation": ("gyda phlant", "â thestun", "tri mis", "gyda darllenydd", "chwe cheffyl"),
    "mutation after a, na, ni and oni": ("a chynllun", "a gafodd", "a darllen", "na phlant", "ni chafodd"),
    "mutation after ei": ("ei blentyn", "ei phlentyn", "ei mam", "o’i gynllun"),
    "nasal mutation after fy": ("fy mhlentyn", "fy nhad", "fy ngeiriau", "fy llun", "fy ysgol", "fy marn"),
    "yng before ng": ("yng Nghymru", "yng ngeiriau"),
    "ym before m": ("ym mhentref", "ym mis"),
    "yng or ym, not yn, before ng and mh": ("yn nhrefn", "yn mynd", "yn ysgol"),
    "no mutation after eich": ("eich cynllun", "o’ch plant", "eich ysgol"),
    "no mutation after ein and eu, but h": ("eu cynllun", "ein hysgol", "wedi’u hagor", "eu hun", "ein targedau"),
    "no mutation after a word that causes none": ("mewn tabl", "ar gyfer plant", "wedi cael", "mewn golwg"),
    "no mutation of the object of an impersonal verb": ("rhoddwyd dogfen", "newidiwyd ddiwethaf", "bwyd da"),
}


@pytest.fixture(scope="module")
def every() -> tuple[Text, ...]:
    return tuple(texts.every())


@pytest.fixture
def broken(dictionary: Dictionary) -> Broken:
    """`broken(welsh)` is the names of the rules that a text breaks."""
    return lambda welsh: [fault.rule for fault in mutation.faults(Text("", welsh), GRAMMAR, dictionary, ())]


def cases(samples: dict[str, tuple[str, ...]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("rule", "welsh"), [(rule, text) for rule, all_ in samples.items() for text in all_])


def test_no_welsh_text_has_a_wrong_mutation(every: tuple[Text, ...], dictionary: Dictionary):
    found = {fault for text in every for fault in mutation.faults(text, GRAMMAR, dictionary, EXCEPTIONS)}

    assert sorted((fault.words, fault.rule, fault.text.place) for fault in found) == []


@cases(WRONG)
def test_a_rule_sees_what_is_wrong(broken: Broken, rule: str, welsh: str):
    assert broken(welsh) == [rule]


@cases(RIGHT)
def test_what_is_right_breaks_no_rule(broken: Broken, rule: str, welsh: str):
    assert rule in RIGHT
    assert broken(welsh) == []


def test_every_rule_has_wrong_and_right_samples():
    names = [rule.name for rule in GRAMMAR.rules]

    assert names == [*WRONG]
    assert names == [*RIGHT]


def test_every_word_that_causes_a_mutation_is_heeded(broken: Broken):
    """After each word of each rule, one of these words has to be wrong."""
    samples = "plentyn tabl ngeiriau mhlant blant ddogfen enw".split()

    deaf = {
        (rule.name, word)
        for rule in GRAMMAR.rules
        for word in rule.after
        if rule.name not in heard(broken, word, samples)
    }

    assert deaf == set()


def heard(broken: Broken, word: str, samples: list[str]) -> set[str]:
    """Return the names of the rules that are broken by a sample after a word."""
    before = f"mae{word}" if word.startswith("’") else word
    return {rule for sample in samples for rule in broken(f"{before} {sample}")}


@pytest.mark.parametrize("between", [", ", ". ", " (", " “", " {slot} ", " – "])
def test_words_that_do_not_stand_together_are_not_compared(broken: Broken, between: str):
    assert broken("i plant") != []
    assert broken(f"i{between}plant") == []


def test_a_word_that_the_dictionary_does_not_know_is_no_fault(broken: Broken):
    assert broken("i pepdocs") == []


def test_a_wrong_mutation_is_found_in_a_catalogue(dictionary: Dictionary, tmp_path: Path):
    (tmp_path / "translations").mkdir()
    entry = 'msgctxt "view:x"\nmsgid "For children"\nmsgstr "Ar gyfer blant"\n'
    (tmp_path / "translations" / "cy.po").write_text(entry, encoding="utf-8")

    found = [each for text in texts.every(tmp_path) for each in mutation.faults(text, GRAMMAR, dictionary, EXCEPTIONS)]

    assert [(each.words, each.text.place) for each in found] == [("gyfer blant", "translations/cy.po view:x")]


def test_every_exception_has_a_reason_and_is_needed(every: tuple[Text, ...], dictionary: Dictionary):
    found = {fault.words for text in every for fault in mutation.faults(text, GRAMMAR, dictionary, ())}

    assert all(EXCEPTIONS.values())
    assert [words for words in EXCEPTIONS if not any(f" {pair}".endswith(f" {words}") for pair in found)] == []


def test_no_verb_noun_is_listed_that_the_dictionary_shows_to_be_one(dictionary: Dictionary):
    listed = sorted(GRAMMAR.verb_nouns)

    assert [
        word for word in listed if mutation.Follower(word, dictionary, listed_as_verb_noun=False).is_verb_noun
    ] == []
    assert [word for word in listed if "radical" not in dictionary.readings(word)] == []

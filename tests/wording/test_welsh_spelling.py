"""Every Welsh text is spelt as the dictionary has it, or its word is listed as right with the reason."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from welsh import spelling, texts
from welsh.dictionary import Dictionary
from welsh.texts import Text

EXCEPTIONS = spelling.exceptions()


@pytest.fixture(scope="module")
def every() -> tuple[Text, ...]:
    return tuple(texts.every())


@pytest.fixture
def misspelt(dictionary: Dictionary) -> Callable[..., list[str]]:
    """`misspelt(welsh, english)` is what is wrong in a text."""
    return lambda welsh, english="": spelling.misspelt(Text("", welsh, english), dictionary.knows, EXCEPTIONS)


@pytest.mark.gate
def test_every_welsh_text_is_spelt_as_in_the_dictionary(every: tuple[Text, ...], dictionary: Dictionary):
    found = {(word, text.place) for text in every for word in spelling.misspelt(text, dictionary.knows, EXCEPTIONS)}

    assert sorted(found) == []


@pytest.mark.parametrize(
    ("start", "least"),
    [
        ("translations/cy.po", 2800),
        ("themes/ysgol-nant-y-felin/words/cy.po", 1),
        ("themes/cymru-ynghyd/words/cy.po", 1),
        ("themes/dyffryn-aeron/theme.toml", 4),
        ("templates/starter/theme.toml", 2),
        ("DARLLENFI.md", 15),
        ("templates/starter/DARLLENFI.md", 4),
        ("examples/", 400),
    ],
)
def test_the_texts_of_every_kind_of_file_are_read(every: tuple[Text, ...], start: str, least: int):
    assert sum(text.place.startswith(start) for text in every) >= least


@pytest.mark.gate
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("translations/cy.po", 'msgctxt "view:x"\nmsgid "Child"\nmsgstr "Plenntyn"\n'),
        ("themes/mine/words/cy.po", 'msgctxt "view:x"\nmsgid "Child"\nmsgstr "Plenntyn"\n'),
        ("themes/mine/theme.toml", 'label = { cy = "Plenntyn", en = "Child" }\n'),
        ("templates/starter/theme.toml", '# label = { cy = "Plenntyn", en = "Child" }\n'),
        ("DARLLENFI.md", "# Teitl\n\nMae’r\nplenntyn `yma`.\n"),
    ],
)
def test_a_misspelt_word_is_found_in_every_kind_of_file(dictionary: Dictionary, tmp_path: Path, name, content):
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text(content, encoding="utf-8")

    found = [spelling.misspelt(text, dictionary.knows, EXCEPTIONS) for text in texts.every(tmp_path)]

    assert [word.lower() for words in found for word in words] == ["plenntyn"]


@pytest.mark.gate
def test_a_misspelt_word_is_found_in_what_an_example_says(dictionary: Dictionary, tmp_path: Path):
    example = (texts.ROOT / "examples" / "primary-initial.yaml").read_text(encoding="utf-8")
    (tmp_path / "examples").mkdir()
    (tmp_path / "examples" / "x.yaml").write_text(example.replace("Blinder", "Blynder"), encoding="utf-8")

    found = {w for text in texts.every(tmp_path) for w in spelling.misspelt(text, dictionary.knows, EXCEPTIONS)}

    assert found == {"Blynder"}


@pytest.mark.gate
@pytest.mark.parametrize("word", "plenntyn gynllyn adddysg ysgrifenwch dyddyad ŷsgol".split())
def test_a_misspelt_word_is_seen(misspelt: Callable[..., list[str]], word: str):
    assert misspelt(f"Mae’r {word} yma.") == [word]


@pytest.mark.gate
@pytest.mark.parametrize(
    "word", "plentyn mhlentyn phlant Blentyn hysgol ngeiriau’r geiriau'n i’w sy’n cyn-ysgol".split()
)
def test_a_word_is_right_with_a_mutation_a_capital_letter_or_what_leans_on_it(misspelt: Callable[..., list[str]], word):
    assert misspelt(f"Mae’r {word} yma.") == []


@pytest.mark.gate
@pytest.mark.parametrize("word", ["dynodydd", "Ddynodydd", "dynodyddion", "ni ellir", "Ni chaniateir", "PDF"])
def test_an_exception_is_right_wherever_it_stands(misspelt: Callable[..., list[str]], word: str):
    assert misspelt(f"Yma: {word}") == []


@pytest.mark.gate
def test_a_name_is_right_only_as_it_is_listed(misspelt: Callable[..., list[str]]):
    assert misspelt("Ffeil Pdf") == ["Pdf"]


@pytest.mark.gate
def test_a_quoted_word_is_right_only_where_the_english_has_it(misspelt: Callable[..., list[str]]):
    assert misspelt("Ysgrifennwch o dan people.", "Write under people.") == []
    assert misspelt("Ysgrifennwch am people.", "Write about persons.") == ["people"]


@pytest.mark.parametrize(
    ("welsh", "english", "words"),
    [
        ("Enw {name}: {n}", "", ["Enw"]),
        ("gosodwch view.part yn theme.toml", "", ["gosodwch", "yn"]),
        ("Gyda --force neu tls://x", "", ["Gyda", "neu"]),
        ("(targed none_stated_by)", "", ["targed"]),
        ("rhedwch: apt-get install qpdf", "run: apt-get install qpdf", ["rhedwch"]),
        ("rhedwch: apt-get install qpdf", "", ["rhedwch", "apt-get", "install", "qpdf"]),
        ("o’r ysgol i’w rhieni", "", ["ysgol", "rhieni"]),
        ("e-bost a", "", ["e-bost"]),
    ],
)
def test_code_quotations_and_single_letters_are_no_words(welsh: str, english: str, words: list[str]):
    assert list(spelling.words(Text("", welsh, english))) == words


def test_every_exception_has_a_kind_and_a_reason_and_is_listed_once():
    rows = spelling.rows()
    listed = [word for row in rows for word in row["words"].split()]

    assert {row["kind"] for row in rows} == {"welsh", "name", "quoted"}
    assert all(row["reason"] for row in rows)
    assert sorted(listed) == sorted(set(listed))


@pytest.mark.gate
def test_every_exception_is_needed(every: tuple[Text, ...], dictionary: Dictionary):
    without = spelling.Exceptions(frozenset(), frozenset(), frozenset())
    found = {word for text in every for word in spelling.misspelt(text, dictionary.knows, without)}
    found |= {word.lower() for word in found}

    listed = [word for row in spelling.rows() for word in row["words"].split()]
    assert [word for word in listed if not found & {word, *spelling.forms(word)}] == []

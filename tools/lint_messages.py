"""Finds in the catalogues what would read wrong, above all in Welsh.

    python tools/lint_messages.py                   prints a line for every fault and exits with 1 if there is any
    python tools/lint_messages.py --theme FOLDER    the same for the words of a theme, whose own terms take the
                                                    place of the glossary's

Each lint is a small function from an entry to complaints; `LINTS` lists those of each language.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from glossary import Term, bare, load_terms, plain
from pepdocs import theme
from pepdocs.batch.workers.inline import limited
from pepdocs.wording import catalogue
from pepdocs.wording.catalogue import Catalogue, Entry
from pepdocs.wording.mutation import is_mutated, strange_slots

TRANSLATIONS = Path(__file__).resolve().parent.parent / "translations"

Lint = Callable[[Entry], Iterator[str]]

LABELS = ("section:", "field:", "choice:", "view:", "answer:")
CHILD = (
    "choice:Prompt.",
    "prompt:",
    "view:you_said",
    "view:draw_here",
    "view:write_here",
    "view:privacy.",
)
"""Contexts on pages that speak to the child."""
ADULT = ("help:", "cli:", "doctor", "error", "click:", "blank:", "kind:", "PEP", "ACC")
"""Contexts that tell adults what to do."""

FORMAL = re.compile(r"\b(?:chi|chwi|eich|\w{2,}wch)\b", re.IGNORECASE)
FAMILIAR = re.compile(r"\b(?:ti|di|dy|rwyt)\b", re.IGNORECASE)
ABBREVIATED = re.compile(r"\b(?:PDG|CAP|LAC|IRO|DSP)\b")
LABELLING = re.compile(r"\b(?:looked[ -]after|LAC|PDG|derbyn gofal)\b", re.IGNORECASE)
ENDINGS = ".:?!…"
WORDS_OF_A_SENTENCE = 3


def mutation(entry: Entry) -> Iterator[str]:
    """A Welsh word before a slot would change the first letter of what fills it."""
    yield from ("a slot follows a word that mutates what comes after it" for text in entry.texts if is_mutated(text))


def slots(entry: Entry) -> Iterator[str]:
    """A translation fills the slots of the English; only the last form of a count must."""
    if strange := strange_slots(entry, entry.english):
        yield f"its slots are not those of the English: {list(strange)}"


def ampersand(entry: Entry) -> Iterator[str]:
    """A heading or label says "and"."""
    if entry.context.startswith(LABELS) and any("&" in text for text in entry.texts):
        yield "an ampersand stands in a label"


def abbreviation(entry: Entry) -> Iterator[str]:
    """Welsh spells out what its abbreviation would confuse: PDG, CAP, IRO."""
    for text in entry.texts:
        if found := ABBREVIATED.search(text):
            yield f"{found[0]} is to be spelt out in Welsh"


def labelling(entry: Entry) -> Iterator[str]:
    """A child's own page never calls the child looked after."""
    for text in (*entry.english, *entry.texts):
        if entry.context.startswith(CHILD) and LABELLING.search(text):
            yield "a child's page names the child's status"


def address(entry: Entry) -> Iterator[str]:
    """A child is ti, an adult is chi."""
    for text in entry.texts:
        if entry.context.startswith(CHILD) and FORMAL.search(text):
            yield "a child is spoken to as chi"
        if entry.context.startswith(ADULT) and FAMILIAR.search(text):
            yield "an adult is spoken to as ti"


def composed(entry: Entry) -> Iterator[str]:
    """Every letter is one character (NFC)."""
    if any(not unicodedata.is_normalized("NFC", text) for text in entry.texts):
        yield "a letter and its accent are two characters"


def apostrophe(entry: Entry) -> Iterator[str]:
    """Printed apostrophes are curly."""
    if any("'" in text for text in entry.texts):
        yield "a straight apostrophe"


def spaces(entry: Entry) -> Iterator[str]:
    """Words stand one space apart, with none at either end."""
    if any(text != " ".join(text.split()) for text in entry.texts):
        yield "a space too many"


def ending(entry: Entry) -> Iterator[str]:
    """A sentence stays a sentence, a question a question, a label a label."""
    english = _ending(entry.english[0])
    if any(_ending(text) != english for text in entry.texts):
        yield "it does not end as the English does"


def copied(entry: Entry) -> Iterator[str]:
    """A Welsh sentence is not the English one."""
    sentence = len(entry.english[0].split()) >= WORDS_OF_A_SENTENCE
    if sentence and any(plain(text) == plain(entry.english[0]) for text in entry.texts):
        yield "the English stands there untranslated"


def term(terms: Iterable[Term], excepted: Iterable[str]) -> Lint:
    """Return the lint that holds whole labels against the glossary."""
    meanings: dict[str, set[str]] = {}
    for found in terms:
        for english in {plain(found.en), plain(bare(found.en))}:
            meanings.setdefault(english, set()).update({plain(found.cy), plain(bare(found.cy))})
    spared = frozenset(excepted)

    def lint(entry: Entry) -> Iterator[str]:
        known = meanings.get(plain(entry.english[0]))
        if known and entry.context not in spared and not known & {plain(t) for t in entry.texts}:
            yield f"the glossary says: {', '.join(sorted(known))}"

    return lint


PRINTED: tuple[Lint, ...] = (slots, ampersand, labelling, composed, apostrophe, spaces, ending)
WELSH: tuple[Lint, ...] = (*PRINTED, mutation, abbreviation, address, copied)


def faults(entries: Iterable[Entry], lints: Iterable[Lint]) -> Iterator[str]:
    """Yield a line for every complaint about a translated entry, with its context."""
    for entry in entries:
        for lint in lints:
            for complaint in lint(entry) if any(entry.texts) else ():
                yield f"{entry.context}: {complaint}"


def exceptions(path: Path) -> dict[str, str]:
    """Return the contexts that may differ from the glossary, each with its reason."""
    with path.open(encoding="utf-8", newline="") as rows:
        return {row["context"]: row["reason"] for row in csv.DictReader(rows)}


def all_faults(folder: Path) -> Iterator[str]:
    """Yield every fault of both catalogues in `folder`."""
    terms = load_terms(folder / "glossary.csv")
    glossary = term(terms, exceptions(folder / "glossary-exceptions.csv"))
    for lang, lints in (("cy", (*WELSH, glossary)), ("en", PRINTED)):
        written = (folder / f"{lang}.po").read_text(encoding="utf-8")
        for line in faults(catalogue.read(written).values(), lints):
            yield f"{lang}.po: {line}"


def faults_of_theme(folder: Path) -> Iterator[str]:
    """Yield every fault of the words of a theme's highest layer; `ThemeError` where it cannot be used."""
    layers = theme.loaded(folder).layers
    own = {lang: _overlay(layers[0], lang) for lang in ("cy", "en")}
    below = {lang: _merged(lang, layers[1:]) for lang in ("cy", "en")}
    said = {lang: below[lang] | own[lang] for lang in ("cy", "en")}
    terms = _own_terms(load_terms(TRANSLATIONS / "glossary.csv"), own["cy"], said["en"])
    spared = exceptions(TRANSLATIONS / "glossary-exceptions.csv").keys() - own["cy"].keys()
    welsh = [_in_english(entry, said["en"]) for entry in own["cy"].values()]
    for lang, entries, lints in (
        ("cy", welsh, (*WELSH, term(terms, spared))),
        ("en", own["en"].values(), PRINTED),
    ):
        for line in faults(entries, lints):
            yield f"words/{lang}.po: {line}"


def _merged(lang: str, layers: Iterable[theme.Layer]) -> Catalogue:
    """Return our catalogue with what the layers of a theme say in its place, the highest first."""
    said = dict(catalogue.load(lang))
    for layer in reversed([*layers]):
        said |= _overlay(layer, lang)
    return said


def _overlay(layer: theme.Layer, lang: str) -> Catalogue:
    file = f"words/{lang}.po"
    found = catalogue.read(layer.text(file)) if file in layer.files else {}
    return {context: entry for context, entry in found.items() if context}


def _own_terms(terms: Iterable[Term], welsh: Catalogue, english: Catalogue) -> Iterator[Term]:
    """Yield a theme's labels as terms, the first of each English, and the glossary's other terms."""
    own: dict[str, Term] = {}
    for context, entry in welsh.items():
        if entry.texts and context in english and context.startswith(LABELS):
            said = english[context].texts or entry.english
            own.setdefault(plain(said[0]), Term(said[0], entry.texts[0], verified=False, source=""))
    yield from own.values()
    yield from (each for each in terms if not {plain(each.en), plain(bare(each.en))} & set(own))


def _in_english(entry: Entry, english: Catalogue) -> Entry:
    """Return an entry beside the English that the theme says, in which its terms are looked up."""
    said = english.get(entry.context)
    return replace(entry, english=said.texts) if said and said.texts else entry


def _ending(text: str) -> str:
    return text[-1] if text[-1:] and text[-1] in ENDINGS else ""


def main() -> int:
    """Print every fault; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--theme", type=Path, help="the folder of a theme whose words are looked at")
    folder = parser.parse_args().theme
    found = limited(lambda: list(faults_of_theme(folder) if folder else all_faults(TRANSLATIONS)))
    print("\n".join(found) or "The catalogues read well.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

"""Finds in the catalogues what would read wrong, above all in Welsh.

    python tools/lint_messages.py                   prints a line for every fault and exits with 1 if there is any
    python tools/lint_messages.py --theme FOLDER    the same for the words of a theme, whose own terms take the
                                                    place of the glossary's

Each lint is a small function from a message to complaints; `WELSH` and `PRINTED` list those of each language.
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
from pepdocs.wording.catalogue import Catalogue, Message
from pepdocs.wording.slots import is_mutated, strange_slots

TRANSLATIONS = Path(__file__).resolve().parent.parent / "translations"

Lint = Callable[[Message], Iterator[str]]

LABELS = ("section:", "field:", "choice:", "view:", "answer:")
CHILD = ("choice:Prompt.", "prompt:", "view:you_said", "view:draw_here", "view:write_here", "view:privacy.")
"""Contexts on pages that address the child."""
ADULT = ("help:", "cli:", "doctor", "error", "click:", "blank:", "kind:", "PEP", "ACC")
"""Contexts that address adults."""

FORMAL = re.compile(r"\b(?:chi|chwi|eich|\w{2,}wch)\b", re.IGNORECASE)
FAMILIAR = re.compile(r"\b(?:ti|di|dy|rwyt)\b", re.IGNORECASE)
ABBREVIATED = re.compile(r"\b(?:PDG|CAP|LAC|IRO|DSP)\b")
LABELLING = re.compile(r"\b(?:looked[ -]after|LAC|PDG|derbyn gofal)\b", re.IGNORECASE)
ENDINGS = ".:?!…"
WORDS_OF_A_SENTENCE = 3


def mutation(message: Message) -> Iterator[str]:
    """A Welsh word must not mutate what fills a slot."""
    yield from ("a slot follows a word that mutates what comes after it" for text in message.texts if is_mutated(text))


def slots(message: Message) -> Iterator[str]:
    """A translation has the slots of the English; of plural forms only the last must have the number."""
    if strange := strange_slots(message, message.english):
        yield f"its slots are not those of the English: {list(strange)}"


def ampersand(message: Message) -> Iterator[str]:
    """A heading or label says "and", not "&"."""
    if message.context.startswith(LABELS) and any("&" in text for text in message.texts):
        yield "an ampersand stands in a label"


def abbreviation(message: Message) -> Iterator[str]:
    """Welsh spells out ambiguous abbreviations: PDG, CAP, IRO."""
    for text in message.texts:
        if abbreviated := ABBREVIATED.search(text):
            yield f"{abbreviated[0]} is to be spelt out in Welsh"


def labelling(message: Message) -> Iterator[str]:
    """A child's own page never calls the child looked after."""
    for text in (*message.english, *message.texts):
        if message.context.startswith(CHILD) and LABELLING.search(text):
            yield "a child's page names the child's status"


def address(message: Message) -> Iterator[str]:
    """A child is ti, an adult is chi."""
    for text in message.texts:
        if message.context.startswith(CHILD) and FORMAL.search(text):
            yield "a child is spoken to as chi"
        if message.context.startswith(ADULT) and FAMILIAR.search(text):
            yield "an adult is spoken to as ti"


def composed(message: Message) -> Iterator[str]:
    """Every letter is one character (NFC)."""
    if any(not unicodedata.is_normalized("NFC", text) for text in message.texts):
        yield "a letter and its accent are two characters"


def apostrophe(message: Message) -> Iterator[str]:
    """Printed apostrophes are curly."""
    if any("'" in text for text in message.texts):
        yield "a straight apostrophe"


def spaces(message: Message) -> Iterator[str]:
    """Words stand one space apart, with none at either end."""
    if any(text != " ".join(text.split()) for text in message.texts):
        yield "a space too many"


def ending(message: Message) -> Iterator[str]:
    """A sentence stays a sentence, a question a question, a label a label."""
    english = _ending(message.english[0])
    if any(_ending(text) != english for text in message.texts):
        yield "it does not end as the English does"


def copied(message: Message) -> Iterator[str]:
    """A Welsh sentence is not the English one."""
    sentence = len(message.english[0].split()) >= WORDS_OF_A_SENTENCE
    if sentence and any(plain(text) == plain(message.english[0]) for text in message.texts):
        yield "the English stands there untranslated"


def term(terms: Iterable[Term], excepted: Iterable[str]) -> Lint:
    """Return the lint that compares whole labels with the glossary."""
    meanings: dict[str, set[str]] = {}
    for entry in terms:
        for english in {plain(entry.en), plain(bare(entry.en))}:
            meanings.setdefault(english, set()).update({plain(entry.cy), plain(bare(entry.cy))})
    exempt = frozenset(excepted)

    def lint(message: Message) -> Iterator[str]:
        known = meanings.get(plain(message.english[0]))
        if known and message.context not in exempt and not known & {plain(t) for t in message.texts}:
            yield f"the glossary says: {', '.join(sorted(known))}"

    return lint


PRINTED: tuple[Lint, ...] = (slots, ampersand, labelling, composed, apostrophe, spaces, ending)
WELSH: tuple[Lint, ...] = (*PRINTED, mutation, abbreviation, address, copied)


def faults(messages: Iterable[Message], lints: Iterable[Lint]) -> Iterator[str]:
    """Yield a line with the context for every complaint about a message that has texts."""
    for message in messages:
        for lint in lints:
            for complaint in lint(message) if any(message.texts) else ():
                yield f"{message.context}: {complaint}"


def exceptions(path: Path) -> dict[str, str]:
    """Return the contexts that may differ from the glossary, each with its reason."""
    with path.open(encoding="utf-8", newline="") as rows:
        return {row["context"]: row["reason"] for row in csv.DictReader(rows)}


def all_faults(folder: Path) -> Iterator[str]:
    """Yield every fault of the Welsh catalogue in `folder` and of the declared English."""
    terms = load_terms(folder / "glossary.csv")
    glossary = term(terms, exceptions(folder / "glossary-exceptions.csv"))
    welsh = catalogue.read((folder / "cy.po").read_text(encoding="utf-8"))
    for lang, messages, lints in (("cy", welsh, (*WELSH, glossary)), ("en", catalogue.load("en"), PRINTED)):
        for line in faults(messages.values(), lints):
            yield f"{lang}.po: {line}"


def faults_of_theme(folder: Path) -> Iterator[str]:
    """Yield every fault of the texts of a theme's highest layer; raise `ThemeError` if the theme is unusable."""
    layers = theme.load(folder).layers
    own = {lang: _overlay(layers[0], lang) for lang in ("cy", "en")}
    below = {lang: _merged(lang, layers[1:]) for lang in ("cy", "en")}
    merged = {lang: below[lang] | own[lang] for lang in ("cy", "en")}
    terms = _own_terms(load_terms(TRANSLATIONS / "glossary.csv"), own["cy"], merged["en"])
    exempt = exceptions(TRANSLATIONS / "glossary-exceptions.csv").keys() - own["cy"].keys()
    welsh = [_in_english(message, merged["en"]) for message in own["cy"].values()]
    for lang, entries, lints in (("cy", welsh, (*WELSH, term(terms, exempt))), ("en", own["en"].values(), PRINTED)):
        for line in faults(entries, lints):
            yield f"words/{lang}.po: {line}"


def _merged(lang: str, layers: Iterable[theme.Layer]) -> Catalogue:
    """Return our catalogue with the texts of a theme's layers, which are given highest first."""
    messages = dict(catalogue.load(lang))
    for layer in reversed([*layers]):
        messages |= _overlay(layer, lang)
    return messages


def _overlay(layer: theme.Layer, lang: str) -> Catalogue:
    file = f"words/{lang}.po"
    messages = catalogue.read(layer.text(file)) if file in layer.files else {}
    return {context: message for context, message in messages.items() if context}


def _own_terms(terms: Iterable[Term], welsh: Catalogue, english: Catalogue) -> Iterator[Term]:
    """Yield a theme's labels as terms, the first for each English text, and the glossary's other terms."""
    own: dict[str, Term] = {}
    for context, message in welsh.items():
        if message.texts and context in english and context.startswith(LABELS):
            text = english[context].texts or message.english
            own.setdefault(plain(text[0]), Term(text[0], message.texts[0], verified=False, source=""))
    yield from own.values()
    yield from (term for term in terms if not {plain(term.en), plain(bare(term.en))} & set(own))


def _in_english(message: Message, english: Catalogue) -> Message:
    """Return a message with the English of the theme, by which its terms are looked up."""
    overlaid = english.get(message.context)
    return replace(message, english=overlaid.texts) if overlaid and overlaid.texts else message


def _ending(text: str) -> str:
    return text[-1] if text[-1:] and text[-1] in ENDINGS else ""


def main() -> int:
    """Print every fault; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--theme", type=Path, help="the folder of a theme whose words are checked")
    folder = parser.parse_args().theme
    complaints = limited(lambda: list(faults_of_theme(folder) if folder else all_faults(TRANSLATIONS)))
    print("\n".join(complaints) or "The catalogues read well.")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())

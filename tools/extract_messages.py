"""Collects every text that pepdocs says, and keeps the catalogues in step with them.

    python tools/extract_messages.py            writes translations/pepdocs.pot, en.po and cy.po
    python tools/extract_messages.py --check    says what is stale, untranslated or doubtful

English is filled in by itself. Welsh is written by people: a new text gets an empty entry, a text
that is gone loses its entry, and a text whose English changed is marked fuzzy until somebody has
looked at its Welsh again.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from glossary import Term, load_terms, plain, typographic
from pepdocs import doctor, schema
from pepdocs.accessibility import kinds
from pepdocs.accessibility.barriers import Kind
from pepdocs.findings import reading as codes
from pepdocs.findings import rules as codes_rules
from pepdocs.findings import theme as codes_theme
from pepdocs.findings.model import Code
from pepdocs.schema.derived import blank, explain, json_schema
from pepdocs.wording import catalogue, plural
from pepdocs.wording.catalogue import Catalogue, Entry
from pepdocs.wording.english import accessibility, batch, cli, documents, handover, summary
from pepdocs.wording.english import forms as words_forms
from pepdocs.wording.english.theme import check, fields, new, preview

TRANSLATIONS = Path(__file__).resolve().parent.parent / "translations"
UNVERIFIED = "heb ei wirio: angen cyfieithydd / unverified: for a translator"
VERIFIED = "verified: "
CHECKED_BY = "checked by: "
"""What a translator writes in the comment of an entry that they have passed; the tool keeps it."""

English = str | tuple[str, str]


def texts() -> Iterator[tuple[str, English]]:
    """Yield every context and its English, from wherever each is declared."""
    yield from schema.messages()
    yield from findings()
    yield from barriers()
    for module in (doctor, explain, json_schema, blank):
        yield from module.MESSAGES.items()
    for declared in (
        documents.WORDS,
        words_forms.WORDS,
        cli.WORDS,
        accessibility.WORDS,
        batch.WORDS,
        handover.WORDS,
        summary.WORDS,
        new.WORDS,
        check.WORDS,
        fields.WORDS,
        preview.WORDS,
    ):
        yield from declared.items()


def findings() -> Iterator[tuple[str, str]]:
    """Yield the wording of every kind of finding."""
    declared = (
        *vars(codes).values(),
        *vars(codes_rules).values(),
        *vars(codes_theme).values(),
    )
    for code in declared:
        if isinstance(code, Code):
            yield f"{code.number}.message", code.message
            if code.hint:
                yield f"{code.number}.hint", code.hint


def barriers() -> Iterator[tuple[str, str]]:
    """Yield the wording of every kind of barrier."""
    for kind in vars(kinds).values():
        if isinstance(kind, Kind):
            yield f"{kind.number}.message", kind.message
            yield f"{kind.number}.why", kind.why
            yield f"{kind.number}.hint", kind.hint


def collected(declared: Iterable[tuple[str, English]]) -> Catalogue:
    """Return an entry without translation for each text; a context has one text."""
    entries: Catalogue = {}
    for context, english in declared:
        entry = Entry(context, (english,) if isinstance(english, str) else tuple(english))
        if not all(entry.english):
            raise SystemExit(f"a text without words is declared: {context}")
        if entries.setdefault(context, entry) != entry:
            raise SystemExit(f"two texts are declared in one context: {context}")
    return entries


def english(template: Catalogue) -> Iterator[Entry]:
    """Yield the entries of the English catalogue: what was declared, with printed apostrophes."""
    for entry in template.values():
        yield replace(entry, texts=tuple(typographic(text) for text in entry.english))


def welsh(template: Catalogue, known: Catalogue, terms: Iterable[Term]) -> Iterator[Entry]:
    """Yield the entries of the Welsh catalogue: what is known of the texts of `template`."""
    sources = {plain(term.cy): term.source for term in terms if term.verified}
    for context, entry in template.items():
        yield _marked(_carried(entry, known.get(context)), sources)


def _carried(entry: Entry, known: Entry | None) -> Entry:
    if known is None or not any(known.texts) or known.counts != entry.counts:
        forms = len(plural.CATEGORIES["cy"]) if entry.counts else 1
        return replace(entry, texts=("",) * forms)
    said = tuple(typographic(text) for text in known.texts)
    changed = known.english != entry.english
    kept = known.comment if known.comment.startswith(CHECKED_BY) and not changed else ""
    return replace(entry, texts=said, comment=kept, fuzzy=known.fuzzy or changed)


def _marked(entry: Entry, sources: Mapping[str, str]) -> Entry:
    """Return `entry` with a comment on who vouches for its Welsh."""
    if not any(entry.texts) or entry.comment:
        return entry
    source = sources.get(plain(entry.texts[0])) if not entry.counts else None
    return replace(entry, comment=f"{VERIFIED}{source}" if source else UNVERIFIED)


def made(folder: Path) -> dict[str, str]:
    """Return each catalogue file's name and what it should hold."""
    template = collected(texts())
    known = catalogue.read(_text(folder / "cy.po"))
    terms = load_terms(folder / "glossary.csv")
    return {
        "pepdocs.pot": catalogue.write("", template.values()),
        "en.po": catalogue.write("en", english(template)),
        "cy.po": catalogue.write("cy", welsh(template, known, terms)),
    }


def complaints(folder: Path) -> Iterator[str]:
    """Yield a sentence for everything that is stale, untranslated or doubtful."""
    expected = made(folder)
    for name, written in expected.items():
        if _text(folder / name) != written:
            yield f"translations/{name} is stale: run tools/extract_messages.py"
    for entry in catalogue.read(expected["cy.po"]).values():
        if entry.fuzzy:
            yield f"translations/cy.po: {entry.context} has new English; look at its Welsh"
        elif not entry.translated:
            yield f"translations/cy.po: {entry.context} has no Welsh"


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def main() -> int:
    """Write the catalogues, or check them; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing; complain")
    if parser.parse_args().check:
        found = list(complaints(TRANSLATIONS))
        print("\n".join(found) or "The catalogues are complete and in step.")
        return 1 if found else 0
    for name, written in made(TRANSLATIONS).items():
        (TRANSLATIONS / name).write_text(written, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

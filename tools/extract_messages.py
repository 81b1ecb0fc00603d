"""Keeps the message catalogues in step with the texts that pepdocs declares.

    python tools/extract_messages.py            writes cy.po, and for translators en.po and pepdocs.pot
    python tools/extract_messages.py --check    says what is stale, untranslated or fuzzy in cy.po

English is declared in the code; en.po and pepdocs.pot are made from it and not kept in Git. Welsh is written by
people: a new text gets an empty entry, a text that is gone loses its entry, and a text whose English changed is
marked fuzzy until somebody has looked at its Welsh again.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from glossary import Term, load_terms, plain
from pepdocs.wording import catalogue, plural
from pepdocs.wording.catalogue import Catalogue, Message, typographic
from pepdocs.wording.english.sources import English, texts

TRANSLATIONS = Path(__file__).resolve().parent.parent / "translations"
UNVERIFIED = "heb ei wirio: angen cyfieithydd / unverified: for a translator"
VERIFIED = "verified: "
CHECKED_BY = "checked by: "
"""How a translator's comment on an entry that they have checked begins; the tool keeps it."""


def template(declared: Iterable[tuple[str, English]]) -> Catalogue:
    """Return a message without translation for each text; exit if two texts have one context."""
    messages: Catalogue = {}
    for context, english in declared:
        message = Message(context, (english,) if isinstance(english, str) else tuple(english))
        if not all(message.english):
            raise SystemExit(f"a text without words is declared: {context}")
        if messages.setdefault(context, message) != message:
            raise SystemExit(f"two texts are declared in one context: {context}")
    return messages


def welsh(texts: Catalogue, known: Catalogue, terms: Iterable[Term]) -> Iterator[Message]:
    """Yield the messages of the Welsh catalogue: what is `known` of the texts of a template."""
    sources = {plain(term.cy): term.source for term in terms if term.verified}
    for context, message in texts.items():
        yield _marked(_carried(message, known.get(context)), sources)


def _carried(message: Message, known: Message | None) -> Message:
    if known is None or not any(known.texts) or known.counts != message.counts:
        forms = len(plural.CATEGORIES["cy"]) if message.counts else 1
        return replace(message, texts=("",) * forms)
    changed = known.english != message.english
    comment = known.comment if known.comment.startswith(CHECKED_BY) and not changed else ""
    return replace(message, texts=tuple(map(typographic, known.texts)), comment=comment, fuzzy=known.fuzzy or changed)


def _marked(message: Message, sources: Mapping[str, str]) -> Message:
    """Return `message` with a comment on who vouches for its Welsh."""
    if not any(message.texts) or message.comment:
        return message
    source = sources.get(plain(message.texts[0])) if not message.counts else None
    return replace(message, comment=f"{VERIFIED}{source}" if source else UNVERIFIED)


def welsh_file(folder: Path) -> str:
    """Return what the Welsh catalogue in `folder` should hold."""
    known = catalogue.read(_text(folder / "cy.po"))
    return catalogue.write("cy", welsh(template(texts()), known, load_terms(folder / "glossary.csv")))


def complaints(folder: Path) -> Iterator[str]:
    """Yield a sentence for everything in cy.po that is stale, untranslated or fuzzy."""
    expected = welsh_file(folder)
    if _text(folder / "cy.po") != expected:
        yield "translations/cy.po is stale: run tools/extract_messages.py"
    for message in catalogue.read(expected).values():
        if message.fuzzy:
            yield f"translations/cy.po: {message.context} has new English; look at its Welsh"
        elif not message.translated:
            yield f"translations/cy.po: {message.context} has no Welsh"


def write(folder: Path) -> None:
    """Write all catalogues into `folder`."""
    contents = {"cy.po": welsh_file(folder), **catalogue.for_translators()}
    for name, content in contents.items():
        (folder / name).write_text(content, encoding="utf-8", newline="\n")


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def main() -> int:
    """Write the catalogues, or check them; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing; complain")
    if not parser.parse_args().check:
        write(TRANSLATIONS)
        return 0
    faults = list(complaints(TRANSLATIONS))
    print("\n".join(faults) or "The catalogues are complete and in step.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

"""The glossary of terms (translations/glossary.csv), and text made fit to compare and to print."""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"
ABBREVIATION = re.compile(r"\s*\([^()]*\)$")


@dataclass(frozen=True, slots=True)
class Term:
    """A term in both languages, and whether its Welsh was seen in an official source."""

    en: str
    cy: str
    verified: bool
    source: str


def load_terms(path: Path) -> tuple[Term, ...]:
    """Return the terms of the glossary, in its order."""
    with path.open(encoding="utf-8", newline="") as rows:
        return tuple(
            Term(row["en"], row["cy"], row["verified"] == "yes", row["source"]) for row in csv.DictReader(rows)
        )


def typographic(text: str) -> str:
    """Return `text` composed (NFC) and with the apostrophes that are printed."""
    return unicodedata.normalize("NFC", text).replace("'", APOSTROPHE)


def plain(text: str) -> str:
    """Return `text` fit to compare: its first letter small, no full stop at the end."""
    text = typographic(text).strip().removesuffix(".")
    return text[:1].lower() + text[1:]


def bare(term: str) -> str:
    """Return a term without the abbreviation or remark that follows it in brackets."""
    return ABBREVIATION.sub("", term)

"""The glossary of terms (translations/glossary.csv), and how texts are compared with it."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path

from pepdocs.wording.catalogue import typographic

ABBREVIATION = re.compile(r"\s*\([^()]*\)$")


@dataclass(frozen=True, slots=True)
class Term:
    """A term in both languages; `verified` if its Welsh is in an official source."""

    en: str
    cy: str
    verified: bool
    source: str


def load_terms(path: Path) -> tuple[Term, ...]:
    """Return the terms of the glossary in file order."""
    with path.open(encoding="utf-8", newline="") as rows:
        return tuple(
            Term(row["en"], row["cy"], row["verified"] == "yes", row["source"]) for row in csv.DictReader(rows)
        )


def plain(text: str) -> str:
    """Return `text` as it is compared: typographic, its first letter small, without a final full stop."""
    text = typographic(text).strip().removesuffix(".")
    return text[:1].lower() + text[1:]


def bare(term: str) -> str:
    """Return a term without the abbreviation or remark that follows it in brackets."""
    return ABBREVIATION.sub("", term)

"""Every context that the code uses is in both catalogues."""

from __future__ import annotations

import re
from pathlib import Path

import pepdocs
from pepdocs.wording import catalogue
from pepdocs.wording.catalogue import MissingWording

SOURCE = Path(pepdocs.__file__).parent
LITERAL = re.compile(r'"((?:view|cli|answer|field|section):[\w.]*\w|error\.[\w.]*\w)"')
PREFIXES = frozenset({"error.docx"})
"""Prefixes of contexts that the code completes."""


def contexts_in(code: str) -> set[str]:
    return set(LITERAL.findall(code)) - PREFIXES


def unknown(contexts: set[str], lang: str) -> list[str]:
    known = catalogue.load(lang)
    missing = []
    for context in sorted(contexts):
        try:
            catalogue.find(known, lang, context)
        except MissingWording:
            missing.append(context)
    return missing


def test_every_context_in_the_code_is_in_both_catalogues() -> None:
    contexts = {c for path in SOURCE.rglob("*.py") for c in contexts_in(path.read_text("utf-8"))}

    assert len(contexts) > 150
    assert unknown(contexts, "cy") == unknown(contexts, "en") == []


def test_a_context_in_no_catalogue_is_noticed() -> None:
    contexts = contexts_in('say("view:contents"); say("view:nowhere"); Error("error.unheard_of")')

    assert unknown(contexts, "cy") == ["error.unheard_of", "view:nowhere"]

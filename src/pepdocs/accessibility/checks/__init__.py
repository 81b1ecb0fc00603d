"""The checks, by subject; each module lists those of each format in `PDF` and `WORD`."""

from __future__ import annotations

from pepdocs.accessibility.checks import (
    addresses,
    appearance,
    bilingual,
    characters,
    document,
    headings,
    languages,
    links,
    lists,
    order,
    repetition,
    tables,
    words,
)

SUBJECTS = (
    document,
    languages,
    headings,
    order,
    tables,
    lists,
    links,
    addresses,
    repetition,
    appearance,
    bilingual,
    characters,
    words,
)

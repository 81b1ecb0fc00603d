"""The checks, by subject; each module lists those of each format in `PDF` and `WORD`."""

from __future__ import annotations

from pepdocs.accessibility.checks import (
    appearance,
    bilingual,
    characters,
    document,
    headings,
    languages,
    links,
    lists,
    order,
    tables,
)

SUBJECTS = (document, languages, headings, order, tables, lists, links, appearance, bilingual, characters)

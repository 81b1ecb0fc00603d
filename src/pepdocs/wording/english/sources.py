"""Every English text and its context, from wherever it is declared: the English catalogue is made from these.

A source imports the modules that declare its texts when it is first needed: the help of a command needs no schema,
and a check no blank files.
"""

from __future__ import annotations

from collections.abc import Iterator

English = str | tuple[str, str]
"""One text, or a singular and a plural."""

Texts = Iterator[tuple[str, English]]
"""Contexts, each with its English."""


def words() -> Texts:
    """Yield the texts that are declared in `wording.english`."""
    from pepdocs.wording.english import (
        accessibility,
        batch,
        cli,
        documents,
        entry,
        forms,
        handover,
        offline_form,
        summary,
        theme,
    )

    for module in (accessibility, batch, cli, documents, entry, forms, handover, offline_form, summary, theme):
        yield from module.WORDS.items()


def findings() -> Texts:
    """Yield the texts of every kind of finding."""
    from pepdocs.findings import reading, rules, theme
    from pepdocs.findings.model import Code

    for code in (*vars(reading).values(), *vars(rules).values(), *vars(theme).values()):
        if isinstance(code, Code):
            yield f"{code.number}.message", code.message
            if code.hint:
                yield f"{code.number}.hint", code.hint


def barriers() -> Texts:
    """Yield the texts of every kind of barrier."""
    from pepdocs.findings import accessibility

    for kind in vars(accessibility).values():
        if isinstance(kind, accessibility.Kind):
            yield f"{kind.number}.message", kind.message
            yield f"{kind.number}.why", kind.why
            yield f"{kind.number}.hint", kind.hint


def fields() -> Texts:
    """Yield the texts of the sections, fields and choices of a plan, and how they are explained."""
    from pepdocs.schema.derived import explain, messages

    yield from messages.messages()
    yield from explain.MESSAGES.items()


def others() -> Texts:
    """Yield the texts of blank files, the JSON Schema and the doctor."""
    from pepdocs import doctor
    from pepdocs.schema.derived import blank, json_schema

    for module in (blank, json_schema, doctor):
        yield from module.MESSAGES.items()


SOURCES = (words, findings, barriers, fields, others)
"""Every source of texts, those that are quickest to import first."""


def texts() -> Texts:
    """Yield the texts of every source."""
    for source in SOURCES:
        yield from source()

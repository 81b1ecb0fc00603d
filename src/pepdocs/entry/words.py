"""What became of a form that was taken into a plan, in words, none of which says what is in it."""

from __future__ import annotations

from collections.abc import Iterator

from pepdocs.base import system
from pepdocs.base.copies import Part
from pepdocs.base.printable import printable
from pepdocs.entry.merge import TAKEN, Told
from pepdocs.entry.taking import Taken
from pepdocs.findings.model import name
from pepdocs.schema.derived.messages import fields_on_the_way
from pepdocs.wording import Speaker

BETWEEN = " › "


def lines(speaker: Speaker, taken: Taken) -> Iterator[str]:
    """Yield what became of a form, a line for each field, none of which says what is in it."""
    if taken.error:
        yield speaker.text(taken.error.key, **{**taken.error.facts, "file": printable(system.shown(taken.path))})
        return
    form = taken.form
    parts = () if not form or form.is_whole else [part for part in Part if part in form.parts]
    names = ", ".join(speaker.text(part.context) for part in parts) or speaker.text("cli:take.whole")
    yield speaker.text("cli:take.parts", file=printable(system.shown(taken.path)), parts=names)
    for told in taken.told:
        yield f"    {speaker.text(f'cli:take.{told.effect.value}', field=field_name(speaker, told))}"
    if not any(told.effect in TAKEN for told in taken.told):
        yield f"    {speaker.text('cli:take.nothing')}"


def field_name(speaker: Speaker, told: Told) -> str:
    """Return the labels on the way to a field, with the numbers of entries, counted from 1, and its place.

    A key that no plan has is not shown, for it is somebody's text.
    """
    keys = [step for step in told.loc if isinstance(step, str)]
    declared = [field for _, field in fields_on_the_way(".".join(keys))]
    known = told.loc[: _length(told, len(declared))]
    labels = iter(declared)
    shown = [str(step + 1) if isinstance(step, int) else speaker.text(f"field:{next(labels).path}") for step in known]
    return f"{BETWEEN.join(shown)} ({name(known)})" if known else "–"


def _length(told: Told, declared: int) -> int:
    """Return how many steps of a place lead through that many declared fields, and through entries of lists."""
    for length, step in enumerate(told.loc):
        if isinstance(step, str):
            declared -= 1
        if declared < 0:
            return length
    return len(told.loc)

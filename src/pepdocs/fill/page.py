"""The list of plans as a page, and findings as the form shows them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pepdocs import theme
from pepdocs.base import system
from pepdocs.base.errors import PepdocsError
from pepdocs.base.language import NAMED, Mode
from pepdocs.base.printable import printable
from pepdocs.entry.form import plan_of
from pepdocs.entry.merge import TAKEN, Told
from pepdocs.entry.taking import Taken
from pepdocs.entry.words import field_name, lines
from pepdocs.fill.commands import ALLOWED, FOLDER
from pepdocs.fill.plans import Plans
from pepdocs.findings.model import Findings, Severity
from pepdocs.schema.sections.meeting import CopyEdition
from pepdocs.wording import Speaker
from pepdocs.wording.finding_texts import hint, message

WORDS = (
    "title", "skip", "intro", "language", "none", "look", "fill_in", "check", "make", "documents",
    "which", "lang", "format", "copy", "draft", "where", "said", "working", "ended", "returned", "take", "taken",
)  # fmt: skip
"""The contexts of the texts around the plans."""

USUAL = {"lang": tuple(NAMED), "format": ("pdf", "docx"), "copy": ("full",)}
"""The choices of a build that are ticked at first, those of the command line."""

STEP = re.compile(r"\[(\d+)\]|\.?([^.\[\]]+)")


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan on the page: the number of its address, its file's name, its reference, and how far it is."""

    number: int
    file: str
    record: str = ""
    state: str = ""
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class BuildChoice:
    """A box to tick: its option and value, its label, and whether it is ticked at first."""

    name: str
    value: str
    label: str
    is_chosen: bool


def page(plans: Plans, lang: str) -> bytes:
    """Return the list of plans in a language, each checked as it is now."""
    speaker = Speaker(lang)
    html = theme.render(
        "shared/fill.html.jinja",
        lang=lang,
        say={word: speaker.text(f"fill:{word}", folder=FOLDER) for word in WORDS},
        rows=[_row(plans, number, speaker) for number, _ in plans.found()],
        modes=[(name, _languages(mode, speaker)) for name, mode in NAMED.items()],
        choices={name: tuple(_choices(name, speaker)) for name in ALLOWED},
    )
    return html.lstrip().encode("utf-8", "replace")


def _row(plans: Plans, number: int, speaker: Speaker) -> PlanRow:
    file = printable(system.shown(Path(plans.path(number).name)))
    try:
        state = plans.state(number)
        record = plan_of(state.content).record
        found = plans.findings(state)
    except PepdocsError as error:
        return PlanRow(number, file, trouble=speaker.text(error.key, **error.facts))
    errors, warnings = (len(found.graded(each)) for each in (Severity.ERROR, Severity.WARNING))
    said = speaker.text("fill:counts", errors=errors, warnings=warnings) if errors or warnings else ""
    return PlanRow(number, file, printable(record), said or speaker.text("fill:complete"))


def _choices(name: str, speaker: Speaker) -> list[BuildChoice]:
    labels = {
        "lang": {name: _languages(mode, speaker) for name, mode in NAMED.items()},
        "format": {value: value.upper() for value in ALLOWED["format"]},
        "copy": {value: speaker.text(CopyEdition[value].context) for value in ALLOWED["copy"]},
    }[name]
    return [BuildChoice(name, value, labels[value], value in USUAL[name]) for value in ALLOWED[name]]


def _languages(mode: Mode, speaker: Speaker) -> str:
    if mode.is_bilingual:
        return speaker.text("preview:both")
    return speaker.language(mode.languages[0]).capitalize()


def taken(one: Taken, lost: Sequence[Told], speaker: Speaker) -> dict[str, Any]:
    """Return what was taken of a form as JSON: a line for each field, and whether there is anything to take."""
    pictures = [speaker.text("cli:take.picture", field=field_name(speaker, told)) for told in lost]
    return {"lines": [*lines(speaker, one), *pictures], "is_anything": any(told.effect in TAKEN for told in one.told)}


def findings(found: Findings, speaker: Speaker) -> list[dict[str, Any]]:
    """Return the errors and warnings about a plan as JSON: the field's path as keys and indexes, and the sentences."""
    return [
        {
            "loc": [int(index) if index else key for index, key in STEP.findall(finding.field)],
            "code": finding.code.number,
            "severity": finding.severity.value,
            "message": message(speaker, finding),
            "hint": hint(speaker, finding),
        }
        for finding in found.items
        if finding.severity is not Severity.INFO
    ]

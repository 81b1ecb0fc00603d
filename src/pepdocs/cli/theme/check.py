"""`pepdocs theme check`: everything that is wrong with a theme, each thing with its place."""

from __future__ import annotations

import gc
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pepdocs.base import write
from pepdocs.base.printable import seen
from pepdocs.cli.options import Named, command, option
from pepdocs.cli.report import CONTEXTS, Report, hint, message, named, summary
from pepdocs.findings.model import Findings
from pepdocs.wording import Speaker

if TYPE_CHECKING:
    from pepdocs.authoring.check import Fault, Where
    from pepdocs.theme import Layer

FORMS = ("text", "json")
BODY = "word/document.xml"

MOST_HEADINGS = 6
"""So many places of one fault are named; then only how many more there are."""


def commands(speaker: Speaker) -> list[click.Command]:
    """Return the command in the speaker's language."""
    no_name = speaker.text("error.no_name")
    place = speaker.text("cli:argument.theme")
    params: list[click.Parameter] = [
        click.Argument(
            ["folder"], type=Named(no_name, exists=True, file_okay=False), metavar=place
        ),
        option(
            speaker, "--format", "form", explain="theme_check_form", default="text",
            type=click.Choice(FORMS),
        ),
        option(
            speaker, "--annotate", explain="theme_check_annotate", metavar=place,
            type=Named(no_name, file_okay=False),
        ),
    ]  # fmt: skip
    made = command(speaker, "theme_check", check, params)
    made.name = "check"
    return [made]


def check(speaker: Speaker, folder: Path, form: str, annotate: Path | None) -> int:
    """Say what is wrong with the theme in a folder; 1 where anything is an error."""
    from pepdocs import theme
    from pepdocs.authoring import check as themecheck
    from pepdocs.batch.workers.inline import limited

    gc.enable()
    if annotate is not None and annotate.resolve() == folder.resolve():
        raise click.UsageError(speaker.text("cli:theme_not_over"))
    made, refused = limited(theme.examined, folder)
    faults = themecheck.check(made, refused=refused)
    if form == "json":
        click.echo(_as_json(speaker, folder, faults))
    else:
        click.echo("\n".join(_lines(speaker, folder, faults)))
    if annotate is not None:
        for path in _annotated(speaker, made.layers[0], faults, annotate):
            click.echo(speaker.text("cli:theme_annotated", path=named(path)), err=True)
    return int(any(each.is_error for each in faults))


def _path(folder: Path, fault: Fault) -> Path:
    """Return the file of a fault as whoever typed `folder` names it; those of other layers stand beside."""
    is_here = fault.folder == folder.resolve()
    home = folder if is_here else folder.parent / fault.folder.name
    return home / fault.finding.field


def _lines(speaker: Speaker, folder: Path, faults: tuple[Fault, ...]) -> Iterator[str]:
    """Yield the lines that a person reads: `file:line:column: severity CODE message`, and where."""
    for each in faults:
        found = each.finding
        place = f"{named(_path(folder, each))}:{found.at.line}:{found.at.column}"
        kind = speaker.text(f"cli:severity.{found.severity.value}")
        yield seen(f"{place}: {kind} {found.code.number} {message(speaker, found)}")
        yield from (f"    {seen(line)}" for line in (_where(speaker, each.where), hint(speaker, found)) if line)
    if not faults:
        yield speaker.text("cli:theme_clean")
    yield summary(speaker, (_report(folder, faults),), every=True)


def _report(folder: Path, faults: Iterable[Fault]) -> Report:
    return Report(folder, Findings(tuple(each.finding for each in faults)))


def _where(speaker: Speaker, where: Where) -> str:
    """Return a place that no line tells, in words, "" where there is none."""
    told = {
        "paragraph": ("number", str(where.paragraph or "")),
        "cell": ("cell", where.cell),
        "heading": ("heading", _headings(speaker, where.headings)),
        "part": ("part", where.part if where.part != BODY else ""),
        "documents": ("documents", where.documents),
    }
    return "; ".join(speaker.text(f"cli:theme_{name}", **{slot: said}) for name, (slot, said) in told.items() if said)


def _headings(speaker: Speaker, headings: tuple[str, ...]) -> str:
    """Return headings in one line, those of our sections in the speaker's language."""
    said = [speaker.text(each) if each.startswith(CONTEXTS) else each for each in headings]
    more = len(said) - MOST_HEADINGS
    shown = said[:MOST_HEADINGS] + ([speaker.text("cli:more_places", count=more)] if more > 0 else [])
    return ", ".join(dict.fromkeys(shown))


def _as_json(speaker: Speaker, folder: Path, faults: tuple[Fault, ...]) -> str:
    """Return every fault as JSON, with its message in the speaker's language."""
    listed = [_entry(speaker, folder, each) for each in faults]
    whole = {"version": 1, "language": speaker.lang, "theme": str(folder), "findings": listed}
    text = json.dumps(whole, ensure_ascii=False, indent=2)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _entry(speaker: Speaker, folder: Path, fault: Fault) -> dict[str, Any]:
    found = fault.finding
    return {
        "code": found.code.number,
        "severity": found.severity.value,
        "file": _path(folder, fault).as_posix(),
        "line": found.at.line,
        "column": found.at.column,
        "where": _where(speaker, fault.where) or None,
        "message": message(speaker, found),
        "hint": hint(speaker, found),
    }


def _annotated(speaker: Speaker, layer: Layer, faults: Iterable[Fault], into: Path) -> Iterator[Path]:
    """Write a copy of each Word template of the layer that something is said of, and yield its place.

    One that is left out as unsafe is not opened here either.
    """
    from pepdocs.authoring.check.annotate import annotated
    from pepdocs.theme import tag

    remarks: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for each in faults:
        name = each.finding.field
        if name.endswith(".docx") and name in layer.files and each.folder == layer.place:
            in_body = each.where.part in ("", BODY)
            number = each.where.paragraph if in_body else 1
            remarks[name][number].append(_remark(speaker, each))
    for name, told in sorted(remarks.items()):
        copy = annotated(layer.files[name], told, tag(speaker.lang))
        yield write.artefact(copy, into / name).path


def _remark(speaker: Speaker, fault: Fault) -> str:
    """Return what a comment says: the kind of finding, its words, and its hint."""
    found = fault.finding
    kind = speaker.text(f"cli:severity.{found.severity.value}")
    parts = (message(speaker, found), hint(speaker, found), _where(speaker, fault.where))
    return seen(f"{kind} {found.code.number}: {'. '.join(filter(None, parts))}")

"""`pepdocs theme check`: everything that is wrong with a theme, each fault with its place."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pepdocs.base import write
from pepdocs.base.printable import printable
from pepdocs.cli.options import choice_option, command, folder_argument, folder_option
from pepdocs.cli.report import Report, dump, heading, printable_path, summary
from pepdocs.cli.theme.engines import PhaseEngine, engine_entry, engine_lines, engines_of
from pepdocs.findings.model import Findings
from pepdocs.wording import Speaker
from pepdocs.wording.finding_texts import CONTEXTS, hint, message

if TYPE_CHECKING:
    from pepdocs.authoring.check import Fault, Where
    from pepdocs.theme import Layer

BODY = "word/document.xml"

MOST_HEADINGS = 6
"""The number of headings of a fault that are named; the others are counted."""


def make_command(speaker: Speaker) -> click.Command:
    """Return the command in the speaker's language."""
    annotate = folder_option(
        speaker, "--annotate", explain="theme_check_annotate", metavar=speaker.text("cli:argument.theme")
    )
    params: list[click.Parameter] = [
        folder_argument(speaker, metavar="cli:argument.theme", exists=True),
        choice_option(
            speaker, "--format", "form", explain="theme_check_form", choices=("text", "json"), default="text"
        ),
        annotate,
    ]  # fmt: skip
    return command(speaker, "check", check, params, context="theme_check")


def check(speaker: Speaker, folder: Path, form: str, annotate: Path | None) -> int:
    """Show what is wrong with the theme in a folder; return 1 if any of it is an error."""
    from pepdocs import theme
    from pepdocs.authoring import check as theme_check
    from pepdocs.batch.workers.inline import limited

    gc.enable()
    if annotate is not None and annotate.resolve() == folder.resolve():
        raise click.UsageError(speaker.text("cli:theme_not_over"))
    examined, refused = limited(theme.examine, folder)
    faults = theme_check.check(examined, refused=refused)
    engines = limited(engines_of, examined)
    if form == "json":
        click.echo(_as_json(speaker, folder, faults, engines))
    else:
        lines = (*_lines(speaker, folder, faults), *engine_lines(speaker, folder, engines))
        click.echo("\n".join(map(printable, lines)))
    if annotate is not None:
        for path in _annotate(speaker, examined.layers[0], faults, annotate):
            click.echo(speaker.text("cli:theme_annotated", path=printable_path(path)), err=True)
    return int(any(fault.is_error for fault in faults))


def _path(folder: Path, fault: Fault) -> Path:
    """Return the file of a fault, by the name that was typed for its folder; other layers lie beside it."""
    home = folder if fault.folder == folder.resolve() else folder.parent / fault.folder.name
    return home / fault.finding.field


def _lines(speaker: Speaker, folder: Path, faults: tuple[Fault, ...]) -> Iterator[str]:
    """Yield the lines for people: `file:line:column: severity CODE message`, the place in words, and the hint."""
    for fault in faults:
        finding = fault.finding
        yield printable(f"{heading(speaker, _path(folder, fault), finding)} {message(speaker, finding)}")
        details = (_where(speaker, fault.where), hint(speaker, finding))
        yield from (f"    {printable(line)}" for line in details if line)
    if not faults:
        yield speaker.text("cli:theme_clean")
    report = Report(folder, Findings(tuple(fault.finding for fault in faults)))
    yield summary(speaker, (report,), every=True)


def _where(speaker: Speaker, where: Where) -> str:
    """Return in words a place that has no line number, or "" if there is none."""
    parts = {
        "paragraph": ("number", str(where.paragraph or "")),
        "cell": ("cell", where.cell),
        "heading": ("heading", _headings(speaker, where.headings)),
        "part": ("part", where.part if where.part != BODY else ""),
        "documents": ("documents", where.documents),
    }
    return "; ".join(speaker.text(f"cli:theme_{name}", **{slot: text}) for name, (slot, text) in parts.items() if text)


def _headings(speaker: Speaker, headings: tuple[str, ...]) -> str:
    """Return headings in one line, those of our own sections in the speaker's language."""
    texts = [speaker.text(text) if text.startswith(CONTEXTS) else text for text in headings]
    more = len(texts) - MOST_HEADINGS
    shown = texts[:MOST_HEADINGS] + ([speaker.text("cli:more_places", count=more)] if more > 0 else [])
    return ", ".join(dict.fromkeys(shown))


def _as_json(speaker: Speaker, folder: Path, faults: tuple[Fault, ...], engines: tuple[PhaseEngine, ...]) -> str:
    findings = [_entry(speaker, folder, fault) for fault in faults]
    named = [engine_entry(folder, engine) for engine in engines]
    return dump({"version": 1, "language": speaker.lang, "theme": str(folder), "findings": findings, "engines": named})


def _entry(speaker: Speaker, folder: Path, fault: Fault) -> dict[str, Any]:
    finding = fault.finding
    return {
        "code": finding.code.number,
        "severity": finding.severity.value,
        "file": _path(folder, fault).as_posix(),
        "line": finding.at.line,
        "column": finding.at.column,
        "where": _where(speaker, fault.where) or None,
        "message": message(speaker, finding),
        "hint": hint(speaker, finding),
    }


def _annotate(speaker: Speaker, layer: Layer, faults: Iterable[Fault], into: Path) -> Iterator[Path]:
    """Write a copy of each Word template of the layer that has faults, with comments; yield its path.

    A template that the theme leaves out as unsafe is not opened here either.
    """
    from pepdocs.authoring.check.annotate import annotate
    from pepdocs.theme import tag

    remarks: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for fault in faults:
        name = fault.finding.field
        if name.endswith(".docx") and name in layer.files and fault.folder == layer.place:
            number = fault.where.paragraph if fault.where.part in ("", BODY) else 1
            remarks[name][number].append(_remark(speaker, fault))
    for name, comments in sorted(remarks.items()):
        copy = annotate(layer.files[name], comments, tag(speaker.lang))
        yield write.artefact(copy, into / name).path


def _remark(speaker: Speaker, fault: Fault) -> str:
    """Return the text of a comment: severity, code, message, hint and place."""
    finding = fault.finding
    kind = speaker.text(f"cli:severity.{finding.severity.value}")
    parts = (message(speaker, finding), hint(speaker, finding), _where(speaker, fault.where))
    return printable(f"{kind} {finding.code.number}: {'. '.join(filter(None, parts))}")

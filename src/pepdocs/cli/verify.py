"""`pepdocs verify`: the barriers in finished files, or a document line by line as a screen reader says it."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pepdocs.base import error_keys
from pepdocs.base.copies import Copy
from pepdocs.base.errors import PepdocsError, RenderError, SourceError
from pepdocs.base.printable import printable
from pepdocs.cli.options import choice_option, command, file_option, files_argument, flag, theme_option, today
from pepdocs.cli.report import printable_path
from pepdocs.findings.model import Severity
from pepdocs.wording import Speaker

if TYPE_CHECKING:
    from pepdocs.accessibility import ExaminedFile, SpokenLine
    from pepdocs.accessibility.barriers import Barrier
    from pepdocs.base.language import Edition
    from pepdocs.render.read_back.outline import Line
    from pepdocs.schema.pep import Pep
    from pepdocs.theme import Theme
    from pepdocs.view.blocks import DocumentView


@dataclass(frozen=True, slots=True)
class PlanSource:
    """What files were made from: a plan, and the theme with their words and fields; and whose `copy` they are.

    Without `copy`, the name of each file says whose it is.
    """

    pep: Pep
    theme: Theme
    copy: Copy | None = None


def make_command(speaker: Speaker) -> click.Command:
    """Return the command in the speaker's language."""
    params: list[click.Parameter] = [
        files_argument(speaker),
        choice_option(
            speaker, "--format", "form", explain="barriers", choices=("text", "json", "html"), default="text"
        ),
        file_option(speaker, "--source", "plan", explain="source", exists=True),
        choice_option(speaker, "--copy", "copy", explain="copy_of", choices=[copy.value for copy in Copy]),
        theme_option(speaker),
        flag(speaker, "--as-heard", "as_heard", explain="as_heard"),
        file_option(speaker, "--out", explain="report_out"),
    ]  # fmt: skip
    return command(speaker, "verify", verify, params)


def verify(
    speaker: Speaker,
    paths: tuple[Path, ...],
    form: str,
    *,
    plan: Path | None,
    copy: str | None,
    theme: Path | None,
    out: Path | None,
    as_heard: bool,
) -> int:
    """Show the barriers in files; return 1 if any of them keeps somebody from reading a file."""
    if theme and not plan:
        raise click.UsageError(speaker.text("cli:theme_without_source"))
    if copy and not plan:
        raise click.UsageError(speaker.text("cli:copy_without_source"))
    source = _source(plan, theme, today(), Copy(copy) if copy else None) if plan else None
    gc.enable()
    from pepdocs import accessibility

    files = accessibility.files(paths)
    if not files:
        raise click.UsageError(speaker.text("cli:nothing_to_verify", path=", ".join(map(printable_path, paths))))
    if as_heard:
        _output(speaker, "\n".join(line for path in files for line in _as_heard(speaker, path)), out)
        return 0
    examined = tuple(_examine(path, source) for path in files)
    _output(speaker, _report(speaker, form, examined), out)
    return int(any(barrier.severity is Severity.ERROR for file in examined for barrier in file.barriers))


def _report(speaker: Speaker, form: str, examined: tuple[ExaminedFile, ...]) -> str:
    from pepdocs.cli import barriers

    writers = {"text": barriers.as_text, "json": barriers.as_json, "html": barriers.as_html}
    return writers[form](speaker, examined)


def _output(speaker: Speaker, text: str, out: Path | None) -> None:
    """Print a report, or write it to a file that only its owner can read."""
    if out is None:
        click.echo(text)
        return
    from pepdocs.base import write

    write.artefact(f"{text}\n".encode(), out)
    click.echo(speaker.text("cli:written", path=printable_path(out)))


def _examine(path: Path, source: PlanSource | None) -> ExaminedFile:
    """Return the barriers in a file, including its differences from its plan, and what it should not say."""
    from pepdocs import accessibility
    from pepdocs.accessibility.plan_comparison import against

    examined = accessibility.examine(path, with_html=source is not None)
    if source is None or examined.is_unreadable:
        return examined
    lines = accessibility.lines(examined)
    edition = _edition(source, path, lines)
    view = _view_of(source, source.pep, edition)
    barriers = (*examined.barriers, *against(view, lines), *_disclosed(source, edition, examined, lines))
    return replace(examined, barriers=barriers)


def _disclosed(
    source: PlanSource, edition: Edition, examined: ExaminedFile, lines: tuple[Line, ...]
) -> tuple[Barrier, ...]:
    """Return a barrier for each field that the file says although its copy withholds it."""
    from pepdocs import accessibility, generate
    from pepdocs.accessibility.barriers import barrier
    from pepdocs.findings import accessibility as kinds
    from pepdocs.render import FinishedDocument

    if edition.copy is Copy.FULL or examined.form is None:
        return ()
    made = FinishedDocument(accessibility.content(examined.path), examined.form, lines)
    copy = generate.copy_contents(source.pep, edition.copy, source.theme)
    try:
        fields = generate.disclosed(copy, made, lambda shown: _view_of(source, shown, edition), source.theme)
    except RenderError as error:
        if error.key != error_keys.UNSEARCHED:
            raise
        return (barrier(kinds.UNSEARCHED),)
    return tuple(barrier(kinds.DISCLOSED, field=field) for field in fields)


def _source(plan: Path, folder: Path | None, day: date, copy: Copy | None) -> PlanSource:
    from pepdocs.authority import own_fields
    from pepdocs.batch.themes import load_theme
    from pepdocs.reading import check

    theme = load_theme(folder)
    try:
        return PlanSource(check.check(plan, today=day, own=own_fields(theme)).pep, theme, copy)
    except SourceError as unreadable:
        raise PepdocsError(error_keys.SOURCE_BROKEN, file=printable_path(plan)) from unreadable


def _edition(source: PlanSource, path: Path, lines: Iterable[Line]) -> Edition:
    """Return the edition that a file is, by its name or else by the languages of its title, as the copy asked for."""
    from pepdocs.base.language import Edition, Mode, named_edition
    from pepdocs.theme import tag

    edition = named_edition(path.stem)
    if edition is None:
        title = next((line for line in lines if line.kind == "H1"), None)
        languages = tuple(run.lang for run in title.runs) if title else ()
        modes = [mode for mode in Mode if tuple(map(tag, mode.languages)) == languages]
        if not modes:
            raise PepdocsError(error_keys.EDITION, file=printable_path(path))
        edition = Edition(modes[0])
    return replace(edition, copy=source.copy) if source.copy else edition


def _view_of(source: PlanSource, pep: Pep, edition: Edition) -> DocumentView:
    from pepdocs.generate import view_of

    return view_of(pep, edition, theme=source.theme)


def _as_heard(speaker: Speaker, path: Path) -> Iterator[str]:
    """Yield the lines of a document as a screen reader says them."""
    from pepdocs import accessibility

    examined = accessibility.examine(path)
    yield printable_path(path)
    if examined.is_unreadable:
        yield f"  {speaker.text('ACC101.message')}"
        return
    for line in accessibility.spoken(accessibility.lines(examined)):
        yield f"  {speaker.text(f'heard:{line.kind}')}: {_words(speaker, line)}"


def _words(speaker: Speaker, line: SpokenLine) -> str:
    """Return the words of a line, with the name of the language before each change of voice."""
    return " ".join(
        f"[{_language(speaker, voice.run.lang)}] {printable(voice.run.text.strip())}"
        if voice.changes
        else printable(voice.run.text.strip())
        for voice in line.voices
    )


def _language(speaker: Speaker, tag: str) -> str:
    """Return the name of a language without its country, or the tag if it has no name."""
    return speaker.language(tag.partition("-")[0]) or tag

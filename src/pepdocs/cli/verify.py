"""`pepdocs verify`: finished files examined, and a document shown as it will be heard."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pepdocs.base.errors import PepdocsError, SourceError
from pepdocs.base.printable import seen
from pepdocs.cli.options import Named, command, files, option, theme_option
from pepdocs.cli.report import named
from pepdocs.findings.model import Severity
from pepdocs.wording import Speaker

if TYPE_CHECKING:
    from pepdocs.accessibility import Examined
    from pepdocs.accessibility.speech import Heard
    from pepdocs.render.read_back.outline import Line
    from pepdocs.schema.pep import Pep
    from pepdocs.theme import Theme
    from pepdocs.view.blocks import DocumentView

REPORTS = ("text", "json", "html")


@dataclass(frozen=True, slots=True)
class Source:
    """What files were made from: a plan, and the theme whose words and fields they have."""

    pep: Pep
    theme: Theme


def verify_command(speaker: Speaker, today: Callable[[], date]) -> click.Command:
    """Return the command in the speaker's language; `today` is asked where a plan is read."""
    no_name = speaker.text("error.no_name")
    params: list[click.Parameter] = [
        files(speaker),
        option(
            speaker, "--format", "form", explain="barriers", default="text",
            type=click.Choice(REPORTS),
        ),
        option(
            speaker, "--source", "plan", explain="source",
            type=Named(no_name, exists=True, dir_okay=False),
            metavar=speaker.text("cli:argument.file"),
        ),
        theme_option(speaker),
        option(speaker, "--as-heard", "aloud", explain="as_heard", is_flag=True),
        option(
            speaker, "--out", explain="report_out", type=Named(no_name, dir_okay=False),
            metavar=speaker.text("cli:argument.file"),
        ),
    ]  # fmt: skip

    def run(speaker: Speaker, *, plan: Path | None, theme: Path | None, **options: object) -> int:
        if theme and not plan:
            raise click.UsageError(speaker.text("cli:theme_without_source"))
        source = _source(plan, theme, today()) if plan else None
        return verify(speaker, source=source, **options)  # type: ignore[arg-type]

    return command(speaker, "verify", run, params)


def verify(
    speaker: Speaker,
    paths: tuple[Path, ...],
    form: str,
    source: Source | None,
    out: Path | None,
    *,
    aloud: bool,
) -> int:
    """Say what readers of the files meet; 1 where anything keeps somebody from reading one."""
    gc.enable()
    from pepdocs import accessibility

    found = accessibility.files(paths)
    if not found:
        place = ", ".join(map(named, paths))
        raise click.UsageError(speaker.text("cli:nothing_to_verify", path=place))
    if aloud:
        _told(speaker, "\n".join(line for path in found for line in _aloud(speaker, path)), out)
        return 0
    examined = tuple(_examined(path, source) for path in found)
    _told(speaker, _report(speaker, form, examined), out)
    return int(any(each.severity is Severity.ERROR for one in examined for each in one.barriers))


def _report(speaker: Speaker, form: str, examined: tuple[Examined, ...]) -> str:
    """Return what was found, in the form that was asked for."""
    from pepdocs.cli import barriers

    ways = {"text": barriers.as_text, "json": barriers.as_json, "html": barriers.as_html}
    return ways[form](speaker, examined)


def _told(speaker: Speaker, text: str, out: Path | None) -> None:
    """Show a report, or write it for its owner only."""
    if out is None:
        click.echo(text)
        return
    from pepdocs.base import write

    write.artefact(f"{text}\n".encode(), out)
    click.echo(speaker.text("cli:written", path=named(out)))


def _examined(path: Path, source: Source | None) -> Examined:
    """Return what a reader of a file meets, and where it differs from its plan."""
    from pepdocs import accessibility
    from pepdocs.accessibility.plan_comparison import against

    found = accessibility.examine(path)
    if source is None or found.is_unreadable:
        return found
    lines = accessibility.lines(found)
    return replace(found, barriers=(*found.barriers, *against(_view(source, path, lines), lines)))


def _source(plan: Path, folder: Path | None, on: date) -> Source:
    """Return a plan that can be read, and the theme in a folder, or ours."""
    from pepdocs import generate
    from pepdocs.cli.theme.below import chosen
    from pepdocs.reading import check

    theme = chosen(folder)
    try:
        return Source(check.check(plan, on=on, own=generate.own_fields(theme)).pep, theme)
    except SourceError as unreadable:
        raise PepdocsError("error.source_broken", file=named(plan)) from unreadable


def _view(source: Source, path: Path, lines: Iterable[Line]) -> DocumentView:
    """Return what the edition that a file's name, or else its title, tells of has to say."""
    from pepdocs.base.language import Edition, Mode, named_edition
    from pepdocs.generate import view_of
    from pepdocs.theme import tag

    edition = named_edition(path.stem)
    if edition is None:
        title = next((line for line in lines if line.kind == "H1"), None)
        said = tuple(run.lang for run in title.runs) if title else ()
        modes = [mode for mode in Mode if tuple(map(tag, mode.languages)) == said]
        if not modes:
            raise PepdocsError("error.edition", file=named(path))
        edition = Edition(modes[0])
    return view_of(source.pep, edition, theme=source.theme)


def _aloud(speaker: Speaker, path: Path) -> Iterator[str]:
    """Yield a document line by line as it will be heard."""
    from pepdocs import accessibility
    from pepdocs.accessibility.speech import heard

    found = accessibility.examine(path)
    yield named(path)
    if found.is_unreadable:
        yield f"  {speaker.text('ACC101.message')}"
        return
    for line in heard(accessibility.lines(found)):
        yield f"  {speaker.text(f'heard:{line.kind}')}: {_spoken(speaker, line)}"


def _spoken(speaker: Speaker, line: Heard) -> str:
    """Return the words of a line, with the name of the language before each change of voice."""
    return " ".join(
        f"[{_language(speaker, voice.run.lang)}] {seen(voice.run.text.strip())}"
        if voice.changes
        else seen(voice.run.text.strip())
        for voice in line.voices
    )


def _language(speaker: Speaker, tag: str) -> str:
    """Return the name of a language without its country; the tag where it has no name."""
    return speaker.language(tag.partition("-")[0]) or tag

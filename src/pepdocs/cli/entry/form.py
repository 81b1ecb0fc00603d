"""`pepdocs form`: a page for each plan that anyone can fill in in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pepdocs.base import error_keys
from pepdocs.base.copies import Part
from pepdocs.base.errors import PepdocsError
from pepdocs.base.language import CY, EN
from pepdocs.base.printable import printable
from pepdocs.cli.options import choice_option, command, files_argument, flag, folder_option, theme_option, today
from pepdocs.cli.report import printable_path
from pepdocs.wording import Speaker

if TYPE_CHECKING:
    from pepdocs.entry.form import FormPart, FormPlan
    from pepdocs.theme import Theme


def make_command(speaker: Speaker) -> click.Command:
    """Return the command in the speaker's language."""
    params: list[click.Parameter] = [
        files_argument(speaker, required=False),
        folder_option(speaker, "--out", explain="form_out", required=True),
        choice_option(speaker, "--lang", explain="form_lang", choices=(CY, EN), default=speaker.lang),
        choice_option(
            speaker, "--part", "parts", explain="form_part", choices=[part.value for part in Part], multiple=True
        ),
        choice_option(speaker, "--phase", explain="form_phase", choices=("primary", "secondary", "post16")),
        choice_option(
            speaker, "--jurisdiction", explain="jurisdiction", choices=("wales", "england"), default="wales"
        ),
        theme_option(speaker),
        flag(speaker, "--force", explain="force"),
    ]  # fmt: skip
    return command(speaker, "form", form, params)


def form(
    speaker: Speaker,
    paths: tuple[Path, ...],
    out: Path,
    *,
    lang: str,
    parts: tuple[str, ...],
    phase: str | None,
    jurisdiction: str,
    theme: Path | None,
    force: bool,
) -> int:
    """Write a form for each plan, or a blank one; return 1 if there is none for some plan, which is told."""
    from pepdocs.batch.themes import load_theme
    from pepdocs.entry import form as forms

    used = load_theme(theme)
    failed: list[Path] = []
    taken: set[str] = set()
    for plan in _plans(speaker, paths, _blank(phase, jurisdiction, lang), failed):
        part = _part(plan, parts, used)
        content = forms.form(plan, lang, theme=used, part=part)
        name = "-".join((plan.name, "form", *(part.names if part else ())))
        _write(speaker, out / f"{name}.html", content, taken, force=force)
    return int(bool(failed))


def _part(plan: FormPlan, names: tuple[str, ...], theme: Theme) -> FormPart | None:
    """Return the parts that are asked for, each once and in the order in which they are declared; None for all."""
    from pepdocs.authority import declared_parts
    from pepdocs.entry.form import FormPart
    from pepdocs.schema.situation import Situation

    chosen = tuple(part for part in Part if part.value in names)
    moved, _ = declared_parts(theme)
    return FormPart(chosen, Situation.of(plan.pep, today()), moved) if chosen else None


def _blank(phase: str | None, jurisdiction: str, lang: str) -> FormPlan | None:
    from pepdocs.entry.form import blank_plan
    from pepdocs.schema import Phase
    from pepdocs.schema.declare import Jurisdiction

    return blank_plan(Phase[phase], Jurisdiction[jurisdiction], lang) if phase else None


def _plans(speaker: Speaker, paths: tuple[Path, ...], blank: FormPlan | None, failed: list[Path]) -> Iterator[FormPlan]:
    """Yield the plans in files and folders, or the blank one; those that cannot be read are told and noted."""
    from pepdocs.base.files import sources
    from pepdocs.entry.form import read_plan

    if not paths and blank is None:
        raise PepdocsError(error_keys.FORM_NOTHING)
    if not paths and blank is not None:
        yield blank
    for path in sources(paths):
        try:
            yield read_plan(path)
        except PepdocsError as error:
            failed.append(path)
            click.echo(f"{printable_path(path)}: {speaker.text(error.key, **error.facts)}", err=True)


def _write(speaker: Speaker, path: Path, content: bytes, taken: set[str], *, force: bool) -> None:
    """Write a form, but not over one that is there, because somebody may have written in it."""
    from pepdocs.base import write

    if path.name.casefold() in taken:
        raise PepdocsError(error_keys.FORM_SAME_NAME, file=printable(path.name))
    taken.add(path.name.casefold())
    if path.exists() and not force:
        raise PepdocsError(error_keys.EXISTS, file=printable_path(path))
    write.artefact(content, path)
    click.echo(speaker.text("cli:written", path=printable_path(path)))

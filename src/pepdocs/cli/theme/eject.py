"""`pepdocs theme eject`: files and texts of ours copied into a theme, to be changed there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pepdocs.base import error_keys, write
from pepdocs.base.errors import PepdocsError
from pepdocs.base.language import CY, EN
from pepdocs.base.suggest import nearest
from pepdocs.batch.themes import read_theme
from pepdocs.batch.workers.inline import limited
from pepdocs.cli.new import phase_option
from pepdocs.cli.options import command, flag, folder_option, group
from pepdocs.cli.report import printable_path
from pepdocs.cli.theme.layers import baseline_of, own_texts, parent, texts
from pepdocs.cli.theme.new import check_unused
from pepdocs.wording import Speaker

if TYPE_CHECKING:
    from pepdocs.theme import Theme
    from pepdocs.wording.catalogue import Catalogue, Message


def make_command(speaker: Speaker) -> click.Command:
    """Return the group of commands in the speaker's language."""
    of_a_phase = phase_option(speaker), flag(speaker, "--force", explain="force")
    blocks = flag(speaker, "--blocks", explain="blocks")
    contexts = click.Argument(
        ["contexts"], nargs=-1, required=True, metavar=speaker.text("cli:argument.contexts")
    )  # fmt: skip
    folder = folder_option(speaker, "--folder", explain="theme_folder", exists=True, default=".")
    commands: list[tuple[str, Callable[..., int], list[click.Parameter]]] = [
        ("docx", eject_docx, [*of_a_phase, blocks, folder]),
        ("html", eject_html, [*of_a_phase, folder]),
        ("words", eject_words, [contexts, folder]),
    ]
    makers = {
        name: partial(command, speaker, name, run, params, context=f"eject_{name}") for name, run, params in commands
    }
    return group(speaker, "eject", makers)


def eject_docx(speaker: Speaker, phase: str, folder: Path, *, force: bool, blocks: bool) -> int:
    """Copy the Word template of a phase into a theme, with the theme's chapters in their order if it is ours."""
    from pepdocs.authoring.start import word_template
    from pepdocs.render.word.adapting.borrowed_parts import sections_only

    name = f"{phase}/pep.docx"
    template = limited(word_template, parent(folder), name, _chapters(folder, phase))
    return _eject(speaker, folder, name, template if blocks else limited(sections_only, template), force=force)


def eject_html(speaker: Speaker, phase: str, folder: Path, *, force: bool) -> int:
    """Write the list of a phase's chapters, in the theme's order, into the theme."""
    from pepdocs.authoring.start import page_template

    name = f"{phase}/pep.html.jinja"
    return _eject(speaker, folder, name, page_template(name, _chapters(folder, phase)), force=force)


def _chapters(folder: Path, phase: str) -> tuple[str, ...]:
    """Return the keys of a phase's chapters with a theme, in order."""
    from pepdocs.authority import declared_chapters
    from pepdocs.schema.pep import Phase

    plans = limited(declared_chapters, read_theme(folder))[0].plans
    return tuple(plan.key for plan in plans[Phase[phase]])


def _eject(speaker: Speaker, folder: Path, name: str, content: bytes, *, force: bool) -> int:
    """Write a file into a theme, and record what is below it as its baseline."""
    from pepdocs.theme.baseline import RECORD, record

    check_unused([folder / name], force=force)
    earlier = baseline_of(speaker, read_theme(folder), folder)
    baseline = limited(record, parent(folder), earlier, [name])
    write.artefacts([(folder / name, content), (folder / RECORD, baseline)])
    click.echo(speaker.text("cli:written", path=printable_path(folder / name)))
    return 0


def eject_words(speaker: Speaker, contexts: tuple[str, ...], folder: Path) -> int:
    """Copy texts into the overlays of a theme, except those that are there already."""
    overlays = limited(_overlays, read_theme(folder), parent(folder), contexts)
    for artefact in write.artefacts((folder / file, text.encode()) for file, text in overlays.items()):
        click.echo(speaker.text("cli:written", path=printable_path(artefact.path)))
    return 0


def _overlays(theme: Theme, under: Theme, contexts: Iterable[str]) -> dict[str, str]:
    """Return the overlays of a theme by file name, with those texts from `under` it that they lack."""
    overlays = {}
    for lang in (CY, EN):
        known, own, file = texts(under, lang), own_texts(theme, lang), f"words/{lang}.po"
        wanted = [context for context in contexts if _known(context, known) not in own]
        before = theme.layers[0].text(file) if file in theme.layers[0].files else ""
        overlays[file] = _extended(before, lang, [replace(known[context], comment="") for context in wanted])
    return overlays


def _known(context: str, known: Catalogue) -> str:
    if context not in known:
        raise PepdocsError(error_keys.NO_CONTEXT, context=context, nearest=nearest(context, known))
    return context


def _extended(overlay: str, lang: str, entries: list[Message]) -> str:
    """Return an overlay with entries added at its end."""
    from pepdocs.wording import catalogue

    head, _, added = catalogue.write(lang, entries).partition("\n\n")
    return f"{(overlay or head).rstrip()}\n\n{added.rstrip()}\n" if entries else overlay

"""`pepdocs theme new`, `eject` and `diff`: a theme to begin with, what to change in it, and what it changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pepdocs.base.errors import PepdocsError
from pepdocs.base.language import CY, EN
from pepdocs.base.suggest import nearest
from pepdocs.cli.options import Named, command, group, option, ui_lang
from pepdocs.cli.report import named
from pepdocs.cli.theme.below import below, folder_argument, overlay, recorded, said_in, theme_in
from pepdocs.cli.theme.diff import diff_command
from pepdocs.wording import Speaker

if TYPE_CHECKING:
    from pepdocs.theme import Theme
    from pepdocs.wording.catalogue import Catalogue

PHASES = ("primary", "secondary", "post16")


def commands(speaker: Speaker) -> list[click.Command]:
    """Return the commands."""
    return [_new(speaker), _eject(speaker), diff_command(speaker)]


def _new(speaker: Speaker) -> click.Command:
    params: list[click.Parameter] = [
        folder_argument(speaker),
        option(speaker, "--name-cy", explain="name_cy", default=Speaker(CY).text("cli:my_authority")),
        option(speaker, "--name-en", explain="name_en", default=Speaker(EN).text("cli:my_authority")),
        option(speaker, "--extends", explain="extends", default=""),
        option(speaker, "--force", explain="force", is_flag=True),
    ]  # fmt: skip
    made = command(speaker, "theme_new", new, params)
    made.name = "new"
    return made


def new(speaker: Speaker, folder: Path, name_cy: str, name_en: str, extends: str, *, force: bool) -> int:
    """Write the files of a new theme, never over any that is there unless asked to."""
    from pepdocs.authoring.start import beginning
    from pepdocs.base import write
    from pepdocs.batch.workers.inline import limited
    from pepdocs.theme import BUILTIN
    from pepdocs.theme.settings import PLAIN_NAME

    if extends and not PLAIN_NAME.fullmatch(extends):
        raise PepdocsError("error.theme_name", name=extends)
    under = theme_in(folder.resolve().parent / extends) if extends else BUILTIN
    begun = limited(lambda: dict(beginning({CY: name_cy, EN: name_en}, extends, under)))
    made = [(folder / file, content) for file, content in begun.items()]
    _spare(made, force=force)
    for artefact in write.artefacts(made):
        click.echo(speaker.text("cli:written", path=named(artefact.path)))
    click.echo(speaker.text("cli:theme_begun", path=named(folder)))
    return 0


def _spare(made: Iterable[tuple[Path, bytes]], *, force: bool) -> None:
    """Refuse to replace what is there."""
    there = next((path for path, _ in made if path.exists()), None)
    if there is not None and not force:
        raise PepdocsError("error.exists", file=named(there))


def _eject(speaker: Speaker) -> click.Group:
    whole = group(speaker, "eject", click.Group)
    blocks = option(speaker, "--blocks", explain="blocks", is_flag=True)
    contexts = click.Argument(
        ["contexts"],
        nargs=-1,
        required=True,
        metavar=speaker.text("cli:argument.contexts"),
    )
    for name, run, params in (
        ("docx", eject_docx, [*_phase(speaker), blocks]),
        ("html", eject_html, _phase(speaker)),
        ("words", eject_words, [contexts]),
    ):
        made = command(speaker, f"eject_{name}", run, [*params, _in_folder(speaker)])
        made.name = name
        made.params.append(ui_lang(speaker))
        whole.add_command(made, name)
    return whole


def eject_docx(speaker: Speaker, phase: str, folder: Path, *, force: bool, blocks: bool) -> int:
    """Put the Word template of a phase into a theme."""
    from pepdocs.batch.workers.inline import limited
    from pepdocs.render.word.borrowed_parts import sections_only

    name = f"{phase}/pep.docx"
    found = below(folder).content(name)
    content = found if blocks else limited(sections_only, found)
    return _ejected(speaker, folder, name, content, force=force)


def eject_html(speaker: Speaker, phase: str, folder: Path, *, force: bool) -> int:
    """Put the list of a phase's sections into a theme."""
    from pepdocs.theme import text

    name = f"{phase}/pep.html.jinja"
    written = text(name).replace('{% extends "shared/document.html.jinja" %}', f'{{% extends "below/{name}" %}}')
    return _ejected(speaker, folder, name, written.encode(), force=force)


def _ejected(speaker: Speaker, folder: Path, name: str, content: bytes, *, force: bool) -> int:
    """Write a file into a theme, with the record of what is below it."""
    from pepdocs.base import write
    from pepdocs.batch.workers.inline import limited
    from pepdocs.theme.baseline import RECORD, record

    _spare([(folder / name, content)], force=force)
    kept = recorded(speaker, theme_in(folder), folder)
    noted = limited(record, below(folder), kept, [name])
    write.artefacts([(folder / name, content), (folder / RECORD, noted)])
    click.echo(speaker.text("cli:written", path=named(folder / name)))
    return 0


def eject_words(speaker: Speaker, contexts: tuple[str, ...], folder: Path) -> int:
    """Put texts into the overlays of a theme, those that are not there yet."""
    from pepdocs.base import write
    from pepdocs.batch.workers.inline import limited

    texts = limited(_overlays, theme_in(folder), below(folder), contexts)
    made = [(folder / file, text.encode()) for file, text in texts.items()]
    for artefact in write.artefacts(made):
        click.echo(speaker.text("cli:written", path=named(artefact.path)))
    return 0


def _overlays(theme: Theme, under: Theme, contexts: Iterable[str]) -> dict[str, str]:
    """Return the overlays of a theme by their names, with those texts from `under` it that they lack."""
    texts = {}
    for lang in (CY, EN):
        said, own, file = said_in(under, lang), overlay(theme, lang), f"words/{lang}.po"
        wanted = [context for context in contexts if _known(context, said) not in own]
        before = theme.layers[0].text(file) if file in theme.layers[0].files else ""
        texts[file] = _added(before, lang, said, wanted)
    return texts


def _known(context: str, said: Catalogue) -> str:
    if context not in said:
        raise PepdocsError("error.no_context", context=context, nearest=nearest(context, said))
    return context


def _added(before: str, lang: str, said: Catalogue, contexts: Iterable[str]) -> str:
    """Return an overlay with texts added at its end."""
    from pepdocs.wording import catalogue

    entries = [replace(said[context], comment="") for context in contexts]
    head, _, texts = catalogue.write(lang, entries).partition("\n\n")
    return f"{(before or head).rstrip()}\n\n{texts.rstrip()}\n" if entries else before


def _in_folder(speaker: Speaker) -> click.Option:
    wrong = speaker.text("error.no_name")
    kind: Any = Named(wrong, exists=True, file_okay=False)
    return option(speaker, "--folder", explain="theme_folder", default=".", type=kind)


def _phase(speaker: Speaker) -> list[click.Parameter]:
    return [
        option(speaker, "--phase", explain="phase", required=True, type=click.Choice(PHASES)),
        option(speaker, "--force", explain="force", is_flag=True),
    ]

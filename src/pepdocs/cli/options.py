"""The parts of every command: arguments, options, and errors shown as a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pepdocs.base import error_keys, system
from pepdocs.base.errors import PepdocsError
from pepdocs.base.language import CY, EN
from pepdocs.base.printable import printable
from pepdocs.wording import Speaker

if TYPE_CHECKING:
    from pepdocs.schema.local.fields import LocalFields
    from pepdocs.wording import Own

METAVARS = {
    "text": "cli:argument.text",
    "directory": "cli:argument.folder",
    "file": "cli:argument.file",
    "day": "cli:argument.day",
}
"""What stands for a value in the help, by click's own name for the type."""

ENGINES = ("auto", "typst", "weasyprint")
"""The PDF engines; the first is what counts without the option."""


def today() -> date:
    """Return today's date. No other function reads the clock."""
    return date.today()  # noqa: DTZ011 - the day of the reader's own calendar is meant


def words_and_fields(folder: Path | None) -> tuple[Own, LocalFields]:
    """Return the words and the field declarations of the theme in a folder; none of either for None."""
    from pepdocs.schema.local.fields import NO_FIELDS
    from pepdocs.wording.catalogue import OURS

    if folder is None:
        return OURS, NO_FIELDS
    from pepdocs.authority import own_fields, own_words
    from pepdocs.batch.themes import load_theme

    theme = load_theme(folder)
    return own_words(theme), own_fields(theme)


class CommaList(click.ParamType[tuple[str, ...]]):
    """Several choices in one word, separated by commas."""

    def __init__(self, choices: Iterable[str], wrong: str) -> None:
        self.choices = tuple(choices)
        self.wrong = wrong
        self.name = "|".join(self.choices)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """Return the choices in order, each once."""
        chosen = [word.strip().lower() for word in str(value).split(",")]
        if not set(chosen) <= set(self.choices):
            self.fail(self.wrong, param, ctx)
        return tuple(dict.fromkeys(chosen))


class NamedPath(click.Path):
    """A path that is not empty, as the value of a variable that was not set would be, and names no device."""

    def __init__(self, speaker: Speaker, **more: Any) -> None:
        super().__init__(path_type=Path, **more)
        self.speaker, self.wrong = speaker, speaker.text(error_keys.NO_NAME)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the path."""
        if not str(value):
            self.fail(self.wrong, param, ctx)
        if name := system.device_name(Path(value)):
            self.fail(self.speaker.text(error_keys.DEVICE_NAME, name=printable(name)), param, ctx)
        return super().convert(str(system.extended(Path(value))), param, ctx)


class NumberRange(click.ParamType[float]):
    """A number from `least` to `most`, a whole one if they are; `nan` is refused."""

    def __init__(self, speaker: Speaker, least: float, most: float) -> None:
        self.least, self.most = least, most
        self.kind = type(least)
        self.name = f"{least}..{most}"
        context = error_keys.NUMBER if self.kind is float else error_keys.WHOLE_NUMBER
        self.wrong = speaker.text(context, least=least, most=most)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Return the number."""
        try:
            number = self.kind(value)
        except ValueError:
            self.fail(self.wrong, param, ctx)
        if not self.least <= number <= self.most:
            self.fail(self.wrong, param, ctx)
        return number


class Day(click.ParamType[date]):
    """A day, as 2026-03-11."""

    name = "day"

    def __init__(self, speaker: Speaker) -> None:
        self.wrong = speaker.text(error_keys.DAY)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day."""
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(self.wrong, param, ctx)


class LazyGroup(click.Group):
    """A group that makes a command only when it is needed, so that no command waits for the imports of another."""

    makers: Mapping[str, Callable[[], click.Command]] = {}

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click calls it
        """Return the names of the commands, in order."""
        return sorted(self.makers)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name; for an unknown name all are made, so that click can suggest one."""
        for name in [cmd_name] if cmd_name in self.makers else self.makers:
            if name not in self.commands:
                self.add_command(self.makers[name](), name)
        return super().get_command(ctx, cmd_name)


def group(speaker: Speaker, name: str, makers: Mapping[str, Callable[[], click.Command]]) -> LazyGroup:
    """Return a group of commands, explained in the speaker's language; `makers` return each command."""
    whole = LazyGroup(
        name,
        params=[ui_lang(speaker)],
        help=speaker.text(f"cli:{name}"),
        context_settings=help_settings(speaker),
        options_metavar=speaker.text("cli:argument.options"),
        subcommand_metavar=speaker.text("cli:argument.command"),
    )
    whole.makers = makers
    return whole


def help_settings(speaker: Speaker) -> dict[str, Any]:
    """Return click's settings for help."""
    return {"help_option_names": ["--help", "-h"], "max_content_width": 100, "obj": speaker, "show_default": True}


def command(
    speaker: Speaker, name: str, run: Callable[..., int], params: list[click.Parameter], *, context: str = ""
) -> click.Command:
    """Return a command that calls `run` with the speaker and its options; `context` is that of its help."""
    return click.Command(
        name,
        callback=_explained(speaker, run),
        params=[*params, ui_lang(speaker)],
        help=speaker.text(f"cli:{context or name}"),
        options_metavar=speaker.text("cli:argument.options"),
    )


def _explained(speaker: Speaker, run: Callable[..., int]) -> Callable[..., int]:
    """Return `run` with an error of the run shown as a sentence; bugs pass through."""

    def run_explained(**options: Any) -> int:
        try:
            return run(speaker, **options)
        except PepdocsError as error:
            lines = (*_theme_finding(speaker, error), speaker.text(error.key, **error.facts))
            raise click.ClickException("\n".join(map(printable, lines))) from None

    return run_explained


def _theme_finding(speaker: Speaker, error: PepdocsError) -> Iterator[str]:
    """Yield the first finding that keeps a theme from being used, with its file and line."""
    from pepdocs.cli.report import heading
    from pepdocs.theme import ThemeError
    from pepdocs.wording.finding_texts import message

    if isinstance(error, ThemeError) and (first := error.first):
        file = (error.folder or Path()) / first.field
        yield f"{heading(speaker, file, first)} {message(speaker, first)}"


def ui_lang(speaker: Speaker) -> click.Option:
    """Return the option for the language of the command line, which `chosen_language` reads before click does."""
    return click.Option(
        ["--iaith", "--ui-lang", "ui_lang"],
        type=click.Choice([CY, EN]),
        help=speaker.text("cli:option.ui_lang"),
        expose_value=False,
        is_eager=True,
    )


def version_option(speaker: Speaker) -> click.Option:
    """Return the option that shows the version and stops."""

    def show(context: click.Context, _option: click.Parameter, wanted: Any) -> None:
        if wanted and not context.resilient_parsing:
            from importlib.metadata import version

            click.echo(f"pepdocs {version('pepdocs')}")
            context.exit()

    return click.Option(
        ["--version"], is_flag=True, expose_value=False, is_eager=True, callback=show,
        help=speaker.text("cli:option.version"),
    )  # fmt: skip


def files_argument(speaker: Speaker, *, required: bool = True) -> click.Argument:
    """Return the argument that names files and folders."""
    metavar = speaker.text("cli:argument.files" if required else "cli:argument.some_files")
    return click.Argument(["paths"], nargs=-1, required=required, type=NamedPath(speaker), metavar=metavar)


def folder_argument(speaker: Speaker, *, metavar: str = "cli:argument.folder", exists: bool = False) -> click.Argument:
    """Return the argument that names a theme's folder."""
    kind = NamedPath(speaker, exists=exists, file_okay=False)
    return click.Argument(["folder"], type=kind, metavar=speaker.text(metavar))


def theme_option(speaker: Speaker) -> click.Option:
    """Return the option that names the folder of an authority's theme."""
    return folder_option(speaker, "--theme", explain="theme", exists=True)


def engine_option(speaker: Speaker) -> click.Option:
    """Return the option that names what makes PDFs."""
    return choice_option(speaker, "--engine", explain="engine", choices=ENGINES, default=ENGINES[0])


def file_option(speaker: Speaker, *names: str, explain: str, exists: bool = False) -> click.Option:
    """Return an option that names a file."""
    return option(speaker, *names, explain=explain, type=NamedPath(speaker, exists=exists, dir_okay=False))


def folder_option(speaker: Speaker, *names: str, explain: str, exists: bool = False, **more: Any) -> click.Option:
    """Return an option that names a folder."""
    return option(speaker, *names, explain=explain, type=NamedPath(speaker, exists=exists, file_okay=False), **more)


def choice_option(speaker: Speaker, *names: str, explain: str, choices: Iterable[str], **more: Any) -> click.Option:
    """Return an option with a closed list of values."""
    return option(speaker, *names, explain=explain, type=click.Choice(list(choices)), **more)


def on_option(speaker: Speaker) -> click.Option:
    """Return the option for the day on which plans are judged, in place of each plan's own."""
    return option(speaker, "--on", explain="on", type=Day(speaker))


def flag(speaker: Speaker, *names: str, explain: str) -> click.Option:
    """Return an option without a value."""
    return option(speaker, *names, explain=explain, is_flag=True)


def option(speaker: Speaker, *names: str, explain: str, **more: Any) -> click.Option:
    """Return an option, explained in the speaker's language."""
    parameter = click.Option(list(names), help=speaker.text(f"cli:option.{explain}"), **more)
    if parameter.metavar is None and parameter.type.name in METAVARS:
        parameter.metavar = speaker.text(METAVARS[parameter.type.name])
    return parameter

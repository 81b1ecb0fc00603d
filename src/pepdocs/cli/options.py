"""What every command is made of: arguments, options, and errors told in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import click

from pepdocs.base.errors import PepdocsError
from pepdocs.base.language import CY, EN
from pepdocs.base.printable import seen
from pepdocs.wording import Speaker

G = TypeVar("G", bound=click.Group)

NAMES = {
    "text": "cli:argument.text",
    "directory": "cli:argument.folder",
}
"""What stands for a value in the help, where click would say its own name for the type."""


class Several(click.ParamType[tuple[str, ...]]):
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


class Named(click.Path):
    """A path that has a name: an empty one, as of a variable that was not set, is refused."""

    def __init__(self, wrong: str, **more: Any) -> None:
        super().__init__(path_type=Path, **more)
        self.wrong = wrong

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the path."""
        if not str(value):
            self.fail(self.wrong, param, ctx)
        return super().convert(value, param, ctx)


class Within(click.ParamType[float]):
    """A number from `least` to `most`, a whole one where those are; `nan` is none."""

    def __init__(self, speaker: Speaker, least: float, most: float) -> None:
        self.least, self.most = least, most
        self.kind = type(least)
        self.name = f"{least}..{most}"
        context = "error.number" if self.kind is float else "error.whole_number"
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


class Commands(click.Group):
    """A group whose commands are made when they are asked for: whoever runs one waits for no other."""

    makers: Mapping[str, Callable[[], click.Command]] = {}

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click calls it
        """Return the names of the commands, in order."""
        return sorted(self.makers)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name; a name that there is not is answered with all that there are."""
        asked = [cmd_name] if cmd_name in self.makers else self.makers
        for name in asked:
            if name not in self.commands:
                self.add_command(self.makers[name](), name)
        return super().get_command(ctx, cmd_name)


def group(speaker: Speaker, name: str, kind: type[G]) -> G:
    """Return a group of commands, explained in the speaker's language."""
    return kind(
        name,
        help=speaker.text(f"cli:{name}"),
        context_settings=settings(speaker),
        options_metavar=speaker.text("cli:argument.options"),
        subcommand_metavar=speaker.text("cli:argument.command"),
    )


def settings(speaker: Speaker) -> dict[str, Any]:
    """Return how click is to show help."""
    return {
        "help_option_names": ["--help", "-h"],
        "max_content_width": 100,
        "obj": speaker,
        "show_default": True,
    }


def ui_lang(speaker: Speaker) -> click.Option:
    """The option is read before anything is parsed; here it is only known and explained."""
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


def command(speaker: Speaker, name: str, run: Callable[..., int], params: list[click.Parameter]) -> click.Command:
    """Return a command that calls `run` with the speaker and what was typed."""
    return click.Command(
        name,
        callback=_told(speaker, run),
        params=params,
        help=speaker.text(f"cli:{name}"),
        options_metavar=speaker.text("cli:argument.options"),
    )


def _told(speaker: Speaker, run: Callable[..., int]) -> Callable[..., int]:
    """Return `run` with an error of the run told in a sentence; faults of ours go through."""

    def run_told(**options: Any) -> int:
        try:
            return run(speaker, **options)
        except PepdocsError as error:
            told = (*_first_fault(speaker, error), speaker.text(error.key, **error.facts))
            raise click.ClickException("\n".join(map(seen, told))) from None

    return run_told


def _first_fault(speaker: Speaker, error: PepdocsError) -> Iterator[str]:
    """Yield the first of what keeps a theme from being used, with its file and line."""
    from pepdocs.cli.report import message, named
    from pepdocs.theme import ThemeError

    if isinstance(error, ThemeError) and (first := error.first):
        file = (error.folder or Path()) / first.field
        place = f"{named(file)}:{first.at.line}:{first.at.column}"
        kind = speaker.text(f"cli:severity.{first.severity.value}")
        yield f"{place}: {kind} {first.code.number} {message(speaker, first)}"


def files(speaker: Speaker) -> click.Argument:
    """Return the argument that names files and folders."""
    return click.Argument(
        ["paths"],
        nargs=-1,
        required=True,
        type=Named(speaker.text("error.no_name")),
        metavar=speaker.text("cli:argument.files"),
    )


def theme_option(speaker: Speaker) -> click.Option:
    """Return the option that names the folder of an authority's theme."""
    return option(
        speaker,
        "--theme",
        explain="theme",
        type=Named(speaker.text("error.no_name"), exists=True, file_okay=False),
        metavar=speaker.text("cli:argument.folder"),
    )


def option(speaker: Speaker, *names: str, explain: str, **more: Any) -> click.Option:
    """Return an option, explained in the speaker's language."""
    made = click.Option(list(names), help=speaker.text(f"cli:option.{explain}"), **more)
    if made.metavar is None and made.type.name in NAMES:
        made.metavar = speaker.text(NAMES[made.type.name])
    return made

"""The command line: where the program starts, and the only place that catches its bugs."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from importlib import import_module
from traceback import walk_tb
from typing import TYPE_CHECKING

from pepdocs.base import error_keys
from pepdocs.base.errors import frames
from pepdocs.cli.streams import BUG, OK, OUTPUT, STOPPED, discard, use_utf8

if TYPE_CHECKING:
    import click

    from pepdocs.wording import Speaker

MODULES = {
    "new": "pepdocs.cli.new",
    "form": "pepdocs.cli.entry.form",
    "fill": "pepdocs.cli.entry.fill",
    "check": "pepdocs.cli.check",
    "build": "pepdocs.cli.build",
    "copies": "pepdocs.cli.copies",
    "forget": "pepdocs.cli.forget",
    "upgrade": "pepdocs.cli.upgrade",
    "take": "pepdocs.cli.entry.take",
    "undo": "pepdocs.cli.entry.undo",
    "import": "pepdocs.cli.entry.importing",
    "export": "pepdocs.cli.entry.exporting",
    "verify": "pepdocs.cli.verify",
    "theme": "pepdocs.cli.theme",
    "schema": "pepdocs.cli.schema",
    "doctor": "pepdocs.cli.doctor",
}
"""The module of each command, imported when the command is needed."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run pepdocs and end the process: 0 nothing blocks, 1 something does, 2 wrong usage, 3 a bug."""
    # What is loaded at the start stays until the end, so searching it for garbage is a waste: a tenth
    # of the time of a check. A build, which runs for long, enables it again.
    gc.disable()
    use_utf8()
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """Run pepdocs with `arguments` and return the exit status."""
    from pepdocs.cli.locale import chosen_language

    lang = chosen_language(arguments)
    try:
        return _run(arguments, lang)
    except KeyboardInterrupt:
        _say(lang, error_keys.INTERRUPTED)
        return STOPPED
    except Exception as bug:  # noqa: BLE001 - the one place that reports a bug, without its message
        if _is_output_error(bug):
            discard(OUTPUT)
            _say(lang, error_keys.OUTPUT)
            return STOPPED
        _say(lang, error_keys.BUG, f"{frames(bug)}\n")
        return BUG


def _is_output_error(error: Exception) -> bool:
    """Return whether output could not be written, which is no bug of ours but, say, a full disk."""
    import click

    steps = (frame.f_code for frame, _ in walk_tb(error.__traceback__))
    return isinstance(error, OSError) and click.echo.__code__ in steps


def _run(arguments: Sequence[str], lang: str) -> int:
    import click

    from pepdocs.cli.locale import localized_click
    from pepdocs.cli.options import group, version_option

    with localized_click(lang) as speaker:
        command = group(speaker, "pepdocs", {name: partial(_make, speaker, name) for name in MODULES})
        command.params.append(version_option(speaker))
        try:
            status = command.main(list(arguments), prog_name="pepdocs", standalone_mode=False)
        except click.ClickException as wrong:
            wrong.show()
            return wrong.exit_code
        except click.Abort:
            _say(lang, error_keys.INTERRUPTED)
            return STOPPED
    return status if isinstance(status, int) else OK


def _make(speaker: Speaker, name: str) -> click.Command:
    command: click.Command = import_module(MODULES[name]).make_command(speaker)
    return command


def _say(lang: str, context: str, more: str = "") -> None:
    from pepdocs.wording import Speaker

    with suppress(OSError):  # if not even this can be written, there is nobody to tell
        sys.stderr.write(f"{Speaker(lang).text(context)}\n{more}")

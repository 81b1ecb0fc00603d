"""The command line: the way in, and the one place where a fault of ours is caught."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import TextIO

from pepdocs.errors import frames

OK, STOPPED, USAGE, BUG = 0, 1, 2, 3


def main(arguments: Sequence[str] | None = None) -> None:
    """Run pepdocs and end the process: 0 nothing blocks, 1 something does, 2 wrong usage, 3 a bug."""
    # What is loaded to start stays until the end: looking for garbage in it costs a tenth of a
    # check. A build, which goes on for long, switches it on again.
    gc.disable()
    for stream in (sys.stdout, sys.stderr):
        _take_any_letter(stream)
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def _take_any_letter(stream: TextIO) -> None:
    """Let a stream hold Welsh: a terminal what it can, a file or a pipe all of it."""
    if isinstance(stream, TextIOWrapper):
        encoding = None if stream.isatty() else "utf-8"
        stream.reconfigure(encoding=encoding, errors="replace")


def run(arguments: Sequence[str]) -> int:
    """Run pepdocs with `arguments` and return the exit status."""
    from pepdocs.cli.locale import chosen_language

    lang = chosen_language(arguments)
    try:
        return _run(arguments, lang)
    except KeyboardInterrupt:
        _say(lang, "error.interrupted")
        return STOPPED
    except Exception as bug:  # noqa: BLE001 - the one place that tells a bug without what it may quote
        _say(lang, "error.bug")
        sys.stderr.write(f"{frames(bug)}\n")
        return BUG


def _run(arguments: Sequence[str], lang: str) -> int:
    import click

    from pepdocs.cli.commands import pepdocs
    from pepdocs.cli.locale import speaking

    with speaking(lang) as speaker:
        command = pepdocs(speaker)
        try:
            status = command.main(list(arguments), prog_name="pepdocs", standalone_mode=False)
        except click.ClickException as wrong:
            wrong.show()
            return wrong.exit_code
        except click.Abort:
            _say(lang, "error.interrupted")
            return STOPPED
    return status if isinstance(status, int) else OK


def _say(lang: str, context: str) -> None:
    from pepdocs.wording import Speaker

    sys.stderr.write(f"{Speaker(lang).text(context)}\n")

"""The command line: the way in, and the one place where a fault of ours is caught."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper
from traceback import walk_tb
from typing import TextIO

from pepdocs.base.errors import frames

OK, STOPPED, USAGE, BUG = 0, 1, 2, 3
OUTPUT, ERRORS = 1, 2
"""The numbers that a system has for what a program says."""


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
        if _is_unheard(bug):
            let_go(OUTPUT)
            _say(lang, "error.output")
            return STOPPED
        _say(lang, "error.bug", f"{frames(bug)}\n")
        return BUG


def _is_unheard(bug: Exception) -> bool:
    """Whether what was to be said could not be written: no fault of ours, but of a full disk, say."""
    import click

    steps = (frame.f_code for frame, _ in walk_tb(bug.__traceback__))
    return isinstance(bug, OSError) and click.echo.__code__ in steps


def let_go(stream: int) -> None:
    """Have what is said on a stream go nowhere, also what it still holds."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream)
    os.close(nowhere)


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


def _say(lang: str, context: str, more: str = "") -> None:
    from pepdocs.wording import Speaker

    with suppress(OSError):  # then nobody hears anything at all
        sys.stderr.write(f"{Speaker(lang).text(context)}\n{more}")

"""How a run answers when it is asked to stop: once, it finishes what has begun; twice, it ends at once."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, NoReturn

import click

from pepdocs.batch.workers.signals import answered
from pepdocs.cli import ERRORS, OUTPUT, let_go
from pepdocs.wording import Speaker

if TYPE_CHECKING:
    from pepdocs.batch import Batch

ECHO = 0.5
"""Seconds in which the system may ask a second time, by another way, and mean the same."""

HANGUP = getattr(signal, "SIGHUP", None)


@contextmanager
def ending_at_once() -> Iterator[None]:
    """Have every request to stop end what the context does, as Ctrl-C does."""

    def end(number: int, _frame: Any) -> NoReturn:
        _hush(number)
        raise KeyboardInterrupt

    with answered(end):
        yield


@contextmanager
def finishing(speaker: Speaker, running: Batch) -> Iterator[None]:
    """Let a request to stop end a run once what has begun is finished; a second one ends it at once."""
    asked: list[float] = []

    def stop(number: int, _frame: Any) -> None:
        _hush(number)
        now = time.monotonic()
        if asked and number != signal.SIGINT and now - asked[0] < ECHO:
            return
        if asked:
            raise KeyboardInterrupt
        asked.append(now)
        running.stop()
        with suppress(OSError, RuntimeError):  # it may come in the midst of what is being said
            click.echo(speaker.text("cli:stopping"), err=True)

    with answered(stop):
        yield


def _hush(number: int) -> None:
    """Have what is said go nowhere where the terminal is gone, so that saying it stops nothing."""
    for stream in (OUTPUT, ERRORS) if number == HANGUP else ():
        try:
            os.write(stream, b"")
        except OSError:
            let_go(stream)

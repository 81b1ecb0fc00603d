"""Requests to stop a run: the first lets it finish what has begun, the second ends it at once."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, NoReturn

import click

from pepdocs.batch.workers.signals import handle_stop_signals
from pepdocs.cli.streams import ERRORS, OUTPUT, discard
from pepdocs.wording import Speaker

if TYPE_CHECKING:
    from pepdocs.batch import Batch

ECHO = 0.5
"""The seconds in which a second signal from the system counts as the same request."""

HANGUP = getattr(signal, "SIGHUP", None)


@contextmanager
def ending_at_once() -> Iterator[None]:
    """Let every request to stop end the context, as Ctrl-C does."""

    def end(number: int, _frame: Any) -> NoReturn:
        _discard_output(number)
        raise KeyboardInterrupt

    with handle_stop_signals(end):
        yield


@contextmanager
def finishing(speaker: Speaker, running: Batch) -> Iterator[None]:
    """Let a request to stop end a run once what has begun is finished, and a second one end it at once."""
    requests: list[float] = []

    def stop(number: int, _frame: Any) -> None:
        _discard_output(number)
        now = time.monotonic()
        if requests and number != signal.SIGINT and now - requests[0] < ECHO:
            return
        if requests:
            raise KeyboardInterrupt
        requests.append(now)
        running.stop()
        with suppress(OSError, RuntimeError):  # the signal may come in the midst of other output
            click.echo(speaker.text("cli:stopping"), err=True)

    with handle_stop_signals(stop):
        yield


def _discard_output(number: int) -> None:
    """After a hang-up, discard output to a terminal that is gone, so that writing it stops nothing."""
    for stream in (OUTPUT, ERRORS) if number == HANGUP else ():
        try:
            os.write(stream, b"")
        except OSError:
            discard(stream)

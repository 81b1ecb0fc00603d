"""A theme as a page on this computer: every phase in every mode, made again when a file of the theme changes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from secrets import token_urlsafe

from pepdocs import batch
from pepdocs.authoring.preview.answers import Desk
from pepdocs.authoring.preview.bench import Bench
from pepdocs.authoring.preview.plans import DAY, Plan, examples, named
from pepdocs.authoring.preview.server import Server
from pepdocs.authoring.preview.studio import Check, Studio, Workers
from pepdocs.authoring.preview.watch import Watch
from pepdocs.findings.model import Findings
from pepdocs.generate import Request
from pepdocs.wording import Speaker

__all__ = ["DAY", "How", "Plan", "Preview", "examples", "named", "opened"]

SECONDS = 30
"""So long a document may take before its frame says that it took too long."""

SECONDS_OF_CHECK = 600
MOST_WORKERS = 3


@dataclass(frozen=True, slots=True)
class How:
    """How a theme is shown: `on` counts as today, `port` 0 is any that is free.

    `check` says what there is to say about the theme in a folder; it runs in a worker of its own.
    """

    on: date = DAY
    port: int = 0
    is_watched: bool = False
    seconds: float = SECONDS
    check: Callable[[Path], Findings] | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """A page that can be opened; `address` has the token without which nobody is answered."""

    address: str
    server: Server

    def serve(self) -> None:
        """Answer until Ctrl-C, which comes out as `KeyboardInterrupt`, or until the server is shut down."""
        self.server.serve_forever(poll_interval=0.2)


@contextmanager
def opened(folder: Path, plans: Sequence[Plan], speaker: Speaker, how: How | None = None) -> Iterator[Preview]:
    """Have the theme in a folder made into documents, and give the page that shows them.

    `PepdocsError` where the port is taken. At the end all worker processes end.
    """
    how = how or How()
    token = token_urlsafe(24)
    studio = _studio(folder, plans, how)
    with Server(how.port) as server:
        server.desk = Desk(studio, speaker, folder, token, server.host)
        thread = threading.Thread(target=studio.work, name="studio")
        thread.start()
        try:
            yield Preview(f"http://{server.host}/{token}/", server)
        finally:
            studio.close()
            thread.join()


def _studio(folder: Path, plans: Sequence[Plan], how: How) -> Studio:
    makers = Bench(min(MOST_WORKERS, batch.cores()), seconds=how.seconds, memory=batch.MEMORY)
    check = None
    if how.check is not None:
        bench = Bench(1, seconds=SECONDS_OF_CHECK, memory=batch.MEMORY)
        check = Check(how.check, bench)
    watch = Watch() if how.is_watched else None
    request = Request(out=Path(), on=how.on)
    return Studio(folder.resolve(), plans, request, Workers(makers, check), watch)

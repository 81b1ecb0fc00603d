"""Preview a theme on a local page: every phase in every mode, made again when a file of the theme changes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from secrets import token_urlsafe

from pepdocs import batch
from pepdocs.authoring.preview.builder import Builder, BuilderWorkers, CheckTask
from pepdocs.authoring.preview.changes import ChangeDetector
from pepdocs.authoring.preview.responses import PreviewHandler
from pepdocs.authoring.preview.runner import StepRunner
from pepdocs.authoring.preview.state import DAY, PreviewPlan, examples, single_plan
from pepdocs.findings.model import Findings
from pepdocs.generate import Request
from pepdocs.serving.requests import Gate
from pepdocs.serving.server import ServedPage, Server
from pepdocs.theme import PdfEngine
from pepdocs.wording import Speaker

__all__ = ["DAY", "PreviewOptions", "PreviewPlan", "examples", "open_preview", "single_plan"]

SECONDS = 30
"""Longest time for a document; after it the document's frame shows an error."""

SECONDS_OF_CHECK = 600
MOST_WORKERS = 3


@dataclass(frozen=True, slots=True)
class PreviewOptions:
    """How to preview a theme: `today` is the day that counts as today; `port` 0 is any that is free.

    `check` returns the findings about the theme in a folder; it runs in a worker of its own. `engine` makes the PDFs.
    """

    today: date = DAY
    port: int = 0
    is_watched: bool = False
    seconds: float = SECONDS
    check: Callable[[Path], Findings] | None = None
    engine: PdfEngine = PdfEngine.AUTO


@contextmanager
def open_preview(
    folder: Path, plans: Sequence[PreviewPlan], speaker: Speaker, options: PreviewOptions | None = None
) -> Iterator[ServedPage]:
    """Make the documents of the theme in a folder, and yield the page that shows them.

    `PepdocsError` if the port is taken. At the end all worker processes end.
    """
    options = options or PreviewOptions()
    token = token_urlsafe(24)
    builder = _builder(folder, plans, options)
    with Server(options.port) as server:
        server.handler = PreviewHandler(builder, speaker, folder, Gate(server.host, token))
        thread = threading.Thread(target=builder.work, name="builder")
        thread.start()
        try:
            yield ServedPage(f"http://{server.host}/{token}/", server)
        finally:
            builder.close()
            thread.join()


def _builder(folder: Path, plans: Sequence[PreviewPlan], options: PreviewOptions) -> Builder:
    makers = StepRunner(min(MOST_WORKERS, batch.cores()), seconds=options.seconds, memory=batch.MEMORY)
    check = None
    if options.check is not None:
        check = CheckTask(options.check, StepRunner(1, seconds=SECONDS_OF_CHECK, memory=batch.MEMORY))
    changes = ChangeDetector() if options.is_watched else None
    request = Request(out=Path(), today=options.today, engine=options.engine)
    return Builder(folder.resolve(), plans, request, BuilderWorkers(makers, check), changes)

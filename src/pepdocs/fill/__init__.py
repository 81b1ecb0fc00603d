"""Fill in plans on this computer: a page with all plans of a folder, and the form of each, which saves into it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from secrets import token_urlsafe

from pepdocs.fill.documents import DocumentMaker
from pepdocs.fill.plans import FillOptions, Plans
from pepdocs.fill.responses import METHODS, FillHandler
from pepdocs.serving.requests import Gate
from pepdocs.serving.server import ServedPage, Server

__all__ = ["FillOptions", "open_fill"]


@contextmanager
def open_fill(paths: Sequence[Path], options: FillOptions) -> Iterator[ServedPage]:
    """Yield the page for the plans in some files and folders; `PepdocsError` if the port is taken."""
    token = token_urlsafe(24)
    maker = DocumentMaker(options)
    with Server(options.port) as server:
        server.handler = FillHandler(Plans(paths, options), maker, options, Gate(server.host, token, METHODS))
        try:
            yield ServedPage(f"http://{server.host}/{token}/", server)
        finally:
            maker.close()

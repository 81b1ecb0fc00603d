"""The one WeasyPrint of a process: fonts loaded once, style sheets parsed once, no network."""

from __future__ import annotations

import atexit
import gc
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from functools import lru_cache
from pathlib import Path
from typing import Any

from weasyprint import CSS
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher

from pepdocs.base.errors import RenderError
from pepdocs.render.pdf import archive as pdf_archive
from pepdocs.render.pdf.fonts import face_rules, faces, only_ours, private_folder
from pepdocs.render.pdf.speed import boxes, lines, serialising
from pepdocs.render.pdf.speed.markup import read_as_xml
from pepdocs.render.pdf.speed.style import Page, Styles
from pepdocs.render.pdf.structure.tags import mended

STANDARD: dict[str, Any] = {"pdf_variant": "pdf/ua-1"}
ARCHIVED: dict[str, Any] = {"pdf_variant": pdf_archive.VARIANT, "finisher": pdf_archive.mark}
IMAGES = ("data:image/",)

_one_at_a_time = threading.RLock()
"""WeasyPrint is slower on two threads than on one, and `mended` replaces names of its modules."""


class Watch(logging.Filter):
    """Counts what an engine complains about, and lets none of it reach a log.

    The engine's words may quote the document, and the document describes a child.
    """

    def __init__(self) -> None:
        super().__init__()
        self.complaints = 0

    def filter(self, record: logging.LogRecord) -> bool:
        """Count the record, and return that it goes nowhere."""
        self.complaints += record.levelno >= logging.WARNING
        return False


class Engine:
    """WeasyPrint with one folder of fonts, kept warm for the process."""

    def __init__(self, fonts: Path) -> None:
        self._fonts = fonts
        self._private = private_folder()
        self._files = frozenset(face.path.resolve().as_uri() for face in faces(fonts))
        self._fetch: Any = URLFetcher(allowed_protocols=("data", "file"), allow_redirects=False)
        self.sheet = lru_cache(maxsize=32)(self._parsed)
        self._styles = Styles()
        with self._alone():
            self._configuration: Any = FontConfiguration()
            self.sheet(face_rules(fonts))
        atexit.register(self.close)

    def close(self) -> None:
        """Let go of the fonts, and of the temporary copies that the engine made of them."""
        self.sheet.cache_clear()
        self._configuration = None
        self._private.cleanup()

    def pdf(self, html: str, stylesheets: tuple[str, ...], *, archive: bool = False) -> bytes:
        """Return the page of HTML, dressed in the style sheets' text, as the bytes of a PDF.

        An `archive` gets PDF/A-2a besides PDF/UA-1.
        """
        variant = ARCHIVED if archive else STANDARD
        ends = pdf_archive.clear_ends() if archive else nullcontext()
        with self._alone():
            sheets = [self.sheet(text) for text in stylesheets]
            with watched(), read_as_xml(), mended(), self._hastened(), uncollected(), ends:
                page = Page(string=html, url_fetcher=self.fetched)
                content: bytes = page.write_pdf(stylesheets=sheets, font_config=self._configuration, **variant)
        return content

    def takes(self, sheet: str) -> bool:
        """Whether nothing in a style sheet is complained about."""
        try:
            with self._alone():
                self._parsed(sheet)
        except RenderError:
            return False
        return True

    def fetched(self, url: str) -> Any:
        """Return what is at a URL that the page may use, or stop the document."""
        if url.startswith(IMAGES) or url in self._files:
            return self._fetch.fetch(url)
        # Not an Exception: WeasyPrint would log that, leave the picture out, and go on.
        raise FatalURLFetchingError

    def _parsed(self, text: str) -> Any:
        """Return a style sheet, with its fonts in our configuration."""
        # Watched by itself, because what is raised here is not kept: a bad sheet stays bad.
        with watched():
            # Without our configuration @font-face would silently fall back to other fonts.
            return CSS(string=text, font_config=self._configuration, url_fetcher=self.fetched)

    @contextmanager
    def _hastened(self) -> Iterator[None]:
        """Have WeasyPrint do once what it would do again; no byte of a document shows it."""
        with (
            self._styles.shared(),
            boxes.remembered(),
            lines.set_once(),
            serialising.quickly(),
        ):
            yield

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep other threads, other fonts and the network away."""
        with _one_at_a_time, only_ours(self._fonts, Path(self._private.name)):
            try:
                yield
            except FatalURLFetchingError:
                # The engine's exception quotes the address, which the document's author typed.
                raise RenderError("error.fetch") from None


@contextmanager
def uncollected() -> Iterator[None]:
    """Let garbage lie while the context lasts.

    Nearly all that a layout allocates lives until its end; looking through it time and again for
    what does not takes a tenth of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def watched() -> Iterator[None]:
    """Raise a `RenderError` where the engine complained in a log."""
    watch = Watch()
    engine, fonts = logging.getLogger("weasyprint"), logging.getLogger("fontTools")
    level = fonts.level
    engine.addFilter(watch)
    # fontTools reports each table that it drops from a font.
    fonts.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        engine.removeFilter(watch)
        fonts.setLevel(level)
    if watch.complaints:
        raise RenderError("error.engine_log", count=watch.complaints)

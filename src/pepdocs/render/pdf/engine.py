"""Run WeasyPrint, once per process: fonts loaded once, style sheets parsed once, no network access."""

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

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher

from pepdocs.base import error_keys
from pepdocs.base.errors import RenderError
from pepdocs.render.pdf import archive as pdf_archive
from pepdocs.render.pdf.fonts import face_rules, faces, isolated_fonts, private_folder
from pepdocs.render.pdf.structure.tags import own_structure

STANDARD: dict[str, Any] = {"pdf_variant": "pdf/ua-1"}
ARCHIVED: dict[str, Any] = {"pdf_variant": pdf_archive.VARIANT, "finisher": pdf_archive.finish}

_lock = threading.RLock()
"""WeasyPrint is slower on two threads than on one, and `own_structure` replaces names of its modules."""


class ComplaintFilter(logging.Filter):
    """Count an engine's warnings and errors, and keep all its messages out of the log.

    The messages may quote the document, which describes a child.
    """

    def __init__(self) -> None:
        super().__init__()
        self.complaints = 0

    def filter(self, record: logging.LogRecord) -> bool:
        """Count the record if it is a complaint, and return False."""
        self.complaints += record.levelno >= logging.WARNING
        return False


class Engine:
    """WeasyPrint with one folder of fonts."""

    def __init__(self, fonts: Path) -> None:
        self._fonts = fonts
        self._private = private_folder()
        self._files = frozenset(face.path.resolve().as_uri() for face in faces(fonts))
        self._fetcher: Any = URLFetcher(allowed_protocols=("data", "file"), allow_redirects=False)
        self.sheet = lru_cache(maxsize=32)(self._parse)
        with self._isolated():
            self._configuration: Any = FontConfiguration()
            self.sheet(face_rules(fonts))
        atexit.register(self.close)

    def close(self) -> None:
        """Release the fonts, and delete the engine's temporary copies of them."""
        self.sheet.cache_clear()
        self._configuration = None
        self._private.cleanup()

    def pdf(self, html: str, stylesheets: tuple[str, ...], *, archive: bool = False) -> bytes:
        """Return an HTML page with the texts of its style sheets as a PDF/UA-1; an `archive` is a PDF/A-2a too."""
        variant = ARCHIVED if archive else STANDARD
        stream_ends = pdf_archive.clear_ends() if archive else nullcontext()
        with self._isolated():
            sheets = [self.sheet(text) for text in stylesheets]
            with raise_complaints(), own_structure(), paused_collection(), stream_ends:
                page = HTML(string=html, url_fetcher=self.fetch)
                content: bytes = page.write_pdf(stylesheets=sheets, font_config=self._configuration, **variant)
        return content

    def accepts(self, sheet: str) -> bool:
        """Return whether the engine reports no problem with a style sheet."""
        try:
            with self._isolated():
                self._parse(sheet)
        except RenderError:
            return False
        return True

    def fetch(self, url: str) -> Any:
        """Return what is at a URL that a page may use; any other URL aborts the document."""
        if url.startswith("data:image/") or url in self._files:
            return self._fetcher.fetch(url)
        # Not an Exception: WeasyPrint would log that, omit the picture, and continue.
        raise FatalURLFetchingError

    def _parse(self, text: str) -> Any:
        """Return a parsed style sheet, with its fonts added to our configuration."""
        # Complaints are raised from inside the cached function, so that a bad sheet is refused each time.
        with raise_complaints():
            # Without our configuration, @font-face would silently use other fonts.
            return CSS(string=text, font_config=self._configuration, url_fetcher=self.fetch)

    @contextmanager
    def _isolated(self) -> Iterator[None]:
        """Exclude other threads, other fonts and the network while the context lasts."""
        with _lock, isolated_fonts(self._fonts, Path(self._private.name)):
            try:
                yield
            except FatalURLFetchingError:
                # The engine's exception quotes the URL, which the document's author typed.
                raise RenderError(error_keys.FETCH) from None


@contextmanager
def paused_collection() -> Iterator[None]:
    """Pause garbage collection while the context lasts.

    Nearly everything that a layout allocates lives until it ends, and searching it for garbage takes a tenth of the
    time.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@contextmanager
def raise_complaints() -> Iterator[None]:
    """Raise `RenderError` at the end of the context if the engine logged a complaint in it."""
    complaints = ComplaintFilter()
    engine, fonts = logging.getLogger("weasyprint"), logging.getLogger("fontTools")
    level = fonts.level
    engine.addFilter(complaints)
    # fontTools reports each table that it drops from a font.
    fonts.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        engine.removeFilter(complaints)
        fonts.setLevel(level)
    if complaints.complaints:
        raise RenderError(error_keys.ENGINE_LOG, count=complaints.complaints)

"""The options of `pepdocs build`: how they are typed, and what they ask of a batch."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pepdocs.base import error_keys
from pepdocs.base.copies import Copy
from pepdocs.base.errors import PepdocsError
from pepdocs.base.language import CY, EN, NAMED, Layout, Mode, Size
from pepdocs.cli.build import password
from pepdocs.cli.options import (
    CommaList,
    NumberRange,
    choice_option,
    engine_option,
    file_option,
    files_argument,
    flag,
    folder_option,
    on_option,
    option,
    theme_option,
)
from pepdocs.wording import Speaker

if TYPE_CHECKING:
    from pepdocs.batch import BatchOptions
    from pepdocs.generate import Request

FORMATS = ("pdf", "docx", "html")
EXECUTORS = ("local", "dask")
RECIPIENTS = ("school", "social_worker", "authority", "carer", "officer")

MOST_JOBS = 100
"""The most worker processes, which is about what most systems let one process look after."""

TIMES = (0.1, 86_400.0)
"""The seconds that a document may be given: a day at most."""

MEMORIES = (256, 2**20)
"""The MiB that a worker may be given: with less it could not start, and more is no limit."""


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What was typed after `pepdocs build`, by the names of its arguments and options."""

    paths: tuple[Path, ...]
    out: Path
    modes: tuple[str, ...]
    formats: tuple[str, ...]
    sizes: tuple[str, ...] | None
    layout: str
    copies: tuple[str, ...] | None
    first: str
    theme: Path | None
    engine: str
    draft: bool
    archive: bool
    jobs: int | None
    executor: str
    scheduler: str | None
    timeout: float | None
    memory: int | None
    force: bool
    keep_edited: bool
    on: date | None
    explain: bool
    quiet: bool
    names: bool
    zip_by: str | None
    encrypt: bool
    password_file: Path | None

    def request(self, today: date) -> Request:
        """Return which documents are asked for; raise `PepdocsError` if the theme cannot be used."""
        from pepdocs.batch.themes import load_theme
        from pepdocs.generate import Request
        from pepdocs.render import Format
        from pepdocs.theme import PdfEngine

        bilingual = Mode.BILINGUAL if self.first == CY else Mode.ENGLISH_FIRST
        return Request(
            self.out,
            today,
            modes=tuple({**NAMED, "bilingual": bilingual}[mode] for mode in self.modes),
            formats=tuple(map(Format, self.formats)),
            draft=self.draft,
            sizes=tuple(map(Size, self.sizes or ())),
            layout=Layout(self.layout),
            copies=self._copies(),
            archive=self.archive,
            theme=load_theme(self.theme),
            on=self.on,
            engine=PdfEngine(self.engine),
        )

    def _copies(self) -> tuple[Copy, ...]:
        """Return the copies that are made: without `--copy` the recipient's own, or else the full record."""
        if self.copies is not None:
            return tuple(map(Copy, self.copies))
        if self.zip_by is None:
            return (Copy.FULL,)
        from pepdocs.handover.recipients import By

        return (By(self.zip_by).own_copy,)

    def batch_options(self, speaker: Speaker, files: int) -> BatchOptions:
        """Return how a batch of so many files runs; raise `PepdocsError` if the options do not fit together.

        This asks for a password if one is needed and no file holds it.
        """
        from pepdocs.batch import MEMORY, TIMEOUT, BatchOptions, Overwrite, cores
        from pepdocs.handover.recipients import By

        self._check_scheduler()
        kept = Overwrite.BESIDE if self.keep_edited else Overwrite.NEVER
        # A theme may come from a stranger, and a plan that needs too much memory may cost no other plan its
        # documents. So worker processes with limited memory make both, be it a single one on one core.
        is_limited = bool(self.theme) or (files > 1 and not self.jobs)
        return BatchOptions(
            jobs=self.jobs or min(cores(), files, MOST_JOBS),
            timeout=self.timeout or TIMEOUT,
            memory=self.memory or (MEMORY if is_limited else None),
            scheduler=self.scheduler or "",
            overwrite=Overwrite.FORCE if self.force else kept,
            password=self._password(speaker),
            names=self.names,
            by=By(self.zip_by) if self.zip_by else None,
        )

    def _check_scheduler(self) -> None:
        if (self.executor == "dask") != bool(self.scheduler):
            raise PepdocsError(error_keys.SCHEDULER)
        if self.encrypt and self.scheduler and not self.scheduler.startswith("tls://"):
            raise PepdocsError(error_keys.SCHEDULER_OPEN)

    def _password(self, speaker: Speaker) -> str:
        """Return the password for the documents, or "" if they are not to be encrypted."""
        if not self.encrypt:
            if self.password_file:
                raise PepdocsError(error_keys.PASSWORD_UNUSED)
            return ""
        if "html" in self.formats:
            raise PepdocsError(error_keys.ENCRYPT_HTML)
        if self.archive:
            raise PepdocsError(error_keys.ENCRYPT_ARCHIVE)
        return password.read(speaker, self.password_file, for_archive=bool(self.zip_by))


def parameters(speaker: Speaker) -> list[click.Parameter]:
    """Return the arguments and options of the command."""
    return [
        files_argument(speaker),
        *_documents(speaker),
        *_running(speaker),
        choice_option(speaker, "--zip-by", explain="zip_by", choices=RECIPIENTS),
        flag(speaker, "--encrypt", explain="encrypt"),
        file_option(speaker, "--password-file", explain="password_file"),
    ]


def _documents(speaker: Speaker) -> list[click.Parameter]:
    """Return the options for which documents are made, and where."""
    say = speaker.text
    modes, formats, sizes, copies = (
        CommaList(NAMED, say(error_keys.LANGUAGE)),
        CommaList(FORMATS, say(error_keys.FORMAT)),
        CommaList((size.value for size in Size), say(error_keys.SIZE)),
        CommaList((copy.value for copy in Copy), say(error_keys.COPY)),
    )
    layouts = [layout.value for layout in Layout]
    return [
        folder_option(speaker, "--out", explain="out", required=True),
        option(speaker, "--lang", "modes", explain="lang", default="cy,en,bilingual", type=modes),
        option(speaker, "--format", "formats", explain="format", default="pdf,docx", type=formats),
        option(speaker, "--size", "sizes", explain="size", default=None, type=sizes),
        option(speaker, "--copy", "copies", explain="copy", default=None, type=copies),
        choice_option(speaker, "--layout", explain="layout", choices=layouts, default="columns"),
        choice_option(speaker, "--first", explain="first", choices=(CY, EN), default=CY),
        theme_option(speaker),
        engine_option(speaker),
        on_option(speaker),
        flag(speaker, "--draft", explain="draft"),
        flag(speaker, "--archive", explain="archive"),
    ]


def _running(speaker: Speaker) -> list[click.Parameter]:
    """Return the options for how the run works, and what it shows."""
    return [
        option(speaker, "--jobs", explain="jobs", type=NumberRange(speaker, 1, MOST_JOBS)),
        choice_option(speaker, "--executor", explain="executor", choices=EXECUTORS, default="local"),
        option(speaker, "--scheduler", explain="scheduler", default=None),
        option(speaker, "--timeout", explain="timeout", type=NumberRange(speaker, *TIMES)),
        option(speaker, "--memory", explain="memory", type=NumberRange(speaker, *MEMORIES)),
        flag(speaker, "--force", explain="force_edited"),
        flag(speaker, "--keep-edited", explain="keep_edited"),
        flag(speaker, "--explain", explain="explain"),
        flag(speaker, "--quiet", explain="quiet"),
        flag(speaker, "--names", explain="names"),
    ]

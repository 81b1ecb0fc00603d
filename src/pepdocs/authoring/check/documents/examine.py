"""The documents that a theme makes of a plan with every field filled, each made and examined."""

from __future__ import annotations

import os
import string
from collections.abc import Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import dataclass
from functools import lru_cache

from pepdocs import generate
from pepdocs.accessibility import examiner
from pepdocs.authoring.check.documents.comparison import Seen, called, compared
from pepdocs.authoring.check.documents.sentinel import Sentinels, sentinels
from pepdocs.authoring.check.style import engine
from pepdocs.authoring.check.templates import trees
from pepdocs.authoring.check.templates.vocabulary import SECTIONS
from pepdocs.base.errors import RenderError
from pepdocs.base.language import EDITIONS, Edition, Mode
from pepdocs.batch.workers.pool import Seats
from pepdocs.findings import theme as codes
from pepdocs.findings.model import Code
from pepdocs.render import Format, made, outline
from pepdocs.schema.pep import Phase
from pepdocs.theme import Theme
from pepdocs.theme.sandbox.environment import APART, place_of
from pepdocs.theme.sandbox.reasons import OF_ERRORS, VALUE, reason
from pepdocs.theme.theme import MACROS
from pepdocs.view.blocks import DocumentView

TIMEOUT = 90.0
MEMORY = 2048
"""Seconds and MiB that one document may take."""

MOST_WORKERS = 4


@dataclass(frozen=True, slots=True)
class Choice:
    """One document of a theme."""

    phase: Phase
    mode: Mode
    form: Format

    @property
    def name(self) -> str:
        """The document as findings name it: `secondary-cy-en.pdf`."""
        return f"{self.phase.code}-{self.mode.suffix}.{self.form.value}"


EVERY = tuple(
    Choice(phase, mode, form) for form in (Format.PDF, Format.DOCX, Format.HTML) for phase in Phase for mode in EDITIONS
)
"""All documents of a theme, those that take longest first."""


def seats() -> Seats:
    """Return workers to make the documents of a stranger's theme, with limits of time and memory."""
    number = min(os.cpu_count() or 1, MOST_WORKERS)
    return Seats(number, timeout=TIMEOUT, memory=MEMORY)


def possible(theme: Theme, choices: Iterable[Choice]) -> Iterator[Choice]:
    """Yield the documents that can be made: of others it is known already why they cannot."""
    yield from (choice for choice in choices if _is_possible(theme, choice))


def _is_possible(theme: Theme, choice: Choice) -> bool:
    """Whether the templates of a document are there and understood."""
    if choice.form is Format.DOCX:
        return not theme.lacks(f"{choice.phase.code}/pep.docx")
    page = f"{choice.phase.code}/pep.html.jinja"
    if theme.lacks(page) or theme.lacks(MACROS):
        return False
    return trees.is_whole(theme, theme.resolved(page, ""))


def examined(theme: Theme, choices: Iterable[Choice], pool: Executor) -> Iterator[tuple[Choice, tuple[Seen, ...]]]:
    """Yield what was seen in each document, made by the workers of `pool`."""
    begun = [(choice, pool.submit(seen, theme, choice)) for choice in choices]
    for choice, future in begun:
        yield choice, _told(future)


def _told(future: Future[tuple[Seen, ...]]) -> tuple[Seen, ...]:
    try:
        return future.result()
    except (TimeoutError, BrokenExecutor, MemoryError):
        return (Seen(codes.NO_END),)


def seen(theme: Theme, choice: Choice) -> tuple[Seen, ...]:
    """Return what there is to say about one document of a theme."""
    plan = _plan(theme, choice.phase)
    view = generate.view_of(plan.pep, Edition(choice.mode), theme=theme)
    try:
        content = made(view, choice.form, theme=theme)
    except RenderError as error:
        complained = error.key == "error.engine_log"
        untaken = tuple(engine.refused(theme, choice.phase.code)) if complained else ()
        return untaken or (_failed(error),)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - a template of a stranger may fail in any way
        file, line = place_of(error, "")
        return (_fails(reason(error), file.rpartition(APART)[2], line),)
    differing = compared(view, outline(content, choice.form), plan, generate.own_words(theme))
    return (*differing, *_barriers(view, content, choice.form))


@lru_cache(maxsize=len(Phase))
def _plan(theme: Theme, phase: Phase) -> Sentinels:
    return sentinels(phase, generate.declared_fields(theme)[0])


def _failed(error: RenderError) -> Seen:
    """Return where a template failed and why, as far as the error tells."""
    why = error.reason or OF_ERRORS.get(error.key, VALUE)
    file = str(error.facts.get("template", "")).rpartition(APART)[2]
    return _fails(why, file, int(str(error.facts.get("line", 0))))


def _fails(why: str, file: str, line: int) -> Seen:
    return Seen(codes.FAILS, facts=(("reason", why),), file=file, line=line)


def _barriers(view: DocumentView, content: bytes, form: Format) -> Iterator[Seen]:
    """Yield what stands in a reader's way."""
    if form is Format.HTML:
        return
    barriers = examiner(form)(content)
    for each in barriers:
        kind = each.kind
        code = Code(kind.number, kind.severity, kind.message, kind.hint)
        key = _section(view, each.at.heading)
        heading = called(key) if key in SECTIONS else each.at.heading
        yield Seen(code, key, facts=each.facts, heading=heading)


def _section(view: DocumentView, heading: str) -> str:
    """Return the key of the section that a heading is in, by its title, "" where there is none."""
    said = "".join(heading.split())
    for section in view.sections:
        title = "/".join("".join(run.text.split()) for run in section.title)
        # A section that the theme moved has another number than in the view.
        if said.endswith(title) and not said.removesuffix(title).strip(string.digits):
            return section.key
    return ""

"""Make and examine a theme's documents of a plan with every field filled."""

from __future__ import annotations

import os
import string
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import dataclass
from functools import lru_cache

from pepdocs import authority, generate
from pepdocs.accessibility import examiner
from pepdocs.authoring.check.documents.comparison import Observation, compare
from pepdocs.authoring.check.documents.sentinel import SentinelPlan, sentinel_plan
from pepdocs.authoring.check.faults import excerpt
from pepdocs.authoring.check.style import sheets
from pepdocs.authoring.check.templates import trees
from pepdocs.authoring.check.templates.vocabulary import chapter_titles
from pepdocs.base import error_keys
from pepdocs.base.copies import Copy
from pepdocs.base.errors import EngineMissing, RenderError
from pepdocs.base.language import EDITIONS, Edition, Mode
from pepdocs.batch.workers.pool import LONGEST_START, WorkerPool
from pepdocs.findings import theme as codes
from pepdocs.findings.model import Code
from pepdocs.render import Format, engine_accepts, engine_choice, outline, render_unverified
from pepdocs.schema.pep import Phase
from pepdocs.theme import PdfEngine, Theme, css
from pepdocs.theme.sandbox.failures import REASONS_BY_KEY, SEPARATOR, VALUE, place_of, reason
from pepdocs.theme.theme import MACROS
from pepdocs.view.blocks import DocumentView

TIMEOUT = 90.0
MEMORY = 2048
"""Seconds and MiB that one document may take."""

MOST_WORKERS = 4


@dataclass(frozen=True, slots=True)
class ThemeDocument:
    """One document of a theme."""

    phase: Phase
    mode: Mode
    form: Format
    copy: Copy = Copy.FULL

    @property
    def edition(self) -> Edition:
        """The edition of the document."""
        return Edition(self.mode, copy=self.copy)

    @property
    def name(self) -> str:
        """The document as findings name it: `secondary-cy-en.pdf`, or `secondary-en-school.html` of a copy."""
        return f"{self.phase.code}-{self.edition.suffix}.{self.form.value}"


ALL_DOCUMENTS = tuple(
    ThemeDocument(phase, mode, form)
    for form in (Format.PDF, Format.DOCX, Format.HTML)
    for phase in Phase
    for mode in EDITIONS
)
"""All full records of a theme, the slowest to make first."""

SCHOOL_COPIES = tuple(
    ThemeDocument(phase, Mode.EN, form, Copy.SCHOOL) for form in (Format.DOCX, Format.HTML) for phase in Phase
)
"""One school copy of each template: it has a section that the full record has not."""


def worker_pool() -> WorkerPool:
    """Return workers to make the documents of a stranger's theme, with limits of time and memory."""
    number = min(os.cpu_count() or 1, MOST_WORKERS)
    return WorkerPool(number, timeout=TIMEOUT, memory=MEMORY)


def is_possible(theme: Theme, document: ThemeDocument) -> bool:
    """Return whether the templates of a document exist and have valid syntax."""
    if document.form is Format.DOCX:
        return not theme.lacks(f"{document.phase.code}/pep.docx")
    page = f"{document.phase.code}/pep.html.jinja"
    if theme.lacks(page) or theme.lacks(MACROS):
        return False
    return trees.is_whole(theme, theme.resolved(page, ""))


def examine_documents(
    theme: Theme, documents: Iterable[ThemeDocument], pool: Executor
) -> Iterator[tuple[ThemeDocument, tuple[Observation, ...]]]:
    """Yield the observations in each document, made by the workers of `pool`."""
    futures = [(document, pool.submit(examine_document, theme, document)) for document in documents]
    for document, future in futures:
        yield document, _told(future)


def _told(future: Future[tuple[Observation, ...]]) -> tuple[Observation, ...]:
    try:
        return future.result(TIMEOUT + LONGEST_START)
    except (TimeoutError, BrokenExecutor, MemoryError):
        return (Observation(codes.NO_END),)


def examine_document(theme: Theme, document: ThemeDocument) -> tuple[Observation, ...]:
    """Make one document of a theme and return the observations in it."""
    plan = _plan(theme, document.phase)
    view = generate.view_of(plan.pep, document.edition, theme=theme)
    try:
        content = render_unverified(view, document.form, theme=theme)
    except EngineMissing:
        return (Observation(codes.NO_ENGINE),)
    except RenderError as error:
        is_weasyprint = engine_choice(view, theme).engine is PdfEngine.WEASYPRINT
        is_engine = error.key == error_keys.ENGINE_LOG and is_weasyprint
        refused = tuple(_refused_declarations(theme, document.phase.code)) if is_engine else ()
        return refused or (_failure_of_template(error),)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - an untrusted template may fail in any way
        file, line = place_of(error, "")
        return (_failure(reason(error), file, line),)
    titles = chapter_titles(theme)
    differences = compare(view, outline(content, document.form), plan, authority.own_words(theme), titles)
    return (*differences, *_barriers(view, content, document.form, titles))


@lru_cache(maxsize=len(Phase))
def _plan(theme: Theme, phase: Phase) -> SentinelPlan:
    return sentinel_plan(phase, authority.declared_fields(theme)[0])


def _failure_of_template(error: RenderError) -> Observation:
    """Return the place and reason of a template's failure, as far as the error has them."""
    why = error.reason or REASONS_BY_KEY.get(error.key, VALUE)
    return _failure(why, str(error.facts.get("template", "")), int(str(error.facts.get("line", 0))))


def _failure(why: str, template: str, line: int) -> Observation:
    return Observation(codes.FAILS, facts=(("reason", why),), file=template.rpartition(SEPARATOR)[2], line=line)


def _barriers(view: DocumentView, content: bytes, form: Format, titles: Mapping[str, str]) -> Iterator[Observation]:
    """Yield the accessibility barriers of a PDF or Word file."""
    for barrier in examiner(form)(content) if form is not Format.HTML else ():
        kind, heading = barrier.kind, barrier.at.heading
        code = Code(kind.number, kind.severity, kind.message, kind.hint)
        key = _chapter(view, heading)
        yield Observation(code, key, facts=barrier.facts, heading=titles.get(key, heading))


def _chapter(view: DocumentView, heading: str) -> str:
    """Return the key of the chapter with a heading, or with a section that has it, or ""."""
    text = "".join(heading.split())
    for chapter in view.chapters:
        for run in (*chapter.title, *(run for section in chapter.sections for run in section.title)):
            title = "".join(run.text.split())
            # A chapter that the theme moved has a different number from the view's.
            if text.endswith(title) and not text.removesuffix(title).strip(string.digits):
                return chapter.key
    return ""


def _refused_declarations(theme: Theme, phase: str) -> Iterator[Observation]:
    """Yield each declaration of a theme's sheets that the PDF engine does not support."""
    known = sheets.phase_variables(theme, phase)
    for name in sorted({name for layer in theme.layers for name in layer.files if name.endswith(".css")}):
        for rule in filter(_is_printed, css.read(theme.text(name)).rules):
            for declared in rule.declarations:
                value = sheets.resolved(declared.value, known)
                if not (declared.name.startswith("--") or engine_accepts(f"p {{ {declared.name}: {value} }}")):
                    text = excerpt(f"{declared.name}: {value}")
                    yield Observation(codes.NO_VALUE, facts=(("property", text),), file=name, line=declared.line)


def _is_printed(rule: css.Rule) -> bool:
    return "screen" not in rule.media and not rule.selectors[0].startswith("@")

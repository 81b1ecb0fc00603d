"""Makes one edition of an example in every format, and judges and measures it."""

from __future__ import annotations

import itertools
import json
import re
import resource
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

import page as validator
import pikepdf

from pepdocs import Format, Mode, PdfEngine, Size, check
from pepdocs.accessibility import plan_comparison
from pepdocs.accessibility.barriers import Barrier
from pepdocs.accessibility.pdf import examine as pdf
from pepdocs.accessibility.word import examine
from pepdocs.base.copies import Copy
from pepdocs.base.language import EDITIONS, Edition, Layout
from pepdocs.generate import copy_contents, disclosed, view_of
from pepdocs.render import FinishedDocument, outline, render
from pepdocs.render.read_back.outline import AnyLine, Line
from pepdocs.schema.pep import Pep
from pepdocs.schema.situation import Situation
from pepdocs.view.blocks import DocumentView, runs
from yardstick import yardstick

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
TODAY = date(2026, 7, 1)

UNIT = "yardstick"
"""The step whose time is the unit of all others."""

LIBRARIES = ("typst", "weasyprint", "docxtpl", "pikepdf", "page-validation", "lxml")

COPIES = tuple(copy for copy in Copy if copy is not Copy.FULL)
"""Every copy but the full record, which is that of all other editions."""

PAGE_NUMBER = re.compile(r"(?<=\w) \d+$")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Case:
    """One edition of one example."""

    example: Path
    edition: Edition

    @property
    def name(self) -> str:
        """The name of the case, for its files."""
        return f"{self.example.stem}-{self.edition.suffix}"


CASES = tuple(
    Case(example, edition)
    for example in EXAMPLES
    for edition in (
        *(Edition(mode, size) for mode in EDITIONS for size in Size),
        *(Edition(Mode.BILINGUAL, layout=way) for way in (Layout.BLOCKS, Layout.SECTIONS)),
        *(Edition(Mode.BILINGUAL, copy=copy) for copy in COPIES),
    )
)


@dataclass(slots=True)
class Judged:
    """The result of an edition: its facts, and its cost on this machine."""

    facts: dict[str, Any]
    seconds: dict[str, float] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    memory: int = 0

    def timed(self, step: str, count: int, call: Callable[[], T]) -> T:
        """Return the result of a call, and add its time to a step."""
        start = time.process_time()
        result = call()
        self.cost(step, time.process_time() - start, count)
        return result

    def cost(self, step: str, seconds: float, count: int) -> None:
        """Add the time of a step, for a number of pages or documents."""
        self.seconds[step] = self.seconds.get(step, 0) + seconds
        self.counts[step] += count


def judged(case: Case, folder: Path) -> Judged:
    """Return an edition's figures, and write its HTML into the folder for a browser."""
    view = _view(case, _pep(case))
    copy = case.edition.copy.value
    result = Judged({"name": case.name, "phase": view.phase, "size": view.size, "layout": view.layout, "copy": copy})
    result.facts["languages"] = list(view.languages)
    result.facts["texts"] = sum(1 for _ in runs((view.cover, view.sections)))
    result.facts["pairs"] = _pairs(view)
    result.facts["failures"] = {}
    made = (_pdf(result, view), _word(result, view), _screen(result, view, folder / f"{case.name}.html"))
    if case.edition.copy is not Copy.FULL:
        for document in made:
            _search(result, case, document)
    elif view.size == Size.STANDARD.value and view.layout == Layout.COLUMNS.value:
        _archive(result, view)
    if case.edition.copy is Copy.FULL:
        _other_engine(result, view, made[0])
    result.timed(UNIT, 1, yardstick)
    result.memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return result


def _pep(case: Case) -> Pep:
    return check(case.example, today=TODAY).pep


def _view(case: Case, pep: Pep) -> DocumentView:
    return view_of(pep, case.edition, draft=case.example.stem.endswith("-draft"), day=Situation.of(pep, TODAY).day)


def _pairs(view: DocumentView) -> int:
    """Return how many texts are in both languages."""
    languages = Counter(run.lang for run in runs((view.cover, view.sections)))
    return min(languages[lang] for lang in view.languages) if view.is_bilingual else 0


def _pdf(result: Judged, view: DocumentView) -> FinishedDocument:
    step = f"pdf {view.size}" if not view.is_bilingual else f"pdf {view.size} {view.layout}"
    content, pages = _paper(result, view, step, PdfEngine.TYPST)
    result.facts["pages"] = pages
    barriers = result.timed("verify pdf", pages, lambda: pdf.examine(content))
    lines = outline(content, Format.PDF)
    result.facts["pdf"] = _kinds(lines)
    result.facts["failures"] |= _pdf_failures(view, content, barriers, "")
    return FinishedDocument(content, Format.PDF, lines)


def _paper(result: Judged, view: DocumentView, step: str, engine: PdfEngine) -> tuple[bytes, int]:
    """Return a PDF by an engine with its number of pages, and add its time to a step."""
    start = time.process_time()
    content = render(view, Format.PDF, engine=engine)
    spent = time.process_time() - start
    with pikepdf.open(_stream(content)) as read:
        pages = len(read.pages)
    result.cost(step, spent, pages)
    return content, pages


def _pdf_failures(view: DocumentView, content: bytes, barriers: Iterable[Barrier], by: str) -> dict[str, Any]:
    """Return what each judge finds in a PDF; `by` ends their names."""
    return {
        f"pdf{by} verify": sorted(barrier.kind.number for barrier in barriers),
        f"pdf{by} beside the plan": len(plan_comparison.against(view, outline(content, Format.PDF))),
        f"PDF/UA-1{by}": _broken(content, "ua1"),
    }


def _other_engine(result: Judged, view: DocumentView, usual: FinishedDocument) -> None:
    """Judge the PDF by WeasyPrint, which makes those of a theme with style rules, beside the usual one."""
    content, result.facts["pages by WeasyPrint"] = _paper(result, view, "pdf by WeasyPrint", PdfEngine.WEASYPRINT)
    lines = outline(content, Format.PDF)
    result.facts["failures"] |= _pdf_failures(view, content, pdf.examine(content), " by WeasyPrint")
    result.facts["failures"]["pdf by WeasyPrint says something else"] = sum(
        one != other for one, other in itertools.zip_longest(said(lines), said(usual.lines))
    )


def said(lines: Iterable[AnyLine]) -> Iterator[tuple[str, str, str]]:
    """Yield the kind, language and text of each run, without the page that an entry of the contents names."""
    for line in lines:
        for run in line.runs if isinstance(line, Line) else ():
            text = run.text.strip()
            yield line.kind, run.lang, PAGE_NUMBER.sub("", text) if line.kind == "LI" else text


def _word(result: Judged, view: DocumentView) -> FinishedDocument:
    content = result.timed("docx", 1, lambda: render(view, Format.DOCX))
    barriers = result.timed("verify docx", 1, lambda: examine.examine(content))
    lines = outline(content, Format.DOCX)
    result.facts["docx"] = _kinds(lines)
    result.facts["failures"]["docx verify"] = sorted(barrier.kind.number for barrier in barriers)
    result.facts["failures"]["docx beside the plan"] = len(plan_comparison.against(view, lines))
    return FinishedDocument(content, Format.DOCX, lines)


def _screen(result: Judged, view: DocumentView, file: Path) -> FinishedDocument:
    content = result.timed("html", 1, lambda: render(view, Format.HTML))
    file.write_bytes(content)
    lines = outline(content, Format.HTML)
    result.facts["html"] = _kinds(lines)
    result.facts["failures"]["html beside the plan"] = len(plan_comparison.against(view, lines))
    return FinishedDocument(content, Format.HTML, lines)


def _archive(result: Judged, view: DocumentView) -> None:
    content = result.timed("pdf archive", result.facts["pages"], lambda: render(view, Format.PDF, archive=True))
    result.facts["failures"]["PDF/A-2a"] = _broken(content, "2a")
    result.facts["failures"]["PDF/UA-1 of the archive"] = _broken(content, "ua1")


def _search(result: Judged, case: Case, made: FinishedDocument) -> None:
    """Search a copy for what it withholds."""
    pep, form = _pep(case), made.form.value
    copy = copy_contents(pep, case.edition.copy)
    found = result.timed(f"search {form}", 1, lambda: disclosed(copy, made, lambda shown: _view(case, shown)))
    result.facts["failures"][f"{form} of a copy says nothing that is withheld"] = list(found)


def _broken(content: bytes, profile: str) -> list[str]:
    return [failure.rule_id for failure in validator.validate_pdf_bytes(content, profile=profile).failures]


def _kinds(lines: tuple[Line, ...]) -> dict[str, int]:
    """Return the numbers of headings, cells, items, pictures and changes of language."""
    kinds = Counter("H" if line.kind[0] == "H" else line.kind for line in lines)
    languages = [run.lang for line in lines for run in line.runs]
    kinds["voices"] = sum(one != other for one, other in itertools.pairwise(languages))
    return dict(sorted(kinds.items()))


def _stream(content: bytes) -> Any:
    from io import BytesIO

    return BytesIO(content)


def versions() -> dict[str, str]:
    """Return the pinned versions of the judges."""
    gates = json.loads((ROOT / "tools" / "gates" / "package.json").read_text(encoding="utf-8"))
    return {name: version(name) for name in LIBRARIES} | dict(gates["dependencies"])

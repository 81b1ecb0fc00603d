"""Both PDF engines in worker processes, and a fault within Typst, which costs one document."""

from __future__ import annotations

from pathlib import Path

import pytest

from batch.harness import Office, small
from builders import TODAY
from pepdocs.base import error_keys
from pepdocs.base.language import Mode
from pepdocs.batch import BatchOptions, Failed, Made, Outcome, open_batch
from pepdocs.generate import Request
from pepdocs.render import Format
from pepdocs.render.typst import engine as typst_engine
from pepdocs.theme import PdfEngine


class PanicException(BaseException):
    """What Python gets of a fault within a library in Rust."""


def made(place: Path, engine: PdfEngine, options: BatchOptions) -> tuple[list[Outcome], dict[str, bytes]]:
    """Return the outcomes of two short plans, and their PDFs by name."""
    office = Office.at(place, small(2))
    request = Request(office.out, TODAY, modes=(Mode.CY,), formats=(Format.PDF,), engine=engine)
    with open_batch(office.files, [office.plans], request, options) as running:
        outcomes = list(running)
    return outcomes, {path.name: path.read_bytes() for path in sorted(office.out.glob("*.pdf"))}


@pytest.mark.parametrize(
    "engine",
    [PdfEngine.TYPST, pytest.param(PdfEngine.WEASYPRINT, marks=pytest.mark.pango)],
    ids=lambda engine: engine.value,
)
def test_workers_make_the_pdfs_that_one_process_makes(engine: PdfEngine, tmp_path: Path) -> None:
    _, alone = made(tmp_path / "one", engine, BatchOptions())

    outcomes, together = made(tmp_path / "two", engine, BatchOptions(jobs=2, timeout=120))

    assert [type(outcome) for outcome in outcomes] == [Made, Made]
    assert together == alone
    assert list(alone) == ["FX-1-cy.pdf", "FX-2-cy.pdf"]


def test_a_fault_within_typst_is_a_failed_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compilers = iter([FaultyCompiler()])
    sound = typst_engine.compiler()
    monkeypatch.setattr(typst_engine, "compiler", lambda: next(compilers, sound))

    outcomes, pdfs = made(tmp_path, PdfEngine.TYPST, BatchOptions())

    first, second = outcomes
    assert isinstance(first, Failed)
    assert (first.error.key, first.ours) == (error_keys.ENGINE_LOG, False)
    assert isinstance(second, Made)
    assert list(pdfs) == ["FX-2-cy.pdf"]


class FaultyCompiler:
    """A compiler that has a fault."""

    def compile_with_warnings(self, **_: object) -> None:
        raise PanicException("a child's name")

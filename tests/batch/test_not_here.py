"""A document whose engine this computer lacks costs no other: it is told of, with what to install."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from batch.harness import Office, small
from builders import TODAY
from pepdocs import doctor, generate
from pepdocs.base.errors import EngineMissing
from pepdocs.base.language import Mode
from pepdocs.batch import BatchOptions, Made, open_batch
from pepdocs.batch.workers import warm_weasyprint
from pepdocs.generate import Request
from pepdocs.render import Format
from pepdocs.render.pdf import document
from pepdocs.theme import PdfEngine
from pepdocs.wording import Speaker
from running import Ran

Pepdocs = Callable[..., Ran]
MEND = f"doctor.pango.mend.{doctor.system()}"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office.at(tmp_path, small(2))


@pytest.fixture(autouse=True)
def _without_pango(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "_can_load", lambda: False)
    document.engine.cache_clear()


@pytest.fixture
def with_pango(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    return monkeypatch.undo


def built(pepdocs: Pepdocs, office: Office, *more: str, forms: str = "pdf,docx") -> Ran:
    words = ("build", office.plans, "--out", office.out, "--lang", "cy", "--format", forms, "--jobs", "1")
    more = (*more, "--engine", "weasyprint")
    return pepdocs("--iaith", "en", *words, *more)


def made(office: Office) -> list[str]:
    return sorted(path.name for path in office.out.iterdir() if path.suffix in {".pdf", ".docx"})


def test_the_other_documents_are_made_and_the_reason_is_said_once(pepdocs: Pepdocs, office: Office) -> None:
    done = built(pepdocs, office)

    assert done.status == 1
    assert made(office) == ["FX-1-cy.docx", "FX-2-cy.docx"]
    assert "Documents made: 2" in done.out
    assert "Documents that cannot be made on this computer: 2" in done.out
    for context in ("error.no_pango", MEND, "summary:engine.weasyprint.asked"):
        assert done.out.count(Speaker("en").text(context)) == 1


def test_a_single_plan_is_told_of_in_the_same_way(pepdocs: Pepdocs, office: Office) -> None:
    office.files[1].unlink()

    done = built(pepdocs, office)

    assert done.status == 1
    assert "Documents that cannot be made on this computer: 1" in done.out
    assert Speaker("en").text(MEND) in done.out


def test_the_summary_says_in_both_languages_what_to_install(pepdocs: Pepdocs, office: Office) -> None:
    built(pepdocs, office)

    rows = list(csv.reader(io.StringIO((office.out / "summary.csv").read_text(encoding="utf-8-sig"))))
    for row in rows[1:]:
        assert "some cannot be made on this computer" in "".join(row)
        for lang in ("cy", "en"):
            assert Speaker(lang).text("error.no_pango") in "".join(row)
            assert Speaker(lang).text(MEND) in "".join(row)


def test_what_is_up_to_date_is_not_made_again_and_is_still_told_of(pepdocs: Pepdocs, office: Office) -> None:
    built(pepdocs, office)

    again = built(pepdocs, office)

    assert again.status == 1
    assert "Documents made: 0" in again.out
    assert "Documents that cannot be made on this computer: 2" in again.out


def test_a_plan_that_typst_prints_lacks_nothing(pepdocs: Pepdocs, office: Office) -> None:
    done = pepdocs("build", office.plans, "--out", office.out, "--lang", "cy", "--format", "pdf", "--jobs", "1")

    assert done.status == 0
    assert made(office) == ["FX-1-cy.pdf", "FX-2-cy.pdf"]


def test_nothing_is_missing_where_no_pdf_is_asked_for(pepdocs: Pepdocs, office: Office) -> None:
    assert built(pepdocs, office, forms="docx,html").status == 0


@pytest.mark.pango
def test_once_the_engine_is_there_only_the_missing_documents_are_made(
    pepdocs: Pepdocs, office: Office, with_pango: Callable[[], None]
) -> None:
    built(pepdocs, office)
    with_pango()

    done = built(pepdocs, office)

    assert done.status == 0
    assert "Documents made: 2" in done.out
    assert len(made(office)) == 4


def test_an_outcome_names_the_documents_that_are_not_here(office: Office) -> None:
    request = Request(
        office.out, TODAY, modes=(Mode.CY,), formats=(Format.PDF, Format.DOCX), sizes=(), engine=PdfEngine.WEASYPRINT
    )

    with open_batch(office.files, [office.plans], request, BatchOptions()) as running:
        first, _ = list(running)

    assert isinstance(first, Made)
    assert [each.name for each in first.not_here] == ["FX-1-cy.pdf"]
    assert [each.path.name for each in first.made] == ["FX-1-cy.docx"]
    assert office.lines("not_here")[0]["documents"] == ["FX-1-cy.pdf"]


def test_workers_begin_without_an_engine() -> None:
    warm_weasyprint._load()


def test_the_library_writes_all_documents_of_a_plan_or_none(office: Office) -> None:
    request = Request(
        office.out, TODAY, modes=(Mode.CY,), formats=(Format.DOCX, Format.PDF), engine=PdfEngine.WEASYPRINT
    )

    with pytest.raises(EngineMissing):
        generate.build(office.files[0], request)

    assert not office.out.exists()

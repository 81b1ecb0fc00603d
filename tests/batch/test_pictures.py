"""The pictures beside a plan travel with it to the workers, and the documents follow when one changes."""

from __future__ import annotations

import pickle
from datetime import date
from pathlib import Path

import pytest

import picture_corpus as corpus
from builders import EXAMPLES, SECONDARY
from pepdocs import batch
from pepdocs.base.language import Mode, Size
from pepdocs.batch import BatchOptions, Made, Outcome, Why
from pepdocs.batch.workers import steps
from pepdocs.generate import Request
from pepdocs.reading import pictures
from pepdocs.render import Format, outline
from pepdocs.schema.kinds import PictureFile, said

NAME, ALT = "drawing.png", "Tŷ a choeden"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan with a picture beside it."""
    text = (EXAMPLES / f"{SECONDARY}.yaml").read_text(encoding="utf-8")
    entry = f"  views:\n    - {{prompt: anything_else, text: Dyma fe., picture: {{file: {NAME}, alt: {ALT}}}}}\n    - "
    path = tmp_path / "plans" / "plan.yaml"
    path.parent.mkdir()
    path.write_text(text.replace("  views:\n    - ", entry, 1), encoding="utf-8")
    (path.parent / NAME).write_bytes(corpus.png())
    return path


def ran(plan: Path, *, jobs: int = 1, form: Format = Format.HTML) -> Outcome:
    asked = Request(plan.parents[1] / "out", date(2026, 7, 1), (Mode.CY,), (form,), sizes=(Size.STANDARD,))
    with batch.open_batch([plan], [plan], asked, BatchOptions(jobs=jobs)) as running:
        (outcome,) = running
    return outcome


def whys(outcome: Outcome) -> list[tuple[Why, ...]]:
    assert isinstance(outcome, Made)
    return [document.why for document in outcome.documents]


def shown(plan: Path) -> int:
    """Return how many pictures the document has with the words for ours."""
    (document,) = (plan.parents[1] / "out").glob("*.html")
    return sum(line.kind == "Figure" and line.text == ALT for line in outline(document.read_bytes(), Format.HTML))


def remade(plan: Path, content: bytes | None) -> list[tuple[Why, ...]]:
    """Return why documents are made again with another picture, or with none."""
    ran(plan)
    assert whys(ran(plan)) == [()]
    (plan.parent / NAME).unlink()
    if content is not None:
        (plan.parent / NAME).write_bytes(content)
    return whys(ran(plan))


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_picture_reaches_the_document_through_workers(plan: Path, jobs: int) -> None:
    assert isinstance(ran(plan, jobs=jobs), Made)

    assert shown(plan) == 1


def test_a_picture_that_changes_makes_the_documents_anew(plan: Path) -> None:
    assert remade(plan, corpus.saved(corpus.drawing(50, 50))) == [(Why.PLAN,)]
    assert shown(plan) == 1


def test_a_picture_that_goes_and_comes_back_does_so_in_the_documents(plan: Path) -> None:
    assert remade(plan, None) == [(Why.PLAN,)]
    assert shown(plan) == 0

    (plan.parent / NAME).write_bytes(corpus.png())

    assert whys(ran(plan)) == [(Why.PLAN,)]
    assert shown(plan) == 1


def test_what_no_document_shows_of_a_picture_makes_none_anew(plan: Path) -> None:
    assert remade(plan, corpus.labelled_png()) == [()]


def test_a_picture_beside_the_plan_that_it_does_not_name_makes_none_anew(plan: Path) -> None:
    ran(plan)
    (plan.parent / "another.png").write_bytes(corpus.png())

    assert whys(ran(plan)) == [()]


def test_a_bad_picture_costs_a_run_nothing_but_itself(plan: Path) -> None:
    (plan.parent / NAME).write_bytes(corpus.flood(8_000, 5_000))

    outcome = ran(plan)

    assert isinstance(outcome, Made)
    assert "PEP164" in {finding.code.number for finding in outcome.findings.items}
    assert "PEP164" in {finding.code.number for finding in ran(plan).findings.items}  # type: ignore[union-attr]


def test_a_step_needs_no_folder(plan: Path) -> None:
    content = plan.read_bytes()
    call = pickle.dumps((content, Request(Path(), date(2026, 7, 1)), pictures.beside(plan, content)))
    (plan.parent / NAME).unlink()

    read = steps.read(*pickle.loads(call))

    voice = read.examined.pep.voice
    assert voice
    file = said(voice.views)[0].picture.file
    assert isinstance(file, PictureFile)
    assert file.source


def test_the_journal_does_not_know_the_name_of_a_picture(plan: Path) -> None:
    ran(plan)

    assert NAME.encode() not in (plan.parents[1] / "out" / "pepdocs-batch.jsonl").read_bytes()


def test_only_a_plan_that_names_a_picture_is_read_for_it(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: bytes) -> None:
        raise AssertionError("read twice")

    monkeypatch.setattr(pictures.source, "read", refuse)

    assert pictures.beside(plan, (EXAMPLES / f"{SECONDARY}.yaml").read_bytes()) == {}
    with pytest.raises(AssertionError):
        pictures.beside(plan, plan.read_bytes())

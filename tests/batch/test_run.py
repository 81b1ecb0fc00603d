"""Each file of a run has an outcome of its own, in order, and stops no other."""

from __future__ import annotations

import logging
import pickle
import time
from collections.abc import Callable, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from builders import EXAMPLES, PRIMARY
from pepdocs import batch
from pepdocs.base.errors import Bug, PepdocsError, RenderError
from pepdocs.base.language import Edition, Mode, Size
from pepdocs.batch import BatchOptions, Edited, Failed, Made, Overwrite, RefusedPlan, Why, run
from pepdocs.batch.run import BoundedExecutor
from pepdocs.batch.workers import steps
from pepdocs.generate import Request
from pepdocs.render import Format

MARKER = "Rhododendron"
DAY = date(2026, 7, 1)
Step = Callable[..., Any]


@pytest.fixture
def plans(tmp_path: Path) -> list[Path]:
    """Three plans, `bad` in the middle; their references are FX-a, FX-bad and FX-z."""
    text = (EXAMPLES / f"{PRIMARY}.yaml").read_text(encoding="utf-8")
    found = []
    for name in ("a", "bad", "z"):
        path = tmp_path / "plans" / f"{name}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text.replace("FX-PRI-0093-01", f"FX-{name}"), encoding="utf-8")
        found.append(path)
    return found


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents that cost nothing."""
    monkeypatch.setattr(steps, "make", quickly)


def quickly(pep: Any, edition: Edition, forms: Sequence[Format], *_: object) -> tuple[bytes, ...]:
    size = len(pep.model_dump_json())
    return tuple(f"{pep.record} {edition.suffix} {form.value} {size}".encode() for form in forms)


def request(tmp_path: Path, **more: Any) -> Request:
    asked = {"modes": (Mode.CY, Mode.EN), "formats": (Format.DOCX,), "sizes": (Size.STANDARD,)}
    return Request(tmp_path / "out", DAY, **asked | more)


def ran(plans: list[Path], asked: Request, **how: Any) -> list[batch.Outcome]:
    with batch.open_batch(plans, plans, asked, BatchOptions(**how)) as running:
        return list(running)


def broken(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Have the documents of `bad` fail."""

    def make(pep: Any, *arguments: Any) -> tuple[bytes, ...]:
        if pep.record == "FX-bad":
            raise error
        return quickly(pep, *arguments)

    monkeypatch.setattr(steps, "make", make)


@pytest.mark.usefixtures("quick")
def test_every_file_has_its_documents_in_order(plans: list[Path], tmp_path: Path) -> None:
    outcomes = ran(plans, request(tmp_path))

    assert [type(each) for each in outcomes] == [Made, Made, Made]
    assert [each.source for each in outcomes] == plans
    assert sorted(path.name for path in (tmp_path / "out").glob("*.docx")) == [
        f"FX-{name}-{lang}.docx" for name in ("a", "bad", "z") for lang in ("cy", "en")
    ]


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("content", ["a: [", "pepdocs: 2\nrecord: FX-9\n"])
def test_a_file_that_is_refused_stops_no_other(plans: list[Path], tmp_path: Path, content: str) -> None:
    plans[1].write_text(content, encoding="utf-8")

    outcomes = ran(plans, request(tmp_path))

    assert [type(each) for each in outcomes] == [Made, RefusedPlan, Made]


def test_a_failure_keeps_its_error(plans: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken(monkeypatch, RenderError("error.incomplete", section="targets"))

    first, bad, last = ran(plans, request(tmp_path))

    assert isinstance(bad, Failed)
    assert (bad.error.key, bad.error.facts) == ("error.incomplete", {"section": "targets"})
    assert not bad.ours
    assert isinstance(first, Made)
    assert isinstance(last, Made)


def test_a_bug_is_ours_and_shows_nothing_that_was_typed(
    plans: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    bug = RuntimeError(MARKER)
    bug.__cause__ = KeyError(MARKER)
    bug.add_note(MARKER)
    broken(monkeypatch, bug)

    _, bad, _ = ran(plans, request(tmp_path))

    assert isinstance(bad, Failed)
    assert bad.ours
    assert bad.error.key == "error.bug"
    assert "RuntimeError" in caplog.text
    assert "in make" in caplog.text
    assert MARKER not in caplog.text + repr(bad)


def test_a_name_of_a_file_cannot_forge_a_line_of_the_log(
    plans: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    broken(monkeypatch, ValueError())
    forged = plans[1].rename(plans[1].with_name("bad\nERROR all is lost\x1b[31m"))

    ran([forged], request(tmp_path))

    assert caplog.records[0].levelno == logging.ERROR
    assert "\nERROR" not in caplog.records[0].getMessage()
    assert "\x1b" not in caplog.records[0].getMessage()


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit])
def test_an_interrupt_or_exit_in_a_step_ends_the_run(
    plans: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: type[BaseException]
) -> None:
    broken(monkeypatch, stop())

    with batch.open_batch(plans, plans, request(tmp_path), BatchOptions()) as running:
        outcomes = iter(running)
        assert isinstance(next(outcomes), Made)
        with pytest.raises(stop):
            next(outcomes)


@pytest.mark.usefixtures("quick")
def test_after_a_stop_what_has_begun_is_finished_and_no_more_is_begun(plans: list[Path], tmp_path: Path) -> None:
    with batch.open_batch(plans, plans, request(tmp_path), BatchOptions()) as running:
        outcomes = iter(running)
        next(outcomes)
        running.stop()
        rest = list(outcomes)

    assert 1 + len(rest) + running.left == 3
    assert running.left >= 1
    assert all(isinstance(each, Made) for each in rest)


@pytest.mark.usefixtures("quick")
def test_a_document_that_takes_too_long_costs_one_file(
    plans: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(pep: Any, *arguments: Any) -> tuple[bytes, ...]:
        while pep.record == "FX-bad":
            try:
                time.sleep(0.01)
            except Exception:  # noqa: BLE001 - as an engine may
                continue
        return quickly(pep, *arguments)

    monkeypatch.setattr(steps, "make", slow)

    first, bad, last = ran(plans, request(tmp_path), timeout=2)

    assert isinstance(bad, Failed)
    assert bad.error.key == "error.timeout"
    assert isinstance(first, Made)
    assert isinstance(last, Made)


class Mortal(Executor):
    """Does each step at once; the step that makes a document of `FX-bad` kills it, so many times."""

    def __init__(self, lives: int) -> None:
        self._deaths = lives
        self.beside: list[int] = []
        self.flying = 0

    def submit(self, step: Step, /, *arguments: Any, **_: Any) -> Future[Any]:
        future: Future[Any] = Future()
        if getattr(arguments[1], "record", "") == "FX-bad" and self._deaths:
            self._deaths -= 1
            future.set_exception(BrokenExecutor())
        else:
            future.set_result(step(*arguments))
        return future


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(("deaths", "outcome"), [(1, Made), (2, Failed)])
def test_a_step_that_kills_its_worker_is_tried_once_more(
    plans: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, deaths: int, outcome: type[batch.Outcome]
) -> None:
    asked = request(tmp_path, modes=(Mode.CY,))
    monkeypatch.setattr(batch, "_bounded_executor", lambda *_: BoundedExecutor(Mortal(deaths), 2, 1))

    first, bad, last = ran(plans, asked)

    assert isinstance(bad, outcome)
    assert isinstance(first, Made)
    assert isinstance(last, Made)
    if isinstance(bad, Failed):
        assert bad.error.key == "error.worker"
        assert not bad.ours


@pytest.mark.usefixtures("quick")
def test_an_edition_is_one_step_for_the_formats_that_are_missing(
    plans: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, made = request(tmp_path, formats=(Format.DOCX, Format.HTML)), []

    def noting(pep: Any, edition: Edition, forms: tuple[Format, ...], *rest: Any) -> tuple[bytes, ...]:
        made.append((edition.suffix, forms))
        return quickly(pep, edition, forms, *rest)

    monkeypatch.setattr(steps, "make", noting)
    ran(plans[:1], asked)
    (tmp_path / "out" / "FX-a-en.html").unlink()
    ran(plans[:1], asked)

    assert made == [("cy", asked.formats), ("en", asked.formats), ("en", (Format.HTML,))]


# What is there already.


@pytest.mark.usefixtures("quick")
def test_a_second_run_makes_nothing(plans: list[Path], tmp_path: Path) -> None:
    ran(plans, request(tmp_path))
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").glob("*.docx")}

    outcomes = ran(plans, request(tmp_path))

    assert all(isinstance(each, Made) and each.unchanged for each in outcomes)
    assert before == {path: path.stat().st_mtime_ns for path in (tmp_path / "out").glob("*.docx")}


@pytest.mark.usefixtures("quick")
def test_an_unchanged_plan_is_not_even_read_again(
    plans: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = ran(plans, request(tmp_path))
    monkeypatch.setattr(steps, "read", lambda *_: pytest.fail("read again"))

    again = ran(plans, request(tmp_path))

    assert [each.findings for each in again if isinstance(each, Made)] == [
        each.findings for each in first if isinstance(each, Made)
    ]


def whys(outcome: batch.Outcome) -> dict[str, tuple[Why, ...]]:
    assert isinstance(outcome, Made)
    return {document.path.stem.rpartition("-")[2]: document.why for document in outcome.documents}


@pytest.mark.usefixtures("quick")
def test_on_another_day_plans_are_read_and_their_documents_stay(plans: list[Path], tmp_path: Path) -> None:
    ran(plans, request(tmp_path))

    later = Request(
        tmp_path / "out", date(2026, 7, 2), (Mode.CY, Mode.EN), (Format.DOCX,),
        sizes=(Size.STANDARD,),
    )  # fmt: skip

    assert [whys(each) for each in ran(plans, later)] == [{"cy": (), "en": ()}] * 3


@pytest.mark.usefixtures("quick")
def test_a_plan_that_is_laid_out_differently_is_the_same_plan(plans: list[Path], tmp_path: Path) -> None:
    ran(plans, request(tmp_path))
    plans[0].write_text("# a remark\n" + plans[0].read_text("utf-8"), encoding="utf-8")

    assert whys(ran(plans, request(tmp_path))[0]) == {"cy": (), "en": ()}


@pytest.mark.usefixtures("quick")
def test_only_the_plan_that_changed_is_made_again(plans: list[Path], tmp_path: Path) -> None:
    ran(plans, request(tmp_path))
    changed = plans[0].read_text("utf-8").replace("record: FX-a", "record: FX-a\nnotes: x", 1)
    plans[0].write_text(changed.replace("notes: x\n", ""), encoding="utf-8")
    text = plans[0].read_text("utf-8")
    plans[0].write_text(text.replace("known_as: ", "known_as: X", 1), encoding="utf-8")

    first, second, _ = ran(plans, request(tmp_path))

    assert whys(first) == {"cy": (Why.PLAN,), "en": (Why.PLAN,)}
    assert whys(second) == {"cy": (), "en": ()}


@pytest.mark.usefixtures("quick")
def test_a_plan_that_is_again_what_it_was_is_made_again(plans: list[Path], tmp_path: Path) -> None:
    first = plans[0].read_text("utf-8")
    ran(plans, request(tmp_path))
    before = (tmp_path / "out" / "FX-a-cy.docx").read_bytes()
    plans[0].write_text(first.replace("known_as: ", "known_as: X", 1), encoding="utf-8")
    ran(plans, request(tmp_path))
    plans[0].write_text(first, encoding="utf-8")

    outcome, *_ = ran(plans, request(tmp_path))

    assert whys(outcome) == {"cy": (Why.PLAN,), "en": (Why.PLAN,)}
    assert (tmp_path / "out" / "FX-a-cy.docx").read_bytes() == before


@pytest.mark.usefixtures("quick")
def test_a_document_that_is_gone_is_made_again_alone(plans: list[Path], tmp_path: Path) -> None:
    ran(plans, request(tmp_path))
    (tmp_path / "out" / "FX-a-cy.docx").unlink()

    assert whys(ran(plans, request(tmp_path))[0]) == {"cy": (Why.MISSING,), "en": ()}


@pytest.mark.usefixtures("quick")
def test_a_further_language_is_made_and_the_others_stay(plans: list[Path], tmp_path: Path) -> None:
    ran(plans, request(tmp_path, modes=(Mode.CY,)))

    assert whys(ran(plans, request(tmp_path))[0]) == {"cy": (), "en": (Why.NEW,)}


@pytest.mark.usefixtures("quick")
def test_a_draft_is_another_document(plans: list[Path], tmp_path: Path) -> None:
    ran(plans, request(tmp_path))

    drafts = ran(plans, request(tmp_path, draft=True), overwrite=Overwrite.FORCE)

    assert whys(drafts[0])["cy"] == (Why.DRAFT,)
    assert whys(ran(plans, request(tmp_path))[0])["cy"] == (Why.FINAL,)


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    ("name", "why"),
    [("templates", Why.TEMPLATES), ("words", Why.WORDS), ("program", Why.PROGRAM), ("engines", Why.ENGINES)],
)
def test_what_a_document_depends_on_is_named_when_it_changes(
    plans: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, why: Why
) -> None:
    ran(plans, request(tmp_path))
    monkeypatch.setattr(f"pepdocs.batch.folder.dependencies.{name}_digest", lambda *_: "another")

    assert whys(ran(plans, request(tmp_path))[0]) == {"cy": (why,), "en": (why,)}


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("change", ["an edit", ""], ids=["edited", "emptied"])
def test_a_document_that_was_changed_by_hand_is_neither_kept_silently_nor_replaced(
    plans: list[Path], tmp_path: Path, change: str
) -> None:
    ran(plans, request(tmp_path))
    document = tmp_path / "out" / "FX-bad-cy.docx"
    document.write_text(change, encoding="utf-8")
    (tmp_path / "out" / "FX-bad-en.docx").unlink()

    first, bad, _ = ran(plans, request(tmp_path))

    assert bad == Edited(plans[1], (document,))
    assert document.read_text("utf-8") == change
    assert not (tmp_path / "out" / "FX-bad-en.docx").exists()
    assert isinstance(first, Made)


@pytest.mark.usefixtures("quick")
def test_a_document_that_was_changed_by_hand_is_replaced_by_force(plans: list[Path], tmp_path: Path) -> None:
    ran(plans, request(tmp_path))
    document = tmp_path / "out" / "FX-bad-cy.docx"
    whole = document.read_bytes()
    document.write_bytes(b"edited")

    _, bad, _ = ran(plans, request(tmp_path), overwrite=Overwrite.FORCE)

    assert whys(bad) == {"cy": (Why.FORCED,), "en": ()}
    assert document.read_bytes() == whole


@pytest.mark.usefixtures("quick")
def test_a_document_that_was_changed_by_hand_can_be_kept_beside_each_time(plans: list[Path], tmp_path: Path) -> None:
    document = tmp_path / "out" / "FX-bad-cy.docx"
    for edit in (b"", b"one", b"two"):
        if edit:
            document.write_bytes(edit)
        ran(plans, request(tmp_path), overwrite=Overwrite.BESIDE)

    assert document.with_name("FX-bad-cy.docx.edited").read_bytes() == b"one"
    assert document.with_name("FX-bad-cy.docx.edited-2").read_bytes() == b"two"
    assert document.read_bytes().startswith(b"FX-bad")


@pytest.mark.usefixtures("quick")
def test_a_file_that_we_never_made_is_not_replaced(plans: list[Path], tmp_path: Path) -> None:
    document = tmp_path / "out" / "FX-a-cy.docx"
    document.parent.mkdir()
    document.write_bytes(b"somebody's")

    first, *_ = ran(plans, request(tmp_path))

    assert first == Edited(plans[0], (document,))
    assert document.read_bytes() == b"somebody's"


@pytest.mark.usefixtures("quick")
def test_documents_without_a_journal_are_taken_for_ours_where_they_are_the_same(
    plans: list[Path], tmp_path: Path
) -> None:
    ran(plans, request(tmp_path))
    (tmp_path / "out" / "pepdocs-batch.jsonl").unlink()

    assert all(isinstance(each, Made) for each in ran(plans, request(tmp_path)))


def test_an_error_of_a_step_can_be_sent_between_processes() -> None:
    told = RenderError("error.incomplete", section="x")
    for error in (told, Bug("ValueError"), PepdocsError("error.memory")):
        sent = pickle.loads(pickle.dumps(error))
        assert (type(sent), sent.key, sent.facts) == (type(error), error.key, error.facts)


@pytest.mark.usefixtures("quick")
def test_no_more_outcomes_wait_than_may(plans: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "MOST_WAITING", 1)

    assert len(ran(plans, request(tmp_path))) == 3
    assert all(isinstance(each, Made) for each in ran(plans, request(tmp_path)))

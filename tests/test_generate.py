"""The documents of one plan: what is made, what blocks it, and what is never shown."""

from __future__ import annotations

import hashlib
import re
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from builders import DRAFT, EXAMPLES, PRIMARY, SECONDARY, TODAY, a_plan, put, typed, written
from full_plan import PHASES, Filled, Said, full
from pepdocs import generate, render, rules
from pepdocs.base.errors import RenderError, SourceError, frames
from pepdocs.base.language import Mode
from pepdocs.cli import report
from pepdocs.findings.model import Findings
from pepdocs.generate import Blocked, Request, documents
from pepdocs.reading.check import Checked
from pepdocs.reading.parse import Parsed
from pepdocs.render import FinishedDocument, Format
from pepdocs.schema.kinds import read_record
from pepdocs.view import compose
from pepdocs.view.blocks import DocumentView
from pepdocs.wording import Speaker, Wording

MARKER = "Rhododendron"
RECORD = "FX-SEC-0147-03"


def request(out: Path, **changes: Any) -> Request:
    quick: dict[str, Any] = {"modes": (Mode.EN,), "formats": (Format.DOCX,)}
    return Request(out, TODAY, **(quick | changes))


def test_every_document_has_the_record_and_its_languages_in_its_name(tmp_path: Path) -> None:
    made = documents(a_plan().pep, request(tmp_path, modes=tuple(Mode)))

    assert [path.name for path, _ in made] == [
        f"{RECORD}-cy.docx",
        f"{RECORD}-en.docx",
        f"{RECORD}-cy-en.docx",
        f"{RECORD}-en-cy.docx",
    ]


def test_an_edition_is_composed_once_for_all_its_formats(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    composed, compose_one = [], compose.document

    def counting(pep: Any, wording: Wording, **more: Any) -> DocumentView:
        composed.append(wording.mode)
        return compose_one(pep, wording, **more)

    monkeypatch.setattr(compose, "document", counting)
    modes, formats = (Mode.CY, Mode.EN), (Format.DOCX, Format.HTML)
    made = documents(a_plan().pep, request(tmp_path, modes=modes, formats=formats))

    assert composed == [Mode.CY, Mode.EN]
    assert [path.suffix for path, _ in made] == [".docx", ".html", ".docx", ".html"]


def test_each_artefact_has_the_digest_of_its_file(tmp_path: Path) -> None:
    made = generate.build(EXAMPLES / f"{SECONDARY}.yaml", request(tmp_path / "out"))

    (artefact,) = made.artefacts
    assert artefact.sha256 == hashlib.sha256(artefact.path.read_bytes()).hexdigest()


@pytest.mark.parametrize("draft", [False, True])
def test_a_plan_whose_status_is_draft_is_marked_as_one(tmp_path: Path, draft: bool) -> None:
    plan = a_plan(**{"plan.status": "draft"})

    asked, unasked = (documents(plan.pep, request(tmp_path, draft=asked))[0][1] for asked in (True, draft))

    assert asked == unasked


def test_errors_block_all_documents(tmp_path: Path) -> None:
    with pytest.raises(Blocked) as caught:
        generate.build(EXAMPLES / f"{DRAFT}.yaml", request(tmp_path / "out"))

    assert caught.value.findings.blocking
    assert not (tmp_path / "out").exists()


def test_a_draft_may_have_gaps(tmp_path: Path) -> None:
    made = generate.build(EXAMPLES / f"{DRAFT}.yaml", request(tmp_path / "out", draft=True))

    assert made.findings.blocking
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["FX-ENG-0308-01-en.docx"]


@pytest.mark.parametrize("content", ["pepdocs: 2\n", "pepdocs: 2\nrecord: a/b\n", "a: ["])
def test_a_draft_without_a_usable_record_is_not_made(tmp_path: Path, content: str) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(content, encoding="utf-8")

    with pytest.raises((Blocked, SourceError)):
        generate.build(path, request(tmp_path / "out", draft=True))

    assert not (tmp_path / "out").exists()


def test_a_document_that_cannot_be_made_leaves_none_of_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    render_one = generate.render_and_read

    def failing(view: Any, form: Format, **__: object) -> FinishedDocument:
        if view.languages == ("cy", "en"):
            raise RenderError("error.incomplete", section="targets")
        return render_one(view, form)

    monkeypatch.setattr(generate, "render_and_read", failing)

    with pytest.raises(RenderError):
        generate.build(EXAMPLES / f"{SECONDARY}.yaml", request(tmp_path / "out", modes=tuple(Mode)))

    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("ending", ["-cy", "-en", "-EN", "-cy-en"])
def test_a_reference_does_not_end_like_the_name_of_a_document(ending: str) -> None:
    with pytest.raises(PydanticCustomError):
        read_record(f"FX-1{ending}")


def test_the_same_file_may_be_made_again(tmp_path: Path) -> None:
    path = EXAMPLES / f"{SECONDARY}.yaml"

    first = generate.build(path, request(tmp_path))

    assert generate.build(path, request(tmp_path)) == first


# What was typed is shown in the documents only.


def marked(n: int) -> tuple[Any, Said]:
    return {"cy": f"{MARKER} {n}", "en": f"{MARKER}-{n}", "pl": MARKER}, ((MARKER, "pl"),)


def marked_plan(phase: str) -> tuple[dict[str, Any], list[Filled]]:
    """Return a full plan whose every text and name has the marker in it."""
    content, taken = full(phase, marked, each=1)
    for filled in taken:
        if filled.kind in {"name", "proper_name", "people", "views", "targets", "funding"}:
            put(content, ".".join(map(str, filled.loc)), f"{MARKER}{len(filled.loc)}")
    return content, taken


def every_text(parsed: Parsed, findings: Findings) -> Iterator[str]:
    """Yield every text that pepdocs makes of a plan besides its documents."""
    file_report = report.Report(Path("plan.yaml"), findings, (MARKER,))
    checked = Checked(parsed.pep, parsed.places, findings, (MARKER,))
    yield from (repr(part) for part in (parsed, parsed.pep, parsed.places, findings, checked, file_report))
    for lang in ("cy", "en"):
        speaker = Speaker(lang)
        yield from report.text(speaker, file_report, every=True, source=False)
        yield report.as_json(speaker, [file_report])
        yield report.as_sarif(speaker, [file_report], "0")


NONSENSE = st.sampled_from(
    [
        MARKER,
        f"2026-02-30 {MARKER}",
        f"11 {MARKER} 2026",
        [MARKER],
        {MARKER: MARKER},
        {"cy": {MARKER: MARKER}},
        {f"{MARKER}-!": MARKER},
        [{MARKER: [MARKER]}],
        {"none_stated_by": MARKER, MARKER: "x"},
        {"not_practicable": [MARKER]},
        f"{MARKER}\u0302 <script> {{{{ 7*7 }}}} \x1b",
    ]
)


@settings(max_examples=60, deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    phase=st.sampled_from(PHASES),
    spoilt=st.dictionaries(st.integers(0, 400), NONSENSE, max_size=40),
    keys=st.booleans(),
)
def test_no_finding_message_or_repr_shows_what_was_typed(phase: str, spoilt: dict[int, Any], keys: bool) -> None:
    content, taken = marked_plan(phase)
    for number, value in spoilt.items():
        put(content, ".".join(map(str, taken[number % len(taken)].loc)), value)
    if keys:
        content |= {MARKER: MARKER}
        content["child"] |= {f"{MARKER}s": MARKER, "known_ass": MARKER}
    parsed = typed(content)

    findings = parsed.findings + rules.check(parsed.pep, parsed.places, today=TODAY)

    assert len(findings.items) > 5
    assert [text for text in every_text(parsed, findings) if MARKER in text] == []


def test_a_value_in_a_finding_would_be_noticed() -> None:
    parsed = a_plan()
    named = report.Report(Path(f"{MARKER}.yaml"), Findings())

    texts = [*every_text(parsed, Findings()), *report.text(Speaker("en"), named, every=True, source=False)]

    assert [text for text in texts if MARKER in text] == []
    assert MARKER in report.as_json(Speaker("en"), [named])


@contextmanager
def paths_used() -> Iterator[list[str]]:
    """Collect the path of every file that is opened, made or renamed in the context."""
    paths: list[str] = []
    _listening.append(paths)
    try:
        yield paths
    finally:
        _listening.remove(paths)


_listening: list[list[str]] = []


def _audit(event: str, arguments: tuple[Any, ...]) -> None:
    if _listening and event in {"open", "os.mkdir", "os.rename", "tempfile.mkstemp", "os.link"}:
        _listening[-1].extend(str(argument) for argument in arguments[:2])


sys.addaudithook(_audit)


def test_building_shows_nothing_that_was_typed(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    content, _ = marked_plan("secondary")
    caplog.set_level(0)

    with paths_used() as paths:
        made = documents(typed(content).pep, request(tmp_path, modes=(Mode.BILINGUAL,), formats=tuple(Format)))
        (tmp_path / "noticed").touch()

    assert len(made) == len(Format)
    assert str(tmp_path / "noticed") in paths
    output = capfd.readouterr()
    assert MARKER not in caplog.text + output.out + output.err
    assert [path for path in paths if MARKER in path] == []


def test_a_bug_shows_its_place_and_nothing_that_was_typed() -> None:
    def broken(text: str) -> None:
        raise ValueError(text) from KeyError(text)

    with pytest.raises(ValueError, match=MARKER) as caught:
        broken(MARKER)

    text = frames(caught.value)
    assert re.search(r"^ValueError\n.*\n .*test_generate\.py:\d+ in broken$", text)
    assert MARKER not in text


def test_an_error_of_a_document_names_the_part_and_not_what_is_missing() -> None:
    content = written(PRIMARY)
    put(content, "arrangements.education", MARKER)
    view = compose.document(typed(content).pep, Wording(Mode.EN))

    with pytest.raises(RenderError) as caught:
        render.verify(view, ())

    text = "".join(traceback.format_exception(caught.value))
    assert caught.value.facts == {"section": "cover"}
    assert MARKER not in text

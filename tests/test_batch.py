"""Each file of a run has an outcome of its own, in order, and stops no other."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import pytest

from pepdocs import batch, codes
from pepdocs.batch import Failed, Made, Refused
from pepdocs.errors import RenderError, SourceError
from pepdocs.findings import TOP, Findings, finding
from pepdocs.folders import sources
from pepdocs.generate import Blocked, Written
from pepdocs.write import Artefact

MARKER = "Rhododendron"
FOUND = Findings.of([finding(codes.EMPTY, "", TOP)])
MADE = Written((Artefact(Path("out/x.pdf"), "0"),), FOUND, Findings())


def failing(error: BaseException) -> Callable[[Path], Written]:
    """Return what makes documents of every file but the one called `bad`."""

    def make(path: Path) -> Written:
        if path.name == "bad":
            raise error
        return MADE

    return make


def outcomes(error: BaseException) -> list[batch.Outcome]:
    return list(batch.run([Path("a"), Path("bad"), Path("z")], failing(error)))


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (SourceError(FOUND), Refused(Path("bad"), FOUND)),
        (Blocked(FOUND), Refused(Path("bad"), FOUND)),
    ],
    ids=["unreadable", "blocked"],
)
def test_a_file_that_is_refused_stops_no_other(error: Exception, outcome: Refused) -> None:
    made = [Made(Path(name), MADE.artefacts, FOUND, Findings()) for name in ("a", "z")]

    assert outcomes(error) == [made[0], outcome, made[1]]


def test_a_failure_is_told_as_it_is() -> None:
    error = RenderError("error.incomplete", section="targets")

    assert outcomes(error)[1] == Failed(Path("bad"), error)


def test_a_bug_is_ours_and_stops_no_other(caplog: pytest.LogCaptureFixture) -> None:
    first, bad, last = outcomes(ValueError(MARKER))

    assert isinstance(first, Made)
    assert isinstance(last, Made)
    assert isinstance(bad, Failed)
    assert bad.ours
    assert bad.error.key == "error.bug"
    assert "ValueError" in caplog.text
    assert "in make" in caplog.text
    assert MARKER not in caplog.text + repr(bad)


def test_a_bug_within_a_bug_shows_nothing_either(caplog: pytest.LogCaptureFixture) -> None:
    inner = KeyError(MARKER)
    outer = RuntimeError(MARKER)
    outer.__cause__ = inner
    outer.add_note(MARKER)

    outcomes(outer)

    assert "RuntimeError" in caplog.text
    assert MARKER not in caplog.text


def test_a_name_of_a_file_cannot_forge_a_line_of_the_log(caplog: pytest.LogCaptureFixture) -> None:
    name = Path("bad\nERROR all is lost\x1b[31m")

    list(batch.run([name], lambda _: (_ for _ in ()).throw(ValueError())))

    assert caplog.records[0].levelno == logging.ERROR
    assert "\nERROR" not in caplog.records[0].getMessage()
    assert "\x1b" not in caplog.records[0].getMessage()


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit, GeneratorExit])
def test_whoever_stops_the_run_stops_it(stop: type[BaseException]) -> None:
    run = batch.run([Path("a"), Path("bad"), Path("z")], failing(stop()))

    assert isinstance(next(run), Made)
    with pytest.raises(stop):
        next(run)


def test_a_file_is_not_made_before_it_is_asked_for() -> None:
    made: list[Path] = []

    def make(path: Path) -> Written:
        made.append(path)
        return MADE

    next(batch.run([Path("a"), Path("b")], make))

    assert made == [Path("a")]


# Which files.


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (
        "b.yaml",
        "a.yml",
        "c.JSON",
        "notes.txt",
        ".hidden.yaml",
        "deep/er/d.yaml",
        ".git/e.yaml",
        "yaml",
        "f.yaml.bak",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "folder.yaml").mkdir()
    return tmp_path


def test_every_plan_of_a_folder_is_found_in_order(folder: Path) -> None:
    found = [str(path.relative_to(folder)) for path in sources([folder])]

    assert found == ["a.yml", "b.yaml", "c.JSON", "deep/er/d.yaml"]


def test_a_file_that_is_named_is_taken_whatever_its_ending(folder: Path) -> None:
    named = [folder / "notes.txt", folder / ".hidden.yaml", folder / "nowhere"]

    assert list(sources(named)) == named


def test_each_file_is_taken_once_where_it_was_first_named(folder: Path) -> None:
    found = sources([folder / "deep", folder / "b.yaml", folder, folder / "b.yaml"])

    assert [path.name for path in found] == ["d.yaml", "b.yaml", "a.yml", "c.JSON"]


def test_a_folder_within_a_hidden_one_is_no_secret(tmp_path: Path) -> None:
    path = tmp_path / ".hidden" / "a.yaml"
    path.parent.mkdir()
    path.touch()

    assert sources([path.parent]) == (path,)

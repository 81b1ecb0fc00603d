"""What a reader meets in a Word file: nothing in ours, and every fault that is put into one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from access import hostile_docx as hostile
from access.corpus_docx import BROKEN, Broken
from access.word_xml import GREY, added, p, r, style
from gates import faults_docx as known
from gates.documents import EVERY, SAMPLE, Case
from pepdocs.accessibility import kinds
from pepdocs.accessibility.barriers import Barrier
from pepdocs.accessibility.word import examine as docx
from pepdocs.accessibility.word.examine import examine
from pepdocs.findings.model import Severity

SOURCE = Path(docx.__file__).parent
OF_WORD = {
    getattr(kinds, name)
    for path in [*SOURCE.glob("*.py"), *(SOURCE.parent / "checks" / "word").glob("*.py")]
    for name in re.findall(r"barrier\(\s*kinds\.([A-Z_]+)", path.read_text(encoding="utf-8"))
}
ASKED = set(
    "101 103 108 201 202 203 204 205 206 301 302 303 304 305 306 311 401 402 405 406 407 408 409 "
    "410 412 501 502 503 505 506 601 602 603 605 606 607 704 705 706 804 805 806 807 808".split()
)


def found(barriers: tuple[Barrier, ...]) -> set[str]:
    """Return the numbers of the kinds of some barriers."""
    return {each.kind.number for each in barriers}


@pytest.fixture(scope="module")
def sound(documents) -> Path:
    """The document into which faults are put."""
    return documents.docx(SAMPLE)


@EVERY
def test_a_reader_meets_no_barrier_in_our_documents(documents, case: Case):
    assert examine(documents.docx(case).read_bytes()) == ()


@pytest.mark.parametrize("broken", BROKEN, ids=str)
def test_a_fault_is_found_and_no_other_error(sound: Path, broken: Broken):
    barriers = examine(broken.made(sound))

    errors = {each.kind for each in barriers if each.severity is Severity.ERROR}
    assert broken.kind in {each.kind for each in barriers}
    assert errors <= {broken.kind, *broken.brings}


def test_there_is_a_fault_for_every_kind():
    tried = {broken.kind for broken in BROKEN} | {kinds.UNREADABLE}

    assert tried == OF_WORD
    assert {kind.number.removeprefix("ACC") for kind in tried} >= ASKED
    assert len({str(broken) for broken in BROKEN}) == len(BROKEN) >= 28


def test_a_barrier_is_told_under_the_heading_above_it(sound: Path):
    heading = p(r("Y diwedd"), about=style("Heading2"))
    content = known.broken(sound, added(heading + p(r("Gwan.", GREY))))

    (barrier,) = examine(content)

    assert (barrier.at.page, barrier.at.heading) == (0, "Y diwedd")


@pytest.mark.parametrize("name", hostile.HOSTILE)
def test_a_file_that_is_none_is_unreadable(sound: Path, name: str):
    assert found(examine(hostile.HOSTILE[name](sound))) == {"ACC101"}


def test_a_file_with_holes_raises_nothing(sound: Path):
    assert examine(hostile.with_holes(sound))


@pytest.mark.parametrize("name", hostile.DAMAGED)
def test_what_makes_no_sense_does_not_make_a_file_unreadable(sound: Path, name: str):
    barriers = found(examine(known.broken(sound, hostile.DAMAGED[name])))

    assert "ACC101" not in barriers


def test_a_good_file_of_somebody_else_has_the_barriers_that_it_has(tmp_path):
    file = tmp_path / "report.docx"
    hostile.of_somebody_else().save(file)

    assert found(examine(file.read_bytes())) == {"ACC402", "ACC409", "ACC601", "ACC806"}

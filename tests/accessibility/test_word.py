"""Barriers in Word files: none in our own, and every fault that is put into one."""

from __future__ import annotations

from pathlib import Path

import pytest

from accessibility import word_hostile as hostile
from accessibility.reported import numbers, reported
from accessibility.word_faults import BROKEN, Broken
from accessibility.word_pairs import PAIRS
from accessibility.word_xml import GREY, added, p, r, style
from gates import faults_docx as known
from gates.documents import EVERY, SHORT, Case
from pepdocs.accessibility.word.examine import CHECKS, examine
from pepdocs.findings import accessibility as kinds
from pepdocs.findings.model import Severity

EXPECTED = set(
    "101 103 108 201 202 203 204 205 206 301 302 303 304 305 306 311 401 402 405 406 407 408 409 "
    "410 412 501 502 503 505 506 601 602 603 605 606 607 704 705 706 804 805 806 807 808".split()
)


@pytest.fixture(scope="module")
def sound(documents) -> Path:
    """The document into which faults are put."""
    return documents.docx(SHORT)


@EVERY
def test_our_documents_have_no_barrier(documents, case: Case):
    assert examine(documents.docx(case).read_bytes()) == ()


@pytest.mark.parametrize("broken", BROKEN, ids=str)
def test_a_fault_is_found_without_other_errors(sound: Path, broken: Broken):
    barriers = examine(broken.content(sound))

    errors = {barrier.kind for barrier in barriers if barrier.severity is Severity.ERROR}
    assert broken.kind in {barrier.kind for barrier in barriers}
    assert errors <= {broken.kind, *broken.brings}


def test_there_is_a_fault_for_every_kind():
    tried = {fault.kind for fault in (*BROKEN, *PAIRS)} | {kinds.UNREADABLE}

    assert tried == reported((*CHECKS, examine))
    assert {kind.number.removeprefix("ACC") for kind in tried} >= EXPECTED
    assert len({str(broken) for broken in BROKEN}) == len(BROKEN) >= 28


def test_a_barrier_has_the_heading_above_it(sound: Path):
    heading = p(r("Y diwedd"), about=style("Heading2"))
    content = known.broken(sound, added(heading + p(r("Gwan.", GREY))))

    (barrier,) = examine(content)

    assert (barrier.at.page, barrier.at.heading) == (0, "Y diwedd")


@pytest.mark.parametrize("name", hostile.HOSTILE)
def test_a_hostile_file_is_unreadable(sound: Path, name: str):
    assert numbers(examine(hostile.HOSTILE[name](sound))) == {"ACC101"}


def test_a_file_with_lost_bytes_does_not_raise(sound: Path):
    assert examine(hostile.with_holes(sound))


@pytest.mark.parametrize("name", hostile.DAMAGED)
def test_damaged_values_do_not_make_a_file_unreadable(sound: Path, name: str):
    barriers = numbers(examine(known.broken(sound, hostile.DAMAGED[name])))

    assert "ACC101" not in barriers


def test_a_good_file_of_another_author_has_few_barriers(tmp_path):
    file = tmp_path / "report.docx"
    hostile.of_somebody_else().save(file)

    assert numbers(examine(file.read_bytes())) == {"ACC402", "ACC409", "ACC601", "ACC806"}

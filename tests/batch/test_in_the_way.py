"""What stands in the folder for documents and is no ordinary file is told of, never opened, never written through."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from batch.harness import Office, small
from pepdocs.base.errors import WriteError
from pepdocs.batch import BatchOptions, Edited, Failed, Made, Overwrite
from pepdocs.batch.folder import journal, lock

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs links and FIFOs")

DOCUMENT = "FX-1-cy.docx"
FORCE = BatchOptions(overwrite=Overwrite.FORCE)
WAYS = [BatchOptions(), FORCE, BatchOptions(overwrite=Overwrite.BESIDE)]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An office with two plans, whose documents are there."""
    office = Office.at(tmp_path, small(2))
    office.run()
    return office


@pytest.mark.parametrize("put", [os.mkfifo, os.mkdir])
@pytest.mark.parametrize("how", WAYS)
def test_what_is_no_file_is_told_of_and_neither_opened_nor_replaced(
    office: Office, put: Callable[[Path], None], how: BatchOptions
) -> None:
    document = office.out / DOCUMENT
    document.unlink()
    put(document)
    before = document.lstat().st_mode

    failed, other = office.run(how)

    assert isinstance(failed, Failed)
    assert (failed.error.key, failed.error.facts["file"]) == ("error.in_the_way", DOCUMENT)
    assert isinstance(other, Made)
    assert document.lstat().st_mode == before


def test_a_link_is_no_document_though_it_leads_to_one(office: Office, tmp_path: Path) -> None:
    document, elsewhere = office.out / DOCUMENT, tmp_path / "elsewhere.docx"
    document.rename(elsewhere)
    document.symlink_to(elsewhere)

    told, _ = office.run()

    assert isinstance(told, Edited)
    assert told.paths == (document,)
    assert document.is_symlink()


def test_a_link_is_replaced_by_the_document_itself_and_not_written_through(office: Office, tmp_path: Path) -> None:
    document, elsewhere = office.out / DOCUMENT, tmp_path / "elsewhere.docx"
    whole = document.read_bytes()
    document.unlink()
    elsewhere.write_bytes(b"somebody's")
    document.symlink_to(elsewhere)

    assert all(isinstance(outcome, Made) for outcome in office.run(FORCE))

    assert not document.is_symlink()
    assert document.read_bytes() == whole
    assert elsewhere.read_bytes() == b"somebody's"


def test_a_link_that_leads_nowhere_is_not_replaced_by_what_is_kept_beside(office: Office) -> None:
    document = office.out / DOCUMENT
    document.write_bytes(b"edited")
    nowhere = document.with_name(f"{DOCUMENT}.edited")
    nowhere.symlink_to("nowhere")

    office.run(BatchOptions(overwrite=Overwrite.BESIDE))

    assert nowhere.is_symlink()
    assert document.with_name(f"{DOCUMENT}.edited-2").read_bytes() == b"edited"


@pytest.mark.parametrize("name", [journal.NAME, lock.NAME])
@pytest.mark.parametrize("kind", ["link", "fifo", "folder"])
def test_a_journal_or_lock_that_is_no_ordinary_file_is_refused_before_anything_begins(
    tmp_path: Path, name: str, kind: str
) -> None:
    office = Office.at(tmp_path, small(2))
    office.out.mkdir()
    place, elsewhere = office.out / name, tmp_path / "elsewhere"
    put = {"link": lambda at: at.symlink_to(elsewhere), "fifo": os.mkfifo, "folder": os.mkdir}
    put[kind](place)

    with pytest.raises(WriteError) as caught:
        office.run()

    assert (caught.value.key, caught.value.facts["file"]) == ("error.own_file", name)
    assert list(office.out.iterdir()) == [place]
    assert not elsewhere.exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read anything")
def test_a_journal_that_cannot_be_read_is_refused_in_a_sentence(office: Office) -> None:
    (office.out / journal.NAME).chmod(0)

    with pytest.raises(WriteError) as caught:
        office.run()

    assert caught.value.key == "error.own_file"

"""Everything that a folder holds of a plan is listed, and deleted if that is asked for; nothing of other plans is."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from builders import EXAMPLES, PRIMARY, SECONDARY
from cli.offices import ASCII_PASSWORD, QUICK, archives, password_file
from pepdocs.base.copies import Copy
from pepdocs.base.language import Edition
from pepdocs.batch.folder import lock
from pepdocs.batch.workers import steps
from pepdocs.handover.archives import document_names
from pepdocs.handover.covering_note import covering_note
from pepdocs.render import Format
from pepdocs.wording import Speaker
from running import Ran

Pepdocs = Callable[..., Ran]
by_language = pytest.mark.parametrize("lang", ["cy", "en"])
RECORDS = ("PEP-1", "PEP-10", "PEP-1-en-carer", "PEP")
"""References of which each is the beginning of another."""

SAY = Speaker("en").text


def quickly(pep: Any, edition: Edition, forms: Sequence[Format], *_: object) -> tuple[bytes, ...]:
    return (f"{pep.record} {edition.suffix} {len(pep.model_dump_json())}".encode(),) * len(forms)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of plans of one school, with documents that cost nothing."""
    monkeypatch.setattr(steps, "make", quickly)
    folder = tmp_path / "plans"
    folder.mkdir()
    text = (EXAMPLES / f"{SECONDARY}.yaml").read_text("utf-8")
    for record in RECORDS:
        (folder / f"{record}.yaml").write_text(text.replace("FX-SEC-0147-03", record), "utf-8")
    return folder


def build(pepdocs: Pepdocs, office: Path, out: Path, *more: str | Path) -> Ran:
    return pepdocs("build", office, "--out", out, *QUICK, *more)


def everything(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def said_anywhere(out: Path, record: str) -> list[str]:
    """Return the files that hold a reference as a whole word, in their names or in themselves."""
    documents = {f"{record}-{edition}.docx" for edition in ("en", "en-school", "en-carer", "cy-en")}
    found = [name for name in everything(out) if name in documents or name.startswith(f"{record}-en.docx")]
    lines = [json.loads(line) for line in (out / "pepdocs-batch.jsonl").read_text("utf-8").splitlines()]
    found += [
        line["event"] for line in lines if line.get("record") == record or documents & {*line.get("documents", ())}
    ]
    found += [path.name for path in out.glob("*.zip") if documents & {*document_names(path)}]
    return found


def test_without_write_everything_is_listed_and_nothing_is_changed(pepdocs: Pepdocs, office: Path, out: Path) -> None:
    build(pepdocs, office, out, "--copy", "full,school", "--zip-by", "school")
    before = everything(out)

    done = pepdocs("forget", "PEP-1", "--in", out)

    (archive,) = (path.name for path in out.glob("*.zip"))
    assert done.status == 0
    for name in ("PEP-1-en.docx", "PEP-1-en-school.docx", "summary.html", "summary.csv", "summary.xlsx"):
        assert f"    {name}\n" in done.out
    assert SAY("cli:forget.in_archive", file=archive, count=1) in done.out
    assert SAY("cli:forget.not_deleted") in done.out
    assert SAY("cli:forget.elsewhere") in done.out
    assert "PEP-10" not in done.out
    assert "PEP-1-en-carer-en" not in done.out
    assert everything(out) == before


@pytest.mark.parametrize("record", RECORDS)
def test_with_write_it_is_gone_and_all_others_are_as_they_were(
    pepdocs: Pepdocs, office: Path, out: Path, record: str
) -> None:
    build(pepdocs, office, out, "--copy", "full,school,carer", "--zip-by", "school")
    (out / f"{record}-en.docx").write_bytes(b"edited")
    (office / f"{record}.yaml").write_text(
        (office / f"{record}.yaml").read_text("utf-8").replace("pronouns: ", "pronouns: x"), "utf-8"
    )
    build(pepdocs, office, out, "--copy", "full,school,carer", "--keep-edited")
    assert (out / f"{record}-en.docx.edited").exists()
    before = everything(out)

    done = pepdocs("forget", record, "--in", out, "--write")

    assert done.status == 0
    assert SAY("cli:forget.deleted") in done.out
    assert said_anywhere(out, record) == []
    for other in set(RECORDS) - {record}:
        names = [f"{other}-en{copy}.docx" for copy in ("", "-school", "-carer")]
        assert {name: (out / name).read_bytes() for name in names} == {name: before[name] for name in names}
        assert len(said_anywhere(out, other)) >= 6
    ((_, packed),) = archives(out).items()
    assert sorted(packed) == sorted(f"{other}-en-school.docx" for other in set(RECORDS) - {record})
    (note,) = out.glob("*.txt")
    assert note.read_bytes() == covering_note(Copy.SCHOOL, 3, encrypted=False)
    assert pepdocs("forget", record, "--in", out, "--write").status == 1


def test_what_is_left_is_up_to_date_and_what_was_forgotten_comes_back_only_with_its_plan(
    pepdocs: Pepdocs, office: Path, out: Path
) -> None:
    build(pepdocs, office, out)
    pepdocs("forget", "PEP-1", "--in", out, "--write")

    again = build(pepdocs, office, out)

    assert SAY("cli:made", count=1) in again.out
    assert SAY("cli:kept", count=3) in again.out
    assert (out / "PEP-1-en.docx").exists()


def test_the_zip_file_of_this_plan_alone_goes_with_its_text_and_its_row_in_the_list(
    pepdocs: Pepdocs, office: Path, out: Path
) -> None:
    build(pepdocs, office, out, "--zip-by", "carer")
    assert len(list(out.glob("*.zip"))) == 4, "a carer without an email has one for each plan"

    pepdocs("forget", "PEP-1", "--in", out, "--write")

    assert len(list(out.glob("*.zip"))) == len(list(out.glob("*.txt"))) == len(archives(out)) == 3
    assert "(PEP-1)" not in (out / "recipients.csv").read_text("utf-8-sig")


def test_after_the_last_one_no_list_of_recipients_is_left(pepdocs: Pepdocs, office: Path, out: Path) -> None:
    for record in RECORDS[1:]:
        (office / f"{record}.yaml").unlink()
    build(pepdocs, office, out, "--zip-by", "carer", "--names")

    pepdocs("forget", "PEP-1", "--in", out, "--write")

    assert set(everything(out)) == {"pepdocs-batch.jsonl", ".pepdocs-lock"}
    assert "PEP-1" not in (out / "pepdocs-batch.jsonl").read_text("utf-8")


# By name, where no journal tells.


def test_without_a_journal_a_name_tells_whose_a_document_is(pepdocs: Pepdocs, out: Path) -> None:
    out.mkdir()
    for name in ("A-en.docx", "A-cy-en-carer-large.pdf", "A-1-en.docx", "A-en.docx.edited-2", "A-notes.docx", "A.txt"):
        (out / name).write_bytes(b"x")

    done = pepdocs("forget", "A", "--in", out, "--write")

    assert done.status == 0
    assert set(everything(out)) - {".pepdocs-lock"} == {"A-1-en.docx", "A-notes.docx", "A.txt"}


def test_the_journal_counts_more_than_a_name(pepdocs: Pepdocs, office: Path, out: Path) -> None:
    build(pepdocs, office, out)
    journal = out / "pepdocs-batch.jsonl"
    journal.write_text(journal.read_text("utf-8").replace('"PEP-1-en.docx"', '"PEP-10-cy.docx"'), "utf-8")
    (out / "PEP-1-en.docx").rename(out / "PEP-10-cy.docx")

    pepdocs("forget", "PEP-10", "--in", out, "--write")

    assert (out / "PEP-10-cy.docx").exists()


@by_language
def test_a_reference_that_is_not_there_is_told(pepdocs: Pepdocs, office: Path, out: Path, lang: str) -> None:
    build(pepdocs, office, out)

    for wrong in ("PEP-2", "pep-1", "PEP-1-en", "", "../x"):
        done = pepdocs("--iaith", lang, "forget", wrong, "--in", out, "--write")
        assert done.status == 1
        assert Speaker(lang).text("cli:forget.nothing", record=wrong) in done.out


# What cannot be deleted.


@by_language
def test_an_encrypted_zip_file_needs_its_password(
    pepdocs: Pepdocs, plans: Path, out: Path, tmp_path: Path, lang: str
) -> None:
    (plans / "bad.yaml").unlink()
    path = plans / f"{PRIMARY}.yaml"
    path.write_text((EXAMPLES / f"{SECONDARY}.yaml").read_text("utf-8").replace("FX-SEC-0147-03", "FX-2"), "utf-8")
    locked = ("--encrypt", "--password-file", password_file(tmp_path, ASCII_PASSWORD))
    pepdocs("build", plans, "--out", out, *QUICK, *locked, "--zip-by", "school")
    (archive,) = out.glob("*.zip")
    before = archive.read_bytes()
    words = ("--iaith", lang, "forget", "FX-2", "--in", out)
    say = Speaker(lang).text

    listed, left = pepdocs(*words), pepdocs(*words, "--write")
    assert (listed.status, left.status) == (0, 1)
    for done in (listed, left):
        assert say("error.archive_encrypted") in done.out
    assert say("cli:forget.left", file=archive) in left.out
    assert say("cli:forget.lines_left") in left.out
    assert archive.read_bytes() == before
    assert not (out / "FX-2-en-school.docx").exists()

    wrong = tmp_path / "wrong"
    wrong.mkdir()
    wrong = password_file(wrong, "four other words")
    refused = pepdocs(*words, "--write", "--encrypt", "--password-file", wrong)
    assert refused.status == 1
    assert say("error.password_wrong") in refused.out
    assert archive.read_bytes() == before

    done = pepdocs(*words, "--write", *locked)
    assert done.status == 0
    assert document_names(archive) == ("FX-SEC-0147-03-en-school.docx",)
    assert archive.with_suffix(".txt").read_bytes() == covering_note(Copy.SCHOOL, 1, encrypted=True)
    with zipfile.ZipFile(archive) as file, pytest.raises((RuntimeError, NotImplementedError)):
        file.read(document_names(archive)[0])
    assert "FX-2" not in (out / "pepdocs-batch.jsonl").read_text("utf-8")


def test_what_stands_in_the_place_of_a_document_and_is_none_is_left_and_told_of(pepdocs: Pepdocs, out: Path) -> None:
    (out / "A-en.docx").mkdir(parents=True)
    (out / "A-cy.docx").write_bytes(b"x")

    done = pepdocs("forget", "A", "--in", out, "--write")

    assert done.status == 1
    assert SAY("cli:forget.left", file=out / "A-en.docx") in done.out
    assert not (out / "A-cy.docx").exists()


@by_language
def test_a_folder_in_which_a_run_is_at_work_is_left_alone(pepdocs: Pepdocs, office: Path, out: Path, lang: str) -> None:
    build(pepdocs, office, out)
    before = everything(out)

    with lock.locked(out):
        done = pepdocs("--iaith", lang, "forget", "PEP-1", "--in", out, "--write")

    assert done.status == 1
    assert Speaker(lang).text("error.locked", folder=out.name) in done.err
    assert everything(out) == before


def test_several_folders_are_looked_through(pepdocs: Pepdocs, office: Path, out: Path) -> None:
    build(pepdocs, office, out)
    second = out.parent / "second"
    shutil.copytree(out, second)

    done = pepdocs("forget", "PEP-1", "--in", out, "--in", second, "--write")

    assert done.status == 0
    assert not [folder for folder in (out, second) if said_anywhere(folder, "PEP-1")]

"""A ZIP file holds all documents of its recipient that are in the folder, whichever run made them."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable
from itertools import chain
from pathlib import Path

import pytest

from builders import PRIMARY, SECONDARY
from cli.offices import ASCII_PASSWORD, QUICK, archives, listed, password_file
from pepdocs.handover.archives import document_names, is_encrypted
from pepdocs.wording import Speaker
from running import Ran

Pepdocs = Callable[..., Ran]
Words = tuple[str | Path, ...]
CHILD_1, CHILD_2 = "FX-PRI-0093-01-en.docx", "FX-SEC-0147-03-en.docx"
SCHOOL = "Ysgol Bro Aeron"
FULL = ("--copy", "full")
by_language = pytest.mark.parametrize("lang", ["cy", "en"])


@pytest.fixture
def words(plans: Path, out: Path) -> Words:
    return ("build", plans, "--out", out, *QUICK, *FULL, "--zip-by", "school")


def packed(out: Path) -> list[str]:
    """Return every document that is in a ZIP file."""
    return sorted(chain(*archives(out).values()))


def change(plan: Path, old: str, new: str) -> None:
    text = plan.read_text("utf-8")
    assert old in text
    plan.write_text(text.replace(old, new), encoding="utf-8")


def test_the_documents_of_a_plan_that_is_refused_this_time_stay(
    pepdocs: Pepdocs, words: Words, plans: Path, out: Path
) -> None:
    pepdocs(*words)
    before = archives(out)
    (plans / f"{SECONDARY}.yaml").write_text("pepdocs: 2\nrecord: FX-SEC-0147-03\n", "utf-8")

    done = pepdocs(*words)

    assert f"{plans / SECONDARY}.yaml:1:1: error PEP" in done.out
    assert archives(out) == before
    assert Speaker("en").text("cli:archives", count=2) in done.out


def test_a_run_of_one_plan_leaves_the_others_where_they_were(
    pepdocs: Pepdocs, words: Words, plans: Path, out: Path
) -> None:
    pepdocs(*words)
    before = archives(out)

    pepdocs("build", plans / f"{PRIMARY}.yaml", *words[2:])

    assert archives(out) == before
    assert len(before) == 2


@by_language
def test_a_document_that_was_changed_by_hand_is_in_no_zip_file_and_that_is_said(
    pepdocs: Pepdocs, words: Words, out: Path, lang: str
) -> None:
    pepdocs(*words)
    (out / CHILD_2).write_bytes(b"edited")

    done = pepdocs("--iaith", lang, *words)

    (old,) = (name for name in listed(out) if CHILD_2 in document_names(out / name))
    with zipfile.ZipFile(out / old) as archive:
        assert archive.read(CHILD_2) != b"edited"
    assert Speaker(lang).text("cli:stale_archives", files=old) in done.out
    assert Speaker(lang).text("cli:not_handed", files=CHILD_2) in done.out


@by_language
def test_documents_whose_recipient_nobody_has_learnt_are_counted(
    pepdocs: Pepdocs, words: Words, plans: Path, out: Path, lang: str
) -> None:
    pepdocs(*words[:-2])

    done = pepdocs("--iaith", lang, "build", plans / f"{PRIMARY}.yaml", *words[2:])

    assert packed(out) == [CHILD_1]
    assert Speaker(lang).text("cli:nowhere", count=1) in done.out
    assert Speaker(lang).text("cli:nowhere", count=0)[:20] not in pepdocs(*words).out


def test_the_others_of_a_plan_with_such_a_document_are(pepdocs: Pepdocs, plans: Path, out: Path) -> None:
    alone = ("build", plans / f"{SECONDARY}.yaml", "--out", out, *QUICK, *FULL)
    pepdocs(*alone, "--lang", "cy,en")
    (out / CHILD_2).write_bytes(b"edited")

    pepdocs(*alone, "--lang", "cy,en", "--zip-by", "school")

    assert packed(out) == [CHILD_2.replace("-en", "-cy")]


def test_the_documents_of_a_child_who_changes_school_all_go_to_the_new_one(
    pepdocs: Pepdocs, plans: Path, out: Path
) -> None:
    plan = plans / f"{SECONDARY}.yaml"
    alone = ("build", plan, "--out", out, *QUICK, *FULL, "--zip-by", "school")
    pepdocs(*alone, "--lang", "cy,en")
    (old,) = listed(out)
    change(plan, SCHOOL, "Ysgol Arall")

    done = pepdocs(*alone)

    both = [CHILD_2.replace("-en", "-cy"), CHILD_2]
    assert {name: found for name, found in archives(out).items() if name != SCHOOL}.popitem()[1] == both
    assert Speaker("en").text("cli:stale_archives", files=old) in done.out


def test_where_a_child_went_last_counts_once_the_plan_has_left_the_run(
    pepdocs: Pepdocs, words: Words, plans: Path, out: Path
) -> None:
    plan = plans / f"{SECONDARY}.yaml"
    pepdocs(*words)
    old = next(out / name for name in listed(out) if CHILD_2 in document_names(out / name))
    change(plan, SCHOOL, "Ysgol Arall")
    pepdocs(*words)
    os.utime(old, (1, 1))
    plan.unlink()

    done = pepdocs(*words)

    new = [name for name in listed(out) if CHILD_2 in document_names(out / name) and name != old.name]
    assert len(new) == 1
    assert Speaker("en").text("cli:archives", count=2) in done.out
    assert Speaker("en").text("cli:stale_archives", files=old.name) in done.out


def test_the_content_is_that_of_the_folder_not_of_the_old_zip_file(
    pepdocs: Pepdocs, words: Words, plans: Path, out: Path
) -> None:
    pepdocs(*words)
    change(plans / f"{SECONDARY}.yaml", "pronouns: ", "pronouns: x")
    pepdocs(*words[:-2])

    pepdocs("build", plans / f"{PRIMARY}.yaml", *words[2:])

    (place,) = (out / name for name in listed(out) if CHILD_2 in document_names(out / name))
    with zipfile.ZipFile(place) as archive:
        assert archive.read(CHILD_2) == (out / CHILD_2).read_bytes()


def test_the_list_keeps_the_zip_files_of_another_kind_that_are_there(pepdocs: Pepdocs, words: Words, out: Path) -> None:
    pepdocs(*words)
    before = archives(out)

    pepdocs(*words[:-1], "authority")

    assert before.items() <= archives(out).items()
    assert len(archives(out)) > len(before)


def test_a_list_that_an_office_saved_anew_is_still_read(pepdocs: Pepdocs, words: Words, plans: Path, out: Path) -> None:
    pepdocs(*words)
    before = archives(out)
    place = out / "recipients.csv"
    place.write_bytes(place.read_text("utf-8-sig").encode("cp1252", "replace"))

    pepdocs("build", plans / f"{PRIMARY}.yaml", *words[2:])

    assert archives(out) == before


def test_whom_a_plan_goes_to_stands_in_the_list_and_nowhere_else(pepdocs: Pepdocs, words: Words, out: Path) -> None:
    done = pepdocs(*words)

    said = done.said + (out / "summary.html").read_text("utf-8")
    assert SCHOOL in (out / "recipients.csv").read_text("utf-8-sig")
    assert SCHOOL not in said + (out / "pepdocs-batch.jsonl").read_text("utf-8")


@by_language
def test_an_encrypted_zip_file_is_not_replaced_by_an_open_one(
    pepdocs: Pepdocs, words: Words, out: Path, tmp_path: Path, lang: str
) -> None:
    locked = ("--encrypt", "--password-file", password_file(tmp_path, ASCII_PASSWORD))
    pepdocs(*words, *locked)
    before = {path.name: path.read_bytes() for path in out.glob("*.zip")}

    left = pepdocs("--iaith", lang, *words)
    kept = {path.name: path.read_bytes() for path in out.glob("*.zip")}
    pepdocs(*words, "--force")

    assert (left.status, kept) == (1, before)
    told = Speaker(lang).text("cli:guarded_archives", files=", ".join(sorted(before)))
    assert told in left.out
    assert not any(is_encrypted(path) for path in out.glob("*.zip"))


@by_language
def test_after_an_interruption_it_is_said_that_no_zip_file_was_made(
    pepdocs: Pepdocs, words: Words, out: Path, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    monkeypatch.setattr("pepdocs.batch.Batch.left", 2)

    done = pepdocs("--iaith", lang, *words)

    assert Speaker(lang).text("cli:no_archives") in done.out
    assert not list(out.glob("*.zip"))


def test_a_file_that_is_called_like_a_zip_file_and_is_none_stops_nothing(
    pepdocs: Pepdocs, words: Words, out: Path
) -> None:
    out.mkdir()
    (out / f"school-{'0' * 12}.zip").write_bytes(b"PK\x05\x06 no more")
    os.mkfifo(out / f"school-{'1' * 12}.zip")
    (out / "school-photos.zip").write_bytes(b"somebody's")

    done = pepdocs(*words)

    assert packed(out) == [CHILD_1, CHILD_2]
    assert "photos" not in done.out

"""Each recipient's ZIP file has their own copy, with a text for its e-mail; nobody is handed what is not theirs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from builders import PRIMARY, SECONDARY
from cli.offices import ASCII_PASSWORD, QUICK, archives, password_file
from pepdocs.base.copies import Copy
from pepdocs.handover.archives import document_names
from pepdocs.handover.covering_note import covering_note
from pepdocs.handover.recipients import By
from pepdocs.wording import Speaker
from running import Ran

Pepdocs = Callable[..., Ran]
Words = tuple[str | Path, ...]
CHILD_1, CHILD_2 = "FX-PRI-0093-01", "FX-SEC-0147-03"
by_language = pytest.mark.parametrize("lang", ["cy", "en"])
KINDS = [by.value for by in By]


@pytest.fixture
def words(plans: Path, out: Path) -> Words:
    (plans / "bad.yaml").unlink()
    return ("build", plans, "--out", out, *QUICK)


def change(plan: Path, old: str, new: str) -> None:
    text = plan.read_text("utf-8")
    assert old in text
    plan.write_text(text.replace(old, new), encoding="utf-8")


def packed(out: Path) -> set[str]:
    """Return every document that is in a ZIP file."""
    return {name for inside in archives(out).values() for name in inside}


def notes(out: Path) -> dict[str, bytes]:
    """Return the texts for e-mails by the names of their ZIP files."""
    return {path.with_suffix(".zip").name: path.read_bytes() for path in out.glob("*.txt") if path.is_file()}


@pytest.mark.parametrize("kind", KINDS)
def test_without_a_word_about_copies_everybody_gets_their_own(
    pepdocs: Pepdocs, words: Words, out: Path, kind: str
) -> None:
    done = pepdocs(*words, "--zip-by", kind)

    suffix = "" if kind == "authority" else f"-{kind}"
    assert done.status == 0
    assert packed(out) == {f"{CHILD_1}-en{suffix}.docx", f"{CHILD_2}-en{suffix}.docx"}
    assert {path.stem for path in out.glob("*.docx")} == {Path(name).stem for name in packed(out)}


@pytest.mark.parametrize("kind", KINDS)
def test_of_several_copies_only_the_recipients_own_is_packed(
    pepdocs: Pepdocs, words: Words, out: Path, kind: str
) -> None:
    pepdocs(*words, "--copy", f"full,child,{'carer' if kind == 'authority' else kind}", "--zip-by", kind)

    suffix = "" if kind == "authority" else f"-{kind}"
    assert packed(out) == {f"{CHILD_1}-en{suffix}.docx", f"{CHILD_2}-en{suffix}.docx"}
    assert len(list(out.glob("*.docx"))) == 6


@by_language
def test_a_copy_that_was_made_before_its_plan_was_changed_is_in_no_zip_file_and_that_is_said(
    pepdocs: Pepdocs, words: Words, plans: Path, out: Path, lang: str
) -> None:
    old = f"{CHILD_2}-cy-carer.docx"
    pepdocs(*words, "--lang", "cy,en", "--zip-by", "carer")
    assert old in packed(out)
    pepdocs(*words, "--zip-by", "carer")
    assert old in packed(out)
    change(plans / f"{SECONDARY}.yaml", "Mild asthma", "Asthma")

    done = pepdocs("--iaith", lang, *words, "--zip-by", "carer")

    assert Speaker(lang).text("cli:outdated", files=old) in done.out
    assert packed(out) == {f"{CHILD_1}-cy-carer.docx", f"{CHILD_1}-en-carer.docx", f"{CHILD_2}-en-carer.docx"}
    assert (out / old).exists()


def test_a_copy_of_a_plan_that_is_refused_now_is_in_no_zip_file(pepdocs: Pepdocs, words: Words, plans: Path) -> None:
    pepdocs(*words, "--zip-by", "carer")
    change(plans / f"{SECONDARY}.yaml", "Mild asthma", "Asthma; no contact with Gareth Fictional")

    done = pepdocs(*words, "--zip-by", "carer")

    assert "PEP174" in done.out
    assert Speaker("en").text("cli:outdated", files=f"{CHILD_2}-en-carer.docx") in done.out
    assert f"\n{Speaker('en').text('cli:archives', count='1')}\n" in done.out


def test_the_full_record_of_an_earlier_run_is_not_packed_with_somebodys_copy(
    pepdocs: Pepdocs, words: Words, out: Path
) -> None:
    pepdocs(*words, "--copy", "full", "--zip-by", "school")
    assert packed(out) == {f"{CHILD_1}-en.docx", f"{CHILD_2}-en.docx"}

    pepdocs(*words, "--zip-by", "school")

    assert packed(out) == {f"{CHILD_1}-en-school.docx", f"{CHILD_2}-en-school.docx"}


@by_language
@pytest.mark.parametrize(
    "asked",
    [
        "carer of full", "carer of full,school", "carer of child", "officer of full", "school of carer",
        "school of officer", "authority of school",
    ],
)  # fmt: skip
def test_what_would_hand_over_too_much_is_refused_before_anything_is_made(
    pepdocs: Pepdocs, words: Words, out: Path, lang: str, asked: str
) -> None:
    kind, copies = asked.split(" of ")
    done = pepdocs("--iaith", lang, *words, "--copy", copies, "--zip-by", kind)

    assert done.status == 1
    assert Speaker(lang).text("error.not_theirs", copy=By(kind).own_copy.value) in done.err
    assert not out.exists()


def test_beside_each_zip_file_lies_a_text_for_its_owner_only_that_is_the_same_in_every_run(
    pepdocs: Pepdocs, words: Words, out: Path
) -> None:
    pepdocs(*words, "--zip-by", "carer")
    before = notes(out)
    pepdocs(*words, "--zip-by", "carer")

    assert set(before) == {path.name for path in out.glob("*.zip")}
    assert set(before.values()) == {covering_note(Copy.CARER, 1, encrypted=False)}
    assert notes(out) == before
    assert {path.stat().st_mode & 0o777 for path in out.glob("*.txt")} == {0o600}


def test_the_text_follows_its_zip_file(pepdocs: Pepdocs, words: Words, out: Path, tmp_path: Path) -> None:
    pepdocs(*words, "--zip-by", "school")
    gone, *_ = sorted(out.glob("*.zip"))
    gone.unlink()
    (out / "school-notes.txt").write_text("somebody's own")
    (out / f"school-{'0' * 12}.txt").mkdir()

    pepdocs(*words[:1], words[1] / f"{PRIMARY}.yaml", *words[2:], "--lang", "cy,en", "--zip-by", "authority")

    assert not gone.with_suffix(".txt").exists()
    assert (out / "school-notes.txt").read_text() == "somebody's own"
    locked = ("--encrypt", "--password-file", password_file(tmp_path, ASCII_PASSWORD))
    pepdocs(*words, *locked, "--zip-by", "authority", "--force")
    (name,) = (path.name for path in out.glob("authority-*.zip") if len(document_names(path)) > 1)
    assert notes(out)[name] == covering_note(Copy.FULL, len(document_names(out / name)), encrypted=True)


@by_language
def test_the_end_of_a_run_and_its_summary_say_how_many_documents_of_which_copy_there_are(
    pepdocs: Pepdocs, words: Words, out: Path, lang: str
) -> None:
    say = Speaker(lang).text
    done = pepdocs("--iaith", lang, *words, "--copy", "full,carer", "--lang", "cy,en", "--zip-by", "carer")

    page = (out / "summary.html").read_text("utf-8")
    for copy in ("full", "carer"):
        name = say(f"choice:Edition.{copy}")
        assert f"    {name}: 4\n" in done.out
        assert say("summary:documents_of_copy", copy=name) in page
    assert say("cli:archives_copy", copy=say("choice:Edition.carer")) in done.out


def test_where_all_is_the_full_record_nothing_is_said_of_copies(pepdocs: Pepdocs, words: Words, out: Path) -> None:
    done = pepdocs(*words)

    assert Speaker("en").text("choice:Edition.full") not in done.out + (out / "summary.html").read_text("utf-8")


# A final plan that was changed after its copies had been packed.


@by_language
def test_a_final_plan_that_was_changed_after_its_copy_was_packed_is_told_until_its_version_is_raised(
    pepdocs: Pepdocs, words: Words, plans: Path, out: Path, lang: str
) -> None:
    told = Speaker(lang).text("cli:changed_since_packed", references=CHILD_2)
    words = ("--iaith", lang, *words, "--zip-by", "school")
    plan = plans / f"{SECONDARY}.yaml"
    assert told not in pepdocs(*words).out
    change(plan, "pronouns: ", "pronouns: x")

    first, second = pepdocs(*words), pepdocs(*words)
    record = pepdocs("--iaith", lang, "copies", out)
    change(plan, "version: 3", "version: 4")
    raised = pepdocs(*words)

    assert told in first.out
    assert told in second.out
    assert told in record.out
    assert record.status == 1
    assert told not in raised.out
    assert told not in pepdocs("--iaith", lang, "copies", out).out


def test_a_change_that_the_packed_copy_does_not_show_is_not_told(pepdocs: Pepdocs, words: Words, plans: Path) -> None:
    words = (*words, "--copy", "full,carer", "--zip-by", "carer")
    pepdocs(*words)
    change(plans / f"{SECONDARY}.yaml", "en: Six-monthly", "en: xSix-monthly")

    done = pepdocs(*words)

    assert Speaker("en").text("cli:made", count=1) in done.out
    assert Speaker("en").text("cli:changed_since_packed", references=CHILD_2) not in done.out


# The record of copies.


def recorded(done: Ran) -> dict[tuple[str, str], dict[str, object]]:
    return {(each["record"], each["copy"]): each for each in json.loads(done.out)["copies"]}


def test_the_record_tells_which_copy_of_which_version_was_made_and_packed_for_whom_and_when(
    pepdocs: Pepdocs, words: Words, out: Path
) -> None:
    pepdocs(*words, "--copy", "full,carer", "--zip-by", "carer")
    pepdocs(*words, "--zip-by", "school")

    done = pepdocs("copies", out, "--format", "json")

    found = recorded(done)
    assert done.status == 0
    assert set(found) == {(child, copy) for child in (CHILD_1, CHILD_2) for copy in ("full", "carer", "school")}
    assert {copy: list(each["packed"]) for (child, copy), each in found.items() if child == CHILD_1} == {
        "full": [], "carer": ["carer"], "school": ["school"],
    }  # fmt: skip
    assert {each["version"] for each in found.values()} == {"1", "3"}
    assert all(each["made"] and not each["changed"] for each in found.values())


def test_a_copy_that_was_left_at_an_earlier_version_is_packed_as_that(
    pepdocs: Pepdocs, words: Words, plans: Path, out: Path
) -> None:
    plan = plans / f"{SECONDARY}.yaml"
    pepdocs(*words, "--copy", "full,carer", "--zip-by", "carer")
    change(plan, "version: 3", "version: 4")
    pepdocs(*words)
    plan.write_text("pepdocs: 2\nrecord: FX-SEC-0147-03\n", "utf-8")
    pepdocs(*words, "--zip-by", "carer")

    told = json.loads(pepdocs("copies", out, "--format", "json").out)["copies"]

    found = {(each["copy"], each["version"]): list(each["packed"]) for each in told if each["record"] == CHILD_2}
    assert found == {("full", "3"): [], ("full", "4"): [], ("carer", "3"): ["carer"]}


@by_language
def test_the_record_for_people_is_a_table_without_names(pepdocs: Pepdocs, words: Words, out: Path, lang: str) -> None:
    say = Speaker(lang).text
    pepdocs(*words, "--zip-by", "carer")

    done = pepdocs("--iaith", lang, "copies", out)

    assert say("cli:copies.packed") in done.out
    assert say("choice:Edition.carer") in done.out
    assert f"{say('handover:by.carer')} 20" in done.out
    listed = csv.reader(io.StringIO((out / "recipients.csv").read_text("utf-8-sig")))
    assert not [row for row in listed if row[0].endswith(".zip") and row[1].split(" (")[0] in done.out]


def test_a_version_in_words_stands_in_no_journal(pepdocs: Pepdocs, words: Words, plans: Path, out: Path) -> None:
    plan = plans / f"{SECONDARY}.yaml"
    text = plan.read_text("utf-8")
    change(plan, next(line for line in text.splitlines() if line.startswith("  version:")), "  version: for Cadi")
    pepdocs(*words, "--zip-by", "carer")

    assert "Cadi" not in (out / "pepdocs-batch.jsonl").read_text("utf-8")
    assert Speaker("en").text("cli:copies.in_words") in pepdocs("copies", out).out


@by_language
def test_what_a_plan_says_was_given_is_compared_with_what_was_made(
    pepdocs: Pepdocs, words: Words, plans: Path, out: Path, lang: str
) -> None:
    say, plan = Speaker(lang).text, plans / f"{SECONDARY}.yaml"
    pepdocs(*words, "--copy", "full,carer,officer,parent")

    done = pepdocs("--iaith", lang, "copies", out, plan)
    pepdocs(*words, "--copy", "school")
    as_json = json.loads(pepdocs("copies", out, plan, "--format", "json").out)["plans"]

    assert done.status == 1
    assert say("cli:copies.not_given", file=plan, copies=say("choice:Edition.parent")) in done.out
    assert [set(each) for each in as_json] == [{"file", "record", "not_made", "not_given"}]
    assert as_json[0]["record"] == CHILD_2
    assert "parent" in as_json[0]["not_given"]
    assert "full" not in as_json[0]["not_given"]


def test_copies_that_were_given_and_not_made_are_told(pepdocs: Pepdocs, words: Words, plans: Path, out: Path) -> None:
    pepdocs(*words)

    done = pepdocs("copies", out, plans, "--format", "json")

    told = {each["record"]: each for each in json.loads(done.out)["plans"]}
    assert done.status == 1
    assert told[CHILD_2]["not_made"] == ["carer", "child"]
    assert told[CHILD_2]["not_given"] == []


def test_a_folder_without_copies_and_a_plan_that_cannot_be_read_are_told(
    pepdocs: Pepdocs, plan: Path, out: Path
) -> None:
    out.mkdir()
    plan.write_text("- no\n", "utf-8")

    done = pepdocs("copies", out, plan)

    assert done.status == 1
    assert Speaker("en").text("cli:copies.none", folder=out) in done.out
    assert f"{plan}: {Speaker('en').text('error.source')}" in done.err
    assert list(out.iterdir()) == []


@pytest.mark.parametrize("words", [("copies",), ("forget", "FX-1", "--in")], ids=["copies", "forget"])
def test_a_journal_that_is_a_link_is_not_followed(pepdocs: Pepdocs, out: Path, words: Words) -> None:
    out.mkdir()
    (out / "pepdocs-batch.jsonl").symlink_to(out / "elsewhere")

    done = pepdocs(*words, out)

    assert done.status == 1
    assert Speaker("en").text("error.own_file", file="pepdocs-batch.jsonl") in done.err


def test_a_journal_of_an_earlier_version_is_still_read(pepdocs: Pepdocs, words: Words, out: Path) -> None:
    pepdocs(*words)
    journal = out / "pepdocs-batch.jsonl"
    lines = [json.loads(line) for line in journal.read_text("utf-8").splitlines()]
    for line in lines:
        line.pop("version", None)
        for document in line["documents"].values() if line["event"] == "making" else ():
            document.pop("record")
    older = "".join(f"{json.dumps(line)}\n" for line in lines if line["event"] != "copy")
    journal.write_text(older, "utf-8")

    done = pepdocs(*words, "--copy", "full", "--zip-by", "school")

    assert Speaker("en").text("cli:made", count=0) in done.out
    assert {copy["made"] for copy in recorded(pepdocs("copies", out, "--format", "json")).values()} == {""}
    assert len(packed(out)) == 2

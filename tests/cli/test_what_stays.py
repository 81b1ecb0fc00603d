"""What stays in the folder is told of: documents of plans that have left, and files that are open after all."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from builders import PRIMARY, SECONDARY
from cli.offices import ASCII_PASSWORD, QUICK, password_file
from pepdocs.wording import Speaker
from running import Ran

Pepdocs = Callable[..., Ran]
Words = tuple[str | Path, ...]
LEFT, STAYS = "FX-SEC-0147-03-en.docx", "FX-PRI-0093-01-en.docx"
by_language = pytest.mark.parametrize("lang", ["cy", "en"])


@pytest.fixture
def words(plans: Path, out: Path) -> Words:
    (plans / "bad.yaml").unlink()
    return ("build", plans, "--out", out, *QUICK)


@pytest.fixture
def locked(tmp_path: Path) -> Words:
    return ("--encrypt", "--password-file", password_file(tmp_path, ASCII_PASSWORD))


def told(out: Path, state: str) -> list[str]:
    """Return the files that the summary lists in a state, the same in each of its files."""
    label = " / ".join(Speaker(lang).text(f"summary:state.{state}") for lang in ("cy", "en"))
    lines = (out / "summary.csv").read_text("utf-8-sig").splitlines()
    files = [line.split(",")[0] for line in lines if label in line]
    page = (out / "summary.html").read_text("utf-8")
    with zipfile.ZipFile(io.BytesIO((out / "summary.xlsx").read_bytes())) as book:
        texts = book.read("xl/sharedStrings.xml").decode()
    for lang in ("cy", "en"):
        assert (f'id="{lang}-{state}"' in page) == bool(files)
    assert all(file in page and file in texts for file in files)
    return files


def change(plan: Path, old: str, new: str) -> None:
    text = plan.read_text("utf-8")
    assert old in text
    plan.write_text(text.replace(old, new), encoding="utf-8")


# Documents of no plan of this run.


@by_language
def test_the_documents_of_a_plan_that_has_left_are_told_of_and_stay(
    pepdocs: Pepdocs, words: Words, plans: Path, out: Path, lang: str
) -> None:
    pepdocs(*words)
    (plans / f"{SECONDARY}.yaml").unlink()

    done = pepdocs("--iaith", lang, *words, "--lang", "cy,en")

    assert done.status == 0
    assert Speaker(lang).text("cli:left_over", count=1) in done.out
    assert (out / LEFT).exists()
    assert "    FX-" in done.out, "a run of one plan has no summary in files"


def test_the_summary_names_them_with_the_copies_beside_them(
    pepdocs: Pepdocs, words: Words, plans: Path, out: Path
) -> None:
    pepdocs(*words)
    (out / LEFT).write_bytes(b"edited")
    pepdocs(*words, "--keep-edited")
    change(plans / f"{SECONDARY}.yaml", "record: FX-SEC-0147-03", "record: FX-OTHER")

    pepdocs(*words)

    assert told(out, "left_over") == [LEFT, f"{LEFT}.edited"]


def test_what_was_deleted_is_told_of_no_more(pepdocs: Pepdocs, words: Words, plans: Path, out: Path) -> None:
    pepdocs(*words)
    change(plans / f"{SECONDARY}.yaml", "record: FX-SEC-0147-03", "record: FX-OTHER")
    pepdocs(*words)
    (out / LEFT).unlink()

    done = pepdocs(*words, "--names")

    assert told(out, "left_over") == []
    assert Speaker("en").text("cli:left_over", count=1) not in done.out


@pytest.mark.parametrize(
    "text",
    ["pepdocs: 2\nrecord: FX-SEC-0147-03\n", "record: FX-SEC-0147-03\na: [\n", "a: [\n", "\x00"],
    ids=["refused", "broken", "without a reference", "no text"],
)
def test_the_documents_of_a_plan_that_is_refused_are_those_of_a_plan_of_the_run(
    pepdocs: Pepdocs, words: Words, plans: Path, out: Path, text: str
) -> None:
    pepdocs(*words)
    (plans / f"{SECONDARY}.yaml").write_text(text, encoding="utf-8")

    done = pepdocs(*words)

    assert done.status == 1
    assert told(out, "left_over") == []


def test_a_run_that_was_given_files_says_nothing_of_others(pepdocs: Pepdocs, words: Words, plans: Path) -> None:
    pepdocs(*words)

    done = pepdocs("build", plans / f"{PRIMARY}.yaml", *words[2:])

    assert Speaker("en").text("cli:left_over", count=1) not in done.out


# Files that are open.


@by_language
def test_a_run_that_encrypts_tells_of_everything_that_stays_open(
    pepdocs: Pepdocs, words: Words, locked: Words, out: Path, lang: str
) -> None:
    pepdocs(*words, "--lang", "cy,en", "--zip-by", "authority")
    (out / LEFT).write_bytes(b"edited")
    pepdocs(*words, "--keep-edited")

    done = pepdocs("--iaith", lang, *words, *locked, "--copy", "full", "--zip-by", "school")

    welsh = sorted(name.replace("-en", "-cy") for name in (LEFT, STAYS))
    archives = sorted(path.name for path in out.glob("authority-*.zip"))
    files = sorted([*welsh, f"{LEFT}.edited", *archives])
    assert sorted(told(out, "open")) == files
    assert Speaker(lang).text("cli:open", count=len(files)) in done.out
    assert all((out / file).exists() for file in files)


def test_a_run_of_one_plan_names_them(pepdocs: Pepdocs, words: Words, locked: Words, plans: Path) -> None:
    pepdocs(*words)

    done = pepdocs("build", plans / f"{PRIMARY}.yaml", *words[2:], *locked)

    assert f"{Speaker('en').text('cli:open', count=1)}\n    {LEFT}\n" in done.out


def test_where_everything_is_encrypted_nothing_is_said(
    pepdocs: Pepdocs, words: Words, locked: Words, out: Path
) -> None:
    done = pepdocs(*words, *locked, "--zip-by", "school")

    assert told(out, "open") == []
    assert Speaker("en").text("cli:open", count=0).partition(":")[0] not in done.out


def test_an_encrypted_document_that_was_changed_is_not_known_to_be_so_any_more(
    pepdocs: Pepdocs, words: Words, locked: Words, out: Path
) -> None:
    pepdocs(*words, *locked)
    (out / LEFT).write_bytes(b"edited")

    pepdocs(*words, *locked)

    assert told(out, "open") == [LEFT]


def test_with_names_every_row_has_a_cell_for_one(pepdocs: Pepdocs, words: Words, locked: Words, out: Path) -> None:
    pepdocs(*words)

    pepdocs(*words, *locked, "--lang", "cy", "--names")

    assert len(told(out, "open")) == 2
    rows = list(csv.reader((out / "summary.csv").read_text("utf-8-sig").splitlines()))
    state = rows[0].index("Cyflwr / State")
    assert {len(row) for row in rows} == {len(rows[0])}
    assert {row[state].split(",")[0] for row in rows if row[0] in {LEFT, STAYS}} == {"heb ei hamgryptio"}

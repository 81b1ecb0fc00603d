"""A file gets all of its documents or none, for its owner only, whatever happens to other files."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest

from builders import DRAFT, EXAMPLES, TODAY, left_in
from pepdocs import generate
from pepdocs.base import write
from pepdocs.cli.build.options import FORMATS
from pepdocs.render import Format
from pepdocs.view import compose
from pepdocs.wording import Speaker
from running import PLAIN, RUN, Ran

RECORD, UNFINISHED = "FX-SEC-0147-03", "FX-ENG-0308-01"
QUICK = ("--format", "docx", "--lang", "en", "--jobs", "1")
Pepdocs = Callable[..., Ran]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "some" / "folder"


@pytest.fixture
def _no_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def another(plan: Path, name: str, record: str) -> Path:
    """Put a copy of a plan beside it, under another reference."""
    copy = plan.parent / name
    text = plan.read_text(encoding="utf-8").replace(f"record: {RECORD}", f"record: {record}")
    copy.write_text(text, encoding="utf-8")
    return copy


@pytest.mark.usefixtures("_no_umask")
def test_every_document_is_made_and_is_for_its_owner_only(pepdocs: Pepdocs, plan: Path, out: Path) -> None:
    done = pepdocs("build", plan, "--out", out)

    wanted = [f"{RECORD}-{mode}.{form}" for mode in ("cy-en", "cy", "en") for form in ("docx", "pdf")]
    assert (done.status, done.err) == (0, "")
    assert left_in(out) == sorted(wanted)
    assert {path.stat().st_mode & 0o777 for path in out.iterdir()} == {0o600}
    assert (out / "pepdocs-batch.jsonl").is_file()
    assert [folder.stat().st_mode & 0o777 for folder in (out, out.parent)] == [0o700, 0o700]
    assert done.out.count(str(out)) == 6
    assert Speaker("en").text("cli:made", count=6) in done.out


def test_an_existing_folder_keeps_its_mode(pepdocs: Pepdocs, plan: Path, tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir(mode=0o755)
    shared.chmod(0o755)

    pepdocs("build", plan, "--out", shared, *QUICK)

    assert shared.stat().st_mode & 0o777 == 0o755
    assert left_in(shared) == [f"{RECORD}-en.docx"]


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        (("cy", "--format", "docx"), ["cy.docx"]),
        (("EN , cy", "--format", "DOCX"), ["cy.docx", "en.docx"]),
        (("bilingual,bilingual", "--format", "docx"), ["cy-en.docx"]),
        (("en", "--format", "pdf"), ["en.pdf"]),
        (("en",), ["en.docx", "en.pdf"]),
    ],
)
def test_only_what_is_asked_for_is_made(
    pepdocs: Pepdocs, plan: Path, out: Path, options: tuple[str, ...], wanted: list[str]
) -> None:
    done = pepdocs("build", plan, "--out", out, "--lang", *options)

    assert done.status == 0
    assert left_in(out) == [f"{RECORD}-{name}" for name in wanted]


def test_nothing_is_made_of_a_plan_with_errors(pepdocs: Pepdocs, out: Path) -> None:
    done = pepdocs("build", EXAMPLES / f"{DRAFT}.yaml", "--out", out)

    assert done.status == 1
    assert "error PEP201" in done.out
    assert left_in(out) == []


def test_an_older_document_stays_when_a_plan_has_errors(pepdocs: Pepdocs, plan: Path, out: Path) -> None:
    pepdocs("build", plan, "--out", out, *QUICK)
    before = (out / f"{RECORD}-en.docx").read_bytes()
    plan.write_text(plan.read_text("utf-8").replace("pepdocs: 2", "pepdocs: 9"), encoding="utf-8")

    assert pepdocs("build", plan, "--out", out, *QUICK).status == 1
    assert (out / f"{RECORD}-en.docx").read_bytes() == before


def test_a_remark_says_that_the_childs_language_is_omitted(pepdocs: Pepdocs, plan: Path, out: Path) -> None:
    some = pepdocs("build", plan, "--out", out, "--format", "docx", "--lang", "en")
    every = pepdocs("build", plan, "--out", out, "--format", "docx")

    assert (some.status, every.status) == (0, 0)
    assert " language.plan_choice: " in some.out
    assert " language.plan_choice: " not in every.out


# Several files.


def test_one_bad_file_stops_no_other(pepdocs: Pepdocs, plan: Path, out: Path) -> None:
    (plan.parent / "a-bad.yaml").write_text("a: [", encoding="utf-8")
    (plan.parent / "empty.json").write_text("", encoding="utf-8")
    another(plan, "z-good.yml", "FX-2")
    (plan.parent / "notes.txt").write_text("not a plan", encoding="utf-8")
    (plan.parent / ".hidden.yaml").write_text("not a plan", encoding="utf-8")

    done = pepdocs("build", plan.parent, "--out", out, *QUICK)

    assert done.status == 1
    assert left_in(out) == ["FX-2-en.docx", f"{RECORD}-en.docx"]
    assert "a-bad.yaml:1:4: error PEP008" in done.out
    assert "empty.json:1:1: error PEP010" in done.out
    assert Speaker("en").text("cli:made", count=2) in done.out
    assert f"{Speaker('en').text('summary:files.refused')}: 2" in done.out


@pytest.mark.parametrize("record", [RECORD, RECORD.lower()])
@pytest.mark.parametrize(("lang", "draft"), [("cy", ()), ("en", ("--draft",))])
def test_two_files_with_one_reference_are_refused_and_the_others_made(
    pepdocs: Pepdocs, plan: Path, record: str, lang: str, draft: tuple[str, ...]
) -> None:
    out = plan.parents[1] / "out"
    second = another(plan, f"{plan.stem} (2).yaml", record)
    another(plan, "good.yaml", "FX-2")
    say = Speaker(lang).text

    done = pepdocs("--iaith", lang, "build", plan.parent, "--out", out, *QUICK, *draft)

    assert (done.status, done.err) == (1, "")
    assert left_in(out) == ["FX-2-en.docx"]
    for one, other, name in ((plan, second, "original"), (second, plan, "copy")):
        told = done.out[done.out.index(f"{one}:") :].splitlines()
        assert "PEP050 record: " in told[0]
        assert told[0].endswith(say("PEP050.message", files=other))
        assert say(f"cli:same.{name}") in told[1]
    assert f"{say('summary:files.refused')}: 2" in done.out
    assert "{" not in done.out


def test_what_an_earlier_run_made_stays_and_belongs_to_none_of_two_files_with_one_reference(
    pepdocs: Pepdocs, plan: Path, out: Path
) -> None:
    words = ("build", plan.parent, "--out", out, *QUICK, "--zip-by", "school")
    pepdocs(*words)
    before = {path.name: path.read_bytes() for path in out.iterdir() if path.suffix in {".docx", ".zip", ".csv"}}
    second = another(plan, "z.yaml", RECORD)
    second.write_text(second.read_text("utf-8") + "# later\n", encoding="utf-8")

    refused = pepdocs(*words)
    after = {path.name: path.read_bytes() for path in out.iterdir() if path.suffix in {".docx", ".zip", ".csv"}}
    second.unlink()
    again = pepdocs(*words)

    assert (refused.status, again.status) == (1, 0)
    documents = [name for name in before if name.endswith((".docx", ".zip"))]
    assert len(documents) == 2
    assert {name: after[name] for name in documents} == {name: before[name] for name in documents}
    assert Speaker("en").text("cli:left_over", count=1) not in refused.out
    assert Speaker("en").text("cli:made", count=0) in again.out
    assert Speaker("en").text("cli:kept", count=1) in again.out


def test_a_file_that_cannot_be_read_keeps_no_other_from_its_documents(pepdocs: Pepdocs, plan: Path, out: Path) -> None:
    (plan.parent / "z.yaml").write_text(f"pepdocs: 1\nrecord: {RECORD}\nchild: [\n", encoding="utf-8")

    done = pepdocs("build", plan.parent, "--out", out, *QUICK)

    assert done.status == 1
    assert left_in(out) == [f"{RECORD}-en.docx"]
    assert "PEP050" not in done.out


def test_the_same_file_named_twice_is_made_once(pepdocs: Pepdocs, plan: Path, out: Path) -> None:
    again = plan.parent / ".." / plan.parent.name / plan.name

    done = pepdocs("build", plan, plan.parent, plan, again, "--out", out, *QUICK)

    assert done.status == 0
    assert Speaker("en").text("cli:made", count=1) in done.out


def test_a_bug_in_one_file_stops_no_other(
    pepdocs: Pepdocs, plan: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    another(plan, "z.yaml", "FX-2")
    compose_document = compose.document

    def broken(pep: object, *arguments: object, **options: object) -> object:
        if getattr(pep, "record", "") == RECORD:
            raise ValueError("Cadi")
        return compose_document(pep, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(compose, "document", broken)

    done = pepdocs("build", plan.parent, "--out", out, *QUICK)

    assert done.status == 3
    assert left_in(out) == ["FX-2-en.docx"]
    assert f"{plan}: {Speaker('en').text('error.bug')}" in done.out
    assert "Cadi" not in done.said


def test_an_interruption_keeps_the_older_files_and_leaves_no_others(
    pepdocs: Pepdocs, plan: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unfinished = write._Unfinished
    pepdocs("build", plan, "--out", out, "--format", "docx", "--lang", "cy")
    before = (out / f"{RECORD}-cy.docx").read_bytes()
    plan.write_text(plan.read_text("utf-8").replace("Cadi", "Cadog"), encoding="utf-8")

    def interrupted(path: Path, content: bytes) -> object:
        if path.name.endswith("-en.docx"):
            raise KeyboardInterrupt
        return unfinished(path, content)

    monkeypatch.setattr(write, "_Unfinished", interrupted)

    done = pepdocs("build", plan, "--out", out, "--format", "docx", "--iaith", "cy")

    assert done.status == 1
    assert left_in(out) == [f"{RECORD}-cy.docx"]
    assert (out / f"{RECORD}-cy.docx").read_bytes() == before
    assert Speaker("cy").text("error.interrupted") in done.err


@pytest.mark.parametrize("lang", ["cy", "en"])
def test_without_a_plan_nothing_is_made(pepdocs: Pepdocs, tmp_path: Path, out: Path, lang: str) -> None:
    nowhere = tmp_path / "nope"

    done = pepdocs("--iaith", lang, "build", nowhere, "--out", out)

    assert done.status == 2
    assert Speaker(lang).text("cli:nothing_found", path=nowhere) in done.err
    assert not out.exists()


def test_a_missing_file_stops_no_other(pepdocs: Pepdocs, plan: Path, out: Path) -> None:
    done = pepdocs("build", plan.parent / "nope.yaml", plan, "--out", out, *QUICK)

    assert done.status == 1
    assert left_in(out)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
@pytest.mark.parametrize("lang", ["cy", "en"])
@pytest.mark.parametrize("words", [("build", "{plan}", "--out", "{out}", *QUICK), ("check", "{plan}")])
def test_output_that_cannot_be_written_is_reported_in_a_sentence(
    plan: Path, out: Path, lang: str, words: tuple[str, ...]
) -> None:
    arguments = [word.format(plan=plan, out=out) for word in ("--iaith", lang, *words)]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-c", RUN, *arguments],
            env=PLAIN, stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False,
        )  # fmt: skip

    assert done.returncode == 1
    assert done.stderr == f"{Speaker(lang).text('error.output')}\n"


def test_an_output_folder_without_a_name_is_wrong_usage(
    pepdocs: Pepdocs, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")

    done = pepdocs("build", plan, "--out=", *QUICK, "--iaith", "cy")

    assert done.status == 2
    assert Speaker("cy").text("error.no_name") in done.err
    assert list((tmp_path / "here").iterdir()) == []


# Places that cannot be written to.


def test_a_file_in_the_place_of_the_folder_is_wrong_usage(pepdocs: Pepdocs, plan: Path) -> None:
    assert pepdocs("build", plan, "--out", plan).status == 2


def test_a_folder_that_cannot_be_made_is_reported(pepdocs: Pepdocs, plan: Path) -> None:
    done = pepdocs("build", plan, "--out", plan / "out", *QUICK, "--iaith", "cy")

    assert done.status == 1
    assert Speaker("cy").text("error.folder", folder=plan / "out") in done.err


def test_a_folder_in_the_place_of_a_document_is_reported(pepdocs: Pepdocs, plan: Path, out: Path) -> None:
    (out / f"{RECORD}-en.docx").mkdir(parents=True)

    done = pepdocs("build", plan, "--out", out, *QUICK)

    assert done.status == 1
    assert left_in(out) == [f"{RECORD}-en.docx"]


# Drafts.


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every document of the unfinished example."""
    folder = tmp_path_factory.mktemp("drafts")
    request = generate.Request(folder, TODAY, draft=True)
    written = generate.build(EXAMPLES / f"{DRAFT}.yaml", request)
    return {artefact.path.name: artefact.path.read_bytes() for artefact in written.artefacts}


@pytest.mark.parametrize("mode", ["cy", "en", "cy-en"])
def test_every_page_of_a_draft_says_so_in_its_languages(
    drafts: dict[str, bytes], mode: str, program: Callable[[str], str], tmp_path: Path
) -> None:
    content = drafts[f"{UNFINISHED}-{mode}.pdf"]

    pages = pages_of(content, program("pdftotext"), tmp_path)

    assert len(pages) == len(pikepdf.open(io.BytesIO(content)).pages) > 3
    for lang in mode.split("-"):
        band = Speaker(lang).text("view:draft_band")
        assert [n for n, page in enumerate(pages, 1) if band not in page] == []


def test_a_finished_document_says_nothing_of_drafts(
    program: Callable[[str], str], plan: Path, out: Path, tmp_path: Path, pepdocs: Pepdocs
) -> None:
    pepdocs("build", plan, "--out", out, "--format", "pdf", "--lang", "en")

    pages = pages_of((out / f"{RECORD}-en.pdf").read_bytes(), program("pdftotext"), tmp_path)

    assert not [page for page in pages if Speaker("en").text("view:draft_band") in page]


def pages_of(content: bytes, pdftotext: str, folder: Path) -> list[str]:
    """Return the text of each page, on one line."""
    path = folder / "read.pdf"
    path.write_bytes(content)
    done = subprocess.run([pdftotext, str(path), "-"], capture_output=True, check=True)
    return [" ".join(page.split()) for page in done.stdout.decode().split("\f")[:-1]]


@pytest.mark.parametrize("mode", ["cy", "en", "cy-en"])
def test_every_header_of_a_draft_in_word_says_so_in_its_languages(drafts: dict[str, bytes], mode: str) -> None:
    content = drafts[f"{UNFINISHED}-{mode}.docx"]
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        headers = [
            re.sub("<[^>]+>", "", package.read(name).decode())
            for name in package.namelist()
            if re.fullmatch(r"word/header\d*\.xml", name)
        ]

    assert headers
    for lang in mode.split("-"):
        assert all(Speaker(lang).text("view:draft_band") in header for header in headers)


def test_a_draft_is_not_made_of_values_that_cannot_be_read(pepdocs: Pepdocs, plan: Path, out: Path) -> None:
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("initiated: 2026-02-23", "initiated: soon"), encoding="utf-8")

    done = pepdocs("build", plan, "--out", out, *QUICK, "--draft")

    assert done.status == 1
    assert "PEP114" in done.out
    assert left_in(out) == []


def test_file_names_do_not_reveal_the_child(pepdocs: Pepdocs, plan: Path, out: Path) -> None:
    shutil.copy(plan, plan.parent / "Cadi.yaml")
    plan.unlink()

    done = pepdocs("build", plan.parent / "Cadi.yaml", "--out", out, *QUICK)

    assert done.status == 0
    assert left_in(out) == [f"{RECORD}-en.docx"]


def test_the_command_line_has_every_format() -> None:
    assert set(FORMATS) == {form.value for form in Format}

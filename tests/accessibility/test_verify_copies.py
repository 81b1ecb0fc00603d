"""`pepdocs verify --copy`: whether a finished file, also one that was edited, says what its reader may not see."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from accessibility.reported import codes
from builders import EXAMPLES, SECONDARY, a_plan
from pepdocs.base.copies import Copy
from pepdocs.base.language import Edition, Mode
from pepdocs.cli import run
from pepdocs.findings.accessibility import DISCLOSED, UNSEARCHED
from pepdocs.generate import view_of
from pepdocs.render import Format
from pepdocs.wording import Speaker
from running import Ran
from shared_documents import rendered

PLAN = EXAMPLES / f"{SECONDARY}.yaml"
SECRET, PLACE = "Gareth Fictional", "care.no_contact[0].name"
CODES = {DISCLOSED.number, UNSEARCHED.number}
EVERY_FORMAT = [
    pytest.param(form, marks=pytest.mark.slow if form is Format.PDF else (), id=form.value) for form in Format
]

Verify = Callable[..., Ran]


@pytest.fixture
def verify(capsys: pytest.CaptureFixture[str]) -> Verify:
    """`verify(path, ...)` runs the command."""

    def call(*arguments: str | Path, lang: str = "en") -> Ran:
        status = run(["--iaith", lang, "verify", *map(str, arguments)])
        said = capsys.readouterr()
        return Ran(status, said.out, said.err)

    return call


def document(folder: Path, form: Format, copy: Copy = Copy.CARER, name: str = "") -> Path:
    """Write a copy of the example, under its own name or another."""
    edition = Edition(Mode.BILINGUAL, copy=copy)
    place = folder / f"{name or f'FX-SEC-0147-03-{edition.suffix}'}.{form.value}"
    place.write_bytes(rendered(view_of(a_plan().pep, edition), form))
    return place


def edited(path: Path) -> Path:
    """Say the name in a property of a file, as a program for editing may."""
    if path.suffix == ".pdf":
        content = io.BytesIO()
        with pikepdf.open(path) as pdf:
            pdf.docinfo["/Keywords"] = SECRET
            pdf.save(content)
        path.write_bytes(content.getvalue())
    elif path.suffix == ".docx":
        with zipfile.ZipFile(path, "a") as package:
            package.writestr("docProps/custom.xml", f'<?xml version="1.0"?><Properties><p>{SECRET}</p></Properties>')
    else:
        path.write_bytes(path.read_bytes().replace(b"<body", f'<body data-note="{SECRET}"'.encode()))
    return path


def barriers(done: Ran) -> dict[str, list[str]]:
    """Return the messages of the barriers about copies by their code."""
    found: dict[str, list[str]] = {}
    for file in json.loads(done.out)["files"]:
        for barrier in file["barriers"]:
            if barrier["code"] in CODES:
                found.setdefault(barrier["code"], []).append(barrier["message"])
    return found


def told(done: Ran) -> bool:
    return any(PLACE in message for message in barriers(done).get(DISCLOSED.number, ()))


@pytest.mark.parametrize("form", EVERY_FORMAT)
def test_a_copy_as_it_was_made_says_nothing_of_it(verify: Verify, tmp_path: Path, form: Format) -> None:
    done = verify(document(tmp_path, form), "--source", PLAN, "--copy", "carer", "--format", "json")

    assert (done.status, done.err) == (0, "")
    assert codes(done.out) == set()


@pytest.mark.parametrize("form", EVERY_FORMAT)
@pytest.mark.parametrize("how", [[], ["--copy", "carer"]], ids=["by its name", "as asked"])
def test_what_an_edited_copy_says_is_found(verify: Verify, tmp_path: Path, form: Format, how: list[str]) -> None:
    path = edited(document(tmp_path, form))

    done = verify(path, "--source", PLAN, *how, "--format", "json")

    assert done.status == 1
    assert told(done)


@pytest.mark.parametrize("form", [Format.DOCX, Format.HTML], ids=lambda form: form.value)
def test_a_file_of_any_name_is_the_copy_that_is_asked_for(verify: Verify, tmp_path: Path, form: Format) -> None:
    path = edited(document(tmp_path, form, name="for the carer"))

    assert told(verify(path, "--source", PLAN, "--copy", "carer", "--format", "json"))
    assert not barriers(verify(path, "--source", PLAN, "--copy", "school", "--format", "json"))
    assert not barriers(verify(path, "--source", PLAN, "--format", "json"))


@pytest.mark.parametrize("form", [Format.DOCX, Format.HTML], ids=lambda form: form.value)
def test_the_copy_that_is_asked_for_counts_more_than_the_name(verify: Verify, tmp_path: Path, form: Format) -> None:
    full = document(tmp_path, form, Copy.FULL)

    assert told(verify(full, "--source", PLAN, "--copy", "carer", "--format", "json"))
    assert not barriers(verify(full, "--source", PLAN, "--copy", "full", "--format", "json"))


@pytest.mark.parametrize("form", ["text", "json", "html"])
@pytest.mark.parametrize("lang", ["cy", "en"])
def test_a_report_names_the_field_and_never_what_it_holds(verify: Verify, tmp_path: Path, form: str, lang: str) -> None:
    path = edited(document(tmp_path, Format.DOCX))

    done = verify(path, "--source", PLAN, "--copy", "carer", "--format", form, lang=lang)

    assert done.status == 1
    assert PLACE in done.out
    assert "Gareth" not in done.said
    assert "Fictional" not in done.said


def test_a_part_that_cannot_be_read_is_an_error(verify: Verify, tmp_path: Path) -> None:
    path = document(tmp_path, Format.DOCX)
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("word/embeddings/a.docx", b"PK\x03\x04 and no package")

    done = verify(path, "--source", PLAN, "--copy", "carer", "--format", "json")

    assert done.status == 1
    assert set(barriers(done)) == {UNSEARCHED.number}


def test_a_file_in_html_that_is_cut_short_is_searched_as_well(verify: Verify, tmp_path: Path) -> None:
    path = document(tmp_path, Format.HTML)
    path.write_text(f"<!DOCTYPE html><html></p></td></b>{SECRET}<p title='", encoding="utf-8")

    assert told(verify(path, "--source", PLAN, "--format", "json"))


def test_html_without_its_plan_is_not_verified(verify: Verify, tmp_path: Path) -> None:
    done = verify(document(tmp_path, Format.HTML))

    assert done.status == 1
    assert Speaker("en").text("ACC101.message") in done.out


@pytest.mark.parametrize("lang", ["cy", "en"])
def test_a_copy_without_its_plan_is_wrong_usage(verify: Verify, tmp_path: Path, lang: str) -> None:
    done = verify(document(tmp_path, Format.DOCX), "--copy", "carer", lang=lang)

    assert done.status == 2
    assert Speaker(lang).text("cli:copy_without_source") in done.err


def test_a_copy_that_does_not_exist_is_wrong_usage(verify: Verify, tmp_path: Path) -> None:
    done = verify(document(tmp_path, Format.DOCX), "--source", PLAN, "--copy", "press")

    assert done.status == 2
    assert "personal_adviser" in done.err

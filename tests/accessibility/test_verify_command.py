"""The reports of `pepdocs verify` on finished files, in Welsh and in English."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from accessibility.reported import codes
from builders import EXAMPLES, SECONDARY
from gates import faults_docx, faults_pdf
from gates.documents import Case
from pepdocs.base.language import Mode
from pepdocs.cli import run
from pepdocs.findings import accessibility as kinds
from pepdocs.wording import Speaker
from running import Ran
from sample_pdf import made

PLAN = EXAMPLES / f"{SECONDARY}.yaml"
SAMPLE = Case(PLAN, Mode.BILINGUAL)
LANGUAGES = pytest.mark.parametrize("lang", ["cy", "en"])
NAMES = ("Cadi", "Catrin", "Nia", "Bowen")
"""Names that the sample's text is full of."""


@pytest.fixture
def verify(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """`verify("cy", path, ...)` runs the command in a language."""

    def call(lang: str, *arguments: str | Path) -> Ran:
        status = run(["--iaith", lang, "verify", *map(str, arguments)])
        output = capsys.readouterr()
        return Ran(status, output.out, output.err)

    return call


@pytest.fixture
def sound(documents, tmp_path: Path) -> Path:
    """A folder with a PDF and a Word file of our own."""
    for file in (documents.pdf(SAMPLE), documents.docx(SAMPLE)):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    return tmp_path


@pytest.fixture
def broken(sound: Path) -> Path:
    """The same folder, with a fault in each file."""
    pdf, word = next(sound.glob("*.pdf")), next(sound.glob("*.docx"))
    pdf.write_bytes(faults_pdf.broken(pdf, faults_pdf.document_has_no_language))
    word.write_bytes(faults_docx.broken(word, faults_docx.title_is_gone))
    return sound


def test_our_own_files_have_no_barriers_but_those_that_the_new_design_mends(verify, sound: Path):
    done = verify("en", sound, "--format", "json")

    assert (done.status, done.err) == (0, "")
    assert len(json.loads(done.out)["files"]) == 2
    assert codes(done.out) == set()


@LANGUAGES
def test_a_file_without_barriers_is_said_to_have_none(verify, tmp_path: Path, lang: str):
    (tmp_path / "letter.pdf").write_bytes(made("<h1>Llythyr</h1><p>Mae hi yma.</p>"))

    done = verify(lang, tmp_path)

    assert (done.status, done.err) == (0, "")
    assert Speaker(lang).text("cli:verified", count=1) in done.out
    assert Speaker(lang).text("cli:no_barrier") in done.out


@LANGUAGES
def test_warnings_and_remarks_are_counted_and_keep_nobody_out(verify, tmp_path: Path, lang: str):
    page = "<h1>Llythyr</h1><p>owain@dyffryn-aeron.example</p><h2>Diwedd</h2>"
    (tmp_path / "letter.pdf").write_bytes(made(page))

    done = verify(lang, tmp_path)

    counts = [
        Speaker(lang).count(f"cli:{name}", number) for name, number in (("errors", 0), ("warnings", 1), ("remarks", 1))
    ]
    assert done.status == 0
    assert ", ".join(counts) in done.out
    assert f"{kinds.HEADING_ALONE.number} ({kinds.HEADING_ALONE.clauses})" in done.out
    assert Speaker(lang).text(f"{kinds.ADDRESS_NO_LINK.number}.why") in done.out
    assert Speaker(lang).text("cli:no_barrier") not in done.out


@LANGUAGES
def test_the_text_report_has_message_reason_hint_and_clauses(verify, broken: Path, lang):
    done = verify(lang, broken)

    assert done.status == 1
    for kind in (kinds.NO_LANGUAGE, kinds.NO_TITLE):
        for part in ("message", "why", "hint"):
            assert Speaker(lang).text(f"{kind.number}.{part}") in done.out
        assert f"{kind.number} ({kind.clauses})" in done.out
    assert Speaker(lang).text("cli:no_barrier") not in done.out


def test_the_json_report_has_every_barrier(verify, broken: Path):
    done = verify("en", broken, "--format", "json")

    reports = json.loads(done.out)["files"]
    codes = {file["format"]: {barrier["code"] for barrier in file["barriers"]} for file in reports}
    assert done.status == 1
    assert kinds.NO_LANGUAGE.number in codes["pdf"]
    assert kinds.NO_TITLE.number in codes["docx"]
    keys = {key for file in reports for barrier in file["barriers"] for key in barrier}
    assert keys == {"code", "severity", "clauses", "page", "heading", "message", "why", "hint"}


@LANGUAGES
def test_the_html_report_needs_no_script_or_network(verify, broken: Path, lang):
    report = broken / "report.html"

    done = verify(lang, broken, "--format", "html", "--out", report)

    page = report.read_text(encoding="utf-8")
    assert done.status == 1
    assert report.stat().st_mode & 0o777 == 0o600
    assert f'<html lang="{lang}-GB">' in page
    assert "default-src 'none'" in page
    assert not re.search(r"<script|https?:|style=\"", page)
    assert shape(page)["th scope"] == shape(page)["th"] > 4
    assert shape(page)["caption"] == shape(page)["table"] == 2


class Shape(HTMLParser):
    """Counts the elements of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.counts: dict[str, int] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Count an element, and an attribute of it that matters here."""
        for name in (tag, *(f"{tag} {key}" for key, _ in attrs)):
            self.counts[name] = self.counts.get(name, 0) + 1


def shape(page: str) -> dict[str, int]:
    """Return how many elements of each kind a page has."""
    parser = Shape()
    parser.feed(page)
    return parser.counts


@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_no_report_quotes_the_document(verify, broken: Path, form: str):
    done = verify("en", broken, "--format", form)

    assert done.out
    assert [name for name in NAMES if name in done.out] == []


@LANGUAGES
def test_a_file_of_another_format_is_unreadable(verify, tmp_path: Path, lang: str):
    (tmp_path / "notes.pdf").write_text("not a PDF", encoding="utf-8")

    done = verify(lang, tmp_path)

    assert done.status == 1
    assert Speaker(lang).text("ACC101.message") in done.out


@LANGUAGES
def test_a_folder_without_documents_is_a_usage_error(verify, tmp_path: Path, lang: str):
    done = verify(lang, tmp_path)

    assert done.status == 2
    assert "cli:" not in done.err
    assert str(tmp_path) in done.err


def test_lock_files_of_word_are_skipped(verify, sound: Path):
    (sound / "~$note.docx").write_bytes(b"lock")

    done = verify("en", sound)

    assert done.status == 0


def test_a_document_that_matches_its_plan_does_not_differ_from_it(verify, sound: Path):
    done = verify("en", sound, "--source", PLAN, "--format", "json")

    assert (done.status, done.err) == (0, "")
    assert codes(done.out) == set()


def test_a_missing_part_of_the_plan_is_reported(verify, sound: Path):
    word = next(sound.glob("*.docx"))
    cut = faults_docx.replaced(faults_docx.BODY, r"<w:t[^>]*>Ateb hafaliadau[^<]*</w:t>", "")
    word.write_bytes(faults_docx.broken(word, cut))

    done = verify("en", word, "--source", PLAN)

    assert done.status == 1
    assert "ACC901" in done.out


def test_a_text_in_another_language_is_reported(verify, sound: Path):
    pdf = next(sound.glob("*.pdf"))
    pdf.write_bytes(faults_pdf.broken(pdf, faults_pdf.parts_have_no_language))

    done = verify("en", pdf, "--source", PLAN)

    assert done.status == 1
    assert "ACC902" in done.out


@LANGUAGES
def test_an_unreadable_plan_is_an_error(verify, sound: Path, lang: str):
    plan = sound / "plan.yaml"
    plan.write_text("a: [", encoding="utf-8")

    done = verify(lang, sound, "--source", plan)

    assert done.status == 1
    assert Speaker(lang).text("error.source_broken", file=plan) in done.err


@LANGUAGES
@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_a_document_is_shown_as_it_is_read_aloud(verify, sound: Path, lang: str, ending: str):
    file = next(sound.glob(f"*.{ending}"))

    done = verify(lang, file, "--as-heard")

    welsh, english = Speaker(lang).language("cy"), Speaker(lang).language("en")
    titles = [line for line in done.out.splitlines() if Speaker(lang).text("heard:H1") in line]
    assert done.status == 0
    assert [line.partition("[")[2] for line in titles] == [
        f"{welsh}] Cynllun Addysg Personol",
        f"{english}] Personal Education Plan",
    ]
    assert Speaker(lang).text("heard:TH") in done.out


def test_a_file_that_cannot_be_read_aloud_is_reported(verify, tmp_path):
    (tmp_path / "notes.docx").write_bytes(b"PK\x03\x04 and no more")

    done = verify("en", tmp_path, "--as-heard")

    assert done.status == 0
    assert Speaker("en").text("ACC101.message") in done.out

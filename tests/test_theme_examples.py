"""The example themes: an authority's, those above and below it, and one with every fault."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

import build_example_theme
import lint_messages
from builders import EXAMPLES, FINISHED, PRIMARY, SECONDARY, TODAY
from pepdocs import generate, theme
from pepdocs.authoring.check.documents import examine
from pepdocs.base.language import EDITIONS, Edition, Mode
from pepdocs.cli import run
from pepdocs.generate import Request
from pepdocs.render import Format, outline

THEMES = Path(__file__).parent.parent / "themes"
FAULTY = "gwallus"
OF_DOCUMENTS = re.compile(r"ACC|THM(209|23\d)")
"""The numbers of the faults that are found only when documents are made."""

FINDING = re.compile(r"^(.+?):(\d+):\d+: (?:error|warning) (\w+)", re.MULTILINE)
GOOD = ("cymru-ynghyd", "dyffryn-aeron", "ysgol-nant-y-felin")


def document(name: str, example: str, mode: Mode, form: Format) -> bytes:
    """Return a document of an example with an example theme."""
    request = request_for(name)
    content = (EXAMPLES / f"{example}.yaml").read_bytes()
    pep = generate.examine(content, request).pep
    return generate.document(pep, Edition(mode), form, request)


@cache
def request_for(name: str) -> Request:
    return Request(Path(), TODAY, theme=theme.load(THEMES / name))


def text_of(name: str, example: str, mode: Mode, form: Format = Format.HTML) -> str:
    """Return the text of a document."""
    lines = outline(document(name, example, mode, form), form)
    return "\n".join("".join(run.text for run in line.runs) for line in lines)


@pytest.mark.parametrize("example", FINISHED)
@pytest.mark.parametrize("name", GOOD)
def test_an_example_theme_styles_every_phase(name: str, example: str):
    assert document(name, example, Mode.BILINGUAL, Format.HTML)


@pytest.mark.slow
@pytest.mark.long
@pytest.mark.parametrize("form", Format, ids=lambda form: form.value)
@pytest.mark.parametrize("mode", EDITIONS, ids=lambda mode: mode.value)
@pytest.mark.parametrize("example", FINISHED)
@pytest.mark.parametrize("name", GOOD)
def test_an_example_theme_styles_every_phase_in_every_mode_and_format(
    name: str, example: str, mode: Mode, form: Format
):
    assert document(name, example, mode, form)


def test_a_field_of_the_theme_is_named_among_what_several_plans_do_not_record(capsys, tmp_path):
    plans = [str(EXAMPLES / f"{name}.yaml") for name in (SECONDARY, "post16-pathway")]
    theme = ["--theme", str(THEMES / "dyffryn-aeron"), "--lang", "en", "--format", "docx"]

    status = run(["build", *plans, *theme, "--out", str(tmp_path / "out"), "--ui-lang", "en"])

    told = capsys.readouterr()
    assert (status, told.err) == (0, "")
    assert "2 of 2: Local fields – Council bus pass" in told.out


def test_a_school_has_the_words_of_the_authority_and_the_consortium():
    shown = text_of("ysgol-nant-y-felin", SECONDARY, Mode.EN)

    assert "Our school" in shown
    assert "Virtual School Coordinator" in shown
    assert "Designated person for care-experienced children" in shown
    assert "Designated person for looked after children" not in shown


def test_the_colours_of_a_school_follow_those_of_the_layers_below():
    styles = theme.load(THEMES / "ysgol-nant-y-felin").styles()

    assert styles.index("--deep: #14524b") < styles.index("--deep: #5b2a6e")
    assert styles.index("--pale: #e6f2ef") < styles.index("--pale: #f3ecf7")


def test_a_section_that_the_authority_moved_is_in_its_new_place():
    shown = text_of("dyffryn-aeron", PRIMARY, Mode.CY, Format.HTML)
    ours = text_of("cymru-ynghyd", PRIMARY, Mode.CY, Format.HTML)

    assert shown.rindex("Pobl") < ours.rindex("Pobl")


def test_a_word_document_has_the_officers_text_in_its_languages():
    english = text_of("dyffryn-aeron", SECONDARY, Mode.EN, Format.DOCX)
    both = text_of("dyffryn-aeron", SECONDARY, Mode.BILINGUAL, Format.DOCX)

    assert build_example_theme.BEFORE_TARGETS["en"] in english
    assert build_example_theme.BEFORE_TARGETS["cy"] not in english
    assert all(text in both for text in build_example_theme.BEFORE_TARGETS.values())


def test_the_word_template_of_the_example_is_up_to_date():
    assert build_example_theme.is_fresh()


def checked(capsys: pytest.CaptureFixture[str], name: str) -> tuple[int, list[str]]:
    """Return the exit status of `theme check` for an example, and each kind of finding with its file and line."""
    status = run(["theme", "check", str(THEMES / name), "--ui-lang", "en"])
    output = capsys.readouterr()
    assert output.err == ""
    findings = FINDING.findall(output.out)
    return status, sorted({f"{code} {Path(file).relative_to(THEMES / name)}:{line}" for file, line, code in findings})


def expected() -> list[str]:
    """Return every fault of the faulty theme."""
    return (THEMES / FAULTY / "expected.txt").read_text("utf-8").splitlines()


def test_every_fault_in_the_files_of_the_faulty_theme_is_reported(capsys, monkeypatch):
    monkeypatch.setattr(examine, "examine_documents", lambda *_: ())

    in_files = [fault for fault in expected() if not OF_DOCUMENTS.match(fault)]
    assert len(in_files) > 30
    assert checked(capsys, FAULTY) == (1, in_files)


@pytest.mark.slow
@pytest.mark.pango
def test_every_fault_of_the_faulty_theme_is_reported_at_once(capsys):
    assert checked(capsys, FAULTY) == (1, expected())


@pytest.mark.long
@pytest.mark.parametrize("name", GOOD)
def test_a_good_example_has_no_faults(capsys, name: str):
    assert checked(capsys, name) == (0, [])


@pytest.mark.parametrize("name", GOOD)
def test_the_words_of_a_good_example_have_no_faults(name: str):
    assert list(lint_messages.faults_of_theme(THEMES / name)) == []


def overlay(folder: Path, lang: str, entries: Iterable[tuple[str, str, str]]) -> None:
    (folder / "words").mkdir(parents=True, exist_ok=True)
    text = "".join(f'msgctxt "{c}"\nmsgid "{e}"\nmsgstr "{t}"\n\n' for c, e, t in entries)
    (folder / "words" / f"{lang}.po").write_text(text, "utf-8")
    (folder / "theme.toml").write_text('[name]\ncy = "Bro"\nen = "Bro"\n', "utf-8")


COORDINATOR = ("choice:Role.lace_coordinator", "Looked After Children in Education (LACE) Coordinator")


def test_an_authoritys_term_replaces_that_of_the_glossary(tmp_path: Path):
    overlay(tmp_path, "cy", [(*COORDINATOR, "Cydlynydd Addysg")])

    assert list(lint_messages.faults_of_theme(tmp_path)) == []


def test_an_authoritys_term_is_required_everywhere(tmp_path: Path):
    label = "choice:Role.social_worker", "Social worker"
    another = "choice:Role.lead_worker", "Lead worker"
    overlay(tmp_path, "cy", [(*label, "Gweithiwr gofal"), (*another, "Gweithiwr cymdeithasol")])
    overlay(tmp_path, "en", [(*label, "Care worker"), (*another, "Care worker")])

    (fault,) = lint_messages.faults_of_theme(tmp_path)
    assert fault.startswith("words/cy.po: choice:Role.lead_worker: the glossary says:")


def test_the_welsh_of_an_overlay_follows_our_rules(tmp_path: Path):
    overlay(tmp_path, "cy", [(*COORDINATOR, "Cydlynydd yr awdurdod & ysgol'")])

    faults = "\n".join(lint_messages.faults_of_theme(tmp_path))
    assert "an ampersand" in faults
    assert "a straight apostrophe" in faults

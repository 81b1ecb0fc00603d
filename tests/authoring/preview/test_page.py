"""The text of the page, in either language, at each stage of the work."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from pepdocs.authoring.preview.page import page
from pepdocs.authoring.preview.state import DAY, EXAMPLES, Frame, PreviewDocument, PreviewPlan, PreviewState, examples
from pepdocs.base.errors import PepdocsError, RenderError
from pepdocs.base.language import EDITIONS, Mode
from pepdocs.findings.model import Findings, Position, finding
from pepdocs.findings.theme import NO_COLOUR
from pepdocs.render import Format
from pepdocs.theme import BUILTIN, ThemeError
from pepdocs.wording import Speaker

PLANS = (PreviewPlan("primary", "choice:Phase.primary", b""),)
DOCUMENTS = tuple(PreviewDocument("primary", mode, form) for form in (Format.HTML, Format.PDF) for mode in EDITIONS)
FOUND = Findings.of([finding(NO_COLOUR, "theme.toml", Position(7, 1), setting="colours.dark")])
MADE = PreviewState(
    revision=9,
    theme=BUILTIN,
    is_read=True,
    is_examined=True,
    frames={document: Frame(4, b"made", made_of="") for document in DOCUMENTS},
)


def html(state: PreviewState, lang: str = "en", form: Format = Format.HTML) -> str:
    return page(state, PLANS, form, Speaker(lang), Path("cwm-afon")).decode()


def words(state: PreviewState, lang: str = "en", form: Format = Format.HTML) -> str:
    """Return the text of the page without tags."""
    return " ".join(re.sub(r"<[^>]*>", " ", html(state, lang, form)).split())


def test_every_mode_has_a_frame_with_its_own_name():
    frames = re.findall(r'<iframe [^>]*title="([^"]*)" src="([^"]*)"', html(MADE))

    assert frames == [
        ("Primary, Welsh", "document/4/primary-cy.html"),
        ("Primary, English", "document/4/primary-en.html"),
        ("Primary, Welsh and English", "document/4/primary-cy-en.html"),
    ]


def test_a_frame_of_html_is_sandboxed_and_one_of_pdf_is_not():
    assert html(MADE).count('sandbox="allow-same-origin"') == 3
    assert "sandbox" not in html(MADE, form=Format.PDF)
    assert "document/4/primary-cy.pdf" in html(MADE, form=Format.PDF)


def test_the_page_is_in_the_language_of_its_reader():
    assert '<html lang="cy-GB">' in html(MADE, "cy")
    assert "Canfyddiadau" in words(MADE, "cy")
    assert "Ni chanfuwyd dim." in words(MADE, "cy")
    assert "Findings" not in words(MADE, "cy")
    assert '<html lang="en-GB">' in html(MADE, "en")


def test_no_theme_is_called_faultless_before_it_has_been_checked():
    assert "Nothing has been found." in words(MADE)
    assert "Nothing has been found." not in words(replace(MADE, is_examined=False))
    assert "Nothing has been found." not in words(replace(MADE, is_read=False))


def test_a_finding_has_its_file_and_line_and_message():
    state = replace(MADE, findings=FOUND)

    assert "error THM117 theme.toml, line 7 a colour such as #1b3a6b is wanted: colours.dark" in words(state)
    assert "theme.toml, llinell 7" in words(state, "cy")


def test_findings_are_sorted_by_file_and_line():
    places = [("words/en.po", 3), ("style.css", 9), ("words/en.po", 1), ("style.css", 2)]
    found = [finding(NO_COLOUR, file, Position(line, 1), setting="a") for file, line in places]
    shown = re.findall(r"(\S+), line (\d)", words(replace(MADE, findings=Findings.of(found))))

    assert shown == [("style.css", "2"), ("style.css", "9"), ("words/en.po", "1"), ("words/en.po", "3")]


def test_a_finding_in_a_word_file_has_no_line():
    found = finding(NO_COLOUR, "secondary/pep.docx", Position(1, 1), setting="colours.dark")
    text = words(replace(MADE, findings=Findings.of([found])))

    assert "secondary/pep.docx a colour" in text


def test_a_failure_is_shown_in_its_frames_and_once_among_the_findings():
    wrong = RenderError("error.template", template="primary/pep.html.jinja", line=2)
    failing = {d: Frame(5, trouble=wrong, made_of="") for d in DOCUMENTS if d.mode is not Mode.EN}
    text = words(replace(MADE, frames=MADE.frames | failing))
    sentence = "A template failed. Template: primary/pep.html.jinja; line: 2"

    assert text.count(sentence) == 3
    assert text.count("Cannot be made") == 2
    assert text.count("Documents made: 1. In all: 3.") == 1


def test_an_unusable_theme_leaves_the_older_documents_visible():
    state = replace(MADE, trouble=ThemeError(FOUND), findings=FOUND)

    assert html(state).count("<iframe") == 3
    assert words(state).count("As it was before the error") == 3
    assert "The theme cannot be used until its errors are put right." in words(state)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"is_read": False}, "Documents made: 0. In all: 3. The rest are being made."),
        ({"is_examined": False}, "Documents made: 3. In all: 3. The theme is being checked."),
        ({}, "Documents made: 3. In all: 3."),
    ],
)
def test_the_page_shows_the_progress(changes: dict[str, object], sentence: str):
    assert re.search(r'role="status"[^>]*>([^<]*)<', html(replace(MADE, **changes)))[1] == sentence


def test_an_error_without_findings_is_shown_itself():
    state = replace(MADE, trouble=PepdocsError("error.timeout", seconds="30"))

    assert "The document took too long. Longest time in seconds: 30" in words(state)


def test_names_and_texts_are_escaped():
    hostile = finding(NO_COLOUR, "<script>alert(1)</script>", Position(1, 1), setting='"><img>')
    state = replace(MADE, findings=Findings.of([hostile]))
    shown = page(state, PLANS, Format.HTML, Speaker("en"), Path("<b>bold</b>")).decode()

    assert not [tag for tag in ("<script>alert", "<img>", "<b>") if tag in shown]


def test_there_is_an_example_of_each_phase():
    plans = examples()

    assert [plan.key for plan in plans] == list(EXAMPLES) == ["primary", "secondary", "post16"]
    assert all(plan.content.startswith((b"pepdocs", b"#")) or b"record" in plan.content for plan in plans)


@pytest.mark.slow
def test_the_examples_are_finished_on_their_day():
    from pepdocs import generate

    for plan in examples():
        examined = generate.examine(plan.content, generate.Request(out=Path(), today=DAY))
        assert examined.findings.blocking == ()

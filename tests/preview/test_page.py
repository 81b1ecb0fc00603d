"""What the page says, in either language, at each stage of the work."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pepdocs.authoring.preview.frames import Choice, Frame, State
from pepdocs.authoring.preview.page import page
from pepdocs.authoring.preview.plans import DAY, EXAMPLES, Plan, examples
from pepdocs.base.errors import PepdocsError, RenderError
from pepdocs.base.language import EDITIONS, Mode
from pepdocs.findings.model import Findings, Position, finding
from pepdocs.findings.theme import NO_COLOUR
from pepdocs.render import Format
from pepdocs.theme import BUILTIN, ThemeError
from pepdocs.wording import Speaker

PLANS = (Plan("primary", "choice:Phase.primary", b""),)
CHOICES = tuple(Choice("primary", mode, form) for form in (Format.HTML, Format.PDF) for mode in EDITIONS)
FOUND = Findings.of([finding(NO_COLOUR, "theme.toml", Position(7, 1), setting="colours.dark")])
MADE = State(
    revision=9,
    theme=BUILTIN,
    is_read=True,
    is_examined=True,
    frames={choice: Frame(4, b"made", made_of="") for choice in CHOICES},
)


def changed(**news: object) -> State:
    from dataclasses import replace

    return replace(MADE, **news)


def shown(state: State, lang: str = "en", form: Format = Format.HTML) -> str:
    return page(state, PLANS, form, Speaker(lang), Path("cwm-afon")).decode()


def words(state: State, lang: str = "en", form: Format = Format.HTML) -> str:
    """Return what the page says, without its tags."""
    return " ".join(re.sub(r"<[^>]*>", " ", shown(state, lang, form)).split())


def test_every_mode_has_a_frame_with_a_name_of_its_own():
    frames = re.findall(r'<iframe [^>]*title="([^"]*)" src="([^"]*)"', shown(MADE))

    assert frames == [
        ("Primary, Welsh", "document/4/primary-cy.html"),
        ("Primary, English", "document/4/primary-en.html"),
        ("Primary, Welsh and English", "document/4/primary-cy-en.html"),
    ]


def test_a_frame_of_html_runs_nothing_and_one_of_pdf_is_left_to_the_viewer():
    assert shown(MADE).count('sandbox="allow-same-origin"') == 3
    assert "sandbox" not in shown(MADE, form=Format.PDF)
    assert "document/4/primary-cy.pdf" in shown(MADE, form=Format.PDF)


def test_the_page_is_in_the_language_of_whoever_looks():
    assert '<html lang="cy-GB">' in shown(MADE, "cy")
    assert "Canfyddiadau" in words(MADE, "cy")
    assert "Ni chanfuwyd dim." in words(MADE, "cy")
    assert "Findings" not in words(MADE, "cy")
    assert '<html lang="en-GB">' in shown(MADE, "en")


def test_nothing_is_called_sound_before_it_has_been_looked_at():
    assert "Nothing has been found." in words(MADE)
    assert "Nothing has been found." not in words(changed(is_examined=False))
    assert "Nothing has been found." not in words(changed(is_read=False))


def test_a_finding_tells_file_and_line_and_what_is_wrong():
    state = changed(findings=FOUND)

    assert "error THM117 theme.toml, line 7 a colour such as #1b3a6b is wanted: colours.dark" in words(state)
    assert "theme.toml, llinell 7" in words(state, "cy")


def test_findings_stand_file_by_file():
    places = [("words/en.po", 3), ("style.css", 9), ("words/en.po", 1), ("style.css", 2)]
    found = [finding(NO_COLOUR, file, Position(line, 1), setting="a") for file, line in places]
    told = re.findall(r"(\S+), line (\d)", words(changed(findings=Findings.of(found))))

    assert told == [
        ("style.css", "2"),
        ("style.css", "9"),
        ("words/en.po", "1"),
        ("words/en.po", "3"),
    ]


def test_of_a_word_file_no_line_is_told():
    found = finding(NO_COLOUR, "secondary/pep.docx", Position(1, 1), setting="colours.dark")
    said = words(changed(findings=Findings.of([found])))

    assert "secondary/pep.docx a colour" in said


def test_what_fails_is_a_sentence_in_its_frame_and_once_among_the_findings():
    wrong = RenderError("error.template", template="primary/pep.html.jinja", line=2)
    failing = {c: Frame(5, trouble=wrong, made_of="") for c in CHOICES if c.mode is not Mode.EN}
    said = words(changed(frames=MADE.frames | failing))
    sentence = "A template failed. Template: primary/pep.html.jinja; line: 2"

    assert said.count(sentence) == 3
    assert said.count("Cannot be made") == 2
    assert said.count("Documents made: 1. In all: 3.") == 1


def test_a_theme_that_cannot_be_used_leaves_the_older_documents_in_sight():
    state = changed(trouble=ThemeError(FOUND), findings=FOUND)

    assert shown(state).count("<iframe") == 3
    assert words(state).count("As it was before the error") == 3
    assert "The theme cannot be used until its errors are put right." in words(state)


@pytest.mark.parametrize(
    ("news", "sentence"),
    [
        ({"is_read": False}, "Documents made: 0. In all: 3. The rest are being made."),
        ({"is_examined": False}, "Documents made: 3. In all: 3. The theme is being checked."),
        ({}, "Documents made: 3. In all: 3."),
    ],
)
def test_the_page_says_how_far_things_have_come(news: dict[str, object], sentence: str):
    assert re.search(r'role="status"[^>]*>([^<]*)<', shown(changed(**news)))[1] == sentence


def test_an_error_without_findings_is_told_itself():
    state = changed(trouble=PepdocsError("error.timeout", seconds="30"))

    assert "The document took too long. Longest time in seconds: 30" in words(state)


def test_names_and_texts_are_shown_and_never_obeyed():
    hostile = finding(NO_COLOUR, "<script>alert(1)</script>", Position(1, 1), setting='"><img>')
    state = changed(findings=Findings.of([hostile]))
    told = page(state, PLANS, Format.HTML, Speaker("en"), Path("<b>bold</b>")).decode()

    assert "<script>alert" not in told
    assert "<img>" not in told
    assert "<b>" not in told


def test_the_examples_come_with_the_program_one_of_each_phase():
    plans = examples()

    assert [plan.key for plan in plans] == list(EXAMPLES) == ["primary", "secondary", "post16"]
    assert all(plan.content.startswith((b"pepdocs", b"#")) or b"record" in plan.content for plan in plans)


@pytest.mark.slow
def test_the_examples_are_finished_on_their_day():
    from pepdocs import generate

    for plan in examples():
        examined = generate.examine(plan.content, generate.Request(out=Path(), on=DAY))
        assert examined.findings.blocking == ()

"""The language that a reader is told is the language that the plan has: for every text, measured.

A plan is filled with sentinels, and the finished bytes are read back. Nothing less than every word,
in order, in its language, will do.
"""

from __future__ import annotations

import io
import re
import zipfile

import pikepdf
import pytest
from pikepdf import Dictionary

from gates import faults_docx, faults_pdf
from pepdocs.base.language import Edition, Mode
from pepdocs.render import Format, outline
from sentinels import BY_EDITION, LANGUAGES, Measured, finished, in_view, measured, view_of

pytestmark = pytest.mark.slow

BY_FORM = pytest.mark.parametrize("form", Format, ids=lambda form: form.value)
SAMPLE = Edition(Mode.BILINGUAL)


def of_sample(content: bytes, form: Format) -> Measured:
    return measured(view_of("secondary", SAMPLE), outline(content, form))


@BY_FORM
@BY_EDITION
def test_every_text_is_there_in_order_and_in_its_language(phase: str, edition: Edition, form: Format):
    content = finished(phase, edition, form)

    found = measured(view_of(phase, edition), outline(content, form))

    assert found.is_perfect, found
    assert found.all > 150


@BY_EDITION
def test_every_text_of_a_plan_is_in_the_view_in_its_language(phase: str, edition: Edition):
    seen = in_view(view_of(phase, edition))

    wanted = {"pl", *edition.mode.languages}
    assert {stem for stem, lang in LANGUAGES.items() if lang in wanted} <= {
        re.sub(r"\d+x", "", each.word) for each in seen
    }
    assert [each for each in seen if not each.is_right] == []


# A measure that cannot fail proves nothing: one attribute is dropped, one word, one order.


def without_one_tag(content: bytes, form: Format) -> bytes:
    """Return a file in which one text has lost the mark of its language."""
    if form is Format.HTML:
        tagged = re.search(r' lang="pl"', content.decode())
        assert tagged
        return content.replace(b' lang="pl"', b"", 1)
    if form is Format.PDF:
        return changed_pdf(content, lose_polish)
    return changed_word(content, ' w:val="pl"', ' w:val="en-GB"')


def lose_polish(pdf: pikepdf.Pdf) -> None:
    """Take the language off the first text that is in Polish."""
    polish = [part for part in pdf.objects if isinstance(part, Dictionary) and part.get("/Lang") == "pl"]
    del polish[0]["/Lang"]


def changed_pdf(content: bytes, fault: faults_pdf.Fault) -> bytes:
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        fault(pdf)
        pdf.save(made)
    return made.getvalue()


def changed_word(content: bytes, pattern: str, by: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == faults_docx.BODY:
                assert pattern.encode() in part
                part = part.replace(pattern.encode(), by.encode(), 1)
            new.writestr(name, part)
    return made.getvalue()


@BY_FORM
def test_a_text_that_lost_its_language_is_counted(form: Format):
    content = finished("secondary", SAMPLE, form)
    assert of_sample(content, form).is_perfect

    found = of_sample(without_one_tag(content, form), form)

    assert found.in_language == found.all - 1
    assert not found.is_perfect


@BY_FORM
def test_a_text_that_is_missing_is_counted(form: Format):
    content = finished("secondary", SAMPLE, form)
    lines = outline(content, form)
    gone = in_view(view_of("secondary", SAMPLE))[30].word

    shorter = [line for line in lines if gone not in line.text]

    found = measured(view_of("secondary", SAMPLE), shorter)
    assert found.present < found.all


@BY_FORM
def test_texts_that_changed_places_are_counted(form: Format):
    content = finished("secondary", SAMPLE, form)
    lines = list(outline(content, form))
    first, second = [n for n, line in enumerate(lines) if "gair" in line.text][30:32]

    lines[first], lines[second] = lines[second], lines[first]

    found = measured(view_of("secondary", SAMPLE), lines)
    assert (found.present, found.in_language) == (found.all, found.all)
    assert found.in_order < found.all

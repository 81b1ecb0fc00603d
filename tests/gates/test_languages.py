"""Every text of a finished file is in the language that the view says."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from gates import faults_docx, faults_pdf
from gates.documents import BOTH, EVERY, SAMPLE, Case, view
from gates.reading import are_in, parts
from pepdocs import Format
from pepdocs.base.language import Run
from pepdocs.render import outline
from pepdocs.theme import tag
from pepdocs.view.blocks import DocumentView

NEAR = 80
"""So many characters stand at most between two texts: a stroke, a picture's words, column heads."""
PLACES = pytest.mark.parametrize("place", [0, 25, 50, 75, 100])


class Alphabet(dict[tuple[str, str], str]):
    """A letter of its own for each pair of a character and a language.

    Text written in it is found only where each character is in the language sought.
    """

    def __missing__(self, pair: tuple[str, str]) -> str:
        self[pair] = chr(0xF0000 + len(self))
        return self[pair]

    def text(self, run: Run, language: str = "") -> str:
        """Return a run in this alphabet, in its own language or another, without white space."""
        return "".join(self[letter, language or run.lang] for letter in "".join(run.text.split()))


def misread(shown: DocumentView, read: Iterable[Run]) -> list[str]:
    """Return the keys of the parts that do not read back in the languages they are in.

    What is the same in every language is in that of the text around it.
    """
    alphabet = Alphabet()
    whole = "".join(map(alphabet.text, read))
    sought = {
        key: [
            tuple(alphabet.text(run, tag(lang)) for lang in ((run.spoken_in,) if run.spoken_in else shown.languages))
            for run in said
        ]
        for key, said in parts(shown)
    }
    return [key for key, texts in sought.items() if not are_in(texts, whole, NEAR)]


def runs_of(content: bytes, form: Format) -> list[Run]:
    """Return every run of a finished file."""
    return [run for line in outline(content, form) for run in line.runs]


@BOTH
@EVERY
def test_every_text_reads_back_in_its_language(documents, case: Case, form: Format):
    content = documents.file(case, form).read_bytes()

    assert misread(view(case), runs_of(content, form)) == []


@PLACES
def test_a_pdf_in_which_one_text_lost_its_language_is_misread(documents, place: int):
    fault = faults_pdf.one_language_is_lost(place)
    content = faults_pdf.broken(documents.pdf(SAMPLE), fault)

    assert len(misread(view(SAMPLE), runs_of(content, Format.PDF))) == 1


@PLACES
def test_a_word_file_in_which_one_text_lost_its_language_is_misread(documents, place: int):
    fault = faults_docx.one_language_is_lost(place)
    content = faults_docx.broken(documents.docx(SAMPLE), fault)

    assert len(misread(view(SAMPLE), runs_of(content, Format.DOCX))) == 1

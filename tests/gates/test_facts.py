"""What a file says of itself: its title, its language, and nowhere the child's name."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from gates import faults_docx, faults_pdf
from gates.documents import EVERY, SAMPLE, Case, pep, view
from pepdocs.render.read_back.pdf import character_map
from pepdocs.theme import tag

TITLE = re.compile(r"<dc:title>(?:<rdf:Alt><rdf:li[^>]*>)?([^<]*)<")
LANGUAGE = re.compile(r"<dc:language>([^<]*)<")
BODY = "word/document.xml"


def names(case: Case) -> list[str]:
    """Return every word of the child's names."""
    child = pep(case.example).child
    assert child is not None
    said = (child.first_names, child.surname, child.known_as)
    return [word for name in said if name for word in re.split(r"[\s-]+", str(name))]


def named(texts: dict[str, str], case: Case) -> list[str]:
    """Return where among `texts` the child is named."""
    name = re.compile(rf"\b(?:{'|'.join(map(re.escape, names(case)))})\b", re.IGNORECASE)
    return [where for where, text in texts.items() if name.search(text)]


def facts_of_pdf(content: bytes) -> dict[str, str]:
    """Return everything that a PDF says besides what its pages are about."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        said = {key: str(value) for key, value in pdf.docinfo.items()}
        return {
            **said,
            "metadata": pdf.Root.Metadata.read_bytes().decode(),
            "edges": " ".join(text for page in pdf.pages for text in at_the_edges(page)),
        }


def at_the_edges(page: pikepdf.Page) -> Iterator[str]:
    """Yield what a page says in its head and foot, which are no part of the document's text."""
    characters = character_map.CharacterMap()
    opened: list[bool] = []
    for step in pikepdf.parse_content_stream(page, "BDC BMC EMC Tf Tj TJ"):
        operator, operands = str(step.operator), list(step.operands)
        if operator in ("BDC", "BMC"):
            opened.append(_is_edge(operands))
        elif operator == "EMC":
            opened.pop()
        elif operator == "Tf":
            characters = character_map.character_map(page.obj.Resources.Font[str(operands[0])])
        elif any(opened):
            yield characters.decode(character_map.string_bytes(operands[0]))


def _is_edge(operands: list[Any]) -> bool:
    described = operands[1] if len(operands) > 1 else None
    return isinstance(described, Dictionary) and described.get("/Type") == Name.Pagination


def facts_of_docx(content: bytes) -> dict[str, str]:
    """Return every part of a Word file but its body, as text without mark-up."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = [name for name in package.namelist() if name.endswith("xml") and name != BODY]
        return {name: re.sub("<[^>]*>", " ", package.read(name).decode()) for name in parts}


def core(file: Path) -> str:
    with zipfile.ZipFile(file) as package:
        return package.read(faults_docx.CORE).decode()


@EVERY
def test_a_pdf_shows_its_title_and_says_its_language(documents, case: Case):
    with pikepdf.open(documents.pdf(case)) as pdf:
        metadata = pdf.Root.Metadata.read_bytes().decode()
        told = str(pdf.docinfo.Title), TITLE.findall(metadata), str(pdf.Root.Lang)
        is_shown = bool(pdf.Root.ViewerPreferences.DisplayDocTitle)

    shown = view(case)
    assert told == (shown.title, [shown.title], tag(shown.lang))
    assert is_shown


@EVERY
def test_a_word_file_says_its_title_and_its_language(documents, case: Case):
    told = core(documents.docx(case))

    assert TITLE.findall(told) == [view(case).title]
    assert LANGUAGE.findall(told) == [tag(view(case).lang)]


@EVERY
def test_a_pdf_names_the_child_on_its_pages_only(documents, case: Case):
    file = documents.pdf(case)
    facts = facts_of_pdf(file.read_bytes())

    assert pep(case.example).record in facts["edges"]
    assert named({**facts, "file name": file.name}, case) == []


@EVERY
def test_a_word_file_names_the_child_in_its_body_only(documents, case: Case):
    file = documents.docx(case)
    facts = facts_of_docx(file.read_bytes())

    assert any(str(pep(case.example).record) in text for text in facts.values())
    assert named({**facts, "file name": file.name}, case) == []


def test_a_name_in_the_facts_of_a_pdf_is_noticed(documents):
    fault = faults_pdf.name_is_in_the_metadata(names(SAMPLE)[-1])
    content = faults_pdf.broken(documents.pdf(SAMPLE), fault)

    assert named(facts_of_pdf(content), SAMPLE) == ["/Subject"]


def test_a_name_at_the_edge_of_a_page_is_noticed(documents):
    fault = faults_pdf.name_is_at_the_top_of_a_page
    content = faults_pdf.broken(documents.pdf(SAMPLE), fault)

    assert named(facts_of_pdf(content), SAMPLE) == ["edges"]


@pytest.mark.parametrize("part", ["word/header1.xml", "word/footer1.xml", faults_docx.CORE])
def test_a_name_in_a_part_of_a_word_file_is_noticed(documents, part: str):
    fault = faults_docx.name_is_in(part, names(SAMPLE)[0])
    content = faults_docx.broken(documents.docx(SAMPLE), fault)

    assert named(facts_of_docx(content), SAMPLE) == [part]

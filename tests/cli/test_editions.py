"""The editions of `pepdocs build`: larger type, another layout, another order of languages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from builders import EXAMPLES, PRIMARY, SECONDARY, left_in
from pepdocs.base.language import Edition, Layout, Mode, Size, editions
from pepdocs.render import Format, outline
from running import Ran

Pepdocs = Callable[..., Ran]
RECORD = {PRIMARY: "FX-PRI-0093-01", SECONDARY: "FX-SEC-0147-03"}


@pytest.fixture
def built(pepdocs: Pepdocs, tmp_path: Path) -> Callable[..., list[str]]:
    """`built(example, *options)` builds Word files and returns how their names go on, sorted."""

    def build(example: str, *options: str) -> list[str]:
        out = tmp_path / "out"
        file = EXAMPLES / f"{example}.yaml"
        done = pepdocs("build", file, "--out", out, "--format", "docx", *options)
        assert (done.status, done.err) == (0, "")
        return sorted(Path(name).stem.removeprefix(RECORD[example]) for name in left_in(out))

    return build


def test_without_a_size_a_plan_is_made_in_the_size_that_it_asks_for_too(built):
    assert built(PRIMARY, "--lang", "cy") == ["-cy", "-cy-large"]


def test_a_plan_that_asks_for_no_size_is_made_in_the_standard_size_only(built):
    assert built(SECONDARY, "--lang", "cy") == ["-cy"]


def test_only_the_sizes_that_are_named_are_made(built):
    sizes = built(PRIMARY, "--lang", "en", "--size", "standard,very-large")

    assert sizes == ["-en", "-en-very-large"]


@pytest.mark.parametrize("layout", ["blocks", "sections"])
def test_a_layout_is_in_the_name_of_what_is_in_both_languages(built, layout: str):
    made = built(SECONDARY, "--layout", layout)

    assert made == ["-cy", f"-cy-en-{layout}", "-en"]


def test_separate_documents_are_made_once_each(built):
    assert built(SECONDARY, "--layout", "separate") == ["-cy", "-en"]


def test_english_comes_first_where_that_is_asked_for(built, tmp_path: Path):
    made = built(SECONDARY, "--lang", "bilingual", "--first", "en")

    assert made == ["-en-cy"]
    (name,) = left_in(tmp_path / "out")
    file = tmp_path / "out" / name
    titles = [line for line in outline(file.read_bytes(), Format.DOCX) if line.kind == "H1"]
    assert [run.lang for title in titles for run in title.runs] == ["en-GB", "cy-GB"]


def test_an_archive_is_a_pdf_with_a_name_of_its_own(pepdocs: Pepdocs, tmp_path: Path):
    file = EXAMPLES / f"{SECONDARY}.yaml"
    options = ("--archive", "--lang", "cy", "--format", "pdf,docx")

    pepdocs("build", file, "--out", tmp_path / "out", *options)

    assert left_in(tmp_path / "out") == ["FX-SEC-0147-03-cy-archive.pdf", "FX-SEC-0147-03-cy.docx"]


@pytest.mark.parametrize("lang", ["cy", "en"])
def test_a_size_that_there_is_not_is_refused_in_the_readers_language(pepdocs: Pepdocs, tmp_path: Path, lang: str):
    file = EXAMPLES / f"{SECONDARY}.yaml"

    done = pepdocs("--iaith", lang, "build", file, "--out", tmp_path / "out", "--size", "huge")

    assert done.status == 2
    assert "very-large" in done.err
    assert not (tmp_path / "out").exists()


def test_no_two_editions_have_one_name():
    names = [
        Edition(mode, size, layout).suffix
        for mode in Mode
        for size in Size
        for layout in (Layout.COLUMNS, Layout.BLOCKS, Layout.SECTIONS)
        if mode.is_bilingual or layout is Layout.COLUMNS
    ]

    assert len(set(names)) == len(names) == 24


def test_a_document_in_one_language_is_the_same_in_every_layout():
    assert Edition(Mode.CY, layout=Layout.SECTIONS).suffix == Edition(Mode.CY).suffix


def test_an_edition_that_is_asked_for_twice_is_made_once():
    made = editions((Mode.CY, Mode.BILINGUAL, Mode.CY), (Size.STANDARD,), Layout.SEPARATE)

    assert [edition.mode for edition in made] == [Mode.CY, Mode.EN]

"""Keeping the catalogues in step with what is declared."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

import extract_messages as tool
from glossary import Term
from pepdocs.wording import catalogue
from pepdocs.wording.catalogue import Catalogue, Entry

TERMS = (
    Term("target", "targed", verified=True, source="a website"),
    Term("who", "pwy", verified=False, source="ours"),
)
NAME = Entry("field:name", ("Child's name",))
COUNT = Entry("cli:errors", ("{n} error", "{n} errors"))


def merged(entry: Entry, known: Entry | None) -> Entry:
    """What becomes of `entry` in Welsh, where `known` was there."""
    before = {entry.context: known} if known else {}
    return next(tool.welsh({entry.context: entry}, before, TERMS))


def test_a_new_text_gets_an_empty_welsh_entry():
    assert merged(NAME, None).texts == ("",)
    assert merged(COUNT, None).texts == ("",) * 6


def test_known_welsh_is_kept_and_marked_for_a_translator():
    kept = merged(NAME, replace(NAME, texts=("Enw’r plentyn",)))

    assert (kept.texts, kept.comment, kept.fuzzy) == (("Enw’r plentyn",), tool.UNVERIFIED, False)


def test_welsh_of_changed_english_is_doubted():
    assert merged(NAME, replace(NAME, english=("Name",), texts=("Enw",))).fuzzy


def test_a_doubt_is_not_lifted_by_the_tool():
    assert merged(NAME, replace(NAME, texts=("Enw",), fuzzy=True)).fuzzy


@pytest.mark.parametrize(
    ("welsh", "comment"),
    [
        ("Targed", "verified: a website"),
        ("targed", "verified: a website"),
        ("Pwy", tool.UNVERIFIED),
    ],
)
def test_welsh_that_is_a_verified_term_says_where_it_was_seen(welsh: str, comment: str):
    assert merged(NAME, replace(NAME, texts=(welsh,))).comment == comment


def test_a_translators_own_mark_is_kept_until_the_english_changes():
    passed = replace(NAME, texts=("Enw",), comment="checked by: a translator")

    assert merged(NAME, passed).comment == "checked by: a translator"
    assert merged(NAME, replace(passed, english=("Name",))).comment == tool.UNVERIFIED


def test_a_text_that_is_gone_loses_its_entry():
    gone = replace(NAME, context="field:gone", texts=("Enw",))

    left = [entry.context for entry in tool.welsh({NAME.context: NAME}, {gone.context: gone}, ())]

    assert left == [NAME.context]


def test_a_text_that_begins_to_count_is_translated_anew():
    single = Entry(COUNT.context, ("errors",), ("gwallau",))

    assert merged(COUNT, single).texts == ("",) * 6


def test_english_is_filled_in_with_printed_apostrophes():
    assert next(tool.english({NAME.context: NAME})).texts == ("Child’s name",)


def test_welsh_gets_printed_apostrophes():
    assert merged(NAME, replace(NAME, texts=("Enw'r plentyn",))).texts == ("Enw’r plentyn",)


def test_one_context_cannot_hold_two_texts():
    with pytest.raises(SystemExit, match="field:name"):
        tool.collected([("field:name", "Name"), ("field:name", "Full name")])


def test_a_text_may_be_declared_twice_alike():
    assert len(tool.collected([("field:name", "Name"), ("field:name", "Name")])) == 1


def test_a_text_without_words_is_refused():
    with pytest.raises(SystemExit, match="field:name"):
        tool.collected([("field:name", "")])


@pytest.mark.parametrize("kind", ["field:", "help:", "section:", "choice:", "PEP0", "view:", "cli:"])
def test_every_kind_of_text_is_collected(kind: str):
    assert any(context.startswith(kind) for context, _ in tool.texts())


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the catalogues to spoil."""
    return Path(shutil.copytree(tool.TRANSLATIONS, tmp_path / "translations"))


def respelt(folder: Path, change: Catalogue) -> None:
    entries = catalogue.read((folder / "cy.po").read_text(encoding="utf-8")) | change
    (folder / "cy.po").write_text(catalogue.write("cy", entries.values()), encoding="utf-8")


def test_the_catalogues_are_complete_and_in_step():
    assert list(tool.complaints(tool.TRANSLATIONS)) == []


def test_a_catalogue_that_lacks_a_text_is_stale(copied: Path):
    (copied / "pepdocs.pot").write_text(catalogue.write("", []), encoding="utf-8")

    found = list(tool.complaints(copied))

    assert "translations/pepdocs.pot is stale: run tools/extract_messages.py" in found


def test_a_catalogue_that_is_not_there_is_stale(copied: Path):
    (copied / "en.po").unlink()

    assert any("en.po is stale" in line for line in tool.complaints(copied))


@pytest.mark.parametrize(
    ("texts", "fuzzy", "complaint"),
    [(("",), False, "has no Welsh"), (("Tudalen",), True, "look at its Welsh")],
)
def test_welsh_that_is_missing_or_doubted_is_complained_of(
    copied: Path, texts: tuple[str, ...], fuzzy: bool, complaint: str
):
    respelt(copied, {"view:page": Entry("view:page", ("Page",), texts, fuzzy=fuzzy)})

    assert any("view:page" in line and complaint in line for line in tool.complaints(copied))


def test_the_wording_of_every_kind_of_finding_is_collected():
    source = Path(tool.__file__).parent.parent / "src"
    written = "".join(file.read_text(encoding="utf-8") for file in source.rglob("*.py"))
    numbers = set(re.findall(r'Code\(\s*"(PEP\d+)"', written))

    collected = {context.removesuffix(".message") for context, _ in tool.findings()}

    assert len(numbers) > 50
    assert numbers <= collected

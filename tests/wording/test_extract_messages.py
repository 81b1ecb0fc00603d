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
from pepdocs.wording.catalogue import Message
from pepdocs.wording.english import sources

TERMS = (Term("target", "targed", verified=True, source="a website"), Term("who", "pwy", verified=False, source="ours"))
NAME = Message("field:name", ("Child's name",))
COUNT = Message("cli:errors", ("{n} error", "{n} errors"))


def merged(message: Message, known: Message | None) -> Message:
    """What becomes of `message` in Welsh, where `known` was there."""
    before = {message.context: known} if known else {}
    return next(tool.welsh({message.context: message}, before, TERMS))


@pytest.mark.parametrize(
    ("message", "known", "texts"),
    [
        (NAME, None, ("",)),
        (COUNT, None, ("",) * 6),
        (COUNT, Message(COUNT.context, ("errors",), ("gwallau",)), ("",) * 6),
        (NAME, replace(NAME, texts=("Enw'r plentyn",)), ("Enw’r plentyn",)),
    ],
    ids=["a new text", "a new count", "a text that begins to count", "a straight apostrophe"],
)
def test_welsh_gets_the_forms_and_apostrophes_that_it_needs(
    message: Message, known: Message | None, texts: tuple[str, ...]
):
    assert merged(message, known).texts == texts


def test_known_welsh_is_kept_and_marked_for_a_translator():
    kept = merged(NAME, replace(NAME, texts=("Enw’r plentyn",)))

    assert (kept.texts, kept.comment, kept.fuzzy) == (("Enw’r plentyn",), tool.UNVERIFIED, False)


def test_welsh_of_changed_english_is_fuzzy():
    assert merged(NAME, replace(NAME, english=("Name",), texts=("Enw",))).fuzzy


def test_fuzzy_welsh_stays_fuzzy():
    assert merged(NAME, replace(NAME, texts=("Enw",), fuzzy=True)).fuzzy


@pytest.mark.parametrize(
    ("welsh", "comment"),
    [("Targed", "verified: a website"), ("targed", "verified: a website"), ("Pwy", tool.UNVERIFIED)],
)
def test_welsh_that_is_a_verified_term_says_where_it_was_seen(welsh: str, comment: str):
    assert merged(NAME, replace(NAME, texts=(welsh,))).comment == comment


def test_a_translators_own_mark_is_kept_until_the_english_changes():
    passed = replace(NAME, texts=("Enw",), comment="checked by: a translator")

    assert merged(NAME, passed).comment == "checked by: a translator"
    assert merged(NAME, replace(passed, english=("Name",))).comment == tool.UNVERIFIED


def test_a_text_that_is_gone_loses_its_entry():
    gone = replace(NAME, context="field:gone", texts=("Enw",))

    left = [message.context for message in tool.welsh({NAME.context: NAME}, {gone.context: gone}, ())]

    assert left == [NAME.context]


@pytest.mark.parametrize("texts", [("Name", "Full name"), ("",)])
def test_two_texts_in_one_context_and_a_text_without_words_are_refused(texts: tuple[str, ...]):
    with pytest.raises(SystemExit, match="field:name"):
        tool.template(("field:name", text) for text in texts)


def test_a_text_may_be_declared_twice_alike():
    assert len(tool.template([("field:name", "Name"), ("field:name", "Name")])) == 1


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the catalogues to damage."""
    return Path(shutil.copytree(tool.TRANSLATIONS, tmp_path / "translations"))


def write_welsh(folder: Path, messages: catalogue.Catalogue) -> None:
    (folder / "cy.po").write_text(catalogue.write("cy", messages.values()), encoding="utf-8")


def test_the_catalogues_are_complete_and_in_step():
    assert list(tool.complaints(tool.TRANSLATIONS)) == []


def test_a_catalogue_that_lacks_a_text_is_stale(copied: Path):
    write_welsh(copied, {})

    assert "translations/cy.po is stale: run tools/extract_messages.py" in list(tool.complaints(copied))


@pytest.mark.parametrize(
    ("texts", "fuzzy", "complaint"), [(("",), False, "has no Welsh"), (("Tudalen",), True, "look at its Welsh")]
)
def test_welsh_that_is_missing_or_fuzzy_is_complained_of(
    copied: Path, texts: tuple[str, ...], fuzzy: bool, complaint: str
):
    write_welsh(copied, catalogue.load("cy") | {"view:page": Message("view:page", ("Page",), texts, fuzzy=fuzzy)})

    assert any("view:page" in line and complaint in line for line in tool.complaints(copied))


def test_what_is_written_is_in_step_and_holds_the_english_that_is_used(copied: Path):
    write_welsh(copied, catalogue.load("cy"))

    tool.write(copied)

    assert list(tool.complaints(copied)) == []
    assert catalogue.read((copied / "en.po").read_text(encoding="utf-8")) == catalogue.load("en")
    template = catalogue.read((copied / "pepdocs.pot").read_text(encoding="utf-8"))
    assert template.keys() == catalogue.load("en").keys()
    assert not any(message.translated for message in template.values())


@pytest.mark.parametrize("kind", ["field:", "help:", "section:", "choice:", "PEP0", "THM", "ACC", "view:", "cli:"])
def test_every_kind_of_text_is_collected(kind: str):
    assert any(context.startswith(kind) for context, _ in sources.texts())


def test_the_wording_of_every_kind_of_finding_is_collected():
    source = Path(tool.__file__).parent.parent / "src"
    written = "".join(file.read_text(encoding="utf-8") for file in source.rglob("*.py"))
    numbers = set(re.findall(r'Code\(\s*"(PEP\d+)"', written))

    collected = {context.removesuffix(".message") for context, _ in sources.findings()}

    assert len(numbers) > 50
    assert numbers <= collected

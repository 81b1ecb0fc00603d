"""Catalogue files: read, written, shipped."""

from __future__ import annotations

import dataclasses
import subprocess
import sys

import pytest

from pepdocs.wording import catalogue
from pepdocs.wording.catalogue import Message
from pepdocs.wording.english.sources import texts

ENTRIES = (
    Message("view:b", ("Name",), ("Enw",), "verified: somewhere"),
    Message("view:a", ("{n} day", "{n} days"), ("0", "1", "2", "3", "6", "x"), fuzzy=True),
    Message("view:c", ('A "quoted"\nline \\ ŵ',), ("Llinell\n“ŷ”",)),
    Message("view:d", ("Not yet",)),
)


def test_a_written_catalogue_can_be_read():
    again = catalogue.read(catalogue.write("cy", ENTRIES))

    assert again == {entry.context: entry for entry in ENTRIES}


def test_entries_are_in_order_of_context():
    assert list(catalogue.read(catalogue.write("cy", ENTRIES))) == [f"view:{x}" for x in "abcd"]


def test_equal_entries_make_an_equal_file():
    assert catalogue.write("cy", ENTRIES) == catalogue.write("cy", reversed(ENTRIES))


def test_a_catalogue_carries_no_date():
    content = catalogue.write("cy", ENTRIES)

    assert "Date" not in content


@pytest.mark.parametrize("lang", ["cy", "en"])
def test_the_shipped_catalogue_is_whole(lang: str):
    shipped = catalogue.load(lang)

    assert len(shipped) > 200
    assert [entry.context for entry in shipped.values() if not entry.translated] == []


def test_both_languages_have_the_same_contexts():
    assert catalogue.load("cy").keys() == catalogue.load("en").keys()


def test_english_is_the_declared_text_with_printed_apostrophes():
    declared = dict(texts())

    assert declared["error.no_name"] == "A name is missing here."
    for context, message in catalogue.load("en").items():
        english = (declared[context],) if isinstance(declared[context], str) else declared[context]
        assert message.english == english
        assert message.texts == tuple(text.replace("'", "’") for text in english)


def test_a_text_is_found_without_loading_the_schema():
    program = "import sys; from pepdocs.wording import Speaker; Speaker('en').text('cli:check'); print(*sys.modules)"

    loaded = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout.split()

    assert "pepdocs.wording.english.cli" in loaded
    assert not {"pydantic", "polib"} & {*loaded}


def test_an_entry_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        ENTRIES[0].context = "view:other"

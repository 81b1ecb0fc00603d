"""Catalogue files: read, written, shipped."""

from __future__ import annotations

import dataclasses

import pytest

from pepdocs.wording import catalogue
from pepdocs.wording.catalogue import Entry

ENTRIES = (
    Entry("view:b", ("Name",), ("Enw",), "verified: somewhere"),
    Entry("view:a", ("{n} day", "{n} days"), ("0", "1", "2", "3", "6", "x"), fuzzy=True),
    Entry("view:c", ('A "quoted"\nline \\ ŵ',), ("Llinell\n“ŷ”",)),
    Entry("view:d", ("Not yet",)),
)


def test_what_is_written_is_read_again():
    again = catalogue.read(catalogue.write("cy", ENTRIES))

    assert again == {entry.context: entry for entry in ENTRIES}


def test_entries_stand_in_order_of_context():
    assert list(catalogue.read(catalogue.write("cy", ENTRIES))) == [f"view:{x}" for x in "abcd"]


def test_equal_entries_make_an_equal_file():
    assert catalogue.write("cy", ENTRIES) == catalogue.write("cy", reversed(ENTRIES))


def test_a_catalogue_carries_no_date():
    written = catalogue.write("cy", ENTRIES)

    assert "Date" not in written


@pytest.mark.parametrize("lang", ["cy", "en"])
def test_the_shipped_catalogue_is_whole(lang: str):
    shipped = catalogue.load(lang)

    assert len(shipped) > 200
    assert [entry.context for entry in shipped.values() if not entry.translated] == []


def test_both_languages_say_the_same_things():
    assert catalogue.load("cy").keys() == catalogue.load("en").keys()


def test_an_entry_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        ENTRIES[0].context = "view:other"

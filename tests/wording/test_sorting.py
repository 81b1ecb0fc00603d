"""Welsh alphabetical order and initials."""

from __future__ import annotations

import random
import unicodedata

import pytest

from pepdocs.wording.sorting import initials, key

REFERENCE = """
agor angen anghenion allan amser Bangor cath cer cyw chwaer dŵr dydd dyn ddoe fan fy ffôn gwaith
ngwaith Ieuan Jones Kate Lerpwl lôn lwc Llangollen llan Llanelli pensil pwy phwy Rowan rugby rwy
rhosyn Rhys tŷ tyn theatr wyn ŵyn ysgol Zoe
""".split()
"""The order of ICU 72.1 for Welsh."""


def shuffled(words: list[str]) -> list[str]:
    return random.Random(7).sample(words, len(words))


def test_words_are_in_the_order_of_the_welsh_alphabet():
    assert sorted(shuffled(REFERENCE), key=key) == REFERENCE


def test_the_english_order_is_different():
    assert sorted(REFERENCE, key=str.casefold) != REFERENCE


def test_decomposed_accents_sort_as_composed_ones():
    decomposed = [unicodedata.normalize("NFD", word) for word in REFERENCE]

    assert sorted(shuffled(decomposed), key=key) == decomposed


def test_a_joiner_keeps_two_letters_apart():
    joined = "Llan\N{COMBINING GRAPHEME JOINER}gollen"

    assert sorted([joined, "Llanelli", "Llangollen"], key=key) == ["Llangollen", "Llanelli", joined]


def test_numbers_are_before_letters_and_other_scripts_after():
    assert sorted(["ysgol", "سلمى", "3 cham"], key=key) == ["3 cham", "ysgol", "سلمى"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Llŷr Dafydd", "Ll.D."),
        ("Rhys", "Rh."),
        ("ŵyn", "Ŵ."),
        ("CHWEFROR", "Ch."),
        ("Elin (Eli) Mai", "E.E.M."),
        ("T\N{COMBINING GRAPHEME JOINER}heo", "T."),
        ("  ", ""),
    ],
)
def test_initials_are_whole_welsh_letters(name: str, expected: str):
    assert initials(name) == expected


def test_initials_of_decomposed_letters_keep_their_accent():
    assert initials(unicodedata.normalize("NFD", "Ŵyn Êl")) == "Ŵ.Ê."

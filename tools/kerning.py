"""Gives accented letters the kerning of their base letters.

A split web font kerns only within its own file, so after joining "Ty" is kerned and "Tŷ" is not.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from fontTools.ttLib import TTFont

PAIR_LOOKUP, EXTENSION_LOOKUP = 2, 9
SINGLE_PAIRS, CLASS_PAIRS = 1, 2


def spread_kerning(font: TTFont) -> None:
    """Add every accented letter without kerning pairs to those of its base letter."""
    if "GPOS" not in font or font["GPOS"].table.FeatureList is None:
        return
    letters = accented(font)
    order = font.getReverseGlyphMap()
    for subtable in kerning_subtables(font["GPOS"].table):
        if subtable.Format == SINGLE_PAIRS:
            spread_single(subtable, letters, order)
        elif subtable.Format == CLASS_PAIRS:
            spread_classes(subtable, letters, order)


def accented(font: TTFont) -> dict[str, str]:
    """Return the glyph names of accented letters, each with that of its base letter."""
    cmap = font.getBestCmap()
    bases = {c: unicodedata.normalize("NFD", chr(c)) for c in cmap}
    return {cmap[c]: cmap[ord(whole[0])] for c, whole in bases.items() if len(whole) > 1 and ord(whole[0]) in cmap}


def kerning_subtables(gpos: Any) -> Iterator[Any]:
    """Yield every pair subtable that the kern feature uses."""
    lookups = sorted(
        {
            index
            for record in gpos.FeatureList.FeatureRecord
            if record.FeatureTag == "kern"
            for index in record.Feature.LookupListIndex
        }
    )
    for index in lookups:
        for subtable in gpos.LookupList.Lookup[index].SubTable:
            plain = subtable.ExtSubTable if subtable.LookupType == EXTENSION_LOOKUP else subtable
            if plain.LookupType == PAIR_LOOKUP:
                yield plain


def spread_single(subtable: Any, letters: dict[str, str], order: dict[str, int]) -> None:
    """Copy the pairs of single letters to their accented forms, on both sides."""
    pairs = dict(zip(subtable.Coverage.glyphs, subtable.PairSet, strict=True))
    for pair_set in pairs.values():
        records = {record.SecondGlyph: record for record in pair_set.PairValueRecord}
        for letter, base in letters.items():
            if base in records and letter not in records:
                records[letter] = deepcopy(records[base])
                records[letter].SecondGlyph = letter
        pair_set.PairValueRecord = [records[name] for name in sorted(records, key=order.__getitem__)]
        pair_set.PairValueCount = len(records)
    for letter, base in letters.items():
        if base in pairs and letter not in pairs:
            pairs[letter] = deepcopy(pairs[base])
    subtable.Coverage.glyphs = sorted(pairs, key=order.__getitem__)
    subtable.PairSet = [pairs[name] for name in subtable.Coverage.glyphs]
    subtable.PairSetCount = len(subtable.PairSet)


def spread_classes(subtable: Any, letters: dict[str, str], order: dict[str, int]) -> None:
    """Put accented letters in the kerning classes of their base letters, on both sides."""
    covered = set(subtable.Coverage.glyphs)
    first, second = subtable.ClassDef1.classDefs, subtable.ClassDef2.classDefs
    for letter, base in letters.items():
        if base in covered and letter not in covered:
            covered.add(letter)
            if base in first:
                first[letter] = first[base]
        if base in second:
            second.setdefault(letter, second[base])
    subtable.Coverage.glyphs = sorted(covered, key=order.__getitem__)

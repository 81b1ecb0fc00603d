"""Gives glyphs the kerning of those that they are variants of.

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


def spread_kerning(font: TTFont, variants: dict[str, str]) -> None:
    """Add every variant without kerning pairs, such as an accented letter, to those of its base glyph."""
    if "GPOS" not in font or font["GPOS"].table.FeatureList is None:
        return
    order = font.getReverseGlyphMap()
    for subtable in kerning_subtables(font["GPOS"].table):
        if subtable.Format == SINGLE_PAIRS:
            spread_single(subtable, variants, order)
        elif subtable.Format == CLASS_PAIRS:
            spread_classes(subtable, variants, order)


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


def spread_single(subtable: Any, variants: dict[str, str], order: dict[str, int]) -> None:
    """Copy the pairs of single glyphs to their variants, on both sides."""
    pairs = dict(zip(subtable.Coverage.glyphs, subtable.PairSet, strict=True))
    for pair_set in pairs.values():
        records = {record.SecondGlyph: record for record in pair_set.PairValueRecord}
        for variant, base in variants.items():
            if base in records and variant not in records:
                records[variant] = deepcopy(records[base])
                records[variant].SecondGlyph = variant
        pair_set.PairValueRecord = [records[name] for name in sorted(records, key=order.__getitem__)]
        pair_set.PairValueCount = len(records)
    for variant, base in variants.items():
        if base in pairs and variant not in pairs:
            pairs[variant] = deepcopy(pairs[base])
    subtable.Coverage.glyphs = sorted(pairs, key=order.__getitem__)
    subtable.PairSet = [pairs[name] for name in subtable.Coverage.glyphs]
    subtable.PairSetCount = len(subtable.PairSet)


def spread_classes(subtable: Any, variants: dict[str, str], order: dict[str, int]) -> None:
    """Put variants in the kerning classes of their base glyphs, on both sides."""
    covered = set(subtable.Coverage.glyphs)
    first, second = subtable.ClassDef1.classDefs, subtable.ClassDef2.classDefs
    for variant, base in variants.items():
        if base in covered and variant not in covered:
            covered.add(variant)
            if base in first:
                first[variant] = first[base]
        if base in second:
            second.setdefault(variant, second[base])
    subtable.Coverage.glyphs = sorted(covered, key=order.__getitem__)

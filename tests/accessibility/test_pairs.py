"""What readers were found to get wrong of finished files: each fault is found, and what is like it and sound is not."""

from __future__ import annotations

import pytest

from accessibility import pdf_pairs, small_pdf, word_pairs
from accessibility.reported import numbers
from pepdocs.accessibility.pdf import examine as of_pdf
from pepdocs.accessibility.word import examine as of_word

PDF_PAIRS = pytest.mark.parametrize("pair", pdf_pairs.PAIRS, ids=str)
WORD_PAIRS = pytest.mark.parametrize("pair", word_pairs.PAIRS, ids=str)


@PDF_PAIRS
def test_a_fault_in_a_pdf_is_found(pair: pdf_pairs.Pair):
    assert pair.kind.number in numbers(of_pdf.examine(pair.faulty))


@PDF_PAIRS
def test_a_sound_neighbour_in_a_pdf_is_no_barrier(pair: pdf_pairs.Pair):
    met = numbers(of_pdf.examine(pair.sound))

    assert "ACC101" not in met
    assert pair.kind.number not in met


@WORD_PAIRS
def test_a_fault_in_a_word_file_is_found(pair: word_pairs.Pair):
    assert pair.kind.number in numbers(of_word.examine(word_pairs.document(pair.faulty)))


@WORD_PAIRS
def test_a_sound_neighbour_in_a_word_file_is_no_barrier(pair: word_pairs.Pair):
    met = numbers(of_word.examine(word_pairs.document(pair.sound)))

    assert "ACC101" not in met
    assert pair.kind.number not in met


@pytest.mark.parametrize("signs", ["a", "@", "a@b.", "www.", "http://", "a\u00ad", "0123 ", " \n", "a@a-", "-a", "1."])
def test_a_text_of_signs_without_end_is_searched_quickly(signs: str):
    long = small_pdf.written(small_pdf.node("P", signs * 5000))

    assert "ACC101" not in numbers(of_pdf.examine(long))


@pytest.mark.parametrize("pairs", [pdf_pairs.PAIRS, word_pairs.PAIRS], ids=["pdf", "word"])
def test_each_pair_is_another_one(pairs):
    assert len({str(pair) for pair in pairs}) == len(pairs) > 20
    assert [str(pair) for pair in pairs if pair.faulty == pair.sound] == []

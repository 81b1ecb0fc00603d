"""The Welsh alphabet: its order, and its letters of two characters (digraphs).

A name in which such characters are two letters (Llan-gollen, Ban-gor) has a combining grapheme
joiner (U+034F) between them.
"""

from __future__ import annotations

import re
import unicodedata

ALPHABET = (
    "a b c ch d dd e f ff g ng h i j k l ll m n o p ph q r rh s t th u v w x y z"
).split()  # fmt: skip
RANK = {letter: rank for rank, letter in enumerate(ALPHABET)}
DIGRAPHS = tuple(letter for letter in ALPHABET if len(letter) > 1)
JOINER = "\N{COMBINING GRAPHEME JOINER}"
BEYOND = len(ALPHABET)

LETTER = re.compile("|".join((*DIGRAPHS, ".")), re.DOTALL)

WORD = re.compile(r"[^\W\d_]\S*")

Key = tuple[tuple[int, str], ...]


def key(text: str) -> tuple[Key, str]:
    """Return the key that sorts `text` by the Welsh alphabet; accents count only between equals."""
    plain = _unaccented(text.casefold())
    letters = (letter for letter in LETTER.findall(plain) if letter.isalnum())
    return tuple((RANK.get(letter, _outside(letter)), letter) for letter in letters), text


def initials(name: str) -> str:
    """Return the initials of `name`: "Ll.D." of Llŷr Dafydd, "Rh." of Rhys."""
    words = WORD.findall(unicodedata.normalize("NFC", name))
    firsts = (_first_letter(word) for word in words)
    return "".join(f"{first}." for first in firsts)


def _first_letter(word: str) -> str:
    digraph = word[:2].lower() in DIGRAPHS
    return word[: 2 if digraph else 1].capitalize()


def _outside(letter: str) -> int:
    """Return the rank of a character outside the alphabet: digits first, other scripts last."""
    return -1 if letter.isdigit() else BEYOND


def _unaccented(text: str) -> str:
    """Return `text` without accents but with joiners, which keep two letters apart."""
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(sign for sign in decomposed if sign == JOINER or not unicodedata.combining(sign))

"""Tell the language of a name that is made of known words only, such as that of a service."""

from __future__ import annotations

import re
from typing import Literal

BOTH_TERMS = frozenset("a am i o person plant staff".split())
"""Words that are found in names of services in either language."""

WELSH_TERMS = BOTH_TERMS | frozenset(
    "ac addysg adolygu adran annibynnol ar arbennig athrawes athro awdurdod blynyddoedd bwrdd canolfan cefnogaeth "
    "cefnogi coleg cyfiawnder cymdeithasol cymorth cymuned cymunedol cyngor cynnar cynorthwyol cynradd derbyn "
    "dynodedig ef ei eu fe fo gofal gofalwr gofalwyr gwaith gwasanaeth gwasanaethau gweithiwr heddlu hi hithau "
    "iechyd ieuenctid ifanc lleol maeth meddwl nhw nyrs pennaeth plant pobl prifysgol rhieni rhithwir seicolegydd "
    "sir swyddfa swyddog teulu teuluoedd therapydd theuluoedd tîm uwchradd y ymddygiad yn yntau yr ysbyty ysgol "
    "ysgolion".split()
)
"""Words of which Welsh names of services and roles are made, and pronouns."""

ENGLISH_TERMS = BOTH_TERMS | frozenset(
    "adviser advisory and assistant authority board care carer carers centre child children children's college "
    "community council county department designated education educational families family for foster fostering he "
    "head health her hers him his hospital housing independent justice lead local mental mentor nurse of office "
    "officer parents police primary psychologist psychology reviewing school schools secondary service services she "
    "social special support teacher team the their theirs them therapist therapy they university virtual with work "
    "worker young youth".split()
)
"""Words of which English names of services and roles are made, and pronouns."""

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
TERM = re.compile(r"(?:[^\W\d_]|[ \xa0/,&'’.-])+")
"""Letters, and the signs between the words of a name."""


def term_language(text: str) -> Literal["cy", "en", ""]:
    """Return the language of a name such as `Children's Services`, or "" if a word of it may be of either.

    All of its words are known, two at least: a name with a word that is not, such as a place, has no language.
    """
    found = WORD.findall(text) if TERM.fullmatch(text) else []
    words = [word.casefold().replace("’", "'") for word in found]
    if len(words) < 2 or any(len(word) > 1 and word.isupper() for word in found):
        return ""
    terms: tuple[tuple[Literal["cy", "en"], frozenset[str]], ...] = (("cy", WELSH_TERMS), ("en", ENGLISH_TERMS))
    known = [lang for lang, some in terms if some.issuperset(words)]
    return known[0] if len(known) == 1 else ""

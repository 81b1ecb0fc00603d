"""Guess whether a text is Welsh or English, and tell which language tags exist.

A guess needs enough evidence: function words that the other language does not have, and spellings
that it does not use. There is none for names, numbers, short texts, and texts in both languages.
"""

from __future__ import annotations

import re
from typing import Literal

from pepdocs.base.term_language import WORD

Guess = Literal["cy", "en"]

ENOUGH = 4
"""The words that have to be evidence for a language."""
KINDS = 3
"""The different words among them."""
SHARE = 0.2
"""The part of all words that has to be evidence for a language."""
RIVAL = 0.15
"""The part of the evidence that may be for the other language."""
NAMES = 0.5
"""The part of capitalised words from which a text is a list of names."""

WELSH = frozenset(
    "ac amdanat amdanaf amdano ar ato bawb bod bob bobl bydd byddai byddwn byth cael cafodd cyn "
    "chafodd chi ddim ddylai dros drwy dw dydy dylai dyw ei eich ein eisiau eisoes ers eto eu fe fel "
    "felly fod fy fydd fyddai fyny gael gan gennyf ganddo ganddi gen ger gyda gyda'r gyfer gyntaf "
    "gwneud heb hefyd heblaw hoffai hoffwn hon hwn hwnnw honno hyd hyn hynny iawn iddi iddo iddyn "
    "ifanc imi lawr mae mae'n mae'r maen maent mewn mwy nac nad neb nes neu nhw nid oedd oedden oes "
    "ond oni os pam pawb petai pob pryd pwy roedd rwy'n rwyf rwyt rydw rydych rydyn rydym sut "
    "sy sy'n sydd tra trwy tuag unrhyw wedi wedi'i wedi'u weithiau wneud wrth wrtho wrthi wrthyf wyt "
    "y yw'r ychydig ydw ydy ydych ydyn yma yn yno yr yw ymhen i'r o'r a'r â'r dw'i erbyn yna efallai "
    "beth bethau dda ddoe fory heddiw hun hunan hwy i'w o'i a'i yn'r na'r".split()
)
"""Welsh words that are not English words."""

ENGLISH = frozenset(
    "about after again against also although always and another any are aren't asked because been "
    "before being between both but by could couldn't didn't doing doesn't don't down during each every "
    "everyone feel feels few first for from further get gets given has have haven't having help helps "
    "her's he's his how i'd i'll i'm i've if in into isn't it's its just know like likes made make many "
    "more most much must needs never nor not nothing now of often once only or other our out over "
    "own people quite really said says she she's should shouldn't since some something soon still such "
    "than that that's the their them then there there's these they they're thing things think this "
    "those through told too under until up upon very wants was wasn't well were weren't what when "
    "where whether which while who whole whose why will with within without won't work would wouldn't "
    "yet you you're your yours".split()
)
"""English words that are not Welsh words, as `is`, `at`, `to`, `had`, `her` and `does` are."""

WELSH_SPELLING = re.compile(
    r"[ŵŷ]|^(?:ngh|mh|nh|ng|rh|ll|dd|ff|chw|wy)|(?:dd|wyd|wch|aeth|iaid|iau|oedd|nt)$|ddi|ddy|ydd|wyb|aethn"
)
ENGLISH_SPELLING = re.compile(r"[kqvxz]|sh|ck|tion|ght|(?:ing|ed|ly|ful|ness)$|ou|oo|ee")
"""Spellings of only one language, searched for in lower-case words, since names follow neither."""

QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]{3,}’(?!\w)|«[^»]*»")
TOKEN = re.compile(r"\S+")
SCHEME = re.compile(r"https?://\S|www\.\S")

LOST = re.compile(
    r"(?<![\w?'’])(?i:[bcdfghlmnprstw]{1,4}|si)\?[a-z]|(?<!\S)\?[a-z]"
    r"|(?<![\w?'’])(?:[tTdD]|nh|th)\?(?!\w)"
    r"|[^\W\d_]\ufffd|\ufffd[^\W\d_]|Å[µ·´¶]|Ã[¢´®ª]|â€™"
)
"""A question mark in place of a vowel, as in d?r and t?; or one letter decoded as two."""

TAG = re.compile(
    r"([A-Za-z]{2,3})(?:-[A-Za-z]{3}){0,3}(?:-[A-Za-z]{4})?(?:-([A-Za-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*(?:-[A-WY-Za-wy-z0-9](?:-[A-Za-z0-9]{2,8})+)*"
    r"(?:-[xX](?:-[A-Za-z0-9]{1,8})+)?"
)
TWO_LETTERS = frozenset(
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da "
    "de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz "
    "ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln "
    "lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi "
    "pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti "
    "tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu".split()
)
NO_REGIONS = frozenset({"UK", "EN", "XX"})
"""Codes mistaken for countries; the United Kingdom is GB."""


def looks(text: str) -> Guess | None:
    """Return the language of a text, or `None` without enough evidence."""
    words = _words(text)
    welsh = [word for word in words if word in WELSH or _spelt(word, WELSH_SPELLING)]
    english = [word for word in words if word in ENGLISH or _spelt(word, ENGLISH_SPELLING)]
    if _is_sure(welsh, words, WELSH, len(english)):
        return "cy"
    return "en" if _is_sure(english, words, ENGLISH, len(welsh)) else None


def has_lost_letter(text: str) -> bool:
    """Return whether a letter such as ŵ or ŷ seems to have been lost in conversion: t? for tŷ."""
    return LOST.search(_without_addresses(text)) is not None


def exists(tag: str) -> bool:
    """Return whether a language tag is well formed (BCP 47), and its language and country are known."""
    match = TAG.fullmatch(tag)
    if match is None:
        return False
    language, region = match[1].lower(), (match[2] or "").upper()
    return (len(language) == 3 or language in TWO_LETTERS) and region not in NO_REGIONS


def primary(tag: str) -> str:
    """Return the language of a tag without its country: `cy` for `cy-GB`."""
    return tag.replace("_", "-").split("-")[0].lower()


def _words(text: str) -> list[str]:
    """Return the lower-case words of a text outside quotations and addresses, none if most are names."""
    own = QUOTED.sub(" ", _without_addresses(text.replace("\u00ad", "")))
    words = [word.replace("’", "'") for word in WORD.findall(own)]
    lower = [word for word in words if word.islower()]
    return lower if len(lower) > NAMES * len(words) else []


def _without_addresses(text: str) -> str:
    """Return a text without its web and e-mail addresses, in a time that grows with its length only."""
    return TOKEN.sub(lambda found: " " if _is_address(found[0]) else found[0], text)


def _is_address(token: str) -> bool:
    """Return whether there is a sign of an address between two spaces: `a@b`, `www.a`, `a.b/c`."""
    dot = token.find(".", 1)
    has_path = dot > 0 and token.rfind("/") > dot + 1
    return "@" in token[1:-1] or has_path or SCHEME.search(token) is not None


def _spelt(word: str, spelling: re.Pattern[str]) -> bool:
    return len(word) > 3 and spelling.search(word) is not None


def _is_sure(evidence: list[str], words: list[str], known: frozenset[str], against: int) -> bool:
    """Return whether there is enough evidence for a language, and little for the other."""
    distinct = set(evidence)
    return (
        len(evidence) >= ENOUGH
        and len(distinct) >= KINDS
        and len(distinct & known) >= 2
        and len(evidence) >= SHARE * len(words)
        and against <= RIVAL * len(evidence)
    )

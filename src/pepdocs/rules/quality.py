"""The quality of what was written, as far as a program can be sure of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pepdocs.findings.model import Finding
from pepdocs.findings.rules import NOT_MEASURABLE, PLACEHOLDER, SAME_TEXT
from pepdocs.rules.located import Reading, blank, label
from pepdocs.schema.declare import Level
from pepdocs.schema.kinds import LocalText, said
from pepdocs.schema.sections.targets import TargetRecord


def _any_of(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words.split())})\b", re.IGNORECASE)


VAGUE = _any_of(
    "improve improved improving better progress develop developing try trying confident "
    "gwella wella gwell well datblygu ddatblygu cynnydd gynnydd chynnydd ceisio geisio hyderus"
)
"""Words that say in which direction, not how far, in English and in Welsh with mutations."""

MEASURE = _any_of(
    r"\w*\d\w* one two three four five six seven eight nine ten twelve once twice both all every "
    "each half third thirds quarter quarters daily weekly monthly until by without "
    "un dau ddau dwy ddwy tri dri thri tair dair thair pedwar bedwar phedwar pedair bedair phedair "
    "pum bum phum pump bump phump chwe chwech saith wyth naw deg ddeg unwaith dwywaith ddwywaith "
    "teirgwaith deirgwaith hanner traean chwarter pob bob erbyn heb"
)
"""Words and figures that make it possible to say whether something has been reached."""

PLACEHOLDERS = frozenset(
    "tbc|tba|tbd|n/a|na|none|nil|dim|xxx|todo|pending|unknown|??|???|--|…|"
    "to be confirmed|i'w gadarnhau|i’w gadarnhau|not known|ddim yn gwybod".split("|")
)
"""What is typed to fill a space, in English and in Welsh; so is any single character."""


def targets_can_be_measured(reading: Reading) -> Iterator[Finding]:
    """What success looks like, or else the target itself, can be counted or seen."""
    for index, target in enumerate(_targets(reading)):
        key = "text" if blank(target.success) else "success"
        text = getattr(target, key)
        if isinstance(text, LocalText) and all(_vague(said) for said in _readable(text)):
            yield reading.finding(NOT_MEASURABLE, "targets", index, key)


def _targets(reading: Reading) -> tuple[TargetRecord, ...]:
    return said(reading.pep.targets)


def _readable(text: LocalText) -> tuple[str, ...]:
    return tuple(said for _, said in text.texts if said.strip())


def _vague(text: str) -> bool:
    return bool(VAGUE.search(text)) and not MEASURE.search(text)


def target_is_not_its_need(reading: Reading) -> Iterator[Finding]:
    """A target does not repeat the need that it answers."""
    for index, target in enumerate(_targets(reading)):
        if target.text is None or target.need is None:
            continue
        if _folded(target.text) & _folded(target.need):
            limit = label(("targets", "need"))
            yield reading.finding(SAME_TEXT, "targets", index, "text", limit=limit)


def _folded(text: LocalText) -> frozenset[str]:
    return frozenset(" ".join(said.casefold().split()).rstrip(".") for said in _readable(text))


def nothing_is_put_off(reading: Reading) -> Iterator[Finding]:
    """What the law asks for is not answered with a place-holder."""
    for spot in reading.spots:
        level = spot.declaration.item.level(reading.pep.law, reading.pep.stage)
        if level is Level.LAW and _put_off(spot.value):
            yield reading.finding(PLACEHOLDER, *spot.loc)


def _put_off(value: object) -> bool:
    """Whether each text of a value is a place-holder."""
    texts = value if isinstance(value, list) else [value]
    words = [word for text in texts if isinstance(text, LocalText) for word in _folded(text)]
    return bool(words) and all(word in PLACEHOLDERS or len(word) < 2 for word in words)

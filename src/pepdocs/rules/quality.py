"""The quality of texts, as far as a program can judge it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pepdocs.findings.model import Finding
from pepdocs.findings.rules import NOT_MEASURABLE, PLACEHOLDER, SAME_TEXT
from pepdocs.rules.context import PlanContext, is_blank, label
from pepdocs.schema.declare import Level
from pepdocs.schema.kinds import LocalText, said
from pepdocs.schema.sections.targets import TargetRecord


def _any_of(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words.split())})\b", re.IGNORECASE)


VAGUE = _any_of(
    "improve improved improving better progress develop developing try trying confident "
    "gwella wella gwell well datblygu ddatblygu cynnydd gynnydd chynnydd ceisio geisio hyderus"
)
"""Words for a direction without an extent, in English and in Welsh with mutations."""

MEASURE = _any_of(
    r"\w*\d\w* one two three four five six seven eight nine ten twelve once twice both all every "
    "each half third thirds quarter quarters daily weekly monthly until by without "
    "un dau ddau dwy ddwy tri dri thri tair dair thair pedwar bedwar phedwar pedair bedair phedair "
    "pum bum phum pump bump phump chwe chwech saith wyth naw deg ddeg unwaith dwywaith ddwywaith "
    "teirgwaith deirgwaith hanner traean chwarter pob bob erbyn heb"
)
"""Words and figures by which one can tell whether a target has been reached."""

PLACEHOLDERS = frozenset(
    "tbc|tba|tbd|n/a|na|none|nil|dim|xxx|todo|pending|unknown|??|???|--|…|"
    "to be confirmed|i'w gadarnhau|i’w gadarnhau|not known|ddim yn gwybod".split("|")
)
"""Texts that only fill a space, in English and in Welsh; any single character counts as one too."""


def targets_can_be_measured(context: PlanContext) -> Iterator[Finding]:
    """Report a target whose success, or else whose text, cannot be counted or seen."""
    for index, target in enumerate(_targets(context)):
        key = "text" if is_blank(target.success) else "success"
        text = getattr(target, key)
        if isinstance(text, LocalText) and all(map(_is_vague, _readable(text))):
            yield context.finding(NOT_MEASURABLE, "targets", index, key)


def _targets(context: PlanContext) -> tuple[TargetRecord, ...]:
    return said(context.pep.targets)


def _readable(text: LocalText) -> tuple[str, ...]:
    return tuple(words for _, words in text.texts if words.strip())


def _is_vague(text: str) -> bool:
    return bool(VAGUE.search(text)) and not MEASURE.search(text)


def target_is_not_its_need(context: PlanContext) -> Iterator[Finding]:
    """Report a target that repeats the need it answers."""
    for index, target in enumerate(_targets(context)):
        if target.text is None or target.need is None:
            continue
        if _folded(target.text) & _folded(target.need):
            limit = label(("targets", "need"))
            yield context.finding(SAME_TEXT, "targets", index, "text", limit=limit)


def _folded(text: LocalText) -> frozenset[str]:
    return frozenset(" ".join(words.casefold().split()).rstrip(".") for words in _readable(text))


def nothing_is_put_off(context: PlanContext) -> Iterator[Finding]:
    """Report a field that the law asks for and that holds a placeholder."""
    for field in context.values:
        if context.situation.level(field.declaration.item, field.record) is Level.LAW and _is_placeholder(field.value):
            yield context.finding(PLACEHOLDER, *field.loc)


def _is_placeholder(value: object) -> bool:
    """Return whether every text of a value is a placeholder."""
    texts = value if isinstance(value, list) else [value]
    words = [word for text in texts if isinstance(text, LocalText) for word in _folded(text)]
    return bool(words) and all(word in PLACEHOLDERS or len(word) < 2 for word in words)

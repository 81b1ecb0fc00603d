"""Why a file has the state that it has, in Welsh and in English, without a word of the plan.

A summary leaves the machine that the plans are on, so that it trusts nobody's word that a fact is ours.
A fact is said only where it can be named beforehand: the label of a field, section, choice or heading
that stands in the catalogues; a citation of law that the declarations make; the one limit that a code
has. Anything else, a date or a figure above all, is left as an ellipsis.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from pepdocs.base.errors import PepdocsError
from pepdocs.base.language import CY, EN
from pepdocs.base.printable import seen
from pepdocs.batch.outcomes import Document, Why
from pepdocs.findings import reading as codes
from pepdocs.findings import rules as codes_rules
from pepdocs.findings.model import Code, Finding
from pepdocs.reading import characters, source
from pepdocs.rules import dates, meeting
from pepdocs.schema import law
from pepdocs.wording import Speaker, catalogue
from pepdocs.wording.speaker import SLOT

LEFT_OUT = "…"
LABELS = ("field:", "section:", "choice:", "view:")

LIMITS: dict[Code, frozenset[str]] = {
    code: frozenset(map(str, limits))
    for code, limits in (
        (codes.TOO_LARGE, (source.LARGEST_MB,)),
        (codes.TOO_DEEP, (source.DEEPEST,)),
        (codes.TOO_MANY, (source.MOST_VALUES,)),
        (codes.PILED, (characters.MOST_ACCENTS,)),
        (codes.TOO_LONG, (characters.MOST_WORDS,)),
        (codes_rules.FAR_AWAY, (dates.YEARS_BACK, dates.YEARS_AHEAD)),
        (codes_rules.TOO_LATE, (dates.MONTHS_TO_NEXT_MEETING,)),
        (codes_rules.CROWDED, (meeting.MANY,)),
        (codes_rules.MORE_THAN_ALL, (100,)),
    )
}
"""The figures that a finding of each kind may name, because they are in the program and in no plan."""

CITATIONS = frozenset(paragraph.citation for paragraph in law.PARAGRAPHS.values())

SAID_OTHERWISE = {"error.bug": "summary:ours"}
"""Errors that a terminal says with something below them that a summary does not have."""

SPEAKERS = {lang: Speaker(lang) for lang in (CY, EN)}


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason in both languages; that of a finding with its number and line.

    Thousands of plans have the same findings on other lines: their texts are there once.
    """

    cy: str
    en: str
    code: str = ""
    line: int = 0

    def said(self, lang: str) -> str:
        """Return the reason in one language."""
        text = self.cy if lang == CY else self.en
        if not self.code:
            return text
        facts = {"code": self.code, "line": self.line, "message": text}
        return SPEAKERS[lang].text("summary:finding", **facts)


def of_findings(findings: Iterable[Finding]) -> tuple[Reason, ...]:
    """Return what findings say: number, line, and a sentence with our own facts only."""
    return tuple(map(_found, findings))


def of_error(error: PepdocsError) -> Reason:
    """Return the sentence of an error."""
    key = SAID_OTHERWISE.get(error.key, error.key)
    facts = {name: seen(str(fact)) for name, fact in error.facts.items()}
    return _both(lambda speaker: speaker.text(key, **facts))


def of_edited(paths: Iterable[Path]) -> tuple[Reason, ...]:
    """Return which documents were changed by hand, or damaged."""
    return tuple(_edited(seen(path.name)) for path in paths)


def _edited(name: str) -> Reason:
    return _both(lambda speaker: speaker.text("summary:edited", file=name))


def of_losing(documents: Iterable[Document]) -> tuple[Reason, ...]:
    """Return which documents would lose what they have, and what that is."""
    return tuple(_lost(why, seen(each.path.name)) for each in documents for why in each.why)


def _lost(why: Why, name: str) -> Reason:
    return _both(lambda speaker: speaker.text(f"summary:guarded.{why.value}", file=name))


def of_making(why: Iterable[Why]) -> tuple[Reason, ...]:
    """Return why documents were made, each reason once and in the order in which they are declared."""
    given = frozenset(why)
    return tuple(_made_because(each) for each in Why if each in given)


@cache
def _made_because(why: Why) -> Reason:
    return _both(lambda speaker: speaker.text(f"summary:why.{why.value}"))


def _found(finding: Finding) -> Reason:
    message = _message(finding.code, finding.facts)
    return Reason(message.cy, message.en, finding.code.number, finding.at.line)


@lru_cache(maxsize=4096)
def _message(code: Code, facts: tuple[tuple[str, str], ...]) -> Reason:
    """Return a finding's sentence; many plans of a run have the same ones."""
    ours = {name: fact for name, fact in facts if is_ours(code, name, fact)}
    return _both(lambda speaker: _sentence(speaker, f"{code.number}.message", ours))


def _sentence(speaker: Speaker, context: str, facts: dict[str, str]) -> str:
    """Return what is said in a context, with an ellipsis for each fact that is not given."""
    wanted = SLOT.findall(speaker.unfilled(context))
    said = {name: _word(speaker, facts[name]) if name in facts else LEFT_OUT for name in wanted}
    return speaker.text(context, **said)


def _word(speaker: Speaker, fact: str) -> str:
    return speaker.text(fact) if fact.startswith(LABELS) else fact


def is_ours(code: Code, name: str, fact: str) -> bool:
    """Whether a fact of a finding is one of ours, whatever the plan says."""
    if fact.startswith(LABELS):
        return name in {"label", "limit"} and fact in catalogue.load(EN)
    if name == "law":
        return CITATIONS.issuperset(fact.split("; "))
    return name == "limit" and fact in LIMITS.get(code, ())


def _both(say: Callable[[Speaker], str]) -> Reason:
    return Reason(say(SPEAKERS[CY]), say(SPEAKERS[EN]))

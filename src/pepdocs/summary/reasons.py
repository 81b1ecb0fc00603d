"""The reasons for a file's state, in Welsh and in English, without a word of the plan.

A summary leaves the machine that the plans are on. So it contains a fact of a finding only if the fact is
known beforehand: the label of a field, section, choice or heading in the catalogues; a citation of law from
the declarations; the one limit of a code; the name of a file, which it contains anyway. Any other fact, such as
a date or a number, becomes an ellipsis.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from pepdocs import doctor
from pepdocs.base import error_keys
from pepdocs.base.errors import PepdocsError
from pepdocs.base.language import CY, EN
from pepdocs.base.printable import printable
from pepdocs.batch.outcomes import KeptDocument, NotHere, Why
from pepdocs.findings import reading as codes
from pepdocs.findings import rules as codes_rules
from pepdocs.findings.model import Code, Finding
from pepdocs.reading import characters, pictures, source
from pepdocs.rules import care, dates, figures, meeting, scales
from pepdocs.schema import law
from pepdocs.wording import Speaker, catalogue
from pepdocs.wording.slots import SLOT

ELLIPSIS = "…"

INSTALL = {error_keys.NO_PANGO: "doctor.pango.mend.{system}"}
"""The context of the sentence that says what to install, by the error that names what is missing."""
LABELS = ("field:", "section:", "choice:", "view:")

LIMITS: dict[Code, frozenset[str]] = {
    code: frozenset(map(str, limits))
    for code, limits in (
        (codes.TOO_LARGE, (source.LARGEST_MB,)),
        (codes.TOO_DEEP, (source.DEEPEST,)),
        (codes.TOO_MANY, (source.MOST_VALUES,)),
        (codes.PILED, (characters.MOST_ACCENTS,)),
        (codes.TOO_LONG, (characters.MOST_WORDS,)),
        *((code, (limit,)) for code, limit in pictures.LIMITS.items()),
        (codes_rules.FAR_AWAY, (dates.YEARS_BACK, dates.YEARS_AHEAD)),
        (codes_rules.TOO_LATE, (dates.MONTHS_TO_NEXT_MEETING,)),
        (codes_rules.CROWDED, (meeting.MANY,)),
        (codes_rules.MORE_THAN_ALL, (100,)),
        (codes_rules.TEXT_LANGUAGES, range(100)),
        (codes_rules.TOO_HIGH, figures.HIGHEST.values()),
        (codes_rules.OUT_OF_RANGE, care.MOST.values()),
        (codes_rules.NOT_ON_SCALE, scales.every_list()),
    )
}
"""The limits that a finding of each kind may name, because they come from the program and from no plan."""

CITATIONS = frozenset(cited for paragraph in law.PARAGRAPHS.values() for cited in (paragraph.citation, paragraph.scope))

SAID_OTHERWISE = {error_keys.BUG: "summary:ours"}
"""Errors whose message on a terminal refers to lines below it, which a summary does not have."""

SPEAKERS = {lang: Speaker(lang) for lang in (CY, EN)}


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason in both languages; that of a finding has a code and a line.

    The line is kept apart, so that thousands of plans with the same findings share their texts.
    """

    cy: str
    en: str
    code: str = ""
    line: int = 0

    def text(self, lang: str) -> str:
        """Return the reason in one language."""
        text = self.cy if lang == CY else self.en
        if not self.code:
            return text
        facts = {"code": self.code, "line": self.line, "message": text}
        return SPEAKERS[lang].text("summary:finding", **facts)


def of_findings(findings: Iterable[Finding]) -> tuple[Reason, ...]:
    """Return the reasons in findings, with our own facts only."""
    return tuple(map(_of_finding, findings))


def of_error(error: PepdocsError) -> Reason:
    """Return the reason in an error."""
    key = SAID_OTHERWISE.get(error.key, error.key)
    facts = {name: printable(str(fact)) for name, fact in error.facts.items()}
    return _both(key, **facts)


def of_edited(paths: Iterable[Path]) -> tuple[Reason, ...]:
    """Return a reason for each document that was changed by hand or damaged."""
    return tuple(_both("summary:edited", file=printable(path.name)) for path in paths)


def of_losing(documents: Iterable[KeptDocument]) -> tuple[Reason, ...]:
    """Return a reason for each property that a document would lose."""
    return tuple(
        _both(f"summary:guarded.{why.value}", file=printable(document.path.name))
        for document in documents
        for why in document.why
    )


def of_not_here(documents: Iterable[NotHere]) -> tuple[Reason, ...]:
    """Return why documents cannot be made on this computer and what to install, each reason once."""
    listed = tuple(documents)
    keys = dict.fromkeys(document.error.key for document in listed)
    contexts = (context for key in keys for context in (key, INSTALL[key].format(system=doctor.system())))
    return tuple(map(_both, (*contexts, *dict.fromkeys(map(engine_context, listed)))))


def of_engine(document: KeptDocument) -> tuple[Reason, ...]:
    """Return which engine made a PDF and why that one; nothing for a document without an engine."""
    return (_both(engine_context(document)),) if document.engine else ()


def engine_context(document: KeptDocument | NotHere) -> str:
    """Return the context of the sentence that says which engine makes a PDF, and why if that is known."""
    context = f"summary:engine.{document.engine}"
    because = f"{context}.{document.cause}"
    return because if because in catalogue.load(EN) else context


def of_making(why: Iterable[Why]) -> tuple[Reason, ...]:
    """Return the reasons for making documents, each once, in the order of `Why`."""
    given = frozenset(why)
    return tuple(_of_why(why) for why in Why if why in given)


@cache
def _of_why(why: Why) -> Reason:
    return _both(f"summary:why.{why.value}")


def _of_finding(finding: Finding) -> Reason:
    message = _message(finding.code, finding.facts)
    return Reason(message.cy, message.en, finding.code.number, finding.at.line)


@lru_cache(maxsize=4096)
def _message(code: Code, facts: tuple[tuple[str, str], ...]) -> Reason:
    """Return a finding's sentence, cached because many plans of a run have the same ones."""
    ours = {name: fact for name, fact in facts if is_ours(code, name, fact)}
    cy, en = (_sentence(SPEAKERS[lang], f"{code.number}.message", ours) for lang in (CY, EN))
    return Reason(cy, en)


def _sentence(speaker: Speaker, context: str, facts: dict[str, str]) -> str:
    """Return the text of a context, with an ellipsis for each fact that is missing."""
    slots = SLOT.findall(speaker.unfilled(context))
    texts = {
        name: speaker.text(fact) if name != "files" and fact.startswith(LABELS) else fact
        for name, fact in facts.items()
    }
    return speaker.text(context, **{name: texts.get(name, ELLIPSIS) for name in slots})


def is_ours(code: Code, name: str, fact: str) -> bool:
    """Return whether a fact of a finding comes from the program or is the name of a file, whatever the plan says."""
    if name == "files":
        return code is codes.SAME_REFERENCE
    if fact.startswith(LABELS):
        return name in {"label", "limit"} and fact in catalogue.load(EN)
    if name == "law":
        return CITATIONS.issuperset(fact.split("; "))
    return name == "limit" and fact in LIMITS.get(code, ())


def _both(context: str, /, **facts: str) -> Reason:
    return Reason(SPEAKERS[CY].text(context, **facts), SPEAKERS[EN].text(context, **facts))

"""The paragraphs of law that say what a PEP must hold, and the documents that ask for more.

Paraphrased from domain research; the numbering of the limbs is ours, the paragraphs are the law's.
Leisure is 2(3) in Wales and 2(4) in England, disruption 2(4) and 2(3): never cite one as the other.
"""

from __future__ import annotations

from dataclasses import dataclass

from pepdocs.schema.declare import Jurisdiction

WALES, ENGLAND = Jurisdiction.wales, Jurisdiction.england

SCHEDULE_2 = "WSI 2015/1818 Sch 2 para 2"
SCHEDULE_1 = "SI 2010/959 Sch 1 para 2"


@dataclass(frozen=True, slots=True)
class LawParagraph:
    """One testable limb of a paragraph of law: its id, whose law, how it is cited, what it asks for."""

    id: str
    jurisdiction: Jurisdiction
    citation: str
    asks_for: str


def _wales(id_: str, limb: str, asks_for: str) -> LawParagraph:
    return LawParagraph(id_, WALES, f"{SCHEDULE_2}{limb}", asks_for)


def _england(id_: str, limb: str, asks_for: str) -> LawParagraph:
    return LawParagraph(id_, ENGLAND, f"{SCHEDULE_1}{limb}", asks_for)


PARAGRAPHS: dict[str, LawParagraph] = {
    paragraph.id: paragraph
    for paragraph in (
        _wales("W1.institutions", "(1)", "institutions attended"),
        _wales("W1.training", "(1)", "training history"),
        _wales("W1.attendance", "(1)", "attendance record"),
        _wales("W1.conduct", "(1)", "conduct record"),
        _wales("W1.academic", "(1)", "academic achievements"),
        _wales("W1.other", "(1)", "other achievements"),
        _wales("W1.needs", "(1)", "special educational needs, if any"),
        _wales("W2.arrangements", "(2)", "existing arrangements for education and training"),
        _wales("W2.special", "(2)", "special educational provision"),
        _wales("W2.particular", "(2)", "other provision for particular needs"),
        _wales("W2.achievement", "(2)", "provision to promote achievement"),
        _wales("W3.leisure", "(3)", "leisure interests"),
        _wales("W4.change", "(4)", "whether a change is necessary, and which"),
        _wales("W4.disruption", "(4)", "what is done to keep disruption small"),
        _wales("W5.achievement", "(5)", "the appropriate person's role in promoting achievement"),
        _wales("W5.leisure", "(5)", "the appropriate person's role in promoting leisure interests"),
        _wales("W5.others", "(5)", "the role of anyone else who cares for the child"),
        LawParagraph("W.idp", WALES, "SSWB(W)A 2014 s.83(2C)", "the IDP that the local authority maintains"),
        LawParagraph("W.iro", WALES, "WSI 2015/1818 reg 5", "the name of the independent reviewing officer"),
        LawParagraph("W.ks4", WALES, "WSI 2015/1818 reg 11", "approval of a move that disrupts Key Stage 4"),
        LawParagraph("W.pathway", WALES, "WSI 2015/1818 reg 49", "the assessment of needs for the pathway plan"),
        LawParagraph("W.plan", WALES, "WSI 2015/1818 Part 7", "the pathway plan"),
        LawParagraph("W.adviser", WALES, "WSI 2015/1818 Part 7", "the personal adviser"),
        _england("E1.institutions", "(1)", "institutions attended"),
        _england("E1.training", "(1)", "training history"),
        _england("E1.attendance", "(1)", "attendance record"),
        _england("E1.conduct", "(1)", "conduct record"),
        _england("E1.academic", "(1)", "academic achievements"),
        _england("E1.other", "(1)", "other achievements"),
        _england("E1.needs", "(1)", "special educational needs, if any"),
        _england("E2.arrangements", "(2)", "existing arrangements for education and training"),
        _england("E2.special", "(2)", "special educational provision"),
        _england("E2.particular", "(2)", "other provision for particular needs"),
        _england("E2.achievement", "(2)", "provision to promote achievement"),
        _england("E3.change", "(3)", "planned changes to the arrangements"),
        _england("E3.disruption", "(3)", "provision to keep disruption small"),
        _england("E4.leisure", "(4)", "leisure interests"),
        _england("E5.achievement", "(5)", "the appropriate person's role in promoting achievement"),
        _england("E5.leisure", "(5)", "the appropriate person's role in promoting leisure interests"),
        _england("E5.others", "(5)", "the role of anyone else who cares for the child"),
        LawParagraph("E.iro", ENGLAND, "SI 2010/959 reg 5", "the name of the independent reviewing officer"),
        LawParagraph("E.pathway", ENGLAND, "SI 2010/959 Part 7", "the assessment of needs for the pathway plan"),
        LawParagraph("E.plan", ENGLAND, "SI 2010/959 Part 7", "the pathway plan"),
        LawParagraph("E.adviser", ENGLAND, "SI 2010/959 Part 7", "the personal adviser"),
    )
}  # fmt: skip

PRACTICABLE = "so far as reasonably practicable"
"""England's qualifier (SI 2010/959 reg 5 and Sch 1): a recorded reason softens a gap to a warning."""

SOURCES: dict[str, str] = {
    "000": "Welsh Government, summary of responses on draft PEP guidance (WG52053, 2026)",
    "001": "Welsh Government, Making a difference: guide for the designated person (2017)",
    "002": "East Riding Safeguarding Children Partnership, procedure on PEPs (England)",
    "003": "A guide to PEPs for families and professionals (England, 2026; no legal authority)",
    "004": "Virtual School Bradford, guide for social workers and PEP audit checklist (England, 2019)",
    "law": "the regulations and Acts cited",
    "idp": "ALN Act 2018 and its explanatory notes",
    "lang": "Welsh Language and Education (Wales) Act 2025",
    "local": "forms in use in local authorities",
    "forms": "forms of some 20 English authorities and two Welsh guides, read in November 2026",
    "own": "good practice; no document asks for it",
}
"""The documents that ask for a field, by the keys used in `Item.source`."""


def citation(law: str, jurisdiction: Jurisdiction) -> str:
    """Return how the law of a jurisdiction that asks for a field is cited, "" where none does."""
    cited = (PARAGRAPHS[id_] for id_ in law.split())
    wanted = dict.fromkeys(p.citation for p in cited if p.jurisdiction is jurisdiction)
    return "; ".join(wanted)

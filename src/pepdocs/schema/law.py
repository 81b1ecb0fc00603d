"""The paragraphs of law that say what a PEP must hold, and the documents that ask for more.

Paraphrased from domain research; the numbering of the limbs is ours, the paragraphs are the law's.
Leisure is 2(3) in Wales and 2(4) in England, disruption 2(4) and 2(3): never cite one as the other.
"""

from __future__ import annotations

from dataclasses import dataclass

from pepdocs.schema import conditions as c
from pepdocs.schema.conditions import Condition
from pepdocs.schema.declare import Jurisdiction

WALES, ENGLAND = Jurisdiction.wales, Jurisdiction.england

SCHEDULE_2 = "WSI 2015/1818 Sch 2 para 2"
SCHEDULE_1 = "SI 2010/959 Sch 1 para 2"


@dataclass(frozen=True, slots=True)
class LawParagraph:
    """One testable limb of a paragraph of law: its id, whose law, how it is cited, what it asks for.

    It applies to a child on a day on which all the conditions in `applies` are met; `to_whom` cites the law that
    says so, where it is another.
    """

    id: str
    jurisdiction: Jurisdiction
    citation: str
    asks_for: str
    applies: tuple[Condition, ...] = ()
    to_whom: str = ""

    @property
    def scope(self) -> str:
        """How the law is cited that says to whom the paragraph applies."""
        return self.to_whom or self.citation


LOOKED_AFTER = (c.LOOKED_AFTER,)
"""A child ceases to be looked after at 18 (category 3, former relevant); the form may still be used."""

PEP = (c.LOOKED_AFTER, c.NOT_SHORT_BREAKS)
"""Short breaks: WSI 2015/1818 reg 62 and SI 2010/959 reg 48 leave leisure and promoting achievement only."""

CATEGORY_1 = (c.AGED_16_OR_17, c.IN_CARE_13_WEEKS, c.ASSESSMENT_LATE, c.NOT_SHORT_BREAKS)
"""A category 1 young person (SSWB(W)A 2014 s.104(2)) or an eligible child (Children Act 1989 Sch 2 para 19B), whose
needs were to be assessed by now (WSI 2015/1818 reg 49(1), SI 2010/959 reg 42(1))."""

APPROVAL = (
    c.CHANGES_PLACEMENT, c.IN_KEY_STAGE_4, c.REGISTERED_PUPIL, c.DISRUPTS_EDUCATION, c.NO_EMERGENCY, c.NOT_IN_EFFECT,
)  # fmt: skip
"""A move that needs the nominated officer's approval (WSI 2015/1818 regs 11 and 15, SI 2010/959 regs 10 and 14(3))."""

INCORPORATED = (c.AUTHORITY_KEEPS_IDP, c.NOT_OVER_SCHOOL_AGE, c.LIVES_IN_ENGLAND_OR_WALES)
"""An IDP that is part of the PEP (SSWB(W)A 2014 s.83(2C) and (2D), ALN Act 2018 s.19)."""


def _wales(id_: str, limb: str, asks_for: str, applies: tuple[Condition, ...] = PEP) -> LawParagraph:
    return LawParagraph(id_, WALES, f"{SCHEDULE_2}{limb}", asks_for, applies)


def _england(id_: str, limb: str, asks_for: str, applies: tuple[Condition, ...] = PEP) -> LawParagraph:
    return LawParagraph(id_, ENGLAND, f"{SCHEDULE_1}{limb}", asks_for, applies)


def _category_1(id_: str, citation: str, asks_for: str) -> LawParagraph:
    return LawParagraph(id_, WALES, citation, asks_for, CATEGORY_1, "SSWB(W)A 2014 s.104(2)")


def _eligible(id_: str, citation: str, asks_for: str) -> LawParagraph:
    return LawParagraph(id_, ENGLAND, citation, asks_for, CATEGORY_1, "Children Act 1989 Sch 2 para 19B")


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
        _wales("W2.achievement", "(2)", "provision to promote achievement", LOOKED_AFTER),
        _wales("W3.leisure", "(3)", "leisure interests", LOOKED_AFTER),
        _wales("W4.change", "(4)", "whether a change is necessary, and which"),
        _wales("W4.disruption", "(4)", "what is done to keep disruption small"),
        _wales("W5.achievement", "(5)", "the appropriate person's role in promoting achievement"),
        _wales("W5.leisure", "(5)", "the appropriate person's role in promoting leisure interests"),
        _wales("W5.others", "(5)", "the role of anyone else who cares for the child"),
        LawParagraph(
            "W.idp", WALES, "SSWB(W)A 2014 s.83(2C)", "the IDP that the local authority keeps", (*INCORPORATED, *PEP)
        ),
        LawParagraph("W.ks4", WALES, "WSI 2015/1818 reg 11", "approval of a move that disrupts Key Stage 4", APPROVAL),
        _category_1("W.pathway", "WSI 2015/1818 reg 49(1)", "the assessment of needs for the pathway plan"),
        _category_1("W.plan", "WSI 2015/1818 regs 47-51", "the pathway plan"),
        _category_1("W.adviser", "WSI 2015/1818 regs 47-51", "the personal adviser"),
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
        _england("E2.achievement", "(2)", "provision to promote achievement", LOOKED_AFTER),
        _england("E3.change", "(3)", "planned changes to the arrangements"),
        _england("E3.disruption", "(3)", "provision to keep disruption small"),
        _england("E4.leisure", "(4)", "leisure interests", LOOKED_AFTER),
        _england("E5.achievement", "(5)", "the appropriate person's role in promoting achievement"),
        _england("E5.leisure", "(5)", "the appropriate person's role in promoting leisure interests"),
        _england("E5.others", "(5)", "the role of anyone else who cares for the child"),
        LawParagraph("E.ks4", ENGLAND, "SI 2010/959 reg 10", "approval of a move that disrupts Key Stage 4", APPROVAL),
        _eligible("E.pathway", "SI 2010/959 reg 42(1)", "the assessment of needs for the pathway plan"),
        _eligible("E.plan", "SI 2010/959 regs 40-43", "the pathway plan"),
        _eligible("E.adviser", "SI 2010/959 regs 40-43", "the personal adviser"),
    )
}  # fmt: skip

PRACTICABLE = "so far as reasonably practicable"
"""England's qualifier (SI 2010/959 reg 5 and Sch 1): a recorded reason softens a gap to a warning."""

SOURCES: dict[str, str] = {
    "000": "Welsh Government, summary of responses on draft PEP guidance (WG52053, 2026)",
    "001": "Welsh Government, Making a difference: guide for the designated person (2017; a newer edition exists)",
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


def paragraphs(law: str, jurisdiction: Jurisdiction) -> tuple[LawParagraph, ...]:
    """Return the paragraphs of a jurisdiction among those with the ids in `law`."""
    return tuple(p for p in map(PARAGRAPHS.__getitem__, law.split()) if p.jurisdiction is jurisdiction)


def citation(law: str, jurisdiction: Jurisdiction) -> str:
    """Return how the law of a jurisdiction that asks for a field is cited, "" where none does."""
    return "; ".join(dict.fromkeys(paragraph.citation for paragraph in paragraphs(law, jurisdiction)))

"""The independent validator of PDF/UA-1, and what it finds that our own checks do not say better."""

from __future__ import annotations

from collections.abc import Iterator

import page

from pepdocs.accessibility import kinds
from pepdocs.accessibility.barriers import Barrier, Kind, barrier

PROFILE = "ua1"
PREFIX = "PDFUA1-"
SUFFIX = "-001"

DEEPEST = 2000
"""So many bookmarks may follow each other; of ten thousand the validator dies."""

FALSE_ALARMS = frozenset({"FONT-UNICODE-VALUE"})
"""Looks at codes that nothing is drawn with; our own checks look at those that are drawn."""

TOLD: dict[str, tuple[Kind, ...]] = {
    "VIEWER-PREFERENCES": (kinds.TITLE_NOT_SHOWN,),
    "METADATA-TITLE": (kinds.NO_TITLE,),
    "METADATA-STRUCTURE": (kinds.NOT_PDF_UA, kinds.NO_TITLE),
    "ID-SCHEMA": (kinds.NOT_PDF_UA,),
    "ID-PART": (kinds.NOT_PDF_UA,),
    "ID-PART-PREFIX": (kinds.NOT_PDF_UA,),
    "TAGGED-DOCUMENT": (kinds.NOT_TAGGED,),
    "STRUCT-TREE-ROOT": (kinds.NOT_TAGGED,),
    "STRUCT-TREE-ROLE-MAP": (kinds.ROLE_UNKNOWN,),
    "STRUCT-TREE-ROLE-MAP-STANDARD": (kinds.ROLE_UNKNOWN,),
    "STRUCT-TREE-ROLE-MAP-CYCLE": (kinds.ROLE_UNKNOWN,),
    "LANGUAGE-TAG": (kinds.ODD_LANGUAGE,),
    "TEXT-LANGUAGE": (kinds.NO_LANGUAGE,),
    "OUTLINE-LANGUAGE": (kinds.NO_LANGUAGE,),
    "ACTUAL-TEXT-LANGUAGE": (kinds.NO_LANGUAGE,),
    "ALT-TEXT-LANGUAGE": (kinds.NO_LANGUAGE,),
    "E-TEXT-LANGUAGE": (kinds.NO_LANGUAGE,),
    "SPAN-ACTUAL-TEXT-LANGUAGE": (kinds.NO_LANGUAGE,),
    "SPAN-ALT-TEXT-LANGUAGE": (kinds.NO_LANGUAGE,),
    "SPAN-E-TEXT-LANGUAGE": (kinds.NO_LANGUAGE,),
    "METADATA-LANGUAGE": (kinds.NO_LANGUAGE,),
    "ANNOTATION-CONTENTS-LANGUAGE": (kinds.NO_LANGUAGE,),
    "FORM-FIELD-TU-LANGUAGE": (kinds.NO_LANGUAGE,),
    "HEADING-NESTING": (kinds.HEADING_SKIPPED, kinds.FIRST_HEADING),
    "TABLE-HEADERS-SCOPE": (kinds.CELL_NO_HEADER, kinds.TABLE_NO_HEADER),
    "TABLE-HEADERS-UNDEFINED": (kinds.CELL_NO_HEADER,),
    "TABLE-ROW-COLUMNSPAN": (kinds.ROWS_UNEVEN,),
    "TABLE-COLUMN-ROWSPAN": (kinds.ROWS_UNEVEN,),
    "TABLE-CELL-INTERSECTION": (kinds.ROWS_UNEVEN,),
    "L-KIDS": (kinds.LIST_BROKEN,),
    "LI-KIDS": (kinds.LIST_BROKEN,),
    "LI-PARENT": (kinds.LIST_BROKEN,),
    "LBODY-PARENT": (kinds.LIST_BROKEN,),
    "FIGURE-ALTERNATIVE-TEXT": (kinds.NO_ALT,),
    "FORMULA-ALTERNATIVE-TEXT": (kinds.NO_ALT,),
    "LINK-LINK-TAG": (kinds.LINK_LOST, kinds.NOT_TAGGED),
    "LINK-CONTENTS": (kinds.LINK_SAYS_NOTHING, kinds.LINK_LOST),
    "ANNOTATION-CONTENTS-ALT": (kinds.LINK_SAYS_NOTHING, kinds.LINK_LOST),
    "PAGE-TABS": (kinds.TAB_ORDER,),
    "CONTENT-TAGGING": (kinds.UNMARKED, kinds.NOT_TAGGED),
    "FONT-EMBEDDING": (kinds.NOT_EMBEDDED,),
    "FONT-UNICODE-MAPPING": (kinds.NO_UNICODE, kinds.PRIVATE_CHARACTER),
    "FONT-GLYPH-PRESENCE": (kinds.NO_GLYPH, kinds.NOT_EMBEDDED),
    "NOTDEF-GLYPH": (kinds.NO_GLYPH,),
}
"""Rules of the validator that say the same as a kind of ours; what is told is not told again."""

CLAUSES = (
    ("FIGURE", "7.3"), ("HEADING", "7.4"), ("FORMULA", "7.7"), ("NOTE", "7.9"),
    ("OPTIONAL-CONTENT", "7.10"), ("FILE-SPEC", "7.11"), ("DYNAMIC-XFA", "7.15"),
    ("ENCRYPTION", "7.16"), ("LINK", "7.18.5"), ("PAGE-TABS", "7.18.3"), ("TRAPNET", "7.18.2"),
    ("WIDGET", "7.18.4"), ("FORM-FIELD", "7.18.1"), ("MEDIA-CLIP", "7.18.6"),
    ("ANNOTATION", "7.18.1"), ("FONT-UNICODE", "7.21.7"), ("FONT", "7.21.4"),
    ("NOTDEF", "7.21.8"), ("TRUETYPE", "7.21.6"), ("CMAP", "7.21.3"), ("CIDTOGIDMAP", "7.21.3"),
    ("TYPE0", "7.21.3"), ("CID-SUBSET", "7.21.4"), ("FORM-REFERENCE", "7.20"),
    ("FORM-POSTSCRIPT", "7.20"), ("TABLE-HEADERS", "7.5"), ("ID-", "5"),
    ("TAGGED", "7.1"), ("TABLE", "7.2"), ("TOC", "7.2"), ("T", "7.2"), ("L", "7.2"),
)  # fmt: skip
"""By the beginning of a rule the clause of ISO 14289-1 that it is about; else it is 7.1."""


class Refused(Exception):
    """The validator cannot read a file, or only with more effort than a document is worth."""


def failed(content: bytes) -> tuple[str, ...]:
    """Return the rules that a file fails, without the standard's name; raises `Refused`."""
    limits = page.SafetyLimits(max_reference_depth=DEEPEST)
    try:
        judged = page.validate_pdf_bytes(content, profile=PROFILE, limits=limits)
    except page.PageError as error:
        raise Refused from error
    found = (each.rule_id.removeprefix(PREFIX).removesuffix(SUFFIX) for each in judged.failures)
    return tuple(dict.fromkeys(found))


def besides(rules: tuple[str, ...], found: tuple[Barrier, ...]) -> Iterator[Barrier]:
    """Yield a barrier for each failed rule about which our own checks have said nothing."""
    told = {each.kind for each in found}
    for rule in rules:
        if rule not in FALSE_ALARMS and told.isdisjoint(TOLD.get(rule, ())):
            yield barrier(kinds.VALIDATOR, clause=clause(rule), rule=rule)


def clause(rule: str) -> str:
    """Return the clause of the standard that a rule is about."""
    if rule.endswith(("LANGUAGE", "LANGUAGE-TAG")):
        return "7.2"
    return next((number for start, number in CLAUSES if rule.startswith(start)), "7.1")

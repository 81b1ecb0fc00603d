"""The independent validator of PDF/UA-1, and what it finds that our own checks do not report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import page

from pepdocs.accessibility.barriers import Barrier, barrier
from pepdocs.findings import accessibility as kinds
from pepdocs.findings.accessibility import Kind

PROFILE = "ua1"
PREFIX = "PDFUA1-"
SUFFIX = "-001"

MAX_DEPTH = 2000
"""The bookmarks that may follow each other; the validator crashes on ten thousand."""

FALSE_ALARMS = frozenset({"FONT-UNICODE-VALUE"})
"""A rule about all codes of a font; our own checks judge those that are drawn."""

_COVERED: dict[str, tuple[Kind, ...]] = {
    "VIEWER-PREFERENCES": (kinds.TITLE_NOT_SHOWN,),
    "METADATA-TITLE": (kinds.NO_TITLE,),
    "METADATA-STRUCTURE": (kinds.NOT_PDF_UA, kinds.NO_TITLE),
    "ID-SCHEMA ID-PART ID-PART-PREFIX": (kinds.NOT_PDF_UA,),
    "TAGGED-DOCUMENT STRUCT-TREE-ROOT": (kinds.NOT_TAGGED,),
    "STRUCT-TREE-ROLE-MAP STRUCT-TREE-ROLE-MAP-STANDARD STRUCT-TREE-ROLE-MAP-CYCLE": (kinds.ROLE_UNKNOWN,),
    "LANGUAGE-TAG": (kinds.ODD_LANGUAGE,),
    (
        "TEXT-LANGUAGE OUTLINE-LANGUAGE ACTUAL-TEXT-LANGUAGE ALT-TEXT-LANGUAGE E-TEXT-LANGUAGE "
        "SPAN-ACTUAL-TEXT-LANGUAGE SPAN-ALT-TEXT-LANGUAGE SPAN-E-TEXT-LANGUAGE METADATA-LANGUAGE "
        "ANNOTATION-CONTENTS-LANGUAGE FORM-FIELD-TU-LANGUAGE"
    ): (kinds.NO_LANGUAGE,),
    "HEADING-NESTING": (kinds.HEADING_SKIPPED, kinds.FIRST_HEADING),
    "TABLE-HEADERS-SCOPE": (kinds.CELL_NO_HEADER, kinds.TABLE_NO_HEADER),
    "TABLE-HEADERS-UNDEFINED": (kinds.CELL_NO_HEADER,),
    "TABLE-ROW-COLUMNSPAN TABLE-COLUMN-ROWSPAN TABLE-CELL-INTERSECTION": (kinds.ROWS_UNEVEN,),
    "L-KIDS LI-KIDS LI-PARENT LBODY-PARENT": (kinds.LIST_BROKEN,),
    "FIGURE-ALTERNATIVE-TEXT FORMULA-ALTERNATIVE-TEXT": (kinds.NO_ALT,),
    "LINK-LINK-TAG": (kinds.LINK_LOST, kinds.NOT_TAGGED),
    "LINK-CONTENTS ANNOTATION-CONTENTS-ALT": (kinds.LINK_SAYS_NOTHING, kinds.LINK_LOST),
    "PAGE-TABS": (kinds.TAB_ORDER,),
    "CONTENT-TAGGING": (kinds.UNMARKED, kinds.NOT_TAGGED),
    "FONT-EMBEDDING": (kinds.NOT_EMBEDDED,),
    "FONT-UNICODE-MAPPING": (kinds.NO_UNICODE, kinds.PRIVATE_CHARACTER),
    "FONT-GLYPH-PRESENCE": (kinds.NO_GLYPH, kinds.NOT_EMBEDDED),
    "NOTDEF-GLYPH": (kinds.NO_GLYPH,),
}
COVERED = {rule: covering for rules, covering in _COVERED.items() for rule in rules.split()}
"""The kinds of our own that report the same as a rule, so that it is not reported twice."""

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
"""The clause of ISO 14289-1 for the start of a rule's name; for others it is 7.1."""


def additional(content: bytes, barriers: Iterable[Barrier]) -> tuple[Barrier, ...]:
    """Return what the validator finds besides some barriers; nothing if it cannot read the file."""
    try:
        return tuple(unreported(failed_rules(content), barriers))
    except page.PageError:
        return ()


def failed_rules(content: bytes) -> tuple[str, ...]:
    """Return the rules that a file fails, without the standard's name.

    Raises `page.PageError` if the validator cannot read the file within its limits.
    """
    limits = page.SafetyLimits(max_reference_depth=MAX_DEPTH)
    report = page.validate_pdf_bytes(content, profile=PROFILE, limits=limits)
    rules = (failure.rule_id.removeprefix(PREFIX).removesuffix(SUFFIX) for failure in report.failures)
    return tuple(dict.fromkeys(rules))


def unreported(rules: Iterable[str], barriers: Iterable[Barrier]) -> Iterator[Barrier]:
    """Yield a barrier for each failed rule that no barrier of our own checks covers."""
    reported = {one.kind for one in barriers}
    for rule in rules:
        if rule not in FALSE_ALARMS and reported.isdisjoint(COVERED.get(rule, ())):
            yield barrier(kinds.VALIDATOR, clause=clause(rule), rule=rule)


def clause(rule: str) -> str:
    """Return the clause of the standard that a rule is about."""
    if rule.endswith(("LANGUAGE", "LANGUAGE-TAG")):
        return "7.2"
    return next((number for start, number in CLAUSES if rule.startswith(start)), "7.1")

"""The reasons for a file's state: in both languages, with facts of the program only."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import EXAMPLES, TODAY
from pepdocs import check
from pepdocs.base.errors import PepdocsError, SourceError
from pepdocs.batch.outcomes import Why
from pepdocs.findings import reading as codes
from pepdocs.findings import rules as codes_rules
from pepdocs.findings.model import Code, Finding, Findings, Position, finding
from pepdocs.reading import source
from pepdocs.summary.reasons import ELLIPSIS, LIMITS, of_edited, of_error, of_findings, of_making
from pepdocs.wording.slots import SLOT

SAMPLES = Path(__file__).parent.parent / "samples"
AT = Position(12, 3)
LABEL = "field:plan.next_meeting"


def texts(code: Code, **facts: object) -> str:
    (reason,) = of_findings([finding(code, "somewhere", AT, **facts)])
    return f"{reason.text('cy')}\n{reason.text('en')}"


def findings_in(path: Path) -> tuple[Finding, ...]:
    try:
        return check(path, today=TODAY).findings.items
    except SourceError as unreadable:
        return unreadable.findings.items


def test_a_finding_has_its_number_its_line_and_the_label_of_its_field():
    (reason,) = of_findings([finding(codes_rules.MISSING, "x", AT, label="field:child.upn")])

    assert reason.text("en").startswith("PEP202, line 12: this is not recorded: ")
    assert reason.text("cy").startswith("PEP202, llinell 12: nid yw hyn wedi’i gofnodi: ")
    assert ELLIPSIS not in reason.text("cy") + reason.text("en")


def test_the_law_that_asks_for_something_is_cited():
    law = "WSI 2015/1818 Sch 2 para 2(1); WSI 2015/1818 reg 11"

    assert law in texts(codes_rules.MISSING_IN_LAW, label=LABEL, law=law)


def test_a_limit_of_the_program_is_named():
    assert "more than 6 months" in texts(codes_rules.TOO_LATE, label=LABEL, limit="6")
    assert "larger than 5 MB" in texts(codes.TOO_LARGE, limit=source.LARGEST_MB)


@pytest.mark.parametrize("limit", ["7", "2014-03-09", "9 Mawrth 2014", "Siân", "93.5", "field:Siân", "field:"])
def test_a_fact_that_may_come_from_the_plan_is_omitted(limit: str):
    text = texts(codes_rules.TOO_LATE, label=LABEL, limit=limit)

    assert f"more than {ELLIPSIS} months" in text
    assert limit not in text.replace("PEP307", "")


@pytest.mark.parametrize("fact", ["Siân", "2014-03-09", "field:Siân", "error.write", "PEP001.message"])
def test_a_label_that_is_not_in_the_catalogues_is_omitted(fact: str):
    assert fact not in texts(codes_rules.MISSING, label=fact)


def test_the_name_of_another_file_is_named_with_its_own_kind_of_finding_only():
    name = "field:child.upn/a\N{REPLACEMENT CHARACTER}.yaml"

    assert name in texts(codes.SAME_REFERENCE, files=name)
    assert name not in texts(codes_rules.MISSING, label=LABEL, files=name)


def test_a_citation_of_no_known_law_is_omitted():
    text = texts(codes_rules.MISSING_IN_LAW, label=LABEL, law="WSI 2015/1818 reg 11; Siân")

    assert "Siân" not in text
    assert f"({ELLIPSIS})" in text


def test_a_fact_that_is_missing_is_omitted():
    assert texts(codes_rules.MISSING).count(ELLIPSIS) == 2


FROM_THE_PLAN = {codes.YEAR_READ, codes.CODE_READ, codes.NAME_READ, codes_rules.DUE}
"""Kinds of finding that name what was read, or a day that follows from the date of birth."""


def test_every_fact_of_the_rules_is_known():
    files = [*SAMPLES.glob("*.yaml"), *EXAMPLES.glob("*.yaml")]
    every = Findings.of(finding for file in files for finding in findings_in(file))
    findings = Findings.of(finding for finding in every.items if finding.code not in FROM_THE_PLAN)

    texts = [f"{reason.text('cy')} {reason.text('en')}" for reason in of_findings(findings.items)]

    assert len({finding.code for finding in findings.items}) > 30
    assert [text for text in texts if ELLIPSIS in text] == []


def test_each_code_with_a_limit_has_its_limits_listed():
    declared = (code for module in (codes, codes_rules) for code in vars(module).values())
    slots = {code: set(SLOT.findall(code.message)) for code in declared if isinstance(code, Code)}

    assert set().union(*slots.values()) == {"label", "law", "limit", "files", "usual"}
    assert {code for code, names in slots.items() if names == {"limit"}} <= set(LIMITS)
    assert all("limit" in slots[code] and LIMITS[code] for code in LIMITS)


def test_an_error_is_in_both_languages_with_the_name_of_its_file():
    reason = of_error(PepdocsError("error.write", file="a\u202eb\n.pdf"))

    assert reason.text("en").endswith("File: a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}.pdf")
    assert reason.text("cy").startswith("Ni ellid ysgrifennu’r ffeil.")


def test_an_error_may_have_a_fact_of_any_name():
    assert of_error(PepdocsError("error.own_words", context="field:x")).text("en").endswith("Context: field:x")


def test_a_bug_refers_to_nothing_that_the_summary_does_not_have():
    reason = of_error(PepdocsError("error.bug"))

    assert "fault in pepdocs itself" in reason.text("en")
    assert "below" not in reason.text("en")
    assert "isod" not in reason.text("cy")


def test_each_document_that_was_changed_by_hand_is_named_without_its_folder():
    reasons = of_edited([Path("home/someone/A-cy.pdf"), Path("home/someone/A-en.pdf")])

    assert [reason.text("en")[-8:] for reason in reasons] == ["A-cy.pdf", "A-en.pdf"]
    assert "someone" not in repr(reasons)


def test_each_reason_for_making_documents_is_given_once_in_a_fixed_order():
    reasons = of_making([Why.PLAN, Why.NEW, Why.PLAN])

    texts = [reason.text("en") for reason in reasons]
    assert texts == ["The documents had not been made before", "What the documents show of the plan has changed"]


def test_every_reason_for_making_documents_has_words_in_both_languages():
    reasons = of_making(Why)

    assert len({reason.text("cy") for reason in reasons}) == len({reason.text("en") for reason in reasons}) == len(Why)

"""Why a file has its state: in both languages, with our own facts and nobody else's."""

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
from pepdocs.summary.reasons import (
    LEFT_OUT,
    LIMITS,
    of_edited,
    of_error,
    of_findings,
    of_making,
)
from pepdocs.wording.speaker import SLOT

SAMPLES = Path(__file__).parent.parent / "samples"
AT = Position(12, 3)
LABEL = "field:plan.next_meeting"


def said(code: Code, **facts: object) -> str:
    (reason,) = of_findings([finding(code, "somewhere", AT, **facts)])
    return f"{reason.said('cy')}\n{reason.said('en')}"


def found_in(path: Path) -> tuple[Finding, ...]:
    try:
        return check(path, on=TODAY).findings.items
    except SourceError as unreadable:
        return unreadable.findings.items


def test_a_finding_is_said_with_its_number_its_line_and_the_label_of_its_field():
    (reason,) = of_findings([finding(codes_rules.MISSING, "x", AT, label="field:child.upn")])

    assert reason.said("en").startswith("PEP202, line 12: this is not recorded: ")
    assert reason.said("cy").startswith("PEP202, llinell 12: nid yw hyn wedi’i gofnodi: ")
    assert LEFT_OUT not in reason.said("cy") + reason.said("en")


def test_the_law_that_asks_for_something_is_cited():
    law = "WSI 2015/1818 Sch 2 para 2(1); WSI 2015/1818 reg 5"

    assert law in said(codes_rules.MISSING_IN_LAW, label=LABEL, law=law)


def test_a_limit_that_the_program_has_is_said():
    assert "more than 6 months" in said(codes_rules.TOO_LATE, label=LABEL, limit="6")
    assert "larger than 5 MB" in said(codes.TOO_LARGE, limit=source.LARGEST_MB)


@pytest.mark.parametrize("limit", ["7", "2014-03-09", "9 Mawrth 2014", "Siân", "93.5", "field:Siân", "field:"])
def test_a_figure_a_date_or_a_name_that_may_be_the_childs_is_left_out(limit: str):
    text = said(codes_rules.TOO_LATE, label=LABEL, limit=limit)

    assert f"more than {LEFT_OUT} months" in text
    assert limit not in text.replace("PEP307", "")


@pytest.mark.parametrize("fact", ["Siân", "2014-03-09", "field:Siân", "error.write", "PEP001.message"])
def test_what_is_no_label_of_ours_is_left_out_where_a_label_should_stand(fact: str):
    assert fact not in said(codes_rules.MISSING, label=fact)


def test_what_is_no_law_is_left_out_where_a_law_should_be_cited():
    text = said(codes_rules.MISSING_IN_LAW, label=LABEL, law="WSI 2015/1818 reg 5; Siân")

    assert "Siân" not in text
    assert f"({LEFT_OUT})" in text


def test_a_fact_that_is_missing_is_left_out():
    assert said(codes_rules.MISSING).count(LEFT_OUT) == 2


def test_nothing_that_the_rules_say_today_has_to_be_left_out():
    files = [*SAMPLES.glob("*.yaml"), *EXAMPLES.glob("*.yaml")]
    findings = Findings.of(one for file in files for one in found_in(file))

    texts = [f"{reason.said('cy')} {reason.said('en')}" for reason in of_findings(findings.items)]

    assert len({one.code for one in findings.items}) > 30
    assert [text for text in texts if LEFT_OUT in text] == []


def test_each_kind_that_names_a_figure_is_known_with_its_limits():
    declared = (code for module in (codes, codes_rules) for code in vars(module).values())
    slots = {code: set(SLOT.findall(code.message)) for code in declared if isinstance(code, Code)}

    assert set().union(*slots.values()) == {"label", "law", "limit"}
    assert {code for code, names in slots.items() if names == {"limit"}} <= set(LIMITS)
    assert all("limit" in slots[code] and LIMITS[code] for code in LIMITS)


def test_an_error_is_said_in_both_languages_with_the_name_of_its_file():
    reason = of_error(PepdocsError("error.write", file="a\u202eb\n.pdf"))

    assert reason.said("en").endswith("File: a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}.pdf")
    assert reason.said("cy").startswith("Ni ellid ysgrifennu’r ffeil.")


def test_a_fault_of_ours_points_at_nothing_that_the_summary_does_not_have():
    reason = of_error(PepdocsError("error.bug"))

    assert "fault in pepdocs itself" in reason.said("en")
    assert "below" not in reason.said("en")
    assert "isod" not in reason.said("cy")


def test_each_document_that_was_changed_by_hand_is_named_without_its_folder():
    reasons = of_edited([Path("home/someone/A-cy.pdf"), Path("home/someone/A-en.pdf")])

    assert [reason.said("en")[-8:] for reason in reasons] == ["A-cy.pdf", "A-en.pdf"]
    assert "someone" not in repr(reasons)


def test_each_reason_for_making_documents_is_said_once_and_in_one_order():
    reasons = of_making([Why.PLAN, Why.NEW, Why.PLAN])

    assert [reason.said("en") for reason in reasons] == [
        "The documents had not been made before",
        "The plan has changed",
    ]


def test_every_reason_for_making_documents_has_words_in_both_languages():
    reasons = of_making(Why)

    assert len({reason.said("cy") for reason in reasons}) == len({r.en for r in reasons}) == len(Why)

from __future__ import annotations

import pytest

from builders import checked
from pepdocs.reading import parse, source
from pepdocs.schema.declare import Jurisdiction
from pepdocs.schema.derived.blank import blank
from pepdocs.schema.pep import Phase
from pepdocs.wording import Speaker


@pytest.mark.parametrize("law", Jurisdiction, ids=lambda law: law.name)
@pytest.mark.parametrize("phase", Phase, ids=lambda phase: phase.name)
def test_a_blank_plan_only_misses_things(phase, law):
    text = blank(phase, law, Speaker("cy").text)
    plan = parse.pep(source.read(text.encode()))

    findings = plan.findings + checked(plan)

    assert len(findings.items) > 100
    assert {one.code.number[:5] for one in findings.items} == {"PEP20"}

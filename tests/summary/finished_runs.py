"""Finished runs for tests: with a file in each state, or of full plans."""

from __future__ import annotations

from datetime import date
from itertools import chain
from pathlib import Path

from builders import TODAY, typed
from full_plan import PHASES, Filled, full
from pepdocs import rules
from pepdocs.base.errors import PepdocsError
from pepdocs.batch.outcomes import Edited, Failed, Guarded, KeptDocument, Made, Outcome, RefusedPlan, Why
from pepdocs.findings import rules as codes_rules
from pepdocs.findings.model import Findings, Position, finding
from pepdocs.summary import FOLDER_STATES, FileRow, RunDetails, folder_rows, rows

NOTHING = Findings()
NAME = "Siân Enw-Dychmygol"
RUN = RunDetails(date(2026, 7, 1), 75.4, 7, "9.8.7")

LAW = {"label": "field:history.attendance", "law": "WSI 2015/1818 Sch 2 para 2(1)"}
GAPS = Findings.of(
    finding(codes_rules.MISSING_IN_LAW, "history.attendance", Position(line, 1), **LAW) for line in range(3, 13)
)
DOUBTS = Findings.of(
    [
        finding(codes_rules.MISSING, "voice", Position(4, 1), label="section:voice"),
        finding(codes_rules.TOO_LATE, "plan", Position(9, 3), label="field:plan.next_meeting", limit="6"),
    ]
)  # fmt: skip


def source(name: str) -> Path:
    """Return the path of a plan by its name."""
    return Path("cynlluniau") / f"{name}.yaml"


def documents(record: str, *why: Why) -> tuple[KeptDocument, ...]:
    """Return two documents of a plan, made for these reasons or unchanged without one."""
    return tuple(KeptDocument(Path("out") / f"{record}-{lang}.pdf", "0" * 64, why) for lang in "cy en".split())


def made(record: str, *why: Why, findings: Findings = NOTHING) -> Made:
    """Return a file with documents, of a child with a name."""
    return Made(source(record), record, documents(record, *why), findings, NOTHING, NAME)


def every_state(number: int = 0) -> tuple[Outcome, ...]:
    """Return a file in each state, and two with warnings: one of them unchanged."""
    return (
        made(f"M-{number}", Why.PLAN, Why.NEW),
        made(f"W-{number}", Why.NEW, findings=DOUBTS),
        made(f"V-{number}", findings=DOUBTS),
        made(f"U-{number}"),
        RefusedPlan(source(f"r{number}"), GAPS),
        Edited(source(f"e{number}"), (Path("out/E-1-cy.pdf"),)),
        Failed(source(f"f{number}"), PepdocsError("error.write", file="F-1-cy.pdf")),
    )


def rare() -> tuple[FileRow, ...]:
    """Return a row for each rare state."""
    lost = (*documents("G-1", Why.OPENED), *documents("G-2", Why.DRAFT))
    more = (folder_rows(state, [f"B-{state.value}.pdf"], names=False) for state in FOLDER_STATES)
    return (*rows([Guarded(source("g"), lost)]), *chain.from_iterable(more))


def of_full_plans() -> tuple[tuple[Outcome, ...], list[Filled]]:
    """Return outcomes of plans with every field filled, and every value in them."""
    outcomes: list[Outcome] = []
    values: list[Filled] = []
    for phase in PHASES:
        content, taken = full(phase)
        plan = typed(content)
        findings = plan.findings + rules.check(plan.pep, plan.places, today=TODAY)
        record = f"FX-{phase}"
        outcomes += [made(record, Why.NEW, findings=findings), RefusedPlan(source(record), findings)]
        values += taken
    return tuple(outcomes), values

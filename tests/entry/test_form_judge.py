"""The form says of a plan what `pepdocs check` says: its judge in the page agrees with the rules."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from builders import SECONDARY, TODAY, typed, written
from entry.mutilated_plans import mutilated
from pepdocs import rules
from pepdocs.entry.form.model import model
from pepdocs.entry.form.page import asset_texts
from pepdocs.entry.form.requirements import GAPS
from pepdocs.findings.model import Finding
from pepdocs.schema import kinds
from pepdocs.schema.declare import Jurisdiction
from pepdocs.schema.pep import Phase

pytestmark = pytest.mark.gate

JUDGE = 4
"""How many of the page's scripts need no page: the model, reading, the situation, completeness."""

NUMBERS = {code.number for code in GAPS}

HARNESS = """
const given = JSON.parse(require("fs").readFileSync(0, "utf8"));
const models = Object.fromEntries(Object.entries(given.models).map(([name, packed]) => {
  const model = wholeModel(packed);
  return [name, [model, makeReaders(model.judge.read)]];
}));
const name = (loc) => loc.map((step, at) => (isText(step) ? (at ? "." : "") + step : `[${step}]`)).join("");
const gaps = ({ model: name_, tree }) => {
  const [model, readers] = models[name_];
  const read = readPlan(model, readers, tree);
  const judgements = [...judged(model, read, given.today)];
  return {
    gaps: gapsOf(judgements).map((gap) => [gap.code, name(gap.loc), gap.role ?? "", gap.law]),
    wrong: [...read.wrong.values()].map(({ loc }) => name(loc)),
    tally: tallyOf(judgements),
    worked: Object.keys(WORKED_OUT),
  };
};
const values = (readers) => given.values.map(([kind, text]) => readers[kind](text) ?? null);
const [, readers] = Object.values(models)[0];
process.stdout.write(JSON.stringify({ plans: given.plans.map(gaps), values: values(readers) }));
"""

Gap = tuple[str, str, str, str]
Judge = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module")
def judge(program, tmp_path_factory) -> Judge:
    """`judge(plans=..., values=...)` runs the page's own judge on plans, and its readers on values."""
    script = tmp_path_factory.mktemp("judge") / "judge.cjs"
    script.write_text("".join((*asset_texts(".js")[:JUDGE], HARNESS)), encoding="utf-8")
    node = program("node")

    def run(plans: list[Any] = [], values: list[tuple[str, str]] = []) -> dict[str, Any]:  # noqa: B006 - only read
        trees = [{"model": model_of(tree), "tree": tree} for tree in plans]
        names = {each["model"] for each in trees} or {"secondary wales"}
        given = {
            "models": {name: packed(name) for name in names},
            "plans": trees,
            "values": values,
            "today": TODAY.isoformat(),
        }
        told = subprocess.run(
            [node, str(script)], input=json.dumps(given), capture_output=True, encoding="utf-8", check=False,
            env=os.environ,
        )  # fmt: skip
        assert told.returncode == 0, told.stderr[-2000:]
        return json.loads(told.stdout)

    return run


def model_of(tree: dict[str, Any]) -> str:
    return f"{tree['phase']} {tree['jurisdiction']}"


@cache
def packed(name: str) -> dict[str, Any]:
    phase, jurisdiction = name.split()
    return model(Phase[phase], Jurisdiction[jurisdiction])


def gaps_in_python(tree: dict[str, Any]) -> set[Gap]:
    plan = typed(tree)
    found = rules.check(plan.pep, plan.places, today=TODAY)
    return {_gap(each) for each in found.items if each.code.number in NUMBERS and _is_of_completeness(each)}


def _is_of_completeness(found: Finding) -> bool:
    return not (found.code.number == "PEP212" and "law" not in dict(found.facts))


def _gap(found: Finding) -> Gap:
    facts = dict(found.facts)
    role = facts["label"] if facts["label"].startswith("choice:Role.") else ""
    return found.code.number, found.field, role, facts.get("law", "")


def differences(judge: Judge, many: int, seed: int) -> tuple[int, list[str]]:
    """Return how many gaps there are in mutilated plans, and where the two judges do not agree."""
    plans = [tree for _, tree in mutilated(many, seed)]
    told = judge(plans=plans)["plans"]
    apart, total = [], 0
    for number, (tree, page) in enumerate(zip(plans, told, strict=True)):
        ours, theirs = gaps_in_python(tree), {tuple(gap) for gap in page["gaps"]}
        total += len(ours)
        apart += [f"{number}: only in Python: {gap}" for gap in sorted(ours - theirs)]
        apart += [f"{number}: only in the page: {gap}" for gap in sorted(theirs - ours)]
    return total, apart


def test_the_page_and_the_rules_find_the_same_gaps(judge):
    total, apart = differences(judge, 200, seed=16)

    assert apart == []
    assert total > 4000


@pytest.mark.long
def test_the_page_and_the_rules_find_the_same_gaps_in_a_thousand_plans(judge):
    total, apart = differences(judge, 1000, seed=116)

    assert apart == []
    assert total > 20_000


def test_a_finished_plan_lacks_nothing_that_the_law_asks_for(judge):
    told = judge(plans=[written(SECONDARY)])["plans"][0]

    assert [gap for gap in told["gaps"] if gap[0] == "PEP201"] == []
    assert told["tally"]["law"]["answered"] == told["tally"]["law"]["asked"] > 10
    assert told["tally"]["asked"] == told["tally"]["law"]["asked"] + told["tally"]["guidance"]["asked"]


def test_every_figure_that_can_be_worked_out_counts_as_recorded(judge):
    told = judge(plans=[written(SECONDARY)])["plans"][0]

    assert sorted(told["worked"]) == packed("secondary wales")["judge"]["worked"]


READ = {
    "date": kinds.read_date,
    "yes_no": kinds.read_yes_no,
    "percent": kinds.read_percent,
    "money": kinds.read_money,
    "hours": kinds.read_hours,
    "days": kinds.read_days,
    "count": kinds.read_count,
    "time": kinds.read_time,
    "school_year": kinds.read_school_year,
    "year_group": kinds.read_year_group,
    "language_tag": kinds.read_language_tag,
    "record_name": kinds.read_record,
}

TYPED = {
    "date": "2026-03-11|11/03/2026|11 March 2026|11eg o Fawrth 2026|dydd Mercher 11 Mawrth 2026|Monday 11 March 2026"
    "|29/02/2025|29/02/2024|11/3/26|March 11, 2026|1af Chwefror 2020|31/11/2026|tomorrow|0000-01-01|2026-3-1",
    "yes_no": "yes|no|Ie|nac ydy|true|FALSE| Oes |maybe|nac  oes",
    "percent": "94.5|100|100.1|94.55|94%|94.5 per cent|94 y cant|-1|.5",
    "money": "120|120.00|£1,200.50|£ 5|1,20|1000000|12.345",
    "hours": "16.5|168|169|3 awr|2 hrs|two",
    "days": "2.5|2.4|3 diwrnod|0.5|1000",
    "count": "7|9999|12345|1,200|7.0|07",
    "time": "13:30|13.30|1.30pm|1:30 y.p.|1:30|9:15|9am|12 y bore|25:00|12:75|12pm",
    "school_year": "2025/26|2025-26|2025/2026|2025/27|25/26",
    "year_group": "9|Year 9|Bl. 10|Derbyn|n1|Nursery|15|YB7|Blwyddyn 07|Reception",
    "language_tag": "cy|en-GB|x|ar|zh-Hans",
    "record_name": "FX-1|FX..1|FX-cy|con|FX.|a b",
}
"""What people type in a field of each kind, usable or not."""


def test_the_page_reads_what_people_type_as_the_program_does(judge):
    cases = [(kind, text) for kind, texts in TYPED.items() for text in texts.split("|")]

    told = judge(values=cases)["values"]

    assert dict(zip(cases, told, strict=True)) == {case: _read(*case) for case in cases}
    assert sum(value is None for value in told) > 30


def _read(kind: str, text: str) -> Any:
    try:
        value = READ[kind](text)
    except ValueError:
        return None
    if kind == "date":
        return value.isoformat()
    if kind == "time":
        return f"{value:%H:%M}"
    return float(value) if not isinstance(value, str | bool) else value


def test_a_judge_that_were_wrong_would_be_noticed(judge):
    tree = written(SECONDARY)
    del tree["arrangements"]["education"]

    told = judge(plans=[tree, written(SECONDARY)])["plans"]

    assert [gap for gap in told[0]["gaps"] if gap not in told[1]["gaps"]] == [
        ["PEP201", "arrangements.education", "", "WSI 2015/1818 Sch 2 para 2(2)"]
    ]

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pepdocs.findings.model import Findings
from pepdocs.reading import parse, source
from pepdocs.schema.declare import declared
from pepdocs.schema.pep import Pep

PAGE = (Path(__file__).parent.parent / "docs" / "data-format.md").read_text(encoding="utf-8")
PLANS = re.findall(r"```yaml\n(pepdocs: .*?)```", PAGE, flags=re.DOTALL)
SECTIONS = re.search(r"one field for each section:(.*?)\.", PAGE, flags=re.DOTALL)


def found_in(plan: str) -> Findings:
    return parse.pep(source.read(plan.encode())).findings


def test_the_plan_on_the_page_is_read_without_a_finding() -> None:
    assert len(PLANS) == 1
    assert found_in(PLANS[0]) == Findings()


def test_a_plan_that_is_wrong_would_be_seen() -> None:
    assert found_in(PLANS[0].replace("phase: primary", "phase: nursery")) != Findings()


def test_the_page_names_every_section() -> None:
    assert SECTIONS is not None

    named = SECTIONS[1].replace(",", " ").split()

    assert [*named, "withhold", "parts", "local"] == [field.key for field in declared(Pep)][5:]


@pytest.mark.parametrize(
    "value",
    [
        "2026-03-11",
        "11/03/2026",
        "11.3.2026",
        "11 March 2026",
        "11th Mar 2026",
        "11eg o Fawrth 2026",
        "Mawrth 11, 2026",
    ],
)
def test_each_way_of_writing_a_date_on_the_page_is_read(value: str) -> None:
    assert f"`{value}`" in PAGE
    plan = PLANS[0].replace("2015-06-05", value)

    assert parse.pep(source.read(plan.encode())).findings.blocking == ()


@pytest.mark.parametrize("value", ["Year 10", "Y10", "Bl. 10", "Reception", "Derbyn", "FS2", "Nursery", "Meithrin"])
def test_each_way_of_writing_a_year_group_on_the_page_is_read(value: str) -> None:
    assert f"`{value}`" in PAGE
    plan = PLANS[0].replace("date_of_birth: 2015-06-05", f"year_group: {value}")

    assert [item.code.number for item in found_in(plan).items] == ["PEP145"]


@pytest.mark.parametrize("value", ["Secondary", "Uwchradd"])
def test_each_way_of_writing_a_code_on_the_page_is_read(value: str) -> None:
    assert f"`{value}`" in PAGE

    assert [item.code.number for item in found_in(PLANS[0].replace("phase: primary", f"phase: {value}")).items] == [
        "PEP146"
    ]


@pytest.mark.parametrize("value", ["the child", "y plentyn", "Social worker", "Gweithiwr cymdeithasol"])
def test_each_way_of_naming_somebody_on_the_page_is_read(value: str) -> None:
    assert f"`{value}`" in PAGE
    plan = PLANS[0].replace("none_stated_by: dp", f"none_stated_by: {value}")

    assert [item.code.number for item in found_in(plan).items] == ["PEP147"]

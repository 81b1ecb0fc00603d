"""A copy that leaves out where the child lives, or how carers may be reached, does not say so in its texts either."""

from __future__ import annotations

from typing import Any

import pytest

from builders import EXAMPLES, SECONDARY, a_plan, typed, written
from pepdocs.base.copies import Copy
from pepdocs.disclosure import whereabouts
from pepdocs.schema.local.fields import NO_FIELDS

PLACE = "setting.travel"
HIDDEN = ("PEP177", PLACE)
CONFIDENTIAL: dict[str, Any] = {
    "care.placement_address": "12 Stryd y Bont, Tŷ-crwyn SA99 0AA",
    "care.placement_confidential": "yes",
}
KNOW = (Copy.FULL, Copy.CARER, Copy.OFFICER, Copy.SOCIAL_WORKER, Copy.PERSONAL_ADVISER)
DO_NOT_KNOW = tuple(copy for copy in Copy if copy not in KNOW)
CARERS = [
    {"id": "carer1", "role": "carer", "name": "Jan", "phone": "01632 960002", "email": "jan@example.org"},
    {"id": "sw", "role": "social_worker", "name": "Owain", "phone": "01632 960001"},
]


def found(text: Any, *copies: Copy, **changes: Any) -> list[tuple[str, str]]:
    """Return the code and the field of each finding of a plan that says how the child travels in a text."""
    plan = a_plan(**({"setting.travel": text} | changes))
    items = whereabouts.findings(plan.pep, plan.places, NO_FIELDS, copies or None).items
    return [(item.code.number, item.field) for item in items]


@pytest.mark.parametrize(
    "text",
    [
        "Taxi from 12 Stryd y Bont, Tŷ-crwyn SA99 0AA",
        "Taxi from 12 STRYD Y BONT at eight",
        "Taxi from 12, Stryd-y-Bont",
        "Taxi from\n12 Stryd\ny Bont",
        "Taxi from sa990aa",
        {"cy": "Tacsi o 12 Stryd y Bont", "en": "Taxi"},
    ],
)
def test_a_confidential_address_is_found_in_any_text(text: Any) -> None:
    assert found(text, Copy.PARENT, **CONFIDENTIAL) == [HIDDEN]


@pytest.mark.parametrize("text", ["Bus 12 to Stryd y Bont", "112 Stryd y Bont", "Taxi from Tŷ-crwyn", "SA99 0AAB"])
def test_another_address_is_none(text: str) -> None:
    assert found(text, Copy.PARENT, **CONFIDENTIAL) == []


def test_accents_make_no_difference() -> None:
    address = {"care.placement_address": "Tŷ Glân\nHeol Isaf"}

    assert found("From Ty Glan", Copy.PARENT, **(CONFIDENTIAL | address)) == [HIDDEN]


@pytest.mark.parametrize("copy", Copy)
def test_it_is_an_error_in_the_copies_of_those_who_do_not_know_the_address(copy: Copy) -> None:
    assert found("12 Stryd y Bont", copy, **CONFIDENTIAL) == ([HIDDEN] if copy in DO_NOT_KNOW else [])


def test_an_address_that_is_not_confidential_may_be_said() -> None:
    assert found("12 Stryd y Bont", *Copy, **(CONFIDENTIAL | {"care.placement_confidential": "no"})) == []


def test_an_address_that_the_plan_leaves_out_of_a_copy_is_not_said_in_it() -> None:
    withhold = {"withhold": [{"field": "care.placement_address", "from": ["carer"], "why": "R."}]}
    plan = CONFIDENTIAL | {"care.placement_confidential": "no"} | withhold

    assert found("12 Stryd y Bont", Copy.CARER, Copy.PARENT, **plan) == [HIDDEN]


def test_a_parents_copy_does_not_say_how_carers_may_be_reached() -> None:
    assert found("Ring 01632-960002", *Copy, people=CARERS) == [HIDDEN]
    assert found("Write to Jan@example.org", Copy.PARENT, people=CARERS) == [HIDDEN]
    assert found("Ring 01632 960001", Copy.PARENT, people=CARERS) == []


def test_a_parent_who_lives_there_keeps_an_entry() -> None:
    mother = {"id": "mam", "role": "parent", "name": "Ann", "phone": "01632 960002"}

    assert found("Bus", Copy.PARENT, people=[*CARERS, mother]) == []


def test_a_text_that_the_plan_accepts_with_a_reason_is_let_pass() -> None:
    accepted = {"withhold": [{"accept": [PLACE], "why": "They know."}]}

    assert found("12 Stryd y Bont", Copy.PARENT, **(CONFIDENTIAL | accepted)) == []


def test_a_copy_that_was_sent_is_warned_of() -> None:
    sent = {"meeting.copies": [{"to": "child", "edition": "child"}, {"to": "iro", "edition": "full"}]}

    assert found("12 Stryd y Bont", **(CONFIDENTIAL | sent)) == [("PEP178", PLACE)]


def test_the_examples_say_nothing_of_it() -> None:
    for path in EXAMPLES.glob("*.yaml"):
        plan = typed(written(path.stem))
        assert whereabouts.findings(plan.pep, plan.places, NO_FIELDS, tuple(Copy)).items == (), path.stem


def test_no_document_is_made_of_such_a_plan(tmp_path: Any, capsys: pytest.CaptureFixture[str]) -> None:
    from pepdocs.cli import run

    plan = tmp_path / "plan.yaml"
    text = (EXAMPLES / f"{SECONDARY}.yaml").read_text(encoding="utf-8")
    text = text.replace("care:\n", "care:\n  placement_address: 12 Stryd y Bont\n  placement_confidential: yes\n", 1)
    plan.write_text(text.replace("School bus 22", "School bus 22 from 12 Stryd y Bont"), "utf-8")

    status = run(["--iaith", "en", "build", str(plan), "--out", str(tmp_path), "--copy", "parent", "--draft"])
    said = "".join(capsys.readouterr())

    assert status == 1
    assert "PEP177" in said
    assert "Stryd" not in said
    assert not list(tmp_path.glob("*.pdf"))

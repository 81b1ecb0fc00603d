"""A copy that does not show who must not have contact does not name them in its texts either."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from builders import EXAMPLES, SECONDARY, a_plan, typed, written
from pepdocs.base.copies import Copy
from pepdocs.disclosure import names
from pepdocs.findings.model import Finding
from pepdocs.schema.local.fields import NO_FIELDS
from pepdocs.wording import Speaker
from running import Ran

LISTED = [{"name": "Rhys ap Morgan", "detail": "Ring the social worker."}]
BASE: dict[str, Any] = {"care.no_contact": LISTED}
PLACE = "targets[0].need"
COPY_OF_CARER = "choice:Edition.carer"


def found(text: str, *copies: Copy, **changes: Any) -> list[tuple[str, str]]:
    """Return the code and the field of each finding about names, of a plan whose first need is a text."""
    return [(item.code.number, item.field) for item in findings(text, *copies, **changes)]


def findings(text: str, *copies: Copy, **changes: Any) -> tuple[Finding, ...]:
    plan = a_plan(**(BASE | {"targets.0.need": text} | changes))
    return names.findings(plan.pep, plan.places, NO_FIELDS, copies or (Copy.CARER,)).items


@pytest.mark.parametrize(
    "text",
    [
        "She saw Rhys ap Morgan in town.",
        "RHYS AP MORGAN’s house",
        "Rhys-ap-Morgan",
        "Rhys ap\u00a0Morgan",
        "rhys.ap.morgan@example.org",
        {"cy": "Gwelodd Rhys ap Morgan.", "en": "She saw somebody."},
    ],
)
def test_a_full_name_is_an_error_for_a_copy_that_does_not_show_the_list(text: Any) -> None:
    assert found(text) == [("PEP174", PLACE)]


@pytest.mark.parametrize(
    ("listed", "text"),
    [
        ("Siân Puw", "She saw Sian Puw."),
        ("Sian Puw", "She saw SIA\u0302N PUW."),
        ("Rhys ap Morgan", "Rhys ab Morgan’s house"),
        ("Rhys ap Morgan", "Rhys Morgan's house"),
        ("Mari ferch Huw", "Mari verch Huw"),
        ("Rhys Morgan", "Morgan, Rhys: his father"),
        ("Rhys Morgan", "Rhys\nMorgan"),
        ("Rhys Tomos Morgan", "She saw Rhys Morgan."),
        ("Rhys Ellis-Morgan", "She saw Rhys Ellis Morgan."),
        ("Rhys Ellis-Morgan", "She saw Rhys Morgan."),
        ("Mr Rhys Morgan", "She saw Rhys Morgan."),
        ("Rhys Morgan (father)", "She saw Rhys Morgan."),
        ("Rhys Morgan / Rhys Evans", "She saw Rhys Evans."),
        ("Seán O'Neill", "She saw Sean ONeill."),
    ],
)
def test_a_full_name_is_found_however_it_is_written(listed: str, text: str) -> None:
    assert found(text, **{"care.no_contact": [{"name": listed}]}) == [("PEP174", PLACE)]


def test_a_person_of_the_plan_is_nobody_else_if_only_the_spelling_differs() -> None:
    people = [*written(SECONDARY)["people"], {"id": "sian", "role": "parent", "name": "Sian Puw"}]
    changes = {"people": people, "care.no_contact": [{"name": "Siân Mair Puw"}]}

    assert found("She saw Sian Puw.", **changes) == [("PEP174", PLACE)]


@pytest.mark.parametrize(
    "text",
    [
        "She saw Rhys.",
        "Rhys and Morgan",
        "Rhys Evans and Huw Morgan",
        "The Morgans and Mr Morgan.",
        "Rhys, and then Morgan",
        "Rhys's dog",
    ],
)
def test_a_first_name_or_surname_alone_is_a_warning(text: str) -> None:
    assert found(text) == [("PEP176", PLACE)]


@pytest.mark.parametrize("text", ["Rhyswell", "Morganwg", "They ran ap and down.", "Rhysap Morganite", "Mr Jones"])
def test_other_words_are_no_names(text: str) -> None:
    assert found(text) == []


def test_somebody_else_who_has_the_name_may_be_named_in_full() -> None:
    people = [*written(SECONDARY)["people"], {"id": "rhys", "role": "headteacher", "name": "Rhys Evans"}]

    assert found("Rhys Evans will help.", people=people) == []
    assert found("Rhys will help Rhys Evans.", people=people) == [("PEP176", PLACE)]
    assert found("Rhys ap Morgan was with Rhys Evans.", people=people) == [("PEP174", PLACE)]


def test_a_name_of_one_word_is_a_warning() -> None:
    assert found("Her father Idris came.", **{"care.no_contact": [{"name": "Idris"}]}) == [("PEP176", PLACE)]


@pytest.mark.parametrize("copy", [Copy.FULL, Copy.SCHOOL, Copy.OFFICER, Copy.SOCIAL_WORKER])
def test_a_copy_that_shows_the_list_may_name_them(copy: Copy) -> None:
    assert found("She saw Rhys ap Morgan.", copy) == []


def test_a_text_that_the_copy_does_not_show_may_name_them() -> None:
    assert found("A need.", Copy.CARER, **{"voice.not_in_front_of_everyone": "Rhys ap Morgan"}) == []
    assert found("She saw Rhys ap Morgan.", Copy.CHILD) == []
    assert found("A need.", Copy.CHILD, **{"targets.0.text": "See Rhys ap Morgan"}) == [("PEP174", "targets[0].text")]


def test_each_copy_that_is_asked_for_is_told_of() -> None:
    items = findings("She saw Rhys ap Morgan.", Copy.CARER, Copy.FULL, Copy.PARENT)

    assert [dict(item.facts)["limit"] for item in items] == [COPY_OF_CARER, "choice:Edition.parent"]


def accepted(path: str, why: str | None) -> dict[str, Any]:
    return {"withhold": [{"accept": [path], **({"why": why} if why else {})}]}


@pytest.mark.parametrize("path", [PLACE, "targets.need"])
def test_a_text_that_the_plan_accepts_with_a_reason_is_let_pass(path: str) -> None:
    assert found("She saw Rhys ap Morgan.", **accepted(path, "The carer knows.")) == []
    assert found("She saw Rhys ap Morgan.", **accepted(path, None)) == [("PEP174", PLACE)]
    assert found("She saw Rhys ap Morgan.", **accepted("targets[1].need", "The carer knows.")) == [("PEP174", PLACE)]


def test_the_examples_name_nobody_who_must_not_have_contact() -> None:
    for path in EXAMPLES.glob("*.yaml"):
        plan = typed(written(path.stem))
        assert names.findings(plan.pep, plan.places, NO_FIELDS, tuple(Copy)).items == (), path.stem


# The command line.


@pytest.fixture
def naming(tmp_path: Path) -> Path:
    """A plan in which a text that the carer's copy shows has the name."""
    content = (EXAMPLES / f"{SECONDARY}.yaml").read_text(encoding="utf-8")
    shown = written(SECONDARY)["targets"][0]["success"]
    text = shown if isinstance(shown, str) else next(iter(shown.values()))
    assert content.count(text) == 1
    place = tmp_path / "plan.yaml"
    place.write_text(content.replace(text, f"{text} Gareth Fictional knows."), encoding="utf-8")
    return place


def line_of(plan: Path) -> int:
    lines = plan.read_text(encoding="utf-8").splitlines()
    return next(n for n, line in enumerate(lines, 1) if "Gareth Fictional knows" in line)


def built(pepdocs: Callable[..., Ran], plan: Path, copy: str, *more: str) -> Ran:
    out = plan.parent / "out"
    shutil.rmtree(out, ignore_errors=True)
    return pepdocs(
        "--iaith", "en", "build", plan, "--out", out, "--format", "html", "--lang", "en", "--copy", copy, *more
    )


@pytest.mark.parametrize("more", [[], ["--draft"]], ids=["final", "draft"])
def test_build_refuses_that_copy_at_the_line_of_the_text(pepdocs, naming: Path, more: list[str]) -> None:
    done = built(pepdocs, naming, "carer", *more)

    assert done.status == 1
    assert "PEP174" in done.said
    assert f"plan.yaml:{line_of(naming)}:" in done.said
    assert "Gareth" not in done.said
    assert not list(naming.parent.glob("out/*.html"))


def test_build_makes_the_copies_that_show_the_list(pepdocs, naming: Path) -> None:
    done = built(pepdocs, naming, "full,school")

    assert done.status == 0, done.said
    assert len(list(naming.parent.glob("out/*.html"))) == 2


def test_build_makes_the_copy_once_the_text_is_accepted(pepdocs, naming: Path) -> None:
    text = naming.read_text(encoding="utf-8")
    entry = "  - {accept: [targets.success], why: The carer knows him.}\n"
    head, mark, tail = text.partition("\nwithhold:\n")
    text = head + mark + entry + tail if mark else f"{text}\nwithhold:\n{entry}"
    naming.write_text(text, encoding="utf-8")

    done = built(pepdocs, naming, "carer,full")

    assert done.status == 0, done.said
    carer, full = (next(naming.parent.glob(f"out/*-en{end}.html")).read_text("utf-8") for end in ("-carer", ""))
    assert "The carer knows him." in full
    assert "The carer knows him." not in carer


def test_check_warns_of_a_copy_that_is_recorded_as_sent(pepdocs, naming: Path) -> None:
    done = pepdocs("--iaith", "en", "check", naming, "--format", "json")

    found_here = [item for file in json.loads(done.out)["files"] for item in file["findings"]]
    told = [item for item in found_here if item["code"] == "PEP175"]
    assert {item["line"] for item in told} == {line_of(naming)}
    assert {item["severity"] for item in told} == {"warning"}
    assert "Gareth" not in done.said


def test_check_says_nothing_where_no_copy_is_recorded() -> None:
    plan = a_plan(**BASE, **{"targets.0.need": "She saw Rhys ap Morgan."}, without="meeting.copies")

    assert names.findings(plan.pep, plan.places, NO_FIELDS, None).items == ()


@pytest.mark.parametrize("lang", ["cy", "en"])
@pytest.mark.parametrize("code", ["PEP174", "PEP175", "PEP176"])
def test_a_finding_about_a_name_says_which_field_and_which_copy(lang: str, code: str) -> None:
    speaker = Speaker(lang)

    said = speaker.text(f"{code}.message", label="LABEL", limit=speaker.text(COPY_OF_CARER))

    assert "LABEL" in said
    assert speaker.text(COPY_OF_CARER) in said
    assert speaker.text(f"{code}.hint")

"""What a plan or an authority's theme leaves out of copies, or shows in them on request."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from builders import SECONDARY, checked, found, typed, written
from pepdocs.authority import own_fields
from pepdocs.base.copies import Copy
from pepdocs.base.language import Edition, Mode
from pepdocs.generate import view_of
from pepdocs.rules.copies import accepted_places
from pepdocs.schema.audiences import NOWHERE
from pepdocs.schema.declare import declared
from pepdocs.schema.derived.messages import all_fields, records
from pepdocs.theme import Theme, ThemeError, load
from pepdocs.view.blocks import runs
from running import ran

TOLD = "The address is not to be passed on."
ADDRESS = "1 Lôn y Felin"
PLAN: dict[str, Any] = {
    "pepdocs": "2", "record": "FX-1", "jurisdiction": "wales", "phase": "secondary", "written_in": "en",
    "care": {"placement_address": ADDRESS, "no_contact": [{"name": "Guto Gwahardd", "reason": "A court order."}]},
    "voice": {"views": [
        {"id": "v1", "prompt": "good_at", "text": "First words.", "share": "yes"},
        {"id": "v2", "prompt": "good_at", "text": "Second words.", "share": "yes"},
    ]},
    "targets": [{"id": "t1", "area": "literacy", "text": "Target one.", "views": ["v1", "v2"]}],
    "funding": [{"id": "f1", "buys": "Buys one.", "targets": ["t1"]}],
    "local": {"bus_pass": "Pass number seven"},
}  # fmt: skip


def plan(*entries: dict[str, Any]) -> dict[str, Any]:
    """Return the plan with entries under `withhold`."""
    return PLAN | {"withhold": [{"why": TOLD} | entry for entry in entries]}


def said(content: dict[str, Any], copy: Copy, theme: Theme | None = None) -> str:
    """Return all text of a copy."""
    edition = Edition(Mode.EN, copy=copy)
    view = view_of(typed(content).pep, edition, theme=theme) if theme else view_of(typed(content).pep, edition)
    return "\n".join(run.text for run in runs((view.cover, view.chapters)))


def a_theme(tmp_path: Path, copies: str) -> Theme:
    """Return a theme with settings about copies."""
    folder = tmp_path / "sir"
    folder.mkdir()
    heading = 'theme = 1\nname = { cy = "Sir", en = "County" }\nview = 2\n'
    (folder / "theme.toml").write_text(heading + copies, encoding="utf-8")
    return load(folder)


# A plan.


def test_a_plan_leaves_a_field_out_of_the_copies_that_it_names() -> None:
    content = plan({"field": "care.placement_address", "from": ["carer", "parent"]})

    shown = {copy for copy in Copy if ADDRESS in said(content, copy)}

    assert shown == {copy for copy in Copy if ADDRESS in said(PLAN, copy)} - {Copy.CARER, Copy.PARENT}


def test_a_single_entry_can_be_withheld_with_every_reference_to_it() -> None:
    text = said(plan({"field": "voice.views[1]", "from": ["carer"]}), Copy.CARER)

    assert "First words." in text
    assert "Second words." not in text
    assert "v2" not in text


def test_what_is_withheld_leaves_no_gap() -> None:
    withheld = said(plan({"field": "care.placement_address", "from": ["carer"]}), Copy.CARER)

    assert "Address of placement" not in withheld
    assert "Address of placement" in said(PLAN, Copy.CARER)


def test_the_reason_is_printed_in_the_full_record_only() -> None:
    content = plan({"field": "care.placement_address", "from": ["carer"]})

    assert [copy for copy in Copy if TOLD in said(content, copy)] == [Copy.FULL]
    assert "What copies leave out" in said(content, Copy.FULL)
    assert "care.placement_address" not in said(content, Copy.FULL)


def test_a_plan_shows_carers_whom_the_child_must_not_see_where_that_is_needed() -> None:
    content = plan({"field": "care.no_contact", "show_to": ["carer"]})

    assert "Guto Gwahardd" not in said(PLAN, Copy.CARER)
    assert "Guto Gwahardd" in said(content, Copy.CARER)
    assert "Guto Gwahardd" not in said(content, Copy.PARENT)


def test_what_is_withheld_is_not_shown_by_a_request() -> None:
    content = plan({"field": "care.no_contact", "show_to": ["carer"], "from": ["carer"]})

    assert "Guto Gwahardd" not in said(content, Copy.CARER)


@pytest.mark.parametrize(
    ("entry", "code", "place"),
    [
        ({"field": "care.placement_adress", "from": ["carer"]}, "PEP170", "withhold[0].field"),
        ({"field": "voice.views[7]", "from": ["carer"]}, "PEP170", "withhold[0].field"),
        ({"field": "local.nothing", "from": ["carer"]}, "PEP170", "withhold[0].field"),
        ({"accept": ["voice.views[0].txt"]}, "PEP170", "withhold[0].accept[0]"),
        ({"field": "child", "from": ["carer"]}, "PEP171", "withhold[0].field"),
        ({"field": "care", "from": ["carer", "full"]}, "PEP172", "withhold[0].from[1]"),
        ({"field": "wellbeing.triggers", "show_to": ["parent"]}, "PEP173", "withhold[0].show_to[0]"),
        ({"field": "funding", "show_to": ["carer"]}, "PEP173", "withhold[0].show_to[0]"),
    ],
    ids=lambda value: str(value) if isinstance(value, str) else "",
)
def test_what_cannot_be_withheld_or_shown_is_told_at_its_place(entry: dict[str, Any], code: str, place: str) -> None:
    assert found(typed(plan(entry)), "PEP1") == [(code, place)]


def test_the_nearest_path_is_named() -> None:
    (finding,) = [
        each
        for each in checked(typed(plan({"field": "care.placement_adress", "from": ["carer"]}))).items
        if each.code.number == "PEP170"
    ]

    assert dict(finding.facts)["nearest"] == "care.placement_address"


def test_a_slip_in_what_is_withheld_stops_drafts_as_well(tmp_path: Path) -> None:
    source = tmp_path / "plan.yaml"
    source.write_text(
        "pepdocs: 2\nrecord: FX-1\njurisdiction: wales\nphase: primary\nwritten_in: en\n"
        "withhold:\n  - {field: care.placement_adress, from: [carer, press]}\n",
        encoding="utf-8",
    )

    done = ran("build", source, "--out", tmp_path / "out", "--draft", "--copy", "carer", "--format", "docx")

    assert done.status == 1
    assert "plan.yaml:7:6: error PEP170" in done.said
    assert "plan.yaml:7:50: error PEP111" in done.said
    assert not list(tmp_path.glob("out/*.docx"))


@pytest.mark.parametrize("path", [path for path in all_fields() if path.count(".") == 1])
def test_every_field_can_be_named(path: str) -> None:
    assert found(typed(plan({"field": path, "from": ["carer"]})), "PEP170") == []


def test_every_field_knows_its_path() -> None:
    for model in records():
        for field in declared(model):
            assert all_fields()[field.path] is field


def test_texts_are_accepted_with_a_reason_only() -> None:
    with_reason, without = (typed(PLAN | {"withhold": [entry]}).pep for entry in (
        {"accept": ["voice.views[0].text"], "why": "Her own words."}, {"accept": ["voice.views[0].text"]}
    ))  # fmt: skip

    assert accepted_places(with_reason) == {"voice.views[0].text"}
    assert accepted_places(without) == set()


# An authority.

LOCAL = """
[[field]]
id = "bus_pass"
kind = "text"
label = { cy = "Tocyn bws", en = "Bus pass" }
audience = "school carer"
"""


def test_a_theme_withholds_fields_of_ours_and_of_its_own(tmp_path: Path) -> None:
    theme = a_theme(
        tmp_path,
        LOCAL + '[[copies.withhold]]\nfield = "care.placement_address"\nfrom = ["carer"]\n'
        '[[copies.withhold]]\nfield = "local.bus_pass"\nfrom = ["carer"]\n',
    )

    assert [text in said(PLAN, Copy.CARER, theme) for text in (ADDRESS, "Pass number seven")] == [False, False]
    assert [text in said(PLAN, Copy.SCHOOL, theme) for text in (ADDRESS, "Pass number seven")] == [True, True]
    assert "Bus pass" not in said(PLAN, Copy.CARER, theme)


def test_a_theme_shows_on_request_what_the_table_lets_it(tmp_path: Path) -> None:
    shown = (f'[[copies.show]]\nfield = "{path}"\nto = ["carer"]\n' for path in ("funding", "care.no_contact"))
    theme = a_theme(tmp_path, "".join(shown))

    assert {"Buys one.", "Guto Gwahardd"} <= set(said(PLAN, Copy.CARER, theme).splitlines())
    assert not {"Buys one.", "Guto Gwahardd"} & set(said(PLAN, Copy.PARENT, theme).splitlines())


@pytest.mark.parametrize(
    ("settings", "code", "line"),
    [
        ('[[copies.show]]\nfield = "wellbeing.triggers"\nto = ["parent"]\n', "THM312", 6),
        ('[copies]\nshow = [{ field = "wellbeing.triggers", to = ["parent"] }]\n', "THM312", 1),
        ('[[copies.withhold]]\nfield = "care.placement"\nfrom = ["carer"]\n', "THM309", 5),
        ('[[copies.withhold]]\nfield = "record"\nfrom = ["carer"]\n', "THM311", 5),
        ('[[copies.withhold]]\nfield = "care"\nfrom = ["press"]\n', "THM303", 6),
        ('[[copies.withhold]]\nfield = "care"\nfrom = ["full"]\n', "THM303", 6),
        ('[[copies.withhold]]\nfield = "care"\nform = ["carer"]\n', "THM111", 6),
        ("[copies]\nhide = []\n", "THM111", 5),
    ],
)
def test_a_theme_that_asks_for_what_it_may_not_is_told_at_its_line(
    tmp_path: Path, settings: str, code: str, line: int
) -> None:
    with pytest.raises(ThemeError) as told:
        own_fields(a_theme(tmp_path, settings))

    assert (code, line) in [(finding.code.number, finding.at.line) for finding in told.value.findings.items]


# What the child shares, and who is given which copy.


def test_the_child_is_asked_what_to_share_where_a_carer_has_a_copy() -> None:
    views = [{"id": "v1", "prompt": "good_at", "text": "First words."}]
    given = {"meeting": {"copies": [{"to": "carer", "edition": "carer"}]}}

    assert found(typed(PLAN | {"voice": {"views": views}} | given), "PEP333") == [("PEP333", "voice.views[0].share")]
    assert found(typed(PLAN | {"voice": {"views": views}}), "PEP333") == []
    assert found(typed(PLAN | given), "PEP333") == []


@pytest.mark.parametrize(
    ("to", "edition", "is_told"),
    [
        ("carer", "full", True), ("carer", "school", True), ("carer", "carer", False), ("parent", "full", True),
        ("child", "full", True), ("child", "child", False), ("iro", "full", False), ("social_worker", "full", False),
        ("mam", "full", True), ("mam", "parent", False),
    ],
)  # fmt: skip
def test_nobody_of_the_family_is_given_the_copy_of_somebody_else(to: str, edition: str, *, is_told: bool) -> None:
    people = {"people": [{"id": "mam", "role": "parent", "name": "Ann Mam"}]}
    content = PLAN | people | {"meeting": {"copies": [{"to": to, "edition": edition}]}}

    assert bool(found(typed(content), "PEP358")) == is_told


def test_a_copy_that_the_plan_says_was_sent_is_missed_where_it_is_not_made(tmp_path: Path) -> None:
    source = Path("examples") / f"{SECONDARY}.yaml"

    plain, some, every = (
        ran("build", source, "--out", tmp_path / copies, "--copy", copies, "--format", "docx", "--lang", "en")
        for copies in ("full", "carer", "full,carer,child")
    )

    assert "PEP359" not in plain.said
    assert some.said.count("PEP359") == 1
    assert "PEP359" not in every.said


def test_every_example_says_what_the_child_shares() -> None:
    for view in written(SECONDARY)["voice"]["views"]:
        assert view["share"] in {"yes", "no"}


def test_what_no_document_shows_is_not_shown_by_a_request() -> None:
    fields = [field for model in records() for field in declared(model) if field.audience == NOWHERE]

    assert fields
    assert not any(field.audience.on_request for field in fields)

"""Each reader's copy of a plan: what is in it, and that nothing else is."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from builders import EXAMPLES, FINISHED, SECONDARY, typed, written
from full_plan import Filled, full, is_said, pair, wanted
from pepdocs.base.copies import Copy
from pepdocs.base.language import NEUTRAL, Edition, Layout, Mode, Size, named_edition
from pepdocs.generate import view_of as view_of_pep
from pepdocs.schema.declare import Declared, Record, by_key, declared
from pepdocs.schema.derived.messages import records
from pepdocs.schema.derived.shape import shape
from pepdocs.schema.pep import Pep
from pepdocs.schema.sections.meeting import CopyEdition
from pepdocs.view import blocks as b
from pepdocs.view import compose, copies
from pepdocs.view.blocks import DocumentView, runs
from pepdocs.view.phrasing import Phrasing
from running import ran
from test_conservation import BY_MODE, BY_PHASE

COPIES = tuple(copy for copy in Copy if copy is not Copy.FULL)
BY_COPY = pytest.mark.parametrize("copy", COPIES, ids=lambda copy: copy.value)

UNIQUE = frozenset({"text", "name", "proper_name", "date", "money", "count", "days", "free"})
"""The kinds of which every value of a full plan is another, so that one that is found can be nothing else."""

BY_VALUE: dict[str, frozenset[Copy]] = {
    "voice.views": frozenset(COPIES),
    "views_of_others": frozenset({Copy.SCHOOL, Copy.CARER, Copy.PARENT}),
    "targets": frozenset({Copy.PROVIDER}),
    "funding": frozenset({Copy.PROVIDER}),
    "people": frozenset({Copy.CHILD, Copy.PARENT}),
    "care.emergency_contacts": frozenset({Copy.PARENT}),
    "care.placement_address": frozenset(COPIES),
    "care.placed_in": frozenset(COPIES),
}
"""What a copy shows or not depending on what the plan says; tests of their own are below."""


def copy_of(content: dict[str, Any], copy: Copy, mode: Mode = Mode.EN) -> DocumentView:
    """Return the view of a copy of a plan."""
    return view_of_pep(typed(content).pep, Edition(mode, copy=copy))


def texts(view: DocumentView) -> set[str]:
    """Return every text of a view."""
    return {run.text for run in runs((view.cover, view.chapters))}


def told(view: DocumentView) -> set[tuple[str, str]]:
    """Return every text of a view as if it were in no language, since a copy may say it in none."""
    return {(text, NEUTRAL) for text in texts(view)}


def is_there(text: str, value: Filled, said: set[tuple[str, str]]) -> bool:
    """Return whether a copy says a text of a value, by itself or in a sentence."""
    return is_said((text, NEUTRAL), value, said)


def steps(loc: tuple[str | int, ...]) -> Iterator[Declared]:
    """Yield the declared fields that lead to a value."""
    model: type[Record] | None = Pep
    for step in loc:
        if isinstance(step, str) and model is not None:
            field = by_key(model)[step]
            yield field
            model = shape(field.annotation).record


def is_theirs(value: Filled, copy: Copy) -> bool:
    """Return whether every declaration on the way to a value lets the reader of a copy see it."""
    return value.name != "local" and all(copy in field.audience for field in steps(value.loc))


def decided(taken: list[Filled], copy: Copy) -> list[Filled]:
    """Return the values whose place alone decides whether a copy has them, and that can be told apart."""
    ruled = tuple(name for name, copies in BY_VALUE.items() if copy in copies)
    return [value for value in taken if value.kind in UNIQUE and not value.name.startswith(ruled)]


@BY_PHASE
@BY_MODE
@BY_COPY
def test_a_copy_has_what_its_reader_may_see_and_nothing_else(phase: str, mode: Mode, copy: Copy) -> None:
    content, taken = full(phase, pair)
    said = told(copy_of(content, copy, mode))
    values = decided(taken, copy)
    theirs = [value for value in values if is_theirs(value, copy)]
    others = [value for value in values if not is_theirs(value, copy)]

    assert theirs
    assert others
    leaks = [value.name for value in others if any(is_there(text, value, said) for text, _ in value.says)]
    lost = [value.name for value in theirs if not all(is_there(text, value, said) for text, _ in wanted(value, mode))]
    assert (leaks, lost) == ([], [])


def test_a_copy_with_too_much_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    content, taken = full("secondary", pair)
    monkeypatch.setattr(compose, "reduced", lambda pep, *_: pep)
    monkeypatch.setattr(Phrasing, "may_show", lambda *_: True)
    said = texts(copy_of(content, Copy.CHILD))

    others = [value for value in decided(taken, Copy.CHILD) if not is_theirs(value, Copy.CHILD)]

    leaks = {value.name for value in others if any(text in said for text, _ in value.says)}

    assert {"care.no_contact.name", "wellbeing.triggers", "funding.planned", "local"} <= leaks


# The table.

ADULTS = "school carer parent officer social_worker personal_adviser"
TABLE = {
    "child.first_names": f"{ADULTS} child provider",
    "setting.name": f"{ADULTS} child provider",
    "people.name": f"{ADULTS} child provider",
    "people.phone": f"{ADULTS} provider",
    "child.social_care_id": "officer social_worker",
    "meeting.uploaded_on": "officer social_worker",
    "meeting.quality.grade": "officer social_worker",
    "meeting.quality.feedback": "officer social_worker",
    "care.no_contact.name": "school officer social_worker",
    "wellbeing.triggers": "school carer officer social_worker",
    "care.legal_status": ADULTS,
    "child.asylum.arrived": "carer parent officer social_worker personal_adviser",
    "child.asylum.interpreter": ADULTS,
    "care.parental_responsibility": "carer parent officer social_worker personal_adviser",
    "care.permissions.who": ADULTS,
    "funding.planned": "school officer social_worker provider",
    "pathway.allowance.awarded": "school officer social_worker provider",
    "targets.text": f"{ADULTS} child provider",
    "targets.actions.who": f"{ADULTS} child provider",
    "targets.baseline": f"{ADULTS} provider",
    "progress.subjects.current": f"{ADULTS} provider",
    "history.attendance.percent": f"{ADULTS} provider",
    "aln.has_aln": f"{ADULTS} provider",
    "aln.idp.provision.what": f"{ADULTS} child provider",
    "wellbeing.emotional": ADULTS,
    "wellbeing.health": "school carer officer social_worker personal_adviser",
    "wellbeing.health_recommendations.response": "school carer officer social_worker personal_adviser",
    "wellbeing.measure": "carer officer social_worker personal_adviser",
    "wellbeing.sdq.total": "carer officer social_worker personal_adviser",
    "wellbeing.sdq.action": "school carer officer social_worker personal_adviser",
    "views_of_others.text": ADULTS,
    "plan.next_meeting": f"{ADULTS} child provider",
    "plan.completed": ADULTS,
    "meeting.attended": "school officer social_worker personal_adviser",
}
"""Who sees a field of each row of the table of copies, besides those who see the full record."""


@pytest.mark.parametrize("path", TABLE)
def test_a_field_is_shown_to_those_whom_the_table_names(path: str) -> None:
    fields = tuple(steps(tuple(path.split("."))))

    assert {copy for copy in Copy if all(copy in field.audience for field in fields)} == {
        Copy.FULL, *map(Copy, TABLE[path].split())
    }  # fmt: skip


def test_only_sums_of_money_and_persons_without_contact_can_be_switched_on() -> None:
    groups = {model.path for model in records() for field in declared(model) if field.audience.on_request}

    assert groups == {
        "",
        "care",
        "care.no_contact",
        "targets",
        "funding",
        "funding.items",
        "pathway",
        "pathway.allowance",
    }


def test_every_copy_has_a_name_in_the_record_of_copies() -> None:
    assert [CopyEdition.of(copy).code for copy in Copy] == [copy.value for copy in Copy]
    assert {copy.value for copy in Copy} == set(CopyEdition.codes())


# What the plan says.

SAID = {
    "refused": {"cy": "Dim i fy ngofalwr.", "en": "Not for my carer."},
    "open": {"cy": "I bawb.", "en": "For everybody."},
    "unasked": {"cy": "Ni ofynnwyd.", "en": "Not asked."},
}
VIEWS = [
    {
        "id": "refused",
        "prompt": "good_at",
        "text": SAID["refused"],
        "share": "no",
        "response": {"reason": "Because R."},
    },
    {"id": "open", "prompt": "good_at", "text": SAID["open"], "share": "yes", "response": {"reason": "Because O."}},
    {"id": "unasked", "prompt": "good_at", "text": SAID["unasked"], "response": {"reason": "Because U."}},
]
PEOPLE = [
    {"id": "mam", "role": "parent", "name": "Ann Mam", "phone": "01632 960001"},
    {"id": "gofalwr", "role": "carer", "name": "Bet Gofal", "phone": "01632 960002", "address": "2 Lôn Gudd"},
    {"id": "athro", "role": "personal_tutor", "name": "Mrs Catrin Athro", "phone": "01632 960003"},
    {"id": "pennaeth", "role": "headteacher", "name": "Mr Dafydd", "phone": "01632 960004"},
    {"id": "nyrs", "role": "school_nurse", "name": "Elin Nyrs"},
]
PLAN: dict[str, Any] = {
    "pepdocs": "2", "record": "FX-1", "jurisdiction": "wales", "phase": "secondary", "written_in": "en",
    "voice": {"views": VIEWS},
    "people": PEOPLE,
    "targets": [
        {"id": "t1", "area": "literacy", "text": "Target one.", "views": ["refused", "open", "unasked"]},
        {"id": "t2", "area": "literacy", "text": "Target two.", "accountable": "athro"},
    ],
    "funding": [
        {"id": "f1", "buys": "Buys one.", "targets": ["t1"]},
        {"id": "f2", "buys": "Buys two.", "targets": ["t2"]},
    ],
    "views_of_others": [
        {"from": "mam", "text": "Mother says.", "private": "yes"},
        {"from": "gofalwr", "text": "Carer says."},
        {"from": "headteacher", "text": "School says."},
        {"from": "nyrs", "text": "Nurse says."},
    ],
    "care": {
        "placement_address": "1 Lôn Gudd", "placement_confidential": "yes",
        "emergency_contacts": [{"order": 1, "person": "gofalwr"}, {"order": 2, "person": "athro"}],
    },
}  # fmt: skip


def shown(copy: Copy, sought: list[str], **changes: Any) -> set[str]:
    """Return which of the texts a copy of the plan has."""
    whole = " | ".join(texts(copy_of(PLAN | changes, copy)))
    return {text for text in sought if text in whole}


@BY_COPY
def test_a_view_is_seen_by_those_with_whom_the_child_shares_it(copy: Copy) -> None:
    words = {key: text["en"] for key, text in SAID.items()}
    seen = shown(copy, list(words.values()))

    everything = {Copy.CHILD, Copy.OFFICER, Copy.SOCIAL_WORKER, Copy.PERSONAL_ADVISER}
    assert (words["refused"] in seen) == (copy in everything)
    assert (words["unasked"] in seen) == (copy in everything | {Copy.SCHOOL, Copy.CARER})
    assert words["open"] in seen


@BY_COPY
def test_an_answer_is_seen_by_those_who_see_the_view(copy: Copy) -> None:
    views, answers = [text["en"] for text in SAID.values()], ["Because R.", "Because O.", "Because U."]

    assert [text in shown(copy, views) for text in views] == [text in shown(copy, answers) for text in answers]


@BY_COPY
def test_the_id_of_a_view_that_is_withheld_is_nowhere(copy: Copy) -> None:
    assert shown(copy, ["refused"]) == set()


WITH_IDS = ("people", "voice.views", "targets", "funding")


def ids_shown(example: str, copy: Copy, paths: Iterable[str]) -> set[str]:
    """Return the ids of all entries that a copy has as a text, if the plan leaves out some paths of it."""
    withhold = [{"field": path, "from": [copy.value], "why": "R."} for path in paths]
    content = written(example) | {"withhold": withhold}
    entries = [*content["people"], *content["voice"]["views"], *content["targets"], *(content.get("funding") or [])]
    return {entry["id"] for entry in entries if "id" in entry} & texts(copy_of(content, copy))


@BY_COPY
@pytest.mark.parametrize("example", FINISHED)
def test_an_id_of_what_a_plan_leaves_out_is_nowhere(example: str, copy: Copy) -> None:
    assert ids_shown(example, copy, WITH_IDS) == set()
    for number in range(3):
        assert ids_shown(example, copy, [f"{path}[{number}]" for path in WITH_IDS]) == set()


def test_an_id_that_refers_to_nothing_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "_without_references", lambda pep, _: pep)

    assert {"sw", "v3"} <= ids_shown(SECONDARY, Copy.OFFICER, ["people", "voice.views"])
    assert "t1" in ids_shown(SECONDARY, Copy.OFFICER, ["targets"])
    assert "f1" in ids_shown(SECONDARY, Copy.OFFICER, ["funding"])


def test_who_said_that_there_is_none_is_withheld_with_the_person() -> None:
    plan = PLAN | {"withhold": [{"field": "people[4]", "from": ["school"], "why": "R."}]}
    said = texts(copy_of(plan | {"leisure": {"interests": {"none_stated_by": "nyrs"}}}, Copy.SCHOOL))

    assert "None" in said
    assert not any("Said by" in text for text in said)


def test_what_depends_on_a_role_does_so_also_if_the_person_is_withheld() -> None:
    carer = [{"field": "people[1]", "from": ["carer", "parent"], "why": "R."}]

    assert shown(Copy.CARER, ["Carer says."], withhold=carer) == {"Carer says."}
    view = copy_of(PLAN | {"withhold": carer}, Copy.PARENT)
    tables = [block for section in view.sections for block in section.blocks if isinstance(block, b.Grid)]
    rung = next(table for table in tables if "Emergency contacts" in {run.text for run in table.caption})
    assert len(rung.rows) == 1


@pytest.mark.parametrize("copy", [Copy.PARENT, Copy.PROVIDER, Copy.CARER])
def test_a_page_without_a_shared_view_does_not_say_that_nothing_was_said(copy: Copy) -> None:
    view = copy_of(PLAN | {"voice": {"views": [VIEWS[0]]}}, copy)

    assert not {"What happened because of what I said", "This is what I said. These are my own words."} & texts(view)
    assert not any("nothing" in text.casefold() for text in texts(view))


def test_an_entry_of_which_a_copy_shows_nothing_leaves_no_row() -> None:
    scores = {"on": "2026-01-05", "total": "12"}

    def rows(*entries: dict[str, str]) -> list[int]:
        view = copy_of(PLAN | {"wellbeing": {"sdq": list(entries)}}, Copy.SCHOOL)
        section = next((section for section in view.sections if section.key == "wellbeing"), None)
        return [len(block.rows) for block in (section.blocks if section else ()) if isinstance(block, b.Grid)]

    assert rows(scores, scores) == []
    assert rows(scores, scores | {"action": "Counselling."}) == [1]


def test_others_views_are_each_readers_own() -> None:
    says = ["Mother says.", "Carer says.", "School says.", "Nurse says."]

    assert shown(Copy.CARER, says) == {"Carer says.", "School says."}
    assert shown(Copy.PARENT, says) == {"Mother says."}
    assert shown(Copy.SCHOOL, says) == {"Carer says.", "School says.", "Nurse says."}
    assert shown(Copy.OFFICER, says) == set(says)
    assert shown(Copy.CHILD, says) == shown(Copy.PROVIDER, says) == set()


def test_a_parent_does_not_learn_how_carers_may_be_reached() -> None:
    carers, others = ["01632 960002", "2 Lôn Gudd"], ["01632 960001", "01632 960003"]

    assert shown(Copy.PARENT, carers + others) == set(others)


@BY_COPY
def test_a_confidential_address_is_seen_by_those_who_have_to_know_it(copy: Copy) -> None:
    know = {Copy.CARER, Copy.OFFICER, Copy.SOCIAL_WORKER, Copy.PERSONAL_ADVISER}

    assert shown(copy, ["1 Lôn Gudd"]) == ({"1 Lôn Gudd"} if copy in know else set())
    assert shown(copy, ["2 Lôn Gudd"]) == ({"2 Lôn Gudd"} if copy in know else set())
    assert bool(shown(copy, ["01632 960002"])) == (copy not in {Copy.PARENT, Copy.CHILD})


@BY_COPY
def test_a_confidential_address_leaves_no_gap(copy: Copy) -> None:
    plan = PLAN | {"care": PLAN["care"] | {"placement_type": "foster_care"}}
    said = texts(copy_of(plan, copy))

    know = {Copy.CARER, Copy.OFFICER, Copy.SOCIAL_WORKER, Copy.PERSONAL_ADVISER}
    assert ("Address of placement" in said) == (copy in know)
    assert ("Address is confidential" in said) == (copy in know | {Copy.SCHOOL})


def test_the_child_knows_people_by_their_first_names() -> None:
    names = ["Ann", "Mam", "Gofal", "Catrin", "Athro", "Mr Dafydd", "01632"]

    assert shown(Copy.CHILD, names) == {"Ann", "Catrin", "Mr Dafydd"}


@pytest.mark.parametrize(
    ("role", "name", "called"),
    [
        ("other", "Y Parch. John Hughes", "John"),
        ("other", "Yr Athro Siân Huw", "Siân"),
        ("other", "Ms Bowen", "Ms Bowen"),
        ("other", "J. Davies", "J. Davies"),
        ("other", "Mr A. Davies", "Mr A. Davies"),
        ("camhs", "Tîm Aeron", "Tîm Aeron"),
        ("virtual_school", "Ysgol Rithiol Aeron", "Ysgol Rithiol Aeron"),
    ],
)
def test_the_child_knows_those_without_a_first_name_by_the_name_that_they_have(
    role: str, name: str, called: str
) -> None:
    person = {"id": "other", "role": role, "name": name}

    assert called in texts(copy_of(PLAN | {"people": [*PEOPLE, person]}, Copy.CHILD))


def test_a_provider_sees_the_targets_of_its_own_people_and_their_money() -> None:
    assert shown(Copy.PROVIDER, ["Target one.", "Target two.", "Buys one.", "Buys two."]) == {
        "Target two.",
        "Buys two.",
    }


# The document.


@BY_COPY
def test_a_copy_says_whose_it_is_and_that_it_is_not_the_full_record(copy: Copy) -> None:
    said = texts(copy_of(PLAN, copy))

    assert {CopyEdition.of(copy).value.replace("'", "’"), "This is not the full record."} <= said


def test_the_full_record_says_nothing_about_copies() -> None:
    assert not {"Copy", "This is not the full record."} & texts(copy_of(PLAN, Copy.FULL))


def test_the_name_of_a_file_says_whose_copy_it_is() -> None:
    names = {copy: Edition(Mode.BILINGUAL, Size.LARGE, Layout.BLOCKS, copy).suffix for copy in Copy}

    assert names[Copy.FULL] == "cy-en-blocks-large"
    assert names[Copy.SOCIAL_WORKER] == "cy-en-social_worker-blocks-large"
    assert all(
        named_edition(f"FX-1-{name}") == Edition(Mode.BILINGUAL, Size.LARGE, Layout.BLOCKS, copy)
        for copy, name in names.items()
    )


def test_build_makes_each_copy_that_is_asked_for(tmp_path: Path) -> None:
    source = tmp_path / "plan.yaml"
    shutil.copy(EXAMPLES / "secondary-review.yaml", source)
    out = tmp_path / "out"

    copies = "full,carer,child"
    done = ran("build", source, "--out", out, "--format", "docx", "--lang", "en", "--copy", copies)

    assert done.status == 0, done.said
    assert sorted(path.name for path in out.glob("*.docx")) == [
        "FX-SEC-0147-03-en-carer.docx", "FX-SEC-0147-03-en-child.docx", "FX-SEC-0147-03-en.docx"
    ]  # fmt: skip


def test_a_copy_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    done = ran("build", EXAMPLES / "secondary-review.yaml", "--out", tmp_path, "--copy", "press")

    assert done.status == 2
    assert "personal_adviser" in done.said


# The page for the designated person.

FOR_THE_SCHOOL = {
    "care": {"no_contact": [{"name": "Guto Gwahardd", "reason": "A court order."}], "legal_status": "full_care_order"},
    "wellbeing": {"triggers": "Doors that slam."},
}


@pytest.mark.parametrize("phase", ["primary", "secondary", "post16"])
def test_the_school_has_who_must_not_come_near_and_what_upsets_the_child_on_a_page_of_its_own(phase: str) -> None:
    view = copy_of(PLAN | FOR_THE_SCHOOL | {"phase": phase}, Copy.SCHOOL)
    own_page, *rest = reversed(view.chapters)
    apart, others = ({run.text for run in runs(part)} for part in ((own_page,), tuple(rest)))

    assert own_page.key == "designated_person"
    assert {"For the designated person", "Guto Gwahardd", "Doors that slam."} <= apart
    assert not {"Guto Gwahardd", "Doors that slam."} & others
    assert "Target one." in others


def test_a_school_in_england_has_a_page_for_the_designated_teacher() -> None:
    assert "For the designated teacher" in texts(
        copy_of(PLAN | FOR_THE_SCHOOL | {"jurisdiction": "england"}, Copy.SCHOOL)
    )


@pytest.mark.parametrize("copy", [copy for copy in Copy if copy is not Copy.SCHOOL], ids=lambda copy: copy.value)
def test_no_other_copy_has_a_page_for_the_designated_person(copy: Copy) -> None:
    assert all(section.key != "designated_person" for section in copy_of(PLAN | FOR_THE_SCHOOL, copy).sections)

"""Of two copies of any plan, one of whose readers may see all that the other may, the smaller is within the larger.

And what a plan or an authority withholds from a copy is not in it, while everything else still is. (A field of the
actions of targets is also one of the actions of planned changes, and is withheld from both.)
"""

from __future__ import annotations

import random
from copy import deepcopy
from dataclasses import fields, is_dataclass, replace
from itertools import permutations
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import typed
from copy_plan import OWN_TYPED, promised, readers_of_path, word
from full_plan import BASICS, PHASES, Filled, Pen
from pepdocs.base.copies import Copy
from pepdocs.base.language import Mode, Run
from pepdocs.findings.model import name
from pepdocs.schema.derived.messages import all_fields
from pepdocs.schema.local.fields import NO_FIELDS, LocalFields
from pepdocs.schema.local.withholding import NEEDED, Withholding, without_indexes
from pepdocs.schema.pep import Pep
from pepdocs.view import blocks as b
from pepdocs.view import compose, copies
from pepdocs.view.blocks import DocumentView, runs
from pepdocs.wording import Speaker, Wording

SEEDS = st.integers(0, 2**32)
UNHURRIED = settings(deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow], database=None)
COPIES = tuple(copy for copy in Copy if copy is not Copy.FULL)

# Which copy is within which.

HEARD = dict.fromkeys((Copy.FULL, Copy.CHILD, Copy.OFFICER, Copy.SOCIAL_WORKER, Copy.PERSONAL_ADVISER), 3)
HEARD |= {Copy.SCHOOL: 2, Copy.CARER: 2, Copy.PARENT: 1, Copy.PROVIDER: 1}
"""How much a copy has of what the child said: what it shares, also what it did not refuse, all."""

ALL_OPINIONS = frozenset({"carer", "parent", "school", "other", "private"})
OPINIONS = dict.fromkeys(Copy, ALL_OPINIONS)
OPINIONS |= {
    Copy.CARER: frozenset({"carer", "school"}), Copy.PARENT: frozenset({"parent", "private"}),
    Copy.SCHOOL: ALL_OPINIONS - {"private"}, Copy.CHILD: frozenset(), Copy.PROVIDER: frozenset(),
}  # fmt: skip
"""Whose views a copy has."""

KNOW_THE_ADDRESS = {Copy.FULL, Copy.CARER, Copy.OFFICER, Copy.SOCIAL_WORKER, Copy.PERSONAL_ADVISER}


def is_within(small: Copy, large: Copy) -> bool:
    """Return whether the reader of a copy may see all that the reader of another may, whatever a plan says."""
    fields = all(large in whose for path in promised() if small in (whose := readers_of_path(path)))
    opinions = OPINIONS[small] <= OPINIONS[large]
    contacts = small is Copy.PARENT or large is not Copy.PARENT
    address = small not in KNOW_THE_ADDRESS or large in KNOW_THE_ADDRESS
    return fields and opinions and contacts and address and HEARD[small] <= HEARD[large] and large is not Copy.PROVIDER


PAIRS = [pair for pair in permutations(Copy, 2) if is_within(*pair)]


def test_copies_that_can_be_compared_are_these() -> None:
    assert {pair for pair in PAIRS if Copy.FULL in pair} == {(copy, Copy.FULL) for copy in COPIES}
    assert {large for small, large in PAIRS if small is Copy.PARENT} == {
        Copy.FULL, Copy.OFFICER, Copy.SOCIAL_WORKER, Copy.PERSONAL_ADVISER
    }  # fmt: skip
    assert (Copy.PROVIDER, Copy.SCHOOL) in PAIRS
    assert (Copy.CARER, Copy.SCHOOL) not in PAIRS
    assert (Copy.SCHOOL, Copy.PERSONAL_ADVISER) not in PAIRS


# Any plan.

HALF = 0.5

ROLES = ("carer", "parent", "headteacher", "personal_tutor", "social_worker", "school_nurse", "employer")


def any_plan(phase: str, seed: int, share: float) -> tuple[dict[str, Any], list[Filled]]:
    """Return a plan with some of its fields, each value a sentinel, in which people and entries refer to each other."""
    chance = random.Random(seed)
    pen = Pen(phase, word, lambda _: chance.random() < share, chance.randint(1, 2), typed=OWN_TYPED)
    content = pen.record(Pep, ()) | BASICS | {"phase": phase, "local": {}}
    content.pop("withhold", None)
    _refer(content, chance)
    return content, [one for one in pen.taken if one.loc[0] not in {"local", "withhold", "parts", "phase", *BASICS}]


def _refer(content: dict[str, Any], chance: random.Random) -> None:
    """Set who somebody is, what is shared, and what refers to what."""
    people, views, money, goals = (_entries(content, key) for key in ("people", "voice.views", "funding", "targets"))
    for person in people:
        person["role"] = chance.choice(ROLES)
    whoever = [*(person["id"] for person in people if "id" in person), *ROLES, "nobody"]
    for view in views:
        view["share"] = chance.choice(("yes", "no"))
    for opinion in _entries(content, "views_of_others"):
        opinion["from"] = chance.choice(whoever)
    for target in goals:
        target["accountable"] = chance.choice(whoever)
        target["views"] = _some_ids(views, chance)
        target["funding"] = _some_ids(money, chance)
    for sum_ in money:
        sum_["targets"] = _some_ids(goals, chance)
    for contact in _entries(content, "care.emergency_contacts"):
        contact["person"] = chance.choice(whoever)


def _some_ids(entries: list[Any], chance: random.Random) -> list[str] | None:
    return [each["id"] for each in entries if "id" in each and chance.random() < HALF] or None


def _entries(content: dict[str, Any], path: str) -> list[Any]:
    found: Any = content
    for step in path.split("."):
        found = found.get(step, {})
    return list(found)


def copy_of(content: dict[str, Any], copy: Copy, mode: Mode, own: LocalFields = NO_FIELDS) -> DocumentView:
    parsed = typed(content)
    assert parsed.findings.items == (), [(each.code.number, each.field) for each in parsed.findings.items]
    return compose.document(parsed.pep, Wording(mode), copy=copy, own=own)


def said_in(view: DocumentView) -> set[Run]:
    """Return all that a view says after its first page, but for what is not recorded.

    Which gaps are worth a word depends on what the copy knows, for example of the child's age.
    """
    return set(runs(without_gaps(view.chapters)))


def without_gaps(part: Any) -> Any:
    """Return a part of a view without what is not recorded: facts with their labels, and cells of tables."""
    if isinstance(part, tuple):
        return tuple(without_gaps(each) for each in part if not _is_gap(each))
    if isinstance(part, b.Value) and part.tone == "gap":
        return b.NOTHING
    if not is_dataclass(part) or isinstance(part, Run):
        return part
    return replace(part, **{each.name: without_gaps(getattr(part, each.name)) for each in fields(part)})  # type: ignore[type-var]


def _is_gap(part: Any) -> bool:
    if isinstance(part, b.Facts):
        return all(map(_is_gap, part.facts))
    if isinstance(part, b.Notice):
        return {run.text for run in part.text} <= NOT_RECORDED
    return isinstance(part, b.Fact) and part.value.tone == "gap"


NOT_RECORDED = frozenset(Speaker(lang).text("view:not_recorded") for lang in ("cy", "en"))
"""What a section says of which nothing is recorded."""


def of_its_own(copy: Copy, small: DocumentView, content: dict[str, Any]) -> set[Run]:
    """Return what a copy says that no other does.

    That is a page of its own in a school's, first names in the child's, and the numbers of targets in a provider's.
    """
    own = set[Run]()
    if copy is Copy.SCHOOL:
        pages = [chapter for chapter in small.chapters if chapter.key == "designated_person"]
        own |= set(runs(tuple((page.title, *(section.intro for section in page.sections)) for page in pages)))
    if copy is Copy.CHILD:
        firsts = {person["name"].split()[0] for person in _entries(content, "people") if "name" in person}
        own |= {Run(first, "") for first in firsts}
        assert not {run for run in said_in(small) if run.text in {f"{first} {first}" for first in firsts}}
    if copy is Copy.PROVIDER:
        own |= {Run(str(number), "") for number in range(1, len(_entries(content, "targets")) + 1)}
    return own


@settings(UNHURRIED, max_examples=25)
@given(
    phase=st.sampled_from(PHASES),
    mode=st.sampled_from(Mode),
    seed=SEEDS,
    share=st.floats(0, 1),
    pair=st.sampled_from(PAIRS),
)
def test_the_smaller_copy_is_within_the_larger(
    phase: str, mode: Mode, seed: int, share: float, pair: tuple[Copy, Copy]
) -> None:
    small, large = pair
    content, _ = any_plan(phase, seed, share)
    less, more = copy_of(content, small, mode), copy_of(content, large, mode)

    extra = said_in(less) - said_in(more) - of_its_own(small, less, content)

    assert {run.text for run in extra} == set()


def facts_and_gaps(copy: Copy, **changes: Any) -> set[str]:
    """Return all that a copy of a small plan says, with what is not recorded."""
    plan = BASICS | {"phase": "secondary"} | changes
    return {run.text for run in runs(copy_of(plan, copy, Mode.EN).chapters)}


def test_a_copy_does_not_say_that_nothing_is_recorded_of_what_it_leaves_out() -> None:
    people = [{"id": "gofalwr", "role": "carer", "name": "Bet"}, {"id": "nyrs", "role": "school_nurse", "name": "Elin"}]
    opinions = [{"from": "nyrs", "text": "I say."}]
    goals = [{"id": "t1", "area": "literacy", "text": "One."}]
    plan = {"people": people, "views_of_others": opinions, "targets": goals, "funding": [{"id": "f1", "buys": "Two."}]}
    none = {Speaker("en").text(f"view:{each}") for each in ("no_views", "no_targets")}

    assert none <= facts_and_gaps(Copy.FULL)
    assert {copy for copy in Copy if none & facts_and_gaps(copy, **plan)} == set()
    assert "Funding" not in facts_and_gaps(Copy.PROVIDER, **plan)
    assert "Views of others" not in facts_and_gaps(Copy.PARENT, **plan)
    assert {"Funding", "Views of others"} <= facts_and_gaps(Copy.SCHOOL, **plan)


def test_a_confidential_address_is_no_gap() -> None:
    care = {"placement_address": "1 Lôn Gudd", "placed_outside_authority": "yes", "placement_confidential": "yes"}
    label = "Address of placement"

    shown = {copy for copy in Copy if label in facts_and_gaps(copy, care=care)}

    assert shown == KNOW_THE_ADDRESS
    assert label in facts_and_gaps(Copy.SCHOOL, care={"placed_outside_authority": "yes"})


@pytest.mark.parametrize("is_confidential", ["yes", "no"])
def test_the_number_of_a_carer_to_ring_is_no_gap(is_confidential: str) -> None:
    care = {"placement_confidential": is_confidential, "emergency_contacts": [{"order": 1, "person": "gofalwr"}]}
    people = [{"id": "gofalwr", "role": "carer", "name": "Bet Gofal", "phone": "01632 960002"}]
    view = copy_of(BASICS | {"phase": "primary", "care": care, "people": people}, Copy.SCHOOL, Mode.EN)

    (table,) = (block for block in view.section("care").blocks if isinstance(block, b.Grid))

    assert [run.text for run in runs(table.rows[0].cells[-1])] == ["01632 960002"]


# What is withheld besides.


@settings(UNHURRIED, max_examples=25)
@given(
    phase=st.sampled_from(PHASES),
    seed=SEEDS,
    copy=st.sampled_from(COPIES),
    by_theme=st.booleans(),
    share=st.floats(0.3, 1),
)
def test_what_is_withheld_is_not_there_and_nothing_else_is_gone(
    phase: str, seed: int, copy: Copy, by_theme: bool, share: float
) -> None:
    content, taken = any_plan(phase, seed, share)
    place = _any_place(taken, random.Random(seed), by_theme=by_theme)
    if not place:
        return
    path = without_indexes(place)
    own, entry = NO_FIELDS, {"withhold": [{"field": place, "from": [copy.value]}]}
    if by_theme:
        own, entry = LocalFields(withholding=Withholding({all_fields()[path].path: frozenset({copy})})), {}

    kept = sentinels(taken, copy_of(content | entry, copy, Mode.BILINGUAL, own))
    removed = sentinels(taken, copy_of(without(content, place), copy, Mode.BILINGUAL))
    usual = sentinels(taken, copy_of(content, copy, Mode.BILINGUAL))

    inside = {one.loc for one in taken if _is_at(one, place)}
    alike = {one.loc for one in taken if ".actions." in path and one.name.endswith(path[path.index(".actions.") :])}
    assert inside.isdisjoint(kept)
    assert removed - kept - alike == set()
    assert kept - usual == set()


def _is_at(one: Filled, place: str) -> bool:
    """Return whether a value is at a place or within it, if that is of a field in each entry of every list."""
    at = name(one.loc) if "[" in place else one.name
    return f"{at}.".replace("[", ".[").startswith(f"{place}.".replace("[", ".["))


SURE = frozenset("text name proper_name date money count days".split())
"""The kinds of which a value that is found can be nothing else, and refers to nothing."""

DECIDING = frozenset("id share from private accountable who person targets placement_confidential role".split())
"""The keys of fields that decide what else a copy has; a plan without them is another plan."""


def _any_place(taken: list[Filled], chance: random.Random, *, by_theme: bool) -> str:
    """Return the place of a value, a group or an entry; "" if there is none that can be withheld."""
    every = {
        place if by_theme or chance.random() < 0.3 else exact
        for one in taken
        if one.loc[0] != "people"
        for end in range(1, len(one.loc) + 1)
        if one.loc[end - 1] not in DECIDING
        for exact in [name(one.loc[:end])]
        for place in [without_indexes(exact)]
    }
    return chance.choice(sorted(every - NEEDED)) if every - NEEDED else ""


def without(content: dict[str, Any], place: str) -> dict[str, Any]:
    """Return a plan without what stands at a place, or at each place of a field."""
    rest = deepcopy(content)
    _remove(rest, place.replace("[", ".[").split("."))
    return rest


def _remove(part: Any, steps: list[str]) -> None:
    """Remove a value from a part of a plan, from each entry of a list that the steps do not choose from."""
    step, *rest = steps
    if isinstance(part, list) and not step.startswith("["):
        for each in part:
            _remove(each, steps)
        return
    key = int(step.strip("[]")) if step.startswith("[") else step
    if rest:
        if isinstance(part, list) or key in part:
            _remove(part[key], rest)
    elif isinstance(part, list):
        del part[key]
    else:
        part.pop(key, None)


def sentinels(taken: list[Filled], view: DocumentView) -> set[tuple[str | int, ...]]:
    """Return the places of the values that a view says."""
    said = {run.text for run in runs((view.cover, view.chapters))}
    return {one.loc for one in taken if one.kind in SURE and any(text in said for text, _ in one.says)}


# Faults that have to be found.


def test_a_copy_that_says_more_than_the_larger_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "RULES", ())
    content, _ = any_plan("primary", 7, 1)
    less, more = (said_in(copy_of(content, copy, Mode.EN)) for copy in (Copy.CHILD, Copy.FULL))

    monkeypatch.undo()
    rightly = said_in(copy_of(content, Copy.SCHOOL, Mode.EN))

    assert less <= more
    assert not said_in(copy_of(content, Copy.PARENT, Mode.EN)) <= rightly


@pytest.mark.parametrize("broken", ["withheld", "lost"])
def test_a_withholding_that_does_not_work_is_noticed(broken: str, monkeypatch: pytest.MonkeyPatch) -> None:
    content, taken = any_plan("primary", 7, 1)
    place = "wellbeing.triggers"
    entry = {"withhold": [{"field": place, "from": ["carer"]}]}
    if broken == "withheld":
        monkeypatch.setattr(copies, "withheld_by", lambda *_: Withholding())
        monkeypatch.setattr(compose, "withheld_by", lambda *_: Withholding())
    else:
        entry["withhold"][0]["field"] = "wellbeing"

    kept = sentinels(taken, copy_of(content | entry, Copy.CARER, Mode.EN))
    removed = sentinels(taken, copy_of(without(content, place), Copy.CARER, Mode.EN))

    assert (("wellbeing", "triggers") in kept) == (broken == "withheld")
    assert (removed <= kept) == (broken == "withheld")

"""A run knows copies: each is made anew when what it shows has changed, and no other is."""

from __future__ import annotations

import copy as copying
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from batch.harness import Office, changed, small
from builders import EXAMPLES, SECONDARY, TODAY, put, typed, written
from full_plan import full, pair
from pepdocs import batch
from pepdocs.base.copies import Copy
from pepdocs.base.language import Edition, Mode, Size
from pepdocs.batch import BatchOptions, Made, Why
from pepdocs.batch.folder import dependencies
from pepdocs.batch.folder.dependencies import copy_digests
from pepdocs.batch.workers import steps
from pepdocs.generate import Request, view_of
from pepdocs.handover.archives import copy_of
from pepdocs.render import Format
from pepdocs.theme import BUILTIN, Theme, load

RECORD = "FX-SEC-0147-03"
FIELD = """
[[field]]
id = "bus"
kind = "text"
section = "setting"
label = {en = "Bus", cy = "Bws"}
"""


def quickly(pep: Any, edition: Edition, forms: Sequence[Format], *_: object) -> tuple[bytes, ...]:
    return (f"{edition.suffix} {len(pep.model_dump_json())}".encode(),) * len(forms)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plans" / "plan.yaml"
    path.parent.mkdir()
    path.write_text((EXAMPLES / f"{SECONDARY}.yaml").read_text("utf-8"), encoding="utf-8")
    return path


def request(out: Path, theme: Theme = BUILTIN, copies: tuple[Copy, ...] = tuple(Copy)) -> Request:
    """Return a request for documents in English of every copy."""
    return Request(out, TODAY, modes=(Mode.EN,), formats=(Format.DOCX,), copies=copies, theme=theme)


def made(plan: Path, asked: Request) -> dict[Copy, tuple[Why, ...]]:
    """Run, and return the copies that were made now, and why."""
    with batch.open_batch([plan], [plan], asked, BatchOptions()) as running:
        (outcome,) = running
    assert isinstance(outcome, Made)
    return {copy_of(document.path.name): document.why for document in outcome.made}


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents that cost nothing."""
    monkeypatch.setattr(steps, "make", quickly)


def edit(plan: Path, old: str, new: str) -> None:
    text = plan.read_text("utf-8")
    assert old in text
    plan.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    ("old", "copies"),
    [
        ("en: Six-monthly review", "full school officer social_worker personal_adviser"),
        ("en: Talk about mothers", "full school carer officer social_worker"),
        ("  pronouns: ", " ".join(copy.value for copy in Copy)),
    ],
)
def test_a_change_makes_anew_the_copies_that_show_it_and_no_others(
    plan: Path, tmp_path: Path, old: str, copies: str
) -> None:
    asked = request(tmp_path / "out")
    assert set(made(plan, asked)) == set(Copy)
    edit(plan, old, f"{old}x")

    assert made(plan, asked) == dict.fromkeys(map(Copy, copies.split()), (Why.PLAN,))
    assert made(plan, asked) == {}


def a_theme(folder: Path, more: str) -> Theme:
    folder.mkdir(exist_ok=True)
    (folder / "theme.toml").write_text(f'theme = 1\nname = {{en = "X", cy = "X"}}\n{FIELD}{more}\n', "utf-8")
    return load(folder)


@pytest.mark.usefixtures("quick")
def test_a_theme_that_shows_a_field_to_others_makes_their_copies_anew_and_no_others(plan: Path, tmp_path: Path) -> None:
    edit(plan, "\ncare:", "\nlocal: {bus: Number 7}\ncare:")
    out, folder = tmp_path / "out", tmp_path / "theme"
    made(plan, request(out, a_theme(folder, 'audience = "school carer"')))

    theirs = made(plan, request(out, a_theme(folder, 'audience = "school officer"')))
    same = made(plan, request(out, a_theme(folder, 'audience = "officer school"')))
    everybody = made(plan, request(out, a_theme(folder, 'audience = "school officer"\nhelp = {en = "H", cy = "C"}')))

    assert theirs == {Copy.CARER: (Why.PLAN,), Copy.OFFICER: (Why.PLAN,)}
    assert same == {}
    assert set(everybody) == set(Copy)


def paths(content: dict[str, Any]) -> Iterator[str]:
    """Yield the path of every part of a plan, and of what is directly in it."""
    for key, value in content.items():
        yield key
        inner = value if isinstance(value, dict) else dict(enumerate(value)) if isinstance(value, list) else {}
        yield from (f"{key}.{each}" for each in inner)


def wrongly_kept(phase: str, copies: tuple[Copy, ...], start: str = "") -> tuple[list[str], int]:
    """Take every part out of a full plan, and return those of which a copy that would be kept shows something.

    The second value is how many copies would be kept.
    """
    content, _ = full(phase, pair)
    asked = request(Path(), copies=copies)
    before = typed(content).pep
    digests = copy_digests(before, asked)
    views = {copy: view_of(before, Edition(Mode.EN, copy=copy)) for copy in copies}
    kept, wrong = 0, []
    for path in filter(lambda path: path.startswith(start), paths(content)):
        less = copying.deepcopy(content)
        put(less, path, ...)
        pep = typed(less).pep
        if pep.form is not before.form:
            continue
        for copy in [copy for copy, digest in copy_digests(pep, asked).items() if digest == digests[copy]]:
            kept += 1
            if view_of(pep, Edition(Mode.EN, copy=copy)) != views[copy]:
                wrong.append(f"{path} in {copy.value}")
    return wrong, kept


@pytest.mark.long
@pytest.mark.parametrize("phase", ["primary", "secondary", "post16"])
def test_a_copy_that_is_not_made_anew_would_have_come_out_the_same(phase: str) -> None:
    wrong, kept = wrongly_kept(phase, tuple(Copy))

    assert wrong == []
    assert kept > 100


def test_a_childs_copy_that_is_kept_shows_nothing_of_what_was_changed_about_the_plan() -> None:
    wrong, kept = wrongly_kept("primary", (Copy.CHILD,), "plan")

    assert wrong == []
    assert kept > 5


def test_a_copy_that_is_wrongly_kept_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dependencies, "reduced", lambda pep, *_: pep.model_copy(update={"plan": None}))
    monkeypatch.setattr(dependencies, "own_day", lambda _: None)

    wrong, _ = wrongly_kept("primary", (Copy.CHILD,), "plan")

    assert "plan.next_meeting in child" in wrong


def test_a_copy_of_which_nothing_is_known_would_not_be_kept() -> None:
    plan = written(SECONDARY)
    before = copy_digests(typed(plan).pep, request(Path()))
    put(plan, "child.first_names", "Somebody")

    after = copy_digests(typed(plan).pep, request(Path()))

    assert set(before) == set(Copy)
    assert not [copy for copy in Copy if before[copy] == after[copy]]


def test_a_run_that_was_cut_off_goes_on_with_the_copies_that_are_missing(tmp_path: Path) -> None:
    office = Office.at(tmp_path, small(2))
    asked = Request(
        office.out, TODAY, modes=(Mode.CY,), formats=(Format.DOCX,), sizes=(Size.STANDARD,),
        copies=(Copy.FULL, Copy.CARER),
    )  # fmt: skip
    with batch.open_batch(office.files, [office.plans], asked, BatchOptions()) as running:
        next(iter(running))
        running.stop()
    assert sorted(office.documents) == ["FX-1-cy-carer.docx", "FX-1-cy.docx"]
    office.put(0, changed(small(1)[0]))

    with batch.open_batch(office.files, [office.plans], asked, BatchOptions()) as running:
        outcomes = list(running)

    assert [len(outcome.made) for outcome in outcomes if isinstance(outcome, Made)] == [2, 2]
    assert [(line["record"], line["copy"]) for line in office.lines("copy")] == [
        ("FX-1", "full"), ("FX-1", "carer"), ("FX-1", "full"), ("FX-1", "carer"), ("FX-2", "full"), ("FX-2", "carer"),
    ]  # fmt: skip

"""`take` says in both languages what became of each field of a form, and nothing of what is in it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from pathlib import Path

import pytest

from builders import EXAMPLES
from entry.forms import envelope, saved
from pepdocs.base.copies import Part
from pepdocs.rewrite.changes import Set, Tree
from pepdocs.rewrite.edit import apply, tree_of
from running import Ran

Pepdocs = Callable[..., Ran]
PICTURE = "data:image/png;base64," + b64encode((EXAMPLES / "primary-initial-llun.png").read_bytes()).decode()
SAID = {
    "en": ("The child’s part", "Added: My page › Who I want at the meeting (voice.who_i_want)", "Nothing was written"),
    "cy": ("Rhan y plentyn", "Ychwanegwyd: Fy nhudalen i › ", "Ni chafodd dim ei ysgrifennu"),
}


def wish(tree: Tree) -> None:
    tree["voice"]["who_i_want"] = "Rhododendron"


@pytest.fixture
def form(plan: Path, tmp_path: Path) -> Path:
    """A form in which a child filled in a field that the plan does not have yet."""
    plan.write_bytes(apply(plan.read_bytes(), [Set(("voice", "who_i_want"), None)]))
    return saved(tmp_path, envelope(plan.read_bytes(), wish, Part.CHILD))


@pytest.mark.parametrize("lang", ["cy", "en"])
def test_what_would_be_taken_is_told_and_nothing_is_written(
    pepdocs: Pepdocs, plan: Path, form: Path, lang: str
) -> None:
    before = plan.read_bytes()

    ran = pepdocs("--ui-lang", lang, "take", plan, form)

    assert ran.status == 0
    assert [said in ran.out for said in SAID[lang]] == [True] * 3
    assert "Rhododendron" not in ran.said
    assert plan.read_bytes() == before
    assert [path.name for path in plan.parent.iterdir()] == [plan.name]


def test_what_is_taken_is_written_and_can_be_undone(pepdocs: Pepdocs, plan: Path, form: Path) -> None:
    before = plan.read_bytes()

    ran = pepdocs("--ui-lang", "en", "take", plan, form, "--write")

    assert ran.status == 0
    assert "Written" in ran.out
    assert tree_of(plan.read_bytes())["voice"]["who_i_want"] == "Rhododendron"
    again = pepdocs("--ui-lang", "en", "take", plan, form, "--write")
    assert (again.status, "There is nothing to take" in again.out) == (0, True)
    pepdocs("undo", plan)
    assert plan.read_bytes() == before


def test_a_conflict_is_told_and_the_rest_is_taken(pepdocs: Pepdocs, plan: Path, tmp_path: Path) -> None:
    def fill_in(tree: Tree) -> None:
        wish(tree)
        tree["carers"]["goals"] = "Rhododendron"

    form = saved(tmp_path, envelope(plan.read_bytes(), fill_in))
    plan.write_bytes(apply(plan.read_bytes(), [Set(("carers", "goals"), "Azalea")]))

    ran = pepdocs("--ui-lang", "en", "take", plan, form, "--write")

    now = tree_of(plan.read_bytes())
    assert ran.status == 1
    assert "Changed by both" in ran.out
    assert (now["carers"]["goals"], now["voice"]["who_i_want"]) == ("Azalea", "Rhododendron")
    assert "Rhododendron" not in ran.said


def test_a_key_that_no_plan_has_is_not_shown(pepdocs: Pepdocs, plan: Path, tmp_path: Path) -> None:
    form = saved(tmp_path, envelope(plan.read_bytes(), lambda tree: tree.update(Rhododendron="x")))

    ran = pepdocs("--ui-lang", "en", "take", plan, form)

    assert "not taken" in ran.out
    assert "Rhododendron" not in ran.said


def test_a_form_of_another_plan_and_a_damaged_one_are_refused(pepdocs: Pepdocs, plan: Path, tmp_path: Path) -> None:
    other = saved(tmp_path, envelope(plan.read_bytes(), wish) | {"record": "FX-OTHER"}, "other.html")
    (tmp_path / "damaged.html").write_text("<html>", encoding="utf-8")

    ran = pepdocs("--ui-lang", "en", "take", plan, other, tmp_path / "damaged.html", "--write")

    assert ran.status == 1
    assert "belongs to another plan" in ran.out
    assert "damaged" in ran.out


def test_a_plan_of_an_earlier_format_is_to_be_upgraded_first(pepdocs: Pepdocs, plan: Path, form: Path) -> None:
    plan.write_bytes(plan.read_bytes().replace(b"pepdocs: 2", b"pepdocs: 1", 1))

    ran = pepdocs("--ui-lang", "en", "take", plan, form)

    assert ran.status == 1
    assert "pepdocs upgrade" in ran.said


def test_a_command_without_a_form_is_wrong_usage(pepdocs: Pepdocs, plan: Path) -> None:
    assert pepdocs("take", plan).status == 2


@pytest.mark.parametrize(
    ("name", "source", "is_taken"),
    [
        ("new.jpg", PICTURE, True),
        ("new.jpg", "data:image/jpeg;base64,AAAA", False),
        ("new.jpg", "javascript:alert(1)", False),
        ("secondary-review.jpg", PICTURE, False),
    ],
)
def test_a_picture_is_put_beside_the_plan_and_over_no_other_file(
    pepdocs: Pepdocs, plan: Path, tmp_path: Path, name: str, source: str, *, is_taken: bool
) -> None:
    def draw(tree: Tree) -> None:
        tree["voice"]["views"][0]["picture"] = {"file": name, "alt": "Rhododendron"}

    taken = plan.with_suffix(".jpg")
    taken.write_bytes(b"mine")
    answers = envelope(plan.read_bytes(), draw) | {"pictures": {name: source, "../x.jpg": source}}

    ran = pepdocs("--ui-lang", "en", "take", plan, saved(tmp_path, answers), "--write")

    assert ("The picture was not taken" not in ran.out, ran.status == 0) == (is_taken, is_taken)
    assert taken.read_bytes() == b"mine"
    assert (plan.parent / "new.jpg").exists() == is_taken
    assert not (tmp_path / "x.jpg").exists()
    assert "Rhododendron" not in ran.said

"""The pages of `pepdocs fill` in a browser: a plan is found, filled in and saved into its file."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from builders import EXAMPLES, SECONDARY
from gates import forms
from gates.browser import NARROW
from gates.forms import Use
from pepdocs.fill import FillOptions, open_fill
from pepdocs.rewrite import edit
from serving.asking import running

pytestmark = [pytest.mark.gate, pytest.mark.slow]

TODAY = date(2026, 6, 1)
TYPED = "Words that somebody typed."
FORM = "article:nth-of-type(2) a.fill"
READY = "document.getElementById('progress') || document.querySelector('.tasks')"
SAID = "document.getElementById('notice')?.textContent"
FOUND = "document.querySelectorAll('#f-plan-meeting-hint .found')"
BOX = "#f-wellbeing-what_works textarea >> nth=1"


@pytest.fixture(scope="module")
def use(browsing) -> Use:
    """`use(steps)` takes steps in one browser."""
    return lambda steps: forms.use(browsing, steps)


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """The page of a folder with two plans, one of which is not finished."""
    for example in ("england-primary-draft", SECONDARY):
        shutil.copy(EXAMPLES / f"{example}.yaml", tmp_path)
    with open_fill([tmp_path], FillOptions(TODAY, "en")) as fill, running(fill.server):
        yield fill.address


@pytest.mark.parametrize("lang", ["cy", "en"])
def test_nothing_stands_in_a_readers_way_on_the_list(use: Use, address: str, lang: str):
    steps = [
        ["open", f"{address}?lang={lang}"],
        ["read", "document.querySelectorAll('details').forEach((each) => { each.open = true; })"],
        ["click", "button[data-action=check]"], ["until", "document.querySelector('.said li')"],
        *(["judge", circumstance] for circumstance in ("wide", "narrow", "dark")),
    ]  # fmt: skip

    used = use(steps)

    found = used.all_of(steps, "judge")
    assert [each["rules"] for each in found] == [[]] * 3
    assert found[1]["width"] <= NARROW
    assert used.refused == []


def test_what_somebody_types_is_saved_into_the_file(use: Use, address: str, tmp_path: Path):
    used = use([
        ["open", address], ["click", FORM], ["until", READY], ["hash", "wellbeing"],
        ["type", BOX, TYPED],        ["click", "#save"], ["until", SAID], ["read", SAID],
    ])  # fmt: skip

    assert "secondary-review.yaml" in used.told[-1]
    assert edit.tree_of((tmp_path / f"{SECONDARY}.yaml").read_bytes())["wellbeing"]["what_works"]["en"] == TYPED
    assert used.refused == []
    assert all(asked.startswith(address) for asked in used.asked)


def test_what_the_checker_finds_stands_at_its_field(use: Use, address: str):
    used = use([
        ["open", address], ["click", FORM], ["until", READY], ["hash", "plan"],
        ["type", "#f-plan-meeting-c", "11/03/2031"],
        ["until", f"{FOUND}.length"], ["read", f"[...{FOUND}].map((each) => each.textContent).join()"],
        ["read", "document.querySelectorAll('section.summary .found li').length"],
    ])  # fmt: skip

    assert used.told[-2]
    assert used.told[-1] >= 1


SOMEBODY_ELSE = """(async () => {
  const answers = JSON.parse(document.getElementById("pepdocs-answers").textContent);
  const { etag } = JSON.parse(document.getElementById("pepdocs-model").textContent).served;
  answers.plan.wellbeing.what_works.en = "Words of somebody else.";
  const headers = { "Content-Type": "application/json", "If-Match": etag };
  return (await fetch("answers", { method: "PUT", headers, body: JSON.stringify(answers) })).status;
})()"""
"""Saves other words into the plan's file, as the page of a second person does."""


def test_who_saves_second_is_told_on_the_page(use: Use, address: str, tmp_path: Path):
    used = use([
        ["open", address], ["click", FORM], ["until", READY], ["hash", "wellbeing"], ["type", BOX, TYPED],
        ["read", SOMEBODY_ELSE], ["click", "#save"], ["until", SAID], ["read", SAID],
    ])  # fmt: skip

    assert used.told[5] == 204
    assert "Somebody else has changed" in used.told[-1]
    works = edit.tree_of((tmp_path / f"{SECONDARY}.yaml").read_bytes())["wellbeing"]["what_works"]["en"]
    assert works == "Words of somebody else."

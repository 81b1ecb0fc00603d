"""`undo` brings back a plan's file as it was, and says so in both languages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pepdocs.rewrite.states import replace
from running import Ran

Pepdocs = Callable[..., Ran]


@pytest.mark.parametrize(("lang", "said"), [("en", "as it was before"), ("cy", "fel yr oedd")])
def test_undo_brings_a_plan_back(pepdocs: Pepdocs, plan: Path, lang: str, said: str) -> None:
    before = plan.read_bytes()
    replace(plan, before, before + b"# more\n")

    ran = pepdocs("--ui-lang", lang, "undo", plan)

    assert ran.status == 0
    assert said in ran.out
    assert plan.read_bytes() == before


def test_undo_says_if_nothing_is_kept(pepdocs: Pepdocs, plan: Path) -> None:
    ran = pepdocs("--ui-lang", "en", "undo", plan)

    assert ran.status == 1
    assert "No earlier state" in ran.said

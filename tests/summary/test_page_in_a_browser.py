"""The summary in a browser: checked by axe-core, wide and narrow, light and dark, with names of any kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from gates import browser
from gates.browser import Seen
from pepdocs.base.errors import PepdocsError
from pepdocs.batch.outcomes import Failed, Outcome
from pepdocs.summary import rows
from pepdocs.summary.page import page
from summary.finished_runs import NAME, RUN, every_state, rare, source

pytestmark = [pytest.mark.gate, pytest.mark.long]

HOSTILE = ("<script>alert(1)</script>", "x" * 300, "a\u202eb\nc", "کتاب\u200cها" * 9, '"><b>')


@pytest.fixture(scope="module")
def show(browsing) -> Callable[[list[Path]], dict[str, Seen]]:
    """`show(files)` shows files in one browser."""
    return lambda files: browser.browse(*browsing, files)


def problems(seen: dict[str, Seen]) -> dict[str, list[str]]:
    """Return the problems of each page in a browser."""
    return browser.problems(seen, _problems)


def _problems(seen: Seen) -> Iterator[str]:
    if seen.shown["wide"].styles < 20:
        yield "has no styles"
    address, width = seen.first
    if address != "#cy" or width < 50:
        yield "the keyboard does not reach the link to a language first"


def hostile() -> tuple[Outcome, ...]:
    return tuple(Failed(Path(name), PepdocsError("error.bug")) for name in HOSTILE)


def pages() -> dict[str, bytes]:
    """Return pages of every kind, each under a name."""
    many = tuple(outcome for number in range(2) for outcome in every_state(number))
    names = {source("M-0"): NAME, source("W-1"): "سارا " * 20}
    stopped = replace(RUN, interrupted=True)
    return {
        "every-state": page(rows(many), RUN),
        "names": page(rows(many, names=names), RUN),
        "stopped": page(rows(hostile()), stopped),
        "rare": page(rare(), RUN),
        "nothing": page((), RUN),
    }


def written(folder: Path, contents: dict[str, bytes]) -> list[Path]:
    for name, content in contents.items():
        (folder / f"{name}.html").write_bytes(content)
    return [folder / f"{name}.html" for name in contents]


def test_nothing_is_wrong_with_a_summary_in_a_browser(show, tmp_path: Path):
    seen = show(written(tmp_path, pages()))

    assert len(seen) == len(pages()) >= 4
    assert problems(seen) == {}


def test_each_fault_of_a_summary_is_found(show, tmp_path: Path):
    sound = page(rows(every_state()), RUN).decode()
    without_policy = browser.POLICY.sub("", sound)
    faults = {
        "no-language": (browser.page_has_no_language(sound), "wide: html-has-lang"),
        "unknown-language": (sound.replace('id="en" lang="en-GB"', 'id="en" lang="saesneg"'), "valid-lang"),
        "pale": (browser.text_is_pale(sound), "wide: color-contrast"),
        "dim": (without_policy.replace("--ink: #f0f0f0", "--ink: #555555"), "dark: color-contrast"),
        "wide": (browser.too_wide(sound), "scrolls sideways"),
        "foreign": (browser.styled_by_another(sound), "has no styles"),
        "outside": (browser.text_stands_outside(sound), "wide: region"),
        "no-cells": (sound.replace(' role="cell"', ' role="note"'), "aria-required-children"),
    }  # fmt: skip
    files = written(tmp_path, {name: fault.encode() for name, (fault, _) in faults.items()})

    faulty = problems(show(files))

    assert sound not in [fault for fault, _ in faults.values()]
    assert [
        name for name, (_, rule) in faults.items() if not any(rule in problem for problem in faulty.get(name, []))
    ] == []  # fmt: skip

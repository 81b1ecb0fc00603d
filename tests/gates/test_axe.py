"""The HTML of every example in every mode, in a browser: judged by axe-core, wide and narrow, light and dark."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from gates import browser
from gates.browser import FAULTS, MODULES, NEEDED, Seen
from gates.conftest import refuse
from gates.documents import CASES, EXAMPLES, Case, Documents
from pepdocs.language import Mode, Size
from pepdocs.render import Format

# One group, so that one worker of the test run starts one browser.
pytestmark = [pytest.mark.gate, pytest.mark.slow, pytest.mark.xdist_group("browser")]

JUDGED = [case for case in CASES if case.size is not Size.VERY_LARGE]
"""In a browser, very large type is large type under a reader's own setting."""

NARROW = 320
SPOILT = Case(EXAMPLES[0], Mode.EN)
"""The document that faults are put into: a short one with a picture, a list and links."""


@pytest.fixture(scope="module")
def show(program) -> Callable[[list[Path]], dict[str, Seen]]:
    """`show(files)` shows files in one browser."""
    node, chromium = program("node"), program(os.environ.get("PEPDOCS_CHROMIUM", "chromium"))
    for name in NEEDED:
        if not (MODULES / name).is_dir():
            refuse(f"{name} is not installed")
    return lambda files: browser.browse(node, chromium, files)


@pytest.fixture(scope="module")
def seen(show, documents: Documents) -> dict[str, Seen]:
    """Every document of the gates."""
    return show([documents.file(case, Format.HTML) for case in JUDGED])


@pytest.fixture(scope="module")
def spoilt(show, documents: Documents, tmp_path_factory) -> dict[str, Seen]:
    """A document with each fault in turn."""
    page = documents.file(SPOILT, Format.HTML).read_text(encoding="utf-8")
    folder = tmp_path_factory.mktemp("spoilt")
    made = {name: fault(page) for name, (fault, _) in FAULTS.items()}
    made |= {
        "too-wide": browser.too_wide(page),
        "styled-by-another": browser.styled_by_another(page),
    }
    assert page not in made.values()
    for name, content in made.items():
        (folder / f"{name}.html").write_text(content, encoding="utf-8")
    return show([folder / f"{name}.html" for name in made])


def test_axe_finds_nothing(seen):
    found = {name: sorted(each.rules) for name, each in seen.items() if each.rules}

    assert len(seen) == len(JUDGED)
    assert found == {}


def test_no_page_scrolls_sideways_on_a_narrow_screen(seen):
    widths = {name: each.shown["narrow"].width for name, each in seen.items()}

    assert {name for name, width in widths.items() if width > NARROW} == set()


def test_the_browser_refuses_nothing_and_uses_the_styles_and_both_fonts(seen):
    refused = {name: each.refused for name, each in seen.items() if each.refused}
    wide = [each.shown["wide"] for each in seen.values()]

    assert refused == {}
    assert min(each.styles for each in wide) > 50
    assert {each.fonts for each in wide} == {2}


def test_the_keyboard_reaches_first_a_link_past_the_contents_and_it_is_seen(seen):
    first = {name: each.first for name, each in seen.items()}

    assert {address for address, _ in first.values()} == {"#content"}
    assert min(width for _, width in first.values()) > 50


@pytest.mark.parametrize("fault", FAULTS)
def test_axe_finds_a_fault(spoilt, fault: str):
    assert FAULTS[fault][1] in spoilt[fault].rules


def test_a_page_that_scrolls_sideways_is_noticed(spoilt):
    assert spoilt["too-wide"].shown["narrow"].width > NARROW


def test_a_style_sheet_that_the_policy_does_not_know_is_refused(spoilt):
    judged = spoilt["styled-by-another"]

    assert judged.shown["wide"].styles == 0
    assert judged.refused

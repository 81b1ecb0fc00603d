"""The HTML of every example in every mode, in a browser: judged by axe-core, wide and narrow, light and dark."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gates import browser
from gates.browser import FAULTS, Seen
from gates.documents import CASES, EXAMPLES, USUAL, Case, Documents
from pepdocs.base.language import Mode, Size
from pepdocs.render import Format

pytestmark = [pytest.mark.gate, pytest.mark.long]

JUDGED = [case for case in CASES if not case.is_draft and (case.size is Size.LARGE or case in USUAL)]
"""Every phase in every mode, and large type; docs/evidence.md has every other edition."""

SPOILT = Case(EXAMPLES[1], Mode.EN)
"""The document that faults are put into: one with a box to tick, a list and links."""


@pytest.fixture(scope="module")
def show(browsing) -> Callable[[list[Path]], dict[str, Seen]]:
    """`show(files)` shows files in one browser."""
    return lambda files: browser.browse(*browsing, files)


def problems(seen: dict[str, Seen]) -> dict[str, list[str]]:
    """Return what is wrong with each page as a browser shows it."""
    return browser.problems(seen, _problems)


def _problems(page: Seen) -> Iterator[str]:
    if page.shown["wide"].styles < 50:
        yield "has no styles"
    if page.shown["wide"].fonts != 2:
        yield "lacks a font"
    address, width = page.first
    if address != "#content" or width < 50:
        yield "the keyboard does not reach the link past the contents first"


def late(names: list[str], seen: dict[str, Seen]) -> list[str]:
    """Return the pages whose first chapter begins below the first screen and a half of a telephone."""
    return [name for name in names if (seen[name].down or 0.0) > 1.5]


# One test each, so that one browser shows all pages, whichever worker has the test.


def test_nothing_is_wrong_with_a_page_in_a_browser(show, documents: Documents):
    seen = show([documents.file(case, Format.HTML) for case in JUDGED])

    assert len(seen) == len(JUDGED) >= 10
    assert problems(seen) == {}
    assert late([name for name in seen if "large" not in name], seen) == []
    # What is too late is noticed: in large print the cover alone fills more than that.
    assert late([name for name in seen if "large" in name], seen)


def test_what_is_wrong_with_a_page_is_noticed(show, documents: Documents, tmp_path: Path):
    page = documents.file(SPOILT, Format.HTML).read_text(encoding="utf-8")
    made = {name: fault(page) for name, (fault, _) in FAULTS.items()}
    expected = {name: rule for name, (_, rule) in FAULTS.items()}
    made |= {"wide": browser.too_wide(page), "foreign": browser.styled_by_another(page)}
    expected |= {"wide": "scrolls sideways", "foreign": "has no styles"}
    for name, content in made.items():
        (tmp_path / f"{name}.html").write_text(content, encoding="utf-8")

    found = problems(show([tmp_path / f"{name}.html" for name in made]))

    assert page not in made.values()
    assert [name for name in expected if expected[name] not in found.get(name, [])] == []
    assert any(told.startswith("refused") for told in found["foreign"])

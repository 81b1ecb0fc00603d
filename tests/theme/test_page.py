"""What the finished page of a theme may hold besides the elements that its templates may use."""

from __future__ import annotations

import pytest

from pepdocs.theme.safety import page

FOLD = '<details class="fold"><summary>x</summary></details>'
ALLOWED = (
    '<a href="mailto:office@ysgol.example">x</a>',
    '<a href="tel:01234567890">x</a>',
    '<a href="#chapter-people">x</a>',
    FOLD * page.MOST_FOLDS,
)
REFUSED = {
    '<a href="mailto:office@ysgol.example?body=x">x</a>': "href",
    '<a href="tel:*#06#">x</a>': "href",
    '<a href="https://ysgol.example">x</a>': "href",
    '<details class="fold" open="">x</details>': "details",
    '<details class="mine">x</details>': "details",
    FOLD * (page.MOST_FOLDS + 1): "details",
}


@pytest.mark.parametrize("text", ALLOWED)
def test_links_of_a_text_and_the_folds_of_our_templates_may_be_in_a_page(text: str) -> None:
    assert page.faults(text) == ()


@pytest.mark.parametrize("text", REFUSED)
def test_other_links_and_folds_may_not(text: str) -> None:
    assert page.faults(text) == (REFUSED[text],)

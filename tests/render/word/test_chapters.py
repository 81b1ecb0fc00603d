"""The chapters of our Word template stand in the order that a theme's settings give them."""

from __future__ import annotations

import pytest

from pepdocs.base.ooxml import open_package, parse, prefix
from pepdocs.render.word.adapting.chapters import with_chapters
from pepdocs.schema import Phase
from pepdocs.theme import resource
from pepdocs.view.chapters import CHAPTERS

W = prefix("w")
TEMPLATE = resource("post16/pep.docx").read_bytes()
OURS = [plan.key for plan in CHAPTERS[Phase.post16]]


def tags(content: bytes) -> list[str]:
    """Return the tags of the chapters in a template, in order."""
    body = parse(open_package(content).parts["word/document.xml"]).find(f"{W}body")
    texts = ("".join(text.text or "" for text in node.iter(f"{W}t")) for node in body.iterchildren(f"{W}p"))
    return [text for text in texts if text.startswith(("{{p heading(", "{{p chapter("))]


@pytest.mark.parametrize(
    "keys",
    [OURS[::-1], OURS[-1:] + OURS[:-1], [OURS[-1], OURS[1]], ["my_page", "free_time", *OURS[-1:]]],
    ids=["backwards", "the last one first", "some of them", "one of the theme's own"],
)
def test_each_heading_stands_before_its_chapter_in_the_wanted_order(keys: list[str]) -> None:
    wanted = [tag for key in keys for tag in (f'{{{{p heading("{key}") }}}}', f'{{{{p chapter("{key}") }}}}')]

    assert tags(with_chapters(TEMPLATE, keys)) == wanted


def test_a_template_in_the_wanted_order_is_left_as_it_is() -> None:
    assert with_chapters(TEMPLATE, OURS) is TEMPLATE

"""The headings and list items of an HTML page, as a program finds them that knows only its elements."""

from __future__ import annotations

import re
from html.parser import HTMLParser

HEADING = re.compile("h[1-6]")


class WebOutline(HTMLParser):
    """Collects the text of each heading and of each list item, an inner item apart from the outer one."""

    def __init__(self) -> None:
        super().__init__()
        self.headings: list[tuple[str, str]] = []
        self.items: list[str] = []
        self._open: list[tuple[str, list[str]]] = []

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if HEADING.fullmatch(tag) or tag == "li":
            self._open.append((tag, []))

    def handle_data(self, data: str) -> None:
        if self._open:
            self._open[-1][1].append(data)

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1][0] == tag:
            text = "".join(self._open.pop()[1])
            if tag == "li":
                self.items.append(text)
            else:
                self.headings.append((tag.upper(), text))


def outline_of(page: str) -> WebOutline:
    """Return the headings, with their levels as `H2`, and the items of a page."""
    outline = WebOutline()
    outline.feed(page)
    outline.close()
    return outline

r"""Write runs of the view as Word's own: each in its language and direction, with links.

Text is written as it was typed, but `\n` and `\t` become Word's own elements, and what is kept on one line has no-break
spaces and hyphens.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final
from xml.sax.saxutils import escape as escaped

from pepdocs.base.language import Run
from pepdocs.base.unbroken import NO_BREAK_HYPHEN, may_have_link, with_whole_references
from pepdocs.render.word.links import link_key, linked_texts
from pepdocs.theme import tag
from pepdocs.view.blocks import State

STYLES: Final = {"cy": "Cymraeg", "en": "English"}
"""The character styles that set nothing but a language."""

LINK_STYLE: Final = "Hyperlink"
_MARKS: Final = {"\n": "<w:br/>", "\t": "<w:tab/>", NO_BREAK_HYPHEN: "<w:noBreakHyphen/>"}
QUOTED: Final = {'"': "&#34;"}
_MARK: Final = re.compile(rf"([\n\t{NO_BREAK_HYPHEN}])")
_RTL: Final = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
_SPECIAL: Final = re.compile(rf"[&<>\n\t{NO_BREAK_HYPHEN}{_RTL}]")
_RTL_STRETCH: Final = re.compile(rf"([{_RTL}](?:[\W\d_]*[{_RTL}])*)")
_FIRST_LETTER: Final = re.compile(r"[^\W\d_]")


SHAPES: Final[dict[State, str]] = {
    "done": "\u2714", "planned": "\u25f7", "partly": "\u25d0", "not_done": "\u2718",
    "unknown": "\u25cb", "waiting": "\u25cb",
}  # fmt: skip
"""What stands before the word for what became of what the child said: a tick, a clock, half a circle, a cross."""


def run_xml(run: Run, default: str, style: str = "") -> str:
    """Return a run of text as Word's runs, with its language if it is not the document's own."""
    text = with_whole_references(run.text)
    if text and not _SPECIAL.search(text):
        return f"{_plain_opening(run.spoken_in, default, style)}{text}</w:t></w:r>"
    return _special_run(run, text, default, style)


@lru_cache(maxsize=256)
def _plain_opening(lang: str, default: str, style: str) -> str:
    """Return the beginning of a run, up to a text without anything to escape."""
    properties = _run_properties(lang, default, style, rtl=Run("", lang).right_to_left)
    return f'<w:r>{properties}<w:t xml:space="preserve">'


def _special_run(run: Run, text: str, default: str, style: str) -> str:
    """Return a run whose text is empty, has anything to escape, or is written from right to left in part."""
    properties = _run_properties(run.spoken_in, default, style, rtl=run.right_to_left)
    if run.right_to_left or not _RTL_STRETCH.search(text):
        return _run(text, properties)
    rtl_properties = _run_properties(run.lang, default, style, rtl=True)
    pieces = enumerate(_RTL_STRETCH.split(text))
    return "".join(_run(piece, (properties, rtl_properties)[place % 2]) for place, piece in pieces if piece)


def _run(text: str, properties: str) -> str:
    content = "".join(_mark(piece) for piece in _MARK.split(text) if piece)
    return f"<w:r>{properties}{content}</w:r>"


def _mark(piece: str) -> str:
    return _MARKS.get(piece) or f'<w:t xml:space="preserve">{escaped(piece)}</w:t>'


@lru_cache(maxsize=256)
def _run_properties(lang: str, default: str, style: str, *, rtl: bool) -> str:
    """Return a run's properties: its style, or its language's, and its language.

    The language is set directly as well, because in a table LibreOffice applies the document's own language over that
    of a character style.
    """
    own = lang if lang != default else ""
    style = style or STYLES.get(own, "")
    properties = (
        (f'<w:rStyle w:val="{style}"/>' if style else "")
        + ("<w:rtl/>" if rtl else "")
        + (f'<w:lang w:{"bidi" if rtl else "val"}="{escaped(tag(own), QUOTED)}"/>' if own else "")
    )
    return f"<w:rPr>{properties}</w:rPr>" if properties else ""


def linked_xml(run: Run, lang: str) -> str:
    """Return a text of which each address and number to ring is a link."""
    if not may_have_link(run.text):
        return run_xml(run, lang)
    return "".join(_link(Run(text, run.lang), target, lang) for text, target in linked_texts(run.text))


def _link(run: Run, target: str, lang: str) -> str:
    if not target:
        return run_xml(run, lang)
    return f'<w:hyperlink r:id="{link_key(target)}" w:history="1">{run_xml(run, lang, LINK_STYLE)}</w:hyperlink>'


def reads_from_right(run: Run) -> bool:
    """Return whether a text is in a language, or begins in a script, that is read from right to left."""
    if run.right_to_left or run.text.isascii():
        return run.right_to_left
    first = _FIRST_LETTER.search(run.text)
    return bool(first and _RTL_STRETCH.match(first[0]))


def shaped_xml(state: State, word: Run, default: str, style: str) -> str:
    """Return a word after the shape of a state: a letter, which whoever changes the word can change with it."""
    return run_xml(Run(f"{SHAPES[state]} ", word.lang), default) + run_xml(word, default, style)

r"""Words of the view as WordprocessingML: the filters that a Word template may use.

Everything returned is `Markup`: whole runs, or whole paragraphs in a style that the template
names. Text is written as it was typed; only `\n` and `\t` become Word's own marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final
from xml.sax.saxutils import escape as escaped

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from pepdocs.base.language import Phrase, Run
from pepdocs.theme import tag
from pepdocs.view.blocks import (
    Block,
    DocumentView,
    Facts,
    Grid,
    Points,
    Prose,
    Section,
    Space,
    Target,
    Value,
)
from pepdocs.view.columns import widths

STYLES: Final = {"cy": "Cymraeg", "en": "English"}
"""The character styles that hold nothing but a language."""

GAP_STYLE: Final = "PEPGap"
NOTE_STYLE: Final = "PEPNote"
ITEM_STYLES: Final = {"PEPCell": "PEPCellItem", "PEPSmallCell": "PEPSmallItem"}
"""The style of a list in a cell, by that of a text there; `PEPItem` where it is not named."""

_ITEM: Final = "PEPItem"
BULLET_STYLE: Final = "ListBullet"
_INLINE: Final = frozenset({GAP_STYLE, BULLET_STYLE, _ITEM, *ITEM_STYLES.values()})

LONGEST_BESIDE: Final = 1500
"""The longest text that stands beside its translation; longer ones stand one after the other."""

_LINE_HEIGHT: Final = 340
_MOST_LINES: Final = 34
_LINK_STYLE: Final = "Hyperlink"
_LONGEST_TITLE: Final = 64
_PAIR: Final = '<w:r><w:t xml:space="preserve"> / </w:t></w:r>'
_BREAK: Final = "<w:r><w:br/></w:r>"
_MARKS: Final = {"\n": "<w:br/>", "\t": "<w:tab/>"}
_QUOTED: Final = {'"': "&#34;"}
_MARK: Final = re.compile(r"([\n\t])")
# The first two line ends between two paragraphs; more than two open the second one.
_BETWEEN: Final = re.compile(r"(?<=[^\n])\n\n(?=\n*[^\n])")
_RTL: Final = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
_TO_HEED: Final = re.compile(rf"[&<>\n\t{_RTL}]")
_RTL_STRETCH: Final = re.compile(rf"([{_RTL}](?:[\W\d_]*[{_RTL}])*)")
_FIRST_LETTER: Final = re.compile(r"[^\W\d_]")
_NOT_IN_NAMES: Final = re.compile(r"\W", re.ASCII)


def bookmark(key: str) -> str:
    """Return the name of the place where a section begins."""
    return f"section_{_NOT_IN_NAMES.sub('_', key)}"[:40]


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text, parted by an empty line; joined again they are the text."""
    return _BETWEEN.split(text) if "\n\n" in text else [text]


@pass_context
def runs(context: Context, phrase: Phrase | Run) -> Markup:
    """Return a phrase as runs on one line, its languages parted by a stroke."""
    return Markup(_PAIR.join(_each(phrase, context)))  # noqa: S704 - escaped run by run


@pass_context
def lines(context: Context, phrase: Phrase) -> Markup:
    """Return a phrase as runs, each language on a line of its own."""
    return Markup(_BREAK.join(_each(phrase, context)))  # noqa: S704 - escaped run by run


@pass_context
def paras(context: Context, said: Value | Phrase, style: str, cell: object, kept: object) -> Markup:
    """Return a value or phrase as paragraphs in `style`.

    In a `cell` there is always one. The last is `kept` on one page with what follows it.
    """
    value = said if isinstance(said, Value) else Value((said,) if said else ())
    made = [*_value(value, style, context["view"].lang, cell=bool(cell))]
    if kept or value.note:
        made = _keep(made, len(made) - (1 if kept else 2))
    if cell and not made:
        made = [_paragraph(style, "")]
    return Markup("".join(made))  # noqa: S704 - escaped run by run


def _keep(made: list[str], place: int) -> list[str]:
    """Return the paragraphs, that at `place` kept on one page with the next."""
    return [each.replace("/>", "/><w:keepNext/>", 1) if number == place else each for number, each in enumerate(made)]


def beside(value: Value) -> tuple[tuple[Phrase, Phrase], ...]:
    """Return the rows of a text and its translation side by side; nothing where that cannot be."""
    pairs = [phrase for phrase in value.phrases if len(phrase) == 2]
    length = max((len(run.text) for phrase in pairs for run in phrase), default=0)
    if value.tone != "said" or len(pairs) < len(value.phrases) or length > LONGEST_BESIDE:
        return ()
    return tuple(row for left, right in pairs for row in _rows(left, right))


def plain(said: Phrase | Value) -> str:
    """Return a phrase or value as one line without languages, for a property of a table or box."""
    phrases = said.phrases if isinstance(said, Value) else (said,)
    words = ", ".join(" / ".join(run.text for run in phrase) for phrase in phrases)
    return " ".join(words.split())


def short(text: str) -> str:
    """Return a text as the title of a content control, which Word cannot read beyond its limit."""
    return text if len(text) <= _LONGEST_TITLE else text[: _LONGEST_TITLE - 1] + "…"


@pass_context
def heading(context: Context, key: str) -> Markup:
    """Return the first such section's number and title with its bookmark; nothing where it is missing."""
    view: DocumentView = context["view"]
    found = next((section for section in view.sections if section.key == key), None)
    return titled(context, found) if found else Markup()


@pass_context
def titled(context: Context, section: Section) -> Markup:
    """Return a section's number and title with its bookmark."""
    view: DocumentView = context["view"]
    place = [each.anchor for each in view.sections].index(section.anchor)
    return Markup(_bookmarked(place, section, view.lang))  # noqa: S704 - escaped run by run


@pass_context
def link(context: Context, section: Section) -> Markup:
    """Return a section's number and title as a link to it."""
    title = _titled(section, context["view"].lang, link=True)
    opening = f'<w:hyperlink w:anchor="{bookmark(section.anchor)}" w:history="1">'
    return Markup(f"{opening}{title}</w:hyperlink>")  # noqa: S704 - escaped run by run


def grid(table: Grid, width: int) -> Markup:
    """Return the columns of a table `width` wide, each as wide as its words need."""
    made = "".join(f'<w:gridCol w:w="{int(width * share / 100)}"/>' for share in widths(table))
    return Markup(made)  # noqa: S704 - numbers of ours


def joined(section: Section, *never: str) -> tuple[tuple[Block, bool], ...]:
    """Return each block, and whether it would touch a table above it, which Word takes for one.

    In some documents texts (`beside`) or facts (`facts`) are `never` in a table.
    """
    above = (False, *(_ends_in_table(each, never) for each in section.blocks))
    return tuple(zip(section.blocks, above, strict=False))


def height(count: int) -> int:
    """Return how high so many lines are, at most a page."""
    return _LINE_HEIGHT * min(count, _MOST_LINES)


def bar(percent: float, width: int) -> int:
    """Return how long a bar is whose whole is `width`."""
    return max(1, int(width * min(percent, 100) / 100))


def run_xml(run: Run, default: str, style: str = "") -> str:
    """Return a run of text as Word's runs, in its language where that is not the document's own."""
    own = _properties(run.lang, default, style, rtl=run.right_to_left)
    if run.text and not _TO_HEED.search(run.text):
        return f'<w:r>{own}<w:t xml:space="preserve">{run.text}</w:t></w:r>'
    if run.right_to_left or not _RTL_STRETCH.search(run.text):
        return _run(run.text, own)
    from_right = _properties(run.lang, default, style, rtl=True)
    pieces = enumerate(_RTL_STRETCH.split(run.text))
    return "".join(_run(piece, (own, from_right)[place % 2]) for place, piece in pieces if piece)


def _run(text: str, properties: str) -> str:
    content = "".join(_mark(piece) for piece in _MARK.split(text) if piece)
    return f"<w:r>{properties}{content}</w:r>"


def _mark(piece: str) -> str:
    return _MARKS.get(piece) or f'<w:t xml:space="preserve">{escaped(piece)}</w:t>'


@lru_cache(maxsize=256)
def _properties(lang: str, default: str, style: str, *, rtl: bool) -> str:
    """Return a run's properties: its style, or its language's, and its language.

    The language is said directly, too: in a table, LibreOffice lays the document's own language
    over that of a style of characters.
    """
    own = lang if lang != default else ""
    named = style or STYLES.get(own, "")
    found = (
        (f'<w:rStyle w:val="{named}"/>' if named else "")
        + ("<w:rtl/>" if rtl else "")
        + (f'<w:lang w:{"bidi" if rtl else "val"}="{escaped(tag(own), _QUOTED)}"/>' if own else "")
    )
    return f"<w:rPr>{found}</w:rPr>" if found else ""


def _ends_in_table(block: Block, never: tuple[str, ...]) -> bool:
    if isinstance(block, Prose | Points):
        return "beside" not in never and bool(beside(block.value)) and not block.value.note
    if isinstance(block, Target):
        return "facts" not in never and not block.answers
    return isinstance(block, Grid | Space) or ("facts" not in never and isinstance(block, Facts))


def _each(phrase: Phrase | Run, context: Context) -> list[str]:
    said = (phrase,) if isinstance(phrase, Run) else phrase
    return [run_xml(run, context["view"].lang) for run in said]


def _value(value: Value, style: str, lang: str, *, cell: bool) -> Iterator[str]:
    if value.tone == "gap":
        style = GAP_STYLE
    elif cell and len(value.phrases) > 1:
        style = ITEM_STYLES.get(style, _ITEM)
    for phrase in value.phrases:
        yield from (_in_one if style in _INLINE else _stacked)(phrase, style, lang)
    yield from _in_one(value.note, NOTE_STYLE, lang)


def _in_one(phrase: Phrase, style: str, lang: str) -> Iterator[str]:
    if phrase:
        content = _PAIR.join(run_xml(run, lang) for run in phrase)
        yield _paragraph(style, content, rtl=_reads_from_right(phrase[0]))


def _stacked(phrase: Phrase, style: str, lang: str) -> Iterator[str]:
    for run in phrase:
        for text in paragraphs(run.text):
            part = run if text == run.text else Run(text, run.lang)
            yield _paragraph(style, run_xml(part, lang), rtl=_reads_from_right(part))


def _paragraph(style: str, content: str, *, rtl: bool = False) -> str:
    return f"<w:p>{_of_paragraph(style, rtl=rtl)}{content}</w:p>"


@lru_cache(maxsize=256)
def _of_paragraph(style: str, *, rtl: bool) -> str:
    bidi = "<w:bidi/>" if rtl else ""
    return f'<w:pPr><w:pStyle w:val="{escaped(style, _QUOTED)}"/>{bidi}</w:pPr>'


def _reads_from_right(run: Run) -> bool:
    if run.right_to_left or run.text.isascii():
        return run.right_to_left
    first = _FIRST_LETTER.search(run.text)
    return bool(first and _RTL_STRETCH.match(first[0]))


def _rows(left: Run, right: Run) -> Iterator[tuple[Phrase, Phrase]]:
    lefts, rights = paragraphs(left.text), paragraphs(right.text)
    if len(lefts) != len(rights):
        lefts, rights = [left.text], [right.text]
    for one, other in zip(lefts, rights, strict=True):
        yield (Run(one, left.lang),), (Run(other, right.lang),)


def _titled(section: Section, lang: str, *, link: bool = False) -> str:
    style = _LINK_STYLE if link else ""
    number = run_xml(Run(section.number + " ", section.lang), lang, style)
    return number + _PAIR.join(run_xml(run, lang, style) for run in section.title)


def _bookmarked(place: int, section: Section, lang: str) -> str:
    start = f'<w:bookmarkStart w:id="{9000 + place}" w:name="{bookmark(section.anchor)}"/>'
    return f'{start}{_titled(section, lang)}<w:bookmarkEnd w:id="{9000 + place}"/>'

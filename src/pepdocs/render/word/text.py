"""Write texts of the view as WordprocessingML: the filters of Word templates.

They return `Markup`: whole runs, or whole paragraphs in a style that the template names. No paragraph has words of the
form in two languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final
from xml.sax.saxutils import escape as escaped

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from pepdocs.base.language import Phrase, Run, Size
from pepdocs.render.word.layout import (  # noqa: F401 - filters and their values
    Blank,
    Stretch,
    blanks,
    box_title,
    cover_fills_a_page,
    height,
    joined,
    on_one_line,
    short,
    stretches,
)
from pepdocs.render.word.pictures import pictured  # noqa: F401 - likewise
from pepdocs.render.word.runs import LINK_STYLE, QUOTED, linked_xml, reads_from_right, run_xml, shaped_xml
from pepdocs.view.blocks import Answer, Chapter, DocumentView, Fact, FactLine, Grid, Target, Tone, Value
from pepdocs.view.columns import widths

LABEL_STYLE: Final = "PEPLabel"
VALUE_STYLE: Final = "PEPValue"
"""The style of what is below the first line of a fact."""

GAP_STYLE: Final = "PEPGap"
NOTE_STYLE: Final = "PEPNote"
BULLET_STYLE: Final = "ListBullet"
HEADING_STYLE: Final = "Heading2"
CONTENTS_STYLE: Final = "TOC1"

# The first two line ends between two paragraphs; any further ones begin the second paragraph.
_BETWEEN: Final = re.compile(r"(?<=[^\n])\n\n(?=\n*[^\n])")
_NOT_IN_NAMES: Final = re.compile(r"\W", re.ASCII)
_SPACE: Final = '<w:r><w:t xml:space="preserve"> </w:t></w:r>'
_FULL_STOP: Final = ". "
_BETWEEN_FACTS: Final = '<w:r><w:t xml:space="preserve">   </w:t></w:r>'


def bookmark(key: str) -> str:
    """Return the name of the bookmark of a chapter's heading."""
    return _NOT_IN_NAMES.sub("_", key)[:40]


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text, split at empty lines; joined by them, they are the text again."""
    return _BETWEEN.split(text) if "\n\n" in text else [text]


@pass_context
def runs(context: Context, phrase: Phrase | Run) -> Markup:
    """Return a run, or the runs of a phrase, on one line."""
    every = (phrase,) if isinstance(phrase, Run) else phrase
    return Markup(_SPACE.join(run_xml(each, context["view"].lang) for each in every))  # noqa: S704 - escaped run by run


@pass_context
def paras(context: Context, content: Fact | Value | Phrase, style: str, cell: object, kept: object) -> Markup:
    """Return a fact, value or phrase as paragraphs in `style`; the label of a fact begins the first of them.

    In a `cell` there is always at least one. If `kept`, the last one is kept on one page with what follows it.
    """
    lang = context["view"].lang
    if isinstance(content, Fact):
        texts = [*_fact(content, style, lang)]
    else:
        texts = [*_value(content if isinstance(content, Value) else Value((content,) if content else ()), style, lang)]
    if kept and texts:
        texts[-1] = texts[-1].replace("/>", "/><w:keepNext/>", 1)
    if cell and not texts:
        texts = [_paragraph(style, "")]
    return Markup("".join(texts))  # noqa: S704 - escaped run by run


def plain(content: Phrase | Value) -> str:
    """Return a phrase or value as one line without languages, for a property of a box."""
    phrases = content.phrases if isinstance(content, Value) else (content,)
    words = ", ".join(" – ".join(run.text for run in phrase) for phrase in phrases)
    return " ".join(words.split())


@pass_context
def heading(context: Context, key: str, style: str = HEADING_STYLE, page: object = "") -> Markup:
    """Return the headings of the first chapter with that key, one a language; nothing if there is none.

    With `page`, the first of them begins a new page, unless it comes after a cover that goes over onto a second one.
    """
    view: DocumentView = context["view"]
    if page and view.chapters[:1] and view.chapters[0].key == key and cover_fills_a_page(view):
        page = ""
    chapter = next((chapter for chapter in view.chapters if chapter.key == key), None)
    titles = chapter_titles(context, chapter) if chapter else ()
    breaks = ("<w:pageBreakBefore/>" if page else "", "", "")
    whole = (_heading(style, title, extra) for title, extra in zip(titles, breaks, strict=False))
    return Markup("".join(whole))  # noqa: S704 - escaped run by run


@pass_context
def chapter_titles(context: Context, chapter: Chapter) -> tuple[Markup, ...]:
    """Return a chapter's number and title in each language; the first has the chapter's bookmark."""
    view: DocumentView = context["view"]
    number = 9000 + [other.anchor for other in view.chapters].index(chapter.anchor)
    start = f'<w:bookmarkStart w:id="{number}" w:name="{bookmark(chapter.anchor)}"/>'
    end = f'<w:bookmarkEnd w:id="{number}"/>'
    titles = [_numbered(chapter.number, run, view.lang) for run in chapter.title]
    return tuple(
        Markup(start + title + end if place == 0 else title)  # noqa: S704 - escaped run by run
        for place, title in enumerate(titles)
    )


@pass_context
def target_titles(context: Context, target: Target) -> tuple[Markup, ...]:
    """Return a target's number and area in each language."""
    return tuple(
        Markup(_numbered(target.number, run, context["view"].lang))  # noqa: S704 - escaped
        for run in target.area
    )


@pass_context
def contents(context: Context, chapters: tuple[Chapter, ...]) -> Markup:
    """Return a table of contents that Word can update, filled with links to the chapters, without page numbers."""
    lang = context["view"].lang
    entries = [
        f'<w:hyperlink w:anchor="{bookmark(chapter.anchor)}" w:history="1">'
        f"{_numbered(chapter.number, run, lang, LINK_STYLE)}</w:hyperlink>"
        for chapter in chapters
        for run in chapter.title
    ]
    if not entries:
        return Markup()
    entries[0] = _FIELD_BEGIN + entries[0]
    entries[-1] += _FIELD_END
    return Markup("".join(_paragraph(CONTENTS_STYLE, entry) for entry in entries))  # noqa: S704 - escaped run by run


_FIELD_BEGIN: Final = (
    '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> TOC \\o "2-2" \\h \\z \\u </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)
_FIELD_END: Final = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


@pass_context
def run_on(context: Context, line: FactLine) -> Markup:
    """Return the facts of a line after one another, as runs of one paragraph."""
    lang = context["view"].lang
    cells = (_in_its_column(fact, lang) for fact in line.cells)
    facts = (_SPACE.join((_label(fact, lang), *_contents(fact.value, lang))) for fact in cells)
    return Markup(_BETWEEN_FACTS.join(facts))  # noqa: S704 - escaped run by run


@pass_context
def labelled(context: Context, run: Run) -> Markup:
    """Return a label that has nothing after it on its line."""
    return Markup(run_xml(Run(f"{run.text}:", run.lang), context["view"].lang, LABEL_STYLE))  # noqa: S704 - escaped


@pass_context
def state(context: Context, answer: Answer) -> tuple[Markup, ...]:
    """Return what became of what the child said, and who told the child, as sentences in each language."""
    lang, lines = context["view"].lang, list[Markup]()
    for place, _ in enumerate(answer.word or answer.told):
        word, told = answer.word[place : place + 1], answer.told[place : place + 1]
        became = [
            shaped_xml(answer.state, run, lang, LABEL_STYLE) + run_xml(Run(_FULL_STOP, run.lang), lang) for run in word
        ]
        lines.append(Markup("".join((*became, *(run_xml(run, lang) for run in told)))))  # noqa: S704 - escaped
    return tuple(lines)


@pass_context
def grid(context: Context, table: Grid, width: int) -> Markup:
    """Return the columns of a table `width` wide, each as wide as its texts need."""
    shares = widths(table, Size(context["view"].size).points)
    columns = "".join(f'<w:gridCol w:w="{int(width * share / 100)}"/>' for share in shares)
    return Markup(columns)  # noqa: S704 - only our numbers


def _label(fact: Fact, lang: str) -> str:
    return "".join(run_xml(run, lang, LABEL_STYLE) for run in fact.label)


def _fact(fact: Fact, style: str, lang: str) -> Iterator[str]:
    """Yield a label with the first text of its value after it; what else there is, is below."""
    fact = _in_its_column(fact, lang)
    value = fact.value
    is_list = value.form == "list" and len(value.phrases) > 1
    if fact.label and (is_list or not (value.phrases or value.note)):
        # With a colon, so that the line is not taken for a heading that somebody has only made bold.
        yield _paragraph(style, _label(fact, lang) + run_xml(Run(":", fact.label[0].lang), lang, LABEL_STYLE))
        yield from _value(value, style, lang)
        return
    *texts, last = [*_contents(value, lang)] or [""]
    last = _SPACE.join(filter(None, (last, *(run_xml(run, lang) for run in _remark(value)))))
    first, *others = *texts, last
    yield _paragraph(style, _SPACE.join(filter(None, (_label(fact, lang), first))))
    yield from (_paragraph(VALUE_STYLE if fact.label else style, text) for text in others)


def _in_its_column(fact: Fact, lang: str) -> Fact:
    """Return a fact in which a name or a number is read out in the language of what it stands with."""
    runs = (*fact.label, *(run for phrase in fact.value.phrases for run in phrase))
    own = next((run.lang for run in runs if run.lang), "") if len(fact.label) == 1 else ""
    if own in {"", lang}:
        return fact
    phrases = tuple(_spoken(phrase, own) for phrase in fact.value.phrases)
    return Fact(_spoken(fact.label, own), replace(fact.value, phrases=phrases))


def _spoken(phrase: Phrase, lang: str) -> Phrase:
    return tuple(run if run.spoken_in else Run(run.text, lang) for run in phrase)


def _remark(value: Value) -> Phrase:
    """Return the remark on a value, in brackets if the value says anything."""
    if not value.phrases:
        return value.note
    return tuple(Run(f"({run.text})", run.lang) for run in value.note)


def _value(value: Value, style: str, lang: str) -> Iterator[str]:
    """Yield a value as paragraphs, each of one language, and its remark."""
    if value.tone == "gap":
        style = GAP_STYLE
    elif value.form == "list" and len(value.phrases) > 1:
        style = BULLET_STYLE
    for text, first in _texts(value):
        yield _paragraph(style, _run_texts(text, lang, value.tone), rtl=reads_from_right(first))
    for run in value.note:
        yield _paragraph(NOTE_STYLE, run_xml(run, lang))


def _contents(value: Value, lang: str) -> Iterator[str]:
    for text, _ in _texts(value):
        yield _run_texts(text, lang, value.tone)


def _run_texts(texts: tuple[Run, ...], lang: str, tone: Tone) -> str:
    """Return runs of text, in which addresses and numbers to ring are links; a reference number is none."""
    every = (run_xml(run, lang) if tone == "code" else linked_xml(run, lang) for run in texts)
    return "".join(every)


def _texts(value: Value) -> Iterator[tuple[tuple[Run, ...], Run]]:
    """Yield the runs of each paragraph of a value, with the run that its direction follows."""
    numbers = {len(phrase) for phrase in value.phrases}
    if value.form == "line" and len(numbers) == 1:
        between = "; " if value.tone in {"gap", "none"} else ", "
        for place in range(numbers.pop()):
            every = [phrase[place] for phrase in value.phrases]
            joined = tuple(
                part
                for number, run in enumerate(every)
                for part in ((Run(between, every[0].lang),) if number else ()) + (run,)
            )
            yield joined, every[0]
        return
    for run in (run for phrase in value.phrases for run in phrase):
        for text in paragraphs(run.text):
            part = run if text == run.text else Run(text, run.lang)
            yield (part,), part


def _heading(style: str, content: str, extra: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{escaped(style, QUOTED)}"/>{extra}</w:pPr>{content}</w:p>'


def _numbered(number: str, title: Run, lang: str, style: str = "") -> str:
    return run_xml(Run(f"{number} ", title.lang), lang, style) + run_xml(title, lang, style)


def _paragraph(style: str, content: str, *, rtl: bool = False) -> str:
    return f"<w:p>{_paragraph_properties(style, rtl=rtl)}{content}</w:p>"


@lru_cache(maxsize=256)
def _paragraph_properties(style: str, *, rtl: bool) -> str:
    bidi = "<w:bidi/>" if rtl else ""
    return f'<w:pPr><w:pStyle w:val="{escaped(style, QUOTED)}"/>{bidi}</w:pPr>'

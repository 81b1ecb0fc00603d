"""Hostile and unusual texts come out of a real build as they were typed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from builders import FINISHED, PRIMARY, SECONDARY, TODAY, put, typed, written
from pepdocs.base.language import Mode
from pepdocs.generate import Request, documents
from pepdocs.reading.characters import composed
from pepdocs.render import Format, outline
from pepdocs.render.read_back.outline import Line, compact_text

MARKUP = {
    "a sum in braces": "{{ 7*7 }}",
    "a raw block": "{% raw %}{{ x }}{% endraw %}",
    "an unclosed raw block": "{% raw %} and no end",
    "a tag of a Word template": "{%p if x %} {%tr for y in z %} {{r a }} {{p b }}",
    "a comment": "{# gone? #} {#= kept =#}",
    "an entity": "Tom &amp; Jerry &lt;b&gt; &#55; &nbsp; &unknown; &",
    "the end of a CDATA section": "]]> <![CDATA[ x ]]>",
    "the end of a run of Word's": "</w:t></w:r></w:p>",
    "a script": "<script>alert(1)</script><!-- and --> <style>*{display:none}</style>",
    "an image": '<img src="http://example.invalid/x.png" onerror=1>',
    "braces of docxtpl": "{_{ x }_} {_% y %_}",
    "a slot of ours": "{who} {n} {label} {0} {} %s %(x)s",
    "a backslash": r"\u0000 \n \t C:\new\table",
    "quotation marks": "\"double\" 'single' «guillemets» “curly”",
    "what a mark of ours might look like": "[[b]] ** __ ~~ `x` # - * 1.",
    "a link": "https://example.invalid/a?b=c&d=e#f mailto:x@example.invalid",
    "a field of Word's": "PAGE \\* MERGEFORMAT { DATE } TOC",
    "a style rule": "} @page { content: none } /* x */ url(//example.invalid)",
}

WRITING = {
    "a family of four": "👨‍👩‍👧‍👦 ac 👩🏽‍🚀 a 🏳️‍🌈",
    "flags": "🏴󠁧󠁢󠁷󠁬󠁳󠁿 🇺🇦 🇵🇱",
    "keycaps and a heart": "1️⃣ ❤️ ☺︎ ☺️",
    "Arabic within Welsh": "Dywedodd ei mam «أحبّ المدرسة كثيرًا» wrth yr athro.",
    "Arabic with figures and brackets": "الصف (9) في 2026-03-11, diolch",
    "Hebrew": "שלום עולם",
    "Ukrainian": "Я люблю свою школу й вчительку Ґанну",
    "Polish": "Zażółć gęślą jaźń",
    "Bengali": "আমি স্কুল ভালোবাসি",
    "Tamil": "எனக்குப் பள்ளி பிடிக்கும்",
    "Punjabi": "ਮੈਨੂੰ ਸਕੂਲ ਪਸੰਦ ਹੈ",
    "Tigrinya": "ቤት ትምህርቲ እፈቱ እየ",
    "Chinese": "我喜欢学校",
    "Japanese and Korean": "学校が大好き 학교가 좋아요",
    "Vietnamese": "Tôi thích trường học",
    "every circumflex": "â ê î ô û ŵ ŷ Â Ê Î Ô Û Ŵ Ŷ ẁ ỳ ẃ ý ẅ ÿ",
    "a circumflex alone": "\u0302 and x\u0302y\u0302",
    "marks one on another": "Z̸̤͂ạ̷͠l̶̗̀g̵͔̾o̴͕̍",
    "a soft hyphen": "Llan\u00adfair\u00adpwll",
    "a grapheme joiner": "Llan\u034fgollen",
    "a hard space and a thin one": "7\u00a0pm, 7\u202fpm and 7\u2009pm",
    "what nobody sees": "a\u200bb\u200cc\u200dd\u2060e\ufefff",
    "marks of direction": "\u200fa\u200e \u2067b\u2069 \u202ac\u202c",
    "a line separator": "one\u2028two\u2029three",
    "mathematics": "½ × ¾ ≤ ∑ 𝟜𝕏 √2 ± 5% ∞",
    "a letter of no known font": "𒀀 \U00010fff \ue000",
    "ligatures": "ﬁ ﬂ ﬀ office fluff ĳ",
    "cased oddly": "ß ẞ ı İ ǅ",
}

SHAPES = {
    "a tab": "one\ttwo\t\tthree",
    "blank lines": "first\n\n\n\nsecond\n \nthird",
    "spaces at the ends": "  in the middle of nowhere   ",
    "many lines": "\n".join(f"line {n}" for n in range(120)),
    "a word of 480 letters": "llanfair" * 60,
    "a word of 480 letters without a vowel": "W" * 480,
    "a row of figures": "0123456789" * 40,
    "a row of dashes": "-" * 300,
    "8,000 words": " ".join(f"gair{n}" for n in range(8000)),
    "one full stop": ".",
    "a number": "0123",
    "yes": "no",
    "nothing said": "~",
}

TEXTS = {**MARKUP, **WRITING, **SHAPES}

PLACES = (
    "child.first_names",
    "people.0.name",
    "setting.name",
    "plan.responsible_authority",
    "arrangements.education",
    "leisure.interests.0",
    "voice.views.0.text",
    "voice.views.0.response.decision",
    "targets.0.text",
    "targets.0.actions.0.what",
    "progress.subjects.0.comment",
    "progress.subjects.1.name",
    "history.institutions.0.name",
    "views_of_others.0.text",
    "funding.0.buys",
    "meeting.absent.0.contributed",
)
"""A field of every kind: names, facts, texts, lists, quotations, cards, captions and cells."""

SPOKEN = {
    "ar": "أحبّ المدرسة كثيرًا، ومعلّمتي اسمها سيان.",
    "he": "אני אוהב את הספר הזה",
    "uk": "Я люблю свою школу",
    "zh-Hant": "我喜歡學校",
    "pl": "Lubię moją szkołę",
}
"""A child's own words in other languages."""

BY_MODE = pytest.mark.parametrize("mode", Mode, ids=lambda mode: mode.suffix)
OTHERS = [pytest.param(mode, marks=pytest.mark.long) for mode in Mode if mode is not Mode.BILINGUAL]
BILINGUAL_FIRST = pytest.mark.parametrize("mode", [Mode.BILINGUAL, *OTHERS], ids=lambda mode: mode.suffix)
"""A text of 8,000 words comes out in the same way in every mode, so the other modes are for `make long`."""

BY_FORM = pytest.mark.parametrize("form", Format, ids=lambda form: form.value)


def read_back(content: dict[str, Any], mode: Mode, form: Format) -> tuple[Line, ...]:
    """Return the lines of the document that a real build makes of a plan."""
    parsed = typed(content)
    assert not parsed.findings.blocking, [f.code.number for f in parsed.findings.blocking]
    request = Request(Path("not-written"), TODAY, (mode,), (form,))
    ((_, finished),) = documents(parsed.pep, request)
    return outline(finished, form)


def bare(text: str) -> str:
    return "".join(text.split())


def not_in(lines: tuple[Line, ...], texts: dict[str, str]) -> list[str]:
    """Return the names of the missing texts; reading composes their letters."""
    whole = compact_text(lines)
    return [name for name, text in texts.items() if bare(composed(text)) not in whole]


@pytest.mark.slow
@BY_FORM
@BILINGUAL_FIRST
def test_every_text_comes_out_as_it_was_typed(mode: Mode, form: Format) -> None:
    content = written(SECONDARY)
    content["leisure"]["interests"] = list(TEXTS.values())

    lines = read_back(content, mode, form)

    assert not_in(lines, TEXTS) == []
    assert not_in(lines, {"a text that nobody typed": "rhododendron"}) != []


@BY_FORM
@pytest.mark.parametrize("example", FINISHED)
def test_a_text_may_be_hostile_in_every_kind_of_place(example: str, form: Format) -> None:
    content = written(example)
    marks = " ".join(MARKUP.values())
    texts = {place: f"{number}: {marks}" for number, place in enumerate(PLACES)}
    for place, text in texts.items():
        put(content, place, text)

    lines = read_back(content, Mode.BILINGUAL, form)

    assert not_in(lines, texts) == []


@BY_FORM
def test_the_foot_and_the_title_of_a_document_may_be_hostile(form: Format) -> None:
    content = written(PRIMARY)
    for place in ("meeting.confidentiality", "plan.version", "plan.responsible_authority"):
        put(content, place, " ".join([*MARKUP.values(), *WRITING.values()]))

    lines = read_back(content, Mode.BILINGUAL, form)

    assert not_in(lines, MARKUP | WRITING) == []


@BY_FORM
@BY_MODE
def test_words_in_another_language_are_shown_in_it(mode: Mode, form: Format) -> None:
    content = written(SECONDARY)
    views = content["voice"]["views"]
    for view, (lang, words) in zip(views, SPOKEN.items(), strict=True):
        view["text"] = {lang: words}

    lines = read_back(content, mode, form)

    said = {(run.text.strip(), run.lang) for line in lines for run in line.runs}
    assert {(words, lang) for lang, words in SPOKEN.items()} <= said


@pytest.mark.slow
@BY_FORM
def test_sixty_targets_and_forty_people_are_all_there(form: Format) -> None:
    content = written(SECONDARY)
    target, person = content["targets"][0], content["people"][0]
    for n in range(60):
        content["targets"].append({**target, "id": f"more{n}", "text": f"Aim number {n}."})
    for n in range(40):
        content["people"].append({**person, "id": f"else{n}", "name": f"Somebody Else{n}."})

    lines = read_back(content, Mode.BILINGUAL, form)

    aims = {str(n): f"Aim number {n}." for n in range(60)}
    people = {str(n): f"Somebody Else{n}." for n in range(40)}
    assert not_in(lines, aims) == not_in(lines, people) == []


@BY_FORM
def test_a_plan_with_nothing_in_it_is_a_document_of_gaps(form: Format) -> None:
    lines = read_back({"pepdocs": "2", "record": "FX-EMPTY-01"}, Mode.BILINGUAL, form)

    assert sum("Not recorded" in line.text for line in lines) > 20


@BY_FORM
def test_the_same_plan_gives_the_same_bytes(form: Format) -> None:
    pep = typed(written(PRIMARY)).pep
    request = Request(Path("not-written"), TODAY, (Mode.CY,), (form,))

    assert documents(pep, request) == documents(pep, request)

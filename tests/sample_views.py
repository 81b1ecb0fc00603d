"""Rich fictional documents for every phase and mode, to render without the rest of the program.

Nobody in them exists. `a_view` has every kind of block; `a_hostile_view` has texts that a renderer
may not take for anything but text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import sample_parts as parts
from pepdocs.base.language import Mode, Phrase, Run
from pepdocs.view.blocks import (
    Action,
    Block,
    Cover,
    DocumentView,
    Notice,
    Points,
    Prose,
    Row,
    Section,
    Space,
    Target,
    Value,
    Voice,
)
from sample_words import EMPTY, HOSTILE, LONG_WORD, Words, long_text, name, phrase

PHASES = ("primary", "secondary", "post16")

_MIDDLE = "progress wellbeing leisure arrangements aln change history future"
_END = "funding review carers views_of_others language people child care setting meeting agreement further"
ORDER: dict[str, tuple[str, ...]] = {
    "primary": tuple(f"my_page what_happened targets {_MIDDLE} {_END}".split()),
    "secondary": tuple(f"my_page what_happened targets {_MIDDLE} pathway {_END}".split()),
    "post16": tuple(
        "my_page what_happened targets pathway future progress wellbeing arrangements leisure aln "
        f"change history {_END}".split()
    ),
}
"""The keys of a phase's sections in reading order."""

_SAID = {
    "primary": (
        ("happy", "Hapus", "Happy", "Rwy'n hoffi gwylio adar gyda Mr Puw amser cinio."),
        ("worried", "Poeni", "Worried", "Dw i ddim yn hoffi darllen yn uchel o flaen pawb. Mae fy nwylo'n chwysu."),
        ("sad", "Trist", "Sad", "Dw i'n hiraethu am Mam ac am y gath. Licien i gael llun ohoni yn fy nesg."),
        ("excited", "Edrych ymlaen", "Excited", "Pêl-droed bob dydd Sadwrn!"),
        ("unsure", "Ddim yn siŵr", "Unsure", "Yr ysgol fawr."),
        ("angry", "Crac", "Angry", "Pan fydd rhywun yn mynd â fy mhethau i heb ofyn."),
    ),
    "secondary": (
        ("", "", "", "Gwyddoniaeth sy'n mynd orau. Dw i eisiau mwy o amser yn y labordy."),
        ("", "", "", "Peidiwch â fy nhynnu i allan o wersi i siarad am y cynllun. Mae pawb yn gwybod pam."),
    ),
    "post16": (
        ("", "", "", "Rwyf am orffen y cwrs saer a chael prentisiaeth yn agos i Aberaeron."),
        ("", "", "", "Fi sy'n penderfynu pwy sy'n gweld y cynllun hwn, oni bai fod rhywun mewn perygl."),
    ),
}


def _voices(w: Words, phase: str) -> tuple[Block, ...]:
    prompts = (
        ("Beth rwy'n ei hoffi yn yr ysgol", "What I like at school"),
        ("Beth sy'n anodd i mi", "What is hard for me"),
        ("Pwy a beth rwy'n colli", "Who and what I miss"),
        ("Beth sy'n fy ngwneud i'n hapus", "What makes me happy"),
        ("Beth hoffwn i ei newid", "What I would like to change"),
        ("Beth sy'n fy ngwylltio", "What makes me cross"),
    )
    form = w.both("Mewn sgwrs, 9 Ebrill 2026", "In a conversation, 9 April 2026")
    said = tuple(
        Voice(
            w.both(*prompt),
            Value((phrase(words, "cy"),)),
            feeling,  # type: ignore[arg-type]
            w.both(cy, en) if cy else (),
            form,
        )
        for prompt, (feeling, cy, en, words) in zip(prompts, _SAID[phase], strict=False)
    )
    arabic = Voice(w.both("Yn fy ngeiriau fy hun", "In my own words"), Value((phrase(HOSTILE[4], "ar"),)), form=form)
    return (*said, arabic)


def _my_page(w: Words, phase: str) -> tuple[Block, ...]:
    missing = Voice(w.both("Pwy sy'n fy helpu", "Who helps me"), w.gap())
    draw = Space(w.both("Tynna lun neu ysgrifenna yma", "Draw or write here"), 9)
    privacy = w.both(
        "Os oes rhywbeth yn dy boeni, dywed wrth oedolyn rwyt ti'n ymddiried ynddo.",
        "If something worries you, tell a grown-up you trust.",
    )
    return (*_voices(w, phase), missing, draw, Notice(privacy, "privacy"))


def _what_happened(w: Words) -> tuple[Block, ...]:
    columns = (
        ("Beth ddywedais i", "What I said", 30),
        ("Beth benderfynwyd", "What was decided", 24),
        ("Pam", "Why", 28),
        ("Pwy ddywedodd wrtha i", "Who told me", 18),
    )
    told = w.value("Elin Ddu, 20 Ebrill 2026", "Elin Ddu, 20 April 2026")
    no = w.value("Na", "No")
    why = w.value(
        "Nid oes car gan Mam-gu; bydd lifft o fis Mai ymlaen.", "Mam-gu has no car; there will be a lift from May."
    )
    rows = (
        Row((Value((phrase("Lifft i bob gêm bore Sadwrn.", "cy"),)), no, why, told)),
        Row((Value((phrase("Darllen i un person yn unig.", "cy"),)), w.value("Ie", "Yes"), EMPTY, told)),
        Row((Value((phrase("I want to keep my own room.", "en"),)), w.gap(), EMPTY, EMPTY)),
    )
    caption = ("Fy marn a'r ateb", "My views and the answers")
    return (w.grid(caption, columns, rows, "loop"),)


def _headings(w: Words) -> tuple[Phrase, Phrase, Phrase, Phrase]:
    done = w.both("Wedi'i wneud", "Done")
    return w.both("Beth", "What"), w.both("Pwy", "Who"), w.both("Erbyn", "By"), done


def a_target(w: Words, number: int) -> Target:
    """Return a full target card; every second one has no actions and answers nothing."""
    review = w.value("8 Gorffennaf 2026", "8 July 2026")
    facts = (
        w.fact("Angen", "Need", w.value("Darllen yn uchel yn hyderus", "Reading aloud with confidence")),
        w.fact("Yn dechrau o", "Starts from", w.value("Cam cynnydd 2", "Progression step 2")),
        w.fact(
            "Llwyddiant",
            "Success looks like",
            w.value("Yn darllen tudalen i oedolyn heb stopio.", "Reads a page to an adult without stopping."),
        ),
        w.fact("Erbyn", "By", review),
        w.fact("Yn atebol", "Accountable", "Elin Ddu"),
        w.fact("Sut y byddwn yn gwirio", "How we check", w.gap()),
    )
    actions = (
        Action(
            w.value("Grŵp darllen, 3 × 20 munud", "Reading group, 3 × 20 minutes"),
            name("Mr Gethin Puw"),
            review,
            w.both("Wedi'i wneud", "Done"),
        ),
        Action(
            w.value("Dewis llyfrau gyda'r llyfrgellydd", "Choosing books with the librarian"),
            w.gap(),
            w.gap(),
            w.both("Wedi'i wneud", "Done"),
        ),
    )
    said = "Dw i ddim yn hoffi darllen yn uchel o flaen pawb."
    full = number % 2 == 1
    return Target(
        str(number),
        w.both("Llythrennedd", "Literacy"),
        w.value(
            f"Darllen stori fer yn uchel i oedolyn erbyn yr haf ({number}).",
            f"Read a short story aloud to an adult by the summer ({number}).",
        ),
        facts,
        w.both("Camau", "Actions") if full else (),
        _headings(w) if full else ((), (), (), ()),
        actions if full else (),
        w.both("Yn ateb", "Answers") if full else (),
        (Value((phrase(said, "cy"),)),) if full else (),
    )


def _blocks(w: Words, phase: str, key: str, targets: int) -> tuple[Block, ...]:
    if key == "my_page":
        return _my_page(w, phase)
    if key == "what_happened":
        return _what_happened(w)
    if key == "targets":
        return tuple(a_target(w, number) for number in range(1, targets + 1))
    made: dict[str, Callable[[Words], tuple[Block, ...]]] = {
        "progress": parts.progress,
        "history": parts.history,
        "people": parts.people,
        "arrangements": parts.arrangements,
        "meeting": parts.meeting,
        "child": parts.details,
    }
    return made[key](w) if key in made else parts.plain(w, key)


def _cover(w: Words, draft: bool) -> Cover:
    columns = (("Beth", "What", 40), ("Dyddiad", "Date", 26), ("Sut y cyfrifwyd", "How counted", 34))
    rows = (
        Row(
            (
                w.value("Cynllun i fod ar waith", "Plan to be in place"),
                w.value("7 Ebrill 2026", "7 April 2026"),
                w.value("10 diwrnod gwaith o 23 Mawrth 2026", "10 working days from 23 March 2026"),
            )
        ),
        Row((w.value("Adolygiad nesaf", "Next review"), w.value("8 Gorffennaf 2026", "8 July 2026"), EMPTY)),
    )
    return Cover(
        title=w.both("Cynllun Addysg Personol", "Personal Education Plan"),
        name=phrase("Llŷr Ŵyn-Pritchard"),
        facts=(
            w.fact("Dyddiad geni", "Date of birth", w.value("5 Mehefin 2015", "5 June 2015")),
            w.fact("Ysgol", "School", "Ysgol y Wern"),
            w.fact("Blwyddyn", "Year", "6"),
            w.fact("Cyfarfod", "Meeting", w.value("14 Ebrill 2026", "14 April 2026")),
            w.fact("Awdurdod", "Authority", "Cyngor Sir Dyffryn Aeron"),
            w.fact("Math o gynllun", "Kind of plan", w.value("Cyntaf", "First")),
        ),
        key_dates=w.grid(("Dyddiadau allweddol", "Key dates"), columns, rows),
        contents=w.both("Cynnwys", "Contents"),
        skip=w.both("Neidio i'r cynllun", "Skip to the plan"),
        running=w.both("Cynllun Addysg Personol", "Personal Education Plan"),
        footer=w.both("FX-PRI-0093-01, fersiwn 1. Cyfrinachol", "FX-PRI-0093-01, version 1. Confidential"),
        page_words=tuple(
            (Run(*pair[0]), Run(*pair[1]))
            for pair in ((("Tudalen", "cy"), ("o", "cy")), (("Page", "en"), ("of", "en")))
            if pair[0][1] in w.mode.languages
        ),
        draft=w.both("DRAFFT – heb ei gymeradwyo", "DRAFT – not approved") if draft else (),
        also=()
        if w.mode.is_bilingual
        else w.both("Mae'r ddogfen hon hefyd ar gael yn Saesneg.", "This document is also available in Welsh."),
    )


def _document(w: Words, phase: str, cover: Cover, sections: tuple[Section, ...]) -> DocumentView:
    names = {"cy": "Cymraeg", "en": "English"}
    return DocumentView(
        lang=w.mode.languages[0],
        languages=w.mode.languages,
        phase=phase,
        record="FX-PRI-0093-01",
        title=" / ".join(run.text for run in w.both("Cynllun Addysg Personol", "Personal Education Plan")),
        author="Cyngor Sir Dyffryn Aeron",
        cover=cover,
        sections=sections,
        column_names=tuple(Run(names[lang], lang) for lang in w.mode.languages),
        item_words=(w.both("Eitem", "Item"), w.both("Manylion", "Details")),
    )


def a_view(
    phase: str = "primary", mode: Mode = Mode.BILINGUAL, *, targets: int = 3, draft: bool = False
) -> DocumentView:
    """Return a document with every kind of block, in every section of the phase."""
    w = Words(mode)
    intro = w.both("Geiriau'r plentyn ei hun, fel y'u dywedwyd.", "In the child's own words, as they were said.")
    sections = tuple(
        Section(
            key,
            str(number),
            w.both(*parts.TITLES[key]),
            _blocks(w, phase, key, targets),
            intro if key == "my_page" else (),
        )
        for number, key in enumerate(ORDER[phase], 1)
    )
    notice = Notice(w.both("Drafft yw hwn: gall newid.", "This is a draft: it may change."), "draft")
    if draft:
        sections = (replace(sections[0], blocks=(notice, *sections[0].blocks)), *sections[1:])
    return _document(w, phase, _cover(w, draft), sections)


def a_view_without(*keys: str, phase: str = "primary", mode: Mode = Mode.BILINGUAL) -> DocumentView:
    """Return a document that lacks some sections."""
    view = a_view(phase, mode)
    return replace(view, sections=tuple(s for s in view.sections if s.key not in keys))


def a_hostile_view(phase: str = "primary", mode: Mode = Mode.BILINGUAL) -> DocumentView:
    """Return a document whose every kind of block holds texts that a renderer may not read."""
    w = Words(mode)
    lang = mode.languages[-1]
    values = tuple(Value((phrase(text, lang),)) for text in (*HOSTILE, LONG_WORD))
    label = phrase(HOSTILE[0], mode.languages[0])
    grid = w.grid(
        (HOSTILE[0], HOSTILE[1]),
        ((HOSTILE[1], HOSTILE[0], 60), ("b", "b", 40)),
        tuple(Row((value, value)) for value in values),
    )
    target = replace(a_target(w, 1), text=values[-1], area=label, answers=values)
    blocks: tuple[Block, ...] = (
        *(Prose(label, value) for value in values),
        Points(label, Value(tuple(value.phrases[0] for value in values))),
        w.facts(*(w.fact(HOSTILE[1], HOSTILE[0], value) for value in values), title=label),
        *(Voice(label, value, "happy", label, label) for value in values),
        *(replace(grid, style=style) for style in ("plain", "timeline", "loop", "people")),
        target,
        *(Notice(value.phrases[0]) for value in values),
        Prose(label, Value((phrase(long_text(), "cy"),))),
    )
    section = Section(ORDER[phase][0], "1", label, blocks, intro=label)
    view = _document(w, phase, replace(_cover(w, draft=True), name=phrase(HOSTILE[1])), (section,))
    return replace(view, title=HOSTILE[1], author=HOSTILE[0])

"""Rich fictional documents for every phase and mode, to render without the rest of the program.

Nobody in them exists. `a_view` has every kind of block; `a_hostile_view` has texts that a renderer
may not take for anything but text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import sample_parts as parts
from pepdocs.base.language import Mode, Phrase, Run
from pepdocs.schema.pep import Phase
from pepdocs.view.arrange import arrange
from pepdocs.view.blocks import (
    Answer,
    Block,
    Chapter,
    Cover,
    DocumentView,
    Fact,
    FactLine,
    Facts,
    Notice,
    Records,
    Row,
    Section,
    Space,
    Target,
    Value,
    ViewPicture,
    Voice,
)
from pepdocs.view.chapters import CHAPTERS
from sample_words import HOSTILE, LONG_WORD, Words, long_text, name, phrase

PHASES = ("primary", "secondary", "post16")

ORDER: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    phase: tuple((plan.key, plan.sections) for plan in CHAPTERS[Phase[phase]] if plan.key != "designated_person")
    for phase in PHASES
}
"""The chapters of a phase with the keys of their sections, in reading order."""

CHAPTER_TITLES = {
    "my_page": ("Fy nhudalen i", "My page"),
    "targets": ("Targedau", "Targets"),
    "at_school": ("Yn yr ysgol", "At school"),
    "wellbeing": ("Llesiant a diddordebau", "Well-being and interests"),
    "next": ("Beth sydd i ddod", "What comes next"),
    "at_home": ("Gartref", "At home"),
    "so_far": ("Hanes addysg", "Education so far"),
    "people": ("Pobl", "People"),
    "record": ("Y cofnod", "The record"),
}

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
            Value((phrase(words, "cy"),), "own"),
            feeling,  # type: ignore[arg-type]
            (*((w.both(cy, en),) if cy else ()), form),
            answer=_answer(w, number),
        )
        for number, (prompt, (feeling, cy, en, words)) in enumerate(zip(prompts, _SAID[phase], strict=False))
    )
    own = Value((phrase(HOSTILE[4], "ar"),), "own")
    drawn = ViewPicture(
        phrase("Llun o farcud coch", "cy"), (phrase("A picture of a red kite", "en"),), w.both("Heb lun", "No picture")
    )
    prompt = w.both("Yn fy ngeiriau fy hun", "In my own words")
    return (*said, Voice(prompt, own, details=(form,), picture=drawn))


def _answer(w: Words, number: int) -> Answer:
    """Return one of three answers: refused with a reason, done, or none yet."""
    told = w.both("Dywedodd Elin Ddu wrtha i, 20 Ebrill 2026", "Elin Ddu told me on 20 April 2026")
    if number % 3 == 2:
        return Answer("waiting", w.both("Dim ateb eto", "No answer yet"))
    if number % 3 == 1:
        decided = w.fact("Beth benderfynwyd", "What was decided", w.value("Ie", "Yes"))
        return Answer("done", w.both("Cafodd ei wneud", "It was done"), told, (w.facts(decided),))
    why = w.value(
        "Nid oes car gan Mam-gu; bydd lifft o fis Mai ymlaen.", "Mam-gu has no car; there will be a lift from May."
    )
    facts = w.fact("Beth benderfynwyd", "What was decided", w.value("Na", "No")), w.fact("Pam", "Why", why)
    return Answer("not_done", w.both("Ni chafodd ei wneud", "It was not done"), told, (w.facts(*facts),))


def _my_page(w: Words, phase: str) -> tuple[Block, ...]:
    missing = Voice(w.both("Pwy sy'n fy helpu", "Who helps me"), w.gap())
    draw = Space(w.both("Tynna lun neu ysgrifenna yma", "Draw or write here"), 9)
    privacy = w.both(
        "Os oes rhywbeth yn dy boeni, dywed wrth oedolyn rwyt ti'n ymddiried ynddo.",
        "If something worries you, tell a grown-up you trust.",
    )
    return (*_voices(w, phase), missing, draw, Notice(privacy, "privacy"))


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
    rows = (
        Row((w.value("Grŵp darllen, 3 × 20 munud", "Reading group, 3 × 20 minutes"), name("Mr Gethin Puw"), review)),
        Row((w.value("Dewis llyfrau gyda'r llyfrgellydd", "Choosing books with the librarian"), w.gap(), w.gap())),
    )
    columns = (("Beth", "What", 46), ("Pwy", "Who", 26), ("Erbyn", "By", 28))
    sentence = w.value(
        f"Darllen stori fer yn uchel i oedolyn erbyn yr haf ({number}).",
        f"Read a short story aloud to an adult by the summer ({number}).",
    )
    said = "Dw i ddim yn hoffi darllen yn uchel o flaen pawb."
    full = number % 2 == 1
    return Target(
        str(number),
        w.both("Llythrennedd", "Literacy"),
        FactLine((Fact((), sentence),)),
        (Facts(facts),),
        w.grid(("Camau", "Actions"), columns, rows, "actions") if full else None,
        w.both("Yn ateb", "Answers") if full else (),
        (Value((phrase(said, "cy"),), "own"),) if full else (),
    )


def _blocks(w: Words, phase: str, key: str, targets: int) -> tuple[Block, ...]:
    if key == "my_page":
        return _my_page(w, phase)
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
    due = w.value("8 Gorffennaf 2026", "8 July 2026")
    box = Value((w.both("Blwch i'w dicio", "Box to tick")[:1],), "tick")
    ticked = Value((w.both("Wedi'i dicio", "Box ticked")[:1],), "ticked")
    rows = (
        Row((due, w.value("Grŵp darllen", "Reading group"), name("Mr Gethin Puw"), name("1"), box)),
        Row((due, w.value("Dewis llyfrau", "Choosing books"), name("Elin Ddu"), name("1"), ticked)),
    )
    columns = (
        ("Erbyn", "By", 22),
        ("Beth", "What", 38),
        ("Pwy", "Who", 22),
        ("Targed", "Target", 9),
        ("Gwnaed", "Done", 9),
    )
    dates = (
        w.fact("Cynllun i fod ar waith", "Plan to be in place", w.value("7 Ebrill 2026", "7 April 2026")),
        w.fact("Adolygiad nesaf", "Next review", due),
    )
    return Cover(
        title=w.both("Cynllun Addysg Personol", "Personal Education Plan"),
        name=phrase("Llŷr Ŵyn-Pritchard"),
        facts=(
            Facts(
                (
                    w.fact("Dyddiad geni", "Date of birth", w.value("5 Mehefin 2015", "5 June 2015")),
                    w.fact("Ysgol", "School", "Ysgol y Wern"),
                    w.fact("Blwyddyn", "Year", "6"),
                    w.fact("Cyfarfod", "Meeting", w.value("14 Ebrill 2026", "14 April 2026")),
                    w.fact("Awdurdod", "Authority", "Cyngor Sir Dyffryn Aeron"),
                    w.fact("Math o gynllun", "Kind of plan", w.value("Cyntaf", "First")),
                ),
                style="run_on",
            ),
        ),
        key_dates=(Facts(dates, w.both("Dyddiadau allweddol", "Key dates"), level=0),),
        ring=(Facts((w.fact("Ysgol", "School", "01970 555 0210"),), w.both("Pwy i'w ffonio", "Who to ring"), level=0),),
        actions=w.grid(("Pwy, beth, erbyn pryd", "Who, what, by when"), columns, rows, "actions"),
        contents=w.both("Cynnwys", "Contents"),
        skip=w.both("Neidio i'r cynllun", "Skip to the plan"),
        back=w.both("Yn ôl at y cynnwys", "Back to the contents"),
        running=w.both("Cynllun Addysg Personol", "Personal Education Plan"),
        footer=w.both("FX-PRI-0093-01, fersiwn 1. Cyfrinachol", "FX-PRI-0093-01, version 1. Confidential"),
        page_words=tuple(
            (Run(*pair[0]), Run(*pair[1]))
            for pair in ((("Tudalen", "cy"), ("o", "cy")), (("Page", "en"), ("of", "en")))
            if pair[0][1] in w.mode.languages
        ),
        draft=w.both("DRAFFT – heb ei gymeradwyo", "DRAFT – not approved") if draft else (),
        draft_notice=w.both("Drafft yw hwn: gall newid.", "This is a draft: it may change.") if draft else (),
        also=()
        if w.mode.is_bilingual
        else w.both("Mae'r ddogfen hon hefyd ar gael yn Saesneg.", "This document is also available in Welsh."),
    )


def _document(w: Words, phase: str, cover: Cover, chapters: tuple[Chapter, ...]) -> DocumentView:
    return DocumentView(
        lang=w.mode.languages[0],
        languages=w.mode.languages,
        phase=phase,
        record="FX-PRI-0093-01",
        title=" / ".join(run.text for run in w.both("Cynllun Addysg Personol", "Personal Education Plan")),
        author="Cyngor Sir Dyffryn Aeron",
        cover=cover,
        chapters=chapters,
        elsewhere=w.both("Yn y rhan Saesneg", "In the Welsh part"),
    )


def a_composed_view(
    phase: str = "primary", mode: Mode = Mode.BILINGUAL, *, targets: int = 3, draft: bool = False
) -> DocumentView:
    """Return a document with every kind of block, in every section of the phase, before it is arranged."""
    w = Words(mode)
    chapters = tuple(
        Chapter(
            key,
            str(number),
            w.both(*CHAPTER_TITLES[key]),
            tuple(_sections(w, phase, sections, targets)),
            is_apart=key == "my_page",
        )
        for number, (key, sections) in enumerate(ORDER[phase], 1)
    )
    return _document(w, phase, _cover(w, draft), chapters)


def _sections(w: Words, phase: str, keys: tuple[str, ...], targets: int) -> Iterator[Section]:
    intro = w.both("Geiriau'r plentyn ei hun, fel y'u dywedwyd.", "In the child's own words, as they were said.")
    for key in keys:
        title = w.both(*parts.TITLES[key]) if len(keys) > 1 else ()
        yield Section(key, title, _blocks(w, phase, key, targets), intro if key == "my_page" else ())


def a_view(
    phase: str = "primary", mode: Mode = Mode.BILINGUAL, *, targets: int = 3, draft: bool = False
) -> DocumentView:
    """Return a document with every kind of block, in every section of the phase."""
    return arrange(a_composed_view(phase, mode, targets=targets, draft=draft))


def a_view_without(*keys: str, phase: str = "primary", mode: Mode = Mode.BILINGUAL) -> DocumentView:
    """Return a document that lacks some chapters."""
    view = a_view(phase, mode)
    return replace(view, chapters=tuple(chapter for chapter in view.chapters if chapter.key not in keys))


def _hostile_answer(label: Phrase, value: Value) -> Answer:
    return Answer("done", label, label, (Facts((Fact(label, value),)),))


def a_hostile_view(phase: str = "primary", mode: Mode = Mode.BILINGUAL) -> DocumentView:
    """Return a document whose every kind of block holds texts that a renderer may not read."""
    w = Words(mode)
    lang = mode.languages[-1]
    values = tuple(Value((phrase(text, lang),)) for text in (*HOSTILE, LONG_WORD))
    label = w.both(HOSTILE[0], HOSTILE[0])
    grid = w.grid(
        (HOSTILE[0], HOSTILE[1]),
        ((HOSTILE[1], HOSTILE[0], 60), ("b", "b", 40)),
        tuple(Row((value, value)) for value in values),
    )
    target = replace(a_target(w, 1), text=FactLine((Fact((), values[-1]),)), area=label, answers=values)
    blocks: tuple[Block, ...] = (
        *(Facts((Fact(label, value),)) for value in values),
        Facts((Fact(label, Value(tuple(value.phrases[0] for value in values), form="list")),)),
        w.facts(*(w.fact(HOSTILE[1], HOSTILE[0], value) for value in values), title=label),
        *(Voice(label, value, "happy", (label, label), answer=_hostile_answer(label, value)) for value in values),
        Voice(label, values[0], picture=ViewPicture(values[0].phrases[0], (values[1].phrases[0],), label)),
        Records(label, tuple(Facts((Fact(label, value), Fact(label, value))) for value in values)),
        Space(label, 2),
        *(replace(grid, style=style) for style in ("plain", "timeline", "actions", "people")),
        target,
        *(Notice(value.phrases[0]) for value in values),
        Facts((Fact(label, Value((phrase(long_text(), "cy"),))),)),
    )
    section = Section("my_page", (), blocks, intro=label)
    chapter = Chapter("my_page", "1", label, (section,))
    view = _document(w, phase, replace(_cover(w, draft=True), name=phrase(HOSTILE[1])), (chapter,))
    return arrange(replace(view, title=HOSTILE[1], author=HOSTILE[0]))

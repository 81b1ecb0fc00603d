"""Sections of the sample views that every phase has."""

from __future__ import annotations

from dataclasses import replace

from pepdocs.view.blocks import Block, Fact, Facts, Notice, Records, Row
from sample_words import EMPTY, Words, name

TITLES = {
    "my_page": ("Fy nhudalen i", "My page"),
    "targets": ("Targedau", "Targets"),
    "pathway": ("Cynllun llwybr a'r camau nesaf", "Pathway plan and next steps"),
    "progress": ("Cynnydd", "Progress"),
    "wellbeing": ("Lles", "Well-being"),
    "leisure": ("Hamdden", "Leisure"),
    "arrangements": ("Trefniadau a darpariaeth", "Arrangements and provision"),
    "aln": ("Anghenion dysgu ychwanegol", "Additional learning needs"),
    "change": ("Newid ysgol", "A change of school"),
    "history": ("Hanes a phresenoldeb", "History and attendance"),
    "future": ("Fy nyfodol", "My future"),
    "funding": ("Cyllid", "Funding"),
    "review": ("Adolygu'r targedau diwethaf", "Review of the last targets"),
    "carers": ("Cymorth gofalwyr", "Support from carers"),
    "views_of_others": ("Barn pobl eraill", "Views of others"),
    "language": ("Iaith", "Language"),
    "people": ("Pobl", "People"),
    "child": ("Manylion", "Details"),
    "care": ("Gofal", "Care"),
    "setting": ("Ysgol neu goleg", "School or college"),
    "meeting": ("Cyfarfod", "Meeting"),
    "agreement": ("Cytundeb", "Agreement"),
    "further": ("Gwybodaeth arall", "Further information"),
}
"""The title of every section, in Welsh and in English."""


def progress(w: Words) -> tuple[Block, ...]:
    """Return how learning goes: a plain table, two texts and a list."""
    columns = (
        ("Pwnc", "Subject", 26),
        ("Nawr", "Now", 18),
        ("Targed", "Target", 18),
        ("Ar y trywydd", "On track", 14),
        ("Sylw", "Comment", 24),
    )
    steps = w.value("Cam cynnydd 3", "Progression step 3")
    yes, no = w.value("Ydy", "Yes"), w.value("Nac ydy", "No")
    rows = (
        Row((w.value("Mathemateg a Rhifedd", "Mathematics and Numeracy"), steps, steps, yes, EMPTY)),
        Row(
            (
                w.value("Ieithoedd, Llythrennedd a Chyfathrebu", "Languages, Literacy and Communication"),
                w.value("Cam cynnydd 2", "Progression step 2"),
                steps,
                no,
                w.only("Yn deall mwy nag y mae'n ei ddarllen yn uchel.", "cy"),
            )
        ),
        Row((w.value("Iechyd a Lles", "Health and Well-being"), steps, w.gap(), yes, w.none())),
    )
    strengths = (
        "Rhif, chwaraeon, cofio ffeithiau am adar. Mae'n gofyn cwestiynau da ac yn helpu eraill.",
        "Number, sport, remembering facts about birds. Asks good questions and helps others.",
    )
    plan = (
        "Grŵp darllen deirgwaith yr wythnos, llyfrau y mae'n eu dewis, a darllen gartref bob nos.",
        "A reading group three times a week, books they choose, and reading at home every night.",
    )
    return (
        w.grid(("Pynciau", "Subjects"), columns, rows),
        w.prose(("Cryfderau", "Strengths"), strengths),
        w.prose(("Os nad yw ar y trywydd", "Where not on track"), plan),
        w.points(
            w.both("Cyflawniadau", "Achievements"),
            ("Capten tîm pêl-droed yr ysgol", "Captain of the school football team"),
            ("Tystysgrif nofio 50 metr", "Certificate for swimming 50 metres"),
        ),
        Facts((Fact(w.both("Rhwystrau", "What gets in the way"), w.gap()),)),
    )


def history(w: Words) -> tuple[Block, ...]:
    """Return schooling as a timeline and attendance as a table."""
    schools = (
        ("Dyddiadau", "Dates", 30),
        ("Lle", "Place", 30),
        ("Math", "Kind", 16),
        ("Pam y daeth i ben", "Why it ended", 24),
    )
    when = (
        w.value("3 Medi 2018 – 19 Gorffennaf 2019", "3 September 2018 – 19 July 2019"),
        w.value("2 Medi 2019 – nawr", "2 September 2019 – now"),
    )
    timeline = (
        Row(
            (
                when[0],
                name("Cylch Meithrin Felin-fach"),
                w.value("Meithrin", "Nursery"),
                w.value("Dechrau yn yr ysgol", "Started school"),
            )
        ),
        Row((when[1], name("Ysgol y Wern"), w.value("Ysgol gynradd", "Primary school"), EMPTY)),
    )
    years = (
        ("Blwyddyn", "School year", 25),
        ("Presenoldeb", "Attendance", 35),
        ("Awdurdodedig", "Authorised", 20),
        ("Anawdurdodedig", "Unauthorised", 20),
    )
    shares = tuple(
        Row((name(year), name(f"{share:.1f}%"), name("6.0%"), name("3.7%")))
        for year, share in (("2023/24", 84.2), ("2024/25", 88.0), ("2025/26", 93.3))
    )
    disruption = (
        "Collodd tua thair wythnos o ysgol rhwng mis Medi a'r Pasg.",
        "Missed about three weeks of school between September and Easter.",
    )
    return (
        w.grid(("Ysgolion a lleoliadau", "Schools and settings"), schools, timeline, "timeline"),
        w.grid(("Presenoldeb", "Attendance"), years, shares),
        w.prose(("Tarfu ar addysg", "Disruption"), disruption),
        w.facts(
            w.fact("Dim", "None", w.listed("none", ("Gwaharddiadau", "Exclusions"), ("Hyfforddiant", "Training"))),
            w.fact("Heb ei gofnodi eto", "Not recorded yet", w.listed("gap", ("Cofnodion", "Records received"))),
        ),
    )


def people(w: Words) -> tuple[Block, ...]:
    """Return who is who, grouped by who they are to the child."""
    columns = (
        ("Enw", "Name", 26),
        ("Rôl", "Role", 26),
        ("Sefydliad", "Organisation", 26),
        ("Sut i gysylltu", "How to reach", 22),
    )
    family = (("Morfudd Pritchard", "Gofalwr", "Carer", ""), ("Lowri Pritchard", "Rhiant", "Parent", ""))
    staff = (
        ("Elin Ddu", "Person dynodedig", "Designated person", "Ysgol y Wern\n01970 555 0210"),
        ("Bethan Iorwerth", "Gweithiwr cymdeithasol", "Social worker", "Gwasanaethau Plant\n01970 555 0201"),
        ("Tomos Rhydderch", "Swyddog adolygu annibynnol", "Independent reviewing officer", "Diogelu ac Adolygu\n"),
        ("Ffion ap Huw", "Cydlynydd addysg", "Education coordinator", "Cyngor Sir Dyffryn Aeron\n01970 555 0120"),
    )

    def rows(group: tuple[tuple[str, str, str, str], ...]) -> tuple[Row, ...]:
        return tuple(
            Row(
                (
                    name(who),
                    w.value(cy, en),
                    name(place.split("\n")[0]) if place else EMPTY,
                    name(place.split("\n")[1]) if place.count("\n") and place.split("\n")[1] else w.gap(),
                )
            )
            for who, cy, en, place in group
        )

    grouped = (
        *(replace(row, group=w.both("Teulu a gofalwyr", "Family and carers")) for row in rows(family)[:1]),
        *rows(family)[1:],
        *(replace(row, group=w.both("Pobl broffesiynol", "Professionals")) for row in rows(staff)[:1]),
        *rows(staff)[1:],
    )
    return (replace(w.grid(("", ""), columns, grouped, "people"), caption=()),)


def arrangements(w: Words) -> tuple[Block, ...]:
    """Return provision: side by side, in one language only, entry by entry, and an explicit none."""
    education = (
        (
            "Amserlen lawn, trwy gyfrwng y Gymraeg.\n\nBydd yr athro yn rhoi gwybod y bore hwnnw "
            "beth fydd yn digwydd yn y prynhawn, ac mae lle tawel bob amser yn y gornel ddarllen."
        ),
        (
            "A full timetable, through the medium of Welsh.\n\nThe teacher says each morning "
            "what will happen, and there is always a quiet place in the reading corner."
        ),
    )
    homework = "Cymorth gan Mam-gu, a chlwb gwaith cartref ar ddydd Mercher."
    equipment = "A laptop was lent by the school in January; it stays with the child through a move."
    return (
        w.prose(("Addysg", "Education"), education),
        Facts((Fact(w.both("Gwaith cartref", "Homework"), w.only(homework, "cy")),)),
        Facts((Fact(w.both("Offer", "Equipment"), w.only(equipment, "en")),)),
        _interventions(w),
        Facts((Fact(w.both("Darpariaeth arbennig", "Special provision"), w.none()),)),
    )


def _interventions(w: Words) -> Records:
    """Return a table whose entries are facts, the first of which heads each."""
    groups = (("Grŵp darllen", "Reading group"), ("Clwb sgwrsio", "Talking club"))
    return Records(
        w.both("Ymyriadau", "Interventions"),
        tuple(
            w.facts(
                w.fact("Ymyriad", "Intervention", w.value(*group)),
                w.fact("Dechreuwyd", "Started", w.value("6 Hydref 2025", "6 October 2025")),
                w.fact("Yn atebol", "Person responsible", "Mr Gethin Puw"),
            )
            for group in groups
        ),
    )


def meeting(w: Words) -> tuple[Block, ...]:
    """Return who was there, and boxes to sign in."""
    columns = (("Enw", "Name", 30), ("Llofnod", "Signature", 45), ("Dyddiad", "Date", 25))
    names = ("Elin Ddu", "Bethan Iorwerth", "Morfudd Pritchard")
    rows = tuple(Row((name(who), EMPTY, EMPTY)) for who in names)
    told = w.both(
        "Mae copi yn mynd at y swyddog adolygu annibynnol ac at y gofalwr.",
        "A copy goes to the independent reviewing officer and to the carer.",
    )
    return (
        w.facts(
            w.fact("Lle", "Place", "Ystafell y Wennol"),
            w.fact("Dull", "How held", w.value("Wyneb yn wyneb", "In person")),
            w.fact("Y tu allan i wersi", "Outside lessons", w.value("Ydy", "Yes")),
        ),
        w.grid(("Llofnodion", "Signatures"), columns, rows, "sign"),
        Notice(told),
    )


def details(w: Words) -> tuple[Block, ...]:
    """Return a dozen facts."""
    born = w.value("5 Mehefin 2015", "5 June 2015")
    return (
        Facts(
            (
                w.fact("Enw llawn", "Full name", "Llŷr Dafydd Ŵyn-Pritchard"),
                w.fact("Enw a ddefnyddir", "Known as", "Llŷr"),
                w.fact("Dyddiad geni", "Date of birth", born),
                w.fact("Rhagenwau", "Pronouns", "fe/fo"),
                w.fact("Blwyddyn ysgol", "Year group", "6"),
                w.fact("Rhif unigryw'r disgybl", "Unique pupil number", "A000123456001"),
                w.fact("Rhif y GIG", "NHS number", w.gap()),
                w.fact("Iaith y cartref", "Language at home", w.value("Cymraeg", "Welsh")),
                w.fact("Fformatau hygyrch", "Accessible formats", w.value("Print bras", "Large print")),
            ),
            w.both("Y plentyn", "The child"),
        ),
        w.points(w.both("Ysgolion blaenorol", "Earlier schools"), ("Dim", "None")),
    )


def plain(w: Words, key: str) -> tuple[Block, ...]:
    """Return a short section for a key that has nothing special to show."""
    text = (
        f"Testun byr am yr adran hon ({key}), fel y byddai athro yn ei ysgrifennu wedyn.",
        f"A short text about this section ({key}), as a teacher would write it after the meeting.",
    )
    return (
        w.prose(TITLES[key], text),
        w.facts(
            w.fact("Dechreuwyd", "Started", w.value("23 Mawrth 2026", "23 March 2026")),
            w.fact("Pwy", "Who", "Elin Ddu"),
            w.fact("Cyfeirnod", "Reference", phrase_value(key)),
        ),
    )


def phrase_value(key: str) -> str:
    """Return a reference that differs from section to section."""
    return f"FX-{len(key):02}-{key[:3].upper()}"

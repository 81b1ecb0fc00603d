"""What real forms hold of people, meetings and settings: in every document, and checked.

Each row of the table of real forms (RF01 to RF20) has a plan with its fields filled, what a document says for each
value in each language, and wrong input with the finding that it gets.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import Any

import pytest
from ruamel.yaml import YAML

from builders import POST16, PRIMARY, SECONDARY, a_plan, checked, found, typed
from pepdocs.base.language import Mode
from pepdocs.findings.model import Severity
from pepdocs.render import Format, outline
from pepdocs.render.read_back.outline import compact_text
from pepdocs.schema.declare import declared
from pepdocs.schema.local.fields import SECTIONS
from pepdocs.schema.pep import Pep
from pepdocs.schema.sections.plan import SectionCode
from pepdocs.view import blocks as b
from pepdocs.view import compose
from pepdocs.view.arrange import arrange
from pepdocs.wording import Wording
from shared_documents import rendered
from showing import a_view, not_recorded, plain, rows

HEAD = """
pepdocs: 2
record: FX-FORM-01
jurisdiction: wales
phase: {phase}
written_in: en
people:
  - {{id: sw, role: social_worker, name: Siân Ddu, phone: 01970 555 0101}}
  - {{id: mair, role: carer, name: Mair Wyn, phone: 01970 555 0102}}
  - {{id: lowri, role: parent, name: Lowri Haf, phone: 01970 555 0103, parental_responsibility: yes}}
  - {{id: hv, role: health_visitor, name: Nia Môn}}
  - {{id: vsa, role: virtual_school_adviser, name: Tomos Lloyd}}
  - {{id: ssw, role: supervising_social_worker, name: Ffion Rhys}}
  - {{id: boss, role: employer, name: Gwyn Saer}}
  - {{id: kp, role: key_person, name: Elin Bach}}
"""


@dataclass(frozen=True, slots=True)
class FormRow:
    """A plan with the fields of one row, and what its documents say: in Welsh, in English, the same in both."""

    content: str
    welsh: tuple[str, ...]
    english: tuple[str, ...]
    same: tuple[str, ...] = ()
    phase: str = "secondary"

    @property
    def plan(self) -> dict[str, Any]:
        """The content of the file, all of it as text."""
        content: dict[str, Any] = YAML(typ="base", pure=True).load(HEAD.format(phase=self.phase) + self.content)
        return content

    def wanted(self, mode: Mode) -> list[str]:
        """Return what a document in `mode` says."""
        by_lang = {"cy": self.welsh, "en": self.english}
        return [*self.same, *(text for lang in mode.languages for text in by_lang[lang])]


ROWS = {
    "RF01": FormRow(
        """
care:
  permissions:
    - {matter: night_trips, who: mair, note: {cy: Deng niwrnod o rybudd, en: Ten days of notice}}
    - {matter: other, other: {cy: Chwarae offeryn, en: Playing an instrument}, who: social_worker}
""",
        ("Caniatâd", "Teithiau sy’n golygu noson i ffwrdd", "Deng niwrnod o rybudd", "Mater arall", "Chwarae offeryn"),
        ("Permissions", "Trips with a night away", "Ten days of notice", "Another matter", "Playing an instrument"),
        ("Mair Wyn",),
    ),
    "RF02": FormRow(
        "care: {emergency_contacts: [{person: sw, order: 2}, {person: mair, order: 1}]}",
        ("Pobl i’w ffonio mewn argyfwng", "Â chyfrifoldeb rhiant"),
        ("Emergency contacts", "With parental responsibility"),
        ("Mair Wyn", "01970 555 0102", "Siân Ddu", "01970 555 0101"),
    ),
    "RF05": FormRow(
        """
setting:
  others:
    - name: Coleg y Llan
      kind: further_education
      hours_a_week: 6.5
      from: 2026-01-12
      to: 2026-07-10
      safety_responsible: {cy: Tiwtor y coleg, en: The college tutor}
""",
        ("Lleoliadau eraill", "12 Ionawr 2026", "10 Gorffennaf 2026", "Tiwtor y coleg"),
        ("Other settings", "12 January 2026", "10 July 2026", "The college tutor"),
        ("Coleg y Llan", "6.5"),
    ),
    "RF06": FormRow(
        "plan: {meeting: 2026-02-11, time: 1.30pm, term: spring, number_in_year: 2, chair: vsa, arranges_next: sw}",
        ("1:30 yh", "Tymor y gwanwyn", "Rhif yn y flwyddyn ysgol", "Cadeirydd y cyfarfod", "Pwy sy’n trefnu"),
        ("1:30 pm", "Spring term", "Number in the school year", "Chair of the meeting", "Who arranges"),
        ("Tomos Lloyd", "Siân Ddu"),
    ),
    "RF07": FormRow(
        """
meeting:
  invited: [sw, mair, vsa]
  attended: [sw, vsa]
  absent: [{person: mair, contributed: {cy: Dros y ffôn, en: By telephone}}]
  not_invited: [{person: lowri, why: {cy: Gorchymyn y llys, en: An order of the court}}]
  prepared:
    - {what: child_views, by: mair, on: 2026-02-02}
    - {what: other, other: {cy: Map o’r daith, en: A map of the route}, by: sw}
  papers: [{cy: Adroddiad y seicolegydd, en: Report of the psychologist}]
""",
        ("Gwahoddwyd, ond nid oedd yn bresennol", "Yn bresennol", "Dros y ffôn", "Ni wahoddwyd", "Gorchymyn y llys",
         "Barn y plentyn", "2 Chwefror 2026", "Map o’r daith", "Papurau ynghlwm", "Adroddiad y seicolegydd"),
        ("Invited, not present", "Present", "By telephone", "Not invited", "An order of the court", "The child’s views",
         "2 February 2026", "A map of the route", "Papers attached", "Report of the psychologist"),
        ("Tomos Lloyd", "Lowri Haf"),
    ),
    "RF12": FormRow(
        """
meeting:
  quality:
    scheme: gold_green_amber_red
    grade: gold
    reviewer: vsa
    on: 2026-03-02
    feedback: {cy: Llais clir, en: A clear voice}
    sent_back_for: {cy: Dyddiadau’r targedau, en: Dates of the targets}
""",
        ("Aur, gwyrdd, oren, coch", "2 Mawrth 2026", "Adborth", "Llais clir", "Dyddiadau’r targedau"),
        ("Gold, green, amber, red", "2 March 2026", "Feedback", "A clear voice", "Dates of the targets"),
        ("Tomos Lloyd",),
    ),
    "RF15": FormRow(
        """
care: {legal_status: asylum}
child:
  asylum:
    arrived: 2025-10-04
    languages: [{language: ti, speak: fluent, read: well, write: little}, {language: ar, speak: little, read: none}]
    schooling_before: {cy: Pum mlynedd yn Asmara, en: Five years in Asmara}
    esol_level: entry_2
    age_disputed: no
    interpreter: yes
""",
        ("4 Hydref 2025", "Tigrinya", "Yn rhugl", "Yn eithaf da", "Ychydig", "Dim o gwbl", "Pum mlynedd yn Asmara",
         "Mynediad 2", "Nac oes", "Angen cyfieithydd ar y pryd", "Oes"),
        ("4 October 2025", "Tigrinya", "Fluently", "Quite well", "A little", "Not at all", "Five years in Asmara",
         "Entry 2", "Age disputed", "Interpreter needed"),
    ),
    "RF16": FormRow(
        """
setting:
  kind: apprenticeship
  work:
    employer: Seiri Ceri
    role: {cy: Saer coed dan hyfforddiant, en: Trainee carpenter}
    hours_a_week: 30
    training_provider: Hyfforddiant Gwynedd
    plan_back: {cy: Sgwrs ym mis Mai, en: A conversation in May}
""",
        ("Prentisiaeth", "Saer coed dan hyfforddiant", "Sgwrs ym mis Mai"),
        ("Apprenticeship", "Trainee carpenter", "A conversation in May"),
        ("Seiri Ceri", "30", "Hyfforddiant Gwynedd"),
        "post16",
    ),
    "RF17": FormRow(
        """
arrangements:
  agencies:
    - agency: camhs
      since: 2026-01-05
      purpose: {cy: Cwsg, en: Sleep}
      expected: {cy: Cysgu drwy’r nos, en: Sleeping through the night}
    - {agency: other, other: {cy: Clwb bocsio, en: Boxing club}}
""",
        ("Gwasanaethau Iechyd Meddwl Plant", "5 Ionawr 2026", "Cwsg", "Cysgu drwy’r nos", "Clwb bocsio"),
        ("Child and Adolescent Mental Health", "5 January 2026", "Sleep", "Sleeping through the night", "Boxing club"),
    ),
    "RF18": FormRow(
        """
setting:
  school_number: 662/4021
  inspection: {judgement: {cy: Dim dyfarniad cyffredinol, en: No overall judgement}, on: 2024-11-18, by: estyn}
""",
        ("Rhif yr ysgol", "Dim dyfarniad cyffredinol", "18 Tachwedd 2024"),
        ("School number", "No overall judgement", "18 November 2024"),
        ("662/4021", "Estyn"),
    ),
    "RF19": FormRow(
        "setting: {kind: childminder}",
        ("Ymwelydd iechyd", "Cynghorydd yr Ysgol Rithwir", "Gweithiwr cymdeithasol goruchwyliol", "Cyflogwr",
         "Gweithiwr allweddol yn y feithrinfa", "Gwarchodwr plant"),
        ("Health visitor", "Virtual School adviser", "Supervising social worker", "Employer",
         "Key person at nursery", "Childminder"),
        ("Nia Môn", "Tomos Lloyd", "Ffion Rhys", "Gwyn Saer", "Elin Bach"),
        "primary",
    ),
    "share": FormRow(
        "voice: {views: [{id: v1, prompt: good_at, text: {cy: Pysgota, en: Fishing}, share: no}]}",
        ("Pysgota", "Ni chaiff fy ngofalwr weld hyn"),
        ("Fishing", "My carer may not see this"),
    ),
    "clock": FormRow(
        """
care:
  became_looked_after: 2025-09-01
  first_placement_started: 2025-09-02
  earlier_periods: [{from: 2019-03-04, to: 2020-05-06}]
  reviews: [{on: 2025-09-26}]
""",
        ("2 Medi 2025", "4 Mawrth 2019", "6 Mai 2020", "26 Medi 2025", "Cyfnodau cynharach mewn gofal"),
        ("2 September 2025", "4 March 2019", "6 May 2020", "26 September 2025", "Earlier times in care"),
    ),
}  # fmt: skip
"""By row of the table: a plan, and what its documents say."""


@pytest.mark.parametrize(
    ("mode", "form"),
    [
        pytest.param(mode, form, marks=() if mode.is_bilingual else pytest.mark.long, id=f"{mode.suffix}-{form.value}")
        for mode in Mode
        for form in Format
    ],
)
@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_every_value_of_a_row_is_in_the_finished_file(row: FormRow, mode: Mode, form: Format) -> None:
    view = arrange(compose.document(typed(row.plan).pep, Wording(mode)))

    whole = compact_text(outline(rendered(view, form), form))

    assert [text for text in row.wanted(mode) if "".join(text.split()) not in whole] == []


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_a_filled_row_is_read_without_a_finding_and_contradicts_nothing(row: FormRow) -> None:
    parsed = typed(row.plan)

    assert [(one.code.number, one.field) for one in parsed.findings.items] == []
    assert [one for one in found(parsed) if one[0] in CONTRADICTIONS] == []


CONTRADICTIONS = {"PEP301", "PEP302", "PEP306", "PEP310", *(f"PEP{n}" for n in (355, 356, 357, *range(410, 416)))}

PEOPLE = [
    {"id": "sw", "role": "social_worker", "name": "Siân", "phone": "01970 555 0101"},
    {"id": "mair", "role": "carer", "name": "Mair"},
    {"id": "dai", "role": "carer", "name": "Dai", "phone": "01970 555 0102"},
    {"id": "lace", "role": "lace_coordinator", "name": "Luned"},
]
MEETING = {"invited": ["sw"], "attended": ["sw"], "absent": None}

WRONG: dict[str, tuple[dict[str, Any], tuple[str, str]]] = {
    "a permission of nobody": (
        {"care.permissions": [{"matter": "hair", "who": "nobody"}]}, ("PEP310", "care.permissions[0].who")
    ),
    "a permission for a matter without a name": (
        {"care.permissions": [{"matter": "other"}]}, ("PEP413", "care.permissions[0].other")
    ),
    "somebody invited who is a sentence": (
        {"meeting": MEETING | {"invited": ["everybody at home"]}}, ("PEP310", "meeting.invited[0]")
    ),
    "a contact without a telephone": (
        {"care.emergency_contacts": [{"person": "mair"}]}, ("PEP410", "care.emergency_contacts[0].person")
    ),
    "two contacts to ring first": (
        {"care.emergency_contacts": [{"person": "sw", "order": 1}, {"person": "dai", "order": 1}]},
        ("PEP411", "care.emergency_contacts[1].order"),
    ),
    "a contact to ring before the first": (
        {"care.emergency_contacts": [{"person": "sw", "order": 0}]}, ("PEP415", "care.emergency_contacts[0].order")
    ),
    "a contact who is nobody": (
        {"care.emergency_contacts": [{"person": "gran"}]}, ("PEP310", "care.emergency_contacts[0].person")
    ),
    "a setting left before it began": (
        {"setting.others": [{"from": "2026-02-02", "to": "2026-01-01"}]}, ("PEP301", "setting.others[0].to")
    ),
    "a term of another season": ({"plan.term": "autumn", "plan.meeting": "2026-05-20"}, ("PEP414", "plan.term")),
    "the fourth of three terms": ({"plan.number_in_year": 4}, ("PEP415", "plan.number_in_year")),
    "a chair who is nobody": ({"plan.chair": "nobody"}, ("PEP310", "plan.chair")),
    "somebody present and not invited": (
        {"meeting": MEETING | {"not_invited": [{"person": "sw"}]}}, ("PEP355", "meeting.not_invited[0].person")
    ),
    "somebody present with apologies": (
        {"meeting": MEETING | {"absent": [{"person": "sw"}]}}, ("PEP355", "meeting.absent[0].person")
    ),
    "somebody invited and not": (
        {"meeting": {"invited": ["dai"], "not_invited": [{"person": "dai"}]}},
        ("PEP355", "meeting.not_invited[0].person"),
    ),
    "somebody invited of whom no more is said": (
        {"meeting": MEETING | {"invited": ["sw", "dai"]}}, ("PEP356", "meeting.invited[1]")
    ),
    "something else prepared": ({"meeting.prepared": [{"what": "other"}]}, ("PEP413", "meeting.prepared[0].other")),
    "a grade of another scheme": (
        {"meeting.quality": {"scheme": "rag", "grade": "good"}}, ("PEP357", "meeting.quality.grade")
    ),
    "an arrival that lies ahead": (
        {"care.legal_status": "asylum", "child.asylum": {"arrived": "2026-12-01"}}, ("PEP306", "child.asylum.arrived")
    ),
    "a service without a name": (
        {"arrangements.agencies": [{"agency": "other"}]}, ("PEP413", "arrangements.agencies[0].other")
    ),
    "an inspection that lies ahead": (
        {"setting.inspection": {"on": "2026-12-01"}}, ("PEP306", "setting.inspection.on")
    ),
    "a part of nobody": ({"parts": [{"section": "care", "owner": "nobody"}]}, ("PEP310", "parts[0].owner")),
    "two times in care at once": (
        {"care.earlier_periods": [{"from": "2020-01-01", "to": "2021-01-01"}, {"from": "2020-12-31"}]},
        ("PEP412", "care.earlier_periods[1].from"),
    ),
    "a time in care within a longer one": (
        {
            "care.earlier_periods": [
                {"from": "2020-01-01", "to": "2022-01-01"},
                {"from": "2020-02-01", "to": "2020-03-01"},
                {"from": "2021-02-01", "to": "2021-03-01"},
            ]
        },
        ("PEP412", "care.earlier_periods[2].from"),
    ),
    "an earlier time in care after the present one began": (
        {
            "care.became_looked_after": "2024-09-02",
            "care.earlier_periods": [{"from": "2023-01-01", "to": "2024-09-30"}],
        },
        ("PEP302", "care.earlier_periods[0].to"),
    ),
    "a first placement after the present one": (
        {"care.placement_started": "2025-01-01", "care.first_placement_started": "2025-02-01"},
        ("PEP302", "care.first_placement_started"),
    ),
    "a review before care began": (
        {"care.became_looked_after": "2024-09-02", "care.reviews": [{"on": "2024-08-02"}]},
        ("PEP302", "care.reviews[0].on"),
    ),
}  # fmt: skip
"""By what is wrong: what is changed in a plan that has none of it, and the finding."""


@pytest.mark.parametrize(("changes", "finding"), WRONG.values(), ids=WRONG)
def test_what_contradicts_itself_is_found(changes: dict[str, Any], finding: tuple[str, str]) -> None:
    plan = a_plan(SECONDARY, people=PEOPLE, **changes)

    assert not plan.findings.items
    assert finding in found(plan)
    assert finding not in found(a_plan(SECONDARY, people=PEOPLE))


@pytest.mark.parametrize(
    "meeting",
    [
        {"invited": ["sw", "child"], "attended": ["sw"], "child_attended": "not"},
        {"invited": ["carer"], "attended": ["dai"]},
        {"invited": ["dai", "mair"], "attended": ["dai"], "absent": [{"person": "mair"}]},
        {"invited": ["dai", "mair"]},
    ],
    ids=["the child, of whom it is said", "a role that somebody had", "somebody absent", "a meeting still to come"],
)
def test_whoever_was_invited_is_accounted_for(meeting: dict[str, Any]) -> None:
    assert found(a_plan(SECONDARY, people=PEOPLE, meeting=meeting), "PEP356") == []


SEVERE = ("PEP301", "PEP310")
"""Kinds that are errors: two days in the wrong order, and an id that nobody has."""


@pytest.mark.parametrize(("changes", "finding"), [case for case in WRONG.values() if case[1][0] not in SEVERE])
def test_a_contradiction_is_no_error(changes: dict[str, Any], finding: tuple[str, str]) -> None:
    ours = [one for one in checked(a_plan(SECONDARY, people=PEOPLE, **changes)).items if one.code.number == finding[0]]

    assert ours
    assert not any(one.code.severity is Severity.ERROR for one in ours)


TIMES = {
    "13:30": time(13, 30),
    "13.30": time(13, 30),
    "09:05": time(9, 5),
    "9.05": time(9, 5),
    "1.30pm": time(13, 30),
    "1:30 p.m.": time(13, 30),
    "1 PM": time(13),
    "1:30 y.p.": time(13, 30),
    "2 yh": time(14),
    "1.30 y prynhawn": time(13, 30),
    "9 yn y bore": time(9),
    "12 noon": None,
    "12pm": time(12),
    "12.15 am": time(0, 15),
    "00:15": time(0, 15),
    "13.30pm": time(13, 30),
    "13:30 am": None,
    "0 pm": None,
    "1:30": None,
    "7.45": None,
    "07:45": time(7, 45),
    "9": None,
    "13:60": None,
    "25:00": None,
    "1:30 soon": None,
}
"""How people write a time of day, and what it is; None is not to be guessed."""


@pytest.mark.parametrize(("typed_as", "meant"), TIMES.items(), ids=TIMES)
def test_a_time_is_read_as_people_write_it_and_never_guessed(typed_as: str, meant: time | None) -> None:
    plan = a_plan(SECONDARY, **{"plan.time": typed_as})

    assert plan.pep.plan is not None
    assert plan.pep.plan.time == meant
    assert [one.code.number for one in plan.findings.items] == ([] if meant else ["PEP139"])


@pytest.mark.parametrize(
    ("day", "terms"),
    [("2025-09-02", "autumn"), ("2025-12-19", "autumn"), ("2026-01-06", "spring"), ("2026-03-27", "spring"),
     ("2026-04-02", "spring summer"), ("2026-04-28", "spring summer"), ("2026-05-01", "summer"),
     ("2026-07-17", "summer"), ("2026-08-31", "summer autumn")],
)  # fmt: skip
def test_a_term_is_doubted_only_if_the_meeting_cannot_be_in_it(day: str, terms: str) -> None:
    for term in ("autumn", "spring", "summer"):
        told = found(a_plan(SECONDARY, **{"plan.meeting": day, "plan.term": term}), "PEP414")

        assert bool(told) is (term not in terms)


SHAPES = {
    "a permission as a sentence": ("care.permissions", "Mair may sign", "PEP105"),
    "a matter that is no code": ("care.permissions", [{"matter": "swimming"}], "PEP111"),
    "an order in words": ("care.emergency_contacts", [{"order": "first"}], "PEP120"),
    "a negative order": ("care.emergency_contacts", [{"order": "-1"}], "PEP120"),
    "hours below none": ("setting.others", [{"hours_a_week": "-2"}], "PEP121"),
    "more hours than a week has": ("setting.work", {"hours_a_week": "169"}, "PEP121"),
    "a time in words": ("plan.time", "after lunch", "PEP139"),
    "a time of either half of the day": ("plan.time", "1.30", "PEP139"),
    "a time after midnight": ("plan.time", "24:30", "PEP139"),
    "a term that is a season": ("plan.term", "winter", "PEP111"),
    "a number with a half": ("plan.number_in_year", "1.5", "PEP120"),
    "people who are a group": ("meeting.invited", [{"everybody": "at home"}], "PEP104"),
    "a paper that is a group": ("meeting.papers", [{"what": "Report"}], "PEP113"),
    "a grade that is no code": ("meeting.quality", {"grade": "blue"}, "PEP111"),
    "a language by its name": ("child.asylum", {"languages": [{"language": "Kurdish!"}]}, "PEP113"),
    "a skill in per cent": ("child.asylum", {"languages": [{"speak": "80%"}]}, "PEP111"),
    "a day that is none": ("arrangements.agencies", [{"since": "31/02/2026"}], "PEP115"),
    "an inspection as a word": ("setting.inspection", "Good", "PEP103"),
    "a section that is none": ("parts", [{"section": "hobbies"}], "PEP111"),
    "a state that is none": ("parts", [{"state": "half"}], "PEP111"),
    "whether to share, perhaps": ("voice.views", [{"share": "perhaps"}], "PEP117"),
    "a time in care as a year": ("care.earlier_periods", ["2019"], "PEP103"),
}
"""By what is wrong: a field, what is typed, and the finding."""


@pytest.mark.parametrize(("path", "value", "code"), SHAPES.values(), ids=SHAPES)
def test_a_value_of_the_wrong_shape_is_found(path: str, value: Any, code: str) -> None:
    told = a_plan(SECONDARY, **{path: value}).findings.items

    assert [(one.code.number, one.field.partition("[")[0].startswith(path)) for one in told] == [(code, True)]


# Nothing is asked for twice, or of those who cannot know it.

ANSWERED = {
    "care.parental_responsibility": {"people.0.parental_responsibility": "yes"},
    "care.permissions": {"care.delegated_authority": "Mair may sign for trips."},
}


@pytest.mark.parametrize(("path", "answer"), ANSWERED.items(), ids=ANSWERED)
def test_what_another_field_answers_is_not_asked_for(path: str, answer: dict[str, Any]) -> None:
    neither = dict.fromkeys(("care.delegated_authority", "care.permissions", "care.parental_responsibility"))

    assert path in {field for _, field in found(a_plan(SECONDARY, **neither))}
    assert path not in {field for _, field in found(a_plan(SECONDARY, **neither | answer))}


def test_nobody_with_parental_responsibility_is_no_answer() -> None:
    plan = a_plan(SECONDARY, **{"people.0.parental_responsibility": "no", "care.parental_responsibility": None})

    assert ("PEP202", "care.parental_responsibility") in found(plan)


def test_what_another_field_answers_is_not_shown_as_a_gap() -> None:
    title = "Permissions"
    care = {"care.permissions": None}
    in_words = {"care.delegated_authority": "Mair may sign for trips."}

    assert title in not_recorded(section(a_view(**care), "care"))
    assert title not in not_recorded(section(a_view(**care, **in_words), "care"))


@pytest.mark.parametrize("key", ["class_teacher", "key_person"])
def test_a_key_person_answers_for_a_class_teacher_in_the_early_years(key: str) -> None:
    def missing(year: str) -> bool:
        plan = a_plan(PRIMARY, people=[{"id": "kp", "role": key, "name": "Elin"}], **{"child.year_group": year})
        labels = {dict(one.facts).get("label") for one in checked(plan).items if one.field == "people"}
        return "choice:Role.class_teacher" in labels

    assert not missing("N2")
    assert missing("2") is (key == "key_person")


@pytest.mark.parametrize("kind", ["employment", "custody", "neet"])
def test_the_way_back_or_the_work_is_asked_for_by_the_kind_of_setting(kind: str) -> None:
    empty = a_plan(POST16, **{"setting.kind": kind})
    begun = a_plan(POST16, **{"setting.kind": kind, "setting.work": {"role": "Cook"}})

    asked = {field for code, field in found(begun) if code == "PEP202" and field.startswith("setting.work.")}

    assert ("PEP202", "setting.work") in found(empty)
    at_work = {"setting.work.employer", "setting.work.hours_a_week"}
    assert asked == (at_work if kind == "employment" else {"setting.work.plan_back"})


@pytest.mark.parametrize("kind", ["sixth_form", "apprenticeship", "training"])
def test_work_is_not_asked_for_in_kinds_of_setting_that_old_plans_have(kind: str) -> None:
    assert ("PEP202", "setting.work") not in found(a_plan(POST16, **{"setting.kind": kind}))


# How documents show it.


def test_those_to_ring_are_in_their_order_with_their_telephones() -> None:
    contacts = [{"person": "sw", "order": 2}, {"person": "carer"}, {"person": "dai", "order": 1}]

    view = a_view(people=PEOPLE, **{"care.emergency_contacts": contacts})

    assert rows(grid_of(view, "care", "Emergency contacts")) == [
        [["1"], ["Dai"], ["Carer"], ["01970 555 0102"]],
        [["2"], ["Siân"], ["Social worker"], ["01970 555 0101"]],
        [[], ["Carer"], ["Carer"], ["Not recorded"]],
    ]


def test_the_meeting_is_told_in_order() -> None:
    meeting = {
        "invited": ["sw", "dai"],
        "attended": ["sw"],
        "absent": [{"person": "dai"}],
        "not_invited": [{"person": "mair", "why": "Asked not to be"}],
        "prepared": [{"what": "attendance", "by": "sw"}],
    }

    view = a_view(people=PEOPLE, meeting=meeting)

    (table,) = (block for block in section(view, "people").blocks if isinstance(block, b.Grid))
    parts = {who[0]: what[1:] for who, what in rows(table)}
    names = {person["id"]: person["name"] for person in PEOPLE}
    assert [parts[names[key]] for key in ("sw", "dai", "mair")] == [
        ["Present"],
        ["Invited, not present"],
        ["Not invited", "Asked not to be"],
    ]
    assert "Prepared before the meeting" in [
        title for block in section(view, "meeting").blocks for title in titles_of(block)
    ]


def section(view: b.DocumentView, key: str) -> b.Section:
    """Return the section with a key."""
    return next(section for section in view.sections if section.key == key)


def grid_of(view: b.DocumentView, key: str, caption: str) -> b.Grid:
    """Return the table with a caption in a section."""
    grids = (block for block in section(view, key).blocks if isinstance(block, b.Grid))
    return next(grid for grid in grids if plain(grid.caption) == caption)


def titles_of(block: b.Block) -> list[str]:
    """Return the caption of a table, or the labels of facts."""
    if isinstance(block, b.Grid):
        return [plain(block.caption)]
    return [plain(fact.label) for fact in block.facts] if isinstance(block, b.Facts) else []


def test_a_view_that_may_be_shared_says_so_below_the_childs_words() -> None:
    page = section(a_view(**{"voice.views.0.share": "no", "voice.views.1.share": ...}), "my_page").blocks
    first, second, *_ = (block for block in page if isinstance(block, b.Voice))

    assert [plain(detail) for detail in first.details] == ["In conversation", "My carer may not see this"]
    assert [plain(detail) for detail in second.details] == ["In conversation"]


def test_the_sections_that_have_owners_are_those_of_the_file() -> None:
    header = {"pepdocs", "record", "jurisdiction", "phase", "written_in"}

    assert [*SectionCode.codes(), "withhold", "parts", "local"] == [f.key for f in declared(Pep) if f.key not in header]


def test_an_authority_cannot_put_a_field_where_no_document_shows_it() -> None:
    assert "parts" not in SECTIONS
    assert "meeting" in SECTIONS

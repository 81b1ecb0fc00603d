"""The first page, and the texts at the top and foot of every page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, cast

from pepdocs.base.copies import Copy
from pepdocs.base.language import NEUTRAL, Phrase, Run
from pepdocs.schema.declare import PlanSection, Record, by_key
from pepdocs.schema.kinds import said
from pepdocs.schema.people import Role
from pepdocs.schema.pep import Phase
from pepdocs.schema.sections.child import Child
from pepdocs.schema.sections.meeting import CopyEdition
from pepdocs.schema.sections.plan import Plan, Status
from pepdocs.schema.sections.setting import Setting
from pepdocs.view import blocks as b
from pepdocs.view.chapters import ON_THE_COVER
from pepdocs.view.derive import joined, label, of_languages, pieces
from pepdocs.view.phrasing import JOINT, Phrasing
from pepdocs.view.sections.targets import who_does_what
from pepdocs.wording import Speaker

PAIR = " / "
LONGEST_IN_FOOT = 80
DESCRIBED = ("kind", "status", "version")
"""The fields that say which plan it is."""

KEY_DATES = {
    "meeting": "field:plan.meeting",
    "completed": "field:plan.completed",
    "next_meeting": "field:plan.next_meeting",
    "next_care_review": "view:my_next_review",
}
"""The dates on the cover, and the contexts of their labels."""

TO_RING = frozenset(
    {Role.designated_person, Role.designated_teacher, Role.personal_tutor, Role.social_worker, Role.personal_adviser}
)
"""The roles of the people whose telephone numbers the cover shows."""


def cover(phrasing: Phrasing, *, draft: bool) -> b.Cover:
    """Return the first page of a document."""
    return b.Cover(
        title=title(phrasing),
        name=_name(phrasing),
        facts=tuple(replace(block, style="run_on") for block in _block(phrasing, _facts(phrasing, draft=draft))),
        key_dates=_block(phrasing, _key_dates(phrasing), "view:key_dates"),
        ring=_block(phrasing, _to_ring(phrasing), "view:who_to_ring"),
        actions=who_does_what(phrasing),
        contents=phrasing.say("view:contents"),
        running=title(phrasing),
        footer=_footer(phrasing),
        page_words=tuple(
            (Run(say.text("view:page"), say.lang), Run(say.text("view:of"), say.lang))
            for say in map(Speaker, phrasing.languages)
        ),
        draft=phrasing.say("view:draft_band") if draft else (),
        draft_notice=phrasing.say("view:draft_notice") if draft else (),
        written=_written(phrasing),
        also=tuple(_also(phrasing)),
        skip=phrasing.say("view:skip"),
        back=phrasing.say("view:back_to_contents"),
    )


def _block(phrasing: Phrasing, facts: Iterable[b.Fact], title: str = "") -> tuple[b.Facts, ...]:
    """Return facts as a block under a title that is no heading, or no block if there are none."""
    blocks = cast("tuple[b.Facts, ...]", joined(phrasing, facts, phrasing.say(title) if title else ()))
    return tuple(replace(block, level=0) for block in blocks)


def title(phrasing: Phrasing) -> Phrase:
    """Return the title of the form."""
    suffix = ".post16" if phrasing.pep.form is Phase.post16 else ""
    return phrasing.say(f"view:title{suffix}")


def document_title(phrasing: Phrasing) -> str:
    """Return the title for a window: the form and the reference, without the child's name."""
    form = PAIR.join(run.text for run in title(phrasing))
    return f"{form} – {phrasing.pep.record}" if phrasing.pep.record else form


def _name(phrasing: Phrasing) -> Phrase:
    child = phrasing.pep.child
    names = [name for name in (child.first_names, child.surname) if name] if child else []
    return (Run(" ".join(names), NEUTRAL),) if names else phrasing.say("view:not_recorded")


def _facts(phrasing: Phrasing, *, draft: bool) -> Iterator[b.Fact]:
    """Yield what the plan is, and whose: the fields that no other page shows."""
    if phrasing.copy is not Copy.FULL:
        whose = phrasing.say(CopyEdition.of(phrasing.copy).context)
        yield b.Fact(phrasing.say("view:copy"), b.Value((whose, phrasing.say("view:copy.not_full")), form="line"))
    yield from _some(phrasing, Child, phrasing.pep.child)
    yield from _some(phrasing, Setting, phrasing.pep.setting)
    authority = by_key(Plan)["responsible_authority"]
    plan = phrasing.pep.plan
    if phrasing.is_shown(plan, authority, authority.path):
        value = phrasing.value(plan.responsible_authority if plan else None, authority)
        yield b.Fact(label(phrasing, Plan, authority), value)
    yield from _which_plan(phrasing, draft=draft)


def _which_plan(phrasing: Phrasing, *, draft: bool) -> Iterator[b.Fact]:
    """Yield the kind, status, version and reference of the plan as one fact, and what of these is not recorded."""
    plan, said_of = phrasing.pep.plan, list[Phrase]()
    for key in DESCRIBED:
        field = by_key(Plan)[key]
        value: Any = Status.draft if draft and key == "status" else getattr(plan, key, None)
        if value is None:
            if phrasing.is_shown(plan, field, field.path):
                yield b.Fact(label(phrasing, Plan, field), phrasing.gap())
        elif phrasing.may_show(field):
            said_of += _version(phrasing, value) if key == "version" else phrasing.value(value, field).phrases
    said_of += [(Run(phrasing.pep.record, NEUTRAL),)] if phrasing.pep.record else []
    if said_of:
        yield b.Fact(phrasing.say("view:plan"), b.Value(tuple(said_of), "code", form="line"))


def _version(phrasing: Phrasing, version: str) -> list[Phrase]:
    return [of_languages(phrasing, lambda lang: f"{phrasing.wording.speaker(lang).text('view:version')} {version}")]


def _some(phrasing: Phrasing, model: type[PlanSection], record: Record | None) -> Iterator[b.Fact]:
    """Yield the fields of a section that the cover shows."""
    skip = frozenset(by_key(model)) - ON_THE_COVER[model.path]
    yield from (piece for piece in pieces(phrasing, model, record, skip=skip) if isinstance(piece, b.Fact))


def _key_dates(phrasing: Phrasing) -> Iterator[b.Fact]:
    """Yield the plan's key dates, whether or not they are recorded, as the child would call them."""
    plan, fields = phrasing.pep.plan, by_key(Plan)
    for key, title in KEY_DATES.items():
        if phrasing.may_show(fields[key]):
            yield b.Fact(phrasing.say(title), phrasing.value(getattr(plan, key, None), fields[key]))


def _to_ring(phrasing: Phrasing) -> Iterator[b.Fact]:
    """Yield the school's telephone number, and those of the people to ring first."""
    setting, phone = phrasing.pep.setting, by_key(Setting)["phone"]
    if setting and setting.phone and phrasing.may_show(phone):
        yield b.Fact(phrasing.say("section:setting"), phrasing.value(setting.phone, phone))
    for person in said(phrasing.pep.people):
        if person.role in TO_RING and person.name and person.phone:
            numbers = ((Run(person.name, NEUTRAL),), (Run(person.phone, NEUTRAL),))
            yield b.Fact(phrasing.say(person.role.context), b.Value(numbers, form="line"))


def _footer(phrasing: Phrasing) -> Phrase:
    """Return the foot of every page in each language: reference and version, then the confidentiality marking.

    A marking that was written in one language only is the last run.
    """
    marking = _marking(phrasing)
    whole = {run.lang for run in marking} >= set(phrasing.languages)
    lines = (
        Run(JOINT.join(_foot(phrasing, lang, phrasing.inline(marking, lang) if whole else "")), lang)
        for lang in phrasing.languages
    )
    return tuple(run for run in lines if run.text) + (() if whole else marking)


def _foot(phrasing: Phrasing, lang: str, marking: str) -> Iterator[str]:
    plan = phrasing.pep.plan
    if phrasing.pep.record:
        yield phrasing.pep.record
    if plan and plan.version and _fits(plan.version):
        yield f"{phrasing.wording.speaker(lang).text('view:version')} {plan.version}"
    if marking:
        yield marking


def _marking(phrasing: Phrasing) -> Phrase:
    """Return the plan's own confidentiality marking, or the form's if it has none that fits."""
    marking = phrasing.pep.meeting.confidentiality if phrasing.pep.meeting else None
    own = phrasing.text(marking)[0] if marking else ()
    fits = own and all(_fits(run.text) for run in own)
    return own if fits else phrasing.say("view:confidential")


def _fits(text: str) -> bool:
    """Return whether a text fits in the foot of a page; one that does not still appears in its section."""
    return len(text) <= LONGEST_IN_FOOT and "\n" not in text


def _also(phrasing: Phrasing) -> Iterator[Run]:
    """Yield a note, in the other language, that the document is available in that language."""
    for lang in ("cy", "en"):
        if lang not in phrasing.languages:
            yield Run(phrasing.wording.speaker(lang).text(f"view:also_{lang}"), lang)


def _written(phrasing: Phrasing) -> Phrase:
    """Return how many texts are in both languages and how many in each alone; nothing if all are in both."""
    found = phrasing.text_languages
    if found.both == found.total:
        return ()
    counts = {key: ((Run(str(getattr(found, key)), NEUTRAL),)) for key in ("both", "cy", "en")}
    return phrasing.say("view:text_languages", **counts)

"""People, their views, the meeting and the signatures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pepdocs.base.language import Phrase
from pepdocs.schema.declare import by_key, declared
from pepdocs.schema.kinds import said
from pepdocs.schema.people import Contact, Role
from pepdocs.schema.sections.carers import ViewOfOther
from pepdocs.schema.sections.meeting import Absent, Agreement, Copy, Meeting
from pepdocs.schema.sections.plan import Plan
from pepdocs.view import blocks as b
from pepdocs.view.derive import columns_of, grid, label, section_blocks
from pepdocs.view.phrasing import Teller

HOME = (Role.carer, Role.parent, Role.family)
SCHOOL = (
    Role.designated_person, Role.designated_teacher, Role.headteacher, Role.class_teacher,
    Role.form_tutor, Role.head_of_year, Role.personal_tutor, Role.alnco, Role.senco,
    Role.safeguarding_person, Role.post16_contact, Role.trusted_adult,
)  # fmt: skip
AUTHORITY = (
    Role.social_worker, Role.team_manager, Role.iro, Role.lace_coordinator,
    Role.virtual_school_head, Role.virtual_school, Role.personal_adviser, Role.leaving_care_worker,
    Role.education_welfare_officer, Role.educational_psychologist, Role.epc,
)  # fmt: skip
GROUPS = (("home", HOME), ("school", SCHOOL), ("authority", AUTHORITY))
SIGNERS = (
    Role.carer, Role.parent, Role.social_worker, Role.designated_person, Role.designated_teacher,
    Role.personal_adviser,
)  # fmt: skip
CONTACT_KEYS = ("phone", "email", "address")
MORE_KEYS = ("appropriate_person", "since")


def people(tell: Teller) -> tuple[b.Block, ...]:
    """Return everybody in the plan, grouped by who they are to the child."""
    everybody = said(tell.pep.people)
    if not everybody:
        return (b.Notice(tell.say("view:not_recorded")),)
    grouped = {role for _, roles in GROUPS for role in roles}
    groups = [(key, [p for p in everybody if p.role in roles]) for key, roles in GROUPS]
    others = [person for person in everybody if person.role not in grouped]
    # The other groups stand in the order of whoever filled in the plan: that is an order of roles.
    others.sort(key=lambda person: tell.wording.alphabetical(person.name or ""))
    groups.append(("others", others))
    return tuple(_group(tell, key, members) for key, members in groups if members)


def _group(tell: Teller, key: str, members: list[Contact]) -> b.Grid:
    fields = by_key(Contact)
    titles = [
        label(tell, Contact, fields["name"]),
        label(tell, Contact, fields["role"]),
        label(tell, Contact, fields["organisation"]),
        tell.say("view:people.contact"),
        label(tell, Contact, fields["language"]),
    ]
    rows = tuple(b.Row(_contact(tell, person)) for person in members)
    shares = [20, 26, 20, 21, 13]
    return b.Grid(tell.say(f"view:people.{key}"), columns_of(titles, shares), rows, "people")


def _contact(tell: Teller, person: Contact) -> tuple[b.Value, ...]:
    reach: list[Phrase] = []
    for field in declared(Contact):
        value = getattr(person, field.name)
        if field.key in CONTACT_KEYS and value is not None:
            reach += tell.value(value, field).phrases
    language = by_key(Contact)["language"]
    spoken = tell.value(person.language, language) if person.language else b.Value(())
    return (
        tell.value(person.name),
        b.Value((*tell.value(person.role).phrases, *_more(tell, person))),
        tell.given(person.organisation),
        b.Value(tuple(reach)),
        spoken,
    )


def _more(tell: Teller, person: Contact) -> Iterator[Phrase]:
    """Yield what else there is to say of somebody, each after its label."""
    for field in declared(Contact):
        value = getattr(person, field.name)
        if field.key in MORE_KEYS and value is not None:
            yield label(tell, Contact, field)
            yield from tell.value(value, field).phrases


def views_of_others(tell: Teller) -> tuple[b.Block, ...]:
    """Return what others think, in their own words, or why they were not asked."""
    found = said(tell.pep.views_of_others)
    if not found:
        return (b.Notice(tell.say("view:no_views")),)
    return tuple(_opinion(tell, view) for view in found)


def _opinion(tell: Teller, view: ViewOfOther) -> b.Prose:
    """Return somebody's view under their name; their words are never apologised for."""
    said_by = tell.person(view.from_) if view.from_ else tell.say("view:not_recorded")
    words = tell.as_said(view.text) if view.text else ()
    why_not = tell.value(view.not_sought_reason).phrases if view.not_sought_reason else ()
    how = tell.value(view.how).phrases if view.how else ()
    when = (tell.wording.date(view.on),) if view.on else ()
    opinion = _pairs(words, tell) + why_not
    if not opinion + how + when:
        return b.Prose(said_by, tell.gap())
    return b.Prose(said_by, b.Value((opinion or tell.gap().phrases) + how + when))


def _pairs(words: tuple[Phrase, ...], tell: Teller) -> tuple[Phrase, ...]:
    """Return words given in each language of the document as one pair."""
    by_lang = {phrase[0].lang: phrase[0] for phrase in words}
    if set(tell.languages) <= set(by_lang):
        pair = tuple(by_lang[lang] for lang in tell.languages)
        others = tuple(p for p in words if p[0].lang not in {"cy", "en"})
        return (pair, *others)
    return words


def meeting(tell: Teller) -> tuple[b.Block, ...]:
    """Return the record of the plan and of the meeting."""
    record = tell.pep.meeting
    return (
        *section_blocks(tell, Plan, tell.pep.plan),
        *_present(tell, record),
        *_records(tell, "absent", Absent, record.absent if record else None),
        *section_blocks(
            tell,
            Meeting,
            record,
            skip=frozenset({"attended", "absent", "agreement", "copies"}),
        ),
        *_records(tell, "copies", Copy, record.copies if record else None),
    )


def _present(tell: Teller, record: Meeting | None) -> Iterator[b.Block]:
    title = tell.say("view:present")
    attended = (record.attended if record else None) or []
    if not attended:
        yield b.Facts((b.Fact(title, tell.gap()),))
        return
    titles = [tell.say("view:name"), tell.say("view:role")]
    rows = tuple(b.Row((b.Value((tell.person(id_),)), _role(tell, id_))) for id_ in attended)
    yield b.Grid(title, columns_of(titles, [50, 50]), rows, "people")


def _role(tell: Teller, reference: str | None) -> b.Value:
    person = tell.people.get(reference or "")
    return tell.given(person.role) if person else b.Value(())


def _records(tell: Teller, key: str, model: Any, records: list[Any] | None) -> Iterator[b.Block]:
    if records:
        yield from grid(tell, tell.say(f"field:meeting.{key}"), model, records)


def agreement(tell: Teller) -> tuple[b.Block, ...]:
    """Return room for everybody's mark, with the agreements that are already recorded."""
    keys = ("sign_name", "sign_role", "sign_mark", "sign_date")
    titles = [tell.say(f"view:{key}") for key in keys]
    rows = tuple(b.Row(cells) for cells in _signatures(tell))
    return (b.Grid(tell.say("view:sign.caption"), columns_of(titles, [25, 25, 30, 20]), rows, "sign"),)


def _signatures(tell: Teller) -> Iterator[tuple[b.Value, ...]]:
    """Yield a row for each agreement that is recorded, and an open one for each who is to sign."""
    recorded = tell.pep.meeting.agreement or [] if tell.pep.meeting else []
    signers = ["child", *(p.id for p in said(tell.pep.people) if p.role in SIGNERS and p.id)]
    for signer in dict.fromkeys(signers):
        own = [entry for entry in recorded if entry.person == signer]
        yield from (_signature(tell, entry) for entry in own or [Agreement(person=signer)])
    yield from (_signature(tell, entry) for entry in recorded if entry.person not in signers)


def _signature(tell: Teller, entry: Agreement) -> tuple[b.Value, ...]:
    is_child = entry.person == "child" and tell.child_name
    return (
        b.Value((tell.person(entry.person),)) if entry.person else tell.gap(),
        b.Value((tell.say("view:child"),)) if is_child else _role(tell, entry.person),
        tell.given(entry.note),
        tell.given(entry.on),
    )

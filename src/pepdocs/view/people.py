"""The people of a plan, their views, the meeting and the signatures."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from pepdocs.base.language import Phrase
from pepdocs.schema.declare import Declared, Record, by_key, declared
from pepdocs.schema.kinds import said
from pepdocs.schema.people import OF_THE_SETTING, Contact, Role
from pepdocs.schema.sections.care import EmergencyContact, ViewOfOther
from pepdocs.schema.sections.meeting import Absent, Agreement, CopySent, Meeting, NotInvited, PreparedItem, Withheld
from pepdocs.schema.sections.plan import Plan
from pepdocs.view import blocks as b
from pepdocs.view.copies import hides_address, sees_all
from pepdocs.view.derive import columns_of, grid, label, section_blocks
from pepdocs.view.phrasing import Phrasing

HOME = (Role.carer, Role.parent, Role.family)
AUTHORITY = (
    Role.social_worker, Role.supervising_social_worker, Role.team_manager, Role.iro, Role.lace_coordinator,
    Role.virtual_school_head, Role.virtual_school, Role.virtual_school_adviser, Role.personal_adviser,
    Role.leaving_care_worker,
    Role.education_welfare_officer, Role.educational_psychologist, Role.epc,
)  # fmt: skip
GROUPS = (("home", HOME), ("school", OF_THE_SETTING), ("authority", AUTHORITY))
SIGNERS = (
    Role.carer, Role.parent, Role.social_worker, Role.designated_person, Role.designated_teacher,
    Role.personal_adviser,
)  # fmt: skip
RECORDS: dict[str, type[Record]] = {
    "absent": Absent,
    "not_invited": NotInvited,
    "prepared": PreparedItem,
    "copies": CopySent,
}
"""The tables of the meeting record by their keys."""
WHO_AND_WHAT = ("absent", "not_invited", "prepared")
"""The tables that follow the list of those who were there."""
COLUMNS = {"name": 20, "role": 26, "organisation": 20, "phone": 21, "language": 13}
"""The columns of the tables of people, and their shares of the width in per cent."""
CONTACT_KEYS = ("phone", "email", "address")
FAR_DOWN = 10_000
"""The place of an emergency contact without one: after all others."""
MORE_KEYS = ("appropriate_person", "parental_responsibility", "since")


def people(phrasing: Phrasing) -> tuple[b.Block, ...]:
    """Return the people of the plan in tables: home, school, authority and others."""
    everybody = said(phrasing.pep.people)
    if not everybody:
        return (b.Notice(phrasing.say("view:not_recorded")),)
    groups = {key: [person for person in everybody if person.role in roles] for key, roles in GROUPS}
    others = [person for person in everybody if not any(person.role in roles for _, roles in GROUPS)]
    # Only the last group is sorted: the others keep the order of the plan, which is one of roles.
    groups["others"] = sorted(others, key=lambda person: phrasing.wording.alphabetical(person.name or ""))
    return tuple(_group(phrasing, key, members) for key, members in groups.items() if members)


def _group(phrasing: Phrasing, key: str, members: list[Contact]) -> b.Grid:
    shown = [name for name in COLUMNS if phrasing.may_show(by_key(Contact)[name])]
    titles = [
        phrasing.say("view:people.contact") if name == "phone" else label(phrasing, Contact, by_key(Contact)[name])
        for name in shown
    ]
    rows = tuple(b.Row(tuple(cells[name] for name in shown)) for cells in (_contact(phrasing, one) for one in members))
    shares = [COLUMNS[name] * 100 // sum(COLUMNS[each] for each in shown) for name in shown]
    return b.Grid(phrasing.say(f"view:people.{key}"), columns_of(titles, shares), rows, "people")


def _contact(phrasing: Phrasing, person: Contact) -> dict[str, b.Value]:
    """Return what each column says of a person; that of the telephone number has every way to reach them."""
    more, contact = list[Phrase](), list[Phrase]()
    for field in declared(Contact):
        value = getattr(person, field.name)
        if value is not None and field.key in CONTACT_KEYS:
            contact += phrasing.value(value, field).phrases
        elif value is not None and field.key in MORE_KEYS:
            more += [label(phrasing, Contact, field), *phrasing.value(value, field).phrases]
    language = by_key(Contact)["language"]
    return {
        "name": phrasing.value(person.name),
        "role": b.Value((*phrasing.value(person.role).phrases, *more)),
        "organisation": phrasing.optional(person.organisation),
        "phone": b.Value(tuple(contact)),
        "language": phrasing.value(person.language, language) if person.language else b.Value(()),
    }


def emergency_contacts(phrasing: Phrasing) -> Iterator[b.Block]:
    """Yield a table of the people to ring in an emergency, the first one first, each with a telephone number."""
    care = phrasing.pep.care
    contacts = sorted(said(care.emergency_contacts) if care else (), key=lambda each: each.order or FAR_DOWN)
    if contacts:
        fields = by_key(EmergencyContact)
        titles = [label(phrasing, EmergencyContact, fields[key]) for key in ("order", "person")]
        titles += [label(phrasing, Contact, by_key(Contact)[key]) for key in ("role", "phone")]
        rows = tuple(b.Row(_to_ring(phrasing, each)) for each in contacts)
        caption = phrasing.say("field:care.emergency_contacts")
        yield b.Grid(caption, columns_of(titles, [12, 32, 28, 28]), rows, "people")


def _to_ring(phrasing: Phrasing, contact: EmergencyContact) -> tuple[b.Value, ...]:
    person = phrasing.somebody(contact.person or "")
    is_hidden = person is not None and person.role is Role.carer and hides_address(phrasing.pep, phrasing.copy)
    return (
        phrasing.optional(contact.order),
        b.Value((phrasing.person(contact.person),)) if contact.person else phrasing.gap(),
        phrasing.optional(person.role) if person else b.Value(()),
        b.Value(()) if is_hidden else phrasing.value(person.phone if person else None),
    )


def views_of_others(phrasing: Phrasing) -> tuple[b.Block, ...]:
    """Return others' views in their own words, or why they were not sought; if there are none, that there are none."""
    views = said(phrasing.pep.views_of_others)
    if not views and sees_all("views_of_others", phrasing.copy):
        return (b.Notice(phrasing.say("view:no_views")),)
    return tuple(_opinion(phrasing, view) for view in views)


def _opinion(phrasing: Phrasing, view: ViewOfOther) -> b.Prose:
    """Return a person's view under their name, without a remark about its language."""
    name = phrasing.person(view.from_) if view.from_ else phrasing.say("view:not_recorded")
    words = _pairs(phrasing.verbatim(view.text), phrasing) if view.text else ()
    opinion = words + phrasing.optional(view.not_sought_reason).phrases
    details = phrasing.optional(view.how).phrases + phrasing.optional(view.on).phrases + _private(phrasing, view)
    gap = phrasing.gap()
    return b.Prose(name, b.Value((opinion or gap.phrases) + details) if opinion or details else gap)


def _private(phrasing: Phrasing, view: ViewOfOther) -> tuple[Phrase, ...]:
    """Return whether the view is private, if that is said."""
    field = by_key(ViewOfOther)["private"]
    is_said = view.private is not None
    return (label(phrasing, ViewOfOther, field), *phrasing.value(view.private, field).phrases) if is_said else ()


def _pairs(words: tuple[Phrase, ...], phrasing: Phrasing) -> tuple[Phrase, ...]:
    """Return the phrases with those in the document's languages joined into one, if all of these are there."""
    by_lang = {phrase[0].lang: phrase[0] for phrase in words}
    if set(phrasing.languages) <= set(by_lang):
        pair = tuple(by_lang[lang] for lang in phrasing.languages)
        return (pair, *(phrase for phrase in words if phrase[0].lang not in {"cy", "en"}))
    return words


def meeting(phrasing: Phrasing) -> tuple[b.Block, ...]:
    """Return the record of the plan and of the meeting."""
    record = phrasing.pep.meeting
    return (
        *section_blocks(phrasing, Plan, phrasing.pep.plan),
        *section_blocks(phrasing, Meeting, record, skip=frozenset(by_key(Meeting)) - {"invited"}),
        *_present(phrasing, record),
        *chain.from_iterable(_records(phrasing, key, getattr(record, key, None)) for key in WHO_AND_WHAT),
        *section_blocks(phrasing, Meeting, record, skip=frozenset({"invited", "attended", "agreement", *RECORDS})),
        *_records(phrasing, "copies", record.copies if record else None),
        *_withheld(phrasing),
    )


def _present(phrasing: Phrasing, record: Meeting | None) -> Iterator[b.Block]:
    if not phrasing.may_show(by_key(Meeting)["attended"]):
        return
    title = phrasing.say("view:present")
    attended = record.attended if record else None
    rows = tuple(b.Row((b.Value((phrasing.person(id_),)), _role(phrasing, id_))) for id_ in said(attended))
    if not rows:
        yield b.Facts((b.Fact(title, phrasing.value(attended)),))
        return
    titles = [phrasing.say("view:name"), phrasing.say("view:role")]
    yield b.Grid(title, columns_of(titles, [50, 50]), rows, "people")


def _role(phrasing: Phrasing, reference: str | None) -> b.Value:
    person = phrasing.people.get(reference or "")
    return phrasing.optional(person.role) if person else b.Value(())


def _records(phrasing: Phrasing, key: str, records: list[Any] | None) -> Iterator[b.Block]:
    if records:
        yield from grid(phrasing, phrasing.say(f"field:meeting.{key}"), RECORDS[key], records)


def _withheld(phrasing: Phrasing) -> Iterator[b.Block]:
    """Yield a table of what this plan withholds from copies, with the reasons."""
    entries = said(phrasing.pep.withhold)
    if entries:
        fields = [
            field for field in declared(Withheld) if any(getattr(each, field.name) is not None for each in entries)
        ]
        titles = [label(phrasing, Withheld, field) for field in fields]
        rows = tuple(b.Row(tuple(_of_withheld(phrasing, each, field) for field in fields)) for each in entries)
        yield b.Grid(
            phrasing.say("field:withhold"), columns_of(titles, [100 // len(titles)] * len(titles)), rows, "plain"
        )


def _of_withheld(phrasing: Phrasing, entry: Withheld, field: Declared) -> b.Value:
    """Return the value of a field of an entry; places in the plan are said by their labels."""
    value = getattr(entry, field.name)
    places = {"field": [value], "accept": said(value)}.get(field.key) if value is not None else None
    if not places:
        return phrasing.optional(value)
    return b.Value(tuple(phrasing.place(place) for place in places if place))


def agreement(phrasing: Phrasing) -> tuple[b.Block, ...]:
    """Return a table for signatures, with the agreements that are already recorded."""
    keys = ("sign_name", "sign_role", "sign_mark", "sign_date")
    titles = [phrasing.say(f"view:{key}") for key in keys]
    rows = tuple(b.Row(cells) for cells in _signatures(phrasing))
    return (b.Grid(phrasing.say("view:sign.caption"), columns_of(titles, [25, 25, 30, 20]), rows, "sign"),)


def _signatures(phrasing: Phrasing) -> Iterator[tuple[b.Value, ...]]:
    """Yield a row for each recorded agreement and an open one for each other person who is to sign."""
    recorded = phrasing.pep.meeting.agreement or [] if phrasing.pep.meeting else []
    signers = ["child", *(p.id for p in said(phrasing.pep.people) if p.role in SIGNERS and p.id)]
    for signer in dict.fromkeys(signers):
        own = [entry for entry in recorded if entry.person == signer]
        yield from (_signature(phrasing, entry) for entry in own or [Agreement(person=signer)])
    yield from (_signature(phrasing, entry) for entry in recorded if entry.person not in signers)


def _signature(phrasing: Phrasing, entry: Agreement) -> tuple[b.Value, ...]:
    is_child = entry.person == "child" and phrasing.child_name
    return (
        b.Value((phrasing.person(entry.person),)) if entry.person else phrasing.gap(),
        b.Value((phrasing.say("view:child"),)) if is_child else _role(phrasing, entry.person),
        phrasing.optional(entry.note),
        phrasing.optional(entry.on),
    )

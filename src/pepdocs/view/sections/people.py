"""The people of a plan, their views, the meeting and the signatures."""

from __future__ import annotations

from collections.abc import Iterator

from pepdocs.base.language import NEUTRAL, Phrase, Run
from pepdocs.schema.declare import Declared, by_key, declared
from pepdocs.schema.kinds import LocalText, said
from pepdocs.schema.people import OF_THE_SETTING, Contact, Role
from pepdocs.schema.sections.care import EmergencyContact, ViewOfOther
from pepdocs.schema.sections.meeting import Agreement, CopySent, Meeting, Withheld
from pepdocs.schema.sections.plan import Plan
from pepdocs.view import blocks as b
from pepdocs.view.chapters import ON_THE_COVER
from pepdocs.view.copies import sees_all
from pepdocs.view.derive import columns_of, joined, label, of_languages, pieces
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
PART_KEYS = ("invited", "attended", "absent", "not_invited", "copies")
"""The fields of the meeting's record that say what part people had."""
CONTACT_KEYS = ("phone", "email", "address")
FAR_DOWN = 10_000
"""The place of an emergency contact without one: after all others."""


def people(phrasing: Phrasing) -> tuple[b.Block, ...]:
    """Return one table of everybody in the plan: how to reach them, and what part they have in it and in the meeting.

    They are in groups: home, school, authority and others. Whoever the meeting's record names besides is the last.
    """
    everybody = said(phrasing.pep.people)
    parts = _parts(phrasing)
    known = {person.id for person in everybody}
    unknown = [Contact(id=id_) for id_ in parts if id_ not in known]
    groups = {key: [person for person in everybody if person.role in roles] for key, roles in GROUPS}
    others = [person for person in everybody if not any(person.role in roles for _, roles in GROUPS)]
    # Only the last group is sorted: the others keep the order of the plan, which is one of roles.
    groups["others"] = sorted(others, key=lambda person: phrasing.wording.alphabetical(person.name or "")) + unknown
    rows = tuple(row for key, members in groups.items() for row in _group(phrasing, key, members, parts))
    if not rows:
        return (b.Notice(phrasing.say("view:not_recorded")),)
    titles = [phrasing.say("view:people.who"), phrasing.say("view:people.part")]
    return (b.Grid((), columns_of(titles, [40, 60]), rows, "people"),)


def _group(phrasing: Phrasing, key: str, members: list[Contact], parts: Parts) -> Iterator[b.Row]:
    title = phrasing.say(f"view:people.{key}")
    for place, person in enumerate(members):
        what = (*_what(phrasing, person), *parts.get(person.id, ()))
        cells = b.Value(tuple(_who(phrasing, person))), b.Value(what, note=phrasing.note(what))
        yield b.Row(cells, () if place else title)


def _who(phrasing: Phrasing, person: Contact) -> Iterator[Phrase]:
    """Yield a person's name, organisation, and every way to reach them."""
    yield ((Run(person.name, NEUTRAL),) if person.name else ()) or phrasing.person(person.id or "")
    for key in ("organisation", *CONTACT_KEYS):
        field = by_key(Contact)[key]
        value = getattr(person, field.name)
        if value is not None:
            yield from phrasing.value(value, field).phrases


def _what(phrasing: Phrasing, person: Contact) -> Iterator[Phrase]:
    """Yield a person's role, language, and what else they are to the child."""
    fields = by_key(Contact)
    if person.role or person.language:
        yield _role_and_language(phrasing, person)
    if person.appropriate_person is not None:
        yield phrasing.say(f"view:appropriate.{'yes' if person.appropriate_person else 'no'}")
    if person.parental_responsibility is not None:
        yield phrasing.say(f"view:parental.{'yes' if person.parental_responsibility else 'no'}")
    if person.since is not None:
        yield with_label(label(phrasing, Contact, fields["since"]), phrasing.wording.date(person.since), phrasing)


def _role_and_language(phrasing: Phrasing, person: Contact) -> Phrase:
    """Return a person's role, with the language to use with them in brackets."""
    language = phrasing.wording.language(person.language) if person.language else ()
    role = phrasing.say(person.role.context) if person.role else ()
    if not (role and language):
        return role or language
    return of_languages(phrasing, lambda lang: f"{phrasing.inline(role, lang)} ({phrasing.inline(language, lang)})")


def with_label(title: Phrase, value: Phrase, phrasing: Phrasing) -> Phrase:
    """Return a short value after its label, in each language."""
    return of_languages(phrasing, lambda lang: f"{phrasing.inline(title, lang)}: {phrasing.inline(value, lang)}")


Parts = dict[str | None, list[Phrase]]
"""What part each person had in the meeting, by what refers to them."""


def _parts(phrasing: Phrasing) -> Parts:
    """Return who was invited, was there, sent apologies, was not invited, and was sent a copy."""
    parts = Parts()
    for reference, phrases in _had_part(phrasing, phrasing.pep.meeting) if phrasing.pep.meeting else ():
        person = phrasing.somebody(reference or "")
        parts.setdefault(person.id if person else reference, []).extend(phrases)
    return parts


def _had_part(phrasing: Phrasing, record: Meeting) -> Iterator[tuple[str | None, tuple[Phrase, ...]]]:
    """Yield each part that somebody had in the meeting, with what refers to them."""
    told_of = {*said(record.attended), *(entry.person for entry in said(record.absent))}
    for id_ in said(record.invited):
        if id_ not in told_of:
            yield id_, (phrasing.say("view:part.invited"),)
    for id_ in said(record.attended):
        yield id_, (phrasing.say("view:part.attended"),)
    for absent in said(record.absent):
        yield absent.person, _after(phrasing, "absent", absent.contributed)
    for other in said(record.not_invited):
        yield other.person, _after(phrasing, "not_invited", other.why)
    for copy in said(record.copies):
        yield copy.to, (_copy_sent(phrasing, copy),)


def _after(phrasing: Phrasing, key: str, text: LocalText | None) -> tuple[Phrase, ...]:
    return (phrasing.say(f"view:part.{key}"), *(phrasing.text(text) if text else ()))


def _copy_sent(phrasing: Phrasing, entry: CopySent) -> Phrase:
    """Return that somebody was sent a copy: which one, and when."""
    sent = phrasing.say("view:part.copy")
    details = [phrasing.say(entry.edition.context)] if entry.edition else []
    details += [phrasing.wording.date(entry.on)] if entry.on else []
    if not details:
        return sent
    which = of_languages(phrasing, lambda lang: ", ".join(phrasing.inline(detail, lang) for detail in details))
    return with_label(sent, which, phrasing)


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
        yield b.Grid(caption, columns_of(titles, [12, 32, 28, 28]), rows)


def _to_ring(phrasing: Phrasing, contact: EmergencyContact) -> tuple[b.Value, ...]:
    person = phrasing.somebody(contact.person or "")
    return (
        phrasing.optional(contact.order),
        b.Value((phrasing.person(contact.person),)) if contact.person else phrasing.gap(),
        phrasing.optional(person.role) if person else b.Value(()),
        phrasing.value(person.phone if person else None),
    )


def views_of_others(phrasing: Phrasing) -> tuple[b.Block, ...]:
    """Return others' views in their own words, or why they were not sought; if there are none, that there are none."""
    views = said(phrasing.pep.views_of_others)
    if not views and sees_all("views_of_others", phrasing.copy):
        return (b.Notice(phrasing.say("view:no_views")),)
    return joined(phrasing, (fact for view in views for fact in _opinion(phrasing, view)))


def _opinion(phrasing: Phrasing, view: ViewOfOther) -> Iterator[b.Fact]:
    """Yield a person's view under their name and role, and how it was given."""
    words = _pairs(phrasing.verbatim(view.text), phrasing) if view.text else ()
    opinion = words + phrasing.optional(view.not_sought_reason).phrases
    details = phrasing.optional(view.how).phrases + phrasing.optional(view.on).phrases + _private(phrasing, view)
    phrases = opinion + details
    shown = b.Value(phrases, note=phrasing.note(phrases)) if phrases else phrasing.gap()
    yield b.Fact(_named(phrasing, view.from_), shown)


def _named(phrasing: Phrasing, reference: str | None) -> Phrase:
    """Return the name of whoever a reference is to, with the role in brackets where it says more."""
    if not reference:
        return phrasing.say("view:not_recorded")
    name = phrasing.person(reference)
    person = phrasing.people.get(reference)
    if person is None or person.role is None or not person.name:
        return name
    role = phrasing.say(person.role.context)
    return of_languages(phrasing, lambda lang: f"{phrasing.inline(name, lang)} ({phrasing.inline(role, lang)})")


def _private(phrasing: Phrasing, view: ViewOfOther) -> tuple[Phrase, ...]:
    """Return whether the view is private, if that is said."""
    field = by_key(ViewOfOther)["private"]
    if view.private is None:
        return ()
    return (with_label(label(phrasing, ViewOfOther, field), phrasing.value(view.private, field).phrases[0], phrasing),)


def _pairs(words: tuple[Phrase, ...], phrasing: Phrasing) -> tuple[Phrase, ...]:
    """Return the phrases with those in the document's languages joined into one, if all of these are there."""
    by_lang = {phrase[0].lang: phrase[0] for phrase in words}
    if set(phrasing.languages) <= set(by_lang):
        pair = tuple(by_lang[lang] for lang in phrasing.languages)
        return (pair, *(phrase for phrase in words if phrase[0].lang not in {"cy", "en"}))
    return words


def meeting(phrasing: Phrasing) -> tuple[b.Block, ...]:
    """Return the record of the plan and of the meeting, without what the cover and the table of people say."""
    record = phrasing.pep.meeting
    told = frozenset(key for key in PART_KEYS if record and isinstance(getattr(record, key), list))
    return (
        *joined(
            phrasing,
            (
                *pieces(phrasing, Plan, phrasing.pep.plan, skip=ON_THE_COVER["plan"]),
                *pieces(phrasing, Meeting, record, skip=told | {"agreement"}),
            ),
        ),
        *_withheld(phrasing),
    )


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
    titles = [phrasing.say(f"view:{key}") for key in ("sign_name", "sign_mark", "sign_date")]
    rows = tuple(b.Row(cells) for cells in _signatures(phrasing))
    return (b.Grid((), columns_of(titles, [45, 33, 22]), rows, "sign"),)


def _signatures(phrasing: Phrasing) -> Iterator[tuple[b.Value, ...]]:
    """Yield a row for each recorded agreement and an open one for each other person who is to sign."""
    recorded = phrasing.pep.meeting.agreement or [] if phrasing.pep.meeting else []
    signers = ["child", *(p.id for p in said(phrasing.pep.people) if p.role in SIGNERS and p.id)]
    for signer in dict.fromkeys(signers):
        own = [entry for entry in recorded if entry.person == signer]
        yield from (_signature(phrasing, entry) for entry in own or [Agreement(person=signer)])
    yield from (_signature(phrasing, entry) for entry in recorded if entry.person not in signers)


def _signature(phrasing: Phrasing, entry: Agreement) -> tuple[b.Value, ...]:
    """Return whose signature it is, with their role, and what is recorded of it."""
    signer = (phrasing.person(entry.person), *_signing_as(phrasing, entry.person)) if entry.person else ()
    return (b.Value(signer) if signer else phrasing.gap(), phrasing.optional(entry.note), phrasing.optional(entry.on))


def _signing_as(phrasing: Phrasing, reference: str) -> Iterator[Phrase]:
    """Yield the role of whoever signs, unless the name is that role."""
    person = phrasing.people.get(reference)
    if reference == "child" and phrasing.child_name:
        yield phrasing.say("view:child")
    elif person is not None and person.role and person.name:
        yield phrasing.say(person.role.context)

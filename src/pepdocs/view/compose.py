"""Compose a document's view from a PEP and a wording: its sections and their order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from pepdocs.base.copies import Copy
from pepdocs.base.language import Run
from pepdocs.schema.declare import Declared, PlanSection, by_key
from pepdocs.schema.kinds import said
from pepdocs.schema.local.fields import NO_FIELDS, LocalFields
from pepdocs.schema.pep import Pep, Phase
from pepdocs.schema.sections.arrangements import Aln, Arrangements
from pepdocs.schema.sections.care import Care, Carers
from pepdocs.schema.sections.change import Change, PlannedChange
from pepdocs.schema.sections.child import Child, LanguageChoice
from pepdocs.schema.sections.future import Future
from pepdocs.schema.sections.history import History, Institution
from pepdocs.schema.sections.meeting import Meeting
from pepdocs.schema.sections.pathway import Pathway
from pepdocs.schema.sections.setting import Setting
from pepdocs.schema.sections.wellbeing import Leisure, Wellbeing
from pepdocs.view import blocks as b
from pepdocs.view import learning, people, targets, voice
from pepdocs.view.copies import reduced, sees_all, withheld_by
from pepdocs.view.cover import cover, document_title
from pepdocs.view.derive import grid, section_blocks
from pepdocs.view.local import own_blocks, unplaced
from pepdocs.view.phrasing import Phrasing
from pepdocs.wording import Wording

Blocks = tuple[b.Block, ...]


@dataclass(frozen=True, slots=True)
class SectionMaker:
    """A section's key, the contexts of its title and introduction, and the function that makes its blocks.

    `of` are the fields that it is about, if it states that nothing is recorded: these blocks are in the copies that
    show them, and what an authority adds to the section is in those that it names.
    """

    key: str
    title: str
    make: Callable[[Phrasing], Iterable[b.Block]]
    intro: str = ""
    of: tuple[Declared, ...] = ()


def _declared(model: type[PlanSection]) -> SectionMaker:
    """Return the maker of a section that is shown as its fields are declared."""
    key = model.path
    return SectionMaker(
        key, f"section:{key}", lambda phrasing: section_blocks(phrasing, model, getattr(phrasing.pep, key))
    )


def _history(phrasing: Phrasing) -> Blocks:
    """Return the history, with the schools attended and the attendance first, as tables."""
    record = phrasing.pep.history
    tables = {key: list(said(getattr(record, key, ()))) for key in ("institutions", "attendance")}
    timeline, years = tables.values()
    caption = phrasing.say("field:history.institutions")
    return (
        *(grid(phrasing, caption, Institution, timeline, style="timeline") if timeline else ()),
        *learning.attendance(phrasing, years),
        *section_blocks(phrasing, History, record, skip=frozenset(key for key, records in tables.items() if records)),
    )


def _care(phrasing: Phrasing) -> Blocks:
    """Return the care, with those to ring in an emergency in the order in which to ring them."""
    apart = frozenset({"emergency_contacts", *_apart(phrasing, Care)})
    return (*section_blocks(phrasing, Care, phrasing.pep.care, skip=apart), *people.emergency_contacts(phrasing))


def _wellbeing(phrasing: Phrasing) -> Blocks:
    """Return well-being and health as declared."""
    return section_blocks(phrasing, Wellbeing, phrasing.pep.wellbeing, skip=_apart(phrasing, Wellbeing))


def _apart(phrasing: Phrasing, model: type[PlanSection]) -> frozenset[str]:
    """Return the keys of the fields that a school's copy has on the page for the designated person."""
    return APART.get(model, frozenset()) if phrasing.copy is Copy.SCHOOL else frozenset()


def _designated_person(phrasing: Phrasing) -> Blocks:
    """Return what only the designated person needs of a school's copy: it can be kept apart from the rest."""
    if phrasing.copy is not Copy.SCHOOL:
        return ()
    return tuple(
        block
        for model, keys in APART.items()
        for block in section_blocks(
            phrasing, model, getattr(phrasing.pep, model.path), skip=frozenset(by_key(model)) - keys
        )
    )


def _change(phrasing: Phrasing) -> Blocks:
    """Return whether a change lies ahead, and each change; a single one needs no heading."""
    record = phrasing.pep.change
    planned = said(record.changes) if record else ()
    if len(planned) != 1:
        return section_blocks(phrasing, Change, record)
    whether = section_blocks(phrasing, Change, record, skip=frozenset({"changes"}))
    return _joined((*whether, *section_blocks(phrasing, PlannedChange, planned[0])))


def _joined(blocks: Blocks) -> Blocks:
    """Return the blocks with the facts in one list in front of the others."""
    facts = tuple(fact for block in blocks if isinstance(block, b.Facts) and not block.title for fact in block.facts)
    rest = tuple(block for block in blocks if not isinstance(block, b.Facts) or block.title)
    return (b.Facts(facts), *rest) if facts else rest


APART: dict[type[PlanSection], frozenset[str]] = {Care: frozenset({"no_contact"}), Wellbeing: frozenset({"triggers"})}
"""The fields that a school's copy has on a page of its own (domain/copies.md)."""

PARTS: dict[str, SectionMaker] = {
    part.key: part
    for part in (
        SectionMaker("my_page", "view:section.my_page", voice.my_page, "view:section.my_page.intro"),
        SectionMaker(
            "what_happened", "view:section.what_happened", voice.what_happened, "view:section.what_happened.intro"
        ),
        SectionMaker("targets", "field:targets", targets.targets),
        _declared(Pathway),
        SectionMaker("progress", "section:progress", learning.progress),
        SectionMaker("wellbeing", "section:wellbeing", _wellbeing),
        _declared(Leisure),
        _declared(Arrangements),
        _declared(Aln),
        SectionMaker("change", "section:change", _change),
        SectionMaker("history", "section:history", _history),
        _declared(Future),
        SectionMaker("funding", "field:funding", targets.funding, of=(by_key(Pep)["funding"],)),
        SectionMaker("review", "field:review", targets.review, of=(by_key(Pep)["review"],)),
        _declared(Carers),
        SectionMaker(
            "views_of_others", "field:views_of_others", people.views_of_others, of=(by_key(Pep)["views_of_others"],)
        ),
        _declared(LanguageChoice),
        SectionMaker("people", "field:people", people.people),
        _declared(Child),
        SectionMaker("care", "section:care", _care),
        _declared(Setting),
        SectionMaker("meeting", "section:meeting", people.meeting),
        SectionMaker("agreement", "view:section.agreement", people.agreement, of=(by_key(Meeting)["agreement"],)),
        SectionMaker("further", "view:section.further", unplaced),
        SectionMaker(
            "designated_person",
            "view:section.designated_person",
            _designated_person,
            "view:section.designated_person.intro",
        ),
    )
}
"""The sections of a document by their keys."""

_FIRST = ("my_page", "what_happened", "targets")
_LAST = (
    "funding", "review", "carers", "views_of_others", "language", "people", "child", "care",
    "setting", "meeting", "agreement", "further", "designated_person",
)  # fmt: skip
_SCHOOL = (
    *_FIRST, "progress", "wellbeing", "leisure", "arrangements", "aln", "change", "history",
    "future", "pathway", *_LAST,
)  # fmt: skip
ORDER: dict[Phase, tuple[str, ...]] = {
    Phase.primary: _SCHOOL,
    Phase.secondary: _SCHOOL,
    Phase.post16: (
        *_FIRST, "pathway", "future", "progress", "wellbeing", "arrangements", "leisure", "aln",
        "change", "history", *_LAST,
    ),
}  # fmt: skip
"""The keys of each phase's sections in reading order: what the child said comes first."""


def document(  # noqa: PLR0913 - a document depends on as many things
    pep: Pep,
    wording: Wording,
    *,
    copy: Copy = Copy.FULL,
    draft: bool = False,
    own: LocalFields = NO_FIELDS,
    day: date | None = None,
) -> b.DocumentView:
    """Return the view of a copy of a PEP in the languages of `wording`; `own` are its authority's fields.

    Which fields are shown as not recorded is judged on `day`, or else on the plan's own day.
    """
    phrasing = Phrasing(reduced(pep, copy, own), wording, own, day, copy, withheld_by(pep, own))
    languages = wording.mode.languages
    return b.DocumentView(
        lang=languages[0],
        languages=languages,
        phase=pep.form.code,
        record=pep.record or "",
        title=document_title(phrasing),
        author=_author(phrasing),
        cover=cover(phrasing, draft=draft),
        sections=tuple(_sections(phrasing, draft=draft)),
        column_names=tuple(
            Run(wording.speaker(lang).text("view:cymraeg" if lang == "cy" else "view:english"), lang)
            for lang in languages
        ),
        item_words=(phrasing.say("view:item"), phrasing.say("view:details")),
    )


def _author(phrasing: Phrasing) -> str:
    authority = phrasing.pep.plan.responsible_authority if phrasing.pep.plan else None
    return phrasing.inline(phrasing.text(authority)[0], phrasing.languages[0]) if authority else ""


def _sections(phrasing: Phrasing, *, draft: bool) -> Iterator[b.Section]:
    number = 0
    for key in ORDER[phrasing.pep.form]:
        part = PARTS[key]
        is_theirs = all(phrasing.may_show(field) for field in part.of)
        blocks = (*(part.make(phrasing) if is_theirs else ()), *own_blocks(phrasing, key))
        if blocks:
            number += 1
            notices = _notices(phrasing, key, draft=draft)
            intro = phrasing.say(part.intro) if part.intro and _says_something(phrasing, key) else ()
            yield b.Section(key, str(number), phrasing.say(part.title), (*notices, *blocks), intro)


def _says_something(phrasing: Phrasing, key: str) -> bool:
    """Return whether the child's page of a copy has anything that the child said, so that it can say so."""
    return key != "my_page" or bool(phrasing.views) or sees_all("voice.views", phrasing.copy)


def _notices(phrasing: Phrasing, key: str, *, draft: bool) -> Blocks:
    """Return the form's own notices at the head of a section."""
    if key == "my_page":
        draft_notice = (b.Notice(phrasing.say("view:draft_notice"), "draft"),) if draft else ()
        owner = "young_person" if phrasing.pep.form is Phase.post16 else "child"
        return (*draft_notice, b.Notice(phrasing.say(f"view:privacy.{owner}"), "privacy"))
    return (b.Notice(phrasing.say("view:privacy"), "privacy"),) if key == "meeting" else ()

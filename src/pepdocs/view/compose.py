"""Compose a document's view from a PEP and a wording: its chapters and their sections."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from pepdocs.base.copies import Copy
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
from pepdocs.view.chapters import CHAPTERS, ON_THE_COVER, ChapterPlan, Chapters
from pepdocs.view.copies import reduced, sees_all, withheld_by
from pepdocs.view.cover import cover, document_title
from pepdocs.view.derive import grid, joined, of_languages, pieces, section_blocks
from pepdocs.view.local import own_blocks, unplaced
from pepdocs.view.phrasing import Phrasing
from pepdocs.view.sections import learning, people, targets, voice
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
    """Return the history, with the schools attended and the attendance as tables of their own."""
    record = phrasing.pep.history
    schools, years = (said(getattr(record, key, ())) for key in ("institutions", "attendance"))
    caption = phrasing.say("field:history.institutions")
    instead: dict[str, Iterable[b.Block]] = {}
    if schools:
        instead["institutions"] = grid(phrasing, caption, Institution, list(schools), style="timeline")
    if years:
        instead["attendance"] = learning.attendance(phrasing, list(years))
    return section_blocks(phrasing, History, record, instead=instead)


def _child(phrasing: Phrasing) -> Blocks:
    """Return who the child is, without what the cover shows."""
    return section_blocks(phrasing, Child, phrasing.pep.child, skip=ON_THE_COVER["child"])


def _setting(phrasing: Phrasing) -> Blocks:
    """Return the school or setting, without what the cover shows: its telephone number too, if there is one."""
    setting = phrasing.pep.setting
    on_cover = ON_THE_COVER["setting"] | ({"phone"} if setting and setting.phone else set())
    return section_blocks(phrasing, Setting, setting, skip=on_cover)


def _care(phrasing: Phrasing) -> Blocks:
    """Return the care, with those to ring in an emergency in the order in which to ring them."""
    ring = tuple(people.emergency_contacts(phrasing))
    return section_blocks(
        phrasing,
        Care,
        phrasing.pep.care,
        skip=_apart(phrasing, Care),
        instead={"emergency_contacts": ring} if ring else {},
    )


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
    whether = pieces(phrasing, Change, record, skip=frozenset({"changes"}))
    return joined(phrasing, (*whether, *pieces(phrasing, PlannedChange, planned[0])))


APART: dict[type[PlanSection], frozenset[str]] = {Care: frozenset({"no_contact"}), Wellbeing: frozenset({"triggers"})}
"""The fields that a school's copy has on a page of its own (domain/copies.md)."""

PARTS: dict[str, SectionMaker] = {
    part.key: part
    for part in (
        SectionMaker("my_page", "view:section.my_page", voice.my_page, "view:section.my_page.intro"),
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
        SectionMaker("child", "section:child", _child),
        SectionMaker("care", "section:care", _care),
        SectionMaker("setting", "section:setting", _setting),
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


def document(  # noqa: PLR0913 - a document depends on as many things
    pep: Pep,
    wording: Wording,
    *,
    copy: Copy = Copy.FULL,
    draft: bool = False,
    own: LocalFields = NO_FIELDS,
    day: date | None = None,
    chapters: Chapters = CHAPTERS,
) -> b.DocumentView:
    """Return the view of a copy of a PEP in the languages of `wording`; `own` are its authority's fields.

    `chapters` are those of each phase, with the sections that each of them has. Which fields are shown as not recorded
    is judged on `day`, or else on the plan's own day.
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
        chapters=tuple(_chapters(phrasing, chapters[pep.form])),
        elsewhere=of_languages(phrasing, lambda lang: _elsewhere(phrasing, lang)),
    )


def _elsewhere(phrasing: Phrasing, lang: str) -> str:
    """Return the words, in a language, that a text is in the other language's part of its chapter."""
    return phrasing.wording.speaker(lang).text(f"view:in_{'en' if lang == 'cy' else 'cy'}_part")


def _author(phrasing: Phrasing) -> str:
    authority = phrasing.pep.plan.responsible_authority if phrasing.pep.plan else None
    return phrasing.inline(phrasing.text(authority)[0], phrasing.languages[0]) if authority else ""


def _chapters(phrasing: Phrasing, plans: Iterable[ChapterPlan]) -> Iterator[b.Chapter]:
    """Yield each chapter that has anything to show, numbered in order."""
    number = 0
    for plan in plans:
        sections = tuple(_sections(phrasing, plan))
        if sections:
            number += 1
            yield b.Chapter(plan.key, str(number), phrasing.say(plan.title), sections, is_apart=plan.is_apart)


def _sections(phrasing: Phrasing, plan: ChapterPlan) -> Iterator[b.Section]:
    for key in plan.sections:
        part = PARTS[key]
        is_theirs = all(phrasing.may_show(field) for field in part.of)
        blocks = (*(part.make(phrasing) if is_theirs else ()), *own_blocks(phrasing, key))
        if blocks:
            intro = phrasing.say(part.intro) if part.intro and _says_something(phrasing, key) else ()
            is_named = part.title == plan.title and key == plan.sections[0]
            title = phrasing.say(part.title) if plan.has_headings and not is_named else ()
            blocks = (*_notices(phrasing, key), *blocks)
            yield b.Section(key, title, blocks if title else _raised(blocks), intro)


def _raised(blocks: Blocks) -> Blocks:
    """Return the blocks of a section without a heading: their own titles come right below that of the chapter."""
    return tuple(replace(block, level=3) if isinstance(block, b.Facts) else block for block in blocks)


def _says_something(phrasing: Phrasing, key: str) -> bool:
    """Return whether the child's page of a copy has anything that the child said, so that it can say so."""
    return key != "my_page" or bool(phrasing.views) or sees_all("voice.views", phrasing.copy)


def _notices(phrasing: Phrasing, key: str) -> Blocks:
    """Return the form's own notices at the head of a section."""
    if key == "my_page":
        owner = "young_person" if phrasing.pep.form is Phase.post16 else "child"
        return (b.Notice(phrasing.say(f"view:privacy.{owner}"), "privacy"),)
    return (b.Notice(phrasing.say("view:privacy"), "privacy"),) if key == "meeting" else ()

"""A PEP and a wording become a document: what it says, in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pepdocs.base.language import Phrase, Run
from pepdocs.schema.declare import Section
from pepdocs.schema.kinds import said
from pepdocs.schema.local.fields import NO_FIELDS, LocalFields
from pepdocs.schema.pep import Pep, Phase
from pepdocs.schema.sections.arrangements import Aln, Arrangements
from pepdocs.schema.sections.care import Care
from pepdocs.schema.sections.carers import Carers
from pepdocs.schema.sections.change import Change
from pepdocs.schema.sections.child import Child
from pepdocs.schema.sections.future import Future
from pepdocs.schema.sections.history import Attendance, History, Institution
from pepdocs.schema.sections.language_choice import LanguageChoice
from pepdocs.schema.sections.pathway import Pathway
from pepdocs.schema.sections.progress import Progress
from pepdocs.schema.sections.setting import Setting
from pepdocs.schema.sections.wellbeing import Leisure, Wellbeing
from pepdocs.view import blocks as b
from pepdocs.view import people, targets, voice
from pepdocs.view.cover import cover, document_title
from pepdocs.view.derive import grid, section_blocks
from pepdocs.view.local import own_blocks, unplaced
from pepdocs.view.phrasing import Teller
from pepdocs.wording import Wording

Blocks = tuple[b.Block, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the document: its key, the context of its title, and what makes its blocks."""

    key: str
    title: str
    make: Callable[[Teller], Blocks]
    intro: str = ""


def _generic(model: type[Section]) -> Callable[[Teller], Blocks]:
    return lambda tell: section_blocks(tell, model, getattr(tell.pep, model.path))


def _history(tell: Teller) -> Blocks:
    """Return the history with its chronology and attendance first, as tables of their own."""
    record = tell.pep.history
    own = frozenset(key for key in ("institutions", "attendance") if said(getattr(record, key, ())))
    institutions = _timeline(tell, list(said(record.institutions))) if record else ()
    attendance = _bars(tell, list(said(record.attendance))) if record else ()
    return (*institutions, *attendance, *section_blocks(tell, History, record, skip=own))


def _timeline(tell: Teller, records: list[Institution]) -> Blocks:
    if not records:
        return ()
    caption = tell.say("field:history.institutions")
    return tuple(grid(tell, caption, Institution, records, style="timeline"))


def _bars(tell: Teller, records: list[Attendance]) -> Blocks:
    found = tuple(block for block in grid(tell, tell.say("field:history.attendance"), Attendance, records) if records)
    return tuple(_with_bars(block, records) for block in found)


def _with_bars(block: b.Block, records: list[Attendance]) -> b.Block:
    if not isinstance(block, b.Grid):
        return block
    rows = tuple(
        b.Row(row.cells, -1 if record.percent is None else float(record.percent))
        for row, record in zip(block.rows, records, strict=True)
    )
    return b.Grid(block.caption, block.columns, rows, "bars")


def _further(tell: Teller) -> Blocks:
    """Return what other authorities' own fields hold, as it was typed."""
    return tuple(unplaced(tell))


PARTS: dict[str, Part] = {
    part.key: part
    for part in (
        Part("my_page", "view:section.my_page", voice.my_page, "view:section.my_page.intro"),
        Part(
            "what_happened",
            "view:section.what_happened",
            voice.what_happened,
            "view:section.what_happened.intro",
        ),
        Part("targets", "field:targets", targets.targets),
        Part("pathway", "section:pathway", _generic(Pathway)),
        Part("progress", "section:progress", _generic(Progress)),
        Part("wellbeing", "section:wellbeing", _generic(Wellbeing)),
        Part("leisure", "section:leisure", _generic(Leisure)),
        Part("arrangements", "section:arrangements", _generic(Arrangements)),
        Part("aln", "section:aln", _generic(Aln)),
        Part("change", "section:change", _generic(Change)),
        Part("history", "section:history", _history),
        Part("future", "section:future", _generic(Future)),
        Part("funding", "field:funding", targets.funding),
        Part("review", "field:review", targets.review),
        Part("carers", "section:carers", _generic(Carers)),
        Part("views_of_others", "field:views_of_others", people.views_of_others),
        Part("language", "section:language", _generic(LanguageChoice)),
        Part("people", "field:people", people.people),
        Part("child", "section:child", _generic(Child)),
        Part("care", "section:care", _generic(Care)),
        Part("setting", "section:setting", _generic(Setting)),
        Part("meeting", "section:meeting", people.meeting),
        Part("agreement", "view:section.agreement", people.agreement),
        Part("further", "view:section.further", _further),
    )
}

_FIRST = ("my_page", "what_happened", "targets")
_LAST = (
    "funding", "review", "carers", "views_of_others", "language", "people", "child", "care",
    "setting", "meeting", "agreement", "further",
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
"""The sections of each phase in the order of a reader's needs: the child first."""


def document(pep: Pep, wording: Wording, *, draft: bool = False, own: LocalFields = NO_FIELDS) -> b.DocumentView:
    """Return what the documents of a PEP say, in the languages of `wording`, with the `own` fields of its authority."""
    tell = Teller(pep, wording, own)
    languages = wording.mode.languages
    return b.DocumentView(
        lang=languages[0],
        languages=languages,
        phase=pep.form.code,
        record=pep.record or "",
        title=document_title(tell),
        author=_author(tell),
        cover=cover(tell, draft=draft),
        sections=tuple(_sections(tell, draft=draft)),
        column_names=tuple(
            Run(wording.speaker(lang).text("view:cymraeg" if lang == "cy" else "view:english"), lang)
            for lang in languages
        ),
        item_words=(tell.say("view:item"), tell.say("view:details")),
    )


def _author(tell: Teller) -> str:
    authority = tell.pep.plan.responsible_authority if tell.pep.plan else None
    return tell.inline(tell.text(authority)[0], tell.languages[0]) if authority else ""


def _sections(tell: Teller, *, draft: bool) -> Iterator[b.Section]:
    number = 0
    for key in ORDER[tell.pep.form]:
        part = PARTS[key]
        blocks = (*part.make(tell), *own_blocks(tell, key))
        if blocks:
            number += 1
            notices = _notices(tell, key, draft=draft)
            yield b.Section(
                key,
                str(number),
                tell.say(part.title),
                (*notices, *blocks),
                _intro(tell, part),
            )


def _intro(tell: Teller, part: Part) -> Phrase:
    return tell.say(part.intro) if part.intro else ()


def _notices(tell: Teller, key: str, *, draft: bool) -> Blocks:
    """Return what the form itself says at the head of a section."""
    if key == "my_page":
        drafted = (b.Notice(tell.say("view:draft_notice"), "draft"),) if draft else ()
        whose = "young_person" if tell.pep.form is Phase.post16 else "child"
        return (*drafted, b.Notice(tell.say(f"view:privacy.{whose}"), "privacy"))
    return (b.Notice(tell.say("view:privacy"), "privacy"),) if key == "meeting" else ()

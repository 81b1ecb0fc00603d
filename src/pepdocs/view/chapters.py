"""The chapters of each phase's document with their sections, in reading order, and what only the cover says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pepdocs.schema.pep import Phase


@dataclass(frozen=True, slots=True)
class ChapterPlan:
    """A chapter: its key, the context of its title, the keys of its sections in order, and whether it is apart.

    A chapter that is apart begins on a page of its own, and keeps its sections to itself.
    """

    key: str
    title: str
    sections: tuple[str, ...]
    is_apart: bool = False

    @property
    def has_headings(self) -> bool:
        """Whether each section has a heading of its own below that of the chapter."""
        return len(self.sections) > 1


def _chapter(key: str, *sections: str) -> ChapterPlan:
    return ChapterPlan(key, f"view:chapter.{key}", sections)


_MY_PAGE = ChapterPlan("my_page", "view:section.my_page", ("my_page",), is_apart=True)
_TARGETS = _chapter("targets", "review", "targets")
_AT_SCHOOL = _chapter("at_school", "progress", "arrangements", "aln", "funding")
_WELLBEING = _chapter("wellbeing", "wellbeing", "leisure")
_LAST = (
    _chapter("at_home", "carers", "views_of_others", "language"),
    _chapter("so_far", "history"),
    ChapterPlan("people", "field:people", ("people",)),
    _chapter("record", "child", "care", "setting", "meeting", "agreement", "further"),
    ChapterPlan("designated_person", "view:section.designated_person", ("designated_person",), is_apart=True),
)
_SCHOOL = (_MY_PAGE, _TARGETS, _AT_SCHOOL, _WELLBEING, _chapter("next", "change", "future", "pathway"), *_LAST)

Chapters = Mapping[Phase, tuple[ChapterPlan, ...]]
"""The chapters of each phase in reading order."""

CHAPTERS: Chapters = {
    Phase.primary: _SCHOOL,
    Phase.secondary: _SCHOOL,
    Phase.post16: (
        _MY_PAGE, _TARGETS, _chapter("next", "pathway", "future", "change"), _AT_SCHOOL, _WELLBEING, *_LAST,
    ),
}  # fmt: skip
"""What the child said comes first, then what people act on, and last what they look up."""

ON_THE_COVER: dict[str, frozenset[str]] = {
    "child": frozenset({"known_as", "year_group"}),
    "setting": frozenset({"name"}),
    "plan": frozenset(
        {
            "responsible_authority", "kind", "status", "version",
            "meeting", "completed", "next_meeting", "next_care_review",
        }
    ),
}  # fmt: skip
"""The fields of each section that the cover shows, so that the section does not."""

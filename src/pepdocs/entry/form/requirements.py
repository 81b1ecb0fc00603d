"""What the page needs in order to judge a plan as the rules do: laws, conditions, roles, and how values are read.

The page's own judge (`assets/completeness.js`) has no list of fields and no law of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from pepdocs.findings import rules as codes
from pepdocs.findings.model import Code
from pepdocs.rules.completeness import IN_ENGLAND, NAMED_ELSEWHERE, WITHOUT_WHICH_NOTHING
from pepdocs.schema import conditions, dates, kinds, law
from pepdocs.schema.conditions import Condition
from pepdocs.schema.declare import MAY, Asked, Item, Jurisdiction, When
from pepdocs.schema.figures import WORK
from pepdocs.schema.local.fields import STAGES
from pepdocs.schema.people import ROLES, RoleItem
from pepdocs.schema.pep import Phase
from pepdocs.schema.scales import Scale, entry_of

Note = Callable[[str], str]
"""Notes that the page needs the text of a context, and returns the context."""

Json = dict[str, Any]

GAPS: tuple[Code, ...] = (
    codes.MISSING_IN_LAW, codes.MISSING, codes.NOT_PRACTICABLE, codes.NO_REASON_IN_WALES, codes.NONE_IS_NO_ANSWER,
    codes.REASON_ONLY, codes.INDISPENSABLE, codes.ASKED_BY_AUTHORITY, codes.UNDECIDED,
)  # fmt: skip
"""The kinds of finding that the page tells in the words of `pepdocs check`."""


def requirements(phase: Phase, jurisdiction: Jurisdiction, note: Note) -> Json:
    """Return the laws of a jurisdiction with their conditions, the roles of a phase, and how values are read."""
    return {
        "conditions": {c.key: _condition(c) for c in vars(conditions).values() if isinstance(c, Condition)},
        "laws": {p.id: _paragraph(p) for p in law.PARAGRAPHS.values() if p.jurisdiction is jurisdiction},
        "incorporated": [c.key for c in law.INCORPORATED],
        "category1": [c.key for c in law.CATEGORY_1],
        "indispensable": sorted(WITHOUT_WHICH_NOTHING),
        "roles": [_role(role, phase, jurisdiction, note) for role in ROLES if _is_of_phase(role, phase)],
        "worked": sorted({f"{model.path}.{key}" for model, key in WORK}),
        "expected": [scale.code for scale in Scale if entry_of(scale).expected],
        "says": {code.number: note(f"{code.number}.message") for code in GAPS},
        "read": readers(),
    }


def required(item: Item | RoleItem, phase: Phase, jurisdiction: Jurisdiction) -> Json:
    """Return how strongly a field or role is asked for, without what is as usual."""
    stages = "".join(stage for stage in STAGES[phase] if stage in item.stages)
    level = item.level_in(jurisdiction)
    made: Json = {} if level is MAY else {"level": int(level)}
    if stages != STAGES[phase]:
        made["stages"] = stages
        made["also"] = "".join(stage for stage in STAGES[phase] if stage in item.also)
    if found := law.paragraphs(item.law, jurisdiction):
        made["law"] = [paragraph.id for paragraph in found]
    if item.otherwise is not MAY:
        made["otherwise"] = int(item.otherwise)
    if when := _asked(item.conditions):
        made["when"] = when
    if unless := _asked(item.answered_by):
        made["unless"] = unless
    if item.short_breaks:
        made["short_breaks"] = True
    return made


def readers() -> Json:
    """Return the patterns of dates, year groups and the answers to yes/no questions, as people type them."""
    return {
        "dates": dates.patterns(re.escape),
        "months": list(dates.MONTHS),
        "weekdays": list(dates.WEEKDAYS),
        "years": {code: kinds.year_pattern(code, re.escape) for code in kinds.YEAR_GROUPS},
        "yes": sorted(kinds.YES),
        "no": sorted(kinds.NO),
        "units": {"percent": list(kinds.PER_CENT), "hours": list(kinds.HOURS), "days": list(kinds.DAYS)},
        "morning": sorted(kinds.MORNING),
        "afternoon": sorted(kinds.AFTERNOON),
    }


def _is_of_phase(role: RoleItem, phase: Phase) -> bool:
    return bool(set(role.stages + role.also) & set(STAGES[phase]))


def _role(role: RoleItem, phase: Phase, jurisdiction: Jurisdiction, note: Note) -> Json:
    first = role.roles[0]
    shown = IN_ENGLAND.get(first, first) if jurisdiction is Jurisdiction.england else first
    elsewhere = [NAMED_ELSEWHERE[each] for each in role.roles if each in NAMED_ELSEWHERE]
    return {
        "roles": [each.code for each in role.roles],
        "label": note(shown.context),
        "elsewhere": elsewhere,
        **required(role, phase, jurisdiction),
    }


def _asked(several: Iterable[Asked]) -> list[str | list[Any]]:
    """Return conditions: one on a fact by its key, one on a field as its path and the values that meet it."""
    return [[each.path, list(each.values)] if isinstance(each, When) else each.key for each in several]


def _condition(condition: Condition) -> Json:
    made = {
        "fact": condition.fact,
        "values": list(condition.values),
        "other_than": list(condition.other_than),
        "at_least": condition.at_least,
        "below": condition.below,
        "if_told": condition.if_told,
    }
    return {key: value for key, value in made.items() if value not in (None, [], False)}


def _paragraph(paragraph: law.LawParagraph) -> Json:
    made: Json = {"cite": paragraph.citation, "applies": [condition.key for condition in paragraph.applies]}
    if paragraph.to_whom:
        made["scope"] = paragraph.to_whom
    return made

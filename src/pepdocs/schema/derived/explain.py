"""Sentences about a field: its kind of value, how strongly it is required, and when."""

from __future__ import annotations

from collections.abc import Callable

from pepdocs.schema import conditions
from pepdocs.schema.conditions import Condition
from pepdocs.schema.declare import ALL, Asked, Declared, Item, Jurisdiction, Level, PlanSection, Record, field_path
from pepdocs.schema.derived.shape import Shape, shape
from pepdocs.schema.law import PEP, citation, paragraphs

MESSAGES = {
    "kind:text": "Text",
    "kind:proper_name": "Name of a place or organisation",
    "kind:name": "Name, number or reference",
    "kind:date": "Date, such as 2026-03-11",
    "kind:yes_no": "yes or no",
    "kind:percent": "Per cent, such as 94.5",
    "kind:money": "Pounds, such as 120.00",
    "kind:hours": "Hours, such as 16.5",
    "kind:days": "Days, such as 2.5",
    "kind:count": "Whole number",
    "kind:time": "Time of day, such as 13:30",
    "kind:identifier": "Id: a letter, then letters, digits, hyphens and underscores",
    "kind:people": "Id from people, the word child, or the code of a role",
    "kind:views": "Id from the child's views",
    "kind:targets": "Id from targets",
    "kind:funding": "Id from funding",
    "kind:record_name": "Letters, digits, hyphens, underscores and full stops",
    "kind:school_year": "School year, such as 2025/26",
    "kind:year_group": "N1, N2, R or 1 to 14",
    "kind:language_tag": "Language tag, such as cy or en",
    "kind:picture_file": "Name of a PNG or JPEG file in the same folder as the plan",
    "kind:choice": "One of the codes listed",
    "kind:record": "Group of fields",
    "kind:entries": "List of entries",
    "kind:free": "Fields of the authority's own",
    "kind:list": "List",
    "kind:none": "If there is none",
    "kind:not_practicable": "If it could not reasonably be found out",
    "kind:only_if": "Asked for if",
    "kind:law_only_if": "By law only if",
    "kind:not_if": "Not asked for if",
    "kind:filled": "filled in",
    "level:law": "required by law",
    "level:must": "required by guidance",
    "level:should": "asked for",
    "level:may": "optional",
    "level:none": "not asked for",
    "stage:only": "Only",
    "stage:E": "nursery and Reception",
    "stage:P": "Years 1 to 6",
    "stage:3": "Years 7 to 9",
    "stage:4": "Years 10 and 11",
    "stage:X": "post-16",
    **{c.context: c.says for c in vars(conditions).values() if isinstance(c, Condition)},
}
"""The English texts of this module by their contexts."""

TYPED: dict[object, str] = {True: "yes", False: "no"}

Say = Callable[[str], str]
"""Returns the text of one language in a context."""


def help_of(model: type[Record], field: Declared, say: Say) -> str:
    """Return the help of a field, or of the section that it holds, or "" if there is none."""
    if field.item.help:
        return say(f"help:{field_path(model, field.key)}")
    record = shape(field.annotation).record
    is_section = record is not None and issubclass(record, PlanSection)
    return say(f"section-help:{record.path}") if record and is_section else ""


def kind_of(described: Shape, say: Say) -> str:
    """Return the kind of value that a field takes, for example "List: Text"."""
    if described.listed and described.record:
        return say("kind:entries")
    kind = say(f"kind:{described.points_at or described.kind}")
    return f"{say('kind:list')}: {kind}" if described.listed else kind


def requirement(item: Item, jurisdiction: Jurisdiction, say: Say) -> str:
    """Return how strongly a jurisdiction requires a field and by which law, for example "Wales: ..."."""
    level = item.level_in(jurisdiction)
    law = citation(item.law, jurisdiction) if level is Level.LAW else ""
    text = f"{say(f'choice:JurisdictionChoice.{jurisdiction.name}')}: {say(level_context(level))}"
    return f"{text} ({law})" if law else text


def level_context(level: Level) -> str:
    """Return the context of the text for a level."""
    return f"level:{level.name.lower()}"


def stages_of(item: Item, stages: str, say: Say) -> str:
    """Return which of `stages` a field is for, for example "Only: post-16", or "" if it is for all."""
    limited = [stage for stage in stages if stage in item.stages + item.also]
    if len(limited) == len(stages):
        return ""
    return f"{say('stage:only')}: {', '.join(say(f'stage:{stage}') for stage in limited)}"


def condition_of(item: Item, say: Say) -> str:
    """Return the conditions of a field, for example "Asked for if: change.expected = yes", or ""."""
    wanted = (item.conditions, item.answered_by)
    told = ("; ".join(_condition(asked, say) for asked in conditions) for conditions in wanted)
    said = zip(("kind:only_if", "kind:not_if"), told, strict=True)
    return ". ".join(f"{say(context)}: {conditions}" for context, conditions in said if conditions)


def law_condition_of(item: Item, say: Say) -> str:
    """Return when a law asks for a field that does not bind every plan, or ""."""
    applies = (p.applies for jurisdiction in Jurisdiction for p in paragraphs(item.law, jurisdiction))
    conditions = dict.fromkeys(condition for each in applies for condition in each if condition not in PEP)
    told = "; ".join(say(condition.context) for condition in conditions)
    return told and f"{say('kind:law_only_if')}: {told}"


def _condition(asked: Asked, say: Say) -> str:
    """Return a condition on a field as `path = value`, and one on a fact as its sentence."""
    if isinstance(asked, Condition):
        return say(asked.context)
    values = " / ".join(TYPED.get(value, str(value)) for value in asked.values) or say("kind:filled")
    return f"{asked.path.lstrip('.')} = {values}"


def requirements(item: Item, say: Say) -> list[str]:
    """Return a line for each thing that decides whether a field is required: law, stage, condition."""
    levels = [requirement(item, jurisdiction, say) for jurisdiction in Jurisdiction]
    lines = (*levels, law_condition_of(item, say), stages_of(item, ALL, say), condition_of(item, say))
    return [line for line in lines if line]

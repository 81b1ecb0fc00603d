"""The facts that are decided before a plan is written, so that its parts agree with each other."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from pepdocs.schema.ages import months_after
from plans.bank import names, words
from plans.cast import people
from plans.child import of_the_child
from plans.days import day_of
from plans.schooling import attendance, institutions
from plans.story import Story, weekday

Facts = dict[str, Any]
"""The contents of fields by their paths: text as typed, a sentence in both languages, or entries."""

CHANGES = {
    "N1": "change_class", "N2": "nursery_to_school", "2": "year_2_to_3", "6": "year_6_to_7",
    "9": "options", "11": "year_11_to_post16", "12": "after_course", "13": "after_course",
    "14": "after_course",
}  # fmt: skip
"""The usual next change for a year group."""

NUMBERS = ("autumn", "spring", "summer")
TERMS = {
    **dict.fromkeys((8, 9, 10, 11, 12), "autumn"),
    **dict.fromkeys((1, 2, 3), "spring"),
    **dict.fromkeys((4, 5, 6, 7), "summer"),
}
"""The terms in their order, and the term of each month."""

CORE = {False: 5, True: 6}
"""The number of people, at the beginning of the list, who attend every meeting: at school, from 16."""

CHOSEN_OTHERWISE = 0.06
"""How often a child has chosen a language other than that of the text, which is a warning."""

SOURCES = {True: ("pdg_lac", "school", "authority"), False: ("pupil_premium_plus", "school", "authority")}
SOURCES_POST16 = {True: ("ema", "st_davids_day_fund", "school"), False: ("bursary", "school", "authority")}


def facts(story: Story) -> Facts:
    """Return all facts."""
    dice = story.dice
    country = "wales" if story.in_wales else "england"
    authority = dice.one(names()["authorities"][country])
    attended = institutions(story)
    cast = people(story, attended[-1]["name"], authority)
    return {
        "pepdocs": "2",
        "record": reference(story),
        "jurisdiction": country,
        "phase": story.phase.code,
        "written_in": story.written_in,
        "plan.responsible_authority": authority,
        **of_the_child(story),
        **_plan(story),
        **_language(story),
        **_care(story),
        **_education(story, attended, cast),
        **_meeting(story, cast),
        **(_pathway(story) if story.stage.value == "X" else {}),
    }


def reference(story: Story) -> str:
    """Return the plan's reference, a different one for every number."""
    return f"FX-{story.number:06}-{_version(story):02}"


def _version(story: Story) -> int:
    return 1 if story.kind == "initial" else 2 + story.number % 6


def _plan(story: Story) -> Facts:
    dice, version = story.dice, _version(story)
    first = story.kind == "initial"
    begun = story.care + timedelta(1) if first else story.meeting - timedelta(dice.between(10, 21))
    return {
        "plan.status": "superseded" if dice.chance(0.04) else "final",
        "plan.kind": story.kind,
        "plan.initiated": weekday(begun).isoformat(),
        "plan.version": str(version),
        "plan.term": TERMS[story.meeting.month],
        "plan.number_in_year": str(1 + NUMBERS.index(TERMS[story.meeting.month])),
        "plan.supersedes": f"FX-{story.number:06}-{version - 1:02}",
        "plan.outside_lessons": _answer(dice.chance(0.85)),
        "child.accessible_formats": _formats(story),
        "local": {"bus_pass": f"B-{story.number:05}", "house": {"colour": dice.one(("red", "blue"))}},
    }


def _formats(story: Story) -> list[str]:
    sizes = {0: ["large_print"], 1: ["large_print"], 2: ["very_large_print"], 3: ["easy_read", "audio"]}
    return sizes.get(story.dice.between(0, 11), [])


def _language(story: Story) -> Facts:
    dice = story.dice
    foreign = dice.one(names()["foreign"])["lang"] if dice.chance(0.15) else ""
    own = story.written_in if dice.chance(0.8) else dice.one(("cy", "en"))
    choice = dice.one(("cy", "en", "both")) if dice.chance(CHOSEN_OTHERWISE) else story.language
    return {
        "language.home": [foreign, own] if foreign else [own],
        "language.plan_choice": choice,
        "language.meeting_choice": "other" if foreign else own,
        "language.school_category": dice.one(("primarily_welsh", "dual_language", "primarily_english")),
        "language.communication": "interpreter" if foreign else _help(story),
        "voice.gathered.language": foreign or own,
    }


def _help(story: Story) -> str:
    return story.dice.one(("none",) * 8 + ("bsl", "communication_aid"))


def _care(story: Story) -> Facts:
    dice = story.dice
    first = story.kind == "initial"
    latest = 0 if first else (story.meeting - story.care).days - 30
    placements = ("foster_care",) * 5 + ("kinship_care", "childrens_home", "with_parents")
    older = ("supported_lodgings", "foster_care", "semi_independent")
    return {
        "care.became_looked_after": story.care.isoformat(),
        "care.emergency": _answer(dice.chance(0.3)),
        "care.legal_status": dice.one(("care_order", "interim_care_order", "accommodated")),
        "care.placement_type": dice.one(older if story.stage.value == "X" else placements),
        "care.placement_started": (story.care + timedelta(dice.between(0, latest))).isoformat(),
        "care.placed_outside_authority": _answer(dice.chance(0.25)),
        "care.placed_in": dice.one(names()["areas"]),
    }


def _education(story: Story, attended: list[Facts], cast: list[dict[str, str]]) -> Facts:
    dice, now = story.dice, attended[-1]
    return {
        "people": cast,
        "setting.name": now["name"],
        "setting.kind": now["kind"],
        "setting.address": dice.one(names()["addresses"]),
        "setting.phone": f"01632 960 {dice.between(0, 999):03}",
        "setting.started": now["from"],
        "setting.full_time": _answer(dice.chance(0.88)),
        "history.institutions": attended,
        "history.attendance": attendance(story),
        "aln.has_aln": _answer(dice.chance(0.35)),
        "aln.idp.maintained_by": dice.one(("local_authority", "school")),
        "aln.ehc_plan.reference": f"EHC-{story.number:06}",
        "change.expected": _answer(dice.chance(0.4)),
        "change.changes.kind": _change(story),
        "future.engagement_risk": dice.one(("none", "low", "low", "medium", "high")),
    } | (_without_a_place(story, attended) if _has_no_place(story) else {})


def _change(story: Story) -> str:
    usual = CHANGES.get(story.year_group)
    return usual if usual and story.dice.chance(0.7) else story.dice.one(("change_school", "placement"))


def _has_no_place(story: Story) -> bool:
    return story.kind != "initial" and story.stage.value in "P34" and story.dice.chance(0.06)


def _without_a_place(story: Story, attended: list[dict[str, Any]]) -> Facts:
    """Return the facts of a short plan for a child without a school place."""
    last = attended[-1] | {"to": max(attended[-1]["from"], _days_before(story, 30))}
    return {
        "plan.kind": "short",
        "setting.name": {"none_stated_by": story.lead},
        "setting.kind": "none",
        "setting.started": None,
        "history.institutions": [*attended[:-1], last],
        "arrangements.education": words()["labels"]["no_place.education"][0],
    }


def _days_before(story: Story, days: int) -> str:
    return (story.meeting - timedelta(days)).isoformat()


def _meeting(story: Story, cast: list[dict[str, str]]) -> Facts:
    """Return the facts of the meeting: nearly all required people and some others attend."""
    core = CORE[story.stage.value == "X"]
    first, others = cast[:core], cast[core:]
    missing = story.dice.some(first, 1) if story.dice.chance(0.15) else []
    there = [one for one in first if one not in missing] + story.dice.some(others, 2)
    took_part = story.dice.one(("whole", "whole", "part", "not", "chose_not_to"))
    sent = day_of("meeting.copies.on", story)
    to = {"iro": "full", "carer1": "carer", "child": "child"}
    copies = [{"to": who, "edition": edition, "on": sent} for who, edition in to.items()]
    return {
        "meeting.invited": [one["id"] for one in there],
        "meeting.attended": [one["id"] for one in there],
        "voice.took_part": took_part,
        "meeting.child_attended": took_part,
        "meeting.copies": copies[: story.dice.one((3,) * 9 + (1,))],
    }


def _pathway(story: Story) -> Facts:
    """Return the facts of the pathway, which begins within three months of the 16th birthday."""
    sixteen = months_after(story.born, 16 * 12)
    due = months_after(sixteen, 3)
    begun = max(sixteen, story.care)
    assessed = max(begun + timedelta(7), due - timedelta(story.dice.between(0, 30)))
    planned = assessed + timedelta(14)
    return {
        "pathway.needs_assessment": {"due": due.isoformat(), "done": _past(assessed, story)},
        "pathway.plan_date": _past(planned, story),
        "pathway.plan_next_review": months_after(story.meeting, 5).isoformat(),
        "pathway.personal_adviser": {"person": "pa", "since": _past(begun, story)},
        "pathway.participation": "education",
        "pathway.allowance.scheme": "ema" if story.in_wales else "bursary",
    }


def _past(day: date, story: Story) -> str:
    return min(day, story.meeting).isoformat()


def source_of_money(story: Story, place: int) -> str:
    """Return the source of an entry's money; only the first entry has a grant."""
    sources = SOURCES_POST16 if story.stage.value == "X" else SOURCES
    of_the_country = sources[story.in_wales]
    return of_the_country[0] if place == 0 else story.dice.one(of_the_country[1:])


def _answer(yes: bool) -> str:  # noqa: FBT001 - converted at once
    return "yes" if yes else "no"

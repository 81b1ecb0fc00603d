"""The rules that a PEP is checked by, each a small pure function that yields findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from pepdocs.findings.model import Finding, Findings
from pepdocs.rules import (
    care,
    completeness,
    copies,
    dates,
    figures,
    law,
    links,
    local,
    meeting,
    quality,
    references,
    scales,
    whole,
)
from pepdocs.rules.context import PlanContext, ValuePlaces
from pepdocs.rules.copies import copies_are_made, not_asked_to_share
from pepdocs.rules.whole import language_choice
from pepdocs.schema.local.fields import NO_FIELDS, LocalFields
from pepdocs.schema.pep import Pep

__all__ = ["RULES", "check", "copies_are_made", "language_choice", "not_asked_to_share"]

Rule = Callable[[PlanContext], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    completeness.missing_fields,
    completeness.missing_roles,
    law.approval_was_in_time,
    law.pathway_is_due,
    local.missing_own_fields,
    local.own_fields_of_other_phases,
    local.fields_of_no_declaration,
    dates.dates_in_order,
    dates.history_is_sorted,
    dates.dates_are_near,
    dates.what_is_done_lies_behind,
    dates.next_meeting_is_soon,
    references.references_resolve,
    references.ids_are_unique,
    links.targets_near_and_far,
    links.views_are_answered,
    links.grants_serve_targets,
    links.money_and_targets_agree,
    meeting.core_was_there,
    meeting.child_was_heard,
    meeting.attendance_agrees,
    meeting.copies_were_sent,
    meeting.meeting_is_small,
    meeting.invitations_agree,
    meeting.invited_are_accounted_for,
    meeting.grade_is_of_scheme,
    meeting.term_fits_date,
    copies.paths_are_known,
    copies.copies_can_leave_it_out,
    copies.child_is_asked_to_share,
    copies.each_has_their_own,
    care.contacts_can_be_rung,
    care.contacts_are_in_order,
    care.numbers_are_likely,
    care.times_in_care_are_apart,
    care.others_are_named,
    whole.phase_fits_year,
    whole.year_fits_age,
    whole.text_is_in_chosen_language,
    whole.texts_are_in_both_languages,
    whole.belongs_to_country,
    whole.plan_is_in_force,
    whole.shares_fit,
    figures.figures_follow,
    figures.sessions_add_up,
    figures.costs_add_up,
    figures.scores_fit,
    scales.results_fit_their_scale,
    scales.early_years_fit_their_scale,
    quality.targets_can_be_measured,
    quality.target_is_not_its_need,
    quality.nothing_is_put_off,
)
"""Every rule. A new rule is a new function in this list."""


def check(
    pep: Pep, places: ValuePlaces, *, today: date, on: date | None = None, own: LocalFields = NO_FIELDS
) -> Findings:
    """Return the findings of every rule for a PEP; `own` are the field declarations of its authority.

    What a plan is to hold is judged on the day of its completion, else of its meeting, else today, and for a draft
    today; `on` takes the place of that day. Whether a date lies ahead is always judged from `today`.

    There are none for a file of unknown format, because it has not been read.
    """
    if pep.pepdocs is None:
        return Findings()
    context = PlanContext.of(pep, places, today, on, own)
    return Findings.of(finding for rule in RULES for finding in rule(context))

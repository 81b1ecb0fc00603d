"""The dates in a plan: how many days before or after the meeting, or after care began."""

from __future__ import annotations

from datetime import timedelta

from plans.story import Story, weekday

AROUND_THE_MEETING = {
    "plan.meeting": (0, 0),
    "plan.completed": (3, 9),
    "plan.previous": (-180, -150),
    "plan.next_meeting": (100, 172),
    "plan.next_care_review": (3, 20),
    "child.consent.on": (0, 0),
    "setting.others.from": (-60, -20),
    "setting.inspection.on": (-600, -200),
    "setting.reduced_timetable.ends": (20, 40),
    "setting.no_place.since": (-20, -5),
    "setting.no_place.target_date": (15, 30),
    "history.training.from": (-300, -250),
    "history.training.to": (-245, -240),
    "history.exclusions.from": (-150, -20),
    "arrangements.interventions.started": (-120, -20),
    "arrangements.referrals.made": (-60, -10),
    "arrangements.agencies.since": (-150, -30),
    "arrangements.other_plans.date": (-200, -20),
    "aln.idp.date": (-240, -180),
    "aln.idp.review_due": (110, 180),
    "aln.ehc_plan.review_due": (30, 150),
    "change.changes.when": (30, 150),
    "change.changes.ks4_approval.on": (-3, 10),
    "change.changes.actions.by": (10, 28),
    "change.changes.actions.done": (3, 8),
    "change.changes.passed_on": (5, 14),
    "voice.gathered.when": (-10, -3),
    "voice.views.response.told_on": (0, 5),
    "views_of_others.on": (-7, 0),
    "targets.actions.by": (15, 36),
    "targets.actions.done": (3, 12),
    "future.careers_guidance.on": (-60, -10),
    "future.epc_informed": (-10, -1),
    "pathway.individual_learning_plan.on": (-120, -60),
    "pathway.allowance.applied": (-200, -150),
    "pathway.allowance.awarded": (-140, -100),
    "pathway.offers.on": (-30, -5),
    "pathway.provider_visits.on": (10, 50),
    "pathway.post_transition_meeting": (60, 100),
    "meeting.prepared.on": (-9, -2),
    "meeting.agreement.on": (0, 5),
    "meeting.copies.on": (12, 14),
    "meeting.quality.on": (13, 16),
    "meeting.uploaded_on": (12, 16),
}

AFTER_CARE_BEGAN = {
    "people.since": (0, 10),
    "care.advocate.offered": (3, 12),
    "history.records_requested": (1, 2),
    "history.records_received": (5, 12),
}

UNUSUAL = {"plan.next_meeting": (195, 220), "plan.next_care_review": (-5, -3)}
"""Days that a warning is about."""

HOW_OFTEN_UNUSUAL = 0.07


def day_of(path: str, story: Story) -> str | None:
    """Return a date for a field, `None` if there is none for it."""
    anchor = story.care if path in AFTER_CARE_BEGAN else story.meeting
    days = AFTER_CARE_BEGAN.get(path) or AROUND_THE_MEETING.get(path)
    if path in UNUSUAL and story.dice.chance(HOW_OFTEN_UNUSUAL):
        days = UNUSUAL[path]
    if days is None:
        return None
    return weekday(anchor + timedelta(days=story.dice.between(*days))).isoformat()

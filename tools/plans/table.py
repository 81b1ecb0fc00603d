"""What the schema does not say about fields: suitable codes, people, and what must be filled in."""

from __future__ import annotations

KEPT = frozenset(
    {
        "care.advocate.offered", "change.changes.ks4_approval.by", "funding.id", "history.training.name",
        "language.plan_choice", "meeting.attended", "targets.id", "targets.success", "views_of_others.from",
        "views_of_others.text", "voice.views.id", "voice.views.text",
    }
)  # fmt: skip
"""Fields that even the shortest plan fills, because those beside them need them."""

NEVER_NONE = frozenset({"aln.idp.description", "aln.idp.provision", "arrangements.special_provision", "targets"})
"""Fields that would contradict the rest if they held an explicit none."""

STAFF = "designated_person designated_teacher class_teacher form_tutor personal_tutor personal_adviser alnco senco"
IN_ROLES = {
    "arrangements.interventions.led_by": STAFF,
    "change.changes.actions.who": STAFF,
    "targets.accountable": STAFF,
    "voice.gathered.by": STAFF,
    "voice.views.response.decided_by": f"{STAFF} social_worker",
    "voice.views.response.told_by": STAFF,
    "plan.chair": "designated_person designated_teacher social_worker",
    "plan.arranges_next": "designated_person designated_teacher social_worker personal_adviser",
    "care.permissions.who": "carer social_worker parent",
    "meeting.prepared.by": STAFF,
    "plan.completed_by": "designated_person designated_teacher personal_adviser",
    "care.advocate.person": "advocate",
    "care.independent_visitor": "independent_visitor",
    "future.careers_guidance.by": "careers_adviser form_tutor personal_tutor",
    "future.offer_tracker": "careers_adviser form_tutor",
    "meeting.quality.reviewer": "virtual_school_head lace_coordinator",
    "pathway.provider_contact": "post16_contact",
    "setting.arrangements_checked_by": "social_worker",
    "setting.trusted_adult": "class_teacher form_tutor personal_tutor",
}
"""The roles that fit a field; other fields may name anybody."""

ENTRIES_OF_PEOPLE = {
    "views_of_others": "from",
    "meeting.absent": "person",
    "meeting.agreement": "person",
    "care.emergency_contacts": "person",
}
"""Lists with an entry for each of some people, and the key of the person."""

ONE_ENTRY = frozenset({"aln.idp.provision", "change.changes"})
"""Lists with one entry, whose fields are made like those of a group."""

CHOICES = {
    "plan.held": ("in_person", "in_person", "hybrid", "remote"),
    "history.exclusions.kind": ("fixed_term", "internal"),
    "voice.views.response.done": ("yes", "planned"),
    "meeting.quality.scheme": ("four_grades",),
    "meeting.quality.grade": ("outstanding", "good", "requires_improvement"),
}
"""The codes that fit a field; in other fields all do."""

PLACES = {
    "history.training.provider": "providers",
    "pathway.offers.provider": "providers",
    "pathway.provider_visits.provider": "providers",
}
"""The names that fit a field."""

OWN_WORDS = frozenset({"voice.views.text"})
"""Fields with the child's own words, in the child's language."""

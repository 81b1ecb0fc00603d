"""The conditions on which a law applies to a child, or a field is asked for: one small vocabulary.

A condition names a fact about the child on the day of the plan, such as the age, and the values of it that meet the
condition. `situation` works the facts out. Each condition has a sentence, which docs and findings show.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on a fact: its sentence, the fact, and the values that meet it.

    A figure meets it from `at_least` and `below`; any other value if it is among `values`, or else not
    among `other_than`. A field is asked for on a condition that cannot be told, except `if_told`.
    """

    key: str
    says: str
    fact: str
    values: tuple[object, ...] = ()
    other_than: tuple[object, ...] = ()
    at_least: int | None = None
    below: int | None = None
    if_told: bool = False

    @property
    def context(self) -> str:
        """The context of the sentence in the catalogues."""
        return f"applies:{self.key}"

    def is_met_by(self, value: object) -> bool:
        """Return whether a value of the fact meets the condition."""
        if isinstance(value, int) and not isinstance(value, bool):
            return (self.at_least is None or value >= self.at_least) and (self.below is None or value < self.below)
        return value in self.values if self.values else value not in self.other_than


NO_SETTING = ("none", "home_education", "neet", "employment")
"""Kinds of setting without a school, college or provider."""

SCHOOLS = (
    "primary_school", "secondary_school", "all_age_school", "special_school", "independent_school", "sixth_form",
)  # fmt: skip

NOT_AT_SCHOOL = (
    *NO_SETTING, "further_education", "training", "apprenticeship", "higher_education", "childminder", "custody",
)  # fmt: skip
"""Kinds of setting that are no school, and in which none answers for the child's learning."""

# Who the child is on the day
LOOKED_AFTER = Condition("looked_after", "the child is under 18, and so looked after", "is_adult", values=(False,))
AGED_16_OR_17 = Condition("aged_16_or_17", "the child is 16 or 17 years old", "age", at_least=16, below=18)
IN_CARE_13_WEEKS = Condition(
    "in_care_13_weeks",
    "the child has been looked after for 13 weeks in all since the 14th birthday, and on a day from the 16th birthday",
    "days_in_care_since_14",
    at_least=13 * 7,
)
ASSESSMENT_LATE = Condition(
    "assessment_late",
    "more than three months have passed since the 16th birthday, or since those 13 weeks were reached, if later",
    "days_past_assessment",
    at_least=1,
)
OF_SCHOOL_AGE = Condition(
    "of_school_age", "the child is of compulsory school age", "school_age", values=("compulsory",)
)
NOT_OVER_SCHOOL_AGE = Condition(
    "not_over_school_age",
    "the child is not over compulsory school age (to the last Friday in June of the school year of the 16th birthday)",
    "school_age",
    other_than=("over",),
)
FROM_RECEPTION = Condition(
    "from_reception", "the child is in Reception or a later year", "year", other_than=("N1", "N2")
)

# Where the child lives and learns
HAS_CARER = Condition("has_carer", "the child does not live alone", "placement", other_than=("semi_independent",))
USES_WELSH = Condition("uses_welsh", "the child uses Welsh, or is taught through it", "welsh", values=(True,))
LIVES_IN_WALES = Condition("lives_in_wales", "the child lives in Wales", "area", values=("wales",))
LIVES_IN_ENGLAND_OR_WALES = Condition(
    "lives_in_england_or_wales", "the child lives in Wales or England", "area", values=("wales", "england")
)
HAS_SETTING = Condition("has_setting", "the child has a school or other setting", "setting", other_than=NO_SETTING)
REGISTERED_PUPIL = Condition(
    "registered_pupil",
    "the child is a registered pupil at a school",
    "setting",
    values=(*SCHOOLS, "pupil_referral_unit"),
)
AT_SCHOOL = Condition("at_school", "the child is at a school, or taught by one", "setting", other_than=NOT_AT_SCHOOL)
IN_CLASS = Condition("in_class", "the child is taught at a school", "setting", values=SCHOOLS)
AT_COLLEGE = Condition(
    "at_college",
    "the young person is at a sixth form, college, university or training provider",
    "setting",
    values=("sixth_form", "further_education", "higher_education", "training"),
)
STUDIES = Condition(
    "studies", "the child studies, and is not paid to learn", "setting", other_than=(*NO_SETTING, "apprenticeship")
)
NEEDS_WORK_EXPERIENCE = Condition(
    "needs_work_experience",
    "the child is at a school or college, and not at work",
    "setting",
    other_than=(*NO_SETTING, "apprenticeship", "training", "higher_education"),
)
MOVED_SCHOOL = Condition(
    "moved_school", "the child has been at more than one school or setting", "institutions", at_least=2
)
IN_KEY_STAGE_4 = Condition("in_key_stage_4", "the child is in Key Stage 4 (Year 10 or 11)", "year", values=("10", "11"))

# The plan
NOT_SHORT_BREAKS = Condition(
    "not_short_breaks", "the plan is not for a series of short breaks", "plan_kind", other_than=("short_break",)
)

# One planned change
CHANGES_PLACEMENT = Condition("changes_placement", "the change is one of placement", "change", values=("placement",))
DISRUPTS_EDUCATION = Condition("disrupts_education", "the change disrupts education", "disrupts", values=(True,))
NO_EMERGENCY = Condition(
    "no_emergency", "the change is not made in an emergency, or at once because of a risk", "emergency", values=(False,)
)
NOT_IN_EFFECT = Condition("not_in_effect", "the change has not been put into effect", "in_effect", values=(False,))

# Additional learning needs
AUTHORITY_KEEPS_IDP = Condition(
    "authority_keeps_idp",
    "the local authority that looks after the child keeps the IDP",
    "idp_kept_by",
    values=("local_authority",),
)

IDP_NOT_INCORPORATED = Condition(
    "idp_not_incorporated",
    "the law does not make the IDP a part of this plan",
    "idp_incorporated",
    values=(False,),
    if_told=True,
)

# From 16
HAS_PATHWAY_PLAN = Condition(
    "has_pathway_plan",
    "the young person has a pathway plan, or should have one by now",
    "pathway_plan",
    values=(True,),
    if_told=True,
)

"""The kinds of finding of the rules: something missing, contradictory or badly written.

The placeholder `{label}` is filled with the label of the field, `{law}` with the law that requires it, `{limit}` with
a number or with the label of another field.
"""

from __future__ import annotations

from pepdocs.findings.model import Code, Severity

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

# Something missing: see rules/completeness.py
MISSING_IN_LAW = Code(
    "PEP201",
    ERROR,
    "the law asks for this and it is not recorded: {label} ({law})",
    "fill it in; the field reference says where an explicit none or a reason is accepted",
)
MISSING = Code("PEP202", WARNING, "this is not recorded: {label}", "fill it in before the plan is final")
OPTIONAL = Code("PEP203", INFO, "this may be recorded and is not: {label}")
OTHER_STAGE = Code(
    "PEP204",
    INFO,
    "this does not belong to the phase or year group of the plan: {label}",
    "check the phase and the year group, or take this out",
)
NOT_PRACTICABLE = Code(
    "PEP205", WARNING, "a reason stands in place of this: {label} ({law})", "record it as soon as it can be found out"
)
NO_REASON_IN_WALES = Code(
    "PEP206",
    ERROR,
    "a reason cannot stand in place of this in Wales: {label} ({law})",
    "the law of Wales makes no exception; find it out and record it",
)
NONE_IS_NO_ANSWER = Code(
    "PEP207",
    ERROR,
    "the law asks for this and an explicit none is no answer: {label} ({law})",
    "record what there is, even if it is little",
)
REASON_ONLY = Code(
    "PEP208", WARNING, "a reason stands in place of this: {label}", "record it as soon as it can be found out"
)
INDISPENSABLE = Code(
    "PEP209", ERROR, "no plan can be made without this: {label}", "fill it in first; other rules depend on it"
)
ASKED_BY_AUTHORITY = Code(
    "PEP210",
    WARNING,
    "the authority asks for this and it is not recorded: {label}",
    "the authority's theme asks for it, not the law; fill it in before the plan is final",
)
NOT_DECLARED = Code(
    "PEP211",
    INFO,
    "the authority's theme has no field of this name",
    "nearest: {nearest}; what has no field is kept, and shown under “Further information”",
)

# Dates: see rules/dates.py
WRONG_ORDER = Code(
    "PEP301",
    ERROR,
    "these dates are in the wrong order; the first cannot come after the second: {label} – {limit}",
    "mend whichever of the two is wrong",
)
UNLIKELY_ORDER = Code(
    "PEP302",
    WARNING,
    "these dates are in an unusual order; the first mostly comes before the second: {label} – {limit}",
    "make sure that both are right",
)
UNSORTED = Code(
    "PEP303",
    WARNING,
    "this entry begins earlier than the one above it: {label}",
    "put the earliest first, so that the history can be followed",
)
FAR_AWAY = Code("PEP304", WARNING, "this date is more than {limit} years away from today: {label}", "look at the year")
AFTER_REVIEW = Code(
    "PEP305",
    WARNING,
    "the meeting comes after the review of the child's case: {label}",
    "the plan has to be ready for that review; bring the meeting forward",
)
AHEAD = Code(
    "PEP306",
    WARNING,
    "this date lies ahead, though it is that of something done: {label}",
    "look at the date; if it is not done yet, leave it out",
)
TOO_LATE = Code(
    "PEP307", WARNING, "this is more than {limit} months after the meeting: {label}", "agree an earlier day"
)

# References: see rules/references.py
NOBODY = Code(
    "PEP310",
    ERROR,
    "no one person under people has this id or name: {label}",
    "write one of these ids ({limit}): {ids}; or the word child, or the code of a role",
)
NOTHING = Code(
    "PEP311",
    ERROR,
    "nothing in the plan has this id: {label}",
    "write one of these ids ({limit}): {ids}; or take this out",
)
SAME_ID = Code(
    "PEP312",
    ERROR,
    "this id stands for something else already: {label}",
    "give each entry an id of its own; child always stands for the child",
)

# Targets, the child's voice and money: see rules/links.py
NO_SUCH_TARGET = Code(
    "PEP320",
    WARNING,
    "there is no target of this kind: {label}",
    "a plan has at least one short-term and one long-term target",
)
UNANSWERED = Code(
    "PEP330",
    WARNING,
    "something that the child said has no answer: {label}",
    "write what was decided about it, and tell the child",
)
REFUSED_WITHOUT_REASON = Code(
    "PEP331",
    WARNING,
    "the child's wish is not met, and nothing says why: {label}",
    "give the reason in words that the child would use",
)
NOT_TOLD = Code(
    "PEP332",
    INFO,
    "nothing says when the child was told of the answer: {label}",
    "tell the child, and write down the day",
)
GRANT_WITHOUT_TARGET = Code(
    "PEP340",
    WARNING,
    "this money for looked after children serves no target: {label}",
    "name the targets that it serves",
)
ONE_WAY_LINK = Code(
    "PEP341", INFO, "a target and its money do not both name each other: {label} – {limit}", "name each under the other"
)

# The meeting: see rules/meeting.py
CORE_ABSENT = Code(
    "PEP350",
    WARNING,
    "nobody in this role is recorded as present: {label}",
    "without them the meeting may have to be held again; record how they took part",
)
CHILD_UNHEARD = Code(
    "PEP351",
    WARNING,
    "neither the child's presence nor the child's views are recorded: {label}",
    "ask the child, and record what was said",
)
NO_COPY = Code(
    "PEP352", WARNING, "no copy is recorded for anybody in this role: {label}", "send the copy, and write down the day"
)
CROWDED = Code(
    "PEP353",
    INFO,
    "more than {limit} people are recorded as present: {label}",
    "children ask for small meetings; invite only those who are needed",
)
ATTENDANCE_DISAGREES = Code(
    "PEP354",
    WARNING,
    "these two do not agree with each other: {label} – {limit}",
    "both say how much of the meeting the child took part in",
)

# The plan as a whole: see rules/whole.py
PHASE_OF_ANOTHER_YEAR = Code(
    "PEP360",
    WARNING,
    "the phase and the year group do not belong together: {label} – {limit}",
    "mend one of them, unless the child is taught out of year",
)
YEAR_OF_ANOTHER_AGE = Code(
    "PEP361",
    INFO,
    "the year group is not the usual one for the child's age on 31 August: {label} – {limit}",
    "mend one of them, unless the child is taught out of year",
)
OTHER_LANGUAGE = Code(
    "PEP370",
    WARNING,
    "the child has chosen another language than that of the text: {label} – {limit}",
    "write the text in the language chosen, or in both as cy: and en:",
)
CHOICE_NOT_MADE = Code(
    "PEP371",
    WARNING,
    "no document is being made in the language that the child chose: {label}",
    "make the documents in that language as well",
)
OTHER_COUNTRY = Code(
    "PEP380",
    INFO,
    "this is usual under the law of the other country: {label}",
    "check the jurisdiction; it is that of the responsible authority, not of the school",
)
SUPERSEDED = Code(
    "PEP381", INFO, "this plan has been superseded: {label}", "make sure that you are working on the newest plan"
)
MORE_THAN_ALL = Code(
    "PEP390",
    ERROR,
    "attendance and absence come to more than {limit} per cent: {label}",
    "mend the figures of this school year",
)

# Quality of what was written: see rules/quality.py
NOT_MEASURABLE = Code(
    "PEP401",
    WARNING,
    "nobody could tell whether this has been reached: {label}",
    "say how much, how many or by when, or what will be seen",
)
SAME_TEXT = Code(
    "PEP402",
    INFO,
    "these two say the same, word for word: {label} – {limit}",
    "the need says why; the target says what will be different",
)
PLACEHOLDER = Code(
    "PEP403",
    WARNING,
    "this holds a place-holder and no answer: {label}",
    "write the answer; if there is none, say who said so with none_stated_by",
)

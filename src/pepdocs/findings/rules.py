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

# What the law asks for of this child on this day: see rules/completeness.py and rules/law.py
UNDECIDED = Code(
    "PEP212",
    WARNING,
    "without this nobody can tell whether a law applies: {label} ({law})",
    "record it; until then nothing is refused because of that law",
)
DUE = Code(
    "PEP213",
    INFO,
    "the law will ask for this, with the pathway plan and a personal adviser, by {limit}: {label} ({law})",
    "nothing is late yet; it is due three months after the 16th birthday, or after 13 weeks in care, if later",
)
APPROVAL_LATE = Code(
    "PEP214",
    WARNING,
    "this change has been put into effect and no approval of it is recorded: {label} ({law})",
    "record the approval; if there was none, tell the nominated officer, and write down what was decided",
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
NOT_ASKED_TO_SHARE = Code(
    "PEP333",
    WARNING,
    "nothing says whether the child wants this to be shared, and a copy for a carer or a parent is made: {label}",
    "ask the child, and write share: yes or share: no",
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
CONTRADICTORY = Code(
    "PEP355",
    WARNING,
    "the same person is in both of these lists: {label} – {limit}",
    "take the person out of the list that is wrong",
)
UNACCOUNTED = Code(
    "PEP356",
    INFO,
    "nothing says whether this person, who was invited, was there: {label}",
    "write the person under attended or under absent",
)
GRADE_OF_ANOTHER_SCHEME = Code(
    "PEP357",
    WARNING,
    "this grade is not one of those of the scheme: {label} – {limit}",
    "choose a grade of the scheme, or the scheme that the grade is of",
)

COPY_OF_ANOTHER = Code(
    "PEP358",
    WARNING,
    "this copy shows more than this person's own copy does: {label} – {limit}",
    "give each person their own copy; if it was sent already, ask whether it can be returned",
)
COPY_NOT_MADE = Code(
    "PEP359", WARNING, "a copy that the plan says was sent is not being made: {label}", "make it as well, with --copy"
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
TEXT_LANGUAGES = Code(
    "PEP372",
    INFO,
    "not every text of this plan is in both languages; of a hundred, so many are: {limit}",
    "a document with both languages side by side reads whole in each only if every text has cy: and en:",
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

# Figures that follow from others: see rules/figures.py
FIGURE_DISAGREES = Code(
    "PEP391",
    WARNING,
    "this does not follow from the other figures: {label}",
    "work it out again, or leave it out and it is worked out from them",
)
SESSIONS_DISAGREE = Code(
    "PEP392",
    WARNING,
    "the sessions attended and those of absence do not come to the sessions possible: {label}",
    "look at the register again, and mend whichever figure is wrong",
)
COSTS_DISAGREE = Code(
    "PEP393",
    WARNING,
    "the costs of the items do not come to the sum planned: {label}",
    "mend a cost or the sum planned, or leave the sum out and it is worked out",
)
OVER_ALLOCATION = Code(
    "PEP394",
    WARNING,
    "more is planned than has been allocated: {label} – {limit}",
    "mend one of the two sums, or write where the rest comes from as a sum of its own",
)
TOO_HIGH = Code(
    "PEP395",
    WARNING,
    "this score is higher than the questionnaire allows: {label}; the highest: {limit}",
    "look at the questionnaire again",
)

# Results held against their scales: see rules/scales.py
NOT_ON_SCALE = Code(
    "PEP396",
    WARNING,
    "the scale has no such value: {label}; its values: {limit}",
    "mend the value or the scale; leave the scale out if it is none of those listed",
)
SCALE_NOT_IN_USE = Code(
    "PEP397",
    WARNING,
    "this scale was not in use on the day of the result: {label} – {limit}",
    "look at the date, or choose the scale of that year",
)
AREA_OF_OTHER_COUNTRY = Code(
    "PEP398",
    WARNING,
    "this area of learning is one of the other country: {label}",
    "choose an area of the country where the child learns; the list names those of Wales",
)
DESCRIBED_ONLY = Code(
    "PEP399",
    WARNING,
    "this area is described and not judged: {label}",
    "take the judgement out, and write what the child can do under comment",
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

# Care, contacts and figures of the form: see rules/care.py
NO_TELEPHONE = Code(
    "PEP410",
    INFO,
    "there is no telephone number for this person, who is to be rung in an emergency: {label}",
    "write the number under people, as phone",
)
SAME_ORDER = Code(
    "PEP411",
    WARNING,
    "another person has the same place in the order: {label}",
    "number them 1, 2, 3, as they are to be rung",
)
OVERLAPPING = Code(
    "PEP412",
    WARNING,
    "this time in care begins before another has ended: {label}",
    "mend the dates; if it was one time without a break, write it once",
)
WHICH_OTHER = Code(
    "PEP413", WARNING, "the code other stands here, and nothing says what it is: {label}", "say what it is, under other"
)
ANOTHER_TERM = Code(
    "PEP414", WARNING, "the meeting is not in that term: {label} – {limit}", "mend the term or the date of the meeting"
)
OUT_OF_RANGE = Code(
    "PEP415",
    WARNING,
    "a number from 1 to {limit} is expected here: {label}",
    "write where it comes in the order, with 1 for the first",
)

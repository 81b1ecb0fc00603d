"""The English of the three forms around what people wrote, by context.

In plans of that jurisdiction or phase, a context that ends in `@england` or `@post16` replaces the
plain one (see `view.phrasing`).
"""

from __future__ import annotations

ENGLAND = {
    "view:section.designated_person@england": "For the designated teacher",
    "view:section.designated_person.intro@england": "This page is for the designated teacher and for those at the "
    "school who have to know. Do not hand it out with the rest of the plan.",
    "section:aln@england": "Special educational needs",
    "field:aln.has_aln@england": "Special educational needs",
    "field:arrangements.special_provision@england": "Special educational provision",
    "field:plan.next_care_review@england": "Next review of the care plan",
    "field:history.exclusions@england": "Suspensions and exclusions",
    "field:history.exclusions.kind@england": "Suspension or exclusion",
    "choice:ExclusionKind.fixed_term@england": "Suspension",
}
"""The terms of the law in England, where they differ."""

POST16 = {
    "view:chapter.at_school@post16": "At school or college",
    "view:child@post16": "The young person",
    "field:meeting.child_attended@post16": "The young person in the meeting",
    "field:change.changes.childs_view@post16": "The young person's own view of the change",
    "choice:Informant.child@post16": "The young person",
    "field:child.known_as@post16": "Name I like to use",
}
"""A young person is not called a child."""

WORDS: dict[str, str | tuple[str, str]] = {
    **ENGLAND,
    **POST16,
    "view:section.designated_person": "For the designated person",
    "view:section.designated_person.intro": "This page is for the designated person and for those at the school who "
    "have to know. Do not hand it out with the rest of the plan.",
    "view:chapter.targets": "Targets",
    "view:chapter.at_school": "At school",
    "view:chapter.wellbeing": "Well-being and interests",
    "view:chapter.next": "What comes next",
    "view:chapter.at_home": "At home",
    "view:chapter.so_far": "Education so far",
    "view:chapter.record": "The record",
    "view:section.my_page": "My page",
    "view:section.my_page.intro": "This is what I said. These are my own words.",
    "view:section.my_page.intro@post16": "This is my plan. This is what I said, in my own words.",
    "view:section.agreement": "Agreement and signatures",
    "view:section.further": "Further information",
    "view:nothing_said": "What I said has not been recorded yet",
    "view:no_targets": "No targets have been recorded",
    "view:no_views": "Nobody else's views have been recorded",
    "view:sessions.caption": "Sessions (half days)",
    "view:results.caption": "About these results",
    "view:figures.caption": "Attainment, term by term",
    "view:people.who": "Who, and how to reach them",
    "view:people.part": "Role, and part in the meeting",
    "view:appropriate.yes": "Appropriate person",
    "view:appropriate.no": "Not an appropriate person",
    "view:parental.yes": "With parental responsibility",
    "view:parental.no": "Without parental responsibility",
    "view:part.invited": "Invited",
    "view:part.attended": "Present",
    "view:part.absent": "Invited, not present",
    "view:part.not_invited": "Not invited",
    "view:part.copy": "Copy sent",
    "view:people.home": "At home and in the family",
    "view:people.school": "At school or college",
    "view:people.authority": "In the local authority",
    "view:people.others": "Others who help",
    "view:year.N1": "Nursery 1",
    "view:year.N2": "Nursery 2",
    "view:year.R": "Reception",
}

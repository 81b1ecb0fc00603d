"""The first page, and the texts at the top and foot of every page."""

from __future__ import annotations

from collections.abc import Iterator

from pepdocs.base.copies import Copy
from pepdocs.base.language import NEUTRAL, Phrase, Run
from pepdocs.schema.declare import Record, declared, field_path
from pepdocs.schema.pep import Phase
from pepdocs.schema.sections.child import Child
from pepdocs.schema.sections.meeting import CopyEdition
from pepdocs.schema.sections.plan import Plan
from pepdocs.schema.sections.setting import Setting
from pepdocs.view import blocks as b
from pepdocs.view.derive import columns_of, label
from pepdocs.view.phrasing import JOINT, Phrasing
from pepdocs.wording import Speaker

PAIR = " / "
LONGEST_IN_FOOT = 80
KEY_DATES = ("meeting", "completed", "next_meeting", "next_care_review")


def cover(phrasing: Phrasing, *, draft: bool) -> b.Cover:
    """Return the first page of a document."""
    return b.Cover(
        title=title(phrasing),
        name=_name(phrasing),
        facts=tuple(_facts(phrasing)),
        key_dates=_key_dates(phrasing),
        contents=phrasing.say("view:contents"),
        running=title(phrasing),
        footer=_footer(phrasing),
        page_words=tuple(
            (Run(say.text("view:page"), say.lang), Run(say.text("view:of"), say.lang))
            for say in map(Speaker, phrasing.languages)
        ),
        draft=phrasing.say("view:draft_band") if draft else (),
        also=tuple(_also(phrasing)),
        skip=phrasing.say("view:skip"),
    )


def title(phrasing: Phrasing) -> Phrase:
    """Return the title of the form."""
    suffix = ".post16" if phrasing.pep.form is Phase.post16 else ""
    return phrasing.say(f"view:title{suffix}")


def document_title(phrasing: Phrasing) -> str:
    """Return the title for a window: the form and the reference, without the child's name."""
    form = PAIR.join(run.text for run in title(phrasing))
    return f"{form} – {phrasing.pep.record}" if phrasing.pep.record else form


def _name(phrasing: Phrasing) -> Phrase:
    child = phrasing.pep.child
    names = [name for name in (child.first_names, child.surname) if name] if child else []
    return (Run(" ".join(names), NEUTRAL),) if names else phrasing.say("view:not_recorded")


def _facts(phrasing: Phrasing) -> Iterator[b.Fact]:
    if phrasing.copy is not Copy.FULL:
        whose = phrasing.say(CopyEdition.of(phrasing.copy).context)
        yield b.Fact(phrasing.say("view:copy"), b.Value((whose, phrasing.say("view:copy.not_full"))))
    yield from _some(phrasing, Child, phrasing.pep.child, ("known_as", "year_group"))
    yield from _some(phrasing, Setting, phrasing.pep.setting, ("name",))
    yield from _some(phrasing, Plan, phrasing.pep.plan, ("responsible_authority", "kind", "status", "version"))
    if phrasing.pep.record:
        yield b.Fact(phrasing.say("view:record"), b.Value(((Run(phrasing.pep.record, NEUTRAL),),)))


def _some(phrasing: Phrasing, model: type[Record], record: Record | None, keys: tuple[str, ...]) -> Iterator[b.Fact]:
    for field in declared(model):
        if field.key in keys and phrasing.is_shown(record, field, field_path(model, field.key)):
            value = getattr(record, field.name) if record else None
            yield b.Fact(label(phrasing, model, field), phrasing.value(value, field))


def _key_dates(phrasing: Phrasing) -> b.Grid:
    """Return a table of the plan's key dates, with a row for each whether or not it is recorded."""
    titles = [phrasing.say("view:key_dates.what"), phrasing.say("view:key_dates.date")]
    plan = phrasing.pep.plan
    rows = [
        b.Row((b.Value((label(phrasing, Plan, field),)), phrasing.value(getattr(plan, field.name, None))))
        for field in declared(Plan)
        if field.key in KEY_DATES and phrasing.may_show(field)
    ]
    return b.Grid(phrasing.say("view:key_dates"), columns_of(titles, [60, 40]), tuple(rows))


def _footer(phrasing: Phrasing) -> Phrase:
    """Return the foot of every page: reference and version, then the confidentiality marking.

    The reference appears once, as does a marking that was written in one language only.
    """
    marking = _marking(phrasing)
    whole = {run.lang for run in marking} >= set(phrasing.languages)
    lines = (
        Run(JOINT.join(_foot(phrasing, lang, phrasing.inline(marking, lang) if whole else "")), lang)
        for lang in phrasing.languages
    )
    return tuple(run for run in lines if run.text) + (() if whole else marking)


def _foot(phrasing: Phrasing, lang: str, marking: str) -> Iterator[str]:
    plan = phrasing.pep.plan
    if lang == phrasing.languages[0] and phrasing.pep.record:
        yield phrasing.pep.record
    if plan and plan.version and _fits(plan.version):
        yield f"{phrasing.wording.speaker(lang).text('view:version')} {plan.version}"
    if marking:
        yield marking


def _marking(phrasing: Phrasing) -> Phrase:
    """Return the plan's own confidentiality marking, or the form's if it has none that fits."""
    marking = phrasing.pep.meeting.confidentiality if phrasing.pep.meeting else None
    own = phrasing.text(marking)[0] if marking else ()
    fits = own and all(_fits(run.text) for run in own)
    return own if fits else phrasing.say("view:confidential")


def _fits(text: str) -> bool:
    """Return whether a text fits in the foot of a page; one that does not still appears in its section."""
    return len(text) <= LONGEST_IN_FOOT and "\n" not in text


def _also(phrasing: Phrasing) -> Iterator[Run]:
    """Yield a note, in the other language, that the document is available in that language.

    A bilingual document has instead, for readers of each language, a note that some text is only in the other.
    """
    for lang, other in (("cy", "en"), ("en", "cy")):
        text = phrasing.wording.speaker(lang).text
        if len(phrasing.languages) > 1:
            if phrasing.has_text_only_in(other):
                yield Run(text(f"view:one_language_{other}"), lang)
        elif lang not in phrasing.languages:
            yield Run(text(f"view:also_{lang}"), lang)

"""The first page, and what stands at the top and foot of every page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pepdocs.base.language import NEUTRAL, Phrase, Run
from pepdocs.schema.declare import Record, declared
from pepdocs.schema.derived.messages import field_path
from pepdocs.schema.pep import Phase
from pepdocs.schema.sections.child import Child
from pepdocs.schema.sections.plan import Plan
from pepdocs.schema.sections.setting import Setting
from pepdocs.view import blocks as b
from pepdocs.view.derive import columns_of, label
from pepdocs.view.phrasing import JOINT, Teller
from pepdocs.wording import Speaker

PAIR = " / "
LONGEST_IN_FOOT = 80
KEY_DATES = ("meeting", "completed", "next_meeting", "next_care_review")


def cover(tell: Teller, *, draft: bool) -> b.Cover:
    """Return the first page of a document."""
    return b.Cover(
        title=title(tell),
        name=_name(tell),
        facts=tuple(_facts(tell)),
        key_dates=_key_dates(tell),
        contents=tell.say("view:contents"),
        running=title(tell),
        footer=_footer(tell),
        page_words=tuple(
            (Run(say.text("view:page"), say.lang), Run(say.text("view:of"), say.lang))
            for say in map(Speaker, tell.languages)
        ),
        draft=tell.say("view:draft_band") if draft else (),
        also=tuple(_also(tell)),
        skip=tell.say("view:skip"),
    )


def title(tell: Teller) -> Phrase:
    """Return the title of the form."""
    suffix = ".post16" if tell.pep.form is Phase.post16 else ""
    return tell.say(f"view:title{suffix}")


def document_title(tell: Teller) -> str:
    """Return the title that a window shows: the form and the reference, never the child's name."""
    form = PAIR.join(run.text for run in title(tell))
    return f"{form} – {tell.pep.record}" if tell.pep.record else form


def _name(tell: Teller) -> Phrase:
    child = tell.pep.child
    names = [name for name in (child.first_names, child.surname) if name] if child else []
    return (Run(" ".join(names), NEUTRAL),) if names else tell.say("view:not_recorded")


def _facts(tell: Teller) -> Iterator[b.Fact]:
    yield from _some(tell, Child, tell.pep.child, ("known_as", "year_group"))
    yield from _some(tell, Setting, tell.pep.setting, ("name",))
    plan = ("responsible_authority", "kind", "status", "version")
    yield from _some(tell, Plan, tell.pep.plan, plan)
    if tell.pep.record:
        yield b.Fact(tell.say("view:record"), b.Value(((Run(tell.pep.record, NEUTRAL),),)))


def _some(tell: Teller, model: type[Record], record: Record | None, keys: tuple[str, ...]) -> Iterator[b.Fact]:
    for field in declared(model):
        if field.key in keys and tell.shown(record, field, field_path(model, field.key)):
            value = getattr(record, field.name) if record else None
            yield b.Fact(label(tell, model, field), tell.value(value, field))


def _key_dates(tell: Teller) -> b.Grid:
    titles = [tell.say("view:key_dates.what"), tell.say("view:key_dates.date")]
    plan = tell.pep.plan
    rows = [
        b.Row((b.Value((label(tell, Plan, field),)), _day(tell, getattr(plan, field.name, None))))
        for field in declared(Plan)
        if field.key in KEY_DATES
    ]
    return b.Grid(tell.say("view:key_dates"), columns_of(titles, [60, 40]), tuple(rows))


def _day(tell: Teller, day: date | None) -> b.Value:
    return tell.gap() if day is None else b.Value((tell.wording.date(day),))


def _footer(tell: Teller) -> Phrase:
    """Return the foot of every page: reference and version, then the mark of confidentiality.

    The reference stands once, and so does a mark that was written in one language only.
    """
    said = _mark(tell)
    whole = {run.lang for run in said} >= set(tell.languages)
    lines = tuple(
        Run(JOINT.join(_foot(tell, lang, tell.inline(said, lang) if whole else "")), lang) for lang in tell.languages
    )
    return tuple(run for run in lines if run.text) + (() if whole else said)


def _foot(tell: Teller, lang: str, mark: str) -> Iterator[str]:
    plan = tell.pep.plan
    if lang == tell.languages[0] and tell.pep.record:
        yield tell.pep.record
    if plan and plan.version and _fits(plan.version):
        yield f"{tell.wording.speaker(lang).text('view:version')} {plan.version}"
    if mark:
        yield mark


def _mark(tell: Teller) -> Phrase:
    """Return the plan's own mark of confidentiality, or the form's where it has none that fits."""
    mark = tell.pep.meeting.confidentiality if tell.pep.meeting else None
    own = tell.text(mark)[0] if mark else ()
    fits = own and all(_fits(run.text) for run in own)
    return own if fits else tell.say("view:confidential")


def _fits(text: str) -> bool:
    """Whether a text fits in the foot of a page; what does not is in the document all the same."""
    return len(text) <= LONGEST_IN_FOOT and "\n" not in text


def _also(tell: Teller) -> Iterator[Run]:
    """Yield that the document is to be had in the other language, in that language.

    A document in both says instead, to readers of each, if something was written in one only.
    """
    if len(tell.languages) > 1:
        yield from _one_language(tell)
    for lang in ("cy", "en"):
        if lang not in tell.languages:
            yield Run(tell.wording.speaker(lang).text(f"view:also_{lang}"), lang)


def _one_language(tell: Teller) -> Iterator[Run]:
    for lang, other in (("cy", "en"), ("en", "cy")):
        if tell.has_text_only_in(other):
            yield Run(tell.wording.speaker(lang).text(f"view:one_language_{other}"), lang)

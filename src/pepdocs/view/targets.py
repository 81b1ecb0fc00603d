"""Target cards, the review of the last targets, and the money."""

from __future__ import annotations

from pepdocs.base.language import NEUTRAL, Phrase, Run
from pepdocs.schema.declare import Declared, by_key
from pepdocs.schema.kinds import said
from pepdocs.schema.sections.change import ActionRecord
from pepdocs.schema.sections.targets import Funding, Review, TargetRecord
from pepdocs.view import blocks as b
from pepdocs.view.derive import grid, label
from pepdocs.view.phrasing import Teller
from pepdocs.view.voice import quoted

ON_THE_CARD = (
    "horizon", "need", "baseline", "success", "due", "accountable", "monitoring", "agreed_with",
    "intervention", "resources",
)  # fmt: skip


def targets(tell: Teller) -> tuple[b.Block, ...]:
    """Return one card a target, or a statement that there are none."""
    found = tell.pep.targets
    if not said(found):
        return _no_records(tell, found, "view:no_targets")
    return tuple(_card(tell, number, target) for number, target in enumerate(said(found), 1))


def _no_records(tell: Teller, found: object, context: str) -> tuple[b.Block, ...]:
    title = tell.say(context)
    return (b.Facts((b.Fact(title, tell.value(found)),)),) if found else (b.Notice(title),)


def _card(tell: Teller, number: int, target: TargetRecord) -> b.Target:
    answers = _answers(tell, target)
    actions = tuple(_action(tell, action) for action in target.actions or ())
    text = tell.value(target.text)
    return b.Target(
        number=str(number),
        area=tell.say(target.area.context if target.area else "field:targets.text"),
        text=b.Value(text.phrases, text.tone, tell.note(text.phrases) if target.text else ()),
        facts=_facts(tell, target),
        actions_caption=tell.say("view:actions") if actions else (),
        headings=_headings(tell) if actions else ((), (), (), ()),
        actions=actions,
        answers_label=tell.say("view:answers") if answers else (),
        answers=answers,
    )


def _headings(tell: Teller) -> tuple[Phrase, Phrase, Phrase, Phrase]:
    what, who, by_when, done = (tell.say(f"view:{key}") for key in ("what", "who", "by_when", "done"))
    return what, who, by_when, done


def _facts(tell: Teller, target: TargetRecord) -> tuple[b.Fact, ...]:
    fields = by_key(TargetRecord)
    shown = [fields[key] for key in ON_THE_CARD if tell.shown(target, fields[key], f"targets.{key}")]
    facts = [b.Fact(label(tell, TargetRecord, field), _value(tell, target, field)) for field in shown]
    money = _money(tell, target)
    return (*facts, *((b.Fact(tell.say("view:money_used"), money),) if money.phrases else ()))


def _value(tell: Teller, target: TargetRecord, field: Declared) -> b.Value:
    return tell.value(getattr(target, field.name), field)


def _action(tell: Teller, action: ActionRecord) -> b.Action:
    fields = by_key(ActionRecord)
    what, who, by = (tell.value(getattr(action, key), fields[key]) for key in ("what", "who", "by"))
    done = (tell.wording.date(action.done),) if action.done else ()
    return b.Action(what, who, b.Value((*by.phrases, *done), by.tone), tell.say("view:done"))


def _answers(tell: Teller, target: TargetRecord) -> tuple[b.Value, ...]:
    views = said(tell.pep.voice.views) if tell.pep.voice else ()
    by_id = {view.id: view for view in views}
    ids = target.views or ()
    return tuple(quoted(tell, by_id[id_]) if id_ in by_id else b.Value(((Run(id_, NEUTRAL),),)) for id_ in ids)


def _money(tell: Teller, target: TargetRecord) -> b.Value:
    by_id = {sum_.id: sum_ for sum_ in said(tell.pep.funding)}
    phrases: list[Phrase] = []
    for id_ in target.funding or ():
        sum_ = by_id.get(id_)
        if sum_ is None:
            phrases.append((Run(id_, NEUTRAL),))
            continue
        phrases += tell.value(sum_.buys).phrases if sum_.buys else ()
        phrases += [tell.wording.money(sum_.planned)] if sum_.planned is not None else ()
    return b.Value(tuple(phrases))


def review(tell: Teller) -> tuple[b.Block, ...]:
    """Return what became of the targets of the last plan."""
    found = tell.pep.review
    title = tell.say("field:review")
    if said(found):
        return tuple(grid(tell, tell.say("view:review.caption"), Review, list(said(found))))
    return (b.Facts((b.Fact(title, tell.value(found or None)),)),)


def funding(tell: Teller) -> tuple[b.Block, ...]:
    """Return the money: where from, what it buys, which targets it serves."""
    found = tell.pep.funding
    title = tell.say("field:funding")
    if not said(found):
        return (b.Facts((b.Fact(title, tell.value(found or None)),)),)
    caption = tell.say("view:funding.caption")
    return tuple(grid(tell, caption, Funding, list(said(found)), skip=frozenset({"id"})))

"""Target cards, the review of the last targets, and the money."""

from __future__ import annotations

from pepdocs.base.language import NEUTRAL, Phrase, Run
from pepdocs.schema.declare import by_key
from pepdocs.schema.figures import value_of
from pepdocs.schema.kinds import NoneStated, NotPracticable, said
from pepdocs.schema.sections.change import ActionRecord
from pepdocs.schema.sections.targets import Funding, Review, TargetRecord
from pepdocs.view import blocks as b
from pepdocs.view.copies import sees_all
from pepdocs.view.derive import grid, label
from pepdocs.view.phrasing import Phrasing
from pepdocs.view.voice import own_words

ON_THE_CARD = (
    "horizon", "need", "baseline", "success", "due", "accountable", "monitoring", "agreed_with",
    "intervention", "resources",
)  # fmt: skip


def targets(phrasing: Phrasing) -> tuple[b.Block, ...]:
    """Return a card for each target, or a statement that there are none."""
    records = phrasing.pep.targets
    if said(records):
        return tuple(_card(phrasing, number, target) for number, target in enumerate(said(records), 1))
    if not sees_all("targets", phrasing.copy):
        return ()
    title = phrasing.say("view:no_targets")
    return (b.Facts((b.Fact(title, phrasing.value(records)),)),) if records else (b.Notice(title),)


def _card(phrasing: Phrasing, number: int, target: TargetRecord) -> b.Target:
    answers = _answers(phrasing, target)
    actions = tuple(_action(phrasing, action) for action in target.actions or ())
    text = phrasing.value(target.text)
    return b.Target(
        number=str(number),
        area=phrasing.say(target.area.context if target.area else "field:targets.text"),
        text=b.Value(text.phrases, text.tone, phrasing.note(text.phrases) if target.text else ()),
        facts=_facts(phrasing, target),
        actions_caption=phrasing.say("view:actions") if actions else (),
        headings=tuple(phrasing.say(f"view:{key}") if actions else () for key in ("what", "who", "by_when", "done")),
        actions=actions,
        answers_label=phrasing.say("view:answers") if answers else (),
        answers=answers,
    )


def _facts(phrasing: Phrasing, target: TargetRecord) -> tuple[b.Fact, ...]:
    fields = by_key(TargetRecord)
    shown = [fields[key] for key in ON_THE_CARD if phrasing.is_shown(target, fields[key], f"targets.{key}")]
    facts = (
        b.Fact(label(phrasing, TargetRecord, field), phrasing.value(getattr(target, field.name), field))
        for field in shown
    )
    money = _money(phrasing, target)
    return (*facts, *((b.Fact(phrasing.say("view:money_used"), money),) if money.phrases else ()))


def _action(phrasing: Phrasing, action: ActionRecord) -> b.Action:
    fields = by_key(ActionRecord)
    what, who, by = (phrasing.value(getattr(action, key), fields[key]) for key in ("what", "who", "by"))
    done = phrasing.optional(action.done).phrases
    return b.Action(what, who, b.Value(by.phrases + done, by.tone), phrasing.say("view:done"))


def _answers(phrasing: Phrasing, target: TargetRecord) -> tuple[b.Value, ...]:
    if isinstance(target.views, NoneStated | NotPracticable):
        return (phrasing.value(target.views),)
    by_id = {view.id: view for view in phrasing.views}
    return tuple(
        own_words(phrasing, by_id[id_]) if id_ in by_id else b.Value(((Run(id_, NEUTRAL),),))
        for id_ in said(target.views)
    )


def _money(phrasing: Phrasing, target: TargetRecord) -> b.Value:
    if isinstance(target.funding, NoneStated | NotPracticable):
        return phrasing.value(target.funding)
    by_id = {sum_.id: sum_ for sum_ in said(phrasing.pep.funding)}
    phrases: list[Phrase] = []
    for id_ in said(target.funding):
        sum_ = by_id.get(id_)
        if sum_ is None:
            phrases.append((Run(id_, NEUTRAL),))
            continue
        phrases += phrasing.value(sum_.buys).phrases if sum_.buys else ()
        planned = value_of(sum_, "planned")
        phrases += [phrasing.wording.money(planned)] if planned is not None else ()
    return b.Value(tuple(phrases))


def review(phrasing: Phrasing) -> tuple[b.Block, ...]:
    """Return the outcomes of the previous plan's targets."""
    return _table(phrasing, Review, phrasing.pep.review)


def funding(phrasing: Phrasing) -> tuple[b.Block, ...]:
    """Return the funding: its source, what it buys and which targets it supports."""
    return _table(phrasing, Funding, phrasing.pep.funding)


def _table(phrasing: Phrasing, model: type[Review | Funding], records: object) -> tuple[b.Block, ...]:
    if said(records):
        caption = phrasing.say(f"view:{model.path}.caption")
        return tuple(grid(phrasing, caption, model, list(said(records)), skip=frozenset({"id", "of"})))
    if not sees_all(model.path, phrasing.copy):
        return ()
    return (b.Facts((b.Fact(phrasing.say(f"field:{model.path}"), phrasing.value(records or None)),)),)

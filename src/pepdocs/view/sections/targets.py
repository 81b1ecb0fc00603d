"""Target cards, the review of the last targets, and the money."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import cast

from pepdocs.base.language import NEUTRAL, Phrase, Run
from pepdocs.schema.declare import by_key
from pepdocs.schema.figures import value_of
from pepdocs.schema.kinds import NoneStated, NotPracticable, said
from pepdocs.schema.sections.change import ActionRecord
from pepdocs.schema.sections.targets import Funding, Review, TargetRecord
from pepdocs.view import blocks as b
from pepdocs.view.copies import sees_all
from pepdocs.view.derive import columns_of, grid, joined, label
from pepdocs.view.phrasing import Phrasing
from pepdocs.view.sections.voice import own_words

ON_THE_CARD = (
    "horizon", "need", "baseline", "success", "due", "accountable", "monitoring", "agreed_with",
    "intervention", "resources",
)  # fmt: skip

ACTION_SHARES = [46, 26, 28]
ALL_ACTION_SHARES = [22, 38, 22, 9, 9]


def targets(phrasing: Phrasing) -> tuple[b.Block, ...]:
    """Return a card for each target, or a statement that there are none."""
    records = phrasing.pep.targets
    if said(records):
        return tuple(_card(phrasing, number, target) for number, target in enumerate(said(records), 1))
    if not sees_all("targets", phrasing.copy):
        return ()
    if records:
        return joined(phrasing, [b.Fact(phrasing.say("field:targets"), phrasing.value(records))])
    return (b.Notice(phrasing.say("view:no_targets")),)


def _card(phrasing: Phrasing, number: int, target: TargetRecord) -> b.Target:
    answers = _answers(phrasing, target)
    return b.Target(
        number=str(number),
        area=phrasing.say(target.area.context if target.area else "field:targets.text"),
        text=b.FactLine((b.Fact((), phrasing.value(target.text)),)),
        facts=_facts(phrasing, target),
        actions=_actions(phrasing, target.actions or ()),
        answers_label=phrasing.say("view:answers") if answers else (),
        answers=answers,
    )


def _facts(phrasing: Phrasing, target: TargetRecord) -> tuple[b.Facts, ...]:
    fields = by_key(TargetRecord)
    shown = [fields[key] for key in ON_THE_CARD if phrasing.is_shown(target, fields[key], f"targets.{key}")]
    facts = [
        b.Fact(label(phrasing, TargetRecord, field), phrasing.value(getattr(target, field.name), field))
        for field in shown
    ]
    if isinstance(target.views, NoneStated | NotPracticable):
        facts.append(b.Fact(phrasing.say("view:answers"), phrasing.value(target.views)))
    money = _money(phrasing, target)
    facts += [b.Fact(phrasing.say("view:money_used"), money)] if money.phrases else []
    return cast("tuple[b.Facts, ...]", joined(phrasing, facts))


def _actions(phrasing: Phrasing, actions: Iterable[ActionRecord]) -> b.Grid | None:
    """Return a target's actions as a table: what, who, by when."""
    rows = tuple(b.Row(_action(phrasing, action)) for action in actions)
    if not rows:
        return None
    titles = [phrasing.say(f"view:{key}") for key in ("what", "who", "by_when")]
    return b.Grid(phrasing.say("view:actions"), columns_of(titles, ACTION_SHARES), rows, "actions")


def _action(phrasing: Phrasing, action: ActionRecord) -> tuple[b.Value, ...]:
    fields = by_key(ActionRecord)
    what, who, by = (phrasing.value(getattr(action, key), fields[key]) for key in ("what", "who", "by"))
    if action.done:
        by = b.Value((*by.phrases, phrasing.say("view:done_on", day=phrasing.wording.date(action.done))))
    return what, who, by


@dataclass(frozen=True, slots=True)
class PlannedAction:
    """An action of the plan, and the number of its target or the title of the section that has it."""

    action: ActionRecord
    of: Phrase


def who_does_what(phrasing: Phrasing) -> b.Grid | None:
    """Return every action of the plan by its date, with a box to tick; None if there are none."""
    planned = sorted(_planned(phrasing), key=lambda each: each.action.by or date.max)
    if not planned:
        return None
    titles = [phrasing.say(f"view:{key}") for key in ("by_when", "what", "who", "target", "done")]
    rows = tuple(b.Row(_planned_action(phrasing, each)) for each in planned)
    return b.Grid(phrasing.say("view:who_what_when"), columns_of(titles, ALL_ACTION_SHARES), rows, "actions")


def _planned(phrasing: Phrasing) -> Iterator[PlannedAction]:
    """Yield the actions of the targets and of the planned changes."""
    for number, target in enumerate(said(phrasing.pep.targets), 1):
        for action in target.actions or ():
            yield PlannedAction(action, (Run(str(number), NEUTRAL),))
    for change in said(phrasing.pep.change.changes) if phrasing.pep.change else ():
        for action in said(change.actions):
            yield PlannedAction(action, phrasing.say("view:change"))


def _planned_action(phrasing: Phrasing, planned: PlannedAction) -> tuple[b.Value, ...]:
    what, who, by = _action(phrasing, planned.action.model_copy(update={"done": None}))
    is_done = planned.action.done is not None
    box = phrasing.say("view:box_ticked" if is_done else "view:box_to_tick")
    # A picture has one alternative text, which is that of the document's own language.
    return by, what, who, b.Value((planned.of,)), b.Value((box[:1],), "ticked" if is_done else "tick")


def _answers(phrasing: Phrasing, target: TargetRecord) -> tuple[b.Value, ...]:
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
    return b.Value(tuple(phrases), note=phrasing.note(tuple(phrases)), form="line")


def review(phrasing: Phrasing) -> tuple[b.Block, ...]:
    """Return the outcomes of the previous plan's targets."""
    return _table(phrasing, Review, phrasing.pep.review)


def funding(phrasing: Phrasing) -> tuple[b.Block, ...]:
    """Return the funding: its source, what it buys and which targets it supports."""
    return _table(phrasing, Funding, phrasing.pep.funding)


def _table(phrasing: Phrasing, model: type[Review | Funding], records: object) -> tuple[b.Block, ...]:
    if said(records):
        return tuple(grid(phrasing, (), model, list(said(records)), skip=frozenset({"id", "of"})))
    if not sees_all(model.path, phrasing.copy):
        return ()
    return joined(phrasing, [b.Fact(phrasing.say(f"field:{model.path}"), phrasing.value(records or None))])

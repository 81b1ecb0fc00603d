"""Links between the entries of a plan: views, targets and funding."""

from __future__ import annotations

from typing import Any

from plans.dice import Dice

LINKS = frozenset(
    {
        "change.changes.childs_view", "funding.targets", "pathway.individual_learning_plan.targets",
        "targets.funding", "targets.views",
    }
)  # fmt: skip
"""The fields that are filled after all entries have been made."""

HOW_OFTEN_FORGOTTEN = 0.05
"""How often money and target do not link to each other, or money has no target, which is a warning."""


def link(content: dict[str, Any], dice: Dice, lead: str) -> None:
    """Add the links to a plan that has none; `lead` says so of a target that answers no view."""
    targets, funding = _entries(content, "targets"), _entries(content, "funding")
    views = [view["id"] for view in _entries(content.get("voice"), "views")]
    for target in targets:
        target["views"] = dice.some(views, dice.between(0, 2)) or {"none_stated_by": lead}
    for money in funding:
        _pay(money, targets, dice)
    for change in _entries(content.get("change"), "changes"):
        change.update({"childs_view": dice.one(views)} if views else {})
    plan = content.get("pathway", {}).get("individual_learning_plan")
    if plan and targets:
        plan["targets"] = [targets[0]["id"]]


def _entries(section: Any, key: str) -> list[dict[str, Any]]:
    """Return the entries of a list, none if it is missing or an explicit none."""
    entries = section.get(key) if isinstance(section, dict) else None
    return entries if isinstance(entries, list) else []


def _pay(money: dict[str, Any], targets: list[dict[str, Any]], dice: Dice) -> None:
    served = [] if dice.chance(HOW_OFTEN_FORGOTTEN) else dice.some(targets, dice.between(1, 2))
    money["targets"] = [target["id"] for target in served]
    for target in served:
        if not dice.chance(HOW_OFTEN_FORGOTTEN):
            target.setdefault("funding", []).append(money["id"])

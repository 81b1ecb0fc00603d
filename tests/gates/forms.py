"""Forms in a browser: what a person does with one, in steps, and what came of each."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gates.browser import MODULES
from pepdocs.schema import kinds

USE = Path(__file__).with_name("forms.cjs")

Tree = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Used:
    """What each step told, what the browser refused or complained of, and which addresses the page asked for."""

    told: list[Any]
    refused: list[str]
    asked: list[str]

    def all_of(self, steps: Sequence[Sequence[Any]], name: str) -> list[Any]:
        """Return what the steps of one name told, in order."""
        return [told for (step, *_), told in zip(steps, self.told, strict=True) if step == name]


Use = Callable[[Sequence[Sequence[Any]]], Used]


def use(browsing: tuple[str, str], steps: Sequence[Sequence[Any]]) -> Used:
    """Return what came of steps that are taken one after another in one browser."""
    node, chromium = browsing
    ended = subprocess.run(
        [node, str(USE), chromium], input=json.dumps(steps), capture_output=True, encoding="utf-8", check=False,
        env={**os.environ, "NODE_PATH": str(MODULES)},
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr[-3000:]
    return Used(**json.loads(ended.stdout))


def answers_in(html: str) -> Tree:
    """Return the answers in a saved form."""
    return json.loads(html.split('id="pepdocs-answers">')[1].split("</script>", maxsplit=1)[0])


def whole(fields: Iterable[Tree], at: str = "") -> Iterator[Tree]:
    """Yield fields of a form's model with what it leaves out because it is as usual."""
    for field in fields:
        place = f"{at}.{field['key']}".removeprefix(".")
        inner = {"fields": list(whole(field["fields"], place))} if "fields" in field else {}
        yield {"kind": "text", **field, **inner}


POINTED = {"people": "p", "views": "v", "targets": "t", "funding": "f"}
"""The lists whose entries have ids, and the letter with which a page begins those that it makes."""


def new_ids(plan: Tree) -> dict[str, dict[str, str]]:
    """Return the id that a page gives each entry of a list, by the list and by the id in the plan."""
    lists = {**plan, "views": (plan.get("voice") or {}).get("views")}
    return {
        name: {entry["id"]: f"{letter}{number}" for number, entry in enumerate(lists.get(name) or [], 1)}
        for name, letter in POINTED.items()
    }


@dataclass(frozen=True, slots=True)
class Entering:
    """How a person enters a plan: the ids that the page gives, and the language of texts that do not say theirs."""

    ids: dict[str, dict[str, str]]
    written: str

    def record(self, fields: list[Tree], record: Tree) -> Tree:
        """Return a record with the page's own ids, and answers to yes/no questions in one form."""
        by_key = {field["key"]: field for field in fields}
        said = {key: value for key, value in record.items() if key in by_key and value not in (None, "", [], {})}
        return {key: self._value(by_key[key], value) for key, value in said.items()}

    def _value(self, field: Tree, value: Any) -> Any:
        if isinstance(value, list):
            return [self._value(field, item) for item in value]
        if isinstance(value, dict) and "none_stated_by" in value:
            return {"none_stated_by": self.ids["people"].get(value["none_stated_by"], value["none_stated_by"])}
        if field["kind"] == "record":
            entered = self.record(field["fields"], value)
            return entered | {"id": self._any_id(value["id"])} if "id" in value else entered
        if field.get("to"):
            return self.ids[field["to"]].get(value, value)
        if field["kind"] == "yes_no":
            return "true" if kinds.read_yes_no(value) else "false"
        return self._text(value)

    def _text(self, value: Any) -> Any:
        """Return a text; one in the plan's own language only need not say so."""
        texts = {
            tag: text.strip() for tag, text in ({self.written: value} if isinstance(value, str) else value).items()
        }
        return texts[self.written] if list(texts) == [self.written] else texts

    def _any_id(self, value: str) -> str:
        return next((of_list[value] for of_list in self.ids.values() if value in of_list), value)

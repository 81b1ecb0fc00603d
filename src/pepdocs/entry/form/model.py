"""The form as data: every field of a phase with its kind, its words and what asks for it, in both languages.

It is made from the declarations and the catalogues only, so that a field that is declared is in the form.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from pepdocs.base.copies import Part
from pepdocs.base.language import CY, EN
from pepdocs.entry.form.part import FormPart
from pepdocs.entry.form.requirements import Json, required, requirements
from pepdocs.schema.declare import Declared, Item, Jurisdiction, PlanSection, Record, Stage, declared, field_path
from pepdocs.schema.derived.explain import help_of
from pepdocs.schema.derived.shape import Shape, shape
from pepdocs.schema.kinds import Choice
from pepdocs.schema.local.fields import NO_FIELDS, STAGES, LocalField, LocalFields
from pepdocs.schema.people import Role
from pepdocs.schema.pep import FORMAT, Pep, Phase, WrittenIn
from pepdocs.schema.sections.voice import ASKED, Feeling, Prompt
from pepdocs.wording import Own, Speaker
from pepdocs.wording.catalogue import OURS
from pepdocs.wording.english.forms import ENGLAND, POST16
from pepdocs.wording.english.offline_form import HELP, NO_HELP, PAGE

CHILDS_WORDS = ("voice.views.text", "views_of_others.text", "voice.not_in_front_of_everyone")
"""Texts that stay in the language in which they were said."""

ANSWERS = ("yes", "no")


def model(
    phase: Phase,
    jurisdiction: Jurisdiction,
    own: LocalFields = NO_FIELDS,
    words: Own = OURS,
    part: FormPart | None = None,
) -> Json:
    """Return everything that the page knows of fields, law and words, ready to become JSON.

    `own` and `words` are what an authority's theme declares of fields, and its words. With a `part`, only the fields
    of that part are in it, and what the rest of the plan says about them.
    """
    return _Model(phase, jurisdiction, own, words, part).whole()


@dataclass(frozen=True)
class _Model:
    phase: Phase
    jurisdiction: Jurisdiction
    own: LocalFields
    words: Own
    part: FormPart | None = None
    items: list[Item] = field(default_factory=list)
    used: dict[str, list[str]] = field(default_factory=dict)
    lists: dict[str, type[Choice]] = field(default_factory=dict)

    def whole(self) -> Json:
        """Return the whole model; the words are gathered while the rest of it is made."""
        made: Json = {
            "format": FORMAT,
            "phase": self.phase.code,
            "law": self.jurisdiction.name,
            "stages": self._stages(),
            "root": self._fields(Pep, ""),
            "local": [self._local(each) for each in self.own.fields if self._is_local(each)],
            "raised": {path: int(level) for path, level in self.own.raised.items()},
            "asked": {stage.value: [prompt.code for prompt in asked] for stage, asked in self._asked()},
            "judge": requirements(self.phase, self.jurisdiction, self._note),
        }
        for choice in (Role, WrittenIn, Feeling):
            self.lists[choice.public_name()] = choice
        made["choices"] = {name: self._options(choice) for name, choice in sorted(self.lists.items())}
        made["choices"] |= {
            each.path: [[o.code, self._note(o.context)] for o in each.options] for each in self.own.fields
        }
        for context in (*PAGE, *(part.context for part in Part)):
            self._note(context)
        if self.part:
            made["told"] = self.part.told(self.items, self.jurisdiction)
        return {**made, "words": self.used}

    def _asked(self) -> Iterator[tuple[Stage, tuple[Prompt, ...]]]:
        """Yield the stages of the phase, each with what the child is asked."""
        return ((stage, asked) for stage, asked in ASKED.items() if stage.value in STAGES[self.phase])

    def _stages(self) -> str:
        """Return the stages that are possible: of a part, which may not say the year group, those of its plan."""
        possible = {stage.value for stage in self.part.situation.stages} if self.part else set(STAGES[self.phase])
        return "".join(stage for stage in STAGES[self.phase] if stage in possible)

    def _fields(self, record: type[Record], at: str) -> list[Json]:
        fields = (self._in_part(record, each, at) for each in declared(record) if self._is_of_phase(each.item))
        return [made for made in fields if made]

    def _in_part(self, record: type[Record], each: Declared, at: str) -> Json | None:
        """Return a field, or a group with those of its fields that the form holds; None if it holds none."""
        if not self.part:
            return self._field(record, each, at)
        item = self.part.settled(each.item)
        if item is None or not self._holds(each, f"{at}.{each.key}".removeprefix(".")):
            return None
        return self._field(record, replace(each, item=item), at)

    def _any_below(self, record: type[Record], at: str) -> bool:
        """Return whether the form holds any field of a group."""
        fields = ((each, f"{at}.{each.key}") for each in declared(record) if self._is_of_phase(each.item))
        return any(self._holds(each, place) for each, place in fields)

    def _holds(self, each: Declared, place: str) -> bool:
        inner = shape(each.annotation).record
        return bool(self.part and self.part.has(place)) or (inner is not None and self._any_below(inner, place))

    def _is_local(self, each: LocalField) -> bool:
        return self._is_of_phase(each.item) and (self.part is None or self.part.has(each.path))

    def _is_of_phase(self, item: Item) -> bool:
        return bool(set(item.stages + item.also) & set(STAGES[self.phase]))

    def _field(self, record: type[Record], each: Declared, at: str) -> Json:
        """Return a field; `at` is the path of the group that it is in, which may be used at several places."""
        described, path = shape(each.annotation), field_path(record, each.key)
        place = f"{at}.{each.key}".removeprefix(".")
        self.items.append(each.item)
        made = {"key": each.key, **self._kind(described, path), **self._required(each.item)}
        if path != place:
            made["path"] = path
        self._note(f"field:{path}")
        if each.item.entry:
            made["entry"] = self._note(f"entry:{path}") and True
        if text := self._help(record, each, described):
            made["help"] = True if text == f"help:{path}" else text
        if described.kind == "yes_no":
            made["answers"] = each.item.answers
            self._note_answers(each.item.answers)
        if described.record:
            made["fields"] = self._fields(described.record, place)
            made |= {"section": True} if issubclass(described.record, PlanSection) else {}
        return made

    def _kind(self, described: Shape, path: str) -> Json:
        """Return what a field holds, without what is as usual."""
        made: Json = {"kind": described.kind} if described.kind != "text" else {}
        made |= {key: True for key in ("listed", "stated") if getattr(described, key)}
        if described.points_at:
            made["to"] = described.points_at
        if described.choice:
            made["choice"] = described.choice.public_name()
            self.lists[made["choice"]] = described.choice
        if path in CHILDS_WORDS:
            made["as_said"] = True
        return made

    def _required(self, item: Item) -> Json:
        made = required(item, self.phase, self.jurisdiction)
        if not item.none_answers:
            made["none_is_no_answer"] = True
        if item.earlier:
            made["earlier"] = True
        return made

    def _help(self, record: type[Record], each: Declared, described: Shape) -> str:
        """Return the context of a field's help, "" if it has none that speaks to who fills in a page."""
        path = field_path(record, each.key)
        if path in NO_HELP:
            return ""
        if path in HELP:
            return self._note(f"form:help.{path}")
        if each.item.help:
            return self._note(f"help:{path}")
        has_help = help_of(record, each, Speaker(EN, self.words).text)
        return self._note(f"section-help:{described.record.path}") if described.record and has_help else ""

    def _local(self, each: LocalField) -> Json:
        made = {"key": each.key, "path": each.path, "kind": each.shape.kind, "stated": True, "within": each.section}
        made |= required(each.item, self.phase, self.jurisdiction)
        self._note(each.label_context)
        if each.kind == "long":
            made["long"] = True
        if each.help:
            made["help"] = self._note(each.help_context) and True
        if each.options:
            made["choice"] = each.path
        if each.kind == "yes_no":
            made["answers"] = each.item.answers
            self._note_answers(each.item.answers)
        return made

    def _note_answers(self, answers: str) -> None:
        for answer in ANSWERS:
            self._note(f"answer:{answers}.{answer}")

    def _options(self, choice: type[Choice]) -> list[list[str]]:
        return [[member.code, self._note(member.context)] for member in choice]

    def _note(self, context: str) -> str:
        """Note that the page needs the text of a context in its variant for the plan, and return the context."""
        if context not in self.used:
            self.used[context] = [Speaker(lang, self.words).unfilled(self._variant(context)) for lang in (CY, EN)]
        return context

    def _variant(self, context: str) -> str:
        england, post16 = f"{context}@england", f"{context}@post16"
        if self.jurisdiction is Jurisdiction.england and england in ENGLAND:
            return england
        return post16 if self.phase is Phase.post16 and post16 in POST16 else context

"""How each value of a PEP is said in a document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from pepdocs.base.language import NEUTRAL, Phrase, Run
from pepdocs.schema.declare import Declared, Jurisdiction, Level, Record, When
from pepdocs.schema.derived.shape import Shape, shape
from pepdocs.schema.kinds import (
    Choice,
    LocalText,
    NoneStated,
    NotPracticable,
    ProperName,
    said,
)
from pepdocs.schema.local.fields import NO_FIELDS, LocalFields
from pepdocs.schema.people import Contact, Role
from pepdocs.schema.pep import Pep, Phase
from pepdocs.schema.sections.voice import View
from pepdocs.view.blocks import Value
from pepdocs.wording import Wording
from pepdocs.wording.english.forms import ENGLAND, POST16
from pepdocs.wording.formats import school_year

JOINT = " · "


@dataclass(frozen=True)
class Teller:
    """Says the values of one PEP in the languages of one document.

    `own` is what the authority's theme says of fields.
    """

    pep: Pep
    wording: Wording
    own: LocalFields = NO_FIELDS

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the document, in order."""
        return self.wording.mode.languages

    @cached_property
    def in_both(self) -> Teller:
        """The same plan told in both languages."""
        if self.wording.mode.is_bilingual:
            return self
        return Teller(self.pep, self.wording.bilingual, self.own)

    @cached_property
    def people(self) -> dict[str, Contact]:
        """Everybody in the plan, by id; the first where an id stands twice."""
        return {person.id: person for person in reversed(said(self.pep.people)) if person.id}

    # What the form says

    def say(self, context: str, **facts: Phrase) -> Phrase:
        """Return what the form says in `context`, in the words of the plan's law and phase."""
        context = self._variant(context)
        if not facts:
            return self.wording.say(context)
        texts = {
            lang: self.wording.speaker(lang).text(
                context, **{slot: self.inline(fact, lang) for slot, fact in facts.items()}
            )
            for lang in self.languages
        }
        return tuple(Run(text, lang) for lang, text in texts.items())

    def _variant(self, context: str) -> str:
        england, post16 = f"{context}@england", f"{context}@post16"
        if self.pep.law is Jurisdiction.england and england in ENGLAND:
            return england
        if self.pep.form is Phase.post16 and (post16 in POST16 or context == MY_PAGE_INTRO):
            return post16
        return context

    def inline(self, phrase: Phrase, lang: str) -> str:
        """Return the text of a phrase in one language, or its only text."""
        return next((run.text for run in phrase if run.lang == lang), phrase[0].text)

    # What people wrote

    def text(self, text: LocalText) -> tuple[Phrase, ...]:
        """Return text as phrases: once in the document's languages, then in any other it is in."""
        plain = NEUTRAL if isinstance(text, ProperName) else self._written_in
        texts = {tag or plain: words for tag, words in text.texts}
        wanted = [Run(texts[lang], lang) for lang in self.languages if lang in texts]
        others = [Run(words, tag) for tag, words in texts.items() if tag not in ("cy", "en")]
        if not wanted:
            wanted = [Run(words, tag) for tag, words in texts.items() if tag in ("cy", "en")]
        return tuple(phrase for phrase in (tuple(wanted), *((run,) for run in others)) if phrase)

    def as_said(self, text: LocalText) -> tuple[Phrase, ...]:
        """Return a person's own words: every language they were given in, each on its own."""
        return tuple((Run(words, tag or self._written_in),) for tag, words in text.texts)

    @property
    def _written_in(self) -> str:
        return self.pep.written_in.code if self.pep.written_in else self.languages[0]

    def only_in(self, phrases: Iterable[Phrase]) -> str:
        """Return the one language that some of `phrases` is in, "" if all are in every language."""
        for phrase in phrases:
            missing = set(self.languages) - {run.lang for run in phrase}
            if missing and phrase[0].lang in {"cy", "en"}:
                return phrase[0].lang
        return ""

    def note(self, phrases: tuple[Phrase, ...]) -> Phrase:
        """Return the remark that a text is in one language only, in the language that lacks it."""
        only = self.only_in(phrases)
        if not only:
            return ()
        lacking = tuple(lang for lang in self.languages if lang != only)
        return tuple(Run(self.wording.speaker(lang).text(f"view:only_in_{only}"), lang) for lang in lacking)

    def has_text_only_in(self, lang: str) -> bool:
        """Whether anybody but the child wrote something in `lang` and not in the other language."""
        return any(
            {tag or self._written_in for tag, _ in text.texts} == {lang}
            for text in _texts([self.pep, *(value for _, value in self.own.values(self.pep.local))])
        )

    def person(self, reference: str) -> Phrase:
        """Return who an id, `child` or a role stands for."""
        if reference == "child":
            return self.child_name or self.say("view:child")
        person = self.people.get(reference)
        if person is not None:
            return ((Run(person.name, NEUTRAL),) if person.name else self._role(person)) or (Run(reference, NEUTRAL),)
        if reference in Role.codes():
            return self.say(f"choice:Role.{reference}")
        return (Run(reference, NEUTRAL),)

    def _role(self, person: Contact) -> Phrase:
        return self.say(person.role.context) if person.role else ()

    @property
    def child_name(self) -> Phrase:
        """The name by which the child is called, empty where none is given."""
        child = self.pep.child
        name = (child.known_as or child.first_names) if child else None
        return (Run(name, NEUTRAL),) if name else ()

    # Values of any kind

    def value(self, value: Any, field: Declared | None = None) -> Value:
        """Return how any value is said; `field` tells figures and references apart."""
        if value is None:
            return self.gap()
        if isinstance(value, NoneStated):
            who = self.person(value.none_stated_by)
            note = self.say("view:none_stated_by", who=who)
            return Value((self.say("view:none_stated"),), "none", note)
        if isinstance(value, NotPracticable):
            reason = self.text(value.not_practicable)
            return Value((self.say("view:not_practicable"), *reason), "none")
        if isinstance(value, list):
            return self._items(value, field)
        return Value(tuple(self._phrases(value, field)))

    def _items(self, items: list[Any], field: Declared | None) -> Value:
        if not items:
            return Value((self.say("view:none_stated"),), "none")
        return Value(tuple(phrase for item in items for phrase in self._phrases(item, field)))

    def _phrases(self, value: Any, field: Declared | None) -> Iterator[Phrase]:
        if isinstance(value, LocalText):
            yield from self.text(value)
        elif isinstance(value, Choice):
            yield self.say(value.context)
        elif isinstance(value, bool):
            pair = field.item.answers if field else "is"
            yield self.say(f"answer:{pair}.{'yes' if value else 'no'}")
        elif isinstance(value, date):
            yield self.wording.date(value)
        else:
            yield self._word_or_figure(value, field)

    def _word_or_figure(self, value: str | int | Decimal, field: Declared | None) -> Phrase:
        described = shape(field.annotation) if field else Shape("name")
        if isinstance(value, str):
            return self._word(value, described)
        if described.kind == "percent":
            return self.wording.percent(value)
        is_money = described.kind == "money"
        return self.wording.money(value) if is_money else self.wording.number(value)

    def _word(self, value: str, described: Shape) -> Phrase:
        if described.points_at in REFERENCES:
            return REFERENCES[described.points_at](self, value)
        if described.kind == "language_tag":
            return self.wording.language(value)
        if described.kind == "year_group" and not value.isdigit():
            return self.say(f"view:year.{value}")
        is_year = described.kind == "school_year"
        return (Run(school_year(value) if is_year else value, NEUTRAL),)

    def view(self, reference: str) -> Phrase:
        """Return the words of the child's view that an id stands for."""
        views = said(self.pep.voice.views) if self.pep.voice else ()
        found = next((view for view in views if view.id == reference), None)
        return self.as_said(found.text)[0] if found and found.text else (Run(reference, NEUTRAL),)

    def target(self, reference: str) -> Phrase:
        """Return the number on the card of the target that an id stands for."""
        ids = [target.id for target in said(self.pep.targets)]
        number = str(ids.index(reference) + 1) if reference in ids else reference
        return (Run(number, NEUTRAL),)

    def gap(self) -> Value:
        """Return the words for what is not recorded."""
        return Value((self.say("view:not_recorded"),), "gap")

    def given(self, value: Any) -> Value:
        """Return a value, or nothing at all where there is none."""
        return Value(()) if value is None else self.value(value)

    # What is shown

    def shown(self, record: Record | None, field: Declared, path: str) -> bool:
        """Whether the field at a path is shown: always if it is filled, else if its absence is a gap."""
        if record is not None and getattr(record, field.name) is not None:
            return True
        level = self.own.level(path, field.item.level(self.pep.law, self.pep.stage))
        return level >= Level.SHOULD and (field.item.when is None or self.holds(field.item.when))

    def holds(self, condition: When) -> bool:
        """Whether a condition on another field of the plan is met."""
        value: Any = self.pep
        for step in condition.path.split("."):
            value = getattr(value, step, None)
        return (value.code if isinstance(value, Choice) else value) in condition.values


REFERENCES: dict[str, Callable[[Teller, str], Phrase]] = {
    "people": Teller.person,
    "views": Teller.view,
    "targets": Teller.target,
}
"""What an id is shown as, by the part of the plan that it points at."""

MY_PAGE_INTRO = "view:section.my_page.intro"


def _texts(value: Any) -> Iterator[LocalText]:
    """Yield every text below `value` but proper names and what the child said."""
    if isinstance(value, LocalText):
        if not isinstance(value, ProperName):
            yield value
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, Record) and not isinstance(value, View):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name))

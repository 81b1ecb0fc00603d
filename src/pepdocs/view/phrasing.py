"""The phrases in which a document states the values of a PEP."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from decimal import Decimal
from functools import cached_property
from typing import Any

from pepdocs.base.copies import Copy
from pepdocs.base.language import NEUTRAL, Phrase, Run
from pepdocs.schema.declare import Declared, Jurisdiction, Level, Record
from pepdocs.schema.derived.shape import Shape, shape
from pepdocs.schema.derived.text_languages import TextLanguages, text_languages
from pepdocs.schema.kinds import Choice, LocalText, NoneStated, NotPracticable, ProperName, said
from pepdocs.schema.local.fields import NO_FIELDS, LocalFields
from pepdocs.schema.local.withholding import NOTHING_WITHHELD, Withholding, indexes, without_indexes
from pepdocs.schema.people import Contact, Role
from pepdocs.schema.pep import Pep, Phase
from pepdocs.schema.sections.voice import View
from pepdocs.schema.situation import Situation
from pepdocs.view.blocks import Form, Tone, Value
from pepdocs.wording import Wording
from pepdocs.wording.english.forms import ENGLAND, POST16
from pepdocs.wording.formats import school_year

JOINT = " · "

SHORT_ITEM, MOST_ON_A_LINE = 30, 4
"""Letters of the longest text, and most texts, that follow one another on a line."""

CODES = frozenset({"child.upn", "child.uln", "plan.supersedes"})
"""The fields that hold a reference or number to copy, in which 0 must not be taken for the letter O."""


@dataclass(frozen=True)
class Phrasing:
    """Puts the values of one PEP into the languages of one document.

    `own` holds the fields and requirement levels that the authority's theme declares; `day` is the day for which
    the plan is judged, if that is not its own. Of a copy, `pep` is what its reader may see, and `withholding` what the
    plan and the authority leave out or show besides what the fields declare.
    """

    pep: Pep
    wording: Wording
    own: LocalFields = NO_FIELDS
    day: date | None = None
    copy: Copy = Copy.FULL
    withholding: Withholding = NOTHING_WITHHELD

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the document, in order."""
        return self.wording.mode.languages

    @cached_property
    def bilingual(self) -> Phrasing:
        """The phrasing of the same plan in both languages."""
        if self.wording.mode.is_bilingual:
            return self
        return replace(self, wording=self.wording.bilingual)

    @cached_property
    def people(self) -> dict[str, Contact]:
        """The people in the plan by id; the first where an id occurs twice."""
        return {person.id: person for person in reversed(said(self.pep.people)) if person.id}

    # Texts of the form

    def say(self, context: str, **facts: Phrase) -> Phrase:
        """Return the form's text for a context, in its variant for the plan's jurisdiction and phase."""
        context = self._variant(context)
        if not facts:
            return self.wording.say(context)
        texts = {lang: {slot: self.inline(fact, lang) for slot, fact in facts.items()} for lang in self.languages}
        return tuple(Run(self.wording.speaker(lang).text(context, **slots), lang) for lang, slots in texts.items())

    def _variant(self, context: str) -> str:
        england, post16 = f"{context}@england", f"{context}@post16"
        if self.pep.law is Jurisdiction.england and england in ENGLAND:
            return england
        if self.pep.form is Phase.post16 and (post16 in POST16 or context == MY_PAGE_INTRO):
            return post16
        return context

    def inline(self, phrase: Phrase, lang: str) -> str:
        """Return the text of a phrase in a language, or its first text where it has none."""
        return next((run.text for run in phrase if run.lang == lang), phrase[0].text)

    # Texts that people wrote

    def text(self, text: LocalText) -> tuple[Phrase, ...]:
        """Return a text as phrases: in the document's languages, then in each other than Welsh and English.

        A text in none of the document's languages is given in the other of the two.
        """
        plain = NEUTRAL if isinstance(text, ProperName) else self._written_in
        texts = {tag or plain: words for tag, words in text.texts}
        wanted = [Run(texts[lang], lang) for lang in self.languages if lang in texts]
        others = [Run(words, tag) for tag, words in texts.items() if tag not in ("cy", "en")]
        if not wanted:
            wanted = [Run(words, tag) for tag, words in texts.items() if tag in ("cy", "en")]
        return tuple(phrase for phrase in (tuple(wanted), *((run,) for run in others)) if phrase)

    def verbatim(self, text: LocalText) -> tuple[Phrase, ...]:
        """Return a person's own words, one phrase for each language in which they were recorded."""
        return tuple((Run(words, tag or self._written_in),) for tag, words in text.texts)

    @property
    def _written_in(self) -> str:
        return self.pep.written_in.code if self.pep.written_in else self.languages[0]

    def note(self, phrases: tuple[Phrase, ...]) -> Phrase:
        """Return the remark that a text is in the other language, for readers of each language that lacks it."""
        only = {phrase[0].lang for phrase in phrases if len(phrase) == 1} & {"cy", "en"}
        return tuple(
            Run(self.wording.speaker(lang).text(f"view:in_{other}"), lang)
            for lang, other in (("cy", "en"), ("en", "cy"))
            if lang in self.languages and other in only
        )

    @property
    def text_languages(self) -> TextLanguages:
        """In which languages the texts of the plan are written."""
        own = (value for _, value in self.own.values(self.pep.local))
        return text_languages((self.pep, *own), self._written_in)

    def person(self, reference: str) -> Phrase:
        """Return the name or role of the person that an id, `child` or a role refers to."""
        if reference == "child":
            return self.child_name or self.say("view:child")
        person = self.people.get(reference)
        if person is not None:
            return ((Run(person.name, NEUTRAL),) if person.name else self._role(person)) or (Run(reference, NEUTRAL),)
        if reference in Role.codes():
            return self.say(f"choice:Role.{reference}")
        return (Run(reference, NEUTRAL),)

    def somebody(self, reference: str) -> Contact | None:
        """Return the person with an id, or else the first in the role with that code."""
        in_role = (person for person in said(self.pep.people) if person.role and person.role.code == reference)
        return self.people.get(reference) or next(in_role, None)

    def _role(self, person: Contact) -> Phrase:
        return self.say(person.role.context) if person.role else ()

    @property
    def child_name(self) -> Phrase:
        """The name that the child goes by; empty if not recorded."""
        child = self.pep.child
        name = (child.known_as or child.first_names) if child else None
        return (Run(name, NEUTRAL),) if name else ()

    # Values of any kind

    def value(self, value: Any, field: Declared | None = None) -> Value:
        """Return a value as a document shows it; `field` distinguishes figures, codes and references."""
        if value is None:
            return self.gap()
        if isinstance(value, NoneStated):
            who = value.none_stated_by  # "" in a copy that does not say who
            note = self.say("view:none_stated_by", who=self.person(who)) if who else ()
            return Value((self.say("view:none_stated"),), "none", note)
        if isinstance(value, NotPracticable):
            why = self.text(value.not_practicable)
            return Value((self.say("view:not_practicable"), *why), note=self.note(why))
        if isinstance(value, list):
            return self._items(value, field)
        phrases = tuple(self._phrases(value, field))
        return Value(phrases, _tone(field), self._note_on([value], phrases))

    def _items(self, items: list[Any], field: Declared | None) -> Value:
        if not items:
            return Value((self.say("view:none_stated"),), "none")
        phrases = tuple(phrase for item in items for phrase in self._phrases(item, field))
        return Value(phrases, note=self._note_on(items, phrases), form=_form(items))

    def _note_on(self, values: list[Any], phrases: tuple[Phrase, ...]) -> Phrase:
        """Return the remark on the language of texts that people wrote."""
        return self.note(phrases) if any(isinstance(value, LocalText) for value in values) else ()

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
        elif isinstance(value, time):
            yield self.wording.time(value)
        else:
            yield self._word_or_figure(value, field)

    def _word_or_figure(self, value: str | int | Decimal, field: Declared | None) -> Phrase:
        described = shape(field.annotation) if field else Shape("name")
        if isinstance(value, str):
            return self._word(value, described)
        formats = {"percent": self.wording.percent, "money": self.wording.money}
        return formats.get(described.kind, self.wording.number)(value)

    def _word(self, value: str, described: Shape) -> Phrase:
        if described.points_at in REFERENCES:
            return REFERENCES[described.points_at](self, value)
        if described.kind == "language_tag":
            return self.wording.language(value)
        if described.kind == "year_group" and not value.isdigit():
            return self.say(f"view:year.{value}")
        return (Run(school_year(value) if described.kind == "school_year" else value, NEUTRAL),)

    @property
    def views(self) -> tuple[View, ...]:
        """What the child said."""
        return said(self.pep.voice.views) if self.pep.voice else ()

    def view(self, reference: str) -> Phrase:
        """Return the child's words with an id, or the id if there are none."""
        view = next((view for view in self.views if view.id == reference), None)
        return self.verbatim(view.text)[0] if view and view.text else (Run(reference, NEUTRAL),)

    def target(self, reference: str) -> Phrase:
        """Return the number of the target with an id, or the id if there is none."""
        ids = [target.id for target in said(self.pep.targets)]
        number = str(ids.index(reference) + 1) if reference in ids else reference
        return (Run(number, NEUTRAL),)

    def place(self, place: str) -> Phrase:
        """Return the label of the field at a place and the number of each entry, or the place if there is no field."""
        field = self.own.declared_at(without_indexes(place))
        if field is None:
            return (Run(place, NEUTRAL),)
        numbers = "".join(f" {index + 1}" for index in indexes(place))
        return tuple(replace(run, text=run.text + numbers) for run in self.say(f"field:{field.path}"))

    def gap(self) -> Value:
        """Return the value shown where nothing is recorded."""
        return Value((self.say("view:not_recorded"),), "gap")

    def optional(self, value: Any) -> Value:
        """Return a value, empty if there is none."""
        return Value(()) if value is None else self.value(value)

    # Conditions

    @cached_property
    def situation(self) -> Situation:
        """Which laws apply to the child, and how strongly each field is asked for."""
        return Situation.of(self.pep, on=self.day)

    def may_show(self, field: Declared) -> bool:
        """Return whether the reader of this copy may see a field."""
        return self.withholding.may_show(field, self.copy)

    def is_shown(self, record: Record | None, field: Declared, path: str) -> bool:
        """Return whether to show the field at a path: always if it is filled, else if it should be."""
        if not self.may_show(field):
            return False
        if record is not None and getattr(record, field.name) is not None:
            return True
        return self.is_asked(record, field, path)

    def is_asked(self, record: Record | None, field: Declared, path: str) -> bool:
        """Return whether the field at a path should be filled."""
        level = self.own.level(path, self.situation.level(field.item, record))
        return level >= Level.SHOULD and self.situation.is_asked(field.item, record)


REFERENCES: dict[str, Callable[[Phrasing, str], Phrase]] = {
    "people": Phrasing.person,
    "views": Phrasing.view,
    "targets": Phrasing.target,
}
"""The method that resolves an id, by the part of the plan that it refers to."""

MY_PAGE_INTRO = "view:section.my_page.intro"


def _tone(field: Declared | None) -> Tone:
    """Return the tone of a field's value: a number to copy, the child's own words, or what is just said."""
    if field is None:
        return "said"
    if field.path in CODES:
        return "code"
    return "own" if shape(field.annotation).points_at == "views" else "said"


def _form(items: list[Any]) -> Form:
    """Return how items follow one another: texts as a list, names, words and a few short texts on a line."""
    texts = [text for item in items if isinstance(item, LocalText) for _, text in item.texts]
    is_short = all(len(text) <= SHORT_ITEM and "," not in text and "\n" not in text for text in texts)
    return "line" if is_short and len(items) <= MOST_ON_A_LINE else "list" if texts else "line"

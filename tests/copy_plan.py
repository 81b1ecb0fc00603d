"""Plans in which everything that a copy may show or withhold is a sentinel, and who is to see each of them.

Who is to see a field is read from docs/fields.md, where readers are promised it, and not from the declarations, so that
a declaration that was changed by mistake does not change what is expected. What depends on what a plan says is in
`RULES`, once more and in other words than in the program.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

from builders import put
from full_plan import BASICS, BEHIND, TYPED, Filled, Pen, Said, wanted
from pepdocs.base.copies import Copy
from pepdocs.base.language import CY, EN, NEUTRAL, Mode
from pepdocs.schema.derived.messages import all_fields
from pepdocs.schema.local.fields import FURTHER, SECTIONS
from pepdocs.schema.people import Contact
from pepdocs.schema.pep import Pep
from pepdocs.schema.sections.care import EmergencyContact, ViewOfOther
from pepdocs.schema.sections.targets import Funding, TargetRecord
from pepdocs.schema.sections.voice import View
from pepdocs.wording import Speaker
from pepdocs.wording.catalogue import load

FIELDS = Path(__file__).parent.parent / "docs" / "fields.md"
EVERYBODY = frozenset(Copy)

# What is typed.

TELLING = frozenset(
    "text name proper_name date money count days hours percent time school_year people views targets funding "
    "identifier picture_file free".split()
)
"""The kinds of which every value is another. Others are one of few words; their labels are the sentinels."""


def word(n: int) -> tuple[Any, Said]:
    """Return a text in both languages and a third."""
    said = ((f"gair{n}x", CY), (f"word{n}x", EN), (f"słowo{n}x", "pl"))
    return {lang: text for text, lang in said}, said


def _neutral(text: str) -> tuple[str, Said]:
    return text, ((text, NEUTRAL),)


OWN_TYPED = TYPED | {
    "name": lambda n: _neutral(f"enw{n}x cyf{n}x"),
    "proper_name": lambda n: _neutral(f"lle{n}x"),
    "identifier": lambda n: _neutral(f"id{n}x"),
    "picture_file": lambda n: (f"llun{n}x.png", ((f"llun{n}x", NEUTRAL),)),
    "free": lambda n: ({f"allwedd{n}x": {"deep": f"rhydd{n}x"}}, ((f"rhydd{n}x", NEUTRAL), (f"allwedd{n}x", NEUTRAL))),
}

MORE = (
    ("people", Contact, 2), ("voice.views", View, 2), ("views_of_others", ViewOfOther, 2), ("targets", TargetRecord, 1),
    ("funding", Funding, 1), ("care.emergency_contacts", EmergencyContact, 1),
)  # fmt: skip
"""The lists of which a copy may have some entries, and how many more are in the plan."""


def _decisive(content: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield what decides which entries a copy has: by place, and what is typed there."""
    carer, parent, head = (each["id"] for each in content["people"])
    views = [each["id"] for each in content["voice"]["views"]]
    money, goals = ([each["id"] for each in content[key]] for key in ("funding", "targets"))
    for n, role in enumerate(("carer", "parent", "headteacher")):
        yield f"people.{n}.role", role
    for n, share in enumerate(("yes", "no", ...)):
        yield f"voice.views.{n}.share", share
    for n, (whose, private) in enumerate(((carer, "no"), (parent, "yes"), ("headteacher", "no"))):
        yield f"views_of_others.{n}.from", whose
        yield f"views_of_others.{n}.private", private
    for n, (who, goal, sum_) in enumerate(zip((head, parent), goals, money, strict=True)):
        yield f"targets.{n}.accountable", who
        yield f"targets.{n}.actions.0.who", who
        yield f"targets.{n}.views", views
        yield f"targets.{n}.funding", [sum_]
        yield f"funding.{n}.targets", [goal]
        yield f"care.emergency_contacts.{n}.person", (carer, head)[n]
    yield "care.placement_confidential", "yes"


@cache
def sentinel_plan(phase: str, first: int = 1) -> tuple[dict[str, Any], tuple[Filled, ...]]:
    """Return a plan with every field filled, and each value that decides about nothing else.

    The sentinels are numbered from `first`.
    """
    pen = Pen(phase, word, each=1, typed=OWN_TYPED, numbers=count(first))
    content = pen.record(Pep, ()) | BASICS | {"phase": phase}
    for path, model, more in MORE:
        entries = content
        for step in path.split("."):
            entries = entries[step]
        entries += [pen.record(model, (*path.split("."), n)) for n in range(1, more + 1)]
    decided = tuple(_decisive(content))
    for path, value in decided:
        put(content, path, value)
    content["local"] |= {field.key: field.typed for field in LOCAL}
    places = tuple(path for path, _ in decided)
    taken = (one for one in pen.taken if one.name not in {*BASICS, "phase"})
    return content, tuple(one for one in taken if not path_of(one).startswith(places))


def path_of(filled: Filled) -> str:
    """Return the place of a value: `targets.0.due`."""
    return ".".join(map(str, filled.loc))


# An authority's own fields.


@dataclass(frozen=True, slots=True)
class OwnField:
    """A field that an authority declares: what is typed, what a document says, who is to see it, and its label."""

    key: str
    kind: str
    section: str
    readers: frozenset[Copy]
    typed: Any
    says: Said
    label: Said

    @property
    def toml(self) -> str:
        """The declaration in a theme."""
        audience = " ".join(copy.value for copy in Copy if copy in self.readers - {Copy.FULL})
        lines = [
            "[[field]]", f'id = "{self.key}"', f'kind = "{self.kind}"', f'section = "{self.section}"',
            f"label = {_both(self.label)}",
        ]  # fmt: skip
        lines += [f'audience = "{audience}"'] if audience else []
        if self.kind == "choice":
            texts = ", ".join(f'{lang} = "{text}"' for text, lang in self.says)
            lines.append(
                f'options = [{{ id = "{self.typed}", {texts} }}, {{ id = "other", cy = "Arall", en = "Other" }}]'
            )
        return "\n".join(lines) + "\n"


def _both(said: Said) -> str:
    return "{ " + ", ".join(f'{lang} = "{text}"' for text, lang in said) + " }"


def _own_value(kind: str, n: int) -> tuple[Any, Said]:
    if kind in {"text", "long"}:
        said = ((f"lleol{n}x", CY), (f"local{n}x", EN))
        return {lang: text for text, lang in said}, said
    if kind == "date":
        day = date(2011, 1, 1) + timedelta(days=n)
        return day.isoformat(), tuple((Speaker(lang).date(day), lang) for lang in (CY, EN))
    if kind == "number":
        return str(7000 + n), ((f"7,{n:03}", NEUTRAL),)
    return ("yes", ()) if kind == "yes_no" else (f"o{n}", ((f"dewis{n}x", CY), (f"option{n}x", EN)))


AUDIENCES = ("", "carer parent", "school child", "officer social_worker personal_adviser provider")
KINDS = ("text", "long", "date", "number", "yes_no", "choice")
COMMON = ("voice", "care", "wellbeing", "child", "targets", FURTHER)
IN_EVERY_SECTION = "parent provider"


def _own_fields() -> Iterator[OwnField]:
    """Yield fields of every kind for several audiences, of which the first is none, and one in every section."""
    of_kinds = [(kind, section, whose) for whose in AUDIENCES for kind, section in zip(KINDS, COMMON, strict=True)]
    in_sections = [("text", section, IN_EVERY_SECTION) for section in SECTIONS]
    for n, (kind, section, whose) in enumerate((*of_kinds, *in_sections)):
        label = ((f"enwlleol{n}x", CY), (f"ownlabel{n}x", EN))
        yield OwnField(
            f"f{n}", kind, section, frozenset({Copy.FULL, *map(Copy, whose.split())}), *_own_value(kind, n), label
        )


LOCAL = tuple(_own_fields())


# An authority's theme, in which the label of every field is a sentinel, too.


@dataclass(frozen=True, slots=True)
class Label:
    """The context of a label or of a section's title, its texts, and the copies that may have it."""

    context: str
    says: Said
    readers: frozenset[Copy]


@cache
def labels() -> tuple[Label, ...]:
    """Return the labels of all fields, and the titles of all sections."""
    fields = ((f"field:{path}", readers_of_path(path) | _of_own_fields(path)) for path in all_fields())
    titles = ((f"section:{key}", _readers_of_section(key)) for key in SECTIONS if f"section:{key}" in load(EN))
    return tuple(
        Label(context, ((f"maes{n}x", CY), (f"field{n}x", EN)), whose)
        for n, (context, whose) in enumerate((*fields, *titles))
    )


def _readers_of_section(key: str) -> frozenset[Copy]:
    """Return the copies that have any field of a section."""
    inside = (readers_of_path(path) for path in promised() if path.startswith(f"{key}."))
    return frozenset.union(_of_own_fields(key), *inside)


def _of_own_fields(section: str) -> frozenset[Copy]:
    """Return the copies that have a field of the authority's in a section."""
    return frozenset().union(*(field.readers for field in LOCAL if field.section == section))


def write_theme(folder: Path) -> Path:
    """Write the theme and return its folder."""
    words = folder / "words"
    words.mkdir(parents=True)
    heading = 'theme = 1\nname = { cy = "Sir", en = "County" }\nview = 2\n'
    (folder / "theme.toml").write_text(heading + "\n".join(field.toml for field in LOCAL), encoding="utf-8")
    for place, lang in enumerate((CY, EN)):
        entries = (
            f'msgctxt "{label.context}"\nmsgid "{label.says[1][0]}"\nmsgstr "{label.says[place][0]}"\n'
            for label in labels()
        )
        head = f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: {lang}\\n"\n'
        (words / f"{lang}.po").write_text("\n".join((head, *entries)), encoding="utf-8")
    return folder


# Who is to see what.

HEADING = re.compile(r"^##+ (.*)$")
PLACES = re.compile(r"`([\w.]+)`")


@cache
def promised() -> Mapping[str, frozenset[Copy]]:
    """Return the copies that show each field by its path, as docs/fields.md says."""
    found: dict[str, frozenset[Copy]] = {}
    places: list[str] = []
    for line in FIELDS.read_text(encoding="utf-8").splitlines():
        if heading := HEADING.match(line):
            places = [""] if heading[1] == "The plan" else PLACES.findall(heading[1])
        elif line.startswith("| code"):
            places = []
        elif line.startswith("| `") and places:
            cells = [cell.strip() for cell in line.strip("|").split(" | ")]
            key = PLACES.findall(cells[0])[0]
            found |= {f"{place}.{key}".lstrip("."): _readers(cells[-1]) for place in places}
    return found


def _readers(cell: str) -> frozenset[Copy]:
    by_itself = cell.split(";", maxsplit=1)[0].strip(" |")
    if by_itself == "everyone":
        return EVERYBODY
    if by_itself.startswith("all but "):
        return EVERYBODY - set(map(Copy, by_itself.removeprefix("all but ").split(", ")))
    return frozenset(map(Copy, by_itself.split(", "))) if by_itself != "in no document" else frozenset()


ACTION, PLACES_OF_ACTIONS = "action.", ("change.changes.actions.", "targets.actions.")
"""The path in the labels of actions, which stand in two places, and these places."""


def readers_of_path(path: str) -> frozenset[Copy]:
    """Return the copies that show a field: those of which each group on the way to it says so."""
    if path.startswith(ACTION):
        return frozenset.union(*(readers_of_path(path.replace(ACTION, place)) for place in PLACES_OF_ACTIONS))
    steps = path.split(".")
    return frozenset.intersection(*(promised()[".".join(steps[: end + 1])] for end in range(len(steps))))


KNOW_THE_ADDRESS = frozenset({Copy.FULL, Copy.CARER, Copy.OFFICER, Copy.SOCIAL_WORKER, Copy.PERSONAL_ADVISER})
HEAR_ALL = frozenset({Copy.FULL, Copy.CHILD, Copy.OFFICER, Copy.SOCIAL_WORKER, Copy.PERSONAL_ADVISER})
NOT = EVERYBODY.difference

RULES: dict[str, frozenset[Copy]] = {
    "voice.views.1.": HEAR_ALL,
    "voice.views.2.": HEAR_ALL | {Copy.SCHOOL, Copy.CARER},
    "views_of_others.0.": NOT({Copy.PARENT}),
    "views_of_others.1.": NOT({Copy.CARER, Copy.SCHOOL}),
    "views_of_others.2.": NOT({Copy.PARENT}),
    "targets.1.": NOT({Copy.PROVIDER}),
    "funding.1.": NOT({Copy.PROVIDER}),
    "people.0.phone": NOT({Copy.PARENT}),
    "people.0.email": NOT({Copy.PARENT}),
    "people.0.address": KNOW_THE_ADDRESS,
    "care.emergency_contacts.0.": NOT({Copy.PARENT}),
    "care.placement_address": KNOW_THE_ADDRESS,
    "care.placed_in": KNOW_THE_ADDRESS,
}
"""What depends on what the plan says: which copies at most show what begins with a place."""


def readers(filled: Filled) -> frozenset[Copy]:
    """Return the copies that are to show a value of the plan."""
    if filled.name in BEHIND or filled.kind in {"identifier", "picture_file"}:
        return frozenset()
    if filled.name == "local":
        return frozenset({Copy.FULL})
    rules = (copies for place, copies in RULES.items() if f"{path_of(filled)}.".startswith(place))
    return frozenset.intersection(readers_of_path(filled.name), *rules)


@dataclass(frozen=True, slots=True)
class Expected:
    """What a copy is to say and what it must not, each with the path of its field."""

    shown: tuple[tuple[str, str], ...]
    withheld: tuple[tuple[str, str], ...]


@cache
def expected(phase: str, copy: Copy, mode: Mode) -> Expected:
    """Return what a copy of the sentinel plan is to say in the languages of a mode, and what it must not say."""
    shown, withheld = list[tuple[str, str]](), list[tuple[str, str]]()
    for name, says, whose in _everything(phase, copy):
        if copy in whose:
            filled = Filled((), "", says)
            shown += ((name, text) for text, _ in wanted(filled, mode))
        else:
            withheld += ((name, text) for text, _ in says)
    for label in (*labels(), *(Label(f"field:local.{own.key}", own.label, own.readers) for own in LOCAL)):
        if copy not in label.readers:
            withheld += ((label.context, text) for text, _ in label.says)
    return Expected(tuple(shown), tuple(withheld))


def _everything(phase: str, copy: Copy) -> Iterator[tuple[str, Said, frozenset[Copy]]]:
    """Yield each value, by its path, what a document says of it, and whose copies say it.

    The child's copy has of people only the first names.
    """
    for filled in sentinel_plan(phase)[1]:
        if filled.kind not in TELLING:
            continue
        if copy is Copy.CHILD and filled.name == "people.name":
            first, surname = filled.says[0][0].split()
            yield filled.name, ((first, NEUTRAL),), readers(filled)
            yield filled.name, ((surname, NEUTRAL),), frozenset()
        else:
            yield filled.name, filled.says, readers(filled)
    for field in LOCAL:
        yield f"local.{field.key}", field.says, field.readers


def has(text: str, sought: str) -> bool:
    """Return whether a text, in which spaces are single, has another as whole words or figures."""
    place = text.find(sought)
    while place >= 0:
        before, after = text[max(0, place - 2) : place], text[place + len(sought) :][:2]
        if not (_goes_on(before[::-1]) or _goes_on(after)):
            return True
        place = text.find(sought, place + 1)
    return False


def _goes_on(beside: str) -> bool:
    """Return whether a word or a figure goes on with what stands beside it."""
    return beside[:1].isalnum() or (beside[:1] in {".", ",", "%"} and beside[1:].isdigit())


def leaks(text: str, phase: str, copy: Copy, mode: Mode) -> list[str]:
    """Return the fields that a text says and the copy must not."""
    return _found(expected(phase, copy, mode).withheld, text, is_there=True)


def losses(text: str, phase: str, copy: Copy, mode: Mode) -> list[str]:
    """Return the fields that the copy is to say and a text does not."""
    return _found(expected(phase, copy, mode).shown, text, is_there=False)


def _found(sought: Iterable[tuple[str, str]], text: str, *, is_there: bool) -> list[str]:
    spaced = " ".join(text.split())
    words = frozenset(WORD.findall(spaced))
    return sorted({name for name, each in sought if (_words(each) <= words and has(spaced, each)) is is_there})


WORD = re.compile(r"\w+")


@cache
def _words(text: str) -> frozenset[str]:
    return frozenset(WORD.findall(text))

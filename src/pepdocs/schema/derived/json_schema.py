"""The JSON Schema of a data file, with which an editor completes and explains fields in both languages.

It accepts whatever the reader accepts. The reader also checks what a schema cannot express well
(whether a date exists, whether an id belongs to somebody), so `pepdocs check` is decisive.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from pepdocs.base.language import CY, EN
from pepdocs.base.suggest import folded, spellings
from pepdocs.schema import dates, kinds
from pepdocs.schema.declare import ALL, Declared, Level, Record, declared, field_path
from pepdocs.schema.derived.explain import Say, help_of, kind_of, requirements, stages_of
from pepdocs.schema.derived.messages import choices, records
from pepdocs.schema.derived.shape import Shape, shape
from pepdocs.schema.kinds import Choice
from pepdocs.schema.local.fields import KEY, NO_FIELDS, LocalField, LocalFields, Option, level_of_authority
from pepdocs.schema.pep import FORMAT, Pep

REQUIRED = ("pepdocs", "record", "jurisdiction", "phase", "written_in")
"""The fields without which a file cannot be read."""

MESSAGES = {
    "schema:title": "Personal Education Plan (PEP)",
    "schema:text": "Text in the language of written_in, or one text for each language tag",
    "schema:none_stated_by": "Who said that there is none",
    "schema:not_practicable": "Why it could not reasonably be found out (England only)",
}
"""The English texts of this module by their contexts."""

Words = Callable[[str, str], str]
"""Returns the text of a language in a context: `words("cy", "section:history")`."""

Schema = dict[str, Any]

_PLAIN = ["string", "number", "boolean"]
"""The types as which YAML may read unquoted text."""


def _any_case(word: str) -> str:
    """Return the pattern of a word in any case, with accents or without; a space stands for any space."""
    return "".join(map(_any_form, word))


def _any_form(character: str) -> str:
    if not character.isalpha():
        return r"\s+" if character == " " else character
    forms = character + folded(character)
    return f"[{''.join(dict.fromkeys(forms.upper() + forms))}]"


def _pattern(*alternatives: str) -> str:
    return rf"^\s*(?:{'|'.join(alternatives)})\s*$"


def _number(most: float, *alternatives: str, units: tuple[str, ...] = ()) -> Schema:
    unit = rf"(?:\s?(?:{'|'.join(map(_any_case, units))}))?" if units else ""
    pattern = _pattern(*(f"{number}{unit}" for number in alternatives))
    return {"type": ["number", "string"], "minimum": 0, "maximum": most, "pattern": pattern}


_HALF = r"[AaPpYy](?:[ .A-Za-z])*"
_YES_NO = sorted(kinds.YES | kinds.NO)

VALUES: dict[str, Schema] = {
    "name": {"type": _PLAIN},
    "date": {"type": "string", "pattern": _pattern(*dates.patterns(_any_case).values())},
    "yes_no": {"type": ["boolean", "string"], "pattern": _pattern(*map(_any_case, _YES_NO))},
    "percent": _number(100, r"0?\d{1,2}(?:\.\d)?", r"100(?:\.0)?", units=kinds.PER_CENT),
    "money": _number(999_999.99, r"(?:£ ?)?(?:\d{1,3}(?:,\d{3})+|\d{1,6})(?:\.\d{1,2})?"),
    "hours": _number(168, r"\d{1,3}(?:\.\d{1,2})?", units=kinds.HOURS),
    "days": _number(999.5, r"\d{1,3}(?:\.5|\.0)?", units=kinds.DAYS) | {"multipleOf": 0.5},
    "count": _number(9999, r"\d{1,4}", r"\d,\d{3}") | {"type": ["integer", "string"]},
    "time": {
        "type": ["number", "string"],
        "minimum": 0,
        "maximum": 24,
        "pattern": _pattern(r"\d{1,2}[:.]\d{2}", rf"\d{{1,2}}(?:[:.]\d{{2}})?\.? *{_HALF}"),
    },
    "identifier": {"type": "string", "pattern": _pattern(kinds.IDENTIFIER.pattern)},
    "reference": {"type": "string"},
    "record_name": {"type": _PLAIN[:2], "pattern": rf"^(?!.*\.\.)(?!.*\.$){kinds.RECORD.pattern}$"},
    "school_year": {"type": "string", "pattern": _pattern(r"20\d{2} ?[/–-] ?(?:20)?\d{2}")},
    "year_group": {
        "type": ["integer", "string"],
        "minimum": 1,
        "maximum": 14,
        "pattern": _pattern(*(kinds.year_pattern(code, _any_case) for code in kinds.YEAR_GROUPS)),
        "examples": list(kinds.YEAR_GROUPS),
    },
    "language_tag": {"type": "string", "pattern": _pattern(kinds.LANGUAGE_TAG.pattern)},
    "picture_file": {
        "type": "string",
        "pattern": r"""^\s*[^./\\:*?"<>|][^/\\:*?"<>|]{0,99}\.(?:[Pp][Nn][Gg]|[Jj][Pp][Ee]?[Gg])\s*$""",
    },
    "free": {"type": "object"},
}
"""The schema of each kind of value, for an editor that reads YAML 1.2 or JSON."""


def json_schema(words: Words, own: LocalFields = NO_FIELDS) -> Schema:
    """Return the JSON Schema (2020-12) of a data file, explained in both languages.

    `own` is what an authority's theme declares of fields; `words` knows its texts.
    """
    whole = _object(Pep, words, own)
    if own.fields:
        whole["properties"][KEY]["anyOf"][0] = _local(own, words)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:pepdocs:format:{FORMAT}",
        "title": _both(words, "schema:title"),
        **whole,
        "required": list(REQUIRED),
        "$defs": dict(sorted(_definitions(words, own).items())),
    }


def _definitions(words: Words, own: LocalFields) -> dict[str, Schema]:
    text, said_by, reason = (_both(words, f"schema:{key}") for key in ("text", "none_stated_by", "not_practicable"))
    return {
        **VALUES,
        "text": _text(words) | {"title": text},
        "none_stated": _only("none_stated_by", _reference("reference") | {"title": said_by}),
        "not_practicable": _only("not_practicable", _reference("text") | {"title": reason}),
        **{choice.public_name(): _choice(choice, words) for choice in choices()},
        **{model.public_name(): _object(model, words, own) for model in records() if model is not Pep},
    }


def _object(model: type[Record], words: Words, own: LocalFields) -> Schema:
    fields = {field.key: _field(model, field, words, own) for field in declared(model)}
    return {"type": "object", "properties": fields, "additionalProperties": False}


def _field(model: type[Record], field: Declared, words: Words, own: LocalFields) -> Schema:
    described, path = shape(field.annotation), field_path(model, field.key)
    lines = partial(_lines, model, field, own.raised_level(path, field.item))
    return {
        "title": _both(words, f"field:{path}"),
        "description": _explained(lines, words, "\n"),
        "markdownDescription": _explained(lines, words, "  \n"),
        **(_header(field, described) if model is Pep else _optional(described)),
    }


def _header(field: Declared, described: Shape) -> Schema:
    """Return the schema of a field of the PEP itself; those in `REQUIRED` must not be empty."""
    if field.key == "pepdocs":
        return {"enum": [FORMAT, str(FORMAT)]}
    return _value(described) if field.key in REQUIRED else _optional(described)


def _optional(described: Shape) -> Schema:
    """Return the schema of a field that may be empty: it is still to be filled in."""
    stated = [_reference("none_stated"), _reference("not_practicable")] if described.stated else []
    return {"anyOf": [_value(described), *stated, {"type": "null"}]}


def _value(described: Shape) -> Schema:
    one = _reference(_name(described))
    if described.kind == "text" and described.choice:
        one = {"anyOf": [_reference(described.choice.public_name()), _reference("text")]}
    return {"type": "array", "items": one} if described.listed else one


def _name(described: Shape) -> str:
    behind = described.record or described.choice
    kind = "text" if described.kind == "proper_name" else "reference" if described.points_at else described.kind
    return behind.public_name() if behind else kind


def _local(own: LocalFields, words: Words) -> Schema:
    """Return the schema of the `local` part of a plan; fields of other authorities are allowed."""
    fields = {field.key: _local_field(field, words) for field in own.fields}
    return {"type": "object", "properties": fields}


def _local_field(field: LocalField, words: Words) -> Schema:
    value = _choice(field.options, words) if field.options else _value(field.shape)
    lines = partial(_local_lines, field)
    return {
        "title": _both(words, field.label_context),
        "description": _explained(lines, words, "\n"),
        "markdownDescription": _explained(lines, words, "  \n"),
        "anyOf": [value, _reference("none_stated"), {"type": "null"}],
    }


def _local_lines(field: LocalField, say: Say) -> list[str]:
    """Return the help, kind, level and stages of an authority's field, a line each."""
    help_ = say(field.help_context) if field.help_context else ""
    level = say(level_of_authority(field.level))
    return [line for line in (help_, kind_of(field.shape, say), level, stages_of(field.item, ALL, say)) if line]


def _choice(choice: Iterable[Choice | Option], words: Words) -> Schema:
    """Return the schema of a closed list: its codes, which an editor completes, or their labels."""
    members = tuple(choice)
    labels = (words(lang, member.context) for member in members for lang in (CY, EN))
    spelt = dict.fromkeys(
        word for label in (*(member.code for member in members), *labels) for word in spellings(label)
    )
    codes = [_code(member, _both(words, member.context)) for member in members]
    return {"anyOf": [{"oneOf": codes}, {"type": "string", "pattern": _pattern(*map(_words, spelt))}]}


def _words(text: str) -> str:
    """Return the pattern of a text in any case, with anything but letters and digits between its words."""
    return r"[^0-9A-Za-z]*".join(_any_case(word) for word in re.findall(r"[^\W_]+", text))


def _code(member: Choice | Option, label: str) -> Schema:
    # Forms show a title, an editor's list of completions shows a description.
    return {"const": member.code, "title": label, "description": label}


def _text(words: Words) -> Schema:
    text = {"type": [*_PLAIN, "null"]}
    languages = {lang: text | {"title": _both(words, f"choice:WrittenIn.{lang}")} for lang in (CY, EN)}
    by_language = {
        "type": "object",
        "properties": languages,
        "patternProperties": {f"^{kinds.LANGUAGE_TAG.pattern}$": text},
        "additionalProperties": False,
        "minProperties": 1,
    }
    return {"anyOf": [{"type": _PLAIN}, by_language]}


def _only(key: str, value: Schema) -> Schema:
    return {"type": "object", "properties": {key: value}, "required": [key], "additionalProperties": False}


def _reference(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _both(words: Words, context: str) -> str:
    return " / ".join(dict.fromkeys(words(lang, context) for lang in (CY, EN)))


def _explained(lines: Callable[[Say], list[str]], words: Words, line_end: str) -> str:
    """Return the lines in Welsh, an empty line, and the lines in English."""
    return "\n\n".join(line_end.join(lines(partial(words, lang))) for lang in (CY, EN))


def _lines(model: type[Record], field: Declared, raised: Level, say: Say) -> list[str]:
    """Return the help, kind and requirements of a field, and the level to which an authority has raised it."""
    help_, kind = help_of(model, field, say), kind_of(shape(field.annotation), say)
    level = say(level_of_authority(raised)) if raised else ""
    return [line for line in (help_, kind, *requirements(field.item, say), level) if line]

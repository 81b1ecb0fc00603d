"""The JSON Schema of a data file, from which an editor completes and explains in both languages.

It accepts whatever the reader accepts. The reader is stricter where a schema cannot say it well
(whether a day exists, whether an id points at somebody): `pepdocs check` has the last word.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from pepdocs.base.language import CY, EN
from pepdocs.schema import kinds
from pepdocs.schema.declare import ALL, Declared, Level, Record, declared
from pepdocs.schema.derived.explain import Say, help_of, kind_of, requirements, stages_of
from pepdocs.schema.derived.messages import choices, field_path, records
from pepdocs.schema.derived.shape import Shape, shape
from pepdocs.schema.kinds import Choice
from pepdocs.schema.local.fields import (
    KEY,
    NO_FIELDS,
    LocalField,
    LocalFields,
    Option,
    asked_by_authority,
)
from pepdocs.schema.pep import FORMAT, Pep

REQUIRED = ("pepdocs", "record", "jurisdiction", "phase", "written_in")
"""The fields without which a file cannot be understood at all."""

MESSAGES = {
    "schema:title": "Personal Education Plan (PEP)",
    "schema:text": "Text in the language of written_in, or one text for each language tag",
    "schema:none_stated_by": "Who said that there is none",
    "schema:not_practicable": "Why it could not reasonably be found out (England only)",
}
"""The words of this module in English, by their contexts in the catalogues."""

Words = Callable[[str, str], str]
"""Returns what the catalogue of a language says: `words("cy", "section:history")`."""

Schema = dict[str, Any]

_PLAIN = ["string", "number", "boolean"]
"""How a YAML reader may take text that is typed without quotation marks."""


def _any_case(word: str) -> str:
    return "".join(f"[{c.upper()}{c}]" if c.isalpha() else c for c in word)


def _pattern(*alternatives: str) -> str:
    return rf"^\s*(?:{'|'.join(alternatives)})\s*$"


def _number(most: float, *alternatives: str) -> Schema:
    pattern = _pattern(*alternatives)
    return {"type": ["number", "string"], "minimum": 0, "maximum": most, "pattern": pattern}


_DAY_MONTH = r"\d{1,2}[/.]\d{1,2}[/.]\d{4}"
_DAY_NAME = rf"\d{{1,2}} +(?:{'|'.join(map(_any_case, kinds.MONTHS))}) +\d{{4}}"
_YES_NO = sorted(kinds.YES | kinds.NO)

VALUES: dict[str, Schema] = {
    "name": {"type": _PLAIN},
    "date": {"type": "string", "pattern": _pattern(r"\d{4}-\d{2}-\d{2}", _DAY_MONTH, _DAY_NAME)},
    "yes_no": {"type": ["boolean", "string"], "pattern": _pattern(*map(_any_case, _YES_NO))},
    "percent": _number(100, r"0?\d{1,2}(?:\.\d)?%?", r"100(?:\.0)?%?"),
    "money": _number(999_999.99, r"£?(?:\d{1,3}(?:,\d{3})+|\d{1,6})(?:\.\d{1,2})?"),
    "hours": _number(168, r"\d{1,3}(?:\.\d{1,2})?"),
    "days": _number(999.5, r"\d{1,3}(?:\.5|\.0)?") | {"multipleOf": 0.5},
    "count": _number(9999, r"\d{1,4}") | {"type": ["integer", "string"]},
    "identifier": {"type": "string", "pattern": _pattern(kinds.IDENTIFIER.pattern)},
    "record_name": {
        "type": _PLAIN[:2],
        "pattern": rf"^(?!.*\.\.)(?!.*\.$){kinds.RECORD.pattern}$",
    },
    "school_year": {"type": "string", "pattern": _pattern(r"20\d{2} ?[/–-] ?(?:20)?\d{2}")},
    "year_group": {
        "type": ["integer", "string"],
        "minimum": 1,
        "maximum": 14,
        "pattern": _pattern(*map(_any_case, map(str.lower, kinds.YEAR_GROUPS))),
        "examples": list(kinds.YEAR_GROUPS),
    },
    "language_tag": {"type": "string", "pattern": _pattern(kinds.LANGUAGE_TAG.pattern)},
    "free": {"type": "object"},
}
"""What each kind of value looks like to an editor that knows YAML 1.2 or JSON."""


def json_schema(words: Words, own: LocalFields = NO_FIELDS) -> Schema:
    """Return the JSON Schema (2020-12) of a data file, explained in the words of both languages.

    `own` is what an authority's theme says of fields; `words` knows its words.
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
        "none_stated": _only("none_stated_by", _reference("identifier") | {"title": said_by}),
        "not_practicable": _only("not_practicable", _reference("text") | {"title": reason}),
        **{choice.__name__: _choice(choice, words) for choice in choices()},
        **{model.__name__: _object(model, words, own) for model in records() if model is not Pep},
    }


def _object(model: type[Record], words: Words, own: LocalFields) -> Schema:
    fields = {field.key: _field(model, field, words, own) for field in declared(model)}
    return {"type": "object", "properties": fields, "additionalProperties": False}


def _field(model: type[Record], field: Declared, words: Words, own: LocalFields) -> Schema:
    described, path = shape(field.annotation), field_path(model, field.key)
    lines = partial(_lines, model, field, own.asked(path, field.item))
    return {
        "title": _both(words, f"field:{path}"),
        "description": _explained(lines, words, "\n"),
        "markdownDescription": _explained(lines, words, "  \n"),
        **(_header(field, described) if model is Pep else _optional(described)),
    }


def _header(field: Declared, described: Shape) -> Schema:
    """Return what the PEP itself takes: of the fields that say what it is, nothing empty."""
    if field.key == "pepdocs":
        return {"enum": [FORMAT, str(FORMAT)]}
    return _value(described) if field.key in REQUIRED else _optional(described)


def _optional(described: Shape) -> Schema:
    """Return what a field takes; an empty one is a field still to be filled in."""
    stated = [_reference("none_stated"), _reference("not_practicable")] if described.stated else []
    return {"anyOf": [_value(described), *stated, {"type": "null"}]}


def _value(described: Shape) -> Schema:
    one = _reference(_name(described))
    return {"type": "array", "items": one} if described.listed else one


def _name(described: Shape) -> str:
    behind = described.record or described.choice
    kind = "text" if described.kind == "proper_name" else described.kind
    return behind.__name__ if behind else kind


def _local(own: LocalFields, words: Words) -> Schema:
    """Return what the authority's own part of a plan takes: its fields, and those of other authorities."""
    fields = {each.key: _local_field(each, words) for each in own.fields}
    return {"type": "object", "properties": fields}


def _local_field(each: LocalField, words: Words) -> Schema:
    codes = [_code(option, _both(words, option.context)) for option in each.options]
    value = {"oneOf": codes} if codes else _value(each.shape)
    lines = partial(_local_lines, each)
    return {
        "title": _both(words, each.label_context),
        "description": _explained(lines, words, "\n"),
        "markdownDescription": _explained(lines, words, "  \n"),
        "anyOf": [value, _reference("none_stated"), {"type": "null"}],
    }


def _local_lines(each: LocalField, say: Say) -> list[str]:
    """Return the help, the kind and the level of an authority's field, and the stages that have it."""
    helped = say(each.help_context) if each.help_context else ""
    asked = say(asked_by_authority(each.level)), stages_of(each.item, ALL, say)
    return [line for line in (helped, kind_of(each.shape, say), *asked) if line]


def _choice(choice: type[Choice], words: Words) -> Schema:
    return {"oneOf": [_code(member, _both(words, member.context)) for member in choice]}


def _code(member: Choice | Option, label: str) -> Schema:
    # Forms show a title, an editor's list of completions shows a description.
    return {"const": member.code, "title": label, "description": label}


def _text(words: Words) -> Schema:
    said = {"type": [*_PLAIN, "null"]}
    languages = {lang: said | {"title": _both(words, f"choice:WrittenIn.{lang}")} for lang in (CY, EN)}
    by_language = {
        "type": "object",
        "properties": languages,
        "patternProperties": {f"^{kinds.LANGUAGE_TAG.pattern}$": said},
        "additionalProperties": False,
        "minProperties": 1,
    }
    return {"anyOf": [{"type": _PLAIN}, by_language]}


def _only(key: str, value: Schema) -> Schema:
    return {
        "type": "object",
        "properties": {key: value},
        "required": [key],
        "additionalProperties": False,
    }


def _reference(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _both(words: Words, context: str) -> str:
    return " / ".join(dict.fromkeys(words(lang, context) for lang in (CY, EN)))


def _explained(lines: Callable[[Say], list[str]], words: Words, line_end: str) -> str:
    """Return lines in Welsh, and after an empty line in English."""
    return "\n\n".join(line_end.join(lines(partial(words, lang))) for lang in (CY, EN))


def _lines(model: type[Record], field: Declared, asked: Level, say: Say) -> list[str]:
    """Return help, kind and requirements of a field, and how strongly an authority has `asked` for it besides."""
    helped, kind = help_of(model, field, say), kind_of(shape(field.annotation), say)
    raised = say(asked_by_authority(asked)) if asked else ""
    return [line for line in (helped, kind, *requirements(field.item, say), raised) if line]

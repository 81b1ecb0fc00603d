"""Values in a plan's file are changed, and everything else in it stays as it was typed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import pytest

from builders import DRAFT, EXAMPLES, POST16, PRIMARY, SECONDARY
from pepdocs.base import error_keys
from pepdocs.base.errors import PepdocsError
from pepdocs.rewrite import edit
from pepdocs.rewrite.changes import (
    Change,
    Insert,
    MoveEntry,
    Remove,
    Set,
    Tree,
    as_text,
    bare,
    changed,
    changes_between,
)
from pepdocs.rewrite.edit import apply, rewritten, tree_of
from pepdocs.schema.declare import Jurisdiction
from pepdocs.schema.derived.blank import blank
from pepdocs.schema.pep import Phase
from pepdocs.wording import Speaker
from rewrite.random_changes import randomly_changed

HEADER = "pepdocs: 2\nrecord: FX-1\n"
HEAD = "targets:\n  # three of them\n"
FIRST = "  - id: t1\n    text: Read\n"
SECOND = "  # the second\n  - id: t2  # spelling\n    text: 'Write'\n"
THIRD = "  # the third\n\n  - {id: t3, text: Swim}\n"
TARGETS = f"{HEAD}{FIRST}{SECOND}{THIRD}"


def example(name: str) -> bytes:
    return (EXAMPLES / f"{name}.yaml").read_bytes()


def as_json(name: str, indent: int | None) -> bytes:
    return json.dumps(tree_of(example(name)), indent=indent, ensure_ascii=False).encode()


PLANS: dict[str, Callable[[], bytes]] = {
    **{name: lambda name=name: example(name) for name in (PRIMARY, SECONDARY, POST16, DRAFT)},
    "blank": lambda: blank(Phase.secondary, Jurisdiction.wales, Speaker("en").text).encode(),
    "windows": lambda: b"\xef\xbb\xbf" + example(PRIMARY).replace(b"\n", b"\r\n"),
    "no line end": lambda: example(DRAFT).rstrip(b"\n"),
    "json": lambda: as_json(SECONDARY, 2),
    "json on one line": lambda: as_json(PRIMARY, None),
}


def new(text: str, *changes: Change) -> str:
    """Return a file's text after changes, without its header."""
    made = apply((HEADER + text).encode(), changes).decode()
    assert made.startswith(HEADER)
    return made.removeprefix(HEADER)


def comments(content: bytes) -> list[str]:
    return [line for line in content.decode().replace("\r\n", "\n").split("\n") if line.lstrip().startswith("#")]


def check(content: bytes, random: Random) -> None:
    """Change a file randomly; it has to read as meant, with every comment of it."""
    old = tree_of(content)
    wanted = randomly_changed(old, random)

    made = rewritten(content, wanted)

    assert bare(tree_of(made)) == bare(as_text(wanted))
    assert [line for line in comments(content) if line not in comments(made)] == []
    assert made.count(b"\r") == (made.count(b"\n") if b"\r" in content else 0)
    assert made.startswith(b"\xef\xbb\xbf") == content.startswith(b"\xef\xbb\xbf")
    again = changed(bare(old), changes_between(old, as_text(wanted)))
    assert bare(again) == bare(as_text(wanted))


def seeds(name: str, count: int) -> Iterator[Random]:
    return (Random(f"{name} {number}") for number in range(count))


@pytest.mark.parametrize("name", PLANS)
def test_a_file_that_says_what_it_should_stays_as_it_is_to_the_byte(name: str) -> None:
    content = PLANS[name]()

    assert rewritten(content, tree_of(content)) == content
    assert apply(content, ()) == content


@pytest.mark.parametrize("name", PLANS)
def test_a_changed_file_reads_as_meant_and_keeps_its_comments(name: str) -> None:
    content = PLANS[name]()

    for random in seeds(name, 3 if name == "blank" else 20):
        check(content, random)


@pytest.mark.long
@pytest.mark.parametrize("name", PLANS)
def test_thousands_of_changed_files_read_as_meant(name: str) -> None:
    content = PLANS[name]()

    for random in seeds(f"long {name}", 100 if name == "blank" else 400):
        check(content, random)


@pytest.mark.parametrize("name", [PRIMARY, SECONDARY, POST16, DRAFT])
def test_one_changed_value_changes_one_line(name: str) -> None:
    content = example(name)

    made = apply(content, [Set(("plan", "meeting"), "2026-05-05")])

    lines = list(zip(content.splitlines(), made.splitlines(), strict=True))
    assert [now for was, now in lines if was != now] == [b"  meeting: 2026-05-05"]


def test_a_value_keeps_its_quotation_marks_and_its_comment() -> None:
    assert (
        new("child: {known_as: 'Al'} # c\n", Set(("child", "known_as"), "it's")) == "child: {known_as: 'it''s'} # c\n"
    )
    assert new('child:\n  known_as: "Al"  # c\n', Set(("child", "known_as"), "Bo")) == 'child:\n  known_as: "Bo"  # c\n'
    assert new("child:\n  upn:   # c\n", Set(("child", "upn"), "A1")) == "child:\n  upn: A1   # c\n"


def test_text_that_yaml_would_read_as_something_else_is_quoted() -> None:
    assert new("child:\n  known_as: Al\n", Set(("child", "known_as"), "- x: y")) == 'child:\n  known_as: "- x: y"\n'
    assert new("child:\n  known_as: Al\n", Set(("child", "known_as"), "null")) == 'child:\n  known_as: "null"\n'


def test_text_of_several_lines_stands_on_lines_of_its_own() -> None:
    made = new("child:\n  ethnic_group: Welsh\n  upn: 1\n", Set(("child", "ethnic_group"), "One\n\nTwo"))

    assert made == "child:\n  ethnic_group: |-\n    One\n\n    Two\n  upn: 1\n"


def test_a_new_field_stands_where_the_schema_has_it() -> None:
    made = new("child:\n  surname: Tŷ\n  # of birth\n  date_of_birth: 2012-01-31\n", Set(("child", "known_as"), "Al"))

    assert made == "child:\n  surname: Tŷ\n  known_as: Al\n  # of birth\n  date_of_birth: 2012-01-31\n"


def test_a_field_that_is_removed_leaves_its_name_and_comment() -> None:
    made = new("child:\n  upn: A1  # c\n  sex: F\n", Remove(("child", "upn")))

    assert made == "child:\n  upn:  # c\n  sex: F\n"


def test_an_entry_is_addressed_by_its_id() -> None:
    made = new(TARGETS, Set(("targets", "t2", "text"), "Spell"))

    assert made == TARGETS.replace("'Write'", "'Spell'")


def test_an_entry_that_moves_takes_its_comments_along() -> None:
    made = new(TARGETS, MoveEntry(("targets", "t3"), 1))

    assert made == f"{HEAD}{FIRST}{THIRD}{SECOND}"


def test_what_stands_above_the_first_entry_stays_there() -> None:
    assert new(TARGETS, MoveEntry(("targets", "t1"), 2)) == f"{HEAD}{SECOND}{THIRD}{FIRST}"


def test_an_entry_is_added_and_another_removed() -> None:
    added = new(TARGETS, Insert(("targets",), 1, {"id": "t4", "text": "Count"}))

    assert added == f"{HEAD}{FIRST}  - id: t4\n    text: Count\n{SECOND}{THIRD}"
    assert new(TARGETS, Remove(("targets", "t1"))) == f"{HEAD}{SECOND}{THIRD}"


def test_a_json_file_stays_json() -> None:
    content = b'{\n  "pepdocs": 2,\n  "child": {\n    "known_as": "Al"\n  }\n}\n'

    made = apply(content, [Set(("child", "upn"), "0123"), Set(("pepdocs",), "3")])

    assert made == b'{\n  "pepdocs": 3,\n  "child": {\n    "known_as": "Al",\n    "upn": "0123"\n  }\n}\n'


def test_a_path_that_leads_nowhere_is_refused_without_its_value() -> None:
    with pytest.raises(PepdocsError) as refused:
        apply((HEADER + TARGETS).encode(), [Set(("targets", "t9", "text"), "Rhododendron")])

    assert refused.value.key == error_keys.NO_SUCH_PLACE
    assert "Rhododendron" not in repr(refused.value)


def test_what_does_not_read_as_meant_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    content = (HEADER + "child: {known_as: Rhododendron}\n").encode()
    with pytest.raises(PepdocsError) as refused:
        apply(content, [Set(("child", "known_as"), "a\x00b")])
    assert refused.value.key == error_keys.NOT_REWRITTEN

    monkeypatch.setattr(edit, "_edited", lambda text, *_: text)
    with pytest.raises(PepdocsError, match=error_keys.NOT_REWRITTEN):
        apply(content, [Set(("child", "known_as"), "Al")])


def test_a_change_shows_no_value() -> None:
    value: Any = "Rhododendron"

    shown = repr([Set(("child", "known_as"), value), Insert(("targets",), 0, {"text": value})])

    assert value not in shown


def test_a_tree_holds_nothing_but_text() -> None:
    tree: Tree = {"pepdocs": 2, "child": {"x": True, "y": 1.5, "z": " "}}

    assert as_text(tree) == {"pepdocs": "2", "child": {"x": "true", "y": "1.5", "z": None}}
    with pytest.raises(PepdocsError):
        as_text({"x": object()})


def test_text_of_several_lines_does_not_take_the_comments_below_into_itself() -> None:
    made = new("child:\n  known_as:\n    # deeper\n  upn: A1\n", Set(("child", "known_as"), "a\nb"))

    assert made == 'child:\n  known_as: "a\\nb"\n    # deeper\n  upn: A1\n'

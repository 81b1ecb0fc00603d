"""`upgrade` rewrites a plan of format 1, changes nothing else in its text, and keeps the file as it was."""

from __future__ import annotations

import difflib
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from builders import put
from full_plan import full
from pepdocs import upgrade
from pepdocs.base.errors import SourceError
from pepdocs.base.files import sources
from pepdocs.reading import formats, parse, source
from pepdocs.reading.formats import MOVES
from pepdocs.reading.nodes import Mapping, Node, Sequence
from pepdocs.reading.parse import Parsed
from pepdocs.rewrite import upgrade as rewriting
from pepdocs.rewrite.upgrade import is_same, upgraded
from pepdocs.schema.declare import declared
from pepdocs.schema.derived.messages import records
from pepdocs.schema.derived.shape import shape

TESTS = Path(__file__).parent.parent
NEW = TESTS / "format_2"
OLD = sorted((TESTS / "format_1").glob("*.yaml"))
CASES = sorted((TESTS / "cases").glob("*.yaml"))
HEADER = "pepdocs: 1\nrecord: FX-1\njurisdiction: wales\nphase: secondary\nwritten_in: en\n"


def read(content: bytes) -> Parsed:
    return parse.pep(source.read(content))


def shaped(content: bytes) -> Mapping:
    return formats.in_shape(source.read(content).root).root


def plain(node: Node) -> Any:
    if isinstance(node, Mapping):
        return {entry.key.text: plain(entry.value) for entry in node.entries}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return None if node.is_null else node.text


def new(text: str) -> str:
    """Return the text of a plan of format 1, without its header, after it was rewritten."""
    content = upgraded((HEADER + text).encode()).content
    assert content is not None
    head, _, rest = content.decode().partition("written_in: en\n")
    assert head.startswith("pepdocs: 2\n")
    return rest


def ids(path: Path) -> str:
    return path.stem


def test_plans_of_format_1_were_found() -> None:
    assert len(OLD) == 4
    assert len(CASES) >= 2


@pytest.mark.parametrize("path", OLD, ids=ids)
def test_an_example_becomes_what_a_person_made_of_it(path: Path) -> None:
    assert upgraded(path.read_bytes()).content == (NEW / path.name).read_bytes()


CRLF: Callable[[str], str] = lambda text: text.replace("\n", "\r\n")  # noqa: E731 - one of a table
WAYS: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "lines of Windows": CRLF,
    "a mark": lambda text: f"\ufeff{text}",
    "both": lambda text: CRLF(f"\ufeff{text}"),
    "no line end at the end": lambda text: text.rstrip("\n"),
    "JSON in one line": lambda text: json.dumps(plain(source.read(text.encode()).root)),
    "JSON": lambda text: json.dumps(plain(source.read(text.encode()).root), indent=2, ensure_ascii=False),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("path", [*OLD, *CASES], ids=ids)
def test_a_plan_says_what_it_said_however_it_is_written(path: Path, way: str) -> None:
    content = WAYS[way](path.read_text("utf-8")).encode()

    result = upgraded(content)

    assert result.is_rewritten
    assert result.content
    assert b"\xef\xbb\xbf" in result.content[:3] or not content.startswith(b"\xef\xbb\xbf")
    assert result.content.count(b"\r\n") in {0, result.content.count(b"\n")}
    assert (b"\r\n" in result.content) is (b"\r\n" in content)
    assert same_but_nones(shaped(content), shaped(result.content))
    assert upgraded(result.content).content is None


def same_but_nones(old: Node, new: Node) -> bool:
    """Return whether two trees hold the same, an empty list that says none being an explicit none."""
    if isinstance(old, Sequence) and old.says_none:
        return isinstance(new, Mapping) and [entry.key.text for entry in new.entries] == ["none_stated_by"]
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        values = {entry.key.text: entry.value for entry in new.entries}
        return {entry.key.text for entry in old.entries} == values.keys() and all(
            same_but_nones(entry.value, values[entry.key.text]) for entry in old.entries
        )
    if isinstance(old, Sequence) and isinstance(new, Sequence):
        return len(old.items) == len(new.items) and all(map(same_but_nones, old.items, new.items))
    return is_same(old, new)


@pytest.mark.parametrize("path", [*OLD, *CASES], ids=ids)
def test_no_line_is_lost_and_no_comment(path: Path) -> None:
    before = path.read_text("utf-8")
    after = (upgraded(path.read_bytes()).content or b"").decode()

    lines = [[line.strip() for line in text.splitlines()] for text in (before, after)]
    gone = [line[2:] for line in difflib.ndiff(*lines) if line.startswith("- ")]

    assert [line for line in gone if line.startswith("#")] == []
    assert len(gone) < 10


def as_format_1(content: dict[str, Any]) -> dict[str, Any]:
    """Return a plan with the only change and the only provision as format 1 has them."""
    for move in MOVES:
        group: Any = content
        for key in move.group:
            group = group.get(key) or {}
        if isinstance(group, dict) and isinstance(rows := group.pop(move.into, None), list):
            old = {new: old for old, new in move.keys.items()}
            group |= {old[key]: value for key, value in rows[0].items() if key in old}
    return content | {"pepdocs": "1"}


@pytest.mark.parametrize("indent", [None, 4])
@pytest.mark.parametrize("seed", range(6))
def test_a_plan_with_any_of_its_fields_says_what_it_said(seed: int, indent: int | None) -> None:
    chance = random.Random(seed)
    content, taken = full(chance.choice(["primary", "secondary", "post16"]), each=1)
    for filled in chance.sample(taken, len(taken) // 2):
        put(content, ".".join(map(str, filled.loc)), chance.choice([..., None, []]) if len(filled.loc) > 1 else None)
    typed = json.dumps(as_format_1(content), indent=indent).encode()

    result = upgraded(typed)

    assert result.is_rewritten
    assert result.content
    assert same_but_nones(shaped(typed), shaped(result.content))


# The text.


def test_comments_and_quotation_marks_move_with_their_fields() -> None:
    assert new(
        "change: # ahead\n"
        "  # whether\n"
        "  expected: 'yes' # certain\n"
        "\n"
        "  # which\n"
        '  "kind":   placement # soon\n'
        "  what: |\n"
        "    One.\n"
        "\n"
        "      Two.\n"
        "  when:\n"
        "  # left\n"
        "# after\n"
        "carers: {}\n"
    ) == (
        "change: # ahead\n"
        "  # whether\n"
        "  expected: 'yes' # certain\n"
        "  changes:\n"
        "\n"
        "    # which\n"
        '    - "kind":   placement # soon\n'
        "      what: |\n"
        "        One.\n"
        "\n"
        "          Two.\n"
        "      when:\n"
        "  # left\n"
        "# after\n"
        "carers: {}\n"
    )


def test_a_field_that_stays_between_those_that_move_comes_after_them() -> None:
    assert new("change:\n  kind: placement\n  # sure\n  expected: yes\n  what: A move\n") == (
        "change:\n  changes:\n    - kind: placement\n      what: A move\n  # sure\n  expected: yes\n"
    )


def test_lists_are_indented_as_in_the_rest_of_the_file() -> None:
    assert new("people:\n- id: dp\nchange:\n    kind: placement\n    what: A move\n").endswith(
        "change:\n    changes:\n    - kind: placement\n      what: A move\n"
    )
    assert new("people:\n    -   id: dp\nchange:\n    kind: placement\n    what: A move\n").endswith(
        "change:\n    changes:\n        -   kind: placement\n            what: A move\n"
    )


@pytest.mark.parametrize(
    "idp",
    [
        "provision: [], provision_in_welsh: yes",
        "provision_in_welsh: yes, provision: []",
        "date: 2026-01-05, provision: [], provision_in_welsh: yes",
        "provision_in_welsh: yes, provision: [], date: 2026-01-05",
    ],
)
def test_a_list_that_was_left_empty_between_brackets_is_filled(idp: str) -> None:
    text = new(f"aln: {{idp: {{{idp}}}}}\n")

    assert text.count("provision") == 1
    assert "provision: [{in_welsh: yes}]" in text


def test_a_group_between_brackets_stays_between_brackets() -> None:
    assert new("change: {kind: placement, expected: yes, what: 'A {move}'}\n") == (
        "change: {expected: yes, changes: [{kind: placement, what: 'A {move}'}]}\n"
    )


def test_a_provision_takes_its_language_along() -> None:
    assert new(
        "aln:\n  idp:\n    provision_in_welsh: yes\n    date: 2026-01-01\n    provision: >\n      Lessons\n"
    ) == (
        "aln:\n  idp:\n    provision:\n      - in_welsh: yes\n        what: >\n          Lessons\n"
        "    date: 2026-01-01\n"
    )


def test_an_empty_list_names_whoever_completed_the_plan() -> None:
    text = "language:\n  home: [ ]  # nobody asked\n"

    assert new(text) == "language:\n  home: {none_stated_by: designated_person }  # nobody asked\n"
    assert new(f"plan: {{completed_by: sw}}\n{text}").endswith("home: {none_stated_by: sw }  # nobody asked\n")
    assert (
        "designated_teacher" in (upgraded((HEADER + text).replace("wales", "england").encode()).content or b"").decode()
    )


def test_the_lines_with_a_new_none_are_told() -> None:
    result = upgraded(
        f"{HEADER}change: {{kind: other}}\nlanguage:\n  home: []\nchild: {{accessible_formats: []}}\n".encode()
    )

    assert result.nones == (8, 9)


def test_an_empty_list_of_texts_stays() -> None:
    assert new("leisure:\n  interests: []\n") == "leisure:\n  interests: []\n"


def test_every_list_of_codes_or_ids_takes_an_explicit_none() -> None:
    lists = [(model, field) for model in records() for field in declared(model) if shape(field.annotation).listed]
    of_codes = [one for one in lists if shape(one[1].annotation).kind not in formats.SAYING_NOTHING]

    assert len(of_codes) >= 8
    assert [f"{model.path}.{field.key}" for model, field in of_codes if not shape(field.annotation).stated] == []


# What stays as it is.


@pytest.mark.parametrize("path", sorted(NEW.glob("*.yaml")), ids=ids)
def test_a_plan_of_format_2_is_left_alone(path: Path) -> None:
    assert upgraded(path.read_bytes()).content is None


def test_a_plan_in_both_shapes_is_for_a_person_to_rewrite() -> None:
    result = upgraded(f"{HEADER}change: {{kind: other, changes: [{{what: New}}]}}\n".encode())

    assert (result.content, result.is_refused) == (None, True)
    assert [one.code.number for one in result.findings] == ["PEP141"]


def test_empty_fields_of_the_old_shape_go_where_the_new_one_is_there() -> None:
    assert new("change:\n  kind:\n  changes: [{what: New}]\n") == "change:\n  changes: [{what: New}]\n"
    assert new("aln: {idp: {provision_in_welsh: ~, provision: {none_stated_by: dp}}}\n") == (
        "aln: {idp: {provision: {none_stated_by: dp}}}\n"
    )


def test_a_text_that_would_not_be_the_same_plan_is_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rewriting, "moved", lambda text, _: text.replace("A move", "Another move"))

    result = upgraded(f"{HEADER}carers: {{goals: A move}}\n".encode())

    assert (result.content, result.is_refused) == (None, True)


def test_a_text_that_would_not_be_readable_is_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rewriting, "moved", lambda text, _: f"{text}[")

    assert upgraded(HEADER.encode()).is_refused


def test_keys_in_a_way_that_cannot_be_moved_are_for_a_person() -> None:
    typed = f"{HEADER}change:\n  ? kind\n  : placement\n".encode()

    assert read(typed).pep.change
    assert upgraded(typed).is_refused


@pytest.mark.parametrize("text", ["a: [", "pepdocs: 9\n", "record: FX-1\n", ""])
def test_what_is_no_plan_of_ours_is_refused(text: str) -> None:
    with pytest.raises(SourceError):
        upgraded(text.encode())


# Encodings.

WELSH = f"{HEADER}carers: {{goals: “Caffè”, others: Siân’s}}\n"


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("version", "12")
def test_a_plan_in_an_old_encoding_becomes_utf_8(encoding: str, version: str) -> None:
    text = WELSH.replace("pepdocs: 1", f"pepdocs: {version}")

    result = upgraded(text.encode(encoding))

    assert result.is_recoded
    assert (result.content or b"").decode() == text.replace("pepdocs: 1", "pepdocs: 2")


def test_an_old_encoding_is_mended_even_if_something_else_is_wrong() -> None:
    assert upgraded("a: [Siân\n".encode("cp1252")).content == "a: [Siân\n".encode()


@pytest.mark.parametrize("content", [b"a: Ll\xfer", b"a: \x81", "a: ŵ\n".encode() + b"b: \xe9"], ids=repr)
def test_an_encoding_that_is_not_known_is_not_guessed(content: bytes) -> None:
    with pytest.raises(SourceError) as refused:
        upgraded(content)

    assert [one.code.number for one in refused.value.findings.items] == ["PEP003"]


# Files.


def test_the_file_as_it_was_is_kept_and_never_written_over(tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    for text in ("# one\n", "# two\n", "# three\n"):
        plan.write_bytes((HEADER + text).encode())
        upgrade(plan)

    assert {path.name: path.read_text("utf-8").splitlines()[-1] for path in tmp_path.iterdir()} == {
        "plan.yaml": "# three",
        "plan.yaml.bak": "# one",
        "plan.yaml.2.bak": "# two",
        "plan.yaml.3.bak": "# three",
    }
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in tmp_path.iterdir())


def test_the_file_that_is_kept_is_not_taken_for_a_plan(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(HEADER, "utf-8")

    upgrade(tmp_path / "plan.yaml")

    assert [path.name for path in sources([tmp_path])] == ["plan.yaml"]


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(HEADER, "utf-8")

    done = upgrade(plan, dry_run=True)

    assert (done.upgrade.is_rewritten, done.kept) == (True, None)
    assert [path.read_text("utf-8") for path in tmp_path.iterdir()] == [HEADER]


def test_a_file_that_is_as_it_should_be_is_not_touched(tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(HEADER.replace("pepdocs: 1", "pepdocs: 2"), "utf-8")
    before = plan.stat()

    upgrade(plan)

    assert plan.stat() == before or (plan.stat().st_ino, plan.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert list(tmp_path.iterdir()) == [plan]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    real, link = tmp_path / "there" / "plan.yaml", tmp_path / "plan.yaml"
    real.write_text(HEADER, "utf-8")
    link.symlink_to(real)

    upgrade(link)

    assert link.is_symlink()
    assert real.read_text("utf-8").startswith("pepdocs: 2")


def test_what_a_plan_says_is_in_no_repr() -> None:
    result = upgraded(f"{HEADER}carers: {{goals: Rhododendron}}\n".encode())

    assert result.content
    assert "Rhododendron" not in repr(result)

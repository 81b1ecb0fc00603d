"""Reading a file keeps what was typed, and explains by position what cannot be read."""

from __future__ import annotations

import json
import os
import traceback
import tracemalloc
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pace import timed, timely
from pepdocs.base.errors import SourceError
from pepdocs.reading import source
from pepdocs.reading.nodes import Located, Mapping, Node, Scalar, Sequence

EXAMPLES = sorted((Path(__file__).parent.parent / "examples").glob("*.yaml"))
MARKER = "Rhododendron"
SECONDS = 2
BYTES = 200 * 1024 * 1024
MB = 1024 * 1024


def bytes_of(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content


def refused(content: str | bytes) -> list[str]:
    """Return the findings about content that is refused, as `PEP015 2:1`."""
    with pytest.raises(SourceError) as caught:
        source.read(bytes_of(content))
    return findings(caught.value)


def findings(error: SourceError) -> list[str]:
    items = error.findings.items
    return [f"{item.code.number} {item.at.line}:{item.at.column}" for item in items]


def values(content: str | bytes) -> object:
    """Return content as lists, mappings and text."""
    return plain(source.read(bytes_of(content)).root)


def plain(node: Node) -> object:
    if isinstance(node, Mapping):
        return {entry.key.text: plain(entry.value) for entry in node.entries}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return node.text


def value_at(node: Node, *steps: str | int) -> Node:
    """Return the value at a path of names and indexes."""
    for step in steps:
        if isinstance(node, Mapping):
            node = next(entry.value for entry in node.entries if entry.key.text == step)
        else:
            assert isinstance(node, Sequence)
            node = node.items[int(step)]
    return node


def place(node: Node, *steps: str | int) -> tuple[int, int]:
    at = value_at(node, *steps).at
    return at.line, at.column


# Good files.


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_loads(path: Path) -> None:
    located = source.load(path)

    assert value_at(located.root, "pepdocs") == Scalar("2", value_at(located.root, "pepdocs").at, False)
    assert len(located.root.entries) > 15


def test_the_examples_were_found() -> None:
    assert len(EXAMPLES) == 4


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_name_is_at_its_position(path: Path) -> None:
    located = source.load(path)

    def check(node: Node) -> int:
        if isinstance(node, Sequence):
            return sum(check(item) for item in node.items)
        if isinstance(node, Scalar):
            return 0
        for entry in node.entries:
            line = located.lines[entry.key.at.line - 1]
            assert line[entry.key.at.column - 1 :].startswith(entry.key.text)
        return len(node.entries) + sum(check(entry.value) for entry in node.entries)

    assert check(located.root) > 80


def test_positions_in_an_example_are_exact() -> None:
    root = source.load(Path(EXAMPLES[0])).root

    assert place(root, "record") == (4, 9)
    assert place(root, "plan") == (10, 3)
    assert place(root, "language", "home") == (29, 9)
    assert place(root, "language", "home", 0) == (29, 10)
    assert place(root, "people") == (39, 3)
    assert place(root, "people", 1, "role") == (40, 20)


def test_lines_are_as_typed() -> None:
    located = source.read("\ufeffa: 1\r\n  # e\u0301\rb: 2\n".encode())

    assert located.lines == ("a: 1", "  # e\u0301", "b: 2", "")


@pytest.mark.parametrize(
    "text", ["0123", "no", "on", "NO", "true", "2026-03-11", "1e3", "0x1F", "1_000", "3.10", ".inf", "=", "12:30"]
)
def test_a_plain_value_stays_as_typed(text: str) -> None:
    assert values(f"field: {text}\nlist: [{text}]") == {"field": text, "list": [text]}


NULLS = ["", "~", "null", "Null", "NULL"]


@pytest.mark.parametrize("text", [*NULLS, '""', "''", '"null"', "'~'", "nUll", "none", "|\n  null"])
def test_nothing_typed_is_null_and_a_null_in_quotation_marks_is_text(text: str) -> None:
    value = value_at(source.read(f"a: {text}\n".encode()).root, "a")

    assert isinstance(value, Scalar)
    assert value.is_null == (text in NULLS)


def test_json_is_read_with_positions_too() -> None:
    root = source.read(b'{\n\t"a": {\n\t\t"b": [1, "x\\/y"],\n\t\t"c": null\n\t}\n}\n').root

    assert plain(root) == {"a": {"b": ["1", "x/y"], "c": "null"}}
    assert place(root, "a", "b", 1) == (3, 12)


def test_a_pair_of_halves_becomes_one_character() -> None:
    assert values(rb'{"a": "\ud83d\ude00 \u0175"}') == {"a": "\U0001f600 ŵ"}


def test_a_byte_order_mark_is_accepted() -> None:
    root = source.read("\ufeffa: {b: c}\nd: e".encode()).root

    assert place(root, "a") == (1, 4)
    assert place(root, "a", "b") == (1, 8)


def test_columns_count_characters() -> None:
    root = source.read("ŵŷ😀: {é: x}\n".encode()).root

    assert place(root, "ŵŷ😀", "é") == (1, 10)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_every_kind_of_line_end_becomes_lf(end: str) -> None:
    content = end.join(["a: |", "  one", "  two", "b: two", "  lines", 'c: "x', '  y"', "d: 1", ""])

    located = source.read(content.encode())

    assert plain(located.root) == {"a": "one\ntwo\n", "b": "two lines", "c": "x y", "d": "1"}
    assert place(located.root, "d") == (8, 4)


def test_a_line_end_spelt_in_a_quotation_becomes_lf() -> None:
    assert values(rb'a: "one\r\ntwo\rthree\tfour"') == {"a": "one\ntwo\nthree\tfour"}


def test_decomposed_letters_are_composed() -> None:
    assert values("y\u0302: w\u0302\nq: |\n  W\u0302\n") == {"ŷ": "ŵ", "q": "Ŵ\n"}


def test_letters_without_a_composed_form_stay() -> None:
    assert values("a: M\u0302") == {"a": "M\u0302"}


@pytest.mark.parametrize(
    "text",
    ["\u202aabc\u202c", "\u2066abc\u2069", "\u200e", "x\u2028y", "x\u2029y", "مرحبا", "e\ufeffx", "\U0001f600", "🏴󠁧󠁢󠁷󠁬󠁳󠁿"],
    ids=ascii,
)
def test_unusual_text_is_kept(text: str) -> None:
    assert values(f"a: {text}\nb: '{text}'\n") == {"a": text, "b": text}


def test_a_line_separator_does_not_count_as_a_line() -> None:
    root = source.read("a: 'x\u2028y'\nb: |\n  x\u2028y\nc: d\n".encode()).root

    assert plain(root) == {"a": "x\u2028y", "b": "x\u2028y\n", "c": "d"}
    assert place(root, "c") == (4, 4)


@pytest.mark.parametrize(
    "head",
    [
        "%YAML 1.2\n---\n",
        "%YAML 1.1\n---\n",
        "%TAG ! tag:example.org,2026:\n---\n",
        "---\n",
        "--- # x\n",
        "%ODD x\n---\n",
    ],
)
def test_a_document_may_be_announced(head: str) -> None:
    assert values(f"{head}a: no\n...\n") == {"a": "no"}


def test_twenty_levels_are_accepted() -> None:
    assert source.read(b'{"a":' * 20 + b"1" + b"}" * 20)


def test_thousands_of_values_are_accepted() -> None:
    assert len(source.read(b"".join(b"k%d: v\n" % n for n in range(9_000))).root.entries) == 9_000


def test_a_long_answer_and_a_long_word_are_accepted() -> None:
    answer = "geiriau " * 20_000 + "x" * 480

    assert values(f"a: {answer}") == {"a": answer}


# Bad files: content, and the findings it must lead to.

BAD = {
    "the same name twice": ("a: 1\nb: 2\na: 3", ["PEP015 3:1"]),
    "the same name twice at every level": (
        "a: {x: 1, x: 2}\nb:\n  - c: 1\n    c: 2\na: 3\n",
        ["PEP015 1:11", "PEP015 4:5", "PEP015 5:1"],
    ),
    "the same name in JSON": ('{"a": 1,\n "a": 2}', ["PEP015 2:2"]),
    "the same name quoted and plain": ("a: 1\n'a': 2", ["PEP015 2:1"]),
    "the same name composed and decomposed": ("é: 1\ne\u0301: 2", ["PEP015 2:1"]),
    "an alias": ("a: *b", ["PEP013 1:4"]),
    "an anchor": ("a: &b 1", ["PEP013 1:4"]),
    "an anchor on a list": ("a: &b\n  - 1", ["PEP013 1:4"]),
    "an alias to itself": ("a: &b [*b]", ["PEP013 1:4", "PEP013 1:8"]),
    "an alias as a name": ("*a : 1", ["PEP013 1:1"]),
    "stars for bold": ("a: **bold** text", ["PEP013 1:4"]),
    "an ampersand": ("a: & text", ["PEP013 1:4"]),
    "a Python object": ("a: !!python/object/apply:os.system [ls]", ["PEP014 1:4"]),
    "a tag on a value": ("a: !!str 1\nb: !x {c: d}", ["PEP014 1:4", "PEP014 2:4"]),
    "a tag that nobody declared": ("a: !e!x 1", ["PEP014 1:4"]),
    "a tag that never ends": ("a: !<x 1", ["PEP014 1:4"]),
    "a tag in the middle of a list": ("a: [!x b, c]", ["PEP014 1:5"]),
    "a tag and an anchor": ("a: !x &b c", ["PEP013 1:7", "PEP014 1:7"]),
    "NUL": ("a: b\x00c\nd: ef", ["PEP005 1:5"]),
    "control characters": ("a: \x01\nb: x\x07\x1by", ["PEP005 1:4", "PEP005 2:5", "PEP005 2:6"]),
    "a form feed": ("a: b\x0cc", ["PEP005 1:5"]),
    "delete": ("a: b\x7fc", ["PEP005 1:5"]),
    "next line": ("a: b\x85c", ["PEP005 1:5"]),
    "C1": ("a: b\x93c", ["PEP005 1:5"]),
    "a noncharacter": ("a: b\ufffec\uffff", ["PEP005 1:5", "PEP005 1:7"]),
    "a noncharacter of a higher plane": ("a: 😀\U0001fffe", ["PEP005 1:5"]),
    "a control character in a comment": ("a: 1 # \x08", ["PEP005 1:8"]),
    "NUL spelt": (r'a: "b\x00c"', ["PEP005 1:6"]),
    "NUL spelt short": (r'a: "b\0c"', ["PEP005 1:6"]),
    "bell spelt": (r'a: "b\u0007c\a"', ["PEP005 1:6", "PEP005 1:13"]),
    "form feed spelt": (r'{"a": "b\f\\f"}', ["PEP005 1:9"]),
    "escape spelt": (r'a: "\e\v\b\N"', ["PEP005 1:5", "PEP005 1:7", "PEP005 1:9", "PEP005 1:11"]),
    "a noncharacter spelt": (r'a: "\uFFFE\U0001FFFF"', ["PEP005 1:5", "PEP005 1:11"]),
    "a control spelt on a later line": ('a: "b\n  c\\x01"', ["PEP005 2:4"]),
    "a control spelt in a name": (r'{"\u0001": 1}', ["PEP005 1:3"]),
    "half a character": (r'{"a": "x \ud83d"}', ["PEP017 1:10"]),
    "the other half": (r'{"a": "\ude00"}', ["PEP017 1:8"]),
    "halves in the wrong order": (r'{"a": "\ude00\ud83d"}', ["PEP017 1:8", "PEP017 1:14"]),
    "half a character next to a whole one": (r'"a": "\ud83d\ude00\ud83d"', ["PEP017 1:19"]),
    "half a character as bytes": (b"a: 1\nb: \xed\xa0\x80", ["PEP003 2:4"]),
    "Latin-1": ("a: 1\nb: caffè\n".encode("latin-1"), ["PEP026 2:8"]),
    "Windows-1252": ("a: ŵ\r\nb: “x”\r\n".encode("cp1252", "replace"), ["PEP026 2:4"]),
    "another code page, with w and y": (b"a: Ll\xfer\n", ["PEP003 1:6"]),
    "a code page with no such character": (b"a: x\x81\n", ["PEP003 1:5"]),
    "a sequence of UTF-8 beside a letter of a code page": ("a: ŵ\n".encode() + b"b: \xe9\n", ["PEP003 2:4"]),
    "Latin-1 after a mark and CR": (b"\xef\xbb\xbfa: 1\rb: \xc5\xb5\xe9", ["PEP003 2:5"]),
    "UTF-16": ("a: 1\n".encode("utf-16"), ["PEP027 1:1"]),
    "UTF-16 without a mark": ("record: X\nphase: primary\n".encode("utf-16-le"), ["PEP027 1:1"]),
    "UTF-16, the other way": ("record: X\nphase: é\n".encode("utf-16-be"), ["PEP027 1:1"]),
    "UTF-32": ("record: X\nphase: primary\n".encode("utf-32"), ["PEP003 1:1"]),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01", ["PEP004 1:1"]),
    "a zip": (b"PK\x03\x04\x14\x00\x00\x00\x08\x00", ["PEP004 1:1"]),
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", ["PEP004 1:1"]),
    "an old Word file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 16 + b"\x3e", ["PEP004 1:1"]),
    "a tab as indent": ("a:\n\tb: 1", ["PEP007 2:1"]),
    "a tab after spaces": ("a:\n  b: 1\n  \tc: 2", ["PEP007 3:3"]),
    "a tab on the first line": ("\ta: 1", ["PEP007 1:1"]),
    "a tab before a block of text": ("a: |\n\ttext", ["PEP007 2:1"]),
    "a tab after a colon": ("a:\tb", ["PEP019 1:3"]),
    "a tab inside text": ("a: one\ttwo", ["PEP019 1:7"]),
    "two documents": ("a: 1\n---\nb: 2\n---\nc: 3", ["PEP009 2:1"]),
    "two documents with an end": ("a: 1\n...\nb: 2", ["PEP009 3:1"]),
    "two lines of JSON": ('{"a": 1}\n{"b": 2}', ["PEP006 2:1"]),
    "nothing": ("", ["PEP010 1:1"]),
    "only a mark": ("\ufeff", ["PEP010 1:1"]),
    "only blanks": (" \n\t\r\n \n", ["PEP010 1:1"]),
    "only comments": ("# a\n\n  # b\n", ["PEP010 1:1"]),
    "only an announcement": ("---\n", ["PEP010 1:1"]),
    "a list at the top": ("# x\n- a\n- b", ["PEP011 2:1"]),
    "a list in brackets at the top": ("[1]", ["PEP011 1:1"]),
    "a sentence at the top": ("a sentence", ["PEP011 1:1"]),
    "empty quotation marks at the top": ('""', ["PEP011 1:1"]),
    "null at the top": ("null", ["PEP011 1:1"]),
    "21 levels": ("a: " + "[" * 21 + "]" * 21, ["PEP012 1:23"]),
    "21 levels by indent": ("".join(" " * n + "a:\n" for n in range(22)), ["PEP012 21:21"]),
    "an unclosed quotation mark": ('a: 1\nb: "text\nc: 2\n', ["PEP008 2:4"]),
    "an apostrophe at the start": ("a: 'tis\nb: 1\n", ["PEP008 1:4"]),
    "a quotation mark closed by the next": ('a: "one\nb: "two"\nc: 3', ["PEP008 1:4"]),
    "the same in JSON": ('{"a": "one,\n "b": "two"}', ["PEP008 1:7"]),
    "a quotation cut by a new document": ('a: "one\n---\nb: "two"', ["PEP008 1:4"]),
    "a quotation that ends in a backslash": ('a: "b\\', ["PEP008 1:4"]),
    "an unclosed bracket": ("a: 1\nb: [x, y\nc: 2\n", ["PEP008 2:4"]),
    "an unclosed brace": ("a: 1\nb: {x: y\nc: 2\n", ["PEP008 2:4"]),
    "JSON cut after a value": ('{"a": {"b": 1', ["PEP008 1:7"]),
    "JSON cut after a comma": ('{"a": [1,\n', ["PEP008 1:7"]),
    "JSON cut in a value": ('{"a": {"b": "tex', ["PEP008 1:13"]),
    "JSON cut after a name": ('{"a": 1,\n "b"', ["PEP008 1:1"]),
    "a bracket too many": ("a: [b]]", ["PEP006 1:7"]),
    "a comma forgotten": ('{\n "a": 1\n "b": 2\n}', ["PEP006 3:5"]),
    "a comma forgotten after text": ('{\n "a": "x"\n "b": 2\n}', ["PEP006 3:2"]),
    "text behind a quotation": ('a: "Yes" she said', ["PEP022 1:10"]),
    "a line without a colon": ("a: 1\ntext\nb: 2\n", ["PEP006 2:1"]),
    "a list that does not line up": ("a:\n  - b\n - c\n", ["PEP006 3:2"]),
    "a dash on the same line": ("a: - b", ["PEP006 1:4"]),
    "a colon in a sentence": ("a: he said: no", ["PEP020 1:11"]),
    "a line too far in": ("a: 1\n  b: 2", ["PEP020 2:4"]),
    "a sign that begins nothing": ("a: @home", ["PEP021 1:4"]),
    "a path in quotation marks": (r'a: "C:\Users\x"', ["PEP025 1:7"]),
    "an unknown escape": (r'a: "\q"', ["PEP025 1:5"]),
    "an escape beyond Unicode": (r'a: "\U00110000"', ["PEP025 1:5"]),
    "an escape beyond everything": (r'a: "\UFFFFFFFF"', ["PEP025 1:5"]),
    "a list as a name": ("? [a]\n: b", ["PEP016 1:3"]),
    "a list as a name in one line": ("{[a]: b}", ["PEP016 1:2"]),
    "a mapping as a name": ("? {a: b}\n: c", ["PEP016 1:3"]),
    "no name": (": b", ["PEP016 1:1"]),
    "null as a name": ("null: b\n~: c", ["PEP016 1:1", "PEP016 2:1"]),
    "a merge": ("a: 1\n<<: {b: 2}", ["PEP016 2:1"]),
    "a merge of an alias": ("<<: *a", ["PEP013 1:5", "PEP016 1:1"]),
    "a version from the future": ("%YAML 2.0\n---\na: 1", ["PEP006 1:1"]),
    "a version without end": ("%YAML 1." + "9" * 5000 + "\n---\na: 1", ["PEP006 1:9"]),
    "a version twice": ("%YAML 1.2\n%YAML 1.2\n---\na: 1", ["PEP006 2:1"]),
    "an odd declaration": ("%TAG x\n---\na: 1", ["PEP006 1:6"]),
    "a block of nothing": ("a: |0\n  x", ["PEP006 1:5"]),
    "a heap of accents": ("a: e" + "\u0301" * 31, ["PEP023 1:4"]),
    "many kinds at once": (
        "a: \x01\na: &x 1\nb: !y 2\nc: {? [d] : e}\nf: 'open",
        ["PEP005 1:4", "PEP013 2:4", "PEP014 3:4", "PEP015 2:1", "PEP016 4:7", "PEP008 5:4"],
    ),
}


@pytest.mark.parametrize(("content", "expected"), BAD.values(), ids=BAD)
def test_what_cannot_be_read_is_explained_by_its_position(content: str | bytes, expected: list[str]) -> None:
    assert sorted(refused(content)) == sorted(expected)


def test_findings_are_in_the_order_of_the_file() -> None:
    places = [finding.split()[1] for finding in refused("a: *x\nb: \x01\nb: &y z\n")]

    assert places == ["1:4", "2:4", "3:1", "3:4"]


def test_a_quoted_merge_sign_is_a_name() -> None:
    assert values("'<<': a\n\"null\": b") == {"<<": "a", "null": "b"}


def test_no_more_than_a_hundred_findings_are_given() -> None:
    assert len(refused("a: 1\n" * 5_000)) == 100
    assert len(refused("a: " + "\x01" * 5_000)) == 100


# Large and hostile files.

HOSTILE: dict[str, tuple[Callable[[], str], str]] = {
    "a bomb of aliases": (
        lambda: "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10)),
        "PEP013",
    ),
    "an alias to itself, often": (lambda: "a: &b [" + "*b," * 50_000 + "]", "PEP013"),
    "brackets": (lambda: "a: " + "[" * 20_000, "PEP012"),
    "closed brackets": (lambda: "a: " + "[" * 20_000 + "]" * 20_000, "PEP012"),
    "JSON": (lambda: '{"a":' * 20_000 + "1" + "}" * 20_000, "PEP012"),
    "brackets on lines": (lambda: "a:\n " + "[\n " * 20_000, "PEP012"),
    "dashes": (lambda: "a:\n  " + "- " * 20_000 + "x", "PEP012"),
    "marks of a name": (lambda: "? " * 20_000, "PEP012"),
    "one entry a line": (lambda: "".join(f"k{n}: v\n" for n in range(430_000)), "PEP024"),
    "values in one list": (lambda: "a: [" + "b," * 450_000 + "]", "PEP018"),
    "empty lists": (lambda: "a: [" + "[]," * 300_000 + "]", "PEP018"),
    "entries under one name": (lambda: "a:\n" + "- b\n" * 30_000, "PEP018"),
    "words": (lambda: "a: " + "b " * 2_600_000, "PEP024"),
    "blank lines": (lambda: "a: |\n" + "\n" * 5_200_000 + "  b", "PEP024"),
    "comments": (lambda: "# b\n" * 1_300_000 + "a: 1", "PEP024"),
    "one word": (lambda: "a: " + "b" * 5_200_000, "PEP024"),
    "spaces": (lambda: "a: |\n" + " " * 5_200_000 + "b", "PEP024"),
    "escapes": (lambda: 'a: "' + "\\x01" * 240_000 + '"', "PEP005"),
    "halves": (lambda: 'a: "' + "\\ud83d" * 160_000 + '"', "PEP017"),
    "an open quotation": (lambda: 'a: "' + "\\x41" * 240_000, "PEP008"),
    "a tag of escapes": (lambda: "a: !" + "%41" * 330_000 + " b", "PEP014"),
    "accents in disorder": (lambda: "a: b" + "\u0315\u0300" * 480_000, "PEP023"),
    "accents spelt": (lambda: 'a: "' + "\\u0315\\u0300" * 80_000 + '"', "PEP023"),
    "control characters": (lambda: "a: " + "\x01" * 990_000, "PEP005"),
    "documents": (lambda: "---\n" * 49_000, "PEP009"),
}


@pytest.mark.parametrize(("make", "code"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_refused_in_time(make: Callable[[], str], code: str) -> None:
    content = make().encode()
    assert len(content) < 5 * MB

    found, taken = timed(lambda: refused(content))

    assert code in {finding.split()[0] for finding in found}
    assert timely(taken, SECONDS)


@pytest.mark.parametrize("name", ["a bomb of aliases", "JSON", "one entry a line", "control characters"])
def test_a_hostile_file_is_refused_in_little_memory(name: str) -> None:
    content = HOSTILE[name][0]().encode()

    tracemalloc.start()
    refused(content)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert most < BYTES


ACCEPTED: dict[str, Callable[[], str]] = {
    "values": lambda: "".join(f"k{n}: {{}}\n" for n in range(9_900)),
    "words": lambda: "a: " + "b " * 99_000,
    "emoji": lambda: "a: " + "😀" * 900_000,
    "accents": lambda: "a: " + ("b" + "\u0315\u0300" * 15) * 31_000,
    "letters with accents": lambda: "a: " + "e\u0301" * 480_000,
    "escapes": lambda: 'a: "' + "\\n" * 480_000 + '"',
    "spaces": lambda: "a: |\n" + " " * 980_000 + "b",
}


@pytest.mark.parametrize("make", ACCEPTED.values(), ids=ACCEPTED)
def test_the_largest_accepted_file_is_read_in_time(make: Callable[[], str]) -> None:
    content = make().encode()

    located, taken = timed(lambda: source.read(content))

    assert located.root.entries
    assert timely(taken, SECONDS)


# Files.


def loading(path: Path) -> list[str]:
    with pytest.raises(SourceError) as caught:
        source.load(path)
    return findings(caught.value)


def test_a_file_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a: b")

    assert plain(source.load(path).root) == {"a": "b"}


def test_a_file_of_exactly_5_mb_is_not_too_large(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a: b" + b"\n" * (5 * MB - 4))

    assert loading(path) == ["PEP024 1:1"]


def test_a_larger_file_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    with path.open("wb") as file:
        file.truncate(50_000 * MB)

    tracemalloc.start()
    found = loading(path)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert found == ["PEP002 1:1"]
    assert most < 20 * MB


def test_too_much_content_is_refused() -> None:
    assert refused(b"a" * (5 * MB + 1)) == ["PEP002 1:1"]


@pytest.mark.parametrize("name", [".", "a.yaml", "a\0b"], ids=["a folder", "no file", "no name of a file"])
def test_what_is_no_file_is_refused(tmp_path: Path, name: str) -> None:
    assert loading(tmp_path / name) == ["PEP001 1:1"]


def test_a_loop_of_links_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.symlink_to(path)

    assert loading(path) == ["PEP001 1:1"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    os.mkfifo(path)

    assert loading(path) == ["PEP001 1:1"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a: b")
    path.chmod(0)

    assert loading(path) == ["PEP001 1:1"]


# Nothing that was typed is in an error or a repr.


def everything_said(error: BaseException | None) -> str:
    """Return all texts of an error and of the errors that caused it."""
    said = ""
    while error:
        said += f"{error!s} {error!r} {vars(error)!r}"
        said += "".join(traceback.format_exception(error))
        error = error.__cause__ or error.__context__
    return said


@pytest.mark.parametrize(
    "content",
    [
        f"a: 'x\n  {MARKER}\n",
        f"{MARKER}: 1\n{MARKER}: 2",
        f"a: {MARKER}: {MARKER}",
        f"a: *{MARKER}\nb: &{MARKER} c\nd: !{MARKER} e",
        f"a: !{MARKER}!{MARKER} e",
        f"a: [{MARKER}, {MARKER}: {{",
        f'a: "{MARKER}\\q{MARKER}"',
        f'a: "{MARKER}\\U00110000{MARKER}"',
        f"%{MARKER} 2\n--- {MARKER}\n--- {MARKER}",
        f"{MARKER}\n\t{MARKER}",
        f"a: \x01{MARKER}",
        f"[{MARKER}]: {MARKER}",
        f"{MARKER} é".encode("latin-1"),
        f"{MARKER}\x00 é".encode("latin-1"),
    ],
    ids=range(14),
)
def test_no_finding_and_no_error_repeats_what_was_typed(content: str | bytes) -> None:
    with pytest.raises(SourceError) as caught:
        source.read(bytes_of(content))

    assert caught.value.findings.items
    assert caught.value.__context__ is None
    assert MARKER not in everything_said(caught.value)


def test_the_search_for_the_marker_finds_it() -> None:
    inner = ValueError(MARKER)
    outer = KeyError("x")
    outer.__context__ = inner

    assert MARKER in everything_said(outer)


def test_no_repr_shows_what_was_typed() -> None:
    located = source.read(f"{MARKER}: [{MARKER}, {{a: '{MARKER}'}}] # {MARKER}".encode())

    assert MARKER not in repr(located)
    assert MARKER not in repr(located.root.entries[0])
    assert "line=1" in repr(located)


# Properties.

FRAGMENTS = """
    --- ... \\u \\x \\U \\ud83d %YAML %TAG !! << &a *a |+ |2 >-
    \ufeff \x00 \ufdd0 é e\u0301
"""
YAML_LIKE = st.lists(
    st.sampled_from(
        [
            *":-?,[]{}#&*!|>'\"%@`\\ \t\n\r~<=.a1",
            *FRAGMENTS.split(),
            *("\n---\n", "\n- ", "\n? ", ": ", "\n  ", "%YAML 1.1\n", "\u2028", "\x85"),
        ]
    ),
    max_size=30,
).map("".join)
# What a PEP may hold: no control characters, no halves, no noncharacters.
CLEAN = st.text(
    st.characters(
        exclude_categories=("Cc", "Cs"),
        include_characters="\n\t",
        exclude_characters=[
            *map(chr, range(0xFDD0, 0xFDF0)),
            *(chr(plane + last) for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)),
        ],
    ),
    max_size=40,
)


def outcome(content: bytes) -> Located | SourceError:
    try:
        return source.read(content)
    except SourceError as error:
        return error


@given(st.one_of(st.binary(max_size=200), st.text(max_size=100).map(str.encode), YAML_LIKE.map(str.encode)))
@settings(max_examples=500, deadline=None)
@example(b'!!\xc3\xa9\\u "\t\\ud83d>-%YAML |+!<\n-\n- a"')
@example(b"[?")
@example(b"\x00")
def test_any_content_is_read_or_explained(content: bytes) -> None:
    lines = content.count(b"\n") + content.count(b"\r") + 1

    result = outcome(content)

    if isinstance(result, SourceError):
        assert result.findings.items
        assert all(1 <= item.at.line <= lines for item in result.findings.items)


@given(
    st.dictionaries(
        CLEAN.map(lambda text: unicodedata.normalize("NFC", text)),
        st.recursive(CLEAN, lambda inner: st.lists(inner, max_size=4), max_leaves=6),
        max_size=6,
    ),
    st.booleans(),
    st.sampled_from([None, 2, "\t"]),
)
@settings(max_examples=300, deadline=None)
@example({"a": "x\u2028y \u2029"}, False, None)
def test_clean_text_written_as_json_comes_back(
    content: dict[str, object], escaped: bool, indent: int | str | None
) -> None:
    written = json.dumps(content, ensure_ascii=escaped, indent=indent)

    assert values(written) == composed(content)


def composed(value: object) -> object:
    if isinstance(value, dict):
        return {name: composed(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [composed(inner) for inner in value]
    return unicodedata.normalize("NFC", str(value))

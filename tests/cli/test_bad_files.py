"""A file that cannot be used is explained in a sentence, within limits, and nothing is written."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from builders import EXAMPLES, SECONDARY, left_in
from pace import timely
from pepdocs.wording import Speaker
from running import Ran, measured

GOOD = (EXAMPLES / f"{SECONDARY}.yaml").read_text(encoding="utf-8")
SECONDS = 2
KILOBYTES = 200 * 1024
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="asks Linux for a process's memory")
SLOT = re.compile(r"\{\w+\}")


def changed(old: str, new: str) -> Callable[[], str]:
    """Return a function that makes the good file with one change."""
    assert old in GOOD
    return lambda: GOOD.replace(old, new, 1)


def bomb() -> str:
    layers = (f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10))
    return "a0: &a0 [x]\n" + "".join(layers)


BAD: dict[str, tuple[Callable[[], str | bytes], str]] = {
    "a key twice": (changed("phase: secondary", "phase: secondary\nphase: primary"), "PEP015 11:1"),
    "an alias": (changed("kind: review", "kind: *kind"), "PEP013 15:9"),
    "an anchor": (changed("kind: review", "kind: &kind review"), "PEP013 15:9"),
    "an alias to itself": (lambda: "a: &b [*b]\n", "PEP013 1:4"),
    "a bomb of aliases": (bomb, "PEP013 1:5"),
    "a tag": (lambda: "a: !!python/object/apply:os.system [ls]\n", "PEP014 1:4"),
    "a control character": (changed("kind: review", "kind: \x07"), "PEP005 15:9"),
    "NUL": (changed("kind: review", "kind: \x00"), "PEP005 15:9"),
    "half a character": (lambda: r'{"a": "x \ud83d"}', "PEP017 1:10"),
    "Latin-1": (lambda: GOOD.replace("ŷ", "y").encode("latin-1", "replace"), "PEP026 75:24"),
    "UTF-16": (lambda: GOOD.encode("utf-16"), "PEP027 1:1"),
    "a tab as indent": (changed("  kind: review", "\tkind: review"), "PEP007 15:1"),
    "several documents": (lambda: GOOD + "---\n" + GOOD, "PEP009 501:1"),
    "nothing": (lambda: "", "PEP010 1:1"),
    "only comments": (lambda: "# one\n# two\n", "PEP010 1:1"),
    "a list at the top": (lambda: "- pepdocs: 2\n", "PEP011 1:1"),
    "a sentence at the top": (lambda: "a sentence\n", "PEP011 1:1"),
    "20,000 levels": (lambda: "a: " + "[" * 20_000, "PEP012 1:23"),
    "more than 5 MB": (lambda: GOOD + "# x\n" * 1_400_000, "PEP002 1:1"),
    "an unclosed quotation": (changed("kind: review", 'kind: "review'), "PEP008 15:9"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", "PEP004 1:1"),
    "JSON cut short": (lambda: '{"pepdocs": 1, "plan": {"kind": "rev', "PEP008 1:33"),
    "a newer format": (changed("pepdocs: 2", "pepdocs: 3"), "PEP102 7:1"),
    "no format": (changed("pepdocs: 2\n", ""), "PEP100 1:1"),
    "an unknown key": (changed("  trigger:", "  triger:"), "PEP110 16:3"),
    "an impossible date": (changed("2026-02-23", "2026-02-30"), "PEP115 19:3"),
    "no date": (changed("2026-02-23", "soon"), "PEP114 19:3"),
    "percent over 100": (changed("81.4", "181.4"), "PEP118 119:23"),
    "nobody by that id": (changed("completed_by: dp", "completed_by: nobody"), "PEP310 26:3"),
    "an id twice": (changed("- {id: sw,", "- {id: dp,"), "PEP312 80:6"),
    "a wrong shape": (changed("kind: review", "kind: [review]"), "PEP104 15:3"),
    "a mapping for a list": (changed("views: {none_stated_by: dp}", "views: {a: b}"), "PEP105 392:5"),
    "a path for a record": (changed("FX-SEC-0147-03", "../../FX"), "PEP124 8:1"),
    "a folder for a record": (changed("FX-SEC-0147-03", "a/b"), "PEP124 8:1"),
    "dots for a record": (changed("FX-SEC-0147-03", "a..b"), "PEP124 8:1"),
    "a device for a record": (changed("FX-SEC-0147-03", "CON"), "PEP124 8:1"),
    "a record with a gap": (changed("FX-SEC-0147-03", "a b"), "PEP124 8:1"),
}


@pytest.fixture
def bad(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    content = BAD[request.param][0]()
    path = tmp_path / "plan.yaml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def explained(ran: Ran, path: Path, expected: str, lang: str) -> bool:
    """Return whether the output has the expected finding at its place, with the sentence of the catalogue."""
    code, _, place = expected.partition(" ")
    severity = Speaker(lang).text("cli:severity.error")
    start = f"{re.escape(str(path))}:{place or '[0-9]+:[0-9]+'}: {severity} {code}"
    match = re.search(rf"^{start}([0-9]*)( [\w.\[\]]+)?: (.+)$", ran.out, re.MULTILINE)
    if not match:
        return False
    sentence = Speaker(lang).unfilled(f"{code}{match[1]}.message")
    return bool(re.fullmatch(".+".join(map(re.escape, SLOT.split(sentence))), match[3]))


@LINUX
@pytest.mark.parametrize(("command", "lang"), [("check", "cy"), pytest.param("build", "en", marks=pytest.mark.long)])
@pytest.mark.parametrize(
    ("bad", "expected"), [(name, code) for name, (_, code) in BAD.items()], ids=BAD, indirect=["bad"]
)
def test_a_bad_file_is_explained_and_nothing_is_written(
    bad: Path, expected: str, command: str, lang: str, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    options = ["--out", out] if command == "build" else []

    ran = measured(tmp_path / "note", command, bad, *options, "--iaith", lang)

    assert ran.status == 1
    assert ran.err == ""
    assert explained(ran, bad, expected, lang), ran.out[:2000]
    assert timely(ran.seconds, SECONDS)
    assert ran.kilobytes < KILOBYTES
    assert left_in(out) == []


def test_another_sentence_is_no_explanation() -> None:
    ran = Ran(1, "plan.yaml:1:1: error PEP010: the file is empty, more or less\n", "")

    assert not explained(ran, Path("plan.yaml"), "PEP010 1:1", "en")
    assert not explained(ran, Path("plan.yaml"), "PEP010 1:1", "cy")


@LINUX
@pytest.mark.parametrize("old", ["PEP100", "PEP102"])
def test_a_draft_cannot_be_made_of_a_file_that_cannot_be_read(old: str, tmp_path: Path) -> None:
    name = next(name for name, (_, code) in BAD.items() if code.startswith(old))
    path = tmp_path / "plan.yaml"
    path.write_text(str(BAD[name][0]()), encoding="utf-8")

    ran = measured(tmp_path / "note", "build", path, "--out", tmp_path / "out", "--draft")

    assert ran.status == 1
    assert left_in(tmp_path / "out") == []


@LINUX
def test_the_nearest_key_is_named(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(str(BAD["an unknown key"][0]()), encoding="utf-8")

    ran = measured(tmp_path / "note", "check", path)

    (hint,) = re.findall(r"PEP110 plan: .+\n    (.+)", ran.out)
    assert "trigger" in hint
    assert "triger" not in ran.out

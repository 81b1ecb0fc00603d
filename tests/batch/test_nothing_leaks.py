"""No word of a plan is in anything that a run leaves or says, but in the documents themselves."""

from __future__ import annotations

import json
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from batch.harness import Office, running
from full_plan import PHASES, full
from pepdocs.batch.folder import journal
from pepdocs.summary.files import NAMES
from pepdocs.wording import Speaker
from sentinels import word

pytestmark = pytest.mark.slow

VALUE = re.compile(r"(?:gair|word|słowo)\d+x|Enw 2025-26-\d+|Lle \d+q|Lleol \d+q|id\d+q|1\d\d\d\.07|200\d-\d\d-\d\d")
"""The values of a full plan that nothing else could say: texts, names, places, numbers, sums, dates."""

MADE, REFUSED, EDITED, FAILED = (f"FX-{what}" for what in ("MADE", "REFUSED", "EDITED", "FAILED"))

QUOTING = f"""
from functools import partial
from batch.harness import quoting
from pepdocs.batch.workers import steps as work
from pepdocs.cli import main

work.make = partial(quoting, "{FAILED}")
main()
"""


def plan(phase: str, record: str) -> dict[str, Any]:
    """Return a plan whose every text is a word that is nowhere else."""
    content, _ = full(phase, word, each=1)
    # A word is no path of a field, and a plan that withholds what it does not have is refused.
    withheld = [{"why": entry["why"]} for entry in content["withhold"]]
    return content | {"record": record, "withhold": withheld}


def refused(phase: str) -> dict[str, Any]:
    """Return a plan with errors of many kinds, each about a value that can be told."""
    content = plan(phase, REFUSED)
    content["phase"] = "word9001x"
    content["child"] |= {"date_of_birth": "word9002x", "year_group": "gair9003x", "word9004x": "word9005x"}
    content["people"] = [{"id": "id9006q", "role": "word9007x"}, {"id": "id9006q", "role": "word9008x"}]
    content["targets"] = "word9009x"
    content["word9010x"] = {"word9011x": "word9012x"}
    return content


@dataclass(frozen=True, slots=True)
class Left:
    """What a run left besides documents, by name, and what it said."""

    texts: dict[str, str]

    @property
    def leaking(self) -> dict[str, list[str]]:
        """Where words of a plan are found, and which."""
        found = {name: sorted(set(VALUE.findall(text))) for name, text in self.texts.items()}
        return {name: values for name, values in found.items() if values}


def run(office: Office, *options: str, edited: bool = False) -> Left:
    """Have documents made, and return what there is to be searched."""
    words = office.words("--jobs", "1", "--draft", *options)
    with running(words, QUOTING) as ended:
        ended.ended()
    if edited:
        document = office.out / f"{EDITED}-cy.docx"
        document.write_bytes(document.read_bytes() + b"word9100x")
        for each in office.files:
            each.write_text(each.read_text("utf-8").replace("word1x", "word9101x"), "utf-8")
        with running(words, QUOTING) as ended:
            ended.ended()
    return Left({"said": ended.said} | dict(_texts(office.out)))


def _texts(out: Path) -> list[tuple[str, str]]:
    """Return what is in every file that is no document, and in every part of a workbook."""
    found = []
    for path in out.iterdir():
        if path.name.startswith("FX-"):
            continue
        found.append((path.name, path.read_bytes().decode("utf-8", "replace")))
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as package:
                found += [
                    (f"{path.name}/{name}", package.read(name).decode("utf-8", "replace"))
                    for name in package.namelist()
                ]
    return found


@pytest.fixture(scope="module", params=PHASES)
def office(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Plans of which one is made, one refused, one was edited, and one fails with a fault of ours."""
    phase = request.param
    plans = [plan(phase, MADE), refused(phase), plan(phase, EDITED), plan(phase, FAILED)]
    texts = [json.dumps(each, ensure_ascii=False, indent=1) for each in plans]
    return Office.at(tmp_path_factory.mktemp(phase), [*texts, "word9200x: [word9201x"])


@pytest.fixture(scope="module")
def left(office: Office) -> Left:
    return run(office, "--explain", edited=True)


def test_no_value_of_a_plan_is_in_what_a_run_says_or_leaves(left: Left) -> None:
    assert {journal.NAME, *NAMES} <= left.texts.keys()
    assert left.leaking == {}


def test_every_outcome_was_among_those_that_were_searched(left: Left, office: Office) -> None:
    events = [json.loads(line)["event"] for line in left.texts[journal.NAME].splitlines()]

    assert {"made", "refused", "edited", "failed"} <= set(events)
    assert office.documents.keys() == {f"{record}-{lang}.docx" for record in (MADE, EDITED) for lang in ("cy", "en")}
    assert Speaker("en").text("error.bug") in left.texts["said"]


@pytest.mark.usefixtures("left")
def test_the_search_finds_a_value_where_one_is(office: Office) -> None:
    document = office.out / f"{MADE}-en.docx"
    with zipfile.ZipFile(document) as package:
        text = package.read("word/document.xml").decode()

    assert Left({"a": text}).leaking["a"]
    assert Left({"a": office.files[0].read_text("utf-8")}).leaking["a"]


@pytest.mark.usefixtures("left")
def test_names_are_in_the_summary_where_they_are_asked_for_and_nowhere_else(office: Office) -> None:
    leaking = run(office, "--names").leaking

    child = plan("primary", MADE)["child"]
    names = {child["first_names"], child["surname"]}
    assert {name.partition("/")[0] for name in leaking} == set(NAMES)
    assert {value for values in leaking.values() for value in values} == names

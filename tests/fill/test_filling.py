"""Plans that are filled in through the pages of `pepdocs fill`: what they show, save and refuse."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from http.client import HTTPResponse
from pathlib import Path
from typing import Any

import pytest

from builders import EXAMPLES, POST16, PRIMARY, SECONDARY
from pepdocs.base.copies import Part
from pepdocs.fill import FillOptions, open_fill
from pepdocs.rewrite import edit
from pepdocs.rewrite.states import undo
from pepdocs.schema.parts import only
from pepdocs.serving.server import Server
from serving.asking import change, fetch, running

TODAY = date(2026, 6, 1)
SENTENCE = "Words that nobody had written before."


@dataclass(frozen=True, slots=True)
class Office:
    """A folder of plans, and the server that shows it; `home` is the address of its page."""

    folder: Path
    server: Server
    home: str

    def get(self, name: str) -> HTTPResponse:
        return fetch(self.server, self.home + name)

    def send(self, name: str, body: Any, method: str = "POST", **headers: str) -> HTTPResponse:
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        return change(self.server, self.home + name, method, content, **headers)

    def file(self, example: str = SECONDARY) -> Path:
        return self.folder / f"{example}.yaml"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A folder with three plans: post-16, primary and secondary, in the order of their names."""
    for example in (POST16, PRIMARY, SECONDARY):
        shutil.copy(EXAMPLES / f"{example}.yaml", tmp_path)
    with open_fill([tmp_path], FillOptions(TODAY, "en")) as fill, running(fill.server):
        yield Office(tmp_path, fill.server, fill.address.removeprefix(f"http://{fill.server.host}"))


FORM = "plan/2/"


@pytest.fixture
def opened(office: Office) -> tuple[Office, str, dict[str, Any]]:
    """The secondary plan's form: the office, the ETag that the form has, and the answers in it."""
    office.get("")
    page = office.get(FORM).content.decode()
    etag = json.loads(page.split('"served":')[1].split("}")[0] + "}")["etag"]
    return office, etag, json.loads(page.split('id="pepdocs-answers">')[1].split("</script>")[0])


def with_a_sentence(answers: dict[str, Any]) -> dict[str, Any]:
    answers["plan"]["wellbeing"]["what_works"] = {"en": SENTENCE}
    return answers


@pytest.mark.parametrize(("lang", "words"), [("en", "Plans to fill in"), ("cy", "Cynlluniau i’w llenwi")])
def test_the_page_lists_every_plan_with_what_is_to_be_done(office: Office, lang: str, words: str):
    page = office.get(f"?lang={lang}").content.decode()

    assert words in page
    assert [page.count(record) > 0 for record in ("FX-P16-0021-07", "FX-PRI-0093-01", "FX-SEC-0147-03")] == [True] * 3


def test_a_file_that_is_no_plan_is_told_and_the_others_are_shown(office: Office):
    (office.folder / "zz.yaml").write_text("a: [")

    page = office.get("").content.decode()

    assert "zz.yaml" in page
    assert 'class="trouble"' in page
    assert "FX-SEC-0147-03" in page


def test_what_is_saved_is_in_the_file_and_all_else_stays(opened):
    office, etag, answers = opened
    before = office.file().read_text(encoding="utf-8").splitlines()

    response = office.send(f"{FORM}answers", with_a_sentence(answers), "PUT", If_Match=etag)

    assert response.status == HTTPStatus.NO_CONTENT
    after = office.file().read_text(encoding="utf-8").splitlines()
    assert [line for line in after if SENTENCE in line]
    assert len([line for line in after if line not in before]) <= 2
    assert [line for line in before if line.lstrip().startswith("#")] == [
        line for line in after if line.lstrip().startswith("#")
    ]


def test_the_file_as_it_was_can_be_brought_back(opened):
    office, etag, answers = opened
    before = office.file().read_bytes()
    office.send(f"{FORM}answers", with_a_sentence(answers), "PUT", If_Match=etag)

    undo(office.file())

    assert office.file().read_bytes() == before


def test_answers_that_change_nothing_leave_the_file_alone(opened):
    office, etag, answers = opened
    before = office.file().read_bytes()

    response = office.send(f"{FORM}answers", answers, "PUT", If_Match=etag)

    assert response.headers["ETag"] == etag
    assert office.file().read_bytes() == before
    assert len(list(office.folder.iterdir())) == 3


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "Somebody else has changed"), ("cy", "Mae rhywun arall wedi newid")]
)
def test_who_saves_second_is_told_and_nothing_is_overwritten(opened, lang: str, words: str):
    office, etag, answers = opened
    first = office.send(f"{FORM}answers", with_a_sentence(answers), "PUT", If_Match=etag)
    saved = office.file().read_bytes()
    answers["plan"]["wellbeing"]["what_works"] = {"en": "Other words."}

    second = office.send(f"{FORM}answers?lang={lang}", answers, "PUT", If_Match=etag)

    assert second.status == HTTPStatus.PRECONDITION_FAILED
    assert words in second.content.decode()
    assert office.file().read_bytes() == saved
    third = office.send(f"{FORM}answers", answers, "PUT", If_Match=first.headers["ETag"])
    assert third.status == HTTPStatus.NO_CONTENT


def test_without_an_etag_nothing_is_written(opened):
    office, _, answers = opened
    before = office.file().read_bytes()

    assert office.send(f"{FORM}answers", with_a_sentence(answers), "PUT").status == HTTPStatus.PRECONDITION_FAILED
    assert office.file().read_bytes() == before


@pytest.mark.parametrize(
    "body",
    [
        b"", b"[]", b'{"plan": 1}', b'{"plan": {"a": NaN', b"[" * 100_000, b'{"plan": ' + b'{"a":' * 90_000,
        b'{"plan": {"child": "\xff"}}',
    ],
)  # fmt: skip
def test_a_body_that_is_no_answers_is_refused(opened, body: bytes):
    office, etag, _ = opened
    before = office.file().read_bytes()

    response = office.send(f"{FORM}answers", body, "PUT", If_Match=etag)

    assert response.status == HTTPStatus.UNPROCESSABLE_ENTITY
    assert office.file().read_bytes() == before


def test_hostile_answers_are_text_in_the_file(opened):
    office, etag, answers = opened
    hostile = "</script><script>alert(1)</script>\n# not a comment: 'x'"
    answers["plan"]["wellbeing"]["what_works"] = {"en": hostile}

    office.send(f"{FORM}answers", answers, "PUT", If_Match=etag)

    assert edit.tree_of(office.file().read_bytes())["wellbeing"]["what_works"]["en"] == hostile
    page = office.get(FORM).content.decode()
    assert page.count("</script>") == 3


@pytest.mark.parametrize("lang", ["cy", "en"])
def test_the_check_speaks_of_the_answers_that_are_not_saved_yet(opened, lang: str):
    office, _, answers = opened
    saved = json.loads(office.send(f"{FORM}check?lang={lang}", b"").content)
    del answers["plan"]["child"]["date_of_birth"]

    found = json.loads(office.send(f"{FORM}check?lang={lang}", answers).content)

    new = [each for each in found if each not in saved]
    assert ["child", "date_of_birth"] in [each["loc"] for each in new]
    words = {"cy": "Dyddiad geni", "en": "Date of birth"}[lang]
    assert words in next(each["message"] for each in new if each["loc"] == ["child", "date_of_birth"])


@pytest.mark.slow
@pytest.mark.parametrize("name", ["cy-standard.html", "bilingual-large.pdf"])
def test_a_document_is_shown_and_nothing_is_written(office: Office, name: str):
    office.get("")

    response = office.get(f"{FORM}document/{name}")

    kind, start = {"html": ("text/html; charset=utf-8", b"<!DOCTYPE"), "pdf": ("application/pdf", b"%PDF")}[
        name[-4:].strip(".")
    ]
    assert response.headers["Content-Type"] == kind
    assert response.content.startswith(start)
    assert len(list(office.folder.iterdir())) == 3


@pytest.mark.slow
def test_the_documents_are_made_in_a_folder_beside_the_plans(office: Office):
    office.get("")

    response = office.send(f"{FORM}build", {"lang": ["cy", "--out"], "format": ["html"], "copy": ["child"]})

    made = office.folder / "pepdocs-documents"
    assert [path.name for path in made.glob("*.html") if path.name != "summary.html"] == [
        "FX-SEC-0147-03-cy-child.html"
    ]
    assert "Documents made: 1" in response.content.decode()


@pytest.mark.parametrize(
    "name",
    [
        "plan/9/", "plan/-1/", "plan/2", "plan/2/../../secondary-review.yaml", "plan/2/answers", "plan/2/document/",
        "plan/2/document/cy-standard.docx", "plan/2/document/fr-standard.pdf", "plan/2/document/cy-huge.pdf",
        "secondary-review.yaml", "plan/2/secondary-review.yaml", "fill.html.jinja", "..%2f..%2fetc/passwd",
    ],
)  # fmt: skip
def test_no_other_address_shows_anything(office: Office, name: str):
    office.get("")

    assert office.get(name).status == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize("name", ["plan/2/", "plan/2/secondary-review.yaml", "", "plan/2/undo", "plan/9/build"])
def test_nothing_else_can_be_asked_to_be_done(office: Office, name: str):
    office.get("")

    assert office.send(name, {}).status == HTTPStatus.NOT_FOUND


def test_a_page_of_another_site_changes_nothing(opened):
    office, etag, answers = opened
    before = office.file().read_bytes()

    response = office.send(
        f"{FORM}answers", with_a_sentence(answers), "PUT", If_Match=etag, Origin="http://evil.example"
    )

    assert response.status == HTTPStatus.FORBIDDEN
    assert office.file().read_bytes() == before


def test_what_is_refused_repeats_no_value_of_the_plan(opened):
    office, _, answers = opened
    answers["plan"]["child"] = {"surname": {"deep": ["Secretname"]}}

    response = office.send(f"{FORM}check", answers)

    assert b"Secretname" not in response.content


def returned(record: str = "FX-SEC-0147-03") -> dict[str, Any]:
    """Return what the page sends of the carer's part of the form, with other goals filled in."""
    base = only(edit.tree_of((EXAMPLES / f"{SECONDARY}.yaml").read_bytes()), [Part.CARER])
    plan = {**base, "carers": {**base["carers"], "goals": {"en": SENTENCE}}}
    envelope = {"pepdocs_form": 1, "part": ["carer"], "record": record, "base": base, "plan": plan}
    return {"name": "anything.html", "form": json.dumps(envelope)}


@pytest.mark.parametrize(("lang", "words"), [("en", "Carers’ goals"), ("cy", "Nodau’r gofalwyr")])
def test_a_form_that_came_back_is_told_of_first_and_then_taken(office: Office, lang: str, words: str):
    office.get("")
    before = office.file().read_bytes()

    told = json.loads(office.send(f"{FORM}take?lang={lang}", returned()).content)

    assert told["is_anything"]
    assert [line for line in told["lines"] if words in line]
    assert SENTENCE not in "".join(told["lines"])
    assert office.file().read_bytes() == before
    office.send(f"{FORM}take", {**returned(), "write": True})
    assert edit.tree_of(office.file().read_bytes())["carers"]["goals"]["en"] == SENTENCE


@pytest.mark.parametrize(
    "form", ["", "<p>no form</p>", "[" * 100_000, json.dumps({"pepdocs_form": 1, "plan": {"__proto__": {}}})]
)
def test_a_file_that_is_no_form_is_told_and_nothing_is_taken(office: Office, form: str):
    office.get("")
    before = office.file().read_bytes()

    told = json.loads(office.send(f"{FORM}take", {"name": "x.html", "form": form, "write": True}).content)

    assert (told["is_anything"], len(told["lines"])) == (False, 1)
    assert office.file().read_bytes() == before


def test_another_childs_form_is_refused(office: Office):
    office.get("")

    told = json.loads(office.send(f"{FORM}take", {**returned("FX-PRI-0093-01"), "write": True}).content)

    assert not told["is_anything"]
    assert office.file().read_bytes() == (EXAMPLES / f"{SECONDARY}.yaml").read_bytes()

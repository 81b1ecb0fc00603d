"""Each document goes where its plan says, or where it lay; never to two, and never by guessing."""

from __future__ import annotations

from pepdocs.handover.recipients import By
from pepdocs.handover.sharing import addresses, shared


def test_a_plan_that_was_read_decides_over_where_its_documents_lay():
    documents = {"FX-1-cy.pdf": "FX-1", "FX-1-en.pdf": "FX-1", "FX-2-cy.pdf": "FX-2"}
    before = dict.fromkeys(documents, "old.zip")

    assert shared(documents, {"FX-1": "new.zip"}, before) == {
        "new.zip": ["FX-1-cy.pdf", "FX-1-en.pdf"],
        "old.zip": ["FX-2-cy.pdf"],
    }


def test_a_plan_that_was_read_and_says_nobody_goes_to_nobody():
    assert shared({"FX-1-cy.pdf": "FX-1"}, {"FX-1": ""}, {"FX-1-cy.pdf": "old.zip"}) == {}


def test_a_document_of_which_nothing_is_known_goes_to_nobody():
    assert shared({"FX-1-cy.pdf": ""}, {}, {}) == {}


def test_of_two_names_that_only_capitals_tell_apart_that_of_the_run_is_taken():
    documents = {"FX-A-cy.pdf": "FX-A", "FX-a-cy.pdf": "FX-a"}
    before = {"FX-A-cy.pdf": "one.zip"}

    assert shared(documents, {"FX-a": "one.zip"}, before) == {"one.zip": ["FX-a-cy.pdf"]}


def test_names_of_one_recipient_share_an_archive():
    found = addresses({"1": "Ysgol Un", "2": "YSGOL UN", "3": ""}, By.SCHOOL, b"salt")

    assert found["1"] == found["2"] != ""
    assert found["3"] == ""

"""Requests that are answered or refused, by the handler itself and over a socket."""

from __future__ import annotations

from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import pytest

from authoring.preview.inline_workers import InlineWorkers
from authoring.preview.themes import small_theme
from pepdocs.authoring.preview.builder import Builder, BuilderWorkers
from pepdocs.authoring.preview.responses import PreviewHandler
from pepdocs.authoring.preview.state import DAY, Frame, PreviewDocument, PreviewPlan
from pepdocs.base.language import Mode
from pepdocs.generate import Request
from pepdocs.render import Format
from pepdocs.serving.requests import Gate
from pepdocs.serving.server import Server
from pepdocs.wording import Speaker
from serving.asking import fetch, running

TOKEN = "token-of-the-test"
PAGE = f"/{TOKEN}/"
DOCUMENT = f"{PAGE}document/3/primary-cy.html"
PDF = f"{PAGE}document/3/primary-cy.pdf"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server with one document in HTML and in PDF, without a running builder."""
    folder = small_theme(tmp_path / "theme")
    plans = (PreviewPlan("primary", "choice:Phase.primary", b""),)
    builder = Builder(folder, plans, Request(out=Path(), today=DAY), BuilderWorkers(InlineWorkers()))
    frames = {
        PreviewDocument("primary", Mode.CY, form): Frame(3, f"<p>{form.value}</p>".encode(), made_of="")
        for form in (Format.HTML, Format.PDF)
    }
    builder._update(frames={**builder.state.frames, **frames})
    with Server(0) as server:
        server.handler = PreviewHandler(builder, Speaker("en"), folder, Gate(server.host, TOKEN))
        with running(server):
            yield server


def test_the_page_its_files_and_its_documents_are_served(server: Server):
    kinds = {
        target: fetch(server, target).headers["Content-Type"].partition(";")[0]
        for target in (PAGE, f"{PAGE}?form=pdf", f"{PAGE}preview.css", f"{PAGE}preview.js", DOCUMENT, PDF)
    }  # fmt: skip

    assert list(kinds.values()) == [
        "text/html", "text/html", "text/css", "text/javascript", "text/html", "application/pdf",
    ]  # fmt: skip
    assert fetch(server, DOCUMENT).content == b"<p>html</p>"


@pytest.mark.parametrize(
    "place",
    [
        "../theme.toml", "theme.toml", "document/3/../../theme.toml", "document/3/%2e%2e/theme.toml",
        "..%2f..%2fetc/passwd", "/etc/passwd", "document/3//etc/passwd", "preview.html.jinja",
        "document/3/primary-cy.docx", "document/3/primary-en.html", "document/x/primary-cy.html",
        "document/3/primary-cy.html\\..", "shared/preview.css", "style.css", "document/", "./",
    ],
)  # fmt: skip
def test_no_file_of_the_disk_is_served(server: Server, place: str):
    response = fetch(server, PAGE + place)

    assert response.status == HTTPStatus.NOT_FOUND
    assert response.content == b"There is nothing here."


def test_responses_are_not_cached_and_pass_on_no_address(server: Server):
    for target in (PAGE, DOCUMENT, PDF, "/"):
        headers = fetch(server, target).headers

        assert headers["Cache-Control"] == "no-store"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["Server"] == "pepdocs"
        assert "Access-Control-Allow-Origin" not in headers


def test_the_policy_of_a_document_forbids_scripts_and_requests(server: Server):
    policy = fetch(server, DOCUMENT).headers["Content-Security-Policy"].split("; ")

    assert "default-src 'none'" in policy
    assert "sandbox allow-same-origin" in policy
    assert not [rule for rule in policy if "script" in rule or "http" in rule]


def test_the_policy_of_the_page_allows_its_own_scripts_only(server: Server):
    policy = fetch(server, PAGE).headers["Content-Security-Policy"].split("; ")

    assert {"default-src 'none'", "script-src 'self'", "frame-src 'self'", "frame-ancestors 'none'"} <= set(policy)
    assert "unsafe" not in "".join(policy)


def test_an_unchanged_page_is_not_sent_again(server: Server):
    revision = server.handler.builder.state.revision

    assert fetch(server, f"{PAGE}?since={revision}").status == HTTPStatus.NO_CONTENT
    assert fetch(server, f"{PAGE}?since={revision - 1}").status == HTTPStatus.OK


def test_a_request_for_pdfs_has_them_built(server: Server):
    assert Format.PDF not in server.handler.builder._forms
    fetch(server, f"{PAGE}?form=pdf")
    assert Format.PDF in server.handler.builder._forms

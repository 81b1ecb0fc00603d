"""The page around the documents, in the language of its reader."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pepdocs import theme
from pepdocs.authoring.preview.state import FORMS, PreviewDocument, PreviewPlan, PreviewState
from pepdocs.base import error_keys
from pepdocs.base.errors import PepdocsError
from pepdocs.base.language import EDITIONS, Mode
from pepdocs.findings.model import Finding
from pepdocs.render import Format
from pepdocs.wording import Speaker
from pepdocs.wording.finding_texts import hint, message

WITHOUT_LINES = (".docx", ".png", ".jpg", ".jpeg")
"""Endings of files that have no lines."""

OTHER_CONTEXTS = {error_keys.BUG: "summary:ours"}
"""Contexts for errors whose own text refers to the lines below it in a terminal."""

WORDS = ("title", "skip", "kinds", "plans", "findings", "none", "ended", "documents")
"""The contexts of the texts around the frames."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding or an error: its severity, place and text, and a hint, which may be empty."""

    weight: str
    place: str
    text: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A frame with its heading, its progress, and its address or its error."""

    key: str
    title: str
    full_title: str
    progress: str
    lang: str
    is_wide: bool
    address: str = ""
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class PlanCards:
    """The frames of one plan."""

    key: str
    title: str
    cards: tuple[Card, ...] = field(default=())


def page(state: PreviewState, plans: Sequence[PreviewPlan], form: Format, speaker: Speaker, folder: Path) -> bytes:
    """Return the page for a state, with the documents of one form."""
    html = theme.render(
        "shared/preview.html.jinja",
        lang=speaker.lang,
        say={word: speaker.text(f"preview:{word}") for word in WORDS},
        called=_name(state, speaker, folder),
        revision=state.revision,
        forms=[(other.value, other.value.upper(), other is form) for other in FORMS],
        remarks=tuple(_remarks(state, form, speaker)),
        progress=_progress(state, form, speaker),
        is_settled=state.is_examined and all(map(state.is_current, _documents(state, form))),
        parts=tuple(_part(state, plan, form, speaker) for plan in plans),
    )
    return html.lstrip().encode("utf-8", "replace")


def sentence(error: PepdocsError, speaker: Speaker) -> str:
    """Return the sentence of an error."""
    return speaker.text(OTHER_CONTEXTS.get(error.key, error.key), **error.facts)


def _name(state: PreviewState, speaker: Speaker, folder: Path) -> str:
    """Return the theme's name, or its folder's name if it has none."""
    layers = state.theme.layers if state.theme else ()
    return (layers[0].settings.name.get(speaker.lang, "") if layers else "") or folder.name


def _progress(state: PreviewState, form: Format, speaker: Speaker) -> str:
    """Return the text of the status line, which screen readers announce when it changes."""
    if state.trouble is not None and state.is_read:
        return speaker.text("preview:unusable")
    documents = _documents(state, form)
    made = sum(state.is_current(document) and not state.frames[document].trouble for document in documents)
    texts = [speaker.text("preview:progress", made=made, whole=len(documents))]
    if not all(map(state.is_current, documents)):
        texts.append(speaker.text("preview:working"))
    elif not state.is_examined:
        texts.append(speaker.text("preview:examining"))
    return " ".join(texts)


def _documents(state: PreviewState, form: Format) -> list[PreviewDocument]:
    return [document for document in state.frames if document.form is form]


def _remarks(state: PreviewState, form: Format, speaker: Speaker) -> Iterator[Remark]:
    """Yield the errors and findings about the theme: first those that prevent documents, each once."""
    error = speaker.text("cli:severity.error")
    failures = [
        sentence(frame.trouble, speaker)
        for document, frame in state.frames.items()
        if document.form is form and frame.trouble and state.is_current(document)
    ]
    yield from (Remark(error, "", text) for text in dict.fromkeys(failures))
    findings = sorted(state.findings.items, key=lambda finding: (finding.field, finding.at))
    yield from (_remark(finding, speaker) for finding in findings)
    if state.check_trouble is not None:
        yield Remark(error, "", sentence(state.check_trouble, speaker))
    if state.trouble is not None and not state.findings.items:
        yield Remark(error, "", sentence(state.trouble, speaker))


def _remark(finding: Finding, speaker: Speaker) -> Remark:
    code = finding.code
    place = finding.field
    if not place.endswith(WITHOUT_LINES):
        place = speaker.text("preview:place", file=place, line=finding.at.line)
    weight = f"{speaker.text(f'cli:severity.{finding.severity.value}')} {code.number}"
    return Remark(weight, place, message(speaker, finding), hint(speaker, finding))


def _part(state: PreviewState, plan: PreviewPlan, form: Format, speaker: Speaker) -> PlanCards:
    title = speaker.text(plan.title)
    cards = (_card(state, PreviewDocument(plan.key, mode, form), title, speaker) for mode in EDITIONS)
    return PlanCards(plan.key, title, tuple(cards))


def _card(state: PreviewState, document: PreviewDocument, plan: str, speaker: Speaker) -> Card:
    frame = state.frames[document]
    title = _languages(document.mode, speaker)
    has_document = frame.number > 0 and frame.trouble is None
    return Card(
        key=f"{document.plan}-{document.mode.suffix}",
        title=title,
        full_title=f"{plan}, {title}",
        progress=speaker.text(f"preview:{_stage(state, document)}"),
        lang=document.mode.languages[0],
        is_wide=document.mode.is_bilingual,
        address=f"document/{frame.number}/{document.name}" if has_document else "",
        trouble=sentence(frame.trouble, speaker) if frame.trouble else "",
    )


def _stage(state: PreviewState, document: PreviewDocument) -> str:
    """Return the context's ending for a document's progress."""
    frame = state.frames[document]
    if state.is_current(document):
        return "failed" if frame.trouble else "made"
    if state.trouble is not None and state.is_read:
        return "older" if frame.number else "waiting"
    return "making"


def _languages(mode: Mode, speaker: Speaker) -> str:
    if mode.is_bilingual:
        return speaker.text("preview:both")
    return speaker.language(mode.languages[0]).capitalize()

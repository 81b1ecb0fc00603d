"""Run Typst: a view as a PDF/UA-1, with our fonts only, no packages, no network and no files."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pepdocs.base import error_keys
from pepdocs.base.errors import RenderError
from pepdocs.render.pdf.fonts import faces
from pepdocs.render.typst import inputs, links, measures, structure
from pepdocs.theme import BUILTIN, Theme, package
from pepdocs.view.blocks import DocumentView

if TYPE_CHECKING:
    from typst import Compiler

DATES = re.compile(rb"<xmp:ModifyDate>.*?</xmpMM:History>|/(?:CreationDate|ModDate)\(D:19700101000000Z\)", re.DOTALL)
"""Where an archive says when it was made, if the template gives it the first day that computers count from."""

AGES = 9
"""The empty documents after which all of a document is forgotten; otherwise a process grows by that of ten."""

PANIC = "PanicException"
"""The class of a fault within Typst, which its library does not export."""

UA: Final = "ua-1"
ARCHIVE: Final = "a-2a"


def render(view: DocumentView, theme: Theme = BUILTIN, *, archive: bool = False) -> bytes:
    """Return a document as the bytes of a PDF/UA-1, equal for equal input; an `archive` is a PDF/A-2a too.

    Raises `RenderError` if the theme's measures are not what Typst can use, or if Typst reports any problem.
    """
    writer = inputs.ViewWriter(view, fonts_folder())
    content = writer.document()
    content["logo"] = inputs.logo(theme, view.lang)
    compiled = compile_pdf(source(theme, view), inputs.to_json(content), archive=archive)
    return structure.mend(undated(compiled) if archive else compiled, writer.codes, links.written(view))


def source(theme: Theme, view: DocumentView) -> str:
    """Return the Typst template of a theme for a phase and a size, without anything of the view's own."""
    # A theme brings no Typst code: whatever it calls its files, the template is ours.
    return BUILTIN.render(
        f"{view.phase}/pep.typ.jinja",
        phase=view.phase,
        size=view.size,
        bilingual=view.is_bilingual,
        measures=measures.measures(theme, view),
        families=families(),
    )


def prepare(view: DocumentView, theme: Theme = BUILTIN) -> None:
    """Load what documents such as a view's need, and compile none: this may come before a fork."""
    writer = inputs.ViewWriter(view, fonts_folder())
    inputs.to_json(writer.document())
    source(theme, view)
    compiler()


def compile_pdf(template: str, view: str, *, archive: bool = False) -> bytes:
    """Return what Typst makes of a template and the JSON of a view; raise `RenderError` if it reports a problem."""
    import typst

    standards: list[typst.PDFStandard] = [UA, ARCHIVE] if archive else [UA]
    given = {"view": view} | ({"archive": "1"} if archive else {})
    try:
        content, warnings = compiler().compile_with_warnings(
            input=template.encode(), sys_inputs=given, format="pdf", pdf_standards=standards, timestamp=0
        )
    except typst.TypstError:
        # Its message quotes the template or the document.
        raise RenderError(error_keys.ENGINE_LOG, count=1) from None
    except BaseException as error:
        # A fault within Typst is no `Exception`, and costs this document only.
        if type(error).__name__ != PANIC:
            raise
        raise RenderError(error_keys.ENGINE_LOG, count=1) from None
    finally:
        _forget_results()
    if warnings or not isinstance(content, bytes):
        raise RenderError(error_keys.ENGINE_LOG, count=len(warnings))
    return content


def _forget_results() -> None:
    """Make Typst forget what it remembers of a document: it does so after ten compilations, of whatever size."""
    for _ in range(AGES):
        compiler().compile(input=b"", format="png", ppi=1)


def undated(content: bytes) -> bytes:
    """Return an archive, of the same length, without the date that Typst asks for: nobody knows what day it is here."""
    return DATES.sub(lambda found: b" " * len(found[0]), content)


@cache
def compiler() -> Compiler:
    """Return the compiler with our fonts, and none of the machine's or of Typst's own.

    It may be made before a process is forked, but the first document must come after that, or the child hangs.
    """
    import typst

    folder = str(fonts_folder())
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
    return typst.Compiler(root=folder, font_paths=fonts)


@cache
def families() -> tuple[str, ...]:
    """Return the families of our fonts, each a fallback for those before it."""
    return tuple(dict.fromkeys(face.family for face in faces(fonts_folder())))


@cache
def fonts_folder() -> Path:
    """Return the folder of our fonts."""
    return Path(str(package.resource("fonts/fonts.json"))).parent

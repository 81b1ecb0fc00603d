"""PDF/A-2a and PDF/UA-1 in one file: an archive keeps it, and a screen reader reads it.

WeasyPrint 70 writes one standard at a time. This adds the second one's mark to the metadata of the
first, with the description of the mark that PDF/A asks for (ISO 19005-2, 6.6.2.3).
"""

from __future__ import annotations

import base64
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from xml.sax.saxutils import escape

import pydyf

from pepdocs.render.pdf.structure.tags import replaced

VARIANT = "pdf/a-2a"

END = b"</rdf:RDF>"

CLOSE = b"\nendstream"
UNCLEAR = (b"\r" + CLOSE, b"\n" + CLOSE)
"""A stream that ends so may be read as one byte shorter than it says (ISO 19005-2, 6.1.7.1)."""

stream_data = pydyf.Stream.data

_PROPERTY = """\
<rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>\
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Part of PDF/UA that the file keeps to</pdfaProperty:description></rdf:li>"""

_MARK = f"""\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">\
<pdfuaid:part>1</pdfuaid:part></rdf:Description>\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag>\
<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA Universal Accessibility</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>{_PROPERTY}</rdf:Seq>\
</pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""

_LANGUAGE = """\
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:language><rdf:Bag>\
<rdf:li>{}</rdf:li></rdf:Bag></dc:language></rdf:Description>"""


def mark(document: Any, pdf: Any) -> None:
    """Say in an archive's PDF that it keeps to PDF/UA-1 too; WeasyPrint calls this as its finisher."""
    number = int(pdf.catalog["Metadata"].split()[0])
    metadata = pdf.objects[number]
    added = _MARK + _LANGUAGE.format(escape(document.metadata.lang or ""))
    metadata.stream[0] = metadata.stream[0].replace(END, added.encode() + END)
    # An archive reads the metadata without a PDF program.
    metadata.compress = False


@contextmanager
def clear_ends() -> Iterator[None]:
    """Have no stream end in what looks like the end of a line while the context lasts."""
    with replaced(pydyf.Stream, "data", property(_with_clear_end)), warnings.catch_warnings():
        # WeasyPrint 70 leaves the file of the colour profile for Python to close.
        warnings.simplefilter("ignore", ResourceWarning)
        yield


def _with_clear_end(stream: Any) -> bytes:
    """Return a stream as it is written, in letters where its bytes would end unclearly."""
    written: bytes = stream_data.fget(stream)
    if not written.endswith(UNCLEAR) or "Filter" in stream.extra:
        return written
    content = written.partition(b"\nstream\n")[2].removesuffix(CLOSE)
    filters = ["/ASCII85Decode"] + ["/FlateDecode"] * bool(stream.compress)
    letters = base64.a85encode(content) + b"~>"
    named = {**stream.extra, "Filter": pydyf.Array(filters)}
    in_letters: bytes = stream_data.fget(pydyf.Stream([letters], named))
    return in_letters

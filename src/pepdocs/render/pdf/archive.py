"""Make PDFs that conform to both PDF/A-2a, for archives, and PDF/UA-1, for screen readers.

WeasyPrint 70 writes one standard at a time. This adds the identification of the second to the metadata of the first,
with the extension schema that PDF/A requires for it (ISO 19005-2, 6.6.2.3).
"""

from __future__ import annotations

import base64
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from xml.sax.saxutils import escape

import pydyf

from pepdocs.render.pdf.structure.tags import patch

VARIANT = "pdf/a-2a"

END = b"</rdf:RDF>"

CLOSE = b"\nendstream"
AMBIGUOUS = (b"\r" + CLOSE, b"\n" + CLOSE)
"""A stream that ends in these may be read as one byte shorter than its length (ISO 19005-2, 6.1.7.1)."""

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


def keep_pixels(pdf: Any) -> None:
    """Ask no program to smooth a picture, which an archive does not allow (ISO 19005-2, 6.2.8)."""
    for one in pdf.objects:
        if isinstance(one, pydyf.Stream) and one.extra.get("Subtype") == "/Image":
            one.extra["Interpolate"] = "false"


def finish(document: Any, pdf: Any) -> None:
    """Make of a PDF what an archive keeps; WeasyPrint calls this as its finisher."""
    mark(document, pdf)
    keep_pixels(pdf)


def mark(document: Any, pdf: Any) -> None:
    """Add to an archive's metadata that the PDF conforms to PDF/UA-1 too."""
    number = int(pdf.catalog["Metadata"].split()[0])
    metadata = pdf.objects[number]
    description = _MARK + _LANGUAGE.format(escape(document.metadata.lang or ""))
    metadata.stream[0] = metadata.stream[0].replace(END, description.encode() + END)
    # Archives must be able to read the metadata without PDF software.
    metadata.compress = False


@contextmanager
def clear_ends() -> Iterator[None]:
    """Write no stream that ends in a line end while the context lasts."""
    with patch(pydyf.Stream, "data", property(_with_clear_end)), warnings.catch_warnings():
        # WeasyPrint 70 does not close the file of the colour profile.
        warnings.simplefilter("ignore", ResourceWarning)
        yield


def _with_clear_end(stream: Any) -> bytes:
    """Return a stream's data, in ASCII85 if it would otherwise end in a line end."""
    data: bytes = stream_data.fget(stream)
    if not data.endswith(AMBIGUOUS) or "Filter" in stream.extra:
        return data
    content = data.partition(b"\nstream\n")[2].removesuffix(CLOSE)
    filters = ["/ASCII85Decode"] + ["/FlateDecode"] * bool(stream.compress)
    letters = base64.a85encode(content) + b"~>"
    encoded: bytes = stream_data.fget(pydyf.Stream([letters], {**stream.extra, "Filter": pydyf.Array(filters)}))
    return encoded

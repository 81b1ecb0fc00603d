"""Embed pictures in a Word file: what shows one in a paragraph, and the parts that hold it."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final
from xml.sax.saxutils import quoteattr

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from pepdocs.render.word.packing import Parts
from pepdocs.theme import tag
from pepdocs.view.blocks import DocumentView, ViewPicture, Voice

EMU_A_POINT: Final = 12_700
"""English Metric Units, in which Word measures pictures, in a point."""

_RELATIONS: Final = "word/_rels/document.xml.rels"
_TYPES: Final = "[Content_Types].xml"
_KIND: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_DRAWING: Final = (
    '<w:r><w:rPr><w:lang w:val="{lang}"/></w:rPr><w:drawing>'
    '<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="900001" name="{name}" descr={alt}/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:nvPicPr><pic:cNvPr id="900001" name="{name}" descr={alt}/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships" r:embed="{id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
    "</a:graphic></wp:inline></w:drawing></w:r>"
)


@dataclass(frozen=True, slots=True)
class EmbeddedPicture:
    """A picture in a Word file: the name by which paragraphs refer to it, its part's name, media type and content."""

    key: str
    name: str
    kind: str
    content: bytes = field(repr=False)

    @property
    def extension(self) -> str:
        """The ending of the part's name."""
        return self.name.rpartition(".")[2]


@pass_context
def pictured(context: Context, picture: ViewPicture, style: str = "PEPPicture") -> Markup:
    """Return a picture as a paragraph in `style`."""
    alt, size = picture.alt[0], (round(picture.width * EMU_A_POINT), round(picture.height * EMU_A_POINT))
    shown = drawing(picture_key(picture), "picture", alt.text, tag(alt.lang or context["view"].lang), size)
    properties = f"<w:pPr><w:pStyle w:val={quoteattr(style)}/></w:pPr>"
    return Markup(f"<w:p>{properties}{shown}</w:p>")  # noqa: S704 - the words are quoted


def drawing(key: str, name: str, alt: str, lang: str, size: tuple[int, int]) -> str:
    """Return the run that shows a picture, with its alternative text and the tag of its language; `size` is in EMU."""
    width, height = size
    return _DRAWING.format(id=key, name=name, alt=quoteattr(alt), lang=lang, width=width, height=height)


def embed(parts: Parts, pictures: Iterable[EmbeddedPicture]) -> Iterator[tuple[str, bytes]]:
    """Yield the parts of a Word file with pictures added."""
    added = tuple(pictures)
    for name, body in parts:
        yield name, _with(name, body, added) if added else body
    for picture in added:
        yield f"word/{picture.name}", picture.content


def _with(name: str, body: bytes, pictures: tuple[EmbeddedPicture, ...]) -> bytes:
    """Return a part that names the pictures, if it is one that has to."""
    if name == _RELATIONS:
        relations = (f'<Relationship Id="{each.key}" Type="{_KIND}" Target="{each.name}"/>' for each in pictures)
        return _insert_before(body, b"</Relationships>", "".join(relations))
    if name == _TYPES:
        kinds = {each.extension: each.kind for each in pictures}
        missing = ((end, kind) for end, kind in kinds.items() if f'Extension="{end}"'.encode() not in body)
        defaults = (f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in missing)
        return _insert_before(body, b"</Types>", "".join(defaults))
    return body


def _insert_before(body: bytes, end: bytes, elements: str) -> bytes:
    return body.replace(end, elements.encode() + end, 1)


def of_the_child(view: DocumentView) -> Iterator[EmbeddedPicture]:
    """Yield the pictures of a view, each once."""
    blocks = (block for section in view.sections for block in section.blocks)
    pictures = (block.picture for block in blocks if isinstance(block, Voice))
    shown = {picture_key(picture): picture for picture in pictures if picture is not None and picture.source}
    for number, (key, picture) in enumerate(shown.items(), 1):
        kind, _, content = picture.source.removeprefix("data:").partition(";base64,")
        yield EmbeddedPicture(key, f"media/child-{number}.{kind.rpartition('/')[2]}", kind, b64decode(content))


def picture_key(picture: ViewPicture) -> str:
    """Return the name by which a paragraph refers to a picture."""
    return f"rIdChild{sha256(picture.source.encode()).hexdigest()[:16]}"

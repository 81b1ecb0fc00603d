"""Themes that strangers might send, each with the one thing that it tries, as data."""

from __future__ import annotations

import io
import zipfile
from base64 import b64encode
from dataclasses import dataclass
from pathlib import Path
from zlib import compress, crc32

from pepdocs.findings import theme as codes
from pepdocs.findings.model import Code

TEMPLATE = Path(__file__).parents[2] / "templates" / "primary" / "pep.docx"

NAMED = 'theme = 1\nname = {cy = "Sir Ddychmygol", en = "Imaginary County"}\n'
PAGE = "primary/pep.html.jinja"
MACROS = "macros.html.jinja"
STYLE = "style.css"
WORD = "primary/pep.docx"
LOGO = "logo.svg"

Body = str | bytes


@dataclass(frozen=True, slots=True)
class Hostile:
    """A theme, what is wrong with it, and where: a file and its line, or its paragraph."""

    name: str
    file: str
    body: Body
    code: Code
    line: int = 1

    def files(self) -> dict[str, Body]:
        """Return the files of the theme."""
        return {"theme.toml": NAMED, self.file: self.body}


@dataclass(frozen=True, slots=True)
class Running:
    """A theme whose template is refused only when it runs, and the line that is told."""

    name: str
    body: str
    line: int = 2


def page(body: str) -> str:
    """Return a page of ours with something in it, on the third line."""
    return f'{{% extends "builtin/{PAGE}" %}}\n{{% block also %}}\n{body}\n{{% endblock %}}\n'


def macro(body: str) -> str:
    """Return a template that shows nothing but `body`, on its second line."""
    return f"{{# what is shown #}}\n{body}\n"


def drawing(inside: str, before: str = "", more: str = "") -> str:
    """Return a drawing with something in it, on its second line."""
    return f'{before}<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"{more}>\n{inside}\n</svg>'


def png(width: int, height: int) -> bytes:
    """Return a PNG that says that it is so large."""
    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x00\x00\x00\x00"
    chunks = ((b"IHDR", header), (b"IDAT", compress(bytes(64))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        len(body).to_bytes(4, "big") + kind + body + crc32(kind + body).to_bytes(4, "big") for kind, body in chunks
    )


def jpeg(width: int, height: int) -> bytes:
    """Return the beginning of a JPEG that says that it is so large."""
    size = height.to_bytes(2, "big") + width.to_bytes(2, "big")
    return b"\xff\xd8\xff\xe0\x00\x10JFIF\0\1\1\0\0\1\0\1\0\0\xff\xc0\x00\x0b\x08" + size + b"\1\1\x11\0"


def word(more: dict[str, Body] | None = None, **swaps: tuple[str, str]) -> bytes:
    """Return our Word template with parts put to it and texts replaced in some of its own."""
    places = {"document": "word/document.xml", "relations": "word/_rels/document.xml.rels",
              "kinds": "[Content_Types].xml", "settings": "word/settings.xml",
              "styles": "word/styles.xml"}  # fmt: skip
    with zipfile.ZipFile(TEMPLATE) as package:
        parts: dict[str, Body] = {name: package.read(name) for name in package.namelist()}
    for place, (old, new) in swaps.items():
        text = bytes(parts[places[place]] if isinstance(parts[places[place]], bytes) else b"").decode()
        assert old in text, old
        parts[places[place]] = text.replace(old, new, 1)
    return packed({**parts, **(more or {})})


def packed(parts: dict[str, Body]) -> bytes:
    """Return parts as a package."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, body in parts.items():
            package.writestr(name, body)
    return file.getvalue()


def relation(kind: str, target: str, mode: str = "External") -> bytes:
    """Return our Word template with one relation more."""
    whole = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"
    made = f'<Relationship Id="rIdX" Type="{whole}" Target="{target}" TargetMode="{mode}"/>'
    return word(relations=("</Relationships>", f"{made}</Relationships>"))


def paragraph(inside: str) -> bytes:
    """Return our Word template with a paragraph before all others."""
    return word(document=("<w:body>", f"<w:body><w:p>{inside}</w:p>"))


def field(*pieces: str) -> bytes:
    """Return our Word template with a field whose instruction is in so many pieces."""
    told = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{state}"/></w:r>' for state in ("begin", "end"))
    return paragraph(f"{begin}{told}{end}")


NESTED = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF </w:instrText></w:r>{}'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
"""A field with something in the midst of its instruction."""


def said(text: str) -> bytes:
    """Return our Word template with a paragraph that says something."""
    return paragraph(f"<w:r><w:t>{text}</w:t></w:r>")


def _of(file: str, code: Code, bodies: dict[str, Body], line: int = 1) -> tuple[Hostile, ...]:
    return tuple(Hostile(name, file, body, code, line) for name, body in bodies.items())


DATA = b64encode(drawing("<script>1</script>").encode()).decode()
BOMB = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'

SHEETS = (
    *_of(STYLE, codes.CSS_RULE, {
        "a sheet from elsewhere": "/* */\n@import url(http://x.invalid/a.css);",
        "a sheet from elsewhere, said otherwise": '/* */\n@\\69mport "a.css";',
        "a namespace": "/* */\n@namespace url(http://x.invalid/);",
        "a font from elsewhere": '/* */\n@font-face { font-family: x; src: local("x") }',
    }, 2),
    *_of(STYLE, codes.ADDRESS, {
        "a picture from elsewhere": "p {\nbackground: url(http://x.invalid/a.png) }",
        "a picture whose name is written with signs": "p {\nbackground: u\\72l(\\68ttp://x.invalid) }",
        "a picture of the disk": 'p {\nbackground: url("file:///etc/passwd") }',
        "a picture above the folder": "p {\nlist-style: url(../../logo.png) }",
        "a picture with no scheme": "p {\nbackground: url(//x.invalid/a.png) }",
        "text as if it were a picture": "p {\nbackground: url(data:text/html,a) }",
        "a drawing that runs": f"p {{\nbackground: url(data:image/svg+xml;base64,{DATA}) }}",
        "content from elsewhere": 'p::after {\ncontent: url("http://x.invalid/") }',
        "an address in a variable": ":root {\n--x: url(http://x.invalid/) }",
    }, 2),
    *_of(STYLE, codes.CSS_FUNCTION, {
        "an expression": "p {\nwidth: expression(alert(1)) }",
        "a set of pictures": 'p {\nbackground: image-set("http://x.invalid/a.png" 1x) }',
        "a source": 'p {\nbackground: src("http://x.invalid/a.png") }',
    }, 2),
    *_of(STYLE, codes.CSS_PROPERTY, {
        "a binding": "p {\n-moz-binding: none }",
        "a property of the engine's": "p {\n-weasy-hyphens: none }",
        "a behaviour": "p {\nbehavior: none }",
    }, 2),
    *_of(STYLE, codes.CSS_BROKEN, {
        "the end of the element": "p { color: red }\n</style><script>alert(1)</script>",
        "a word put together by a variable": ":root { --x: ur }\np { background: var(--x)l(a) }",
        "a comment that never ends": "p { color: red }\n" + "/*" * 50,
        "a text that never ends": "p { color: red }\np { content: 'a\n }",
    }, 2),
    Hostile("a page as wide as the earth", STYLE, "p { width:\n40000000cm }", codes.CSS_NUMBER, 2),
    Hostile("blocks in blocks", STYLE, "a" + "{" * 5000, codes.TOO_DEEP),
    Hostile("a sheet as long as a book", STYLE, "p { color: red }\n" * 9000, codes.LONG_TEXT),
)  # fmt: skip

PAGES = (
    *_of(PAGE, codes.LEADS_OUT, {
        "a file above the folder": page('{% include "../../../etc/passwd" %}'),
        "a file of the disk": page('{% include "/etc/passwd" %}'),
        "a layer by its number": page('{% include "0|theme.toml" %}'),
        "ours and out of it": page('{% include "builtin|../x.jinja" %}'),
        "below and out of it": page('{% include "below/../../x.jinja" %}'),
        "ours with dots": page('{% import "builtin/../x.jinja" as x %}'),
        "an address": page('{% include "http://x.invalid/x.jinja" %}'),
        "a file that is no template": page('{% include "builtin/__init__.py" %}'),
        "one of two": page('{% include ["shared/words.html.jinja", "C:/x.jinja"] %}'),
    }, 3),
    *_of(PAGE, codes.COMPUTED, {
        "a name put together": page('{% include "../" ~ view.phase %}'),
        "a name from the plan": page("{% from view.title import x %}"),
    }, 3),
    *_of(PAGE, codes.HIDDEN_NAME, {
        "the class of a text": page('{{ "".__class__.__mro__ }}'),
        "the insides of a function": page("{{ shown.__globals__ }}"),
        "the insides of a filter": page('{{ labels_of["__globals__"] }}'),
        "the class of the view": page("{{ view.__class__ }}"),
    }, 3),
    *_of(PAGE, codes.GROWS, {
        "a loop without end": page("{% for n in range(100000000) %}x{% endfor %}"),
        "a power": page("{% for n in range(10**9) %}x{% endfor %}"),
        "a text times a million": page('{{ "x" * 1000000000 }}'),
        "a list times a million": page("{{ [1] * 1000000000 }}"),
        "a width of a million": page('{{ "%999999999d" % 1 }}'),
        "a text filled up": page('{{ "{:>999999999}".format(1) }}'),
        "a text made longer": page('{{ "x".ljust(999999999) }}'),
    }, 3),
    *_of(PAGE, codes.ELEMENT, {
        "a script": page("<script>alert(1)</script>"),
        "a frame": page('<iframe title="x"></iframe>'),
        "an object": page("<object></object>"),
        "an embedded file": page("<embed/>"),
        "a sheet by a link": page('<link rel="stylesheet"/>'),
        "a page that goes elsewhere": page('<meta http-equiv="refresh" content="0"/>'),
        "a base": page("<base/>"),
        "a sheet of its own": page("<style>p { color: red }</style>"),
        "a form": page("<form></form>"),
        "a page within a drawing": page("<svg><foreignObject></foreignObject></svg>"),
        "a video": page("<video></video>"),
        "a drawing that moves": page("<svg><animate/></svg>"),
    }, 3),
    *_of(PAGE, codes.ATTRIBUTE, {
        "something that runs when it is read": page('<p onload="x">x</p>'),
        "something that runs, in capitals": page("<p ONCLICK=x>x</p>"),
        "a set of pictures by their sizes": page('<img srcset="http://x.invalid/a.png" alt="x"/>'),
        "where a form goes": page('<p action="http://x.invalid">x</p>'),
        "the picture of a film": page('<p poster="http://x.invalid">x</p>'),
        "a link of a drawing": page('<svg><path xlink:href="http://x.invalid"/></svg>'),
    }, 3),
    *_of(PAGE, codes.ADDRESS, {
        "a link that runs": page('<a href="javascript:alert(1)">x</a>'),
        "a link out": page('<a href="https://x.invalid/">x</a>'),
        "a picture of another machine": page('<img src="http://x.invalid/a.png" alt="x"/>'),
        "a picture of this machine": page('<img src="file:///etc/passwd" alt="x"/>'),
        "a picture beside the theme": page('<img src="../other/logo.png" alt="x"/>'),
        "an element's own picture": page('<p style="background: url(http://x.invalid)">x</p>'),
    }, 3),
    *_of(PAGE, codes.MARKUP, {
        "a comment for old browsers": page("<!--[if IE]> x <![endif]-->"),
        "a part that is no markup": page("<![CDATA[<p>x</p>]]>"),
        "an instruction": page('<?xml-stylesheet href="x"?>'),
    }, 3),
    Hostile("brackets in brackets", PAGE, "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}", codes.TOO_DEEP),
    Hostile("the frame of a screen", "shared/screen.html.jinja", "<html></html>", codes.FRAME),
)  # fmt: skip

PICTURES = (
    *_of(LOGO, codes.DRAWING, {
        "a drawing with a script": drawing("<script>alert(1)</script>"),
        "a drawing with a page": drawing("<foreignObject/>"),
        "a drawing that listens": drawing('<path onclick="alert(1)"/>'),
        "a drawing in motion": drawing('<set attributeName="x"/>'),
        "a drawing of another language": drawing('<x xmlns="http://www.w3.org/1999/xhtml"/>'),
    }, 2),
    *_of(LOGO, codes.ADDRESS, {
        "a drawing with a picture from elsewhere": drawing('<image href="http://x.invalid/a.png"/>'),
        "a drawing that repeats a file": drawing('<use href="/etc/passwd#x"/>'),
        "a drawing dressed from elsewhere": drawing("<style>p { fill: url(http://x.invalid) }</style>"),
        "a drawing filled from elsewhere": drawing('<path fill="url(http://x.invalid#a)"/>'),
    }, 2),
    *_of(LOGO, codes.DOCTYPE, {
        "a drawing that laughs a billion times": drawing("<title>&b;</title>", BOMB),
        "a drawing that reads a file": drawing(
            "<title>&a;</title>", '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
        ),
        "a drawing with a type from elsewhere": drawing("", '<!DOCTYPE svg SYSTEM "http://x.invalid">'),
    }),
    Hostile("a drawing with a sheet", LOGO, drawing("", '<?xml-stylesheet href="x.css"?>'), codes.DRAWING),
    Hostile("a drawing of drawings", LOGO, drawing('<use href="#a"/>' * 40), codes.TOO_DEEP, 2),
    Hostile("a page called a picture", "a.png", "<html><script>1</script></html>", codes.PICTURE_KIND),
    Hostile("a picture called another", "a.jpg", png(2, 2), codes.PICTURE_KIND),
    Hostile("a picture as large as a county", "a.png", png(60000, 60000), codes.PICTURE_SIZE),
    Hostile("a photograph as large as a county", "a.jpg", jpeg(60000, 60000), codes.PICTURE_SIZE),
    Hostile("a font", "a.ttf", b"\0\1\0\0" + bytes(64), codes.FONT),
)  # fmt: skip

WORDS = (
    *_of(WORD, codes.RELATION, {
        "a template from elsewhere": relation("attachedTemplate", "http://x.invalid/a.dotm"),
        "a picture that Word fetches": relation("image", "http://x.invalid/a.png"),
        "a picture of a share": relation("image", r"file:///\\x.invalid\a.png"),
        "an object of another file": relation("oleObject", "file:///c:/x.xls"),
        "a link that runs": relation("hyperlink", "javascript:alert(1)"),
        "a link to a file": relation("hyperlink", "file:///c:/windows/x.exe"),
        "a part above the file": relation("image", "../../../etc/passwd", "Internal"),
        "a frame": relation("frame", "http://x.invalid/"),
    }),
    Hostile("a program as a picture", WORD, word({"word/media/x.png": b"MZ\x90"}), codes.PICTURE_KIND),
    Hostile("a part of a share", WORD, relation("image", "//x.invalid/a.png", "Internal"), codes.RELATION),
    *_of(WORD, codes.PART, {
        "a picture that nobody examines": word({"word/media/x.gif": b"MZ\x90"}),
        "a font within the file": word({"word/fonts/font1.odttf": b"MZ\x90"}),
        "a macro": word({"word/vbaProject.bin": b"x"}),
        "an embedded file": word({"word/embeddings/a.xlsx": b"PK"}),
        "an active control": word({"word/activeX/activeX1.bin": b"x"}),
        "a file with macros by its kind": word(
            kinds=("</Types>",
                   '<Default Extension="x" ContentType="application/vnd.ms-word.document.macroEnabled"/></Types>')
        ),
        "a part of another kind": relation("aFChunk", "x.xml", "Internal"),
    }),
    *_of(WORD, codes.OPENING, {
        "an object": paragraph("<w:r><w:object/></w:r>"),
        "a control": paragraph("<w:r><w:control/></w:r>"),
        "a text bound to data": paragraph("<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr></w:sdt>"),
        "a picture by a link": paragraph(
            '<a:blip r:link="rId9"/>'
        ),
        "another address of a picture": paragraph(
            '<v:fill xmlns:v="urn:v" xmlns:o="urn:o" o:althref="http://x.invalid/a.png"/>'
        ),
        "an address under any name": paragraph('<w:r w:any="\\\\x.invalid\\a"/>'),
        "an address of no network": paragraph('<w:r w:any=" file:c|/x"/>'),
        "what a click runs": paragraph('<a:hlinkClick action="ppaction://program"/>'),
        "what a box runs": paragraph("<w:r><w:entryMacro/></w:r>"),
    }),
    *_of(WORD, codes.OPENING, {
        "a file within the text": word(document=("<w:body>", "<w:body><w:altChunk/>")),
        "a mail merge": word(settings=("<w:zoom", "<w:mailMerge/><w:zoom")),
    }),
    *_of(WORD, codes.FIELD, {
        "a text of another file": field(' INCLUDETEXT "c:\\\\x.txt" '),
        "a picture of another machine": field(' INCLUDEPICTURE "http://x.invalid/a.png" \\d '),
        "a program": field(' DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc" '),
        "a field in pieces": field(" IN", "CLUDE", "TEXT x"),
        "a link field": field(' LINK Excel.Sheet "x" '),
        "a link that leads out": field(' HYPERLINK "file:///c:/x" '),
        "a short text": field(" AUTOTEXT x "),
        "a macro button": field(" MACROBUTTON x y "),
        "a simple field": paragraph('<w:fldSimple w:instr="INCLUDETEXT x"/>'),
        "a data base": field(" DATABASE x "),
        "a field made by a field within it": paragraph(
            NESTED.format('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
                          '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
        ),
        "a field made by a simple one": paragraph(NESTED.format('<w:fldSimple w:instr=" PAGE "/>')),
        "a path in place of a bookmark": field(r' REF "\\x\a" '),
        "a path without marks": field(r" REF \\x\a "),
        "an address in place of a style": field(' STYLEREF "http://x.invalid/" '),
        "what is worked out": field(" = 1 + 1 "),
        "a box with a macro": field(" FORMTEXT "),
    }),
    *_of(WORD, codes.FIELD_TAG, {
        "a field put together by a tag": field(' PAGE {{ "INCLUDE" }} '),
        "a field that a tag cuts short": paragraph(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>{% if 0 %}</w:t></w:r>'
            '<w:r><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType="end"/></w:r>'
        ),
    }),
    *_of(WORD, codes.DOCTYPE, {
        "entities": word({"word/footnotes.xml": f'{BOMB}<a>&b;</a>'}),
        "another alphabet": word({"word/comments.xml": '<?xml version="1.0" encoding="UTF-16"?><a/>'.encode("utf-16")}),
    }),
    *_of(WORD, codes.PART_NAME, {
        "a part that climbs": word({"../../x.xml": b"<a/>"}),
        "a part of the disk": word({"/etc/x.xml": b"<a/>"}),
        "a part of a drive": word({"c:\\x.xml": b"<a/>"}),
    }),
    *_of(WORD, codes.PACKED, {
        "a bomb": word({"word/x.xml": b"<a>" + bytes(48 * 1024 * 1024)}),
        "a thousand parts": word({f"word/{n}.xml": b"<a/>" for n in range(1000)}),
        "a part that packs too well": word({"word/x.xml": b" " * 4 * 1024 * 1024}),
    }),
    Hostile("a file within a file", WORD, word({"word/x.zip": b"PK\3\4"}), codes.PART),
    Hostile("a package whose middle is torn", WORD, word()[:900] + bytes(99) + word()[999:], codes.NO_WORD_FILE),
    Hostile("no package", WORD, b"MZ\x90", codes.NO_WORD_FILE),
    Hostile("a package of something else", WORD, packed({"a.xml": "<a/>"}), codes.NO_WORD_FILE),
    Hostile("a tag that asks for a file", WORD, said('{%p include "x" %}'), codes.LEADS_OUT),
    *_of(WORD, codes.WORD_TAG, {
        "markup that a raw tag lets pass": said("{% raw %}{{ &lt;w:instrText&gt;DDE }}{% endraw %}"),
        "markup that a comment lets pass": said("{# {{ #} &lt;w:object/&gt; }}"),
        "markup in two runs": paragraph(
            "<w:r><w:t>{{ &lt;</w:t></w:r><w:r><w:t>w:object/&gt; }}</w:t></w:r>"
        ),
    }),
    Hostile("a tag that looks inside", WORD, said("{{ view.__class__ }}"), codes.HIDDEN_NAME),
)  # fmt: skip

TEXTS = (
    Hostile("a catalogue that is none", "words/cy.po", 'msgid "a"\nimport os\n', codes.NO_CATALOGUE, 2),
    Hostile("the name of a file for a catalogue", "words/cy.po", "/etc/passwd", codes.NO_CATALOGUE),
    Hostile("a catalogue as long as a shelf", "words/cy.po", "# a\n" * 300_000, codes.LONG_TEXT),
    Hostile(
        "a number of many digits",
        "theme.toml",
        f"{NAMED}view = {'9' * 5000}\n",
        codes.LONG_NUMBER,
        3,
    ),
    Hostile("lists in lists", "theme.toml", f"{NAMED}x = {'[' * 3000}\n", codes.TOO_DEEP, 3),
    Hostile("settings without end", "theme.toml", NAMED + "a = 1\n" * 2000, codes.MANY_LINES, 1500),
    Hostile("a parent above", "theme.toml", f'{NAMED}extends = "../x"\n', codes.NO_PLAIN_NAME, 3),
    Hostile("a parent of the disk", "theme.toml", f'{NAMED}extends = "/etc"\n', codes.NO_PLAIN_NAME, 3),
    Hostile("a name that turns back", "shared/\u202ex.css", "p { color: red }", codes.NAME),
    Hostile("a name of two lines", "a\nb.css", "p { color: red }", codes.NAME),
    Hostile("a name that rings", "a\x1b[2J.css", "p { color: red }", codes.NAME),
    Hostile("a layer's name", "0|x.css", "p { color: red }", codes.NAME),
)

REFUSED = (*SHEETS, *PAGES, *PICTURES, *WORDS, *TEXTS)

RUNNING = (
    Running("a text that doubles", macro(
        '{% set n = namespace(x="x") %}{% for i in range(60) %}{% set n.x = n.x ~ n.x %}{% endfor %}')),
    Running("a sum of texts that doubles", macro(
        '{% set n = namespace(x="x") %}{% for i in range(60) %}{% set n.x = n.x + n.x %}{% endfor %}')),
    Running("lists that double", macro(
        "{% set n = namespace(x=[1]) %}{% for i in range(60) %}{% set n.x = [n.x, n.x] %}{% endfor %}")),
    Running("blocks that double", macro(
        '{% set n = namespace(x="x") %}{% for i in range(60) %}{% set n.x %}{{ n.x }}{{ n.x }}'
        "{% endset %}{% endfor %}")),
    Running("loops in loops", macro(
        "{% for a in range(9999) %}{% for b in range(9999) %}{% for c in range(9999) %}"
        "{% endfor %}{% endfor %}{% endfor %}")),
    Running("loops that pass everything by", macro(
        "{% for a in range(9999) %}{% for b in range(9999) if false %}{% endfor %}{% endfor %}")),
    Running("a macro that calls itself", macro(
        "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}")),
    Running("macros that call each other twice", macro(
        "{% macro a(n) %}{% if n %}{{ a(n - 1) }}{{ a(n - 1) }}{% endif %}{% endmacro %}{{ a(40) }}")),
    Running("numbers that square", macro(
        "{% set n = namespace(x=9) %}{% for i in range(60) %}{% set n.x = n.x * n.x %}{% endfor %}")),
    Running("rows without end", macro("{% for r in [1]|batch(999999999, 1) %}{% endfor %}")),
    Running("a range that is worked out", macro("{% for n in range(99999 * 99999) %}{% endfor %}")),
    Running("the insides of a function, worked out", macro('{{ shown["__glo" ~ "bals__"] }}')),
    Running("a method of a text, worked out", macro('{{ ""["for" ~ "mat"] }}')),
    Running("how a view is made", macro("{{ view }}")),
    Running("how a function is called", macro("{{ labels_of }}")),
    Running("a type", macro("{{ namespace.mro() }}")),
    Running("a change to what is shown", macro('{{ medium.wanted.update({"x": 1}) }}')),
    Running("a division by nothing", macro("{{ 1 / 0 }}")),
    Running("a text less a number", macro('{{ "x" - 1 }}')),
)  # fmt: skip

ASSEMBLED = {
    "a script put together": '<{{ "scr" ~ "ipt" }}>x</{{ "scr" ~ "ipt" }}>',
    "an attribute put together": '<p {{ "onc" ~ "lick" }}="x">x</p>',
    "an address put together": '<a href="{{ "java" ~ "script:x" }}">x</a>',
    "a picture put together": '<img alt="x" src="{{ "http:" ~ "//x.invalid" }}"/>',
    "a tag in two halves": "{% set a %}<s{% endset %}{{ a }}cript>x</p>",
    "an attribute without marks": "<p title={{ 1 }}>x</p>",
    "rules put together": '<p style="background: {{ "url(" ~ "http://x.invalid" ~ ")" }}">x</p>',
    "a sheet put together": "<{{ 'style' }}>p { color: red }</{{ 'style' }}>",
    "a refresh put together": '<{{ "meta" }} {{ "http-equiv" }}="refresh" {{ "content" }}="0"/>',
}
"""What a page of ours holds besides; refused when the finished page is read."""

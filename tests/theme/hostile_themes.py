"""Hostile themes as data: what each of them tries, and the finding that refuses it."""

from __future__ import annotations

import io
import zipfile
from base64 import b64encode
from collections.abc import Callable, Mapping
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
    """A theme with one hostile file, and the finding with its line, or its paragraph in Word."""

    name: str
    file: str
    body: Body
    code: Code
    line: int = 1

    def files(self) -> dict[str, Body]:
        return {"theme.toml": NAMED, self.file: self.body}


def page(body: str) -> str:
    """Return a page that extends ours, with something on its third line."""
    return f'{{% extends "builtin/{PAGE}" %}}\n{{% block also %}}\n{body}\n{{% endblock %}}\n'


def only(body: str) -> str:
    """Return a template that prints only `body`, on its second line."""
    return f"{{# a comment #}}\n{body}\n"


def drawing(inside: str, before: str = "", more: str = "") -> str:
    """Return an SVG with something on its second line."""
    return f'{before}<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"{more}>\n{inside}\n</svg>'


def png(width: int, height: int) -> bytes:
    """Return a small PNG whose header says another size."""
    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x00\x00\x00\x00"
    chunks = ((b"IHDR", header), (b"IDAT", compress(bytes(64))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        len(body).to_bytes(4, "big") + kind + body + crc32(kind + body).to_bytes(4, "big") for kind, body in chunks
    )


def jpeg(width: int, height: int) -> bytes:
    """Return the beginning of a JPEG of a size."""
    size = height.to_bytes(2, "big") + width.to_bytes(2, "big")
    return b"\xff\xd8\xff\xe0\x00\x10JFIF\0\1\1\0\0\1\0\1\0\0\xff\xc0\x00\x0b\x08" + size + b"\1\1\x11\0"


def word(more: Mapping[str, Body] | None = None, **swaps: tuple[str, str]) -> bytes:
    """Return our Word template with more parts, and with a text replaced in some of its own."""
    places = {"document": "word/document.xml", "relations": "word/_rels/document.xml.rels",
              "kinds": "[Content_Types].xml", "settings": "word/settings.xml"}  # fmt: skip
    with zipfile.ZipFile(TEMPLATE) as package:
        parts: dict[str, Body] = {name: package.read(name) for name in package.namelist()}
        for place, (old, new) in swaps.items():
            text = package.read(places[place]).decode()
            assert old in text, old
            parts[places[place]] = text.replace(old, new, 1)
    return packed({**parts, **(more or {})})


def packed(parts: Mapping[str, Body]) -> bytes:
    """Return parts as a ZIP archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, body in parts.items():
            package.writestr(name, body)
    return file.getvalue()


def relation(kind: str, target: str, mode: str = "External") -> bytes:
    """Return our Word template with one more relationship."""
    full = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"
    node = f'<Relationship Id="rIdX" Type="{full}" Target="{target}" TargetMode="{mode}"/>'
    return word(relations=("</Relationships>", f"{node}</Relationships>"))


def paragraph(inside: str) -> bytes:
    """Return our Word template with one more paragraph at its beginning."""
    return word(document=("<w:body>", f"<w:body><w:p>{inside}</w:p>"))


def run(text: str) -> bytes:
    """Return our Word template with a text at its beginning."""
    return paragraph(f"<w:r><w:t>{text}</w:t></w:r>")


BEGIN, END = (f'<w:r><w:fldChar w:fldCharType="{state}"/></w:r>' for state in ("begin", "end"))


def instruction(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def field(*pieces: str) -> bytes:
    """Return our Word template with a field whose instruction is split into pieces."""
    return paragraph(BEGIN + "".join(map(instruction, pieces)) + END)


def nested_field(inside: str) -> bytes:
    """Return our Word template with a field that has something inside its instruction."""
    return paragraph(BEGIN + instruction(" REF ") + inside + END)


def _cases(
    file: str, code: Code, bodies: Mapping[str, Body], line: int = 1, wrap: Callable[[str], str] | None = None
) -> tuple[Hostile, ...]:
    wrapped = {name: wrap(str(body)) if wrap else body for name, body in bodies.items()}
    return tuple(Hostile(name, file, body, code, line) for name, body in wrapped.items())


def _sheets(code: Code, bodies: Mapping[str, Body]) -> tuple[Hostile, ...]:
    return _cases(STYLE, code, bodies, 2)


def _pages(code: Code, bodies: Mapping[str, Body]) -> tuple[Hostile, ...]:
    return _cases(PAGE, code, bodies, 3, page)


def _drawings(code: Code, bodies: Mapping[str, Body]) -> tuple[Hostile, ...]:
    return _cases(LOGO, code, bodies, 2, drawing)


DATA = b64encode(drawing("<script>1</script>").encode()).decode()
BOMB = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'

SHEETS = (
    *_sheets(codes.CSS_RULE, {
        "@import": "/* */\n@import url(http://x.invalid/a.css);",
        "@import with an escape": '/* */\n@\\69mport "a.css";',
        "@namespace": "/* */\n@namespace url(http://x.invalid/);",
        "@font-face": '/* */\n@font-face { font-family: x; src: local("x") }',
    }),
    *_sheets(codes.ADDRESS, {
        "a picture on the web": "p {\nbackground: url(http://x.invalid/a.png) }",
        "a picture on the web, with escapes": "p {\nbackground: u\\72l(\\68ttp://x.invalid) }",
        "a file of the disk": 'p {\nbackground: url("file:///etc/passwd") }',
        "a file outside the folder": "p {\nlist-style: url(../../logo.png) }",
        "an address without a scheme": "p {\nbackground: url(//x.invalid/a.png) }",
        "HTML in a data URL": "p {\nbackground: url(data:text/html,a) }",
        "an SVG with a script in a data URL": f"p {{\nbackground: url(data:image/svg+xml;base64,{DATA}) }}",
        "content on the web": 'p::after {\ncontent: url("http://x.invalid/") }',
        "an address in a variable": ":root {\n--x: url(http://x.invalid/) }",
    }),
    *_sheets(codes.CSS_FUNCTION, {
        "expression()": "p {\nwidth: expression(alert(1)) }",
        "image-set()": 'p {\nbackground: image-set("http://x.invalid/a.png" 1x) }',
        "src()": 'p {\nbackground: src("http://x.invalid/a.png") }',
    }),
    *_sheets(codes.CSS_PROPERTY, {
        "-moz-binding": "p {\n-moz-binding: none }",
        "a property of WeasyPrint": "p {\n-weasy-hyphens: none }",
        "behavior": "p {\nbehavior: none }",
    }),
    *_sheets(codes.CSS_BROKEN, {
        "the end tag of style": "p { color: red }\n</style><script>alert(1)</script>",
        "a word assembled with a variable": ":root { --x: ur }\np { background: var(--x)l(a) }",
        "a comment without end": "p { color: red }\n" + "/*" * 50,
        "a string without end": "p { color: red }\np { content: 'a\n }",
    }),
    Hostile("an enormous number", STYLE, "p { width:\n40000000cm }", codes.CSS_NUMBER, 2),
    Hostile("a number just above the limit", STYLE, "p { width:\n10001pt }", codes.CSS_NUMBER, 2),
    Hostile("deeply nested blocks", STYLE, "a" + "{" * 5000, codes.TOO_DEEP),
    Hostile("a long style sheet", STYLE, "p { color: red }\n" * 9000, codes.LONG_TEXT),
)  # fmt: skip

PAGES = (
    *_pages(codes.LEADS_OUT, {
        "a file outside the folder": '{% include "../../../etc/passwd" %}',
        "an absolute path": '{% include "/etc/passwd" %}',
        "the full name of a layer's file": '{% include "0|theme.toml" %}',
        "the full name of a file outside ours": '{% include "builtin|../x.jinja" %}',
        "a file outside the layer below": '{% include "below/../../x.jinja" %}',
        "a file outside ours": '{% import "builtin/../x.jinja" as x %}',
        "a web address": '{% include "http://x.invalid/x.jinja" %}',
        "a Python file": '{% include "builtin/__init__.py" %}',
        "one of two files": '{% include ["shared/words.html.jinja", "C:/x.jinja"] %}',
    }),
    *_pages(codes.COMPUTED, {
        "a computed name": '{% include "../" ~ view.phase %}',
        "a name from the plan": "{% from view.title import x %}",
    }),
    *_pages(codes.HIDDEN_NAME, {
        "the class of a text": '{{ "".__class__.__mro__ }}',
        "the globals of a function": "{{ shown.__globals__ }}",
        "the globals of a function by key": '{{ labels_of["__globals__"] }}',
        "the class of the view": "{{ view.__class__ }}",
    }),
    *_pages(codes.GROWS, {
        "a long loop": "{% for n in range(100000000) %}x{% endfor %}",
        "a power": "{% for n in range(10**9) %}x{% endfor %}",
        "a text times a number": '{{ "x" * 1000000000 }}',
        "a list times a number": "{{ [1] * 1000000000 }}",
        "a width in %": '{{ "%999999999d" % 1 }}',
        "a width in format": '{{ "{:>999999999}".format(1) }}',
        "ljust": '{{ "x".ljust(999999999) }}',
    }),
    *_pages(codes.ELEMENT, {
        "script": "<script>alert(1)</script>",
        "iframe": '<iframe title="x"></iframe>',
        "object": "<object></object>",
        "embed": "<embed/>",
        "link": '<link rel="stylesheet"/>',
        "meta": '<meta http-equiv="refresh" content="0"/>',
        "base": "<base/>",
        "style": "<style>p { color: red }</style>",
        "form": "<form></form>",
        "foreignObject": "<svg><foreignObject></foreignObject></svg>",
        "video": "<video></video>",
        "animate": "<svg><animate/></svg>",
    }),
    *_pages(codes.ATTRIBUTE, {
        "onload": '<p onload="x">x</p>',
        "onclick in capitals": "<p ONCLICK=x>x</p>",
        "srcset": '<img srcset="http://x.invalid/a.png" alt="x"/>',
        "action": '<p action="http://x.invalid">x</p>',
        "poster": '<p poster="http://x.invalid">x</p>',
        "xlink:href": '<svg><path xlink:href="http://x.invalid"/></svg>',
    }),
    *_pages(codes.ADDRESS, {
        "a javascript link": '<a href="javascript:alert(1)">x</a>',
        "a web link": '<a href="https://x.invalid/">x</a>',
        "a picture on the web": '<img src="http://x.invalid/a.png" alt="x"/>',
        "a file of the disk": '<img src="file:///etc/passwd" alt="x"/>',
        "a file outside the folder": '<img src="../other/logo.png" alt="x"/>',
        "a picture on the web in style": '<p style="background: url(http://x.invalid)">x</p>',
    }),
    *_pages(codes.MARKUP, {
        "a conditional comment": "<!--[if IE]> x <![endif]-->",
        "CDATA": "<![CDATA[<p>x</p>]]>",
        "a processing instruction": '<?xml-stylesheet href="x"?>',
    }),
    Hostile("deeply nested brackets", PAGE, "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}", codes.TOO_DEEP),
    Hostile("the frame of a screen", "shared/screen.html.jinja", "<html></html>", codes.FRAME),
)  # fmt: skip

PICTURES = (
    *_drawings(codes.DRAWING, {
        "an SVG with a script": "<script>alert(1)</script>",
        "an SVG with a page": "<foreignObject/>",
        "an SVG with an event handler": '<path onclick="alert(1)"/>',
        "an SVG with an animation": '<set attributeName="x"/>',
        "an SVG with XHTML": '<x xmlns="http://www.w3.org/1999/xhtml"/>',
    }),
    *_drawings(codes.ADDRESS, {
        "an SVG with a picture on the web": '<image href="http://x.invalid/a.png"/>',
        "an SVG with a file of the disk": '<use href="/etc/passwd#x"/>',
        "an SVG with a style from the web": "<style>p { fill: url(http://x.invalid) }</style>",
        "an SVG with a fill from the web": '<path fill="url(http://x.invalid#a)"/>',
    }),
    *_cases(LOGO, codes.DOCTYPE, {
        "an SVG that is an entity bomb": drawing("<title>&b;</title>", BOMB),
        "an SVG with a file as an entity": drawing(
            "<title>&a;</title>", '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
        ),
        "an SVG with a document type on the web": drawing("", '<!DOCTYPE svg SYSTEM "http://x.invalid">'),
    }),
    Hostile("an SVG with a style sheet", LOGO, drawing("", '<?xml-stylesheet href="x.css"?>'), codes.DRAWING),
    Hostile("an SVG with many copies", LOGO, drawing('<use href="#a"/>' * 40), codes.TOO_DEEP, 2),
    Hostile("HTML called PNG", "a.png", "<html><script>1</script></html>", codes.PICTURE_KIND),
    Hostile("a PNG called JPEG", "a.jpg", png(2, 2), codes.PICTURE_KIND),
    Hostile("an enormous PNG", "a.png", png(60000, 60000), codes.PICTURE_SIZE),
    Hostile("an enormous JPEG", "a.jpg", jpeg(60000, 60000), codes.PICTURE_SIZE),
    Hostile("a font", "a.ttf", b"\0\1\0\0" + bytes(64), codes.FONT),
)  # fmt: skip

MACRO_KIND = '<Default Extension="x" ContentType="application/vnd.ms-word.document.macroEnabled"/></Types>'

WORDS = (
    *_cases(WORD, codes.RELATION, {
        "an attached template on the web": relation("attachedTemplate", "http://x.invalid/a.dotm"),
        "a picture on the web": relation("image", "http://x.invalid/a.png"),
        "a picture on a share": relation("image", r"file:///\\x.invalid\a.png"),
        "an object in another file": relation("oleObject", "file:///c:/x.xls"),
        "a javascript link": relation("hyperlink", "javascript:alert(1)"),
        "a link to a program": relation("hyperlink", "file:///c:/windows/x.exe"),
        "a part outside the file": relation("image", "../../../etc/passwd", "Internal"),
        "a part on a share": relation("image", "//x.invalid/a.png", "Internal"),
        "a frame": relation("frame", "http://x.invalid/"),
    }),
    Hostile("a program called PNG", WORD, word({"word/media/x.png": b"MZ\x90"}), codes.PICTURE_KIND),
    *_cases(WORD, codes.PART, {
        "a GIF": word({"word/media/x.gif": b"MZ\x90"}),
        "an embedded font": word({"word/fonts/font1.odttf": b"MZ\x90"}),
        "a macro": word({"word/vbaProject.bin": b"x"}),
        "an embedded file": word({"word/embeddings/a.xlsx": b"PK"}),
        "an active control": word({"word/activeX/activeX1.bin": b"x"}),
        "the content type of macros": word(kinds=("</Types>", MACRO_KIND)),
        "a part of an unknown kind": relation("aFChunk", "x.xml", "Internal"),
        "a ZIP in the file": word({"word/x.zip": b"PK\3\4"}),
    }),
    *_cases(WORD, codes.OPENING, {
        "object": paragraph("<w:r><w:object/></w:r>"),
        "control": paragraph("<w:r><w:control/></w:r>"),
        "dataBinding": paragraph("<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr></w:sdt>"),
        "a linked picture": paragraph('<a:blip r:link="rId9"/>'),
        "althref": paragraph('<v:fill xmlns:v="urn:v" xmlns:o="urn:o" o:althref="http://x.invalid/a.png"/>'),
        "a share in any attribute": paragraph('<w:r w:any="\\\\x.invalid\\a"/>'),
        "a file address in any attribute": paragraph('<w:r w:any=" file:c|/x"/>'),
        "hlinkClick": paragraph('<a:hlinkClick action="ppaction://program"/>'),
        "entryMacro": paragraph("<w:r><w:entryMacro/></w:r>"),
        "altChunk": word(document=("<w:body>", "<w:body><w:altChunk/>")),
        "mailMerge": word(settings=("<w:zoom", "<w:mailMerge/><w:zoom")),
    }),
    *_cases(WORD, codes.FIELD, {
        "INCLUDETEXT": field(' INCLUDETEXT "c:\\\\x.txt" '),
        "INCLUDEPICTURE": field(' INCLUDEPICTURE "http://x.invalid/a.png" \\d '),
        "DDEAUTO": field(' DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc" '),
        "INCLUDETEXT in pieces": field(" IN", "CLUDE", "TEXT x"),
        "LINK": field(' LINK Excel.Sheet "x" '),
        "HYPERLINK to a file": field(' HYPERLINK "file:///c:/x" '),
        "AUTOTEXT": field(" AUTOTEXT x "),
        "MACROBUTTON": field(" MACROBUTTON x y "),
        "INCLUDETEXT in a simple field": paragraph('<w:fldSimple w:instr="INCLUDETEXT x"/>'),
        "DATABASE": field(" DATABASE x "),
        "a nested field": nested_field(BEGIN + instruction("PAGE") + END),
        "a nested simple field": nested_field('<w:fldSimple w:instr=" PAGE "/>'),
        "REF to a quoted path": field(r' REF "\\x\a" '),
        "REF to a path": field(r" REF \\x\a "),
        "STYLEREF to a web address": field(' STYLEREF "http://x.invalid/" '),
        "a formula": field(" = 1 + 1 "),
        "FORMTEXT": field(" FORMTEXT "),
    }),
    *_cases(WORD, codes.FIELD_TAG, {
        "a tag in an instruction": field(' PAGE {{ "INCLUDE" }} '),
        "a tag between the runs of a field": paragraph(
            f"{BEGIN}<w:r><w:t>{{% if 0 %}}</w:t></w:r>"
            '<w:r><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType="end"/></w:r>'
        ),
    }),
    *_cases(WORD, codes.DOCTYPE, {
        "an entity bomb": word({"word/footnotes.xml": f"{BOMB}<a>&b;</a>"}),
        "UTF-16": word({"word/comments.xml": '<?xml version="1.0" encoding="UTF-16"?><a/>'.encode("utf-16")}),
    }),
    *_cases(WORD, codes.PART_NAME, {
        "a part name with ..": word({"../../x.xml": b"<a/>"}),
        "an absolute part name": word({"/etc/x.xml": b"<a/>"}),
        "a part name with a drive": word({"c:\\x.xml": b"<a/>"}),
    }),
    *_cases(WORD, codes.PACKED, {
        "a ZIP bomb": word({"word/x.xml": b"<a>" + bytes(48 * 1024 * 1024)}),
        "a thousand parts": word({f"word/{n}.xml": b"<a/>" for n in range(1000)}),
        "a part with a high compression ratio": word({"word/x.xml": b" " * 4 * 1024 * 1024}),
    }),
    *_cases(WORD, codes.NO_WORD_FILE, {
        "a damaged ZIP": word()[:900] + bytes(99) + word()[999:],
        "a program": b"MZ\x90",
        "another ZIP": packed({"a.xml": "<a/>"}),
    }),
    Hostile("a tag that loads a file", WORD, run('{%p include "x" %}'), codes.LEADS_OUT),
    *_cases(WORD, codes.WORD_TAG, {
        "markup in a raw tag": run("{% raw %}{{ &lt;w:instrText&gt;DDE }}{% endraw %}"),
        "markup after a comment": run("{# {{ #} &lt;w:object/&gt; }}"),
        "markup in two runs": paragraph("<w:r><w:t>{{ &lt;</w:t></w:r><w:r><w:t>w:object/&gt; }}</w:t></w:r>"),
    }),
    Hostile("a tag with a private name", WORD, run("{{ view.__class__ }}"), codes.HIDDEN_NAME),
)  # fmt: skip

TEXTS = (
    Hostile("a line of Python in a catalogue", "words/cy.po", 'msgid "a"\nimport os\n', codes.NO_CATALOGUE, 2),
    Hostile("a path as a catalogue", "words/cy.po", "/etc/passwd", codes.NO_CATALOGUE),
    Hostile("a long catalogue", "words/cy.po", "# a\n" * 300_000, codes.LONG_TEXT),
    Hostile("a long number", "theme.toml", f"{NAMED}view = {'9' * 5000}\n", codes.LONG_NUMBER, 3),
    Hostile("deeply nested lists", "theme.toml", f"{NAMED}x = {'[' * 3000}\n", codes.TOO_DEEP, 3),
    Hostile("too many lines", "theme.toml", NAMED + "a = 1\n" * 2000, codes.MANY_LINES, 1500),
    Hostile("a parent outside the folder", "theme.toml", f'{NAMED}extends = "../x"\n', codes.NO_PLAIN_NAME, 3),
    Hostile("an absolute parent", "theme.toml", f'{NAMED}extends = "/etc"\n', codes.NO_PLAIN_NAME, 3),
    Hostile("a name with a direction mark", "shared/\u202ex.css", "p { color: red }", codes.NAME),
    Hostile("a name with a line end", "a\nb.css", "p { color: red }", codes.NAME),
    Hostile("a name with an escape sequence", "a\x1b[2J.css", "p { color: red }", codes.NAME),
    Hostile("the full name of a layer's file", "0|x.css", "p { color: red }", codes.NAME),
)

REFUSED = (*SHEETS, *PAGES, *PICTURES, *WORDS, *TEXTS)


def _grow(body: str, start: str = '"x"') -> str:
    """Return a template that grows a value sixty times."""
    return f"{{% set n = namespace(x={start}) %}}{{% for i in range(60) %}}{body}{{% endfor %}}"


RUNNING = {
    "a text that doubles": _grow("{% set n.x = n.x ~ n.x %}"),
    "a sum of texts that doubles": _grow("{% set n.x = n.x + n.x %}"),
    "lists that double": _grow("{% set n.x = [n.x, n.x] %}", "[1]"),
    "blocks that double": _grow("{% set n.x %}{{ n.x }}{{ n.x }}{% endset %}"),
    "nested loops": "{% for a in range(9999) %}" * 3 + "{% endfor %}" * 3,
    "loops with a false condition": (
        "{% for a in range(9999) %}{% for b in range(9999) if false %}{% endfor %}{% endfor %}"
    ),
    "a macro that calls itself": "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
    "a macro that calls itself twice": (
        "{% macro a(n) %}{% if n %}{{ a(n - 1) }}{{ a(n - 1) }}{% endif %}{% endmacro %}{{ a(40) }}"
    ),
    "a number just above the limit": "{{ (10000000 * 100000000 + 1) + 1 }}",
    "numbers that square": _grow("{% set n.x = n.x * n.x %}", "9"),
    "a long row": "{% for r in [1]|batch(999999999, 1) %}{% endfor %}",
    "a computed range": "{% for n in range(99999 * 99999) %}{% endfor %}",
    "a computed private name": '{{ shown["__glo" ~ "bals__"] }}',
    "a computed method of a text": '{{ ""["for" ~ "mat"] }}',
    "the view": "{{ view }}",
    "a function": "{{ labels_of }}",
    "a type": "{{ namespace.mro() }}",
    "a change of the context": '{{ medium.wanted.update({"x": 1}) }}',
    "a division by zero": "{{ 1 / 0 }}",
    "a text minus a number": '{{ "x" - 1 }}',
}
"""The second lines of templates that are refused only when they run."""

ASSEMBLED = {
    "a script": '<{{ "scr" ~ "ipt" }}>x</{{ "scr" ~ "ipt" }}>',
    "an attribute": '<p {{ "onc" ~ "lick" }}="x">x</p>',
    "an address": '<a href="{{ "java" ~ "script:x" }}">x</a>',
    "a picture": '<img alt="x" src="{{ "http:" ~ "//x.invalid" }}"/>',
    "a tag in two halves": "{% set a %}<s{% endset %}{{ a }}cript>x</p>",
    "an attribute without quotes": "<p title={{ 1 }}>x</p>",
    "rules in style": '<p style="background: {{ "url(" ~ "http://x.invalid" ~ ")" }}">x</p>',
    "a style sheet": "<{{ 'style' }}>p { color: red }</{{ 'style' }}>",
    "a refresh": '<{{ "meta" }} {{ "http-equiv" }}="refresh" {{ "content" }}="0"/>',
}
"""The markup that a template assembles when it runs; the finished page is refused."""

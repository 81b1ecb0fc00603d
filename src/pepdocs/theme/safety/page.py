"""The page that a stranger's template made, read as strictly as a page can be.

What a template asks for is looked through when its theme is read (`safety_template`), and there the line is
known. But a template can also put a word together; so the finished page is read again. Only markup that every
browser reads in the same way passes: each attribute quoted, no `<` in any, no comment, no instruction.
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html import unescape

from pepdocs.theme.safety import css, visibility
from pepdocs.theme.safety.picture import is_safe_address

ELEMENTS = frozenset(
    "a abbr address article aside b bdi bdo blockquote br caption cite code col colgroup dd desc dfn div "
    "dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img kbd li main mark nav ol p pre q rp rt "
    "ruby s samp section small span strong sub sup table tbody td tfoot th thead time tr u ul var wbr "
    "svg g defs path circle rect line polyline polygon ellipse lineargradient radialgradient stop "
    "clippath title".split()
)
"""The elements that a theme's templates may use: none that shows its text only sometimes, or in no colour."""

FRAME = frozenset("html head body meta style".split())
"""The elements that only our own frames use."""

ATTRIBUTES = frozenset(
    "abbr alt class cite colspan datetime dir headers height href id lang open reversed role rowspan scope "
    "span src start style summary tabindex title translate type value width xmlns "
    "viewbox d cx cy r rx ry x y x1 y1 x2 y2 dx dy points fill stroke stroke-width stroke-linecap "
    "stroke-linejoin stroke-dasharray stroke-opacity fill-opacity fill-rule clip-rule clip-path opacity transform "
    "offset stop-color stop-opacity gradientunits gradienttransform preserveaspectratio font-size font-weight "
    "font-family text-anchor dominant-baseline focusable".split()
)
"""The attributes that an element may have, besides those that begin with `data-` or `aria-`."""

_OF_FRAME = frozenset("charset name content http-equiv".split())
_POLICY = re.compile(
    r"default-src 'none'; style-src 'sha256-([A-Za-z0-9+/=]+)'; img-src data:; font-src data:; "
    r"base-uri 'none'; form-action 'none'"
)
_META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"<]*)"/>')
_NAMES = frozenset("author generator viewport color-scheme referrer robots".split())
_DOCTYPE = "<!DOCTYPE html>"
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s+[^\s\"'<>/=]+(?:=\"[^\"<]*\")?)*)\s*/?>")
_ATTRIBUTE = re.compile(r"\s+([^\s\"'<>/=]+)(?:=\"([^\"<]*)\")?")


def faults(page: str) -> tuple[str, ...]:
    """Return the names of what may not be in a page, in order; the first is enough to refuse it."""
    text, sheet = _parted(page.lstrip().removeprefix(_DOCTYPE))
    found = [*_strays(text)]
    for tag in _TAG.finditer(text):
        found += _tag(tag[2].lower(), tag[3])
    return (*found, *_sheets(text, sheet))


def _parted(page: str) -> tuple[str, str | None]:
    """Return a page without its style sheet, and the sheet; a second one stays where it is, and is refused."""
    before, opens, rest = page.partition("<style>")
    sheet, closes, after = rest.partition("</style>")
    return (before + after, sheet) if opens and closes else (page, None)


def _strays(text: str) -> list[str]:
    """Return what begins like markup and is none that all browsers read alike."""
    is_strict = text.count("<") == sum(1 for _ in _TAG.finditer(text))
    return [] if is_strict else ["<"]


def _tag(name: str, said: str) -> list[str]:
    """Return what is wrong with a tag."""
    if name not in ELEMENTS | FRAME or name == "style":
        return [name]
    attributes = [(key.lower(), value) for key, value in _ATTRIBUTE.findall(said)]
    if name == "meta":
        return [] if _is_of_frame(dict(attributes)) else [name]
    return [key for key, value in attributes if not is_safe(key, unescape(value))]


def is_safe(key: str, value: str) -> bool:
    """Whether an attribute may have a value: nothing that runs, nothing that leads out of the document."""
    if key.startswith(("data-", "aria-")):
        return True
    if key == "href":
        return value.startswith("#")
    if key == "src":
        return is_safe_address(value)
    if key == "style":
        unsafe = any(css.faults("", value))
        return not unsafe and not any(visibility.faults("", value, is_element=True))
    if key in {"fill", "stroke", "clip-path"}:
        return not any(css.faults("", f"x: {value}"))
    return key in ATTRIBUTES


def _is_of_frame(said: dict[str, str]) -> bool:
    """Whether a `meta` is one of ours."""
    if not set(said) <= _OF_FRAME:
        return False
    if "http-equiv" in said:
        return bool(_POLICY.fullmatch(unescape(said.get("content", ""))))
    return said.get("name", "author") in _NAMES


def _sheets(text: str, sheet: str | None) -> list[str]:
    """Return a style sheet that is not the one of which the page's policy speaks."""
    if sheet is None:
        return []
    told = _META.search(text)
    policy = _POLICY.fullmatch(unescape(told[1])) if told else None
    digest = b64encode(sha256(sheet.encode()).digest()).decode()
    return [] if policy and digest == policy[1] else ["style"]

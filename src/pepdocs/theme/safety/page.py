"""Guard against finished pages with unsafe markup, which a template can assemble from harmless parts.

The module `template` examines the source, where the line is known. Here only markup passes that every browser
reads in the same way: each attribute quoted, no `<` in any, no comment, no processing instruction.
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html import unescape

from pepdocs.base.unbroken import MAIL
from pepdocs.theme.safety import visibility
from pepdocs.theme.safety.css_svg import css_faults, is_safe_address

ELEMENTS = frozenset(
    "a abbr address article aside b bdi bdo blockquote br caption cite code col colgroup dd desc dfn div "
    "dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img kbd li main mark nav ol p pre q rp rt "
    "ruby s samp section small span strong sub sup table tbody td tfoot th thead time tr u ul var wbr "
    "svg g defs path circle rect line polyline polygon ellipse lineargradient radialgradient stop "
    "clippath title".split()
)
"""The elements that a theme's templates may use: none that can hide its text."""

FRAME = frozenset("html head body meta style details summary".split())
"""The elements that only our own templates use."""

MOST_FOLDS = 3
"""How many folds a page may have: a narrow screen folds the contents and parts of the cover under their titles."""

ATTRIBUTES = frozenset(
    "abbr alt class cite colspan datetime dir headers height href id lang open reversed role rowspan scope "
    "span src start style summary tabindex title translate type value width xmlns "
    "viewbox d cx cy r rx ry x y x1 y1 x2 y2 dx dy points fill stroke stroke-width stroke-linecap "
    "stroke-linejoin stroke-dasharray stroke-opacity fill-opacity fill-rule clip-rule clip-path opacity transform "
    "offset stop-color stop-opacity gradientunits gradienttransform preserveaspectratio font-size font-weight "
    "font-family text-anchor dominant-baseline focusable".split()
)
"""The attributes that an element may have, besides those that begin with `data-` or `aria-`."""

_META_ATTRIBUTES = frozenset("charset name content http-equiv".split())
_POLICY = re.compile(
    r"default-src 'none'; style-src 'sha256-([A-Za-z0-9+/=]+)'; img-src data:; font-src data:; "
    r"base-uri 'none'; form-action 'none'"
)
_META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"<]*)"/>')
_META_NAMES = frozenset("author generator viewport color-scheme referrer robots".split())
_DOCTYPE = "<!DOCTYPE html>"
_FOLD = [("class", "fold")]
_LINK = re.compile(rf"mailto:{MAIL}|tel:\+?[0-9]+")
"""A link that a page makes of an address or a number to ring in a text."""

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s+[^\s\"'<>/=]+(?:=\"[^\"<]*\")?)*)\s*/?>")
_ATTRIBUTE = re.compile(r"\s+([^\s\"'<>/=]+)(?:=\"([^\"<]*)\")?")


def faults(page: str) -> tuple[str, ...]:
    """Return the names of the elements and attributes that may not be in a page, in order."""
    text, sheet = _without_sheet(page.lstrip().removeprefix(_DOCTYPE))
    tags = [*_TAG.finditer(text)]
    strays = ["<"] if text.count("<") != len(tags) else []
    wrong = [name for tag in tags for name in _tag(tag[2].lower(), tag[3])]
    is_ours = sheet is None or _is_in_policy(text, sheet)
    folds = sum(tag[2].lower() == "details" and not tag[1] for tag in tags)
    return (*strays, *wrong, *(["details"] if folds > MOST_FOLDS else []), *([] if is_ours else ["style"]))


def _without_sheet(page: str) -> tuple[str, str | None]:
    """Return a page without its style sheet, and the sheet; a second sheet stays in the page and is refused."""
    before, opens, rest = page.partition("<style>")
    sheet, closes, after = rest.partition("</style>")
    return (before + after, sheet) if opens and closes else (page, None)


def _tag(name: str, typed: str) -> list[str]:
    """Return the names of what is wrong with a tag, given its attributes as typed."""
    if name not in ELEMENTS | FRAME or name == "style":
        return [name]
    attributes = [(key.lower(), value) for key, value in _ATTRIBUTE.findall(typed)]
    if name == "meta":
        return [] if _is_our_meta(dict(attributes)) else [name]
    if name == "details":
        return [] if attributes in ([], _FOLD) else [name]
    return [key for key, value in attributes if not is_link(key, value) and not is_safe(key, unescape(value))]


def is_link(key: str, value: str) -> bool:
    """Return whether an attribute is the link of an address or a number in a text."""
    return key == "href" and bool(_LINK.fullmatch(unescape(value)))


def is_safe(key: str, value: str) -> bool:
    """Return whether an attribute with its value runs nothing and refers to nothing outside the document."""
    if key.startswith(("data-", "aria-")):
        return True
    if key == "href":
        return value.startswith("#")
    if key == "src":
        return is_safe_address(value)
    if key == "style":
        unsafe = any(css_faults("", value))
        return not unsafe and not any(visibility.faults("", value, is_element=True))
    if key in {"fill", "stroke", "clip-path"}:
        return not any(css_faults("", f"x: {value}"))
    return key in ATTRIBUTES


def _is_our_meta(attributes: dict[str, str]) -> bool:
    if not set(attributes) <= _META_ATTRIBUTES:
        return False
    if "http-equiv" in attributes:
        return bool(_POLICY.fullmatch(unescape(attributes.get("content", ""))))
    return attributes.get("name", "author") in _META_NAMES


def _is_in_policy(text: str, sheet: str) -> bool:
    """Return whether the page's content security policy has the digest of a style sheet."""
    meta = _META.search(text)
    policy = _POLICY.fullmatch(unescape(meta[1])) if meta else None
    digest = b64encode(sha256(sheet.encode()).digest()).decode()
    return bool(policy and digest == policy[1])

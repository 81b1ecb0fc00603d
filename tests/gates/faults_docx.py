"""Faults put into a sound Word file, so that a gate can show that it notices them."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

Parts = dict[str, str]
Fault = Callable[[Parts], None]

BODY = "word/document.xml"
CORE = "docProps/core.xml"
TEXT = re.compile(r"<w:t[ >].*?</w:t>")
FOREIGN_RUN = re.compile(r'<w:rPr>(?:<w:rStyle w:val="English"/>)?<w:lang w:val="en-GB"/></w:rPr>')


def broken(sound: Path, fault: Fault) -> bytes:
    """Return the bytes of a sound file with a fault in it."""
    with zipfile.ZipFile(sound) as package:
        names = package.namelist()
        written = {name: package.read(name).decode() for name in names if name.endswith("xml")}
        drawn = {name: package.read(name) for name in names if not name.endswith("xml")}
    before = dict(written)
    fault(written)
    assert written != before, "the fault did not take"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in {**written, **drawn}.items():
            package.writestr(name, content)
    return made.getvalue()


def replaced(part: str, pattern: str, by: str, count: int = 1) -> Fault:
    """Return the fault that a pattern stands otherwise in a part (everywhere where `count` is 0)."""

    def fault(parts: Parts) -> None:
        parts[part] = re.sub(pattern, by, parts[part], count=count, flags=re.DOTALL)

    return fault


title_is_gone = replaced(CORE, "<dc:title>.*?</dc:title>", "<dc:title></dc:title>")
table_has_no_header = replaced(BODY, "<w:tblHeader/>", "", count=0)
rows_may_be_torn = replaced(BODY, "<w:cantSplit/>", "", count=0)
picture_says_nothing = replaced(BODY, ' descr="[^"]+"', ' descr=""', count=0)
first_heading_is_second = replaced(BODY, 'w:val="Heading1"', 'w:val="Heading2"')
document_language_is_another = replaced(CORE, "(?<=<dc:language>)[^<]*", "fr")
paragraph_is_no_paragraph = replaced(BODY, "<w:p>", "<w:paragraph/><w:p>")
runs_are_out_of_order = replaced(BODY, "(<w:pPr>.*?</w:pPr>)(<w:r>.*?</w:r>)", r"\2\1")
last_page_is_two = replaced(BODY, "(?=<w:sectPr)", '<w:p><w:r><w:br w:type="page"/><w:t>.</w:t></w:r></w:p>')


def name_is_in(part: str, name: str) -> Fault:
    """Return the fault that a part which is not the body names somebody."""
    return replaced(part, "(>)([^<>]+)(<)", rf"\1\2 {name}\3")


def english_is_tagged_welsh(parts: Parts) -> None:
    for name in parts:
        if name != CORE:
            parts[name] = parts[name].replace("en-GB", "cy-GB")


def _is_sentence(marked: str) -> bool:
    """Return whether a text is more than a name, which may be read in any language."""
    return sum(word.islower() for word in marked.split()) > 3


def one_language_is_lost(place: int) -> Fault:
    """Return the fault that one sentence, which says what no other says, has no language of its own any more."""

    def lost(parts: Parts) -> None:
        runs = [(found, TEXT.search(parts[BODY], found.end())) for found in FOREIGN_RUN.finditer(parts[BODY])]
        times = Counter(text[0] for _, text in runs if text)
        marked = [found for found, text in runs if text and times[text[0]] == 1 and _is_sentence(text[0])]
        found = marked[place * (len(marked) - 1) // 100]
        parts[BODY] = parts[BODY][: found.start()] + parts[BODY][found.end() :]

    return lost

"""A fixed piece of work of the standard library, the unit in which other work is measured.

It uses nothing of pepdocs, so its time depends on the machine only.
"""

from __future__ import annotations

import json
import re
from collections import Counter

PAGES = tuple({"number": n, "words": [f"gair {n * k % 97}" for k in range(12)]} for n in range(400))


def yardstick() -> None:
    """Write, read, sort, search and count some words."""
    for _ in range(8):
        words = [word for page in json.loads(json.dumps(PAGES)) for word in page["words"]]
        Counter(re.sub(r"[aeiouwy]", "", word) for word in sorted(words))

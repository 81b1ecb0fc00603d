"""A fixed piece of work of the standard library, by which other work is measured.

Nothing that pepdocs makes is in it, so it never gets faster or slower with pepdocs: only with the machine.
"""

from __future__ import annotations

import json
import re
from collections import Counter

PAGES = tuple({"number": n, "words": [f"gair {n * k % 97}" for k in range(12)]} for n in range(400))


def yardstick() -> None:
    """Write, read, sort, search and count some words."""
    for _ in range(8):
        words = [word for each in json.loads(json.dumps(PAGES)) for word in each["words"]]
        Counter(re.sub(r"[aeiouwy]", "", word) for word in sorted(words))

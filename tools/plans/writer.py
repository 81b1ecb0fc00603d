"""Sentences in the languages of a plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from plans.bank import Entry, fitting, names, words
from plans.story import Story

Said = str | dict[str, str]
"""A text as typed: in the language of the plan, or in each language by its tag."""

OTHERWISE = 0.05
"""How often a plan in one language has a text in both, or a plan in both a text in one."""

IN_A_PARAGRAPH = 3


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes the texts of a plan; `spoken` is the child's own language, `kinds` the kind of each part."""

    story: Story
    spoken: str
    kinds: dict[str, str]

    def written(self, path: str) -> Said | None:
        """Return a text for a field, `None` if there is none for it."""
        if labels := self._fitting("labels", path):
            return self.in_language(self.story.dice.one(labels))
        if not (sentences := self._fitting("texts", path)):
            return None
        dice, size = self.story.dice, self.story.size
        chosen = dice.some(sentences, dice.between(*size.sentences))
        return self.in_language(_joined([*chosen, *dice.some(words()["more"], dice.between(0, size.more))]))

    def items(self, path: str) -> list[Said]:
        """Return the items of a list of texts."""
        dice = self.story.dice
        chosen = dice.some(self._fitting("lists", path), dice.between(*self.story.size.rows))
        return [self.in_language(pair) for pair in chosen]

    def rows(self, path: str) -> list[Entry]:
        """Return entries for a list, each with sentences in both languages."""
        dice = self.story.dice
        return dice.some(self._fitting("rows", path), dice.between(*self.story.size.rows))

    def in_language(self, pair: dict[str, str]) -> Said:
        """Return a sentence in the language of the plan, or in both languages."""
        both = self.story.language == "both"
        if both is not self.story.dice.chance(OTHERWISE):
            return {"cy": pair["cy"], "en": pair["en"]}
        return pair[self.story.written_in]

    def own_words(self, pair: dict[str, str]) -> Said:
        """Return the child's own words in the child's language."""
        foreign = [text for text in names()["foreign"] if text["lang"] == self.spoken]
        if foreign:
            return {self.spoken: self.story.dice.one(foreign)["text"]}
        if self.spoken == self.story.written_in:
            return pair[self.spoken]
        return {self.spoken: pair[self.spoken]}

    def _fitting(self, bank: str, path: str) -> list[Entry]:
        entries, section = words()[bank].get(path, ()), path.partition(".")[0]
        return fitting(entries, self.story.stage.value, self.kinds.get(section))


def _joined(sentences: list[dict[str, Any]]) -> dict[str, str]:
    """Return sentences as one text, in paragraphs if there are many."""
    parts = [sentences[first : first + IN_A_PARAGRAPH] for first in range(0, len(sentences), IN_A_PARAGRAPH)]
    return {tag: "\n\n".join(" ".join(sentence[tag] for sentence in part) for part in parts) for tag in ("cy", "en")}

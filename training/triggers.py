"""Which word of a claim's clause expresses its relation: the annotation gives the clause, training needs the word.

The codebook's own lemmas for the relation come first, then words that share a stem with a free relation's name (``x_opposes`` →
"oppose"), then the clause's syntactic top.
"""

from __future__ import annotations

from typing import Any

from training.annotated import Annotated

_LIGHT = frozenset("be have do get make take will would can could may might must should shall".split())


class TriggerPicker:
    """Chooses triggers with ``lexicon``: relation → lemmas (from the codebook) and a lemmatiser."""

    def __init__(self, lexicon: dict[str, frozenset[str]], lemma: Any) -> None:
        self._lexicon = lexicon
        self._lemma = lemma

    def __call__(
        self, doc: Annotated, claim: dict[str, Any], words: list[int], heads: dict[int, int], upos: dict[int, str]
    ) -> int | None:
        """The trigger word, or None where the clause has none."""
        if claim.get("trigger"):
            inside = doc.words(claim["trigger"][0], claim["trigger"][1])
            if inside:
                return next((i for i in inside if upos.get(i) in ("VERB", "NOUN")), inside[0])
        if not words:
            return None
        p = doc.passage
        depth = {i: _depth(i, heads) for i in words}
        content = [i for i in words if upos.get(i) in ("VERB", "NOUN", "ADJ", "PROPN", "ADV", "AUX", "NUM")]
        ordered = sorted(content, key=lambda i: (depth[i], i))
        known = self._lexicon.get(claim["relation"], frozenset())
        for i in ordered:
            if upos.get(i) != "PROPN" and self._lemma(p.words[i]) & known:
                return i
        stems = [part[:5] for part in claim["relation"].removeprefix("x_").split("_") if len(part) > 2 and part not in _LIGHT]
        for stem in stems:
            for i in ordered:
                if p.words[i].lower().startswith(stem[: max(3, len(stem) - 1)]) and upos.get(i) != "PROPN":
                    return i
        for wanted in (("VERB",), ("NOUN", "ADJ"), ("AUX", "NUM", "PROPN", "ADV")):
            for i in ordered:
                if upos.get(i) in wanted:
                    return i
        return None


def _depth(i: int, heads: dict[int, int]) -> int:
    n = 0
    while heads.get(i, i) != i and n < 60:
        i, n = heads[i], n + 1
    return n

"""Claims read right, by how often the training documents hold the claim's word with its relation.

What people annotate holds each relation's few common words by the hundred and the rest once or never; how much is lost on the rest
says how much is to be expected of a text in other words (docs/decisions/0010-words-rarely-annotated.md). Only claims of the closed
vocabulary whose annotation names the word count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from benchmarks.reading.common import Figures, Record, share
from benchmarks.reading.phenomena import coded_right
from benchmarks.reading.scorer import Match
from sayso.reading.lemmas import lemmas

Held = Counter[tuple[str, str]]
"""How often a lemma is a word of a claim of a relation."""
STEPS = (("never", 1), ("1 to 4 times", 5), ("5 to 19 times", 20), ("20 to 99 times", 100))
MORE = "more often"


def held_in(documents: Iterable[Record]) -> Held:
    """What annotation records hold, each with its ``text``."""
    claims = ((r["text"], claim) for r in documents for claim in r["claims"])
    return Counter((lemma, claim["relation"]) for text, claim in claims for lemma in _lemmas(text, claim))


def shares(score: Any, matches: list[Match], texts: dict[str, str], held: Held) -> Figures:
    """Shares of claims coded right with both participants, by how often their word is held.

    Args:
        score: the scorer's module.
        matches: its matches.
        texts: each document's text, by its name.
        held: what training holds.
    """
    right: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for m in matches:
        found = dict(m.claims)
        for i, claim in enumerate(m.gold["claims"]):
            if claim["relation"].startswith(score.CLOSED) or not claim.get("trigger"):
                continue
            name = step(max((held[lemma, claim["relation"]] for lemma in _lemmas(texts[m.gold["doc"]], claim)), default=0))
            of[name] += 1
            right[name] += i in found and coded_right(score, m, claim, m.predicted["claims"][found[i]])
    return {name: share(right[name], of[name]) for name in [*(name for name, _ in STEPS), MORE] if of[name]}


def step(times: int) -> str:
    """How often, in words."""
    return next((name for name, below in STEPS if times < below), MORE)


def _lemmas(text: str, claim: Record) -> set[str]:
    """The likeliest lemmas of a claim's words; none where the annotation names no word."""
    start, end = (claim.get("trigger") or (0, 0))[:2]
    return {lemmas(word.strip(".,;:"))[0] for word in text[start:end].split()}

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
from training.annotated import Annotated

Held = Counter[tuple[str, str]]
"""How often a lemma is a word of a claim of a relation."""
STEPS = (("never", 1), ("1 to 4 times", 5), ("5 to 19 times", 20), ("20 to 99 times", 100))
MORE = "more often"


def held_in(documents: Iterable[Annotated]) -> Held:
    """What annotated documents hold."""
    claims = ((a, claim) for a in documents for claim in a.gold["claims"])
    return Counter((lemma, claim["relation"]) for a, claim in claims for lemma in _lemmas(_words(a, claim)))


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
            start, end = claim["trigger"][:2]
            words = texts[m.gold["doc"]][start:end].split()
            name = step(max((held[lemma, claim["relation"]] for lemma in _lemmas(words)), default=0))
            of[name] += 1
            right[name] += i in found and coded_right(score, m, claim, m.predicted["claims"][found[i]])
    return {name: share(right[name], of[name]) for name in [*(name for name, _ in STEPS), MORE] if of[name]}


def step(times: int) -> str:
    """How often, in words."""
    return next((name for name, below in STEPS if times < below), MORE)


def _words(a: Annotated, claim: Record) -> list[str]:
    trigger = claim.get("trigger")
    return [a.passage.words[i] for i in a.words(trigger[0], trigger[1])] if trigger else []


def _lemmas(words: Iterable[str]) -> set[str]:
    return {lemmas(word.strip(".,;:"))[0] for word in words}

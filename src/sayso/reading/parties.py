"""Who takes part in a claim: the encoder's participants, weighed with those that the tree and the codebook's pattern give."""

from __future__ import annotations

import math

from sayso.reading.analysis import Analysis, over
from sayso.reading.encoder.session import Floats
from sayso.reading.frames import preposition
from sayso.reading.lists import coordinated, one_list
from sayso.reading.phrases import in_tag
from sayso.reading.places import LOCATIVE
from sayso.reading.referents import Referents
from sayso.reading.runs import one_name

GIVEN = 2.5
"""Logits that a word gains where the tree or a pattern gives it too."""
UNHEARD = -4.0
"""Words the encoder scores lower are not looked at unless the tree gives them."""
LONE = -2.5
"""The least score of the best word where none reaches even odds: most acts have somebody in either role."""
LEFT_OUT = -1.0
"""The same for the doer of a passive, who is often left out."""
BESIDES = 2.0
"""The least score of a word beside those that the tree or a pattern gives."""
LISTED = 0.0
"""The least score of a name that stands in one list with the words chosen."""
OUTSIDE = 2.0
"""Logits that a word outside the predicate's sentence must have more than one inside."""
_MOST = 6
_OTHER = {"subject": "object", "object": "subject"}
_PARTY = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})


def parties(
    a: Analysis, referents: Referents, role: str, word: int, given: list[int], least: float = LONE
) -> list[tuple[int | None, float]]:
    """Head words of one role of a predicate in text order, each with how likely it is; (None, how likely nobody is) for none.

    Args:
        a: the analysis.
        referents: to see which words name the same.
        role: ``subject`` or ``object``.
        word: the predicate.
        given: the words that the tree or a pattern puts in this role.
        least: the score that a lone best word must have.
    """
    start, row = a.row(role, word)
    lo, hi = a.sentences[a.sentence_of[word]]
    scores: dict[int, float] = {}
    for at, score in over(start, row, UNHEARD):
        if at != word and _can_be_party(a, at):
            scores[at] = score - (0.0 if lo <= at < hi else OUTSIDE)
    for at in given:
        heard = _at(row, at - start)
        same = next((w for w in scores if w != at and one_name(referents, w, at)), at)
        scores[same] = max(scores.get(same, heard), heard) + GIVEN
    ranked = sorted(scores, key=lambda w: (-scores[w], w))
    beside = BESIDES if given else 0.0
    chosen = [w for w in ranked if scores[w] > (0.0 if w in given else beside)][:_MOST]
    if not chosen and ranked and scores[ranked[0]] > least:
        chosen = ranked[:1]
    if not chosen:
        return [(None, 1.0 - (_odds(scores[ranked[0]]) if ranked else 0.0))]
    best = chosen[0]
    members = coordinated(a, chosen, best)
    able = [w for w in ranked if w not in members and (w in chosen or (a.upos[w] == "PROPN" and scores[w] > LISTED))]
    if able:
        _, other = a.row(_OTHER[role], word)
        members += [w for w in able if scores[w] >= _at(other, w - start)]
    return [(w, _odds(scores[w])) for w in one_list(a, _apart(referents, members[:_MOST]), best)]


def _at(row: Floats, place: int) -> float:
    """A score of a row; a word beyond the window is not heard."""
    return float(row[place]) if 0 <= place < len(row) else UNHEARD


def _odds(score: float) -> float:
    return 1.0 / (1.0 + math.exp(-score))


def _apart(referents: Referents, words: list[int]) -> list[int]:
    """Each named entity once, by its best word."""
    seen: set[int] = set()
    out = []
    for w in words:
        named = referents.named_at(w)
        if named is None or named not in seen:
            out.append(w)
        if named is not None:
            seen.add(named)
    return out


def _can_be_party(a: Analysis, word: int) -> bool:
    """Whether the encoder's choice can stand: a noun or pronoun that no locative preposition makes a setting, no party's tag."""
    head = word
    while a.deprel[head] in ("compound", "flat") and a.head[head] != head:
        head = a.head[head]
    return a.upos[word] in _PARTY and preposition(a, head) not in LOCATIVE and not in_tag(a, word)

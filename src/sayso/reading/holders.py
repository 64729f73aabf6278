"""Which act of saying holds another, as the encoder links their cues: for content that was not read up to the inner cue."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.reading.analysis import Analysis
from sayso.reading.encoder.labels import cue_word
from sayso.reading.say import Say

LIKELY = 0.0
"""The score (a logit) above which a link counts."""


def holding_cues(a: Analysis, says: Sequence[Say]) -> list[int | None]:
    """For each attribution the number of the one whose cue the encoder says holds its cue; None where there is none.

    A link to an attribution that stands in the other's content is left out, so that no two hold each other.
    """
    of_word = {i: n for n, say in enumerate(says) if say.cue for i in range(say.cue[0], say.cue[1] + 1)}
    return [_holding(a, say, of_word, says) for say in says]


def _holding(a: Analysis, say: Say, of_word: dict[int, int], says: Sequence[Say]) -> int | None:
    if say.cue is None:
        return None
    likely = a.linked("holder", say.cue[0] + cue_word(a.words[say.cue[0] : say.cue[1] + 1]), LIKELY)
    scored = [(score, n) for i, score in likely if (n := of_word.get(i)) is not None and says[n] is not say]
    if not scored:
        return None
    best = max(scored)[1]
    at = a.spans[(says[best].cue or (0, 0))[0]].start
    return None if any(c.start <= at < c.end for c in say.content) else best

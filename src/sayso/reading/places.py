"""Where a predicate happened: the place named by a locative phrase of its clause."""

from __future__ import annotations

from sayso.reading.analysis import Analysis
from sayso.reading.frames import preposition
from sayso.reading.referents import Referents

LOCATIVE = frozenset("in at near inside outside across around on off from_within within throughout".split())
_MEANWHILE = frozenset("during after before following amid since until".split())
_PLACES = frozenset({"Place", "Country", "Facility"})


def place_for(a: Analysis, referents: Referents, word: int, parties: tuple[int | None, int | None]) -> int | None:
    """The entity index of the place of ``word``'s clause, None where the clause names none; never one of the parties."""
    for top in (word, a.head[word]):
        for c in a.children[top]:
            if a.deprel[c] in ("obl", "nmod") and preposition(a, c) in LOCATIVE:
                target = place_at(a, referents, c, word, parties)
                if target is not None:
                    return target
        if a.deprel[word] not in ("obj", "xcomp", "conj"):
            break
    return None


def place_at(a: Analysis, referents: Referents, at: int, word: int, parties: tuple[int | None, int | None]) -> int | None:
    """The entity index of the place that ``at`` names, if it can be that of ``word``: no party of it, nor another event's."""
    target = referents.named_at(at)
    if target is None or target in parties or referents.all[target].type not in _PLACES:
        return None
    return None if _of_another_event(a, at, word) else target


def _of_another_event(a: Analysis, place: int, word: int) -> bool:
    """Whether a place is that of another event of another time than ``word``: "the raid on X during a meeting **in Y**"."""
    case = min((c for c in a.children[place] if a.deprel[c] == "case"), default=0)
    before = case - 1
    return case > 0 and before != word and a.upos[before] == "NOUN" and preposition(a, before) in _MEANWHILE

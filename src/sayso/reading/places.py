"""Where a predicate happened: the place named by a locative phrase of its clause."""

from __future__ import annotations

from sayso.reading.analysis import Analysis
from sayso.reading.frames import preposition
from sayso.reading.referents import Referents

LOCATIVE = frozenset("in at near inside outside across around on off from_within within throughout".split())
_MEANWHILE = frozenset("during after before following amid since until".split())
PLACES = frozenset({"Place", "Country", "Facility"})


def place_for(a: Analysis, referents: Referents, word: int, parties: tuple[int | None, int | None]) -> int | None:
    """The entity index of the place of ``word``'s clause, None where the clause names none; never one of the parties."""
    for top in (word, a.head[word]):
        for c in a.children[top]:
            if a.deprel[c] in ("obl", "nmod") and preposition(a, c) in LOCATIVE:
                target = referents.named_at(c)
                if target is None or target in parties or of_another_event(a, c, word):
                    continue
                if referents.all[target].type in PLACES:
                    return target
        if a.deprel[word] not in ("obj", "xcomp", "conj"):
            break
    return None


def of_another_event(a: Analysis, place: int, word: int) -> bool:
    """Whether a place is that of another event of another time than ``word``: "the raid on X during a meeting **in Y**"."""
    case = min((c for c in a.children[place] if a.deprel[c] == "case"), default=0)
    before = case - 1
    return case > 0 and before != word and a.upos[before] == "NOUN" and preposition(a, before) in _MEANWHILE

"""Deeds that somebody plans, orders, knows of or condemns: which word tells the deed, and who is not its doer by that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.reading.analysis import Analysis
from sayso.reading.lemmas import lemmas
from sayso.reading.lexicon import noun_types
from sayso.reading.said import Said

OF_DEEDS = frozenset({"planned", "approved", "knew_of", "claims_responsibility", "denied_responsibility"})
"""Relations whose object is a deed."""
_OF_OTHERS = frozenset({"approved", "knew_of", "denied_responsibility", "criticised", "praised"})
"""Relations to a deed that do not make one its doer: of seven who approved or ordered it on annotated documents one did it, too."""
_INSIDE = frozenset({"nmod:poss", "nmod", "compound", "amod", "flat"})


def deed(a: Analysis, word: int, predicate: int) -> int:
    """The word for the deed that ``word`` stands inside: "approved the **Front**'s attack" is of the attack.

    Args:
        a: the analysis.
        word: the object that was found.
        predicate: the word it is the object of.

    Returns:
        The noun of an event above ``word`` in the tree and below ``predicate``; ``word`` itself where there is none.
    """
    at = word
    while a.head[at] not in (at, predicate) and a.deprel[at] in _INSIDE:
        at = a.head[at]
        if a.upos[at] == "NOUN" and noun_types().get(lemmas(a.words[at])[0]) == "Event":
            return at
    return word


def without_doers(a: Analysis, said: Sequence[Said], force: frozenset[str]) -> list[Said]:
    """The claims, without the doer of a deed told by a noun where that one is only said to order, know of or judge it.

    Args:
        a: the analysis.
        said: all claims of a document.
        force: the relations of force.
    """
    told = {(one.subject, one.object_word) for one in said if one.code in _OF_OTHERS and one.subject is not None}

    def others(one: Said) -> bool:
        return one.code in force and a.upos[one.trigger] == "NOUN" and (one.subject, one.trigger) in told and one.object is not None

    return [replace(one, subject=None, subject_word=None) if others(one) else one for one in said]

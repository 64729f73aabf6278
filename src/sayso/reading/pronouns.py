"""Pronouns: which there are, whom one may stand for by person, number and gender, and who stands nearest before one."""

from __future__ import annotations

from collections.abc import Callable

from sayso.reading import gender
from sayso.reading.analysis import Analysis
from sayso.reading.lexicon import noun_types, source_hints
from sayso.reading.naming import Referent

I = frozenset("i me my mine myself".split())  # noqa: E741
FIRST_PERSON = I | frozenset("we us our ours ourselves".split())
SECOND_PERSON = frozenset("you your yours yourself yourselves".split())
THEY = frozenset("they them their theirs themselves".split())
NOMINATIVE = frozenset(["i", "he", "she", "it", "we", "they"])
IT = frozenset(["it", "its", "itself"])
RELATIVE = frozenset(["who", "whom", "whose", "which", "that"])
WHO = frozenset(["who", "whom", "whose"])
GROUPS = frozenset({"Organization", "ArmedGroup", "StateBody", "Country", "Outlet", "Group"})
WHOM = GROUPS | {"Person"}
BODIES = GROUPS - {"Group"}
_BACK = 2  # sentences


def told_by(a: Analysis, words: range, forms: frozenset[str]) -> bool:
    """Whether one of the ``words`` is a pronoun of these ``forms``; "US" is a country."""
    return any(a.lower[i] in forms and a.words[i] != "US" for i in words)


def agrees(a: Analysis, form: str, r: Referent) -> bool:
    """Whether the pronoun ``form`` may stand for an entity.

    Args:
        a: the analysis.
        form: the pronoun, lower case.
        r: the entity.
    """
    if (called := gender.pronoun(form)) is not None:
        return r.type == "Person" and not r.plural and _called(a, r) <= {called}
    if form in THEY:
        return r.plural or (r.type in GROUPS and (r.named or _several(r.head)))
    if form in IT:
        return r.type != "Person" and not (r.plural and not r.named)
    return True


def _several(noun: str) -> bool:
    """Whether a singular noun is one for people together: "the committee", and neither "the letter" nor "the charge"."""
    return noun in noun_types() and source_hints().get(noun) != "document"


def _called(a: Analysis, r: Referent) -> set[str]:
    """Which of "he" and "she" a person's title, name or noun calls for; where these tell nothing, which it was called by."""
    if told := r.called or (gender.of_name(r.name) if r.named else gender.of_noun(r.head)):
        return {told}
    forms = [a.text[m.start : m.end].lower() for m, kind in r.mentions.items() if kind == "pronoun"]
    return {p for form in forms if (p := gender.pronoun(form)) is not None}


def recent(a: Analysis, word: int, known: Callable[[int], int | None], fits: Callable[[int], bool]) -> int | None:
    """The nearest entity before the pronoun ``word`` that ``fits``, subjects first, from its sentence and the two before it.

    Args:
        a: the analysis.
        word: the pronoun.
        known: the entity that a word is known to refer to.
        fits: whether an entity may be meant.
    """
    fallback = None
    for i in range(word - 1, a.sentences[max(0, a.sentence_of[word] - _BACK)][0] - 1, -1):
        target = known(i)
        if target is None or not fits(target):
            continue
        top = i if a.deprel[i] not in ("flat", "compound") else a.head[i]
        if a.deprel[top] in ("nsubj", "nsubj:pass") or (a.deprel[top] == "flat" and a.deprel[a.head[top]].startswith("nsubj")):
            return target
        fallback = target if fallback is None else fallback
    return fallback


def near_enough(form: str, r: Referent) -> bool:
    """Whether an entity may be meant for no other reason than that it was told last: by "they" several, by "it" a body."""
    return not (form in THEY and not r.plural) and not (form in IT and r.type not in BODIES)

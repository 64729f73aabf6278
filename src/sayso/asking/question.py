"""What a question is about: whom it names, which relation its words stand for, who of those named does it to whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sayso.asking.words import COMMON, SPEAKING, plain, words
from sayso.codebook import Codebook, Pattern
from sayso.reading.lemmas import lemmas
from sayso.telling.view import Index
from sayso.weighing.names import key, singular

Side = Literal["subject", "object", "either"]
_LONGEST = 7  # words of a name
_PLACES = frozenset("agent patient recipient clause poss compound self head before after".split())
"""Slots that are no preposition."""
_SUBJECT_MATTER = frozenset({"about", "of", "on"})
_BEING = frozenset("is are was were be been being get gets got".split())


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody the question names: ``words`` as asked, the entities of that name, and their side of the relation.

    ``beside`` is true where other words stand between the relation and the name ("know of the *attack* by Hamas"): the name may
    belong to these.
    """

    words: str
    entities: frozenset[str]
    side: Side
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A question taken apart: ``codes`` are the relations its words stand for, ``rest`` the words that are left.

    ``saying`` is true where it asks for what somebody named says: "What does the ministry say?"
    """

    text: str
    actors: tuple[Actor, ...]
    codes: frozenset[str]
    predicates: frozenset[str]
    rest: tuple[str, ...]
    saying: bool = False


@dataclass(frozen=True, slots=True)
class _Word:
    """A relation word at a place of the question; ``inverted`` where who does it stands behind it.

    ``beside`` are the question's other words that its expressions ask for ("give weapons").
    """

    at: int
    codes: frozenset[str]
    lemma: str
    inverted: bool
    sided: bool
    beside: frozenset[str] = frozenset()


def understand(text: str, index: Index, book: Codebook) -> Question:
    """Take a question apart, by the case's own names and the codebook's words.

    Args:
        text: the question.
        index: the case.
        book: the codebook whose expressions give the relation.
    """
    asked = plain(text)
    named = _named(asked, index)
    taken = {i for first, last, _ in named for i in range(first, last)}
    relation = _relation(asked, taken, book)
    symmetric = relation is not None and any(book.relations[c].symmetric for c in relation.codes)
    actors = tuple(
        Actor(
            " ".join(asked[first:last]), entities, "either" if symmetric else _side(first, relation),
            relation is not None and any(i not in taken and asked[i] not in COMMON for i in range(relation.at + 1, first)),
        )
        for first, last, entities in named
    )  # fmt: skip
    used = taken | ({relation.at} if relation else set())
    beside = {singular(word) for word in relation.beside} if relation else set()
    left = words(" ".join(word for i, word in enumerate(asked) if i not in used))
    rest = tuple(word for word in left if word not in beside)
    predicates = frozenset({relation.lemma}) if relation else frozenset()
    saying = (
        relation is None
        and not SPEAKING.isdisjoint(asked)
        and any(first and asked[first - 1] not in _SUBJECT_MATTER for first, _, _ in named)
    )
    return Question(text, actors, relation.codes if relation else frozenset(), predicates, rest, saying)


def _named(asked: Sequence[str], index: Index) -> list[tuple[int, int, frozenset[str]]]:
    """Names of the case in the question, the longest first at each place: first word, word after the last, entities."""
    known = _names(index)
    found = []
    at = 0
    while at < len(asked):
        for last in range(min(len(asked), at + _LONGEST), at, -1):
            entities = known.get(key(" ".join(asked[at:last])))
            if entities and not all(word in COMMON for word in asked[at:last]):
                found.append((at, last, frozenset(entities)))
                at = last
                break
        else:
            at += 1
    return found


def _names(index: Index) -> dict[str, set[str]]:
    known: dict[str, set[str]] = {}
    for entity in index.entities.values():
        texts = {m: index.documents[m.document].text[m.start : m.end] for m in entity.mentions if m.document in index.documents}
        names = {text for mention, text in texts.items() if mention.kind == "name"}
        if names or not entity.mentions:
            for name in (*names, entity.name):
                known.setdefault(key(name), set()).add(entity.id)
    known.pop("", None)
    return known


def _relation(asked: Sequence[str], taken: set[int], book: Codebook) -> _Word | None:
    """The first word that heads an expression of the codebook whose other words stand in the question, verbs before nouns."""
    options = {i: lemmas(word) for i, word in enumerate(asked) if i not in taken and word not in COMMON}
    held = frozenset(lemma for found in options.values() for lemma in found) | frozenset(asked)
    for parts in (("verb",), ("noun", "adj", "compound")):
        for at, forms in options.items():
            for lemma in forms:
                fitting = [p for part in parts for p in book.patterns(part, lemma) if p.polarity == "+" and fits(p, held, book)]
                if fitting:
                    return _word(asked, at, lemma, fitting, held, book)
    return None


def fits(pattern: Pattern, held: frozenset[str], book: Codebook) -> bool:
    """Whether the words that an expression asks for beside its head are among those ``held``."""
    for slot in pattern.slots:
        kind, *name = slot.filler
        if slot.optional:
            continue
        if slot.name not in _PLACES and slot.name not in held:
            return False
        if kind == "word" and not set(name[0].split("_")) <= held:
            return False
        if kind != "word" and name and not book.classes[name[0]] & held:
            return False
    return True


def _word(asked: Sequence[str], at: int, lemma: str, fitting: list[Pattern], held: frozenset[str], book: Codebook) -> _Word:
    surest = max(p.specificity[0] for p in fitting)
    kept = [p for p in fitting if p.specificity[0] == surest]
    agents = {slot.filler[0] for p in kept for slot in p.slots if slot.name == "agent"}
    passive = asked[at] != lemma and (any(word in _BEING for word in asked[:at]) or "by" in asked[at + 1 : at + 2])
    codes = frozenset(p.code for p in kept)
    fillers = [slot.filler for p in kept for slot in p.slots if slot.filler[0] in ("word", "class")]
    beside = held & {w for kind, name in fillers for w in (book.classes[name] if kind == "class" else name.split("_"))}
    sided = len(agents) == 1 and kept[0].pos == "verb"
    return _Word(at, codes, lemma, passive != (agents == {"O"}), sided, frozenset(beside))


def _side(first: int, relation: _Word | None) -> Side:
    if relation is None or not relation.sided:
        return "either"
    return "subject" if (first < relation.at) != relation.inverted else "object"

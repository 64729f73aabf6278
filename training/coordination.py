"""Lists of parties, made from what is annotated: "Hamra sent rifles" → "Hamra, the Eastern Front and Orsk sent rifles".

Lists are rare in what people annotate and common in the press, and each member is a party of its own claim. A named party gets
others of its kind beside it, drawn from all documents, and they take part in every claim that it takes part in.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from training.example import INDEX, Passage

PARTIES = ("subject", "object")
_AFTER = frozenset(
    ", . ; : and or of in on at to from for with by that who which has have had is are was were will would said in".split()
)
_BEFORE_PLACE = ("in", "of", "from")
_KINDS = ("Person", "Organization", "ArmedGroup", "StateBody", "Country", "Group")
_CHANCE, _PLACED = 0.35, 0.15
Names = dict[str, list[tuple[str, ...]]]


def names_in(passages: list[Passage]) -> Names:
    """All names by type, each as its words, in text order and once."""
    found: dict[str, dict[tuple[str, ...], None]] = {}
    for p in passages:
        for first, last, kind in _named(p):
            words = tuple(p.words[first : last + 1])
            if words[0][:1].isupper() and len(words) <= 5:
                found.setdefault(kind, {})[words] = None
    return {kind: list(names) for kind, names in found.items()}


def listed(p: Passage, names: Names, rng: random.Random) -> Passage | None:
    """A copy with some parties made into lists; None where no party can be.

    Args:
        p: a document with its claims tagged.
        names: from where the others are drawn (``names_in``).
        rng: draws.
    """
    heads = {j for role in PARTIES for _, right in p.rows.get(role, ()) for j in right}
    spoken = {j for role in ("source", "via", "holder") for _, right in p.rows.get(role, ()) for j in right}
    places = names.get("Place", [])
    more: dict[int, tuple[int, list[str], list[str], set[int]]] = {}
    for first, last, kind in _named(p):
        inside = set(range(first, last + 1))
        after = p.words[last + 1] if last + 1 < len(p.words) else "."
        if kind not in _KINDS or not names.get(kind) or after.lower() not in _AFTER or inside & spoken:
            continue
        if not inside & heads or rng.random() > _CHANCE:
            continue
        others = rng.sample(names[kind], min(rng.choice((1, 1, 2, 2, 3, 4)), len(names[kind])))
        words, tags, at = _told(others, kind, after, places, rng)
        more[last] = (len(words), words, tags, {min(inside & heads), *[-1 - x for x in at]})
    return _grown(p, more) if more else None


def _told(
    others: list[tuple[str, ...]], kind: str, after: str, places: list[tuple[str, ...]], rng: random.Random
) -> tuple[list[str], list[str], list[int]]:
    """The words that follow the name, their tags, and where among them the heads of the other names stand."""
    words: list[str] = []
    tags: list[str] = []
    heads: list[int] = []
    article = kind != "Person" and rng.random() < 0.3
    link = rng.choice(("and", "and", "and", "and", "or", "as well as"))
    for n, name in enumerate(others):
        joint = link.split() if n == len(others) - 1 else [","]
        if len(joint) == 1 and n and n == len(others) - 1 and rng.random() < 0.4:
            joint = [",", *joint]
        if article and name[0].lower() != "the":
            joint = [*joint, "the"]
        words += joint
        tags += ["O"] * len(joint)
        heads.append(len(words) + len(name) - 1)
        words += name
        tags += [f"B-{kind}", *[f"I-{kind}"] * (len(name) - 1)]
        if places and rng.random() < _PLACED:
            where = rng.choice(places)
            words += [rng.choice(_BEFORE_PLACE), *where]
            tags += ["O", "B-Place", *["I-Place"] * (len(where) - 1)]
    return words, tags, heads


def _named(p: Passage) -> list[tuple[int, int, str]]:
    """Runs of words named together: first, last, type; names of no single type are left out."""
    label = {i: next(iter(v)) for i, v in p.tags.get("ner", {}).items() if len(v) == 1}
    kinds = {index: name for name, index in INDEX["ner"].items()}
    out = []
    for i in sorted(label):
        prefix, _, kind = kinds[label[i]].partition("-")
        if prefix == "B":
            last = i
            while last + 1 in label and kinds[label[last + 1]] == f"I-{kind}":
                last += 1
            out.append((i, last, kind))
    return out


def _grown(p: Passage, more: dict[int, tuple[int, list[str], list[str], set[int]]]) -> Passage:
    """The passage with words put in after others; ``more``: word → how many, which, their tags, whose lists they are."""
    new: dict[int, int] = {}
    words: list[str] = []
    put: list[tuple[int, int, list[str], int, list[int]]] = []
    for i, word in enumerate(p.words):
        new[i] = len(words)
        words.append(word)
        if i in more:
            _, added, tags, marks = more[i]
            old = max(marks)
            put.append((len(words), i, tags, old, [len(words) - 1 - m for m in marks if m < 0]))
            words += added
    new[len(p.words)] = len(words)
    ends = {at: at + more[i][0] for at, i, *_ in put}
    q = replace(
        p,
        name=f"{p.name}+",
        words=words,
        sentences=[(new[a], new[b]) for a, b in p.sentences],
        tags={h: {new[i]: v for i, v in t.items()} for h, t in p.tags.items()},
        rows={},
        ignored={(r, new[i]): frozenset(new[j] for j in js) for (r, i), js in p.ignored.items()},
        values={new[i]: v for i, v in p.values.items()},
        arcs={},
        antecedents={new[i]: frozenset(new[j] for j in js) for i, js in p.antecedents.items()},
    )
    for at, _, tags, _, _ in put:
        for k, tag in enumerate(tags):
            q.tag("ner", at + k, tag)
            for head, none in (("cue", "O"), ("trigger", "none")):
                if head in p.tags:
                    q.tag(head, at + k, none)
    joined = {old: heads for _, _, _, old, heads in put}
    filled = {i: range(at, ends[at]) for at, i, *_ in put}
    for role, rows in p.rows.items():
        q.rows[role] = [(new[i], frozenset(_right(role, js, new, joined, filled))) for i, js in rows]
    return q


def _right(role: str, js: frozenset[int], new: dict[int, int], joined: dict[int, list[int]], filled: dict[int, range]) -> set[int]:
    """The right words of a row: for parties the others of the list too, for spans the words that were put inside them."""
    out = {new[j] for j in js}
    for j in js:
        if role in PARTIES:
            out.update(joined.get(j, ()))
        elif role == "content" and j in filled:
            out.update(filled[j])
    return out


def lists(
    passages: list[Passage], seed: int, grown: Callable[[Passage, Names, random.Random], Passage | None] = listed
) -> list[Passage]:
    """One copy with lists of every passage that has a named party; the same seed gives the same."""
    rng, names = random.Random(seed), names_in(passages)
    return [q for p in passages if (q := grown(p, names, rng)) is not None]

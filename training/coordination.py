"""Lists of parties, made from what is annotated: "Hamra sent rifles" → "Hamra, the Eastern Front and Orsk sent rifles".

Lists are rare in what people annotate and common in the press, and each member is a party of its own claim. A named party gets
others of its kind beside it, drawn from all documents, and they take part in every claim that it takes part in.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

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


@dataclass(frozen=True, slots=True)
class _Others:
    """What follows a name so that a list begins with it.

    ``party`` is the word that takes part, ``heads`` are the positions in ``words`` of those that take part beside it.
    """

    party: int
    words: list[str]
    tags: list[str]
    heads: list[int]


def listed(p: Passage, names: Names, rng: random.Random) -> Passage | None:
    """A copy with some parties made into lists; None where no party can be.

    Args:
        p: a document with its claims tagged.
        names: from where the others are drawn (``names_in``).
        rng: draws.
    """
    heads = _words_of(p, PARTIES)
    spoken = _words_of(p, ("source", "via", "holder"))
    more: dict[int, _Others] = {}
    for first, last, kind in _named(p):
        inside = set(range(first, last + 1))
        after = p.words[last + 1] if last + 1 < len(p.words) else "."
        if kind not in _KINDS or not names.get(kind) or after.lower() not in _AFTER or inside & spoken:
            continue
        if inside & heads and rng.random() <= _CHANCE:
            more[last] = _others(min(inside & heads), kind, names, rng)
    return _grown(p, more) if more else None


def _words_of(p: Passage, roles: tuple[str, ...]) -> set[int]:
    """The right words of some roles."""
    return {j for role in roles for _, right in p.rows.get(role, ()) for j in right}


def _others(party: int, kind: str, names: Names, rng: random.Random) -> _Others:
    """One to four others of a kind, as a list goes on."""
    drawn = rng.sample(names[kind], min(rng.choice((1, 1, 2, 2, 3, 4)), len(names[kind])))
    places = names.get("Place", [])
    out = _Others(party, [], [], [])
    article = kind != "Person" and rng.random() < 0.3
    link = rng.choice(("and", "and", "and", "and", "or", "as well as"))
    for n, name in enumerate(drawn):
        joint = link.split() if n == len(drawn) - 1 else [","]
        if len(joint) == 1 and n and n == len(drawn) - 1 and rng.random() < 0.4:
            joint = [",", *joint]
        if article and name[0].lower() != "the":
            joint = [*joint, "the"]
        _add(out, joint, name, kind)
        out.heads.append(len(out.words) - 1)
        if places and rng.random() < _PLACED:
            where = rng.choice(places)
            _add(out, [rng.choice(_BEFORE_PLACE)], where, "Place")
    return out


def _add(out: _Others, before: list[str], name: tuple[str, ...], kind: str) -> None:
    out.words.extend([*before, *name])
    out.tags.extend(["O"] * len(before) + [f"B-{kind}"] + [f"I-{kind}"] * (len(name) - 1))


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


def _grown(p: Passage, more: dict[int, _Others]) -> Passage:
    """The passage with words put in; ``more``: after which word."""
    new: dict[int, int] = {}
    words: list[str] = []
    for i, word in enumerate(p.words):
        new[i] = len(words)
        words += [word, *(more[i].words if i in more else ())]
    new[len(p.words)] = len(words)
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
    joined: dict[int, list[int]] = {}
    filled: dict[int, range] = {}
    for last, others in more.items():
        filled[last] = range(new[last] + 1, new[last + 1])
        joined[others.party] = [filled[last][k] for k in others.heads]
        for at, tag in zip(filled[last], others.tags, strict=True):
            q.tag("ner", at, tag)
            for head, none in (("cue", "O"), ("trigger", "none")):
                if head in p.tags:
                    q.tag(head, at, none)
    beside: dict[str, Mapping[int, Sequence[int]]] = dict.fromkeys(PARTIES, joined) | {
        "content": filled
    }  # the others of a list; what was put inside a span
    for role, rows in p.rows.items():
        added = beside.get(role, {})
        q.rows[role] = [(new[i], frozenset(x for j in js for x in (new[j], *added.get(j, ())))) for i, js in rows]
    return q


def lists(passages: list[Passage], seed: int) -> list[Passage]:
    """One copy with lists of every passage that has a named party; the same seed gives the same."""
    rng, names = random.Random(seed), names_in(passages)
    return [q for p in passages if (q := listed(p, names, rng)) is not None]

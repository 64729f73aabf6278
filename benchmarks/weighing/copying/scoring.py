"""Who was joined with whom, against who copied from whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import PurePath
from typing import Any

from benchmarks.reading.common import Figures, f1, share
from benchmarks.weighing.copying.families import LOOK_ALIKES, Text, sources
from sayso.model import Claim, Pile, Weighing
from sayso.weighing.copies import copies

KINDS = ("verbatim", "cut", "cited", "rewritten", "retold", "partly", "two")
SPOKEN = ("person", "document")
"""Kinds of origin that independent texts may rightly share: what a named speaker or a named paper said."""
Pair = frozenset[str]


def figures(texts: Sequence[Text], pile: Pile, weighed: Weighing) -> Figures:
    """Pair figures by kind, wrong merges, matched claims, and pairs found between the texts whatever claims were read.

    Args:
        texts: the families.
        pile: what was read of them, with paths that end in the texts' names.
        weighed: the weighing of that pile.
    """
    related, _ = related_pairs(texts)
    alone = set(copied_pairs(pile))
    found = _over(texts, set(joined_pairs(pile, weighed)), pile, weighed)
    found["between the texts"] = f1(len(related.keys() & alone), len(alone), len(related))
    return found


def copied_pairs(pile: Pile) -> Iterator[Pair]:
    """Pairs of texts (names) that go back to one first text by what was found between the texts, whatever was read in them."""
    name = {document.id: PurePath(document.path).name for document in pile.documents}
    givers: dict[str, set[str]] = defaultdict(set)
    for copy in copies({document.id: document for document in pile.documents}, pile.attributions):
        givers[name[copy.taken]].add(name[copy.given])
    firsts = {text: _firsts(text, givers) for text in sorted(name.values())}
    yield from (frozenset(pair) for pair in combinations(firsts, 2) if firsts[pair[0]] & firsts[pair[1]])


def _firsts(text: str, givers: Mapping[str, set[str]]) -> frozenset[str]:
    found, ahead = {text}, [text]
    while ahead:
        new = givers.get(ahead.pop(), set()) - found
        found |= new
        ahead.extend(new)
    return frozenset(one for one in found if not givers.get(one)) or frozenset((text,))


def joined_pairs(pile: Pile, weighed: Weighing) -> Iterator[Pair]:
    """Pairs of texts (names) that share an origin other than one speaker's or one paper's words."""
    name = {document.id: PurePath(document.path).name for document in pile.documents}
    document = {claim.id: name[claim.document] for claim in pile.claims}
    for origin in weighed.origins:
        if origin.kind not in SPOKEN:
            yield from map(frozenset, combinations(sorted({document[claim] for claim in origin.claims}), 2))


def related_pairs(texts: Sequence[Text]) -> tuple[dict[Pair, set[str]], set[Pair]]:
    """Pairs of one event that share a first report -> the kinds of the two texts, and pairs of one event that share none."""
    by_event: dict[str, dict[str, Text]] = defaultdict(dict)
    for text in texts:
        by_event[text.event][text.letter] = text
    related: dict[Pair, set[str]] = {}
    independent: set[Pair] = set()
    for event in by_event.values():
        for one, other in combinations(event.values(), 2):
            pair = frozenset((one.name, other.name))
            if sources(one, event) & sources(other, event):
                related[pair] = {one.kind, other.kind}
            else:
                independent.add(pair)
    return related, independent


def _over(texts: Sequence[Text], joined: set[Pair], pile: Pile, weighed: Weighing) -> dict[str, Any]:
    names = {text.name: text for text in texts}
    related, independent = related_pairs(texts)
    within = {pair for pair in joined if pair <= names.keys()}
    out: dict[str, Any] = {}
    for kind in KINDS:
        gold = {pair for pair, kinds in related.items() if kind in kinds}
        found = {pair for pair in within if any(names[name].kind == kind for name in pair)}
        out[kind] = f1(len(gold & found), len(found), len(gold))
    out["all"] = f1(len(related.keys() & within), len(within), len(related))
    wrong = within - related.keys()
    out["independent pairs of one event kept apart"] = share(len(independent - wrong), len(independent))
    out["joined pairs that are of two events"] = len(wrong - independent)
    alike = [pair for pair in independent if all(names[name].kind in LOOK_ALIKES for name in pair)]
    out["of these, pairs of look-alikes kept apart"] = share(len([pair for pair in alike if pair not in wrong]), len(alike))
    out["claims of copied passages in the origin of the claim copied"] = share(*_matched(names, pile, weighed, taken=True))
    right, of = _matched(names, pile, weighed, taken=False)
    out["claims outside copied passages kept out of the copied text's origins"] = share(of - right, of)
    return out


def _matched(names: Mapping[str, Text], pile: Pile, weighed: Weighing, *, taken: bool) -> tuple[int, int]:
    """Claims with the origin of the claim they copy, of all; or claims of a part's own words in an origin of its parent, of all."""
    document = {PurePath(document.path).name: document for document in pile.documents}
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in pile.claims:
        claims[claim.document].append(claim)
    kind = {origin.id: origin.kind for origin in weighed.origins}
    right = of = 0
    for text in names.values():
        if text.kind not in (("verbatim", "cut", "partly") if taken else ("partly",)):
            continue
        given = document[f"{text.event}{text.parents[0]}.txt"]
        of_given = {weighed.origin_of.get(claim.id) for claim in claims[given.id]}
        there = {(given.text[claim.start : claim.end], claim.predicate): claim.id for claim in claims[given.id]}
        own = document[text.name]
        copied = [words for paragraph in text.paragraphs if paragraph.taken for words in [paragraph.words]]
        for claim in claims[own.id]:
            inside = any(0 <= own.text.find(words) <= claim.start < own.text.find(words) + len(words) for words in copied)
            origin = weighed.origin_of.get(claim.id)
            model = there.get((own.text[claim.start : claim.end], claim.predicate))
            if taken and inside and model is not None:
                of += 1
                right += origin is not None and origin == weighed.origin_of.get(model)
            elif not taken and not inside:
                of += 1
                right += origin is not None and origin in of_given and kind.get(origin or "") not in SPOKEN
    return right, of

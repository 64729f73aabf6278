"""The layers on which two codings of the same texts are compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import combinations

from sayso.agreement.alpha import of_pairs, unitized
from sayso.agreement.coding import Coding, Line
from sayso.agreement.matching import Match, Pair
from sayso.agreement.measures import PAIRS, UNITIZED, Agreement, Disagreement, compared, share

AUTHOR = "(the author)"
NONE = "(none)"
MOST_LISTED = 1000
Unit = tuple[str, int, int]
"""Kind, start, end."""


def _marked(layer: str, units: Callable[[Coding, str], Iterator[Unit]]) -> Callable[[Pair], Agreement]:
    def compare(pair: Pair) -> Agreement:
        coders: tuple[dict[str, list[tuple[int, int]]], ...] = ({}, {})
        base = both = 0
        alone = [0, 0]
        differing: list[Disagreement] = []
        for left, right in pair.documents:
            found = (set(units(pair.left, left["id"])), set(units(pair.right, right["id"])))
            for coder, held in zip(coders, found, strict=True):
                for kind, start, end in sorted(held):
                    coder.setdefault(kind, []).append((base + start, base + end))
            base += len(left["text"])
            both += len(found[0] & found[1])
            for side in (0, 1):
                alone[side] += len(found[side] - found[1 - side])
            differing += [
                _differing(left, start, end, kind if (kind, start, end) in found[0] else None,
                           kind if (kind, start, end) in found[1] else None)
                for kind, start, end in sorted(found[0] ^ found[1], key=lambda unit: unit[1:])
            ]  # fmt: skip
        alpha, each = unitized(coders, base)
        every = both + sum(alone)
        return Agreement(layer, UNITIZED, alpha, share(both, every), every, both, alone[0], alone[1], each, tuple(differing))

    return compare


def _mentions(coding: Coding, document: str) -> Iterator[Unit]:
    return ((mention["kind"], mention["start"], mention["end"]) for mention in coding.mentions.get(document, ()))


def _sources(coding: Coding, document: str) -> Iterator[Unit]:
    for act in coding.attributions.get(document, ()):
        if act.get("source"):
            yield act["source_kind"], act["source"]["start"], act["source"]["end"]


def _claims(coding: Coding, document: str) -> Iterator[Unit]:
    return (("claim", claim["start"], claim["end"]) for claim in coding.claims.get(document, ()))


def _of_claims(layer: str, name: str) -> Callable[[Pair], Agreement]:
    return lambda pair: _valued(layer, pair, pair.claims, lambda a, b: (str(a.get(name) or NONE), str(b.get(name) or NONE)))


def _valued(layer: str, pair: Pair, matches: tuple[Match, ...], value: Callable[[Line, Line], tuple[str, str]]) -> Agreement:
    texts = {document["id"]: document for document, _ in pair.documents}
    values = [value(a, b) for a, b in matches]
    differing = [
        _differing(texts[a["document"]], *_place(a), *both)
        for (a, _), both in zip(matches, values, strict=True) if both[0] != both[1]
    ]  # fmt: skip
    alone = pair.claims_alone if matches is pair.claims else pair.acts_alone
    return compared(layer, values, differing, alone=(len(alone[0]), len(alone[1])))


def _stance(pair: Pair) -> Agreement:
    return _valued("stance", pair, pair.acts, lambda a, b: (a["stance"], b["stance"]))


def _chains(pair: Pair) -> Agreement:
    """The chain of acts of saying around a claim; two links are the same where the acts are matched."""
    names = {right["id"]: left["id"] for left, right in pair.acts}
    texts = {document["id"]: document["text"] for document, _ in pair.documents}
    acts = (_by_id(pair.left), _by_id(pair.right))
    words = {act["id"]: _link(act, texts.get(act["document"], "")) for act in acts[0].values()}

    def value(a: Line, b: Line) -> tuple[str, str]:
        mine = _chain(a, acts[0])
        theirs = [names.get(act, f"({act})") for act in _chain(b, acts[1])]
        return _told(mine, words), _told(theirs, words)

    return _valued("chains", pair, pair.claims, value)


def _told(chain: list[str], words: Mapping[str, str]) -> str:
    return " > ".join(f"{words.get(act, 'another act of saying')} [{act}]" for act in chain) or AUTHOR


def _link(act: Line, text: str) -> str:
    source = act.get("source")
    return " ".join(text[source["start"] : source["end"]].split()) if source else str(act["source_kind"])


def _chain(claim: Line, acts: Mapping[str, Line]) -> list[str]:
    out: list[str] = []
    at = str(claim.get("attribution") or "")
    while at in acts and at not in out:
        out.append(at)
        at = str(acts[at].get("parent") or "")
    return out[::-1]


def _by_id(coding: Coding) -> dict[str, Line]:
    return {act["id"]: act for held in coding.attributions.values() for act in held}


def _grouped(layer: str, name: str) -> Callable[[Pair], Agreement]:
    """Whether two claims are of one origin, or state the same; a claim that is in no group is alone."""

    def compare(pair: Pair) -> Agreement:
        labels = [(str(a.get(name) or f"({a['id']})"), str(b.get(name) or f"({b['id']})")) for a, b in pair.claims]
        cells, lefts, rights = Counter(labels), Counter(a for a, _ in labels), Counter(b for _, b in labels)
        both, left, right = (sum(n * (n - 1) // 2 for n in counts.values()) for counts in (cells, lefts, rights))
        pairs = len(labels) * (len(labels) - 1) // 2
        agreed = pairs - (left - both) - (right - both)
        alpha = of_pairs(both, left - both, right - both, pairs - left - right + both)
        return Agreement(
            layer, PAIRS, alpha, share(agreed, pairs), pairs, agreed,
            left - both, right - both, {"one": both / (left + right - both) if left + right > both else None},
            tuple(_pairs_apart(pair, labels)),
        )  # fmt: skip

    return compare


def _pairs_apart(pair: Pair, labels: list[tuple[str, str]]) -> Iterator[Disagreement]:
    """Pairs that one coder has in one group and the other has not; at most MOST_LISTED are listed."""
    texts = {document["id"]: document for document, _ in pair.documents}
    listed = 0
    for side in (0, 1):
        groups: dict[str, list[int]] = {}
        for place, label in enumerate(labels):
            groups.setdefault(label[side], []).append(place)
        for members in groups.values():
            for a, b in combinations(members, 2):
                if labels[a][1 - side] != labels[b][1 - side] and listed < MOST_LISTED:
                    listed += 1
                    one, other = pair.claims[a][0], pair.claims[b][0]
                    told = [f"two: {other['id']}"] * 2
                    told[side] = f"one with {other['id']}"
                    yield _differing(texts[one["document"]], *_place(one), *told)


def _place(line: Line) -> tuple[int, int]:
    if "start" in line:
        return line["start"], line["end"]
    spans = [line[name] for name in ("cue", "source") if line.get(name)] or line["content"]
    return (spans[0]["start"], spans[0]["end"]) if spans else (0, 0)


def _differing(document: Line, start: int, end: int, left: str | None, right: str | None) -> Disagreement:
    return Disagreement(document["path"], start, end, " ".join(document["text"][start:end].split()), left, right)


LAYERS: dict[str, Callable[[Pair], Agreement]] = {
    "mentions": _marked("mentions", _mentions),
    "sources": _marked("sources", _sources),
    "claims": _marked("claims", _claims),
    "chains": _chains,
    "codes": _of_claims("codes", "code"),
    "polarity": _of_claims("polarity", "polarity"),
    "modality": _of_claims("modality", "modality"),
    "stance": _stance,
    "origins": _grouped("origins", "origin"),
    "propositions": _grouped("propositions", "proposition"),
}
"""Each layer's name and how two codings are compared on it."""

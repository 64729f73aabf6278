"""Negative examples: stretches that look like a phenomenon and are none; right where nothing wrong was made of them.

Every tag has its checks, declared in ``RULES``. What the annotation itself has on the stretch is never held against the reading
(a real cue inside it, a real negative claim around it). The ledger has no trigger words, so a claim *stands on* a stretch when
its clause touches it and the lemma of its predicate is that of one of the stretch's words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

from benchmarks.reading.common import Figures, Record, share
from benchmarks.reading.published import item
from benchmarks.reading.scorer import Match
from sayso.reading.lemmas import lemmas

Range = tuple[int, int]
Check = Callable[[Match, Range, str], bool]

RULES: dict[str, tuple[str, ...]] = {
    "attribution": ("cue",),
    "addressee-outlet": ("cue", "content"),
    "back-reference": ("cue", "content"),
    "belief": ("cue",),
    "bracket": ("cue", "content"),
    "cueless": ("cue", "content"),
    "cut-out": ("cue", "content"),
    "denial": ("cue", "negative"),
    "denies-withholding": ("cue", "negative"),
    "hint": ("cue",),
    "many-sentences": ("cue", "content"),
    "no-comment": ("cue",),
    "no-evidence": ("cue", "reported_possible"),
    "reportedly": ("cue", "hedge"),
    "source-neighbour": ("cue", "content"),
    "split-content": ("cue", "content"),
    "unquoted-direct": ("cue", "content"),
    "prediction": ("cue", "future"),
    "recommendation": ("cue", "normative"),
    "condition": ("condition", "conditional"),
    "conditional-commitment": ("condition", "conditional"),
    "near-negation": ("negative",),
    "as-of": ("amount",),
    "bounded": ("amount",),
    "collective": ("amount", "claim"),
    "part": ("amount", "claim"),
    "total": ("amount", "claim"),
    "coordinated-objects": ("claim",),
    "drift": ("claim",),
    "nominalisation": ("claim",),
    "passive": ("claim",),
    "possessive": ("claim",),
    "title": ("claim",),
    "state-metonym": ("state",),
}

MEANING = {
    "cue": "no attribution's cue touches the stretch",
    "content": "no more attributions hold the stretch as content than in the annotation",
    "negative": "no claim whose clause touches it is negative",
    "reported_possible": "no claim whose clause touches it is `reported_possible`",
    "future": "no claim that stands on it is `future`",
    "normative": "no claim whose clause touches it is `normative`",
    "conditional": "no claim whose clause touches it is `conditional`",
    "condition": "no claim's condition has its words",
    "hedge": "no claim's hedge has its words",
    "amount": "no claim's amount touches it",
    "claim": "no coded claim stands on it",
    "state": "it is no mention of a country",
}


def figures(matches: list[Match]) -> Figures:
    """Shares of stretches on which nothing wrong was produced, by tag; ``all`` counts each stretch once.

    Raises:
        KeyError: a tag has no rule.
    """
    right: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for m in matches:
        for one in m.gold.get("negatives", ()):
            ok = {tag: all(_CHECKS[name](m, _range(one["span"]), one["span"][2]) for name in RULES[tag]) for tag in one["tags"]}
            for name, good in [*ok.items(), ("all", all(ok.values()))]:
                right[name] += good
                of[name] += 1
    return {name: share(right[name], of[name]) for name in sorted(of)}


def table() -> list[str]:
    """The rules as Markdown lines: each check with the tags it belongs to."""
    tags = {name: ", ".join(tag for tag, names in RULES.items() if name in names) for name in MEANING}
    return [line for name, meaning in MEANING.items() for line in item(f"{meaning}: {tags[name]}")]


def _range(value: Any) -> Range:
    return (value["start"], value["end"]) if isinstance(value, dict) else (value[0], value[1])


def _touch(a: Range, b: Range) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _cue(m: Match, at: Range, words: str) -> bool:
    def there(attributions: list[Record]) -> bool:
        return any(a.get("cue") and _touch(_range(a["cue"]), at) for a in attributions)

    return not there(m.predicted["attributions"]) or there(m.gold["attributions"])


def _content(m: Match, at: Range, words: str) -> bool:
    def held(attributions: list[Record]) -> int:
        return sum(any(_touch(_range(c), at) for c in a["content"]) for a in attributions)

    return held(m.predicted["attributions"]) <= held(m.gold["attributions"])


def _around(claims: list[Record], at: Range) -> list[Record]:
    return [c for c in claims if _touch(_range(c.get("span") or c), at)]


def _without(field: str, value: str) -> Check:
    """No claim around the stretch has this value, unless the annotation has such a claim there."""

    def check(m: Match, at: Range, words: str) -> bool:
        found, gold = (any(c.get(field) == value for c in _around(x["claims"], at)) for x in (m.predicted, m.gold))
        return gold or not found

    return check


def _standing(m: Match, at: Range, words: str) -> list[Record]:
    own = {lemmas(word)[0] for word in re.findall(r"[\w'’]+", words)}
    return [c for c in _around(m.predicted["claims"], at) if own & set(str(c["predicate"]).split())]


def _future(m: Match, at: Range, words: str) -> bool:
    gold = any(c["modality"] == "future" for c in _around(m.gold["claims"], at))
    return gold or not any(c.get("modality") == "future" for c in _standing(m, at, words))


def _claim(m: Match, at: Range, words: str) -> bool:
    allowed = {c["relation"] for c in _around(m.gold["claims"], at)}
    return all(c.get("code") is None or c["code"] in allowed for c in _standing(m, at, words))


def _amount(m: Match, at: Range, words: str) -> bool:
    def there(claims: list[Record], key: str) -> bool:
        spans = [(c.get("quantity") or {}).get(key) for c in claims]
        return any(s and _touch(_range(s), at) for s in spans)

    return there(m.gold["claims"], "text") or not there(m.predicted["claims"], "span")


def _has_words(field: str) -> Check:
    def check(m: Match, at: Range, words: str) -> bool:
        found, gold = (
            any(words.lower() in str(c.get(field) or "").lower() for c in _around(x["claims"], at)) for x in (m.predicted, m.gold)
        )
        return gold or not found

    return check


def _state(m: Match, at: Range, words: str) -> bool:
    states = {e["id"] for e in m.gold["entities"] if e["type"] == "Country"}
    if any(_touch(_range(s), at) for e in m.gold["entities"] if e["id"] in states for s in e["mentions"]):
        return True
    found = [ms for e, ms in m.predicted["entities"].items() if m.predicted["types"].get(e) == "Country"]
    return not any(kind == "name" and _touch((start, end), at) for mentions in found for start, end, kind in mentions)


_CHECKS: dict[str, Check] = {
    "cue": _cue,
    "content": _content,
    "negative": _without("polarity", "-"),
    "reported_possible": _without("modality", "reported_possible"),
    "future": _future,
    "normative": _without("modality", "normative"),
    "conditional": _without("modality", "conditional"),
    "condition": _has_words("condition"),
    "hedge": _has_words("hedge"),
    "amount": _amount,
    "claim": _claim,
    "state": _state,
}

"""Documents annotated in the form of the acceptance FORMAT (attributions, claims, entities) as training passages."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sayso.model import Span
from sayso.reading.encoder.labels import ENTITY_TYPES, MODALITIES, RELATIONS, STANCES, cue_word
from sayso.reading.sentences import sentences_in
from sayso.reading.words import words_in
from training.example import Passage

BEFORE = 60
"""How many words before its sentence a participant is looked for that the sentence does not name."""


@dataclass(slots=True)
class Annotated:
    """One annotated document: its passage, the word spans in the text, the gold record."""

    passage: Passage
    spans: list[Span]
    gold: dict[str, Any]
    starts: dict[int, int] = field(default_factory=dict)

    def words(self, start: int, end: int) -> list[int]:
        """The words that lie inside ``[start, end)`` (a word half inside counts)."""
        return [i for i, w in enumerate(self.spans) if w.start < end and w.end > start]


def load_annotated(folder: Path) -> list[Annotated]:
    """Read ``folder/gold/*.json`` with ``folder/texts``."""
    out = []
    for path in sorted((folder / "gold").glob("[0-9]*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (folder / "texts" / gold["doc"]).read_bytes().decode("utf-8")
        out.append(annotate(text, gold, f"annotated/{path.stem}"))
    return out


def annotate(text: str, gold: dict[str, Any], name: str) -> Annotated:
    """Turn one gold record into labels by word; claims come later, since their triggers need a parse (:mod:`training.triggers`)."""
    p = Passage(name, [], [], weights={"ner": 1.5})
    spans = _cut(p, text, tuple(Span(b[0], b[1]) for b in gold["body"]))
    doc = Annotated(p, spans, gold)
    _names(doc)
    _attributions(doc)
    _coreference(doc)
    return doc


def passage_of(text: str, name: str) -> Passage:
    """A text of which nothing is known, in words and sentences."""
    p = Passage(name, [], [])
    _cut(p, text, (Span(0, len(text)),))
    return p


def _cut(p: Passage, text: str, body: tuple[Span, ...]) -> list[Span]:
    """Put a text's words and sentences into a passage; returns where the words stand."""
    spans: list[Span] = []
    for s in sentences_in(text, body):
        words = words_in(text, s)
        if words:
            p.sentences.append((len(spans), len(spans) + len(words)))
            spans += words
    p.words = [text[w.start : w.end] for w in spans]
    return spans


def _names(doc: Annotated) -> None:
    found = []
    for e in doc.gold["entities"]:
        kinds = (e["type"],) if e["type"] in ENTITY_TYPES else ENTITY_TYPES
        for m in e["mentions"]:
            inside = doc.words(m[0], m[1])
            if inside:
                found.append((inside[0], inside[-1] + 1, kinds))
    found.sort(key=lambda f: (f[0] - f[1], f[0]))
    doc.passage.spans("ner", found)


def _attributions(doc: Annotated) -> None:
    p = doc.passage
    cues: dict[int, str] = {}
    everyone = {a["id"]: a for a in doc.gold["attributions"]}
    for a in doc.gold["attributions"]:
        if not a["cue"]:
            continue
        cue = doc.words(a["cue"][0], a["cue"][1])
        if not cue:
            continue
        main = cue[cue_word([p.words[i] for i in cue])]
        for k, i in enumerate(cue):
            cues.setdefault(i, "I" if k else "B")
        if a["stance"] in STANCES:
            p.tag("stance", main, a["stance"])
        source = doc.words(a["source"][0], a["source"][1]) if a["source"] else []
        content = [i for c in a["content"] for i in doc.words(c[0], c[1])]
        p.rows.setdefault("source", []).append((main, frozenset(source)))
        p.rows.setdefault("content", []).append((main, frozenset(content)))
        parent = everyone.get(a["parent"] or "")
        p.rows.setdefault("via", []).append((main, _carrier(doc, parent)))
        p.rows.setdefault("holder", []).append((main, _holding_cue(doc, everyone, parent)))
    for i in range(len(p.words)):
        p.tag("cue", i, cues.get(i, "O"))


def _carrier(doc: Annotated, parent: Any) -> frozenset[int]:
    """The words of the outlet that carries an attribution without a cue of its own: "told **the Post**"."""
    if parent is None or parent["cue"] or not parent["source"]:
        return frozenset()
    return frozenset(doc.words(parent["source"][0], parent["source"][1]))


def _holding_cue(doc: Annotated, everyone: dict[str, Any], parent: Any) -> frozenset[int]:
    """The words of the nearest cue above an attribution, past outlets that carry it without a cue."""
    while parent is not None and not parent["cue"]:
        parent = everyone.get(parent["parent"] or "")
    return frozenset(doc.words(parent["cue"][0], parent["cue"][1])) if parent is not None else frozenset()


def _coreference(doc: Annotated) -> None:
    """Nearest earlier mentions of the same entity, by the last word of each mention's core."""
    for e in doc.gold["entities"]:
        heads = []
        for m in sorted(e["mentions"] + e.get("nominal", []), key=lambda m: m[0]):
            inside = doc.words(m[0], m[1])
            if inside:
                heads.append(inside[0] if len(inside) == 1 else _head(doc, inside))
        for k, h in enumerate(heads):
            earlier = frozenset(x for x in heads[max(0, k - 8) : k] if x < h)
            doc.passage.antecedents.setdefault(h, earlier or frozenset({h}))


_BREAK = re.compile(r"^(of|in|from|with|who|which|that|for|on|at|to|by|,|including|behind|and|or)$")


def _head(doc: Annotated, inside: list[int]) -> int:
    """The last word before the first post-modifier: close enough to the syntactic head for a noun phrase."""
    for k, i in enumerate(inside):
        if k and _BREAK.match(doc.passage.words[i].lower()):
            return inside[k - 1]
    return inside[-1]


def add_claims(doc: Annotated, heads: dict[int, int], upos: dict[int, str], pick: Any) -> int:
    """Tag claim triggers with relation, modality and polarity, and their participants.

    Args:
        doc: the document; its passage is changed.
        heads: predicted syntactic head of each word (root = itself).
        upos: predicted part of speech of each word.
        pick: ``pick(doc, claim, candidate words) -> word | None`` chooses the trigger.

    Returns:
        How many claims found a trigger.
    """
    p = doc.passage
    entities = {e["id"]: e for e in doc.gold["entities"]}
    codes: dict[int, set[str]] = {}
    parts: dict[int, dict[str, set[int]]] = {}
    others: dict[tuple[str, int], set[int]] = {}
    for c in doc.gold["claims"]:
        trigger = pick(doc, c, doc.words(c["span"][0], c["span"][1]), heads, upos)
        if trigger is None:
            continue
        codes.setdefault(trigger, set()).add(c["relation"] if c["relation"] in RELATIONS else "other")
        roles = parts.setdefault(trigger, {r: set() for r in ("subject", "object", "when", "where", "amount")})
        for role, key in (("subject", "subject"), ("object", "object"), ("where", "place")):
            entity = entities.get(c.get(key) or "")
            word = _participant(doc, entity, c["span"], trigger, heads)
            if word is not None:
                roles[role].add(word)
                others.setdefault((role, trigger), set()).update(_mention_words(doc, entity))
        for role, key in (("when", "time"), ("amount", "quantity")):
            found = c.get(key) and c[key].get("text")
            if found:
                roles[role].update(doc.words(found[0], found[1]))
        if c["modality"] in MODALITIES:
            p.tag("modality", trigger, c["modality"])
        p.tag("polarity", trigger, c["polarity"])
    for i in range(len(p.words)):
        found = codes.get(i)
        if found:
            named = found - {"other"}
            p.tag("trigger", i, *(named or found))
        else:
            p.tag("trigger", i, "none")
    for i, roles in parts.items():
        for role, words in roles.items():
            p.rows.setdefault(role, []).append((i, frozenset(words)))
    for cell, unsure in others.items():
        p.ignored[cell] = frozenset(unsure)
    return len(parts)


def _mention_words(doc: Annotated, entity: Any) -> set[int]:
    """Every word of an entity's mentions: right too, since they name the same party, and so not trained against."""
    return {i for m in entity["mentions"] + entity.get("nominal", []) for i in doc.words(m[0], m[1])}


def _participant(doc: Annotated, entity: Any, clause: list[Any], trigger: int, heads: dict[int, int]) -> int | None:
    """The head word of the entity's mention nearest to the trigger: in the clause, else its sentence, else shortly before it."""
    if entity is None:
        return None
    sentence = next((s for s in doc.passage.sentences if s[0] <= trigger < s[1]), (0, 0))
    return _nearest(doc, entity, clause, trigger, heads, sentence) or _nearest(
        doc, entity, clause, trigger, heads, (max(0, sentence[0] - BEFORE), sentence[0])
    )


def _nearest(
    doc: Annotated, entity: Any, clause: list[Any], trigger: int, heads: dict[int, int], sentence: tuple[int, int]
) -> int | None:
    best: tuple[int, int, int] | None = None
    for m in entity["mentions"] + entity.get("nominal", []):
        inside = [i for i in doc.words(m[0], m[1]) if sentence[0] <= i < sentence[1]]
        if not inside:
            continue
        members = set(inside)
        head = next((i for i in inside if heads.get(i, i) not in members), inside[-1])
        outside = 0 if m[0] >= clause[0] and m[1] <= clause[1] else 1
        key = (outside, abs(head - trigger), head)
        if best is None or key < best:
            best = key
    return None if best is None else best[2]

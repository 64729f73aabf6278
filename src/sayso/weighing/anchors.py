"""Making a place for a record, and finding the record again in another reading of the same text.

Found is only what is surely meant: the same document (by SHA-256), the same words at the same characters, and one record there,
and one only, that says the same. Everything else is not found, with the reason in words: a judgement is then open, not guessed at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sayso.judgements import Layer, Place
from sayso.model import Attribution, Claim, Document, Entity, Pile, Span

ALIKE = 0.5  # the share of all characters of two spans that both must hold to be one place, read twice
Found = tuple[str | None, str]
"""The id of the record found, or None and why there is none."""


def position(act: Attribution) -> Span:
    """Where an attribution stands: its cue, else its source, else all of its content."""
    if act.cue or act.source:
        return act.cue or act.source or Span(0, 0)
    return Span(min(span.start for span in act.content), max(span.end for span in act.content)) if act.content else Span(0, 0)


def likeness(left: Span, right: Span) -> float:
    """The characters two spans share, as a share of those that either holds; 1.0 for equal spans."""
    if left == right:
        return 1.0
    shared = min(left.end, right.end) - max(left.start, right.start)
    every = max(left.end, right.end) - min(left.start, right.start)
    return max(0, shared) / every if every else 0.0


class Finder:
    """A pile's records by where they stand.

    Args:
        pile: everything read, as read.
    """

    def __init__(self, pile: Pile) -> None:
        self.documents: dict[str, Document] = {document.id: document for document in pile.documents}
        self.claims: dict[str, Claim] = {claim.id: claim for claim in pile.claims}
        self.acts: dict[str, Attribution] = {act.id: act for act in pile.attributions}
        self.entities: dict[str, Entity] = {entity.id: entity for entity in pile.entities}
        self._claims: dict[str, list[Claim]] = defaultdict(list)
        self._acts: dict[str, list[Attribution]] = defaultdict(list)
        self._entities: dict[str, list[Entity]] = defaultdict(list)
        for claim in pile.claims:
            self._claims[claim.document].append(claim)
        for act in pile.attributions:
            self._acts[act.document].append(act)
        for entity in pile.entities:
            for document in dict.fromkeys(mention.document for mention in entity.mentions):
                self._entities[document].append(entity)

    def place(self, record: str) -> Place | None:
        """The place of a claim, attribution or local entity; None where there is no such record."""
        if record in self.claims:
            claim = self.claims[record]
            return self._placed("claim", record, claim.document, Span(claim.start, claim.end), self.reading(claim))
        if record in self.acts:
            act = self.acts[record]
            return self._placed("attribution", record, act.document, position(act), self._act_reading(act))
        entity = self.entities.get(record)
        if entity is None or not entity.mentions:
            return None
        shown = next((mention for mention in entity.mentions if mention.kind == "name"), entity.mentions[0])
        reading = {"name": entity.name, "type": entity.type}
        return self._placed("entity", record, shown.document, Span(shown.start, shown.end), reading)

    def _placed(self, layer: Layer, record: str, home: str, span: Span, reading: Mapping[str, Any]) -> Place:
        document = self.documents[home]
        words = document.text[span.start : span.end]
        return Place(layer, record, home, document.sha256, document.path, span.start, span.end, words, reading)

    def reading(self, claim: Claim) -> dict[str, Any]:
        """A claim's fields as plain values; participants and attribution by where they stand."""
        near = Span(claim.start, claim.end)
        amount, time = claim.quantity, claim.time
        return {
            "subject": self._entity_ref(claim.subject, near), "predicate": claim.predicate, "code": claim.code,
            "object": self._entity_ref(claim.object, near), "object_text": claim.object_text, "polarity": claim.polarity,
            "modality": claim.modality, "condition": claim.condition, "hedge": claim.hedge,
            "time": {"from": time.earliest, "to": time.latest} if time else None, "place": self._entity_ref(claim.place, near),
            "quantity": {"low": amount.low, "high": amount.high, "unit": amount.unit, "bound": amount.bound} if amount else None,
            "attribution": self._act_ref(claim.attribution),
        }  # fmt: skip

    def _act_reading(self, act: Attribution) -> dict[str, Any]:
        near = act.source or position(act)
        return {
            "source_entity": self._entity_ref(act.source_entity, near), "source_kind": act.source_kind, "stance": act.stance,
            "form": act.form, "source_count": act.source_count, "parent": self._act_ref(act.parent),
            "source": [act.source.start, act.source.end] if act.source else None,
            "content": [[span.start, span.end] for span in act.content],
        }  # fmt: skip

    def _entity_ref(self, record: str | None, near: Span) -> dict[str, Any] | None:
        entity = self.entities.get(record or "")
        if entity is None:
            return None
        if not entity.mentions:
            return {"name": entity.name, "start": 0, "end": 0}
        mention = min(entity.mentions, key=lambda m: (_gap(Span(m.start, m.end), near), m.kind != "name", m.start))
        return {"name": entity.name, "start": mention.start, "end": mention.end}

    def _act_ref(self, record: str | None) -> dict[str, Any] | None:
        act = self.acts.get(record or "")
        return {"start": position(act).start, "end": position(act).end} if act else None

    def find(self, place: Place, *, changes: Mapping[str, Any] | None = None, whole: bool = False) -> Found:
        """The record that a place is about now.

        Args:
            place: what was judged.
            changes: the new values of a correction: a record that has them already is the same record.
            whole: whether everything that was read has to be read alike (what was accepted or signed), not only what is stated.
        """
        if place.layer == "cell":
            return place.id, ""
        document = self.documents.get(place.document)
        if document is None or document.sha256 != place.sha256:
            same = [one for one in self.documents.values() if one.sha256 == place.sha256]
            document = same[0] if len(same) == 1 else None
        if document is None:
            known = any(one.path == place.path for one in self.documents.values())
            return None, f"the text of {place.path} has changed" if known else f"{place.path} is no longer in the case"
        if document.text[place.start : place.end] != place.words:
            return None, f"the words of {place.path} at {place.start}-{place.end} have changed"
        if place.layer == "entity":
            return self._find_entity(place, document.id)
        if place.layer == "claim":
            return self._find_claim(place, document.id, changes, whole)
        return self._find_act(place, document.id, changes, whole)

    def _find_entity(self, place: Place, home: str) -> Found:
        held = self._entities.get(home, [])
        spans = {entity.id: [Span(m.start, m.end) for m in entity.mentions if m.document == home] for entity in held}
        at = Span(place.start, place.end)
        here = [entity for entity in held if at in spans[entity.id]]
        named = [entity for entity in here or held if entity.name.casefold() == str(place.reading.get("name", "")).casefold()]
        near = [entity for entity in held if any(likeness(at, span) >= ALIKE for span in spans[entity.id])]
        for found in (here, named, near):
            if len(found) == 1:
                return found[0].id, ""
        return None, f"more than one is read as “{place.words}” there" if here else f"no “{place.words}” is read there any more"

    def _find_claim(self, place: Place, home: str, changes: Mapping[str, Any] | None, whole: bool) -> Found:
        ranked = []
        for claim in self._claims.get(home, ()):
            alike = likeness(Span(place.start, place.end), Span(claim.start, claim.end))
            if alike < ALIKE:
                continue
            now = self.reading(claim)
            old = place.reading
            if not (_same_parties(self, claim, old, changes or {}) and _same_relation(now, old, changes or {})):
                continue
            same = sum(now[name] == old.get(name) for name in now)
            ranked.append(((alike == 1.0, same, alike), claim.id, now))
        chosen, why = _one(ranked, place)
        if chosen is None:
            return None, why
        if changes is None:
            differ = [name for name in ("polarity", "modality") if chosen[1][name] != place.reading.get(name)]
            if whole:
                differ += [name for name in ("time", "quantity") if chosen[1][name] != place.reading.get(name)]
                differ += [] if _same_spot(chosen[1]["attribution"], place.reading.get("attribution")) else ["attribution"]
            if differ:
                return None, f"it is read otherwise now ({', '.join(differ)})"
        return chosen[0], ""

    def _find_act(self, place: Place, home: str, changes: Mapping[str, Any] | None, whole: bool) -> Found:
        ranked = []
        old = place.reading
        for act in self._acts.get(home, ()):
            alike = likeness(Span(place.start, place.end), position(act))
            now = self._act_reading(act)
            if alike < ALIKE or _content_likeness(now["content"], old.get("content", [])) < ALIKE:
                continue
            same_source = now["source"] == old.get("source") or _overlap(now["source"], old.get("source"))
            if not same_source and not self.is_entity(act.source_entity, old.get("source_entity")):
                continue
            same = sum(now[name] == old.get(name) for name in now)
            ranked.append(((alike == 1.0, same, alike), act.id, now))
        chosen, why = _one(ranked, place)
        if chosen is None:
            return None, why
        if changes is None:
            differ = [name for name in ("stance", "source_kind") if chosen[1][name] != old.get(name)]
            if whole and not _same_spot(chosen[1]["parent"], old.get("parent")):
                differ.append("parent")
            if differ:
                return None, f"it is read otherwise now ({', '.join(differ)})"
        return chosen[0], ""

    def is_entity(self, record: str | None, told: Mapping[str, Any] | None) -> bool:
        """Whether a local entity is the one told by name and mention; None is None."""
        entity = self.entities.get(record or "")
        if entity is None or not told:
            return entity is None and not told
        at = Span(told["start"], told["end"])
        named = str(told.get("name") or told.get("words") or told.get("reading", {}).get("name", ""))
        return entity.name.casefold() == named.casefold() or any(
            likeness(at, Span(mention.start, mention.end)) >= ALIKE for mention in entity.mentions
        )


def _same_parties(finder: Finder, claim: Claim, old: Mapping[str, Any], changes: Mapping[str, Any]) -> bool:
    for name, value in (("subject", claim.subject), ("object", claim.object)):
        if not finder.is_entity(value, old.get(name)) and not (name in changes and finder.is_entity(value, changes[name])):
            return False
    return True


def _same_relation(now: Mapping[str, Any], old: Mapping[str, Any], changes: Mapping[str, Any]) -> bool:
    if old.get("code"):
        return now["code"] in (old["code"], changes.get("code", old["code"]))
    if now["code"]:
        return bool(now["code"] == changes.get("code"))
    return str(now["predicate"]).casefold() in (str(old.get("predicate")).casefold(), str(changes.get("predicate")).casefold())


def _one(ranked: list[tuple[tuple[Any, ...], str, Any]], place: Place) -> tuple[tuple[str, Any] | None, str]:
    """The best of what fits, if it is the only best."""
    if not ranked:
        return None, f"no such {place.layer} is read there any more: “{_short(place.words)}”"
    ranked.sort(key=lambda item: (item[0], item[1]), reverse=True)
    if len(ranked) > 1 and ranked[0][0] == ranked[1][0]:
        return None, f"more than one {place.layer} fits: “{_short(place.words)}”"
    return (ranked[0][1], ranked[0][2]), ""


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= 60 else plain[:59] + "…"


def _gap(left: Span, right: Span) -> int:
    return max(0, left.start - right.end, right.start - left.end)


def _overlap(left: list[int] | None, right: list[int] | None) -> bool:
    return bool(left and right) and likeness(Span(*left), Span(*right)) > 0  # type: ignore[misc]


def _same_spot(left: Mapping[str, int] | None, right: Mapping[str, int] | None) -> bool:
    if not left or not right:
        return not left and not right
    return likeness(Span(left["start"], left["end"]), Span(right["start"], right["end"])) >= ALIKE


def _content_likeness(left: Iterable[Iterable[int]], right: Iterable[Iterable[int]]) -> float:
    a, b = [tuple(span) for span in left], [tuple(span) for span in right]
    every = _covered([*a, *b])
    return (_covered(a) + _covered(b) - every) / every if every else 1.0


def _covered(spans: Iterable[tuple[int, ...]]) -> int:
    """How many characters the spans hold together."""
    covered = reached = 0
    for start, end in sorted(spans):
        covered += max(0, end - max(start, reached))
        reached = max(reached, end)
    return covered

"""Where each claim's reporting goes back to inside its own document: a source and the words that say so.

A claim goes back to the outlet or document nearest its first speaker; without one, to the outlet the whole text says it comes
from; without that, to whoever told it; in the author's own voice, to the author of an opinion piece. A news report's own voice
states no lineage: that is no source, not an independent one. Thoughts ascribed to someone ("believes") are the author's words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.model import Attribution, Document, Entity, OriginKind
from sayso.weighing import names, vocabulary
from sayso.weighing.credits import Credits
from sayso.weighing.listed import outlet_key
from sayso.weighing.reports import tellers, traced
from sayso.weighing.scene import Scene
from sayso.weighing.sentences import is_pointing
from sayso.weighing.statements import Statement
from sayso.weighing.unnamed import MOST_QUOTED, nobody, quoted, trimmed, unnamed_groups

_OPINION = ("opinion", "editorial")
# How far around an act of saying, and before an outlet's name, the words of the citation are looked for (characters).
_BEFORE, _AFTER, _LEADING = 200, 120, 40
_SENTENCE_END = re.compile(r"[.!?]['’”\"]?\s|\n")


@dataclass(frozen=True, slots=True)
class Source:
    """What a claim goes back to within one document.

    ``key`` tells sources apart within the document; ``who`` is the outlet's or speaker's key across documents, empty where it
    must not be joined across them. ``words`` quote the citation.
    """

    key: str
    who: str
    name: str
    kind: OriginKind
    words: str


class Lineage:
    """Finds the source of each claim of a case."""

    def __init__(self, attributions: Sequence[Attribution], scene: Scene) -> None:
        self._scene = scene
        self._acts: dict[tuple[str, str], list[Attribution]] = defaultdict(list)
        for attribution in attributions:
            if attribution.source_entity:
                self._acts[attribution.document, attribution.source_entity].append(attribution)
        self._outlets = _outlet_mentions(scene.entities)
        self._credits = Credits(attributions, scene)
        self._heard: dict[str, Source | None] = {}
        self._groups = unnamed_groups(attributions, scene)

    def source(self, statement: Statement) -> Source | None:
        """The claim's source, or None where the text states no lineage."""
        document = self._scene.documents.get(statement.claim.document)
        if document is None:
            return None
        told_by = self._spoken(statement)
        cited = self._cited(told_by, document)
        if cited is not None:
            return cited
        if document.origin:
            return Source(
                "outlet:" + outlet_key(document.origin),
                "outlet:" + outlet_key(document.origin),
                document.origin,
                "outlet",
                f"the whole text says it comes from {document.origin}",
            )
        if told_by:
            return self._teller(told_by[0], document)
        return _own_voice(document)

    def _spoken(self, statement: Statement) -> tuple[Attribution, ...]:
        """The acts of saying that hold the claim; the act itself ("X condemned Y") goes with what was said in it."""
        told_by = statement.told_by
        claim = statement.claim
        if (claim.code or "") in vocabulary.words("relations", "speech_acts") and claim.subject:
            for act in self._acts.get((claim.document, claim.subject), ()):
                near = act.cue or act.source
                if near and act.parent == claim.attribution and claim.start <= near.start and near.end <= claim.end:
                    told_by = (*told_by, act)
                    break
        while (
            told_by
            and told_by[-1].stance == "believes"
            and told_by[-1].form != "direct"
            and told_by[-1].source_kind not in ("outlet", "document")
        ):
            told_by = told_by[:-1]
        return told_by

    def _cited(self, told_by: Sequence[Attribution], document: Document) -> Source | None:
        for act in reversed(told_by):
            entity = self._scene.entity(act.source_entity)
            said_by = quoted(document, act)
            known = self._scene.is_outlet(said_by)
            if act.source_kind == "outlet" or (entity is not None and entity.type == "Outlet") or known:
                name = entity.name if entity is not None and not (known and entity.type != "Outlet") else said_by
                name = self._credits.named(name, act)
                who = "outlet:" + outlet_key(name)
                return Source(who, who, name, "outlet", f"“{self._words(document, act)}”")
            if act.source_kind == "document" and entity is not None and self._scene.is_named(entity.id):
                return Source(
                    "document:" + entity.id, "document:" + entity.id, entity.name, "document", f"“{self._words(document, act)}”"
                )
            outlet = self._credits.own_sources(said_by, act)
            if outlet:
                who = "outlet:" + outlet_key(outlet)
                return Source(who, who, outlet, "outlet", f"“{self._words(document, act)}”, after {outlet} was named")
            heard = self._heard_by(act, document) or self._traced(act, document)
            if heard is not None:
                return heard
        return None

    def _traced(self, act: Attribution, document: Document) -> Source | None:
        """The outlet that the text says its unnamed reports go back to."""
        if act.source_kind != "document" or not tellers(quoted(document, act)):
            return None
        found = traced(document, self._outlets)
        if found is None:
            return None
        who = "outlet:" + outlet_key(found[0])
        return Source(who, who, found[0], "outlet", f"“{self._words(document, act)}”, of which the text says: “{found[1]}”")

    def _heard_by(self, act: Attribution, document: Document) -> Source | None:
        """An outlet that the sentence says was told ("told the Examiner", "in an interview with Radio Nord")."""
        if act.id not in self._heard:
            self._heard[act.id] = self._find_hearer(act, document)
        return self._heard[act.id]

    def _find_hearer(self, act: Attribution, document: Document) -> Source | None:
        near = act.cue or act.source
        mentions = self._outlets.get(document.id, ())
        if near is None or not mentions:
            return None
        first = bisect_left(mentions, (near.start - _BEFORE,))
        for start, end, outlet in mentions[first : bisect_left(mentions, (near.end + _AFTER,))]:
            if _SENTENCE_END.search(document.text[min(near.end, start) : max(near.start, end)]):
                continue
            leading = " ".join(document.text[max(0, start - _LEADING) : start].casefold().split())
            leading = leading.removesuffix(" the").removesuffix(" a")
            if any(leading.endswith(phrase) for phrase in vocabulary.listed("words", "told")):
                who = "outlet:" + outlet_key(outlet)
                words = trimmed(document.text[min(near.start, start) : max(near.end, end)])
                return Source(who, who, outlet, "outlet", f"“{words}”")
        return None

    def _teller(self, act: Attribution, document: Document) -> Source | None:
        entity = self._scene.entity(act.source_entity)
        words = f"“{self._words(document, act)}”"
        if act.source_kind == "author":
            return _own_voice(document)
        if act.source_kind in ("anonymous", "collective", "document"):
            reported = tellers(quoted(document, act)) if act.source_kind == "document" else ""
            if act.source is None or (act.source_kind == "document" and not reported) or _shows(document, act):
                return None
            group = self._groups.get(act.id, act.id)
            name = reported or self._groups.get("name:" + group, quoted(document, act))
            if is_pointing(name) or nobody(name):
                return None
            return Source(f"anonymous:{document.id}:{group}", "", name, "anonymous", words)
        if entity is None:
            return None
        return Source("person:" + entity.id, "person:" + entity.id, entity.name, "person", words)

    def _words(self, document: Document, act: Attribution) -> str:
        spans = [span for span in (act.source, act.cue) if span is not None]
        if not spans:
            return "reported"
        start, end = min(span.start for span in spans), max(span.end for span in spans)
        return trimmed(document.text[start:end]) if end - start <= 2 * MOST_QUOTED else quoted(document, act)


def _shows(document: Document, act: Attribution) -> bool:
    """Whether the act is one of showing, not of saying: "experience shows", "the deployment signalled"; nobody stands behind it."""
    words = document.text[act.cue.start : act.cue.end].casefold().split() if act.cue else []
    return any(names.singular(word) in vocabulary.words("words", "showing") for word in words)


def _own_voice(document: Document) -> Source | None:
    if document.genre == "press-release":
        name = document.outlet or document.title or document.path
        return Source("document:" + names.key(name), "", name, "document", "a statement in its issuer's own words")
    if document.genre not in _OPINION:
        return None
    name = ", ".join(document.authors) or document.outlet or ""
    if not name:
        return Source(
            "author:" + document.id, "", f"author of “{document.title or document.path}”", "author", "the author's own voice"
        )
    return Source("author:" + names.key(name), "author:" + names.key(name), name, "author", "the author's own voice")


def _outlet_mentions(entities: Mapping[str, Entity]) -> dict[str, list[tuple[int, int, str]]]:
    out: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for entity in entities.values():
        if entity.type == "Outlet":
            for mention in entity.mentions:
                if mention.kind == "name":
                    out[mention.document].append((mention.start, mention.end, entity.name))
    return {document: sorted(found) for document, found in out.items()}

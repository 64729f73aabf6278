"""brat standoff: each document's text beside its annotations, for annotation tools and scorers.

Form: brat standoff 1.3 (brat.nlplab.org): ``T`` text bounds, ``R`` relations, ``A`` attributes, ``#`` notes. Offsets count code
points; a stretch that runs over a line break is told in fragments, as the form demands. A source, cue or content that several
acts share stands once for each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sayso.casefile import Case
from sayso.exports.folder import fresh
from sayso.exports.material import index_of
from sayso.model import Attribution, Claim, Document, Entity, Mention, Span
from sayso.telling.view import Index

_LINE = re.compile(r"[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
STANCES = "asserts denies doubts hints promises threatens demands praises asks believes predicts"
MODALITIES = "actual reported_possible future conditional counterfactual normative opinion"
CONFIGURATION = f"""\
[entities]
Person
Organization
ArmedGroup
StateBody
Country
Place
Event
Weapon
Outlet
Agreement
Facility
Group
Source
Cue
Content
Claim

[relations]
said_by\tArg1:Cue, Arg2:Source
says\tArg1:Cue, Arg2:Content
says_so\tArg1:Source, Arg2:Content
told_in\tArg1:Claim, Arg2:Content
held_in\tArg1:Cue|Content, Arg2:Content
<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>

[events]

[attributes]
Stance\tArg:Cue|Content, Value:{STANCES.replace(" ", "|")}
Modality\tArg:Claim, Value:{MODALITIES.replace(" ", "|")}
Negative\tArg:Claim
"""


def write(case: Case, path: Path) -> None:
    """Write every document as ``<document id>.txt`` and ``.ann``.

    Args:
        case: the case to write.
        path: the folder; new, empty, or an earlier export, which is replaced.

    Raises:
        SaysoError: the folder holds something else or cannot be written.
    """
    index = index_of(case)
    with fresh(path, "brat") as folder:
        (folder / "annotation.conf").write_text(CONFIGURATION, encoding="utf-8", newline="")
        held = _by_document(index)
        for document in index.documents.values():
            (folder / f"{document.id}.txt").write_text(document.text, encoding="utf-8", newline="")
            lines = Sheet(document, held[document.id]).lines()
            (folder / f"{document.id}.ann").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="")


@dataclass(slots=True)
class Held:
    """What stands in one document."""

    mentions: list[tuple[Entity, Mention]] = field(default_factory=list)
    acts: list[Attribution] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)


def _by_document(index: Index) -> dict[str, Held]:
    held = {document: Held() for document in index.documents}
    for entity in index.entities.values():
        for mention in entity.mentions:
            if mention.document in held:
                held[mention.document].mentions.append((entity, mention))
    for act in index.attributions.values():
        held[act.document].acts.append(act)
    for claim in index.claims.values():
        held[claim.document].claims.append(claim)
    return held


class Sheet:
    """One document's annotations, numbered as they come."""

    def __init__(self, document: Document, held: Held) -> None:
        self._document = document
        self._held = held
        self._counts = {"T": 0, "R": 0, "A": 0, "#": 0}
        self._content: dict[str, str] = {}

    def lines(self) -> Iterator[str]:
        """The lines of the ``.ann`` file."""
        for entity, mention in self._held.mentions:
            yield from self._mention(entity, mention)
        told: list[str] = []
        heads: dict[str, str] = {}
        for act in self._held.acts:
            yield from self._act(act, told, heads)
        for act in self._held.acts:
            if act.parent in self._content and act.id in heads:
                told.append(self._relation("held_in", heads[act.id], self._content[act.parent]))
        for claim in self._held.claims:
            yield from self._claim(claim, told)
        yield from told

    def _mention(self, entity: Entity, mention: Mention) -> Iterator[str]:
        found = self._bound(entity.type, (Span(mention.start, mention.end),))
        if found:
            yield found[1]
            yield self._note(found[0], f"{entity.id} {entity.name}")

    def _act(self, act: Attribution, told: list[str], heads: dict[str, str]) -> Iterator[str]:
        parts: dict[str, str] = {}
        for name, spans in (("Source", (act.source,)), ("Cue", (act.cue,)), ("Content", act.content)):
            found = self._bound(name, tuple(span for span in spans if span is not None))
            if found:
                parts[name] = found[0]
                yield found[1]
        head = parts.get("Cue") or parts.get("Content")
        if head is None:
            return
        heads[act.id] = head
        yield self._attribute("Stance", head, act.stance)
        yield self._note(head, act.id)
        if "Content" in parts:
            self._content[act.id] = parts["Content"]
        for name, one, other in (("said_by", "Cue", "Source"), ("says", "Cue", "Content")):
            if one in parts and other in parts:
                told.append(self._relation(name, parts[one], parts[other]))
        if "Cue" not in parts and "Source" in parts:
            told.append(self._relation("says_so", parts["Source"], parts["Content"]))

    def _claim(self, claim: Claim, told: list[str]) -> Iterator[str]:
        found = self._bound("Claim", (Span(claim.start, claim.end),))
        if not found:
            return
        yield found[1]
        yield self._attribute("Modality", found[0], claim.modality)
        if claim.polarity == "-":
            yield self._attribute("Negative", found[0])
        yield self._note(found[0], f"{claim.id} {claim.code or claim.predicate}")
        if claim.attribution in self._content:
            told.append(self._relation("told_in", found[0], self._content[claim.attribution]))

    def _bound(self, kind: str, spans: tuple[Span, ...]) -> tuple[str, str] | None:
        """A text bound's id and line; None where there is no letter to mark."""
        text = self._document.text
        pieces = [Span(m.start(), m.end()) for span in spans for m in _LINE.finditer(text, span.start, span.end)]
        if not pieces:
            return None
        places = ";".join(f"{p.start} {p.end}" for p in pieces)
        words = " ".join(text[p.start : p.end] for p in pieces).replace("\t", " ")
        id_ = self._next("T")
        return id_, f"{id_}\t{kind} {places}\t{words}"

    def _relation(self, kind: str, one: str, other: str) -> str:
        return f"{self._next('R')}\t{kind} Arg1:{one} Arg2:{other}"

    def _attribute(self, kind: str, about: str, value: str | None = None) -> str:
        return f"{self._next('A')}\t{kind} {about}" + (f" {value}" if value else "")

    def _note(self, about: str, words: str) -> str:
        return f"{self._next('#')}\tAnnotatorNotes {about}\t{' '.join(words.split())}"

    def _next(self, letter: str) -> str:
        self._counts[letter] += 1
        return f"{letter}{self._counts[letter]}"

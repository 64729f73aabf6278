"""From a document to its reading: words, scores, names, attributions, claims, numbered in text order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sayso.codebook import Codebook
from sayso.model import Amount, Attribution, Claim, Document, Form, Reading, SourceKind, Span, When
from sayso.reading.amounts import find_amounts, source_count
from sayso.reading.analysis import Analysis, analyse
from sayso.reading.attributions import says_in
from sayso.reading.circumstances import amount_of, place_of, time_of
from sayso.reading.claims import COUNTED, ClaimFinder, attribution_of
from sayso.reading.encoder.session import Encoder
from sayso.reading.holders import holding_cues
from sayso.reading.names import names_in
from sayso.reading.nearby import Nearby
from sayso.reading.quotes import quotations
from sayso.reading.referents import Referents
from sayso.reading.said import Said
from sayso.reading.say import Say
from sayso.reading.sentences import sentences_in
from sayso.reading.sources import source_kind
from sayso.reading.truth import truth_of
from sayso.reading.when import find_times
from sayso.reading.words import words_in


class Reader:
    """Reads documents; pure: no store, no clock, no network. One Reader serves one thread.

    Args:
        codebook: the relations to code claims with.
        encoder: the encoder; the packaged one when None.

    Example:
        >>> reading = Reader(codebook.load()).read(document)  # doctest: +SKIP
    """

    def __init__(self, codebook: Codebook, *, encoder: Encoder | None = None) -> None:
        self._encoder = encoder or Encoder()
        self._claims = ClaimFinder(codebook)
        self.version = self._encoder.version

    def read(self, document: Document) -> Reading:
        """Read one document.

        Args:
            document: a stored document with labelled ranges.

        Returns:
            Its reading; every offset counts code points of ``document.text``.
        """
        sentences = sentences_in(document.text, document.body)
        words = [words_in(document.text, s) for s in sentences]
        kept = [(s, w) for s, w in zip(sentences, words, strict=True) if w]
        if not kept:
            return Reading(document)
        forms = [[document.text[w.start : w.end] for w in ws] for _, ws in kept]
        a = analyse(document.text, [w for _, w in kept], self._encoder.score(forms))
        return _Draft(document, a, [s for s, _ in kept]).reading(self._claims)

    def read_many(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Read documents one after another, in order."""
        return map(self.read, documents)


class _Draft:
    """One document's reading in the making."""

    def __init__(self, document: Document, a: Analysis, sentences: list[Span]) -> None:
        self.document, self.a, self.sentences = document, a, sentences
        times = find_times(document.text, sentences, document.published)
        telling = frozenset(i for t in times if t.span for i in a.words_in(t.span))
        self.referents = Referents(a, names_in(a), telling)
        self.times: Nearby[When] = Nearby((t, [t.span]) for t in times if t.span)
        self.amounts: Nearby[Amount] = Nearby((x, [x.span]) for x in find_amounts(document.text, sentences) if x.span)

    def reading(self, finder: ClaimFinder) -> Reading:
        quotes = quotations(self.document.text, self.document.body)
        says = says_in(self.a, self.referents, quotes, self.document.body[-1].end)
        says.sort(key=lambda s: (self._at(s), s.content))
        people = [None if s.source_head is None else self.referents.of_word(s.source_head) for s in says]
        for say, person in zip(says, people, strict=True):
            if person is not None and say.cue is not None:
                for c in say.content:
                    self.referents.speaker(c, person)
        kinds = [source_kind(self.a, self.referents, say, person) for say, person in zip(says, people, strict=True)]
        cues = frozenset(i for s in says if s.cue for i in range(s.cue[0], s.cue[1] + 1))
        said = finder.claims(self.a, self.referents, cues)
        places = [place_of(self.a, self.referents, s.trigger, (s.subject, s.object)) for s in said]
        entities, ids = self.referents.entities(self.document.id)
        attributions = self._attributions(says, [ids.get(p) for p in people], kinds, quotes)
        claims = self._claims(said, places, attributions, ids)
        return Reading(self.document, tuple(self.sentences), entities, tuple(attributions), tuple(claims))

    def _at(self, say: Say) -> int:
        starts = [c.start for c in say.content]
        if say.cue:
            starts.append(self.a.spans[say.cue[0]].start)
        if say.source:
            starts.append(self.a.spans[say.source[0]].start)
        return min(starts)

    def _attributions(
        self, says: list[Say], people: list[str | None], kinds: list[SourceKind], quotes: list[Span]
    ) -> list[Attribution]:
        a, did = self.a, self.document.id
        near = Nearby((q, [q]) for q in quotes)
        out = []
        for n, (say, person, kind) in enumerate(zip(says, people, kinds, strict=True)):
            source = a.span(*say.source) if say.source else None
            text = a.text[source.start : source.end] if source else ""
            out.append(
                Attribution(
                    id=f"{did}.a{n + 1}",
                    document=did,
                    source=source,
                    source_entity=person,
                    source_kind=kind,
                    cue=a.span(*say.cue) if say.cue else None,
                    content=tuple(say.content),
                    form=_form(say.content, near),
                    stance=say.stance,
                    source_count=source_count(text) if kind in ("anonymous", "collective") and text else None,
                    scope="carried" if say.carried else "stated",
                    score=round(say.score, 4),
                )
            )
        holders = Nearby((x, x.content) for x in out)
        linked = [None if n is None else out[n].id for n in holding_cues(a, says)]
        parents = [_parent(x, holders) or link for x, link in zip(out, linked, strict=True)]
        return [x if parent is None else replace(x, parent=parent) for x, parent in zip(out, parents, strict=True)]

    def _claims(
        self, said: list[Said], places: list[int | None], attributions: list[Attribution], ids: dict[int | None, str]
    ) -> list[Claim]:
        a, did = self.a, self.document.id
        sized = Nearby(((x, sum(c.end - c.start for c in x.content)), x.content) for x in attributions)
        out = []
        for n, (s, place) in enumerate(zip(said, places, strict=True)):
            held = attribution_of(a.spans[s.trigger], sized.touching(a.spans[s.trigger]))
            truth = truth_of(a, s.trigger, held, s.sign)
            amount = amount_of(a, self.amounts, s.trigger, [s.object_word, s.subject_word])
            out.append(
                Claim(
                    id=f"{did}.c{n + 1}",
                    document=did,
                    start=s.span.start,
                    end=s.span.end,
                    subject=ids.get(s.subject),
                    predicate=s.predicate,
                    code=s.code,
                    object=ids.get(s.object),
                    object_text=s.object_text,
                    polarity="+" if s.undone else truth.polarity,
                    modality=s.modality if s.modality and truth.modality == "actual" else truth.modality,
                    condition=truth.condition,
                    hedge=truth.hedge,
                    time=time_of(a, self.times, s.span, s.trigger),
                    place=ids.get(place),
                    quantity=replace(amount, unit=s.code) if amount and s.code in COUNTED else amount,
                    attribution=held.id if held else None,
                    score=s.score,
                )
            )
        return out


def _form(content: list[Span], quotes: Nearby[Span]) -> Form:
    total = sum(c.end - c.start for c in content) or 1
    quoted = sum(max(0, min(c.end, q.end) - max(c.start, q.start)) for c in content for q in quotes.touching(c))
    return "direct" if quoted >= 0.85 * total else "mixed" if quoted else "indirect"


def _parent(child: Attribution, everyone: Nearby[Attribution]) -> str | None:
    """The narrowest other attribution whose content holds this one's cue (its source, where it has no cue) and content."""
    anchor = child.cue or (child.source if child.scope == "stated" else None) or child.content[0]
    own = sum(c.end - c.start for c in child.content)
    best: tuple[int, str] | None = None
    for other in everyone.touching(anchor):
        if other.id == child.id:
            continue
        size = sum(c.end - c.start for c in other.content)
        if size <= own and not (size == own and other.cue is None and child.cue is not None):
            continue
        if any(c.start <= anchor.start and anchor.end <= c.end for c in other.content) and (best is None or size < best[0]):
            best = (size, other.id)
    return None if best is None else best[1]

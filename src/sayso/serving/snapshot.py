"""A case as it was when it was loaded: its records indexed, and what every page needs of them worked out once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from typing import Any, TypeVar

from sayso.findings import Standing
from sayso.model import Attribution, Claim, Document, Entity, QuestionStep, Relation, Sent, Tie
from sayso.serving.finding import Finder, Words
from sayso.telling.chains import chain
from sayso.telling.citations import Citations, citations
from sayso.telling.disputes import Dispute, disputes
from sayso.telling.drift import DriftRow, drift_rows
from sayso.telling.network import TieRow, tie_rows
from sayso.telling.pile import Pile, pile
from sayso.telling.review import Item, queue
from sayso.telling.rings import Ring, rings
from sayso.telling.sending import Place, sent_rows
from sayso.telling.sources import Source, sources
from sayso.telling.timeline import Row, timeline_rows
from sayso.telling.view import Index
from sayso.weighing.hypotheses import Grounds, Matrix, Question, matrix, standing, suggest_questions

Tell = Callable[[str], None]
V = TypeVar("V")
Time = tuple[str, str]
"""First and last day as ISO dates."""
NEVER: Time = ("~", "")  # lies in no stretch of time that has an end
OUTLETS = 200  # outlets that a filter lists


@dataclass(frozen=True, slots=True)
class ReadOnce:
    """A line of the case's record: ``reading`` number, where the document was found, and what read it."""

    document: str
    path: str
    reader: str
    reading: int
    claims: int


@dataclass(frozen=True, slots=True)
class People:
    """What people did to a case.

    ``judgements`` are rows as `sayso.judging` tells them, oldest first; ``judged`` the records with a judgement in force;
    ``reasons`` why the members of an entity were joined; ``members`` its local entities; ``steps`` what was done to questions.
    """

    judgements: tuple[dict[str, Any], ...] = ()
    judged: frozenset[str] = frozenset()
    reasons: Mapping[str, str] = field(default_factory=dict)
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    steps: tuple[QuestionStep, ...] = ()


def key(*parts: str) -> str:
    """A short, stable name for an address."""
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]


class Snapshot:
    """A loaded case; nothing in it changes, so any number of requests may read it at once.

    Args:
        index: the case's records.
        name: the case file's name, as pages show it.
        history: its record of what was read, oldest first.
        sent: the requests that carried texts to another machine.
        people: what people did, and what they need to do more.
    """

    def __init__(
        self,
        index: Index,
        *,
        name: str = "case",
        history: Iterable[ReadOnce] = (),
        sent: Iterable[Sent] = (),
        people: People | None = None,
    ) -> None:
        self.index = index
        self.name = name
        self.history = tuple(history)
        self.sent = tuple(sent)
        self._people = people or People()
        self.judgements = self._people.judgements

    def warm(self, tell: Tell | None = None) -> None:
        """Work everything out now, so that no page has to wait for it."""
        for name, prepared in vars(Snapshot).items():
            if isinstance(prepared, cached_property):
                if tell:
                    tell(name.strip("_").replace("_", " "))
                getattr(self, name)

    @cached_property
    def claims_in(self) -> Mapping[str, tuple[Claim, ...]]:
        """Claims by document, in text order."""
        return _grouped((c.document, c) for c in self.index.claims.values())

    @cached_property
    def acts_in(self) -> Mapping[str, tuple[Attribution, ...]]:
        """Acts of saying by document, in text order."""
        return _grouped((a.document, a) for a in self.index.attributions.values())

    @cached_property
    def about(self) -> Mapping[str, tuple[Claim, ...]]:
        """Claims by the actor they are about, as subject or object."""
        return _grouped((e, c) for c in self.index.claims.values() for e in dict.fromkeys((c.subject, c.object)) if e)

    @cached_property
    def relations(self) -> Mapping[str, tuple[Relation, ...]]:
        """Relations by the claims they hold between."""
        return _grouped((c, r) for r in self.index.relations for c in dict.fromkeys((r.a, r.b)))

    @cached_property
    def ties(self) -> Mapping[str, TieRow]:
        """Ties by key, those in front first."""
        return {key(r.tie.subject, r.tie.code, r.tie.object): r for r in tie_rows(self.index)}

    @cached_property
    def tie_codes(self) -> tuple[str, ...]:
        """The codes of the case's ties."""
        return tuple(sorted({r.tie.code for r in self.ties.values()}))

    @cached_property
    def tie_times(self) -> Mapping[str, tuple[tuple[Time, ...], tuple[Time, ...]]]:
        """By tie: when what its claims state, for and against, is said to be; what is given no time counts by its text's date."""
        return {k: (self._times(row.claims), self._times(row.against)) for k, row in self.ties.items()}

    @cached_property
    def tie_ends(self) -> Mapping[str, tuple[str, str, str, str]]:
        """By tie: the first and the last start of these times, the first and the last end."""
        return {k: _ends((*times, *against)) for k, (times, against) in self.tie_times.items()}

    def _times(self, claims: Iterable[Claim]) -> tuple[Time, ...]:
        return tuple(_time(c, self.index.documents[c.document].published) for c in claims)

    @cached_property
    def ties_told(self) -> Mapping[str, Mapping[str, tuple[Claim, ...]]]:
        """By outlet: its claims for and against each tie that it speaks of."""
        found: dict[str, dict[str, list[Claim]]] = {}
        for k, row in self.ties.items():
            for claim in (*row.claims, *row.against):
                found.setdefault(self.index.publisher(claim.document), {}).setdefault(k, []).append(claim)
        return {outlet: {k: tuple(claims) for k, claims in told.items()} for outlet, told in found.items()}

    @cached_property
    def ties_of(self) -> Mapping[str, tuple[str, ...]]:
        """Keys of the ties that an actor has part in."""
        return _grouped((e, k) for k, r in self.ties.items() for e in dict.fromkeys((r.tie.subject, r.tie.object)))

    @cached_property
    def disputes(self) -> Mapping[str, Dispute]:
        """Disputes by key: open ones first; those in general terms only, where texts answer differently, come last."""
        found = sorted(disputes(self.index), key=lambda d: (not d.open, _in_general(d)))
        return {key(*sorted(c.id for p in d.positions for c in p.claims)[:1], d.heading): d for d in found}

    @cached_property
    def dispute_of(self) -> Mapping[str, str]:
        """The key of the dispute that a claim takes part in."""
        return {c.id: k for k, d in self.disputes.items() for p in d.positions for c in p.claims}

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Sources by key, the most cited first."""
        return {key(s.key): s for s in sources(self.index)}

    @cached_property
    def source_keys(self) -> Mapping[str, str]:
        """The address of a source by its links' key, for the picture."""
        return {s.key: k for k, s in self.sources.items()}

    @cached_property
    def sources_named(self) -> Mapping[str, tuple[str, ...]]:
        """Keys of the sources that an actor is."""
        return _grouped((s.key, k) for k, s in self.sources.items() if s.key in self.index.entities)

    @cached_property
    def actors(self) -> tuple[Entity, ...]:
        """Everyone and everything spoken of: those with a name first, by name, what begins with no letter last."""
        return tuple(sorted(self.index.entities.values(), key=self._by_name))

    def _by_name(self, entity: Entity) -> tuple[bool, bool, str, str]:
        return not self.index.named(entity.id), not entity.name[:1].isalpha(), entity.name.casefold(), entity.id

    @cached_property
    def pile(self) -> Pile:
        """What was read, in figures, and what it lacks."""
        return pile(self.index, frozenset(), 0)

    @cached_property
    def sent_to(self) -> tuple[Place, ...]:
        """Where texts were sent, if any were."""
        return sent_rows(self.sent)

    @cached_property
    def citations(self) -> Citations:
        """The picture of who relies on whom."""
        return citations(self.index)

    @cached_property
    def dated(self) -> tuple[Row, ...]:
        """Everything that is given a time."""
        return timeline_rows(self.index)

    @cached_property
    def outlets(self) -> tuple[str, ...]:
        """Who published the documents, by name."""
        return tuple(sorted({self.index.publisher(d) for d in self.index.documents}, key=str.casefold))

    def outlet_choices(self, chosen: str = "") -> list[tuple[str, str]]:
        """Outlets to choose from, by name: those with the most documents where there are too many, and always the chosen one."""
        return [(name, name) for name in self.outlets if name in self._chief_outlets or name == chosen]

    @cached_property
    def _chief_outlets(self) -> frozenset[str]:
        published = Counter(self.index.publisher(d) for d in self.index.documents)
        return frozenset(name for name, _ in published.most_common(OUTLETS))

    @cached_property
    def drifts(self) -> tuple[DriftRow, ...]:
        """Where the wording shifts."""
        return drift_rows(self.index)

    @cached_property
    def drifts_of(self) -> Mapping[str, tuple[DriftRow, ...]]:
        """The same by claim."""
        return _grouped((c, d) for d in self.drifts for c in dict.fromkeys((d.near.claim, d.far.claim)))

    @cached_property
    def circles(self) -> tuple[Ring, ...]:
        """Rings of outlets that cite each other for the same thing, with the reason, the claims and a picture."""
        return tuple(rings(self.index))

    @cached_property
    def queue(self) -> tuple[Item, ...]:
        """What is most worth a person's look."""
        return tuple(queue(self.index, self._people.reasons, self._people.judged))

    def done(self, numbers: str) -> list[dict[str, Any]]:
        """The judgements that an address tells of: "j3,j4"."""
        wanted = frozenset(numbers.split(","))
        return [row for row in self.judgements if row["id"] in wanted] if numbers else []

    def members(self, entity: str) -> tuple[str, ...]:
        """The local entities that an actor was joined from, and why it was."""
        return self._people.members.get(entity, ())

    def joined_because(self, entity: str) -> str:
        """Why the members of an actor were joined; empty where nothing was joined."""
        return self._people.reasons.get(entity, "")

    @cached_property
    def grounds(self) -> Grounds:
        """The case as the questions look things up in it."""
        stated = [Stated(*pair) for pair in self.index.stated.items()]
        index = self.index
        return Grounds.of(Weighed(
            index.documents.values(), index.entities.values(), index.attributions.values(), index.claims.values(),
            index.standings.values(), index.relations, index.ties, stated,
        ))  # fmt: skip

    @cached_property
    def matrices(self) -> Mapping[str, Matrix]:
        """The questions people asked, each with its matrix, in the order they were asked."""
        return {name: matrix(asked, self.grounds) for name, asked in standing(self._people.steps).items()}

    @property
    def steps(self) -> tuple[QuestionStep, ...]:
        """Everything that was done to the questions, oldest first."""
        return self._people.steps

    def with_steps(self, steps: Sequence[QuestionStep]) -> Snapshot:
        """The same case after these steps, the ones it has among them; only the questions they concern are worked out again."""
        concerned = {step.question for step in steps[len(self.steps) :]}
        made = copy(self)
        made._people = replace(self._people, steps=tuple(steps))
        vars(made)["matrices"] = {
            name: self.matrices[name] if name in self.matrices and name not in concerned else matrix(asked, self.grounds)
            for name, asked in standing(steps).items()
        }
        return made

    @cached_property
    def suggested_questions(self) -> tuple[Question, ...]:
        """Questions that the case itself raises."""
        return suggest_questions(self.grounds)

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The codes of the case's claims."""
        return tuple(sorted({c.code for c in self.index.claims.values() if c.code}))

    @cached_property
    def claim_finder(self) -> Finder:
        """Finds claims by the words of their clause, their parties and their chain."""
        words, names = Words(), Words(keep=True)
        finder = Finder()
        for claim in self.index.claims.values():
            parties = (self.index.name(claim.subject), self.index.name(claim.object))
            chained = (link.name for link in chain(claim, self.index))
            clause = self.index.documents[claim.document].text[claim.start : claim.end]
            finder.add(claim.id, [*words.of(clause), *(w for name in (*parties, *chained) for w in names.of(name))])
        return finder

    @cached_property
    def text_finder(self) -> Finder:
        """Finds documents by the words of their title and text."""
        words, finder = Words(), Finder()
        for document in self.index.documents.values():
            body = " ".join(document.text[s.start : s.end] for s in document.body) if document.ranges else document.text
            finder.add(document.id, words.of(f"{document.title or ''} {document.outlet or ''} {body}"))
        return finder


@dataclass(frozen=True, slots=True)
class Stated:
    """A proposition."""

    id: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Weighed:
    """A case's records once more, as the hypotheses take them."""

    documents: Iterable[Document]
    entities: Iterable[Entity]
    attributions: Iterable[Attribution]
    claims: Iterable[Claim]
    standings: Iterable[Standing]
    relations: Iterable[Relation]
    ties: Iterable[Tie]
    propositions: Iterable[Stated]


def _ends(times: Sequence[Time]) -> tuple[str, str, str, str]:
    starts, ends = [a for a, _ in times] or [NEVER[0]], [b for _, b in times] or [NEVER[1]]
    return min(starts), max(starts), min(ends), max(ends)


def _time(claim: Claim, published: str | None) -> Time:
    earliest = (claim.time.earliest or claim.time.latest) if claim.time else None
    latest = (claim.time.latest or claim.time.earliest) if claim.time else None
    first, last = earliest or published, latest or published
    return (first, last) if first and last else NEVER


def _in_general(dispute: Dispute) -> bool:
    return all(join.kind == "answers differently" for join in dispute.joins)


def _grouped(pairs: Iterable[tuple[str, V]]) -> Mapping[str, tuple[V, ...]]:
    found: dict[str, list[V]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return {name: tuple(values) for name, values in found.items()}

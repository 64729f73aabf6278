"""Looking into a case: its records as they count now, and queries that only read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from sayso.casefile import found, questions, records, rows, weighed
from sayso.casefile.collection import Rows
from sayso.casefile.connect import Store
from sayso.casefile.weighed import Proposition
from sayso.errors import CaseError
from sayso.findings import Circle, Counts, Drift, Interest, Standing, Support, Via
from sayso.judgements import Effect
from sayso.model import Attribution, Claim, Document, Entity, Note, Origin, Pile, QuestionStep, Relation, Sent, Tie

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave: column names and rows."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Sentence:
    """The ``n``-th sentence (from 1) of a document, ``[start, end)`` in its stored text."""

    document: str
    n: int
    start: int
    end: int


class Records:
    """The records of an open case.

    The properties are ``Rows``, loaded on first use and kept until the case is written to; the ``stream_`` methods keep nothing.
    Entity ids are case-wide once the case has been weighed.
    """

    def __init__(self, path: Path | None, store: Store) -> None:
        self.path = path
        self._store = store
        self._open = True
        self._seen: dict[str, Rows[Any]] = {}

    @property
    def documents(self) -> Rows[Document]:
        """The current documents, by path; the path is the first of those that show the document."""
        return self._rows(Document, self.stream_documents)

    @property
    def entities(self) -> Rows[Entity]:
        """Everyone and everything mentioned; one per referent once weighed."""
        return self._rows(Entity, lambda: weighed.entities(self._store))

    @property
    def attributions(self) -> Rows[Attribution]:
        """Every act of saying, by path and place in the text."""
        return self._rows(Attribution, self.stream_attributions)

    @property
    def claims(self) -> Rows[Claim]:
        """Every claim, by path and place in the text."""
        return self._rows(Claim, self.stream_claims)

    @property
    def sentences(self) -> Rows[Sentence]:
        """Every sentence of the current documents."""
        return self._rows(
            Sentence, lambda: self._records("document, n, begins, ends FROM sentences ORDER BY path, n", lambda r: Sentence(*r))
        )

    @property
    def origins(self) -> Rows[Origin]:
        """Where the reporting goes back to; empty until weighed."""
        return self._rows(
            Origin, lambda: self._records("id, name, kind, claims, reason FROM weighing.origins ORDER BY claims[1]", records.origin)
        )

    @property
    def relations(self) -> Rows[Relation]:
        """What claims are to each other; empty until weighed."""
        return self._rows(
            Relation,
            lambda: self._records(
                "kind, a, b, reason, exact FROM weighing.relations ORDER BY kind, exact DESC, a, b, reason", lambda r: Relation(*r)
            ),
        )

    @property
    def ties(self) -> Rows[Tie]:
        """What the pile says of each pair under each code; empty until weighed."""
        return self._rows(Tie, lambda: self._records("* FROM weighing.ties ORDER BY subject, code, object", records.tie))

    @property
    def propositions(self) -> Rows[Proposition]:
        """What claims state alike; empty until weighed."""
        return self._rows(Proposition, lambda: weighed.propositions(self._store))

    @property
    def standings(self) -> Rows[Standing]:
        """Who stands behind each claim: its outlet, its origin, its utterer; empty until weighed."""
        return self._rows(Standing, lambda: found.standings(self._store))

    @property
    def counts(self) -> Rows[Counts]:
        """Outlets, origins and utterers behind each proposition, with their members; empty until weighed."""
        return self._rows(Counts, lambda: found.counts(self._store))

    @property
    def circles(self) -> Rows[Circle]:
        """Outlets that cite each other in a ring; empty until weighed."""
        return self._rows(Circle, lambda: found.circles(self._store))

    @property
    def drifts(self) -> Rows[Drift]:
        """The same content worded otherwise further from its utterer; empty until weighed."""
        return self._rows(Drift, lambda: found.drifts(self._store))

    @property
    def interests(self) -> Rows[Interest]:
        """How speakers stand to what they claim; empty until weighed."""
        return self._rows(Interest, lambda: found.interests(self._store))

    @property
    def vias(self) -> Rows[Via]:
        """Through whom or what, and by which way, as clauses tell it; empty until weighed."""
        return self._rows(Via, lambda: found.vias(self._store))

    @property
    def supports(self) -> Rows[Support]:
        """Ties of support as drafts for a coder; empty until weighed."""
        return self._rows(Support, lambda: found.supports(self._store))

    @property
    def sent(self) -> Rows[Sent]:
        """Every request that carried a text to another machine, oldest first; whether or not an answer came back."""
        return self._rows(
            Sent, lambda: self._records("document, sha256, path, host, model, bytes FROM store.sent ORDER BY n", lambda r: Sent(*r))
        )

    @property
    def notes(self) -> Rows[Note]:
        """What the readers tell about their own work on the current documents."""
        sql = "kind, about, part, quote, reason FROM store.notes JOIN store.current USING (reading) ORDER BY path, n"
        return self._rows(Note, lambda: self._records(sql, lambda r: Note(*r)))

    @property
    def question_steps(self) -> Rows[QuestionStep]:
        """What people did to questions with alternatives, oldest first."""
        return self._rows(QuestionStep, self._question_steps)

    def _question_steps(self) -> list[QuestionStep]:
        self._check_open()
        return questions.load(self._store, self.path or "the case in memory")

    @property
    def effects(self) -> Rows[Effect]:
        """What each judgement does now; empty until weighed."""
        sql = "n, state, reason, records FROM weighing.judged_effects ORDER BY n"
        return self._rows(Effect, lambda: self._records(sql, lambda r: Effect(r[0], r[1], r[2], tuple(r[3]))))

    @property
    def judged(self) -> dict[str, tuple[str, ...]]:
        """Record id -> ids of the judgements in force on it, oldest first; empty until weighed."""
        return {str(r[0]): tuple(r[1]) for r in self.stream_rows("SELECT record, judgements FROM judged ORDER BY record")}

    @property
    def unweighed(self) -> str:
        """What to say, after the case's name, of a case that was not weighed as it is now; empty where there is nothing to say."""
        self._check_open()
        if weighed.mark(self._store) is not None or not self._store.rows("SELECT 1 FROM store.current LIMIT 1"):
            return ""
        return weighed.UNWEIGHED

    def stream_documents(self) -> Iterator[Document]:
        """The documents one by one, without keeping them."""
        sql = f"{_select(rows.DOCUMENT_NAMES)} FROM store.current JOIN store.readings USING (reading, document) ORDER BY path"
        return self._records(sql, records.document)

    def stream_attributions(self) -> Iterator[Attribution]:
        """The attributions one by one, without keeping them."""
        return self._records(
            f"{_select(rows.ATTRIBUTION_NAMES)} FROM store.weighed_attributions ORDER BY path, n", records.attribution
        )

    def stream_claims(self) -> Iterator[Claim]:
        """The claims one by one, without keeping them."""
        return self._records(f"{_select(rows.CLAIM_NAMES)} FROM store.weighed_claims ORDER BY path, n", records.claim)

    def pile(self) -> Pile:
        """Everything read, as read: entity ids local to their document."""
        return Pile(
            tuple(self.documents),
            tuple(self._records(f"{_select(rows.ENTITY_NAMES)} FROM store.read_entities ORDER BY path, n", records.entity)),
            tuple(
                self._records(
                    f"{_select(rows.ATTRIBUTION_NAMES)} FROM store.read_attributions ORDER BY path, n", records.attribution
                )
            ),
            tuple(self._records(f"{_select(rows.CLAIM_NAMES)} FROM store.read_claims ORDER BY path, n", records.claim)),
        )

    def sql(self, query: str) -> Answer:
        """Answer one query that only reads; no other file can be reached.

        Raises:
            QueryError: it is invalid, more than one, or would write.
        """
        self._check_open()
        return Answer(*self._store.ask(query))

    def stream_rows(self, query: str) -> Iterator[tuple[Any, ...]]:
        """The rows of one of our own queries, without keeping them; what a person asks goes through ``sql``."""
        self._check_open()
        return self._store.stream(query)

    def _records(self, select: str, record: Callable[[Any], T]) -> Iterator[T]:
        self._check_open()
        return map(record, self._store.stream("SELECT " + select))

    def _rows(self, kind: type[T], load: Callable[[], Iterable[T]]) -> Rows[T]:
        if kind.__name__ not in self._seen:
            self._seen[kind.__name__] = Rows(load(), kind)
        return self._seen[kind.__name__]

    def _check_open(self) -> None:
        if not self._open:
            raise CaseError(f"{self.path}: this case is closed", hint="open it again")


def _select(names: Sequence[str]) -> str:
    return ", ".join(names)

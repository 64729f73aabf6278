"""The records that pass between rooms: frozen, slotted, free of behaviour that needs a store.

Every offset counts Unicode code points in the document's stored text; spans are half-open, ``text[start:end]`` is what was meant.
Ids of a reading are local to the document and stable: ``<document id>.e3`` (entity), ``.a2`` (attribution), ``.c7`` (claim),
numbered in text order. Field values follow the ledger form (docs/ledger.md).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from sayso.findings import Findings

RangeKind = Literal[
    "body", "navigation", "share", "caption", "image", "tags", "comments", "author_box", "disclaimer", "masthead", "other"
]
Genre = Literal["report", "opinion", "editorial", "wire-rewrite", "translation", "press-release", "unknown"]
EntityType = Literal[
    "Person",
    "Organization",
    "ArmedGroup",
    "StateBody",
    "Country",
    "Place",
    "Event",
    "Weapon",
    "Outlet",
    "Agreement",
    "Facility",
    "Group",
]
MentionKind = Literal["name", "nominal", "pronoun"]
SourceKind = Literal["named_person", "named_organization", "outlet", "anonymous", "document", "collective", "author"]
Form = Literal["direct", "indirect", "mixed"]
Stance = Literal[
    "asserts", "denies", "doubts", "hints", "promises", "threatens", "demands", "praises", "asks", "believes", "predicts"
]
Polarity = Literal["+", "-"]
Modality = Literal["actual", "reported_possible", "future", "conditional", "counterfactual", "normative", "opinion"]
Bound = Literal["exact", "about", "at_least", "at_most", "almost"]
TimeScope = Literal["stated", "carried", "inferred"]
OriginKind = Literal["outlet", "person", "document", "anonymous", "author"]
RelationKind = Literal["same_claim", "contradicts", "denies", "update", "scope_difference", "drift"]
NoteKind = Literal["aligned", "not_locatable", "rejected"]
QuestionAct = Literal["ask", "set", "unset", "sign", "unsign", "withdraw"]


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span:
    """A half-open range of code points ``[start, end)`` in a document's stored text."""

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        _set_start(self, start)  # takes half the time of the generated one; a page of text makes two thousand spans
        _set_end(self, end)


_set_start, _set_end = (Span.__dict__[name].__set__ for name in ("start", "end"))


@dataclass(frozen=True, slots=True)
class LabelledRange:
    """A stretch of the stored text and what it is; ``body`` is article text, all other kinds are page furniture."""

    span: Span
    kind: RangeKind


@dataclass(frozen=True, slots=True)
class Document:
    """One report as stored. ``text`` is the file's own decoded content, unaltered.

    ``id`` is ``d`` + the first 12 hex digits of ``sha256`` (of the file's bytes). ``ranges`` are disjoint, sorted and together
    cover the text. ``published`` is an ISO date or None; ``published_span`` are the words that gave it. ``origin`` is the outlet
    that the whole piece says it comes from, else None.
    """

    id: str
    path: str
    sha256: str
    media_type: str
    text: str
    title: str | None = None
    outlet: str | None = None
    origin: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    published_span: Span | None = None
    retrieved: str | None = None
    genre: Genre = "unknown"
    language: str = "en"
    ranges: tuple[LabelledRange, ...] = ()

    @property
    def body(self) -> tuple[Span, ...]:
        """The ranges that are article text, sorted."""
        return tuple(r.span for r in self.ranges if r.kind == "body")


@dataclass(frozen=True, slots=True)
class When:
    """A time as ISO dates, inclusive on both sides; ``span`` are the words that gave it, ``anchor`` what they were counted from."""

    earliest: str | None
    latest: str | None
    span: Span | None = None
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity: ``low``/``high`` in ``unit`` (``killed``, ``USD``, ``USD/year``, ``groups``, ...); either bound may be None."""

    low: float | None
    high: float | None
    unit: str
    bound: Bound
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of an entity in one document; a name mention is the name alone, without title or article."""

    document: str
    start: int
    end: int
    kind: MentionKind


@dataclass(frozen=True, slots=True)
class Entity:
    """A referent: within one document in a Reading, across the case after weighing."""

    id: str
    name: str
    type: EntityType
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """One act of saying, thinking or showing; ``parent`` is the attribution whose content holds this one."""

    id: str
    document: str
    source: Span | None
    source_entity: str | None
    source_kind: SourceKind
    cue: Span | None
    content: tuple[Span, ...]
    form: Form = "indirect"
    stance: Stance = "asserts"
    parent: str | None = None
    source_count: int | None = None
    time: When | None = None
    scope: TimeScope | None = None
    read: bool = False
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Claim:
    """One proposition as said. ``code`` is a codebook relation or None; ``polarity`` is net, after all negations.

    ``attribution`` is the innermost attribution whose content holds the claim, None for the author's own voice.
    ``subject``, ``object`` and ``place`` are entity ids. ``origin`` and ``proposition`` are None until the case is weighed.
    """

    id: str
    document: str
    start: int
    end: int
    subject: str | None
    predicate: str
    code: str | None
    object: str | None
    object_text: str | None = None
    polarity: Polarity = "+"
    modality: Modality = "actual"
    condition: str | None = None
    hedge: str | None = None
    time: When | None = None
    place: str | None = None
    quantity: Amount | None = None
    attribution: str | None = None
    origin: str | None = None
    proposition: str | None = None
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Note:
    """What a reader tells about its own work: in no count, and no part of what the document says.

    ``about`` is the attribution or claim concerned (its id where it was taken over), ``part`` the part of it, ``quote`` the words
    that came in place of words of the text, ``reason`` how they were found in it (``aligned``) or why they were left out.
    """

    kind: NoteKind
    about: str
    part: str
    quote: str
    reason: str


@dataclass(frozen=True, slots=True)
class Sent:
    """One request that carried a document's text to another machine: which text, where to, for which model, how many bytes."""

    document: str
    sha256: str
    path: str
    host: str
    model: str
    bytes: int


@dataclass(frozen=True, slots=True)
class QuestionStep:
    """One thing a named person did to a question with alternatives; steps are only ever added.

    ``ask`` puts the question (``body``: its form as JSON), a later one replaces it; ``set`` fills the cell of ``row`` and
    ``alternative`` with ``value`` (``body``: the sentences it rested on then); ``sign`` stands by the matrix as it was (``body``:
    what it was). ``by`` is who did it, ``at`` the ISO date and time.
    """

    question: str
    act: QuestionAct
    by: str
    at: str
    row: str | None = None
    alternative: str | None = None
    value: str | None = None
    note: str = ""
    body: str = "{}"


@dataclass(frozen=True, slots=True)
class Reading:
    """What one document says: the document, its sentences, entities, attributions and claims, all in text order."""

    document: Document
    sentences: tuple[Span, ...] = ()
    entities: tuple[Entity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Where reporting goes back to, the claims that rest on it, and why they were joined, in words."""

    id: str
    name: str
    kind: OriginKind
    claims: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation between two claims (claim ids ``a`` and ``b``), with its reason in words.

    ``exact`` is false for what holds in general terms only: ``same_claim`` of claims that share a more general statement but are
    not one proposition, ``contradicts`` of accounts that answer one question differently though both can hold.
    """

    kind: RelationKind
    a: str
    b: str
    reason: str
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Tie:
    """What the pile says of one ordered pair under one code: subject -> object, with every claim for and against.

    ``outlets`` counts documents' outlets that carry it, ``origins`` independent reporting origins (an upper bound),
    ``disputed`` is true where a claim denies or contradicts it.
    """

    subject: str
    code: str
    object: str
    claims: tuple[str, ...]
    against: tuple[str, ...] = ()
    outlets: int = 0
    origins: int = 0
    disputed: bool = False
    years: tuple[int, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Pile:
    """Everything read, before weighing: entity ids are still local to their document."""

    documents: tuple[Document, ...] = ()
    entities: tuple[Entity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Weighing:
    """What follows from a Pile: one entity per referent, origins, propositions, relations and ties, each with its reason.

    ``entity_of`` maps every local entity id to its case entity id; ``reasons`` gives, for a case entity id, why its
    members were joined; ``origin_of`` and ``proposition_of`` map claim ids; ``sentences`` gives each proposition a plain sentence.
    ``ties``, ``entities`` and ``findings`` use case entity ids.
    """

    entities: tuple[Entity, ...] = ()
    entity_of: dict[str, str] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    origins: tuple[Origin, ...] = ()
    origin_of: dict[str, str] = field(default_factory=dict)
    proposition_of: dict[str, str] = field(default_factory=dict)
    sentences: dict[str, str] = field(default_factory=dict)
    relations: tuple[Relation, ...] = ()
    ties: tuple[Tie, ...] = ()
    findings: Findings = field(default_factory=Findings)

"""Records of what the weighing finds beside its relations: who stands behind a claim, circles, drift, interest, ties of support.

Offsets and ids are as in ``sayso.model``; entity ids are case-wide. Each record says what the texts say, with its ground; none
grades a source or judges a claim.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from sayso.model import Span

UttererKind = Literal["person", "organization", "outlet", "document", "anonymous", "author", "none"]
DriftAspect = Literal["certainty", "agency", "specificity", "time", "force"]
DriftDirection = Literal["strengthened", "weakened", "shifted"]
DriftWay = Literal["title", "gloss", "retelling"]
InterestKind = Literal[
    "own_favour", "against_own_interest", "about_itself", "about_adversary", "about_ally", "about_third_party", "not_known"
]
ViaKind = Literal["instrument", "route"]


@dataclass(frozen=True, slots=True)
class Standing:
    """Who stands behind one claim: the outlet that carries it, where its reporting goes back to, who is said to have uttered it.

    Each is a key that tells the same one apart from others across the case, and a name to show. ``origin`` is the origin's voice
    (two stories of one wire service are one voice), empty where no lineage is stated. ``utterer`` is empty where the text says it
    in its own voice; ``utterer_kind`` is then ``none``.
    """

    claim: str
    document: str
    outlet: str
    outlet_name: str
    origin: str
    origin_name: str
    utterer: str
    utterer_name: str
    utterer_kind: UttererKind


@dataclass(frozen=True, slots=True)
class Member:
    """One that is counted: its key and name, its kind, and the counted claims it stands behind."""

    key: str
    name: str
    kind: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """What stands behind some claims: three counts, each with its members, and the plain count of documents beside them.

    ``about`` is the proposition counted (or the tie, ``subject|code|object``). ``origins`` are independent at most; claims in
    ``unstated`` state no lineage and count as no origin. ``utterers`` are who is said to have uttered it, one for each unnamed
    group.
    """

    about: str
    documents: tuple[str, ...]
    outlets: tuple[Member, ...]
    origins: tuple[Member, ...]
    utterers: tuple[Member, ...]
    unstated: tuple[str, ...]

    @classmethod
    def of(cls, about: str, standings: Iterable[Standing]) -> Counts:
        """Count what stands behind some claims.

        Args:
            about: what is counted.
            standings: those of its claims; their order does not matter.
        """
        ordered = sorted(standings, key=lambda one: (one.document, one.claim))
        return cls(
            about,
            tuple(dict.fromkeys(one.document for one in ordered)),
            _members((one.outlet, one.outlet_name, one.outlet.partition(":")[0], one.claim) for one in ordered),
            _members((one.origin, one.origin_name, one.origin.partition(":")[0], one.claim) for one in ordered if one.origin),
            _members((one.utterer, one.utterer_name, one.utterer_kind, one.claim) for one in ordered if one.utterer),
            tuple(one.claim for one in ordered if not one.origin),
        )


def _members(rows: Iterable[tuple[str, str, str, str]]) -> tuple[Member, ...]:
    first: dict[str, tuple[str, str]] = {}
    claims: dict[str, list[str]] = {}
    for key, name, kind, claim in rows:
        first.setdefault(key, (name, kind))
        claims.setdefault(key, []).append(claim)
    return tuple(Member(key, *first[key], tuple(claims[key])) for key in first)


@dataclass(frozen=True, slots=True)
class Cites:
    """A link of a circle: a document of ``citing`` gives a claim as ``cited``'s word; ``[start, end)`` are the words for it."""

    citing: str
    cited: str
    document: str
    claim: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Circle:
    """Circular reporting: outlets that cite each other, in a ring, for the same thing. ``reason`` tells it in words."""

    id: str
    outlets: tuple[str, ...]
    claims: tuple[str, ...]
    links: tuple[Cites, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Drift:
    """The same content worded otherwise further from its utterer: claim ``a`` nearer to the utterer, ``b`` the later wording.

    ``a_span`` and ``b_span`` are the differing words, in the documents of ``a`` and ``b``; ``way`` says what ``b`` is to ``a``: the
    text's title, its paraphrase, or a retelling. ``reason`` says in words what changed.
    """

    a: str
    b: str
    aspect: DriftAspect
    direction: DriftDirection
    way: DriftWay
    a_span: Span
    b_span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Interest:
    """How a claim's speaker stands to what it is about: a fact, no grade. ``grounds`` are the claims that say so."""

    claim: str
    speaker: str | None
    kind: InterestKind
    reason: str
    grounds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Via:
    """Words of a claim's clause that say through whom or what, or by which way, support goes; ``entity`` is who is named there."""

    kind: ViaKind
    claim: str
    document: str
    start: int
    end: int
    words: str
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """A time as ISO dates, inclusive on both sides, and the claim that states it; None for publication dates."""

    earliest: str | None
    latest: str | None
    claim: str | None = None


@dataclass(frozen=True, slots=True)
class SupportYear:
    """One cell of the coder sheet: the claims that state the tie for this calendar year and those against it."""

    year: int
    claims: tuple[str, ...]
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Support:
    """A tie of support, as a draft for a coder of the UCDP External Support Dataset (18.1); a person signs, not this program.

    ``ucdp`` is the ``ext_`` letter code. ``first`` and ``last`` are the earliest and latest time at which the pile states the tie
    ("at least from", "at least to"), ``start`` and ``end`` times stated as its beginning and end: the Security Force Monitor keeps
    them apart. ``reported`` is the span of publication dates, for claims that give no time. ``alleged`` with ``alleged_reason`` are
    in the dataset's sense.
    """

    subject: str
    code: str
    object: str
    ucdp: str
    claims: tuple[str, ...]
    against: tuple[str, ...]
    first: Dated | None
    last: Dated | None
    start: Dated | None
    end: Dated | None
    reported: Dated | None
    years: tuple[SupportYear, ...]
    vias: tuple[Via, ...]
    alleged: bool
    alleged_reason: str


@dataclass(frozen=True, slots=True)
class Findings:
    """What the weighing finds beside its relations: who stands behind each claim, circles, drift, interest, support."""

    standings: tuple[Standing, ...] = ()
    circles: tuple[Circle, ...] = ()
    drifts: tuple[Drift, ...] = ()
    interests: tuple[Interest, ...] = ()
    vias: tuple[Via, ...] = ()
    supports: tuple[Support, ...] = ()

"""Questions with alternatives and the matrix of what speaks for and against each, after Heuer's Analysis of Competing Hypotheses.

The method: Richards J. Heuer Jr., Psychology of Intelligence Analysis (CIA 1999), chapter 8. Alternatives are tried by what is
inconsistent with them; what fits them all says nothing between them. No alternative is ever named the likely one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from sayso.model import Claim, Modality

Value = Literal["consistent", "inconsistent", "not_applicable", "open"]
Bearing = Literal["states", "disputes", "near"]
Reopened = Literal["", "evidence gone", "alternative changed", "row gone"]
VALUES: tuple[Value, ...] = ("consistent", "inconsistent", "not_applicable", "open")


@dataclass(frozen=True, slots=True)
class Pattern:
    """Which claims are meant; an empty field leaves it open, several entries mean any of them.

    ``subject`` and ``object`` are names, descriptions or entity ids, ``code`` codebook relations, ``words`` content words that the
    clause must all hold. ``polarity`` may be ``any``. Without ``modality``, claims stated as fact or given as opinion are meant.
    ``earliest`` and ``latest`` are ISO dates, inclusive.
    """

    subject: tuple[str, ...] = ()
    code: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    polarity: Literal["+", "-", "any"] = "+"
    modality: tuple[Modality, ...] = ()
    earliest: str | None = None
    latest: str | None = None


@dataclass(frozen=True, slots=True)
class Alternative:
    """One answer: ``patterns`` describe claims that state it, ``against`` claims that exclude it.

    ``picked`` and ``picked_against`` are claims or propositions (ids) picked by hand.
    """

    id: str
    says: str
    patterns: tuple[Pattern, ...] = ()
    against: tuple[Pattern, ...] = ()
    picked: tuple[str, ...] = ()
    picked_against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A question and its alternatives, in the order a person gave them.

    ``about`` are further names whose claims are of interest; ``exclusive`` says that what states one alternative excludes the
    others; ``ground`` says what a suggested question comes from.
    """

    id: str
    asks: str
    alternatives: tuple[Alternative, ...]
    about: tuple[str, ...] = ()
    exclusive: bool = False
    ground: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What sayso suggests for a cell, and why, in words."""

    value: Value
    why: str


@dataclass(frozen=True, slots=True)
class Set:
    """What a person put into a cell: ``reopened`` says why it has to be looked at again, empty where it stands.

    ``changed`` says in words what else moved under it since, without re-opening it.
    """

    value: Value
    by: str
    at: str
    note: str
    reopened: Reopened = ""
    changed: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One row against one alternative: a suggestion, and a person's value beside it, which counts where it is not re-opened."""

    alternative: str
    suggestion: Suggestion
    set: Set | None = None

    @property
    def value(self) -> Value:
        """What counts: the person's value, else the suggestion."""
        return self.set.value if self.set is not None and not self.set.reopened else self.suggestion.value

    @property
    def by_person(self) -> bool:
        """Whether a person's value counts here."""
        return self.set is not None and not self.set.reopened


@dataclass(frozen=True, slots=True)
class Row:
    """One piece of evidence: the claims that state one proposition, counted by origin.

    ``origins`` are who stands behind it (``Standing.origin``), each once; ``unstated`` counts the claims whose lineage is not
    stated, which are no origin. ``separates`` counts the pairs of alternatives between which it makes a difference, ``undecided``
    those where that is open. ``linchpin`` says in words which comparison rests on it, empty where none does.
    """

    id: str
    says: str
    bearing: Bearing
    claims: tuple[Claim, ...]
    origins: tuple[str, ...]
    unstated: int
    cells: tuple[Cell, ...]
    separates: int = 0
    undecided: int = 0
    linchpin: str = ""

    @property
    def same_for_all(self) -> bool:
        """Whether it says nothing between the alternatives: it fits, or fails to fit, all of them alike."""
        return not self.separates and not self.undecided


@dataclass(frozen=True, slots=True)
class Tally:
    """What stands beside one alternative; rows, the origins behind them (each once), claims without stated lineage."""

    alternative: str
    inconsistent_rows: int
    inconsistent_origins: tuple[str, ...]
    inconsistent_unstated: int
    consistent_rows: int
    consistent_origins: tuple[str, ...]
    consistent_unstated: int
    not_applicable: int
    open: int


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What changes when one origin is left out: rows that then rest on nothing, and origins by alternative, before -> after.

    ``before`` and ``after`` count the origins inconsistent with each alternative, ``fits_before`` and ``fits_after`` those that are
    consistent with it.

    ``origin`` is empty for the claims whose lineage is not stated. ``comparison`` says which comparisons of two alternatives turn.
    """

    origin: str
    name: str
    rows: tuple[str, ...]
    before: tuple[int, ...]
    after: tuple[int, ...]
    fits_before: tuple[int, ...]
    fits_after: tuple[int, ...]
    comparison: str

    @property
    def changes(self) -> bool:
        """Whether any count or row changes."""
        return bool(self.rows) or self.before != self.after or self.fits_before != self.fits_after


@dataclass(frozen=True, slots=True)
class Gap:
    """Something the pile does not have and that would help to decide; ``alternative`` is empty where it concerns the question."""

    alternative: str
    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Signature:
    """A person stood by the matrix: ``still`` is false where it changed since; ``own`` of ``cells`` cells were a person's then."""

    by: str
    at: str
    note: str
    still: bool
    own: int
    cells: int
    changed: str = ""


@dataclass(frozen=True, slots=True)
class Orphan:
    """A person's cell that found no row any more: kept, shown, and open."""

    row: str
    alternative: str
    quotes: tuple[str, ...]
    set: Set


@dataclass(frozen=True, slots=True)
class Matrix:
    """A question with its evidence; ``meant`` says for each name of the question whom it was taken to mean."""

    question: Question
    asked_by: str
    asked_at: str
    rows: tuple[Row, ...]
    tallies: tuple[Tally, ...]
    left_out: tuple[LeftOut, ...]
    gaps: tuple[Gap, ...]
    signatures: tuple[Signature, ...] = ()
    orphans: tuple[Orphan, ...] = ()
    meant: tuple[tuple[str, tuple[str, ...]], ...] = ()
    origin_names: dict[str, str] = field(default_factory=dict)

    @property
    def cells(self) -> int:
        """How many cells the matrix has."""
        return sum(len(row.cells) for row in self.rows)

    @property
    def own(self) -> int:
        """How many of them a person has filled."""
        return sum(cell.by_person for row in self.rows for cell in row.cells)

    @property
    def reopened(self) -> int:
        """How many cells of people have to be looked at again."""
        return len(self.orphans) + sum(cell.set is not None and bool(cell.set.reopened) for row in self.rows for cell in row.cells)

"""A case in a few lines: what was read, who is cited by whom, what is claimed, what is disputed."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.telling.counting import count, publishers
from sayso.telling.disputes import Dispute, Position, Tally, disputes, tally
from sayso.telling.selection import select
from sayso.telling.sources import Source, sources
from sayso.telling.view import CaseView, Index
from sayso.telling.wording import counted, listed, shortened

_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Said:
    """One side of a disputed point: what it says, by how many claims, independent origins (an upper bound) and utterers."""

    says: str
    claims: int
    origins: int
    utterers: int
    outlets: int = 0


@dataclass(frozen=True, slots=True)
class Disputed:
    """A point on which the texts do not agree; ``open`` where the sides exclude each other."""

    heading: str
    open: bool
    sides: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """A source, by how many acts of saying, and who carries it."""

    name: str
    kind: str
    acts: int
    publishers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a case holds; ``str`` gives the lines that a terminal shows.

    Of the ``claims``, ``attributed`` are told on somebody's word and the others in a text's own voice. Where they go back to is
    another matter: ``unstated`` of them to no origin that a text states, the others to ``origins``. ``disputed`` are the first
    disputes; ``disagreements`` counts all of them, and apart from them what only differs.
    """

    documents: int
    outlets: tuple[str, ...]
    first: str | None
    last: str | None
    claims: int
    denials: int
    attributed: int
    origins: int
    unstated: int
    cited: tuple[Cited, ...]
    widest: tuple[Said, ...]
    disputed: tuple[Disputed, ...]
    disagreements: Tally

    def __str__(self) -> str:
        lines = [
            f"{counted(self.documents, 'document')} from {counted(len(self.outlets), 'outlet')}{self._dates()}.",
            f"{counted(self.claims, 'claim')}: {self.attributed:,} told on someone's word, {self.claims - self.attributed:,} in a "
            f"text's own voice; {self.denials:,} negative.",
            f"Where they go back to: {self.claims - self.unstated:,} to {counted(self.origins, 'independent origin')} at most, "
            f"{self.unstated:,} to no stated origin.",
            f"{self.disagreements}.",
        ]
        if self.cited:
            lines += ["", "Who is cited by whom"]
            lines += [f"  {c.name} ({c.kind}), {c.acts}x, by {listed(c.publishers)}" for c in self.cited]
        if self.widest:
            lines += ["", "Said by most"]
            lines += [f"  {s.says}: {_counts(s)}" for s in self.widest]
        if self.disputed:
            lines += ["", "What is disputed"]
        for point in self.disputed:
            lines.append(f"  {shortened(point.heading, 100)}")
            lines += [f"    {'ABCDEFGH'[n % 8]}: {shortened(s.says, 80)} — {_counts(s)}" for n, s in enumerate(point.sides)]
        return "\n".join(lines)

    def _dates(self) -> str:
        if self.first is None:
            return ", undated"
        return f", {self.first}" if self.first == self.last else f", {self.first} to {self.last}"


def summary(view: CaseView) -> Summary:
    """Sum up a case."""
    index = Index.of(view)
    dates = sorted(d.published for d in index.documents.values() if d.published)
    claims = index.claims.values()
    counts = count(claims, index)
    found = disputes(index)
    groups = [g for g in select(index, len(index.claims), 1).groups if g.counts.origins > 1 and g.rank < 3]
    widest = sorted(groups, key=lambda g: (-g.counts.origins, -g.counts.outlets, -g.counts.claims))[:_SHOWN]
    return Summary(
        len(index.documents), tuple(sorted(publishers(index.documents.values()))),
        dates[0] if dates else None, dates[-1] if dates else None,
        len(index.claims), sum(c.polarity == "-" for c in claims), sum(c.attribution is not None for c in claims),
        counts.origins, counts.unstated, tuple(_cited(s) for s in sources(index)[:_SHOWN]),
        tuple(Said(g.heading, g.counts.claims, g.counts.origins, g.counts.utterers, g.counts.outlets) for g in widest),
        tuple(_disputed(d) for d in found if d.open)[:_SHOWN], tally(found),
    )  # fmt: skip


def _cited(source: Source) -> Cited:
    return Cited(source.name, source.what, source.acts, source.publishers)


def _disputed(dispute: Dispute) -> Disputed:
    return Disputed(dispute.heading, dispute.open, tuple(_side(p) for p in dispute.positions))


def _side(position: Position) -> Said:
    counts = position.counts
    return Said(position.says[0], counts.claims, counts.origins, counts.utterers, counts.outlets)


def _counts(said: Said) -> str:
    outlets, origins = counted(said.outlets, "outlet"), counted(said.origins, "origin")
    return f"{outlets}, {origins} at most, {counted(said.utterers, 'utterer')} (plain count: {counted(said.claims, 'claim')})"

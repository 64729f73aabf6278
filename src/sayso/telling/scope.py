"""What a dossier is about: the whole case, an actor, a tie, a dispute or a question; and the case narrowed to it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Literal

from sayso.errors import QueryError
from sayso.model import Entity
from sayso.telling.disputes import disputes
from sayso.telling.naming import also_called, meant
from sayso.telling.saying import whether
from sayso.telling.selection import tie_words
from sayso.telling.view import Index
from sayso.telling.wording import code_words, counted
from sayso.weighing.as_told_by import restricted
from sayso.weighing.hypotheses import Matrix

Kind = Literal["case", "actor", "tie", "dispute", "question"]


@dataclass(frozen=True, slots=True)
class Scope:
    """What a dossier is about, in words, and the ids of its claims (None: all).

    ``title`` is its heading, ``lines`` say what was taken in, ``persons`` are the people it is about, ``question`` the id of the
    question it answers to.
    """

    kind: Kind = "case"
    title: str = ""
    lines: tuple[str, ...] = ()
    claims: frozenset[str] | None = None
    persons: tuple[str, ...] = ()
    question: str = ""


WHOLE = Scope()


def about_actor(index: Index, name: str) -> Scope:
    """Everything said of somebody, everything said on their word, and what is said against either.

    Raises:
        QueryError: nobody has that name, or several have.
    """
    who = meant(index, name)
    spoken_of = {c.id for c in index.claims.values() if who.id in (c.subject, c.object, c.place)}
    speaking = {c.id for c in index.claims.values() if any(act.source_entity == who.id for act in index.acts(c))}
    carried = {c.id for c in index.claims.values() if who.type == "Outlet" and index.publisher(c.document) == who.name}
    said = counted(len(speaking | carried), "claim")
    lines = (f"{_called(who, index)}: {counted(len(spoken_of), 'claim')} about it, {said} on its word.",)
    return _scope("actor", index, who.name, lines, spoken_of | speaking | carried, (who,))


def about_tie(index: Index, words: str) -> Scope:
    """What is said for and against a tie, given as ``SUBJECT|relation|OBJECT``; an empty relation means every one between the two.

    Raises:
        QueryError: it is not given so, a name means nobody or several, or nothing is said of such a tie.
    """
    parts = [part.strip() for part in words.split("|")]
    if len(parts) != 3 or not parts[0] or not parts[2]:
        example = 'for example --tie "Northland|funds|River Front"'
        raise QueryError(f"a tie is given as SUBJECT|relation|OBJECT, not {words!r}", hint=example)
    one, code, other = meant(index, parts[0]), parts[1], meant(index, parts[2])
    between = [t for t in index.ties if (t.subject, t.object) == (one.id, other.id)]
    found = [t for t in between if not code or code in (t.code, code_words(t.code), code_words(t.code).removesuffix(" to"))]
    if not found:
        there = ", ".join(sorted({t.code for t in between})) or "none"
        relation = repr(code) if code else "any relation"
        raise QueryError(f"no claim ties {one.name} to {other.name} by {relation}", hint=f"relations read between them: {there}")
    both = f"{one.name} and {other.name}: who says what of the two"
    title = f"{whether(tie_words(found[0], index))}: on whose word?" if code else both
    lines = (f"{_called(one, index)}; {_called(other, index)}. Relations: {', '.join(code_words(t.code) for t in found)}.",)
    claims = {c for t in found for c in (*t.claims, *t.against)}
    return _scope("tie", index, title, lines, claims, (one, other))


def about_dispute(index: Index, claim: str) -> Scope:
    """The disputes that a claim takes part in: every position, and why they stand against each other.

    Raises:
        QueryError: there is no such claim, or it takes no part in any.
    """
    if claim not in index.claims:
        raise QueryError(f"this case has no claim {claim!r}", hint="sayso show CASE disputes --json gives the ids")
    found = [d for d in disputes(index) if any(c.id == claim for p in d.positions for c in p.claims)]
    if not found:
        raise QueryError(f"claim {claim!r} takes part in no dispute", hint="sayso show CASE disputes lists them")
    claims = {c.id for d in found for p in d.positions for c in p.claims} | {c for d in found for j in d.joins for c in (j.a, j.b)}
    held = [index.claims[c] for c in claims]
    people = {e for c in held for e in (c.subject, c.object) if e is not None and e in index.entities}
    lines = (f"Found from claim {claim}: {counted(sum(len(d.positions) for d in found), 'position')}.",)
    parties = tuple(index.entities[e] for e in sorted(people)) if len(people) <= 2 else ()
    return _scope("dispute", index, whether(found[0].heading), lines, claims, parties)


def about_question(index: Index, matrix: Matrix) -> Scope:
    """The claims that a question's matrix rests on, and what is said against them."""
    rows = [row for row in matrix.rows if row.bearing != "near" or any(cell.set for cell in row.cells)]
    claims = {c.id for row in rows for c in row.claims if c.id in index.claims}
    lines = (f"Question {matrix.question.id}, asked by {matrix.asked_by} on {matrix.asked_at[:10]}.",)
    names = {name for _, several in matrix.meant for name in several}
    asked_of = [e for e in index.entities.values() if e.type == "Person" and e.name in names]
    return replace(_scope("question", index, matrix.question.asks, lines, claims, asked_of), question=matrix.question.id)


def _scope(kind: Kind, index: Index, title: str, lines: tuple[str, ...], claims: set[str], who: Iterable[Entity]) -> Scope:
    """With the claims that stand in a relation to these: a denial is never left behind."""
    beside = {c for r in index.relations if r.kind != "same_claim" for c in (r.a, r.b) if {r.a, r.b} & claims}
    everything = (claims | beside) & index.claims.keys()
    taken = f"{len(everything):,} of {counted(len(index.claims), 'claim')} of the pile are shown"
    extra = len(everything) - len(claims & index.claims.keys())
    lines = (*lines, taken + (f", {extra:,} of them because they stand against one of these or retell it." if extra else "."))
    return Scope(kind, title, lines, frozenset(everything), tuple(e.name for e in who if e.type == "Person"))


def _called(entity: Entity, index: Index) -> str:
    others = also_called(entity, index)
    also = f", also written {', '.join(others[:4])}" if others else ""
    return f"{entity.name} ({entity.type}, {entity.id}{also})"


def narrowed(index: Index, claims: Collection[str]) -> Index:
    """The case as if it held no other claims: acts of saying, origins, relations, ties and findings of these alone.

    The documents stay all, so that their numbers stay; ties are counted anew.
    """
    held = {ident: claim for ident, claim in index.claims.items() if ident in claims}
    acts = {act.id for claim in held.values() for act in index.acts(claim)}
    origins = (replace(o, claims=tuple(c for c in o.claims if c in held)) for o in index.origins.values())
    disputed = {(t.subject, t.code, t.object) for t in index.ties if t.disputed}
    ties = restricted(index.ties, held.keys(), index.claims, index.standings)
    alike = {p: kept for p, ids in index.alike.items() if (kept := tuple(c for c in ids if c in held))}
    return replace(
        index,
        claims=held,
        attributions={ident: act for ident, act in index.attributions.items() if ident in acts},
        origins={o.id: o for o in origins if o.claims},
        relations=tuple(r for r in index.relations if r.a in held and r.b in held),
        ties=tuple(replace(t, disputed=(t.subject, t.code, t.object) in disputed) for t in ties),
        alike=alike,
        standings={c: s for c, s in index.standings.items() if c in held},
        circles=tuple(c for c in index.circles if any(claim in held for claim in c.claims)),
        drifts=tuple(d for d in index.drifts if d.a in held and d.b in held),
        interests={c: i for c, i in index.interests.items() if c in held},
    )

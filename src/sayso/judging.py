"""A person's judgements on their way into a case: the bench laid out, judgements added or tried, and told as rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from sayso.build import weigh_again
from sayso.casefile import Case
from sayso.codebook import load
from sayso.errors import QueryError
from sayso.judgements import Effect, Judgement, plain
from sayso.weighing import rule, weigh
from sayso.weighing.bench import Bench
from sayso.weighing.hypotheses import Grounds, matrix, standing
from sayso.weighing.preview import Change, difference

_NONE = Effect(0, "in force")


def bench(case: Case) -> Bench:
    """Where judgements on a weighed case are made."""
    entity_of = {str(local): str(entity) for local, entity in case.stream_rows("SELECT local, entity FROM weighing.entity_of")}
    return Bench(
        case.pile(), entity_of=entity_of, origins=case.origins, propositions={one.id: one.claims for one in case.propositions},
        codes=frozenset(load().relations), cells=partial(_cells, case),
    )  # fmt: skip


def _cells(case: Case) -> frozenset[str]:
    """The cells of the matrices of all questions of the case, each as question/row/alternative."""
    grounds = Grounds.of(case)
    made = [matrix(one, grounds) for one in standing(case.question_steps).values()]
    return frozenset(f"{one.question.id}/{row.id}/{cell.alternative}" for one in made for row in one.rows for cell in row.cells)


def members(case: Case, entity: str) -> list[dict[str, Any]]:
    """The local entities that an entity of a weighed case was joined from: id, words, path, and where they stand there.

    Raises:
        QueryError: there is no such entity.
    """
    layer, places = bench(case).places(entity)
    if layer != "entity":
        raise QueryError(f"{entity} is no entity", hint="sayso sql CASE 'SELECT id, name FROM entities' lists them")
    return [{"id": one.id, "words": one.words, "path": one.path, "start": one.start, "end": one.end} for one in places]


def added(case: Case, judgements: Sequence[Judgement]) -> list[dict[str, Any]]:
    """Add judgements to a case open for writing, weigh it again, and tell how they stand."""
    numbers = {case.judge(judgement).n for judgement in judgements}
    weigh_again(case)
    return [row for row in rows(case) if row["n"] in numbers]


def tried(case: Case, judgements: Sequence[Judgement]) -> tuple[list[dict[str, Any]], tuple[Change, ...]]:
    """How judgements would stand, and what they would change; the case stays as it is."""
    pile, known = case.pile(), case.judgements
    for judgement in judgements:
        if judgement.revokes is not None and not 1 <= judgement.revokes <= len(known):
            raise QueryError(f"there is no judgement j{judgement.revokes}", hint="sayso judge CASE list shows all")
    numbered = [replace(judgement, n=len(known) + place) for place, judgement in enumerate(judgements, start=1)]
    before = weigh(pile, rulings=rule(known, pile))
    rulings = rule((*known, *numbered), pile)
    standing = {one.n: one for one in rulings.judged.effects}
    told = [_row(judgement, standing.get(judgement.n, _NONE)) for judgement in numbered]
    return told, difference(before, weigh(pile, rulings=rulings))


def rows(case: Case) -> list[dict[str, Any]]:
    """All judgements, oldest first: what each says, what it does now, and the records it is found to be about."""
    standing = {one.n: one for one in case.effects}
    unknown = Effect(0, "open", "the case has to be weighed again")
    return [_row(judgement, standing.get(judgement.n, unknown)) for judgement in case.judgements]


def _row(judgement: Judgement, standing: Effect) -> dict[str, Any]:
    places = [place for side in judgement.sides for place in side]
    about = [f"{place.id} “{' '.join(place.words.split())[:60]}”" if place.words else place.id for place in places[:6]]
    changes = {
        name: value["id"] if isinstance(value, dict) and "id" in value else value for name, value in judgement.changes.items()
    }
    return {
        **plain(judgement), "n": judgement.n, "state": standing.state, "reason": standing.reason, "records": list(standing.records),
        "about": about or ([f"j{judgement.revokes}"] if judgement.revokes else []),
        "changes": [f"{name}={'' if value is None else value}" for name, value in changes.items()],
        "values": dict(judgement.changes),
    }  # fmt: skip

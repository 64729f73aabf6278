"""The matrix of a question: evidence in rows, alternatives in columns, suggestions and people's values side by side."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sayso.errors import QueryError
from sayso.model import QuestionStep
from sayso.weighing.hypotheses.anchors import Places, tables
from sayso.weighing.hypotheses.counting import leave_out, tally, weigh_rows
from sayso.weighing.hypotheses.evidence import Evidence, gather
from sayso.weighing.hypotheses.form import table_of
from sayso.weighing.hypotheses.gaps import gaps
from sayso.weighing.hypotheses.grounds import Grounds
from sayso.weighing.hypotheses.history import Asked, Filled
from sayso.weighing.hypotheses.meaning import Meanings
from sayso.weighing.hypotheses.records import (
    VALUES,
    Alternative,
    Cell,
    Matrix,
    Orphan,
    Question,
    Row,
    Set,
    Signature,
    Suggestion,
    Value,
)
from sayso.weighing.hypotheses.suggesting import readings, suggest_cells

_BEARING = ("states", "disputes", "near")


def matrix(asked: Asked, grounds: Grounds) -> Matrix:
    """Fill the matrix of a question from a case.

    Args:
        asked: the question as it stands, with the cells people filled and who signed.
        grounds: the weighed case.

    Returns:
        Suggestions follow the case as it is now; people's cells stay as they are, and are re-opened where the sentences they rested
        on are gone or the alternative reads differently. Rows that make a difference come first; no alternative is preferred.
    """
    places, meanings = Places(grounds), Meanings(grounds)
    question = _with_picks_found(asked, places)
    held = {key: _found(filled, places) for key, filled in asked.filled.items()}
    known = readings(question, grounds.claims.values(), grounds, meanings)
    evidence = gather(question, known, {claim for found in held.values() for claim in found}, grounds, meanings)
    filled, orphans = _attached(asked, held, evidence, question)
    rows = [_row(one, suggest_cells(one.claims, question, known, grounds), filled, question, grounds) for one in evidence]
    ordered = sorted(weigh_rows(rows, question), key=lambda row: (_BEARING.index(row.bearing), row.same_for_all, -row.separates))
    names = {one.origin: one.origin_name for row in ordered for claim in row.claims if (one := grounds.standings.get(claim.id))}
    made = Matrix(
        question, asked.by, asked.at, tuple(ordered), tally(ordered, question), leave_out(ordered, question, names),
        gaps(question, ordered, grounds, meanings), (), tuple(orphans), meanings.told(), names,
    )  # fmt: skip
    return replace(made, signatures=tuple(_signature(step, made) for step in asked.signed))


def as_now(asked: Asked, grounds: Grounds) -> Question:
    """A question to be put anew: its hand-picked claims as they are called now, those that are gone left out."""
    question = _with_picks_found(asked, Places(grounds))

    def there(given: Sequence[str]) -> tuple[str, ...]:
        return tuple(ident for ident in given if ident in grounds.claims)

    return replace(
        question,
        alternatives=tuple(
            replace(one, picked=there(one.picked), picked_against=there(one.picked_against)) for one in question.alternatives
        ),
    )


def ask_step(question: Question, grounds: Grounds, *, by: str, at: str) -> QuestionStep:
    """The step that asks a question; what was picked by hand is kept by its sentences as well, so that it is found again.

    Raises:
        QueryError: something was picked that the case does not have.
    """
    places = Places(grounds)
    picked = {}
    for alternative in question.alternatives:
        for ident in (*alternative.picked, *alternative.picked_against):
            claims = [claim for claim in grounds.claims.values() if ident in (claim.id, claim.proposition)]
            if not claims:
                raise QueryError(
                    f"alternative {alternative.id}: {ident} is no claim and no proposition of this case",
                    hint="sayso show CASE claims lists them",
                )
            picked[ident] = tables(places.anchor(claim) for claim in claims)
    body = json.dumps({"form": table_of(question), "picked": picked}, ensure_ascii=True)
    return QuestionStep(question.id, "ask", by, at, body=body)


def set_step(
    made: Matrix, row: Row, alternative: Alternative, value: Value, grounds: Grounds, *, by: str, at: str, note: str
) -> QuestionStep:
    """The step that fills a cell, with the sentences it rests on."""
    places = Places(grounds)
    rested_on = tables(places.anchor(claim) for claim in row.claims)
    body = json.dumps({"rested_on": rested_on, "says": alternative.says}, ensure_ascii=True)
    return QuestionStep(made.question.id, "set", by, at, row.id, alternative.id, value, note, body)


def unset_steps(
    asked: Asked, row: Row, alternative: Alternative, grounds: Grounds, *, by: str, at: str, note: str
) -> list[QuestionStep]:
    """The steps that take back whatever people put into a cell, under whatever id its row had then."""
    places = Places(grounds)
    ours = {claim.id for claim in row.claims}
    return [
        QuestionStep(asked.question.id, "unset", by, at, key[0], key[1], None, note)
        for key, filled in asked.filled.items()
        if key[1] == alternative.id and (key[0] == row.id or ours & set(_found(filled, places)))
    ]


def sign_step(made: Matrix, *, by: str, at: str, note: str) -> QuestionStep:
    """The step by which a person stands by a matrix as it is."""
    body = json.dumps({"cells": _state(made), "own": made.own}, ensure_ascii=True)
    return QuestionStep(made.question.id, "sign", by, at, note=note, body=body)


def _with_picks_found(asked: Asked, places: Places) -> Question:
    """The question with its hand-picked claims as they are called now; those that are gone keep their old id."""

    def now(given: Sequence[str]) -> tuple[str, ...]:
        out: dict[str, None] = {}
        for ident in given:
            found = [claim.id for anchor in asked.picked.get(ident, ()) if (claim := places.find(anchor)) is not None]
            out.update(dict.fromkeys(found or [ident if not asked.picked.get(ident) else f"gone:{ident}"]))
        return tuple(out)

    return replace(
        asked.question,
        alternatives=tuple(
            replace(one, picked=now(one.picked), picked_against=now(one.picked_against)) for one in asked.question.alternatives
        ),
    )


def _found(filled: Filled, places: Places) -> list[str]:
    return [claim.id for anchor in filled.rested_on if (claim := places.find(anchor)) is not None]


def _attached(
    asked: Asked, held: Mapping[tuple[str, str], list[str]], evidence: Sequence[Evidence], question: Question
) -> tuple[dict[tuple[str, str], Set], list[Orphan]]:
    """(row, alternative) -> a person's value; and the values that found no row or no alternative any more."""
    row_of = {claim.id: one.id for one in evidence for claim in one.claims}
    says = {alternative.id: alternative.says for alternative in question.alternatives}
    found: dict[tuple[str, str], Set] = {}
    orphans: list[Orphan] = []
    for key, filled in asked.filled.items():
        rows = Counter(row_of[claim] for claim in held[key])
        alternative, step = key[1], filled.step
        row = max(rows, key=lambda ident: (rows[ident], ident == key[0])) if rows else None
        made = Set(_value(step), step.by, step.at, step.note)
        if row is None or alternative not in says:
            made = replace(made, reopened="evidence gone" if row is None else "alternative changed")
            orphans.append(Orphan(key[0], alternative, tuple(anchor.quote for anchor in filled.rested_on), made))
            continue
        if says[alternative] != filled.says:
            made = replace(made, reopened="alternative changed", changed=f"it read then: {filled.says}")
        elif (gone := len(filled.rested_on) - len(held[key])) > 0:
            made = replace(made, changed=f"{gone} of the {len(filled.rested_on)} sentences it rested on are gone")
        found[row, alternative] = made  # of two cells that meet in one row, the one filled last stands
    return found, orphans


def _value(step: QuestionStep) -> Value:
    return next((value for value in VALUES if value == step.value), "open")


def _row(
    one: Evidence,
    cells: Mapping[str, Suggestion],
    filled: Mapping[tuple[str, str], Set],
    question: Question,
    grounds: Grounds,
) -> Row:
    return Row(
        id=one.id,
        says=grounds.sentence(one.claims[0]),
        bearing=one.bearing,
        claims=one.claims,
        origins=tuple(dict.fromkeys(origin for claim in one.claims if (origin := grounds.origin(claim.id)))),
        unstated=sum(not grounds.origin(claim.id) for claim in one.claims),
        cells=tuple(Cell(a.id, cells[a.id], filled.get((one.id, a.id))) for a in question.alternatives),
    )


def _state(made: Matrix) -> dict[str, str]:
    """What a signature covers: each row's values, those of people in capitals."""
    letters = {"consistent": "c", "inconsistent": "i", "not_applicable": "n", "open": "o"}
    return {
        row.id: "".join(letters[cell.value].upper() if cell.by_person else letters[cell.value] for cell in row.cells)
        for row in made.rows
    }


def _signature(step: QuestionStep, made: Matrix) -> Signature:
    body = json.loads(step.body)
    then, now = dict(body["cells"]), _state(made)
    new, gone = len(now.keys() - then.keys()), len(then.keys() - now.keys())
    moved = sum(now[row] != then[row] for row in now.keys() & then.keys())
    counted = ((new, "{} more"), (gone, "{} gone"), (moved, "{} with other values"))
    told = [what.format(f"{number} row" if number == 1 else f"{number} rows") for number, what in counted if number]
    cells = sum(map(len, then.values()))
    return Signature(step.by, step.at, step.note, not told, int(body["own"]), cells, ", ".join(told))

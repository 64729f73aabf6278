"""The steps in order, and weighing a case with them.

What the steps make is what ``weigh`` makes of the case's whole pile, record by record; tests hold the two together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sayso.casefile import Case
from sayso.casefile.blocks import Blocks, Row
from sayso.judgements import Judgement
from sayso.model import Pile
from sayso.weighing.rulings import Rulings, rule
from sayso.weighing.steps import copied, drifting, kindred, kinship, pairs, rules, scenes, tales, texts, tying
from sayso.weighing.steps.packing import dump, key
from sayso.weighing.steps.pairs import pair_key
from sayso.weighing.steps.step import Context, Ran, Step, Tell, run_all

PLAN: tuple[Step, ...] = (
    *texts.STEPS, *scenes.STEPS, *kinship.OWN, *kindred.STEPS, *kinship.INTERESTS, *rules.STEPS, *tales.STEPS, *copied.STEPS,
    *tales.ENDINGS, *tying.SETTLED, *pairs.STEPS, *drifting.STEPS, *tying.STEPS,
)  # fmt: skip


def weigh_case(case: Case, *, mark: str, again: bool = False, tell: Tell | None = None) -> list[Ran]:
    """Weigh a case: all of it the first time, later only what changed since, with what that touches.

    Args:
        case: open for writing.
        mark: what weighs it, told again by ``case.weighed_by``.
        again: forget what was weighed before.
        tell: is told of progress.

    Returns:
        How many blocks of each step were run.

    Raises:
        CaseError: the disk is full or the file cannot be written. What was done is kept, and the next weighing goes on there.
    """
    blocks = case.blocks()
    if again or blocks.mark_of() != mark:
        with blocks.writing():
            blocks.forget()
            blocks.note(mark)
    rulings = _rulings(case.judgements, blocks)
    blocks.give("documents", _sources(rulings, blocks))
    blocks.give("ruling", _on_pairs(rulings))
    blocks.give("bonds", _bonds(rulings))
    ran = run_all(PLAN, blocks, Context(rulings), tell)
    case.weighed_in_steps(mark=mark, judged=rulings.judged)
    return ran


def _rulings(judgements: tuple[Judgement, ...], blocks: Blocks) -> Rulings:
    """What people judged, on the documents that they judged of."""
    places = [place for judgement in judgements for side in judgement.sides for place in side]
    if not places:
        return rule(judgements, Pile())
    found = blocks.places_of(
        [place.document for place in places], [place.sha256 for place in places], [place.path for place in places]
    )
    readings = list(blocks.readings(found).values())
    pile = Pile(
        tuple(reading.document for reading in readings), tuple(entity for reading in readings for entity in reading.entities),
        tuple(act for reading in readings for act in reading.attributions),
        tuple(claim for reading in readings for claim in reading.claims),
    )  # fmt: skip
    return rule(judgements, pile)


def _sources(rulings: Rulings, blocks: Blocks) -> Iterator[Row]:
    """A row for each document; it changes with its reading, its path, and what people judged of it."""
    judged: dict[str, list[str]] = defaultdict(list)
    for claim in rulings.judged.claims:
        judged[claim.document].append(repr(claim))
    for act in rulings.judged.attributions:
        judged[act.document].append(repr(act))
    for ident in rulings.judged.out:
        judged[ident.rpartition(".")[0]].append("without " + ident)
    for bonds in (rulings.entities, rulings.origins, rulings.propositions):
        for bond in (*bonds.together, *bonds.apart):
            for ident in bond[:2]:
                judged[ident.rpartition(".")[0]].append(repr(bond))
    for document, reading, path in blocks.documents():
        digest = str(key(*judged[document])) if document in judged else ""
        yield (reading, reading, None, dump([document, path, digest]))


def _on_pairs(rulings: Rulings) -> Iterator[Row]:
    """A row for each pair of claims that people judged of."""
    for place, (a, b, words) in enumerate(rulings.disputes.apart):
        yield (place, pair_key(a, b), None, dump(["apart", a, b, words, place]))
    for place, (a, b, words) in enumerate(rulings.disputes.together):
        yield (place, pair_key(a, b), None, dump(["together", a, b, words, place]))
    for place, (a, b, words) in enumerate(rulings.propositions.apart):
        yield (place, pair_key(a, b), None, dump(["parted", a, b, words, place]))


def _bonds(rulings: Rulings) -> Iterator[Row]:
    """One row for all that people judged of propositions and origins."""
    told = [bonds for layer in (rulings.propositions, rulings.origins) for bonds in (layer.together, layer.apart)]
    if any(told):
        yield (0, 0, None, dump(told))

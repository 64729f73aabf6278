"""Whatever is judged and taken back, in whatever order: what is in force decides, and nothing else leaves a trace."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.judgements import Judgement, unrevoked
from sayso.weighing import rule, weigh
from tests.weighing.judging import Pen, case, read_again, with_changed_text

PILE = case()
CLAIMS = [claim.id for claim in PILE.claims]
ACTS = [act.id for act in PILE.attributions]
PEOPLE = [entity.id for entity in PILE.entities]

ONE = st.one_of(
    st.tuples(st.just("accept"), st.sampled_from(CLAIMS + ACTS)),
    st.tuples(st.just("reject"), st.sampled_from(CLAIMS + ACTS)),
    st.tuples(st.just("polarity"), st.sampled_from(CLAIMS), st.sampled_from("+-")),
    st.tuples(st.just("code"), st.sampled_from(CLAIMS), st.sampled_from(["funds", "arms"])),
    st.tuples(st.just("stance"), st.sampled_from(ACTS), st.sampled_from(["denies", "doubts"])),
    st.tuples(st.just("merge"), st.sampled_from(PEOPLE), st.sampled_from(PEOPLE)),
    st.tuples(st.just("apart"), st.sampled_from(PEOPLE), st.sampled_from(PEOPLE)),
    st.tuples(st.sampled_from(["origin", "proposition", "dispute"]), st.sampled_from(["join", "part"]),
              st.sampled_from(CLAIMS), st.sampled_from(CLAIMS)),
    st.tuples(st.just("revoke"), st.integers(0, 12)),
)  # fmt: skip
HISTORY = st.lists(ONE, max_size=9)


def written(history: list[tuple[str, ...]]) -> Pen:
    """A pen that wrote this history; what makes no sense (joining a record with itself, revoking nothing) is passed over."""
    pen = Pen(PILE)
    for kind, *rest in history:
        _write(pen, kind, rest)
    return pen


def _write(pen: Pen, kind: str, rest: list[str]) -> None:
    if kind == "revoke":
        if int(rest[0]) < len(pen.written):
            pen.revoke(pen.written[int(rest[0])])
    elif kind in ("accept", "reject"):
        {"accept": pen.accept, "reject": pen.reject}[kind](rest[0])
    elif kind in ("polarity", "code", "stance"):
        pen.correct(rest[0], **{kind: rest[1]})
    elif rest[-1] != rest[-2]:
        if kind == "merge":
            pen.merge(*rest)
        elif kind == "apart":
            pen.apart(*rest)
        else:
            {"join": pen.join, "part": pen.part}[rest[0]](rest[1], rest[2], kind)  # type: ignore[arg-type]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(HISTORY)
def test_only_what_is_in_force_has_an_effect(history: list[tuple[str, ...]]) -> None:
    pen = written(history)
    in_force = [one for one in unrevoked(pen.written) if one.kind != "revoke"]
    rulings = rule(in_force, PILE)
    assert pen.rulings().applied(PILE) == rulings.applied(PILE)
    assert pen.weighed() == weigh(PILE, rulings=rulings)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(HISTORY)
def test_taking_everything_back_gives_the_machines_result_exactly(history: list[tuple[str, ...]]) -> None:
    pen = written(history)
    for judgement in unrevoked(pen.written):
        if judgement.kind != "revoke":
            pen.revoke(judgement)
    assert pen.weighed() == weigh(PILE)
    assert pen.rulings().judged.marks == {}


@settings(max_examples=60, deadline=None, derandomize=True)
@given(HISTORY)
def test_parted_is_never_one_and_joined_is_never_two(history: list[tuple[str, ...]]) -> None:
    pen = written(history)
    rulings, found = pen.rulings(), pen.weighed()
    for bonds, of in (
        (rulings.entities, found.entity_of), (rulings.origins, found.origin_of), (rulings.propositions, found.proposition_of),
    ):  # fmt: skip
        for left, right, _ in bonds.apart:
            assert of.get(left, left) != of.get(right, right)
        for left, right, _ in bonds.together:
            assert of[left] == of[right]
    assert set(found.proposition_of) == {claim.id for claim in rulings.applied(PILE).claims}
    assert set(found.proposition_of.values()) == set(found.sentences)
    assert {claim for origin in found.origins for claim in origin.claims} == set(found.origin_of)


def _touched(judgement: Judgement) -> frozenset[str]:
    """Kind of record, so that judgements of two layers are surely unrelated, and the texts it stands in."""
    return frozenset(place.document for side in judgement.sides for place in side)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(ONE.filter(lambda one: one[0] != "revoke"), min_size=2, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_unrelated_judgements_does_not_matter(history: list[tuple[str, ...]], order: object) -> None:
    unrelated: list[Judgement] = []
    for judgement in written(history).written:
        if all(_touched(judgement).isdisjoint(_touched(other)) for other in unrelated):
            unrelated.append(judgement)
    mixed = list(unrelated)
    order.shuffle(mixed)  # type: ignore[attr-defined]
    one, two = (
        weigh(PILE, rulings=rule([replace(j, n=n) for n, j in enumerate(held, start=1)], PILE)) for held in (unrelated, mixed)
    )
    assert one == two


@settings(max_examples=40, deadline=None, derandomize=True)
@given(HISTORY)
def test_another_reading_of_the_same_text_keeps_every_judgement(history: list[tuple[str, ...]]) -> None:
    pen = written(history)
    assert pen.states(read_again(PILE)) == pen.states()
    again = weigh(read_again(PILE), rulings=pen.rulings(read_again(PILE)))
    assert len(again.entities) == len(pen.weighed().entities)
    assert sorted(len(origin.claims) for origin in again.origins) == sorted(len(origin.claims) for origin in pen.weighed().origins)
    assert len(again.sentences) == len(pen.weighed().sentences)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(HISTORY, st.sampled_from(["d0", "d1", "d2"]))
def test_a_changed_text_opens_all_that_was_judged_in_it_alone(history: list[tuple[str, ...]], document: str) -> None:
    pen = written(history)
    changed = with_changed_text(PILE, document)
    states = {one.n: one.state for one in pen.rulings(changed).judged.effects}
    for judgement in unrevoked(pen.written):
        if judgement.kind == "revoke":
            continue
        lost = [all(place.document == document for place in side) for side in judgement.sides]
        if any(lost):
            assert states[judgement.n] == "open"
        elif document not in _touched(judgement):
            assert states[judgement.n] in ("in force", "outranked")
    assert not any(record.startswith(document + ".") for record in pen.rulings(changed).judged.marks)

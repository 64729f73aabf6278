"""Weighing what changed gives what weighing everything gives, whatever was added, changed, removed or judged, and in which order.

``SAYSO_ORDERS=200 pytest tests/weighing/steps`` tries two hundred orders.
"""

from __future__ import annotations

import os
from random import Random

import pytest

from benchmarks.invented import World
from benchmarks.invented import reading as crowded
from sayso.casefile import Case
from sayso.errors import QueryError
from sayso.judgements import Kind, Layer
from sayso.judging import bench
from sayso.weighing.bench import Signature, revocation
from sayso.weighing.steps import weigh_case
from tests.weighing.steps.invented import reading
from tests.weighing.steps.kept import differing

ORDERS = int(os.environ.get("SAYSO_ORDERS", "3"))
PATHS, STEPS = 40, 5
SIGNATURE = Signature("Ann Ode", "2031-06-01T00:00:00Z", "as the texts say")


@pytest.mark.parametrize("seed", range(ORDERS))
def test_what_changed_weighed_gives_what_everything_weighed_gives(seed: int) -> None:
    random = Random(seed)
    with Case.temporary() as case:
        for number in random.sample(range(PATHS), random.randrange(2, 6)):
            case.add(reading(number))
        weigh_case(case, mark="steps")
        for _ in range(STEPS):
            _change(case, random)
            if random.random() < 0.4:
                weigh_case(case, mark="steps")
        weigh_case(case, mark="steps")
        assert differing(case) == []


def test_a_text_that_moved_is_named_by_where_it_lies_now() -> None:
    with Case.temporary() as case:
        case.add(reading(17))
        case.add(reading(21))
        weigh_case(case, mark="steps")
        case.add(reading(21, path="010-moved.txt"))
        weigh_case(case, mark="steps")
        assert differing(case) == []


def test_questions_that_many_answer_are_weighed_step_by_step_as_at_once() -> None:
    world = World()
    world.groups = world.groups[:2]
    with Case.temporary() as case:
        for number in range(0, 540, 9):
            case.add(crowded(number, world))
        weigh_case(case, mark="steps")
        case.remove(next(iter(case.documents)).path)
        case.add(crowded(549, world))
        weigh_case(case, mark="steps")
        assert differing(case) == []
        assert sum("different ways" in one.reason for one in case.relations) > 500


def _change(case: Case, random: Random) -> None:
    shown = [document.path for document in case.documents]
    kind = random.choice(("add", "add", "add", "change", "remove", "judge", "judge", "move"))
    if kind == "add" or not shown:
        case.add(reading(random.randrange(PATHS)))
    elif kind == "change":
        case.add(reading(int(random.choice(shown)[:3]), version=random.randrange(1, 4)))
    elif kind == "remove":
        case.remove(random.choice(shown))
    elif kind == "move":
        case.add(reading(int(random.choice(shown)[:3]), path=f"{random.randrange(PATHS):03}-moved.txt"))
    else:
        _judge(case, random)


def _judge(case: Case, random: Random) -> None:
    weigh_case(case, mark="steps")
    if case.judgements and random.random() < 0.2:
        case.judge(revocation(random.choice(case.judgements), SIGNATURE))
        return
    claims, entities = sorted(claim.id for claim in case.claims), sorted(entity.id for entity in case.entities)
    a, b = random.sample(claims, 2) if len(claims) > 1 else ("", "")
    c, d = random.sample(entities, 2) if len(entities) > 1 else ("", "")
    desk = bench(case)
    try:
        kind = random.randrange(7)
        if kind == 0:
            made = desk.about("reject", a, SIGNATURE)
        elif kind == 1:
            made = desk.correct(a, {"polarity": random.choice("+-")}, SIGNATURE)
        elif kind == 2:
            made = desk.merge((c, d), SIGNATURE)
        elif kind == 3:
            made = desk.split(c, (random.choice(desk.members(c)),), SIGNATURE)
        else:
            layers: tuple[Layer, ...] = ("origin", "proposition", "dispute")
            kinds: tuple[Kind, ...] = ("join", "part")
            made = desk.between(random.choice(kinds), a, b, layers[kind - 4], SIGNATURE)
    except QueryError:
        return
    case.judge(made)

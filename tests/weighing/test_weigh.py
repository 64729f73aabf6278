from __future__ import annotations

import random
import subprocess
import sys
from dataclasses import replace
from typing import TypeVar

from sayso.model import Pile, Weighing
from sayso.weighing import weigh
from tests.weighing.pile import Text, pile


def _case() -> Pile:
    texts = []
    for n, (outlet, cue) in enumerate((("Post", "said"), ("Echo", "said"), ("Post", "denied"))):
        text = Text(
            f"d{n}",
            f"Minister Ana Duarte {cue} in Oslo that Arvia funds the Marsh Front.",
            outlet=outlet,
            published=f"2020-02-0{n + 1}",
        )
        ends = (text.entity("Arvia", "Country"), text.entity("Marsh Front", "ArmedGroup"))
        act = text.says(
            "Ana Duarte", cue, entity=text.entity("Ana Duarte", "Person"), stance="denies" if cue == "denied" else "asserts"
        )
        year = ("2019-01-01", "2019-12-31")
        text.claim(
            "Arvia funds the Marsh Front",
            *(ends[0], "funds", ends[1]),
            said=act,
            polarity="-" if cue == "denied" else "+",
            time=year,
        )
        texts.append(text)
    return pile(*texts)


def test_a_tie_counts_outlets_voices_and_denials() -> None:
    found = weigh(_case())
    (tie,) = found.ties
    names = {entity.id: entity.name for entity in found.entities}
    assert (names[tie.subject], tie.code, names[tie.object]) == ("Arvia", "funds", "Marsh Front")
    assert (tie.claims, tie.against, tie.years) == (("d0.c0", "d1.c0"), ("d2.c0",), (2019,))
    assert (tie.outlets, tie.origins, tie.disputed) == (2, 1, True)


def test_every_claim_and_entity_is_placed_and_every_join_has_a_reason() -> None:
    case = _case()
    found = weigh(case)
    assert set(found.proposition_of) == {claim.id for claim in case.claims}
    assert set(found.proposition_of.values()) == set(found.sentences)
    assert set(found.entity_of) == {entity.id for entity in case.entities}
    joined = {ident for ident in found.entity_of.values() if list(found.entity_of.values()).count(ident) > 1}
    assert joined == set(found.reasons)
    assert all(origin.reason for origin in found.origins) and all(relation.reason for relation in found.relations)


def test_the_order_of_documents_does_not_matter() -> None:
    case = _case()
    first = weigh(case)
    for seed in range(5):
        assert weigh(_shuffled(case, random.Random(seed))) == first


T = TypeVar("T")


def _mixed(order: random.Random, items: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(order.sample(items, len(items)))


def _shuffled(case: Pile, order: random.Random) -> Pile:
    return replace(
        case,
        documents=_mixed(order, case.documents),
        entities=_mixed(order, case.entities),
        attributions=_mixed(order, case.attributions),
        claims=_mixed(order, case.claims),
    )


def test_an_empty_pile_and_dangling_ids_weigh_without_error() -> None:
    assert weigh(Pile()) == Weighing()
    case = _case()
    broken = tuple(replace(claim, subject="d9.e9", attribution="d9.a9", place="d9.e1") for claim in case.claims)
    found = weigh(Pile(claims=broken))
    assert set(found.proposition_of) == {claim.id for claim in broken} and found.origins == ()


def test_a_loop_of_parents_ends() -> None:
    case = _case()
    looped = tuple(replace(act, parent=act.id) for act in case.attributions)
    assert len(weigh(replace(case, attributions=looped)).origins) == len(weigh(case).origins)


def test_the_same_bytes_under_any_hash_seed() -> None:
    program = "from tests.weighing.test_weigh import _case; from sayso.weighing import weigh; print(weigh(_case()))"
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(["src", ".", *sys.path])},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1

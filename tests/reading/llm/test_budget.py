"""Limits on tokens and money."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.errors import DocumentError, StoppedError
from sayso.reading.llm import LlmReader, Settings
from sayso.reading.llm.budget import Budget
from sayso.reading.llm.protocols import Reply
from tests.reading.llm.endpoint import Endpoint, answer, document, speak

Make = Callable[..., LlmReader]


def budget(**limits: float) -> Budget:
    return Budget(Settings(url="http://localhost:1", protocol="openai", model="m", answer_tokens=100, **limits))  # type: ignore[arg-type]


def test_it_stops_before_a_limit_can_be_passed() -> None:
    one = budget(max_tokens=1100)
    one.check(3000)
    with pytest.raises(StoppedError, match=r"limit of 1,100 tokens; this run took nothing \(run again to go on, or"):
        one.check(3001)
    one.charge(300, Reply("x" * 40, 90, 10, True))
    one.check(2700)
    with pytest.raises(StoppedError, match=r"took 100 tokens \(90 in, 10 out\)"):
        one.check(2701)


def test_money_is_counted_at_the_prices_given() -> None:
    one = budget(max_cost=0.01, price_in=2.0, price_out=10.0)
    one.charge(3000, Reply("x" * 400, 1000, 500, True))
    assert str(one) == "1,500 tokens (1,000 in, 500 out), cost 0.0070 at the prices given"
    one.check(3000)
    with pytest.raises(StoppedError, match=r"limit of 0\.01 on cost"):
        one.check(3003)


@pytest.mark.parametrize("counts", [(0, 0), (None, None), (5, 1)])
def test_counts_too_low_to_be_true_are_not_believed(counts: tuple[int | None, int | None]) -> None:
    one = budget()
    one.charge(3000, Reply("x" * 300, *counts, True))
    assert (one.tokens_in, one.tokens_out) == (1000, 100)


def test_a_text_without_a_usable_answer_is_charged_the_most_it_can_have_cost() -> None:
    one = budget()
    one.charge(3000, None)
    assert (one.tokens_in, one.tokens_out) == (1000, 100)


def test_a_reader_sends_nothing_beyond_its_limit(reader: Make, endpoint: Endpoint) -> None:
    endpoint.will(speak("openai", answer(), tokens=(3000, 200)))
    made = reader(max_tokens=13_000, answer_tokens=2000)
    made.read(document())
    made.read(document())
    with pytest.raises(StoppedError):
        for _ in range(5):
            made.read(document())
    assert 2 <= len(endpoint.asked) <= 4
    assert made.used.startswith(f"{3200 * len(endpoint.asked):,} tokens")


def test_broken_answers_count_too(reader: Make, endpoint: Endpoint) -> None:
    endpoint.will(speak("openai", "no", tokens=(3000, 200)))
    made = reader()
    with pytest.raises(DocumentError):
        made.read(document())
    assert made.used == "3,200 tokens (3,000 in, 200 out)"

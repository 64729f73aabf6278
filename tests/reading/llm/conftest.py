from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from sayso import codebook
from sayso.model import Sent
from sayso.reading.llm import LlmReader
from sayso.reading.llm.settings import Protocol
from tests.reading.llm.endpoint import Endpoint, Slept, running

Make = Callable[..., LlmReader]


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    with running() as found:
        yield found


@pytest.fixture
def sent() -> list[Sent]:
    return []


@pytest.fixture
def slept() -> Slept:
    return Slept()


@pytest.fixture
def reader(endpoint: Endpoint, sent: list[Sent], slept: Slept) -> Make:
    """Makes a reader at the endpoint; what it sends is recorded in ``sent``."""

    def make(protocol: Protocol = "openai", **settings: Any) -> LlmReader:
        return LlmReader(codebook.load(), endpoint.settings(protocol, **settings), record=sent.append, clock=slept.clock)

    return make

"""The packaged encoder and a reader, loaded once."""

from __future__ import annotations

import pytest

from sayso import codebook
from sayso.reading import Reader
from sayso.reading.encoder.session import Encoder


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    return Encoder()


@pytest.fixture(scope="session")
def reader(encoder: Encoder) -> Reader:
    return Reader(codebook.load(), encoder=encoder)

"""Which texts went to which other machine."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.model import Sent

MOST_PATHS = 40


@dataclass(frozen=True, slots=True)
class Place:
    """One endpoint and model, and what went there; ``more`` counts the texts whose paths are not listed."""

    host: str
    model: str
    texts: int
    bytes: int
    requests: int
    paths: tuple[str, ...]
    more: int


def sent_rows(sent: Iterable[Sent]) -> tuple[Place, ...]:
    """The places that texts were sent to, in the order of the first request."""
    places: dict[tuple[str, str], list[Sent]] = defaultdict(list)
    for one in sent:
        places[one.host, one.model].append(one)
    return tuple(_place(*key, requests) for key, requests in places.items())


def _place(host: str, model: str, requests: list[Sent]) -> Place:
    paths = sorted({s.document: s.path for s in requests}.values())
    shown = tuple(paths[:MOST_PATHS])
    return Place(host, model, len(paths), sum(s.bytes for s in requests), len(requests), shown, len(paths) - len(shown))

"""A small case made by hand, and a way to run the command line as a person would."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from sayso import build
from sayso.casefile import Proposition, Sentence
from sayso.cli import main
from sayso.findings import Circle, Drift, Interest, Standing, Support
from sayso.model import Attribution, Claim, Document, Entity, Mention, Origin, Reading, Relation, Span, Tie
from sayso.telling.view import Index
from tests.casefile.invented import weighing

Sayso = Callable[..., Result]


def told(sayso: Sayso, *arguments: str) -> dict[str, Any]:
    result = sayso(*arguments, "--json")
    assert result.exit_code == 0, result.stderr
    answer = json.loads(result.stdout)
    assert isinstance(answer, dict)
    return answer


FIRST = "The port was closed, the Delta Post said, citing the mayor, Ana Ruiz. Carlos Vega denied that the port was closed."
SECOND = "The port was closed by the navy."


@dataclass(frozen=True)
class HandMadeCase:
    """The records of a case without a file."""

    documents: tuple[Document, ...]
    entities: tuple[Entity, ...]
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]
    origins: tuple[Origin, ...]
    relations: tuple[Relation, ...]
    ties: tuple[Tie, ...]
    propositions: tuple[Proposition, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    standings: tuple[Standing, ...] = ()
    circles: tuple[Circle, ...] = ()
    drifts: tuple[Drift, ...] = ()
    interests: tuple[Interest, ...] = ()
    supports: tuple[Support, ...] = ()


def span(text: str, words: str, *, last: bool = False) -> Span:
    start = text.rindex(words) if last else text.index(words)
    return Span(start, start + len(words))


def hand_made_case() -> HandMadeCase:
    post = Document(
        "d1", "one.txt", "0" * 64, "text/plain", FIRST, title="Port closed", outlet="Harbour Times", published="2021-03-04"
    )
    brief = Document("d2", "two.txt", "1" * 64, "text/plain", SECOND)
    said = span(FIRST, "The port was closed")
    denied = span(FIRST, "the port was closed", last=True)

    def named(id_: str, name: str, *mentions: str) -> Entity:
        places = (span(FIRST, m) for m in mentions)
        return Entity(id_, name, "Person", tuple(Mention("d1", p.start, p.end, "name") for p in places))

    outlet = Attribution("d1.a1", "d1", span(FIRST, "the Delta Post"), "e1", "outlet", span(FIRST, "said"), (said,))
    mayor = replace(
        outlet,
        id="d1.a2",
        source=span(FIRST, "the mayor, Ana Ruiz"),
        source_entity="e2",
        source_kind="named_person",
        parent="d1.a1",
    )
    vega = Attribution(
        "d1.a3", "d1", span(FIRST, "Carlos Vega"), "e3", "named_person", span(FIRST, "denied"), (denied,), stance="denies"
    )
    closed = Claim("d1.c1", "d1", said.start, said.end, "e4", "close", None, "e5", attribution="d1.a2", origin="o1")
    not_closed = replace(closed, id="d1.c2", start=denied.start, end=denied.end, polarity="-", attribution="d1.a3", origin=None)
    plain = replace(closed, id="d2.c1", document="d2", start=0, end=len(SECOND) - 1, attribution=None, origin=None)
    return HandMadeCase(
        (post, brief),
        (
            named("e1", "Delta Post", "Delta Post"),
            named("e2", "Ana Ruiz", "Ana Ruiz"),
            named("e3", "Carlos Vega", "Carlos Vega"),
            named("e4", "Navy of Itria"),
            named("e5", "Port of Sálvo", "port"),
        ),
        (outlet, mayor, vega),
        (closed, not_closed, plain),
        (Origin("o1", "Ana Ruiz", "person", ("d1.c1",), "named in the text"),),
        (Relation("denies", "d1.c2", "d1.c1", "the same port, with a no"),),
        (Tie("e4", "captured", "e5", ("d1.c1", "d2.c1"), ("d1.c2",), 2, 1, True, (2021,)),),
    )


class StandIn:
    """A reader that finds nothing in any text."""

    version = "stand-in 1"

    def read(self, document: Document) -> Reading:
        return Reading(document)


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An empty folder to work in with one ``good.txt``; stand-ins read and weigh, so that only the road around them is tried."""
    monkeypatch.setattr(build, "_reader", lambda codebook: StandIn())
    monkeypatch.setattr(build, "weigh_again", lambda case: case.replace_weighing(weighing(case.pile()), mark="stand-in"))
    monkeypatch.chdir(tmp_path)
    Path("good.txt").write_text("The mayor said that the bridge is safe.\n", encoding="utf-8")


@pytest.fixture
def index() -> Index:
    return Index.of(hand_made_case())


def apart() -> dict[str, str]:
    """The environment of a process of its own that finds the same sayso as this one."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}


@pytest.fixture
def sayso() -> Sayso:
    """Runs ``sayso`` with these arguments; ``input`` is what comes on standard input."""

    def run(*arguments: str, input: str | bytes | None = None) -> Result:
        result = CliRunner().invoke(main, list(arguments), input=input)
        assert "internal error" not in result.stderr
        return result

    return run

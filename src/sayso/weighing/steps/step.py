"""What a step of the weighing is, and how steps run: block by block, only those that take in something that changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from sayso.casefile.blocks import Blocks, Feed, Key, Made, Row
from sayso.model import Pile, Reading
from sayso.weighing.rulings import Rulings
from sayso.weighing.steps.packing import key

_BATCH_ROWS, _BATCH_BLOCKS, _READINGS, _BESIDE, _DOCUMENTS, _BLOCKS = 20_000, 12_000, 250, 500, 4_000, 200_000
Lines = Sequence[Sequence[str]]
"""What a block takes in: the data of its rows, sorted, by feed."""


@dataclass(frozen=True, slots=True)
class Context:
    """What all steps know: what people judged."""

    rulings: Rulings = field(default_factory=Rulings)


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the weighing.

    ``run`` makes one block from what ``feeds`` give it; ``reads`` does so for a document, whose key is the number of its reading
    (it is not run where that is gone); ``beside`` makes some blocks that need other documents as well; ``whole`` runs once, over
    rows alone. ``wires`` and ``tables`` are what the step puts out. ``order`` names the wire whose data gives the blocks' order.
    """

    name: str
    feeds: tuple[Feed, ...] = ()
    wires: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    run: Callable[[Key, Lines, Made, Context], None] | None = None
    reads: Callable[[Key, Reading, Lines, Made, Context], None] | None = None
    beside: Callable[[Sequence[tuple[Key, Lines]], Made, Blocks, Context], Iterator[Key]] | None = None
    whole: Callable[[Blocks, bool], int] | None = None
    order: str = ""

    @property
    def takes(self) -> frozenset[str]:
        """The wires whose changes make blocks due."""
        return frozenset(wire for feed in self.feeds for wire in (feed.wire, feed.via) if wire)


@dataclass(frozen=True, slots=True)
class Ran:
    """How many blocks of a step were run."""

    step: str
    blocks: int


Tell = Callable[[str, int, int], None]
"""Told before a step and after each batch: the step, how many of its blocks are done, and how many there are to do."""


def run_all(plan: Sequence[Step], blocks: Blocks, context: Context, tell: Tell | None = None) -> list[Ran]:
    """Run every step over what is due.

    Args:
        plan: the steps in order; each takes in only what earlier ones put out.
        blocks: the steps' state in the case.
        context: what all of them know.
        tell: is told of progress.
    """
    out = []
    states, news = blocks.states(), blocks.news()
    for place, step in enumerate(plan):
        first = step.name not in states
        if not first and states[step.name] == "done" and step.takes.isdisjoint(news) and step.name not in news:
            continue
        told = {wire for wire in step.wires for later in plan[place + 1 :] if wire in later.takes and later.name in states}
        if step.whole is not None:
            if tell is not None:
                tell(step.name, 0, 1)
            with blocks.writing():
                count = step.whole(blocks, first)
                if first:
                    blocks.mark(step.name, "done")
            news.update(step.wires)
        else:
            count = blocks.begin(step.name, step.feeds, first=first)
            news |= _run(step, blocks, context, _Run(count, told, first), tell)
            if first or states[step.name] != "done":
                blocks.finish(step.name)
        out.append(Ran(step.name, count))
    return out


@dataclass(frozen=True, slots=True)
class _Run:
    total: int
    told: set[str]
    first: bool


def _run(step: Step, blocks: Blocks, context: Context, run: _Run, tell: Tell | None) -> set[str]:
    """Run the blocks that are due; returns the wires that changed."""
    done = 0
    news: set[str] = set()
    keys: list[Key] = []
    if tell is not None:
        tell(step.name, 0, run.total)
    made = Made()
    for block in _made(step, blocks, made, context) if run.total else ():
        keys.append(block)
        if len(keys) >= _BATCH_BLOCKS or len(made) >= _BATCH_ROWS:
            done += len(keys)
            news |= _put(step, blocks, keys, made, run)
            keys, made.wires, made.results = [], {}, {}
            if tell is not None:
                tell(step.name, done, run.total)
    if keys:
        news |= _put(step, blocks, keys, made, run)
    return news


def _put(step: Step, blocks: Blocks, keys: Sequence[Key], made: Made, run: _Run) -> set[str]:
    salt = key("step", step.name)

    def salted(rows: Sequence[Row]) -> list[Row]:
        return [(maker ^ salt, *rest) for maker, *rest in rows]  # type: ignore[misc]

    wires = {wire: salted(rows) for wire, rows in made.wires.items()}
    results = {table: [(maker ^ salt, record) for maker, record in rows] for table, rows in made.results.items()}
    return blocks.put(
        step.name, keys, [block ^ salt for block in keys], Made(wires, results), wires=step.wires, tables=step.tables,
        told=run.told, first=run.first,
    )  # fmt: skip


def _made(step: Step, blocks: Blocks, made: Made, context: Context) -> Iterator[Key]:
    """Makes block after block into ``made``."""
    most = _DOCUMENTS if step.reads is not None else _BLOCKS  # a document puts out hundreds of rows
    stream = blocks.stream(step.name, step.feeds, order=step.order, most=most)
    if step.run is not None:
        for block, lines in stream:
            if any(lines):
                step.run(block, lines, made, context)
            yield block
    while step.reads is not None and (some := list(islice(stream, _READINGS))):
        readings = blocks.readings(blocks.places([block for block, lines in some if lines[0]]))
        for block, lines in some:
            if block in readings:
                step.reads(block, counted(readings[block], context), lines, made, context)
            yield block
    while step.beside is not None and (some := list(islice(stream, _BESIDE))):
        yield from step.beside(some, made, blocks, context)


def counted(reading: Reading, context: Context) -> Reading:
    """A reading as it counts: with what people corrected, without what they rejected."""
    pile = context.rulings.applied(Pile((reading.document,), reading.entities, reading.attributions, reading.claims))
    return Reading(reading.document, (), pile.entities, pile.attributions, pile.claims)

"""Which text took over whose words or story: each with the earlier ones that it may have them from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sayso.casefile.blocks import Blocks, Feed, Key, Made
from sayso.model import Reading
from sayso.weighing.copies import Copy, Text, age, copies_of, near, text_of
from sayso.weighing.steps.packing import dump, key, load
from sayso.weighing.steps.step import Context, Lines, Step, counted

_TOGETHER = 50  # texts whose models are kept at a time
_READ = 1_000  # texts that are read from the case at a time: for each time all of the case's are gone through
_Led = dict[Key, list[Key]]
"""For each document the earlier ones that it may have its words or facts from."""


def _copies(some: Sequence[tuple[Key, Lines]], made: Made, blocks: Blocks, context: Context) -> Iterator[Key]:
    wanted = _meeting({block: [int(line.partition(" ")[2]) for line in lines[0]] for block, lines in some}, blocks)
    order = [block for block, _ in some]
    parts = [{block: wanted[block] for block in order[at : at + _TOGETHER]} for at in range(0, len(order), _TOGETHER)]
    texts: dict[int, Text] = {}
    for some_parts in _loads(parts):
        readings = blocks.readings(blocks.places(sorted(set().union(*map(_named, some_parts)))), parts=("attributions",))
        for part in some_parts:
            numbers = _named(part)
            texts = {number: text for number, text in texts.items() if number in numbers}
            texts.update((number, _text(readings[number], context)) for number in sorted(numbers & readings.keys() - texts.keys()))
            for block, given in part.items():
                if block in texts:
                    _held_against(block, [texts[number] for number in given if number in texts], texts[block], made)
                yield block


def _held_against(block: Key, models: Sequence[Text], text: Text, made: Made) -> None:
    """Put out what a text has of earlier ones."""
    if not models:
        return
    ages = {one.document.id: age(one) for one in (text, *models)}
    for copy in copies_of(text, models):
        _put(block, copy, [ages[copy.taken], ages[copy.given]], made)


def _meeting(led: Mapping[Key, Sequence[Key]], blocks: Blocks) -> _Led:
    """For each document those earlier ones that it can have anything of: near in time, or with a passage in common."""
    named = sorted({number for block, models in led.items() for number in (block, *models)})
    days = {number: None if data.startswith("1") else int(data[1:12]) for number, data in blocks.held("aged", named).items()}
    told = blocks.held("passage", named)
    out: _Led = {}
    for block, models in led.items():
        prints = frozenset(load(told[block])) if models and block in told else frozenset()
        out[block] = [
            number for number in models
            if block in days and number in days and (near(days[block], days[number]) or not prints.isdisjoint(load(told[number])))
        ]  # fmt: skip
    return out


def _named(part: Mapping[Key, Sequence[Key]]) -> set[Key]:
    """The documents of a part that have earlier ones to be held against, and these."""
    return {number for block, given in part.items() if given for number in (block, *given)}


def _loads(parts: Iterable[_Led]) -> Iterator[list[_Led]]:
    """Parts one after the other, as many together as name about a thousand texts."""
    held: list[_Led] = []
    numbers: set[Key] = set()
    for part in parts:
        own = _named(part)
        if held and len(numbers | own) > _READ:
            yield held
            held, numbers = [], set()
        held.append(part)
        numbers |= own
    if held:
        yield held


def _text(reading: Reading, context: Context) -> Text:
    its = counted(reading, context)
    return text_of(its.document, sorted(its.attributions, key=lambda act: (act.document, act.id)))


def _put(maker: Key, copy: Copy, ages: Sequence[tuple[bool, int, str]], made: Made) -> None:
    item = key("copy", copy.given, copy.taken, copy.reason)
    parts = [[one.start, one.end, other.start, other.end] for one, other in copy.parts]
    made.row("item", maker, item, dump(["copy", copy.given, copy.taken, parts, copy.reason, ages, copy.credit]))
    for ident in (copy.given, copy.taken):
        made.row("member", maker, key("document", ident), "", item)


STEPS = (
    Step(
        "copies", (Feed("model"), Feed("documents", "model"), Feed("documents")), ("item", "member"), beside=_copies, order="aged",
    ),
)  # fmt: skip

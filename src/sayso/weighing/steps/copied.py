"""Which text took over whose words or story: each with the earlier ones that it may have them from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sayso.casefile.blocks import Blocks, Feed, Key, Made
from sayso.weighing.copies import Copy, Text, age, copies_of, near, text_of
from sayso.weighing.steps.packing import dump, key, load
from sayso.weighing.steps.step import Context, Lines, Step, counted

_TOGETHER = 50  # texts whose models are kept at a time


def _copies(some: Sequence[tuple[Key, Lines]], made: Made, blocks: Blocks, context: Context) -> Iterator[Key]:
    wanted = _meeting({block: [int(line.partition(" ")[2]) for line in lines[0]] for block, lines in some}, blocks)
    texts: dict[int, Text] = {}
    for at in range(0, len(some), _TOGETHER):
        part = {block: wanted[block] for block, _ in some[at : at + _TOGETHER]}
        numbers = {number for block, given in part.items() if given for number in (block, *given)}
        texts = {number: text for number, text in texts.items() if number in numbers}
        texts.update(_texts(sorted(numbers.difference(texts)), blocks, context))
        for block, given in part.items():
            if given and block in texts:
                models = [texts[number] for number in given if number in texts]
                ages = {text.document.id: age(text) for text in (texts[block], *models)}
                for copy in copies_of(texts[block], models):
                    _put(block, copy, [ages[copy.taken], ages[copy.given]], made)
            yield block


def _meeting(led: Mapping[Key, Sequence[Key]], blocks: Blocks) -> dict[Key, list[Key]]:
    """For each document those earlier ones that it can have anything of: near in time, or with a passage in common."""
    named = sorted({number for block, models in led.items() for number in (block, *models)})
    days = {number: None if data.startswith("1") else int(data[1:12]) for number, data in blocks.held("aged", named).items()}
    prints = {number: frozenset(load(data)) for number, data in blocks.held("passage", named).items()}
    return {
        block: [
            number for number in models
            if block in days and number in days and (near(days[block], days[number]) or prints[block] & prints[number])
        ]
        for block, models in led.items()
    }  # fmt: skip


def _texts(numbers: Sequence[int], blocks: Blocks, context: Context) -> Iterator[tuple[int, Text]]:
    for number, reading in blocks.readings(blocks.places(numbers), parts=("attributions",)).items():
        its = counted(reading, context)
        yield number, text_of(its.document, sorted(its.attributions, key=lambda act: (act.document, act.id)))


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

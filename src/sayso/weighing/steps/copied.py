"""Which text took over whose words or story: each with the earlier ones that it may have them from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.casefile.blocks import Blocks, Feed, Key, Made
from sayso.weighing.copies import Copy, Text, age, copies_of, text_of
from sayso.weighing.steps.packing import dump, key
from sayso.weighing.steps.step import Context, Lines, Step, counted

_MOST_KEPT = 400


def _copies(some: Sequence[tuple[Key, Lines]], made: Made, blocks: Blocks, context: Context) -> Iterator[Key]:
    wanted = {block: [int(line.partition(" ")[2]) for line in lines[0]] for block, lines in some}
    numbers = sorted({number for block, given in wanted.items() if given for number in (block, *given)})
    texts: dict[int, Text] = {}
    for at in range(0, len(numbers), _MOST_KEPT):
        for number, reading in blocks.readings(blocks.places(numbers[at : at + _MOST_KEPT]), parts=("attributions",)).items():
            its = counted(reading, context)
            texts[number] = text_of(its.document, sorted(its.attributions, key=lambda act: (act.document, act.id)))
    for block, given in wanted.items():
        if block in texts:
            models = [texts[number] for number in given if number in texts]
            ages = {text.document.id: age(text) for text in (texts[block], *models)}
            for copy in copies_of(texts[block], models):
                _put(block, copy, [ages[copy.taken], ages[copy.given]], made)
        yield block


def _put(maker: Key, copy: Copy, ages: Sequence[tuple[bool, int, str]], made: Made) -> None:
    item = key("copy", copy.given, copy.taken, copy.reason)
    parts = [[one.start, one.end, other.start, other.end] for one, other in copy.parts]
    made.row("item", maker, item, dump(["copy", copy.given, copy.taken, parts, copy.reason, ages, copy.credit]))
    for ident in (copy.given, copy.taken):
        made.row("member", maker, key("document", ident), "", item)


STEPS = (Step("copies", (Feed("model"), Feed("documents", "model"), Feed("documents")), ("item", "member"), beside=_copies),)

"""The last steps: who stands behind each claim, what people judged of propositions and origins, and the ties."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sayso.casefile.blocks import Feed, Key, Made
from sayso.findings import Interest, Standing, Via
from sayso.model import Document, Origin, Relation
from sayso.weighing.origins import Origins
from sayso.weighing.propositions import stated
from sayso.weighing.scene import Scene
from sayso.weighing.settling import settle_origins, settle_propositions
from sayso.weighing.statements import in_order
from sayso.weighing.steps.packing import dump, load, unpack
from sayso.weighing.steps.pairs import SAME, each_numbered, found_row
from sayso.weighing.steps.step import Context, Lines, Step
from sayso.weighing.steps.tales import bare_statement, origin_row, put_origin
from sayso.weighing.support import support, ucdp
from sayso.weighing.ties import tie


def _settled(block: Key, lines: Lines, made: Made, context: Context) -> None:
    """All propositions and origins of which people judged."""
    _propositions(block, lines, made, context)
    _origins(block, lines, made, context)


def _propositions(block: Key, lines: Lines, made: Made, context: Context) -> None:
    held = unpack(lines[1])
    by_id = {one.id: one for one in held.statements}
    members = {tuple(load(line)) for line in lines[0]}
    found = stated((tuple(by_id[ident] for ident in group) for group in members), held.scene)
    settled = settle_propositions(found, held.statements, held.scene, context.rulings.propositions)
    for ident, said in settled.sentences.items():
        made.result("propositions", block, (ident, said))
    for claim, ident in settled.of.items():
        made.result("stated_by", block, (claim, ident))
    for place, one in each_numbered(settled.relations):
        made.row("found", block, *found_row(one, 0, [place], SAME))


def _origins(block: Key, lines: Lines, made: Made, context: Context) -> None:
    rows = [load(line) for line in lines[2]]
    found: list[Origin] = []
    of: dict[str, str] = {}
    voice: dict[str, str] = {}
    places: dict[str, list[Any]] = {}
    documents: dict[str, Document] = {}
    for row in rows:
        if row[0] == "bound":
            _, claim, document, start, end, outlet, path = row
            places[claim] = [claim, document, start, end]
            documents[document] = Document(document, path, "", "", "", None, outlet)
            continue
        _, ident, name, kind, reason, who, held = row
        found.append(Origin(ident, name, kind, tuple(one[0] for one in held), reason))
        of.update((one[0], ident) for one in held)
        places.update((one[0], one) for one in held)
        voice[ident] = who
    found.sort(key=lambda origin: origin.claims[0])
    statements = sorted(map(bare_statement, places.values()), key=in_order)
    settled = settle_origins(Origins(tuple(found), of, voice), statements, Scene(documents, {}, {}), context.rulings.origins)
    for origin in settled.origins:
        put_origin(block, origin_row(origin, settled.voice[origin.id], places), made)


def _standing(block: Key, lines: Lines, made: Made, context: Context) -> None:
    if not lines[0]:
        return
    claim, document, outlet, outlet_name, *utterer = load(lines[0][0])
    voice, name = load(lines[1][0]) if lines[1] else ("", "")
    one = Standing(claim, document, outlet, outlet_name, voice, name, *utterer)
    made.result("standings", block, one)
    made.row("stand", block, block, dump([claim, document, outlet, outlet_name, voice, name, *utterer]))


def _tie(block: Key, lines: Lines, made: Made, context: Context) -> None:
    """The ties of one pair under one code, with what supports them."""
    held = unpack(lines[0])
    standings = {row[0]: Standing(*row) for row in map(load, lines[1])}
    hits = [load(line) for line in dict.fromkeys(lines[2])]
    relations = [Relation(kind, a, b, reason) for kind, a, b, reason, _ in sorted(hits, key=lambda row: row[:4])]
    origins = Origins((), {ident: ident for ident, one in standings.items() if one.origin},
                      {ident: one.origin for ident, one in standings.items() if one.origin})  # fmt: skip
    interests = {row[0]: Interest(row[0], row[1], row[2], row[3], tuple(row[4])) for row in map(load, lines[3])}
    ways: dict[str, list[Via]] = {}
    for _, kind, claim, document, start, end, words, entity in sorted(map(load, lines[4]), key=lambda row: (row[2], row[0])):
        ways.setdefault(claim, []).append(Via(kind, claim, document, start, end, words, entity))
    by_id = {row[1]: replace(bare_statement([row[1], "", 0, 0]), period=tuple(row[4]) if row[4] else None) for row in hits}
    by_id.update((one.id, one) for one in held.statements)
    for one in tie(held.statements, held.scene, origins, relations):
        made.result("ties", block, one)
        if ucdp(one.code):
            vias = tuple(via for claim in one.claims for via in ways.get(claim, ()))
            found = support(one, by_id, standings, interests, vias, held.scene)
            if found is not None:
                made.result("supports", block, found)


SETTLED = (
    Step(
        "settled", (Feed("bonded"), Feed("statement", "bonded"), Feed("tied"), Feed("bonds")), ("found", "voice", "strand"),
        ("propositions", "stated_by", "origins", "rests_on"), run=_settled,
    ),
)  # fmt: skip
STEPS = (
    Step("standings", (Feed("utter"), Feed("voice")), ("stand",), ("standings",), run=_standing),
    Step(
        "ties",
        (Feed("statement", "end"), Feed("stand", "end"), Feed("hit", "end"), Feed("leaned", "end"), Feed("way", "end")),
        (), ("ties", "supports"), run=_tie,
    ),
)  # fmt: skip

"""Whose everybody is: what all documents tell of one entity, what follows within a few steps, and how speakers stand to claims."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sayso.casefile.blocks import Feed, Key, Made
from sayso.casefile.joints import reach
from sayso.findings import Interest
from sayso.model import Entity, Reading
from sayso.weighing.belonging import Belonging, Kin
from sayso.weighing.differences import patrons
from sayso.weighing.interest import interest
from sayso.weighing.scene import Scene
from sayso.weighing.sides import EDGES, MOST_GROUNDS, Ground, Grounds, Sides, Stated
from sayso.weighing.statements import Statement
from sayso.weighing.steps.packing import Face, dump, entity_key, key, load, unpack
from sayso.weighing.steps.step import Context, Lines, Step

_KINDS = ("inside", "owners", "wholes", "led", "backed")


def _own(block: Key, lines: Lines, made: Made, context: Context) -> None:
    """One entity: what all documents together tell of it."""
    rows = [load(line) for line in lines[0]]
    face = rows[0][1]
    told: dict[str, dict[str, Any]] = {kind: {} for kind in (*_KINDS, "described", "member")}
    faces: dict[str, Any] = {}
    for row in rows:
        other = row[2]
        if row[3]:
            faces[other] = row[3]
        if row[0] == "described":
            told["described"][other] = min(told["described"].get(other, row[4:]), row[4:])
        elif row[0] == "member":
            told["member"].setdefault(other, []).append(row[4:])
        else:
            told[row[0]][other] = None
    described = told["described"]
    clear = {other: found[2] for other, found in described.items()} if len(described) == 1 and "" not in described else {}
    member = {other: sorted(found)[:MOST_GROUNDS] for other, found in told["member"].items()}
    ordered = sorted(member.items(), key=lambda item: item[1][0])
    data = {kind: sorted(told[kind]) for kind in _KINDS}
    made.row("own", block, block, dump([face, data, clear, ordered, [faces[other] for other in sorted(faces)]]))
    steps = {*told["wholes"], *told["owners"], *told["inside"], *clear, *member}
    for other in sorted(steps):
        made.row("whole", block, block, "", entity_key(other))


def scene_of(faces: Iterable[Face]) -> Scene:
    """Entities by their faces alone."""
    known = {one[0]: one for one in faces}
    entities = {ident: Entity(one[0], one[1], one[2]) for ident, one in known.items()}  # type: ignore[arg-type]
    return Scene({}, entities, {}, frozenset(ident for ident, one in known.items() if one[3]))


def _kin(block: Key, lines: Lines, made: Made, context: Context) -> None:
    """One entity with all within reach: its state, its owners, what it is on the side of."""
    rows = [load(line) for line in lines[0]]
    root = next((row[0] for row in rows if entity_key(row[0][0]) == block), None)
    if root is None:
        return
    ident = root[0]
    scene = scene_of(face for row in rows for face in (row[0], *row[4]))
    own, grounds = Kin(), Grounds(described={row[0][0]: row[2] for row in rows if row[2]})
    for face, data, _, ordered, _ in rows:
        for kind in _KINDS:
            if data[kind]:
                getattr(own, kind)[face[0]] = set(data[kind])
        for other, stated in ordered:
            grounds.member[face[0]][other] = [Stated(one[0][3], one[1]) for one in stated]
    belonging = Belonging(own, scene)
    state, sides = belonging.state(ident), Sides(grounds, scene).wholes(ident)
    backed = {patron: sorted(belonging.backed(patron)) for patron in sorted(patrons(ident, scene, belonging))}
    led = belonging.led(ident)
    inside, owners = sorted(belonging.inside(ident)), sorted(belonging.owners(ident))
    known = {ident, state or "", led, *inside, *owners, *sides}
    faces = [one for name in sorted(known) if (one := _face(name, scene)) is not None]
    wholes = [[whole, ground.words, list(ground.claims)] for whole, ground in sides.items()]
    made.row("kin", block, block, dump([ident, state, inside, owners, led, backed, wholes, faces]))


def _face(ident: str, scene: Scene) -> Face | None:
    entity = scene.entities.get(ident)
    return (ident, entity.name, entity.type, scene.is_named(ident)) if entity is not None else None


def belonging_of(kin: Iterable[Sequence[Any]], scene: Scene) -> Belonging:
    """Whose the entities are that these rows of kin are about."""
    own, states = Kin(), {}
    for ident, state, inside, owners, led, backed, *_ in kin:
        states[ident] = state
        own.inside[ident], own.owners[ident], own.led[ident] = set(inside), set(owners), {led}
        for patron, others in backed.items():
            own.backed[patron] = set(others)
    return Belonging(own, scene, states)


def faces_of(kin: Iterable[Sequence[Any]]) -> list[Face]:
    """The entities that rows of kin speak of."""
    return [(one[0], one[1], one[2], one[3]) for row in kin for one in row[7]]


def sides_of(kin: Iterable[Sequence[Any]], scene: Scene, grounds: Grounds) -> Sides:
    """Who is on whose side, as far as these rows tell; nobody else has anything that they belong to."""
    known = {row[0]: {whole: Ground(words, tuple(claims)) for whole, words, claims in row[6]} for row in kin}
    return Sides(grounds, scene, known)


class _Asking(Sides):
    """Notes which pairs the interest of a claim asks for."""

    def __init__(self, known: dict[str, dict[str, Ground]], scene: Scene) -> None:
        super().__init__(Grounds(), scene, known)
        self.asked: dict[tuple[str, str], None] = {}

    def between(self, kind: str, speaker: str, party: str, claim: str) -> Ground | None:
        for one in (speaker, *self.wholes(speaker)):
            for other in (party, *self.wholes(party)):
                if one != other:
                    self.asked[min(one, other), max(one, other)] = None
        return None


def put_interests(
    number: Key, reading: Reading, statements: Sequence[Statement], scene: Scene, kin: Sequence[Sequence[Any]], made: Made
) -> None:
    """How speakers stand to their claims, where no claim of another text is asked for; what is asked for, and by which claim."""
    known = {row[0]: {whole: Ground(words, tuple(claims)) for whole, words, claims in row[6]} for row in kin}
    for one in statements:
        asking = _Asking(known, scene)
        found = interest(one, asking, scene)
        if asking.asked:
            made.row("leaning", number, number, "", key("claim", one.id))
            for pair in asking.asked:
                made.row("ask", number, number, "", key("edge", *pair))
        elif found is not None:
            made.row("leant", number, number, dump([found.claim, found.speaker, found.kind, found.reason, found.grounds]))


def _rift(block: Key, lines: Lines, made: Made, context: Context) -> None:
    """Two entities: the first claims that have them fight, or stand together."""
    found: dict[str, list[Any]] = {}
    pair: list[str] = []
    for kind, ends, order, words in map(load, lines[0]):
        pair = ends
        found.setdefault(kind, []).append([order, words])
    made.row("rift", block, block, dump([pair, {kind: sorted(rows)[: MOST_GROUNDS + 1] for kind, rows in sorted(found.items())}]))


def _interests(number: Key, lines: Lines, made: Made, context: Context) -> None:
    kin = [load(line) for line in dict.fromkeys(lines[1])]
    held = unpack(lines[0], faces_of(kin))
    grounds = Grounds()
    for pair, found in map(load, dict.fromkeys(lines[2])):
        for kind in EDGES:
            grounds.edges[kind, frozenset(pair)] = [Stated(order[3], words) for order, words in found.get(kind, ())]
    sides = sides_of(kin, held.scene, grounds)
    for one in held.statements:
        _put(number, interest(one, sides, held.scene), made)
    for claim, speaker, kind, reason, claims in map(load, lines[3]):
        _put(number, Interest(claim, speaker, kind, reason, tuple(claims)), made)


def _put(number: Key, found: Interest | None, made: Made) -> None:
    if found is not None:
        made.result("interests", number, found)
        made.row(
            "leaned", number, key("claim", found.claim), dump([found.claim, found.speaker, found.kind, found.reason, found.grounds])
        )


OWN = (
    Step("entities told of", (Feed("trait"),), ("own", "whole"), run=_own),
    Step("reach", (Feed("own"), Feed("whole")), ("reach",), whole=reach),
    Step("kin", (Feed("own", "reach"),), ("kin",), run=_kin),
    Step("rifts", (Feed("edge"),), ("rift",), run=_rift),
)
INTERESTS = (
    Step(
        "interests", (Feed("statement", "leaning"), Feed("kin", "held"), Feed("rift", "ask"), Feed("leant")), ("leaned",),
        ("interests",), run=_interests,
    ),
)  # fmt: skip

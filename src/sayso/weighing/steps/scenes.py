"""Step four: each document in the case's terms, with everything that follows from it alone once its entities are known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sayso.casefile.blocks import Feed, Key, Made
from sayso.findings import Standing
from sayso.model import Attribution, Document, Entity, EntityType, Mention, Reading
from sayso.weighing.belonging import Kin, kin
from sayso.weighing.counts import Groups, standing
from sayso.weighing.denials import whole_denials
from sayso.weighing.drift import cited_by, told_ends
from sayso.weighing.entities import case_id
from sayso.weighing.figures import Sums, collective_sums
from sayso.weighing.lineage import Lineage
from sayso.weighing.scene import Scene
from sayso.weighing.sentences import sentence
from sayso.weighing.sides import Grounds, described, grounds
from sayso.weighing.statements import Statement, state
from sayso.weighing.steps.packing import Beside, dump, entity_key, face, key, load, pack
from sayso.weighing.steps.pairs import each_numbered, found_row
from sayso.weighing.steps.rules import apart_rows, rule_keys
from sayso.weighing.steps.step import Context, Lines, Step
from sayso.weighing.steps.tales import put_draws
from sayso.weighing.stories import draw
from sayso.weighing.support import ucdp
from sayso.weighing.ties import ends
from sayso.weighing.vias import carries, mentions, vias


def scene_of(reading: Reading, held: Iterable[str], outlets: Iterable[str] = ()) -> Scene:
    """A document in the case's terms: its entities with their mentions in it alone.

    Args:
        reading: what was read in it.
        held: for each of its entities the line that the entities' step put out.
        outlets: keys of those outlets cited in it that documents of the case are of.
    """
    local = {entity.id: entity for entity in reading.entities}
    of: dict[str, str] = {}
    faces: dict[str, tuple[str, EntityType]] = {}
    named: set[str] = set()
    told: dict[str, list[Mention]] = defaultdict(list)
    for member, ident, name, type_, is_named in map(load, held):
        if member in local:
            of[member] = ident
            faces[ident] = (name, type_)
            told[ident] += local[member].mentions
            if is_named:
                named.add(ident)
    entities = {
        ident: Entity(ident, *faces[ident], tuple(sorted(told[ident], key=lambda m: (m.document, m.start, m.end))))
        for ident in faces
    }
    return Scene({reading.document.id: reading.document}, entities, of, frozenset(named), frozenset(outlets))


def stated(reading: Reading, scene: Scene) -> list[Statement]:
    """The document's claims in the case's terms."""
    claims = sorted(reading.claims, key=lambda claim: (claim.document, claim.start, claim.end, claim.id))
    acts = sorted(reading.attributions, key=lambda attribution: (attribution.document, attribution.id))
    return state(claims, acts, scene)


def acts_of(reading: Reading) -> list[Attribution]:
    """The document's acts of saying in order."""
    return sorted(reading.attributions, key=lambda attribution: (attribution.document, attribution.id))


def _scene(number: Key, reading: Reading, lines: Lines, made: Made, context: Context) -> None:
    scene = scene_of(reading, lines[1], lines[2])
    document, acts = reading.document, acts_of(reading)
    statements = stated(reading, scene)
    beside = _Beside(statements, acts, context)
    told = [(m.start, m.end, entity.id, m.kind) for entity in scene.entities.values() for m in entity.mentions]
    named, groups = mentions(scene), Groups(acts, scene)
    for one in statements:
        ref = key("claim", one.id)
        made.row("statement", number, ref, pack(one, scene, told, beside.of(one)))
        if one.core is None:
            _alone(one, made, number, ref, scene, beside)
        else:
            made.row("core", number, key("core", *one.core), "", ref)
        for rule in rule_keys(one, scene):
            made.row("meet", number, key(*rule), dump([one.id, rule, []]), ref)
        made.row("utter", number, ref, dump(_standing(standing(one, groups, scene, None, ""))))
        if (tied := ends(one)) is not None:
            made.row("end", number, key("tie", *tied), "", ref)
        if carries(one.claim.code) or ucdp(one.claim.code or ""):
            for place, via in enumerate(vias(one.claim, scene, named)):
                made.result("vias", number, via)
                made.row(
                    "way", number, ref, dump([place, via.kind, via.claim, via.document, via.start, via.end, via.words, via.entity])
                )
        _carrying(one, document, made, number, ref, scene)
    for rule, ident in apart_rows(statements, scene):
        made.row("meet", number, key(*rule), dump([ident, rule, []]), key("claim", ident))
    by_id = {one.id: one for one in statements}
    for place, found in each_numbered(whole_denials(statements, scene)):
        made.row("found", number, *found_row(found, 5, [place], period=by_id[found.a].period))
    for one in statements:
        if one.id in beside.origins:
            made.row("judged", number, key("claim", one.id))
            about = [one.id, document.id, one.claim.start, one.claim.end, document.outlet, document.path]
            made.row("tied", number, 0, dump(["bound", *about]))
    _traits(number, kin(statements, scene), grounds(statements, scene), statements, scene, made)
    put_draws(number, draw(statements, Lineage(acts, scene), scene), scene, made)


def _alone(one: Statement, made: Made, number: Key, ref: Key, scene: Scene, beside: _Beside) -> None:
    """A claim that cannot be compared states a proposition of its own, unless a person judged otherwise."""
    if one.id in beside.propositions:
        made.row("bonded", number, 0, dump([one.id]), ref)
        return
    ident = case_id("p", one.id)
    made.result("propositions", number, (ident, sentence(one, scene)))
    made.result("stated_by", number, (one.id, ident))


class _Beside:
    """What goes with each claim of a document."""

    def __init__(self, statements: Sequence[Statement], acts: Sequence[Attribution], context: Context) -> None:
        self._sums: Sums = collective_sums(statements)
        self._unnamed = [act for act in acts if act.source_kind in ("anonymous", "collective") and act.source is not None]
        rulings = context.rulings
        self.propositions = _bound(rulings.propositions.together, rulings.propositions.apart)
        self.origins = _bound(rulings.origins.together, rulings.origins.apart)

    def of(self, one: Statement) -> Beside:
        claim, amount = one.claim, one.claim.quantity
        heard = tuple(act for act in self._unnamed if any(s.start < claim.end and claim.start < s.end for s in act.content))
        place = (claim.document, amount.span.start, amount.span.end) if amount is not None and amount.span is not None else None
        sums = self._sums.get(place, frozenset()) if place else frozenset()
        return Beside(heard, sums, (claim.id in self.propositions, claim.id in self.origins))


def _bound(*bonds: Sequence[tuple[str, str, str]]) -> frozenset[str]:
    return frozenset(ident for some in bonds for left, right, _ in some for ident in (left, right))


def _standing(one: Standing) -> list[Any]:
    return [one.claim, one.document, one.outlet, one.outlet_name, one.utterer, one.utterer_name, one.utterer_kind]


def _carrying(one: Statement, document: Document, made: Made, number: Key, ref: Key, scene: Scene) -> None:
    """Where the claim stands among those of its outlet, and among which outlets' claims those that it cites are looked for."""
    if one.core is None:
        return
    order = dump([one.claim.document, one.claim.start, one.claim.end, one.id])
    carrying, cited = cited_by(one, scene)
    if cited:
        made.row("citing", number, ref, "", ref)
    for place, end in enumerate(told_ends(one, scene)):
        made.row("carry", number, key("carry", carrying, *end), dump(["carries", place, 0, order]), ref)
        for at, outlet in enumerate(cited):
            made.row("carry", number, key("carry", outlet, *end), dump(["cites", place, at, order]), ref)


def _traits(number: Key, own: Kin, stated_: Grounds, statements: Sequence[Statement], scene: Scene, made: Made) -> None:
    """What the document tells of whose its entities are, entity by entity."""
    for name in ("inside", "owners", "wholes", "led", "backed"):
        for ident, others in getattr(own, name).items():
            if ident not in scene.entities:
                continue
            for other in sorted(others):
                made.row("trait", number, entity_key(ident), dump([name, face(ident, scene), other, face(other, scene)]))
    order = {one.id: [one.claim.document, one.claim.start, one.claim.end, one.id] for one in statements}
    for ident, told in described(scene).items():
        for place, (other, words) in enumerate(told.items()):
            data: list[Any] = ["described", face(ident, scene), other, face(other, scene)]
            data += [next(iter(scene.documents)), place, words]
            made.row("trait", number, entity_key(ident), dump(data))
    for ident, wholes in stated_.member.items():
        for other, held in wholes.items():
            for one in held[:2]:
                stated = ["member", face(ident, scene), other, face(other, scene), order[one.id], one.words]
                made.row("trait", number, entity_key(ident), dump(stated))
    for (kind, pair), held in stated_.edges.items():
        for one in held[:3]:
            made.row("edge", number, key("edge", *sorted(pair)), dump([kind, sorted(pair), order[one.id], one.words]))


STEPS = (
    Step(
        "scenes", (Feed("documents"), Feed("held"), Feed("outlet", "heads")),
        (
            "statement", "core", "meet", "bonded", "utter", "end", "way", "carry", "found", "trait", "edge", "node", "account",
            "posted", "item", "member", "judged", "tied", "citing",
        ),
        ("propositions", "stated_by", "vias"), reads=_scene,
    ),
)  # fmt: skip

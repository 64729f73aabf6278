"""Claims that meet: under which keys a claim falls for each rule of dispute, difference or general agreement, and a key's pairs.

A rule's block holds all claims of one key. It is given to the same function that compares all claims of a case, so what that would
find among them is found, and nothing else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sayso.casefile.blocks import Feed, Key, Made
from sayso.model import Relation
from sayso.weighing import circles as rings
from sayso.weighing import vocabulary
from sayso.weighing.belonging import Belonging, Kin
from sayso.weighing.differences import (
    by_its_own,
    called_foremost,
    kept_out,
    main_aims,
    of_a_side,
    of_wider_war,
    patrons,
    refusals,
    ways,
    wider_war,
)
from sayso.weighing.disputes import disputable, of_one_core, responsibility
from sayso.weighing.entities import case_id
from sayso.weighing.exclusions import deployed, done_or_pending, opposed, two_places
from sayso.weighing.figures import counted, figures
from sayso.weighing.foreknowledge import foreknowledge
from sayso.weighing.general import keys, under
from sayso.weighing.goods import way
from sayso.weighing.propositions import alike, pairs_of
from sayso.weighing.scene import Scene
from sayso.weighing.sentences import sentence
from sayso.weighing.statements import Core, Statement
from sayso.weighing.steps.kinship import belonging_of, faces_of
from sayso.weighing.steps.packing import Held, dump, key, load, unpack
from sayso.weighing.steps.pairs import DIFFER, DISPUTE, GENERAL, SAME, each_numbered, found_row
from sayso.weighing.steps.step import Context, Lines, Step
from sayso.weighing.tellings import content, is_act, told, turned_to

Rule = tuple[Any, ...]
_NO_KIN = ("family", "making", "smuggling")
_WITH_KIN = ("side", "body")


def rule_keys(one: Statement, scene: Scene) -> Iterator[Rule]:
    """The keys that follow from the claim and its entities alone."""
    core = one.core
    if core is None:
        return
    for general in keys(one, scene, Belonging(Kin(), scene)):
        if general[0] in _NO_KIN:
            yield ("general", *general)
    if not is_act(one, scene) and (said := content(one, scene)) is not None:
        yield ("told", *said)
    doer = scene.entity_of.get(one.claim.subject or "")
    deed = vocabulary.first_of_row("general", "deeds").get(core[1].lstrip("~"))
    if doer is not None and deed is not None and one.claim.polarity == "-":
        yield ("refuse", doer, deed)
    if one.claim.polarity == "+" and one.sense in ("actual", "belief") and (found := way(one, scene)) is not None:
        yield ("way", *found[:2])
    if disputable(one):
        yield from _excluding(one, core, scene)


def _excluding(one: Statement, core: Core, scene: Scene) -> Iterator[Rule]:
    subject, code, thing = core
    if (noun := counted(one, scene)) is not None:
        yield ("counted", *noun)
    if (sent := deployed(core, scene)) is not None:
        yield ("place", *sent)
    if code in ("normalised_with", "negotiated_with"):
        yield ("norm", subject, thing)
    plain = code.lstrip("~")
    for row, (left, right) in enumerate(vocabulary.opposites()):
        if subject and thing and (plain in left or plain in right):
            yield ("opp", row, subject, thing)
            if plain in right and plain in vocabulary.words("relations", "symmetric"):
                yield ("opp", row, thing, subject)


def apart_rows(statements: Sequence[Statement], scene: Scene) -> Iterator[tuple[Rule, str]]:
    """The acts of turning to somebody that go with what was told in the same document, with their claims' ids."""
    acts = [one for one in statements if is_act(one, scene)]
    said = {key for one in statements if not is_act(one, scene) and (key := content(one, scene)) is not None}
    for key in sorted(said):
        for act in acts:
            if key[0] in turned_to(act):
                yield ("told", *key), act.id


def kin_keys(one: Statement, scene: Scene, belonging: Belonging) -> Iterator[Rule]:
    """The keys for which it has to be known whose the claim's entities are."""
    core = one.core
    if core is None:
        return
    for general in keys(one, scene, belonging):
        if general[0] in _WITH_KIN:
            yield ("general", *general)
    subject, code, thing = core
    if disputable(one) and one.claim.polarity == "+" and subject and thing:
        if code == "denied_responsibility":
            for target in sorted({thing, *belonging.inside(thing)}):
                yield ("resp", subject, target)
        elif code in vocabulary.words("relations", "responsibility"):
            yield ("resp", subject, thing)
    if all(core) and one.sense in ("actual", "opinion", "belief"):
        ahead = one.claim.code in vocabulary.words("relations", "foreknowledge")
        if one.claim.code == "did_not_warn" and one.claim.polarity == "+":
            yield ("fore", belonging.side(thing))
        elif ahead:
            yield ("fore", belonging.side(subject))
        if (ahead and one.claim.polarity == "+" and patrons(subject, scene, belonging)) or (
            one.claim.code == "knew_of" and one.claim.polarity == "-"
        ):
            yield ("kept", thing)
    if (deed := of_a_side(one, belonging)) is not None:
        yield ("own", *deed)
    doer = scene.entity_of.get(one.claim.subject or "")
    if not subject.startswith("?"):
        if thing and one.claim.polarity != "-" and called_foremost(one, scene):
            yield ("aims", belonging.side(subject))
        if doer is not None and of_wider_war(one, scene):
            yield ("wider", belonging.side(doer))


def _meeting(block: Key, lines: Lines, made: Made, context: Context) -> None:
    rows = [load(line) for line in lines[0]]
    by_rule: dict[str, list[list[Any]]] = defaultdict(list)
    for row in rows:
        by_rule[dump(row[1])].append(row)
    if len(rows) < 2:
        return
    kin = [one for row in rows for one in row[2]]
    every = unpack(lines[1], faces_of(kin))
    belonging = belonging_of(kin, every.scene)
    periods = {one.id: one.period for one in every.statements}
    for rule, held in sorted(by_rule.items()):
        wanted = {row[0] for row in held}
        some = [one for one in every.statements if one.id in wanted]
        phase, rank = _phase(load(rule)[0])
        for place, relation in each_numbered(_pairs(load(rule), some, every, belonging)):
            made.row("found", block, *found_row(relation, rank, [rule, place], phase, periods[relation.a]))


def _phase(kind: str) -> tuple[int, int]:
    """Phase and rank of what a kind of rule finds."""
    if kind in ("general", "told"):
        return GENERAL, int(kind == "told")
    return (DISPUTE, _RANK[kind]) if kind in _RANK else (DIFFER, 0)


def _pairs(rule: list[Any], held: list[Statement], every: Held, belonging: Belonging) -> Iterator[Relation]:
    """The relations that a rule finds in its block."""
    kind, scene = rule[0], every.scene
    if kind == "general":
        yield from under(tuple(rule[1:]), held, scene)
    elif kind == "told":
        acts: dict[str, list[Statement]] = defaultdict(list)
        for one in held:
            if is_act(one, scene):
                acts[one.claim.document].append(one)
        contents = [one for one in held if not is_act(one, scene)]
        yield from told(rule[1], contents, acts, scene)
    elif kind in ("refuse", "way", "aims", "wider", "kept", "own"):
        found = {
            "refuse": lambda: refusals(held, scene), "way": lambda: ways(held, scene),
            "aims": lambda: main_aims(held, scene, belonging), "wider": lambda: wider_war(held, scene, belonging),
            "kept": lambda: kept_out(held, scene, belonging), "own": lambda: by_its_own(held, scene, belonging),
        }  # fmt: skip
        yield from found[kind]()
    else:
        yield from _disputes(rule, held, every, belonging)


_RANK = {"counted": 3, "resp": 4, "fore": 6, "opp": 7, "place": 8, "norm": 9}


def _disputes(rule: list[Any], held: list[Statement], every: Held, belonging: Belonging) -> Iterator[Relation]:
    kind, scene = rule[0], every.scene
    cores: dict[Core, list[Statement]] = defaultdict(list)
    for one in held:
        if one.core is not None:
            cores[one.core].append(one)
    if kind == "counted":
        if len(cores) > 1:
            yield from figures(held, every.sums, scene)
    elif kind == "resp":
        yield from responsibility(cores, scene, belonging)
    elif kind == "fore":
        yield from foreknowledge(held, scene, belonging)
    elif kind == "opp":
        yield from opposed(rule[1], rule[2], rule[3], cores, scene)
    elif kind == "place":
        yield from two_places(cores, scene)
    else:
        yield from done_or_pending(cores, scene)


def _core(block: Key, lines: Lines, made: Made, context: Context) -> None:
    """Everything between claims of one core: propositions, disputes, the same in general terms, rings of outlets."""
    held = unpack(lines[0])
    scene = held.scene
    for core, some in _by_core(held.statements).items():
        same = {pair for group in alike(some) for pair in _proposition(block, group, held, made)}
        disputed, periods = [one for one in some if disputable(one)], {one.id: one.period for one in some}
        for place, one in each_numbered(of_one_core(disputed, held.sums, scene)):
            made.row("found", block, *found_row(one, 0, [place], DISPUTE, periods[one.a]))
        manners: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
        for statement in some if len(some) > 1 else ():
            for general in keys(statement, scene, Belonging(Kin(), scene)):
                if general[0] == "core":
                    manners[general].append(statement)
        for general, together in sorted(manners.items()):
            for place, one in each_numbered(under(general, together, scene, same)):
                made.row("found", block, *found_row(one, 0, [dump(["general", *general]), place], GENERAL))
        if core[0]:
            found = {ring.id: ring for near in rings.blocks(some) for ring in rings.circles(near, scene)}
            for ring in found.values():
                made.result("circles", block, ring)


def _by_core(statements: Sequence[Statement]) -> dict[Core, list[Statement]]:
    out: dict[Core, list[Statement]] = defaultdict(list)
    for one in statements:
        if one.core is not None:
            out[one.core].append(one)
    return out


def _proposition(block: Key, group: Sequence[Statement], held: Held, made: Made) -> Iterator[frozenset[str]]:
    """Put out one proposition; yields the pairs of its claims that are told to be one."""
    members = [one.id for one in group]
    if any(held.judged.get(ident, (False, False))[0] for ident in members):
        for ident in members:
            made.row("bonded", block, 0, dump(members), key("claim", ident))
        return
    ident = case_id("p", min(members))
    made.result("propositions", block, (ident, sentence(group[0], held.scene)))
    for member in members:
        made.result("stated_by", block, (member, ident))
    for place, one in each_numbered(pairs_of(group, held.scene)):
        made.row("found", block, *found_row(one, 0, [place], SAME))
        yield frozenset((one.a, one.b))


STEPS = (
    Step(
        "cores", (Feed("statement", "core"),), ("found", "bonded"), ("propositions", "stated_by", "circles"), run=_core,
    ),
    Step("meetings", (Feed("meet"), Feed("statement", "meet")), ("found",), run=_meeting),
)  # fmt: skip

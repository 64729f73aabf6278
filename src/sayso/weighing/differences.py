"""Accounts that answer one question differently though both can hold: what the main aim is, how arms come in, who is kept out,
what a state did not do and somebody of it did.

These are no contradictions in logic, and are marked ``exact=False``: they leave no tie disputed. A reader who asks "why?" or "how?"
wants them side by side; the reason says what is answered differently.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from sayso.model import Relation
from sayso.weighing import names, vocabulary
from sayso.weighing.belonging import Belonging
from sayso.weighing.dates import overlap
from sayso.weighing.goods import way
from sayso.weighing.scene import Scene
from sayso.weighing.sentences import sentence, told_core
from sayso.weighing.statements import Statement, one_voice

_MOST_A_SIDE = 12
_MOST_BESIDE, _MOST_SCANNED = 12, 200  # claims of other sides that one is put beside, and how many are looked at for it


def differences(statements: Sequence[Statement], scene: Scene, belonging: Belonging) -> Iterator[Relation]:
    """Pair claims whose texts answer one question differently.

    Args:
        statements: all claims in the case's terms.
        scene: the case's documents and entities.
        belonging: which state an entity belongs to, and who is named inside a description.

    Yields:
        ``contradicts`` relations with ``exact=False``.
    """
    yield from main_aims(statements, scene, belonging)
    yield from wider_war(statements, scene, belonging)
    yield from refusals(statements, scene)
    yield from ways(statements, scene)
    yield from kept_out(statements, scene, belonging)
    yield from by_its_own(statements, scene, belonging)


def _differ(sides: Sequence[Sequence[Statement]], question: str, scene: Scene) -> Iterator[Relation]:
    """Pair claims of different sides; each stands beside at most twelve of the sides before its own, so that work grows with them.

    Measured on 3,000 invented documents: all pairs of twelve a side were 78 a document and three in four relations of the case.
    """
    told: dict[str, str] = {}
    for place, others in enumerate(sides):
        for other in others[:_MOST_A_SIDE]:
            asked = islice(_by_turns(sides[:place]), _MOST_SCANNED)
            fit = (one for one in asked if one.id != other.id and not one_voice(one, other) and overlap(one.period, other.period))
            for one in islice(fit, _MOST_BESIDE):
                for each in (one, other):
                    if each.id not in told:
                        told[each.id] = sentence(each, scene)
                reason = f"{question} (both can hold): {told[one.id]} / {told[other.id]}"
                yield Relation("contradicts", one.id, other.id, reason, exact=False)


def _by_turns(sides: Sequence[Sequence[Statement]]) -> Iterator[Statement]:
    """The first claim of each side, then the second of each, and so on: no side is left out for another's sake."""
    for turn in range(_MOST_A_SIDE):
        yield from (side[turn] for side in sides if turn < len(side))


def main_aims(statements: Sequence[Statement], scene: Scene, belonging: Belonging) -> Iterator[Relation]:
    """Different things each called the main aim, purpose or reason of one side."""
    found: dict[str, dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for one in statements:
        core = one.core
        if core is None or not core[2] or core[0].startswith("?") or one.claim.polarity == "-" or not called_foremost(one, scene):
            continue
        found[belonging.side(core[0])][core[2]].append(one)
    for side, by_aim in found.items():
        if len(by_aim) > 1:
            yield from _differ(list(by_aim.values()), f"different main aims are given for {scene.label(side)}", scene)


def called_foremost(statement: Statement, scene: Scene) -> bool:
    plain = _plain(statement, scene)
    foremost, aims = vocabulary.words("differences", "foremost"), vocabulary.words("differences", "aims")
    return any(one in foremost and other in aims for one, other in pairwise(plain))


def wider_war(statements: Sequence[Statement], scene: Scene, belonging: Belonging) -> Iterator[Relation]:
    """One side said to want or stir up wider fighting, and said to keep away from it."""
    seeking: dict[str, list[Statement]] = defaultdict(list)
    avoiding: dict[str, list[Statement]] = defaultdict(list)
    for one in statements:
        if one.core is None or one.core[0].startswith("?") or not of_wider_war(one, scene):
            continue
        doer = scene.entity_of.get(one.claim.subject or "")
        if doer is None:
            continue
        code = one.core[1].lstrip("~").split()[0]  # a verb without its particle
        if one.claim.polarity == "+" and (code == "intends" or code in vocabulary.words("differences", "stirring")):
            seeking[belonging.side(doer)].append(one)
        elif code in vocabulary.words("differences", "avoiding") and (
            (one.claim.polarity == "-") != (code in vocabulary.words("differences", "shunning"))
        ):
            avoiding[belonging.side(doer)].append(one)
    for side in sorted(seeking.keys() & avoiding.keys()):
        question = f"{scene.label(side)} is said to seek or stir up wider fighting, and to keep away from it"
        yield from _differ((seeking[side], avoiding[side]), question, scene)


def refusals(statements: Sequence[Statement], scene: Scene) -> Iterator[Relation]:
    """One kind of deed ("intervene", "send troops", "fight") refused flatly, and refused unless something happens."""
    deeds = vocabulary.first_of_row("general", "deeds")
    flat: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    conditional: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for one in statements:
        doer = scene.entity_of.get(one.claim.subject or "")
        deed = deeds.get(one.core[1].lstrip("~")) if one.core is not None else None
        if doer is None or deed is None or one.claim.polarity == "+":
            continue
        if one.sense == "conditional":
            conditional[doer, deed].append(one)
        elif one.sense in ("future", "belief") and not one.claim.condition:
            flat[doer, deed].append(one)
    for key in sorted(flat.keys() & conditional.keys()):
        yield from _differ((flat[key], conditional[key]), f"flat against conditional refusal of {scene.label(key[0])}", scene)


def of_wider_war(statement: Statement, scene: Scene) -> bool:
    words = frozenset(_plain(statement, scene)) | frozenset((statement.claim.object_text or "").casefold().split())
    return bool(words & vocabulary.words("differences", "escalation")) and bool(words & vocabulary.words("differences", "wider"))


def _plain(statement: Statement, scene: Scene) -> list[str]:
    """The words of a clause in order, small and singular, hyphens kept."""
    document = scene.documents.get(statement.claim.document)
    text = document.text[statement.claim.start : statement.claim.end] if document else ""
    return [names.singular(word.strip(".,;:’'\"“”()‘—")) for word in text.casefold().split()]


def ways(statements: Sequence[Statement], scene: Scene) -> Iterator[Relation]:
    """Different ways by which one recipient is said to come by one kind of goods."""
    found: dict[tuple[str, str], dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for one in statements:
        told = way(one, scene)
        if told is not None and one.claim.polarity == "+" and one.sense in ("actual", "belief"):
            found[told[0], told[1]][told[2]].append(one)
    for (recipient, kind), by_way in found.items():
        if len(by_way) > 1:
            yield from _differ(
                list(by_way.values()), f"different ways are told by which {scene.label(recipient)} gets {kind}", scene
            )


def kept_out(statements: Sequence[Statement], scene: Scene, belonging: Belonging) -> Iterator[Relation]:
    """Unnamed parties that a state backs took part in planning; a party that the pile has it back is said not to have known."""
    unaware: dict[str, list[Statement]] = defaultdict(list)
    planning: list[Statement] = []
    for one in statements:
        core = one.core
        if core is None or not all(core) or one.sense not in ("actual", "opinion", "belief"):
            continue
        if one.claim.code == "knew_of" and one.claim.polarity == "-":
            unaware[core[2]].append(one)
        elif one.claim.code in vocabulary.words("relations", "foreknowledge") and one.claim.polarity == "+":
            planning.append(one)
    for yes in planning:
        who, _, event = yes.core or ("", "", "")
        for patron in sorted(patrons(who, scene, belonging)):
            for no in unaware.get(event, ())[:_MOST_A_SIDE]:
                party = no.core[0] if no.core else ""
                if party in belonging.backed(patron) and not one_voice(yes, no):
                    reason = (
                        f"{scene.label(party)}, which is said to be among those {scene.label(patron)} backs, did not know; the"
                        f" other says: {told_core(yes, scene)} (which parties these are, is not told)"
                    )
                    yield Relation("contradicts", no.id, yes.id, reason, exact=False)


def by_its_own(statements: Sequence[Statement], scene: Scene, belonging: Belonging) -> Iterator[Relation]:
    """A deed that a state is said not to have done, and somebody of it is said to have: "Ruritania did not approve the raid"."""
    held: dict[tuple[str, str, str], tuple[list[Statement], list[Statement]]] = defaultdict(lambda: ([], []))
    for one in statements:
        deed = of_a_side(one, belonging)
        if deed is not None:
            held[deed][one.claim.polarity == "+"].append(one)
    for (side, *_), (negated, stated) in held.items():
        for yes in stated[:_MOST_A_SIDE]:
            for no in negated[:_MOST_A_SIDE]:
                if not one_voice(yes, no) and overlap(yes.period, no.period):
                    reason = (
                        f"{scene.label(side)} is said not to have, and somebody of {scene.label(side)} to have:"
                        f" {told_core(yes, scene)} (whether the one acted for the other, is not told)"
                    )
                    yield Relation("contradicts", no.id, yes.id, reason, exact=False)


def of_a_side(one: Statement, belonging: Belonging) -> tuple[str, str, str] | None:
    """Side, relation and object of a deed that a state is said not to have done, or somebody of it to have done; else None."""
    subject, code, thing = one.core or ("", "", "")
    told_of_all = code not in vocabulary.words("relations", "contentful") or thing.startswith("e")
    if code not in vocabulary.words("general", "by_side") or one.sense not in ("actual", "belief") or not (thing and told_of_all):
        return None
    side = belonging.state(subject)
    negated = one.claim.polarity == "-"
    return (side, code, thing) if side is not None and negated == (side == subject) else None


def patrons(ident: str, scene: Scene, belonging: Belonging) -> frozenset[str]:
    """Those named inside an unnamed party's description as backing it ("four Ruritania-supported factions")."""
    entity = scene.entities.get(ident)
    if entity is None or scene.is_named(ident):
        return frozenset()
    words = entity.name.casefold().replace("-", " ").replace("‑", " ").split()
    return belonging.inside(ident) if set(words) & vocabulary.words("differences", "backed") else frozenset()

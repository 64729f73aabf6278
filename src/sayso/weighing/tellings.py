"""One telling: who told whom what. The act ("X met Y", "X sent Y a message") and what was told, brought together across texts.

Two texts report one telling if both have the same person turn to the same person and ascribe the same to the one who spoke; then
each act and each of those contents stands for the same statement, "X told Y that ...". Other things said there are not joined.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from sayso.model import Relation
from sayso.weighing import vocabulary
from sayso.weighing.dates import overlap
from sayso.weighing.scene import Scene
from sayso.weighing.sentences import told_core
from sayso.weighing.statements import MOST_PAIRED, Statement

Pair = tuple[str, str]


def tellings(statements: Sequence[Statement], scene: Scene) -> Iterator[Relation]:
    """Pair the acts and contents of one telling.

    Args:
        statements: all claims in the case's terms.
        scene: the case's documents and entities.

    Yields:
        ``same_claim`` relations with ``exact=False``; within one content group, then between it and the acts of its documents.
    """
    acts: dict[str, list[Statement]] = defaultdict(list)
    said: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for one in statements:
        if is_act(one, scene):
            acts[one.claim.document].append(one)
        elif (key := content(one, scene)) is not None:
            said[key].append(one)
    for key in sorted(said):
        yield from told(key[0], said[key], acts, scene)


def told(speaker: str, said: Sequence[Statement], acts: Mapping[str, Sequence[Statement]], scene: Scene) -> Iterator[Relation]:
    """The contents that stand in texts which have the speaker turn to one and the same person."""
    contents = said[:MOST_PAIRED]
    by_pair: dict[Pair, dict[str, None]] = defaultdict(dict)
    for one in contents:
        for act in acts.get(one.claim.document, ()):
            pair = turned_to(act)
            if speaker in pair and overlap(act.period, one.period):
                by_pair[pair][one.claim.document] = None
    for pair, documents in sorted(by_pair.items()):
        if len(documents) < 2:
            continue
        same = [one for one in contents if one.claim.document in documents]
        turned = [act for document in documents for act in acts[document] if turned_to(act) == pair][:MOST_PAIRED]
        heard = next((scene.label(other) for other in pair if other != speaker), "someone")
        reason = f"both report what {scene.label(speaker)} told {heard}: {told_core(same[0], scene, negative=_no(same[0]))}"
        for one, other in combinations((*turned, *same), 2):
            yield Relation("same_claim", one.id, other.id, reason, exact=False)


def is_act(statement: Statement, scene: Scene) -> bool:
    """Whether a claim states that one named person turned to another."""
    if statement.core is None or statement.claim.polarity != "+" or statement.sense != "actual":
        return False
    if statement.core[1] not in vocabulary.words("general", "turning_to"):
        return False
    ends = [scene.entities.get(end) for end in (statement.core[0], statement.core[2])]
    return all(end is not None and end.type == "Person" and scene.is_named(end.id) for end in ends)


def content(statement: Statement, scene: Scene) -> tuple[str, ...] | None:
    """Speaker, participant, kind of deed, polarity and sense of what a named person is reported to have said."""
    doer = scene.entity_of.get(statement.claim.subject or "")  # not the core's: that puts mutual relations in a fixed order
    if statement.core is None or not statement.told_by or doer is None:
        return None
    speaker = scene.entity_of.get(statement.told_by[-1].source_entity or "")
    if speaker is None or not scene.is_named(speaker):
        return None
    words = statement.core[1].lstrip("~")
    deed = vocabulary.first_of_row("general", "deeds").get(words, words)
    thing = "" if deed != words or words in vocabulary.first_of_row("general", "deeds") else statement.core[2]
    return (speaker, doer, deed, thing, statement.claim.polarity, statement.sense)


def turned_to(act: Statement) -> Pair:
    """The two persons of an act."""
    subject, _, thing = act.core or ("", "", "")
    return (subject, thing) if subject < thing else (thing, subject)


def _no(statement: Statement) -> bool:
    return statement.claim.polarity == "-"

"""Circular reporting: outlets that give the same thing on each other's word, A from B and B from A, or through others.

Looked for within one proposition, or one core said in several senses: "B reported, citing A" in one text counts as B citing A
as that text tells it. What nobody in the ring is said to have from anybody outside it rests, as far as the texts say, on itself.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence

from sayso.findings import Circle, Cites
from sayso.model import Attribution, Document
from sayso.weighing import vocabulary
from sayso.weighing.counts import carrier
from sayso.weighing.credits import unnamed_outlet
from sayso.weighing.entities import case_id
from sayso.weighing.listed import outlet_key
from sayso.weighing.names import normal
from sayso.weighing.scene import Scene
from sayso.weighing.statements import Statement
from sayso.weighing.unnamed import quoted, trimmed

_MOST_QUOTED = 90
_WINDOW_DAYS = 60  # texts further apart tell of two events, unless the relation lasts
Named = tuple[str, str]
Links = dict[str, dict[str, Cites]]


def blocks(statements: Sequence[Statement]) -> Iterator[list[Statement]]:
    """The claims that may state one thing: one core and polarity with both participants known, told on someone's word or not."""
    held: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for statement in statements:
        core = statement.core
        if (
            core
            and core[0]
            and not core[0].startswith("?")
            and core[2]
            and core[1] not in vocabulary.words("relations", "background")
        ):
            held[(*core, statement.claim.polarity)].append(statement)
    for block in held.values():
        yield from (near for near in _near(block) if any(statement.told_by for statement in near))


def _near(block: Sequence[Statement]) -> Iterator[list[Statement]]:
    """The block's claims in runs without a gap longer than the window; undated texts are in every run, lasting relations in one."""
    dated = sorted((one for one in block if one.published is not None), key=lambda one: (one.published, one.id))
    undated = [one for one in block if one.published is None]
    run: list[Statement] = []
    for one in dated:
        if run and not one.lasting and (one.published or 0) - (run[-1].published or 0) > _WINDOW_DAYS:
            yield [*run, *undated]
            run = []
        run.append(one)
    yield [*run, *undated]


def circles(block: Sequence[Statement], scene: Scene) -> tuple[Circle, ...]:
    """The rings of outlets that cite each other for what one block of claims states.

    Args:
        block: claims that state one thing (see ``blocks``).
        scene: the case's documents and entities.

    Returns:
        One circle for each outlet ring, its shortest; outlets in the order in which they cite.
    """
    links: Links = {}
    names: dict[str, str] = {}
    for statement in sorted(block, key=lambda one: one.id):
        for citing, cited, link in _citations(statement, scene):
            names.setdefault(citing[0], citing[1])
            names.setdefault(cited[0], cited[1])
            if citing[0] != cited[0]:
                links.setdefault(citing[0], {}).setdefault(cited[0], link)
    out: list[Circle] = []
    seen: set[frozenset[str]] = set()
    for start in sorted(links):
        ring = _shortest(start, links)
        if ring and frozenset(ring) not in seen:
            seen.add(frozenset(ring))
            out.append(_circle(ring, links, names, scene))
    return tuple(out)


def _citations(statement: Statement, scene: Scene) -> Iterator[tuple[Named, Named, Cites]]:
    """Who gives the claim as whose word, along one chain: the document's outlet, then every outlet cited in turn."""
    claim = statement.claim
    document = scene.documents.get(claim.document)
    if document is None or not document.outlet:
        return
    own = at = carrier(document.id, document)
    credited = False
    if document.origin:
        cited = ("outlet:" + outlet_key(document.origin), document.origin)
        yield at, cited, Cites(at[1], cited[1], document.id, claim.id, claim.start, claim.end)
        at, credited = cited, True
    for act in statement.told_by:
        found = _outlet(act, document, scene)
        if found is None:
            return  # beyond a person or a group the chain is theirs, not an outlet's
        if credited and found[0] == own[0]:
            return  # "told us", in a text credited as a whole to another: this outlet's own reporting
        credited = False
        spans = [span for span in (act.source, act.cue) if span is not None]
        start, end = min(span.start for span in spans), max(span.end for span in spans)
        yield at, found, Cites(at[1], found[1], document.id, claim.id, start, end)
        at = found


def _outlet(act: Attribution, document: Document, scene: Scene) -> Named | None:
    entity, words = scene.entity(act.source_entity), quoted(document, act)
    if act.source is None or not (act.source_kind == "outlet" or (entity and entity.type == "Outlet") or scene.is_outlet(words)):
        return None
    name = entity.name if entity is not None and not (scene.is_outlet(words) and entity.type != "Outlet") else words
    told = bool(set(normal(name)) & set(normal(words)))  # not "the agency", whichever was meant
    return ("outlet:" + outlet_key(name), name) if told and not unnamed_outlet(name) else None


def _shortest(start: str, links: Mapping[str, Mapping[str, Cites]]) -> tuple[str, ...]:
    """The shortest way from an outlet back to itself (breadth first), the alphabetically first of several; empty without one."""
    before: dict[str, str] = {}
    queue = deque([start])
    while queue:
        at = queue.popleft()
        for cited in sorted(links.get(at, ())):
            if cited == start:
                ring = [at]
                while ring[-1] != start:
                    ring.append(before[ring[-1]])
                return tuple(reversed(ring))
            if cited not in before:
                before[cited] = at
                queue.append(cited)
    return ()


def _circle(ring: Sequence[str], links: Links, names: Mapping[str, str], scene: Scene) -> Circle:
    held = tuple(links[one][ring[(place + 1) % len(ring)]] for place, one in enumerate(ring))
    told = "; ".join(f"{link.citing} gives it as the word of {link.cited} (“{_words(link, scene)}”)" for link in held)
    claims = tuple(dict.fromkeys(link.claim for link in held))
    return Circle(
        case_id("r", "|".join((*ring, claims[0]))), tuple(names[one] for one in ring), claims, held,
        f"the texts cite each other in a ring: {told}",
    )  # fmt: skip


def _words(link: Cites, scene: Scene) -> str:
    return trimmed(scene.documents[link.document].text[link.start : link.end])[:_MOST_QUOTED]

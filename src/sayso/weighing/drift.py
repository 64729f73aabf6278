"""Drift: the same content worded otherwise further from its utterer: quotation and gloss, text and title, story and retelling.

Three blocks, each a pure function: one document (title against text, gloss against quotation), one origin's texts, and a
text with those of the outlet it cites. Findings say which way the wording went and quote both; none says which is right.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sayso.findings import Drift, DriftDirection, DriftWay
from sayso.model import Attribution, Relation
from sayso.weighing.belonging import Belonging
from sayso.weighing.comparable_clauses import Wording, alike, overlap, wordings
from sayso.weighing.comparing import compare
from sayso.weighing.counts import carrier
from sayso.weighing.directives import acts, force
from sayso.weighing.listed import outlet_key
from sayso.weighing.phrases import plural
from sayso.weighing.scales import code_step, data
from sayso.weighing.scene import Scene
from sayso.weighing.statements import Statement
from sayso.weighing.unnamed import quoted

_WINDOW_DAYS = 21
MOST_COMPARED, _MOST_BEFORE = 12, 60
_NEAR_QUOTE = 600  # characters behind a quotation within which the text's own voice may gloss it
_ASPECTS = {"certainty": "how certain", "agency": "who acts", "specificity": "how exactly", "time": "when", "force": "how strongly"}
_WAYS = {"title": "the title against the text", "gloss": "the paraphrase against the quotation", "retelling": "the retelling"}


def within(
    block: Sequence[Statement], attributions: Sequence[Attribution], scene: Scene, belonging: Belonging
) -> tuple[Drift, ...]:
    """Drift inside one document.

    Args:
        block: the document's claims in the case's terms.
        attributions: the document's acts of saying.
        scene: the case's documents and entities.
        belonging: whose a described agent is.
    """
    told = wordings(block, scene, belonging)
    body = [wording for wording in told if not wording.title]
    by_speaker: dict[str, list[Wording]] = defaultdict(list)
    for wording in body:
        by_speaker[wording.speaker].append(wording)
    quotations = sorted((one for one in body if one.quoted), key=lambda one: one.statement.claim.end)
    ends = [one.statement.claim.end for one in quotations]
    out: list[Drift] = []
    for later in told:
        way: DriftWay = "title" if later.title else "gloss"
        pool = body if later.title else _glossed(later, by_speaker, quotations, ends)
        if likest := _likest(pool, later, belonging):
            out += compare(likest, later, way, scene, belonging)
    directed = acts(block, attributions, scene)
    plain = [act for act in directed if not act.title]
    out += force(plain, [act for act in directed if act.title], "title", scene.documents)
    out += force([act for act in plain if act.quoted], [act for act in plain if not act.quoted], "gloss", scene.documents)
    return _each_once(out)


def across(
    earlier: Sequence[Statement], block: Sequence[Statement], heard: Heard, scene: Scene, belonging: Belonging
) -> tuple[Drift, ...]:
    """Drift between texts of one story: claims nearer to the utterer, and those of one text that retells them."""
    told = [one for one in wordings(earlier, scene, belonging) if not one.title]
    out: list[Drift] = []
    for later in wordings(block, scene, belonging):
        if not later.title and (pool := _likest([one for one in told if _in_time(one, later)], later, belonging)):
            out += compare(pool, later, "retelling", scene, belonging)
            out += heard.grown(pool[0], later)
            out += _steps(told, later)
    return _each_once(out)


class Heard:
    """The unnamed sources behind claims: one official in the first text, officials in the next."""

    def __init__(self, attributions: Iterable[Attribution], scene: Scene) -> None:
        self._scene = scene
        self._unnamed: dict[str, list[Attribution]] = defaultdict(list)
        for act in attributions:
            if act.source_kind in ("anonymous", "collective") and act.source is not None:
                self._unnamed[act.document].append(act)

    def grown(self, first: Wording, later: Wording) -> Iterator[Drift]:
        """Where one unnamed source became several, or several one."""
        one, other = self._source(first), self._source(later)
        if one is None or other is None or one.source is None or other.source is None:
            return
        several, its = self._several(one), self._several(other)
        if several is not None and its is not None and several != its:
            a, b = quoted(self._scene.documents[one.document], one), quoted(self._scene.documents[other.document], other)
            reason = f"the unnamed source: “{a}” becomes “{b}”"
            yield Drift(
                first.id,
                later.id,
                "specificity",
                "strengthened" if its else "weakened",
                "retelling",
                one.source,
                other.source,
                reason,
            )

    def _source(self, wording: Wording) -> Attribution | None:
        """The claim's own unnamed source, else the one whose words hold the claim ("citing officials")."""
        for act in reversed(wording.statement.told_by):
            if act in self._unnamed[act.document]:
                return act
        span = wording.span
        holding = [
            act for act in self._unnamed[wording.document.id]
            if any(part.start < span.end and span.start < part.end for part in act.content)
        ]  # fmt: skip
        return holding[-1] if len(holding) == 1 else None

    def _several(self, act: Attribution) -> bool | None:
        if act.source_count is not None:
            return act.source_count > 1
        words = quoted(self._scene.documents[act.document], act)
        if words.casefold().split()[:1] and words.casefold().split()[0] in data()["sources"]["one"]:
            return False
        return True if plural(words, named=False) else None


def drifts(
    statements: Sequence[Statement], attributions: Sequence[Attribution], origin_of: Mapping[str, str], scene: Scene,
    belonging: Belonging,
) -> tuple[Drift, ...]:  # fmt: skip
    """All drift of a case, block by block.

    Args:
        statements: all claims in the case's terms.
        attributions: all acts of saying.
        origin_of: claim id -> origin id.
        scene: the case's documents and entities.
        belonging: whose a described agent is.

    Returns:
        Findings in the order of the later claim, each respect of it once.
    """
    held: dict[str, list[Statement]] = defaultdict(list)
    said: dict[str, list[Attribution]] = defaultdict(list)
    stories: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        held[statement.claim.document].append(statement)
        if statement.id in origin_of:
            stories[origin_of[statement.id]].append(statement)
    for act in attributions:
        said[act.document].append(act)
    out: list[Drift] = []
    for document, block in held.items():
        out += within(block, said[document], scene, belonging)
    heard = Heard(attributions, scene)
    for earlier, block in (*retold(stories), *_cited(statements, scene)):
        out += across(earlier, block, heard, scene, belonging)
    return _each_once(sorted(out, key=lambda one: (one.b, one.aspect, one.a)))


def relations(found: Iterable[Drift]) -> tuple[Relation, ...]:
    """The findings as relations between two claims."""
    return tuple(Relation("drift", one.a, one.b, in_words(one)) for one in found)


def in_words(one: Drift) -> str:
    """A finding in one line: what changed, which way, where."""
    return f"{_WAYS[one.way]}, {_ASPECTS[one.aspect]} ({one.direction}): {one.reason}"


def retold(stories: Mapping[str, Sequence[Statement]]) -> Iterator[tuple[list[Statement], list[Statement]]]:
    """One origin's texts, each with those that stand nearer to the utterer: fewer links, then earlier."""
    for block in stories.values():
        texts: dict[str, list[Statement]] = defaultdict(list)
        for statement in block:
            texts[statement.claim.document].append(statement)
        ordered = sorted(
            texts.values(), key=lambda told: (told[0].published is None, told[0].published or 0, told[0].claim.document)
        )
        for place in range(1, len(ordered)):
            yield [statement for told in ordered[max(0, place - MOST_COMPARED) : place] for statement in told], ordered[place]


def _cited(statements: Sequence[Statement], scene: Scene) -> Iterator[tuple[list[Statement], list[Statement]]]:
    """Claims that a text gives as an outlet's word, with those of that outlet's own texts of the same relation and participant."""
    carried: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for statement in statements:
        for end in told_ends(statement, scene):
            carried[cited_by(statement, scene)[0], *end].append(statement)
    for statement in statements:
        for outlet in cited_by(statement, scene)[1]:
            own = {one.id: one for end in told_ends(statement, scene) for one in carried.get((outlet, *end), ())[-MOST_COMPARED:]}
            earlier = [one for one in own.values() if one.claim.document != statement.claim.document]
            if earlier:
                yield earlier, [statement]


def told_ends(statement: Statement, scene: Scene) -> Iterator[tuple[str, str, str]]:
    """The relation with either participant that is known."""
    subject, relation, thing = statement.core or ("", "", "")
    yield from ((relation, name, end) for name, end in (("subject", subject), ("object", thing)) if end in scene.entities)


def cited_by(statement: Statement, scene: Scene) -> tuple[str, tuple[str, ...]]:
    """The key of the outlet that carries a claim, and those of the outlets whose word it is given as."""
    carrying = carrier(statement.claim.document, scene.documents.get(statement.claim.document))[0]
    return carrying, tuple(dict.fromkeys(_outlets_of(statement, scene)))


def _outlets_of(statement: Statement, scene: Scene) -> Iterator[str]:
    document = scene.documents.get(statement.claim.document)
    if document is not None and document.origin:
        yield "outlet:" + outlet_key(document.origin)
    for act in statement.told_by:
        entity, words = scene.entity(act.source_entity), quoted(document, act) if document else ""
        if act.source_kind == "outlet" or (entity is not None and entity.type == "Outlet") or scene.is_outlet(words):
            yield "outlet:" + outlet_key(entity.name if entity is not None else words)


def _likest(candidates: Sequence[Wording], later: Wording, belonging: Belonging) -> list[Wording]:
    shares = [(alike(one, later, belonging), one) for one in candidates if one.id != later.id]
    ranked = sorted((pair for pair in shares if pair[0] > 0), key=lambda pair: (-pair[0], pair[1].document.id, pair[1].span.start))
    return [one for _, one in ranked[:MOST_COMPARED]]


def _glossed(
    later: Wording, by_speaker: Mapping[str, Sequence[Wording]], quotations: Sequence[Wording], ends: Sequence[int]
) -> list[Wording]:
    """What a clause may paraphrase: the same speaker's words before it; in the text's own voice, a quotation close before."""
    start = later.statement.claim.start
    if later.quoted:
        return []
    if later.statement.told_by:
        own = by_speaker.get(later.speaker, ()) if later.speaker else ()
        return [one for one in own if one.statement.claim.end <= start][-_MOST_BEFORE:]
    return list(quotations[bisect_left(ends, start - _NEAR_QUOTE) : bisect_right(ends, start)])


def _in_time(first: Wording, later: Wording) -> bool:
    a, b = first.statement.published, later.statement.published
    return a is None or b is None or -1 <= b - a <= _WINDOW_DAYS


def _steps(told: Sequence[Wording], later: Wording) -> Iterator[Drift]:
    """Relations of one scale between the same two, further up or down: "knew of" in the first text, "planned" in the next."""
    its = code_step(later.statement.claim.code)
    if its is None or not all(later.ends) or later.statement.sense != "actual":
        return
    near = [
        (step, one) for one in told
        if one.ends == later.ends and one.statement.sense == "actual"
        and one.statement.claim.polarity == later.statement.claim.polarity
        and (step := code_step(one.statement.claim.code)) and step[0] == its[0]
        and overlap(one.statement.words, later.statement.words, known=False)
    ]  # fmt: skip
    if near and all(step != its for step, _ in near):
        step, first = near[0]
        reason = f"{its[0]}: “{first.clause[:90]}” becomes “{later.clause[:90]}”"
        direction: DriftDirection = "strengthened" if its[1] > step[1] else "weakened"
        yield Drift(first.id, later.id, "force", direction, "retelling", first.span, later.span, reason)


def _each_once(found: Iterable[Drift]) -> tuple[Drift, ...]:
    seen: dict[tuple[str, str], Drift] = {}
    for one in found:
        seen.setdefault((one.b, one.aspect), one)
    return tuple(seen.values())

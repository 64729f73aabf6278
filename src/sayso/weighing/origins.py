"""Origins across documents: one wire story, one statement of one speaker, one author, however many texts carry it.

Two texts that cite one outlet share an origin only if they carry the same story: they must share what marks it (the same
speaker saying the same, the same two persons meeting, two or more stated relations) and have appeared near each other. A
document that is itself the cited outlet's story joins it. Every join says what was shared.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.model import Attribution, Origin
from sayso.weighing import vocabulary
from sayso.weighing.copied import with_copies
from sayso.weighing.copying import copies
from sayso.weighing.dates import bounded, told
from sayso.weighing.entities import case_id
from sayso.weighing.lineage import Lineage, Source
from sayso.weighing.listed import outlet_key
from sayso.weighing.meetings import Meetings, Pair, Passage, in_common
from sayso.weighing.passages import winnowed
from sayso.weighing.retelling import Account, retold
from sayso.weighing.scene import Scene
from sayso.weighing.sentences import core_words
from sayso.weighing.statements import Statement, in_order
from sayso.weighing.stories import Node, Story

_WINDOW_DAYS = {"outlet": 21, "document": 400, "person": 7}
_ENOUGH = 2.0
_KEPT_STORIES = 5
# A relation with a time of at most so many days marks a story better than without; a mark without one has so many parts.
_A_MONTH, _UNDATED = 31, 5
# A quotation is known again by so many of its words in a row; so many of its characters are looked at.
_QUOTED, _IN_A_ROW, _MOST_QUOTED = "quoted", 6, 400
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
Mark = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Origins:
    """The case's origins, claim id -> origin id, and origin id -> who stands behind it (one outlet, speaker or author)."""

    origins: tuple[Origin, ...]
    of: dict[str, str]
    voice: dict[str, str]


def trace(statements: Sequence[Statement], attributions: Sequence[Attribution], scene: Scene) -> Origins:
    """Find the origin of every claim that states one.

    Args:
        statements: all claims in the case's terms.
        attributions: all attributions.
        scene: the case's documents and entities.

    Returns:
        Origins with reasons; a claim without stated lineage is in none.
    """
    lineage = Lineage(attributions, scene)
    nodes: dict[tuple[str, str], Node] = {}
    whole: dict[str, list[Statement]] = defaultdict(list)
    unsourced: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        source = lineage.source(statement)
        if source is None or source.kind not in ("outlet", "document"):
            whole[statement.claim.document].append(statement)
        if source is None:
            unsourced[statement.claim.document].append(statement)
        else:
            key = (statement.claim.document, source.key)
            nodes.setdefault(key, Node(source, statement.claim.document, statement.published)).claims.append(statement)
    by_who: dict[str, list[Node]] = defaultdict(list)
    stories: list[Story] = []
    for node in nodes.values():
        if node.source.who:
            by_who[node.source.who].append(node)
        else:
            stories.append(Story(node.published, [node]))
    for node in _cited_texts(by_who, scene, whole):
        by_who[node.source.who].append(node)
    meetings = Meetings(scene)
    for who, found in by_who.items():
        stories.extend(_stories(who.partition(":")[0], found, scene, meetings))
    return _assembled(with_copies(_with_retellings(stories, scene), copies(scene.documents, attributions), unsourced, scene))


def _with_retellings(stories: Sequence[Story], scene: Scene) -> list[Story]:
    """Accounts from unnamed sources that retell a credited story become part of it."""
    given = [(story, node) for story in stories for node in story.nodes if node.claims]
    credited = [(story, node) for story, node in given if node.source.kind in ("outlet", "document")]
    loose = [story for story in stories if len(story.nodes) == 1 and story.nodes[0].source.kind == "anonymous"]
    found = retold(
        [Account(node.document, tuple(node.claims)) for _, node in credited],
        [Account(story.nodes[0].document, tuple(story.nodes[0].claims), story.nodes[0].source.name) for story in loose],
        scene,
    )
    for place, (other, reason) in found.items():
        credited[other][0].nodes.extend(loose[place].nodes)
        credited[other][0].grounds.append(reason)
    joined = {id(loose[place]) for place in found}
    return [story for story in stories if id(story) not in joined]


def _cited_texts(by_who: Mapping[str, Sequence[Node]], scene: Scene, whole: Mapping[str, Sequence[Statement]]) -> list[Node]:
    """Documents whose own outlet another document cites: they may be the cited story itself."""
    out = []
    for document in scene.documents.values():
        who = "outlet:" + outlet_key(document.outlet) if document.outlet else ""
        citing = [node for node in by_who.get(who, ()) if node.document != document.id]
        if citing and not document.origin and whole.get(document.id):
            source = Source(who, who, document.outlet or "", "outlet", f"published by {document.outlet}")
            published = whole[document.id][0].published
            out.append(Node(source, document.id, published, list(whole[document.id]), itself=True))
    return out


def _stories(kind: str, nodes: Sequence[Node], scene: Scene, meetings: Meetings) -> list[Story]:
    if kind == "author":
        return [Story(None, list(nodes), ["the same author"] if len(nodes) > 1 else [])]
    known: dict[Mark, list[Story]] = defaultdict(list)
    out: list[Story] = []
    for node in sorted(nodes, key=lambda node: (node.published is None, node.published or 0, node.document, node.itself)):
        marks = _marks(node, scene) if len(nodes) > 1 else {}
        story, ground = _best(node, marks, known, _WINDOW_DAYS[kind], scene)
        passages = meetings.of(node.claims, node.source.name) if kind != "person" and len(nodes) > 1 else []
        if story is None:
            story, ground = _told_alike(node, passages, out, _WINDOW_DAYS[kind], scene)
        if story is None:
            story = Story(node.published)
            out.append(story)
        elif ground:
            story.grounds.append(ground)
        story.nodes.append(node)
        for passage in passages:
            story.passages[passage.pair].append(passage)
        story.first = node.published if story.first is None else story.first
        for mark in marks:
            if story not in known[mark][-_KEPT_STORIES:]:
                known[mark].append(story)
    return [story for story in out if not all(node.itself for node in story.nodes)]


def _best(
    node: Node, marks: Mapping[Mark, float], known: Mapping[Mark, Sequence[Story]], window: int, scene: Scene
) -> tuple[Story | None, str]:
    weights: dict[int, float] = defaultdict(float)
    shared: dict[int, list[Mark]] = defaultdict(list)
    stories: dict[int, Story] = {}
    for mark, weight in marks.items():
        for story in known.get(mark, ())[-_KEPT_STORIES:]:
            if _near(story, node, window):
                weights[id(story)] += weight
                shared[id(story)].append(mark)
                stories.setdefault(id(story), story)
    for ident in stories:  # in the order met: deterministic although keyed by identity
        if weights[ident] >= _ENOUGH and weights[ident] == max(weights.values()):
            ordered = sorted(shared[ident], key=lambda mark: (-marks[mark], mark))
            dated = {mark[:_UNDATED] for mark in ordered if len(mark) > _UNDATED}
            stated = [_mark_words(mark, scene) for mark in ordered if mark[0] != _QUOTED and mark not in dated]
            quoted = [f"the words “{mark[1]} …”" for mark in ordered if mark[0] == _QUOTED]
            return stories[ident], "both carry: " + "; ".join([*stated, *quoted[:1]][:2])
    return None, ""


def _told_alike(
    node: Node, passages: Sequence[Passage], stories: Sequence[Story], window: int, scene: Scene
) -> tuple[Story | None, str]:
    """The one story near in time that tells of the same two persons in much the same words."""
    found: dict[int, tuple[Story, Pair, tuple[str, ...]]] = {}
    for story in stories:
        if not _near(story, node, window):
            continue
        met = [
            (passage.pair, shared)
            for passage in passages
            for other in story.passages.get(passage.pair, ())
            if (shared := in_common(passage, other))
        ]
        if met:
            pair, shared = max(met, key=lambda item: (len(item[1]), item))
            found[id(story)] = (story, pair, shared)
    if len(found) != 1:
        return None, ""
    story, pair, shared = next(iter(found.values()))
    who = " and ".join(scene.label(ident) for ident in pair)
    return story, f"both tell of {who} in like words: {', '.join(shared[:8])}"


def _near(story: Story, node: Node, window: int) -> bool:
    return story.first is None or node.published is None or abs(story.first - node.published) <= window


def _marks(node: Node, scene: Scene) -> dict[Mark, float]:
    """What tells a story: relations of named participants (1; of persons, or a speaker's, 2), also with their time; quotations."""
    background = vocabulary.words("relations", "background")
    out: dict[Mark, float] = {}
    for statement in node.claims:
        out.update(dict.fromkeys(_quotations(statement, scene), _ENOUGH))
        if statement.core is None or not all(statement.core) or statement.core[1] in background:
            continue
        subject, thing = scene.entities.get(statement.core[0]), scene.entities.get(statement.core[2])
        if subject is None or thing is None or not (scene.is_named(subject.id) and scene.is_named(thing.id)):
            continue
        mark = (*statement.core, statement.claim.polarity, statement.sense)
        persons = subject.type == thing.type == "Person"
        out[mark] = max(out.get(mark, 0.0), 2.0 if persons or node.source.kind == "person" else 1.0)
        when = statement.period
        if when is not None and bounded(when) and when[1] - when[0] <= _A_MONTH:
            out[(*mark, told(when))] = 1.0
    return out


def _quotations(statement: Statement, scene: Scene) -> Iterator[Mark]:
    """The words in a row of what a claim's speaker is quoted as saying."""
    act = statement.told_by[-1] if statement.told_by else None
    document = scene.documents.get(statement.claim.document)
    if act is None or document is None or act.form != "direct":
        return
    for span in act.content:
        words = _WORD.findall(document.text[span.start : min(span.end, span.start + _MOST_QUOTED)].casefold())
        yield from ((_QUOTED, stretch) for stretch in sorted(winnowed([" ".join(row) for row in _rows(words)])))


def _rows(words: Sequence[str]) -> Iterator[Sequence[str]]:
    yield from (words[at : at + _IN_A_ROW] for at in range(len(words) - _IN_A_ROW + 1))


def _mark_words(mark: Mark, scene: Scene) -> str:
    subject, code, thing, polarity, _, *when = mark
    return ", ".join((core_words((subject, code, thing), scene, negative=polarity == "-"), *when))


def _assembled(stories: Sequence[Story]) -> Origins:
    origins: list[Origin] = []
    of: dict[str, str] = {}
    voice: dict[str, str] = {}
    for story in sorted(stories, key=lambda story: not any(node.itself for node in story.nodes)):
        claims = [statement for node in story.nodes for statement in node.claims if statement.id not in of]
        if not claims:
            continue
        ordered = sorted(claims, key=in_order)
        source = next((node.source for node in story.nodes if not node.itself), story.nodes[0].source)
        ident = case_id("o", source.key + "|" + ordered[0].id)
        of.update((statement.id, ident) for statement in ordered)
        voice[ident] = source.who or f"{source.kind}:{ident}"
        origins.append(Origin(ident, source.name, source.kind, tuple(statement.id for statement in ordered), _reason(story)))
    return Origins(tuple(sorted(origins, key=lambda origin: origin.claims[0])), of, voice)


def _reason(story: Story) -> str:
    cited = dict.fromkeys(node.source.words for node in story.nodes if not node.itself)
    shown = list(cited)[:4]
    out = "; ".join(shown) + (f" and {len(cited) - 4} more" if len(cited) > 4 else "")
    if any(node.itself for node in story.nodes):
        out += "; the cited text itself is in the pile"
    grounds = list(dict.fromkeys(story.grounds))[:3]
    return "; ".join([out, *grounds])

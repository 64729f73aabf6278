"""Origins across documents: one wire story, one statement of one speaker, one author, however many texts carry it.

Two texts that cite one outlet share an origin only if they carry the same story: they must share what marks it (the same
speaker saying the same, the same two persons meeting, two or more stated relations) and have appeared near each other. A
document that is itself the cited outlet's story joins it. Every join says what was shared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.model import Attribution, Origin
from sayso.weighing.copies import copies
from sayso.weighing.entities import case_id
from sayso.weighing.lineage import Lineage
from sayso.weighing.meetings import Pair, in_common
from sayso.weighing.origins_of_copies import with_copies
from sayso.weighing.scene import Scene
from sayso.weighing.statements import Statement
from sayso.weighing.statements import in_order as in_text_order
from sayso.weighing.stories import ENOUGH, QUOTED, UNDATED, Mark, Node, Story, account, draw, in_order, quoting
from sayso.weighing.uncredited_accounts import retold

_WINDOW_DAYS = {"outlet": 21, "document": 400, "person": 7}
_KEPT_STORIES = 5
_MOST_COMPARED = 60


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
    drawn = draw(statements, Lineage(attributions, scene), scene)
    by_who: dict[str, list[Node]] = defaultdict(list)
    found: list[Story] = []
    for node in drawn.nodes:
        if node.source.who:
            by_who[node.source.who].append(node)
        else:
            found.append(Story(node.published, [node]))
    for who, nodes in by_who.items():
        found.extend(stories(who, nodes))
    accounts = [(node, told) for node in drawn.nodes if (told := account(node, scene)) is not None]
    again = retold(
        [told for node, told in accounts if node.source.kind != "anonymous"],
        [told for node, told in accounts if node.source.kind == "anonymous"],
    )
    joined = with_retellings(in_order(found), again)
    return assembled(with_copies(joined, copies(scene.documents, attributions), drawn.unsourced, scene, quoting(drawn.nodes)))


def with_retellings(found: Sequence[Story], again: Mapping[str, tuple[str, str]]) -> list[Story]:
    """Accounts from unnamed sources that retell a credited story become part of it.

    Args:
        found: stories, in order.
        again: account key of what an unnamed source tells -> that of the credited one it retells, and why (``retold``).
    """
    of = {"|".join(node.key[:2]): story for story in found for node in story.nodes if not node.itself}
    joined = set()
    for loose, (credited, reason) in sorted(again.items()):
        if loose in of and credited in of:
            of[credited].nodes.extend(of[loose].nodes)
            of[credited].grounds.append(reason)
            joined.add(id(of[loose]))
    return [story for story in found if id(story) not in joined]


def stories(who: str, nodes: Sequence[Node]) -> list[Story]:
    """The stories of one outlet, paper, speaker or author.

    Args:
        who: the key of the source.
        nodes: everything drawn from it, and the documents that may be it themselves; such a one counts where another cites it.
    """
    kind = who.partition(":")[0]
    citing = {node.document for node in nodes if not node.itself}
    nodes = [node for node in nodes if not node.itself or citing - {node.document}]
    if kind == "author":
        return [Story(None, list(nodes), ["the same author"] if len(nodes) > 1 else [])]
    known: dict[Mark, list[Story]] = defaultdict(list)
    told: dict[Pair, list[Story]] = defaultdict(list)
    out: list[Story] = []
    for node in sorted(nodes, key=lambda node: (node.published is None, node.published or 0, node.document, node.itself)):
        story, ground = _best(node, known, _WINDOW_DAYS[kind])
        if story is None:
            story, ground = _told_alike(node, told, _WINDOW_DAYS[kind])
        if story is None:
            story = Story(node.published)
            out.append(story)
        elif ground:
            story.grounds.append(ground)
        story.nodes.append(node)
        for passage in node.passages:
            if passage.pair not in story.passages:
                told[passage.pair].append(story)
            story.passages[passage.pair].append(passage)
        story.first = node.published if story.first is None else story.first
        for mark in node.marks:
            if story not in known[mark][-_KEPT_STORIES:]:
                known[mark].append(story)
    return [story for story in out if not all(node.itself for node in story.nodes)]


def _best(node: Node, known: Mapping[Mark, Sequence[Story]], window: int) -> tuple[Story | None, str]:
    weights: dict[int, float] = defaultdict(float)
    shared: dict[int, list[Mark]] = defaultdict(list)
    near: dict[int, Story] = {}
    for mark, (weight, _) in node.marks.items():
        for story in known.get(mark, ())[-_KEPT_STORIES:]:
            if _near(story, node, window):
                weights[id(story)] += weight
                shared[id(story)].append(mark)
                near.setdefault(id(story), story)
    for ident in near:  # in the order met: deterministic although keyed by identity
        if weights[ident] >= ENOUGH and weights[ident] == max(weights.values()):
            ordered = sorted(shared[ident], key=lambda mark: (-node.marks[mark][0], mark))
            dated = {mark[:UNDATED] for mark in ordered if len(mark) > UNDATED}
            stated = [node.marks[mark][1] for mark in ordered if mark[0] != QUOTED and mark not in dated]
            quoted = [node.marks[mark][1] for mark in ordered if mark[0] == QUOTED]
            return near[ident], "both carry: " + "; ".join([*stated, *quoted[:1]][:2])
    return None, ""


def _told_alike(node: Node, told: Mapping[Pair, Sequence[Story]], window: int) -> tuple[Story | None, str]:
    """The one story near in time that tells of the same two persons in much the same words."""
    found: dict[int, tuple[Story, tuple[int, str, tuple[str, ...]]]] = {}
    for passage in node.passages:
        for story in told.get(passage.pair, ())[-_MOST_COMPARED:]:
            for other in story.passages[passage.pair][:_MOST_COMPARED] if _near(story, node, window) else ():
                if shared := in_common(passage, other):
                    met = (len(shared), passage.who, shared)
                    found[id(story)] = max(found.get(id(story), (story, met)), (story, met), key=lambda item: item[1])
    if len(found) != 1:
        return None, ""
    story, (_, who, shared) = next(iter(found.values()))
    return story, f"both tell of {who} in like words: {', '.join(shared[:8])}"


def _near(story: Story, node: Node, window: int) -> bool:
    return story.first is None or node.published is None or abs(story.first - node.published) <= window


def assembled(found: Iterable[Story]) -> Origins:
    """The origins that stories are; a claim that two stories hold goes with the first in the order of ``claiming``."""
    origins: list[Origin] = []
    of: dict[str, str] = {}
    voice: dict[str, str] = {}
    for story in sorted(found, key=claiming):
        origin = origin_of(story, [claim for claim in claims(story) if claim.id not in of])
        if origin is not None:
            of.update((claim, origin.id) for claim in origin.claims)
            voice[origin.id] = voice_of(story, origin.id)
            origins.append(origin)
    return Origins(tuple(sorted(origins, key=lambda origin: origin.claims[0])), of, voice)


def claiming(story: Story) -> tuple[bool, tuple[str, str, bool, str]]:
    """A sort key: stories that hold the cited text itself come first."""
    return (not any(node.itself for node in story.nodes), story.key)


def claims(story: Story) -> Iterator[Statement]:
    """The claims of a story, each once."""
    yield from {statement.id: statement for node in story.nodes for statement in node.claims}.values()


def origin_of(story: Story, held: Sequence[Statement]) -> Origin | None:
    """The origin that a story is of these claims; None without any."""
    if not held:
        return None
    ordered = sorted(held, key=in_text_order)
    source = story.source
    ident = case_id("o", source.key + "|" + ordered[0].id)
    return Origin(ident, source.name, source.kind, tuple(statement.id for statement in ordered), _reason(story))


def voice_of(story: Story, ident: str) -> str:
    """Who stands behind a story; the origin itself where that is nobody known across texts."""
    return story.source.who or f"{story.source.kind}:{ident}"


def _reason(story: Story) -> str:
    cited = dict.fromkeys(node.source.words for node in story.nodes if not node.itself)
    shown = list(cited)[:4]
    out = "; ".join(shown) + (f" and {len(cited) - 4} more" if len(cited) > 4 else "")
    if any(node.itself for node in story.nodes):
        out += "; the cited text itself is in the pile"
    grounds = list(dict.fromkeys(story.grounds))[:3]
    return "; ".join([out, *grounds])

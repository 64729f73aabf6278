"""Where claims go back to: what documents draw from sources, the stories of one source, copies and retellings, and the origins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sayso.casefile.blocks import Feed, Key, Made
from sayso.casefile.joints import bundles
from sayso.model import Claim, Document, Origin, Span
from sayso.weighing.copies import Copy
from sayso.weighing.lineage import Source
from sayso.weighing.meetings import Passage
from sayso.weighing.origins import claiming, claims, origin_of, stories, voice_of, with_retellings
from sayso.weighing.origins_of_copies import with_copies
from sayso.weighing.scene import Scene
from sayso.weighing.statements import Statement
from sayso.weighing.steps.packing import dump, key, load
from sayso.weighing.steps.step import Context, Lines, Step
from sayso.weighing.stories import Drawn, Node, Story, account, in_order, quoting
from sayso.weighing.uncredited_accounts import MOST_POSTED, Account, asks, likest, posts


def _node_row(node: Node) -> list[Any]:
    source = node.source
    return [
        [source.key, source.who, source.name, source.kind, source.words], node.document, node.published, node.itself,
        [[one.id, one.claim.start, one.claim.end] for one in node.claims],
        [[mark, weight, words] for mark, (weight, words) in node.marks.items()],
        [[passage.pair, sorted(passage.words), passage.who] for passage in node.passages],
    ]  # fmt: skip


def _node_of(row: Sequence[Any]) -> Node:
    return Node(
        Source(*row[0]), row[1], row[2], [_bare(ident, start, end, row[1], row[2]) for ident, start, end in row[4]], row[3],
        {tuple(mark): (weight, words) for mark, weight, words in row[5]},
        [Passage((pair[0], pair[1]), frozenset(words), who) for pair, words, who in row[6]],
    )  # fmt: skip


def _bare(ident: str, start: int, end: int, document: str, published: int | None) -> Statement:
    """A claim of which only id and place matter."""
    claim = Claim(ident, document, start, end, None, "", None, None)
    return Statement(claim, None, "", None, None, published, False, frozenset(), ())


def _unmarked(node: Node) -> list[Any]:
    return [*_node_row(node)[:5], [], []]


def put_draws(number: Key, drawn: Drawn, scene: Scene, made: Made) -> None:
    """What a document draws from sources; claims without one stand ready for copies of it or from it.

    Args:
        number: the document's key.
        drawn: what it draws.
        scene: the document in the case's terms.
        made: receives the rows.
    """
    for node in drawn.nodes:
        told = account(node, scene)
        if told is not None:
            _put_account(number, node, told, made)
        if node.source.who:
            made.row("node", number, key("who", node.source.who), dump(_node_row(node)))
        else:
            _put_story(number, Story(node.published, [node]), made)
    document = next(iter(scene.documents.values()))
    item = key("own voice", document.id)
    rows = [[one.id, one.claim.start, one.claim.end, one.published] for one in drawn.unsourced.get(document.id, ())]
    made.row("item", number, item, dump(["own", [document.id, document.path, document.title, document.outlet], rows]))
    made.row("member", number, key("document", document.id), "x", item)


def _put_account(number: Key, node: Node, told: Account, made: Made) -> None:
    ident = key("account", told.key)
    row = [told.key, told.document, told.outlet, told.published, [sorted(words) for words in told.sentences], told.source]
    made.row("account", number, ident, dump(row))
    loose = node.source.kind == "anonymous"
    for mark in sorted(asks(told) if loose else posts(told)):
        made.row("posted", number, key("mark", *mark), dump(["asks" if loose else "posts", str(ident)]))


def _account_of(line: str) -> Account:
    ident, document, outlet, published, sentences, source = load(line)
    return Account(ident, document, outlet, published, tuple(map(frozenset, sentences)), source)


def _posted(block: Key, lines: Lines, made: Made, context: Context) -> None:
    rows = [load(line) for line in lines[0]]
    credited = [int(ident) for kind, ident in rows if kind == "posts"]
    if len(credited) <= MOST_POSTED:
        for kind, ident in rows:
            for one in credited if kind == "asks" else ():
                made.row("candidate", block, int(ident), "", one)


def _retold(block: Key, lines: Lines, made: Made, context: Context) -> None:
    """An account from unnamed sources, and the credited ones that it may retell."""
    if not lines[0]:
        return
    own = _account_of(lines[0][0])
    found = likest(own, {one.key: one for one in map(_account_of, dict.fromkeys(lines[1]))})
    if found is not None:
        item = key("retelling", own.key)
        made.row("item", block, item, dump(["retold", own.key, *found]))
        for told in (own.key, found[0]):
            made.row("member", block, key("node", told), "", item)


def _stories(block: Key, lines: Lines, made: Made, context: Context) -> None:
    nodes = [_node_of(load(line)) for line in lines[0]]
    nodes.sort(key=lambda node: node.key)
    who = nodes[0].source.who
    documents = quoting(nodes)[who] if who.startswith("person:") else None
    for story in stories(who, nodes):
        _put_story(block, story, made, sorted(documents) if documents is not None else None)


def _put_story(maker: Key, story: Story, made: Made, documents: Sequence[str] | None = None) -> None:
    item = key("story", *story.key)
    made.row("item", maker, item, dump(["story", [_unmarked(node) for node in story.nodes], story.grounds, documents]))
    for node in story.nodes:
        made.row("member", maker, key("document", node.document), "x", item)
        if not node.itself:
            made.row("member", maker, key("node", "|".join(node.key[:2])), "x", item)


def _copy_of(row: Sequence[Any]) -> Copy:
    return Copy(row[1], row[2], tuple((Span(a, b), Span(c, d)) for a, b, c, d in row[3]), row[4], tuple(row[6]))


def _bundle(block: Key, lines: Lines, made: Made, context: Context) -> None:
    """Stories that copies and retellings may join: what comes of them."""
    rows = [load(line) for line in lines[0]]
    found = [
        Story(None, [_node_of(node) for node in row[1]], list(row[2])) for row in rows if row[0] == "story"
    ]  # fmt: skip
    if not found and not any(row[0] == "copy" for row in rows):
        return
    again = {row[1]: (row[2], row[3]) for row in rows if row[0] == "retold"}
    copied = sorted((row for row in rows if row[0] == "copy"), key=lambda row: (row[5], row[4]))
    documents: dict[str, Document] = {}
    unsourced: dict[str, list[Statement]] = {}
    for row in rows:
        if row[0] == "own":
            ident, path, title, outlet = row[1]
            documents[ident] = Document(ident, path, "", "", "", title, outlet)
            if row[2]:
                unsourced[ident] = [_bare(claim, start, end, ident, day) for claim, start, end, day in row[2]]
    told = with_retellings(in_order(found), again)
    drawn = {row[1][0][0][1]: frozenset(row[3]) if row[3] is not None else None for row in rows if row[0] == "story"}
    for story in with_copies(told, map(_copy_of, copied), unsourced, Scene(documents, {}, {}), drawn):
        _put_ending(block, story, made)


def _put_ending(block: Key, story: Story, made: Made) -> None:
    if not any(node.claims for node in story.nodes):
        return
    ident = key("ending", *story.key)
    made.row("ending", block, ident, dump([[_unmarked(node) for node in story.nodes], story.grounds]))
    for one in claims(story):
        made.row("teller", block, key("claim", one.id), dump([claiming(story), str(ident), one.id]))


def _award(block: Key, lines: Lines, made: Made, context: Context) -> None:
    """A claim, and the stories that hold it: it goes with the first."""
    if lines[0]:
        _, ident, claim = min(map(load, lines[0]))
        made.row("won", block, int(ident), dump([claim, bool(lines[1])]))


def _origin(block: Key, lines: Lines, made: Made, context: Context) -> None:
    if not lines[0]:
        return
    nodes, grounds = load(lines[0][0])
    story = Story(None, [_node_of(node) for node in nodes], grounds)
    won = dict(map(load, lines[1]))
    origin = origin_of(story, [one for one in claims(story) if one.id in won])
    if origin is None:
        return
    places = {one.id: [one.id, one.claim.document, one.claim.start, one.claim.end] for one in claims(story)}
    data = origin_row(origin, voice_of(story, origin.id), places)
    if any(won[one] for one in origin.claims):
        made.row("tied", block, 0, dump(["origin", *data]))
        return
    put_origin(block, data, made)


def origin_row(origin: Origin, voice: str, places: Mapping[str, Sequence[Any]]) -> list[Any]:
    """An origin as ``put_origin`` takes it; ``places`` are id, document, start and end of its claims, by id."""
    return [origin.id, origin.name, origin.kind, origin.reason, voice, [places[one] for one in origin.claims]]


def put_origin(block: Key, data: Sequence[Any], made: Made) -> None:
    """An origin as it stands: id, name, kind, reason, voice, and its claims with document and place."""
    ident, name, kind, reason, voice, held = data
    made.result("origins", block, Origin(ident, name, kind, tuple(one[0] for one in held), reason))
    several = len({one[1] for one in held}) > 1
    for one in held:
        made.result("rests_on", block, (one[0], ident))
        ref = key("claim", one[0])
        made.row("voice", block, ref, dump([voice, name]))
        if several:
            made.row("strand", block, key("origin", ident), "", ref)


def bare_statement(row: Sequence[Any]) -> Statement:
    """A claim from id, document, start and end."""
    return _bare(row[0], row[2], row[3], row[1], None)


STEPS = (
    Step("accounts", (Feed("posted"),), ("candidate",), run=_posted),
    Step("retellings", (Feed("account"), Feed("account", "candidate")), ("item", "member"), run=_retold),
    Step("stories", (Feed("node"),), ("item", "member"), run=_stories),
)
ENDINGS = (
    Step("bundles", (Feed("item"), Feed("member")), ("bundle",), whole=bundles),
    Step("tales", (Feed("item", "bundle"),), ("ending", "teller"), run=_bundle),
    Step("awards", (Feed("teller"), Feed("judged")), ("won",), run=_award),
    Step("origins", (Feed("ending"), Feed("won")), ("voice", "strand", "tied"), ("origins", "rests_on"), run=_origin),
)

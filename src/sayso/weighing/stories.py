"""What one document draws from one source, and the stories in which such draws are one origin."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sayso.weighing import vocabulary
from sayso.weighing.dates import bounded, told
from sayso.weighing.lineage import Lineage, Source
from sayso.weighing.listed import outlet_key
from sayso.weighing.meetings import Meetings, Pair, Passage
from sayso.weighing.passages import winnowed
from sayso.weighing.scene import Scene
from sayso.weighing.sentences import core_words
from sayso.weighing.statements import Statement
from sayso.weighing.uncredited_accounts import Account, sentences

# A relation with a time of at most so many days marks a story better than without; a mark without one has so many parts.
_A_MONTH, UNDATED = 31, 5
# A quotation is known again by so many of its words in a row; so many of its characters are looked at.
QUOTED, _IN_A_ROW, _MOST_QUOTED = "quoted", 6, 400
ENOUGH = 2.0
"""The weight of marks in common that makes two accounts one story."""
_MOST_QUOTING = 40  # texts that draw on one speaker, beyond which he is not known through one text and its copies alone
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
Mark = tuple[str, ...]
Key = tuple[str, str, bool, str]


@dataclass(slots=True, eq=False)
class Node:
    """What one document draws from one source; ``itself`` where it is the cited text itself.

    ``marks`` tell its story, each with its weight and in words; so do its ``passages``. ``published`` is a day's ordinal.
    """

    source: Source
    document: str
    published: int | None
    claims: list[Statement] = field(default_factory=list)
    itself: bool = False
    marks: dict[Mark, tuple[float, str]] = field(default_factory=dict)
    passages: list[Passage] = field(default_factory=list)

    @property
    def key(self) -> Key:
        """What tells it apart from others, and gives an order."""
        return (self.document, self.source.key, self.itself, self.claims[0].id if self.claims else "")


@dataclass(slots=True, eq=False)
class Story:
    """Nodes that are one origin, and the grounds for joining them."""

    first: int | None
    nodes: list[Node] = field(default_factory=list)
    grounds: list[str] = field(default_factory=list)
    passages: dict[Pair, list[Passage]] = field(default_factory=lambda: defaultdict(list))

    @property
    def source(self) -> Source:
        """Whose story it is: the source that is cited, where the cited text itself is in it, too."""
        return next((node.source for node in self.nodes if not node.itself), self.nodes[0].source)

    @property
    def key(self) -> Key:
        """The first of its nodes' keys."""
        return min((node.key for node in self.nodes), default=("", "", False, ""))


@dataclass(slots=True)
class Drawn:
    """What documents draw from sources, and by document the claims that state no source."""

    nodes: list[Node] = field(default_factory=list)
    unsourced: dict[str, list[Statement]] = field(default_factory=lambda: defaultdict(list))


def draw(statements: Iterable[Statement], lineage: Lineage, scene: Scene) -> Drawn:
    """Gather the claims of documents by what they go back to; what one document draws does not depend on the others.

    Among the nodes is each document that may be a cited text itself: it bears its outlet and is not credited to another.
    """
    out = Drawn()
    nodes: dict[tuple[str, str], Node] = {}
    whole: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        source = lineage.source(statement)
        if source is None or source.kind not in ("outlet", "document"):
            whole[statement.claim.document].append(statement)
        if source is None:
            out.unsourced[statement.claim.document].append(statement)
        else:
            key = (statement.claim.document, source.key)
            nodes.setdefault(key, Node(source, statement.claim.document, statement.published)).claims.append(statement)
    out.nodes.extend(nodes.values())
    for ident, claims in whole.items():
        document = scene.documents.get(ident)
        if document is not None and document.outlet and not document.origin:
            who = "outlet:" + outlet_key(document.outlet)
            source = Source(who, who, document.outlet, "outlet", f"published by {document.outlet}")
            out.nodes.append(Node(source, ident, claims[0].published, list(claims), itself=True))
    meetings = Meetings(scene)
    for node in out.nodes:
        if node.source.who:
            node.marks = _marks(node, scene)
        if node.source.who.startswith(("outlet:", "document:")):
            node.passages = meetings.of(node.claims, node.source.name)
    return out


def account(node: Node, scene: Scene) -> Account | None:
    """A node as what a text credits to a named outlet or document, or has from unnamed sources; None where it is neither."""
    if node.itself or node.source.kind not in ("outlet", "document", "anonymous"):
        return None
    document = scene.documents.get(node.document)
    return Account(
        "|".join(node.key[:2]), node.document, document.outlet if document else None, node.published,
        sentences(node.claims, node.document, scene), node.source.name,
    )  # fmt: skip


def _marks(node: Node, scene: Scene) -> dict[Mark, tuple[float, str]]:
    """What tells a story: relations of named participants (1; of persons, or a speaker's, 2), also with their time; quotations."""
    background = vocabulary.words("relations", "background")
    out: dict[Mark, tuple[float, str]] = {}
    for statement in node.claims:
        out.update((mark, (ENOUGH, f"the words “{mark[1]} …”")) for mark in _quotations(statement, scene))
        core, polarity = statement.core, statement.claim.polarity
        if core is None or not all(core) or core[1] in background:
            continue
        subject, thing = scene.entities.get(core[0]), scene.entities.get(core[2])
        if subject is None or thing is None or not (scene.is_named(subject.id) and scene.is_named(thing.id)):
            continue
        persons = subject.type == thing.type == "Person"
        weight = 2.0 if persons or node.source.kind == "person" else 1.0
        mark, words = (*core, polarity, statement.sense), core_words(core, scene, negative=polarity == "-")
        out[mark] = (max(out.get(mark, (0.0, ""))[0], weight), words)
        when = statement.period
        if when is not None and bounded(when) and when[1] - when[0] <= _A_MONTH:
            out[(*mark, told(when))] = (1.0, f"{words}, {told(when)}")
    return out


def _quotations(statement: Statement, scene: Scene) -> Iterator[Mark]:
    """The words in a row of what a claim's speaker is quoted as saying."""
    act = statement.told_by[-1] if statement.told_by else None
    document = scene.documents.get(statement.claim.document)
    if act is None or document is None or act.form != "direct":
        return
    for span in act.content:
        words = _WORD.findall(document.text[span.start : min(span.end, span.start + _MOST_QUOTED)].casefold())
        yield from ((QUOTED, stretch) for stretch in sorted(winnowed([" ".join(row) for row in _rows(words)])))


def _rows(words: Sequence[str]) -> Iterator[Sequence[str]]:
    yield from (words[at : at + _IN_A_ROW] for at in range(len(words) - _IN_A_ROW + 1))


def quoting(nodes: Iterable[Node]) -> dict[str, frozenset[str] | None]:
    """For each source known across texts the documents that draw from it; None where they are many."""
    found: dict[str, set[str]] = defaultdict(set)
    for node in nodes:
        if node.source.who:
            found[node.source.who].add(node.document)
    return {who: frozenset(documents) if len(documents) <= _MOST_QUOTING else None for who, documents in found.items()}


def in_order(stories: Iterable[Story]) -> Sequence[Story]:
    """Stories by their first node."""
    return sorted(stories, key=lambda story: story.key)

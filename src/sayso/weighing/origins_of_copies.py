"""What copies mean for origins: claims that a text took over go back to where the text it took them from has them from.

A claim in the copier's own voice, which by itself states no lineage, goes back to the first text (its outlet); a speaker, unnamed
group or paper that both texts draw on is one origin. So does what people are told to have said, where no text beyond the first
and its copies has anything from them: it is known through that text alone. Claims outside what was copied are left as they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sayso.model import Document, Span
from sayso.weighing import names
from sayso.weighing.article_words import comparable
from sayso.weighing.copies import Copy
from sayso.weighing.lineage import Source
from sayso.weighing.listed import outlet_key
from sayso.weighing.scene import Scene
from sayso.weighing.statements import Statement
from sayso.weighing.stories import Node, Story

_Key = tuple[str, str]


def with_copies(
    stories: Sequence[Story], copies: Iterable[Copy], unsourced: Mapping[str, Sequence[Statement]], scene: Scene,
    quoting: Mapping[str, frozenset[str] | None],
) -> list[Story]:  # fmt: skip
    """Join stories along copies.

    Args:
        stories: the stories found so far.
        copies: who took over what from whom, those taken earliest first.
        unsourced: document id -> its claims without stated lineage.
        scene: the case's documents.
        quoting: which documents draw from a source known across texts (``stories.quoting``).

    Returns:
        The stories, some joined, with a new one for each first text whose own words were copied.
    """
    joining = _Joining(stories, unsourced, scene)
    found = list(copies)
    for copy in found:
        joining.join(copy)
    heard = _Heard(stories, found, quoting)
    for copy in found:
        joining.join_heard(copy, heard)
    return joining.stories()


class _Joining:
    def __init__(self, stories: Sequence[Story], unsourced: Mapping[str, Sequence[Statement]], scene: Scene) -> None:
        self._scene = scene
        self._unsourced = unsourced
        self._order = list(stories)
        self._into: dict[Story, Story] = {}
        self._story: dict[_Key, Story] = {}
        self._nodes: dict[str, list[Node]] = defaultdict(list)
        self._own: dict[str, Story] = {}
        self._placed: dict[str, Story] = {}
        self._text: dict[str, Story] = {}
        for story in stories:
            for node in story.nodes:
                self._nodes[node.document].append(node)
                self._story.setdefault((node.document, node.source.key), story)

    def join(self, copy: Copy) -> None:
        """Join what the copy's two texts have in common."""
        given = _Part(copy, given=True)
        taken = _Part(copy, given=False)
        self._same_sources(copy, given, taken)
        self._own_voice(copy, given, taken)

    def join_heard(self, copy: Copy, heard: _Heard) -> None:
        """Join, with the first text's story, what the two texts have from people whom only it and its copies quote."""
        given, taken = _Part(copy, given=True), _Part(copy, given=False)
        nodes = [node for node in self._nodes[copy.given] if heard.only_by(node, copy) and given.holds_any(node.claims)]
        nodes += [node for node in self._nodes[copy.taken] if heard.only_by(node, copy) and taken.holds_all(node.claims)]
        story = self._now(self._text[copy.given]) if copy.given in self._text else None
        both = {node.document for node in (*nodes, *(story.nodes if story else ()))}
        if not nodes or not {copy.given, copy.taken} <= both:
            return
        if story is None:
            document = self._scene.documents[copy.given]
            story = self._first_text(document)
            story.nodes.append(Node(_first_source(document), document.id, nodes[0].published))
        for node in nodes:
            story = self._merge(story, self._story_of(node), copy.reason)
        self._text.update({copy.given: story} if copy.parts else {copy.given: story, copy.taken: story})

    def stories(self) -> list[Story]:
        """The stories that are left, in the order they came in; each begins with the outlet that was first."""
        left = [story for story in self._order if story not in self._into]
        for story in {*self._into.values(), *self._own.values()}:
            story.nodes.sort(key=_rank)
        return left

    def _same_sources(self, copy: Copy, given: _Part, taken: _Part) -> None:
        """One speaker, unnamed group, outlet or paper that both draw on within what was copied."""
        ones = [node for node in self._nodes[copy.given] if not node.itself and given.holds_any(node.claims)]
        others = [node for node in self._nodes[copy.taken] if not node.itself and taken.holds_any(node.claims)]
        unnamed = [[node for node in nodes if node.source.kind == "anonymous"] for nodes in (ones, others)]
        only = len(unnamed[0]) == len(unnamed[1]) == 1
        for other in others:
            for one in ones:
                if _one_source(one.source, other.source) or (only and one in unnamed[0] and other in unnamed[1]):
                    self._merge(self._story_of(one), self._story_of(other), copy.reason)
                    break

    def _own_voice(self, copy: Copy, given: _Part, taken: _Part) -> None:
        theirs = [claim for claim in self._unsourced.get(copy.given, ()) if given.holds(claim)]
        copied = [claim for claim in self._unsourced.get(copy.taken, ()) if taken.holds(claim)]
        document = self._scene.documents[copy.given]
        credited = self._credited(copy, document)
        if not theirs and not copied and credited is None:
            return
        story = next((self._now(self._placed[claim.id]) for claim in theirs if claim.id in self._placed), None)
        credit = self._credited_by_both(copy, given, taken)
        story = story or (self._story_of(credit) if credit else self._first_text(document))
        if not copy.parts:
            for claim in copied:
                if claim.id in self._placed:
                    story = self._merge(story, self._now(self._placed[claim.id]), copy.reason)
        if credited is not None:
            story = self._merge(story, self._now(credited), copy.reason)
            for node in self._nodes[copy.given]:
                if node.source.kind == "anonymous" and given.holds_any(node.claims):
                    self._merge(story, self._story_of(node), copy.reason)
        source = credit.source if credit else _first_source(document)
        self._place(theirs, story, source)
        self._place(copied, story, source)
        self._text.setdefault(copy.given, story)
        if not copy.parts:
            self._text.setdefault(copy.taken, story)
        if copy.reason not in story.grounds:
            story.grounds.append(copy.reason)

    def _credited(self, copy: Copy, document: Document) -> Story | None:
        """What the later text gives as the first one's word, also where it calls its outlet by a part of its name."""
        found = self._story.get((copy.taken, _who(document))) if document.outlet else None
        if found is not None or not copy.credit:
            return found
        named = (node for node in self._nodes[copy.taken] if node.source.kind != "anonymous" and not node.itself)
        node = next((node for node in named if (name := set(comparable(node.source.name))) and name <= set(copy.credit)), None)
        return self._story_of(node) if node is not None else None

    def _credited_by_both(self, copy: Copy, given: _Part, taken: _Part) -> Node | None:
        """What the earlier text draws from the one outlet or paper that both credit in what they share: the words are its own."""
        held = [
            {
                node.source.who: node
                for node in self._nodes[document]
                if not node.itself and _is_credit(node) and part.holds_any(node.claims)
            }
            for document, part in ((copy.given, given), (copy.taken, taken))
        ]
        shared = [node for who, node in held[0].items() if who in held[1]]
        return shared[0] if len(shared) == 1 else None

    def _first_text(self, document: Document) -> Story:
        if document.id not in self._own:
            story = Story(None)
            self._own[document.id] = story
            self._order.append(story)
        return self._now(self._own[document.id])

    def _place(self, claims: Sequence[Statement], story: Story, source: Source) -> None:
        new = [claim for claim in claims if claim.id not in self._placed]
        if new:
            story.nodes.append(Node(source, new[0].claim.document, new[0].published, new))
            self._placed.update((claim.id, story) for claim in new)

    def _story_of(self, node: Node) -> Story:
        return self._now(self._story[node.document, node.source.key])

    def _now(self, story: Story) -> Story:
        while story in self._into:
            story = self._into[story]
        return story

    def _merge(self, one: Story, other: Story, reason: str) -> Story:
        if one is not other:
            one.nodes.extend(other.nodes)
            one.grounds.extend(ground for ground in (*other.grounds, reason) if ground not in one.grounds)
            self._into[other] = one
        return one


class _Part:
    """The part of one of a copy's two texts that is in both; the whole where the copy names no passages."""

    def __init__(self, copy: Copy, *, given: bool) -> None:
        self._spans: list[Span] = [one if given else other for one, other in copy.parts]

    def holds(self, statement: Statement) -> bool:
        """Whether most of the claim stands in it."""
        start, end = statement.claim.start, statement.claim.end
        if not self._spans:
            return True
        return sum(max(0, min(end, span.end) - max(start, span.start)) for span in self._spans) * 2 > end - start

    def holds_any(self, statements: Sequence[Statement]) -> bool:
        """Whether one of the claims stands in it."""
        return any(map(self.holds, statements))

    def holds_all(self, statements: Sequence[Statement]) -> bool:
        """Whether all of the claims stand in it."""
        return all(map(self.holds, statements))


class _Heard:
    """Which people are quoted by one first text and its copies alone."""

    def __init__(self, stories: Iterable[Story], copies: Sequence[Copy], quoting: Mapping[str, frozenset[str] | None]) -> None:
        self._first: dict[str, frozenset[str]] = {}
        for copy in copies:  # those taken earliest first, so that the firsts of the given text are known
            self._first[copy.taken] = self._first.get(copy.taken, frozenset()) | self._firsts(copy.given)
        self._known: dict[tuple[object, frozenset[str]], bool] = {}
        self._named = quoting
        self._unnamed: dict[object, set[str]] = defaultdict(set)
        for story in stories:
            for node in story.nodes:
                if not node.source.who:
                    self._unnamed[_speaker(node)].update(one.document for one in story.nodes)

    def only_by(self, node: Node, copy: Copy) -> bool:
        """Whether the speakers of a text are quoted by no text beyond the copy's first text and what goes back to it."""
        if node.itself or node.source.kind not in ("person", "anonymous"):
            return False
        firsts = self._firsts(copy.given)
        key = (_speaker(node), firsts)
        if key not in self._known:
            documents = self._named.get(node.source.who) if node.source.who else self._unnamed[key[0]]
            alone = documents is not None and all(not self._firsts(document).isdisjoint(firsts) for document in documents)
            self._known[key] = alone
        return self._known[key]

    def _firsts(self, document: str) -> frozenset[str]:
        """The first texts that a document goes back to, itself where it took nothing over."""
        return self._first.get(document) or frozenset((document,))


def _speaker(node: Node) -> object:
    """A named speaker's key across texts; for unnamed people, who are joined with none, the text and their key in it."""
    return node.source.who or (node.document, node.source.key)


def _first_source(document: Document) -> Source:
    name = document.outlet or f"“{document.title or document.path}”"
    who = _who(document)
    return Source(who or "text:" + document.id, who, name, "outlet", f"first published by {name}")


def _is_credit(node: Node) -> bool:
    return node.source.kind in ("outlet", "document") and bool(node.source.who)


def _rank(node: Node) -> tuple[bool, bool, int, str]:
    return (node.source.kind != "outlet", node.published is None, node.published or 0, node.document)


def _who(document: Document) -> str:
    return "outlet:" + outlet_key(document.outlet) if document.outlet else ""


def _one_source(one: Source, other: Source) -> bool:
    if one.who or other.who:
        return one.who == other.who
    return one.kind == other.kind == "anonymous" and bool(_nouns(one.name) & _nouns(other.name))


def _nouns(name: str) -> frozenset[str]:
    """The words an unnamed source is called by, its first and its last: "two pilots", "pilots and customs men"."""
    words = [names.singular(word) for word in names.normal(name)]
    return frozenset(word for word in words if len(word) > 3 and not word.isdigit())

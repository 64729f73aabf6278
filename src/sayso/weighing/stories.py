"""What one document draws from one source, and the stories in which such draws are one origin."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from sayso.weighing.lineage import Source
from sayso.weighing.meetings import Pair, Passage
from sayso.weighing.statements import Statement


@dataclass(slots=True, eq=False)
class Node:
    """What one document draws from one source; ``itself`` where it is the cited text itself."""

    source: Source
    document: str
    published: int | None
    claims: list[Statement] = field(default_factory=list)
    itself: bool = False


@dataclass(slots=True, eq=False)
class Story:
    """Nodes that are one origin, and the grounds for joining them."""

    first: int | None
    nodes: list[Node] = field(default_factory=list)
    grounds: list[str] = field(default_factory=list)
    passages: dict[Pair, list[Passage]] = field(default_factory=lambda: defaultdict(list))

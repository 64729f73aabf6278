"""A claim made ready to be compared: who, does what, to whom, in which sense (fact, plan, condition, ...), when and where.

The core leaves out polarity, so that a claim and its denial meet; sense, time, place and figure are kept beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from sayso.model import Amount, Attribution, Claim, Document
from sayso.weighing import names, vocabulary
from sayso.weighing.dates import Period, day, period
from sayso.weighing.scene import Scene

Core = tuple[str, str, str]
MOST_PAIRED = 12
"""Members of a group up to which all its pairs are told."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_AUXILIARY = re.compile(r"^(?:(?:is|are|was|were|be|been|being|has|have|had|will|would|to)\s+)+(?=\S)")


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim in the case's terms.

    ``core`` is None where too little is known to compare. ``sense`` is the modality, or ``belief`` for what a source merely
    believes or predicts. ``words`` are the clause's content words, ``told_by`` the attribution chain, outermost first.
    """

    claim: Claim
    core: Core | None
    sense: str
    period: Period | None
    place: str | None
    published: int | None
    lasting: bool
    words: frozenset[str]
    told_by: tuple[Attribution, ...]

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id

    @property
    def quantity(self) -> Amount | None:
        """The claim's quantity."""
        return self.claim.quantity


def state(claims: Sequence[Claim], attributions: Sequence[Attribution], scene: Scene) -> list[Statement]:
    """Put every claim into the case's terms, in the order of documents and claims."""
    by_id = {attribution.id: attribution for attribution in attributions}
    return [_statement(claim, chain(claim.attribution, by_id), scene) for claim in claims]


def one_voice(left: Statement, right: Statement) -> bool:
    """Whether one text has both from one speaker (or both from its author): a text seldom contradicts itself."""
    if left.claim.document != right.claim.document:
        return False
    return _speaker(left) == _speaker(right)


def _speaker(statement: Statement) -> str | None:
    if not statement.told_by:
        return None
    inner = statement.told_by[-1]
    return inner.source_entity or inner.id


def paired(group: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Every pair of a group in order; of a large one only the pairs with its first, so that work grows with its size alone."""
    return combinations(group, 2) if len(group) <= MOST_PAIRED else ((group[0], other) for other in group[1:])


def in_order(statement: Statement) -> tuple[str, int, str]:
    """A sort key: by document, then place in its text."""
    return (statement.claim.document, statement.claim.start, statement.id)


def chain(innermost: str | None, by_id: Mapping[str, Attribution]) -> tuple[Attribution, ...]:
    """The attributions that hold a claim, outermost first; stops where a parent is missing or comes round again."""
    out: list[Attribution] = []
    seen: set[str] = set()
    while innermost and innermost in by_id and innermost not in seen:
        seen.add(innermost)
        out.append(by_id[innermost])
        innermost = by_id[innermost].parent
    return tuple(reversed(out))


def relation(claim: Claim) -> str:
    """The claim's code, or its predicate in plain lower-case words marked with ``~`` where no code applies."""
    if claim.code:
        return vocabulary.first_of_row("relations", "equivalent").get(claim.code, claim.code)
    plain = claim.predicate.removeprefix("x_").replace("_", " ").casefold().strip()
    return "~" + _AUXILIARY.sub("", plain)


def content_words(text: str) -> frozenset[str]:
    """The words of a clause that carry content, singular and without function words."""
    return _content_words(text[:600])


@lru_cache(maxsize=4096)
def _content_words(text: str) -> frozenset[str]:
    stop = vocabulary.words("words", "stop")
    return frozenset(
        names.singular(word)
        for found in _WORD.findall(text.casefold())
        if (word := found.partition("'")[0].partition("’")[0]) not in stop
    )


def case_core(core: Core) -> Core:
    """The core with the participants of a mutual relation in a fixed order."""
    subject, code, thing = core
    return (thing, code, subject) if code in vocabulary.words("relations", "symmetric") and thing < subject else core


def as_told(statement: Statement, scene: Scene) -> Core:
    """The core with the participants in the claim's own order: who a text says fought whom is not turned round by `case_core`."""
    subject, code, thing = statement.core or ("", "", "")
    told = scene.entity_of.get(statement.claim.object or "")
    return (thing, code, subject) if told is not None and told == subject and subject != thing else (subject, code, thing)


def _statement(claim: Claim, told_by: tuple[Attribution, ...], scene: Scene) -> Statement:
    document = scene.documents.get(claim.document)
    text = document.text[claim.start : claim.end] if document else ""
    published = day(document.published) if document and document.published else None
    words = content_words(text)
    return Statement(
        claim=claim, core=_core(claim, scene), sense=_sense(claim, told_by, document), period=period(claim.time),
        place=scene.entity_of.get(claim.place) if claim.place else None, published=published,
        lasting=(claim.code or "") in vocabulary.words("relations", "states"), words=words, told_by=told_by,
    )  # fmt: skip


def _core(claim: Claim, scene: Scene) -> Core | None:
    subject = scene.entity_of.get(claim.subject, "") if claim.subject else ""
    thing = scene.entity_of.get(claim.object, "") if claim.object else ""
    if not thing and claim.object_text:
        thing = "“" + " ".join(sorted(content_words(claim.object_text)))
    code = relation(claim)
    if code == "~" or not (subject or thing) or (claim.code and not thing):
        return None
    subject = subject or "?" + claim.document  # an agent nobody names is not one agent across documents
    return case_core((subject, code, thing))


def _sense(claim: Claim, told_by: Sequence[Attribution], document: Document | None) -> str:
    if claim.modality != "actual" or not told_by:
        return claim.modality
    inner = told_by[-1]
    if inner.stance not in ("believes", "predicts"):
        return claim.modality
    cue = document.text[inner.cue.start : inner.cue.end].casefold() if document and inner.cue else ""
    known = any(word in vocabulary.words("words", "factive") for word in _WORD.findall(cue))
    return claim.modality if known else "belief"

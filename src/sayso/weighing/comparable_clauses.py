"""Claims made ready for telling whether two of them are the same content worded otherwise.

Two claims are alike where relation and polarity agree and no named participant stands against another, and where their clauses
share enough words: a fifth of the shorter one's where both participants are known and the same, else three fifths and three words.
Clauses nearly alike in their words, five of them and three quarters of the shorter, are alike whichever relation was read in them,
and so is a title with a clause that has three fifths of its words and one of its participants. A negation in one alone sets them
apart.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.model import Document, Span
from sayso.weighing import vocabulary
from sayso.weighing.belonging import Belonging
from sayso.weighing.scene import Scene
from sayso.weighing.sentences import negates
from sayso.weighing.statements import Statement
from sayso.weighing.uncredited_accounts import around

_KNOWN_SHARE, _SHARE, _LEAST_SHARED = 0.2, 0.6, 3
_VERBATIM_SHARE, _VERBATIM = 0.75, 5

_SET_APART = re.compile("[“”‘\"«»:–—]|\\s-\\s|(?<!\\w)'|'(?!\\w)|’(?!\\w)")


@dataclass(frozen=True, slots=True)
class Wording:
    """A claim with what its wording is compared by.

    ``title`` is true for a clause of the document's own title, ``quoted`` for one inside a quotation; ``speaker`` is the case
    entity of the innermost source, "" where it is none; ``own_voice`` is true where the text says it on nobody's word. ``agent``
    is who acts, "" where it is not known: the claim's subject, else whoever the words name right before the verb. ``negative`` is
    true where the clause holds a negation of its own.
    """

    statement: Statement
    document: Document
    title: bool
    quoted: bool
    speaker: str
    own_voice: bool
    agent: str
    negative: bool

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.statement.id

    @property
    def span(self) -> Span:
        """The clause."""
        return Span(self.statement.claim.start, self.statement.claim.end)

    @property
    def clause(self) -> str:
        """The clause's words on one line."""
        return _clause(self.statement, self.document)

    @property
    def sentence(self) -> tuple[int, int]:
        """Where the sentence that holds the clause begins and ends."""
        return around(self.document.text, self.span.start, self.span.end)

    @property
    def ends(self) -> tuple[str, str]:
        """Agent and object, each "" where it is not known or only words."""
        return self.agent, _known(self.statement.core[2]) if self.statement.core else ""


def wordings(statements: Iterable[Statement], scene: Scene, belonging: Belonging) -> list[Wording]:
    """The claims of one or more documents that can be compared, in their order; ties of belonging, told in passing, are not.

    Of two readings of one clause, "Arvian officers" and "Arvia", only that with the closer described agent is kept.
    """
    spans: dict[str, Span | None] = {}
    kept = []
    for statement in _closest(statements, belonging):
        claim, document = statement.claim, scene.documents.get(statement.claim.document)
        if document is None or statement.core is None or statement.core[1] in vocabulary.words("relations", "background"):
            continue
        if document.id not in spans:
            spans[document.id] = title_span(document)
        title = spans[document.id]
        inner = statement.told_by[-1] if statement.told_by else None
        speaker = scene.entity_of.get(inner.source_entity or "", "") if inner else ""
        in_title = title is not None and title.start <= claim.start < title.end
        kept.append(
            Wording(
                statement,
                document,
                in_title,
                inner is not None and inner.form == "direct",
                speaker,
                _own_voice(statement, document),
                _known(statement.core[0]) or _named_agent(statement, document, belonging),
                negates(_clause(statement, document)),
            )
        )
    return kept


def _clause(statement: Statement, document: Document) -> str:
    return " ".join(document.text[statement.claim.start : statement.claim.end].split())


def title_span(document: Document) -> Span | None:
    """Where the document's title stands in its text; None where it does not (a title from the page's data)."""
    at = document.text.find(document.title) if document.title else -1
    return Span(at, at + len(document.title or "")) if at >= 0 else None


def alike(a: Wording, b: Wording, belonging: Belonging) -> float:
    """How far two claims share content, as the share of the shorter clause's words; 0 where they are not the same content."""
    one, other = a.statement, b.statement
    if not one.core or not other.core or one.claim.polarity != other.claim.polarity:
        return 0.0
    if a.negative != b.negative:
        return 0.0
    if one.core[1] != other.core[1]:
        return _headline(a, b) if b.title else _verbatim(one.words, other.words)
    (subject, thing), (its_subject, its_thing) = a.ends, b.ends
    known = bool(thing) and thing == its_thing and bool(subject) and subject == its_subject
    if thing and its_thing and thing != its_thing and not _may_be_one(thing, its_thing, belonging):
        return 0.0
    agents = bool(subject) and bool(its_subject) and subject != its_subject
    if agents and not related(subject, its_subject, belonging) and not belonging.same_name(subject, its_subject):
        return 0.0
    return overlap(one.words, other.words, known=known or (bool(thing) and thing == its_thing))


def overlap(words: frozenset[str], others: frozenset[str], *, known: bool = False) -> float:
    """The share of the shorter side's words that both have; 0 where that is too little to be the same content."""
    shared, least = len(words & others), min(len(words), len(others))
    if not least:
        return 0.0
    share = shared / least
    enough = share >= _KNOWN_SHARE if known else (share >= _SHARE and shared >= _LEAST_SHARED)
    return share if enough else 0.0


def _headline(a: Wording, b: Wording) -> float:
    """A title says in other words what a clause says: most of its words are the clause's, and a participant is the same."""
    shared = len(a.statement.words & b.statement.words)
    share = shared / len(b.statement.words) if b.statement.words else 0.0
    same = any(end and end in a.ends for end in b.ends)
    return share if same and share >= _SHARE and shared >= _LEAST_SHARED else 0.0


def _verbatim(words: frozenset[str], others: frozenset[str]) -> float:
    share = overlap(words, others)
    return share if share >= _VERBATIM_SHARE and len(words & others) >= _VERBATIM else 0.0


def related(subject: str, other: str, belonging: Belonging) -> bool:
    """Whether one of two agents is described by the other or said to belong to it: Arvian officers and Arvia."""
    return of_whom(subject, other, belonging) or of_whom(other, subject, belonging)


def of_whom(part: str, whole: str, belonging: Belonging) -> bool:
    """Whether ``part`` is described as ``whole``'s, or said to belong to the state ``whole``."""
    return part != whole and (whole in belonging.owners(part) or belonging.state(part) == whole)


def _named_agent(statement: Statement, document: Document, belonging: Belonging) -> str:
    """Who is named right before the clause's own verb ("Arvia funded ..."), where the reading left the agent out."""
    claim = statement.claim
    agent, end = belonging.named_at(document.id, claim.start)
    verb = claim.predicate.split("_")[0].split(" ")[0].casefold()
    words = document.text[end : claim.end].casefold().split(maxsplit=1)
    return agent if agent and words and len(verb) > 2 and words[0].startswith(verb[:3]) and not words[0].endswith("ing") else ""


def _may_be_one(thing: str, other: str, belonging: Belonging) -> bool:
    """Whether two objects may be one: of one name, or described, so that words decide ("40 soldiers", "about 40 soldiers")."""
    return not (belonging.is_named(thing) and belonging.is_named(other)) or belonging.same_name(thing, other)


def _own_voice(statement: Statement, document: Document) -> bool:
    """Whether the text says it on nobody's word: cited for it is nobody, and no quotation mark, colon or dash sets it apart."""
    if any(act.source_kind != "author" for act in statement.told_by) or document.origin:
        return False
    start, end = statement.claim.start, statement.claim.end
    before, after = document.text[max(0, start - 2) : start], document.text[end : end + 3]
    return not (_SET_APART.search(before) or _SET_APART.search(after) or _SET_APART.search(document.text, start, end))


def _known(ident: str) -> str:
    return "" if ident.startswith(("?", "“")) else ident


def _closest(statements: Iterable[Statement], belonging: Belonging) -> Sequence[Statement]:
    held: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for statement in statements:
        claim = statement.claim
        held[claim.document, claim.start, claim.end, statement.core[1:] if statement.core else claim.id].append(statement)
    out = []
    for group in held.values():
        agents = [statement.core[0] for statement in group if statement.core]
        out += [one for one in group if not (one.core and any(of_whom(agent, one.core[0], belonging) for agent in agents))]
    return out

"""The parts of a case as rows: documents, sources, claims, ties, disputes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from sayso.cli.selection import Selection
from sayso.model import Claim, Span
from sayso.telling.chains import chain
from sayso.telling.sources import sources as cited
from sayso.telling.view import Index

ARROW = " › "
DISPUTES = ("denies", "contradicts", "update", "scope_difference", "drift")


def documents(selection: Selection) -> Iterator[dict[str, Any]]:
    """What was read, with how many claims it holds."""
    claims = Counter(c.document for c in selection.claims())
    for d in selection.documents():
        yield {
            "id": d.id, "path": d.path, "outlet": d.outlet, "credits": d.origin, "title": d.title, "published": d.published,
            "genre": d.genre, "authors": list(d.authors), "claims": claims[d.id],
        }  # fmt: skip


def sources(selection: Selection) -> Iterator[dict[str, Any]]:
    """Who is cited, how often, by whom and through whom, most often first."""
    for s in cited(selection.narrowed()):
        yield {
            "source": s.name, "kind": s.what, "count": s.count, "said": s.acts, "stances": [f"{n} {word}" for word, n in s.stances],
            "quoted": s.quoted, "cited_by": list(s.publishers), "through": list(s.through), "reasons": list(s.reasons),
            "in_words": s.descriptor,
        }  # fmt: skip


def claims(selection: Selection) -> Iterator[dict[str, Any]]:
    """What is said, each with its chain, its clause and where that stands."""
    index = selection.index
    for c in selection.claims():
        yield {
            "id": c.id, "who": _who(c, index), "claim": _clause(c, index), "subject": index.name(c.subject),
            "relation": c.code or c.predicate, "object": index.name(c.object) or c.object_text, "polarity": c.polarity,
            "modality": c.modality, "document": c.document, "start": c.start, "end": c.end, "proposition": c.proposition,
            "origin": index.origins[c.origin].name if c.origin and c.origin in index.origins else None,
            "judged": index.judged.get(c.id),
        }  # fmt: skip


def ties(selection: Selection) -> Iterator[dict[str, Any]]:
    """Who is said to stand in which relation to whom, by how many: disputed ones first, then those with most origins."""
    for t in sorted(selection.ties(), key=lambda t: (not t.disputed, -t.origins, -len(t.claims))):
        yield {
            "subject": selection.index.name(t.subject), "relation": t.code, "object": selection.index.name(t.object),
            "claims": len(t.claims), "against": len(t.against), "outlets": t.outlets, "origins": t.origins, "disputed": t.disputed,
            "years": list(t.years),
        }  # fmt: skip


def disputes(selection: Selection) -> Iterator[dict[str, Any]]:
    """Two claims that do not go together, side by side, denials first; neither wins."""
    index = selection.index
    found = [r for r in selection.relations() if r.kind in DISPUTES and r.a in index.claims and r.b in index.claims]
    for r in sorted(found, key=lambda r: DISPUTES.index(r.kind)):
        a, b = index.claims[r.a], index.claims[r.b]
        yield {
                "kind": r.kind if r.exact else "differs", "who": _who(a, index), "says": _clause(a, index), "other": _who(b, index),
                "other_says": _clause(b, index), "reason": r.reason, "exact": r.exact, "a": r.a, "b": r.b,
            }  # fmt: skip


def _who(claim: Claim, index: Index) -> str:
    return ARROW.join(link.name for link in chain(claim, index))


def _clause(claim: Claim, index: Index) -> str:
    return index.words(claim.document, Span(claim.start, claim.end))


SECTIONS: dict[str, tuple[tuple[str, ...], Callable[[Selection], Iterator[dict[str, Any]]]]] = {
    "documents": (("published", "outlet", "credits", "genre", "title", "claims", "path"), documents),
    "sources": (("source", "kind", "said", "stances", "cited_by", "through"), sources),
    "claims": (("who", "claim", "relation", "polarity", "modality", "judged", "id"), claims),
    "ties": (("subject", "relation", "object", "claims", "against", "outlets", "origins", "disputed", "years"), ties),
    "disputes": (("kind", "who", "says", "other", "other_says", "reason"), disputes),
}
"""For each part of a case: the columns a person sees, and the rows."""

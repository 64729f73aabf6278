"""The parts of a case as rows: documents, sources, claims, ties, disputes, and what the weighing found beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from sayso.cli.selection import Selection
from sayso.findings import Dated
from sayso.model import Claim, Span
from sayso.telling.chains import chain
from sayso.telling.counting import Members, members
from sayso.telling.disputes import KINDS, Tally, called, excludes
from sayso.telling.disputes import disputes as all_disputes
from sayso.telling.drift import drift_rows
from sayso.telling.sources import sources as cited
from sayso.telling.view import Index
from sayso.telling.wording import INTEREST

ARROW = " › "


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
    behind = _behind(index)
    for c in selection.claims():
        interest = index.interests.get(c.id)
        yield {
            "id": c.id, "who": _who(c, index), "claim": _clause(c, index), "subject": index.name(c.subject),
            "relation": c.code or c.predicate, "object": index.name(c.object) or c.object_text, "polarity": c.polarity,
            "modality": c.modality, "document": c.document, "start": c.start, "end": c.end, "proposition": c.proposition,
            "origin": index.origins[c.origin].name if c.origin and c.origin in index.origins else None,
            "judged": index.judged.get(c.id),
            **_counted(behind[c.proposition or c.id]), "interest": interest.kind if interest else None,
            "interest_reason": interest.reason if interest else None,
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
    """Two claims that do not go together, side by side, each with the point it belongs to; neither wins."""
    index = selection.index
    points = called(all_disputes(index))
    found = [r for r in selection.relations() if r.kind in KINDS and r.a in index.claims and r.b in index.claims]
    belongs = {r: points[r.a, r.b, excludes(r)] for r in found}
    for r in sorted(found, key=lambda r: (belongs[r][0] != "dispute", belongs[r][1], KINDS.index(r.kind))):
        a, b = index.claims[r.a], index.claims[r.b]
        yield {
                "kind": r.kind if r.exact else "differs", "who": _who(a, index), "says": _clause(a, index), "other": _who(b, index),
                "other_says": _clause(b, index), "reason": r.reason, "exact": r.exact, "a": r.a, "b": r.b,
                "point": "{} {}".format(*belongs[r]),
            }  # fmt: skip


def points_of(rows: Iterable[Mapping[str, Any]]) -> Tally:
    """How many disputes and differences the rows of ``disputes`` belong to; over all rows of a case, all that it holds."""
    kinds = [point.split()[0] for point in {row["point"] for row in rows}]
    return Tally(kinds.count("dispute"), kinds.count("difference"))


def counts(selection: Selection) -> Iterator[dict[str, Any]]:
    """Who stands behind each proposition: three counts with their members, and the plain count of documents."""
    index = selection.index
    found = [c for c in _behind(index).values() if selection.has({claim for m in c.outlets for claim in m.claims})]
    for c in sorted(found, key=lambda c: (-len(c.origins), -len(c.outlets), -len(c.documents), c.about)):
        yield {
            "states": index.stated.get(c.about, ""), **_counted(c), "carried_by": [m.name for m in c.outlets],
            "goes_back_to": [m.name for m in c.origins], "uttered_by": [m.name for m in c.utterers], "unstated": len(c.unstated),
            "proposition": c.about,
        }  # fmt: skip


def support(selection: Selection) -> Iterator[dict[str, Any]]:
    """Who is said to support whom, by the kinds of the UCDP External Support Dataset, with times, ways and the alleged bit."""
    index = selection.index
    for s in selection.supports:
        if selection.has((*s.claims, *s.against)):
            behind = members((index.claims[c] for c in s.claims if c in index.claims), index)
            yield {
                "supporter": index.name(s.subject), "kind": s.ucdp, "relation": s.code, "recipient": index.name(s.object),
                "at_least_from": _dated(s.first), "at_least_to": _dated(s.last), "begins": _dated(s.start), "ends": _dated(s.end),
                "reported": _dated(s.reported), "ways": [f"{v.kind}: {v.words}" for v in s.vias], "claims": list(s.claims),
                "against": list(s.against), **_counted(behind), "alleged": s.alleged, "alleged_reason": s.alleged_reason,
                "years": {str(y.year): {"claims": list(y.claims), "against": list(y.against)} for y in s.years},
            }  # fmt: skip


def drift(selection: Selection) -> Iterator[dict[str, Any]]:
    """The same content worded otherwise further from its utterer, both wordings side by side."""
    for row in drift_rows(selection.index):
        if selection.has((row.near.claim, row.far.claim)):
            yield {
                "what": row.aspect, "went": row.direction, "way": row.way, "near": row.near.clause, "far": row.far.clause,
                "reason": row.reason, "near_in": row.near.publisher, "far_in": row.far.publisher,
                "a": row.near.claim, "b": row.far.claim,
                "a_document": row.near.document, "a_start": row.near.start, "a_end": row.near.end,
                "b_document": row.far.document, "b_start": row.far.start, "b_end": row.far.end,
            }  # fmt: skip


def circles(selection: Selection) -> Iterator[dict[str, Any]]:
    """Outlets that give one thing on each other's word."""
    for c in selection.index.circles:
        if selection.has(c.claims):
            yield {
                "ring": ARROW.join((*c.outlets, c.outlets[0])), "reason": c.reason, "claims": list(c.claims), "id": c.id,
                "links": [
                    {"citing": k.citing, "cited": k.cited, "document": k.document, "claim": k.claim, "start": k.start, "end": k.end}
                    for k in c.links
                ],
            }  # fmt: skip


def interest(selection: Selection) -> Iterator[dict[str, Any]]:
    """How the speaker stands to each claim, with the ground; what is not known comes last."""
    index = selection.index
    found = [i for c in selection.claims() if (i := index.interests.get(c.id))]
    for i in sorted(found, key=lambda i: i.kind == "not_known"):
        yield {
            "speaker": index.name(i.speaker) or None, "stands": INTEREST[i.kind], "claim": _clause(index.claims[i.claim], index),
            "reason": i.reason, "grounds": list(i.grounds), "kind": i.kind, "id": i.claim,
        }  # fmt: skip


def _behind(index: Index) -> dict[str, Members]:
    return {
        proposition: members((index.claims[c] for c in claims), index, proposition) for proposition, claims in index.alike.items()
    }


def _counted(counts: Members) -> dict[str, int]:
    return {
        "outlets": len(counts.outlets), "origins": len(counts.origins), "utterers": len(counts.utterers),
        "documents": len(counts.documents),
    }  # fmt: skip


def _dated(dated: Dated | None) -> str | None:
    if dated is None:
        return None
    return dated.earliest if dated.earliest == dated.latest else f"{dated.earliest or ''}/{dated.latest or ''}"


def _who(claim: Claim, index: Index) -> str:
    return ARROW.join(link.name for link in chain(claim, index))


def _clause(claim: Claim, index: Index) -> str:
    return index.words(claim.document, Span(claim.start, claim.end))


SECTIONS: dict[str, tuple[tuple[str, ...], Callable[[Selection], Iterator[dict[str, Any]]]]] = {
    "documents": (("published", "outlet", "credits", "genre", "title", "claims", "path"), documents),
    "sources": (("source", "kind", "said", "stances", "cited_by", "through"), sources),
    "claims": (("who", "claim", "subject", "relation", "object", "polarity", "modality", "judged", "id"), claims),
    "counts": (("states", "outlets", "origins", "utterers", "documents", "carried_by", "goes_back_to", "uttered_by"), counts),
    "support": (
        ("supporter", "kind", "recipient", "at_least_from", "at_least_to", "ways", "origins", "alleged", "alleged_reason"),
        support,
    ),
    "drift": (("what", "went", "way", "near", "far", "reason"), drift),
    "circles": (("ring", "reason"), circles),
    "interest": (("speaker", "stands", "claim", "reason"), interest),
    "ties": (("subject", "relation", "object", "claims", "against", "outlets", "origins", "disputed", "years"), ties),
    "disputes": (("point", "kind", "who", "says", "other", "other_says", "reason"), disputes),
}
"""For each part of a case: the columns a person sees, and the rows."""

"""What a program may look up in a case: claims by words, one claim, its chain, disputes, a passage. Plain values, nothing written.

Every answer names the document, its SHA-256, the offsets (code points, half-open) and the quoted words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from functools import cached_property
from typing import Any

from sayso.asking import ask
from sayso.asking.values import answer_values, caution, claim_values, passage_values
from sayso.asking.words import Ranking, plain, words
from sayso.errors import QueryError
from sayso.exports.bundle.contents import claim_of, contents
from sayso.exports.material import link_values
from sayso.model import Attribution, Document, Span
from sayso.telling.chains import chain, told
from sayso.telling.disputes import Dispute, disputes, tally
from sayso.telling.view import Index

MOST = 50  # claims or disputes an answer holds
LONGEST = 2000  # characters of a passage: short quotations, not whole reports


class Lookups:
    """Looks things up in one case.

    Args:
        index: the case.
    """

    def __init__(self, index: Index) -> None:
        self._index = index

    @cached_property
    def _ranking(self) -> Ranking:
        index = self._index
        texts = {}
        for claim in index.claims.values():
            clause = index.documents[claim.document].text[claim.start : claim.end]
            texts[claim.id] = " ".join((clause, index.name(claim.subject), index.name(claim.object)))
        return Ranking(texts)

    @cached_property
    def _disputes(self) -> tuple[Dispute, ...]:
        return disputes(self._index)

    def search(self, text: str, limit: int = 10) -> dict[str, Any]:
        """Claims whose clauses share these words, the best first."""
        scores = self._ranking.scores(words(text))
        best = sorted(scores, key=lambda c: (-round(scores[c], 6), c))
        shown = [claim_values(self._index, self._index.claims[c]) for c in best[: _bounded(limit)]]
        return {"claims": shown, "of": len(best), "caution": caution(self._index)}

    def ask(self, question: str, wide: bool = False) -> dict[str, Any]:
        """Claims that affirm, deny, doubt or leave open what is asked."""
        return answer_values(ask(self._index, question, wide=wide), self._index)

    def claim(self, claim: str) -> dict[str, Any]:
        """One claim with its chain, the words it stands on, and what other claims are to it."""
        return contents(self._index, claim_of(self._index, claim))

    def chain(self, claim: str) -> dict[str, Any]:
        """On whose word a claim is told, link by link, with the words of each link and where they stand."""
        found = claim_of(self._index, claim)
        links = chain(found, self._index)
        shown = []
        for link in links:
            act = self._index.attributions.get(link.attribution or "")
            shown.append({**link_values(link), "passages": self._passages(act) if act else []})
        return {"claim": claim_values(self._index, found), "told": told(links), "links": shown, "caution": caution(self._index)}

    def disputes(self, about: str = "", limit: int = 10) -> dict[str, Any]:
        """Disputes, and differences where nothing excludes itself; ``about`` narrows to those that hold all its words."""
        wanted = set(plain(about))
        found = [d for d in self._disputes if wanted <= self._words(d)]
        told = [self._dispute(d) for d in found[: _bounded(limit)]]
        return {"disputes": told, "of": len(found), "disagreements": asdict(tally(found)), "caution": caution(self._index)}

    def passage(self, document: str, start: int, end: int) -> dict[str, Any]:
        """The exact words ``[start, end)`` of a document, at most `LONGEST` characters of them."""
        found = self._document(document)
        if not 0 <= start < end <= len(found.text):
            raise QueryError(f"{found.id} has no characters [{start}:{end}]", hint=f"it has {len(found.text)}, counted from 0")
        if end - start > LONGEST:
            raise QueryError(f"a passage has at most {LONGEST} characters", hint="ask for a shorter one")
        return passage_values(self._index, found.id, Span(start, end))

    def documents(self) -> dict[str, Any]:
        """The documents of the case, without their texts."""
        return {
            "documents": [
                {
                    "document": d.id, "path": d.path, "sha256": d.sha256, "title": d.title, "outlet": d.outlet,
                    "published": d.published, "characters": len(d.text),
                }
                for d in self._index.documents.values()
            ]
        }  # fmt: skip

    def _document(self, document: str) -> Document:
        if document not in self._index.documents:
            raise QueryError(f"there is no document {document!r} in this case", hint="every answer names its document")
        return self._index.documents[document]

    def _passages(self, act: Attribution) -> list[Mapping[str, Any]]:
        parts = [("source", act.source), ("cue", act.cue), *(("content", span) for span in act.content)]
        return [{"part": part, **passage_values(self._index, act.document, span)} for part, span in parts if span is not None]

    def _dispute(self, dispute: Dispute) -> dict[str, Any]:
        return {
            "about": dispute.heading, "excludes_itself": dispute.open,
            "positions": [
                {
                    "says": list(p.says), "claims_plain_count": p.counts.claims, "outlets": p.counts.outlets,
                    "origins_at_most": p.counts.origins, "claims": [claim_values(self._index, c) for c in p.claims],
                }
                for p in dispute.positions
            ],
            "joins": [{"kind": j.kind, "a": j.a, "b": j.b, "reason": j.reason} for j in dispute.joins],
        }  # fmt: skip

    def _words(self, dispute: Dispute) -> set[str]:
        said = [dispute.heading, *(s for p in dispute.positions for s in p.says)]
        names = [self._index.name(e) for p in dispute.positions for c in p.claims for e in (c.subject, c.object) if e]
        return set(plain(" ".join((*said, *names))))


def _bounded(limit: int) -> int:
    return max(1, min(limit, MOST))

"""The documents: a list, and one document with everything marked in its text."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sayso.model import Document
from sayso.serving.asked import Asked
from sayso.serving.errors import NotThere, NotUnderstood
from sayso.serving.finding import Words
from sayso.serving.marking import part_at, parts, pieces
from sayso.serving.paging import part
from sayso.serving.room import asked_of, render, snapshot_of
from sayso.serving.snapshot import Snapshot
from sayso.telling.chains import chain, told
from sayso.telling.wording import GENRE


def list_(request: Request) -> Response:
    """All documents, with filters."""
    case, asked = snapshot_of(request), asked_of(request, "q", "outlet", "genre", "language", "from", "to", "page")
    shown = part(_wanted(case, asked), asked)
    rows = [(d, len(case.claims_in.get(d.id, ()))) for d in shown.items]
    languages = sorted({d.language for d in case.index.documents.values()})
    return render(
        request, "documents.html", part=shown, rows=rows, outlet_choices=case.outlet_choices, genres=GENRE, languages=languages
    )


def _wanted(case: Snapshot, asked: Asked) -> list[Document]:
    outlet, genre = asked.choice("outlet", case.outlets), asked.choice("genre", GENRE)
    language = asked.choice("language", {d.language for d in case.index.documents.values()})
    first, last, words = asked.date("from"), asked.date("to"), Words().of(asked.words("q"))
    found = [case.index.documents[d] for d in case.text_finder.find(words)] if words else case.index.documents.values()
    return [
        d
        for d in found
        if (not outlet or case.index.publisher(d.id) == outlet)
        and (not genre or d.genre == genre)
        and (not language or d.language == language)
        and within(d.published, first, last)
    ]


def within(date: str | None, first: str, last: str) -> bool:
    """Whether an ISO date lies in a stretch of time whose ends may be shorter dates; an undated one only where no end is given."""
    if not first and not last:
        return True
    return date is not None and (not first or date >= first) and (not last or date[: len(last)] <= last)


def one(request: Request) -> Response:
    """One document; a long one in parts, opened at a character or at a part."""
    case, asked = snapshot_of(request), asked_of(request, "at", "part")
    document = case.index.documents.get(request.path_params["id"])
    if document is None:
        raise NotThere("there is no such document in this case", hint="look for it among the documents")
    spans = parts(document)
    at = _offset(asked, document)
    number = part_at(spans, at) + 1 if at is not None else asked.number("part", default=1, least=1, most=len(spans))
    span = spans[number - 1]
    claims, acts = case.claims_in.get(document.id, ()), case.acts_in.get(document.id, ())
    marked = pieces(document, span, claims, acts, at)
    named = dict.fromkeys(p.claim for p in marked if p.claim)
    chains = {c: told(chain(case.index.claims[c], case.index)) for c in named}
    says = {c: case.index.sentence(case.index.claims[c]) for c in named}
    return render(
        request, "document.html", document=document, pieces=marked, span=span, number=number, of=len(spans), chains=chains,
        says=says, claims=claims, acts=acts, publisher=case.index.publisher(document.id), history=_history(case, document),
    )  # fmt: skip


def _offset(asked: Asked, document: Document) -> int | None:
    if not asked.words("at"):
        return None
    if not document.text:
        raise NotUnderstood("this document has no text", hint="leave out “at”")
    return asked.number("at", default=0, least=0, most=len(document.text) - 1)


def _history(case: Snapshot, document: Document) -> list[tuple[str, str, int]]:
    lines = dict.fromkeys((r.reading, r.reader, r.claims) for r in case.history if r.document == document.id)
    return [(f"reading {reading}", reader, claims) for reading, reader, claims in lines]


ROUTES = (Route("/documents", list_), Route("/documents/{id}", one))

"""The claims: a search with filters, and one claim with its chain, its counts, who denies it, and its history."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sayso.model import Claim
from sayso.serving.asked import Asked
from sayso.serving.cards import card_of, denials, differences
from sayso.serving.cards import shown as shown_claims
from sayso.serving.errors import NotThere
from sayso.serving.finding import Words
from sayso.serving.pages.documents import within
from sayso.serving.paging import part
from sayso.serving.room import asked_of, render, snapshot_of
from sayso.serving.snapshot import Snapshot
from sayso.telling.counting import count, members
from sayso.telling.passages import quoted
from sayso.telling.wording import MODALITY, shortened

VOICES = 40  # claims of the same that one page lists
FILTERS = ("q", "code", "outlet", "sense", "polarity", "from", "to", "source", "actor")
POLARITY = {"+": "affirmed", "-": "negated"}


def list_(request: Request) -> Response:
    """The claims that a search finds; without one, all of them in the order of the texts."""
    case, asked = snapshot_of(request), asked_of(request, *FILTERS, "page")
    shown = part(wanted(case, asked), asked, 25)
    return render(
        request, "claims.html", part=shown, cards=shown_claims(case, shown.items), outlet_choices=case.outlet_choices,
        codes=case.codes,
        modalities=MODALITY, polarities=POLARITY, source=case.sources.get(asked.given("source")),
        actor=case.index.entities.get(asked.given("actor")),
    )  # fmt: skip


def wanted(case: Snapshot, asked: Asked) -> list[Claim]:
    """The claims that fit the query: by words, best first; then by outlet, code, sense, polarity, source, actor and date."""
    outlet, code = asked.choice("outlet", case.outlets), asked.choice("code", case.codes)
    modality, polarity = asked.choice("sense", MODALITY), asked.choice("polarity", POLARITY)
    first, last, words = asked.date("from"), asked.date("to"), Words().of(asked.words("q"))
    claims = case.index.claims
    found = [claims[c] for c in case.claim_finder.find(words)] if words else list(_narrowest(case, asked))
    held = _held_by(case, asked)
    if not any((outlet, code, modality, polarity, first, last)) and held is None:
        return found
    documents = {
        d.id for d in case.index.documents.values()
        if (not outlet or case.index.publisher(d.id) == outlet) and within(d.published, first, last)
    }  # fmt: skip
    return [
        c
        for c in found
        if c.document in documents
        and (not code or c.code == code)
        and (not modality or c.modality == modality)
        and (not polarity or c.polarity == polarity)
        and (held is None or c.id in held)
    ]


def _narrowest(case: Snapshot, asked: Asked) -> tuple[Claim, ...]:
    held = _held_by(case, asked)
    return tuple(case.index.claims.values()) if held is None else tuple(case.index.claims[c] for c in held)


def _held_by(case: Snapshot, asked: Asked) -> dict[str, None] | None:
    """The claims of the source and about the actor that are asked for, in text order; None where none is."""
    source, actor = asked.given("source"), asked.given("actor")
    if source and source not in case.sources:
        raise NotThere("there is no such source in this case", hint="look for it among the sources")
    if actor and actor not in case.index.entities:
        raise NotThere("there is no such actor in this case", hint="look for it among the actors")
    if not source and not actor:
        return None
    of_source = dict.fromkeys(case.sources[source].claims) if source else None
    of_actor = dict.fromkeys(c.id for c in case.about.get(actor, ())) if actor else None
    if of_source is None or of_actor is None:
        return of_source if of_actor is None else of_actor
    return {c: None for c in of_source if c in of_actor}


def one(request: Request) -> Response:
    """One claim."""
    case, asked = snapshot_of(request), asked_of(request, "done")
    claim = case.index.claims.get(request.path_params["id"])
    if claim is None:
        raise NotThere("there is no such claim in this case", hint="it may have been read again; search for its words")
    alike = [case.index.claims[c] for c in case.index.alike[claim.proposition or claim.id]]
    others = [c for c in alike if c.id != claim.id]
    return render(
        request, "claim.html", card=card_of(case, claim), says=case.index.sentence(claim), counts=count(alike, case.index),
        others=shown_claims(case, others[:VOICES]), more=max(0, len(others) - VOICES),
        denials=denials(case, alike)[:VOICES], differences=differences(case, alike)[:VOICES],
        text=quoted([claim], {claim.id: 1}, case.index)[0], dispute=_dispute(case, alike), tie=_tie(case, claim),
        history=[r for r in case.history if r.document == claim.document], keys=case.source_keys,
        standing=members(alike, case.index),
        drifts=[d for c in alike for d in case.drifts_of.get(c.id, ())][:VOICES], judged=case.index.judged.get(claim.id, ""),
        codes=case.codes, done=case.done(asked.words("done")), columns=_columns(case),
    )  # fmt: skip


def _columns(case: Snapshot) -> list[tuple[str, str]]:
    """Every alternative of every question, by question and letter."""
    return [
        (f"{made.question.id} {one.id}", f"{shortened(made.question.asks, 60)} {one.id}: {shortened(one.says, 40)}")
        for made in case.matrices.values() for one in made.question.alternatives
    ]  # fmt: skip


def _dispute(case: Snapshot, alike: list[Claim]) -> str | None:
    return next((case.dispute_of[c.id] for c in alike if c.id in case.dispute_of), None)


def _tie(case: Snapshot, claim: Claim) -> str | None:
    return next(
        (k for k in case.ties_of.get(claim.subject or "", ()) if claim in (*case.ties[k].claims, *case.ties[k].against)), None
    )


ROUTES = (Route("/claims", list_), Route("/claims/{id}", one))

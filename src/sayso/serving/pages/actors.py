"""The actors: a list by name, and one actor with its ties, what it is cited for, and what is said of it."""

from __future__ import annotations

import re

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sayso.model import Entity
from sayso.serving.cards import shown as shown_claims
from sayso.serving.errors import NotThere
from sayso.serving.finding import Words
from sayso.serving.paging import part
from sayso.serving.room import asked_of, render, snapshot_of
from sayso.serving.snapshot import Snapshot

MEMBERS = 300  # members that a split can choose among
TIES = 60  # ties that one actor's page lists
_LETTER = re.compile(r"\w")


def list_(request: Request) -> Response:
    """Everyone and everything spoken of, by name: no order of weight, for persons are not ranked."""
    case, asked = snapshot_of(request), asked_of(request, "q", "type", "page")
    types = sorted({e.type for e in case.index.entities.values()})
    type_, words = asked.choice("type", types), Words().of(asked.words("q"))
    found = [e for e in case.actors if (not type_ or e.type == type_) and _fits(e, words)]
    shown = part(found, asked)
    rows = [(e, len(case.about.get(e.id, ())), len(case.ties_of.get(e.id, ()))) for e in shown.items]
    return render(request, "actors.html", part=shown, rows=rows, types=types)


def _fits(entity: Entity, words: object) -> bool:
    return not words or set(words) <= set(Words().of(entity.name))  # type: ignore[call-overload]


def one(request: Request) -> Response:
    """One actor."""
    case, asked = snapshot_of(request), asked_of(request, "page", "done")
    entity = case.index.entities.get(request.path_params["id"])
    if entity is None:
        raise NotThere("there is no such actor in this case", hint="look for it among the actors")
    keys = case.ties_of.get(entity.id, ())
    shown = part(case.about.get(entity.id, ()), asked, 25)
    return render(
        request, "actor.html", actor=entity, named=case.index.named(entity.id), ties=[(k, case.ties[k]) for k in keys[:TIES]],
        more_ties=max(0, len(keys) - TIES), part=shown, cards=shown_claims(case, shown.items), names=_names(case, entity),
        because=case.joined_because(entity.id), members=_members(case, entity), done=case.done(asked.words("done")),
        sources=[(k, case.sources[k]) for k in case.sources_named.get(entity.id, ())],
    )  # fmt: skip


def _names(case: Snapshot, entity: Entity) -> list[tuple[str, int]]:
    """The names that the texts give it, the most frequent first."""
    found: dict[str, int] = {}
    for m in entity.mentions:
        if m.kind == "name":
            words = " ".join(case.index.documents[m.document].text[m.start : m.end].split())
            found[words] = found.get(words, 0) + 1
    return sorted(found.items(), key=lambda item: (-item[1], item[0]))[:12]


def _members(case: Snapshot, entity: Entity) -> list[tuple[str, str, str]]:
    """The local entities that it was joined from: id, where, and the words it has there."""
    there = {m.document: m for m in reversed(entity.mentions)}
    found = []
    for local in case.members(entity.id)[:MEMBERS]:
        mention = there.get(local.rpartition(".")[0])
        if mention is not None:
            words = case.index.documents[mention.document].text[mention.start : mention.end]
            found.append((local, case.index.documents[mention.document].path, words))
    return found


ROUTES = (Route("/actors", list_), Route("/actors/{id}", one))

"""The dossier: one HTML file that needs nothing else, every claim with its chain and its sentence."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from sayso.model import Claim, Sent
from sayso.telling.cards import Card, Cards, heading
from sayso.telling.citations import citations
from sayso.telling.disputes import Dispute, Position, disputes
from sayso.telling.drift import circle_rows, drift_rows
from sayso.telling.matrices import context as matrices_context
from sayso.telling.network import network, tie_rows
from sayso.telling.pages import environment
from sayso.telling.passages import opened_at, quoted
from sayso.telling.pile import pile
from sayso.telling.selection import Group, Selection, select
from sayso.telling.sending import sent_rows
from sayso.telling.sources import sources
from sayso.telling.timeline import timeline, timeline_rows
from sayso.telling.view import CaseView, Index
from sayso.weighing.hypotheses import Matrix
from sayso.weighing.sentences import is_pointing

SECTIONS = (
    ("pile", "What was read"), ("disputed", "What is disputed"), ("drift", "How the wording shifts"),
    ("cited", "Who is cited by whom"), ("ties", "Ties"), ("time", "Timeline"), ("claims", "Claims"), ("texts", "The sentences"),
    ("sources", "Sources and origins"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Limits:
    """How much each section shows; the rest is counted, and the command that shows it named."""

    documents: int = 300
    disputes: int = 40
    drifts: int = 40
    voices: int = 5
    joins: int = 6
    sources: int = 80
    ties: int = 120
    drawn_ties: int = 22
    dated: int = 150
    drawn_dated: int = 36
    claims: int = 600
    group: int = 24
    origins: int = 120


@dataclass(frozen=True, slots=True)
class _Side:
    letter: str
    position: Position
    cards: tuple[Card, ...]
    more: int


@dataclass(frozen=True, slots=True)
class _Reason:
    kind: str
    a: int | None
    b: int | None
    reason: str
    alike: int


def dossier(
    view: CaseView,
    *,
    title: str = "Dossier",
    as_of: str | None = None,
    case_name: str = "CASE",
    error_rates: Mapping[str, object] | None = None,
    limits: Limits | None = None,
    sent: Iterable[Sent] = (),
    matrices: Sequence[Matrix] = (),
) -> str:
    """Write a case's dossier.

    Args:
        view: a weighed case.
        title: what the dossier is about.
        as_of: ISO date it is written on; left out where not given (no clock is read).
        case_name: the case file's name, for the commands that show what is left out.
        error_rates: measured error rates by step, printed as they are.
        limits: how much each section shows.
        sent: the requests that carried texts to another machine.
        matrices: the questions people asked, with their evidence.

    Returns:
        One HTML page without scripts or references to anything outside itself; the same input gives the same bytes.
    """
    index, most = Index.of(view), limits or Limits()
    css = _css()
    content = _content(index, most)
    context = {
        "title": title, "as_of": as_of, "case_name": case_name, "error_rates": tuple((error_rates or {}).items()),
        "css": css, "css_hash": b64encode(hashlib.sha256(css.encode()).digest()).decode(), "sections": _sections(bool(matrices)),
        "sent": sent_rows(sent), **matrices_context(matrices, index),
    }  # fmt: skip
    return environment().get_template("dossier.html").render(context, **content)


def _sections(asked: bool) -> tuple[tuple[str, str], ...]:
    """The sections, with the questions after the disputes where any was asked."""
    return (*SECTIONS[:2], ("hypotheses", "Questions"), *SECTIONS[2:]) if asked else SECTIONS


@cache
def _css() -> str:
    return (resources.files("sayso.telling") / "templates" / "dossier.css").read_text(encoding="utf-8")


def _content(index: Index, most: Limits) -> dict[str, Any]:
    selection = select(index, most.claims, most.group)
    texts = quoted(selection.shown(index), selection.numbers, index)
    cards = Cards(index, selection.numbers, opened_at(texts))
    return {
        "cards": cards,
        "texts": texts,
        "pile": pile(index, {t.document.id for t in texts}, most.documents),
        **_disputed(index, cards, most),
        **_pictures(index, most),
        **_claims(selection, cards, index),
        **_shortened("drifts", drift_rows(index), most.drifts),
        "circles": tuple(circle_rows(index)),
        **_shortened("sources", sources(index), most.sources),
        **_shortened("origins", sorted(index.origins.values(), key=lambda o: -len(o.claims)), most.origins),
    }


def _shortened(name: str, rows: Any, most: int) -> dict[str, Any]:
    return {name: tuple(rows[:most]), f"{name}_left_out": max(0, len(rows) - most)}


def _pictures(index: Index, most: Limits) -> dict[str, Any]:
    ties, dated, cited = tie_rows(index), timeline_rows(index), citations(index)
    return {
        "citations": cited,
        "names": {n.key: n.title for n in cited.nodes},
        "network": network(ties[: most.ties], index, most.drawn_ties),
        "timeline": timeline(dated, most.drawn_dated),
        **_shortened("ties", ties, most.ties),
        **_shortened("timeline_rows", dated, most.dated),
    }


def _claims(selection: Selection, cards: Cards, index: Index) -> dict[str, Any]:
    several = [g for g in selection.groups if _several(g)]
    alone: dict[str, list[tuple[str, Card]]] = {}
    for group in selection.groups:
        if not _several(group):
            claim = (*group.claims, *group.against)[0]
            card = cards.of(claim)
            alone.setdefault(_under(claim, index), []).append((heading(index.sentence(claim)), card))
    for found in alone.values():
        found.sort(key=lambda pair: pair[1].number)
    named = {index.name(e.id) for e in index.entities.values() if index.named(e.id)}
    singles = sorted(alone.items(), key=lambda item: (not item[0], item[0] not in named, -len(item[1]), item[0]))
    return {"groups": [_cards(g, cards) for g in several], "singles": singles, "claims_left_out": selection.left_out}


def _under(claim: Claim, index: Index) -> str:
    """Whom a claim is listed under: its subject's name, "" where the text only points at it."""
    name = index.name(claim.subject)
    return "" if is_pointing(name) else name


def _several(group: Group) -> bool:
    return group.size > 1 or group.disputed


def _cards(group: Group, cards: Cards) -> dict[str, Any]:
    return {"group": group, "cards": [cards.of(c) for c in group.claims], "against": [cards.of(c) for c in group.against]}


def _disputed(index: Index, cards: Cards, most: Limits) -> dict[str, Any]:
    found = disputes(index)
    points = [
        {
            "dispute": d,
            "sides": [_side(n, p, cards, most.voices) for n, p in enumerate(d.positions)],
            "joins": _reasons(d, cards, most.joins),
        }
        for d in found[: most.disputes]
    ]
    return {"disputes": points, "disputes_left_out": max(0, len(found) - most.disputes)}


def _side(place: int, position: Position, cards: Cards, most: int) -> _Side:
    shown = [cards.of(c) for c in position.claims if cards.has(c.id)]
    return _Side(chr(ord("A") + place % 26), position, tuple(shown[:most]), len(position.claims) - len(shown[:most]))


def _reasons(dispute: Dispute, cards: Cards, most: int) -> list[_Reason]:
    alike: dict[tuple[str, str], list[tuple[int | None, int | None]]] = {}
    for join in dispute.joins:
        alike.setdefault((join.kind, join.reason), []).append((cards.numbers.get(join.a), cards.numbers.get(join.b)))
    return [_Reason(kind, *pairs[0], reason, len(pairs) - 1) for (kind, reason), pairs in alike.items()][:most]

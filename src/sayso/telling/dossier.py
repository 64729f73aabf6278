"""The dossier: one HTML file that needs nothing else, every claim as an attributed sentence with a footnote on its source."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import resources
from typing import Any

from sayso.model import Claim, Document, Sent
from sayso.telling.cards import Card, Cards
from sayso.telling.citations import citations
from sayso.telling.counting import Members, count, members
from sayso.telling.disputes import Dispute, Position, disputes
from sayso.telling.drift import drift_rows
from sayso.telling.lines import Line, anchored, lines
from sayso.telling.matrices import context as matrices_context
from sayso.telling.network import network, tie_rows
from sayso.telling.notes import notes
from sayso.telling.pages import environment
from sayso.telling.passages import opened_at, quoted
from sayso.telling.pile import pile
from sayso.telling.prominence import POSTS, SUPPORT, topic
from sayso.telling.rings import rings
from sayso.telling.saying import that, whether
from sayso.telling.scope import WHOLE, Scope, narrowed
from sayso.telling.selection import PLAIN, Group, Selection, select
from sayso.telling.sending import sent_rows
from sayso.telling.sources import sources
from sayso.telling.timeline import timeline, timeline_rows
from sayso.telling.told import dates_told, ties_told
from sayso.telling.view import CaseView, Index
from sayso.telling.withholding import Whose, Withheld, masked, withheld
from sayso.telling.wording import counted
from sayso.weighing.hypotheses import Matrix
from sayso.weighing.sentences import is_pointing

SECTIONS = (
    ("pile", "What was read"), ("disputed", "What is disputed"), ("differ", "Accounts that differ"),
    ("ties", "Ties"), ("claims", "Who says what"), ("time", "Timeline"), ("drift", "How the wording shifts"),
    ("cited", "Who is cited by whom"), ("sources", "Sources and origins"), ("notes", "Footnotes"), ("texts", "The sentences"),
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
    says: tuple[str, ...]
    lines: tuple[Line, ...]
    more: int
    members: Members


@dataclass(frozen=True, slots=True)
class Part:
    """A part of what is said, its name ("" or "posts"), what is said several times, and what is said once."""

    name: str
    groups: tuple[dict[str, Any], ...]
    singles: tuple[tuple[str, tuple[Line, ...], int], ...]


@dataclass(frozen=True, slots=True)
class _Reason:
    kind: str
    a: int | None
    b: int | None
    reason: str
    alike: int


@dataclass(frozen=True, slots=True)
class Setting:
    """What a dossier bears beside its claims.

    ``case_name`` is the case file's name, for the commands that show what is left out; ``as_of`` an ISO date; ``later`` the
    documents left out because they were published after it, ``undated`` those kept although they bear no date; ``purpose`` what a
    dossier on a person is for; ``withheld`` whose names the case it is given no longer holds.
    """

    title: str = "Dossier"
    as_of: str | None = None
    case_name: str = "CASE"
    error_rates: Mapping[str, object] = field(default_factory=dict)
    sent: tuple[Sent, ...] = ()
    matrices: tuple[Matrix, ...] = ()
    scope: Scope = WHOLE
    later: tuple[Document, ...] = ()
    undated: tuple[Document, ...] = ()
    purpose: str = ""
    withheld: tuple[Withheld, ...] = ()


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
    """Write a whole case's dossier.

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
        One HTML page without scripts or references to anything outside itself; the same input gives the same bytes. The names
        of minors and victims are withheld.
    """
    setting = Setting(title, as_of, case_name, error_rates or {}, tuple(sent), tuple(matrices))
    return page(*without_names(Index.of(view), setting), limits=limits)


def without_names(index: Index, setting: Setting, whose: Whose = "victims", shown: Collection[str] = ()) -> tuple[Index, Setting]:
    """A case and what its dossier bears beside it, without the names that have to be withheld (see `withholding`).

    Args:
        index: the case.
        setting: what its dossier bears.
        whose: whose names are withheld.
        shown: ids of entities whose names a person lets stand.
    """
    names = withheld(index, whose, shown)
    told = tuple(replace(one, name="") for one in names)
    return masked(index, names, index), replace(masked(setting, names, index), withheld=told)


def page(index: Index, setting: Setting, *, limits: Limits | None = None) -> str:
    """A dossier about what ``setting.scope`` names, as one HTML page without scripts or references outside itself."""
    css = _css()
    digest = b64encode(hashlib.sha256(css.encode()).digest()).decode()
    return environment().get_template("dossier.html").render(content(index, setting, limits=limits), css=css, css_hash=digest)


def content(index: Index, setting: Setting, *, limits: Limits | None = None) -> dict[str, Any]:
    """Everything a dossier says, for its templates."""
    most, scope = limits or Limits(), setting.scope
    matrices = tuple(m for m in setting.matrices if scope.kind in ("case", "question") and scope.question in ("", m.question.id))
    told = index if scope.claims is None else narrowed(index, scope.claims)
    return {
        "title": setting.title, "as_of": setting.as_of, "case_name": setting.case_name, "setting": setting, "scope": scope,
        "unweighed": index.unweighed,
        "error_rates": tuple(setting.error_rates.items()), "sections": _sections(bool(matrices)), "sent": sent_rows(setting.sent),
        **matrices_context(matrices, index), **_content(index, told, most),
    }  # fmt: skip


def _sections(asked: bool) -> tuple[tuple[str, str], ...]:
    """The sections, with the questions after the disputes where any was asked."""
    return (*SECTIONS[:3], ("hypotheses", "Questions"), *SECTIONS[3:]) if asked else SECTIONS


@cache
def _css() -> str:
    return (resources.files("sayso.telling") / "templates" / "dossier.css").read_text(encoding="utf-8")


def _content(whole: Index, index: Index, most: Limits) -> dict[str, Any]:
    selection = select(index, most.claims, most.group)
    texts = quoted(selection.shown(index), selection.numbers, index)
    cards = Cards(index, selection.numbers, opened_at(texts))
    return {
        "cards": cards,
        "known_names": _known_names(whole),
        "texts": texts,
        "notes": notes(selection.shown(index), cards, texts, whole),
        "pile": pile(whole, {t.document.id for t in texts}, most.documents, within=None if whole is index else index),
        **_disputed(index, cards, most),
        **_pictures(index, cards, most),
        **_claims(selection, cards, index),
        **_shortened("drifts", drift_rows(index), most.drifts),
        "circles": tuple(rings(index)),
        "alike": [r for r in index.relations if r.kind == "same_claim" and not r.exact and cards.has(r.a) and cards.has(r.b)],
        **_shortened("sources", sources(index), most.sources),
        "lineages": _lineages(index),
        **_shortened("origins", sorted(index.origins.values(), key=lambda o: -len(o.claims)), most.origins),
    }


def _lineages(index: Index) -> str:
    """How the list of origins goes with their count: claims of one source may be traced to it in several ways."""
    told = counted(count(index.claims.values(), index).origins, "origin")
    return f"{counted(len(index.origins), 'lineage')} to {told} at most: several lineages to one source are one origin."


def _known_names(index: Index) -> frozenset[str]:
    """What is a name: of somebody named, an outlet or an author; all else that a source is called is the texts' description."""
    named = {e.name for e in index.entities.values() if index.named(e.id)}
    for document in index.documents.values():
        named |= {index.publisher(document.id), document.origin or "", *document.authors, ", ".join(document.authors)}
    return frozenset(named)


def _shortened(name: str, rows: Any, most: int) -> dict[str, Any]:
    return {name: tuple(rows[:most]), f"{name}_left_out": max(0, len(rows) - most)}


def _pictures(index: Index, cards: Cards, most: Limits) -> dict[str, Any]:
    all_ties, all_dated, cited = tie_rows(index), timeline_rows(index), citations(index)
    ties, dated = ties_told(all_ties[: most.ties], cards, index), dates_told(all_dated[: most.dated], cards)
    return {
        "citations": cited,
        "names": {n.key: n.title for n in cited.nodes},
        "network": network([told.row for told in ties], index, most.drawn_ties),
        "timeline": timeline([row for told in dated for row in told.rows], most.drawn_dated),
        "ties": ties,
        "ties_left_out": len(all_ties) - len(ties),
        "dated": dated,
        "dated_left_out": len(all_dated) - sum(len(told.rows) for told in dated),
    }


def _claims(selection: Selection, cards: Cards, index: Index) -> dict[str, Any]:
    """What is said: support, acts and all else, then in a part of their own posts and memberships."""
    led: set[int] = set()
    ordered = sorted(selection.groups, key=lambda g: (not g.disputed, g.topic != SUPPORT or g.rank > PLAIN))
    parts = [
        Part(
            name,
            tuple(_cards(g, cards, led) for g in held if _several(g)),
            _singles([g for g in held if not _several(g)], cards, index, led),
        )
        for name, held in (("", [g for g in ordered if g.topic != POSTS]), ("posts", [g for g in ordered if g.topic == POSTS]))
    ]
    return {"parts": [part for part in parts if part.groups or part.singles], "claims_left_out": selection.left_out}


def _singles(groups: Iterable[Group], cards: Cards, index: Index, led: set[int]) -> tuple[tuple[str, tuple[Line, ...], int], ...]:
    """What is said once, by whom it is said of: the name, the lines, how many claims."""
    alone: dict[str, list[Card]] = {}
    for group in groups:
        claim = (*group.claims, *group.against)[0]
        alone.setdefault(_under(claim, index), []).append(cards.of(claim))
    named = {index.name(e.id) for e in index.entities.values() if index.named(e.id)} - {""}
    ordered = sorted(alone.items(), key=lambda item: (not item[0], item[0] not in named, -len(item[1]), item[0]))
    return tuple((subject, anchored(lines(sorted(held, key=_topical)), led), len(held)) for subject, held in ordered)


def _topical(card: Card) -> tuple[bool, int]:
    """Support before all else, then as the texts have it."""
    return topic(card.claim.code) != SUPPORT, card.number


def _under(claim: Claim, index: Index) -> str:
    """Whom a claim is listed under: its subject's name, "" where the text only points at it."""
    return "" if is_pointing(index.name(claim.subject)) else index.called(claim.subject)


def _several(group: Group) -> bool:
    return group.size > 1 or group.disputed


def _cards(group: Group, cards: Cards, led: set[int]) -> dict[str, Any]:
    return {
        "group": group, "heading": whether(group.heading), "lines": anchored(lines(cards.of(c) for c in group.claims), led),
        "against": anchored(lines(cards.of(c) for c in group.against), led), "members": members(group.claims, cards.index),
    }  # fmt: skip


def _disputed(index: Index, cards: Cards, most: Limits) -> dict[str, Any]:
    """What excludes each other, and apart from it what only differs."""
    found = disputes(index)
    opened, differing = [d for d in found if d.open], [d for d in found if not d.open]
    return {
        **_shortened("disputes", [_point(d, cards, most) for d in opened], most.disputes),
        **_shortened("differences", [_point(d, cards, most) for d in differing], most.disputes),
    }


def _point(dispute: Dispute, cards: Cards, most: Limits) -> dict[str, Any]:
    sides = [_side(n, p, cards, most.voices) for n, p in enumerate(dispute.positions)]
    return {"dispute": dispute, "heading": whether(dispute.heading), "sides": sides, "joins": _reasons(dispute, cards, most.joins)}


def _side(place: int, position: Position, cards: Cards, most: int) -> _Side:
    shown = [cards.of(c) for c in position.claims if cards.has(c.id)]
    behind = members(position.claims, cards.index)
    says = tuple(that(words) for words in position.says)
    return _Side(chr(ord("A") + place % 26), position, says, lines(shown[:most]), len(position.claims) - len(shown[:most]), behind)


def _reasons(dispute: Dispute, cards: Cards, most: int) -> list[_Reason]:
    alike: dict[tuple[str, str], list[tuple[int | None, int | None]]] = {}
    for join in dispute.joins:
        alike.setdefault((join.kind, join.reason), []).append((cards.numbers.get(join.a), cards.numbers.get(join.b)))
    return [_Reason(kind, *pairs[0], reason, len(pairs) - 1) for (kind, reason), pairs in alike.items()][:most]

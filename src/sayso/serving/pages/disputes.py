"""The disputes: positions side by side, each with its counts and chains. Nobody wins."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sayso.serving.cards import Shown
from sayso.serving.cards import shown as shown_claims
from sayso.serving.errors import NotThere
from sayso.serving.paging import part
from sayso.serving.room import asked_of, render, snapshot_of
from sayso.serving.snapshot import Snapshot
from sayso.telling.disputes import Dispute, Position

PAGE = 8  # disputes a page
IN_LIST, ALONE = 3, 40  # voices a side, in the list and on a dispute's own page
KINDS = {"open": "cannot both hold", "differ": "figures, states, scopes or wordings differ", "answers": "answer differently"}


@dataclass(frozen=True, slots=True)
class Side:
    """One position with the voices that a page shows of it; no more than 12 of what it states is spelled out."""

    letter: str
    position: Position
    says: tuple[str, ...]
    cards: tuple[Shown, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Reason:
    """Why claims were set against each other, once for all pairs that it holds for."""

    kind: str
    reason: str
    pairs: tuple[tuple[str, str], ...]
    more: int


def list_(request: Request) -> Response:
    """All disputes: what excludes itself first, then what differs, last where texts answer differently."""
    case, asked = snapshot_of(request), asked_of(request, "kind", "page")
    kind = asked.choice("kind", KINDS)
    found = [(k, d) for k, d in case.disputes.items() if not kind or kind_of(d) == kind]
    shown = part(found, asked, PAGE)
    points = [(k, d, kind_of(d), sides(case, d, IN_LIST)) for k, d in shown.items]
    return render(request, "disputes.html", part=shown, points=points, kinds=KINDS)


def one(request: Request) -> Response:
    """One dispute, with every reason."""
    case = snapshot_of(request)
    asked_of(request)
    dispute = case.disputes.get(request.path_params["key"])
    if dispute is None:
        raise NotThere("there is no such dispute in this case", hint="look for it among the disputes")
    return render(
        request, "dispute.html", dispute=dispute, kind=kind_of(dispute), kinds=KINDS, sides=sides(case, dispute, ALONE),
        reasons=reasons(dispute),
    )  # fmt: skip


def kind_of(dispute: Dispute) -> str:
    """Which of ``KINDS`` a dispute is."""
    if dispute.open:
        return "open"
    return "answers" if all(join.kind == "answers differently" for join in dispute.joins) else "differ"


def sides(case: Snapshot, dispute: Dispute, most: int) -> list[Side]:
    """The positions, each with at most so many voices."""
    return [
        Side(
            chr(ord("A") + n % 26), p, p.says[:12], tuple(shown_claims(case, p.claims[:most])), max(0, len(p.claims) - most)
        )
        for n, p in enumerate(dispute.positions[:24])
    ]  # fmt: skip


def reasons(dispute: Dispute) -> list[Reason]:
    """The joins, those of one wording together."""
    alike: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for join in dispute.joins:
        alike.setdefault((join.kind, join.reason), []).append((join.a, join.b))
    return [Reason(kind, why, tuple(pairs[:4]), len(pairs) - len(pairs[:4])) for (kind, why), pairs in islice(alike.items(), 60)]


ROUTES = (Route("/disputes", list_), Route("/disputes/{key}", one))

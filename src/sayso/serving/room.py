"""What every page is made with: the snapshot, the query, and the templates."""

from __future__ import annotations

from functools import cache
from urllib.parse import quote

from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader
from starlette.requests import Request
from starlette.responses import HTMLResponse

from sayso.serving import assets
from sayso.serving.asked import Asked
from sayso.serving.errors import NotUnderstood
from sayso.serving.people import CORRECTED
from sayso.serving.shelf import Shelf
from sayso.serving.snapshot import Snapshot
from sayso.telling import wording
from sayso.telling.chains import told
from sayso.telling.hypotheses import VALUE_WORDS
from sayso.telling.pages import environment_for
from sayso.telling.selection import PLAIN

NAVIGATION = (
    ("/", "Overview"), ("/documents", "Documents"), ("/claims", "Claims"), ("/actors", "Actors"), ("/network", "Network"),
    ("/timeline", "Timeline"), ("/disputes", "Disputes"), ("/drift", "Drift"), ("/sources", "Sources"),
    ("/hypotheses", "Hypotheses"), ("/review", "Review"),
)  # fmt: skip


def snapshot_of(request: Request) -> Snapshot:
    """The case as loaded.

    Raises:
        NotReady: there is none.
    """
    shelf: Shelf = request.app.state.shelf
    return shelf.current()


def asked_of(request: Request, *known: str) -> Asked:
    """The request's path and query.

    Args:
        request: what was asked for.
        known: the names that the page takes in its query.

    Raises:
        NotUnderstood: the query has another name; left unheeded, it would look as if it had narrowed the page.
    """
    unknown = next((name for name in request.query_params if name not in known), None)
    if unknown is not None:
        takes = f"it knows {', '.join(known)}" if known else "leave out what follows the question mark"
        raise NotUnderstood(f"this page knows no “{unknown[:40]}”", hint=takes)
    return Asked(request.url.path, request.query_params)


def render(request: Request, template: str, **context: object) -> HTMLResponse:
    """A page of the case; ``template`` finds ``asked``, ``case``, ``notice`` and ``unweighed`` beside the context given."""
    shelf: Shelf = request.app.state.shelf
    here = request.url.path
    html = environment().get_template(template).render(
        navigation=[(path, label, _is_here(path, here)) for path, label in NAVIGATION],
        asked=Asked(here, request.query_params), case=shelf.path.name, notice=shelf.notice, unweighed=shelf.unweighed,
        reviewer=request.app.state.reviewer, corrected=CORRECTED, **context,
    )  # fmt: skip
    return HTMLResponse(html)


def problem_page(status: int, happened: str, to_do: str, typed: str = "") -> HTMLResponse:
    """A page that says what happened and what to do, and gives back what was typed; it tells nothing of the case."""
    html = environment().get_template("problem.html").render(status=status, happened=happened, to_do=to_do, typed=typed)
    return HTMLResponse(html, status_code=status)


def _is_here(path: str, here: str) -> bool:
    return here == path or (path != "/" and here.startswith(path + "/"))


@cache
def environment() -> Environment:
    """The templates of the reading room; ``telling/`` are those of the telling."""
    telling = PrefixLoader({"telling": PackageLoader("sayso.telling")})
    env = environment_for(ChoiceLoader([PackageLoader("sayso.serving"), telling]))
    env.globals.update(
        asset=assets.address,
        claim_url=lambda id_: f"/claims/{quote(id_, safe='')}",
        document_url=document_url,
        actor_url=lambda id_: f"/actors/{quote(id_, safe='')}",
        relation_words=wording.relation_words,
        code_words=wording.code_words,
        when_words=wording.when_words,
        counted=wording.counted,
        told=told,
        MODALITY=wording.MODALITY,
        VALUES=VALUE_WORDS,
        PLAIN=PLAIN,
    )
    env.filters.update(
        pair=lambda value: (value, value),
        coded=lambda code: (code, wording.code_words(code)),
        typed=lambda type_: (type_, env.filters["entity_type"](type_)),
    )
    return env


def document_url(id_: str, at: int | None = None) -> str:
    """A document's page, opened where a character stands."""
    return f"/documents/{quote(id_, safe='')}" + (f"?at={at}#here" if at is not None else "")

"""``sayso show``: looks into a case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click

from sayso.cli import doors, output
from sayso.cli.pile_view import View
from sayso.cli.selection import Wanted, select

ARROW = " › "


@click.command("show", short_help="Look into a case: documents, sources, claims, ties, disputes.")
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("what", required=False, type=click.Choice(["documents", "sources", "claims", "ties", "disputes"]))
@click.option("--about", metavar="NAME", help="Only claims about this person, group or state.")
@click.option("--says", metavar="NAME", help="Only claims that rest on this one's word, at any link of the chain.")
@click.option("--denied-by", metavar="NAME", help="Only claims that this one denies.")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(min=0), help="How many rows; 0 shows all.")
@click.option("--json", "json_", is_flag=True, help="One JSON object, for programs.")
def command(
    case: Path, what: str | None, about: str | None, says: str | None, denied_by: str | None, limit: int, json_: bool
) -> None:
    """Look into a CASE: its documents, sources, claims, ties or disputes.

    With a name and nothing else it shows claims; with neither, a summary.

    \b
    Example:
      sayso show inquiry.sayso disputes
      sayso show inquiry.sayso claims --about Hezbollah
      sayso show inquiry.sayso --denied-by "Hassan Nasrallah"
    """
    wanted = Wanted(about, says, denied_by)
    if what is None and not wanted and not json_:
        click.echo(doors.summary(case))
        return
    with doors.open_case(case) as opened:
        view = select(View.of(opened), wanted)
    section = what or "claims"
    columns, rows = SECTIONS[section]
    found = list(rows(view))
    shown = found[:limit] if limit else found
    if json_:
        click.echo(output.as_json({"case": str(case), "shown": len(shown), "of": len(found), section: shown}))
    else:
        output.print_rows(shown, columns=columns, shown_of=len(found))


def _documents(view: View) -> Iterator[dict[str, Any]]:
    claims = Counter(c.document for c in view.claims.values())
    for d in view.chosen_documents():
        yield {
            "id": d.id, "path": d.path, "outlet": d.outlet, "credits": d.origin, "title": d.title, "published": d.published,
            "genre": d.genre, "authors": list(d.authors), "claims": claims[d.id],
        }  # fmt: skip


def _sources(view: View) -> Iterator[dict[str, Any]]:
    """Who is cited: most often cited first, then by name."""
    spoken: dict[tuple[str, str], list[str]] = {}
    documents: dict[tuple[str, str], set[str]] = {}
    for a in view.chosen_attributions():
        key = (view.source(a), str(a.source_kind))
        spoken.setdefault(key, []).append(a.stance)
        documents.setdefault(key, set()).add(view.publisher(a.document))
    for key in sorted(spoken, key=lambda k: (-len(spoken[k]), k)):
        stances = Counter(spoken[key])
        yield {
            "source": key[0], "kind": key[1], "said": len(spoken[key]), "cited_by": sorted(documents[key]),
            "stances": [f"{n} {s}" for s, n in sorted(stances.items(), key=lambda i: (-i[1], i[0]))],
        }  # fmt: skip


def _claims(view: View) -> Iterator[dict[str, Any]]:
    for c in view.chosen_claims():
        yield {
            "id": c.id, "who": ARROW.join(view.say_so(c)), "claim": view.words(c.document, c.start, c.end),
            "subject": view.name(c.subject), "relation": c.code or c.predicate, "object": view.name(c.object) or c.object_text,
            "polarity": c.polarity, "modality": c.modality, "document": c.document, "start": c.start, "end": c.end,
            "origin": view.origins[c.origin].name if c.origin in view.origins else None,
        }  # fmt: skip


def _ties(view: View) -> Iterator[dict[str, Any]]:
    for t in view.chosen_ties():
        yield {
            "subject": view.name(t.subject), "relation": t.code, "object": view.name(t.object), "claims": len(t.claims),
            "against": len(t.against), "outlets": t.outlets, "origins": t.origins, "disputed": t.disputed, "years": list(t.years),
        }  # fmt: skip


def _disputes(view: View) -> Iterator[dict[str, Any]]:
    for r in view.chosen_relations():
        a, b = view.claims.get(r.a), view.claims.get(r.b)
        if r.kind in ("denies", "contradicts", "update", "scope_difference", "drift") and a is not None and b is not None:
            yield {
                "kind": r.kind, "who": ARROW.join(view.say_so(a)), "says": view.words(a.document, a.start, a.end),
                "against": ARROW.join(view.say_so(b)), "who_says": view.words(b.document, b.start, b.end), "reason": r.reason,
                "a": r.a, "b": r.b,
            }  # fmt: skip


SECTIONS: dict[str, tuple[tuple[str, ...], Callable[[View], Iterator[dict[str, Any]]]]] = {
    "documents": (("published", "outlet", "credits", "genre", "title", "claims", "path"), _documents),
    "sources": (("source", "kind", "said", "stances", "cited_by"), _sources),
    "claims": (("who", "claim", "relation", "polarity", "modality", "id"), _claims),
    "ties": (("subject", "relation", "object", "claims", "against", "outlets", "origins", "disputed", "years"), _ties),
    "disputes": (("kind", "who", "says", "against", "who_says", "reason"), _disputes),
}
"""For each part of a case: the columns a person sees, and the rows."""

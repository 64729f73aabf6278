"""Readings made by hand, as many as a test needs."""

from __future__ import annotations

import hashlib
from itertools import pairwise
from pathlib import Path

from sayso.findings import Circle, Cites, Dated, Drift, Findings, Interest, Standing, Support, SupportYear, Via
from sayso.model import (
    Amount,
    Attribution,
    Claim,
    Document,
    Entity,
    EntityType,
    LabelledRange,
    Mention,
    Origin,
    Pile,
    Reading,
    Relation,
    Span,
    Tie,
    Weighing,
    When,
)

FURNITURE = "Home | Share\r\n"
NAMES: tuple[tuple[str, EntityType], ...] = (
    ("Ilse Okoro", "Person"),
    ("Valley Sentinel", "Outlet"),
    ("Brontec Works", "Organization"),
)


def reading(number: int = 1, *, path: str | None = None, families: int = 12) -> Reading:
    """One report: the Valley Sentinel has the mayor say that a firm funded families; odd letters stand before it all."""
    text = (
        f"{FURNITURE}👷🏽 é\u00a0سد. Mayor Ilse Okoro told the Valley Sentinel that Brontec Works funded about {families} "
        f"families in report {number}. The river keeps rising."
    )
    sha256 = hashlib.sha256(text.encode("utf-8")).hexdigest()
    home = "d" + sha256[:12]
    return Reading(
        _document(home, path or f"reports/{number:04}.txt", sha256, text, "The Brook" if number % 2 else "Hill Post"),
        (Span(len(FURNITURE), text.index(" The river")), Span(text.index("The river"), len(text))),
        tuple(_entity(home, f"{home}.e{i}", name, type_, text) for i, (name, type_) in enumerate(NAMES)),
        _attributions(home, text),
        _claims(home, text, families),
    )


def _at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _document(home: str, path: str, sha256: str, text: str, outlet: str) -> Document:
    body = Span(len(FURNITURE), len(text))
    return Document(
        home,
        path,
        sha256,
        "text/plain",
        text,
        title="Water",
        outlet=outlet,
        authors=("A. Writer", "B. Wríter"),
        published="2031-05-02",
        published_span=_at(text, "report"),
        genre="report",
        ranges=(LabelledRange(Span(0, body.start), "navigation"), LabelledRange(body, "body")),
    )


def _entity(home: str, id_: str, name: str, type_: EntityType, text: str) -> Entity:
    span = _at(text, name)
    return Entity(id_, name, type_, (Mention(home, span.start, span.end, "name"),))


def _attributions(home: str, text: str) -> tuple[Attribution, ...]:
    held = Span(text.index("Brontec"), text.index(". The river"))
    outer = Attribution(f"{home}.a0", home, _at(text, "the Valley Sentinel"), f"{home}.e1", "outlet", None, (held,), read=True)
    inner = Attribution(
        f"{home}.a1",
        home,
        _at(text, "Mayor Ilse Okoro"),
        f"{home}.e0",
        "named_person",
        _at(text, "told"),
        (held,),
        parent=outer.id,
        source_count=1,
        time=When("2031-05-01", None, _at(text, "report"), "2031-05-02"),
        scope="stated",
        score=0.5,
    )
    return (outer, inner)


def _claims(home: str, text: str, families: int) -> tuple[Claim, ...]:
    said = Span(text.index("Brontec"), text.index(". The river"))
    own = Span(text.index("The river"), len(text) - 1)
    amount = Amount(families, None, "families", "about", _at(text, f"about {families}"))
    return (
        Claim(
            f"{home}.c0",
            home,
            said.start,
            said.end,
            f"{home}.e2",
            "fund",
            "funds",
            None,
            object_text="families",
            modality="reported_possible",
            hedge="about",
            quantity=amount,
            attribution=f"{home}.a1",
            score=0.25,
        ),
        Claim(f"{home}.c1", home, own.start, own.end, None, "keep rising", None, None, polarity="-", place=f"{home}.e2"),
    )


def weighing(pile: Pile, *, rulings: object = None) -> Weighing:
    """One entity a name, one origin, propositions by predicate, all claims of one predicate the same."""
    entity_of = {e.id: "e:" + e.name for e in pile.entities}
    firsts = {e.name: e for e in reversed(pile.entities)}
    entities = tuple(Entity("e:" + name, name, firsts[name].type, _mentions(pile, name)) for name in sorted(firsts))
    funds = tuple(c.id for c in pile.claims if c.code)
    return Weighing(
        entities,
        entity_of,
        {e.id: f"same name: {e.name}" for e in entities},
        (Origin("o1", "Ilse Okoro", "person", funds, "the mayor is cited by name"),) if funds else (),
        dict.fromkeys(funds, "o1"),
        {c.id: "p:" + c.predicate for c in pile.claims},
        {"p:" + c.predicate: f"Someone {c.predicate}" for c in pile.claims},
        tuple(Relation("same_claim", a, b, "same words") for a, b in pairwise(funds)),
        (Tie("e:Brontec Works", "funds", "e:Ilse Okoro", funds, (), 2, 1, False, (2031,)),) if funds else (),
        findings(pile, funds),
    )


def findings(pile: Pile, funds: tuple[str, ...]) -> Findings:
    """One finding of each kind, on the first claims that fund."""
    if not funds:
        return Findings()
    first, last = funds[0], funds[-1]
    home = {c.id: c.document for c in pile.claims}
    whole = {c.id: Span(c.start, c.end) for c in pile.claims}
    words = {d.id: d.text for d in pile.documents}[home[first]][whole[first].start : whole[first].start + 7]
    link = Cites("The Brook", "Valley Sentinel", home[first], first, whole[first].start, whole[first].end)
    via = Via("instrument", first, home[first], whole[first].start, whole[first].start + 7, words, "e:Brontec Works")
    year = SupportYear(2031, funds, ())
    return Findings(
        tuple(Standing(c.id, c.document, "outlet:brook", "The Brook", "", "", "", "", "none") for c in pile.claims),
        (Circle("r1", ("The Brook", "Valley Sentinel"), (first,), (link,), "they cite each other"),),
        (Drift(first, last, "certainty", "strengthened", "retelling", whole[first], whole[last], "may becomes is"),),
        (Interest(first, "e:Ilse Okoro", "about_itself", "the speaker", (last,)),),
        (via,),
        (
            Support(
                "e:Brontec Works",
                "funds",
                "e:Ilse Okoro",
                "ext_f",
                funds,
                (),
                Dated("2031-01-01", "2031-12-31", first),
                None,
                None,
                None,
                Dated("2031-02-01", "2031-02-01"),
                (year,),
                (via,),
                True,
                "one origin at most",
            ),
        ),
    )


def _mentions(pile: Pile, name: str) -> tuple[Mention, ...]:
    return tuple(m for d in pile.documents for e in pile.entities if e.name == name for m in e.mentions if m.document == d.id)


class PlainReader:
    """Stands in for the reader: every document says one thing, in its author's own voice."""

    version = "plain"

    def read(self, document: Document) -> Reading:
        if "TRIP" in document.text:
            raise ValueError("a rule tripped")
        end = len(document.text)
        claim = Claim(f"{document.id}.c0", document.id, 0, end, None, "say", None, None)
        return Reading(document, (Span(0, end),), (), (), (claim,))


def plain_reader(codebook: Path | None) -> PlainReader:
    """Makes a PlainReader, also in another process."""
    return PlainReader()

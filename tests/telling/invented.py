"""An invented case: three texts on a dam, an agency, a spokeswoman, two unnamed engineers, a denial."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from sayso.findings import Circle, Drift, Interest, Standing
from sayso.model import (
    Amount,
    Attribution,
    Claim,
    Document,
    Entity,
    LabelledRange,
    Mention,
    Origin,
    Relation,
    Span,
    Tie,
    When,
)

SAYS = (
    "Highland paid for the Karu dam, North Wire reported, citing two engineers who asked not to be named.\n"
    "It cost at least 40 million crowns in 2019. Critics say the lake may flood Oss.\n"
)
DENIES = "Highland's spokeswoman Ada Brenn denied that Highland had paid for the Karu dam.\n"
REPEATS = "Highland funds the Karu dam. If it rains, the Karu dam will fail, I think.\n"


@dataclass(frozen=True)
class Line:
    """A sentence of a document."""

    document: str
    start: int
    end: int


@dataclass(frozen=True)
class Stated:
    """A proposition."""

    id: str
    sentence: str


@dataclass(frozen=True)
class View:
    """A weighed case without a case file."""

    documents: tuple[Document, ...] = ()
    entities: tuple[Entity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    origins: tuple[Origin, ...] = ()
    relations: tuple[Relation, ...] = ()
    ties: tuple[Tie, ...] = ()
    propositions: tuple[Stated, ...] = ()
    sentences: tuple[Line, ...] = field(default=())
    standings: tuple[Standing, ...] = ()
    circles: tuple[Circle, ...] = ()
    drifts: tuple[Drift, ...] = ()
    interests: tuple[Interest, ...] = ()


def document(id_: str, text: str, **known: object) -> Document:
    """A document whose whole text is body."""
    made = Document(
        id_, f"reports/{id_}.txt", (id_ * 64)[:64], "text/plain", text, ranges=(LabelledRange(Span(0, len(text)), "body"),)
    )
    return replace(made, **known)  # type: ignore[arg-type]


def span(text: str, words: str) -> Span:
    """Where these words first stand."""
    start = text.index(words)
    return Span(start, start + len(words))


def lines(id_: str, text: str) -> tuple[Line, ...]:
    """Sentences that end with a full stop."""
    found, start = [], 0
    for end, sign in enumerate(text, 1):
        if sign == ".":
            found.append(Line(id_, start, end))
            start = end + (1 if end < len(text) else 0)
    return tuple(found)


def case() -> View:
    """The invented case, weighed by hand."""
    documents = (
        document("da", SAYS, title="Who paid for Karu?", outlet="Valley Post", published="2020-03-02", genre="report"),
        document("db", DENIES, title="Highland denies", outlet="Hill Echo", published="2020-03-05", genre="report"),
        document("dc", REPEATS, outlet="Valley Post", authors=("Ola Tveit",), genre="opinion"),
    )
    engineers, brenn, wire = span(SAYS, "two engineers"), span(DENIES, "Ada Brenn"), span(SAYS, "North Wire")
    entities = (
        Entity("h", "Highland", "Country", (Mention("da", 0, 8, "name"), Mention("db", 0, 8, "name"))),
        Entity("k", "Karu dam", "Facility", (Mention("da", *_pair(span(SAYS, "Karu dam")), "name"),)),
        Entity("b", "Ada Brenn", "Person", (Mention("db", brenn.start, brenn.end, "name"),)),
        Entity("w", "North Wire", "Outlet", (Mention("da", wire.start, wire.end, "name"),)),
        Entity("o", "Oss", "Place"),
    )
    attributions = (
        Attribution("a1", "da", wire, "w", "outlet", span(SAYS, "reported"), (span(SAYS, "Highland paid for the Karu dam"),)),
        Attribution(
            "a2",
            "da",
            engineers,
            None,
            "anonymous",
            span(SAYS, "citing"),
            (span(SAYS, "Highland paid for the Karu dam"),),
            parent="a1",
            source_count=2,
        ),
        Attribution(
            "a3", "db", brenn, "b", "named_person", span(DENIES, "denied"), (span(DENIES, "Highland had paid"),), stance="denies"
        ),
        Attribution(
            "a4", "da", span(SAYS, "Critics"), None, "collective", span(SAYS, "say"), (span(SAYS, "the lake may flood Oss"),)
        ),
    )
    claims = (
        _claim("c1", "da", span(SAYS, "Highland paid for the Karu dam"), attribution="a2", origin="o1", proposition="p1"),
        _claim(
            "c2",
            "da",
            span(SAYS, "It cost at least 40 million crowns in 2019"),
            code=None,
            predicate="cost",
            subject="k",
            object=None,
            object_text="40 million crowns",
            quantity=Amount(40e6, None, "crowns", "at_least"),
            time=When("2019-01-01", "2019-12-31"),
            proposition="p2",
        ),
        _claim(
            "c3",
            "da",
            span(SAYS, "the lake may flood Oss"),
            code=None,
            predicate="flood",
            subject=None,
            object="o",
            modality="reported_possible",
            hedge="may",
            attribution="a4",
            proposition="p3",
        ),
        _claim(
            "c4",
            "db",
            span(DENIES, "Highland had paid for the Karu dam"),
            polarity="-",
            attribution="a3",
            origin="o2",
            proposition="p4",
        ),
        _claim("c5", "dc", span(REPEATS, "Highland funds the Karu dam"), proposition="p1"),
        _claim(
            "c6",
            "dc",
            span(REPEATS, "the Karu dam will fail"),
            code=None,
            predicate="fail",
            subject="k",
            object=None,
            modality="conditional",
            condition="it rains",
            time=When(None, "2030-12-31"),
            proposition="p5",
        ),
    )
    return View(
        documents,
        entities,
        attributions,
        claims,
        (
            Origin("o1", "North Wire", "outlet", ("c1",), "“North Wire reported”"),
            Origin("o2", "Ada Brenn", "person", ("c4",), "“Ada Brenn denied”"),
        ),
        (
            Relation("denies", "c4", "c1", "Ada Brenn denies that Highland funds Karu dam"),
            Relation("denies", "c4", "c5", "Ada Brenn denies that Highland funds Karu dam"),
            Relation("same_claim", "c1", "c5", "same participants"),
        ),
        (Tie("h", "funds", "k", ("c1", "c5"), ("c4",), 1, 1, True, (2019,)),),
        tuple(
            Stated(*pair)
            for pair in (
                ("p1", "Highland funds Karu dam"),
                ("p2", "Karu dam cost 40 million crowns"),
                ("p3", "Oss may be flooded"),
                ("p4", "Highland does not fund Karu dam"),
                ("p5", "Karu dam fails if it rains"),
            )
        ),
        (*lines("da", SAYS), *lines("db", DENIES), *lines("dc", REPEATS)),
        _standings(),
    )


def _standings() -> tuple[Standing, ...]:
    post, echo, nowhere = ("outlet:valley post", "Valley Post"), ("outlet:hill echo", "Hill Echo"), ("", "")
    wire, brenn, tveit = ("outlet:north wire", "North Wire"), ("person:b", "Ada Brenn"), ("author:Ola Tveit", "Ola Tveit")
    return (
        Standing("c1", "da", *post, *wire, "anonymous:da:a2", "two engineers", "anonymous"),
        Standing("c2", "da", *post, *nowhere, *nowhere, "none"),
        Standing("c3", "da", *post, *nowhere, "anonymous:da:a4", "Critics", "anonymous"),
        Standing("c4", "db", *echo, *brenn, *brenn, "person"),
        Standing("c5", "dc", *post, *nowhere, *tveit, "author"),
        Standing("c6", "dc", *post, *nowhere, *tveit, "author"),
    )


def _pair(found: Span) -> tuple[int, int]:
    return found.start, found.end


def _claim(id_: str, document_: str, at: Span, **known: object) -> Claim:
    made = Claim(id_, document_, at.start, at.end, "h", "fund", "funds", "k")
    return replace(made, **known)  # type: ignore[arg-type]


HOSTILE = (
    "<script>alert(1)</script> \"quoted\" 'and' & </style></svg> {{ 7 * 7 }} {% raw %} javascript:void "
    "\u202egnp.exe\u202c \u200fעברית العربية \x00\x07 😀 e\u0301 <img src=x onerror=alert(1)> https://example.org/x.js"
)


def hostile() -> View:
    """A case in which every text field is markup, script or odd Unicode."""
    made = case()
    bad = HOSTILE
    text = bad + " said " + bad + "."
    whole = Span(0, len(text))
    return replace(
        made,
        documents=tuple(
            replace(
                d, text=text, path=bad, title=bad, outlet=bad, origin=bad + "!", authors=(bad,), language='en"><b>', published=bad
            )
            for d in made.documents
        ),
        entities=tuple(replace(e, name=bad) for e in made.entities),
        attributions=tuple(
            replace(a, source=Span(0, len(bad)), cue=Span(len(bad) + 1, len(bad) + 5), content=(whole,)) for a in made.attributions
        ),
        claims=tuple(
            replace(
                c,
                start=0,
                end=len(text),
                predicate=bad,
                code=bad,
                object_text=bad,
                condition=bad,
                hedge=bad,
                time=When(bad, '"><script>'),
                quantity=Amount(1, 2, bad, "about"),
            )
            for c in made.claims
        ),
        origins=tuple(replace(o, name=bad, reason=bad) for o in made.origins),
        relations=tuple(replace(r, reason=bad) for r in made.relations),
        ties=tuple(replace(t, code=bad) for t in made.ties),
        propositions=tuple(replace(p, sentence=bad) for p in made.propositions),
        sentences=tuple(Line(d.id, 0, len(text)) for d in made.documents),
        standings=tuple(replace(s, outlet_name=bad, origin_name=bad, utterer_name=bad) for s in made.standings),
    )

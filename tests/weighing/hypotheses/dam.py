"""An invented pile about a dam: an agency, a spokeswoman, unnamed engineers, an opinion piece; some state it, some deny it."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from sayso.build import weigh_again
from sayso.casefile import Case
from sayso.model import Claim, Reading, Span
from sayso.weighing.hypotheses import Asked, Grounds, Question, question_of
from tests.weighing.pile import Text


def paid(home: str = "d1", *, clause: str = "Highland paid for the Karu Dam") -> Text:
    """An agency has it from two engineers nobody names."""
    text = Text(home, f"{clause} in 2019, North Wire reported, citing two engineers.", outlet="Delta Post", published="2021-03-02")
    highland, dam = text.entity("Highland", "Country"), text.entity("Karu Dam", "Facility")
    wire = text.says("North Wire", "reported", entity=text.entity("North Wire", "Outlet"), kind="outlet")
    engineers = text.says("two engineers", "citing", kind="anonymous", parent=wire, count=2)
    text.claim(clause, highland, "funds", dam, said=engineers, time=("2019-01-01", "2019-12-31"))
    return text


def denied(home: str = "d2") -> Text:
    """The one it is about denies it."""
    text = Text(home, "Highland denied that it had paid for the Karu Dam.", outlet="Hill Gazette", published="2021-03-03")
    highland, dam = text.entity("Highland", "Country"), text.entity("Karu Dam", "Facility")
    act = text.says("Highland", "denied", entity=highland, kind="named_organization", stance="denies")
    text.claim("it had paid for the Karu Dam", highland, "funds", dam, said=act, polarity="-")
    return text


def opinion(home: str = "d3") -> Text:
    """A columnist says so himself, and holds a second payer possible."""
    words = "Lowland funds the Karu Dam. Highland may fund the Karu Dam."
    text = Text(home, words, outlet="Lowland Review", authors=("Bo Falk",), published="2021-03-04", genre="opinion")
    lowland, highland = text.entity("Lowland", "Country"), text.entity("Highland", "Country")
    dam = text.entity("Karu Dam", "Facility")
    text.claim("Lowland funds the Karu Dam", lowland, "funds", dam)
    text.claim("Highland may fund the Karu Dam", highland, "funds", dam, modality="reported_possible")
    return text


def report(home: str = "d4") -> Text:
    """A report in its own voice, whose lineage is not stated; and one that only speaks of the same."""
    text = Text(home, "Highland funds the Karu Dam. Highland visited the Karu Dam.", outlet="Canal Times", published="2021-03-05")
    highland, dam = text.entity("Highland", "Country"), text.entity("Karu Dam", "Facility")
    text.claim("Highland funds the Karu Dam", highland, "funds", dam)
    text.claim("Highland visited the Karu Dam", highland, "visited", dam)
    return text


def pile() -> tuple[Text, ...]:
    """All four."""
    return paid(), denied(), opinion(), report()


def case_of(*texts: Text, into: Case | None = None, version: str = "v1") -> Case:
    """A weighed case of these texts; ids begin with the hash of what a text says, as a reader's do."""
    case = into or Case.temporary()
    for text in texts:
        case.add(_reading(text), reader_version=version)
    weigh_again(case)
    return case


def question(**changes: object) -> Question:
    """Who paid for the dam?"""
    alternatives = [
        {"says": "Highland paid", "pattern": [{"subject": "Highland", "code": "funds", "object": "Karu Dam"}]},
        {"says": "Lowland paid", "pattern": [{"subject": "Lowland", "code": "funds", "object": "Karu Dam"}]},
    ]
    return question_of({"question": "Who paid for the dam?", "id": "dam", "alternative": alternatives, **changes}, name="test")


def asked(of: Question | None = None) -> Asked:
    """The question as put by somebody, with nothing done to it yet."""
    return Asked(of or question(), "Ada Brenn", "2024-02-01", {})


def grounds(*texts: Text) -> Grounds:
    """The grounds of a case of these texts."""
    return Grounds.of(case_of(*(texts or pile())))


def claim_that(found: Grounds, words: str) -> Claim:
    """The claim whose clause is these words."""
    return next(claim for claim in found.claims.values() if found.clause(claim) == words)


def _reading(text: Text) -> Reading:
    digest = sha256(text.text.encode()).hexdigest()
    home = "d" + digest[:12]

    def new(ident: str | None) -> str | None:
        return None if ident is None else ident.replace(text.id, home, 1)

    document = replace(text.document(), id=home, sha256=digest)
    entities = tuple(
        replace(e, id=new(e.id) or "", mentions=tuple(replace(m, document=home) for m in e.mentions)) for e in text.entities
    )
    acts = tuple(
        replace(a, id=new(a.id) or "", document=home, source_entity=new(a.source_entity), parent=new(a.parent))
        for a in text.attributions
    )
    claims = tuple(
        replace(
            c, id=new(c.id) or "", document=home, subject=new(c.subject), object=new(c.object), place=new(c.place),
            attribution=new(c.attribution),
        )
        for c in text.claims
    )  # fmt: skip
    return Reading(document, (Span(0, len(text.text)),), entities, acts, claims)

"""A small pile rich in what can be judged, and a pen to judge it with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sayso.judgements import Judgement, Layer
from sayso.model import Claim, Pile, Weighing
from sayso.weighing import Rulings, rule, weigh
from sayso.weighing.bench import Bench, Signature, revocation
from tests.weighing.pile import Text, pile

CODES = frozenset({"funds", "arms", "met_with", "praised"})
CELLS = ("question-1/row-2/alternative-3",)
PAPERS = ("Post", "Echo", "Star")
OWN = (
    "At Selim quay 14 crates stood open when our man came by.",
    "Dr Pell of Harrow College has counted 300 ferries since Easter.",
    "Rain kept the Oakham market shut for a ninth day running.",
)
"""A sentence of each paper's own, so that none of them is a copy of another."""


def case() -> Pile:
    """Three papers with one wire story: the minister saying that Arvia funds the Marsh Front; in one paper, that it does not."""
    texts = []
    for number, paper in enumerate(PAPERS):
        text = Text(
            f"d{number}",
            "Harbour Wire reported that Ana Duarte said Arvia funds the Marsh Front. "
            f"{OWN[number]} Leo Brandt met Ana Duarte in town {number}.",
            outlet=paper,
            published=f"2020-02-0{number + 1}",
        )
        arvia, front = text.entity("Arvia", "Country"), text.entity("Marsh Front", "ArmedGroup")
        ana, leo = text.entity("Ana Duarte", "Person"), text.entity("Leo Brandt", "Person")
        wire = text.says("Harbour Wire", "reported", entity=text.entity("Harbour Wire", "Outlet"), kind="outlet")
        said = text.says("Ana Duarte", "said", entity=ana, parent=wire)
        text.claim("Arvia funds the Marsh Front", arvia, "funds", front, said=said, polarity="-" if number == 2 else "+")
        text.claim("Leo Brandt met Ana Duarte", leo, "met_with", ana, said=wire)
        texts.append(text)
    made = pile(*texts)
    return replace(made, documents=tuple(replace(one, sha256=f"{n:064x}") for n, one in enumerate(made.documents, start=1)))


def bench(of: Pile, weighed: Weighing | None = None) -> Bench:
    """The bench for a pile, weighed."""
    found = weighed or weigh(of)
    propositions: dict[str, list[str]] = {}
    for claim, proposition in found.proposition_of.items():
        propositions.setdefault(proposition, []).append(claim)
    return Bench(of, entity_of=found.entity_of, origins=found.origins, propositions=propositions, codes=CODES, cells=lambda: CELLS)


@dataclass
class Pen:
    """Judges a pile, numbering what it writes."""

    pile: Pile
    written: list[Judgement] = field(default_factory=list)
    by: str = "Ann Ode"

    def __post_init__(self) -> None:
        self.bench = bench(self.pile)

    @property
    def signature(self) -> Signature:
        """Ann Ode, a minute later each time."""
        return Signature(self.by, f"2031-06-01T10:{len(self.written):02}:00Z", "seen")

    def write(self, judgement: Judgement) -> Judgement:
        """Number a judgement and keep it."""
        self.written.append(replace(judgement, n=len(self.written) + 1))
        return self.written[-1]

    def accept(self, record: str) -> Judgement:
        return self.write(self.bench.about("accept", record, self.signature))

    def reject(self, record: str) -> Judgement:
        return self.write(self.bench.about("reject", record, self.signature))

    def sign(self, record: str) -> Judgement:
        return self.write(self.bench.about("sign", record, self.signature))

    def correct(self, record: str, **values: str) -> Judgement:
        return self.write(self.bench.correct(record, values, self.signature))

    def merge(self, *records: str) -> Judgement:
        return self.write(self.bench.merge(records, self.signature))

    def apart(self, one: str, *out: str) -> Judgement:
        """Two local entities, or one case entity and members of it."""
        return self.write(self.bench.split(one, out, self.signature))

    def join(self, left: str, right: str, layer: Layer) -> Judgement:
        return self.write(self.bench.between("join", left, right, layer, self.signature))

    def part(self, left: str, right: str, layer: Layer) -> Judgement:
        return self.write(self.bench.between("part", left, right, layer, self.signature))

    def revoke(self, judgement: Judgement) -> Judgement:
        return self.write(revocation(judgement, self.signature))

    def rulings(self, of: Pile | None = None) -> Rulings:
        return rule(self.written, of or self.pile)

    def weighed(self, of: Pile | None = None) -> Weighing:
        return weigh(of or self.pile, rulings=self.rulings(of))

    def states(self, of: Pile | None = None) -> list[str]:
        return [effect.state for effect in self.rulings(of).judged.effects]

    def counted(self, of: Pile | None = None) -> dict[str, Claim]:
        return {claim.id: claim for claim in self.rulings(of).applied(of or self.pile).claims}


def together(of: Weighing, layer: str, ids: Sequence[str]) -> list[list[str]]:
    """The ids grouped as a weighing has them, in order."""
    groups: dict[str, list[str]] = {}
    of_ids = {"entity": of.entity_of, "origin": of.origin_of, "proposition": of.proposition_of}[layer]
    for ident in ids:
        groups.setdefault(of_ids.get(ident, ident), []).append(ident)
    return list(groups.values())


def read_again(of: Pile, *, shift: int = 100) -> Pile:
    """The same texts read by another model: all ids are others, a new entity stands first in each, clauses end a word earlier."""

    def new(ident: str | None) -> str | None:
        if ident is None:
            return None
        home, _, tail = ident.rpartition(".")
        return f"{home}.{tail[0]}{int(tail[1:]) + shift}"

    def again(ident: str) -> str:
        return new(ident) or ""

    return replace(
        of,
        entities=tuple(replace(entity, id=again(entity.id)) for entity in of.entities),
        attributions=tuple(
            replace(act, id=again(act.id), source_entity=new(act.source_entity), parent=new(act.parent)) for act in of.attributions
        ),
        claims=tuple(
            replace(
                claim,
                id=again(claim.id),
                subject=new(claim.subject),
                object=new(claim.object),
                attribution=new(claim.attribution),
                start=claim.start + (1 if claim.id.endswith("c0") else 0),
            )
            for claim in of.claims
        ),
    )


def with_changed_text(of: Pile, document: str) -> Pile:
    """The pile after one file was changed: another text, another SHA-256, another id, the same path."""
    changed = [replace(one, id="x9", sha256="f" * 64, text="Nothing of the kind.") for one in of.documents if one.id == document]

    def of_another(ident: str) -> bool:
        return not ident.startswith(document + ".")

    return Pile(
        tuple(one for one in of.documents if one.id != document) + tuple(changed),
        tuple(one for one in of.entities if of_another(one.id)),
        tuple(one for one in of.attributions if of_another(one.id)),
        tuple(one for one in of.claims if of_another(one.id)),
    )

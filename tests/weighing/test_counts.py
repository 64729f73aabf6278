"""Three counts for one proposition, each with its members, and the network as one source tells it."""

from __future__ import annotations

from sayso.findings import Counts
from sayso.model import Pile, Weighing
from sayso.weighing import weigh
from sayso.weighing.as_told_by import as_told_by
from tests.weighing.pile import Text, pile

FACT = "Arvia funds the Marsh Front"


def _text(ident: str, body: str, outlet: str, day: int) -> tuple[Text, tuple[str, str]]:
    text = Text(ident, body, outlet=outlet, published=f"2020-02-{day:02}")
    return text, (text.entity("Arvia", "Country"), text.entity("Marsh Front", "ArmedGroup"))


def _case() -> Pile:
    """Two outlets on one minister's word, one on two unnamed officials met three times, one that says it on nobody's word."""
    first, ends = _text("d0", f"Minister Ana Duarte said in Oslo that {FACT}.", "Post", 1)
    first.claim(FACT, ends[0], "funds", ends[1], said=first.says("Ana Duarte", "said", entity=first.entity("Ana Duarte", "Person")))
    second, ends = _text("d1", f"Ana Duarte told reporters that {FACT}.", "Echo", 2)
    second.claim(
        FACT, ends[0], "funds", ends[1], said=second.says("Ana Duarte", "told", entity=second.entity("Ana Duarte", "Person"))
    )
    third, ends = _text(
        "d2", f"Two officials said that {FACT}. The officials added that money flowed. They insisted that {FACT} still.", "Star", 3
    )
    group = third.entity("Two officials", "Group", "nominal")
    for source, cue in (("Two officials", "said"), ("The officials", "added"), ("They", "insisted")):
        entity = group if cue == "said" else None
        third.claim(FACT, ends[0], "funds", ends[1], said=third.says(source, cue, entity=entity, kind="anonymous"))
    fourth, ends = _text("d3", f"{FACT}.", "Star", 4)
    fourth.claim(FACT, ends[0], "funds", ends[1])
    return pile(first, second, third, fourth)


def _counted(found: Weighing) -> Counts:
    standings = {one.claim: one for one in found.findings.standings}
    return Counts.of("p", (standings[claim] for claim in found.proposition_of if found.proposition_of[claim]))


def test_outlets_origins_and_utterers_are_counted_apart_from_documents() -> None:
    counts = _counted(weigh(_case()))
    assert counts.documents == ("d0", "d1", "d2", "d3")
    assert [member.name for member in counts.outlets] == ["Post", "Echo", "Star"]
    assert [member.name for member in counts.origins] == ["Ana Duarte", "Two officials"]
    assert [(member.name, member.kind) for member in counts.utterers] == [("Ana Duarte", "person"), ("Two officials", "anonymous")]


def test_one_unnamed_group_told_of_in_three_sentences_is_one_source() -> None:
    counts = _counted(weigh(_case()))
    (group,) = [member for member in counts.utterers if member.kind == "anonymous"]
    assert len(group.claims) == 3


def test_a_claim_without_stated_lineage_is_no_origin() -> None:
    counts = _counted(weigh(_case()))
    assert counts.unstated == ("d3.c0",)
    assert all("d3.c0" not in member.claims for member in counts.origins)


def test_the_order_of_claims_does_not_matter() -> None:
    standings = weigh(_case()).findings.standings
    assert Counts.of("p", standings) == Counts.of("p", reversed(standings))


def test_the_network_as_one_speaker_or_outlet_tells_it_has_its_own_counts() -> None:
    case = _case()
    found = weigh(case)
    claims = {claim.id: claim for claim in case.claims}
    acts = {act.id: act for act in case.attributions}
    standings = {one.claim: one for one in found.findings.standings}
    (whole,) = found.ties
    assert (len(whole.claims), whole.outlets, whole.origins) == (6, 3, 2)
    (star,) = as_told_by(found.ties, claims, acts, standings, outlet="Star")
    assert (len(star.claims), star.outlets, star.origins) == (4, 1, 1)
    (one,) = as_told_by(found.ties, claims, acts, standings, document="d0")
    assert one.claims == ("d0.c0",)
    speaker = case.attributions[0].source_entity
    (by_duarte,) = as_told_by(found.ties, claims, acts, standings, speaker=speaker)
    assert by_duarte.claims == ("d0.c0",)
    assert as_told_by(found.ties, claims, acts, standings, outlet="Nobody's Daily") == ()

"""What is suggested for each cell, how it is counted, and what hangs on what."""

from __future__ import annotations

import pytest

from sayso.model import Modality, Polarity, Stance
from sayso.weighing.hypotheses import Grounds, Matrix, Row, matrix
from tests.casefile.invented import reading
from tests.weighing.hypotheses.dam import asked, case_of, claim_that, denied, grounds, opinion, paid, pile, question, report
from tests.weighing.pile import Text


def row_of(made: Matrix, found: Grounds, words: str) -> Row:
    claim = claim_that(found, words)
    return next(row for row in made.rows if claim.id in {one.id for one in row.claims})


def values(row: Row) -> str:
    return " ".join(cell.value for cell in row.cells)


@pytest.mark.parametrize(
    ("words", "expected", "reason"),
    [
        ("Highland paid for the Karu Dam", "consistent open", "states what the alternative describes"),
        ("it had paid for the Karu Dam", "inconsistent open", "states the opposite"),
        ("Lowland funds the Karu Dam", "open consistent", "nothing in it states or excludes"),
        ("Highland may fund the Karu Dam", "open open", "only said to be possible"),
        ("Highland visited the Karu Dam", "open open", "speaks of what the question is about"),
    ],
)
def test_each_kind_of_claim_gets_its_suggestion_and_the_reason(words: str, expected: str, reason: str) -> None:
    found = grounds()
    row = row_of(matrix(asked(), found), found, words)
    assert values(row) == expected
    assert reason in row.cells[0].suggestion.why


def _one(*, stance: Stance = "asserts", modality: Modality = "actual", polarity: Polarity = "+", year: str = "2019") -> Text:
    text = Text("d1", f"Ada Brenn spoke: Highland paid for the Karu Dam in {year}.", outlet="Delta Post", published="2021-03-02")
    highland, dam, ada = text.entity("Highland", "Country"), text.entity("Karu Dam", "Facility"), text.entity("Ada Brenn", "Person")
    act = text.says("Ada Brenn", "spoke", entity=ada, stance=stance)
    time = (f"{year}-01-01", f"{year}-12-31")
    text.claim("Highland paid for the Karu Dam", highland, "funds", dam, said=act, modality=modality, polarity=polarity, time=time)
    return text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(_one(), "consistent", id="stated"),
        pytest.param(_one(modality="opinion"), "consistent", id="given as opinion"),
        pytest.param(_one(polarity="-"), "inconsistent", id="negated"),
        pytest.param(_one(polarity="-", modality="reported_possible"), "open", id="no evidence that: denies nothing"),
        pytest.param(_one(modality="conditional"), "open", id="under a condition"),
        pytest.param(_one(modality="counterfactual"), "open", id="what would have been"),
        pytest.param(_one(stance="asks"), "open", id="only asked"),
        pytest.param(_one(stance="doubts"), "open", id="doubted"),
        pytest.param(_one(stance="hints"), "open", id="hinted at"),
        pytest.param(_one(year="1987"), "not_applicable", id="at another time"),
    ],
)
def test_how_it_is_said_decides_whether_it_states_anything(text: Text, expected: str) -> None:
    pattern = {"subject": "Highland", "code": "funds", "object": "Karu Dam", "from": "2018-01-01", "to": "2020-12-31"}
    put = question(alternative=[{"says": "Highland paid", "pattern": [pattern]}, {"says": "nobody paid"}])
    [row] = matrix(asked(put), grounds(text)).rows
    assert row.cells[0].value == expected


def test_alternatives_that_exclude_each_other_do_so_only_where_the_question_says_it() -> None:
    found = grounds()
    row = row_of(matrix(asked(question(exclusive=True)), found), found, "Lowland funds the Karu Dam")
    assert values(row) == "inconsistent consistent"
    assert "states B" in row.cells[0].suggestion.why


def test_what_the_question_gives_as_excluding_an_alternative_is_inconsistent_with_it() -> None:
    against = [{"subject": "Lowland", "code": "funds"}]
    pattern = [{"subject": "Highland", "code": "funds", "object": "Karu Dam"}]
    put = question(alternative=[{"says": "only Highland", "pattern": pattern, "against": against}, {"says": "other"}])
    found = grounds()
    assert row_of(matrix(asked(put), found), found, "Lowland funds the Karu Dam").cells[0].value == "inconsistent"


def test_a_denial_counts_against_what_it_denies_even_where_only_the_denied_claim_was_picked() -> None:
    found = grounds()
    stated = claim_that(found, "Highland paid for the Karu Dam")
    put = question(alternative=[{"says": "it paid", "picked": [stated.id]}, {"says": "it did not"}])
    row = row_of(matrix(asked(put), found), found, "it had paid for the Karu Dam")
    assert (row.bearing, row.cells[0].value) == ("disputes", "inconsistent")
    assert "denies a claim that states it" in row.cells[0].suggestion.why or "contradicts" in row.cells[0].suggestion.why


def test_evidence_is_counted_by_origin_and_what_has_no_lineage_stands_apart() -> None:
    copies = [paid("d1"), paid("d5", clause="Highland, as is known, paid for the Karu Dam")]
    made = matrix(asked(), grounds(*copies, denied(), opinion(), report()))
    highland = made.tallies[0]
    assert highland.consistent_unstated == 1  # the report in its own voice
    assert len(highland.consistent_origins) == len(set(highland.consistent_origins))
    assert len(highland.inconsistent_origins) == 1
    articles = {claim.document for row in made.rows for claim in row.claims if row.cells[0].value == "consistent"}
    assert len(articles) > len(highland.consistent_origins)


def test_a_row_that_fits_all_alternatives_says_nothing_between_them() -> None:
    found = grounds()
    ident = claim_that(found, "Highland visited the Karu Dam").id
    put = question(alternative=[{"says": "one", "picked": [ident]}, {"says": "other", "picked": [ident]}])
    row = row_of(matrix(asked(put), found), found, "Highland visited the Karu Dam")
    assert (values(row), row.same_for_all, row.separates) == ("consistent consistent", True, 0)


def test_leaving_one_origin_out_tells_what_falls_with_it() -> None:
    found = grounds()
    made = matrix(asked(question(exclusive=True)), found)
    by_name = {one.name: one for one in made.left_out}
    wire, denier = by_name["North Wire"], by_name["Highland"]
    assert (wire.before, wire.after) == ((2, 1), (2, 0))
    assert (denier.before, denier.after) == ((2, 1), (1, 1))
    assert "A and B go from 2 and 1 inconsistent origins to 1 and 1" in denier.comparison
    assert row_of(made, found, "it had paid for the Karu Dam").linchpin.startswith("without it, A and B go from 2 and 1")


def test_the_alternatives_stay_in_the_order_they_were_asked_in() -> None:
    made = matrix(asked(question(exclusive=True)), grounds())
    assert [tally.alternative for tally in made.tallies] == ["A", "B"] == [one.id for one in made.question.alternatives]


def test_the_order_of_the_texts_changes_nothing() -> None:
    one, other = (matrix(asked(), grounds(*texts)) for texts in (pile(), tuple(reversed(pile()))))
    assert {row.id: values(row) for row in one.rows} == {row.id: values(row) for row in other.rows}
    assert one.gaps == other.gaps and one.meant == other.meant


@pytest.mark.parametrize(
    ("kind", "alternative"),
    [
        ("not tested", "B"),
        ("single origin", "B"),
        ("opinion only", "B"),
        ("no date", "B"),
        ("side not heard", ""),
        ("open cells", "A"),
    ],
)
def test_what_would_settle_it_is_told(kind: str, alternative: str) -> None:
    found = matrix(asked(), grounds()).gaps
    assert (kind, alternative) in {(gap.kind, gap.alternative) for gap in found}


def test_the_side_not_heard_is_the_one_that_says_nothing() -> None:
    words = [gap.words for gap in matrix(asked(), grounds()).gaps if gap.kind == "side not heard"]
    assert len(words) == 1 and "Lowland" in words[0]


@pytest.mark.parametrize(
    ("pattern", "kind"),
    [({"subject": "Midland"}, "name not found"), ({"code": "approved"}, "relation not found")],
)
def test_a_name_or_relation_the_case_does_not_have_is_told(pattern: dict[str, str], kind: str) -> None:
    put = question(alternative=[{"says": "one", "pattern": [pattern]}, {"says": "other"}])
    made = matrix(asked(put), grounds())
    assert kind in {gap.kind for gap in made.gaps}


def test_a_description_means_everything_that_holds_its_words_and_a_name_only_its_bearer() -> None:
    words = "Highland planned the night raid. Highland planned the raid on Oss. Highlands Bank rests."
    text = Text("d1", words, outlet="Delta Post")
    highland = text.entity("Highland", "Country")
    raids = [text.entity(words, "Event", "nominal") for words in ("the night raid", "the raid on Oss")]
    text.entity("Highlands Bank", "Organization")
    text.claim("Highland planned the night raid", highland, "planned", raids[0])
    text.claim("Highland planned the raid on Oss", highland, "planned", raids[1])
    put = question(
        alternative=[{"says": "it did", "pattern": [{"subject": "Highland", "code": "planned", "object": "raid"}]}, {"says": "no"}]
    )
    made = matrix(asked(put), grounds(text))
    assert dict(made.meant) == {"Highland": ("Highland",), "raid": ("the night raid", "the raid on Oss")}
    assert [values(row) for row in made.rows] == ["consistent open", "consistent open"]


def test_an_unweighed_case_still_has_its_rows() -> None:
    case = case_of(*pile())
    ids = {claim.id for claim in case.claims}
    case.add(reading(1), reader_version="v1")
    made = matrix(asked(), Grounds.of(case))
    assert {claim.id for row in made.rows for claim in row.claims} <= ids and made.rows

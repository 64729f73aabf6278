"""The pattern language: each line of an expression and what it compiles to."""

from __future__ import annotations

import pytest

from sayso.codebook.patterns import PatternError, compile_expression
from sayso.codebook.records import Filler, Pattern

CLASSES = {"money": frozenset({"fund", "grant"}), "raid": frozenset({"raid", "raids", "ambush"})}
SUBJECT: Filler = ("S",)
OBJECT: Filler = ("O",)


def one(expression: str) -> Pattern:
    (pattern,) = compile_expression("x", expression, CLASSES)
    return pattern


def slots(expression: str) -> list[tuple[str, Filler]]:
    return [(slot.name, slot.filler) for slot in one(expression).slots]


@pytest.mark.parametrize(
    ("expression", "pos", "lemma", "expected"),
    [
        ("S fund O", "verb", "fund", [("agent", SUBJECT), ("patient", OBJECT)]),
        ("S give O {money}", "verb", "give", [("agent", SUBJECT), ("recipient", OBJECT), ("patient", ("class", "money"))]),
        ("S provide {money} to O", "verb", "provide", [("agent", SUBJECT), ("patient", ("class", "money")), ("to", OBJECT)]),
        ("O receive {money} from S", "verb", "receive", [("agent", OBJECT), ("patient", ("class", "money")), ("from", SUBJECT)]),
        ("S hold talks with O", "verb", "hold", [("agent", SUBJECT), ("patient", ("word", "talks")), ("with", OBJECT)]),
        ("S carry out raid on O", "verb", "carry_out", [("agent", SUBJECT), ("patient", ("word", "raid")), ("on", OBJECT)]),
        ("S call for O", "verb", "call", [("agent", SUBJECT), ("for", OBJECT)]),
        ("S be behind O", "verb", "be", [("agent", SUBJECT), ("behind", OBJECT)]),
        ("S urge O to {*}", "verb", "urge", [("agent", SUBJECT), ("patient", OBJECT), ("clause", ("any",))]),
        ("S warn that {*}", "verb", "warn", [("agent", SUBJECT), ("clause", ("any",))]),
        ("S and O meet", "verb", "meet", [("agent", SUBJECT), ("agent", OBJECT)]),
        ("base O in S", "verb", "base", [("patient", OBJECT), ("in", SUBJECT)]),
        ("S freeze O's {money}", "verb", "freeze", [("agent", SUBJECT), ("patient", ("class", "money")), ("patient's", OBJECT)]),
        ("S support O={money}", "verb", "support", [("agent", SUBJECT), ("patient", ("O", "money"))]),
        ("{money} flow from S to O", "verb", "flow", [("agent", ("class", "money")), ("from", SUBJECT), ("to", OBJECT)]),
        ("attack:n by S on O", "noun", "attack", [("by", SUBJECT), ("on", OBJECT)]),
        ("S's attack:n on O", "noun", "attack", [("poss", SUBJECT), ("on", OBJECT)]),
        ("meeting:n between S and O", "noun", "meeting", [("between", SUBJECT), ("between", OBJECT)]),
        ("S=leader:n of O", "noun", "leader", [("self", SUBJECT), ("of", OBJECT)]),
        ("O's S=leader:n", "noun", "leader", [("self", SUBJECT), ("poss", OBJECT)]),
        ("O S=chief:n", "noun", "chief", [("self", SUBJECT), ("compound", OBJECT)]),
        ("S loyal:a to O", "adj", "loyal", [("agent", SUBJECT), ("to", OBJECT)]),
        ("joint raid:n with O", "noun", "raid", [("compound", ("word", "joint")), ("with", OBJECT)]),
        ("S-backed O", "compound", "backed", [("before", SUBJECT), ("head", OBJECT)]),
        ("pro-O S", "compound", "pro", [("after", OBJECT), ("head", SUBJECT)]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_expression(expression: str, pos: str, lemma: str, expected: list[tuple[str, Filler]]) -> None:
    assert (one(expression).pos, one(expression).lemma) == (pos, lemma)
    assert slots(expression) == expected


def test_alternatives_become_patterns_of_their_own() -> None:
    patterns = compile_expression("x", "S fund|finance O with|by {money}", CLASSES)
    assert {(p.lemma, p.slots[2].name) for p in patterns} == {
        ("fund", "with"),
        ("fund", "by"),
        ("finance", "with"),
        ("finance", "by"),
    }


def test_coordination_keeps_one_preposition() -> None:
    patterns = compile_expression("x", "talk:n between|among S and O", CLASSES)
    assert [[slot.name for slot in p.slots] for p in patterns] == [["between", "between"], ["among", "among"]]


def test_a_class_as_head_leaves_out_plurals() -> None:
    assert {p.lemma for p in compile_expression("x", "{raid}:n on O", CLASSES)} == {"raid", "ambush"}


def test_parentheses_mark_slots_optional() -> None:
    assert [slot.optional for slot in one("raid:n by S (on O)").slots] == [False, True]


@pytest.mark.parametrize(
    ("expression", "missing"),
    [("S fund O", True), ("S give {money} to O", True), ("S withdraw", False), ("S plan to {*}", False), ("S and O meet", False)],
)
def test_an_agent_may_go_unsaid_where_something_else_is_there(expression: str, missing: bool) -> None:
    assert one(expression).slots[0].optional is missing


def test_effects() -> None:
    assert one("S leave O > -").polarity == "-"
    assert one("S pledge {money} to O > future").modality == "future"
    assert one("S fund O").modality is None


def test_fixed_words_are_more_specific_than_classes() -> None:
    word, class_, bare = one("S hold raid on O"), one("S hold {raid} on O"), one("S hold O")
    assert word.specificity > class_.specificity > bare.specificity


@pytest.mark.parametrize(
    ("expression", "complaint"),
    [
        ("S give O {mony}", "unknown class {mony}; did you mean {money}?"),
        ("S give O {money", "parentheses|cannot read|unknown class"),
        ("S (give O", "parentheses do not match"),
        ("S give) O", "parentheses do not match"),
        ("", "the expression is empty"),
        ("S O", "no head word"),
        ("S give O to", "nothing follows 'to'"),
        ("S give O's", "nothing follows"),
        ("S give O {money} {raid}", "3 phrases follow the verb 'give'"),
        ("attack:n O", "1 phrases follow the noun 'attack'"),
        ("S's fund O", "needs a noun marked :n"),
        ("S fund O > futur", "unknown effect 'futur' after '>'; did you mean 'future'?"),
        ("S fund Otto", "cannot read 'Otto'"),
    ],
)
def test_mistakes_are_named(expression: str, complaint: str) -> None:
    with pytest.raises(PatternError) as caught:
        compile_expression("x", expression, CLASSES)
    assert any(part in str(caught.value) for part in complaint.split("|"))

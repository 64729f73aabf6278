"""The file a person writes a question in."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import QueryError
from sayso.weighing.hypotheses import Alternative, Pattern, Question, read_form, table_of, toml_of

WHOLE = """
question = "Who paid for the dam?"
about = "Oss"
exclusive = true

[[alternative]]
says = "Highland paid"
picked = ["p1"]
[[alternative.pattern]]
subject = "Highland"
code = ["funds", "arms"]
object = "Karu Dam"
modality = "actual"
from = "2018-01-01"
to = 2020-12-31

[[alternative]]
id = "low"
says = "Lowland paid"
picked_against = ["p2"]
[[alternative.against]]
words = ["never", "paid"]
polarity = "any"
"""


def test_a_whole_file_is_read() -> None:
    assert read_form(WHOLE, name="f") == Question(
        "who-paid-for-the-dam",
        "Who paid for the dam?",
        (
            Alternative(
                "A",
                "Highland paid",
                (Pattern(("Highland",), ("funds", "arms"), ("Karu Dam",), (), "+", ("actual",), "2018-01-01", "2020-12-31"),),
                picked=("p1",),
            ),
            Alternative("low", "Lowland paid", (), (Pattern(words=("never", "paid"), polarity="any"),), (), ("p2",)),
        ),
        ("Oss",),
        True,
    )


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("question =", "qestion =", "there is no field 'qestion'"),
        ('"Who paid for the dam?"', '""', "question has to be a text"),
        ("exclusive = true", 'exclusive = "yes"', "exclusive has to be true or false"),
        ('"2018-01-01"', '"2018-13-01"', "alternative 1, pattern 1: from has to be a date"),
        ('modality = "actual"', 'modality = "sure"', "modality has to be some of actual"),
        ('polarity = "any"', 'polarity = "yes"', 'polarity has to be "+", "-" or "any"'),
        ('words = ["never", "paid"]', "", "pattern has to be at least one of"),
        ('words = ["never", "paid"]', "words = [3]", "words has to be a text or a list of texts"),
        ('id = "low"', 'id = "a"', "another id for each"),
        ('says = "Highland paid"', "", "alternative 1: says has to be a text"),
        ('[[alternative]]\nid = "low"', '[alternative]\nid = "low"', "neither TOML nor JSON"),
    ],
)
def test_a_fault_names_the_file_the_field_and_the_way_out(old: str, new: str, told: str) -> None:
    assert old in WHOLE
    with pytest.raises(QueryError) as caught:
        read_form(WHOLE.replace(old, new, 1), name="dam.toml")
    assert caught.value.message.startswith("dam.toml") and told in caught.value.message and caught.value.hint


@pytest.mark.parametrize("text", ["", "{", "[]", '{"question": "q", "alternative": "x"}', '{"question": "q"}', "{" * 5000])
def test_what_is_no_question_is_refused(text: str) -> None:
    with pytest.raises(QueryError):
        read_form(text, name="f")


words = st.text(min_size=1, max_size=12).map(lambda t: " ".join(t.split())).filter(bool)
several = st.lists(words, max_size=3, unique=True).map(tuple)
patterns = st.builds(
    Pattern, subject=several, code=several, object=several, words=several, polarity=st.sampled_from(["+", "-", "any"]),
    modality=st.sampled_from([(), ("actual",), ("actual", "future")]), earliest=st.sampled_from([None, "2019-01-31"]),
).filter(lambda p: bool(p.subject or p.code or p.object or p.words))  # fmt: skip


def _lettered(found: list[Alternative]) -> tuple[Alternative, ...]:
    return tuple(replace(one, id="ABC"[n]) for n, one in enumerate(found))


alternatives = st.lists(
    st.builds(
        Alternative, id=st.just("A"), says=words, patterns=st.lists(patterns, max_size=2).map(tuple),
        against=st.lists(patterns, max_size=1).map(tuple), picked=several, picked_against=several,
    ),
    min_size=2, max_size=3,
).map(_lettered)  # fmt: skip
questions = st.builds(Question, id=st.just("q-1"), asks=words, alternatives=alternatives, about=several, exclusive=st.booleans())


@given(questions)
def test_a_question_written_and_read_again_is_the_same_in_toml_and_json(question: Question) -> None:
    assert read_form(toml_of(question), name="f") == question
    assert read_form(json.dumps(table_of(question)), name="f") == question


def test_the_file_shown_in_the_documentation_is_one() -> None:
    text = (Path(__file__).parents[3] / "docs" / "hypotheses.md").read_text(encoding="utf-8")
    shown = text.split("```toml\n", 1)[1].split("```", 1)[0]
    assert [one.id for one in read_form(shown, name="docs").alternatives] == ["A", "B", "C"]

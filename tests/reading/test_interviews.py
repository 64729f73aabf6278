"""Interviews told apart by their questions: texts analysed without a model, one paragraph a line."""

from __future__ import annotations

import pytest

from sayso.reading.interviews import interview
from sayso.reading.names import Name
from sayso.reading.referents import Referents
from tests.reading.trees import tree

HEAD = "Ana Duarte rows boats . She spoke to Karl Lund ."
TALK = """
Who paid you ?
The league paid . I counted it .
It paid twice .
Did you sign ?
We all signed .
You were brave .
I was not .
And the boats ?
My boats sank ."""
ANSWERS = [["The league paid . I counted it .", "It paid twice ."], ["We all signed ."], ["I was not ."], ["My boats sank ."]]


def _said(text: str, persons: tuple[str, ...] = ("Ana Duarte", "Karl Lund")) -> tuple[set[str], list[list[str]]]:
    """Who is interviewed, and the paragraphs of each answer."""
    a = tree(*(" ".join(f"{form}/P/dep/0" for form in line.split()) for line in text.splitlines()))
    found = []
    for name in persons:
        found += [Name(i, i + 1, "Person") for i in range(len(a.words)) if a.words[i : i + 2] == name.split()]
    referents = Referents(a, sorted(found, key=lambda name: name.first))
    says = interview(a, referents)
    assert all(say.cue is None and say.source is None for say in says)
    whom = {referents.all[referents.named_at(say.source_head or 0) or 0].name for say in says}
    return whom, [[a.text[c.start : c.end] for c in say.content] for say in says]


def test_what_stands_between_the_questions_is_said_by_the_one_interviewed() -> None:
    assert _said(HEAD + TALK) == ({"Ana Duarte"}, ANSWERS)


def test_whoever_is_spoken_to_asks() -> None:
    whom, _ = _said(HEAD.replace("Ana Duarte rows boats . She", "She") + TALK + "\nAna Duarte rows boats .")
    assert whom == {"Ana Duarte"}


def test_the_last_answer_ends_where_nobody_speaks_in_the_first_person() -> None:
    assert _said(HEAD + TALK + "\nAnd I swam .\nDuarte has two dogs .\nI like dogs .")[1][-1] == ["My boats sank .", "And I swam ."]


def test_a_caption_that_names_the_one_interviewed_is_no_answer() -> None:
    assert _said(HEAD + TALK.replace("It paid twice .", "Ana Duarte in her boat ."))[1][0] == ["The league paid . I counted it ."]


def test_quoted_answers_lose_their_marks_and_what_is_not_quoted_is_told() -> None:
    marks = {"The league paid . I counted it .", "It paid twice .", "We all signed .", "I was not .", "My boats sank ."}
    lines = [f'" {line} "' if line in marks else line for line in (HEAD + TALK).splitlines()]
    lines.insert(4, "The league denies it to us .")
    assert _said("\n".join(lines)) == ({"Ana Duarte"}, ANSWERS)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(HEAD + TALK.replace("And the boats ?", "So ?").replace("Did you sign ?", "So ."), id="two questions"),
        pytest.param(HEAD + TALK.replace("you ?", "them ?").replace("you sign", "they sign"), id="asks nobody"),
        pytest.param(HEAD + TALK.replace("I ", "She ").replace("We ", "They ").replace("My ", "Her "), id="nobody answers"),
        pytest.param(HEAD.replace("Ana Duarte", "A rower") + TALK, id="nobody but who asks is named"),
        pytest.param(HEAD + TALK.replace("We all signed .", '" We all signed , " she told me .'), id="tells what was said"),
        pytest.param(HEAD + TALK.replace("signed", "and Ana Duarte signed").replace("I was", "I and Ana Duarte were"), id="of her"),
        pytest.param(HEAD + TALK.replace("It paid", 12 * "I rowed .\n" + "It paid"), id="goes on and on"),
        pytest.param("Boats are rowed .\nWhy ?\nNobody knows .", id="one question"),
    ],
)
def test_questions_alone_make_no_interview(text: str) -> None:
    assert _said(text) == (set(), [])

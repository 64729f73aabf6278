"""Where quotes are found, and where they must not be."""

from __future__ import annotations

import pytest

from sayso.model import Span
from sayso.reading.llm.align import Aligner
from sayso.reading.llm.fuzzy import FLOOR
from sayso.reading.llm.plain import level

TEXT = (
    "Subscribe to Iran Daily\n"
    "Officials said that Iran funds the group’s\u00a0fighters in the northern hills.  "
    "“We did not know,” Ana\u200b Ruiz — a clerk — said.\n"
    "Iranian money paid for 40 trucks; the trucks were seen near Oss, Straße 4, İzmir…\n"
    "Comments: Iran is bad"
)
BODY = (Span(TEXT.index("Officials"), TEXT.index("Iranian")), Span(TEXT.index("Iranian"), TEXT.index("Comments")))


def best(quote: str) -> tuple[str, str] | None:
    place = Aligner(TEXT, BODY).best(quote)
    return None if place is None else (TEXT[place.span.start : place.span.end], place.how)


@pytest.mark.parametrize(
    ("quote", "words", "how"),
    [
        ("Iran funds", "Iran funds", "exact"),
        ("  Iran funds ", "Iran funds", "exact"),
        ("the group's fighters", "the group’s\u00a0fighters", "spacing"),
        ('hills.\n"We did not know," Ana Ruiz - a clerk', "hills.  “We did not know,” Ana\u200b Ruiz — a clerk", "spacing"),
        ("İzmir...", "İzmir…", "spacing"),
        ("OFFICIALS SAID", "Officials said", "case"),
        ("strasse 4", "Straße 4", "case"),
        ("Officials said Iran funds the group’s fighters in the northern hills", None, "fuzzy"),
        ("the trucks are seen near Oss", "the trucks were seen near Oss", "fuzzy"),
    ],
)  # fmt: skip
def test_a_quote_is_found_by_the_first_step_that_can(quote: str, words: str | None, how: str) -> None:
    found = best(quote)
    assert found is not None
    assert found[1] == how
    assert words is None or found[0] == words


@pytest.mark.parametrize(
    "quote",
    [
        "Iran Daily", "Iran is bad", "Comments", "", "  ", "…",  # page furniture, and nothing
        "Ira", "unds the", "ranian money",  # inside words
        "Anna Ruiz", "Iran's fighters",  # short quotes are never taken by likeness
        "We did know, Ana Ruiz said a clerk",  # a negation lost
        "Iranian money paid for 400 trucks", "Iranian money paid for trucks near Oss",  # another number, none
        "Officials said that Iraq funds the group’s fighters in the northern hills",  # another name
        "Officials said that Iran may fund the group’s fighters in the northern hills",  # a doubt added
        "the trucks were later seen near Oss", "the trucks were bombed near Oss",  # a word of weight that is not there
        "the clerks of the ministry ate lunch under the old trees by the river",
        "fighters in the northern hills Iranian money paid for",  # words from two places put together
    ],
)  # fmt: skip
def test_what_the_article_does_not_say_is_not_found(quote: str) -> None:
    assert best(quote) is None


def test_of_several_places_the_nearest_is_taken() -> None:
    text = "Iran spoke. Then Iran sent trucks. Iran denied it."
    aligner = Aligner(text, (Span(0, len(text)),))
    assert len(aligner.places("Iran")) == 3
    assert aligner.best("Iran", Span(text.index("sent"), text.index("trucks"))) == aligner.places("Iran")[1]
    assert aligner.best("Iran") == aligner.places("Iran")[0]


def test_a_likeness_says_how_much_is_alike() -> None:
    place = Aligner(TEXT, BODY).best("the trucks was seen near Oss")
    assert place is not None
    assert FLOOR <= place.score < 1


def test_levelled_signs_know_where_they_stood() -> None:
    text = "  “A”…\u00a0\n b\u200bß  "
    plain = level(text, fold=True)
    assert plain.text == '"a"... bss'
    assert text[plain.span(0, 6).start : plain.span(0, 6).end] == "“A”…"
    assert text[plain.span(7, 10).start : plain.span(7, 10).end] == "b\u200bß"
    assert level("").text == level(" \n").text == ""


def test_a_long_article_of_one_word_is_no_trap() -> None:
    text = "war " * 40_000
    aligner = Aligner(text, (Span(0, len(text)),))
    assert aligner.best("war " * 900 + "peace") is None
    assert len(aligner.places("war")) == 200

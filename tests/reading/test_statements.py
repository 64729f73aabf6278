"""Unquoted speech whose cue stands behind it, told in the first person; texts without a model."""

from __future__ import annotations

from typing import Any

import pytest

from sayso.model import Span
from sayso.reading.attributions import says_in
from sayso.reading.names import Name
from sayso.reading.quotes import quotations
from sayso.reading.referents import Referents
from sayso.reading.say import Say
from sayso.reading.statements import open_statement, spoken_paragraphs
from tests.reading.acts import hears, says, told
from tests.reading.trees import raise_score, tree, word


def _spoken(
    paragraph: list[str], content: str, *, other_cue: str = "", name: str = "", broken: bool = False, heard: str = ""
) -> list[str]:
    """The content that "said" gets, starting from ``content``, in a paragraph of these sentences."""
    a = tree(*(" ".join(f"{form}/N/dep/0" for form in sentence.split()) for sentence in paragraph))
    a.text = a.text if broken else a.text.replace("\n", " ")
    said, start = word(a, "said"), a.text.index(content)
    say = Say((said, said), (said - 1, said - 1), said - 1, [Span(start, start + len(content))])
    found = [say]
    if other_cue:
        cue = word(a, other_cue)
        found.append(Say((cue, cue), None, None, [Span(0, 1)]))
    for one in heard.split():
        first, end = a.sentences[a.sentence_of[word(a, one)]]
        raise_score(a, "content", said, list(range(first, end)))
    names = [Name(word(a, name), word(a, name), "Person"), Name(said - 1, said - 1, "Person")] if name else []
    spoken_paragraphs(a, Referents(a, names), found, quotations(a.text, (Span(0, len(a.text)),)))
    return [a.text[c.start : c.end] for c in say.content]


SPEECH = ["They shut our gates .", "Nobody came .", "It rained all night , she said ."]


def test_speech_in_the_first_person_begins_where_its_paragraph_does() -> None:
    assert _spoken(SPEECH, "It rained all night") == ["They shut our gates . Nobody came . It rained all night"]


def test_it_goes_on_behind_the_cue_as_long_as_each_sentence_is_in_the_first_person() -> None:
    found = _spoken([*SPEECH, "We left .", "The gates are shut ."], "It rained all night")
    assert found == ["They shut our gates . Nobody came . It rained all night", "We left ."]


@pytest.mark.parametrize(
    ("sentences", "more"),
    [
        (["They shut the gates .", "Nobody came .", "It rained all night , she said ."], {}),
        (["They shut US gates .", "Nobody came .", "It rained all night , she said ."], {}),
        (SPEECH, {"other_cue": "came"}),
        (["They “ shut our gates ” .", "Nobody came .", "It rained all night , she said ."], {}),
        (SPEECH, {"broken": True}),
    ],
)
def test_what_is_no_speech_of_one_voice_stays_out(sentences: list[str], more: dict[str, Any]) -> None:
    assert _spoken(sentences, "It rained all night", **more) == ["It rained all night"]


def test_a_sentence_that_names_the_speaker_is_not_yet_the_speech() -> None:
    sentences = ["Duarte spoke last .", "They shut our gates .", "It rained all night , Duarte said ."]
    assert _spoken(sentences, "It rained all night", name="Duarte") == ["They shut our gates . It rained all night"]


def test_speech_that_is_heard_goes_back_as_far_as_each_sentence_is_and_to_a_cue_or_a_quotation() -> None:
    told = ["They shut the gates .", "Nobody came .", "It rained all night , she said ."]
    whole = "They shut the gates . Nobody came . It rained all night"
    assert _spoken(told, "It rained all night", heard="shut came") == [whole]
    assert _spoken(told, "It rained all night", heard="came") == ["Nobody came . It rained all night"]
    assert _spoken(told, "It rained all night", heard="shut") == ["It rained all night"]
    assert _spoken(["Boats “ sank ” .", *told], "It rained all night", heard="sank shut came") == [whole]
    assert _spoken(["Eva slept .", *told], "It rained all night", heard="slept shut came", other_cue="slept") == [whole]


def _opened(*sentences: str) -> list[str]:
    """The content that "adds :" gets when each sentence is a paragraph."""
    a = tree(*(" ".join(f"{form}/N/dep/0" for form in sentence.split()) for sentence in sentences))
    cue = word(a, "adds")
    first, end = a.spans[cue + 2].start, a.spans[a.sentences[0][1] - 1].end
    say = Say((cue, cue), (cue - 1, cue - 1), cue - 1, [Span(first, end)])
    open_statement(a, say, [], len(a.text))
    return [a.text[c.start : c.end] for c in say.content]


def test_a_statement_in_the_first_person_goes_on_over_paragraphs_of_that_voice() -> None:
    assert _opened("Minister adds : We act at once .", "We pay .", "They left .") == ["We act at once .\nWe pay ."]


def test_the_writers_own_voice_is_no_part_of_a_statement_in_the_third_person() -> None:
    assert _opened("Spokesman adds : Tehran paid for it .", "I must be careful here .", "They left .") == ["Tehran paid for it ."]


def test_a_quotation_behind_a_colon_is_of_whom_the_clause_is_about() -> None:
    a = tree(
        "Ana/P/nsubj/3 was/X/cop/3 blunt/A/root/0 :/./punct/3 “/./punct/7 boats/N/nsubj/7 sank/V/parataxis/3 in/I/case/10 "
        "the/D/det/10 port/N/obl/7 that/D/det/12 night/N/obl/7 ././punct/7 ”/./punct/7"
    )
    (say,) = says(a, [], {"Ana": "Person"})
    assert told(a, say) == ("Ana", None, [" boats sank in the port that night . "], "asserts")


def test_who_speaks_in_a_quotation_does_not_speak_on_after_it() -> None:
    a = tree(
        "Lee/P/nsubj/2 said/V/root/0 boats/N/nsubj/4 sank/V/ccomp/2 ././punct/2",
        "“/./punct/4 Nobody/O/nsubj/4 ,/./punct/4 slept/V/ccomp/6 I/O/nsubj/6 wrote/V/root/0 ././punct/6 ”/./punct/6",
        "Ships/N/nsubj/2 burned/V/ccomp/5 ,/./punct/2 he/O/nsubj/5 added/V/root/0 ././punct/5",
    )
    for cue, source, content in (("said", "Lee", "sank"), ("wrote", "I", "slept"), ("added", "he", "burned")):
        a.cue[word(a, cue)], a.cue_score[word(a, cue)] = "B", 0.9
        raise_score(a, "source", word(a, cue), [word(a, source)])
        raise_score(a, "content", word(a, cue), [word(a, content)])
    referents = Referents(a, [Name(0, 0, "Person")])
    says_in(a, referents, quotations(a.text, (Span(0, len(a.text)),)), len(a.text))
    assert referents.of_word(word(a, "he")) == referents.named_at(0)


def test_a_quotation_behind_a_colon_may_stand_near_another_saying() -> None:
    a = tree(
        "Eva/P/nsubj/2 said/V/root/0 ships/N/nsubj/4 burned/V/ccomp/2 ././punct/2",
        "Ana/P/nsubj/3 was/X/cop/3 blunt/A/root/0 :/./punct/3 “/./punct/7 boats/N/nsubj/7 sank/V/parataxis/3 in/I/case/10 "
        "the/D/det/10 port/N/obl/7 that/D/det/12 night/N/obl/7 ././punct/7 ”/./punct/7",
    )
    raise_score(a, "source", word(a, "said"), [0])
    raise_score(a, "content", word(a, "said"), [2, 3])
    assert [told(a, say)[0] for say in says(a, ["said"], {"Eva": "Person", "Ana": "Person"})] == ["Eva", "Ana"]


def test_he_may_be_who_is_named_in_a_quotation_that_he_does_not_utter() -> None:
    a = tree(
        "“/./punct/3 Lee/P/nsubj/3 slept/V/ccomp/6 ”/./punct/3 Eva/P/nsubj/6 said/V/root/0 ././punct/6",
        "He/O/nsubj/2 denied/V/root/0 boats/N/nsubj/4 sank/V/ccomp/2 ././punct/2",
    )
    hears(a, ("said", "Eva", "slept"), ("denied", "He", "sank"))
    he = word(a, "He")
    a.antecedents[he] = [word(a, "Lee"), he]
    referents = Referents(a, [Name(word(a, "Lee"), word(a, "Lee"), "Person"), Name(word(a, "Eva"), word(a, "Eva"), "Outlet")])
    says_in(a, referents, quotations(a.text, (Span(0, len(a.text)),)), len(a.text))
    assert referents.of_word(he) == referents.named_at(word(a, "Lee"))

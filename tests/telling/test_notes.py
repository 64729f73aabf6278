"""Footnotes: every sentence of a dossier has one, and it tells facts about the source."""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.findings import Interest
from sayso.model import Claim, Span, Tie
from sayso.telling import dossier
from sayso.telling.dossier import Setting, page
from sayso.telling.markdown import markdown
from sayso.telling.view import Index
from tests.telling.invented import DENIES, View, case, span
from tests.telling.page import Page


def _notes(html: str) -> dict[str, str]:
    found = re.findall(r'<li id="n(\d+)">(.*?)</li>', html, re.DOTALL)
    return {number: " ".join("".join(Page.of(note).text).split()) for number, note in found}


def test_every_sentence_has_a_footnote_and_every_footnote_leads_back() -> None:
    html = dossier(case())
    said = re.findall(r'<div class="said">(.*?)</div>', html, re.DOTALL)
    assert len(said) >= 6 and all('href="#n' in one for one in said)
    assert set(_notes(html)) == set(re.findall(r'<span id="c(\d+)">', html))


def test_a_footnote_tells_who_how_many_through_whom_when_and_where() -> None:
    note = _notes(dossier(case()))["1"]
    for words in (
        "“two engineers”: not named; 2 by the text’s count", "relayed through North Wire", "no day of saying was read",
        "in a report, published 2 Mar 2020", "only reported", "reason given: who asked not to be named", "Origin: North Wire",
        "Text 1, Valley Post", "reports/da.txt [0:30]",
    ):  # fmt: skip
        assert words in note, words


def test_a_texts_own_voice_and_a_missing_date_are_told_as_such() -> None:
    note = _notes(dossier(case()))["5"]
    assert "the text itself, by Ola Tveit" in note and "in an opinion, not dated; read here" in note
    assert "Origin: not stated, counted as none" in note


def _sided(of: str) -> View:
    made = case()
    at = span(DENIES, "Highland's spokeswoman Ada Brenn")
    post = Claim("c7", "db", at.start, at.end, "b", "represent", "represents", of, proposition="p7")
    about = Interest("c4", "b", "about_itself", "Ada Brenn represents Highland", ("c7",))
    return replace(made, claims=(*made.claims, post), ties=(*made.ties, Tie("b", "represents", of, ("c7",))), interests=(about,))


def test_whose_side_a_source_is_on_is_the_piles_word_with_its_own_footnote() -> None:
    note = _notes(dossier(_sided("h")))["4"]
    assert "Ada Brenn: person, named; it is said in this pile that Ada Brenn represents Highland" in note
    assert "about itself (Ada Brenn represents Highland)" in note
    assert "the pile does not say whose side it is on" in _notes(dossier(_sided("k")))["4"]


def test_what_people_judged_is_marked_in_the_sentence_and_in_its_footnote() -> None:
    judged = replace(Index.of(case()), judged={"c4": "corrected by Ann Ode on 2031-06-01", "a1": "accepted by Bo on 2031-06-02"})
    html = page(judged, Setting())
    assert html.count("corrected by Ann Ode on 2031-06-01") >= 3  # the dispute, the claim, the footnote
    assert "the attribution accepted by Bo on 2031-06-02" in html
    assert "corrected by" not in page(Index.of(case()), Setting())


def _with_twin(**changes: object) -> View:
    """A second claim in the sentence of c2, over other words of it."""
    made = case()
    at = made.claims[1]
    twin = replace(at, id="c9", start=at.start + 3, predicate="swallow", proposition="p9", **changes)  # type: ignore[arg-type]
    return replace(made, claims=(*made.claims, twin))


def test_a_sentence_that_holds_several_claims_is_told_and_footnoted_once_with_all_offsets() -> None:
    view = _with_twin()
    html = dossier(view)
    told = html[html.index('id="claims"') : html.index('id="time"')]
    assert told.count("It cost at least 40 million crowns in 2019</q>") == 1
    assert len(re.findall('<span id="c2">', told)) == 1 and '<span id="c7">' not in told
    first, twin = view.claims[1], view.claims[-1]
    assert f"reports/da.txt [{first.start}:{first.end}], [{twin.start}:{twin.end}]" in _notes(html)["2"]
    assert len(_notes(html)) == len(view.claims) - 1
    text = markdown(Index.of(view), Setting())
    assert f"\\[{first.start}:{first.end}\\], \\[{twin.start}:{twin.end}\\]: “It cost" in text


def test_what_another_source_or_origin_says_in_the_same_sentence_has_a_footnote_of_its_own() -> None:
    for other in (_with_twin(attribution="a4"), _with_twin(origin="o1")):
        assert len(_notes(dossier(other))) == len(other.claims)


def test_no_two_footnotes_have_the_same_words_and_offsets() -> None:
    texts = [_notes(dossier(view)) for view in (case(), _with_twin())]
    for found in texts:
        assert len({note.split(" ", 1)[1] for note in found.values()}) == len(found)


def test_offsets_are_those_of_the_claim_in_its_text() -> None:
    index = Index.of(case())
    claim = index.claims["c4"]
    assert f"reports/db.txt [{claim.start}:{claim.end}]" in _notes(dossier(case()))["4"]
    assert index.words("db", Span(claim.start, claim.end)) == "Highland had paid for the Karu dam"

"""Attributed sentences: nobody's words become ours, and none are cut so that they say something else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.model import Attribution, Claim, Entity, Mention
from sayso.telling.chains import chain
from sayso.telling.saying import said, that, whether
from sayso.telling.view import Index
from tests.telling.invented import View, case, document, lines, span


def _told(view: View, claim: str) -> str:
    index = Index.of(view)
    return str(said(index.claims[claim], chain(index.claims[claim], index), index))


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        (
            "c1",
            "Valley Post, citing North Wire, citing “two engineers” (not named, 2 of them), says: "
            "“Highland paid for the Karu dam”.",
        ),
        ("c2", "Valley Post says in its own voice: “It cost at least 40 million crowns in 2019” (read as said of Karu dam)."),
        ("c3", "Valley Post, citing “Critics”, reports: “Critics say the lake may flood Oss” (read as a possibility)."),
        ("c4", "Hill Echo, citing Ada Brenn, reports a denial of this: “Highland had paid for the Karu dam”."),
    ],
)  # fmt: skip
def test_a_claim_is_told_as_somebodys_words(claim: str, sentence: str) -> None:
    assert _told(case(), claim) == sentence


TEXT = "Rovia said on Monday that it had seen no proof that Norland sank the ferry. Nobody knows who sank the ferry.\n"


def _ferry(**changed: object) -> View:
    doc = document("df", TEXT, outlet="Quay Post", published="2031-01-02", genre="report")
    rovia = Entity("r", "Rovia", "Country", (Mention("df", 0, 5, "name"),))
    act = Attribution(
        "f1", "df", span(TEXT, "Rovia"), "r", "named_organization", span(TEXT, "said"), (span(TEXT, "Norland sank the ferry"),)
    )
    clause = span(TEXT, "Norland sank the ferry")
    claim = Claim("f.c1", "df", clause.start, clause.end, None, "sink", None, None, attribution="f1")
    nobody = Attribution(
        "f2", "df", span(TEXT, "Nobody"), None, "collective", span(TEXT, "knows"), (span(TEXT, "who sank the ferry"),)
    )
    who = span(TEXT, "who sank the ferry")
    asked = Claim("f.c2", "df", who.start, who.end, None, "sink", None, None, attribution="f2")
    return View((doc,), (rovia,), (act, nobody), (replace(claim, **changed), asked), sentences=lines("df", TEXT))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "changed", [{"modality": "reported_possible"}, {"polarity": "-"}], ids=["possible", "negated from outside"]
)
def test_what_words_outside_a_clause_make_of_it_is_quoted_with_it(changed: dict[str, object]) -> None:
    told = _told(_ferry(**changed), "f.c1")
    assert told.startswith("Quay Post, citing Rovia, reports: “Rovia said on Monday that it had seen no proof that Norland sank")


def test_nobody_is_no_source_and_the_sentence_stands_whole() -> None:
    assert _told(_ferry(), "f.c2") == "Quay Post says in its own voice: “Nobody knows who sank the ferry”."


def test_a_long_sentence_is_cut_around_its_claim() -> None:
    text = "word " * 100 + "Norland sank the ferry " + "word " * 100 + ".\n"
    at = span(text, "Norland sank the ferry")
    view = View((document("dl", text, outlet="Quay Post"),), claims=(Claim("l", "dl", at.start, at.end, None, "sink", None, None),))
    told = _told(replace(view, sentences=lines("dl", text)), "l")
    assert "… word" in told and "Norland sank the ferry" in told and len(told) < 320


@pytest.mark.parametrize(
    ("sentence", "heading", "side"),
    [
        ("Norland funds Rovia", "Whether Norland funds Rovia", "that Norland funds Rovia"),
        ("Someone attacked Rovia", "Whether someone attacked Rovia", "that someone attacked Rovia"),
        ("“they gave no warning”", "On “they gave no warning”", "“they gave no warning”"),
        ("Norland: “it gave no warning”", "On Norland: “it gave no warning”", "Norland: “it gave no warning”"),
    ],
)  # fmt: skip
def test_a_heading_asks_and_never_states(sentence: str, heading: str, side: str) -> None:
    assert (whether(sentence), that(sentence)) == (heading, side)

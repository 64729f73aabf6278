"""Ties of support: kinds, times, ways, and whether they are alleged in the dataset's sense."""

from __future__ import annotations

import pytest

from sayso.findings import Support
from sayso.model import Span, When
from sayso.weighing import weigh
from tests.weighing.pile import Text, pile


def _text(ident: str, clause: str, by: str = "", code: str = "arms", cue: str = "said", **meant: object) -> Text:
    text = Text(ident, f"{by} {cue} that {clause}." if by else f"{clause}.", outlet=f"Post {ident}", published="2020-06-01")
    ends = (text.entity("Arvia", "Country"), text.entity("Marsh Front", "ArmedGroup"))
    said = None
    if by:
        known = ends[0] if by == "Arvia" else ends[1] if by == "Marsh Front" else text.entity(by, "Person")
        said = text.says(by, cue, entity=known, stance="denies" if cue == "denied" else "asserts")
    text.claim(clause, ends[0], code, ends[1], said=said, **meant)  # type: ignore[arg-type]
    return text


def _support(*texts: Text) -> Support:
    (found,) = weigh(pile(*texts)).findings.supports
    return found


def test_support_carries_the_datasets_letter_and_political_support_is_none() -> None:
    assert _support(_text("d0", "Arvia arms the Marsh Front")).ucdp == "ext_w"
    text = _text("d0", "Arvia supports the Marsh Front", code="supports_politically")
    assert weigh(pile(text)).findings.supports == ()


def test_first_and_last_times_are_those_stated_and_publication_is_kept_apart() -> None:
    found = _support(
        _text("d0", "Arvia armed the Marsh Front in 2014", time=("2014-01-01", "2014-12-31")),
        _text("d1", "Arvia armed the Marsh Front in 2017", time=("2017-01-01", "2017-12-31")),
        _text("d2", "Arvia arms the Marsh Front"),
    )
    assert found.first and (found.first.earliest, found.first.claim) == ("2014-01-01", "d0.c0")
    assert found.last and (found.last.latest, found.last.claim) == ("2017-12-31", "d1.c0")
    assert found.reported and (found.reported.earliest, found.reported.claim) == ("2020-06-01", None)
    assert [(year.year, year.claims) for year in found.years] == [(2014, ("d0.c0",)), (2017, ("d1.c0",))]
    assert found.start is None and found.end is None


@pytest.mark.parametrize(("word", "which"), [("since", "start"), ("until", "end"), ("in", "")])
def test_a_stated_beginning_or_end_is_kept_apart_from_first_and_last(word: str, which: str) -> None:
    text = _text("d0", f"Arvia armed the Marsh Front {word} 2014")
    at = text.text.index("2014")
    claim = text.claims[0]
    text.claims[0] = type(claim)(
        **{name: getattr(claim, name) for name in claim.__slots__} | {"time": When("2014-01-01", "2014-12-31", Span(at, at + 4))}
    )
    found = _support(text)
    assert [name for name in ("start", "end") if getattr(found, name)] == ([which] if which else [])


@pytest.mark.parametrize(
    ("clause", "kind", "words"),
    [
        ("Arvia armed the Marsh Front through Unit 190", "instrument", "Unit 190"),
        ("Arvia armed the Marsh Front via the Sarra crossing", "route", "Sarra crossing"),
        ("Arvia armed the Marsh Front by tunnel", "route", "tunnel"),
        ("Arvia armed the Marsh Front by air, land and sea", "route", "air, land and sea"),
        ("Arvia armed the Marsh Front by truck and by night", "instrument", "truck"),
        ("Arvia armed the Marsh Front with the help of smugglers, it was learned", "instrument", "smugglers"),
    ],
)
def test_instruments_and_routes_are_words_of_the_clause(clause: str, kind: str, words: str) -> None:
    text = _text("d0", clause)
    (via,) = _support(text).vias
    assert (via.kind, via.words) == (kind, words)
    assert text.text[via.start : via.end] == words


@pytest.mark.parametrize(
    "clause",
    [
        "Arvia armed the Marsh Front through the night",
        "Arvia armed the Marsh Front through 2014",
        "Arvia arms the Marsh Front by force",
    ],
)
def test_times_and_figures_of_speech_are_no_way(clause: str) -> None:
    assert _support(_text("d0", clause)).vias == ()


FACT = "Arvia arms the Marsh Front"


@pytest.mark.parametrize(
    ("what", "texts", "alleged"),
    [
        ("one voice that is no side", [_text("d0", FACT, "Ana Duarte")], True),
        ("nobody's word", [_text("d0", FACT)], True),
        ("two voices and no denial", [_text("d0", FACT, "Ana Duarte"), _text("d1", FACT, "Ola Brenn")], False),
        (
            "two voices and a denial",
            [
                _text("d0", FACT, "Ana Duarte"),
                _text("d1", FACT, "Ola Brenn"),
                _text("d2", FACT, "Arvia", cue="denied", polarity="-"),
            ],
            True,
        ),
        ("the supporter itself", [_text("d0", FACT, "Arvia")], False),
        (
            "the recipient itself, though denied",
            [_text("d0", FACT, "Marsh Front"), _text("d1", FACT, "Arvia", cue="denied", polarity="-")],
            False,
        ),
    ],
)
def test_alleged_with(what: str, texts: list[Text], alleged: bool) -> None:
    found = _support(*texts)
    assert found.alleged is alleged, what
    assert found.alleged_reason

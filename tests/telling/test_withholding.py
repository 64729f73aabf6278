"""Names of minors and victims leave the dossier, and every offset still leads to its words."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from sayso.model import Claim, Entity, Mention
from sayso.telling import dossier
from sayso.telling.dossier import Setting, page, without_names
from sayso.telling.markdown import markdown
from sayso.telling.view import Index
from sayso.telling.withholding import BLOCK, Withheld, withheld
from tests.telling.invented import Line, View, document

KILLED = "Soldiers killed {}. Lena Orr's house burned, ORR family friends said. Will it end?"


def telling(who: str, *names: str, code: str = "killed", post: bool = False) -> Index:
    """A text in which ``who`` (words that hold the first name) is killed; with a post, it is said to lead the Reed Front too."""
    text = KILLED.format(who)
    called = [Entity("p", names[0], "Person", tuple(_mentions(text, *names))), Entity("r", "Reed Front", "ArmedGroup")]
    at = text.index(who)
    claims = [Claim("c1", "d", 0, at + len(who), None, "kill", code, "p")]
    claims += [Claim("c2", "d", 0, at + len(who), "p", "lead", "leads", "r")] if post else []
    return Index.of(
        View(documents=(document("d", text),), entities=tuple(called), claims=tuple(claims), sentences=(Line("d", 0, len(text)),))
    )


def _mentions(text: str, *names: str) -> list[Mention]:
    return [Mention("d", m.start(), m.end(), "name") for name in names for m in re.finditer(re.escape(name), text)]


def reasons(index: Index, whose: str = "victims") -> list[str]:
    return [one.why for one in withheld(index, whose)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("who", "code", "post", "why"),
    [
        ("Lena Orr", "killed", False, ["a victim"]),
        ("Lena Orr", "killed", True, []),
        ("Prime Minister Lena Orr", "killed", False, []),
        ("Lena Orr", "praised", False, []),
        ("Lena Orr, 12,", "praised", False, ["a minor"]),
        ("Lena Orr (aged 9)", "praised", True, ["a minor"]),
        ("Lena Orr, a 16-year-old pupil", "praised", False, ["a minor"]),
        ("the 9-year-old Lena Orr", "praised", False, ["a minor"]),
        ("the schoolgirl Lena Orr", "praised", False, ["a minor"]),
        ("Lena Orr, the young girl", "praised", False, ["a minor"]),
        ("Lena Orr, 44,", "praised", False, []),
    ],
)
def test_minors_and_victims_without_a_public_post_are_withheld(who: str, code: str, post: bool, why: list[str]) -> None:
    assert reasons(telling(who, "Lena Orr", code=code, post=post)) == why


def test_everybody_without_a_public_post_is_withheld_where_private_people_are() -> None:
    assert reasons(telling("Lena Orr", "Lena Orr", code="praised"), "private") == ["a private person"]
    assert reasons(telling("Lena Orr", "Lena Orr", code="praised", post=True), "private") == []


def test_a_name_is_nowhere_in_the_dossier_and_offsets_lead_to_the_words_around_it() -> None:
    index = telling("Lena Orr", "Lena Orr")
    setting = Setting(title="On Lena Orr", purpose="who killed Lena Orr", case_name="orr.sayso")
    without, told = without_names(index, setting)
    for written in (page(without, told), markdown(without, told)):
        assert "Lena" not in written and "Orr" not in written and "ORR" not in written
        assert "[name withheld 1\\]" in written or "[name withheld 1]" in written
        assert "a victim" in written and "Will it end" in written
    text, masked = index.documents["d"].text, without.documents["d"].text
    assert len(masked) == len(text) and masked.count(BLOCK) == len("LenaOrr" * 2 + "ORR")
    assert [a for a, b in zip(text, masked, strict=True) if a == b] == [a for a in masked if a != BLOCK]
    assert told.withheld == (Withheld("p", "", "[name withheld 1]", "a victim"),)


def test_a_longer_name_of_somebody_else_stays() -> None:
    index = telling("Orr, near the Orr Bank Trust", "Orr")
    bank = Entity("b", "Orr Bank Trust", "Organization", tuple(_mentions(index.documents["d"].text, "Orr Bank Trust")))
    without, _ = without_names(replace(index, entities={**index.entities, "b": bank}), Setting())
    assert without.documents["d"].text.startswith("Soldiers killed ███, near the Orr Bank Trust.")
    assert without.name("b") == "Orr Bank Trust"


def test_a_name_that_a_person_lets_stand_stays_and_then_nothing_is_changed() -> None:
    index = telling("Lena Orr", "Lena Orr")
    without, told = without_names(index, Setting(), shown=["p"])
    assert without is index and told.withheld == ()


def test_the_dossier_of_a_view_withholds_too() -> None:
    made = telling("Lena Orr", "Lena Orr")
    view = View(tuple(made.documents.values()), tuple(made.entities.values()), (), tuple(made.claims.values()))
    assert "Lena" not in dossier(view) and "Names withheld: [name withheld 1] (a victim)" in dossier(view)

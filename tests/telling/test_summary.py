"""The case in a few lines."""

from __future__ import annotations

from sayso.telling import summary
from tests.telling.invented import View, case


def test_the_summary_counts_and_names_the_disputed_point() -> None:
    made = summary(case())
    assert (made.documents, made.claims, made.denials, made.origins) == (3, 6, 1, 2)
    (point,) = made.disputed
    assert [(side.says, side.claims, side.origins) for side in point.sides] == [
        ("Highland funds Karu dam", 2, 1), ("Highland does not fund Karu dam", 1, 1),
    ]  # fmt: skip


def test_the_summary_reads_as_lines() -> None:
    text = str(summary(case()))
    assert "3 documents from 2 outlets, 2020-03-02 to 2020-03-05." in text
    assert "What is disputed\n  Highland funds Karu dam\n    A: " in text


def test_an_empty_case_has_a_summary() -> None:
    assert str(summary(View())).startswith("0 documents from 0 outlets, undated.")

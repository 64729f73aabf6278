"""Matrices on pages: hostile words are only shown, every number is one of the matrix's own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.telling import dossier
from sayso.telling.matrices import as_csv, as_markdown, page
from sayso.telling.view import Index
from sayso.weighing.hypotheses import Asked, Grounds, Matrix, matrix, question_of
from tests.telling.invented import HOSTILE, View, case, hostile
from tests.telling.page import Page


def made(view: View, words: str = "Who paid?") -> Matrix:
    picked = [claim.id for claim in view.claims]
    alternatives = [{"says": words + " one", "picked": picked[:1]}, {"says": words + " other", "picked_against": picked}]
    put = question_of({"question": words, "id": "q", "alternative": alternatives}, name="q")
    return matrix(Asked(put, words, "2024-02-01", {}), Grounds.of(view))


@pytest.mark.parametrize(("view", "words"), [(case(), "Who paid?"), (hostile(), HOSTILE)], ids=["a case", "a hostile case"])
def test_the_page_is_closed_and_obeys_no_word_of_a_text(view: View, words: str) -> None:
    for html in (page([made(view, words)], Index.of(view), title=words), dossier(view, matrices=[made(view, words)])):
        found = Page.of(html)
        assert found.faults == [] and found.open == []
        assert len(found.ids) == len(set(found.ids)) and "hypotheses" in found.ids
        assert not set(found.tags) & {"script", "img", "iframe", "object", "embed", "link", "form", "b><script"}
        assert set(found.labels) <= set(found.ids)


def test_a_dossier_without_questions_does_not_mention_them() -> None:
    assert "hypotheses" not in Page.of(dossier(case())).ids


def test_markdown_shows_a_texts_signs_instead_of_obeying_them() -> None:
    view = case()
    words = "Who | paid? <b>[x](http://y)</b> `z`"
    text = as_markdown(made(view, words), Index.of(view))
    assert text.startswith("# Who \\| paid? \\<b\\>\\[x\\](http:\u200b//y)\\</b\\> \\`z\\`\n")


def test_no_cell_of_a_csv_file_is_a_formula() -> None:
    view = case()
    first = view.claims[0]
    text = "=1+1 " + view.documents[0].text
    spoilt = replace(
        view,
        documents=(replace(view.documents[0], text=text), *view.documents[1:]),
        claims=(replace(first, start=0, end=6), *view.claims[1:]),
    )
    lines = as_csv(made(spoilt), Index.of(spoilt))
    assert "'=1+1" in lines and ",=1+1" not in lines


def test_the_same_matrix_gives_the_same_bytes() -> None:
    view = case()
    one, other = (page([made(view)], Index.of(view), title="t") for _ in range(2))
    assert one == other

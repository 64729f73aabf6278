"""What a source does with what it says."""

from __future__ import annotations

import pytest

from tests.reading.acts import says
from tests.reading.trees import raise_score, tree, word


@pytest.mark.parametrize(("mark", "stance"), [("?", "asks"), (".", "asserts")])
def test_who_says_nothing_but_questions_asks(mark: str, stance: str) -> None:
    a = tree(f"Ana/P/nsubj/2 said/V/root/0 “/./punct/6 did/X/aux/6 boats/N/nsubj/6 sink/V/ccomp/2 {mark}/./punct/6 ”/./punct/6")
    raise_score(a, "content", word(a, "said"), [3, 4, 5])
    (say,) = says(a, ["said"], {"Ana": "Person"})
    assert say.stance == stance

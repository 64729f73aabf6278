"""Names on record."""

from __future__ import annotations

import pytest

from sayso.weighing.listed import is_outlet

NAMED = [
    ("Reuters", True),
    ("the IRNA agency", True),
    ("Palestinian News Agency", True),
    ("the Palestinian News Agency", True),
    ("the Palestinian group", False),
    ("The Australian", True),
    ("the Australian group", False),
    ("the people", False),
]


@pytest.mark.parametrize(("name", "outlet"), NAMED)
def test_a_people_s_group_is_not_its_news_agency(name: str, outlet: bool) -> None:
    assert is_outlet(name) is outlet

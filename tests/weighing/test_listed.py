"""Names on record."""

from __future__ import annotations

import pytest

from sayso.weighing.listed import is_outlet, outlet_key

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


def test_a_people_s_group_is_not_under_its_news_agency_s_key() -> None:
    assert outlet_key("the Palestinian News Agency") == outlet_key("Wafa")
    assert outlet_key("the Palestinian group") != outlet_key("Wafa")
    assert outlet_key("the Australian") == outlet_key("The Australian")

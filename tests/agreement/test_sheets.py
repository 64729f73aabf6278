"""Agreement between two coders' sheets."""

from __future__ import annotations

import pytest

from sayso.agreement.sheets import sheets
from sayso.errors import QueryError
from sayso.exports.esd import Decided


def decided(row: str, decision: str = "accept", **values: int) -> Decided:
    return Decided(row, "A", "B", "2019", decision, values, "", 2)


def test_decisions_and_codes_in_percent_and_alpha() -> None:
    one = [decided("r1", ext_f=1), decided("r2", ext_f=0), decided("r3", ext_f=1), decided("r4", "reject"), decided("r9", ext_f=1)]
    other = [decided("r1", ext_f=1), decided("r2", ext_f=0), decided("r3", ext_f=0), decided("r4", "accept", ext_f=1)]
    found = {column.column: column for column in sheets(one, other)}
    assert (found["decision"].rows, found["decision"].percent, found["decision"].alpha) == (4, 75.0, 0.0)
    assert (found["ext_f"].rows, round(found["ext_f"].percent or 0, 1)) == (3, 66.7)
    assert found["ext_f"].alpha == pytest.approx(0.4444, abs=1e-4)
    assert (found["ext_w"].rows, found["ext_w"].percent, found["ext_w"].alpha) == (0, None, None)


def test_full_agreement_on_one_value_has_no_alpha() -> None:
    found = sheets([decided("r1", ext_f=1)], [decided("r1", ext_f=1)])
    assert (found[0].percent, found[0].alpha) == (100.0, None)


def test_sheets_without_a_row_in_common_cannot_be_compared() -> None:
    with pytest.raises(QueryError, match="no decided row in common"):
        sheets([decided("r1")], [decided("r2")])

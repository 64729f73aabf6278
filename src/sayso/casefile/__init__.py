"""The case file: the only room that knows SQL."""

from __future__ import annotations

from sayso.casefile.case import Added, Case
from sayso.casefile.collection import Rows, columns, flat, plain
from sayso.casefile.looking import Answer, Sentence
from sayso.casefile.tables import TABLES, Table, table, write_parquet
from sayso.casefile.weighed import Proposition

__all__ = [
    "TABLES",
    "Added",
    "Answer",
    "Case",
    "Proposition",
    "Rows",
    "Sentence",
    "Table",
    "columns",
    "flat",
    "plain",
    "table",
    "write_parquet",
]

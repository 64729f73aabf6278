"""How much and how many: the amounts of English news text, and how many speakers a source stands for."""

from sayso.reading.amounts.finder import find_amounts
from sayso.reading.amounts.kinds import amount_kind
from sayso.reading.amounts.sources import source_count

__all__ = ["amount_kind", "find_amounts", "source_count"]

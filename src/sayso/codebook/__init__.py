"""The codebook: relations, their expressions and the press vocabulary, as data with one loader."""

from sayso.codebook.loader import load
from sayso.codebook.records import Codebook, Example, Filler, Pattern, Relation, Slot

__all__ = ["Codebook", "Example", "Filler", "Pattern", "Relation", "Slot", "load"]

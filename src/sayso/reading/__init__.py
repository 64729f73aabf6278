"""Reading: a document becomes sentences, mentions, attributions and claims, each with its offsets."""

from sayso.reading.reader import Reader

__all__ = ["Reader"]

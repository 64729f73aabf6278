"""Words → word pieces: the encoder's input, with each word's first and last piece so that scores land on words."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import accumulate, chain, repeat
from pathlib import Path

from tokenizers import Tokenizer

from sayso.reading.encoder.labels import shape

WINDOW = 256


@dataclass(frozen=True, slots=True)
class Pieces:
    """One window: ``ids`` and ``shapes`` per piece ([CLS] … [SEP]), ``first`` and ``last`` piece index per word."""

    ids: list[int]
    shapes: list[int]
    first: list[int]
    last: list[int]


class WordPieces:
    """Cuts words into pieces of the backbone's vocabulary (BERT WordPiece, uncased)."""

    def __init__(self, vocabulary: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(vocabulary))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        special = self._tokenizer.token_to_id
        self._cls, self._sep, self._unk = (special(t) or 0 for t in ("[CLS]", "[SEP]", "[UNK]"))
        self._cache: dict[str, list[int]] = {}

    def of_words(self, words: Sequence[str]) -> list[list[int]]:
        """Piece ids of each word; a word the vocabulary cannot spell is one unknown piece, never none."""
        cache = self._cache
        with suppress(KeyError):  # mostly all are known
            return list(map(cache.__getitem__, words))
        fresh = [w for w in dict.fromkeys(words) if w not in cache]
        if fresh:
            if len(cache) > 60_000:
                cache.clear()
                fresh = list(dict.fromkeys(words))
            for word, encoding in zip(fresh, self._tokenizer.encode_batch(fresh, add_special_tokens=False), strict=True):
                cache[word] = encoding.ids[:16] or [self._unk]
        return [cache[w] for w in words]

    def window(self, words: Sequence[str]) -> Pieces:
        """One window over ``words``; the caller keeps it within WINDOW pieces (see :func:`pack`)."""
        cut = self.of_words(words)
        lengths = list(map(len, cut))
        last = list(accumulate(lengths))  # [CLS] is piece 0
        first = [end - length + 1 for end, length in zip(last, lengths, strict=True)]
        shapes = chain.from_iterable(map(repeat, map(shape, words), lengths))
        return Pieces([self._cls, *chain.from_iterable(cut), self._sep], [5, *shapes, 5], first, last)


def pack(lengths: Sequence[int], limit: int = WINDOW - 2) -> list[tuple[int, int]]:
    """Group consecutive sentences into windows.

    Args:
        lengths: pieces per sentence; the caller cuts sentences longer than ``limit``.
        limit: pieces a window may hold.

    Returns:
        Half-open sentence ranges ``(first, last)`` in order, each filled greedily.
    """
    out: list[tuple[int, int]] = []
    start, total = 0, 0
    for i, n in enumerate(lengths):
        if total + n > limit and i > start:
            out.append((start, i))
            start, total = i, 0
        total += n
    if start < len(lengths):
        out.append((start, len(lengths)))
    return out

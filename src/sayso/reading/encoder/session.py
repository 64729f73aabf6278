"""The ONNX session: weights checked by sha256, windows in, scores by word out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime as ort

from sayso.errors import ModelError
from sayso.reading.encoder.labels import ROLES, offsets
from sayso.reading.encoder.pieces import WINDOW, Pieces, WordPieces, pack

WEIGHTS = Path(__file__).parent / "weights"
Floats = npt.NDArray[np.float32]
_ROLE = {name: i for i, name in enumerate(ROLES)}
_TAGS = offsets()
_ASKED = ("ner", "stance", "modality", "polarity")  # token heads that are asked of single words once a window's trees are read


@dataclass(frozen=True, slots=True)
class Window:
    """Scores of one run of words: ``start`` is its first word in the document.

    ``tags`` [W, K] logits of all token heads, ``pairs`` [R, W, W] logits of the pair roles (row word, column word).
    """

    start: int
    tags: Floats
    pairs: Floats

    def tag(self, head: str) -> Floats:
        """Logits of one token head, [W, labels]."""
        return self.tags[:, _TAGS[head]]

    def word_tag(self, head: str, word: int) -> Floats:
        """Logits of one token head for one word, counted from the window's first."""
        return self.tags[word, _TAGS[head]]

    def role(self, name: str) -> Floats:
        """Logits of one pair role, [W, W]."""
        return np.asarray(self.pairs[_ROLE[name]])

    def row(self, role: str, word: int) -> Floats:
        """Logits of one row of a pair role over the window's words; ``word`` counts from the window's first."""
        return np.asarray(self.pairs[_ROLE[role], word])

    def kept(self, words: Mapping[tuple[str, ...], npt.NDArray[np.intp]]) -> Kept:
        """The window without its pair scores, but for the rows of the ``words`` of each group of roles."""
        tags = {head: self.tag(head).astype(np.float16) for head in _ASKED}
        places: dict[str, dict[int, int]] = {}
        rows: dict[str, Floats] = {}
        for roles, held in words.items():
            at = {word: place for place, word in enumerate(held.tolist())}
            places |= dict.fromkeys(roles, at)
            rows |= {role: self.role(role).take(held, axis=0) for role in roles}
        return Kept(self.start, len(self.tags), tags, places, rows)


@dataclass(frozen=True, slots=True)
class Kept:
    """What a window of ``count`` words leaves behind once its trees are read: token scores that are still asked for, and pair rows
    of the words that head something.

    Pair scores take some ten kilobytes a word; kept whole, one long document would fill the memory. ``places`` tells, by role and
    word, where in the role's ``rows`` a word's row stands.
    """

    start: int
    count: int
    tags: dict[str, npt.NDArray[np.float16]]
    places: dict[str, dict[int, int]]
    rows: dict[str, Floats]

    def word_tag(self, head: str, word: int) -> Floats:
        """Logits of one kept token head for one word, counted from the window's first."""
        return np.asarray(self.tags[head][word], dtype=np.float32)

    def row(self, role: str, word: int) -> Floats:
        """Logits of one kept row over the window's words; of a row that was not kept, none above even odds."""
        place = self.places[role].get(word) if role in self.places else None
        return np.full(self.count, -9.0, dtype=np.float32) if place is None else self.rows[role][place]


class Encoder:
    """Scores words with the packaged model; one thread, no network, the same scores for the same words.

    Args:
        folder: where ``encoder.onnx``, ``vocabulary.json`` and ``sha256.json`` lie.
        threads: CPU threads of the session.

    Raises:
        ModelError: a file is missing or its sha256 is not the recorded one.
    """

    def __init__(self, folder: Path = WEIGHTS, *, threads: int = 1) -> None:
        self.version = checked(folder)
        self.pieces = WordPieces(folder / "vocabulary.json")
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = ort.InferenceSession(str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"])

    def score(self, sentences: Sequence[Sequence[str]]) -> Iterator[Window]:
        """Score a document's sentences, window by window in order.

        Args:
            sentences: words of each sentence, in text order. A sentence too long for one window is cut.

        Yields:
            Windows that together cover every word once.
        """
        limit = WINDOW - 2
        cut = iter(self.pieces.of_words([w for words in sentences for w in words]))  # one call for the whole document
        runs: list[Sequence[str]] = []
        lengths: list[int] = []
        for words in sentences:
            for run, n in _bounded(words, list(islice(cut, len(words))), limit):
                runs.append(run)
                lengths.append(n)
        start = 0
        for first, last in pack(lengths, limit):
            words = [w for run in runs[first:last] for w in run]
            tags, pairs = self.forward(self.pieces.window(words))
            yield Window(start, tags, pairs)
            start += len(words)

    def forward(self, window: Pieces) -> tuple[Floats, Floats]:
        """The bare forward pass of one window: ``tags`` [W, K], ``pairs`` [R, W, W]."""
        feed = {
            "ids": _row(window.ids),
            "shapes": _row(window.shapes),
            "mask": np.ones((1, len(window.ids)), dtype=np.int64),
            "first": _row(window.first),
            "last": _row(window.last),
        }
        tags, pairs = self._session.run(["tags", "pairs"], feed)
        return tags[0], pairs[0]


def _bounded(words: Sequence[str], cut: Sequence[Sequence[int]], limit: int) -> Iterator[tuple[Sequence[str], int]]:
    """A sentence's words in runs of at most ``limit`` pieces, each with how many it has; ``cut`` are the words' pieces."""
    whole = sum(map(len, cut))
    if words and whole <= limit:
        yield words, whole
        return
    run: list[str] = []
    total = 0
    for word, pieces in zip(words, cut, strict=True):
        if total + len(pieces) > limit and run:
            yield run, total
            run, total = [], 0
        run.append(word)
        total += len(pieces)
    if run:
        yield run, total


def _row(values: list[int]) -> npt.NDArray[np.int64]:
    return np.asarray([values], dtype=np.int64)


@cache
def checked(folder: Path) -> str:
    """Check the weights' sha256 sums; returns the first 12 hex digits of the encoder's."""
    try:
        sums = json.loads((folder / "sha256.json").read_text(encoding="utf-8"))
        for name, expected in sums.items():
            found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
            if found != expected:
                raise ModelError(f"{folder / name}: sha256 is not the recorded one", hint="reinstall sayso")
        return str(sums["encoder.onnx"])[:12]
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise ModelError(f"{folder}: the encoder's weights are missing or unreadable ({error})", hint="reinstall sayso") from error

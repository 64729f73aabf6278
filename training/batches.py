"""Windows as arrays, made once, and batches of them as tensors on the device that trains."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from sayso.reading.encoder.labels import HEADS, ROLES
from sayso.reading.encoder.pieces import WordPieces
from training.example import Passage

Ints = npt.NDArray[np.int64]
MASKED = 103
"""The backbone's [MASK]."""


@dataclass(slots=True)
class Prepared:
    """One window: piece arrays [T], word maps [W] and what is known about it.

    ``tags[head]``: words [N], allowed labels [N, L] and their weight. ``values`` [N, 3]: word, factuality, confidence.
    ``rows`` [N, 2]: role and row word, with a weight each; ``right`` and ``ignored`` [M, 2]: row number and column word.
    ``original`` is the window in its own words where these are others (``training.wording``); teachers read that. ``taught`` says
    whether they say anything of it.
    """

    ids: Ints
    shapes: Ints
    first: Ints
    last: Ints
    tags: dict[str, tuple[Ints, npt.NDArray[np.bool_], float]]
    values: npt.NDArray[np.float32]
    rows: Ints
    weights: npt.NDArray[np.float32]
    right: Ints
    ignored: Ints
    original: Prepared | None = None
    taught: bool = True


def prepare(p: Passage, pieces: WordPieces) -> Prepared:
    """The arrays of one window."""
    made = pieces.window(p.words)
    rows = _arcs(p) + [("antecedent", i, right, frozenset()) for i, right in sorted(p.antecedents.items())]
    rows += [(r, i, right, p.ignored.get((r, i), frozenset()) - right) for r, found in p.rows.items() for i, right in found]
    return Prepared(
        *(np.asarray(x, dtype=np.int64) for x in (made.ids, made.shapes, made.first, made.last)),
        tags={head: _tags(found, head, p.weights.get(head, 1.0)) for head, found in p.tags.items() if found and head in HEADS},
        values=np.asarray([(i, *v) for i, v in p.values.items()], dtype=np.float32).reshape(-1, 3),
        rows=np.asarray([(ROLES.index(r), i) for r, i, _, _ in rows], dtype=np.int64).reshape(-1, 2),
        weights=np.asarray([p.weights.get(r, 1.0) for r, _, _, _ in rows], dtype=np.float32),
        right=_cells([right for _, _, right, _ in rows]),
        ignored=_cells([ignored for _, _, _, ignored in rows]),
    )


def _arcs(p: Passage) -> list[tuple[str, int, frozenset[int], frozenset[int]]]:
    whole = [(a, e) for a, e in p.sentences if all(a <= p.arcs.get(i, -1) < e for i in range(a, e))]
    return [("head", i, frozenset({p.arcs[i]}), frozenset()) for a, e in whole for i in range(a, e)]


def _tags(found: dict[int, tuple[int, ...]], head: str, weight: float) -> tuple[Ints, npt.NDArray[np.bool_], float]:
    allowed = np.zeros((len(found), len(HEADS[head])), dtype=np.bool_)
    for row, labels in enumerate(found.values()):
        allowed[row, list(labels)] = True
    return np.fromiter(found, dtype=np.int64), allowed, weight


def _cells(columns: list[frozenset[int]]) -> Ints:
    return np.asarray([(row, j) for row, found in enumerate(columns) for j in sorted(found)], dtype=np.int64).reshape(-1, 2)


@dataclass(slots=True)
class Batch:
    """Padded windows on one device; the same fields as ``Prepared``, each with the window's number in front, and ``words`` [B]."""

    ids: Tensor
    shapes: Tensor
    mask: Tensor
    first: Tensor
    last: Tensor
    words: Tensor
    tags: dict[str, tuple[Tensor, Tensor, Tensor]]
    values: Tensor
    rows: Tensor
    weights: Tensor
    right: Tensor
    ignored: Tensor
    taught: Tensor  # [B]: whether teachers say something of a window
    roles: frozenset[int]  # which roles have rows
    original: Batch | None = None  # the windows in their own words, where any are in others


def collate(windows: list[Prepared], device: str | torch.device = "cpu") -> Batch:
    """Pad windows to one batch of tensors on ``device``."""
    t, w = max(len(m.ids) for m in windows), max(len(m.first) for m in windows)
    put = lambda x: torch.from_numpy(x).to(device, non_blocking=True)
    grid = lambda arrays, n: put(np.stack([np.pad(a, (0, n - len(a))) for a in arrays]))
    starts = np.cumsum([0, *(len(m.rows) for m in windows)])
    shifted = lambda name: [getattr(m, name) + np.asarray((starts[b], 0)) for b, m in enumerate(windows)]
    return Batch(
        grid([m.ids for m in windows], t),
        grid([m.shapes for m in windows], t),
        grid([np.ones_like(m.ids) for m in windows], t),
        grid([m.first for m in windows], w),
        grid([m.last for m in windows], w),
        put(np.asarray([len(m.first) for m in windows])),
        {head: _tag_batch(head, windows, put) for head in HEADS if any(head in m.tags for m in windows)},
        put(np.concatenate([_numbered(b, m.values) for b, m in enumerate(windows)])),
        put(np.concatenate([_numbered(b, m.rows) for b, m in enumerate(windows)])),
        put(np.concatenate([m.weights for m in windows])),
        put(np.concatenate(shifted("right"))),
        put(np.concatenate(shifted("ignored"))),
        put(np.asarray([m.taught for m in windows])),
        frozenset(int(r) for m in windows for r in np.unique(m.rows[:, 0])),
        collate([m.original or m for m in windows], device) if any(m.original for m in windows) else None,
    )


def _numbered(number: int, cells: npt.NDArray[np.generic]) -> npt.NDArray[np.generic]:
    return np.pad(cells, ((0, 0), (1, 0)), constant_values=number)


def _tag_batch(head: str, windows: list[Prepared], put: object) -> tuple[Tensor, Tensor, Tensor]:
    """Cells [N, 2] of window and word, allowed labels [N, L] and weights [N]."""
    found = [(b, *m.tags[head]) for b, m in enumerate(windows) if head in m.tags]
    cells = np.concatenate([np.stack([np.full_like(at, b), at], 1) for b, at, _, _ in found])
    allowed = np.concatenate([a for _, _, a, _ in found])
    weights = np.concatenate([np.full(len(at), weight, dtype=np.float32) for _, at, _, weight in found])
    return put(cells), put(allowed), put(weights)


def masked(batch: Batch, share: float) -> Batch:
    """The batch with a share of its pieces replaced by [MASK]: what is known about them must come from around them."""
    hit = (torch.rand(batch.ids.shape, device=batch.ids.device) < share) & (batch.mask > 0)
    hit[:, 0] = False
    batch.ids = batch.ids.masked_fill(hit, MASKED)
    return batch

"""Batches and the loss: every task's loss over what a window knows, nothing over what it does not."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F

from sayso.reading.encoder.labels import ROLES, offsets
from sayso.reading.encoder.pieces import WordPieces
from training.example import Passage

SLICES = offsets()
TASK_WEIGHT = {
    "ner": 1.0,
    "upos": 0.3,
    "deprel": 0.5,
    "cue": 2.0,
    "stance": 0.5,
    "trigger": 1.5,
    "modality": 0.7,
    "polarity": 0.4,
    "public": 0.7,
}
ROLE_WEIGHT = {
    "source": 1.0,
    "content": 1.5,
    "via": 0.5,
    "holder": 0.7,
    "when": 0.5,
    "where": 0.3,
    "amount": 0.5,
    "subject": 1.5,
    "object": 1.5,
    "arg0": 0.6,
    "arg1": 0.6,
    "arg2": 0.3,
    "loc": 0.2,
    "tmp": 0.2,
}


@dataclass(slots=True)
class Batch:
    """Padded windows: piece tensors, word maps and the passages they came from."""

    ids: Tensor
    shapes: Tensor
    mask: Tensor
    first: Tensor
    last: Tensor
    passages: list[Passage]


def collate(passages: list[Passage], pieces: WordPieces) -> Batch:
    """Pad windows to one batch."""
    made = [pieces.window(p.words) for p in passages]
    t, w = max(len(m.ids) for m in made), max(len(m.first) for m in made)
    pad = lambda xs, n: xs + [0] * (n - len(xs))
    grid = lambda f, n: torch.tensor([pad(f(m), n) for m in made])
    return Batch(
        grid(lambda m: m.ids, t),
        grid(lambda m: m.shapes, t),
        grid(lambda m: [1] * len(m.ids), t),
        grid(lambda m: m.first, w),
        grid(lambda m: m.last, w),
        passages,
    )


def loss_of(tags: Tensor, pairs: Tensor, batch: Batch) -> dict[str, Tensor]:
    """Named losses of one batch, already weighted; absent tasks are absent."""
    out = {head: loss for head in TASK_WEIGHT if (loss := _tag_loss(head, tags, batch)) is not None}
    if (loss := _value_loss(tags, batch)) is not None:
        out["factual"] = loss
    wanted = _arc_rows(batch) + _antecedent_rows(batch) + [row for role in ROLE_WEIGHT for row in _role_rows(role, batch)]
    if not wanted:
        return out
    at = torch.tensor([(row.window, ROLES.index(row.role), row.word) for row in wanted])
    scores = pairs[at[:, 0], at[:, 1], at[:, 2]]  # one gather: the gradient of each costs as much as all pair scores
    start = 0
    for role in dict.fromkeys(row.role for row in wanted):
        rows = [row for row in wanted if row.role == role]
        out[role if role != "head" else "arc"] = _pair_loss(role, scores[start : start + len(rows)], rows, batch)
        start += len(rows)
    return out


@dataclass(slots=True)
class Row:
    """One row of a pair role: window in the batch, role, row word, right words, words not counted, weight."""

    window: int
    role: str
    word: int
    right: frozenset[int]
    ignored: frozenset[int] = frozenset()
    weight: float = 1.0


def _arc_rows(batch: Batch) -> list[Row]:
    out = []
    for b, p in enumerate(batch.passages):
        for a, e in p.sentences:
            gold = [p.arcs.get(i, -1) for i in range(a, e)]
            if all(a <= g < e for g in gold):
                out += [Row(b, "head", i, frozenset({p.arcs[i]})) for i in range(a, e)]
    return out


def _antecedent_rows(batch: Batch) -> list[Row]:
    return [Row(b, "antecedent", i, p.antecedents[i]) for b, p in enumerate(batch.passages) for i in sorted(p.antecedents)]


def _role_rows(role: str, batch: Batch) -> list[Row]:
    return [
        Row(b, role, i, right, p.ignored.get((role, i), frozenset()) - right, p.weights.get(role, 1.0))
        for b, p in enumerate(batch.passages)
        for i, right in p.rows.get(role, ())
    ]


def _pair_loss(role: str, scores: Tensor, rows: list[Row], batch: Batch) -> Tensor:
    """Loss of one role's rows, ``scores`` [N, W]: a softmax over the window for heads and antecedents, else word by word."""
    words = torch.tensor([len(batch.passages[row.window].words) for row in rows])
    inside = torch.arange(scores.shape[1])[None, :] < words[:, None]
    right = torch.zeros(scores.shape, dtype=torch.bool)
    for k, row in enumerate(rows):
        right[k, sorted(row.right)] = True
    if role in ("head", "antecedent"):
        if role == "antecedent":
            inside &= torch.arange(scores.shape[1])[None, :] <= torch.tensor([row.word for row in rows])[:, None]
        logp = F.log_softmax(scores.masked_fill(~inside, -1e4), -1)
        loss = -torch.logsumexp(logp.masked_fill(~right, -1e9), -1).mean()
        return loss if role == "head" else 0.8 * loss
    for k, row in enumerate(rows):
        if row.ignored:
            inside[k, sorted(row.ignored)] = False
    target = right.to(scores.dtype)
    summed = (F.binary_cross_entropy_with_logits(scores, target, reduction="none") * inside).sum(-1)
    weight = torch.tensor([row.weight for row in rows])
    return ROLE_WEIGHT[role] * (summed / (target.sum(-1) + 2.0) * weight).sum() / weight.sum()


def _tag_loss(head: str, tags: Tensor, batch: Batch) -> Tensor | None:
    where: list[tuple[int, int]] = []
    allowed: list[tuple[int, ...]] = []
    weights: list[float] = []
    for b, p in enumerate(batch.passages):
        for i, labels in p.tags.get(head, {}).items():
            where.append((b, i))
            allowed.append(labels)
            weights.append(p.weights.get(head, 1.0))
    if not where:
        return None
    at = torch.tensor(where)
    logp = F.log_softmax(tags[at[:, 0], at[:, 1], SLICES[head]], -1)
    keep = torch.zeros_like(logp, dtype=torch.bool)
    rows = torch.tensor([r for r, ls in enumerate(allowed) for _ in ls])
    keep[rows, torch.tensor([x for ls in allowed for x in ls])] = True
    nll = -torch.logsumexp(logp.masked_fill(~keep, -1e9), -1)
    weight = torch.tensor(weights)
    if head in ("cue", "trigger"):
        negative = torch.tensor([ls == (0,) for ls in allowed])
        weight = torch.where(negative, weight * 0.6, weight * 1.4)
    return TASK_WEIGHT[head] * (nll * weight).sum() / weight.sum()


def _value_loss(tags: Tensor, batch: Batch) -> Tensor | None:
    where = [(b, i, *v) for b, p in enumerate(batch.passages) for i, v in p.values.items()]
    if not where:
        return None
    at = torch.tensor([w[:2] for w in where])
    found = tags[at[:, 0], at[:, 1], SLICES["factual"].start]
    gold, sure = torch.tensor([w[2] for w in where]), torch.tensor([w[3] for w in where])
    loss = F.smooth_l1_loss(found, gold, reduction="none")
    return 0.5 * (loss * sure).sum() / sure.sum().clamp(min=1e-6)

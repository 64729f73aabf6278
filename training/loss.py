"""Batches and the loss: every task's loss over what a window knows, nothing over what it does not."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F

from sayso.reading.encoder.labels import HEADS, ROLES, offsets
from sayso.reading.encoder.pieces import WordPieces
from training.example import Passage

SLICES = offsets()
TASK_WEIGHT = {"ner": 1.0, "upos": 0.3, "deprel": 0.5, "cue": 2.0, "stance": 0.5, "trigger": 1.0, "modality": 0.5, "polarity": 0.3}
ROLE_WEIGHT = {
    "source": 1.0,
    "content": 1.5,
    "subject": 1.0,
    "object": 1.0,
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
    out = {head: loss for head in HEADS if (loss := _tag_loss(head, tags, batch)) is not None}
    for role in ROLES:
        found = (
            _arc_loss(pairs, batch)
            if role == "head"
            else (_antecedent_loss(pairs, batch) if role == "antecedent" else _row_loss(role, pairs, batch))
        )
        if found is not None:
            out[role if role != "head" else "arc"] = found
    return out


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


def _arc_loss(pairs: Tensor, batch: Batch) -> Tensor | None:
    total, n = [], 0
    for b, p in enumerate(batch.passages):
        if not p.arcs:
            continue
        for a, e in p.sentences:
            gold = [p.arcs.get(i, -1) for i in range(a, e)]
            if any(g < a or g >= e for g in gold):
                continue
            scores = pairs[b, ROLES.index("head"), a:e, a:e]
            total.append(F.cross_entropy(scores, torch.tensor(gold) - a, reduction="sum"))
            n += e - a
    return torch.stack(total).sum() / n if n else None


def _antecedent_loss(pairs: Tensor, batch: Batch) -> Tensor | None:
    total = []
    for b, p in enumerate(batch.passages):
        if not p.antecedents:
            continue
        rows = sorted(p.antecedents)
        scores = pairs[b, ROLES.index("antecedent")][torch.tensor(rows)]
        n = scores.shape[1]
        ahead = torch.arange(n)[None, :] > torch.tensor(rows)[:, None]
        logp = F.log_softmax(scores.masked_fill(ahead, -1e4), -1)
        keep = torch.zeros_like(logp, dtype=torch.bool)
        for r, i in enumerate(rows):
            keep[r, torch.tensor(sorted(p.antecedents[i]))] = True
        total.append(-torch.logsumexp(logp.masked_fill(~keep, -1e9), -1))
    return 0.3 * torch.cat(total).mean() if total else None


def _row_loss(role: str, pairs: Tensor, batch: Batch) -> Tensor | None:
    total, weights = [], []
    for b, p in enumerate(batch.passages):
        rows = p.rows.get(role, ())
        if not rows:
            continue
        n = len(p.words)
        target = torch.zeros(len(rows), n)
        for r, (_, positives) in enumerate(rows):
            if positives:
                target[r, torch.tensor(sorted(positives))] = 1.0
        scores = pairs[b, ROLES.index(role)][torch.tensor([r[0] for r in rows]), :n]
        loss = F.binary_cross_entropy_with_logits(scores, target, reduction="none").sum(-1)
        scale = target.sum(-1) + 2.0
        total.append(loss / scale)
        weights.append(torch.full((len(rows),), p.weights.get(role, 1.0)))
    if not total:
        return None
    weight = torch.cat(weights)
    return ROLE_WEIGHT[role] * (torch.cat(total) * weight).sum() / weight.sum()

"""The loss: every task's loss over what a window knows, nothing over what it does not."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

from sayso.reading.encoder.labels import ROLES, offsets
from training.batches import Batch

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
CHOICE_WEIGHT = {"head": 1.0, "antecedent": 0.8}


def loss_of(tags: Tensor, pairs: Tensor, batch: Batch) -> dict[str, Tensor]:
    """Named losses of one batch, already weighted; absent tasks are absent.

    Args:
        tags: [B, W, K] scores by word.
        pairs: [B, R, W, W] scores by role, row word and column word.
        batch: what is known.
    """
    out = {head: _tag_loss(head, tags, batch) for head in TASK_WEIGHT if head in batch.tags}
    if len(batch.values):
        out["factual"] = _value_loss(tags, batch)
    if len(batch.rows):
        out |= _pair_losses(pairs, batch)
    return out


def _pair_losses(pairs: Tensor, batch: Batch) -> dict[str, Tensor]:
    """One loss a role: a softmax over the window's words for heads and antecedents, else word by word."""
    window, role, word = batch.rows.unbind(1)
    scores = pairs[window, role, word]  # one gather: the gradient of each costs as much as all pair scores
    columns = torch.arange(scores.shape[1], device=scores.device)[None, :]
    inside = columns < batch.words[window][:, None]
    right = torch.zeros_like(inside)
    right[batch.right[:, 0], batch.right[:, 1]] = True
    chosen = _choices(scores, inside & ((columns <= word[:, None]) | (role != ROLES.index("antecedent"))[:, None]), right)
    inside[batch.ignored[:, 0], batch.ignored[:, 1]] = False
    target = right.to(scores.dtype)
    summed = (F.binary_cross_entropy_with_logits(scores, target, reduction="none") * inside).sum(-1) / (target.sum(-1) + 2.0)
    total = lambda x: torch.zeros(len(ROLES), device=x.device, dtype=x.dtype).index_add(0, role, x)
    weights, rows = total(batch.weights), total(torch.ones_like(batch.weights))
    choice, by_word = total(chosen) / rows.clamp(min=1), total(summed * batch.weights) / weights.clamp(min=1e-6)
    present = [(i, name) for i, name in enumerate(ROLES) if i in batch.roles]
    out = {name: CHOICE_WEIGHT[name] * choice[i] for i, name in present if name in CHOICE_WEIGHT}
    return out | {name: ROLE_WEIGHT[name] * by_word[i] for i, name in present if name in ROLE_WEIGHT}


def _choices(scores: Tensor, inside: Tensor, right: Tensor) -> Tensor:
    """The negative log probability [N] of the right words under a softmax over those ``inside``."""
    logp = F.log_softmax(scores.masked_fill(~inside, -1e4), -1)
    return -torch.logsumexp(logp.masked_fill(~right, -1e9), -1)


def _tag_loss(head: str, tags: Tensor, batch: Batch) -> Tensor:
    cells, allowed, weight = batch.tags[head]
    logp = F.log_softmax(tags[cells[:, 0], cells[:, 1], SLICES[head]], -1)
    nll = -torch.logsumexp(logp.masked_fill(~allowed, -1e9), -1)
    if head in ("cue", "trigger"):
        negative = allowed[:, 0] & (allowed.sum(-1) == 1)
        weight = torch.where(negative, weight * 0.6, weight * 1.4)
    return TASK_WEIGHT[head] * (nll * weight).sum() / weight.sum()


def _value_loss(tags: Tensor, batch: Batch) -> Tensor:
    window, word = batch.values[:, 0].long(), batch.values[:, 1].long()
    found, gold, sure = tags[window, word, SLICES["factual"].start], batch.values[:, 2], batch.values[:, 3]
    loss = F.smooth_l1_loss(found, gold, reduction="none")
    return 0.5 * (loss * sure).sum() / sure.sum().clamp(min=1e-6)

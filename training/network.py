"""The encoder and its heads, all in one forward pass: what ships has the six layers of MiniLM-L6, a teacher those of MPNet."""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from sayso.reading.encoder.labels import HEADS, ROLES, SHAPES
from training.backbones import MINILM, PIECES, POSITIONS, Form

TAG_WIDTH, ROLE_WIDTH, RELATION_WIDTH, REACH = 384, 64, 256, 48


class Layer(nn.Module):
    """One transformer layer (post-norm, as BERT)."""

    def __init__(self, form: Form, dropout: float) -> None:
        super().__init__()
        self.form = form
        self.query, self.key, self.value, self.out = (nn.Linear(form.hidden, form.hidden) for _ in range(4))
        self.inner, self.outer = nn.Linear(form.hidden, form.inner), nn.Linear(form.inner, form.hidden)
        self.norm1, self.norm2 = nn.LayerNorm(form.hidden, eps=form.eps), nn.LayerNorm(form.hidden, eps=form.eps)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """``x`` [B, T, H], ``bias`` [B, 1 or heads, 1 or T, T] added to attention scores → [B, T, H]."""
        b, t, hidden = x.shape
        heads, size = self.form.heads, hidden // self.form.heads
        split = lambda y: y.view(b, t, heads, size).transpose(1, 2)
        q, k, v = split(self.query(x)), split(self.key(x)), split(self.value(x))
        if self.training:
            mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype).expand(b, heads, t, t))
        else:  # written out, since that is what the exported graph should look like
            mixed = torch.matmul(torch.softmax(torch.matmul(q, k.transpose(-1, -2)) * size**-0.5 + bias, -1), v)
        context = mixed.transpose(1, 2).reshape(b, t, hidden)
        x = self.norm1(x + self.dropout(self.out(context)))
        return self.norm2(x + self.dropout(self.outer(F.gelu(self.inner(x)))))


class Encoder(nn.Module):
    """Word-piece ids and letter shapes → tag scores by word and pair scores by role."""

    def __init__(self, dropout: float = 0.1, form: Form = MINILM) -> None:
        super().__init__()
        self.form, self.halved = form, False
        self.tokens, self.positions = nn.Embedding(PIECES, form.hidden), nn.Embedding(POSITIONS, form.hidden)
        self.shapes = nn.Embedding(len(SHAPES), form.hidden)
        nn.init.zeros_(self.shapes.weight)
        if form.buckets:
            self.relative = nn.Embedding(form.buckets, form.heads)
            self.register_buffer("distances", distances(form.buckets), persistent=False)
        else:
            self.segment = nn.Parameter(torch.zeros(form.hidden))
        self.norm = nn.LayerNorm(form.hidden, eps=form.eps)
        self.layers = nn.ModuleList(Layer(form, dropout) for _ in range(form.layers))
        self.dropout = nn.Dropout(dropout)
        self.tag_inner = nn.Linear(2 * form.hidden, TAG_WIDTH)
        self.tag_outer = nn.Linear(TAG_WIDTH, sum(len(v) for k, v in HEADS.items() if k != "deprel"))
        self.relation_inner = nn.Linear(2 * TAG_WIDTH, RELATION_WIDTH)
        self.relation_outer = nn.Linear(RELATION_WIDTH, len(HEADS["deprel"]))
        self.role_inner = nn.Linear(2 * form.hidden, TAG_WIDTH)
        self.role_row = nn.Linear(TAG_WIDTH, len(ROLES) * ROLE_WIDTH)
        self.role_column = nn.Linear(TAG_WIDTH, len(ROLES) * ROLE_WIDTH)
        self.role_distance = nn.Embedding(2 * REACH + 1, len(ROLES))
        nn.init.constant_(
            self.role_distance.weight, -4.0
        )  # pair scores start near their base rate; harmless where a softmax is taken

    def hidden(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """[B, T] ids, shapes and mask (1 = piece) → [B, T, H]."""
        t = ids.shape[1]
        x = self.tokens(ids) + self.positions(torch.arange(t, device=ids.device)) + self.shapes(shapes)
        if not self.form.buckets:
            x = x + self.segment
        x = self.dropout(self.norm(x))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        if self.form.buckets:
            bias = bias + self.relative(self.distances[:t, :t]).permute(2, 0, 1)[None].to(x.dtype)
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, Tensor]:
        """Scores by word.

        Args:
            ids, shapes, mask: [B, T] per piece.
            first, last: [B, W] first and last piece of each word (0 where padded).

        Returns:
            ``tags`` [B, W, K] (see ``labels.offsets``) and ``pairs`` [B, R, W, W] (row word, column word).
        """
        with torch.autocast(ids.device.type, dtype=torch.bfloat16, enabled=self.training or self.halved):  # where there is hardware
            x = self.hidden(ids, shapes, mask)
        x = x.float()
        gather = lambda at: torch.gather(x, 1, at[:, :, None].expand(-1, -1, self.form.hidden))
        words = torch.cat([gather(first), gather(last)], -1)
        looks = self.dropout(F.gelu(self.tag_inner(words)))
        inner = self.dropout(F.gelu(self.role_inner(words)))
        b, w, _ = inner.shape
        rows = self.role_row(inner).view(b, w, len(ROLES), ROLE_WIDTH).transpose(1, 2)
        columns = self.role_column(inner).view(b, w, len(ROLES), ROLE_WIDTH).permute(0, 2, 3, 1)
        at = torch.arange(w, device=ids.device)
        distance = torch.clamp(at[None, :] - at[:, None], -REACH, REACH) + REACH
        pairs = torch.matmul(rows, columns) * 0.5 + self.role_distance(distance).permute(2, 0, 1)[None]
        relations = self._relations(looks, pairs[:, ROLES.index("head")], first)
        return torch.cat([self.tag_outer(looks), relations], -1), pairs

    def _relations(self, looks: Tensor, heads: Tensor, first: Tensor) -> Tensor:
        """Dependency labels [B, W, L] from each word and the mixture of its likely heads (``heads`` [B, W, W])."""
        padded = (first == 0)[:, None, :].to(heads.dtype) * -1e4
        mixture = torch.matmul(torch.softmax(heads + padded, -1), looks)
        return torch.as_tensor(self.relation_outer(self.dropout(F.gelu(self.relation_inner(torch.cat([looks, mixture], -1))))))


def distances(buckets: int, farthest: int = 128) -> Tensor:
    """The class [T, T] of the distance from each piece (row) to each other: half for either side, exact when near (T5, MPNet)."""
    at = torch.arange(POSITIONS)
    behind = at[:, None] - at[None, :]
    half = buckets // 2
    far, exact = behind.abs(), half // 2
    spread = torch.log(far.float().clamp(min=1) / exact) / math.log(farthest / exact) * (half - exact)
    near = torch.where(far < exact, far, (exact + spread.long()).clamp(max=half - 1))
    return near + (behind < 0).long() * half

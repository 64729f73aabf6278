"""The encoder (BERT, six layers of MiniLM-L6) and its heads, all in one forward pass."""

from __future__ import annotations

import hashlib
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from sayso.reading.encoder.labels import HEADS, ROLES, SHAPES

BACKBONE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
HIDDEN, LAYERS, ATTENTION, INNER = 384, 6, 12, 1536
TAG_WIDTH, ROLE_WIDTH, RELATION_WIDTH, REACH = 384, 64, 256, 48


class Layer(nn.Module):
    """One transformer layer (post-norm, as BERT)."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(HIDDEN, HIDDEN) for _ in range(4))
        self.inner, self.outer = nn.Linear(HIDDEN, INNER), nn.Linear(INNER, HIDDEN)
        self.norm1, self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12), nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """``x`` [B, T, H], ``bias`` [B, 1, 1, T] added to attention scores → [B, T, H]."""
        b, t, _ = x.shape
        split = lambda y: y.view(b, t, ATTENTION, HIDDEN // ATTENTION).transpose(1, 2)
        q, k, v = split(self.query(x)), split(self.key(x)), split(self.value(x))
        if self.training:
            mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype).expand(b, ATTENTION, t, t))
        else:  # written out, since that is what the exported graph should look like
            mixed = torch.matmul(torch.softmax(torch.matmul(q, k.transpose(-1, -2)) * (HIDDEN // ATTENTION) ** -0.5 + bias, -1), v)
        context = mixed.transpose(1, 2).reshape(b, t, HIDDEN)
        x = self.norm1(x + self.dropout(self.out(context)))
        return self.norm2(x + self.dropout(self.outer(F.gelu(self.inner(x)))))


class Encoder(nn.Module):
    """Word-piece ids and letter shapes → tag scores by word and pair scores by role."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.tokens, self.positions = nn.Embedding(30522, HIDDEN), nn.Embedding(512, HIDDEN)
        self.shapes = nn.Embedding(len(SHAPES), HIDDEN)
        nn.init.zeros_(self.shapes.weight)
        self.segment = nn.Parameter(torch.zeros(HIDDEN))
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)
        self.tag_inner = nn.Linear(2 * HIDDEN, TAG_WIDTH)
        self.tag_outer = nn.Linear(TAG_WIDTH, sum(len(v) for k, v in HEADS.items() if k != "deprel"))
        self.relation_inner = nn.Linear(2 * TAG_WIDTH, RELATION_WIDTH)
        self.relation_outer = nn.Linear(RELATION_WIDTH, len(HEADS["deprel"]))
        self.role_inner = nn.Linear(2 * HIDDEN, TAG_WIDTH)
        self.role_row = nn.Linear(TAG_WIDTH, len(ROLES) * ROLE_WIDTH)
        self.role_column = nn.Linear(TAG_WIDTH, len(ROLES) * ROLE_WIDTH)
        self.role_distance = nn.Embedding(2 * REACH + 1, len(ROLES))
        nn.init.constant_(
            self.role_distance.weight, -4.0
        )  # pair scores start near their base rate; harmless where a softmax is taken

    def hidden(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """[B, T] ids, shapes and mask (1 = piece) → [B, T, H]."""
        positions = torch.arange(ids.shape[1], device=ids.device)
        x = self.tokens(ids) + self.positions(positions) + self.segment + self.shapes(shapes)
        x = self.dropout(self.norm(x))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
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
        with torch.autocast(ids.device.type, dtype=torch.bfloat16, enabled=self.training):  # halves a step where there is hardware
            x = self.hidden(ids, shapes, mask)
        x = x.float()
        gather = lambda at: torch.gather(x, 1, at[:, :, None].expand(-1, -1, HIDDEN))
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


def load_backbone(model: Encoder, path: Path) -> None:
    """Fill the encoder from the publisher's MiniLM-L6 file; raises ValueError when its sha256 is another."""
    if hashlib.sha256(path.read_bytes()).hexdigest() != BACKBONE_SHA256:
        raise ValueError(f"{path}: not the published all-MiniLM-L6-v2 weights (sha256 differs)")
    w = {k.removeprefix("bert."): v for k, v in load_file(str(path)).items()}
    copy = lambda p, name: p.data.copy_(w[name])
    copy(model.tokens.weight, "embeddings.word_embeddings.weight")
    copy(model.positions.weight, "embeddings.position_embeddings.weight")
    model.segment.data.copy_(w["embeddings.token_type_embeddings.weight"][0])
    copy(model.norm.weight, "embeddings.LayerNorm.weight")
    copy(model.norm.bias, "embeddings.LayerNorm.bias")
    names = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "out": "attention.output.dense",
        "inner": "intermediate.dense",
        "outer": "output.dense",
        "norm1": "attention.output.LayerNorm",
        "norm2": "output.LayerNorm",
    }
    for i, layer in enumerate(model.layers):
        for ours, theirs in names.items():
            part = getattr(layer, ours)
            copy(part.weight, f"encoder.layer.{i}.{theirs}.weight")
            copy(part.bias, f"encoder.layer.{i}.{theirs}.bias")

"""The optimiser's run over shuffled batches of windows; seeded, saved as it goes, one log line every fifty steps."""

from __future__ import annotations

import random
import time
from pathlib import Path

import torch

from sayso.reading.encoder.pieces import WordPieces
from training.example import Passage
from training.loss import collate, loss_of
from training.network import Encoder

BATCH = 8
_HEADS = ("tag_", "role_", "relation_", "shapes")


class Run:
    """One stage of training: its own warm-up, then a linear descent.

    Args:
        model: trained in place.
        pieces: cuts words.
        steps: how many steps the stage takes.
        rates: peak learning rates of the backbone and of the heads.
        seed: seeds the order of batches.
        keep: where the weights are saved every 500 steps.
    """

    def __init__(
        self, model: Encoder, pieces: WordPieces, *, steps: int, rates: tuple[float, float], seed: int, keep: Path
    ) -> None:
        self.model, self.pieces, self.total, self.keep = model, pieces, steps, keep
        self.rng = random.Random(seed)
        heads = [p for n, p in model.named_parameters() if n.startswith(_HEADS)]
        rest = [p for n, p in model.named_parameters() if not n.startswith(_HEADS)]
        self.optimiser = torch.optim.AdamW(
            [{"params": rest, "lr": rates[0]}, {"params": heads, "lr": rates[1]}], weight_decay=0.01, betas=(0.9, 0.98), fused=True
        )
        warm = max(1, steps // 15)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimiser, lambda s: min(1.0, (s + 1) / warm) * max(0.02, 1.0 - s / max(1, steps))
        )
        self.step, self.began = 0, time.time()
        self._sums: dict[str, list[float]] = {}

    def over(self, material: list[tuple[list[Passage], float]]) -> None:
        """Go on until the stage's steps are done.

        Args:
            material: passages with the share of them that one pass takes (2.0: each twice).
        """
        self.model.train()
        while self.step < self.total:
            everything: list[Passage] = []
            for passages, share in material:
                everything += passages * int(share) + self.rng.sample(passages, int(len(passages) * (share % 1)))
            order = sorted(self.rng.sample(everything, len(everything)), key=lambda p: len(p.words) // 48)
            batches = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
            self.rng.shuffle(batches)
            for group in batches[: self.total - self.step]:
                self._learn(group)

    def _learn(self, group: list[Passage]) -> None:
        batch = collate(group, self.pieces)
        tags, pairs = self.model(batch.ids, batch.shapes, batch.mask, batch.first, batch.last)
        losses = loss_of(tags, pairs, batch)
        self.optimiser.zero_grad()
        torch.stack(list(losses.values())).sum().backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 5.0)
        self.optimiser.step()
        self.schedule.step()
        self.step += 1
        for name, value in losses.items():
            self._sums.setdefault(name, []).append(float(value.detach()))
        if self.step % 500 == 0:
            torch.save(self.model.state_dict(), self.keep)
        if self.step % 50 == 0:
            pace = (time.time() - self.began) / self.step
            told = " ".join(f"{k}={sum(v) / len(v):.3f}" for k, v in self._sums.items())
            print(f"step {self.step}/{self.total} {pace:.2f}s/step {told}", flush=True)
            self._sums = {}


def steps_of(material: list[tuple[list[Passage], float]], passes: float) -> int:
    """How many steps ``passes`` over ``material`` take."""
    return int(passes * sum(len(p) * share for p, share in material) / BATCH)
